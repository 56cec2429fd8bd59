"""The year as twelve small months, each day with a letter for what falls on it; legible without colour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import ClassVar, NamedTuple

from rich.style import Style
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.strip import Strip

from screens.kit.around import sunday_first
from screens.kit.keys.key import Deeds
from screens.kit.keys.table import bindings_for
from screens.kit.present import InkedScroll, fit, strip_of
from store.queries.planner import LEGEND, WEEK_HEADS, PlannerYear, days_on, month_weeks
from store.rules.days.periods import add_months
from store.rules.words.dates import MONTHS, long_date

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
_FULL, _NARROW = 21, 17
"""The width of a month in cells, with weekends in full or as a single letter a day."""


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
        self._month = _FULL

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
        width, height = self.size
        if self.year is None or not width:
            return
        self._sunday_first = sunday_first(self.app)
        across = 4 if width >= 4 * (_FULL + 2) else 3
        self._month = _FULL
        rows = 12 // across
        if width < across * (_FULL + 2) or rows * 8 > height:
            self._month, across = _NARROW, max(1, min(4, (width + 2) // (_NARROW + 2)))
        self._lines, self._places = [], {}
        months = self.year.months
        for start in range(0, 12, across):
            self._add_row(months[start : start + across])
        self.virtual_size = Size(0, len(self._lines) + _PINNED)
        self._reveal()

    def _add_row(self, months: tuple[dt.date, ...]) -> None:
        """Set one row of months out: a line of names, then as many weeks as the longest of them has."""
        weeks = [month_weeks(month, sunday_first=self._sunday_first) for month in months]
        top = len(self._lines)
        height = 1 + max(len(each) for each in weeks)
        self._lines += [[] for _ in range(height)]
        for column, month in enumerate(months):
            x = 1 + column * (self._month + 2)
            here = (month.year, month.month) == (self._today().year, self._today().month)
            name = f"{MONTHS[month.month - 1]} {month.year}"
            self._lines[top].append(Cell(x, fit(name, self._month), "key" if here else "heading"))
            for down, week in enumerate(weeks[column]):
                self._add_week(top + 1 + down, x, week)

    def _add_week(self, line: int, x: int, week: tuple[dt.date | None, ...]) -> None:
        for column, day in enumerate(week):
            width = self._widths[column]
            if day is not None:
                words, ink = self._words(day, short=width == 1)
                cell = Cell(x, words, ink, day)
                self._lines[line].append(cell)
                self._places[day] = (line, cell)
            x += width

    @property
    def _widths(self) -> tuple[int, ...]:
        """The cells that each day of a week takes, in their order; where there is no room a weekend day takes one."""
        weekend = 1 if self._month == _NARROW else 3
        return (weekend, 3, 3, 3, 3, 3, weekend) if self._sunday_first else (3, 3, 3, 3, 3, weekend, weekend)

    def _words(self, day: dt.date, *, short: bool) -> tuple[str, str]:
        mark = self.year.mark(day) if self.year else " "
        ink = _INKS.get(mark, "muted" if day.weekday() >= 5 else "")
        if short:
            return (mark if mark != " " else "·"), ink
        return f"{day.day:2}{mark}", ink

    def render_line(self, y: int) -> Strip:
        """Draw a line: the weekdays at the top, the letters and the day at the foot, the months between."""
        width, height = self.size
        if y == 0:
            return strip_of([(self._weekdays(), self.ink("muted"))], width, self.rich_style)
        if y == height - 2:
            return strip_of([(fit(self.legend(), width), self.ink("muted"))], width, self.rich_style)
        if y == height - 1:
            return strip_of([(fit(self.day_words(), width), self.ink("heading"))], width, self.rich_style)
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

    def _weekdays(self) -> str:
        across = max(1, (self.size.width + 1) // (self._month + 2))
        across = min(4, across)
        days = (*WEEK_HEADS[6:], *WEEK_HEADS[:6]) if self._sunday_first else WEEK_HEADS
        heads = "".join(f"{day:<3}"[:width] for day, width in zip(days, self._widths, strict=True))
        return " " + "  ".join(fit(heads, self._month) for _ in range(across))

    def legend(self) -> str:
        """Explain the letters that stand in this year."""
        marks = {self.year.mark(day) for day in self.year.days} if self.year else set()
        words = [f"{mark} {meaning}" for mark, meaning in LEGEND if mark in marks]
        notes = self.year.notes[:1] if self.year else ()
        return f" {'  '.join((*notes, *words)) or 'Nothing falls in this year yet'}"

    def day_words(self) -> str:
        """Say which day the cursor is on and what falls on it."""
        told = self.year.words(self.day) if self.year else ""
        now = " (today)" if self.day == self._today() else ""
        return f" {long_date(self.day)}{now}: {told or 'nothing'}"

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
        self.deeds()[key_id]()

    def _go_to_something(self, step: int) -> None:
        if self.year is None:
            return
        days = sorted(day for day in self.year.days if (day > self.day if step > 0 else day < self.day))
        if days:
            self.go(days[0] if step > 0 else days[-1])
        else:
            self.go(days_on(self.year.last, 1) if step > 0 else days_on(self.year.first, -1))

    def go(self, day: dt.date) -> None:
        """Put the cursor on a day, in another year if need be; years before 2000 and after 2099 are not shown."""
        if not 2000 <= day.year <= 2098 or self.year is None:
            return
        before, self.day = self.day, day
        if not self.year.first <= day <= self.year.last:
            self.reload()
        elif self._reveal():
            self.refresh()
        else:
            self._refresh_day(before)
            self._refresh_day(day)
            self.refresh(Region(0, self.size.height - 1, self.size.width, 1))
        self._moved()

    def _refresh_day(self, day: dt.date) -> None:
        place = self._places.get(day)
        if place is not None:
            line, cell = place
            row = line - self.scroll_offset.y + 1
            if 1 <= row < self.size.height - 2:
                self.refresh(Region(cell.x, row, len(cell.words), 1))

    def _reveal(self) -> bool:
        """Scroll so that the day under the cursor is in view, with the name of its month if there is room."""
        place = self._places.get(self.day)
        room = self.size.height - _PINNED
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


_PINNED = 3
"""The lines that do not scroll: the weekdays, the letters, the day under the cursor."""
