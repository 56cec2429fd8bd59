"""The votes of a meeting as every face shows them: what was moved and by whom, how it was voted on, what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, Any

from store.queries.rows import RecordId, Row, Source, cell
from store.records import Meeting, Vote
from store.register import Register
from store.rules.attendance.elections import ballot_words
from store.rules.attendance.movers import mover_words
from store.rules.attendance.votes import MAJORITIES, judge, result_at_odds, vote_title
from store.rules.members.membership import printed_name
from store.rules.publishing.withheld import MARK, WITHHELD_WORDS, is_of_exempt, is_withheld
from store.rules.rounds.of_votes import rounds_resting_on
from store.rules.words.clauses import clause_words
from store.rules.words.dates import long_date


class VoteRow(Row, frozen=True, kw_only=True):
    """A vote of a meeting, as judged now."""

    of = Vote

    meeting: Annotated[str, cell("id of the meeting")]
    date: Annotated[dt.date, cell("day of the meeting")]
    number: Annotated[int, cell("its place among the votes of the meeting, from 1", heading="No")]
    id: RecordId
    item: Annotated[str, cell("id of the item of the programme; empty if it is on none")]
    minute: Annotated[str | None, cell("id of the minute that records it")]
    title: Annotated[str, cell("what it was on: item, minute or motion", heading="Vote on")]
    kind: Annotated[str, cell("vote, amendment or election", heading="Kind")]
    amends: Annotated[str | None, cell("id of the vote on the motion that it was moved to amend")]
    motion: Annotated[str, cell(last=True)]
    clauses: Annotated[tuple[str, ...], cell("with their labels in front", last=True)]
    moved_by: Annotated[str, cell("as the minutes print it")]
    seconded_by: Annotated[str, cell("as the minutes print it")]
    nominees: tuple[str, ...]
    ballots: Annotated[tuple[str, ...], cell(last=True)]
    rule: Annotated[str, cell("the code of the rule of majority")]
    votes_for: Annotated[int | None, cell("null where neither names nor figures are kept", heading="For")]
    against: Annotated[int | None, cell("likewise", heading="Against")]
    abstained: Annotated[int | None, cell("likewise", heading="Abstained")]
    votes: Annotated[tuple[str, ...], cell("how each person voted, where names are kept", last=True)]
    decides: Annotated[
        tuple[str, ...], cell("id of the statutory round and code of its step that it decided", last=True)
    ]
    state: Annotated[str, cell("carried, lost, tied, elected, withdrawn, not put and so on", heading="Came to")]
    exempt: Annotated[bool, cell("whether it belongs to exempt business, which is withheld unless asked for")]
    checked: Annotated[bool, cell("whether it was worked out from names or figures", heading="Checked")]
    result: Annotated[str, cell("the words of the meeting")]
    words: Annotated[str, cell("the sentence of what was worked out", heading="Worked out", last=True)]
    trouble: Annotated[
        str, cell("why it does not stand, or how words and votes differ", heading="To be settled", last=True)
    ]
    source: Source

    @property
    def named(self) -> str:
        """Name it in a list: by what it was on, and by its kind if that is not a plain vote."""
        words = " ".join(self.title.split())
        words = f"{MARK}: {words}" if self.exempt and words else words
        return f"{self.kind}: {words}" if words and self.kind != "vote" else words or self.kind


def vote_rows(register: Register, _today: dt.date, meeting: str = "") -> tuple[VoteRow, ...]:
    """List the votes of a meeting in their order, or of all meetings. Raises Refused if there is no such meeting."""
    held = (register.need(Meeting, meeting, "meeting"),) if meeting else register.meetings
    return tuple(row for one in held for row in votes_of(register, one))


def votes_of(register: Register, meeting: Meeting) -> tuple[VoteRow, ...]:
    """List the votes of a meeting with what came of each, as judged now; of one that is withheld that there was it."""
    return tuple(
        (_withheld_row if is_withheld(vote.motion) else _row)(register, meeting, vote, number)
        for number, vote in enumerate(register.votes_of(meeting.id), 1)
    )


def _withheld_row(register: Register, meeting: Meeting, vote: Vote, number: int) -> VoteRow:
    """Give of a vote in exempt business its place, and nothing of how it went."""
    nothing: dict[str, Any] = dict.fromkeys(("moved_by", "seconded_by", "rule", "words", "trouble", "result"), "")
    nothing |= dict.fromkeys(("clauses", "nominees", "ballots", "votes", "decides"), ())
    nothing |= dict.fromkeys(("votes_for", "against", "abstained"))
    return VoteRow(
        meeting=meeting.id,
        date=meeting.date,
        number=number,
        id=vote.id,
        item=vote.item,
        minute=vote.minute,
        title=vote_title(register, vote),
        kind="amendment" if vote.amends else "vote",
        amends=vote.amends,
        motion=WITHHELD_WORDS,
        state=WITHHELD_WORDS,
        exempt=True,
        checked=False,
        source="",
        **nothing,
    )


def _row(register: Register, meeting: Meeting, vote: Vote, number: int) -> VoteRow:
    outcome = judge(register, meeting, vote)
    odds = result_at_odds(vote, outcome)
    counted = outcome.checked and bool(vote.votes or vote.ballots or _hands(vote))

    def name(person: str) -> str:
        return printed_name(register, person, meeting)

    return VoteRow(
        meeting=meeting.id,
        date=meeting.date,
        number=number,
        id=vote.id,
        item=vote.item,
        minute=vote.minute,
        title=vote_title(register, vote),
        kind="election" if vote.nominees else "amendment" if vote.amends else "vote",
        amends=vote.amends,
        motion=vote.motion,
        clauses=tuple(clause_words(one) for one in vote.clauses),
        moved_by=mover_words(register, meeting, vote.moved_by, vote.moved_by_printed),
        seconded_by=mover_words(register, meeting, vote.seconded_by, vote.seconded_by_printed),
        nominees=tuple(one.printed or name(one.person) for one in vote.nominees),
        ballots=tuple(ballot_words(one, name) for one in vote.ballots),
        rule=vote.rule,
        votes_for=outcome.votes_for if counted else None,
        against=outcome.against if counted else None,
        abstained=outcome.abstained if counted else None,
        votes=tuple(f"{name(one.person)}: {one.vote}" for one in vote.votes),
        decides=tuple(f"{one.id} {step.step}" for one, step in rounds_resting_on(register, vote.id)),
        state=outcome.state,
        exempt=is_of_exempt(register, vote),
        checked=outcome.checked,
        result=vote.result,
        words=outcome.words,
        trouble=" ".join(one.sentence for one in outcome.problems or filter(None, (odds,))),
        source=vote.source,
    )


def _hands(vote: Vote) -> bool:
    return any((vote.counted_for, vote.counted_against, vote.counted_abstained))


def vote_lines(rows: Iterable[VoteRow]) -> tuple[str, ...]:
    """Tell votes for reading, under the day of their meeting: each with its number, what it was on, what came of it."""
    lines: list[str] = []
    day: dt.date | None = None
    for row in rows:
        if row.date != day:
            day = row.date
            lines += [*([""] if lines else []), long_date(day)]
        head, *rest = told_vote(row)
        lines += [f"{row.number}. {head}", *(f"   {line}" for line in rest)]
    return tuple(lines)


def told_vote(row: VoteRow) -> tuple[str, ...]:
    """Tell one vote for reading: what it was on and what came of it, then what was moved, by whom, and the count."""
    moved = f"moved by {row.moved_by}" if row.moved_by else ""
    seconded = f"seconded by {row.seconded_by}" if row.seconded_by else ""
    motion = row.motion if row.motion != row.title else ""
    texts = (motion, *row.clauses, " and ".join(filter(None, (moved, seconded))), "; ".join(row.votes))
    majority = MAJORITIES.get(row.rule)
    by = f"By {majority.label if majority else row.rule}." if row.checked and row.kind != "election" else ""
    title = " ".join(row.title.split()) or row.kind.capitalize()
    title = f"{MARK}: {title}" if row.exempt and not is_withheld(row.state) else title
    told = [line for text in texts for line in text.splitlines()]
    words = "" if row.words and row.words in row.trouble else row.words
    trouble = "" if words and row.trouble in words else row.trouble
    told += [line for line in (*row.ballots, words, trouble, by) if line]
    told += [f"It decided a step of a statutory round: {step}." for step in row.decides]
    return (f"{title} ({row.kind}): {row.state}", *told)
