"""What is late, due or missing in the office: one line each, with what to do about it.

These are the findings, each as one line: what `f` shows on the screen, `check` prints.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

from store.queries.findings.findings import FindingLine, findings
from store.queries.rows import RecordId, Row, Source, cell
from store.register import Register
from store.rules.panels.clashes import clashes
from store.rules.panels.served import Served


class CheckLine(Row, frozen=True):
    """Something late, due or missing; `id` and `source` are those of the record it is about."""

    code: Annotated[str, cell("stable")]
    sentence: Annotated[str, cell(last=True)]
    place: Annotated[str, cell("where in the office, in words")]
    cure: Annotated[str, cell(last=True)]
    id: RecordId
    source: Source = ""
    panel: Annotated[str, cell("the panel it is of, where several are checked in one run; else empty")] = ""


def check(register: Register, today: dt.date) -> tuple[CheckLine, ...]:
    """Give everything that is late, due or missing, except what the clerk set aside: what is late first."""
    return tuple(line for _, line in keyed_check(register, today))


def keyed_check(register: Register, today: dt.date) -> tuple[tuple[str, CheckLine], ...]:
    """Give the same, each with what names this very finding, by which it is known again on another day."""
    return tuple((row.key, _line(register, row)) for row in findings(register, today).rows)


def clash_lines(panels: Sequence[Served], today: dt.date) -> tuple[tuple[str, CheckLine], ...]:
    """Give what cannot be held together of the calendars of several panels, each with what names it."""
    return tuple(
        (
            one.key,
            CheckLine(
                code=one.code,
                sentence=one.sentence,
                place="Calendars",
                cure=one.cure,
                id=one.first.meeting.id,
                panel=one.first.panel,
            ),
        )
        for one in clashes(panels, today)
    )


def _line(register: Register, row: FindingLine) -> CheckLine:
    about = row.records[0] if row.records else row.meeting or ""
    record = register.find(about)
    return CheckLine(row.code, row.sentence, row.place, row.cure, about, record.source if record else "")
