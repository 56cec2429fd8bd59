"""The list of records: drawn line by line, so that ten thousand records open as fast as ten.

Cursor and marks are kept by record id through every refresh. A key changes at most the lines it must, in one turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, Self

from textual.binding import BindingType
from textual.events import Click
from textual.geometry import Region, Size
from textual.strip import Strip

from screens.kit.columns import Cells, Column
from screens.kit.keys.key import LIST, Deeds
from screens.kit.keys.table import bindings_for
from screens.kit.lines_of import HEADING, LinesOf, Section, next_in_place
from screens.kit.list_lines import DrawnLines
from store.later import Later

if TYPE_CHECKING:
    from screens.kit import ordering
else:
    ordering = Later("screens.kit.ordering")

_AHEAD = 3
"""At the edge the list scrolls on by this part of its height: what comes next is seen, and most keys need no scroll."""


class RecordList(DrawnLines, can_focus=True, inherit_bindings=False):
    """A list of records under headings, with a cursor and marks.

    The owner gives `columns`, a function that makes the cells of an id, and sections; it is told in the same turn when
    the cursor moves (`on_cursor`), so that list and detail are painted together.
    """

    DEFAULT_CSS = """
    RecordList { height: 1fr; width: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(LIST)]

    def __init__(
        self,
        columns: Sequence[Column],
        cells: Callable[[str, int], Cells],
        on_cursor: Callable[[], None],
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        """Make an empty list."""
        super().__init__(columns, cells, id)
        self._on_cursor = on_cursor
        self._given: tuple[Section, ...] = ()
        self._arriving = False
        self._held = False
        self._drawn: dict[int, Strip] = {}
        self.before_key: Callable[[], object] | None = None
        """What is done before a key or a click: the lines are worked out that are still old."""
        self.on_pressed: Callable[[], None] | None = None
        """What a click on a line does in a window in which one is picked; elsewhere two clicks are Enter."""
        self.marking = True
        """Whether lines can be marked: only where what is done with them takes several."""

    @property
    def current(self) -> str | None:
        """The id under the cursor; None on the line of an empty section."""
        spot = self._lines.at(self._line)
        return None if spot is None or spot[1] < 0 else self._lines.sections[spot[0]].ids[spot[1]]

    @property
    def current_section(self) -> Section | None:
        """The section the cursor is in."""
        spot = self._lines.at(self._line)
        return None if spot is None else self._lines.sections[spot[0]]

    @property
    def place_of_cursor(self) -> str:
        """The id of the record under the cursor, else the key of the heading it is in; empty in an empty list."""
        section = self.current_section
        return self.current or (section.key if section else "")

    @property
    def targets(self) -> tuple[str, ...]:
        """The ids the next command acts on: the marked ones in list order, else the one under the cursor."""
        if self.marks:
            return tuple(
                record_id for section in self._lines.sections for record_id in section.ids if record_id in self.marks
            )
        current = self.current
        return (current,) if current else ()

    @property
    def sections(self) -> tuple[Section, ...]:
        """What is listed now."""
        return self._lines.sections

    @property
    def has_several(self) -> bool:
        """Whether there is more than one line to go to."""
        lines = 0
        for section in self._lines.sections:
            lines += len(section.ids) or bool(section.empty)
            if lines > 1:
                return True
        return False

    def holds(self, record_id: str) -> bool:
        """Say whether a record stands in the list as it is shown."""
        return any(record_id in section.ids for section in self._lines.sections)

    def show(self, sections: Iterable[Section], *, go_to: str | None = None) -> None:
        """List these sections. The cursor stays on its record, or goes to `go_to` (a record id or a section's key)."""
        self.say_aside("")
        here = go_to or self.current
        section = self.current_section
        section_key = go_to or (section.key if section else None)
        before = self._lines
        self._given = tuple(sections)
        ordered = self._order and ordering.in_order(self._given, self._order, self._cells)
        self._lines = LinesOf(ordered or self._given)
        if self._held and go_to is None and section is not None:
            here = next_in_place(before, self._lines, section.key, here)
        self._held = False
        self.marks = {mark for mark in self.marks if self._lines.line_of(mark) is not None}
        line = self._lines.line_of(here) if here is not None else None
        if line is not None:
            self._line = line
        elif self._lines.at(self._line) is None or (go_to is not None):
            self._line = self._lines.first_of(self._lines.number_of(section_key) or 0) if self._lines.sections else 0
        self._line = self._lines.nearest(self._line, 1)
        if not any(self.needs.cells):
            self._measure()
            if self.room.width:
                self.fit_columns(self.room.width)
                self.refresh()
        self.take_length()
        self._arriving = self._arriving or go_to is not None
        drawn, self._drawn = self._drawn, {}
        if not self.room.height:
            return
        top = self.scroll_offset.y
        if self._arriving:
            self._reveal_section()
            self._arriving = False
        else:
            self._reveal()
        if self.scroll_offset.y == top:
            self._paint_differences(drawn)
        else:
            self.refresh()

    def _paint_differences(self, before: dict[int, Strip]) -> None:
        """Paint only those lines in view that now look different."""
        width, top = self.room.width, self.scroll_offset.y
        for row in range(self._page_lines):
            line = top + row
            strip = self._drawn[line] = self._draw(line, width)
            if before.get(line) != strip:
                self.refresh(Region(0, row + self._head, width, 1))

    def go_to(self, key: str) -> bool:
        """Put the cursor on a record, or on the first line of a section; False if it is not listed."""
        line = self._lines.line_of(key)
        if line is None:
            number = self._lines.number_of(key)
            if number is None:
                return False
            line = self._lines.first_of(number)
        self._go(line, 1)
        return True

    def hold_line(self) -> None:
        """Keep the cursor with the work when the list is shown next: on the line after a record that has left."""
        self._held = True

    def scroll_back_to(self, top: int) -> None:
        """Have this line first in view again."""
        self.scroll_to(y=top, animate=False, force=True, immediate=True)

    def deeds(self) -> Deeds:
        """Say what each key of the list does; those of marks and of headings only where it has them."""
        return {
            "list.up": lambda: self._go(self._line - 1, -1),
            "list.down": lambda: self._go(self._line + 1, 1),
            "list.page_up": lambda: self._go(self._line - max(1, self._page_lines - 1), -1),
            "list.page_down": lambda: self._go(self._line + max(1, self._page_lines - 1), 1),
            "list.first": lambda: self._go(0, 1),
            "list.last": lambda: self._go(len(self._lines) - 1, -1),
            **(self._between_headings() if len(self.sections) > 1 else {}),
            **({"list.mark": self._mark, "list.mark_all": self._mark_section} if self.marking else {}),
            **({"list.sort": self._sort_next} if any(column.title for column in self._columns) else {}),
        }

    def _between_headings(self) -> Deeds:
        return {
            "list.previous_group": lambda: self._go_section(-1),
            "list.next_group": lambda: self._go_section(1),
        }

    def action_do(self, key_id: str) -> None:
        """Do what one of the list's own keys does; nothing for a key of marks or headings that it has not."""
        if self.before_key is not None:
            self.before_key()
        deed = self.deeds().get(key_id)
        if deed is not None:
            deed()

    def _sort_next(self) -> None:
        self._sort(ordering.next_order(self._order, self._columns, self._widths))

    def _sort(self, order: ordering.Order | None) -> None:
        self._order = order
        self.show(self._given)
        self.refresh()
        self._on_cursor()

    def unmark(self, ids: frozenset[str]) -> None:
        """Take the marks off some lines."""
        if not self.marks.isdisjoint(ids):
            self.marks -= ids
            self.refresh()
            self._on_cursor()

    def clear_marks(self) -> None:
        """Take every mark away."""
        if self.marks:
            self.marks.clear()
            self.refresh()
            self._on_cursor()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen: the column headings first, then what is scrolled into view."""
        width = self.size.width
        if y < self._head:
            return self._draw_columns(width)
        line = y - self._head + self.scroll_offset.y
        strip = self._drawn.get(line)
        # A list that was given another width may be painted before it is told of it.
        if strip is None or strip.cell_length != width:
            strip = self._drawn[line] = self._draw(line, width)
        return strip

    def notify_style_update(self) -> None:
        """Draw everything anew in the new style."""
        self._drawn.clear()
        super().notify_style_update()

    def will_have(self, size: Size) -> None:
        """Be drawn for the size that the next layout gives, with the scroll bar that it needs there."""
        super().will_have(size)
        shows = len(self._lines) + self._head > size.height
        if shows != self.show_vertical_scrollbar:
            # The bar is made now, where Textual would make it in the layout and then lay out everything again.
            self.vertical_scrollbar.display = self.show_vertical_scrollbar = shows
        self._fit()
        self.refresh()

    def on_resize(self) -> None:
        """Fit into the size that the layout gave, if it was not known before, and say that lines cut other texts."""
        if self.room != self._fitted:
            told = (self._widths, self._fitted.width)
            self._fit()
            # What a line cuts hangs on its own width too: the columns may have theirs all the same.
            if (self._widths, self._fitted.width) != told and self.on_wider is not None:
                self.on_wider()

    def _fit(self) -> None:
        """Share the width, and bring the cursor into view now that the height is known."""
        self._drawn.clear()
        self._fitted = self.room
        self.fit_columns(self.room.width)
        if self._arriving:
            self._reveal_section()
            self._arriving = False
        else:
            self._reveal()

    def on_click(self, event: Click) -> None:
        """Put the cursor on the line that was clicked, and do what Enter does if it was clicked twice.

        A click on a heading of the columns puts the lines in its order.
        """
        if self.before_key is not None:
            self.before_key()
        if event.y < self._head:
            self._sort(ordering.clicked(self._order, self._columns, self._widths, event.x))
            return
        line = event.y - self._head + self.scroll_offset.y
        if self._lines.at(line) is None or not self._lines.can_stand(line):
            return
        self._go(line, 1)
        if self.on_pressed is not None:
            self.on_pressed()
        elif event.chain > 1:
            self.app.simulate_key("enter")

    def on_focus(self) -> None:
        """Show the cursor as active."""
        self._refresh_at(self._line)

    def on_blur(self) -> None:
        """Show the cursor as resting."""
        self._refresh_at(self._line)

    @property
    def _page_lines(self) -> int:
        return max(1, self.room.height - self._head)

    def _go(self, line: int, step: int) -> None:
        if not len(self._lines):
            return
        old, new = self._line, self._lines.nearest(line, step)
        if new == old:
            self._reveal()
            return
        self._line = new
        self._drawn.pop(old, None)
        self._drawn.pop(new, None)
        if not self._reveal():
            self._refresh_at(old)
            self._refresh_at(new)
        self._on_cursor()

    def _go_section(self, step: int) -> None:
        here = self._lines.at(self._line)
        if here is not None:
            number = max(0, min(here[0] + step, len(self._lines.sections) - 1))
            if step < 0 and here[1] > 0:
                number = here[0]
            self._go(self._lines.first_of(number), 1)

    def _reveal(self) -> bool:
        top, height = self.scroll_offset.y, self._page_lines
        first = self._line - 1 if self._is(HEADING, self._line - 1) and height > 1 else self._line
        ahead = height // _AHEAD
        if first < top:
            wanted = max(0, first - ahead)
        elif self._line >= top + height:
            wanted = min(self._line - height + 1 + ahead, len(self._lines) - height)
        else:
            return False
        before = self.scroll_offset.y
        self.scroll_to(y=wanted, animate=False, force=True, immediate=True)
        return self.scroll_offset.y != before

    def _reveal_section(self) -> None:
        """Scroll so that the heading above the cursor stands at the top, unless all of its section is in view."""
        top, height = self.scroll_offset.y, self._page_lines
        first = last = self._line
        while first > 0 and not self._is(HEADING, first):
            first -= 1
        while self._lines.can_stand(last + 1):
            last += 1
        if first < top or last >= top + height:
            self.scroll_to(y=min(first, len(self._lines) - height), animate=False, force=True, immediate=True)
        self._reveal()

    def _is(self, what: int, line: int) -> bool:
        spot = self._lines.at(line)
        return spot is not None and spot[1] == what

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint the list or some of its lines again; without regions everything kept of it is forgotten."""
        if not regions:
            self._drawn.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _refresh_at(self, line: int) -> None:
        self._drawn.pop(line, None)
        row = line - self.scroll_offset.y + self._head
        if self._head <= row < self.room.height:
            self.refresh(Region(0, row, self.room.width, 1))

    def _mark(self) -> None:
        current = self.current
        if current is None:
            return
        self.marks ^= {current}
        self._refresh_at(self._line)
        here, below = self._lines.at(self._line), self._lines.at(self._line + 1)
        if here is not None and below is not None and below[0] == here[0]:
            self._go(self._line + 1, 1)  # within the heading: what is below the last of them takes other keys
        self._on_cursor()

    def _mark_section(self) -> None:
        section = self.current_section
        if section is None:
            return
        ids = set(section.ids)
        self.marks = self.marks - ids if ids <= self.marks else self.marks | ids
        self.refresh()
        self._on_cursor()


__all__ = ["Cells", "Column", "RecordList", "Section"]
