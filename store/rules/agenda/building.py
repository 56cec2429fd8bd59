"""The agenda builds itself: from the panel's template and the programme, keeping what was ordered or worded by hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from store.records import AgendaLine, ItemStatus, Meeting, WorkItem
from store.register import Register
from store.rules.agenda.exclusion import exempt_papers
from store.rules.agenda.lines import asked_under, line_defaults
from store.rules.agenda.numbering import numbers_of, style_of
from store.rules.agenda.papers import papers_of
from store.rules.agenda.standing import EXCLUSION, code_brings, template_of
from store.rules.questions.session import line_up
from store.rules.words.wording import counted, quoted


class BuildChange(NamedTuple):
    """What building an agenda would change: what becomes of which line, in words."""

    what: str
    line: AgendaLine
    words: str


def business_of(register: Register, meeting: Meeting) -> tuple[WorkItem, ...]:
    """Give the items of the programme that belong on the agenda of a meeting, in the programme's order."""
    return tuple(item for item in register.items_of(meeting.id) if item.status is not ItemStatus.WITHDRAWN)


def proposed(register: Register, meeting: Meeting) -> tuple[AgendaLine, ...]:
    """Give the agenda that follows from template and programme alone, whatever was built before.

    Before the first item with an exempt paper stands the exclusion of the public, unless the template has it.
    """
    template = template_of(register, meeting)
    items = business_of(register, meeting)
    lines = [_standing(one.code) for one in template if one.heading.place != "after"]
    excluded = any(one.brings == EXCLUSION for one in template) or not meeting.kind.in_public
    for item in items:
        if not excluded and exempt_papers(papers_of(item)):
            lines.append(_standing(EXCLUSION))
            excluded = True
        lines.append(AgendaLine(id="", item=item.id))
    lines += [_standing(one.code) for one in template if one.heading.place == "after"]
    return tuple(replace(line, id=f"L{number}") for number, line in enumerate(lines, start=1))


def _standing(code: str) -> AgendaLine:
    return AgendaLine(id="", standing=code)


def built(register: Register, meeting: Meeting) -> tuple[AgendaLine, ...]:
    """Give the agenda as building it now makes it: what was worded stays, what was placed by hand keeps its place.

    A line that was placed stands behind the line it stood behind; all others stand as template and programme have them.
    An item that was withdrawn from the agenda of another date of the meeting stands on this one if it is there again.
    """
    there = {_what(line): replace(line, left_out=False) if line.item else line for line in meeting.agenda}
    wanted = proposed(register, meeting)
    last = max((int(line.id[1:]) for line in _every_line(meeting)), default=0)
    fresh: dict[str, AgendaLine] = {}
    for line in wanted:
        known = there.get(_what(line))
        if known is None:
            last += 1
            known = replace(line, id=f"L{last}")
        fresh[_what(line)] = known
    ordered = [line for line in fresh.values() if not line.placed]
    for place, line in enumerate(meeting.agenda):
        if line.placed and _what(line) in fresh:
            ordered.insert(_behind(ordered, meeting.agenda[:place]), line)
    return tuple(ordered)


def _behind(ordered: list[AgendaLine], before: tuple[AgendaLine, ...]) -> int:
    """Give the place behind the nearest of some earlier lines that still stands; the first if none does."""
    places = {line.id: place for place, line in enumerate(ordered)}
    return next((places[line.id] + 1 for line in reversed(before) if line.id in places), 0)


def _what(line: AgendaLine) -> str:
    return line.item or line.standing


def _every_line(meeting: Meeting) -> Iterable[AgendaLine]:
    """Go through all lines that the meeting has or ever published, so that no id is given twice."""
    yield from meeting.agenda
    yield from (AgendaLine(id=one.line) for issue in meeting.published for one in issue.lines)


def next_line_id(meeting: Meeting) -> str:
    """Give an id that no line of the meeting has or had."""
    return f"L{max((int(line.id[1:]) for line in _every_line(meeting)), default=0) + 1}"


def build_changes(register: Register, meeting: Meeting) -> tuple[BuildChange, ...]:
    """List what building the agenda would change, in its order: lines added, taken off, or in another place."""
    now = tuple(line for line in meeting.agenda if not (line.item and line.left_out))
    then = built(register, meeting)
    style = style_of(register, meeting)
    before, after = numbers_of(now, style), numbers_of(then, style)

    def title(line: AgendaLine) -> str:
        return quoted(line.title or line_defaults(register, meeting, line)[0])

    was, new = {line.id for line in now}, {line.id for line in then}
    changes = [
        BuildChange("off", line, f"{before.get(line.id, '–')} {title(line)} comes off: {_why_off(register, line)}")
        for line in now
        if line.id not in new
    ]
    kept = [line.id for line in then if line.id in was]
    moved = _moved([line.id for line in now if line.id in new], kept)
    for line in then:
        if line.id not in was:
            changes.append(BuildChange("on", line, f"{after.get(line.id, '–')} {title(line)} comes on"))
        elif line.id in moved:
            words = (
                f"{title(line)} goes from {before.get(line.id, '–')} to {after.get(line.id, '–')}, as in the programme"
            )
            changes.append(BuildChange("moves", line, words))
    return tuple(changes)


def _moved(before: list[str], after: list[str]) -> set[str]:
    """Give those of some ids that stand in another order: as few as explain the difference."""
    # The longest row that kept its order is what stayed; agendas have some twenty lines.
    best: list[list[str]] = []
    places = {one: place for place, one in enumerate(before)}
    for one in after:
        rows = [row for row in best if places[row[-1]] < places[one]]
        best.append([*_longest(rows), one])
    return set(after) - set(_longest(best))


def _longest(rows: list[list[str]]) -> list[str]:
    return max(rows, key=len) if rows else []


def _why_off(register: Register, line: AgendaLine) -> str:
    if not line.item:
        return "nothing is exempt" if code_brings(line.standing) == EXCLUSION else "the template has it no longer"
    item = register.get(WorkItem, line.item)
    if item is None or item.binned_on:
        return "the item is in the bin"
    return "it was withdrawn" if item.status is ItemStatus.WITHDRAWN else "the programme has it elsewhere"


def questions_without_item(register: Register, meeting: Meeting) -> str:
    """Say that questions are accepted for a meeting whose agenda has no item for them; empty if all is well."""
    number = len(line_up(register, meeting.id))
    if not number or asked_under(meeting.agenda or proposed(register, meeting)):
        return ""
    return f"{counted(number, 'question')} accepted for the meeting, and no item for public questions."
