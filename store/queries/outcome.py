"""What an act did, as an answer for scripts: an object for each record that it touched."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from typing import Annotated

from store.queries.questions.lists import need_of
from store.queries.rows import RecordId, Row, Source, cell
from store.records import Action, Meeting, Minute, Question, Record, Report, WorkItem
from store.register import Register

BINNED = "in the bin"
GONE = "removed"


class ActOutcome(Row, frozen=True, kw_only=True):
    """What an act did to a record, and how that stands now."""

    id: RecordId
    sentence: Annotated[str, cell("what was done")]
    state: Annotated[str, cell("its status or state in words; empty for a kind of record that has none")]
    needs: Annotated[str, cell("what it needs of the clerk now; empty if nothing")]
    source: Source


def outcomes(register: Register, today: dt.date, ids: Iterable[str], sentence: str) -> tuple[ActOutcome, ...]:
    """Say how each record stands after an act that did what `sentence` says.

    What a record needs is the next step of a question, else what the findings of the day say of it.
    """

    @cache
    def needs() -> dict[str, str]:
        from store.queries.findings.findings import finding_rows

        told: dict[str, str] = {}
        for row in finding_rows(register, today):
            told |= {one: f"{row.sentence} {row.cure}".strip() for one in row.records if one not in told}
        return told

    def of(record_id: str) -> ActOutcome:
        record = register.find(record_id)
        if record is None:
            return ActOutcome(id=record_id, sentence=sentence, state=GONE, needs="", source="")
        if record.binned_on is not None:
            need = ""
        elif isinstance(record, Question):
            need = need_of(register, record, today)
        else:
            need = needs().get(record_id, "")
        return ActOutcome(
            id=record_id,
            sentence=sentence,
            state=state_of(register, record, today),
            needs=need,
            source=record.source,
        )

    return tuple(of(one) for one in dict.fromkeys(ids))


def state_of(register: Register, record: Record, today: dt.date) -> str:
    """Give the status or state of a record in words; empty for a kind that has none."""
    if record.binned_on is not None:
        return BINNED
    match record:
        case Question():
            return record.state.value
        case Meeting() | WorkItem() | Action():
            return str(record.status.value)
        case Minute():
            return register.need(Meeting, record.meeting, "meeting").minutes.word
        case Report():
            from store.rules.reports.matter import ReportMatter
            from store.rules.reports.standing import state

            return state(ReportMatter(register, record, today))
        case _:
            return ""
