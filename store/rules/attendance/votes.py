"""The referee: whether a vote was carried, by which rule, and whether it stands at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from store.problems import Problem, Refused, not_worked_out
from store.records import Meeting, Minute, Nation, Vote, WorkItem
from store.register import Register
from store.rules.attendance.asks import NO_QUORUM_SET, asks, in_doubt, no_quorum
from store.rules.attendance.elections import count_ballot, election_problems, election_words, too_many
from store.rules.attendance.results import CARRIED, LOST, NOT_PUT, TIED, WITHDRAWN, at_odds, read_result
from store.rules.attendance.room import Room, room, why_not_in_room
from store.rules.attendance.seating import HERE
from store.rules.calendar.settled import why_settled
from store.rules.law.table import members_needed, provision
from store.rules.members.membership import printed_name
from store.rules.words.wording import counted, quoted

FOR, AGAINST, ABSTAINED = "for", "against", "abstained"
"""How someone can vote."""

INVALID = "does not stand"
"""How a vote stands that was no vote in law, whatever was counted."""

NOT_CHECKED = "not checked"
"""What is said of a result of which only words are kept."""


class Majority(NamedTuple):
    """A rule for deciding: its words, and the provision whose share of the members in post is needed, if it is one.

    Without a provision more votes for than against carry a motion, and a casting vote settles a tie.
    """

    label: str
    provision: str = ""


MAJORITIES: dict[str, Majority] = {
    "simple": Majority("a simple majority of those voting"),
    "veto": Majority("two thirds of the members in post (veto of the precept)", "precept_veto"),
    "chief-constable-veto": Majority(
        "two thirds of the members in post (veto of a chief constable)", "chief_constable_veto"
    ),
    "all-members": Majority("every member of the panel (co-opting a councillor)", "coopt_councillor_majority"),
}
"""The rules, by the code under which a vote is recorded."""


class VoteOutcome(NamedTuple):
    """What came of a vote: carried, lost, tied, or not standing; the count; how many votes for were needed; and why.

    `problems` are the reasons for which it does not stand. `words` is the sentence for the minutes. `checked` says
    that it was worked out; else only the words of the meeting are kept, and `state` is what they say. `share` are the
    votes counted towards a share of the members in post, where one is needed; `minuted` is the sentence without the
    questions that `words` ends with.
    """

    state: str
    votes_for: int
    against: int
    abstained: int
    needed: int | None
    in_post: int
    words: str
    problems: tuple[Problem, ...] = ()
    checked: bool = True
    share: int | None = None
    minuted: str = ""

    @property
    def for_minutes(self) -> str:
        """The sentence without what has to be asked, as minutes print it."""
        return self.minuted or self.words

    @property
    def counted_for(self) -> int:
        """The votes for that count: all of them, or those counted towards a share of the members in post."""
        return self.votes_for if self.share is None else self.share


def only_words(vote: Vote) -> bool:
    """Say whether neither names nor figures are kept of a vote, but the words of the meeting for its result are."""
    hands = (vote.counted_for, vote.counted_against, vote.counted_abstained)
    return bool(vote.result) and not vote.votes and not any(hands) and not vote.ballots


def judge(register: Register, meeting: Meeting, vote: Vote) -> VoteOutcome:
    """Judge a vote by who was in the room and could vote, as recorded now, and by the roll of the meeting's day.

    An inquorate vote, or one in which somebody is recorded who could not vote, does not stand, whatever was counted.
    Where nobody has said whether somebody's vote counts, it is counted as recorded, and the words say whom to ask.
    """
    there = room(register, meeting, vote.item, vote.at)
    outcome = _judged(register, meeting, vote, there)
    if outcome.problems:
        return outcome
    majority = MAJORITIES.get(vote.rule, Majority("")).provision
    questions = asks(register, meeting, vote, there, share=bool(majority)) if outcome.checked else ()
    questions += in_doubt(register, meeting, majority)
    return outcome._replace(words=" ".join((outcome.words, *questions)), minuted=outcome.words)


def _judged(register: Register, meeting: Meeting, vote: Vote, there: Room) -> VoteOutcome:
    """Judge a vote by the room in which it was taken."""
    if vote.nominees and not only_words(vote):
        return _by_election(register, meeting, vote, there)
    if only_words(vote):
        return _as_printed(meeting, vote, there)
    problems = (
        *_no_rule(vote),
        *_who(register, meeting, vote, there),
        *_quorum(there),
        *_counts(vote, there),
    )
    yes, no, neither = _count(vote)
    needed, unknown = share_needed(register, meeting, vote, there)
    problems += _casting(register, meeting, vote, there, yes, no)
    if problems:
        words = f"The vote does not stand: {_all(problems)}"
        return VoteOutcome(INVALID, yes, no, neither, needed, there.in_post, words, problems)
    if MAJORITIES[vote.rule].provision:
        if needed is None:
            words = _all(unknown)
            return VoteOutcome(INVALID, yes, no, neither, None, there.in_post, words, unknown)
        return _by_share(register, meeting, vote, there, needed)
    return _by_majority(vote, there, yes, no, neither)


def _all(problems: Iterable[Problem]) -> str:
    """Give the sentences of all problems, as one text."""
    return " ".join(one.sentence for one in problems)


def _as_printed(meeting: Meeting, vote: Vote, there: Room) -> VoteOutcome:
    """Take the words of the meeting for the result; only a quorum that is known to have been missing undoes it."""
    state = read_result(vote.result).state
    problems = () if is_unrecorded(meeting) or state in {WITHDRAWN, NOT_PUT} else _quorum(there)
    if problems:
        words = f"The vote does not stand: {_all(problems)}"
        return VoteOutcome(INVALID, 0, 0, 0, None, there.in_post, words, problems, checked=False)
    words = f"{vote.result.rstrip('.')} ({NOT_CHECKED}: neither names nor figures are kept)."
    words += f" {NO_QUORUM_SET}" if there.quorum is None and state not in {WITHDRAWN, NOT_PUT} else ""
    return VoteOutcome(state, 0, 0, 0, None, there.in_post, words, checked=False)


def _by_election(register: Register, meeting: Meeting, vote: Vote, there: Room) -> VoteOutcome:
    """Judge an election by its ballots; the votes for are those of whoever leads in the last one."""

    def name(person: str) -> str:
        return printed_name(register, person, meeting)

    casting, lots = casting_vote_allowed(register, meeting.date), register.panel.rules_on(meeting.date).lots
    quorum = () if _unopposed(vote) and is_unrecorded(meeting) else _quorum(there)
    problems = (*quorum, *election_problems(vote, there, name, casting=casting, lots=lots))
    if problems:
        words = f"The election does not stand: {_all(problems)}"
        return VoteOutcome(INVALID, 0, 0, 0, None, there.in_post, words, problems)
    state, words = election_words(vote, name)
    last = count_ballot(vote.ballots[-1]) if vote.ballots else None
    first = last.votes[0][1] if last and last.votes else 0
    abstained = sum(not one.nominee for one in vote.ballots[-1].choices) if vote.ballots else 0
    neither = abstained or (vote.ballots[-1].abstained or 0 if vote.ballots else 0)
    return VoteOutcome(state, first, last.cast - first if last else 0, neither, None, there.in_post, words)


def _unopposed(vote: Vote) -> bool:
    return len(vote.nominees) == 1 and not vote.ballots


def is_unrecorded(meeting: Meeting) -> bool:
    """Say whether nobody is recorded as having come to a meeting."""
    return not any(one.presence in HERE for one in meeting.attendance)


def _no_rule(vote: Vote) -> tuple[Problem, ...]:
    if vote.rule in MAJORITIES:
        return ()
    sentence = f"There is no rule of majority “{vote.rule}”."
    return (Problem("vote-rule", sentence, f"Choose from {', '.join(MAJORITIES)}.", "rule"),)


def _who(register: Register, meeting: Meeting, vote: Vote, there: Room) -> tuple[Problem, ...]:
    """List those recorded as voting who could not, or who stand twice."""
    problems: list[Problem] = []
    seen: set[str] = set()
    for one in vote.votes:
        name = printed_name(register, one.person, meeting)
        if one.person in seen:
            cure = "Record one vote each; a casting vote is recorded as such."
            problems.append(Problem("vote-twice", f"{name} is recorded as voting twice.", cure, "votes"))
        seen.add(one.person)
        if one.vote not in {FOR, AGAINST, ABSTAINED}:
            cure = f"Choose {FOR}, {AGAINST} or {ABSTAINED}."
            problems.append(Problem("vote-word", f"“{one.vote}” is not a way to vote.", cure, "votes"))
        if one.person not in there.eligible:
            why = why_not_in_room(register, meeting, one.person, vote.item, vote.at)
            sentence = f"{name} {why} and cannot be recorded as voting on it."
            cure = "Leave that vote out, or correct the record."
            cure += f" {there.reach.words}" if one.person in there.by_link else ""
            problems.append(Problem("vote-not-eligible", sentence, cure, "votes"))
    return tuple(problems)


def _quorum(there: Room) -> tuple[Problem, ...]:
    if there.has_quorum is not False:
        return ()
    sentence = no_quorum(there, "was")
    if there.by_link:
        sentence += f" {counted(len(there.by_link), 'person')} took part by remote link. {there.reach.words}"
    cure = "Check who is recorded as present; without a quorum nothing can be decided."
    return (Problem("vote-inquorate", sentence, cure, "item"),)


def _counts(vote: Vote, there: Room) -> tuple[Problem, ...]:
    """List what is wrong with the counting of hands."""
    hands = (vote.counted_for, vote.counted_against, vote.counted_abstained)
    given = [number for number in hands if number is not None]
    if vote.votes and given:
        cure = "Record either names or numbers."
        return (Problem("vote-both", "Both names and numbers of votes are recorded.", cure, "votes"),)
    if any(number < 0 for number in given):
        return (Problem("vote-negative", "A number of votes cannot be below nothing.", "Correct it.", "votes"),)
    if not vote.votes and not any(given):
        return (Problem("vote-empty", "No votes are recorded.", "Record who voted, or how many.", "votes"),)
    if sum(given) > len(there.eligible):
        sentence = f"{too_many(sum(given), len(there.eligible), '')} in the room may vote on this item."
        sentence += f" {there.reach.words}" if there.by_link else ""
        return (Problem("vote-too-many", sentence, "Count again, or correct the attendance.", "votes"),)
    if MAJORITIES.get(vote.rule, Majority("")).provision and not vote.votes:
        cure = "Record how each member voted, by name."
        return (Problem("vote-names", "A vote of the members in post needs their names.", cure, "votes"),)
    return ()


def _count(vote: Vote) -> tuple[int, int, int]:
    if vote.votes:
        words = [one.vote for one in vote.votes]
        return words.count(FOR), words.count(AGAINST), words.count(ABSTAINED)
    return vote.counted_for or 0, vote.counted_against or 0, vote.counted_abstained or 0


def share_needed(
    register: Register, meeting: Meeting, vote: Vote, there: Room
) -> tuple[int | None, tuple[Problem, ...]]:
    """Give the votes that a share of the members in post comes to, or why that cannot be worked out."""
    majority = MAJORITIES.get(vote.rule)
    if majority is None or not majority.provision:
        return None, ()
    try:
        rule = provision(majority.provision, meeting.date, register.panel.nation)
    except Refused as refused:
        sentence = f"The votes needed {not_worked_out(refused)}"
        return None, (Problem("vote-no-law", sentence, "Ask the monitoring officer.", "rule"),)
    return members_needed(rule, there.in_post), ()


def casting_vote_allowed(register: Register, on: dt.date) -> bool | None:
    """Say whether the person presiding has a casting vote on a day; None where neither law nor rules say so.

    Local Government Act 1972 Sch 12 para 39 gives one in England; it does not reach the panels of Wales.
    """
    own = register.panel.rules_on(on).casting_vote
    if own is not None:
        return own
    return True if register.panel.nation is Nation.ENGLAND else None


def _casting(register: Register, meeting: Meeting, vote: Vote, there: Room, yes: int, no: int) -> tuple[Problem, ...]:
    if not vote.casting:
        return ()
    problems: list[Problem] = []
    if MAJORITIES.get(vote.rule, Majority("")).provision:
        cure = "Leave the casting vote out: a share of the members in post is needed."
        problems.append(Problem("casting-share", "A casting vote cannot make up this majority.", cure, "casting"))
    elif yes != no:
        sentence = f"The votes were {yes} to {no}: there was no tie for a casting vote to settle."
        problems.append(Problem("casting-no-tie", sentence, "Leave the casting vote out.", "casting"))
    if not casting_vote_allowed(register, meeting.date):
        cure = "Ask the monitoring officer, and set it in the panel's rules."
        problems.append(Problem("casting-none", "The panel's rules give no casting vote.", cure, "casting"))
    if vote.presider not in there.eligible:
        cure = "Name who presided; they must be able to vote on the item."
        sentence = "The casting vote is not that of someone presiding who may vote on this item."
        problems.append(Problem("casting-who", sentence, cure, "presider"))
    if vote.casting not in {FOR, AGAINST}:
        sentence = f"A casting vote cannot be “{vote.casting}”."
        problems.append(Problem("casting-word", sentence, f"Choose {FOR} or {AGAINST}.", "casting"))
    return tuple(problems)


def _by_majority(vote: Vote, there: Room, yes: int, no: int, neither: int) -> VoteOutcome:
    state = CARRIED if yes > no else LOST if no > yes else TIED
    aside = f", {neither} abstaining" if neither else ""
    words = f"{state.upper()} by {counted(max(yes, no), 'vote')} to {min(yes, no)}{aside}."
    if state == TIED:
        words = f"The votes were equal, {yes} to {no}{aside}, and the motion was not carried."
        if vote.casting:
            state = CARRIED if vote.casting == FOR else LOST
            words = (
                f"{state.upper()} on the casting vote of the person presiding, the votes being {yes} to {no}{aside}."
            )
    return VoteOutcome(state, yes, no, neither, None, there.in_post, words)


def _by_share(register: Register, meeting: Meeting, vote: Vote, there: Room, needed: int) -> VoteOutcome:
    """Judge by a share of the members in post: absence counts against, a vacancy does not count."""
    yes, no, neither = _count(vote)
    share = yes
    aside = ""
    if register.panel.rules_on(meeting.date).substitutes_count_for_veto is False:
        left_out = sum(one.vote == FOR and one.person in there.substitutes for one in vote.votes)
        share = yes - left_out
        whose = "1 vote of a substitute is" if left_out == 1 else f"{left_out} votes of substitutes are"
        aside = f" {whose} not counted." if left_out else ""
    state = CARRIED if share >= needed else LOST
    who = f"{share or 'none'} of the {counted(there.in_post, 'member')} in post"
    words = f"{state.upper()}: {who} voted for it, and {needed} {'was' if needed == 1 else 'were'} needed.{aside}"
    return VoteOutcome(state, yes, no, neither, needed, there.in_post, words, share=share)


def result_at_odds(vote: Vote, outcome: VoteOutcome) -> Problem | None:
    """Say how the words of the meeting for a result differ from what was worked out; None if they agree."""
    if not vote.result or not outcome.checked or vote.nominees or outcome.problems:
        return None
    casting = bool(vote.casting)
    sentence = at_odds(vote.result, outcome.state, outcome.votes_for, outcome.against, casting=casting)
    cure = "Correct the votes or the words, whichever is wrong."
    return Problem("vote-at-odds", sentence, cure, "result", "attend.votes") if sentence else None


def standing(register: Register, meeting: Meeting) -> tuple[VoteOutcome, ...]:
    """Judge every vote recorded at a meeting, in the order in which they were taken."""
    return tuple(judge(register, meeting, vote) for vote in register.votes_of(meeting.id))


def why_unsettles(before: Register, after: Register, meeting_id: str) -> tuple[Problem, ...]:
    """List the votes at a meeting that stood before an edit and would not stand after it.

    What was never checked against the room, because only words are kept or nobody had to vote, keeps nothing out:
    minutes may be typed before the attendance, one person after the other.
    """
    was, now = before.get(Meeting, meeting_id), after.get(Meeting, meeting_id)
    if was is None or now is None:
        return ()
    problems = []
    for vote in after.votes_of(meeting_id):
        broken = judge(after, now, vote).problems if before.live(Vote, vote.id) == vote else ()
        stood = judge(before, was, vote) if broken else None
        if stood and not stood.problems and stood.checked and not _unopposed(vote):
            sentence = f"The vote recorded on {_item(after, vote)} would no longer stand: {_all(broken)}"
            cure = "Take that vote back first, and record it again as it was."
            problems.append(Problem("vote-unsettled", sentence, cure, broken[0].field, "attend.votes"))
    return tuple(problems)


def why_not_take_vote_back(register: Register, vote: Vote) -> Problem | None:
    """Say why a vote cannot be taken back: its minutes are confirmed, or an amendment or a round rests on it."""
    settled = why_settled(register.get(Meeting, vote.meeting), "number")
    if settled is not None:
        return settled
    if register.amendments_to(vote.id):
        cure = "Take the amendment back first."
        return Problem("vote-amended", "An amendment to that motion is recorded.", cure, "number", "attend.votes")
    for one in register.rounds:
        if any(step.vote == vote.id for step in one.steps):
            sentence = f"A step of the {one.kind.value} round {one.id} rests on that vote."
            return Problem("vote-in-round", sentence, "Take that step back first.", "number", "round.back")
    return None


def recorded_on(register: Register, meeting: Meeting, item: str, minute: str | None = None) -> Vote | None:
    """Give the first vote of a meeting on an item, or in a minute, amendments aside; None if there is none."""
    for vote in register.votes_of(meeting.id):
        if not vote.amends and ((item and vote.item == item) or (minute and vote.minute == minute)):
            return vote
    return None


def vote_title(register: Register, vote: Vote) -> str:
    """Name what a vote was on: its item or minute, else the words of its motion; empty if nothing of it is recorded."""
    item, minute = register.get(WorkItem, vote.item), register.get(Minute, vote.minute)
    if item is not None:
        return item.title
    return (minute.heading if minute else "") or vote.motion or next((one.text for one in vote.clauses), "")


def _item(register: Register, vote: Vote) -> str:
    return quoted(vote_title(register, vote) or "no motion recorded")
