"""The sets of minutes as a list: how far each has got, which numbers it has, who confirmed and signed it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from store.queries.rows import RecordId, Row, Source, cell
from store.records import Meeting
from store.register import Register
from store.rules.members.membership import printed_name


class SetRow(Row, frozen=True, kw_only=True):
    """The minutes of one meeting. The id is that of the meeting."""

    id: RecordId
    meeting: Annotated[dt.date, cell("the day of the meeting")]
    state: Annotated[str, cell("draft, final, confirmed or signed")]
    minutes: Annotated[int, cell("how many minutes there are, void ones among them")]
    first: Annotated[str, cell("the first number; empty if none has one", heading="From")]
    last: Annotated[str, cell("the last number; empty if none has one", heading="To")]
    final_on: Annotated[dt.date | None, cell(heading="Final since")]
    confirmed_at: Annotated[dt.date | None, cell("the day of the meeting that confirmed them", heading="Confirmed at")]
    subject_to: str
    signed_on: dt.date | None
    signed_by: str
    leaves: int | None
    source: Source


def set_rows(register: Register, _today: dt.date) -> tuple[SetRow, ...]:
    """List the sets of minutes by the day of their meeting."""
    return tuple(_row(register, meeting) for meeting in register.meetings if register.minutes_of(meeting.id))


def _row(register: Register, meeting: Meeting) -> SetRow:
    state, minutes = meeting.minutes, register.minutes_of(meeting.id)
    numbers = [minute.number for minute in minutes if minute.number] or [""]
    at = register.get(Meeting, state.confirmed_at)
    return SetRow(
        id=meeting.id,
        meeting=meeting.date,
        state=state.word,
        minutes=len(minutes),
        first=numbers[0],
        last=numbers[-1],
        final_on=state.finalised_on,
        confirmed_at=at.date if at else state.confirmed_on,
        subject_to=state.subject_to,
        signed_on=state.signed_on,
        signed_by=state.signed_as or (printed_name(register, state.signed_by, at) if state.signed_by else ""),
        leaves=state.leaves,
        source=meeting.source,
    )
