"""Who attended how many of the meetings held while in post."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from store.queries.attendance.board import is_forecast
from store.queries.rows import RecordId, Row, Source, cell
from store.records import Attendance, Meeting, Presence
from store.register import Register
from store.rules.attendance.seating import HERE
from store.rules.members.membership import members_at, seat_of


class RecordRow(Row, frozen=True, kw_only=True):
    """Somebody's attendance over a time. The id is that of the person.

    `meetings` is the fair denominator: those held while in post, with a roll. `not_recorded` counts meetings with a
    roll that says nothing of the person; they are in `meetings`. `percent` is None where there is one: nobody recorded
    how many of them the person attended.
    """

    id: RecordId
    name: str
    role: str
    meetings: Annotated[int, cell("meetings with a roll held while in post", heading="Meetings in post")]
    present: Annotated[int, cell("as recorded, in the room or by remote link", heading="Present")]
    remote: Annotated[int, cell("of those present; quorum and votes say whether it counted", heading="By remote link")]
    apologies: int
    absent: int
    not_recorded: int
    as_substitute: int
    percent: Annotated[int | None, cell(empty="–")]
    source: Source


def attendance_record(
    register: Register, first: dt.date | None = None, last: dt.date | None = None
) -> tuple[RecordRow, ...]:
    """Count who attended the meetings held from one day to another, members first, then substitutes.

    Meetings with no roll are left out for everyone, and so are those before and after a member was in post. Apologies
    are told apart from absence, and standing in for somebody else is counted apart.
    """
    tally: dict[str, dict[str, int]] = {}
    latest: dict[str, Meeting] = {}
    for meeting in register.meetings:
        if (first and meeting.date < first) or (last and meeting.date > last) or is_forecast(meeting):
            continue
        known = {one.person: one for one in meeting.attendance}
        for seat in members_at(register, meeting.date):
            person = seat.person or ""
            counts = tally.setdefault(person, dict.fromkeys(_COUNTED, 0))
            latest[person] = meeting
            counts["meetings"] += 1
            one = known.get(person)
            counts[column_of(one)] += 1
            counts["remote"] += bool(one and one.remote and one.presence in HERE)
        for one in meeting.attendance:
            if one.presence is Presence.SUBSTITUTE:
                counts = tally.setdefault(one.person, dict.fromkeys(_COUNTED, 0))
                latest.setdefault(one.person, meeting)
                counts["as_substitute"] += 1
    rows = [_record_row(register, person, counts, latest[person]) for person, counts in tally.items()]
    return tuple(sorted(rows, key=lambda row: (row.meetings == 0, row.name.casefold())))


_COUNTED = ("meetings", "present", "remote", "apologies", "absent", "not_recorded", "as_substitute")


def column_of(one: Attendance | None) -> str:
    """Say in which column of the record somebody's line of a roll is counted; None is a roll that does not say."""
    if one is None or one.presence is Presence.EXPECTED:
        return "not_recorded"
    if one.presence is Presence.APOLOGIES:
        return "apologies"
    return "present" if one.presence in HERE else "absent"


def record_rows(
    register: Register, _today: dt.date, first: dt.date | None = None, last: dt.date | None = None
) -> tuple[RecordRow, ...]:
    """List who attended the meetings held from one day to another."""
    return attendance_record(register, first, last)


def _record_row(register: Register, person: str, counts: dict[str, int], meeting: Meeting) -> RecordRow:
    held = counts["meetings"]
    seat = seat_of(register, person, meeting.date)
    return RecordRow(
        id=person,
        name=register.person_name(person, meeting.date),
        role=(seat.post or seat.role.value) if seat else "substitute",
        **counts,
        percent=round(100 * counts["present"] / held) if held and not counts["not_recorded"] else None,
        source="",
    )
