"""What nobody has said of those whose votes are counted: said in the result's own words, with whom to ask."""

from __future__ import annotations

from collections.abc import Collection

from store.records import Attendance, Ballot, Meeting, Vote
from store.register import Register
from store.rules.attendance.elections import count_ballot
from store.rules.attendance.room import Room
from store.rules.law.provision import ASK
from store.rules.law.table import provision, why_end_announced
from store.rules.words.wording import counted

_ASK = "ask the monitoring officer"

NO_QUORUM_SET = "The panel has set no quorum, so none was checked."
"""What is said with the result of a vote where nobody has said how many members are needed."""


def asks(register: Register, meeting: Meeting, vote: Vote, there: Room, *, share: bool) -> tuple[str, ...]:
    """Say what has to be asked about a vote that was counted as recorded; `share`: it takes a share of the members.

    Where the panel's rules are silent on substitutes, or a Welsh panel's arrangements on those by remote link are not
    set, their votes are counted as they were recorded. Of hands it is said only where those votes could turn it. Where
    the panel has set no quorum, that is said with every result.
    """
    voters = _voters(vote)
    margin = None if voters else _margin(vote)
    told = (
        NO_QUORUM_SET if there.quorum is None else "",
        _of_substitutes(register, meeting, there, voters, margin, share=share),
        there.reach.words if there.reach.counts is None and _matter(there.linked, there, voters, margin) else "",
    )
    return tuple(words for words in told if words)


def in_doubt(register: Register, meeting: Meeting, majority: str) -> tuple[str, ...]:
    """Say what is asked about the law on a majority, by its code, on the day of a meeting: whether it is still the law.

    Of an end that was announced and is in no Act nothing follows of itself: the result stands, and is asked about.
    """
    ended = why_end_announced(meeting.date)
    if not majority or ended is None:
        return ()
    law = provision(majority, meeting.date, register.panel.nation)
    return (str(ended),) if law.certainty == ASK else ()


def _voters(vote: Vote) -> frozenset[str]:
    """Give those who are recorded by name as voting for something or against it; who abstained is not asked about."""
    last = vote.ballots[-1] if vote.ballots else Ballot()
    named = {one.person for one in vote.votes if one.vote in {"for", "against"}}
    return frozenset(named | {one.person for one in last.choices if one.nominee})


def _margin(vote: Vote) -> int | None:
    """Give by how many hands the vote was decided; None where no hands are counted."""
    if vote.ballots:
        votes = [number for _, number in count_ballot(vote.ballots[-1]).votes]
        return votes[0] - (votes[1] if len(votes) > 1 else 0) if votes else None
    if vote.counted_for is None and vote.counted_against is None:
        return None
    return abs((vote.counted_for or 0) - (vote.counted_against or 0))


def _matter(people: Collection[str], there: Room, voters: frozenset[str], margin: int | None) -> tuple[str, ...]:
    """Give those of some people whose votes are counted; of hands all who could vote, if they could turn it."""
    able = tuple(person for person in there.eligible if person in people)
    if voters:
        return tuple(person for person in able if person in voters)
    return able if margin is not None and margin <= len(able) else ()


def _of_substitutes(
    register: Register, meeting: Meeting, there: Room, voters: frozenset[str], margin: int | None, *, share: bool
) -> str:
    rules = register.panel.rules_on(meeting.date)
    silent = rules.substitutes_count_for_veto is None if share else rules.substitutes_vote is None
    if not silent:
        return ""
    known: dict[str, Attendance] = {one.person: one for one in meeting.attendance}
    settled = set() if share else {person for person in there.substitutes if known[person].votes is not None}
    counting = _matter(there.substitutes - settled, there, voters, margin)
    if not counting:
        return ""
    who = f"{counted(len(counting), 'substitute')} {'is' if len(counting) == 1 else 'are'} counted as recorded"
    what = "counts as a member for a veto" if share else "has the member's vote"
    return f"{who}: the panel's rules do not say whether a substitute {what}; {_ASK}."


def no_quorum(there: Room, verb: str, what: str = "") -> str:
    """Say that there is, was or would be no quorum (`verb` says which), with the members who count and those needed.

    `what` is for what there is none, such as an item.
    """
    number = len(there.quorate)
    who = counted(number, "member") if number else "no member"
    counts = {"is": "counts" if number < 2 else "count", "was": "counted", "would be": "would count"}[verb]
    needed = f"{there.quorum} {'is' if there.quorum == 1 else 'are'} needed"
    return f"There {verb} no quorum{f' for {what}' if what else ''}: {who} {counts} for it, and {needed}."
