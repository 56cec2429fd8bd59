"""Days on which nobody counts: weekends, bank holidays in England and Wales, and days the office is closed.

Good Friday and Christmas Day are holidays by common law; the others by the Banking and Financial Dealings Act 1971,
Schedule 1, and royal proclamation. One can be proclaimed within days (19 September 2022), so the clerk can change them.
"""

from __future__ import annotations

import datetime as dt
from itertools import accumulate

import msgspec

from store.problems import Problem, Refused
from store.records.panel import Closure, HolidayChange
from store.rules.words.dates import LAST_YEAR, long_date

ADDED, MOVED, REMOVED = "added", "moved", "removed"
"""What a clerk can do to a bank holiday."""

WEEKEND = "weekend"
"""Why a Saturday or a Sunday is no working day; which of them it is stands in its date."""

_DAY = dt.timedelta(days=1)


class Holiday(msgspec.Struct, frozen=True, kw_only=True):
    """A bank holiday on a weekday; `why` explains an exception, `confirmed` is False when only the rule says so."""

    day: dt.date = msgspec.field(name="date")
    name: str
    why: str = ""
    confirmed: bool = True


class HolidayRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a bank holiday falls every year: `kind` is `fixed`, `easter`, `first Monday` or `last Monday`.

    `offset` counts calendar days from Easter Sunday. A fixed day at a weekend moves to the next free weekday.
    """

    name: str
    kind: str
    month: int = 1
    day: int = 1
    offset: int = 0


class _Year(msgspec.Struct, frozen=True):
    """One year worked out: why each day off is off, and the working days up to each day of the year."""

    off: dict[dt.date, str]
    worked: tuple[int, ...]


class HolidayTable(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """The bank holidays as listed and by rule, the clerk's changes to them, and the days the office is closed.

    Listed years are `first_year` to `last_year`. Later years are worked out by rule and marked as not yet confirmed;
    earlier years, and later ones when there are no rules, are refused. Make one with `holiday_table`.
    """

    first_year: int
    last_year: int
    days: tuple[Holiday, ...]
    rules: tuple[HolidayRule, ...] = ()
    changes: tuple[HolidayChange, ...] = ()
    closures: tuple[Closure, ...] = ()
    _holidays: dict[int, dict[dt.date, Holiday]] = {}
    _worked_out: dict[tuple[int, bool], _Year] = {}

    @property
    def covers(self) -> str:
        """Say which years are listed, as the list itself does: `covers 2012 to 2028`."""
        return f"covers {self.first_year} to {self.last_year}"

    def why_not_working(self, day: dt.date, *, count_closure_days: bool = False) -> str | None:
        """Say why a day is not a working day: `weekend`, `Spring bank holiday`, `office closed: …`; None if it is one.

        With `count_closure_days` a day the office is closed is a working day like any other. Raises Refused for a year
        that the table does not reach.
        """
        return self._year(day, count_closure_days).off.get(day)

    def working_days_to(self, day: dt.date, *, count_closure_days: bool = False) -> int:
        """Count the working days of a day's year up to that day and including it. Raises Refused as above."""
        return self._year(day, count_closure_days).worked[(day - dt.date(day.year, 1, 1)).days]

    def holidays_in(self, year: int) -> tuple[Holiday, ...]:
        """List the bank holidays of a year by date, the clerk's changes included. Raises Refused as above."""
        self._reach(year)
        holidays = self._changed_holidays(year)
        return tuple(holidays[day] for day in sorted(holidays))

    def why_not_certain(self, year: int) -> Problem | None:
        """Warn that the bank holidays of a year are only worked out by rule; None if they are listed."""
        if year <= self.last_year:
            return None
        return Problem(
            "holidays.by_rule",
            f"The bank holidays of {year} are by rule, not yet confirmed.",
            f"The list {self.covers}. Check the dates before they are relied on.",
        )

    def _year(self, day: dt.date, count_closure_days: bool) -> _Year:
        """Give a year worked out, doing so the first time it is asked for."""
        key = (day.year, count_closure_days)
        known = self._worked_out.get(key)
        if known is None:
            self._reach(day.year, day)
            known = self._worked_out[key] = self._work_out(day.year, count_closure_days)
        return known

    def _work_out(self, year: int, count_closure_days: bool) -> _Year:
        """Go through the days of a year, naming the first reason why one is off: weekend, holiday, closure."""
        holidays = self._changed_holidays(year)
        closed = {} if count_closure_days else _closed_days(self.closures, year)
        off: dict[dt.date, str] = {}
        open_days: list[int] = []
        day = dt.date(year, 1, 1)
        while day.year == year:
            if day.weekday() >= 5:
                off[day] = WEEKEND
            elif day in holidays:
                holiday = holidays[day]
                off[day] = holiday.name if holiday.confirmed else f"{holiday.name} (by rule, not yet confirmed)"
            elif day in closed:
                off[day] = closed[day]
            open_days.append(day not in off)
            day += _DAY
        return _Year(off, tuple(accumulate(open_days)))

    def _changed_holidays(self, year: int) -> dict[dt.date, Holiday]:
        """Give the bank holidays of a year after the clerk's changes, in the order in which they were entered.

        A change that no longer fits (the list has caught up with it, say) does nothing: the file must still open.
        """
        if year in self._holidays:
            return self._holidays[year]
        years = {year}
        for c in self.changes:
            years |= {d.year for d in (c.day, c.moved_to) if d and self._reaches(d.year)}
        by_year = {y: self._as_proclaimed(y) for y in years}
        for c in sorted(self.changes, key=lambda c: c.entered_on or dt.date.min):
            was = by_year.get(c.day.year, {}).get(c.day)
            if c.change in {MOVED, REMOVED} and was:
                del by_year[c.day.year][c.day]
            goes_to = c.day if c.change == ADDED else c.moved_to if c.change == MOVED and was else None
            if goes_to and goes_to.year in by_year and goes_to not in by_year[goes_to.year]:
                name = c.name or (was.name if was else "bank holiday")
                by_year[goes_to.year][goes_to] = Holiday(day=goes_to, name=name, why=c.reason)
        self._holidays.update(by_year)
        return by_year[year]

    def _as_proclaimed(self, year: int) -> dict[dt.date, Holiday]:
        """Give the bank holidays of a year as listed, or by rule after the last year listed."""
        if year <= self.last_year:
            return {h.day: h for h in self.days if h.day.year == year}
        return {day: Holiday(day=day, name=name, confirmed=False) for day, name in by_rule(self.rules, year).items()}

    def _reaches(self, year: int) -> bool:
        """Say whether the days of a year can be counted."""
        return self.first_year <= year <= (LAST_YEAR if self.rules else self.last_year)

    def _reach(self, year: int, day: dt.date | None = None) -> None:
        """Refuse a year that the table does not reach: better no answer than a wrong one."""
        if self._reaches(year):
            return
        what = long_date(day) if day else str(year)
        if year < self.first_year:
            sentence = f"The bank holidays known here begin in {self.first_year}; {what} is before that."
            raise Refused(Problem("holidays.before", sentence, f"Choose a date from 1 January {self.first_year} on."))
        last = LAST_YEAR if self.rules else self.last_year
        sentence = f"The bank holidays known here end in {last}; {what} is after that."
        raise Refused(Problem("holidays.after", sentence, f"Choose a date up to 31 December {last}."))


