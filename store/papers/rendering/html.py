"""A paper as one web page that stands alone: no script, nothing from elsewhere, readable on a telephone and by ear.

It is meant to meet the Web Content Accessibility Guidelines 2.2 at level AA, as what a council publishes has to.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from store import bundled
from store.papers.document import (
    AnyBlock,
    ChartBlock,
    Document,
    FactsBlock,
    HeadingBlock,
    ListBlock,
    ListEntry,
    NewPageBlock,
    PaperBlock,
    PaperWords,
    ParagraphBlock,
    SigningBlock,
    TableBlock,
    TableCell,
    chart_table,
    grid,
    plain,
    text_parts,
)
from store.papers.fixed_words import FixedWords
from store.papers.house import PLAIN_HOUSE, House
from store.papers.rendering.svg import svg
from store.papers.safety import xml_attribute, xml_content, xml_text

STYLE_FILE = "web/paper.css"

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'"
"""What the page lets a browser do: apply the style that stands in it, and fetch nothing."""

_SAFE_LINK = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_CONTENTS_FROM = 8
"""From so many headings below the title on, the page begins with a list of them."""

_DEEPEST = 3
_BROAD = 3
"""A table of so many columns scrolls on a narrow screen; one of fewer fits."""

_BULLET = "\N{BULLET}"


def html(document: Document, house: House = PLAIN_HOUSE) -> bytes:
    """Write a paper as one HTML page in UTF-8; `house.css` comes after the style of the program."""
    page = _Page(document, house.words(document.language))
    lines = [*_head(document, house), *page.lines(), "</html>"]
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _head(document: Document, house: House) -> Iterator[str]:
    style = bundled.read(STYLE_FILE).decode("utf-8") + house.css
    orientation = "\n@media print { @page { size: A4 landscape; } }" if document.wide else ""
    title = ": ".join(part for part in (document.mark, document.title) if part)
    yield "<!DOCTYPE html>"
    yield f'<html lang="{document.language}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_line(title)}</title>"
    yield f"<style>\n{_in_style(style)}{orientation}\n</style>"
    yield "</head>"


def _in_style(css: str) -> str:
    """Keep what stands in a style from ending it; a house's own was refused if it tries (`house.css_problems`)."""
    return xml_text(css).replace("</", "<\\/").rstrip("\n")


