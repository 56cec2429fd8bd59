"""How the lines of a list look: its headings, a record in its columns, and how wide those have to be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

from screens.kit.columns import (
    BETWEEN,
    Cells,
    Column,
    Needs,
    cell_of,
    cut_in,
    left_out,
    mosts_of,
    widths_of,
    widths_on_line,
)
from screens.kit.lines_of import GAP, HEADING, NOTHING, LinesOf, Section
from screens.kit.present import InkedScroll, balanced, fit, strip_of
from screens.kit.room import Roomed

if TYPE_CHECKING:
    from screens.kit.ordering import Order

_MEASURED = 60
"""So many records above and below the cursor say at first how wide the columns are: all of 10,000 would take 60 ms."""

_BETWEEN = " " * BETWEEN

_MIDDLE = 66
"""Cells that a line in the middle of an empty list takes at the most."""

_BEFORE = 2
"""Cells beside such a line at the least."""


class DrawnLines(Roomed, InkedScroll):
    """The lines of a list as they are drawn; where the cursor goes and what is marked is said by the list itself."""

    def __init__(self, columns: Sequence[Column], cells: Callable[[str, int], Cells], name: str | None) -> None:
        """Begin without lines; `name` is its id."""
        super().__init__(id=name)
        self._columns = tuple(columns)
        self._cells = cells
        self._lines = LinesOf(())
        self._order: Order | None = None
        self._line = 0
        self._head = 1 if any(column.title for column in columns) else 0
        self.marks: set[str] = set()
        self.needs = Needs(self._columns)
        self.on_wider: Callable[[], None] | None = None
        """Told when the columns have other widths, so that what a line cuts may be something else."""
        self._widths: tuple[int, ...] = ()
        self._fitted = Size(0, 0)
        """The room for which the columns have their widths."""
        self.middle: tuple[str, ...] = ()
        """Said in the middle of the list while no record is in it: what will stand here, or how to begin."""
        self.aside = ""
        """Said behind the headings of the columns: that the lines are being worked out."""
        self.lively = False
        """Whether the cursor is shown as active although the keys go elsewhere, as in a picker."""
        self.spreads = True
        """Whether a long text has the room left over; not above a pane, which a wider terminal would give that room."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """As Textual has it, but another number of lines does not lay the whole screen out again (`take_length`)."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the list."""
        return self._columns

    def fit_columns(self, width: int) -> None:
        """Share a width among the columns."""
        self._widths = widths_of(self._columns, width, self.needs.cells, spread=self.spreads)

    def room_changed(self) -> None:
        """Share the new width before anything is painted in it."""
        if self.room.width != self._fitted.width:
            self.fit_columns(self.room.width)

    # A private name of Textual's (see CONTRIBUTING). Textual lays the screen out for another number of lines, and twice
    # more for a bar that comes: of the letter that fills the list of find 15 ms became 12.
    def take_length(self) -> None:
        """Know how many lines there are now. The screen is laid out anew only where a bar comes or goes."""
        length = Size(0, len(self._lines) + self._head)
        if length == self.virtual_size:
            return
        self.virtual_size = length
        if self.container_size and not self.styles.is_auto_height:
            self.make_bar()
            self._scroll_update(length)
        else:
            self.refresh(layout=True)

    def make_bar(self) -> None:
        """Have the bar ready before it is shown: the letter that fills the list need not wait for it, 3 ms of 17."""
        if not self.show_vertical_scrollbar:
            # With the size that it will be told, for which all would be laid out once more.
            self.vertical_scrollbar.set_reactive(Widget.virtual_size, self.container_size)

    def _measure(self) -> None:
        """Look how long the texts around the cursor are, before anything is laid out."""
        for line in range(max(0, self._line - _MEASURED), min(len(self._lines), self._line + _MEASURED)):
            section, position = self._lines.at(line) or (0, NOTHING)
            if position >= 0:
                self.needs.note(self._cells(self._lines.sections[section].ids[position], position + 1))

    def _widen(self) -> None:
        """Draw everything with columns as wide as what came up needs."""
        self.fit_columns(self.room.width)
        self.refresh()
        if self.on_wider is not None:
            self.on_wider()

    def _draw(self, line: int, width: int) -> Strip:
        spot = self._lines.at(line)
        if spot is None:
            return self._draw_middle(line, width)
        section, position = spot
        if position == HEADING:
            return self._draw_heading(self._lines.sections[section], width)
        if position == GAP:
            return Strip.blank(width, self.ink(""))
        return self._draw_record(self._lines.sections[section], position, line == self._line, width)

    def _draw_middle(self, line: int, width: int) -> Strip:
        """Draw a line below the last: blank, unless the list is empty and something is said in its middle."""
        words = ""
        if self.middle and not any(section.ids for section in self._lines.sections):
            room = min(_MIDDLE, max(1, width - 2 * _BEFORE))
            lines = [part for one in self.middle for part in balanced(one, room)]
            free = self.room.height - self._head - len(self._lines)
            place = line - len(self._lines) - (free - len(lines)) // 2
            words = lines[place] if free > len(lines) + 1 and 0 <= place < len(lines) else ""
        before = " " * ((width - cell_len(words)) // 2)
        return strip_of([(before + words, self.ink("muted"))] if words else [], width, self.ink(""))

    def say_aside(self, words: str) -> None:
        """Say something behind the headings of the columns, or nothing any more."""
        if words != self.aside:
            self.aside = words
            self.refresh(Region(0, 0, self.size.width, self._head))

    def _draw_columns(self, width: int) -> Strip:
        ink, aside = self.ink("muted"), f" {self.aside} " if self.aside else ""
        parts: list[tuple[str, Style]] = [("  ", ink)]
        parts += [
            (
                cell_of(f"{self._order.mark(place) if self._order else ''}{column.title}", size, column.right)
                + _BETWEEN,
                ink,
            )
            for place, (column, size) in enumerate(zip(self._columns, self._widths, strict=True))
            if size
        ]
        heads = strip_of(parts, width - cell_len(aside), self.ink(""))
        if not aside:
            return heads
        return Strip.join([heads, strip_of([(aside, self.ink("warn"))], cell_len(aside), self.ink(""))])

    def _draw_heading(self, section: Section, width: int) -> Strip:
        aside = section.aside
        room = width - len(aside) - 1 - BETWEEN if aside else width
        parts = [(fit(section.title, max(10, room)), self.ink("heading")), (f" {aside}", self.ink("muted"))]
        return strip_of(parts, width, self.ink(""))

    def _draw_record(self, section: Section, position: int, here: bool, width: int) -> Strip:
        base = self.ink("")
        if here:
            base = base + self.ink("cursor" if self.has_focus or self.lively else "cursor-blur")
        if position == NOTHING:
            pointer = "› " if here else "  "
            return strip_of([(pointer + section.empty, self.ink("muted") if not here else Style())], width, base)
        record_id = section.ids[position]
        cells = self._cells(record_id, position + 1)
        if self.needs.note(cells):
            self.call_later(self._widen)
        pointer = ("›" if here else " ") + ("■" if record_id in self.marks else " ")
        parts: list[tuple[str, Style]] = [(pointer, Style())]
        widths = widths_on_line(self._columns, self._widths, cells, width)
        mosts = mosts_of(cells, widths, self._widths)
        for column, size, text, most in zip(self._columns, widths, cells.texts, mosts, strict=True):
            if size:
                style = self.ink(ink) if (ink := cells.ink or column.ink) and not here else Style()
                parts.append((cell_of(text, size, column.right, most=most) + _BETWEEN, style))
        return strip_of(parts, width, base)

    def shows_whole(self, record_id: str) -> bool:
        """Say whether the line of a record shows all of its cells uncut; while nobody knows how wide it is it does."""
        cells, width = self._cells(record_id, 0), self.room.width
        return not self._widths or not any(left_out(self._columns, self._widths, cells, width))

    def cut(self, record_id: str) -> tuple[tuple[str, str], ...]:
        """Give the texts that the line of a record leaves out or cuts, with their headings."""
        return cut_in(self._columns, self._widths, self._cells(record_id, 0), self.room.width)