class _Listed(msgspec.Struct, frozen=True, kw_only=True):
    """The bundled data as it is written; `title`, `covers` and `law` are there for whoever reads the file."""

    first_year: int
    last_year: int
    days: tuple[Holiday, ...]
    rules: tuple[HolidayRule, ...] = ()


def holiday_table(
    data: bytes, *, changes: tuple[HolidayChange, ...] = (), closures: tuple[Closure, ...] = ()
) -> HolidayTable:
    """Make the table from the bundled list (JSON) and the panel's own changes and closures.

    Changes apply in the order of their `entered_on`. Raises Refused if the list cannot be read.
    """
    try:
        listed = msgspec.json.decode(data, type=_Listed)
    except msgspec.DecodeError:
        sentence = "The list of bank holidays that comes with the program cannot be read."
        cure = "Install the program again; your own file is not affected."
        raise Refused(Problem("holidays.damaged", sentence, cure)) from None
    return HolidayTable(
        first_year=listed.first_year,
        last_year=listed.last_year,
        days=listed.days,
        rules=listed.rules,
        changes=changes,
        closures=closures,
    )


def by_rule(rules: tuple[HolidayRule, ...], year: int) -> dict[dt.date, str]:
    """Work out the bank holidays of a year by rule alone, substitute days included; only weekdays are given.

    Source: Banking and Financial Dealings Act 1971, Schedule 1. What a proclamation moves or adds is not here.
    """
    falls = [(_falls_on(rule, year), rule.name) for rule in rules]
    names = {day: name for day, name in falls if day.weekday() < 5}
    for day, name in falls:
        if day.weekday() >= 5:
            substitute = day
            while substitute.weekday() >= 5 or substitute in names:
                substitute += _DAY
            names[substitute] = f"{name} (substitute day)"
    return names


