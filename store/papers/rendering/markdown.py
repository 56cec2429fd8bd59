"""A paper as Markdown. Text that a clerk or a stranger wrote shows exactly as it is and cannot break a table."""

from __future__ import annotations

from collections.abc import Iterator

from store.papers import tables
from store.papers.document import (
    AnyBlock,
    ChartBlock,
    Document,
    FactsBlock,
    HeadingBlock,
    ListBlock,
    NewPageBlock,
    PaperWords,
    ParagraphBlock,
    SigningBlock,
    TableBlock,
    TableCell,
    chart_table,
    grid,
    text_parts,
)
from store.papers.house import PLAIN_HOUSE, House
from store.papers.safety import markdown_cell, markdown_line

_DOTS = "." * 40


def markdown(document: Document, _house: House = PLAIN_HOUSE) -> bytes:
    """Write a paper as Markdown (CommonMark with tables) in UTF-8. The house has no say in how it looks."""
    parts = [_strong(markdown_line(document.mark))] if document.mark else []
    parts += ["\n".join(_lines(block)) for block in document.blocks]
    return tables.encoded(["\n\n".join(parts)])


def _lines(block: AnyBlock) -> Iterator[str]:
    match block:
        case HeadingBlock():
            yield f"{'#' * block.level} {markdown_line(f'{block.number} {block.text}'.strip())}"
        case ParagraphBlock():
            yield from _paragraph(block)
        case FactsBlock():
            yield from (f"- {_strong(markdown_line(label))}: {_inline(words)}" for label, words in block.pairs)
        case ListBlock():
            yield from _entries(block, "")
        case TableBlock():
            yield from _table(block)
        case ChartBlock():
            yield from _table(chart_table(block))
        case SigningBlock():
            dots = _DOTS[:8] if block.short else _DOTS
            yield markdown_line(" ".join(part for part in (block.before, dots, block.after) if part))
        case NewPageBlock():
            yield "---"


def _paragraph(block: ParagraphBlock) -> Iterator[str]:
    words = _inline(block.words)
    if block.number:
        words = f"{markdown_line(block.number)} {words}"
    quoted = "> " if block.manner == "quote" else ""
    yield quoted + (_strong(words) if block.manner == "mark" else words)


def _entries(block: ListBlock, indent: str) -> Iterator[str]:
    for entry in block.entries:
        label = f"{markdown_line(entry.label)} " if entry.label else ""
        yield f"{indent}- {label}{_inline(entry.words)}"
        for inner in entry.lists:
            yield from _entries(inner, f"{indent}  ")


def _table(block: TableBlock) -> Iterator[str]:
    if block.shown:
        yield from (_strong(markdown_line(block.caption)), "")
    yield f"| {' | '.join(markdown_cell(head) for head in block.heads)} |"
    yield f"| {' | '.join('---' for _ in block.heads)} |"
    for row in grid(block):
        yield "|" + "|".join(" " if cell is None else f" {_cell(cell)} " for cell in row) + "|"


def _cell(cell: TableCell) -> str:
    return "<br>".join(_in_cell(words) for words in cell.paragraphs if words)


def _in_cell(words: PaperWords) -> str:
    parts = (_marked(markdown_cell(one.text), strong=one.strong, link=one.link) for one in text_parts(words))
    return "".join(parts)


def _inline(words: PaperWords) -> str:
    """Write words so that each of their line ends is one in Markdown, and none begins a block of its own."""
    parts = (
        "\\\n".join(_marked(markdown_line(line), strong=one.strong, link=one.link) for line in one.text.split("\n"))
        for one in text_parts(words)
    )
    return "".join(parts)


def _marked(text: str, *, strong: bool, link: str) -> str:
    words = _strong(text) if strong and text.strip() else text
    return f"[{words}](<{link}>)" if link and not link.startswith("#") else words


def _strong(text: str) -> str:
    return f"**{text}**"
