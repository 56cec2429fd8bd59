"""The reports to the commissioner as a list: those still to be finished first, then those out, then those answered."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar

from store.queries.reports.whole import due_note
from store.queries.rows import Date, RecordId, Row, Source, cell
from store.records import Report
from store.register import Register
from store.rules.reports.kinds import kind_of
from store.rules.reports.limits import limit
from store.rules.reports.matter import ReportMatter
from store.rules.reports.standing import (
    ANSWERED,
    DRAFT,
    FINAL,
    OUT,
    answer_wanted,
    answered_on,
    asks,
    blocks,
    state,
    without_copy,
)
from store.rules.words.wording import capital, counted

_ORDER = {DRAFT: 0, FINAL: 1, OUT: 2, ANSWERED: 3}


class ReportRow(Row, frozen=True, kw_only=True):
    """A report to the commissioner."""

    of: ClassVar = Report

    id: RecordId
    state: Annotated[str, cell("draft, final, sent and published or answered")]
    kind: Annotated[str, cell("code of the kind of report")]
    label: Annotated[str, cell("the kind in words", heading="Report")]
    considered: Date
    dated: Date
    due: Annotated[dt.date | None, cell("the last day for it; null where the law sets none")]
    due_note: Annotated[str, cell(last=True)]
    asks: Annotated[int, cell("how much is still asked for before it can be final")]
    copies_missing: Annotated[int, cell("councils of which no copy is recorded", heading="Copies missing")]
    answered_on: Date
    title: Annotated[str, cell(last=True)]
    source: Source

    @property
    def over(self) -> bool:
        """Whether nothing more is waited for."""
        return self.state == ANSWERED and not self.copies_missing

    @property
    def next(self) -> str:
        """Say what is to be done with it next."""
        if self.state == DRAFT:
            return f"Asks for {counted(self.asks, 'thing')}" if self.asks else "To be made final"
        if self.state == FINAL:
            return "To be sent and published"
        if self.copies_missing:
            return f"Copies to {counted(self.copies_missing, 'council')}"
        return "Answered" if self.state == ANSWERED else "Answer" if self.answer_owed else "None: no answer is owed"

    @property
    def short(self) -> str:
        """Say how far it has got in a word."""
        return "out" if self.state == OUT else self.state

    answer_owed: Annotated[bool, cell("whether an answer is owed and has not come", heading="Answer owed")]


def report_rows(register: Register, today: dt.date) -> tuple[ReportRow, ...]:
    """List the reports: drafts, those that are final, those that are out, those that were answered."""
    rows = [report_row(register, report, today) for report in register.reports]
    return tuple(sorted(rows, key=lambda row: (_ORDER[row.state], row.due or dt.date.max)))


def report_row(register: Register, report: Report, today: dt.date) -> ReportRow:
    """Word one report for a list."""
    matter = ReportMatter(register, report, today)
    owed = answer_wanted(matter) and answered_on(matter) is None
    return ReportRow(
        id=report.id,
        state=state(matter),
        kind=kind_of(register, report).code,
        label=capital(kind_of(register, report).label),
        considered=matter.meeting.date if matter.meeting else matter.held.on if matter.held else None,
        dated=report.dated,
        due=limit(matter).due,
        due_note=due_note(matter),
        asks=len(asks(matter)),
        copies_missing=len(without_copy(matter)),
        answered_on=answered_on(matter),
        title=next((one.text for one in blocks(matter) if one.code == "title"), ""),
        source=report.source,
        answer_owed=owed,
    )
