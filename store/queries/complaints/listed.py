"""The complaints against the commissioner as a list: where each stands and what is to be done, and no word of them.

Those that something is to be done with come first, by the day by which it is wanted.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar

from store.queries.rows import Date, RecordId, Row, Source, cell
from store.records import Complaint
from store.register import Register
from store.rules.complaints.clocks import ComplaintClock, counted_words, limit_words, running
from store.rules.complaints.duties import KEPT, LATE, duties, next_words
from store.rules.complaints.figures import OPEN, WITHHELD, result_of, was_referred
from store.rules.complaints.room import who_leaves
from store.rules.complaints.standing import STATE, state


class ComplaintRow(Row, frozen=True, kw_only=True):
    """A complaint against the commissioner, or a conduct matter, without what was said in it."""

    of: ClassVar = Complaint

    id: RecordId
    kind: Annotated[str, cell("complaint or conduct matter")]
    received: Date
    state: Annotated[str, cell("where it stands")]
    referred: Annotated[bool, cell("whether it was ever referred to the IOPC", heading="IOPC")]
    next: Annotated[str, cell("what is to be done next; empty if nothing is")]
    due: Annotated[dt.date | None, cell("the last day for that, if it has one")]
    late: Annotated[bool, cell("whether a limit has passed with nothing done")]
    counted: Annotated[str, cell("the limit with its unit and its provision", last=True)]
    outcome: Annotated[str, cell("what it came to, only where that may be published (SI 2012/62 reg 28(13))")]
    source: Source

    @property
    def over(self) -> bool:
        """Whether nothing more is waited for."""
        return self.state == STATE.CLOSED.value


def complaint_rows(register: Register, today: dt.date) -> tuple[ComplaintRow, ...]:
    """List the complaints: those with something to be done, the most pressing first, then those that are closed."""
    rows = [complaint_row(register, one, today) for one in register.complaints]
    return tuple(sorted(rows, key=lambda row: (row.over, not row.late, row.due or dt.date.max)))


def complaint_row(register: Register, complaint: Complaint, today: dt.date) -> ComplaintRow:
    """Word one complaint for a list."""
    wanted = duties(register, complaint, today)
    limits = running(register, complaint) if state(complaint) is not STATE.CLOSED else ()
    first = wanted[0] if wanted else None
    result = result_of(complaint)
    return ComplaintRow(
        id=complaint.id,
        kind=complaint.kind.value,
        received=complaint.received_on,
        state=state(complaint).value,
        referred=was_referred(complaint),
        next=next_words(first) if first else "",
        due=first.due if first and first.code != KEPT else None,
        late=any(one.code == LATE for one in wanted),
        counted="; ".join(map(clock_words, limits)),
        outcome="" if result in {OPEN, WITHHELD} else result,
        source="",
    )


def clock_words(clock: ComplaintClock) -> str:
    """Tell a limit whole: `Refer it to the IOPC by the end of Saturday 5 December 2026 (1 calendar day after …)`."""
    law = f"; {clock.law}" if clock.law else ""
    spared = "" if clock.binds else "; no limit bites in exceptional circumstances"
    return f"{clock.label} {limit_words(clock)} ({counted_words(clock)}{law}{spared})"


def leave_words(register: Register, today: dt.date) -> tuple[str, ...]:
    """Say who leaves the room when complaints are reported on: no law says it, the panel's rules may."""
    leave = who_leaves(register, today)
    return (f"When complaints are reported on, {leave} leave the room.",) if leave else ()
