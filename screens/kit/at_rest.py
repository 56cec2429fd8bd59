"""What stands in a field at rest, as its lines: a form draws them itself, and makes what is typed into when it is."""

from __future__ import annotations

from rich.cells import cell_len, get_character_cell_size, set_cell_size
from textual.geometry import Offset
from textual.widgets.text_area import Document, WrappedDocument

_SHORT, _TALL = 2, 4
"""The lines of a text whose words fit into so few, so that a form has no blank block, and of any other."""
_TAB = 4


def as_document(text: str) -> str:
    """Give a text as the editor of texts holds it: with one kind of line end."""
    return Document(text).text


def _wrapped(text: str, width: int) -> WrappedDocument:
    # The editor keeps a cell at the end of each line for its cursor.
    return WrappedDocument(Document(text), max(0, width - 1), _TAB)


def text_lines(text: str, width: int) -> list[str]:
    """Break a text over lines of so many cells, as the editor of texts does."""
    if "\n" not in text and "\t" not in text and cell_len(text) < width:
        return [text]
    return [section for line in _wrapped(text, width).lines for section in line]


def text_height(lines: int) -> int:
    """Give the height of a text of so many lines; what it cannot hold is scrolled."""
    return _SHORT if lines <= _SHORT else _TALL


def seen_of(line: str, width: int, cursor: int | None) -> str:
    """Give what is seen of a line in so many cells: it is scrolled as far as its cursor was put, if it was."""
    first = 0
    while first < (cursor or 0) and cell_len(line[first:cursor]) >= width:
        first += 1
    return line[first:]


def with_ends(line: str, width: int, *, begun: bool) -> str:
    """Give what is seen of a line in so many cells: an ellipsis stands where it goes on, or had `begun` before."""
    if begun and line:
        line = f"…{' ' * (get_character_cell_size(line[0]) - 1)}{line[1:]}"
    return line if cell_len(line) <= width else f"{set_cell_size(line, max(0, width - 1))}…"


def place_in_line(line: str, cell: int) -> int:
    """Give the character of a line that stands in a cell, counted from 0; its end where none does."""
    left = cell
    for place, character in enumerate(line):
        left -= get_character_cell_size(character)
        if left < 0:
            return place
    return len(line)


def place_in_text(text: str, width: int, x: int, y: int) -> int:
    """Give the character of a text that stands in a cell of its lines, counted from 0; the last before it if none."""
    wrapped = _wrapped(text, width)
    row, column = wrapped.offset_to_location(Offset(max(0, x), min(max(0, y), wrapped.height - 1)))
    return sum(len(line) + 1 for line in text.split("\n")[:row]) + column
