"""The cover sheet of a report read from its lines: which headings it has, and what stands under each.

What cannot be told apart is `unread`, never missing. The words themselves are given for showing, and are not recorded.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from store.papers.covers.appendices import begins_appendix, is_title, listed_in, named_in
from store.papers.covers.labels import Codes, Labelled, label_in_column, label_over_two, labels_in
from store.papers.covers.lines import CoverLine, CoverText
from store.papers.covers.says import is_none, what_it_says
from store.papers.covers.years import years_at_odds
from store.records import CoverPart, CoverSays, CoverSheet, NamedAppendix
from store.rules.programme.cover_headings import BY_CODE, CODES, IMPLICATIONS, CoverRegion, label_of
from store.rules.words.dates import MONTHS
from store.rules.words.printed_dates import printed_date, time_printed

_FEWEST: Final = 4
"""Headings that a file has at the least if it has a cover sheet; an appendix may have one or two by chance."""

_HEAD_LINES: Final = 60
_AHEAD: Final = 4
_CONTACT_LINES: Final = 14
_LONGEST_HEADING: Final = 80
_NUMBERED: Final = re.compile(
    r"^(?:[-•*]\s*)?(?P<number>\d{1,3}(?:\.\d{1,2})*)"
    rf"(?:[.)]\s+(?=\S)|(?=\s+(?!(?i:{'|'.join(MONTHS)})\b)[A-Z“\"]))"
)
"""The number of a paragraph. The day at which a line of a page breaks off a date is none: `31 December 2020`."""

_NO_SUBJECT: Final = re.compile(
    r"\b(?:panel|commissioner|committee|council|paper marked|appendix|annex|agenda|report|item)\b|\d{4}", re.IGNORECASE
)
"""What stands in lines over a head that are not its subject."""

_LISTED: Final = re.compile(r"^(?:[-•*▪◦]|\(?[a-z]{1,4}[.)]|\(?\d{1,3}[.)])\s")
_ENDED: Final = (".", ":", ";", "?", "!", ")", "”", '"')


class CoverRead(NamedTuple):
    """A cover sheet, and the words under each of its headings, which go into no record."""

    sheet: CoverSheet
    words: dict[str, str]


def read_lines(text: CoverText) -> CoverRead | None:
    """Read the cover sheet of a report; None if it has none, or none that can be read."""
    reader = _Reader(text)
    reader.read()
    if len(reader.met) < _FEWEST or not any(BY_CODE[one].region is CoverRegion.HEAD for one in reader.met):
        return None
    return reader.result()


class _Section:
    """A heading that was met, or several over one text, with the lines behind it."""

    def __init__(self, codes: Codes, words: str) -> None:
        self.codes = codes
        self.lines = [words] if words else []
        self.beside = bool(words)
        self.unread = False

    @property
    def region(self) -> CoverRegion:
        return BY_CODE[self.codes[0]].region

    @property
    def words(self) -> str:
        return " ".join(self.lines)


class _Reader:
    """Goes through the lines of one report."""

    def __init__(self, text: CoverText) -> None:
        self._lines, self._structured, self._whole = text
        self._implications = not any(self._is_implications(at) for at in range(len(self._lines)))
        self._sections: list[_Section] = []
        self._current: _Section | None = None
        self._body: list[tuple[str, str]] = []
        self._where = ""
        self._last: tuple[int, ...] = ()
        self._text_begun = False
        self._loose: list[str] = []

    @property
    def met(self) -> dict[str, _Section]:
        """The headings that were met, by their codes; of one that was met twice, the first with words."""
        first: dict[str, _Section] = {}
        for one in self._sections:
            for code in one.codes:
                if code not in first or not first[code].lines:
                    first[code] = one
        return first

    def read(self) -> None:
        """Go through the lines up to the first appendix of the report's own."""
        at = 0
        while at < len(self._lines) and not self._is_over(self._lines[at]):
            at += self._take(at)

    def _is_over(self, line: CoverLine) -> bool:
        met = {code for one in self._sections for code in one.codes}
        if "contact" in met and self._current is not None and self._current.codes == ("contact",):
            return begins_appendix(line.text) or len(self._current.lines) >= _CONTACT_LINES
        return "appendices" in met and is_title(line.text)

    def _take(self, at: int) -> int:
        """Take the line at a place, or those over which a heading is broken, and say how many were taken."""
        line = self._lines[at]
        allowed = self._allowed(at)
        if self._is_implications(at):
            self._implications = self._text_begun = True
            self._current = None
            # In a table the implications stand in the cell beside their heading.
            if len(line.cells) > 1:
                self._begin(labels_in(CoverLine(" ".join(line.cells[1:])), self._allowed(at)))
            return 1
        broken = None if self._structured else label_in_column(self._lines[at : at + _AHEAD], allowed)
        if broken is not None:
            self._begin((broken[0],))
            return broken[1]
        if labelled := labels_in(line, allowed):
            self._begin(labelled)
            return 1
        after = self._lines[at + 1] if at + 1 < len(self._lines) else None
        halves = label_over_two(line, after, allowed) if after and not self._structured else None
        if halves is not None:
            self._begin((halves,))
            return 2
        self._go_on(at)
        return 1

    def _is_implications(self, at: int) -> bool:
        """Say whether a line is the heading over the implications: one of them comes right behind it."""
        line = self._lines[at]
        first = (line.cells[0] if line.cells else line.text).strip(" :")
        if not IMPLICATIONS.fullmatch(re.sub(r"^\d{1,2}\.?\s*", "", first)):
            return False
        every = [code for code in CODES if BY_CODE[code].region is CoverRegion.IMPLICATION]
        behind = self._lines[at + 1 : at + 1 + _AHEAD]
        return len(line.cells) > 1 or any(labels_in(one, every) for one in behind)

    def _allowed(self, at: int) -> tuple[str, ...]:
        """Give the headings that can stand at a place: none that was met with words, and each in its region."""
        met = self.met
        return tuple(code for code in CODES if not (code in met and met[code].lines) and self._fits(code, at))

    def _fits(self, code: str, at: int) -> bool:
        line = self._lines[at]
        match BY_CODE[code].region:
            case CoverRegion.HEAD:
                return not self._text_begun and at < _HEAD_LINES
            case CoverRegion.IMPLICATION:
                # Alone on a line, “Communications” is a heading of the report as often as one of its sheet.
                plain = "implication" in line.text.casefold() or ":" in line.text or bool(line.cells)
                return self._implications and (plain or bool(self._among_implications))
            case CoverRegion.TEXT:
                return True
            case CoverRegion.FOOT:
                return bool(self._sections)

    @property
    def _among_implications(self) -> bool:
        return self._current is None or self._current.region is CoverRegion.IMPLICATION

    def _begin(self, labelled: tuple[Labelled, ...]) -> None:
        for one in labelled:
            self._current = _Section(one.codes, one.words)
            self._sections.append(self._current)
            if self._current.region is not CoverRegion.HEAD:
                self._text_begun = True
            if one.words:
                self._keep(one.words)

    def _go_on(self, at: int) -> None:
        """Take a line that has no heading of the sheet: more of what stands above it, or of the report itself."""
        line, current = self._lines[at], self._current
        if current is not None and self._ends(at, current):
            current = self._current = None
            return
        if self._sections and (number := self._number(line.text)):
            self._where = f"paragraph {number}"
            self._text_begun = self._text_begun or current is None
        elif line.page and not self._where.startswith("paragraph"):
            self._where = f"page {line.page}"
        if current is not None:
            current.lines.append(line.text)
        elif not self._text_begun:
            self._loose.append(line.text)
        if self._sections:
            self._keep(line.text, goes_on=not self._structured and not line.gap)

    def _ends(self, at: int, current: _Section) -> bool:
        """Say whether a line is a heading of the report that ends what stands above it."""
        line = self._lines[at]
        if line.heading:
            return True
        if current.region is not CoverRegion.TEXT or not line.gap or len(line.text) > _LONGEST_HEADING:
            return False
        if line.cells or _LISTED.match(line.text) or _NUMBERED.match(line.text) or line.text.endswith(_ENDED):
            return False
        few = len(line.text.split()) <= (8 if current.lines else 4)
        ended = not current.lines or current.lines[-1].endswith(_ENDED) or self._is_numbered(at + 1)
        return few and line.text[0].isupper() and ended

    def _number(self, text: str) -> str:
        """Give the number of a paragraph. In bare text one lower than the last is none."""
        match = _NUMBERED.match(text)
        if match is None:
            return ""
        number = tuple(map(int, match["number"].split(".")))
        if number <= self._last and not self._structured:
            return ""
        self._last = number
        return match["number"]

    def _is_numbered(self, at: int) -> bool:
        return at < len(self._lines) and _NUMBERED.match(self._lines[at].text) is not None

    def _keep(self, text: str, *, goes_on: bool = False) -> None:
        """Keep a paragraph of what is judged for appendices: all but the head, the list itself and whom to ask."""
        region = self._current.region if self._current else None
        if region in {CoverRegion.HEAD, CoverRegion.FOOT}:
            return
        where = label_of(self._current.codes[0]) if self._current and region is CoverRegion.IMPLICATION else self._where
        own = _NUMBERED.match(text) or _LISTED.match(text)
        before, words = self._body[-1] if self._body else ("", "")
        if self._body and before == where and (goes_on or text[:1].islower()) and not own:
            self._body[-1] = (before, f"{words} {text}")
        else:
            self._body.append((where, text))

    def result(self) -> CoverRead:
        """Give what was read."""
        self._part_columns()
        self._read_without_labels()
        met = self.met
        said = {code: met[code].words for code in CODES if code in met}
        body = [words for where, words in self._body if not _is_of_implications(where)]
        parts = tuple(self._part(code, met[code], words, body) for code, words in said.items())
        states = {one.heading: one.says for one in parts}
        date, hour = _day_of(said.get("date", ""))
        if states.get("date") is CoverSays.WORDS and not date:
            parts = tuple(
                CoverPart(heading="date", says=CoverSays.UNREAD) if one.heading == "date" else one for one in parts
            )
        has_list = states.get("appendices") is CoverSays.WORDS
        listed = tuple(listed_in(met["appendices"].lines)) if has_list else ()
        named = (one for where, words in self._body for one in named_in(where, words, listed))
        sheet = CoverSheet(
            parts=parts,
            date=date,
            hour=hour,
            listed=tuple(one.letter for one in listed),
            named=tuple(_without_repeats(named)),
            at_odds=tuple(years_at_odds(said)),
            whole=self._whole,
        )
        return CoverRead(sheet, said)

    def _part(self, code: str, section: _Section, words: str, body: list[str]) -> CoverPart:
        if section.unread:
            return CoverPart(heading=code, says=CoverSays.UNREAD)
        return CoverPart(heading=code, says=what_it_says(code, words, body, structured=self._structured))

    def _read_without_labels(self) -> None:
        """Read the date and the subject where a head is set out without labels: `REPORT OF THE CHIEF EXECUTIVE`, title.

        A date is one wherever it stands; which line is the subject cannot be told, so that it is not read.
        """
        met = self.met
        heads = [words for code in ("report_of", "author") if code in met for words in met[code].lines]
        if "date" not in met:
            dated = (one for one in (*self._loose, *heads) if (day := printed_date(one)) and day.year)
            self._sections += [_Section(("date",), one) for one in list(dated)[:1]]
        several = "report_of" in met and len(met["report_of"].lines) > 1
        if "subject" not in met and (several or any(not _NO_SUBJECT.search(one) for one in self._loose)):
            self._sections.append(_Section(("subject",), ""))
            self._sections[-1].unread = True

    def _part_columns(self) -> None:
        """Put to each heading what is its own, where a plain text gives headings one after the other, then the words.

        As many lines as headings, each short: one to each. Otherwise a lone “None” under several may be of any of them.
        """
        if self._structured:
            return
        for run in self._runs():
            last = run[-1]
            if len(last.lines) == len(run) and (all(map(is_none, last.lines))):
                for one, words in zip(run, list(last.lines), strict=True):
                    one.lines = [words]
            elif not last.beside and is_none(last.words):
                for one in run:
                    one.unread = True

    def _runs(self) -> Iterator[list[_Section]]:
        """Go through runs of implications without words, each with the one behind them that has some."""
        run: list[_Section] = []
        for one in self._sections:
            if one.region is not CoverRegion.IMPLICATION:
                run = []
                continue
            run.append(one)
            if one.lines:
                if len(run) > 1:
                    yield run
                run = []


def _is_of_implications(where: str) -> bool:
    return any(where == one.label for one in BY_CODE.values() if one.region is CoverRegion.IMPLICATION)


def _day_of(words: str) -> tuple[str, dt.time | None]:
    """Give the date in some words as it is printed, and the time behind it; empty if there is none or several."""
    printed = printed_date(words)
    if printed is None or printed.several or not printed.day:
        return "", None
    return printed.words[:60], time_printed(printed.after)[0]


def _without_repeats(named: Iterator[NamedAppendix]) -> Iterator[NamedAppendix]:
    """Leave out what names the same appendix once more and is in order; what is at odds stands each time."""
    seen: set[str] = set()
    for one in named:
        if one.letter not in seen or one.meant:
            yield one
        seen.add(one.letter)
