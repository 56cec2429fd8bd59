"""The slips in the minutes of a meeting as a list."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from store.queries.rows import Row, cell
from store.records import Meeting
from store.register import Register
from store.rules.lint import slips
from store.rules.lint.leaving import reason_kept


class SlipRow(Row, frozen=True, kw_only=True):
    """Something in the minutes that is likely to be wrong."""

    code: Annotated[str, cell("what sort of slip it is; it never changes")]
    sentence: str
    place: Annotated[str, cell("where it stands: the minute, the roll, the business")]
    cure: Annotated[str, cell(last=True)]
    record: Annotated[str, cell("id of the record to open")]
    key: Annotated[str, cell("names this very slip")]
    left: Annotated[str, cell("why it was left as it is; empty if it was not", heading="Left because", last=True)]


def slip_rows(register: Register, _today: dt.date, meeting: str) -> tuple[SlipRow, ...]:
    """List the slips in the minutes of a meeting. Raises Refused if there is no such meeting."""
    held = register.need(Meeting, meeting, "meeting")
    return tuple(
        SlipRow(
            code=one.code,
            sentence=one.sentence,
            place=one.place,
            cure=one.cure,
            record=one.record,
            key=one.key,
            left=reason_kept(held, one),
        )
        for one in slips(register, held)
    )
