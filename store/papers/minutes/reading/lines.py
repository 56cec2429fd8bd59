"""The lines of a file of minutes: headings, bullets and paragraphs, each with the line of the file it begins at.

Lines that a printer broke are put together again: within a paragraph, and across the empty line that a page end leaves
in the middle of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum

import msgspec

from store.rules.words.clauses import read_clause

_TAGS = re.compile(r"</?(?:u|b|i|em|strong|br|p|span)\b[^<>]{0,80}>", re.IGNORECASE)
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,400}?)(?<=\S)\1")
_BULLET = re.compile(r"^(?P<indent>[ \t]*)(?:[-•◦▪●○✓➢*]|o(?=[ \t]{2,})|[–—](?=\s+\S)) *(?=\S)(?P<text>.*)$")
_ORNAMENT = re.compile(r"^[\s*_=~.–—-]*$")
_PAGE = re.compile(r"^\s*(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?\s*$", re.IGNORECASE)
_MARKED = re.compile(r"^\s*(?:<u>.*</u>|\*\*.*\*\*|#+\s.*)\s*[.:]?\s*$", re.IGNORECASE)
_ENDED = (".", ":", ";", "?", "!", ":-", '"', "”")


class LineKind(Enum):
    """What a line is by its shape or, in a Word document, by its style."""

    TEXT = "text"
    BULLET = "bullet"
    HEADING = "heading"
    ROW = "row"


class Line(msgspec.Struct, frozen=True):
    """One line. `gap` says that an empty line stands before it; `indent` counts the blanks before it.

    `number` is the line of the file, counted from 1. The cells of a `ROW` of a table are parted by tabs.
    """

    text: str
    kind: LineKind = LineKind.TEXT
    indent: int = 0
    gap: bool = False
    number: int = 0


def lines_of(text: str) -> tuple[Line, ...]:
    """Read a plain text into lines, without page numbers, ornaments and the marks of a typesetter."""
    lines: list[Line] = []
    gap = True
    for number, raw in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        bare = _bare(raw)
        if _ORNAMENT.match(bare) or _PAGE.match(bare):
            gap = True
            continue
        lines.append(_line(raw, bare, gap=gap, number=number))
        gap = False
    return tuple(lines)


def _bare(raw: str) -> str:
    """Take the marks of a typesetter out of a line; what a user typed stands, blanks of any width as one kind."""
    plain = _TAGS.sub("", raw.replace("\xa0", " ").replace("\u202f", " ").replace("\xad", "").replace("\ufeff", ""))
    return _BOLD.sub(r"\2", plain).rstrip()


def _line(raw: str, bare: str, *, gap: bool, number: int) -> Line:
    bullet = _BULLET.match(bare.expandtabs(4))
    if bullet:
        return Line(bullet["text"].strip(), LineKind.BULLET, len(bullet["indent"]), gap, number)
    if _MARKED.match(raw.strip()):
        return Line(untabbed(bare).lstrip("# "), LineKind.HEADING, 0, gap, number)
    return Line(untabbed(bare), LineKind.TEXT, 0, gap, number)


def untabbed(text: str) -> str:
    """Write blanks for tabs, which no single line of a record holds: three, so that columns still stand apart."""
    return re.sub(r" *\t[ \t]*", "   ", text.strip())


def begins_inside(before: Line, line: Line) -> bool:
    """Say whether a line goes on in the middle of the sentence of the one before it, across a page end or not."""
    if line.kind is not LineKind.TEXT or before.kind is LineKind.ROW or not line.text:
        return False
    return not before.text.endswith(_ENDED) and not before.text.isupper() and line.text[0].islower()


def joined(before: Line, line: Line) -> Line:
    """Put two lines together as one."""
    return msgspec.structs.replace(before, text=f"{before.text} {line.text}")


def _only_a_word(text: str) -> bool:
    """Say whether a line is one word in capitals, as RESOLVED is, with or without a stop."""
    return text.isupper() and len(text.split()) == 1


_BLOCK = re.compile(r"(?:RESOLVED|RECOMMENDED|RECOMMENDATIONS?|RESOLUTIONS?)\b")
"""What begins a block of its own where it stands in capitals at the beginning of a line."""


def paragraphs(lines: Iterable[Line]) -> Iterator[Line]:
    """Put the lines of each paragraph and each bullet together.

    A line joins the one above it if no empty line parts them, or if that one's sentence goes on in it; a line with a
    letter, a number or RESOLVED in front never does, and nothing joins a line that is only a word in capitals.
    """
    current: Line | None = None
    for line in lines:
        whole = current is not None and current.kind in {LineKind.TEXT, LineKind.BULLET} and line.kind is LineKind.TEXT
        own = read_clause(line.text).label or _BLOCK.match(line.text) or (current and _only_a_word(current.text))
        if current is not None and whole and not own and (not line.gap or begins_inside(current, line)):
            current = joined(current, line)
            continue
        if current is not None:
            yield current
        current = line
    if current is not None:
        yield current
