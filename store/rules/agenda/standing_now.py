"""What a published agenda would say now, and how that differs from what was published."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from store.records import AgendaLine, Issue, IssuedLine, Meeting, WorkItem
from store.records.agenda import FIRST
from store.register import Register
from store.rules.agenda.building import business_of, proposed
from store.rules.agenda.changes import LineChange, line_changes, said
from store.rules.agenda.issues import current_issues, published_lines, without_place
from store.rules.agenda.lines import lines_now
from store.rules.agenda.papers import put_in_afterwards
from store.rules.agenda.standing import EXCLUSION, template_of


def kept_as_published(register: Register, meeting: Meeting, without: str = "") -> Meeting:
    """Give a meeting whose agenda is out with what was published; if none was kept, the agenda as it stands is taken.

    An earlier version of the program kept only the day of publication. `without` is an item that was not on it.
    """
    if current_issues(meeting) or meeting.agenda_published_on is None:
        return meeting
    lines = tuple(line for line in meeting.agenda or proposed(register, meeting) if line.item != without or not without)
    first = Issue(kind=FIRST, on=meeting.agenda_published_on, lines=lines_now(register, meeting, lines))
    return replace(meeting, agenda=lines, published=(*meeting.published, first))


def renewed(register: Register, meeting: Meeting) -> tuple[IssuedLine, ...]:
    """Give the lines of a published agenda as their records say them now, with the numbers for good.

    A line whose item has left the meeting is not among them. What was withdrawn stays so. Standing business that the
    panel's template has no longer reads as it was published, but for what was worded by hand.
    """
    current = {line.line: line for line in lines_now(register, meeting)}
    by_hand = {line.id: line for line in meeting.agenda}
    template = {one.code for one in template_of(register, meeting)} | {EXCLUSION}
    items = {item.id for item in business_of(register, meeting)}
    lines = []
    for standing in published_lines(meeting):
        one, now = standing.line, current.get(standing.line.line)
        if standing.state == "withdrawn" or (one.item and one.item not in items):
            continue
        if now is not None and now.standing and now.standing not in template:
            now = _as_it_went_out(one, now, by_hand[one.line])
        now = without_place(one) if now is None else _without_old_files(meeting, one, now)
        lines.append(replace(now, number=one.number))
    return tuple(lines)


def _without_old_files(meeting: Meeting, one: IssuedLine, now: IssuedLine) -> IssuedLine:
    """Give a line as it reads now, without files that were only put in afterwards: they are nothing new to members."""
    first = current_issues(meeting)[0]
    bare = {paper.number for paper in one.papers if not paper.files and put_in_afterwards(first, paper)}
    return replace(now, papers=tuple(replace(each, files=()) if each.number in bare else each for each in now.papers))


def _as_it_went_out(one: IssuedLine, now: IssuedLine, by_hand: AgendaLine) -> IssuedLine:
    """Give a line as it reads now, with the words that were published where none were given by hand."""
    kept = {name: getattr(by_hand, name) or getattr(one, name) for name in ("title", "report_of", "ask")}
    return replace(now, **kept, minutes=one.minutes if by_hand.minutes is None else by_hand.minutes)


def not_on_it(register: Register, meeting: Meeting) -> tuple[WorkItem, ...]:
    """Give the items that the programme has for a meeting and that its published agenda does not carry."""
    there = {one.line.item for one in published_lines(meeting) if one.state != "withdrawn"}
    return tuple(item for item in business_of(register, meeting) if item.id not in there)


def pending(register: Register, meeting: Meeting) -> tuple[LineChange, ...]:
    """List how the records differ from the agenda as it stands published; none if it is not, or nothing differs."""
    if not current_issues(meeting):
        return ()
    stands = tuple(without_place(line) for line in said(published_lines(meeting)))
    return line_changes(stands, renewed(register, meeting))


def pending_words(register: Register, meeting: Meeting) -> tuple[str, ...]:
    """Say what has changed since the last publication and is not published, items not on the agenda among it."""
    if not current_issues(meeting):
        return ()
    new = (f"“{item.title}” is in the programme and not on the agenda." for item in not_on_it(register, meeting))
    return (*(change.words for change in pending(register, meeting)), *new)


def numbers_taken(lines: Iterable[IssuedLine]) -> frozenset[str]:
    """Give the numbers that lines of an agenda have or had."""
    return frozenset(line.number for line in lines)
