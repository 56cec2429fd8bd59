"""What can be odd about a day: it is no working day, has gone by, is out of the calendar, or out of its order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

from msgspec.structs import replace

from store.problems import Refused
from store.records import (
    Action,
    Complaint,
    Declaration,
    Interest,
    Meeting,
    Question,
    Record,
    Report,
    Seat,
    StatutoryRound,
)
from store.records.meeting import KnownBy
from store.register import Register
from store.rules.actions.carrying import agreed
from store.rules.calendar.meetings import (
    FAR_AHEAD,
    day_off,
    kind_words,
    meetings_taking_place,
    the_meeting,
    warnings_for_meeting,
)
from store.rules.days.periods import add_months
from store.rules.days.years import year_of
from store.rules.questions.deadline import holidays_of
from store.rules.words.dates import long_date
from store.rules.words.loose import known_by, loosely
from store.rules.words.wording import capital


def plain_day(day: dt.date) -> dt.date:
    """Give the day of a day and hour."""
    return day.date() if isinstance(day, dt.datetime) else day


class TypedDay(NamedTuple):
    """A day in its record; None as the record where it is being typed and no record stands behind it yet.

    `part` is the part of the record in which it stands, if it stands in one and that is known.
    """

    register: Register
    record: Any
    day: dt.date
    today: dt.date
    part: Any = None


class DayCheck(NamedTuple):
    """One thing that is looked at. It is a finding as long as it `lasts`: always, until the day has come, or never."""

    tell: Callable[[TypedDay], tuple[str, ...]]
    lasts: str = "always"


AHEAD, NEVER = "until it has come", "never"


def _off(typed: TypedDay) -> tuple[str, ...]:
    why = day_off(typed.day, holidays_of(typed.register.panel))
    return (f"{long_date(typed.day)} is not a working day: {why}.",) if why else ()


def _off_by_law(typed: TypedDay) -> tuple[str, ...]:
    why = day_off(typed.day, holidays_of(replace(typed.register.panel, closures=())))
    return (f"{long_date(typed.day)} is not a working day in any case: {why}.",) if why else ()


def _unlisted(typed: TypedDay) -> tuple[str, ...]:
    table = holidays_of(typed.register.panel)
    try:
        table.holidays_in(typed.day.year)
    except Refused as refused:
        return tuple(problem.sentence for problem in refused.problems)
    unsure = table.why_not_certain(typed.day.year)
    return (unsure.sentence,) if unsure else ()


def _passed(typed: TypedDay) -> tuple[str, ...]:
    return (f"{long_date(typed.day)} has passed.",) if typed.day < typed.today else ()


def _to_come(typed: TypedDay) -> tuple[str, ...]:
    return (f"{long_date(typed.day)} is still to come.",) if typed.day > typed.today else ()


def _far_ahead(typed: TypedDay) -> tuple[str, ...]:
    far = typed.day - typed.today > FAR_AHEAD
    return (f"{long_date(typed.day)} is more than five years ahead.",) if far else ()


def _long_ago(typed: TypedDay) -> tuple[str, ...]:
    meeting = meeting_of(typed.register, typed.record)
    since_then = min(typed.today, meeting.date) if meeting else typed.today
    long = since_then - typed.day > FAR_AHEAD
    return (f"{long_date(typed.day)} was more than five years ago.",) if long else ()


def _outside_year(typed: TypedDay, other: str = " other") -> tuple[str, ...]:
    starts = typed.register.panel.year_starts_month
    label, first, last = year_of(typed.day, starts)
    _, begins, ends = year_of(typed.today, starts)
    own = typed.record.id if isinstance(typed.record, Meeting) else ""
    if begins <= typed.day <= add_months(ends, 12):
        return ()
    if any(one.id != own for one in typed.register.meetings_between(first, last)):
        return ()
    said = capital(loosely(typed.day, _by(typed), long_date(typed.day)))
    return (f"{said} lies in the year {label}, in which the panel has no{other} meeting.",)


def _beyond_calendar(typed: TypedDay) -> tuple[str, ...]:
    return _outside_year(typed, "") if typed.day >= typed.today else ()


def _by(typed: TypedDay) -> KnownBy:
    """Say by what a meeting is known: as it is recorded, or as its day is being typed."""
    if isinstance(typed.record, Meeting) and typed.record.date == typed.day:
        return typed.record.known_by
    return known_by(typed.day)


def _after_meeting(typed: TypedDay) -> tuple[str, ...]:
    meeting = meeting_of(typed.register, typed.record)
    if meeting is None or typed.day <= meeting.date:
        return ()
    return (f"{long_date(typed.day)} comes after {the_meeting(meeting, weekday=True)}.",)


def _before_meeting(typed: TypedDay) -> tuple[str, ...]:
    meeting = meeting_of(typed.register, typed.record)
    if meeting is None or meeting.known_by or typed.day >= meeting.date:
        return ()
    return (f"{long_date(typed.day)} comes before {the_meeting(meeting, weekday=True)}.",)


def meeting_of(register: Register, record: Any) -> Meeting | None:
    """Give the meeting that a record is of or for; None if there is none, or no record yet."""
    if isinstance(record, Meeting):
        return record
    if isinstance(record, Question):
        return register.get(Meeting, record.held_over_to or record.meeting)
    return register.get(Meeting, getattr(record, "meeting", None))


def _after_seat(typed: TypedDay) -> tuple[str, ...]:
    last = typed.record.to_date if isinstance(typed.record, Seat) else None
    if last is None or typed.day <= last:
        return ()
    return (f"{long_date(typed.day)} comes after {long_date(last)}, the last day of the seat.",)


def _after_term(typed: TypedDay) -> tuple[str, ...]:
    last = typed.record.term_ends if isinstance(typed.record, Seat) else None
    if last is None or typed.day <= last:
        return ()
    return (f"{long_date(typed.day)} comes after {long_date(last)}, the end of the term.",)


def _of_meeting(typed: TypedDay) -> tuple[str, ...]:
    by = _by(typed)
    if by:
        said = capital(loosely(typed.day, by, ""))
        return (f"{said} has passed.",) if typed.day < typed.today else ()
    known = typed.record if isinstance(typed.record, Meeting) else Meeting(id="", date=typed.day)
    meeting = replace(known, date=typed.day, known_by="")
    return warnings_for_meeting(typed.register, meeting, typed.today, holidays_of(typed.register.panel))


def _meeting_there(typed: TypedDay) -> tuple[str, ...]:
    day, there = long_date(typed.day), meetings_taking_place(typed.register, typed.day)
    return tuple(f"The panel has {kind_words(one.kind, article=True)} on {day}." for one in there)


def since(what: str, get: Callable[[TypedDay], dt.date | None], lasts: str = "always") -> DayCheck:
    """Make the check that a day comes before what it follows: `get` gives the day of that, `what` says what it was."""

    def before(typed: TypedDay) -> tuple[str, ...]:
        day = get(typed)
        if day is None or typed.day >= day:
            return ()
        return (f"{long_date(typed.day)} comes before {long_date(day)}, {what}.",)

    return DayCheck(before, lasts)


def _in(kind: type[Any], get: Callable[[Any], dt.date | None]) -> Callable[[TypedDay], dt.date | None]:
    """Read a day off the record, or off the part in which the day stands, if it is of a kind."""

    def read(typed: TypedDay) -> dt.date | None:
        there = typed.record if issubclass(kind, Record) else typed.part
        return get(there) if isinstance(there, kind) else None

    return read


def of_part(name: str) -> Callable[[TypedDay], dt.date | None]:
    """Read another day of the part in which a day stands."""

    def read(typed: TypedDay) -> dt.date | None:
        day: dt.date | None = getattr(typed.part, name, None)
        return day

    return read


def _asked(typed: TypedDay) -> dt.date | None:
    return agreed(typed.register, typed.record) if isinstance(typed.record, Action) else None


def _asking_meeting(typed: TypedDay) -> dt.date | None:
    meeting = typed.register.get(Meeting, typed.record.meeting) if isinstance(typed.record, Action) else None
    return meeting.date if meeting else None


def _came_in(question: Question) -> dt.date | None:
    return question.received_at.date() if question.received_at else None


def _declared(typed: TypedDay) -> dt.date | None:
    meeting = typed.register.get(Meeting, typed.record.meeting) if isinstance(typed.record, Declaration) else None
    return meeting.date if meeting else None


off = DayCheck(_off, AHEAD)
"""A weekend, a bank holiday, a day on which the office is closed."""

off_by_law = DayCheck(_off_by_law, AHEAD)
"""A weekend or a bank holiday, for a day on which the office is to be closed."""

unlisted = DayCheck(_unlisted, NEVER)
"""A year that the list of bank holidays does not reach, or only by rule."""

passed = DayCheck(_passed, NEVER)
"""A day that has gone by; that it has is told by other findings."""

to_come = DayCheck(_to_come, AHEAD)
"""A day of what has happened that is still to come."""

far_ahead = DayCheck(_far_ahead, AHEAD)
"""More than five years ahead."""

long_ago = DayCheck(_long_ago, NEVER)
"""More than five years ago, and so long before the meeting it is for."""

outside_year = DayCheck(_outside_year, AHEAD)
"""Neither in this municipal year, nor in the next, nor in one in which the panel has a meeting."""

beyond_calendar = DayCheck(_beyond_calendar, AHEAD)
"""A day to come in such a year; of a day that has passed other things are told."""

after_meeting = DayCheck(_after_meeting)
"""After the meeting it is for."""

before_meeting = DayCheck(_before_meeting)
"""Before the meeting it follows."""

after_seat = DayCheck(_after_seat)
"""After the last day of a seat."""

after_term = DayCheck(_after_term)
"""After the term of a seat has ended."""

of_meeting = DayCheck(_of_meeting, NEVER)
"""Whatever is to be known of the day of a meeting, another meeting that day among it; findings of their own tell it."""

meeting_there = DayCheck(_meeting_there, NEVER)
"""A meeting of the panel on the day."""

asked = since("on which it was asked for", _asked)
asking_meeting = since("the day of the meeting that asked for it", _asking_meeting, NEVER)
came_in = since("on which it came in", _in(Question, _came_in))
complained = since("on which it came in", _in(Complaint, lambda one: one.received_on))
happened = since("the last day of what is complained of", _in(Complaint, lambda one: one.happened_on))
declared = since("on which it was declared", _declared)
arose = since("on which it arose", _in(Interest, lambda one: one.entry.arose_on))
begun = since("the first day of the interest", _in(Interest, lambda one: one.entry.from_date))
seat_begins = since("on which the seat begins", _in(Seat, lambda one: one.from_date))
council_met = since("on which the council met", _in(Seat, lambda one: one.council_met_on))
polled = since("the day of the poll", _in(StatutoryRound, lambda one: one.poll_day))
report_dated = since("on which the report is dated", _in(Report, lambda one: one.dated))
published = since("on which the report was published", _in(Report, lambda one: one.published_on))
earliest = since("before which it is not to come", lambda typed: getattr(typed.record, "earliest", None))
