"""What a change would do to deadlines, in lines to be read before it is saved or after it is done."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from store.edit import Edit
from store.queries.calendar.holidays import working_days_of
from store.records import Meeting
from store.register import Register
from store.rules.calendar.meetings import warnings_for_meeting
from store.rules.calendar.shifts import Shift, shifts
from store.rules.words.dates import day_month, near_date, short_date
from store.rules.words.loose import loosely
from store.rules.words.wording import counted

NONE = "none"
"""What stands for the day of a deadline that there was not, or will not be."""


class ShiftLine(NamedTuple):
    """One deadline that moves: the meeting's date, what moves, from when to when, and what is wrong with the new day.

    `old` and `new` are short dates, `none` if there was or will be none; `near` are both without the meeting's year.
    """

    id: str
    meeting: dt.date
    deadline: str
    label: str
    old: str
    new: str
    statutory: bool
    broken: str
    again: str
    near: tuple[str, str]
    known_by: str = ""

    @property
    def of(self) -> str:
        """Say when the meeting is: its day, or its week or month until that is known."""
        return loosely(self.meeting, self.known_by, day_month(self.meeting))

    @property
    def words(self) -> str:
        """Write the line as a sentence of a list: `Agenda and reports published: Wed 22 Sep → Thu 23 Sep 2021`."""
        law = " (law)" if self.statutory else ""
        told = "; ".join(part for part in (self.broken.upper(), self.again) if part)
        return f"{self.label}{law}: {self.old} → {self.new}{f' – {told}' if told else ''}"


class Impact(NamedTuple):
    """Every deadline that moves, and what else should be known about the new dates."""

    lines: tuple[ShiftLine, ...]
    notes: tuple[str, ...]

    @property
    def words(self) -> str:
        """Sum it up: `12 deadlines move, 2 of them already past`."""
        if not self.lines:
            return "No deadline moves."
        broken = sum(1 for line in self.lines if line.broken)
        one = len(self.lines) == 1
        if all(line.new == NONE for line in self.lines):
            return f"{counted(len(self.lines), 'deadline')} {'is' if one else 'are'} taken out."
        verb = "moves" if one else "move"
        if all(line.old == NONE for line in self.lines):
            verb = "is new" if one else "are new"
        moves = f"{counted(len(self.lines), 'deadline')} {verb}"
        return f"{moves}, {broken} of them could not be kept." if broken else f"{moves}."


def impact_of(register: Register, edit: Edit, today: dt.date) -> Impact:
    """Say what an edit would do to the deadlines of meetings that are still to take place. Nothing is saved."""
    return impact_between(register, register.with_edit(edit), today)


def impact_between(before: Register, after: Register, today: dt.date) -> Impact:
    """Say which deadlines differ between two registers, and what to know of the meetings whose day changed.

    Raises Refused if the list of bank holidays cannot be read.
    """
    tables = (working_days_of(before.panel), working_days_of(after.panel))
    shifted = shifts(before, after, tables, today)
    lines = tuple(_line(shift) for shift in shifted.moved)
    notes = [*shifted.unknown]
    for meeting in after.meetings:
        was = before.get(Meeting, meeting.id)
        if was is not None and (was.date, was.known_by) != (meeting.date, meeting.known_by):
            notes += warnings_for_meeting(after, meeting, today, tables[1])
    return Impact(lines, tuple(dict.fromkeys(notes)))


def _line(shift: Shift) -> ShiftLine:
    return ShiftLine(
        id=shift.meeting,
        meeting=shift.day,
        deadline=shift.code,
        label=shift.label,
        old=short_date(shift.old) if shift.old else NONE,
        new=short_date(shift.new) if shift.new else NONE,
        statutory=shift.statutory,
        broken=shift.broken,
        again=shift.again,
        near=(_near(shift.old, shift.day.year), _near(shift.new, shift.day.year)),
        known_by=shift.known_by,
    )


def _near(day: dt.date | None, year: int) -> str:
    return near_date(day, year) if day else NONE
