"""A paper as it is read on a screen: its plain text, with tables set out for lines of so many cells.

A table that is broader has its cells broken into lines; one with more columns than there is room for has a line for
each cell that holds something, with its heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from store.papers import tables
from store.papers.document import Document, TableBlock, grid, plain
from store.papers.rendering.text import text_lines
from store.papers.safety import plain_line
from store.queries.rows import Row, shown
from store.rules.words.text import cleaned

CellText = tuple[str, ...]
"""The paragraphs of a cell."""

_GAP = "  "
_ROOM_FOR_WORDS = 12
"""Cells that a column keeps for its words, if it needs so many: fewer break every word of a sentence to a line."""
_LOOSE = 1.25
"""Lines of a row in the mean from which rows have a blank line between them."""
_LONG = 3
"""The share of a column of long texts, beside 1 of the others."""
_FOR_PROGRAMS = frozenset({"code", "id", "records"})
"""Columns of a list that name things for programs, which nobody reads on a paper."""


def document_at_width(document: Document, width: int) -> str:
    """Give a paper as text for lines of `width` cells. Its paragraphs are not broken: whoever shows them does that."""
    return "\n".join(cleaned(line) for line in text_lines(document, lambda block: _of_block(block, width)))


def list_at_width(kind: type[Row], rows: Sequence[Row], width: int) -> str:
    """Give a list that is no paper as text for lines of `width` cells: what a record is called stands first."""
    order = sorted(
        (column for column in shown(kind) if column.name not in _FOR_PROGRAMS), key=lambda column: not column.last
    )
    cells = [tuple((cell,) for cell in tables.text_cells(order, row)) for row in rows]
    if not cells:
        return "Nothing is listed."
    filled = [at for at in range(len(order)) if any(row[at] != ("",) for row in cells)]
    heads = tuple(order[at].heading for at in filled)
    shares = tuple(_LONG if order[at].last else 1 for at in filled)
    return "\n".join(laid_out(heads, [tuple(row[at] for at in filled) for row in cells], shares, width))


def laid_out(heads: Sequence[str], rows: Sequence[Sequence[CellText]], shares: Sequence[int], width: int) -> list[str]:
    """Set a table out for lines of `width` cells, in columns if its words have room there, else cell under cell.

    Where the columns must give way, they take the room in these `shares`.
    """
    clean = [[tuple(map(plain_line, cell)) for cell in row] for row in rows]
    widths = _widths([[(head,) for head in heads], *clean], shares, width)
    if not widths:
        return [line for row in clean for line in _one_by_one(heads, row)][:-1]
    lines = [*_in_columns([(head,) for head in heads], widths), _GAP.join("-" * wide for wide in widths)]
    broken = [list(_in_columns(row, widths)) for row in clean]
    apart = [""] if sum(map(len, broken)) > _LOOSE * len(broken) else []
    told = [line for row in broken for line in (*row, *apart)]
    return [*lines, *(told[:-1] if apart else told)]


def _of_block(block: TableBlock, width: int) -> list[str]:
    rows = [[tuple(map(plain, cell.paragraphs)) if cell else () for cell in row] for row in grid(block)]
    return laid_out(block.heads, rows, block.shares, width)


def _widths(rows: Sequence[Sequence[CellText]], shares: Sequence[int], width: int) -> list[int]:
    """Share the room among the columns, the widest for its share giving way first; nothing if words have no room."""
    columns = [[line for cell in column for line in cell] for column in zip(*rows, strict=True)]
    widths = [max(map(tables.width, column), default=0) for column in columns]
    words = [max((tables.width(word) for line in column for word in line.split()), default=0) for column in columns]
    least = [max(word, min(wide, _ROOM_FOR_WORDS)) for word, wide in zip(words, widths, strict=True)]
    room = width - len(_GAP) * (len(widths) - 1)
    if sum(least) > room:
        return []
    while sum(widths) > room:
        able = [at for at, wide in enumerate(widths) if wide > least[at]]
        widths[max(able, key=lambda at: widths[at] / shares[at])] -= 1
    return widths


def _in_columns(row: Sequence[CellText], widths: Sequence[int]) -> Iterator[str]:
    broken = ([part for line in cell for part in _broken(line, wide)] for cell, wide in zip(row, widths, strict=True))
    for parts in zip_longest(*broken, fillvalue=""):
        padded = (part + " " * (wide - tables.width(part)) for part, wide in zip(parts, widths, strict=True))
        yield _GAP.join(padded).rstrip()


def _broken(line: str, width: int) -> Iterator[str]:
    """Break a line between its words; no word of it is broader than `width`."""
    done = ""
    for word in line.split():
        longer = f"{done} {word}" if done else word
        if tables.width(longer) > width:
            yield done
            longer = word
        done = longer
    yield done


def _one_by_one(heads: Sequence[str], row: Sequence[CellText]) -> Iterator[str]:
    yield from (f"{head}: {' / '.join(cell)}" for head, cell in zip(heads, row, strict=True) if any(cell))
    yield ""
