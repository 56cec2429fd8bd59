"""The lists and headings of a Word document: the label that Word would print before a paragraph, worked out anew."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml.ns import qn

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_HEADING = re.compile(r"^(?:heading|minute heading|item heading|item title|agenda item)\b", re.IGNORECASE)


class WordLists:
    """Counts through the lists of one document, in the order of its paragraphs."""

    def __init__(self, document: Any) -> None:
        """Read the styles and the numbering of a document."""
        self.styles = {style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))}
        self.levels: dict[str, dict[int, Any]] = {}
        self.starts: dict[tuple[str, int], int] = {}
        self.counts: dict[tuple[str, int], int] = {}
        self.abstract: dict[str, str] = {}
        numbering = next(
            (part for part in document.part.package.iter_parts() if part.partname.endswith("/numbering.xml")), None
        )
        if numbering is not None:
            self._numbering(numbering.element)

    def _numbering(self, element: Any) -> None:
        for one in element.iter(qn("w:abstractNum")):
            levels = {int(level.get(qn("w:ilvl"))): level for level in one.iter(qn("w:lvl"))}
            self.levels[one.get(qn("w:abstractNumId"))] = levels
        for one in element.iter(qn("w:num")):
            number = one.get(qn("w:numId"))
            self.abstract[number] = _value(one, "w:abstractNumId")
            for over in one.iter(qn("w:lvlOverride")):
                start = _value(over, "w:startOverride")
                if start.isdigit():
                    self.starts[number, int(over.get(qn("w:ilvl")))] = int(start)

    def of(self, paragraph: Any) -> tuple[str, bool, int]:
        """Give the label before a paragraph, empty if there is none, whether it is a bullet, and its level from 0."""
        number, level = self._list(paragraph)
        levels = self.levels.get(self.abstract.get(number, ""), {})
        if not number or number == "0" or level not in levels:
            return "", False, 0
        if _value(levels[level], "w:numFmt") in {"bullet", "none"}:
            return "", _value(levels[level], "w:numFmt") == "bullet", level
        self._count(number, level, levels)
        text = _value(levels[level], "w:lvlText")
        return re.sub(r"%(\d)", lambda place: self._written(number, int(place[1]) - 1, levels), text), False, level

    def _list(self, paragraph: Any) -> tuple[str, int]:
        """Give the list and the level that a paragraph has by itself or by its style."""
        for element in (paragraph.find(qn("w:pPr")), *self._styles(paragraph)):
            numbered = element.find(f".//{qn('w:numPr')}") if element is not None else None
            if numbered is not None and _value(numbered, "w:numId"):
                level = _value(numbered, "w:ilvl")
                return _value(numbered, "w:numId"), int(level) if level.isdigit() else 0
        return "", 0

    def _styles(self, paragraph: Any) -> list[Any]:
        """Give the style of a paragraph and those it is based on."""
        named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        style = self.styles.get(named.get(qn("w:val"))) if named is not None else None
        chain: list[Any] = []
        while style is not None and style not in chain:
            chain.append(style)
            style = self.styles.get(_value(style, "w:basedOn"))
        return chain

    def is_heading(self, paragraph: Any) -> bool:
        """Say whether a paragraph has the style of a heading, or one based on such a style."""
        return any(_HEADING.match(_value(style, "w:name")) for style in self._styles(paragraph))

    def _count(self, number: str, level: int, levels: dict[int, Any]) -> None:
        """Count on at a level; the levels below it begin anew."""
        for each in levels:
            if each > level:
                self.counts.pop((number, each), None)
        if (number, level) in self.counts:
            self.counts[number, level] += 1
        else:
            self.counts[number, level] = self._start(number, level, levels)

    def _start(self, number: str, level: int, levels: dict[int, Any]) -> int:
        start = _value(levels[level], "w:start") if level in levels else ""
        return self.starts.get((number, level), int(start) if start.isdigit() else 1)

    def _written(self, number: str, level: int, levels: dict[int, Any]) -> str:
        count = self.counts.get((number, level)) or self._start(number, level, levels)
        kind = _value(levels[level], "w:numFmt") if level in levels else "decimal"
        if kind in {"lowerLetter", "upperLetter"}:
            letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
            return letter if kind == "lowerLetter" else letter.upper()
        if kind in {"lowerRoman", "upperRoman"}:
            roman = _roman(count)
            return roman if kind == "lowerRoman" else roman.upper()
        return f"{count:02d}" if kind == "decimalZero" else str(count)


def _roman(count: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        while count >= value:
            written, count = written + letters, count - value
    return written


def _value(element: Any, tag: str) -> str:
    """Give the value of the first element of a kind below another; empty if there is none."""
    first = element.find(f".//{qn(tag)}")
    return str(first.get(qn("w:val")) or "") if first is not None else ""
