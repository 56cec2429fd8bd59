"""All keys at once, under what they are for: the next key pressed, or a click, does it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.containers import VerticalScroll
from textual.events import Click
from textual.events import Key as Pressed
from textual.strip import Strip
from textual.widget import Widget

from screens.kit.keys.key import Deeds, Key
from screens.kit.keys.keymap import Keymap
from screens.kit.keys.verbs import by_heading
from screens.kit.present import Inked, fit, strip_of
from screens.kit.window import Window

_KEYS, _LABEL, _GAPS = 6, 17, 2
"""Cells of a column: the key, what it does at the least, and gaps. Three columns stand side by side at 80."""
_SIDE_BY_SIDE = 3
"""As many columns as are never given up for a long label."""


class Entry(NamedTuple):
    """A line of a column: a heading, or a key with what it does; in brackets and `dimmed` if it cannot be done now."""

    words: str = ""
    keys: str = ""
    act: str = ""
    dimmed: bool = False


class Sheet(Inked):
    """The keys in as many columns as there is room for."""

    DEFAULT_CSS = """
    Sheet { width: 1fr; height: auto; }
    """
    can_focus = False

    def __init__(self, blocks: Sequence[Sequence[Entry]]) -> None:
        """Take the keys in blocks, each with its heading."""
        super().__init__()
        self._blocks = blocks
        self._columns: list[list[Entry]] = []
        self._label = _LABEL
        self._gap = " "
        """What parts a column from the next: two cells where there is room."""

    @property
    def _column(self) -> int:
        """The cells of a column."""
        return _KEYS + self._label + _GAPS - 1 + len(self._gap)

    def fit_into(self, width: int) -> None:
        """Lay the blocks out in columns of nearly one height for a width."""
        longest = max((cell_len(entry.words) for block in self._blocks for entry in block if entry.act), default=0)
        self._label = max(_LABEL, min(longest, width // _SIDE_BY_SIDE - _KEYS - _GAPS))
        self._gap = " "
        count = max(1, width // self._column)
        height = max(map(len, self._blocks), default=1)
        while len(_columns(self._blocks, height)) > count:
            height += 1
        self._columns = _columns(self._blocks, height)
        self._gap = "  " if (self._column + 1) * len(self._columns) <= width else " "
        self.styles.height = max(map(len, self._columns), default=1)
        self.refresh()

    def on_click(self, event: Click) -> None:
        """Close and do what was clicked."""
        column = event.x // self._column
        lines = self._columns[column] if column < len(self._columns) else []
        if event.y < len(lines) and lines[event.y].act and isinstance(self.screen, Window):
            event.stop()
            self.screen.dismiss(lines[event.y].act)

    def render_line(self, y: int) -> Strip:
        """Draw a line across the columns."""
        pieces: list[tuple[str, Style]] = []
        for column in self._columns:
            entry = column[y] if y < len(column) else Entry()
            gap = "" if column is self._columns[-1] else self._gap
            if entry.act:
                ink = self.ink("muted" if entry.dimmed else "key")
                pieces.append((fit(entry.keys, _KEYS) + " ", ink))
                pieces.append((fit(entry.words, self._label) + gap, ink if entry.dimmed else Style()))
            else:
                pieces.append((fit(entry.words, self._column - len(self._gap)) + gap, self.ink("heading")))
        return strip_of(pieces, self.size.width, self.ink(""))


def _columns(blocks: Sequence[Sequence[Entry]], height: int) -> list[list[Entry]]:
    """Set blocks one under the other in columns no higher than `height`, a blank line between them."""
    columns: list[list[Entry]] = [[]]
    for block in blocks:
        if columns[-1] and len(columns[-1]) + 1 + len(block) > height:
            columns.append([])
        columns[-1] += [*([Entry()] if columns[-1] else []), *block]
    return columns


class KeySheet(Window[str]):
    """Every key of a place, by what it is for. The answer is the id of what is to be done."""

    DEFAULT_CSS = """
    KeySheet .box { max-width: 180; }
    KeySheet .sheet { height: auto; scrollbar-size-vertical: 1; }
    """
    widest = 180
    hint_ids: tuple[str, ...] = ("list.page_down", "list.page_up", "window.close")

    def __init__(self, title: str, keys: Sequence[Key], keymap: Keymap, dimmed: frozenset[str]) -> None:
        """Show these keys, as a clerk has them; those `dimmed` cannot do anything now, and say why when pressed."""
        super().__init__(title)
        # What leads back below the sheet has its key: pressed here it closes the sheet and nothing else.
        closing = keymap.keys_of("window.close")
        acts = {key: entry.id for entry in reversed(keys) for key in keymap.keys_of(entry.id)}
        self._acts = {key: act for key, act in acts.items() if key not in closing}

        def line(key: Key) -> Entry:
            label = f"({key.label})" if key.id in dimmed else key.label
            return Entry(label, keymap.key_of(key.id), key.id, key.id in dimmed)

        self.sheet = Sheet([[Entry(heading), *map(line, entries)] for heading, entries in by_heading(keys)])
        self._scroll = VerticalScroll(self.sheet, classes="sheet gives-way", can_focus=False)

    def body(self) -> list[Widget]:
        """Show the keys."""
        return [self._scroll]

    def begin(self) -> None:
        """Name the keys that scroll while there is anything to scroll."""
        super().begin()
        self.watch(self._scroll, "show_vertical_scrollbar", self.show_hints)

    def fit(self) -> None:
        """Lay the keys out for the room there is."""
        super().fit()
        self.sheet.fit_into(self.inside)

    @property
    def seen_whole(self) -> bool:
        """Whether every key is seen."""
        return not self._scroll.show_vertical_scrollbar

    def deeds(self) -> Deeds:
        """Say what each key of the window does: those of a list turn its pages, if it has more than one."""
        return {
            **super().deeds(),
            "list.page_down": lambda: self._turn(1),
            "list.page_up": lambda: self._turn(-1),
            "list.down": lambda: self._turn(1),
            "list.up": lambda: self._turn(-1),
        }

    def _turn(self, by: int) -> None:
        self._scroll.scroll_relative(y=by * max(1, self._scroll.size.height - 2), animate=False)

    def on_key(self, event: Pressed) -> None:
        """Close and do what a key does that is shown."""
        act = self._acts.get(event.key)
        if act is not None:
            event.stop()
            own = self.deeds().get(act)
            own() if own else self.dismiss(act)
