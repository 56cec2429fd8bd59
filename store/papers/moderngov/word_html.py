"""Word's HTML, as modern.gov keeps the texts of agendas and minutes, read into the lines that minutes are read from.

Labels of Word's lists are kept as they are printed, bullets with their depth. What was struck out, hidden or stands
aside is left out and named.
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import Final

import msgspec
from msgspec.structs import replace

from store.papers.minutes.reading.lines import Line, LineKind
from store.rules.minutes.drafts import Kept, Unplaced
from store.rules.words.text import cleaned

_BLOCK_WORDS = """
    p div li ul ol dl dt dd table thead tbody tfoot tr td th caption h1 h2 h3 h4 h5 h6 blockquote pre hr body html
    section article header footer center form fieldset
"""
_BLOCKS: Final = frozenset(_BLOCK_WORDS.split())
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_VOID: Final = frozenset({"br", "img", "hr", "meta", "link", "input", "col", "base", "wbr", "area"})
_DECLARATION: Final = re.compile(r"<!\[[^\]>]*\]-*>|<\?[^>]*>|<!\[endif\]|<!DOCTYPE[^>]*>", re.IGNORECASE)
_UNSAID: Final = re.compile(r"<!--.*?-->|<(style|script|title|xml)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_STRAY: Final = re.compile(r"<!--|-->|</?(?:style|script|title|xml)\b[^>]*>", re.IGNORECASE)
"""What stands at an end of words that no browser shows, where the other end is missing: then the words are shown."""
_TWICE: Final = re.compile(r"&lt;/?(?:p|div|span|br|ul|ol|table)\b", re.IGNORECASE)
_TAG: Final = re.compile(r"</?[a-z!]", re.IGNORECASE)
_EMPTY_LINE, _LINE_END = re.compile(r"\n\s*\n"), re.compile(r"\n")
_LEVEL: Final = re.compile(r"mso-list:[^;]*\blevel(\d{1,2})", re.IGNORECASE)
_HIDDEN: Final = re.compile(r"display:\s*none|visibility:\s*hidden|mso-hide:\s*all", re.IGNORECASE)
_ASIDE: Final = re.compile(r"mso-element:\s*comment|msocomment|mso-comment-", re.IGNORECASE)
_BULLETS: Final = frozenset("·•◦▪●○§-–—*➢✓üØvq\uf0b7\uf0a7\uf0d8\uf0fc\uf076o")
_BULLETED: Final = re.compile("^(?:[·•◦▪●○\uf0b7\uf0a7]\\s*|o\xa0{2,}\\s*|[-–]\xa0{2,}\\s*)(?=\\S)")
_LAYOUT: Final = 200
_DEEPEST: Final = 200
"""So many elements may stand in one another; further ones are read as if they stood in the last of these."""
_PRIVATE: Final = re.compile("[\ue000-\uf8ff]")
_STRUCK, _UNSEEN, _COMMENTED = "This was struck out.", "This is hidden text.", "This is a comment in the text."


class _Open(msgspec.Struct):
    """An element that is open: its name, and what it does to the words in it: `why` they are left out, if they are."""

    tag: str
    why: str = ""
    label: bool = False


class _Table(msgspec.Struct):
    """A table being read: its rows of cells so far, and the lines that stand around it."""

    around: list[Line]
    rows: list[list[list[Line]]] = []


def html_lines(markup: str) -> tuple[tuple[Line, ...], tuple[Unplaced, ...]]:
    """Read a text that may be HTML: its lines, and what in it was left out."""
    text = markup.replace("\r\n", "\n")
    if not _TAG.search(text) and _TWICE.search(text):
        text = html.unescape(text)
    if not _TAG.search(text):
        text = _LINE_END.sub("<br>", _EMPTY_LINE.sub("<p>", text))
    reader = _Reader()
    text = _DECLARATION.sub("", _STRAY.sub("", _UNSAID.sub("", text)))
    reader.feed(text.replace("<![", "&lt;!["))
    reader.close()
    reader.finish()
    return tuple(reader.lines), tuple(reader.left_out)


def html_words(markup: str) -> str:
    """Read a text that may be HTML as words on one line, what is struck out or hidden left out."""
    if "<" not in markup and "&" not in markup:
        # Nine in ten of the fields are plain words: read so they cost a twentieth.
        return cleaned(" ".join(markup.replace("\xad", "").split()))
    lines, _ = html_lines(markup)
    return " ".join(line.text.replace("\t", " ") for line in lines)


class _Reader(HTMLParser):
    """Goes through HTML as a browser would, unclosed and crossed elements included, and makes lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.left_out: list[Unplaced] = []
        self.open: list[_Open] = []
        self.tables: list[_Table] = []
        self.lists: list[list[str | int]] = []
        self.pieces: list[str] = []
        self.label = ""
        self.level = 0
        self.heading = False
        self.item = ""
        self.aside: list[str] = []
        self.gap = True

    def handle_starttag(self, tag: str, pairs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in pairs}
        if tag in _BLOCKS:
            self.end_block()
            self._begin_block(tag, given)
        if tag == "br":
            self._end_line()
        elif tag == "img" and given.get("alt", "").strip():
            words = cleaned(" ".join(given["alt"].split()))
            self.left_out.append(Unplaced(words, "A picture stands here, of which only this is said.", where=Kept.NOTE))
        elif tag == "a":
            self._link(given)
        if tag not in _VOID and len(self.open) < _DEEPEST:
            self.open.append(_opened(tag, given))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_block()
            self._end_of(tag)
        place = next((n for n in range(len(self.open) - 1, -1, -1) if self.open[n].tag == tag), None)
        if place is None:
            return
        # A block closes what is open in it; a stray end of a word's mark closes no block around it.
        if tag in _BLOCKS or not any(one.tag in _BLOCKS for one in self.open[place + 1 :]):
            left = [one for one in self.open[place:] if one.why]
            del self.open[place:]
            if left and not any(one.why for one in self.open):
                self._end_aside(left[0].why)

    def handle_data(self, data: str) -> None:
        if any(one.why for one in self.open):
            self.aside.append(data)
        elif any(one.label for one in self.open):
            self.label += data
        else:
            self.pieces.append(data)

    def _link(self, given: dict[str, str]) -> None:
        address = given.get("href", "").strip()
        if address.lower().startswith(("http:", "https:")):
            self.left_out.append(Unplaced(cleaned(address), "This address stands behind words of the text."))

    def _begin_block(self, tag: str, given: dict[str, str]) -> None:
        """Note what a block is: a heading, an entry of a list, a part of a table."""
        level = _LEVEL.search(given.get("style", ""))
        self.level = int(level[1]) - 1 if level else len(self.lists)
        self.heading = tag in _HEADINGS
        if tag in {"ul", "ol"}:
            start = given.get("start", "1")
            self.lists.append([given.get("type", "1") if tag == "ol" else "", int(start) if start.isdecimal() else 1])
        elif tag == "li" and self.lists:
            kind, number = self.lists[-1]
            self.item = _numbered(str(kind), int(number)) if kind else "•"
            self.lists[-1][1] = int(number) + 1
            self.level = len(self.lists) - 1
        elif tag == "table":
            self.tables.append(_Table(around=self.lines))
        elif tag in {"td", "th", "tr"} and self.tables:
            self._begin_cell(tag)

    def _begin_cell(self, tag: str) -> None:
        table = self.tables[-1]
        if tag == "tr" or not table.rows:
            table.rows.append([])
        if tag != "tr":
            self.lines = []
            table.rows[-1].append(self.lines)

    def _end_of(self, tag: str) -> None:
        """End a list or a table."""
        if tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
        elif tag == "table" and self.tables:
            table = self.tables.pop()
            self.lines = table.around
            self.lines += _table_lines(table.rows)
        self.heading = False

    def _end_line(self) -> None:
        """End a line within a paragraph."""
        raw = "".join(self.pieces)
        self.pieces.clear()
        label, self.label = "".join(self.label.split()), ""
        item, self.item = self.item, ""
        bullet = _BULLETED.match(raw.strip(" \n\t")) if not label and not item else None
        if bullet:
            raw, item = raw.strip(" \n\t")[bullet.end() :], "•"
        text = _PRIVATE.sub("•", cleaned(" ".join(raw.replace("\xad", "").split())))
        if not text:
            self.label, self.item = label, item
            return
        kind = LineKind.HEADING if self.heading else LineKind.TEXT
        mark = label or item
        if mark and (mark in _BULLETS or _PRIVATE.search(mark)):
            self.lines.append(Line(text, LineKind.BULLET, self.level * 2, False))
        else:
            self.lines.append(Line(f"{mark} {text}".strip(), kind, 0, self.gap))
        self.gap = False

    def end_block(self) -> None:
        """End a paragraph, if one is open."""
        self._end_line()
        self.gap = True

    def _end_aside(self, why: str) -> None:
        words = cleaned(" ".join("".join(self.aside).split()))
        self.aside.clear()
        if words:
            self.left_out.append(Unplaced(words, why, where=Kept.OUTSIDE))

    def finish(self) -> None:
        """End what was left open."""
        self.end_block()
        while self.tables:
            self._end_of("table")
        if self.aside:
            self._end_aside(next((one.why for one in self.open if one.why), _UNSEEN))


