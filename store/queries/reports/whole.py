"""One report to the commissioner whole: the one view of which its screen, its paper and its JSON are all made."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from store.problems import Refused, not_worked_out
from store.queries.calendar.holidays import working_days_of
from store.queries.rows import Lines, RecordId, Row, Source, cell
from store.records import Report
from store.register import Register
from store.rules.calendar.clock import State, left_words
from store.rules.calendar.deadlines import days_left
from store.rules.calendar.meetings import the_meeting
from store.rules.members.membership import printed_name
from store.rules.reports.kinds import kind_of
from store.rules.reports.limits import after_limit, limit
from store.rules.reports.matter import ReportMatter
from store.rules.reports.standing import (
    BlockStanding,
    answer_of,
    answer_wanted,
    answered_on,
    asks,
    blocks,
    office_of_signatory,
    state,
    without_copy,
)
from store.rules.rounds.progress import rule_of, the_round
from store.rules.rounds.words import step_words
from store.rules.words.dates import long_date
from store.rules.words.office import in_office
from store.rules.words.wording import capital, counted, listed


class BlockShown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A block of a report. `paragraph` is its number as printed, 0 for the title and for what is not printed.

    `offered` is what the records come to now, where the clerk worded the block over an earlier draft.
    """

    code: str
    heading: str
    paragraph: int
    text: str
    worded: bool
    left_out: bool
    offered: str


class AskShown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that the report needs and that is not recorded. `place` is the code of its block."""

    code: str
    sentence: str
    place: str
    cure: str


class CopyShown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A council that must have a copy, or had one; the day is null while none is recorded as sent."""

    council: str
    sent_on: dt.date | None


class VoteShown(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"for_": "for"}):
    """The vote that the report is on; numbers are null where neither names nor figures are kept."""

    id: str
    for_: int | None
    against: int | None
    abstained: int | None
    needed: Annotated[int | None, cell("the votes that a veto needed")]
    members: Annotated[int, cell("members in post at the time")]
    words: str


class ReportWhole(Row, frozen=True, kw_only=True):
    """A report to the commissioner whole."""

    of = Report

    id: RecordId
    kind: str
    state: Annotated[str, cell("draft, final, sent and published or answered")]
    round: Annotated[str | None, cell("id of the statutory round; null for ordinary scrutiny")]
    step: Annotated[str, cell("code of the step of the round that the report is")]
    meeting: Annotated[str | None, cell("id of the meeting at which the matter was considered")]
    considered: dt.date | None
    to: Annotated[str, cell("the office, with its holder if the seats have one")]
    outcome: Annotated[str, cell("code of what the panel decided")]
    vote: VoteShown | None
    dated: dt.date | None
    due: Annotated[dt.date | None, cell("the last day for the report; null where the law sets none")]
    due_note: Annotated[str, cell("how it stands to that day, and what follows if it is late")]
    provision: str
    signed_by: str
    signed_as: str
    blocks: tuple[BlockShown, ...]
    asks: tuple[AskShown, ...]
    sent_on: dt.date | None
    published_on: dt.date | None
    copies: tuple[CopyShown, ...]
    answer_wanted: bool
    answer_by: dt.date | None
    answered_on: dt.date | None
    answer: str
    source: Source

    @property
    def title(self) -> str:
        """The title as printed."""
        return next((one.text for one in self.blocks if one.code == "title"), "")


def report_whole(register: Register, report: Report, today: dt.date) -> ReportWhole:
    """Give a report whole."""
    matter = ReportMatter(register, report, today)
    last = limit(matter)
    return ReportWhole(
        id=report.id,
        kind=kind_of(register, report).code,
        state=state(matter),
        round=report.round,
        step=report.step,
        meeting=matter.meeting.id if matter.meeting else None,
        considered=matter.meeting.date if matter.meeting else matter.held.on if matter.held else None,
        to=_to(matter),
        outcome=matter.choice,
        vote=_vote(matter),
        dated=report.dated,
        due=last.due,
        due_note=due_note(matter),
        provision=str(last.date.rule) if last.date and last.date.rule else "",
        signed_by=printed_name(register, report.signatory, matter.meeting) if report.signatory else "",
        signed_as=office_of_signatory(matter),
        blocks=_numbered(blocks(matter)),
        asks=tuple(AskShown(one.code, one.sentence, block, one.cure) for block, one in asks(matter)),
        sent_on=report.sent_on,
        published_on=report.published_on,
        copies=_copies(matter),
        answer_wanted=answer_wanted(matter),
        answer_by=report.reply_by,
        answered_on=answered_on(matter),
        answer=_answer(matter, today),
        source=report.source,
    )


def _to(matter: ReportMatter) -> str:
    office = matter.register.panel.commissioner_on(matter.day)
    return f"{matter.commissioner}, {office}" if matter.commissioner else f"The {office}"


