"""What is late, due or missing in the office: one line each, with what to do about it.

These are the findings, each as one line: what `f` shows on the screen, `check` prints.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from store.queries.findings.findings import FindingLine, findings
from store.queries.rows import RecordId, Row, Source, cell
from store.register import Register


class CheckLine(Row, frozen=True):
    """Something late, due or missing; `id` and `source` are those of the record it is about."""

    code: Annotated[str, cell("stable")]
    sentence: Annotated[str, cell(last=True)]
    place: Annotated[str, cell("where in the office, in words")]
    cure: Annotated[str, cell(last=True)]
    id: RecordId
    source: Source = ""


def check(register: Register, today: dt.date) -> tuple[CheckLine, ...]:
    """Give everything that is late, due or missing, except what the clerk set aside: what is late first."""
    return tuple(line for _, line in keyed_check(register, today))


def keyed_check(register: Register, today: dt.date) -> tuple[tuple[str, CheckLine], ...]:
    """Give the same, each with what names this very finding, by which it is known again on another day."""
    return tuple((row.key, _line(register, row)) for row in findings(register, today).rows)


def _line(register: Register, row: FindingLine) -> CheckLine:
    about = row.records[0] if row.records else row.meeting or ""
    record = register.find(about)
    return CheckLine(row.code, row.sentence, row.place, row.cure, about, record.source if record else "")
