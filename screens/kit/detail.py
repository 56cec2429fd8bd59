"""The pane that shows one record: beside the list where there is room, below it where there is not, and in a window."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip

from screens.kit.keys.key import Deeds
from screens.kit.pane_table import Table
from screens.kit.present import NOT_RECORDED, Inked, in_lines, strip_of, visible, wrapped
from screens.kit.room import Roomed

Fields = Sequence[tuple[str, str]]
"""Label and text of each field; an empty label goes on from the line above, an empty text is "not recorded"."""

_ALL = 1_000_000
"""More lines than any record has: as far as it goes."""

Drawn = tuple[tuple[str, str], ...]
"""One line as pieces of text, each with its ink."""

_EDGE = "│ "
"""What parts the pane from a list beside it."""

_RULE = "──"
_CORNER = "┌─"
"""What the rule above the pane begins with, below a list and beside it, before what the pane shows."""

_FLOWING = 6
"""Below a list, from this many lines on fields have a line each; fewer are filled with fields one after the other."""

_MARGIN = 20
_SLIM_MARGIN = 13
_LABEL_GAP = 2
"""Cells for the labels, in a pane and in a slim one: the same for every record, so that going on repaints less. As
many as the gap part a label from its text, as the columns of a list are parted."""

_SLIM = 50
"""Cells below which a pane would break its texts at every third word behind labels of the usual width."""

_NAMED = 8
"""The most words before a colon that name what stands behind it, as in "Draft reports in: late by 1 working day"."""

_TITLE_LINES = 3
"""Lines kept in the pane for the title and the blank below it: titles of two lines move nothing below them. One of a
single line has a blank above it as well, and not two below."""


class Detail(Inked, Roomed, can_focus=False):
    """Shows fields, wrapped to the width there is. Of a new record only the lines that differ are painted.

    It scrolls by itself, without a scrollbar, because a bar that changes its length makes Textual lay out the screen
    again at every key; the last line says when there is more.
    """

    DEFAULT_CSS = """
    Detail { height: 1fr; }
    """

    def __init__(self, reads_on: Callable[[], str], *, edge: bool = False) -> None:
        """Make an empty pane; `reads_on` names the key that shows what has no room, empty where none does.

        With an `edge` it draws the line that parts it from the list. An edge of the style sheet would be painted apart
        from every line, which costs more than the line itself.
        """
        super().__init__()
        self._edge, self._of_list = edge, edge
        self._reads_on = reads_on
        self._rule = ""
        self.flows = False
        """Whether there are so few lines that fields stand one after the other."""
        self._title = ""
        self._fields: tuple[tuple[str, str], ...] = ()
        self._lines: list[Drawn] = []
        self._shown: list[Drawn] = []
        self._top = 0
        self._wrapped_to = 0
        """The cells for which the lines were wrapped last."""

    @property
    def text(self) -> str:
        """Everything shown, as lines of text."""
        return "\n".join([self._title, *(f"{label}: {text or NOT_RECORDED}" for label, text in self._fields)])

    def show(self, title: str, fields: Fields) -> None:
        """Show a record: its title and its fields."""
        fields = tuple(fields)
        if (title, fields) != (self._title, self._fields):
            self._title, self._fields, self._top = title, fields, 0
            self._lines = self._draw(self._room)
            self._paint_differences()

    def lines_in(self, width: int) -> int:
        """Say how many lines what is shown takes in so many cells."""
        room, lines = self._wrapped_to, len(self._draw(width))
        self._wrapped_to = room
        return lines

    def stand(self, room: Size, *, below: int, of: str) -> None:
        """Stand in this room beside the list, or `below` it in so many lines; the first line tells what it is `of`."""
        self.will_have(room)
        self._rule, self._edge = of, not below
        self.flows = 0 < below <= _FLOWING
        self._lines = self._draw(self._room)
        self._shown = self._in_view()
        self.refresh()

    def head(self, of: str) -> None:
        """Say in the rule above the pane what is shown, where it stands with a list."""
        if self._rule not in ("", of):
            self._rule = of
            self.refresh(Region(0, 0, self.size.width, 1))

    def on_resize(self) -> None:
        """Wrap again to the new width, if that was not known before."""
        if self._wrapped_to != self._room or len(self._shown) != self._height:
            self._lines = self._draw(self._room)
            self._paint_differences()

    def page(self, lines: int) -> None:
        """Scroll by a number of lines."""
        self._top = max(0, min(self._top + lines, len(self._lines) - self._height))
        self._paint_differences()

    def render_line(self, y: int) -> Strip:
        """Draw one line: the rule if it stands with a list, else one of what is scrolled into view."""
        width = self.size.width
        if self._wrapped_to != self._room:
            # Keys that came together may show a record before the pane has its size, and nothing tells of that later.
            self._lines = self._draw(self._room)
            self._shown = self._in_view()
        if self._rule:
            if not y:
                words = f"{_CORNER if self._edge else _RULE} {self._rule} "
                rule = (words, self.ink("heading")), ("─" * (width - cell_len(words)), self.ink("muted"))
                return strip_of(rule, width, self.ink(""))
            y -= 1
        pieces = self._shown[y] if y < len(self._shown) else ()
        styled = [(words, self.ink(ink) if ink else Style()) for words, ink in pieces]
        if self._edge or self._rule:
            styled.insert(0, (_EDGE if self._edge else " ", self.ink("muted")))
        return strip_of(styled, width, self.ink(""))

    @property
    def _room(self) -> int:
        """Cells for words in a line."""
        return self.room.width - (len(_EDGE) + 1 if self._edge else 2 if self._rule else 0)

    @property
    def _height(self) -> int:
        """Lines for words."""
        return self.room.height - bool(self._rule)

    @property
    def more_below(self) -> bool:
        """Whether lines are left below those that are seen."""
        return self._top + self._height < len(self._lines)

    def _in_view(self) -> list[Drawn]:
        """Give the lines that are scrolled into view; the last says when there is more."""
        height = self._height
        wanted = self._lines[self._top : self._top + height]
        if self.more_below and height > 1:
            more = len(self._lines) - self._top - height + 1
            wanted[-1] = (*wanted[-1], (" …", "muted")) if self.flows else ((self._said_of(more), "muted"),)
        return [*wanted, *[()] * (height - len(wanted))]

    def _said_of(self, more: int) -> str:
        key = self._reads_on()
        return f"… {more} more lines{f' · {key}' if key else ''}"

    def _paint_differences(self) -> None:
        height, wanted = self._height, self._in_view()
        before, self._shown = self._shown, wanted
        if len(before) != len(wanted):
            self.refresh()
            return
        left, top = len(_EDGE) if self._edge else bool(self._rule), bool(self._rule)
        regions = [_difference(left, top + y, before[y], wanted[y]) for y in range(height) if before[y] != wanted[y]]
        if regions:
            self.refresh(*regions)

    def _draw(self, width: int) -> list[Drawn]:
        self._wrapped_to = width
        lines: list[Drawn] = [((line, "heading"),) for line in in_lines(self._title, width)]
        if self.flows:
            return [*lines, *_flowing(self._fields, width)]
        if self._edge or not self._rule:
            above = max(0, _TITLE_LINES - 1 - len(lines)) if self._of_list else 0
            lines = [*[()] * above, *lines, ()]
        margin = self._margin(width)
        for label, text in self._fields:
            if isinstance(text, Table):
                lines += text.lines(label, width)
                continue
            ink = "" if text and text != NOT_RECORDED else "muted"
            name = label
            if cell_len(label) + _LABEL_GAP > margin + 1:
                lines.append(((label, "muted"),))
                name = ""
            for part in wrapped(text or NOT_RECORDED, width - margin - 1):
                lines.append(((f"{name:<{margin}} ", "muted"), (part, ink)))
                name = ""
        return lines

    def _margin(self, width: int) -> int:
        """Give the cells for the labels: in a window, where no other record follows, as many as the longest wants."""
        if self._edge or self._rule:
            return _MARGIN if width >= _SLIM or not self._edge else _SLIM_MARGIN
        most = width * 3 // 5
        longest = max((len(label) for label, _ in self._fields if len(label) <= most), default=0)
        return max(_MARGIN, longest + _LABEL_GAP - 1)


def _flowing(fields: Fields, width: int) -> list[Drawn]:
    """Put fields one after the other into lines, each label before its text, parted from it by more than a colour."""
    words: list[tuple[str, str]] = []
    for label, text in fields:
        between = [("·", "muted")] if words else []
        told = [(word, "") for word in visible(text or NOT_RECORDED).split()]
        words += [*between, *((word, "muted") for word in _named(label, text).split()), *told]
    lines: list[list[tuple[str, str]]] = []
    room = 0
    for word, ink in words:
        length = cell_len(word)
        if not lines or length + 1 > room:
            lines.append([(word, ink)])
            room = width - 2 - length
            continue
        last, before = lines[-1][-1]
        lines[-1][-1:] = [(f"{last} {word}", ink)] if before == ink else [(f"{last} ", before), (word, ink)]
        room -= length + 1
    return [tuple(line) for line in lines]


def _named(label: str, text: str) -> str:
    """Give a label as it stands before its text: with a colon, unless the text begins with a name and a colon itself.

    A text that begins with the words of its label has none: "minute 35: Venues".
    """
    name, colon, _ = text.partition(": ")
    if not label or text.casefold().startswith(f"{label.casefold()} "):
        return ""
    return label if colon and len(name.split()) <= _NAMED and not set(name) & set(".;") else f"{label}:"


def _difference(edge: int, y: int, before: Drawn, now: Drawn) -> Region:
    """Give the cells of a line that change: not the label that stays, nor the blanks behind both.

    A key of the sample's programme answers with 1,465 bytes instead of 1,542 so, in the median of eighteen.
    """
    pairs = list(zip(before, now, strict=False))
    same = next((n for n, (old, new) in enumerate(pairs) if old != new), len(pairs))
    start = sum(cell_len(words) for words, _ in now[:same])
    ends = (sum(cell_len(words) for words, _ in pieces) for pieces in (before, now))
    return Region(edge + start, y, max(ends) - start, 1)


def turning(detail: Detail, turned: Callable[[], None]) -> Deeds:
    """Say what the keys do that turn the pages of a text shown in a window, which hears when one was `turned`."""

    def page(lines: int) -> None:
        detail.page(lines)
        turned()

    return {
        "reader.down": lambda: page(detail.size.height - 1),
        "reader.up": lambda: page(1 - detail.size.height),
        "reader.first": lambda: page(-_ALL),
        "reader.last": lambda: page(_ALL),
    }
