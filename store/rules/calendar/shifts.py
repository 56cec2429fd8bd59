"""What a change does to deadlines: every date that moves, from when to when, and which would then be broken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from store.problems import Refused, not_worked_out
from store.records import Meeting
from store.register import Register
from store.rules.calendar.clock import State, Tick, clock
from store.rules.calendar.deadlines import NOTICES, PUBLICATION, PUBLICATION_LOCAL
from store.rules.calendar.meetings import agenda_is_out, the_meeting
from store.rules.days.holidays import HolidayTable

_ANNOUNCED = frozenset({PUBLICATION, PUBLICATION_LOCAL, NOTICES})


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """A deadline that moves. None as `old` or `new` means that there was, or will be, none.

    `broken` says why the new date cannot be kept; empty if it can. `again` says that what was done must be done again.
    """

    meeting: str
    day: dt.date
    code: str
    label: str
    old: dt.date | None
    new: dt.date | None
    statutory: bool
    broken: str = ""
    again: str = ""
    known_by: str = ""


class Shifts(NamedTuple):
    """The deadlines that move, and why those of some meetings cannot be worked out, a sentence each."""

    moved: tuple[Shift, ...]
    unknown: tuple[str, ...]


def shifts(
    before: Register,
    after: Register,
    tables: tuple[HolidayTable, HolidayTable],
    today: dt.date,
    meetings: Iterable[str] | None = None,
) -> Shifts:
    """List the deadlines whose dates differ between two registers, counted with the table before and the one after.

    Only meetings that are still to take place are looked at; `meetings` narrows them to some ids. A meeting whose days
    cannot be counted is told in `unknown`.
    """
    chosen = set(meetings) if meetings is not None else None
    moved: list[Shift] = []
    unknown: list[str] = []
    for meeting in after.meetings:
        was = before.get(Meeting, meeting.id)
        named = chosen is None or meeting.id in chosen
        if named and was is not None and (meeting.status.open or was.status.open):
            ahead = meeting.date >= today or was.date >= today
            try:
                moved += _of_one(before, after, was, meeting, tables, today) if ahead else []
            except Refused as refused:
                unknown.append(f"The deadlines of {the_meeting(meeting)} {not_worked_out(refused)}")
    return Shifts(tuple(moved), tuple(unknown))


def _of_one(
    before: Register,
    after: Register,
    was: Meeting,
    meeting: Meeting,
    tables: tuple[HolidayTable, HolidayTable],
    today: dt.date,
) -> list[Shift]:
    old = {tick.due.code: tick for tick in clock(before, was, today, tables[0])}
    new = {tick.due.code: tick for tick in clock(after, meeting, today, tables[1])}
    moved = []
    for code in (*new, *(code for code in old if code not in new)):
        gone, come = old.get(code), new.get(code)
        if _over(gone) and _over(come):
            continue
        if (gone.due.due if gone else None) != (come.due.due if come else None):
            moved.append(_shift(meeting, was, code, gone, come, today))
    return moved


def _over(tick: Tick | None) -> bool:
    """Say whether nothing is left to be done about a deadline, so that its date moves nobody."""
    return tick is None or tick.state is State.PAST or (tick.state is State.DONE and tick.due.code not in _ANNOUNCED)


def _shift(meeting: Meeting, was: Meeting, code: str, gone: Tick | None, come: Tick | None, today: dt.date) -> Shift:
    shown = come or gone
    if shown is None:
        raise ValueError("a deadline that neither was nor will be cannot move")
    again = ""
    if code in _ANNOUNCED and was.date != meeting.date and gone is not None and gone.state is State.DONE:
        again = "to be done again for the new date"
    if code == PUBLICATION and agenda_is_out(was) and was.date != meeting.date:
        again = "to be published again for the new date"
    return Shift(
        meeting=meeting.id,
        day=meeting.date,
        code=code,
        label=shown.due.label,
        old=gone.due.due if gone else None,
        new=come.due.due if come else None,
        statutory=shown.due.statutory,
        broken=_broken(come, today),
        again=again,
        known_by=meeting.known_by,
    )


def _broken(come: Tick | None, today: dt.date) -> str:
    if come is None or come.state is State.DONE or come.due.after or come.due.due >= today:
        return ""
    return "already closed" if come.due.closes else "already past"
