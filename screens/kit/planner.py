"""The year as twelve small months, each day with a letter for what falls on it; legible without colour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import ClassVar, NamedTuple

from rich.style import Style
from textual.binding import BindingType
from textual.events import Click
from textual.geometry import Region, Size
from textual.strip import Strip

from screens.kit.around import sunday_first
from screens.kit.detail import Fields
from screens.kit.keys.key import Deeds
from screens.kit.keys.table import bindings_for
from screens.kit.present import InkedScroll, fit, strip_of, wrapped
from screens.kit.trail import Steps
from store.queries.planner import LEGEND, WEEK_HEADS, PlannerYear, days_on, month_weeks
from store.rules.days.periods import add_months
from store.rules.words.dates import MONTHS, long_date, short_date
from store.rules.words.wording import capital

_INKS = {
    "M": "heading",
    "!": "warn",
    "P": "flag",
    "L": "flag",
    "d": "",
    "H": "muted",
    "C": "muted",
    "B": "muted",
    ":": "muted",
    "~": "muted",
}
_DAY = 4
"""The cells of a day: two for its number, one for its letter, and one that parts it from the next."""
_FULL, _SHORT = 7 * _DAY - 1, 5 * _DAY + 3
"""The width of a month in cells, with weekends in full or as a single letter a day."""
_GAP = 2
"""The cells between two months."""
_WAYS = ((6, _FULL), (4, _FULL), (4, _SHORT), (3, _FULL), (3, _SHORT), (2, _FULL), (2, _SHORT), (1, _FULL))
"""How many months can stand beside one another and how wide each is; the first that there is room for is taken."""
_TALL = 30
"""From so many lines on four are kept for what falls on the day under the cursor, before that two."""
_APART = 1
"""The blank lines between two rows of months, and above the letters where there is room."""

_BETWEEN = "  "
"""What parts one letter's meaning from the next letter."""


class Cell(NamedTuple):
    """Some words in a line of the planner: where they begin, and the day they stand for, if any."""

    x: int
    words: str
    ink: str = ""
    day: dt.date | None = None


