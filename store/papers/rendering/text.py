"""A paper as plain text: a paragraph to a line, an empty line between paragraphs, nothing wrapped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from store.papers import tables
from store.papers.document import (
    AnyBlock,
    ChartBlock,
    Document,
    FactsBlock,
    HeadingBlock,
    ListBlock,
    NewPageBlock,
    ParagraphBlock,
    SigningBlock,
    TableBlock,
    grid,
    plain,
)
from store.papers.house import PLAIN_HOUSE, House
from store.rules.words.text import cleaned

STEP = "   "
"""How far each level of what belongs to something is set in."""

BULLET = "-"
DOTS = "." * 40
SHORT = "." * 8
BAR = 30
"""How many characters the longest bar of a chart takes."""
LABEL = 34
"""How many columns a label before its bar takes at most."""
FULL, REST = "\N{FULL BLOCK}", "\N{LIGHT SHADE}"
APART = "-" * 40
"""The line that stands for the beginning of a new sheet."""


def text(document: Document, _house: House = PLAIN_HOUSE) -> bytes:
    """Write a paper as plain text in UTF-8. The house has no say in how it looks."""
    return tables.encoded(cleaned(line) for line in text_lines(document))


def text_lines(document: Document, table: Callable[[TableBlock], Iterable[str]] | None = None) -> list[str]:
    """Give the lines of a paper as plain text, its mark and the words that the house lacks first.

    `table` sets out its tables, if not each row is to be one line.
    """
    return [*((document.mark, "") if document.mark else ()), *lines_of(document.blocks, table)]


def lines_of(blocks: Iterable[AnyBlock], table: Callable[[TableBlock], Iterable[str]] | None = None) -> list[str]:
    """Give the lines of some blocks of a paper as plain text."""
    lines: list[str] = []
    for block in blocks:
        if lines and lines[-1] and not block.close:
            lines.append("")
        lines += [STEP * block.within + line if line else "" for line in _lines(block, table or _aligned)]
    return lines


def _lines(block: AnyBlock, table: Callable[[TableBlock], Iterable[str]]) -> Iterator[str]:
    match block:
        case HeadingBlock():
            yield f"{block.number} {block.text}".strip()
        case ParagraphBlock():
            yield from f"{block.number} {plain(block.words)}".strip().split("\n")
        case FactsBlock():
            yield from (f"{label}: {plain(words)}" for label, words in block.pairs)
        case ListBlock():
            yield from _entries(block)
        case TableBlock():
            yield from (block.caption, "") if block.shown else ()
            yield from table(block)
        case ChartBlock():
            yield from bars_of(block)
            yield from ("", *_lines(block.figures, table)) if block.figures else ()
        case SigningBlock():
            yield " ".join(part for part in (block.before, SHORT if block.short else DOTS, block.after) if part)
        case NewPageBlock():
            yield APART


def _entries(block: ListBlock) -> Iterator[str]:
    for entry in block.entries:
        label = entry.label or BULLET
        under = " " * (len(label) + 1)
        first, *rest = plain(entry.words).split("\n")
        yield f"{label} {first}".rstrip()
        yield from (f"{under}{line}" for line in rest)
        for inner in entry.lists:
            yield from (f"{under}{line}" for line in _entries(inner))


def bars_of(block: ChartBlock) -> Iterator[str]:
    """Draw a chart in characters: a line for each bar, its label before it and its number behind.

    What is not nought has a bar, however short, so that it does not look like nothing.
    """
    yield from (block.title, "")
    labels = [shortened(one.label) for one in block.bars]
    wide = max(map(tables.width, labels), default=0)
    for one, label in zip(block.bars, labels, strict=True):
        full = max(round(BAR * one.value / block.most), 1 if one.value else 0)
        rest = round(BAR * (one.whole or 0) / block.most) - full
        room = " " * (wide - tables.width(label))
        yield f"{label}{room}  {FULL * full}{REST * max(rest, 0)} {one.words}"


def shortened(label: str) -> str:
    """Cut a label to the columns that leave room for the bar and its number at 80; the table under it has it whole."""
    if tables.width(label) <= LABEL:
        return label
    while tables.width(label) >= LABEL:
        label = label[:-1]
    return f"{label}…"


def _aligned(block: TableBlock) -> Iterator[str]:
    rows = [
        tuple(" / ".join(plain(words) for words in cell.paragraphs) if cell else "" for cell in row)
        for row in grid(block)
    ]
    yield from tables.aligned([block.heads, *rows])
