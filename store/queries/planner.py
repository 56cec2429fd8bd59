"""The year at a glance: what falls on each day of a municipal year, with one letter for each day that has something."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import NamedTuple

from store.problems import Refused, not_worked_out
from store.queries.calendar.clock import clock_rows
from store.queries.calendar.holidays import working_days_of
from store.queries.rounds.rounds import dates_within, round_title
from store.queries.words.short import meeting_kind
from store.records import MeetingStatus
from store.register import Register
from store.rules.calendar.deadlines import INSPECTION, NOTICES, PUBLICATION, PUBLICATION_LOCAL, PURGE
from store.rules.days.years import year_of
from store.rules.law.table import date_in, provision
from store.rules.words.dates import MONTHS, WEEKDAYS, clock_time
from store.rules.words.loose import day_of, first_day
from store.rules.words.wording import capital

MARKS = {
    "meeting": "M",
    "late": "!",
    "publish": "P",
    "law": "L",
    "deadline": "d",
    "holiday": "H",
    "closed": "C",
    "busy": "B",
    "loose": "?",
    "precept": ":",
    "election": "~",
}
"""The letter of each sort of entry; a day shows that of its first sort in this order."""

LEGEND = (
    ("M", "meeting"),
    ("!", "late"),
    ("P", "publish"),
    ("L", "law"),
    ("d", "deadline"),
    ("H", "holiday"),
    ("C", "closed"),
    ("B", "council"),
    ("?", "day open"),
    (":", "precept"),
    ("~", "election"),
)
"""What the letters mean."""

_DAY = dt.timedelta(days=1)
_SATURDAY = 5
_AROUND = dt.timedelta(days=100)
_ORDER = {kind: place for place, kind in enumerate(MARKS)}
_TOO_FAR = frozenset({INSPECTION, PURGE})


class DayEntry(NamedTuple):
    """Something on a day: its sort, its words, and the meeting or round it belongs to, if any."""

    kind: str
    words: str
    record: str | None = None


class PlannerYear(NamedTuple):
    """A municipal year: its label, its twelve months as first days, and what falls on each day that has something."""

    label: str
    first: dt.date
    last: dt.date
    months: tuple[dt.date, ...]
    days: dict[dt.date, tuple[DayEntry, ...]]
    notes: tuple[str, ...]

    def mark(self, day: dt.date) -> str:
        """Give the letter of a day; a blank if nothing falls on it."""
        entries = self.days.get(day)
        return MARKS[entries[0].kind] if entries else " "

    def words(self, day: dt.date) -> str:
        """Say what falls on a day in one line; empty if nothing does."""
        return "; ".join(entry.words for entry in self.days.get(day, ()))


def planner(register: Register, day: dt.date, today: dt.date) -> PlannerYear:
    """Give the municipal year that a day lies in.

    A year that the list of bank holidays does not reach is given without working days and says so in `notes`.
    """
    label, first, last = year_of(day, register.panel.year_starts_month)
    by_day: dict[dt.date, list[DayEntry]] = defaultdict(list)
    notes: list[str] = []
    _holidays(register, first, last, by_day, notes)
    _meetings(register, first, last, today, by_day, notes)
    _rounds(register, first, last, today, by_day)
    _shading(register, first, last, by_day, notes)
    days = {
        on: tuple(sorted(dict.fromkeys(entries), key=lambda entry: _ORDER[entry.kind]))
        for on, entries in by_day.items()
        if first <= on <= last
    }
    return PlannerYear(label, first, last, _months(first), days, tuple(notes))


def _months(first: dt.date) -> tuple[dt.date, ...]:
    months = []
    for step in range(12):
        year, month = divmod(first.month - 1 + step, 12)
        months.append(dt.date(first.year + year, month + 1, 1))
    return tuple(months)


def _holidays(
    register: Register, first: dt.date, last: dt.date, by_day: dict[dt.date, list[DayEntry]], notes: list[str]
) -> None:
    panel, table = register.panel, working_days_of(register.panel)
    for year in sorted({first.year, last.year}):
        try:
            for holiday in table.holidays_in(year):
                by_day[holiday.day].append(DayEntry("holiday", holiday.name))
        except Refused as refused:
            notes += [problem.sentence for problem in refused.problems]
            continue
        unsure = table.why_not_certain(year)
        if unsure:
            notes.append(unsure.sentence)
    for closure in panel.closures:
        day = max(closure.first, first)
        while day <= min(closure.last, last):
            by_day[day].append(DayEntry("closed", f"office closed: {closure.reason}".rstrip(": ")))
            day += _DAY
    for busy in panel.busy_days:
        by_day[busy.day].append(DayEntry("busy", busy.what))


def _meetings(
    register: Register,
    first: dt.date,
    last: dt.date,
    today: dt.date,
    by_day: dict[dt.date, list[DayEntry]],
    notes: list[str],
) -> None:
    for meeting in register.meetings:
        if not first - _AROUND <= meeting.date <= last + _AROUND or meeting.status is MeetingStatus.RELEASED:
            continue
        kind = meeting_kind(meeting) or "meeting"
        at = f", {clock_time(meeting.start)}" if meeting.start else ""
        gone = " (cancelled)" if meeting.status is MeetingStatus.CANCELLED else ""
        if meeting.known_by:
            words = f"{capital(kind)} in {day_of(meeting)}{at}{gone}: its day is not known"
            _shade_work(by_day, first_day(meeting), meeting.date, DayEntry("loose", words, meeting.id))
            continue
        sort = "meeting" if not gone else "busy"
        by_day[meeting.date].append(DayEntry(sort, f"{capital(kind)}{at}{gone}", meeting.id))
        try:
            rows = clock_rows(register, meeting, today)
        except Refused as refused:
            notes += [problem.sentence for problem in refused.problems if problem.sentence not in notes]
            continue
        day = f"{meeting.date.day} {MONTHS[meeting.date.month - 1][:3]}"
        for row in rows:
            if row.deadline not in _TOO_FAR:
                sort = _sort(row.deadline, row.state)
                by_day[row.due].append(DayEntry(sort, f"{row.label}, for {day}: {row.left}", meeting.id))


def _sort(code: str, state: str) -> str:
    if state == "late":
        return "late"
    return "publish" if code in {PUBLICATION, PUBLICATION_LOCAL, NOTICES} else "deadline"


def _rounds(
    register: Register, first: dt.date, last: dt.date, today: dt.date, by_day: dict[dt.date, list[DayEntry]]
) -> None:
    for one in register.rounds:
        # Whole views of 786 rounds take 290 ms, of which a year shows a few dates.
        for date in dates_within(register, one, first, last, today):
            if date.state in {"due", "late"}:
                sort = "late" if date.state == "late" else "law"
                by_day[date.due].append(DayEntry(sort, f"{round_title(one)}: {date.label} ({date.left})", one.id))


def _shading(
    register: Register, first: dt.date, last: dt.date, by_day: dict[dt.date, list[DayEntry]], notes: list[str]
) -> None:
    windows = (
        ("precept_notify", "precept_report", "the panel reviews the proposed precept"),
        ("precept_revised", "precept_second_report", "after a veto: the panel reviews the revised precept"),
    )
    for year in sorted({first.year, last.year}):
        for begins, ends, words in windows:
            try:
                start = date_in(provision(begins, dt.date(year, 2, 1)), year)
                end = date_in(provision(ends, dt.date(year, 2, 1)), year)
            except Refused as refused:
                note = f"The precept window of {year} {not_worked_out(refused)}"
                notes += [note] if note not in notes else []
                continue
            _shade(by_day, start, end, DayEntry("precept", f"precept window: {words}"))
    for each in register.panel.pre_election:
        _shade(by_day, each.first, each.poll - _DAY, DayEntry("election", f"pre-election period {each.what}".rstrip()))
        by_day[each.poll].append(DayEntry("election", f"poll {each.what}".rstrip()))


def _shade(by_day: dict[dt.date, list[DayEntry]], start: dt.date, end: dt.date, entry: DayEntry) -> None:
    while start <= end:
        by_day[start].append(entry)
        start += _DAY


def _shade_work(by_day: dict[dt.date, list[DayEntry]], start: dt.date, end: dt.date, entry: DayEntry) -> None:
    """Shade the weekdays of a span."""
    while start <= end:
        if start.weekday() < _SATURDAY:
            by_day[start].append(entry)
        start += _DAY


def days_on(day: dt.date, days: int) -> dt.date:
    """Give the day so many calendar days later, or earlier with a negative number."""
    return day + days * _DAY


def month_weeks(first: dt.date, *, sunday_first: bool = False) -> tuple[tuple[dt.date | None, ...], ...]:
    """Set a month out in weeks from Monday, or Sunday; None stands where a day belongs to another month."""
    day = first - (first.weekday() + sunday_first) % 7 * _DAY
    weeks = []
    while day.month == first.month or day < first:
        weeks.append(tuple((day + n * _DAY) if (day + n * _DAY).month == first.month else None for n in range(7)))
        day += 7 * _DAY
    return tuple(weeks)


WEEK_HEADS = tuple(name[:2] for name in WEEKDAYS)
"""The days of the week in two letters, Monday first."""
