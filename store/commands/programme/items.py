"""Adding an item to the work programme, editing it, marking it moveable, and following its paper."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from store.commands.fields import Problems, changed_words, changes_of
from store.edit import Edit
from store.fields import field_of
from store.problems import Problem
from store.records import Action, Minute, Paper, PaperStatus, Question, WorkItem
from store.register import Register, kind_of_id
from store.rules.calendar.meetings import why_not_day
from store.rules.programme.items import (
    group_words,
    why_not_edit,
    why_not_mark_moveable,
    why_not_minutes,
    why_not_place,
    why_not_window,
)
from store.rules.programme.passed import ON_THE_AGENDA, why_ask
from store.rules.words.dates import long_date
from store.rules.words.text import line_problems, trimmed
from store.rules.words.wording import counted, quoted

_UNRECEIVED = frozenset({PaperStatus.NOT_ASKED, PaperStatus.DUE, PaperStatus.TO_FOLLOW, PaperStatus.NONE})
_UNDATED = frozenset({PaperStatus.NOT_ASKED, PaperStatus.NONE})
_ORIGINS = (Minute, Action, Question)


def add_item(
    register: Register,
    today: dt.date,
    /,
    *,
    title: str,
    meeting: str | None = None,
    all_the_same: bool = False,
    **details: Any,
) -> Edit:
    """Add an item at the end of a meeting's business, or of the suggestions if no meeting is given.

    `minutes` is the time allotted; `origin_ref` the id of the minute, action or question it comes from. `all_the_same`
    says that it is meant although the meeting has passed.

    Raises:
        Refused: with every fault of what was typed and of the meeting chosen.
        TypeError: a detail is unknown or of the wrong type, which is a fault of the program.
    """
    problems = Problems()
    words = problems.said(WorkItem, "title", title)
    order = last_order(register, meeting) + 1
    bare = WorkItem(id=register.new_id(WorkItem), title=words, meeting=meeting, order=order)
    draft, changes = changes_of(WorkItem, bare, None, details, problems)
    problems.add(why_not_place(register, meeting), *_faults(register, draft, frozenset(changes.values), today))
    problems.ask(all_the_same, why_ask(register, (meeting,), today))
    problems.refuse()
    return Edit(f"Added {quoted(draft.title)} to {group_words(register, meeting)}", (draft,))


def edit_item(
    register: Register,
    today: dt.date,
    /,
    *,
    item: str,
    was: WorkItem | None = None,
    all_the_same: bool = False,
    **fields: object,
) -> Edit:
    """Change fields of an item; only those that differ from `was`, the item as the form opened it, are applied.

    `all_the_same` says that it is meant although what changes stands on the agenda of a meeting that has passed.

    Raises:
        Refused: with every fault of what was typed.
        Conflict: someone else has changed one of the same fields to something else.
        TypeError: a field cannot be edited here, which is a fault of the program.
    """
    current = register.need(WorkItem, item, "item")
    problems = Problems()
    problems.add(why_not_edit(current))
    changed, changes = changes_of(WorkItem, current, was, fields, problems)
    problems.add(*_faults(register, changed, frozenset(changes.values), today))
    printed = ON_THE_AGENDA & changes.values.keys()
    problems.ask(all_the_same or not printed, why_ask(register, (current.meeting,), today))
    problems.refuse()
    changes.refuse_conflicts()
    if not changes.values:
        return Edit(f"Changed nothing in {quoted(current.title)}")
    if set(changes.values) == {"title"}:
        return Edit(f"Renamed {quoted(current.title)} to {quoted(changed.title)}", (changed,))
    return Edit(f"Changed {changed_words(WorkItem, changes.values)} of {quoted(current.title)}", (changed,))


def set_moveable(register: Register, today: dt.date, /, *, items: tuple[str, ...], moveable: bool) -> Edit:
    """Mark items as moveable, or take the mark off; those that stand so already are left alone.

    Raises:
        Refused: with every item that cannot be marked.
    """
    problems = Problems()
    chosen = chosen_items(register, items, problems)
    problems.add(*(why_not_mark_moveable(item) for item in chosen))
    problems.refuse()
    puts = tuple(replace(item, moveable=moveable) for item in chosen if item.moveable != moveable)
    mark = "moveable" if moveable else "not moveable"
    return Edit(f"Marked {items_words(puts or tuple(chosen))} as {mark}", puts)


def set_paper(
    register: Register,
    today: dt.date,
    /,
    *,
    item: str,
    status: PaperStatus,
    due_on: dt.date | None = None,
    received_on: dt.date | None = None,
    appendix: str | None = None,
    exempt_paragraph: str | None = None,
) -> Edit:
    """Record where the report for an item stands. None leaves what is recorded.

    A paper received without a day was received today; one that is no longer received loses the day it came, one that
    is not wanted its due date. `exempt_paragraph` is that of Schedule 12A, Local Government Act 1972.

    Raises:
        Refused: with every fault of the dates and texts.
    """
    current = register.need(WorkItem, item, "item")
    problems = Problems()
    paper = Paper(
        status=status,
        due_on=None if status in _UNDATED else due_on or current.paper.due_on,
        received_on=None if status in _UNRECEIVED else received_on or current.paper.received_on,
        appendix=current.paper.appendix if appendix is None else trimmed(appendix),
        exempt_paragraph=current.paper.exempt_paragraph if exempt_paragraph is None else trimmed(exempt_paragraph),
    )
    if status is PaperStatus.RECEIVED and paper.received_on is None:
        paper = replace(paper, received_on=today)
    problems.add(*_paper_faults(replace(paper, due_on=due_on, received_on=received_on), today))
    problems.refuse()
    puts = (replace(current, paper=paper),) if paper != current.paper else ()
    words = f"as {quoted(status.value)}" if status.value else "as not asked for"
    return Edit(f"Marked the paper for {quoted(current.title)} {words}", puts)


def last_order(register: Register, meeting: str | None) -> int:
    """Give the highest place number in a group, withdrawn items included; 0 if it is empty."""
    return max((item.order for item in register.items_of(meeting)), default=0)


def chosen_items(register: Register, ids: tuple[str, ...], problems: Problems) -> list[WorkItem]:
    """Give the items with these ids, each once, in the order in which the programme lists them."""
    if not ids:
        problems.add(Problem("no-items", "No item is chosen.", "Mark one or more items first.", "items"))
    chosen = [item for item_id in dict.fromkeys(ids) if (item := problems.need(register, WorkItem, item_id, "items"))]
    meetings = {meeting.id: place for place, meeting in enumerate(register.meetings)}
    places = {item.id: place for group in {item.meeting for item in chosen} for place, item in _places(register, group)}
    return sorted(chosen, key=lambda item: (meetings.get(item.meeting or "", len(meetings)), places[item.id]))


def _places(register: Register, group: str | None) -> enumerate[WorkItem]:
    return enumerate(register.items_of(group))


def items_words(items: tuple[WorkItem, ...] | list[WorkItem]) -> str:
    """Name one item by its title; count several."""
    return quoted(items[0].title) if len(items) == 1 else counted(len(items), "item")


def _faults(register: Register, item: WorkItem, fields: frozenset[str], today: dt.date) -> list[Problem | None]:
    """List what is wrong with the fields of an item that were filled in or changed; others are not judged."""
    problems: list[Problem | None] = []
    if fields & {"earliest", "latest"}:
        problems.append(why_not_window(item.earliest, item.latest))
    for field, day in (("earliest", item.earliest), ("latest", item.latest)):
        if day is not None and field in fields:
            problems.append(why_not_day(day, field_of(WorkItem, field).in_words, field))
    if "minutes" in fields:
        problems.append(why_not_minutes(item.minutes))
    if "origin_ref" in fields and item.origin_ref:
        problems.append(_why_not_origin(register, item.origin_ref))
    if "paper" in fields:
        problems += _paper_faults(item.paper, today)
    return problems


def _why_not_origin(register: Register, record_id: str) -> Problem | None:
    if kind_of_id(record_id) in _ORIGINS and register.find(record_id):
        return None
    sentence = f"There is no minute, action or question {quoted(record_id)}."
    cure = "Look its id up: a minute's begins with N, an action's with A, a question's with Q. Or leave it empty."
    return Problem("unknown-origin", sentence, cure, "origin_ref")


def _paper_faults(paper: Paper, today: dt.date) -> list[Problem | None]:
    problems: list[Problem | None] = [
        *line_problems(paper.appendix, field_of(Paper, "appendix").in_words, "appendix"),
        *line_problems(paper.exempt_paragraph, field_of(Paper, "exempt_paragraph").in_words, "exempt_paragraph"),
    ]
    if paper.due_on:
        problems.append(why_not_day(paper.due_on, field_of(Paper, "due_on").in_words, "due_on"))
    if paper.due_on and paper.status in _UNDATED:
        problems.append(_pointless("due_on", "due", paper.status))
    if paper.received_on and paper.status in _UNRECEIVED:
        problems.append(_pointless("received_on", "received", paper.status))
    if paper.received_on and paper.received_on > today:
        sentence = f"The paper cannot have been received on {long_date(paper.received_on)}, which is still to come."
        problems.append(Problem("received-early", sentence, "Type today's date or an earlier one.", "received_on"))
    return problems


def _pointless(field: str, words: str, status: PaperStatus) -> Problem:
    standing = quoted(status.value) if status.value else "not asked for"
    sentence = f"A paper that is {standing} has no day on which it was {words}."
    return Problem(f"paper-not-{words}", sentence, "Leave that day empty, or choose another status.", field)
