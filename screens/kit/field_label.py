"""The label of a field in a form: it carries the mark of the cursor, which shows where one is without colour."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from textual.strip import Strip

from screens.kit.present import Inked, strip_of, wrapped

USUAL_COLUMN = 17
"""The cells of the column of labels where all of them are short; the style of label and row says the same."""
_WIDER = 28
"""As far as one long label widens the column of all; the entries of a small terminal need the rest."""
LONGEST_LABEL = 40
"""Cells from which a label takes several lines, all of which come into view with its entry."""
_ENTRIES = 34
"""The cells that a wider window keeps for the mark of the cursor and the entries; labels have what is left."""
_HERE, _NOT_HERE = "› ", "  "
"""The mark of the cursor, as in lists, and what stands in its place elsewhere."""


def longest_label(room: int) -> int:
    """Give the cells from which a label takes several lines in a form so many cells wide."""
    return max(LONGEST_LABEL, room - _ENTRIES)


def column_of(labels: Iterable[tuple[str, bool]], room: int = 0) -> int:
    """Give the cells of the column of labels of a form so wide, from each label and whether a choice stands beside it.

    All entries begin in one column, as wide as the longest label wants; a text with a far longer label stands apart,
    whereas choices, which are read under one another, never do.
    """
    lengths = [(cell_len(words) + 1, choice) for words, choice in labels]
    longest = max((length for length, choice in lengths if choice or length <= _WIDER), default=0)
    return min(max(longest, USUAL_COLUMN), longest_label(room))


class FieldLabel(Inked):
    """What a field is called. A label stands in the column of its form; one that is longer takes the room it needs.

    A name is never cut where it is judged what its person did: it goes over several lines.
    """

    DEFAULT_CSS = """
    FieldLabel { width: 19; height: 1; }
    """
    can_focus = False

    def __init__(self, words: str) -> None:
        """Show a label at rest."""
        super().__init__(classes="label")
        self.text = words
        self.here = False
        self._lines = [words]

    def stand_in(self, column: int) -> None:
        """Take so many cells, those of the form's column of labels, or more if the words are longer."""
        width = max(column, min(cell_len(self.text) + 1, LONGEST_LABEL))
        indent = self.text[: len(self.text) - len(self.text.lstrip())]
        self._lines = [indent + line for line in wrapped(self.text.lstrip(), width - 1 - len(indent))]
        if width != USUAL_COLUMN:
            self.styles.width = len(_HERE) + width
            self.styles.height = len(self._lines)

    def point(self, *, here: bool) -> None:
        """Show whether the cursor is in the field."""
        if here != self.here:
            self.here = here
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one of its lines; the first has the mark."""
        words = self._lines[y] if y < len(self._lines) else ""
        mark = _HERE if self.here and y == 0 else _NOT_HERE
        ink = self.ink("heading" if self.here else "muted")
        return strip_of([(mark + words, ink)], self.size.width, self.ink(""))
