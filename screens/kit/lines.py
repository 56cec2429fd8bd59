"""One-line widgets for the frame: what they say is set in the same turn as everything else a key changes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style
from textual.events import Click
from textual.strip import Strip

from screens.kit.present import QUOTED, Inked, fit, in_lines, strip_of, visible
from screens.kit.workscreen import Workscreen

Piece = tuple[str, str] | tuple[str, str, str]
"""Some words and the ink they are written in, and what a click on them does, by its id; "" is plain, and nothing."""


class Line(Inked):
    """A line of the frame. `say` replaces its words and repaints only if they changed."""

    DEFAULT_CSS = """
    Line { height: 1; width: 1fr; }
    """
    can_focus = False

    def __init__(
        self,
        *,
        ink: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        """Make an empty line written on a background ink."""
        super().__init__(id=id, classes=classes)
        self._pieces: tuple[Piece, ...] = ()
        self._ink = ink

    @property
    def text(self) -> str:
        """The words on the line."""
        return "".join(piece[0] for piece in self._pieces)

    @property
    def acts(self) -> tuple[str, ...]:
        """The ids of what can be clicked, from left to right."""
        return tuple(dict.fromkeys(piece[2] for piece in self._pieces if len(piece) == 3 and piece[2]))

    def on_click(self, event: Click) -> None:
        """Do what the words that were clicked name, as its key does."""
        end = 0
        for piece in self._pieces:
            end += cell_len(visible(piece[0]))
            if event.x < end:
                if len(piece) == 3 and piece[2] and isinstance(self.screen, Workscreen):
                    event.stop()
                    self.screen.do_hint(piece[2])
                return

    def say(self, *pieces: Piece) -> None:
        """Show these words."""
        if pieces != self._pieces:
            self._pieces = pieces
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        background = self.ink("") + self.ink(self._ink)
        pieces = [(one[0], self.ink(one[1]) if one[1] else Style()) for one in self._pieces] if y == 0 else []
        return strip_of(pieces, self.size.width, background)


class Title(Inked):
    """The title of a window: it may hold a name, and takes as many lines as that needs."""

    DEFAULT_CSS = """
    Title { height: 1; width: 1fr; }
    """
    can_focus = False

    def __init__(self) -> None:
        """Make an empty title."""
        super().__init__()
        self.text = ""
        self._lines = [""]

    def say(self, words: str) -> None:
        """Show these words."""
        self.text, self._lines = words, [words]
        self.refresh()

    def fit_into(self, width: int, most: int) -> int:
        """Break the words over at most so many lines of so many cells; gives how many lines there are."""
        lines = cut_behind(in_lines(self.text, width), width, most)
        if len(lines) != len(self._lines):
            self.styles.height = len(lines)
        self._lines = lines
        self.refresh()
        return len(lines)

    def render_line(self, y: int) -> Strip:
        """Draw one of its lines."""
        words = self._lines[y] if y < len(self._lines) else ""
        return strip_of([(words, self.ink("heading"))], self.size.width, self.ink(""))


_CALLED = re.compile(r"(?:\b[Tt]he \w+|\d)$")
"""What is said of a thing before its name, as in "the name" or "Q3": without the name that stands for it."""
_LEADS_ON = re.compile(r"(?: (?:of|for|on|to))?[ :·]*$")
"""What leads on to a name at the end of a title, and is no end of its own."""


def cut_behind(lines: list[str], width: int, most: int) -> list[str]:
    """Give at most so many lines: where that leaves some out an ellipsis says so, within the quotation marks."""
    if len(lines) <= most:
        return lines
    closes = "”" if lines[-1].endswith("”") else ""
    begun = f"{lines[most - 1]} {lines[most]}".rstrip("”")
    last = fit(f"{begun} {'x' * width}", width - len(closes)).rstrip()
    return [*lines[: most - 1], last + closes]


def parted(title: str) -> tuple[str, str]:
    """Part a title that quotes one name: give what is done to it, and the name; of any other nothing, and all of it."""
    named = QUOTED.findall(title)
    if len(named) != 1 or title.count("“") != 1:
        return "", title
    before, _, after = title.partition(named[0])
    done = before.rstrip(" :·") if after else _LEADS_ON.sub("", before)
    joined = "" if after[:1] in "?!.," or not done else " " if _CALLED.search(done) else " this "
    return f"{done}{joined}{after.strip()}", named[0]


def spread(left: Sequence[Piece], right: Sequence[Piece], width: int) -> tuple[Piece, ...]:
    """Set some words at the left and others at the right end of a line of `width` cells; the right ones give way."""
    used = sum(cell_len(piece[0]) for piece in (*left, *right))
    if used + 1 > width:
        return tuple(left)
    return (*left, (" " * (width - used), ""), *right)