def _vote(matter: ReportMatter) -> VoteShown | None:
    known, outcome = matter.vote, matter.outcome
    if known is None or outcome is None:
        return None
    counts = outcome.checked and not outcome.problems
    return VoteShown(
        id=known.id,
        for_=outcome.votes_for if counts else None,
        against=outcome.against if counts else None,
        abstained=outcome.abstained if counts else None,
        needed=outcome.needed,
        members=outcome.in_post,
        words=outcome.words,
    )


def _numbered(standing: tuple[BlockStanding, ...]) -> tuple[BlockShown, ...]:
    shown, number = [], 0
    for one in standing:
        counts = bool(one.text) and one.code != "title"
        number += counts
        place = number if counts else 0
        shown.append(BlockShown(one.code, one.heading, place, one.text, one.worded, one.left_out, one.offered))
    return tuple(shown)


def due_note(matter: ReportMatter) -> str:
    """Say how a report stands to its last day: what is left, whether it was in time, what follows if it is late."""
    last = limit(matter)
    if last.due is None:
        return last.reason
    made = matter.report.dated
    out = [day for day in (matter.report.sent_on, matter.report.published_on) if day]
    day = max([made, *out]) if made else None
    if day is None and matter.today <= last.due:
        return _left(matter, last.due)
    late = after_limit(matter, day or matter.today)
    return in_office(late, matter.register.panel, matter.today) or "in time"


def _left(matter: ReportMatter, due: dt.date) -> str:
    try:
        left = days_left(matter.register.panel, matter.today, due, working_days_of(matter.register.panel), due)
    except Refused as refused:
        return f"the working days left {not_worked_out(refused)}"
    return left_words(State.DUE.value, left)


def _copies(matter: ReportMatter) -> tuple[CopyShown, ...]:
    sent = [CopyShown(one.council, one.on) for one in matter.report.copies]
    return (*sent, *(CopyShown(name, None) for name in without_copy(matter)))


def _answer(matter: ReportMatter, today: dt.date) -> str:
    step = answer_of(matter)
    if matter.round is None or step is None or step.on > today:
        return matter.report.answer
    return step_words(matter.register, matter.round, step, today)


def report_lines(register: Register, report: Report, today: dt.date) -> Lines:
    """Set a report out as labels with texts, as a detail pane shows it: how it stands first, then its blocks."""
    whole = report_whole(register, report, today)
    matter = ReportMatter(register, report, today)
    lines = [("Stands", capital(whole.state) + (f", dated {long_date(whole.dated)}" if whole.dated else ""))]
    lines += [("On", _on(matter))]
    due = f"{long_date(whole.due)}: {whole.due_note}" if whole.due else whole.due_note
    lines.append(("To be made by", due))
    wanted = [f"{one.place}: {one.sentence} {one.cure}" for one in whole.asks]
    lines += [("Still asked" if not at else "", words) for at, words in enumerate(wanted)]
    lines += [
        (f"Draft of {one.code}", f"The records now come to: {one.offered}") for one in whole.blocks if one.offered
    ]
    lines += _out_lines(whole)
    for one in whole.blocks:
        if one.text:
            number = f"{one.paragraph} " if one.paragraph else ""
            mark = " (your words)" if one.worded else ""
            lines.append((f"{number}{capital(one.code)}{mark}", one.text))
        elif one.left_out:
            lines.append((capital(one.code), "left out"))
    return tuple(lines)


def _on(matter: ReportMatter) -> str:
    if matter.round is not None:
        rule = rule_of(matter.round, matter.kind.step)
        return f"{capital(the_round(matter.round))} ({matter.round.id}): {rule.label if rule else matter.kind.step}"
    return capital(the_meeting(matter.meeting, weekday=True)) if matter.meeting else ""


def _out_lines(whole: ReportWhole) -> list[tuple[str, str]]:
    lines: list[tuple[str, str]] = []
    if whole.sent_on:
        lines.append(("Sent on", long_date(whole.sent_on)))
    if whole.published_on:
        lines.append(("Published on", long_date(whole.published_on)))
    if whole.state != "draft" and whole.copies:
        lines.append(("Copies", copies_words(whole)))
    if whole.sent_on or whole.answered_on:
        lines.append(("Answer", answer_words(whole)))
    return lines


def copies_words(whole: ReportWhole) -> str:
    """Say how many councils had their copy, and which have not."""
    missing = [one.council for one in whole.copies if one.sent_on is None]
    told = f"{len(whole.copies) - len(missing)} of {counted(len(whole.copies), 'council')}"
    return f"{told}; none recorded to {listed(missing)}" if missing else told


def answer_words(whole: ReportWhole) -> str:
    """Say whether a report was answered, or by when that is wanted."""
    if whole.answered_on:
        return whole.answer or f"Answered on {long_date(whole.answered_on)}"
    if not whole.answer_wanted:
        return "None is owed: the panel has set no period for one"
    return f"Wanted by {long_date(whole.answer_by)}" if whole.answer_by else "Owed by law; none is recorded"
