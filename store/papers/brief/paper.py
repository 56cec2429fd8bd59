"""The brief for the chair as it is printed: two pages at most, whatever there is to tell.

What is too long is cut where it costs the chair least: the last lines of the longest list, with how many are left and
where they stand. The running order and the words of the resolution are cut last.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from store.papers.tables import encoded, json_text
from store.queries.brief.brief import BriefAsker, BriefInterest, BriefItem, BriefWhole, brief_of
from store.queries.brief.dates import DAYS, BriefDate
from store.queries.brief.owed import BriefOwed
from store.queries.words.short import NOT_RECORDED
from store.records import Meeting
from store.register import Register
from store.rules.words.dates import long_date, short_date
from store.rules.words.text import cleaned
from store.rules.words.wording import capital, counted, opening

PAGE = 58
"""Lines of a page of A4 in eleven point with usual margins."""

PAGES = 2
WIDTH = 66
"""Cells of a line: no more than the window shows on a screen of 80, so that nothing wraps twice."""

_HANGING = "    "


class BriefPart(NamedTuple):
    """A part of the brief: its heading, its entries with their lines, and where what is cut off can be read.

    `kept` parts are cut only when no other can be.
    """

    heading: str
    entries: list[list[str]]
    elsewhere: str = ""
    kept: bool = False


def brief_text(register: Register, meeting: Meeting, today: dt.date) -> bytes:
    """Write the brief as plain text of at most two pages."""
    return encoded(brief_lines(register, meeting, today))


def brief_json(register: Register, meeting: Meeting, today: dt.date) -> bytes:
    """Write the brief as one JSON object, with nothing cut off."""
    return json_text(brief_of(register, meeting, today))


def brief_lines(register: Register, meeting: Meeting, today: dt.date) -> list[str]:
    """Give the lines of the brief, none longer than a page is wide and no more than two pages hold."""
    whole = brief_of(register, meeting, today)
    head = [whole.mark.upper(), "", *_wrapped(f"{register.panel.name}: brief for the chair")]
    head += _wrapped(f"{whole.title}, {whole.venue or f'place {NOT_RECORDED}'}. As recorded on {long_date(today)}.")
    parts = [part for part in _parts(whole) if part.entries]
    return [*head, *_fitted(parts, PAGE * PAGES - len(head))]


def _parts(whole: BriefWhole) -> Iterator[BriefPart]:
    yield BriefPart("Running order", [_item(one) for one in whole.items], "show agenda", kept=True)
    yield BriefPart("Also on this day", [_wrapped(f"- {words}") for words in whole.beside])
    interests = [_wrapped(f"- {_interest(one)}") for one in whole.interests]
    yield BriefPart(
        "Interests: who must leave for what", interests or [["- None is declared yet."]], "show declarations"
    )
    notes = [_wrapped(f"- {words}") for words in whole.quorum_notes]
    yield BriefPart("Quorum", [_wrapped(f"- {capital(whole.quorum)}"), *notes], "show quorum")
    askers = [_asker(one) for one in whole.askers]
    yield BriefPart("Public questions, in order", askers or [["- None is accepted."]], "show questions")
    yield BriefPart("Overdue actions", [_owed(one) for one in whole.actions] or [["- None."]], "show actions")
    yield BriefPart("Overdue replies", [_owed(one) for one in whole.replies] or [["- None."]], "show replies")
    deferred = [_wrapped(f"- {_deferred(whole, at)}") for at in range(len(whole.deferred))]
    yield BriefPart("Deferred to this meeting", deferred or [["- Nothing."]], "show programme")
    dates = [_wrapped(f"- {_date(one)}") for one in whole.dates]
    yield BriefPart(f"Dates of the law, to {DAYS} days after the meeting", dates or [["- None."]], "show rounds")
    if whole.script:
        yield BriefPart("To be moved before the private items", [_wrapped(whole.script, "")], kept=True)


def _item(one: BriefItem) -> list[str]:
    time = f" ({one.minutes} min)" if one.minutes else ""
    lead = f", report of {one.report_of}" if one.report_of else ""
    state = f" – {one.state.upper()}" if one.state else ""
    private = " – PRIVATE" if one.private else ""
    starts = f"{one.starts}  " if one.starts else ""
    lines = _wrapped(f"{one.number}. {starts}{one.title}{time}{lead}{state}{private}")
    if one.urgent:
        lines += _wrapped(one.urgent, _HANGING, _HANGING)
    if one.private:
        lines += _wrapped(f"Private: {one.private}.", _HANGING, _HANGING)
    for title in one.papers:
        lines += _wrapped(f"Exempt paper: {title}", _HANGING, _HANGING)
    return lines


def _interest(one: BriefInterest) -> str:
    item = f"item {one.number}, {one.title}" if one.number else one.title
    leaves = "LEAVES for" if one.leaves else "on"
    return f"{one.person} {leaves} {item}: {one.follows}."


def _asker(one: BriefAsker) -> list[str]:
    time = f", {one.minutes} min" if one.minutes is not None else ""
    fits = ", does not fit into the time" if one.fits is False else ""
    to = f" ({one.stream})" if one.stream else ""
    what = f": {opening(one.text)}" if one.text else ": the text has not been prepared for publication"
    return _wrapped(f"{one.number}. {one.asker}{time}{fits}{to}{what}")


def _owed(one: BriefOwed) -> list[str]:
    since = f"due {short_date(one.due)}" if one.due else "no period was set"
    told = ", ".join(part for part in (one.by, f"asked in {one.asked}" if one.asked else "", since) if part)
    return _wrapped(f"- {opening(one.what)} ({told})")


def _deferred(whole: BriefWhole, at: int) -> str:
    one = whole.deferred[at]
    what = f"{one.title}: {one.what}" if one.what else one.title
    before = f", from {one.came_from}" if one.came_from else ""
    often = f", put off {counted(one.times, 'time')}" if one.times > 1 else ""
    return f"{what}{before}{often}{f': {one.reason}' if one.reason else ''}"


def _date(one: BriefDate) -> str:
    when = short_date(one.due) if one.due else "Not known"
    late = " LATE" if one.late else ""
    law = f" [{one.provision}]" if one.provision else ""
    return f"{when}{late}: {one.what}{f' ({one.of})' if one.of else ''}{law}"


def _wrapped(text: str, first: str = "", later: str = _HANGING) -> list[str]:
    flat = " ".join(cleaned(text).split())
    return textwrap.wrap(flat, WIDTH, initial_indent=first, subsequent_indent=later) or [""]


def _fitted(parts: list[BriefPart], room: int) -> list[str]:
    """Cut entries off until the parts fit into so many lines."""
    shown = [len(part.entries) for part in parts]
    while sum(_size(part, number) for part, number in zip(parts, shown, strict=True)) > room:
        at = _longest(parts, shown)
        if at is None:
            break
        shown[at] -= 1
    lines = [line for part, number in zip(parts, shown, strict=True) for line in _lines(part, number)]
    return lines if len(lines) <= room else [*lines[: room - 1], "- and more: secretariat show brief --format json"]


def _longest(parts: list[BriefPart], shown: list[int]) -> int | None:
    """Give the part that can best lose an entry: the longest of those not kept, else of those that are."""
    for kept in (False, True):
        able = [at for at, part in enumerate(parts) if part.kept is kept and shown[at] > 1]
        if able:
            return max(able, key=lambda at: _size(parts[at], shown[at]))
    return None


def _size(part: BriefPart, number: int) -> int:
    return sum(1 for _ in _lines(part, number))


def _lines(part: BriefPart, number: int) -> Iterator[str]:
    yield from ("", part.heading.upper())
    yield from _flat(part.entries[:number])
    left = len(part.entries) - number
    if left:
        yield f"- and {left} more: secretariat {part.elsewhere}" if part.elsewhere else f"- and {left} more"


def _flat(entries: Iterable[list[str]]) -> Iterator[str]:
    return (line for entry in entries for line in entry)
