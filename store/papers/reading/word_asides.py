"""What a Word document holds beside its text: footnotes, comments, and the head and foot of its pages."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from store.rules.minutes.drafts import Kept, Unplaced

_SAID = (qn("w:t"), qn("w:delText"))
_NOTES = {
    qn("w:footnoteReference"): ("footnotes", "w:footnote", "a footnote to the text", Kept.NOTE),
    qn("w:endnoteReference"): ("endnotes", "w:endnote", "an endnote to the text", Kept.NOTE),
    qn("w:commentReference"): ("comments", "w:comment", "a comment beside the text", Kept.OUTSIDE),
}
"""By the mark in the text: the part with the words, the element of each, what it is, and where it is kept."""

_PAGES = {"header": "at the head of the pages", "footer": "at the foot of the pages"}
_WORD = re.compile(r"[^\W\d_]{3,}")
_PAGE_WORDS = frozenset({"page", "pages", "of"})


class Asides:
    """Finds the words of what stands aside, by the mark in the text that leads to it."""

    def __init__(self, document: Any) -> None:
        """Look at the parts of a document."""
        self.parts: dict[str, Any] = {}
        for part in document.part.package.iter_parts():
            name = str(part.partname).rpartition("/")[2].removesuffix(".xml")
            self.parts.setdefault(name, part)

    def at(self, mark: Any, number: int) -> Unplaced | None:
        """Give the note or comment that a mark in a paragraph leads to; None if it is no such mark."""
        if mark.tag not in _NOTES:
            return None
        name, tag, what, where = _NOTES[mark.tag]
        wanted = mark.get(qn("w:id"))
        elements = [one for one in self._elements(name, tag) if one.get(qn("w:id")) == wanted]
        return Unplaced(words_in(elements[0]) if elements else "", f"This is {what}.", number, where)

    def around_the_pages(self, said: Collection[str] = ()) -> Iterator[Unplaced]:
        """List what stands at the head and the foot of the pages, each wording once; bare page numbers are none.

        What is `said` in the text too, such as the title that is repeated above each page, is left out.
        """
        seen = set(said)
        for name in sorted(self.parts):
            kind = _PAGES.get(name.rstrip("0123456789"))
            for paragraph in self._elements(name, "w:p") if kind else ():
                words = words_in(paragraph)
                if words not in seen and not {one.casefold() for one in _WORD.findall(words)} <= _PAGE_WORDS:
                    seen.add(words)
                    yield Unplaced(words, f"This stands {kind}.", where=Kept.OUTSIDE)

    def _elements(self, name: str, tag: str) -> Iterator[Any]:
        part = self.parts.get(name)
        if part is not None:
            yield from parse_xml(part.blob).iter(qn(tag))


def words_in(element: Any) -> str:
    """Give the words of an element, struck out or not, with a blank between its paragraphs."""
    told = element.iter(*_SAID, qn("w:tab"), qn("w:br"), qn("w:p"))
    return " ".join("".join((one.text or "") if one.tag in _SAID else " " for one in told).split())
