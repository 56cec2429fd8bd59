"""Where a line has a heading of a cover sheet: alone, before a colon, in a cell, or broken over two lines."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from store.papers.covers.lines import CoverLine
from store.rules.programme.cover_headings import BY_CODE, CODES, CoverRegion, pattern_of

_NUMBER: Final = re.compile(r"^(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]?|[-•])\s+(?=[A-Z])")
_END: Final = re.compile(r"[\s:.–-]+$")
_JOIN: Final = re.compile(r"\s*(?:,|&|/|\band\b)\s*", re.IGNORECASE)
_IMPLIES: Final = re.compile(r"\s+implications?$", re.IGNORECASE)
_MOST_WORDS: Final = 8
_MOST_ROWS: Final = 4
_FEW_WORDS: Final = 4
_COLON: Final = r"\s*[-–]?\s*:"

Codes = tuple[str, ...]


class Labelled(NamedTuple):
    """Headings that a line has, several if they stand together over one text, and what stands behind them."""

    codes: Codes
    words: str


def codes_of(text: str, allowed: Collection[str]) -> Codes:
    """Give the headings that a text is, of those allowed; several if it joins them: `Financial and legal`."""
    bare = _END.sub("", _NUMBER.sub("", text))
    for code in CODES:
        if code in allowed and pattern_of(code).fullmatch(bare):
            return (code,)
    parts = [one for one in _JOIN.split(_IMPLIES.sub("", bare)) if one]
    of_them = [code for code in allowed if BY_CODE[code].region is CoverRegion.IMPLICATION]
    joined = [next((code for code in of_them if pattern_of(code).fullmatch(part)), "") for part in parts]
    return tuple(joined) if len(joined) > 1 and all(joined) else ()


def labels_in(line: CoverLine, allowed: Collection[str]) -> tuple[Labelled, ...]:
    """Give the headings that a line begins with or is, each with the words behind it; none if it begins with none."""
    if line.cells and codes_of(line.cells[0], allowed):
        return tuple(_in_cells(line.cells, allowed))
    if codes := codes_of(line.text, allowed):
        return (Labelled(codes, ""),)
    text = _NUMBER.sub("", line.text)
    labelled = tuple(_before_colons(text, allowed))
    return labelled or _before_blank(text, allowed)


def _in_cells(cells: tuple[str, ...], allowed: Collection[str]) -> Iterator[Labelled]:
    """Go through the headings of a row: the first cell is one, and others may follow behind the words of it."""
    codes: Codes = ()
    words: list[str] = []
    for cell in cells:
        fresh = codes_of(cell, allowed) if words or not codes else ()
        if fresh:
            yield from [Labelled(codes, " ".join(words))] if codes else []
            codes, words = fresh, []
        elif cell:
            words.append(cell)
    yield Labelled(codes, " ".join(words))


def _before_colons(text: str, allowed: Collection[str]) -> Iterator[Labelled]:
    """Go through headings before a colon: the first begins the text, others may follow in the same line."""
    head, colon, rest = text.partition(":")
    codes = codes_of(head, allowed) if colon else ()
    if not codes:
        return
    region = BY_CODE[codes[0]].region
    alike = [code for code in allowed if BY_CODE[code].region is region and code not in codes]
    inner = re.compile(
        "|".join(rf"(?P<{code}>(?<!\w){pattern_of(code).pattern}){_COLON}" for code in alike) or "(?!)", re.IGNORECASE
    )
    begin = 0
    for match in inner.finditer(rest):
        # Inside a sentence such a word is in small letters.
        if not match[0][0].isupper():
            continue
        yield Labelled(codes, rest[begin : match.start()].strip())
        codes, begin = (match.lastgroup or "",), match.end()
    yield Labelled(codes, rest[begin:].strip())


def _before_blank(text: str, allowed: Collection[str]) -> tuple[Labelled, ...]:
    """Give a heading with nothing but a blank behind it: in the head of a sheet, or of several words at its foot."""
    for code in CODES:
        region = BY_CODE[code].region
        if code not in allowed or region not in {CoverRegion.HEAD, CoverRegion.FOOT}:
            continue
        match = pattern_of(code).match(text)
        if match is None or not text[0].isupper() or (region is CoverRegion.FOOT and " " not in match[0]):
            continue
        rest = text[match.end() :]
        words = rest.lstrip(" -–")
        if rest[:1].isspace() and words and (words[0].isupper() or not words[0].isalpha()):
            return (Labelled((code,), words),)
    return ()


def label_in_column(lines: Sequence[CoverLine], allowed: Collection[str]) -> tuple[Labelled, int] | None:
    """Give a heading that a narrow column broke over two or three rows, with how many; None if there is none.

    The words of each row are in the column beside it: `Equality Impact | An assessment` over `Assessment | is made`.
    """
    if not lines[0].cells and len(lines[0].text.split()) > _FEW_WORDS:
        return None
    for many in range(min(_MOST_ROWS, len(lines)), 1, -1):
        rows = [one.cells or (one.text,) for one in lines[:many]]
        codes = codes_of(" ".join(row[0] for row in rows), allowed)
        if codes:
            return Labelled(codes, " ".join(words for row in rows for words in row[1:])), many
    return None


def label_over_two(line: CoverLine, after: CoverLine, allowed: Collection[str]) -> Labelled | None:
    """Give a heading that a printer broke, with the words beside both of its halves; None if there is none.

    `Equality Impact  An assessment will be undertaken` over `Assessment:  of the final version`.
    """
    tail, colon, rest = after.text.partition(":")
    words = line.text.split()
    if not colon or ":" in line.text or len(tail.split()) > 3 or codes_of(tail, allowed):
        return None
    # The longest first: “Link to” and “Plan” alone would make a heading too.
    for many in range(min(_MOST_WORDS, len(words)), 0, -1):
        codes = codes_of(f"{' '.join(words[:many])} {tail}", allowed)
        if codes:
            return Labelled(codes, " ".join(filter(None, (*words[many:], rest.strip()))))
    return None
