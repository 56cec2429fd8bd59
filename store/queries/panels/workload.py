"""What each clerk of the office has to do in the weeks to come, over all panels: who does what, week by week."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Annotated, NamedTuple

from store.problems import Problem, Refused, not_worked_out
from store.queries.calendar.clock import running
from store.queries.calendar.holidays import working_days_of
from store.queries.rows import Row, cell
from store.records import ItemStatus, Meeting
from store.register import Register
from store.rules.calendar.clock import State, Tick, clock
from store.rules.calendar.deadlines import PUBLICATION, PUBLICATION_LOCAL
from store.rules.calendar.meetings import the_meeting
from store.rules.panels.clerks import NOBODY, clerk_key, clerk_name, clerk_of
from store.rules.panels.served import Served
from store.rules.words.dates import short_date
from store.rules.words.wording import counted

WEEKS = 8
"""So many weeks are looked ahead if nothing else is asked for, the one that has begun among them."""

MOST_WEEKS = 104

NOT_COUNTED = "not worked out"
"""What stands in place of the numbers where the deadlines of all meetings of a week cannot be worked out."""

MEETING, PUBLISH, DEADLINE, ITEM, UNKNOWN = "meetings", "publications", "deadlines", "items", "unknown"
_PAPERS = frozenset({PUBLICATION, PUBLICATION_LOCAL})
_STILL_TO_DO = frozenset({State.DUE, State.LATE})


class Duty(NamedTuple):
    """One thing that somebody has to do on a day: of what sort, for which panel, and in words. `number` counts it."""

    day: dt.date
    clerk: str
    panel: str
    sort: str
    words: str
    number: int = 1


class WeekRow(Row, frozen=True, kw_only=True):
    """What one clerk has to do in one week."""

    week: Annotated[dt.date, cell("first day of the week")]
    iso_week: Annotated[str, cell("such as 2021-W30; empty where weeks begin on Sunday", heading="ISO week")]
    clerk: Annotated[str, cell("name of the clerk; empty if nobody is named", empty=NOBODY)]
    panels: tuple[str, ...]
    meetings: int
    publications: Annotated[int, cell("agendas and reports to be published")]
    deadlines: Annotated[int, cell("other deadlines that somebody has to meet")]
    items: Annotated[int, cell("pieces of business at the meetings of the week that the clerk sees to")]
    what: Annotated[tuple[str, ...], cell("each of them in words, by day", last=True)]
    panel_of_each: Annotated[tuple[str, ...], cell("the panel of each, in the same order")]

    @property
    def heading(self) -> str:
        """Name the week: `Week of Mon 26 Jul 2021 (2021-W30)`."""
        return f"Week of {short_date(self.week)}" + (f" ({self.iso_week})" if self.iso_week else "")

    @property
    def clerk_words(self) -> str:
        """Name the clerk, or say that nobody is named."""
        return self.clerk or NOBODY

    @property
    def counts(self) -> str:
        """Count in words what there is of each sort: `1 meeting, 2 deadlines`."""
        numbers = {
            "meeting": self.meetings,
            "publication": self.publications,
            "deadline": self.deadlines,
            "item": self.items,
        }
        return ", ".join(counted(number, noun) for noun, number in numbers.items() if number) or NOT_COUNTED


def why_not_weeks(weeks: int) -> Problem | None:
    """Say that so many weeks cannot be looked ahead; None if they can."""
    if 1 <= weeks <= MOST_WEEKS:
        return None
    sentence = f"{weeks:,} weeks cannot be looked ahead."
    return Problem("workload.weeks", sentence, f"Type a number from 1 to {MOST_WEEKS}.", "weeks")


def workload(
    panels: Sequence[Served], today: dt.date, *, weeks: int = WEEKS, sunday_first: bool = False
) -> tuple[WeekRow, ...]:
    """List by week and clerk what there is to do from the week of a day on, for so many weeks.

    What is late already stands in the week of the day. A week of a clerk in which there is nothing is left out.
    """
    first = week_of(today, sunday_first=sunday_first)
    end = first + dt.timedelta(weeks=weeks)
    by_week: dict[tuple[dt.date, str], list[Duty]] = defaultdict(list)
    for served in panels:
        for duty in _duties(served, today):
            day = max(duty.day, today)
            if day < end:
                by_week[week_of(day, sunday_first=sunday_first), clerk_key(duty.clerk)].append(duty)
    order = sorted(by_week, key=lambda key: (key[0], not key[1], key[1]))
    return tuple(_row(week, by_week[week, key], sunday_first=sunday_first) for week, key in order)


def week_of(day: dt.date, *, sunday_first: bool = False) -> dt.date:
    """Give the first day of the week of a day: its Monday, or its Sunday where weeks begin so."""
    back = (day.weekday() + 1) % 7 if sunday_first else day.weekday()
    return day - dt.timedelta(days=min(back, day.toordinal() - 1))


def _row(week: dt.date, duties: list[Duty], *, sunday_first: bool) -> WeekRow:
    duties.sort(key=lambda duty: (duty.day, duty.panel))
    numbers = {
        sort: sum(one.number for one in duties if one.sort == sort) for sort in (MEETING, PUBLISH, DEADLINE, ITEM)
    }
    year, number, _ = week.isocalendar()
    return WeekRow(
        week=week,
        iso_week="" if sunday_first else f"{year}-W{number:02}",
        clerk=clerk_name(duties[0].clerk),
        panels=tuple(dict.fromkeys(one.panel for one in duties)),
        what=tuple(f"{short_date(one.day)}, {one.panel}: {one.words}" for one in duties),
        panel_of_each=tuple(one.panel for one in duties),
        **numbers,
    )


def _duties(served: Served, today: dt.date) -> Iterator[Duty]:
    """Go through what is to be done for a panel from a day on."""
    for meeting in running(served.register, today):
        clerk = clerk_of(served.register.panel, meeting)
        if meeting.status.open and meeting.date >= today and not meeting.known_by:
            yield Duty(meeting.date, clerk, served.name, MEETING, the_meeting(meeting))
            yield from _business(served, meeting)
        yield from _dates(served, meeting, clerk, today)


def _dates(served: Served, meeting: Meeting, clerk: str, today: dt.date) -> Iterator[Duty]:
    """Go through the deadlines of a meeting that somebody still has to meet; why, if they cannot be worked out."""
    try:
        ticks = clock(served.register, meeting, today, working_days_of(served.register.panel))
    except Refused as refused:
        words = f"the deadlines of {the_meeting(meeting)} {not_worked_out(refused)}"
        yield Duty(meeting.date, clerk, served.name, UNKNOWN, words)
        return
    for tick in ticks:
        if tick.state in _STILL_TO_DO and not tick.due.closes:
            sort = PUBLISH if tick.due.code in _PAPERS else DEADLINE
            yield Duty(tick.due.due, clerk, served.name, sort, _of(tick, meeting))


def _of(tick: Tick, meeting: Meeting) -> str:
    late = " (late)" if tick.state is State.LATE else ""
    return f"{tick.due.label}{late}, for {the_meeting(meeting)}"


def _business(served: Served, meeting: Meeting) -> Iterator[Duty]:
    """Count the business of a meeting by the clerk who sees to it."""
    register: Register = served.register
    seen_to: dict[str, tuple[str, int]] = {}
    for item in register.items_of(meeting.id):
        if item.status is not ItemStatus.WITHDRAWN:
            clerk = clerk_of(register.panel, meeting, item)
            recorded, number = seen_to.get(clerk_key(clerk), (clerk, 0))
            seen_to[clerk_key(clerk)] = (recorded, number + 1)
    for clerk, number in seen_to.values():
        words = f"{counted(number, 'item')} at {the_meeting(meeting)}"
        yield Duty(meeting.date, clerk, served.name, ITEM, words, number)