class Planner(InkedScroll, can_focus=True, inherit_bindings=False):
    """Twelve months under a line of weekdays; the letters and the day under the cursor are explained at the foot.

    The owner gives a function that makes the year of a day, and is told in the same turn when the cursor moves.
    """

    DEFAULT_CSS = """
    Planner { height: 1fr; width: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("planner")]

    def __init__(
        self, make: Callable[[dt.date], PlannerYear], today: Callable[[], dt.date], moved: Callable[[], None]
    ) -> None:
        """Stand on today; nothing is drawn until `reload`."""
        super().__init__(id="planner")
        self._make = make
        self._today = today
        self._moved = moved
        self.day = today()
        self.year: PlannerYear | None = None
        self._sunday_first = False
        self._lines: list[list[Cell]] = []
        self._places: dict[dt.date, tuple[int, Cell]] = {}
        self._across, self._month = _WAYS[-1]
        self._headed = False
        self._told = 2
        self._foot: list[tuple[str, str]] = []
        self._foot_room = 0
        self._steps: Steps[dt.date] = Steps()

    def reload(self, go_to: dt.date | None = None) -> None:
        """Make the year of the cursor's day anew and draw it."""
        self.day = go_to or self.day
        self.year = self._make(self.day)
        self._lay_out()
        self.refresh()

    def on_resize(self) -> None:
        """Set the months out anew for the room there is."""
        if self.year is not None:
            self._lay_out()
            self.refresh()

    def _lay_out(self) -> None:
        width = self._room
        if self.year is None or not width:
            return
        self._sunday_first = sunday_first(self.app)
        ways = (way for way in _WAYS if way[0] * (way[1] + _GAP) - _GAP < width)
        self._across, self._month = next(ways, _WAYS[-1])
        self._lines, self._places = [], {}
        months = self.year.months
        rows = [months[start : start + self._across] for start in range(0, 12, self._across)]
        self._told = 4 if self.size.height >= _TALL else 2
        room = self.size.height - self._pinned
        weeks = sum(1 + max(len(month_weeks(month)) for month in row) for row in rows)
        between = _APART * (len(rows) - 1)
        # Closer together only where the year is in view whole so and not otherwise.
        apart = not weeks <= room < weeks + between
        self._headed = weeks + between + len(rows) + _APART <= room
        for number, row in enumerate(rows):
            self._lines += [[] for _ in range(_APART if apart and number else 0)]
            self._add_row(row)
        if self._headed:
            self._lines.append([])
            self._told += room - len(self._lines)
        self._tell()
        self.virtual_size = Size(0, len(self._lines) + self._pinned)
        self._reveal()

    @property
    def _room(self) -> int:
        """The cells of a line; those of the scrollbar are not among them."""
        return self.scrollable_content_region.width

    @property
    def _pinned(self) -> int:
        """The lines that do not scroll: the year or its weekdays, the letters, what is told of days."""
        return 1 + len(self._legend_lines()) + self._told

    def _add_row(self, months: tuple[dt.date, ...]) -> None:
        """Set one row of months out: their names, their weekdays where there is room, and their weeks."""
        weeks = [month_weeks(month, sunday_first=self._sunday_first) for month in months]
        top = len(self._lines)
        above = 2 if self._headed else 1
        height = above + max(len(each) for each in weeks)
        self._lines += [[] for _ in range(height)]
        for column, month in enumerate(months):
            x = 1 + column * (self._month + _GAP)
            here = (month.year, month.month) == (self._today().year, self._today().month)
            name = f"{MONTHS[month.month - 1]} {month.year}"
            self._lines[top].append(Cell(x, fit(name, self._month), "key" if here else "heading"))
            if self._headed:
                self._lines[top + 1].append(Cell(x, fit(self._week_heads(), self._month), "muted"))
            for down, week in enumerate(weeks[column]):
                self._add_week(top + above + down, x, week)

    def _add_week(self, line: int, x: int, week: tuple[dt.date | None, ...]) -> None:
        for column, day in enumerate(week):
            if day is None:
                continue
            short = self._steps_of_week[column] < _DAY
            cell = Cell(x + sum(self._steps_of_week[:column]), *self._words(day, short=short), day)
            self._lines[line].append(cell)
            self._places[day] = (line, cell)

    @property
    def _steps_of_week(self) -> tuple[int, ...]:
        """The cells from each day of a week to the next; where there is little room a weekend day is a letter."""
        weekend = 2 if self._month == _SHORT else _DAY
        workdays = (_DAY,) * 5
        return (weekend, *workdays, weekend) if self._sunday_first else (*workdays, weekend, weekend)

    def _words(self, day: dt.date, *, short: bool) -> tuple[str, str]:
        mark = self.year.mark(day) if self.year else " "
        ink = _INKS.get(mark, "muted" if day.weekday() >= 5 else "")
        if short:
            return (mark if mark != " " else "·"), ink
        return f"{day.day:2}{mark}", ink

    def render_line(self, y: int) -> Strip:
        """Draw a line: the year or its weekdays at the top, the letters and days at the foot, the months between."""
        width, height = self._room, self.size.height
        if y == 0:
            head = (f" {self._titled()}", "heading") if self._headed else (self._weekdays(), "muted")
            return strip_of([(head[0], self.ink(head[1]))], width, self.rich_style)
        legend = self._legend_lines()
        if y >= height - self._told:
            if self._foot_room != width:
                # A scrollbar that has come since takes a cell, and its coming is told to nobody.
                self._tell()
            words, ink = self._foot[y - (height - self._told)]
            style = self.ink(ink) if ink else Style()
            return strip_of([(fit(f" {words}" if words else "", width), style)], width, self.rich_style)
        if y >= height - self._told - len(legend):
            words = legend[y - (height - self._told - len(legend))]
            return strip_of([(fit(f" {words}", width), self.ink("muted"))], width, self.rich_style)
        line = y - 1 + self.scroll_offset.y
        cells = self._lines[line] if 0 <= line < len(self._lines) else []
        parts: list[tuple[str, Style]] = []
        at = 0
        for cell in sorted(cells):
            parts.append((" " * (cell.x - at), Style()))
            parts.append((cell.words, self._style(cell)))
            at = cell.x + len(cell.words)
        return strip_of(parts, width, self.rich_style)

    def _style(self, cell: Cell) -> Style:
        if cell.day == self.day:
            return self.ink("cursor" if self.has_focus else "cursor-blur") + Style(reverse=not self.has_focus)
        if cell.day == self._today():
            return self.ink("key") + Style(underline=True)
        return self.ink(cell.ink) if cell.ink else Style()

    def _tell(self) -> None:
        """Make the lines at the foot, each with its ink: of the day under the cursor, then of those that follow."""
        self._foot_room = self._room
        told = wrapped(self.day_words(), self._foot_room - 1)
        following = self._following() if self._headed else ()
        if not following and len(told) > self._told:
            told[self._told - 1 :] = [" ".join(told[self._told - 1 :])]
        foot = [*((words, "heading") for words in told), *((words, "") for words in following)]
        self._foot = [*foot, *[("", "")] * self._told][: self._told]

    def _following(self) -> tuple[str, ...]:
        """Tell the next days of the year on which something falls, a line each, as many as there is room for."""
        if self.year is None:
            return ()
        days = sorted(day for day in self.year.days if day > self.day)[: self._told]
        return tuple(f"{short_date(day)}: {self.year.words(day)}" for day in days)

    def _titled(self) -> str:
        return f"Municipal year {self.year.label}" if self.year else ""

    def _week_heads(self) -> str:
        days = (*WEEK_HEADS[6:], *WEEK_HEADS[:6]) if self._sunday_first else WEEK_HEADS
        cells = zip(days, self._steps_of_week, strict=True)
        return "".join(f"{day[: 2 if step == _DAY else 1]:<{step}}" for day, step in cells).rstrip()

    def _weekdays(self) -> str:
        return " " + (" " * _GAP).join(fit(self._week_heads(), self._month) for _ in range(self._across))

    def _legend_lines(self) -> list[str]:
        """Break the explanation over lines between two letters, never between a letter and its meaning."""
        lines = [""]
        for words in self.legend().split(_BETWEEN):
            longer = f"{lines[-1]}{_BETWEEN}{words}" if lines[-1] else words
            if lines[-1] and len(longer) > self._room - 1:
                lines.append(words)
            else:
                lines[-1] = longer
        return lines

    def legend(self) -> str:
        """Explain the letters that stand in this year."""
        marks = {self.year.mark(day) for day in self.year.days} if self.year else set()
        words = [f"{mark} {meaning}" for mark, meaning in LEGEND if mark in marks]
        notes = self.year.notes[:1] if self.year else ()
        return _BETWEEN.join((*notes, *words)) or "Nothing falls in this year yet"

    def day_words(self) -> str:
        """Say which day the cursor is on and what falls on it."""
        told = self.year.words(self.day) if self.year else ""
        now = " (today)" if self.day == self._today() else ""
        return f"{long_date(self.day)}{now}: {told or 'nothing'}"

    def told(self) -> tuple[str, Fields]:
        """Give the day under the cursor and what falls on it, as the pane shows them."""
        entries = self.year.days.get(self.day, ()) if self.year else ()
        fields = [(capital(entry.kind), entry.words) for entry in entries] or [("", "Nothing falls on this day.")]
        return long_date(self.day), [*fields, *(("Note", note) for note in (self.year.notes if self.year else ()))]

    def deeds(self) -> Deeds:
        """Say what each key of the year does."""
        return {
            "planner.left": lambda: self.go(days_on(self.day, -1)),
            "planner.right": lambda: self.go(days_on(self.day, 1)),
            "planner.up": lambda: self.go(days_on(self.day, -7)),
            "planner.down": lambda: self.go(days_on(self.day, 7)),
            "planner.month_before": lambda: self.go(add_months(self.day, -1)),
            "planner.month_after": lambda: self.go(add_months(self.day, 1)),
            "planner.year_before": lambda: self.go(add_months(self.day, -12)),
            "planner.year_after": lambda: self.go(add_months(self.day, 12)),
            "planner.today": lambda: self.go(self._today()),
            "planner.previous": lambda: self._go_to_something(-1),
            "planner.next": lambda: self._go_to_something(1),
        }

    def action_do(self, key_id: str) -> None:
        """Move the cursor."""
        if key_id not in _STEPS:
            self._steps.forget()
        self.deeds()[key_id]()

    def _go_to_something(self, step: int) -> None:
        """Go to the next day that has something; right after the opposite step, back to the day where that began."""
        if self.year is None:
            return
        before, stood = self.day, self._steps.back(step, self.day)
        if stood is not None:
            self.go(stood)
            self._steps.note(step, before, self.day)
            return
        days = sorted(day for day in self.year.days if (day > self.day if step > 0 else day < self.day))
        if days:
            self.go(days[0] if step > 0 else days[-1])
        else:
            self.go(days_on(self.year.last, 1) if step > 0 else days_on(self.year.first, -1))
        if self.day != before:
            self._steps.note(step, before, self.day)

    def go(self, day: dt.date) -> None:
        """Put the cursor on a day, in another year if need be; years before 2000 and after 2099 are not shown."""
        if not 2000 <= day.year <= 2098 or self.year is None:
            return
        before, self.day = self.day, day
        self._tell()
        if not self.year.first <= day <= self.year.last:
            self.reload()
        elif self._reveal():
            self.refresh()
        else:
            self._refresh_day(before)
            self._refresh_day(day)
            self.refresh(Region(0, self.size.height - self._told, self.size.width, self._told))
        self._moved()

    def _refresh_day(self, day: dt.date) -> None:
        place = self._places.get(day)
        if place is not None:
            line, cell = place
            row = line - self.scroll_offset.y + 1
            if 1 <= row < self.size.height - self._pinned + 1:
                self.refresh(Region(cell.x, row, len(cell.words), 1))

    def _reveal(self) -> bool:
        """Scroll so that the day under the cursor is in view, with the name of its month if there is room."""
        place = self._places.get(self.day)
        room = self.size.height - self._pinned
        if place is None or room < 1:
            return False
        line, top = place[0], self.scroll_offset.y
        above = max(0, line - 6)
        wanted = above if above < top and line - above < room else min(top, line)
        if line >= top + room:
            wanted = line - room + 1
        if len(self._lines) <= room:
            wanted = 0
        if wanted == top:
            return False
        self.scroll_to(y=wanted, animate=False, force=True, immediate=True)
        return True

    def on_focus(self) -> None:
        """Show the cursor as active."""
        self._refresh_day(self.day)

    def on_blur(self) -> None:
        """Show the cursor as resting."""
        self._refresh_day(self.day)

    def on_click(self, event: Click) -> None:
        """Go to the day that is clicked."""
        line = event.y - 1 + self.scroll_offset.y
        if 1 <= event.y < self.size.height - self._pinned + 1 and line < len(self._lines):
            for cell in self._lines[line]:
                if cell.day is not None and cell.x <= event.x < cell.x + len(cell.words):
                    self.go(cell.day)


_STEPS = ("planner.previous", "planner.next")
