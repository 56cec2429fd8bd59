"""The line that tells the clerk what was done or why it was not; it grows to as many lines as the words need."""

from __future__ import annotations

from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from screens.kit.present import Inked, in_lines, strip_of, wrapped

NOT_PASTED = "What was pasted was left out: here letters are commands. Open a field first, then paste."
NOT_TEXT = "The terminal sent something that is no text; it was left out. Set the terminal to UTF-8 to type £ or é."
_MOST_LINES = 6
_MOST_NAMED = 4
"""As many things done as fit into the lines there are, at 80 columns."""


class News(Inked):
    """One line, or up to six when the sentence is long. It stays until the next command."""

    DEFAULT_CSS = """
    News { height: 1; width: 1fr; }
    """
    can_focus = False

    def __init__(self, *, id: str | None = None, below: bool = False, apart: bool = False) -> None:  # noqa: A002
        """Say nothing yet, under Textual's own name for it.

        `below` a list of a window it has a blank line above it. Words that stand `apart` have one of the lines that are
        kept for them above, where they leave one: the same, without a line more.
        """
        super().__init__(id=id)
        self._apart = apart
        self.set_class(below, "below")
        self.text = ""
        self._ink = ""
        self._lines: list[str] = [""]
        self._done: list[str] = []
        self._work = ""
        self._hushed = False

    def say(self, words: str, ink: str = "") -> None:
        """Show these words; the layout changes only when they need more or fewer lines than before."""
        if (words, ink) == (self.text, self._ink):
            return
        self.text, self._ink = words, ink
        self._wrap()

    @property
    def said_as(self) -> str:
        """How the words are shown."""
        return self._ink

    @property
    def lines(self) -> int:
        """How many lines the words take."""
        return len(self._lines)

    def lines_in(self, width: int) -> int:
        """Say how many lines the words take in what is so many cells wide, before that has been laid out."""
        return self.lines_of(self.text, width)

    def lines_of(self, words: str, width: int) -> int:
        """Say how many lines some words would take in what is so many cells wide."""
        return len(wrapped(words, max(20, width - self._around))[:_MOST_LINES]) if words else 1

    @property
    def tells_of_work(self) -> bool:
        """Whether what is said is of something that was done."""
        return bool(self._work) and self._work in self.text

    def hush(self, hushed: bool) -> None:
        """Show nothing while a window stands over it that says the same itself, below which the end would peek out."""
        if hushed != self._hushed:
            self._hushed = hushed
            self.refresh()

    def begin(self) -> None:
        """Begin to name what is done anew: only keys that came together are named together."""
        self._done.clear()

    def done(self, sentence: str) -> str:
        """Add a thing done; gives all that was done by keys that came together, one by one.

        Of more than the line can hold these are the last ones, after how many there were.
        """
        self._work = sentence
        self._done.append(sentence)
        kept = self._done[-_MOST_NAMED:]
        if len(kept) < len(self._done):
            kept.insert(0, f"{len(self._done)} things were done; the last {len(kept)}:")
        return "  ".join(kept)

    def on_resize(self) -> None:
        """Wrap again to the width there turned out to be."""
        if self.text:
            self._wrap()

    def _wrap(self) -> None:
        before = len(self._lines)
        self._lines = self._wrapped(self._room()) if self.text else [""]
        if len(self._lines) != before:
            self.styles.height = len(self._lines)
        self.refresh()

    def _wrapped(self, room: int) -> list[str]:
        return in_lines(self.text, max(20, room))[:_MOST_LINES]

    @property
    def _around(self) -> int:
        return self.styles.padding.width + 2

    def _room(self) -> int:
        """Give the cells a line of words has: the width of what it stands in, less its own padding and mark."""
        around = self.parent.size.width if isinstance(self.parent, Widget) else 0
        return (around or self.app.size.width) - self._around

    def render_line(self, y: int) -> Strip:
        """Draw one of its lines."""
        y -= min(1, self.size.height - len(self._lines)) if self._apart else 0
        words = self._lines[y] if 0 <= y < len(self._lines) and not self._hushed else ""
        mark = "! " if self._ink == "warn" and y == 0 and words else "  "
        ink = self.ink(self._ink) if self._ink else Style()
        return strip_of([(mark + words, ink)], self.size.width, self.ink(""))
