"""Adding an item to the work programme, editing it, and marking it moveable."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from store.commands.fields import Problems, changed_words, changes_of
from store.edit import Edit
from store.fields import field_of
from store.problems import Problem
from store.records import Action, Meeting, Minute, Question, WorkItem
from store.register import Register, kind_of_id
from store.rules.calendar.meetings import why_not_day
from store.rules.programme.answering import why_not_answer
from store.rules.programme.items import (
    group_words,
    why_not_edit,
    why_not_mark_moveable,
    why_not_minutes,
    why_not_place,
    why_not_window,
)
from store.rules.programme.moving import last_order
from store.rules.programme.passed import ON_THE_AGENDA, why_ask
from store.rules.programme.targets import why_not_clear_note, without_note
from store.rules.words.text import line_problems
from store.rules.words.wording import counted, quoted, verbatim

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
    held = register.get(Meeting, meeting)
    # Business of a meeting that is over is entered late: it was in the programme before today.
    since = None if held is not None and held.date < today else today
    bare = WorkItem(id=register.new_id(WorkItem), title=words, meeting=meeting, order=order, added_on=since)
    draft, changes = changes_of(WorkItem, bare, None, details, problems)
    problems.add(why_not_place(register, meeting), *_faults(register, draft, frozenset(changes.values)))
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
    problems.add(*_faults(register, changed, frozenset(changes.values)))
    printed = ON_THE_AGENDA & changes.values.keys()
    problems.ask(all_the_same or not printed, why_ask(register, (current.meeting,), today))
    problems.refuse()
    changes.refuse_conflicts()
    if not changes.values:
        return Edit(f"Changed nothing in {quoted(current.title)}")
    if set(changes.values) == {"title"}:
        return Edit(f"Renamed {verbatim(current.title)} to {verbatim(changed.title)}", (changed,))
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


def clear_notes(register: Register, today: dt.date, /, *, items: tuple[str, ...]) -> Edit:
    """Take out of items the note of the meeting at which they are wanted ("To July meeting"), in the comments too.

    Raises:
        Refused: with every item that has no such note.
    """
    problems = Problems()
    chosen = chosen_items(register, items, problems)
    problems.add(*(why_not_clear_note(item) for item in chosen))
    problems.refuse()
    puts = tuple(without_note(item) for item in chosen)
    return Edit(f"Took the note of when it is wanted out of {items_words(puts)}", puts)


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


def _faults(register: Register, item: WorkItem, fields: frozenset[str]) -> list[Problem | None]:
    """List what is wrong with the fields of an item that were filled in or changed; others are not judged."""
    problems: list[Problem | None] = []
    if fields & {"earliest", "latest"}:
        problems.append(why_not_window(item.earliest, item.latest))
    for field, day in (("earliest", item.earliest), ("latest", item.latest)):
        if day is not None and field in fields:
            problems.append(why_not_day(day, field_of(WorkItem, field).in_words, field))
    if "minutes" in fields:
        problems.append(why_not_minutes(item.minutes))
    if "to_answer" in fields:
        words = field_of(WorkItem, "to_answer").in_words
        problems += (one for name in item.to_answer for one in line_problems(name, words, "to_answer"))
        problems += why_not_answer(register, item.to_answer)
    if "origin_ref" in fields and item.origin_ref:
        problems.append(_why_not_origin(register, item.origin_ref))
    return problems


def _why_not_origin(register: Register, record_id: str) -> Problem | None:
    if kind_of_id(record_id) in _ORIGINS and register.find(record_id):
        return None
    sentence = f"There is no minute, action or question {verbatim(record_id)}."
    cure = "Look its id up: a minute's begins with N, an action's with A, a question's with Q. Or leave it empty."
    return Problem("unknown-origin", sentence, cure, "origin_ref")