class _Page:
    """Writes one document: it knows which part of the page each name leads to."""

    def __init__(self, document: Document, words: FixedWords) -> None:
        """Give every heading, and every block that a link leads to, a name of its own."""
        self.document, self.words = document, words
        self.ids: dict[int, str] = {}
        self.named: dict[str, str] = {}
        self.taken = {"paper"}
        for place, block in enumerate(document.blocks):
            if isinstance(block, HeadingBlock) or block.name:
                said = f"{block.number} {block.text}" if isinstance(block, HeadingBlock) else block.name
                self.ids[place] = self._own_id(said)
                self.named.setdefault(block.name, self.ids[place])

    def _own_id(self, said: str) -> str:
        """Make a name from the words of a heading, so that a link to it stays good when others come before it."""
        stem = _slug(said) or "part"
        made, count = stem, 1
        while made in self.taken:
            count += 1
            made = f"{stem}-{count}"
        self.taken.add(made)
        return made

    def lines(self) -> Iterator[str]:
        document = self.document
        yield f"<body{_classes('wide' if document.wide else '')}>"
        yield f'<a class="skip" href="#paper">{_line(self.words("page.skip"))}</a>'
        if document.running and document.running != document.title:
            yield f"<header><p>{_line(document.running)}</p></header>"
        yield '<main id="paper" tabindex="-1">'
        if document.mark:
            yield f'<p class="draft"><strong>{_line(document.mark)}</strong></p>'
        contents = list(self._contents())
        for place, block in enumerate(document.blocks):
            yield from self._block(block, self.ids.get(place, ""))
            if isinstance(block, HeadingBlock) and block.level == 1:
                yield from contents
        yield "</main>"
        yield "</body>"

    def _contents(self) -> Iterator[str]:
        """List the headings right below the title, if there are many."""
        heads = [
            (self.ids[place], block)
            for place, block in enumerate(self.document.blocks)
            if isinstance(block, HeadingBlock) and block.level == 2
        ]
        if len(heads) < _CONTENTS_FROM:
            return
        yield f'<nav aria-label="{xml_attribute(self.words("page.contents"))}">'
        yield '<ol role="list">'
        yield from (
            f'<li><a href="#{name}">{_line(f"{block.number} {block.text}".strip())}</a></li>' for name, block in heads
        )
        yield "</ol>"
        yield "</nav>"

    def _block(self, block: AnyBlock, name: str) -> Iterator[str]:
        match block:
            case HeadingBlock():
                level = min(block.level, 6)
                words = f"{_label(block.number)}{_line(block.text)}"
                yield f"<h{level}{_id(name)}{_manner(block)}>{words}</h{level}>"
            case ParagraphBlock():
                yield from self._paragraph(block, name)
            case FactsBlock():
                yield f"<dl{_id(name)}{_manner(block, 'facts')}>"
                for label, said in block.pairs:
                    yield f"<div><dt>{_line(label)}</dt><dd>{self._inline(said)}</dd></div>"
                yield "</dl>"
            case ListBlock():
                yield from self._list(block, name)
            case TableBlock():
                yield from self._table(block, name)
            case ChartBlock():
                yield f"<p{_id(name)}{_manner(block, 'lead')}>{_line(block.title)}</p>"
                yield f'<div{_manner(block, "chart")} style="max-width: 40rem">{svg(block)}</div>'
                yield from self._table(chart_table(block, shown=False), "")
            case SigningBlock():
                blank = f'<span class="blank{" initials" if block.short else ""}">&#160;</span>'
                parts = (_line(block.before), blank, _line(block.after))
                yield f"<p{_id(name)}{_manner(block, 'signing')}>{' '.join(part for part in parts if part)}</p>"
            case NewPageBlock():
                yield f'<hr{_id(name)} class="sheet">'

    def _paragraph(self, block: ParagraphBlock, name: str) -> Iterator[str]:
        words = f"{_label(block.number)}{self._inline(block.words)}"
        numbered = "numbered" if block.number else ""
        if block.manner == "quote":
            yield f"<blockquote{_id(name)}{_manner(block)}><p{_classes(numbered)}>{words}</p></blockquote>"
            return
        if block.manner == "mark":
            words = f"<strong>{words}</strong>"
        yield f"<p{_id(name)}{_manner(block, block.manner, numbered)}>{words}</p>"

    def _list(self, block: ListBlock, name: str = "") -> Iterator[str]:
        """Write a list: one with bullets as browsers draw them, else each entry behind the words of its label."""
        labelled = any(entry.label for entry in block.entries)
        tag = "ol" if labelled else "ul"
        # Safari takes a list without marks of its own for no list, unless it is told.
        told = ' role="list"' if labelled else ""
        titled = f' aria-label="{xml_attribute(block.title)}"' if block.title else ""
        yield f"<{tag}{_id(name)}{told}{titled}{_manner(block, 'labelled' if labelled else '')}>"
        for entry in block.entries:
            yield from self._entry(entry, labelled=labelled)
        yield f"</{tag}>"

    def _entry(self, entry: ListEntry, *, labelled: bool) -> Iterator[str]:
        label = _label(entry.label or _BULLET) if labelled else ""
        words = f"<li>{label}{self._inline(entry.words)}"
        if not entry.lists:
            yield f"{words}</li>"
            return
        yield words
        for inner in entry.lists:
            yield from self._list(inner)
        yield "</li>"

    def _table(self, block: TableBlock, name: str) -> Iterator[str]:
        """Write a table in a part of the page that scrolls by itself and can be reached with the keyboard."""
        caption = self._own_id(f"table {block.caption}")
        columns = len(block.heads) if len(block.heads) >= _BROAD else 0
        yield (
            f'<div{_id(name)}{_manner(block, "table")} style="--columns: {columns}" '
            f'role="region" tabindex="0" aria-labelledby="{caption}">'
        )
        yield "<table>"
        seen = _classes("" if block.shown else "unseen")
        yield f'<caption id="{caption}"><span{seen}>{_line(block.caption)}</span></caption>'
        yield f"<colgroup>{''.join(_column(share, block.shares) for share in block.shares)}</colgroup>"
        heads = (f'<th scope="col">{_line(head)}</th>' if head.strip() else "<td></td>" for head in block.heads)
        yield f"<thead><tr>{''.join(heads)}</tr></thead>"
        yield "<tbody>"
        for row in grid(block):
            yield f"<tr>{''.join(self._cell(cell) for cell in row if cell is not None)}</tr>"
        yield "</tbody>"
        yield "</table>"
        yield "</div>"

    def _cell(self, cell: TableCell) -> str:
        said = [self._inline(words) for words in cell.paragraphs if words]
        words = said[0] if len(said) == 1 else "".join(f"<p>{one}</p>" for one in said)
        spans = (f' rowspan="{cell.rows}"' if cell.rows > 1 else "") + (
            f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        )
        heads = cell.head and any(plain(one).strip() for one in cell.paragraphs)
        return f'<th scope="row"{spans}>{words}</th>' if heads else f"<td{spans}>{words}</td>"

    def _inline(self, words: PaperWords) -> str:
        return "".join(
            self._marked(_lines(part.text), strong=part.strong, link=part.link) for part in text_parts(words)
        )

    def _marked(self, words: str, *, strong: bool, link: str) -> str:
        if strong and words:
            words = f"<strong>{words}</strong>"
        if link.startswith("#"):
            leads = self.named.get(link[1:], "") if link[1:] else ""
            return f'<a href="#{leads}">{words}</a>' if leads else words
        return f'<a href="{xml_attribute(link)}">{words}</a>' if words and _SAFE_LINK.fullmatch(link) else words


def _slug(words: str) -> str:
    """Write words as a name within a page: `44. Apologies for absence` as `44-apologies-for-absence`."""
    bare = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii").lower()
    return "-".join(re.findall(r"[a-z0-9]+", bare))[:60].rstrip("-")


def _lines(text: str) -> str:
    """Write text so that each of its line ends is one on the page too."""
    return xml_content(text).replace("\n", "<br>")


def _line(text: str) -> str:
    return xml_content(text).replace("\n", " ")


def _label(text: str) -> str:
    return f'<span class="label">{_line(text)}</span> ' if text else ""


def _id(name: str) -> str:
    return f' id="{name}"' if name else ""


def _manner(block: PaperBlock, *more: str) -> str:
    """Give the classes of a block: how it stands out, how far it is set in, whether it stands close."""
    within = f"within{min(block.within, _DEEPEST)}" if block.within else ""
    return _classes(*more, within, "close" if block.close else "")


def _classes(*names: str) -> str:
    given: Iterable[str] = [name for name in names if name]
    return f' class="{" ".join(given)}"' if given else ""


def _column(share: int, shares: tuple[int, ...]) -> str:
    return f'<col style="width: {100 * share / sum(shares):.1f}%">'
