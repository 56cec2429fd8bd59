"""Which appendices a report lists and which it names, and whether the two agree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from store.records import NamedAppendix
from store.rules.words.folding import fold

_KIND: Final = r"(?i:appendix|appendices|annex(?:e|es|ures?)?|enclosures?)"
_OPEN, _CLOSE = r"[\"'“”‘’(\[]{0,2}\s?", r"\s?[\"'”“’‘)\]]{0,2}"
_LETTER: Final = r"(?:[A-Z]\d{0,2}|\d{1,2}[A-Za-z]?|[IVX]{2,4}|(?<=[\"'“‘(])[a-z](?=[\"'”’)]))(?!\w)"
_AND: Final = r"\s*(?:,\s*and|,|and|&|to|-|–)\s*"
MENTION: Final = re.compile(
    rf"(?<!\w)(?P<kind>{_KIND})(?:\s+(?i:item|no\.?|number))?\s*{_OPEN}(?P<letter>{_LETTER}){_CLOSE}"
    rf"(?P<more>(?:{_AND}{_OPEN}{_LETTER}{_CLOSE})*)"
)
_MORE: Final = re.compile(rf"(?P<and>{_AND}){_OPEN}(?P<letter>{_LETTER})")
_BARE: Final = re.compile(rf"(?<!\w)(?i:in|at|see|as)\s+(?i:the|an)\s+(?:attached\s+)?{_KIND}(?!\w)", re.IGNORECASE)
_OF_ANOTHER: Final = re.compile(
    r"\s*(?:of|to|in)\s+(?:the|its|his|her|their|that)\s+(?!report\b|paper\b)(?!cover)", re.IGNORECASE
)
"""What follows an appendix of another document: `Appendix 2 to the Constitution`."""

_ENTRY: Final = re.compile(
    rf"^[-•*\s]*(?:(?:{_KIND})(?:\s+(?i:item|no\.?|number))?\s*{_OPEN}(?P<letter>{_LETTER}){_CLOSE}"
    rf"|(?P<bare>[A-Z]|\d{{1,2}})(?=\s*[-–:.)]))\s*[-–—:.,)]*\s*(?P<title>.*)$"
)
_TITLE_LINE: Final = re.compile(rf"^{_KIND}\s*{_OPEN}{_LETTER}{_CLOSE}\s*[.:]?$")
_BEGINS: Final = re.compile(rf"^{_KIND}\s*{_OPEN}{_LETTER}{_CLOSE}(?:\s*[-–—:]|\s*$)")
_PIECES: Final = re.compile(r"[,;:.()\[\]]|\s[-–—]\s")
_SENTENCE: Final = re.compile(r"(?<=[.;?!])\s+(?=[A-Z(])")
_WORD: Final = re.compile(r"[a-z]{3,}")
_IDLE_WORDS: Final = """
    the and for report reports paper attached attach appendix appendices annex annexe annexes item found can that full
    see further detail details this with from provide provides set out shown show itself which are was were has have
    been will please also contained included given sets list listed summary latest copy more information
"""
_IDLE: Final = frozenset(_IDLE_WORDS.split())
_FEW: Final = 2


class Listed(NamedTuple):
    """An entry of the list of appendices: its letter, empty if it has none, and its title."""

    letter: str
    title: str


def listed_in(lines: Iterable[str]) -> Iterator[Listed]:
    """Go through the entries of a list of appendices; a line that goes on in small letters belongs to the one above."""
    held: Listed | None = None
    for line in lines:
        match = _ENTRY.match(line)
        if match is None and held is not None and line[:1].islower():
            held = Listed(held.letter, f"{held.title} {line}")
            continue
        if held is not None:
            yield held
        held = Listed(_plain(match["letter"] or match["bare"]), match["title"]) if match else Listed("", line)
    if held is not None:
        yield held


def is_title(text: str) -> bool:
    """Say whether a line is the title of an appendix and nothing else: `APPENDIX 'A'`."""
    return _TITLE_LINE.match(text) is not None


def begins_appendix(text: str) -> bool:
    """Say whether a line begins as the title of an appendix does."""
    return _BEGINS.match(text) is not None


def named_in(where: str, text: str, listed: Iterable[Listed]) -> Iterator[NamedAppendix]:
    """Go through the appendices that a paragraph names, each held against the list."""
    entries = tuple(listed)
    for sentence in _SENTENCE.split(text):
        end = 0
        for match in MENTION.finditer(sentence):
            if not _OF_ANOTHER.match(sentence[match.end() :]):
                letters = tuple(_letters(match))
                meant = _meant(sentence, end, match, letters[0], entries) if len(letters) == 1 else ""
                yield from (NamedAppendix(letter=one, where=where, meant=meant) for one in letters)
            end = match.end()
        if end == 0 and _BARE.search(sentence):
            yield NamedAppendix(letter="", where=where)


def _letters(match: re.Match[str]) -> Iterator[str]:
    """Give the letters that a mention has; several only after a plural, as `Appendices A to C`."""
    first = _plain(match["letter"])
    yield first
    plural = match["kind"][-1] in "sS"
    for more in _MORE.finditer(match["more"] if plural else ""):
        letter = _plain(more["letter"])
        if more["and"].strip() in {"to", "-", "–"}:
            yield from _between(first, letter)
        yield letter
        first = letter


def _between(first: str, last: str) -> Iterator[str]:
    if len(first) == len(last) == 1 and first.isalpha() == last.isalpha():
        yield from map(chr, range(ord(first) + 1, ord(last)))


def _plain(letter: str) -> str:
    return letter.strip().upper()


def _meant(sentence: str, begin: int, match: re.Match[str], letter: str, listed: tuple[Listed, ...]) -> str:
    """Give the letter whose title has the words that stand with a mention, if its own title has none of them.

    Empty if they agree, or if it cannot be told: two words of a title, or all that it has, must stand there.
    """
    own = [one for one in listed if one.letter == letter]
    said = _said_with(sentence, begin, match)
    if len(own) != 1 or not said or said & _content(own[0].title):
        return ""
    fits = [one for one in listed if one.letter not in {"", letter} and _fits(said, _content(one.title))]
    return fits[0].letter if len(fits) == 1 else ""


def _fits(said: frozenset[str], title: frozenset[str]) -> bool:
    return bool(title) and len(said & title) >= min(_FEW, len(title))


def _said_with(sentence: str, begin: int, match: re.Match[str]) -> frozenset[str]:
    """Give the words that stand with a mention: those just before it, or behind it where it begins the sentence."""
    pieces = [one for one in map(_content, _PIECES.split(sentence[begin : match.start()])) if one]
    if pieces:
        return pieces[-1]
    after = [one for one in map(_content, _PIECES.split(sentence[match.end() :])) if one]
    return after[0] if after else frozenset()


def _content(text: str) -> frozenset[str]:
    """Give the words of a text that tell what it is about, without the s of a plural."""
    return frozenset(one.removesuffix("s") for one in _WORD.findall(fold(text)) if one not in _IDLE)
