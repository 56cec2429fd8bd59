"""The smallest Textual applications that narrow a list by what is typed: what a letter takes that fills the screen.

`python -m tests.bench.bare_list` measures them in a terminal of 120×40: the processor's milliseconds for the letter of
find that fills the list, for one that changes every line of it, and for one that changes none; then for a letter of the
filter that changes every line of a list and of a pane beside it. They search nothing, so no letter that has as many
lines painted can take less.
"""

from __future__ import annotations

import os
import statistics
import sys
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Input

if TYPE_CHECKING:
    from tests.bench.terminal import Terminal

_LINES = 200
_LEAST = 2
"""Letters with which the list begins to hold something, as find does."""
_CHANGES = 3
"""Up to so many each letter changes every line."""
_TIMES = 12
_MUTED, _LABEL = Style(color="#8090a0"), Style(color="#dde3ea")


class BareList(ScrollView):
    """Lines of two parts, in the words of what is typed."""

    typed = ""
    least = _LEAST

    def show(self, typed: str) -> None:
        """List as much as find lists, in other words for another letter."""
        if typed[:_CHANGES] == self.typed:
            return
        self.typed = typed[:_CHANGES]
        self.virtual_size = Size(0, _LINES if len(typed) >= self.least else 0)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line, if there is anything."""
        line, width = y + self.scroll_offset.y, self.size.width
        if line >= self.virtual_size.height:
            return Strip.blank(width)
        label = f"  Performance report {line * 7} of {self.typed} on the plan's aims".ljust(80)
        return Strip([Segment(label, _LABEL), Segment(f"W{line}", _MUTED)]).adjust_cell_length(width)


class Bare(App[None]):
    """An entry, and the list below it."""

    CSS = "Vertical { border: round white; padding: 0 1; } BareList { height: 1fr; scrollbar-size-vertical: 1; }"
    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """Put both into a box, as a window does."""
        with Vertical():
            yield Input(compact=True)
            yield BareList()

    def on_mount(self) -> None:
        """Say that it is ready."""
        self.query_one(Input).focus()
        self.title = "READY"
        self.query_one(Vertical).border_title = "READY"

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self.query_one(BareList).show(event.value)


class Beside(Bare):
    """A list and a pane, both full, and the entry below them."""

    CSS = (
        "BareList { width: 2fr; scrollbar-size-vertical: 1; } BareList.pane { width: 1fr; } Horizontal { height: 1fr; }"
    )

    def compose(self) -> ComposeResult:
        """Put the pane beside the list, as a place does."""
        with Vertical():
            with Horizontal():
                yield BareList()
                yield BareList(classes="pane")
            yield Input(compact=True)

    def on_mount(self) -> None:
        """Fill both."""
        super().on_mount()
        self.query_one(Vertical).styles.border = ("round", "white")
        for one in self.query(BareList):
            one.least = 0
            one.show(" ")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Change both."""
        for one in self.query(BareList):
            one.show(event.value)


def measured() -> dict[str, float]:
    """Give the median milliseconds of each kind of letter."""
    find, none = _of("run")
    filtering, _ = _of("beside")
    return {
        "fills the list": find[1],
        "changes every line": find[2],
        "changes none": none,
        "changes every line of list and pane": statistics.median(filtering),
    }


def _of(which: str) -> tuple[list[float], float]:
    """Give the median milliseconds of the first letters of a word, and of a letter that changes nothing."""
    from tests.bench.terminal import Terminal

    terminal = Terminal([sys.executable, "-m", "tests.bench.bare_list", which], answers=True)
    terminal.wait_for(b"READY")
    terminal.settle()
    each: list[list[float]] = [_typed(terminal, b"bud") for _ in range(_TIMES)]
    none = [terminal.answer(b"x").processor * 1000 for _ in range(_TIMES)]
    terminal.kill()
    return [statistics.median(letters) for letters in zip(*each, strict=True)], statistics.median(none)


def _typed(terminal: Terminal, word: bytes) -> list[float]:
    """Type a word, letter by letter, and take it away; gives what each letter took."""
    taken = [terminal.answer(bytes([letter])).processor * 1000 for letter in word]
    terminal.answer(b"\x7f" * len(word), 0.2)
    return taken


if __name__ == "__main__":
    if sys.argv[1:]:
        os.environ.setdefault("TEXTUAL_FPS", "120")
        {"run": Bare, "beside": Beside}[sys.argv[1]]().run()
    else:
        for what, took in measured().items():
            print(f"{took:7.2f}  a letter that {what}")
