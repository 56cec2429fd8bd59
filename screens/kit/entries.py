"""What is typed into: a line and a text. A paste is taken whole, with its breaks made into what fits there."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import BindingType
from textual.events import Key, Paste, Resize
from textual.geometry import Offset, Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Input, TextArea

from screens.kit.keys.key import Deeds
from screens.kit.keys.table import bindings_for
from screens.kit.told_of_size import ToldOfSize

_BREAK = re.compile("\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
"""What any program writes to end a line or a page."""
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_BLANK_END = re.compile(r"(?:\n[^\S\n]*)+\Z")
_TAB = "    "
_LEAST_CUT = 4
"""Cells below which a line has no room to say that it is cut."""


def one_line(text: str) -> str:
    """Make pasted text fit into one line: line breaks and tabs become blanks, control characters go."""
    return _NO_TEXT.sub("", _BREAK.sub(" ", text).replace("\t", " "))


def many_lines(text: str, *, tabs: bool = False) -> str:
    """Make pasted text fit into a text of several lines: every kind of break becomes one.

    A tab becomes blanks, unless `tabs` part the cells of a table, of which an empty one would be lost.
    """
    whole = _NO_TEXT.sub("", _BREAK.sub("\n", text))
    return whole if tabs else whole.replace("\t", _TAB)


def without_blank_end(text: str) -> str:
    """Give a text without the blank lines at its end."""
    return _BLANK_END.sub("", text)


def _over(strip: Strip, cell: int) -> Strip:
    """Draw an ellipsis over a cell, in the style that it has."""
    style = next((segment.style for segment in strip.crop(cell, cell + 1)), None)
    return Strip.join([strip.crop(0, cell), Strip([Segment("…", style)]), strip.crop(cell + 1)])


class LineEntry(ToldOfSize, Input):
    """A line to type into. Textual's own keeps only the first line of what is pasted."""

    DEFAULT_CSS = """
    LineEntry > .input--placeholder, LineEntry > .input--suggestion { color: $text-muted; }
    """

    starts: int | None = None
    """Before which character the cursor is put when it is mounted."""

    on_edge: Callable[[int], None] | None = None
    """Asked where the key that goes to the start (-1) or the end (1) finds the cursor there already."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """As Textual has it, but a letter does not lay the whole screen out again: no line is as wide as its words."""

    def update_node_styles(self, animate: bool = True) -> None:
        """Leave the style to the mounting, which works it out in any case."""
        # Each class that is set before would have it worked out as well: a quarter of the making of a form.
        if self.parent is not None:
            super().update_node_styles(animate)

    def validate(self, value: str) -> None:
        """Judge nothing: forms do. Textual's class for what was judged had an entry styled anew at its first letter."""

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's cursor stands; as long as the entry has no place, where it stood."""
        return super().cursor_screen_offset if self.size else self.app.cursor_position

    def on_mount(self) -> None:
        """Put the cursor where it begins."""
        if self.starts is not None:
            self.put_cursor(self.starts)

    def on_resize(self) -> None:
        """Show the words before the cursor and tell the terminal where it is: just mounted, it had no place yet."""
        if self.starts is not None:
            at = cell_len(self.value[: self.starts])
            self.starts = None
            self.scroll_to_region(Region(at, 0, 1, 1), force=True, animate=False)
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset

    def render_line(self, y: int) -> Strip:
        """Draw the words that are seen: an ellipsis says where there are more, except under the cursor."""
        strip = super().render_line(y)
        width, first = self.scrollable_content_region.width, self.scroll_offset.x
        if y or width < _LEAST_CUT or cell_len(self.value) < width:
            return strip
        cursor = cell_len(self.value[: self.cursor_position]) - first
        if first > 0 and cursor != 0:
            strip = _over(strip, 0)
        if cell_len(self.value) > first + width and cursor != width - 1:
            strip = _over(strip, width - 1)
        return strip

    def on_paste(self, event: Paste) -> None:
        """Take in all of it."""
        event.stop()
        event.prevent_default()
        words = one_line(event.text)
        if self.selection.is_empty:
            self.insert_text_at_cursor(words)
        else:
            self.replace(words, *self.selection)

    def action_home(self, select: bool = False) -> None:
        """Go to the start; already there, to where the line leads on."""
        there = self.cursor_position == 0
        super().action_home(select)
        if there and not select and self.on_edge is not None:
            self.on_edge(-1)

    def action_end(self, select: bool = False) -> None:
        """Go to the end; already there, to where the line leads on."""
        there = self.cursor_position == len(self.value)
        super().action_end(select)
        if there and not select and self.on_edge is not None:
            self.on_edge(1)

    def put_cursor(self, place: int) -> None:
        """Put the cursor before a character, counted from 0."""
        self.cursor_position = place


class TextEntry(ToldOfSize, TextArea):
    """A text of several lines to type into. Textual's own joins the words at some of the breaks.

    `on_enter` is asked first what enter does there; a line ends if it has done nothing. It `keeps_tabs` where a table
    is pasted.
    """

    starts: int | None = None
    """Before which character the cursor is put when it is mounted."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("text")]
    on_enter: Callable[[], bool] | None = None
    keeps_tabs = False
    _told = Size(0, 0)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's cursor stands; as long as the entry has no place, where it stood."""
        return super().cursor_screen_offset if self.size else self.app.cursor_position

    def on_mount(self) -> None:
        """Put the cursor where it begins."""
        if self.starts is not None:
            self.put_cursor(self.starts)

    def update_node_styles(self, animate: bool = True) -> None:
        """Leave the style to the mounting, as `LineEntry` does."""
        if self.parent is not None:
            super().update_node_styles(animate)

    def on_resize(self) -> None:
        """Paint all of it: wrapped anew in as many lines as before, Textual paints only what else changed.

        The terminal is told where its cursor is, as by `LineEntry`.
        """
        self._told = self.size
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Wrap the text first if it was never told of its width.

        What is mounted and asked for its place before it has one, in a form that was scrolled, gets no word from
        Textual of the size that it is given.
        """
        if self.size != self._told:
            self.post_message(Resize(self.size, self.virtual_size, self.container_size))
        return super().render_lines(crop)

    def watch_show_vertical_scrollbar(self) -> None:
        """Paint all of it, as its lines have become shorter or longer by the bar."""
        self.refresh()

    def on_key(self, event: Key) -> None:
        """Let enter open the list of what can be named on the line, where there is one; else it ends the line."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            if self.on_enter is None or not self.on_enter():
                self.action_do("text.line")

    def deeds(self) -> Deeds:
        """Say what the key does that goes on with the next line; all others are typed or Textual's own."""
        return {"text.line": lambda: self.replace("\n", *self.selection, maintain_selection_offset=False)}

    def action_do(self, key_id: str) -> None:
        """Do what a key does that was clicked or looked up."""
        self.deeds()[key_id]()

    def put_cursor(self, place: int) -> None:
        """Put the cursor before a character, counted from 0, and show the line it stands in."""
        before = self.text[:place].split("\n")
        self.move_cursor((len(before) - 1, len(before[-1])))

    def on_paste(self, event: Paste) -> None:
        """Take in all of it; Textual's own goes on with what it is made into."""
        event.stop()
        event.text = many_lines(event.text, tabs=self.keeps_tabs)
