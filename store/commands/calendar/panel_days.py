"""The panel's own days: bank holidays changed, the office closed, councils' meetings, polls, and next year's dates."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.commands.fields import Problems
from store.edit import Edit
from store.fields import field_of
from store.problems import Problem, Refused
from store.records import Meeting, Panel
from store.records.panel import BusyDay, Closure, HolidayChange, PreElection
from store.register import PANEL_ID, Register
from store.rules.calendar.meetings import why_not_day, why_not_times
from store.rules.calendar.proposing import ProposedDate, as_meeting
from store.rules.days.holidays import ADDED, MOVED, REMOVED, HolidayTable, why_not_change_holiday, why_not_close_office
from store.rules.days.office_days import office_days
from store.rules.words.dates import day_month, long_date
from store.rules.words.text import line_problems
from store.rules.words.wording import counted

_WORDS = {ADDED: "Added the bank holiday", MOVED: "Moved the bank holiday", REMOVED: "Took out the bank holiday"}


def change_holiday(
    register: Register,
    today: dt.date,
    /,
    *,
    day: dt.date,
    change: str,
    name: str = "",
    moved_to: dt.date | None = None,
    reason: str = "",
    holidays: HolidayTable,
) -> Edit:
    """Enter a bank holiday as added, moved or removed; the day of entering is kept with it.

    `holidays` is the list that comes with the program. Every deadline is counted anew from then on.

    Raises:
        Refused: with every reason: not a bank holiday, one already, a weekend, no reason given, outside the list.
    """
    panel = register.need(Panel, PANEL_ID)
    problems = Problems()
    entered = HolidayChange(
        day=day,
        name=problems.said(HolidayChange, "name", name),
        change=change,
        moved_to=moved_to if change == MOVED else None,
        reason=problems.said(HolidayChange, "reason", reason),
        entered_on=today,
    )
    if change == ADDED and not entered.name:
        problems.add(Problem("holidays.name", "The bank holiday has no name.", "Type what it is called.", "name"))
    problems.add(why_not_change_holiday(office_days(holidays, panel), entered))
    problems.refuse()
    goes = f" to {day_month(entered.moved_to)}" if entered.moved_to else ""
    named = f" ({entered.name})" if entered.name else ""
    sentence = f"{_WORDS[change]} of {day_month(day)}{named}{goes}"
    return Edit(sentence, (replace(panel, holiday_changes=(*panel.holiday_changes, entered)),))


def take_back_holiday_change(register: Register, today: dt.date, /, *, day: dt.date) -> Edit:
    """Take out the latest change entered for a bank holiday on a day. Raises Refused if there is none."""
    panel = register.need(Panel, PANEL_ID)
    entered = [change for change in panel.holiday_changes if day in {change.day, change.moved_to}]
    if not entered:
        sentence = f"No change to a bank holiday is entered for {long_date(day)}."
        raise Refused(Problem("holidays.no_change", sentence, "Look at the changes in the settings.", "day"))
    kept = tuple(change for change in panel.holiday_changes if change is not entered[-1])
    return Edit(
        f"Took back the change to the bank holiday of {day_month(day)}", (replace(panel, holiday_changes=kept),)
    )


def close_office(
    register: Register, today: dt.date, /, *, first: dt.date, last: dt.date | None = None, reason: str
) -> Edit:
    """Enter days on which the office is closed, both ends included; one day if `last` is not given.

    Raises:
        Refused: with every reason: the wrong way round, no reason given, entered already.
    """
    panel = register.need(Panel, PANEL_ID)
    problems = Problems()
    closure = Closure(
        first=first, last=last or first, reason=problems.said(Closure, "reason", reason), entered_on=today
    )
    problems.add(why_not_day(first, "the closure", "first"), why_not_close_office(closure))
    if any((each.first, each.last) == (closure.first, closure.last) for each in panel.closures):
        cure = "Change that closure instead."
        problems.add(Problem("closures.twice", "The office is recorded as closed then already.", cure, "first"))
    if (closure.last - closure.first).days > 366:
        problems.add(
            Problem("closures.long", "The office cannot be closed for over a year.", "Check the dates.", "last")
        )
    problems.refuse()
    until = f" to {day_month(closure.last)}" if closure.last != first else ""
    sentence = (
        f"Recorded the office as closed from {day_month(first)}{until}"
        if until
        else (f"Recorded the office as closed on {day_month(first)}")
    )
    return Edit(sentence, (replace(panel, closures=(*panel.closures, closure)),))


def open_office(register: Register, today: dt.date, /, *, first: dt.date) -> Edit:
    """Take out the closure that begins on a day. Raises Refused if there is none."""
    panel = register.need(Panel, PANEL_ID)
    kept = tuple(closure for closure in panel.closures if closure.first != first)
    if len(kept) == len(panel.closures):
        sentence = f"No closure begins on {long_date(first)}."
        raise Refused(Problem("closures.none", sentence, "Look at the closures in the settings.", "first"))
    return Edit(f"Took out the closure that begins on {day_month(first)}", (replace(panel, closures=kept),))


def add_busy_day(register: Register, today: dt.date, /, *, day: dt.date, what: str) -> Edit:
    """Enter a day on which a constituent council meets, so that the panel should not.

    Raises:
        Refused: with every reason: nothing said, entered already.
    """
    panel = register.need(Panel, PANEL_ID)
    problems = Problems()
    busy = BusyDay(day=day, what=problems.said(BusyDay, "what", what))
    problems.add(why_not_day(day, "the council's meeting", "day"))
    if busy in panel.busy_days:
        problems.add(Problem("busy.twice", "That is entered already.", "There is nothing to change.", "day"))
    problems.refuse()
    return Edit(
        f"Recorded {day_month(day)} as taken: {busy.what}", (replace(panel, busy_days=(*panel.busy_days, busy)),)
    )


def remove_busy_day(register: Register, today: dt.date, /, *, day: dt.date) -> Edit:
    """Take out what is entered for councils on a day. Raises Refused if there is nothing."""
    panel = register.need(Panel, PANEL_ID)
    kept = tuple(busy for busy in panel.busy_days if busy.day != day)
    if len(kept) == len(panel.busy_days):
        sentence = f"Nothing is entered for councils on {long_date(day)}."
        raise Refused(Problem("busy.none", sentence, "Look at the days councils meet in the settings.", "day"))
    return Edit(f"Took out what councils have on {day_month(day)}", (replace(panel, busy_days=kept),))


def add_pre_election(register: Register, today: dt.date, /, *, first: dt.date, poll: dt.date, what: str = "") -> Edit:
    """Enter a pre-election period, from its first day to the poll. It forbids nothing; the planner shades it.

    Raises:
        Refused: with every reason: the poll before the first day, entered already.
    """
    panel = register.need(Panel, PANEL_ID)
    problems = Problems()
    entered = PreElection(first=first, poll=poll, what=problems.said(PreElection, "what", what))
    problems.add(why_not_day(poll, field_of(PreElection, "poll").in_words, "poll"))
    if poll < first:
        sentence = f"The poll on {long_date(poll)} would come before the period begins."
        problems.add(Problem("election.order", sentence, f"Type {long_date(first)} or a later date.", "poll"))
    if any(each.poll == poll for each in panel.pre_election):
        problems.add(Problem("election.twice", "That poll is entered already.", "There is nothing to change.", "poll"))
    problems.refuse()
    sentence = f"Recorded the pre-election period from {day_month(first)} to the poll on {day_month(poll)}"
    return Edit(sentence, (replace(panel, pre_election=(*panel.pre_election, entered)),))


def remove_pre_election(register: Register, today: dt.date, /, *, poll: dt.date) -> Edit:
    """Take out the pre-election period of a poll. Raises Refused if there is none."""
    panel = register.need(Panel, PANEL_ID)
    kept = tuple(each for each in panel.pre_election if each.poll != poll)
    if len(kept) == len(panel.pre_election):
        sentence = f"No poll is entered for {long_date(poll)}."
        raise Refused(Problem("election.none", sentence, "Look at the polls in the settings.", "poll"))
    return Edit(f"Took out the pre-election period of {day_month(poll)}", (replace(panel, pre_election=kept),))


def create_meetings(register: Register, today: dt.date, /, *, dates: tuple[ProposedDate, ...]) -> Edit:
    """Create meetings on proposed dates, all in one edit, each as proposed until it is arranged.

    Raises:
        Refused: with every reason: none chosen, a date twice, a year that cannot be right.
    """
    problems = Problems()
    if not dates:
        problems.add(Problem("propose.none", "No date is chosen.", "Choose at least one.", "dates"))
    days = [one.date for one in dates]
    for day in sorted({day for day in days if days.count(day) > 1}):
        cure = "Leave one of them out, or move it."
        problems.add(Problem("propose.twice", f"{long_date(day)} is proposed twice.", cure, "dates"))
    for one in dates:
        problems.add(why_not_day(one.date, field_of(Meeting, "date").in_words, "dates"), why_not_times(one.start, None))
        problems.add(*line_problems(one.venue, field_of(Meeting, "venue").in_words, "venue"))
    problems.refuse()
    ordered = sorted(dates, key=lambda one: one.date)
    puts = tuple(
        as_meeting(one, register.new_id(Meeting, place), today if one.date >= today else None)
        for place, one in enumerate(ordered)
    )
    if len(ordered) == 1:
        return Edit(f"Proposed a meeting on {day_month(ordered[0].date)}", puts)
    span = f"from {day_month(ordered[0].date)} to {day_month(ordered[-1].date)}"
    return Edit(f"Proposed {counted(len(puts), 'meeting')} {span}", puts)