def _opened(tag: str, given: dict[str, str]) -> _Open:
    style = given.get("style", "")
    why = _STRUCK if tag in {"del", "strike", "s"} else _UNSEEN if _HIDDEN.search(style) else ""
    why = _COMMENTED if _ASIDE.search(f"{style} {given.get('class', '')}") else why
    ignored = bool(re.search(r"mso-list:\s*ignore", style, re.IGNORECASE))
    return _Open(tag, why, ignored)


def _numbered(kind: str, number: int) -> str:
    """Write the label that a browser gives an entry of a list."""
    if kind.lower() == "i":
        roman = "".join(_ROMAN[place][int(digit)] for place, digit in enumerate(f"{number % 1000:03}"))
        return f"{roman if kind == 'i' else roman.upper()}."
    if kind.lower() == "a" and 1 <= number <= 26:
        return f"{chr(ord(kind) + number - 1)}."
    return f"{number}."


_ROMAN: Final = (
    ("", "c", "cc", "ccc", "cd", "d", "dc", "dcc", "dccc", "cm"),
    ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"),
    ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"),
)


def _table_lines(rows: list[list[list[Line]]]) -> list[Line]:
    """Write a table: a line for each row, or its cells one after the other where they hold whole paragraphs."""
    cells = [cell for row in rows for cell in row]
    if any(len(cell) > 2 or any(len(line.text) > _LAYOUT for line in cell) for cell in cells) or all(
        sum(1 for cell in row if cell) < 2 for row in rows
    ):
        return [line for row in rows for line in _in_order(row)]
    made = []
    for row in rows:
        words = [", ".join(line.text.replace("\t", " ") for line in cell) for cell in row]
        made += [Line("\t".join(words), LineKind.ROW, 0, True)] if any(words) else []
    return made


def _in_order(row: list[list[Line]]) -> list[Line]:
    """Give the lines of a row cell by cell; a label alone in its cell stands before the first line of the next."""
    made: list[Line] = []
    label = ""
    for cell in row:
        if len(cell) == 1 and re.fullmatch(r"\(?\w{1,4}[.)]?", cell[0].text) and not label:
            label = cell[0].text
            continue
        for place, line in enumerate(cell):
            made.append(replace(line, text=f"{label} {line.text}") if label and place == 0 else line)
        label = "" if cell else label
    return [*made, Line(label)] if label else made
