"""Text read into tables: csv in any of its forms, a table in Markdown, or what was pasted out of a document.

Lines that hold no cell stand in tables of their own, because what interrupts a table is told by where it stands.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from store.file.plain_text import text_of
from store.papers.reading.grids import Cell, Content, Grid, TableRow
from store.problems import Problem, Refused
from store.rules.words.text import cleaned

_LONGEST = 10_000_000
_MARKS = (",", ";", "\t", "|")
_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>|~#>=+.)&-])")
_FEWEST = 0.6
"""The part of all lines that must have cells for a text to be read as csv."""

_Parsed = list[tuple[int, list[str]]]


def text_tables(data: bytes, named: str) -> Content:
    """Read the tables in a text. Raises Refused if it is no text, or far too long."""
    text = _BREAKS.sub("\n", text_of(data, named))
    if len(text) > _LONGEST:
        raise Refused(Problem("read.large", f"{named} is far too long.", "Put the table alone in a file.", "file"))
    lines = text.split("\n")
    if sum(line.lstrip().startswith("|") for line in lines) >= 2:
        return Content(named, tuple(_parts(_markdown(lines))))
    rows = _csv(text)
    if rows is not None:
        return Content(named, tuple(_parts([(number, [_unguarded(cell) for cell in cells]) for number, cells in rows])))
    return Content(named, tuple(_parts([(number, line.split("\t")) for number, line in enumerate(lines, start=1)])))


def _parts(rows: _Parsed) -> Iterator[Grid]:
    """Part rows with cells from lines without; an empty line parts lines as it parts rows."""
    made = [TableRow(tuple(Cell(_clean(cell)) for cell in cells), number) for number, cells in rows]
    for loose, group in groupby((row for row in made if row.filled), key=lambda row: len(row.cells) < 2):
        yield Grid("", tuple(group), loose)


def _clean(text: str) -> str:
    return "\n".join(cleaned(line.replace("\t", " ").replace("\xa0", " ")) for line in text.split("\n")).strip()


def _csv(text: str) -> _Parsed | None:
    """Read a text as csv by the mark that gives most lines the same number of cells; None if it is no csv."""
    best: tuple[float, _Parsed] | None = None
    for mark in _MARKS:
        rows = _parsed(text, mark)
        if rows is None:
            continue
        fit = _fit([cells for _, cells in rows if any(cells)])
        if fit > (best[0] if best else 0):
            best = fit, rows
    return best[1] if best else None


def _parsed(text: str, mark: str) -> _Parsed | None:
    """Take a text apart at one mark; quotes count only where they quote a whole cell. None if they do not close."""
    if mark == "\t" and not _quotes_whole_cells(text):
        return [(number, line.split(mark)) for number, line in enumerate(text.split("\n"), start=1)]
    reader = csv.reader(io.StringIO(text), delimiter=mark, strict=True)
    rows: _Parsed = []
    begun = 1
    try:
        for cells in reader:
            rows.append((begun, cells))
            begun = reader.line_num + 1
    except csv.Error:
        return None
    return rows


def _quotes_whole_cells(text: str) -> bool:
    """Say whether quotes in a text with tabs are those of a spreadsheet, around a cell with a line end or a quote."""
    try:
        cells = [cell for row in csv.reader(io.StringIO(text), delimiter="\t", strict=True) for cell in row]
    except csv.Error:
        return False
    return any("\n" in cell or '"' in cell for cell in cells)


def _fit(rows: Sequence[list[str]]) -> float:
    """Say how well rows agree in their number of cells, above 1: near 1 if all do, 0 if they make no table."""
    counts = [len(row) for row in rows if len(row) > 1]
    if not counts or len(counts) < _FEWEST * len(rows):
        return 0
    usual = max(set(counts), key=lambda one: (counts.count(one), one))
    return counts.count(usual) / len(rows) + min(usual, 9) / 1000


def _markdown(lines: Sequence[str]) -> _Parsed:
    """Take a text with tables in Markdown apart; lines outside of them are one cell each."""
    rows: _Parsed = []
    for number, line in enumerate(lines, start=1):
        bare = line.strip()
        if _RULE.fullmatch(bare) and "-" in bare:
            continue
        if bare.startswith("|"):
            cells = re.split(r"(?<!\\)\|", bare.strip("|") if not bare.endswith("\\|") else bare[1:])
            rows.append((number, [_unmarked(cell) for cell in cells]))
        else:
            rows.append((number, [_unmarked(re.sub(r"^#{1,6}\s+", "", bare))]))
    return rows


def _unmarked(cell: str) -> str:
    return _ESCAPED.sub(r"\1", re.sub(r"<br\s*/?>", "\n", cell.strip()))


def _unguarded(cell: str) -> str:
    """Take off the apostrophe that keeps a cell of our own csv from being a formula."""
    return cell[1:] if _GUARDED.match(cell) else cell
