"""The label of a field in a form: it carries the mark of the cursor, which shows where one is without colour."""

from __future__ import annotations

from rich.cells import cell_len
from textual.strip import Strip

from screens.kit.present import Inked, strip_of, wrapped

_COLUMN = 17
"""The cells of the column of labels."""
LONGEST_LABEL = 40
"""Cells from which a label takes several lines, all of which come into view with its entry."""
_HERE, _NOT_HERE = "› ", "  "
"""The mark of the cursor, as in lists, and what stands in its place elsewhere."""


class FieldLabel(Inked):
    """What a field is called. A short label stands in the column of labels, a long one takes the room it needs.

    A name is never cut where it is judged what its person did: it goes over several lines, and choices under one
    another, which are `aligned`, stand in one column.
    """

    DEFAULT_CSS = """
    FieldLabel { width: 19; height: 1; }
    """
    can_focus = False

    def __init__(self, words: str, *, aligned: bool = False) -> None:
        """Show a label at rest."""
        super().__init__(classes="label")
        length = cell_len(words)
        width = _COLUMN if length < _COLUMN else LONGEST_LABEL if aligned else min(length + 1, LONGEST_LABEL)
        self.text = words
        self.here = False
        self._lines = wrapped(words, width if length < _COLUMN else width - 1)
        if length >= _COLUMN:
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
