"""What a paper consists of, in plain values: every form of it, in print, on the web or as text, is made of these.

A paper is one function that gives a `Document`; a form is one module of `papers/rendering` that writes any document.
What a list prints before its entries ("(a)", "4.1") is a word of the record and stands as it is: numbers that were
published never move, so no form counts for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import msgspec


class TextPart(msgspec.Struct, frozen=True, omit_defaults=True):
    """PaperWords within a paragraph: in heavier type, or a `link`: an address, or `#` and the name of a block."""

    text: str
    strong: bool = False
    link: str = ""


PaperWords = str | tuple[TextPart, ...]
"""The words of a paragraph, a cell or an entry: all alike, or in parts. A line end in them is one on paper as well."""

Manner = Literal["", "mark", "lead", "quote", "small"]
"""How a paragraph stands out: a mark such as DRAFT or NOT FOR PUBLICATION, an opening, words quoted, small print."""


class PaperBlock(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag=True, tag_field="block"):
    """A part of a paper. `close` ones stand right under what is before them, without room between.

    `within` counts how far it is set in: 1 for what belongs to the numbered heading above it. `name` is what a link
    within the paper leads to.
    """

    close: bool = False
    within: int = 0
    name: str = ""


class HeadingBlock(PaperBlock, frozen=True):
    """A heading, with what is printed before it. A paper has one of level 1, the first, and none skips a level."""

    text: str
    level: int = 2
    number: str = ""


class ParagraphBlock(PaperBlock, frozen=True):
    """A paragraph; `number` is printed before it, as in a report ("12.")."""

    words: PaperWords
    manner: Manner = ""
    number: str = ""


class FactsBlock(PaperBlock, frozen=True):
    """Pairs of a label and what it says, such as the date, the time and the place of a meeting."""

    pairs: tuple[tuple[str, PaperWords], ...]


class ListEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """An entry of a list: what is printed before it (a bullet if nothing is), its words, and lists within it."""

    words: PaperWords
    label: str = ""
    lists: tuple[ListBlock, ...] = ()


class ListBlock(PaperBlock, frozen=True):
    """A list, numbered, lettered or with bullets, as its entries say; `title` tells who cannot see it what it holds."""

    entries: tuple[ListEntry, ...]
    title: str = ""


class TableCell(msgspec.Struct, frozen=True, omit_defaults=True):
    """A cell: its paragraphs, how many rows and columns it spans, and whether it heads its row."""

    paragraphs: tuple[PaperWords, ...] = ()
    rows: int = 1
    columns: int = 1
    head: bool = False


class TableBlock(PaperBlock, frozen=True):
    """A table. `heads` are repeated on each page; `shares` of the width go to its columns, in the same number.

    A row leaves out the cells that those above it span. `caption` says what the table holds; `shown` prints it too.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    shares: tuple[int, ...]
    caption: str
    shown: bool = False


class ChartBar(msgspec.Struct, frozen=True, omit_defaults=True):
    """A bar of a chart: what it is of, its number, and of how many, if it is a part of a whole.

    `said` stands in place of the number where it is not known.
    """

    label: str
    value: int
    whole: int | None = None
    said: str = ""

    @property
    def words(self) -> str:
        """Say the number as it is printed beside the bar."""
        return self.said or (str(self.value) if self.whole is None else f"{self.value} of {self.whole}")


class ChartBlock(PaperBlock, frozen=True):
    """Bars for those who would rather look than read. `told` says the same in a sentence, the table in figures.

    `heads` are those of that table: what each bar is of, and its number. `figures` stands in its place where the paper
    has a table that tells the same and more, so that nothing is told twice.
    """

    title: str
    told: str
    bars: tuple[ChartBar, ...]
    heads: tuple[str, str]
    figures: TableBlock | None = None

    @property
    def most(self) -> int:
        """The number that the longest bar stands for."""
        return max((max(one.value, one.whole or 0) for one in self.bars), default=0) or 1


class SigningBlock(PaperBlock, frozen=True):
    """A line to be written on by hand, between what stands before and after it: `Signed ......... (presiding)`.

    A `short` one is for initials.
    """

    before: str
    after: str = ""
    short: bool = False


class NewPageBlock(PaperBlock, frozen=True):
    """What follows begins a sheet of its own: the notice for the next council, the exempt part."""


