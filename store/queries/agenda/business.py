"""The business of a meeting as its page lists it: the whole agenda with its standing items, else the programme."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from store.records import IssuedLine, Meeting, Minute, WorkItem
from store.register import Register
from store.rules.agenda.issues import published_lines
from store.rules.agenda.lines import lines_now
from store.rules.agenda.order import numbered_business
from store.rules.words.folding import words_read


class PageLine(NamedTuple):
    """A line of business on the page of a meeting.

    `key` is the id of its item; of standing business it is made of the meeting and `line`, the line of its agenda.
    `state` is late, added, withdrawn, deferred or moved, else empty.
    """

    key: str
    number: str
    title: str
    lead: str = ""
    state: str = ""
    line: str = ""


def page_lines(register: Register, meeting: Meeting) -> tuple[PageLine, ...]:
    """Give the business of a meeting in the order and with the numbers of its agenda, as published or else as built.

    What was withdrawn or deferred keeps its line. Items that are not on the agenda follow without a number; until one
    is built there are the items of the programme alone.
    """
    lines = tuple(_on_agenda(register, meeting))
    known = {line.key for line in lines}
    rest = (
        PageLine(item.id, number, item.title, item.lead)
        for number, item in numbered_business(register, meeting.id)
        if item.id not in known
    )
    return (*lines, *rest)


def _on_agenda(register: Register, meeting: Meeting) -> Iterator[PageLine]:
    published = published_lines(meeting)
    now = () if published or not meeting.agenda else lines_now(register, meeting)
    for line, state in (*((one.line, one.state) for one in published), *((one, "") for one in now)):
        yield _line(register, meeting, line, state)


def _line(register: Register, meeting: Meeting, line: IssuedLine, state: str) -> PageLine:
    if not line.item:
        return PageLine(f"{meeting.id}:{line.line}", line.number, line.title, line.report_of, state, line.line)
    item = register.live(WorkItem, line.item)
    left = item is None or meeting.id not in {item.meeting, item.considered_at}
    state = state or (item.moves[-1].how if left and item is not None and item.moves else "")
    return PageLine(line.item, line.number, item.title if item else line.title, line.report_of, state)


def minuted_under(register: Register, meeting: Meeting) -> dict[str, tuple[Minute, ...]]:
    """Give the minutes that stand under a heading and are of no item, by the heading as it is read."""
    under: dict[str, tuple[Minute, ...]] = {}
    for minute in register.minutes_of(meeting.id):
        if not minute.item:
            heading = words_read(minute.heading)
            under[heading] = (*under.get(heading, ()), minute)
    return under