def why_not_change_holiday(table: HolidayTable, change: HolidayChange) -> Problem | None:
    """Say why the clerk's change to a bank holiday cannot be entered; None if it can."""
    day, goes_to = change.day, change.moved_to if change.change == MOVED else None
    if change.change not in {ADDED, MOVED, REMOVED}:
        return Problem(
            "holidays.change", "A bank holiday is added, moved or removed.", "Choose one of these.", "change"
        )
    if not change.reason.strip():
        return Problem("holidays.reason", "No reason is given.", "Say where the change was announced.", "reason")
    if change.change == MOVED and goes_to is None:
        return Problem("holidays.moved_to", "It is not said where the holiday moves to.", "Type the date.", "moved_to")
    holidays = {h.day for d in (day, goes_to) if d for h in table.holidays_in(d.year)}
    if change.change != ADDED and day not in holidays:
        cure = "Choose one of the bank holidays of that year."
        return Problem("holidays.not_one", f"{long_date(day)} is not a bank holiday.", cure, "day")
    new_day = day if change.change == ADDED else goes_to
    if new_day and new_day.weekday() >= 5:
        sentence = f"{long_date(new_day)} is at a weekend and counts for nothing already."
        return Problem("holidays.weekend", sentence, "Choose a weekday.", "moved_to" if goes_to else "day")
    if new_day in holidays and new_day:
        sentence = f"{long_date(new_day)} is a bank holiday already."
        return Problem("holidays.already", sentence, "Choose another day.", "moved_to" if goes_to else "day")
    return None


def why_not_close_office(closure: Closure) -> Problem | None:
    """Say why a closure of the office cannot be entered; None if it can."""
    if closure.last < closure.first:
        sentence = f"The closure would end on {long_date(closure.last)}, before it begins."
        return Problem("closures.order", sentence, f"Type {long_date(closure.first)} or a later date.", "last")
    if not closure.reason.strip():
        return Problem("closures.reason", "No reason is given.", "Say why the office is closed.", "reason")
    return None


def _falls_on(rule: HolidayRule, year: int) -> dt.date:
    """Give the day on which a rule falls, before any substitute day."""
    if rule.kind == "easter":
        from dateutil.easter import easter

        return easter(year) + rule.offset * _DAY
    if rule.kind == "fixed":
        return dt.date(year, rule.month, rule.day)
    first = dt.date(year, rule.month, 1)
    first_monday = first + (-first.weekday() % 7) * _DAY
    if rule.kind == "first Monday":
        return first_monday
    fifth = first_monday + 28 * _DAY
    return fifth if fifth.month == rule.month else fifth - 7 * _DAY


def _closed_days(closures: tuple[Closure, ...], year: int) -> dict[dt.date, str]:
    """List the days of a year on which the office is closed, each with its reason."""
    closed: dict[dt.date, str] = {}
    for closure in closures:
        day, last = max(closure.first, dt.date(year, 1, 1)), min(closure.last, dt.date(year, 12, 31))
        while day <= last and day.year == year:
            closed.setdefault(day, f"office closed: {closure.reason}" if closure.reason else "office closed")
            day += _DAY
    return closed