AnyBlock = (
    HeadingBlock | ParagraphBlock | FactsBlock | ListBlock | TableBlock | ChartBlock | SigningBlock | NewPageBlock
)
Language = Literal["en-GB", "cy"]


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A paper: its title, its blocks, and what is said of it beside them.

    `running` stands at the head of each page (the panel and the meeting), `mark` in large letters on each page and as
    words above the first ("DRAFT"), `unworded` names the fixed words for which the house has none in the language.
    """

    title: str
    blocks: tuple[AnyBlock, ...]
    running: str = ""
    mark: str = ""
    language: Language = "en-GB"
    wide: bool = False
    unworded: tuple[str, ...] = ()


class Written(NamedTuple):
    """A paper in a form, and a sentence for each thing that the clerk should know of it: what could not be printed."""

    data: bytes
    notes: tuple[str, ...] = ()


def text_parts(words: PaperWords) -> tuple[TextPart, ...]:
    """Give words in parts, whichever way they are held."""
    return (TextPart(words),) if isinstance(words, str) else words


def plain(words: PaperWords) -> str:
    """Give words as one text."""
    return words if isinstance(words, str) else "".join(one.text for one in words)


def texts(document: Document) -> Iterator[tuple[str, str]]:
    """Give every text of a paper with the words for where it stands, in reading order."""
    yield "the title", document.title
    yield from (("the head of the page", text) for text in (document.running, document.mark) if text)
    place = ""
    for block in document.blocks:
        place = block.text if isinstance(block, HeadingBlock) else place
        where = f"under “{place}”" if place else "at the beginning"
        yield from ((where, text) for text in _texts_of(block) if text)


def _texts_of(block: AnyBlock) -> Iterator[str]:
    match block:
        case HeadingBlock():
            yield from (block.number, block.text)
        case ParagraphBlock():
            yield from (block.number, plain(block.words))
        case FactsBlock():
            yield from (text for label, words in block.pairs for text in (label, plain(words)))
        case ListBlock():
            yield from _texts_in(block)
        case TableBlock():
            yield from (block.caption, *block.heads)
            yield from (plain(words) for row in block.rows for cell in row for words in cell.paragraphs)
        case ChartBlock():
            yield from (block.title, block.told, *block.heads, *(one.label for one in block.bars))
            yield from _texts_of(block.figures) if block.figures else ()
        case SigningBlock():
            yield from (block.before, block.after)


def _texts_in(block: ListBlock) -> Iterator[str]:
    yield block.title
    for entry in block.entries:
        yield from (entry.label, plain(entry.words))
        for inner in entry.lists:
            yield from _texts_in(inner)


def grid(block: TableBlock) -> tuple[tuple[TableCell | None, ...], ...]:
    """Give the rows of a table with a place for every column; where a cell above or before spans one, there is None.

    Raises:
        ValueError: a row has more or fewer cells than it has room for, which is a fault of the paper's function.
    """
    wide, taken = len(block.heads), [0] * len(block.heads)
    rows = []
    for row in block.rows:
        cells = iter(row)
        line: list[TableCell | None] = [None] * wide
        at = 0
        while at < wide:
            if taken[at]:
                taken[at] -= 1
                at += 1
                continue
            cell = next(cells, None)
            if cell is None or at + cell.columns > wide:
                raise ValueError("a row of the table has too few cells, or one that is too wide")
            line[at] = cell
            for one in range(at, at + cell.columns):
                taken[one] = cell.rows - 1
            at += cell.columns
        if next(cells, None) is not None:
            raise ValueError("a row of the table has too many cells")
        rows.append(tuple(line))
    return tuple(rows)


def chart_table(block: ChartBlock, *, shown: bool = True) -> TableBlock:
    """Give the figures of a chart as the table in its place, or under it, where its title is `shown` already.

    A table of its own is shown under its own caption.
    """
    if block.figures is not None:
        return msgspec.structs.replace(block.figures, within=block.within)
    rows = tuple((TableCell((one.label,), head=True), TableCell((one.words,))) for one in block.bars)
    return TableBlock(
        heads=block.heads, rows=rows, shares=(3, 1), caption=block.title, shown=shown, within=block.within
    )


def bullets(texts: Iterable[str], *, close: bool = False, within: int = 0) -> ListBlock:
    """Make a list with bullets of plain texts."""
    return ListBlock(entries=tuple(ListEntry(text) for text in texts), close=close, within=within)
