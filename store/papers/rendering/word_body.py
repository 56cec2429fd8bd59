"""The blocks of a paper as the XML of a Word document's body.

It is written as text and read by the library once, because element by element takes several times as long.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import zip_longest
from typing import NamedTuple

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
    TextPart,
    chart_table,
    plain,
    text_parts,
)
from store.papers.rendering.word_lists import STEP, WordNumbering, counting
from store.papers.safety import xml_attribute, xml_content

_FACTS_HANG = 2268
_SIGNED_AT, _INITIALS_AT = 6804, 3969
_SAFE_LINK = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_MANNERS = {"": "Normal", "mark": "Paper Mark", "lead": "Paper Lead", "quote": "Paper Quote", "small": "Paper Small"}

_SHORT = 80
"""Characters of a line that is kept with the next where nothing parts the two; a long item may go over a page."""


class Layout(NamedTuple):
    """How a paragraph stands; `left` and `hang` in twentieths of a point, `list_of` its list's number and its level."""

    style: str = "Normal"
    left: int = 0
    hang: int = 0
    list_of: tuple[int, int] | None = None
    keep: bool = False
    close: bool = False
    tight: bool = False
    tab: str = ""


class WordBody:
    """Writes the body of one document."""

    def __init__(
        self,
        document: Document,
        width: int,
        styles: Mapping[str, str],
        numbering: WordNumbering,
        relate: Callable[[str], str],
    ) -> None:
        """Begin. The text is `width` twentieths of a point wide between the margins of the page.

        `styles` gives the ids of styles by name, `relate` the id of the relation to an address.
        """
        self.document, self.width, self.styles, self.numbering, self.relate = document, width, styles, numbering, relate
        self.marks: dict[str, int] = {}
        for block in document.blocks:
            if block.name:
                self.marks.setdefault(block.name, len(self.marks) + 1)
        self.new_page = False

    def xml(self) -> str:
        """Give the paragraphs and tables of the whole document."""
        mark, blocks = self.document.mark, self.document.blocks
        first = self._paragraph(_run(mark), Layout("Paper Draft")) if mark else ""
        pairs = zip_longest(blocks, blocks[1:])
        return first + "".join(part for one, then in pairs for part in self._block(one, then))

    def _block(self, block: AnyBlock, then: AnyBlock | None) -> Iterator[str]:
        tight = then is not None and then.close
        at = Layout(left=block.within * STEP, close=block.close, tight=tight, keep=tight and _leads_on(block))
        match block:
            case HeadingBlock():
                yield self._headed(block, at)
            case ParagraphBlock():
                at = at._replace(style=_MANNERS[block.manner])
                yield self._labelled(block.number, self._runs(block.words), at, block.name)
            case FactsBlock():
                yield from self._facts(block, at)
            case ListBlock():
                yield from self._list(block, block.within, 0, at, block.name)
            case TableBlock():
                yield from self._table(block, at, then)
            case ChartBlock():
                yield from self._table(chart_table(block), at, then)
            case SigningBlock():
                after = f" {block.after}" if block.after else ""
                runs = f"{_run(block.before + ' ')}<w:r><w:tab/></w:r>{_run(after)}"
                ends = min(_INITIALS_AT if block.short else _SIGNED_AT, self.width)
                tab = f'<w:tabs><w:tab w:val="left" w:leader="dot" w:pos="{ends}"/></w:tabs>'
                yield self._paragraph(runs, at._replace(style="Paper Signing", tab=tab), block.name)
            case NewPageBlock():
                self.new_page = True

    def _headed(self, block: HeadingBlock, at: Layout) -> str:
        level = min(block.level, 6)
        hang = _hang((block.number,), 160, 720) if block.number else 0
        label = f"{_run(block.number)}<w:r><w:tab/></w:r>" if block.number else ""
        at = at._replace(style=f"Heading {level}", keep=True, left=at.left + hang, hang=hang)
        # A council's heading style may count by itself; what is printed before a heading is a word of the record.
        return self._paragraph(f"{label}{_run(block.text)}", at._replace(list_of=(0, 0)), block.name)

    def _labelled(self, label: str, runs: str, at: Layout, name: str = "", hang: int = 0) -> str:
        """Write a paragraph behind the words of its label, if it has one."""
        if not label:
            return self._paragraph(runs, at, name)
        hang = hang or _hang((label,))
        return self._paragraph(
            f"{_run(label)}<w:r><w:tab/></w:r>{runs}", at._replace(left=at.left + hang, hang=hang), name
        )

    def _facts(self, block: FactsBlock, at: Layout) -> Iterator[str]:
        last = len(block.pairs) - 1
        for place, (label, words) in enumerate(block.pairs):
            line = at._replace(
                left=at.left + _FACTS_HANG,
                hang=_FACTS_HANG,
                close=bool(place) or at.close,
                tight=place < last or at.tight,
                keep=place < last or at.keep,
            )
            runs = f"{_run(label + ':', strong=True)}<w:r><w:tab/></w:r>{self._runs(words)}"
            yield self._paragraph(runs, line, "" if place else block.name)

    def _list(self, block: ListBlock, within: int, level: int, at: Layout, name: str = "") -> Iterator[str]:
        labels = tuple(entry.label for entry in block.entries)
        how, hang = counting(block), _hang(labels)
        number = self.numbering.number(how, level, within, hang) if how and block.entries else 0
        last = len(block.entries) - 1
        for place, entry in enumerate(block.entries):
            line = at._replace(
                style="List Paragraph",
                left=(within + level) * STEP,
                close=at.close and not place,
                tight=at.tight and place == last and not entry.lists,
                keep=False,
            )
            runs, own = self._runs(entry.words), name if not place else ""
            if number:
                yield self._paragraph(runs, line._replace(left=0, list_of=(number, level)), own)
            else:
                yield self._labelled(entry.label or "\N{BULLET}", runs, line, own, hang)
            for inner in entry.lists:
                yield from self._list(inner, within, level + 1, at._replace(close=False))

    def _table(self, block: TableBlock, at: Layout, then: AnyBlock | None) -> Iterator[str]:
        if self.new_page:
            yield self._paragraph("", Layout(tight=True))
        if block.shown:
            yield self._paragraph(_run(block.caption), at._replace(style="Caption", keep=True), block.name)
        room = self.width - at.left
        widths = [room * share // sum(block.shares) for share in block.shares]
        caption = xml_attribute(block.caption)
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        grid_style = self.styles["Table Grid"]
        first_column = int(any(cell.head for row in block.rows for cell in row))
        yield (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{grid_style}"/><w:tblW w:w="{room}" w:type="dxa"/>'
            f'<w:tblInd w:w="{at.left}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
            f'<w:tblLook w:val="{"04A0" if first_column else "0420"}" w:firstRow="1" w:lastRow="0" '
            f'w:firstColumn="{first_column}" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
            f'<w:tblCaption w:val="{caption}"/><w:tblDescription w:val="{caption}"/></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>"
        )
        heads = "".join(self._head_cell(head, width) for head, width in zip(block.heads, widths, strict=True))
        yield f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"
        yield from self._rows(block, widths)
        yield "</w:tbl>"
        if then is None or isinstance(then, TableBlock | ChartBlock):
            # Word joins two tables that touch, and wants a paragraph at the very end.
            yield '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'

    def _head_cell(self, head: str, width: int) -> str:
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="E7E7E7"/>'
            f"</w:tcPr>{self._in_cell(_run(head, strong=True), keep=True)}</w:tc>"
        )

    def _rows(self, block: TableBlock, widths: list[int]) -> Iterator[str]:
        """Write the rows; where a cell goes on from the row above, a cell without words says so."""
        open_cells: dict[int, tuple[TableCell, int]] = {}
        for row in block.rows:
            cells, at = iter(row), 0
            written = []
            while at < len(widths):
                cell, left = open_cells.pop(at, (None, 0))
                goes_on = cell is not None
                if cell is None:
                    cell = next(cells)
                    left = cell.rows
                written.append(self._cell(cell, sum(widths[at : at + cell.columns]), goes_on=goes_on))
                if left > 1:
                    open_cells[at] = (cell, left - 1)
                at += cell.columns
            yield f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(written)}</w:tr>"

    def _cell(self, cell: TableCell, width: int, *, goes_on: bool) -> str:
        wide = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        high = ("<w:vMerge/>" if goes_on else '<w:vMerge w:val="restart"/>') if cell.rows > 1 else ""
        said = [] if goes_on else [words for words in cell.paragraphs if plain(words)]
        paragraphs = [self._in_cell(self._runs(words, strong=cell.head)) for words in said]
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{wide}{high}</w:tcPr>'
            f"{''.join(paragraphs) or self._in_cell('')}</w:tc>"
        )

    def _in_cell(self, runs: str, *, keep: bool = False) -> str:
        return f"<w:p><w:pPr>{self._style('Paper Table')}{'<w:keepNext/>' if keep else ''}</w:pPr>{runs}</w:p>"

    def _paragraph(self, runs: str, at: Layout, name: str = "") -> str:
        """Write a paragraph. What belongs to it stands in the order in which Word's schema wants it."""
        parts = [self._style(at.style), "<w:keepNext/>" if at.keep else ""]
        if self.new_page:
            self.new_page = False
            parts.append("<w:pageBreakBefore/>")
        if at.list_of:
            number, level = at.list_of
            parts.append(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
        parts.append(at.tab)
        if at.close or at.tight:
            before, after = (' w:before="0"' if at.close else ""), (' w:after="0"' if at.tight else "")
            parts.append(f"<w:spacing{before}{after}/>")
        if at.left or at.hang:
            parts.append(f'<w:ind w:left="{at.left}" w:hanging="{at.hang}"/>')
        return f"<w:p><w:pPr>{''.join(parts)}</w:pPr>{self._named(runs, name)}</w:p>"

    def _style(self, name: str) -> str:
        return f'<w:pStyle w:val="{xml_attribute(self.styles[name])}"/>'

    def _named(self, runs: str, name: str) -> str:
        number = self.marks.get(name) if name else None
        if number is None:
            return runs
        return f'<w:bookmarkStart w:id="{number}" w:name="part_{number}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'

    def _runs(self, words: PaperWords, *, strong: bool = False) -> str:
        return "".join(self._part(part, strong=strong or part.strong) for part in text_parts(words))

    def _part(self, part: TextPart, *, strong: bool) -> str:
        number = self.marks.get(part.link[1:]) if part.link.startswith("#") else None
        where = f'w:anchor="part_{number}"' if number else ""
        if not where and _SAFE_LINK.fullmatch(part.link):
            where = f'r:id="{self.relate(part.link)}"'
        if not where:
            return _run(part.text, strong=strong)
        return f'<w:hyperlink {where} w:history="1">{_run(part.text, strong=strong, link=True)}</w:hyperlink>'


def _run(text: str, *, strong: bool = False, link: bool = False) -> str:
    """Write text as a run: its line ends and tabs are Word's own."""
    if not text:
        return ""
    looks = ("<w:b/>" if strong else "") + ('<w:color w:val="0B4F9E"/><w:u w:val="single"/>' if link else "")
    inner = f'<w:t xml:space="preserve">{xml_content(text)}</w:t>'
    inner = inner.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    inner = inner.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    given = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f"<w:r>{given}{inner}</w:r>"


def _hang(labels: tuple[str, ...], letter: int = 130, least: int = STEP) -> int:
    """Give the room that the longest of some labels needs, in twentieths of a point; `letter` is that of one letter."""
    return max(least, letter * max((len(label) for label in labels), default=0) + 170)


def _leads_on(block: AnyBlock) -> bool:
    """Say whether a block stays on the page of what is right under it: a short line does, or one that opens that."""
    words = plain(block.words).rstrip() if isinstance(block, ParagraphBlock) else ""
    return bool(words) and (len(words) <= _SHORT or words.endswith(":"))
