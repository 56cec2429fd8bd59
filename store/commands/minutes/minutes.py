"""What a clerk does to one minute: adds it, edits it, puts it elsewhere in its set, makes it void."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypedDict, TypeVar

from msgspec.structs import replace

from store.commands.attendance.votes import Moved, vote_of_minute
from store.commands.fields import Changes, Problems, as_text, changed_words, changes_of
from store.edit import Edit
from store.fields import field_of, heading_of, in_words
from store.problems import FieldConflict, Problem
from store.records import Clause, Filed, Leaving, Meeting, Minute, Part, Person, Vote
from store.register import Register
from store.rules.calendar.settled import the_minutes
from store.rules.minutes.exempt import exempt_as_kept, faults_of_exempt
from store.rules.minutes.naming import minute_words, place_of
from store.rules.minutes.numbering import max_order, why_not_number
from store.rules.minutes.states import why_not_change, why_not_void, why_not_write
from store.rules.words.wording import listed

P = TypeVar("P", bound=Part)

_LISTS = ("resolutions", "recommendations", "filed", "left")


class Lists(TypedDict, total=False):
    """The parts of a minute that are given whole; whatever is left out stays as it is."""

    resolutions: tuple[Clause, ...]
    recommendations: tuple[Clause, ...]
    filed: tuple[Filed, ...]
    left: tuple[Leaving, ...]


def add_minute(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    lists: Lists | None = None,
    moved: Moved | None = None,
    place: int | None = None,
    **details: Any,
) -> Edit:
    """Add a minute to a meeting, at the end or at a place counted from 1. A number that is typed stands as it is.

    `lists` holds resolutions, recommendations, documents filed and who left, `moved` the motion, as far as there are
    any. The motion is kept as the vote that names the minute.

    Raises:
        Refused: with every fault; the meeting is to come, or its minutes are final or confirmed.
        TypeError: a detail is unknown or of the wrong type, which is a fault of the program.
    """
    held = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_not_write(held, today))
    bare = Minute(id=register.new_id(Minute), meeting=held.id, order=max_order(register, held.id) + 1)
    made, changes = changes_of(Minute, bare, None, details, problems)
    problems.add(*faults_of_exempt(made, changes.names, register.panel.nation))
    made = exempt_as_kept(made, register.panel.nation)
    made = replace(made, **_checked(register, lists or {}, problems))
    vote = _vote(register, made, moved, problems)
    if not made.heading and not made.text and not vote and not any(getattr(made, name) for name in _LISTS):
        cure = "Type its heading, or what was said or resolved."
        problems.add(Problem("minute-empty", "Nothing has been typed for the minute.", cure, "heading"))
    problems.add(why_not_number(register, held.id, made.number), _why_not_item(register, made))
    placed = _placed(register, made, place, problems)
    problems.refuse()
    after = register.with_edit(Edit("", placed))
    return Edit(f"Added {minute_words(after, made)} to {the_minutes(held)}", (*placed, *vote))


def edit_minute(
    register: Register,
    today: dt.date,
    /,
    *,
    minute: str,
    was: Minute | None = None,
    lists: Lists | None = None,
    moved: Moved | None = None,
    **fields: object,
) -> Edit:
    """Change a minute that is not confirmed; only what differs from `was`, as the form opened it, is applied.

    `lists` holds resolutions, recommendations, documents filed and who left, each whole, if they change; `moved` what
    changes of the motion.

    Raises:
        Refused: with every fault; the minute is void, or its set has been confirmed.
        Conflict: someone else has changed one of the same fields to something else.
    """
    current = register.need(Minute, minute, "minute")
    problems = Problems()
    problems.add(why_not_change(register, current))
    changed, changes = changed_minute(register, current, was, lists, fields, problems)
    vote = _vote(register, changed, moved, problems)
    problems.refuse()
    changes.refuse_conflicts()
    if changed == current and not vote:
        return Edit(f"Changed nothing in {minute_words(register, current)}")
    what = [what_changed(current, changed)] if changed != current else []
    puts = (changed, *vote) if changed != current else vote
    words = listed([*what, *(["the motion"] if vote else [])])
    return Edit(f"Changed {words} of {minute_words(register, current)}", puts)


def changed_minute(
    register: Register,
    current: Minute,
    was: Minute | None,
    lists: Lists | None,
    fields: dict[str, object],
    problems: Problems,
) -> tuple[Minute, Changes]:
    """Give a minute as an edit makes it, with its changes; what is wrong with them is added to the problems."""
    changed, changes = changes_of(Minute, current, was, fields, problems)
    opened = current if was is None else was
    given = {name: value for name, value in (lists or {}).items() if value != getattr(opened, name)}
    disputed = [name for name, value in given.items() if getattr(current, name) not in (getattr(opened, name), value)]
    conflicts = tuple(_dispute(name, opened, current, given[name]) for name in disputed)
    kept = _checked(register, {name: value for name, value in given.items() if name not in disputed}, problems)
    changed, changes = replace(changed, **kept), Changes(changes.values, (*changes.conflicts, *conflicts))
    problems.add(*faults_of_exempt(changed, changes.names, register.panel.nation))
    changed = exempt_as_kept(changed, register.panel.nation)
    if changed.number != current.number:
        problems.add(why_not_number(register, current.meeting, changed.number, current.id))
    if changed.item != current.item:
        problems.add(_why_not_item(register, changed))
    return changed, changes


def _dispute(name: str, opened: Minute, current: Minute, yours: object) -> FieldConflict:
    """Set out the three values of a list that two clerks changed."""
    was, theirs = getattr(opened, name), getattr(current, name)
    return FieldConflict(name, heading_of(Minute, name), as_text(was), as_text(theirs), as_text(yours))


def what_changed(before: Minute, after: Minute) -> str:
    """Name the fields that differ between two forms of a minute: `the text and the resolutions`."""
    names = [name for name in Minute.__struct_fields__ if getattr(before, name) != getattr(after, name)]
    plain = [name for name in names if name not in _LISTS]
    words = [in_words(field_of(Minute, name).field) for name in names if name in _LISTS]
    if not words:
        return changed_words(Minute, plain)
    return listed([*([changed_words(Minute, plain)] if plain else []), *words])


def place_minute(register: Register, today: dt.date, /, *, minute: str, place: int) -> Edit:
    """Put a minute at another place of its set, counted from 1. The numbers that minutes have stay with them.

    Raises:
        Refused: there is no such place, or the set is final or confirmed.
    """
    current = register.need(Minute, minute, "minute")
    held = register.need(Meeting, current.meeting, "minute")
    problems = Problems()
    problems.add(why_not_write(held, today))
    moved = _placed(register, current, place, problems)
    problems.refuse()
    name = minute_words(register, current)
    if place_of(register, current) == place:
        return Edit(f"Changed nothing in {the_minutes(held)}")
    return Edit(f"Put {name} at place {place} of {the_minutes(held)}", moved)


def void_minute(register: Register, today: dt.date, /, *, minute: str, reason: str) -> Edit:
    """Make a minute void: its number and its words are kept, and the number is never given again.

    Raises:
        Refused: it is void already, has no number, or its set has been confirmed; or no reason is given.
    """
    current = register.need(Minute, minute, "minute")
    problems = Problems()
    problems.add(why_not_void(register, current))
    why = problems.reason(reason)
    problems.refuse()
    changed = replace(current, void=True, void_reason=why)
    return Edit(f"Made {minute_words(register, current)} void", (changed,))


def _vote(register: Register, minute: Minute, moved: Moved | None, problems: Problems) -> tuple[Vote, ...]:
    """Give the vote of a minute if what is typed of its motion makes one, or changes the one there is."""
    if moved is None:
        return ()
    vote = vote_of_minute(register, minute, problems, minute.item, **moved)
    return (vote,) if vote is not None and vote != register.get(Vote, vote.id) else ()


def _placed(register: Register, minute: Minute, place: int | None, problems: Problems) -> tuple[Minute, ...]:
    """Give the minutes of a set whose order changes when one of them, or a new one, stands at a place."""
    if place is None:
        return (minute,)
    others = [one for one in register.minutes_of(minute.meeting) if one.id != minute.id]
    last = len(others) + 1
    if not 1 <= place <= last:
        sentence = f"There is no place {place} in these minutes."
        problems.add(Problem("minute-place", sentence, f"Choose a place from 1 to {last}.", "place"))
        return (minute,)
    order = [*others[: place - 1], minute, *others[place - 1 :]]
    numbered = [replace(one, order=number) for number, one in enumerate(order, start=1)]
    known = {one.id: one for one in others}
    return tuple(one for one in numbered if known.get(one.id) != one)


def _why_not_item(register: Register, minute: Minute) -> Problem | None:
    if not minute.item or any(one.id == minute.item for one in register.items_of(minute.meeting)):
        return None
    cure = "Choose an item that stands under the meeting, or none."
    return Problem("item-elsewhere", "That item is not business of this meeting.", cure, "item")


def _checked(register: Register, lists: Mapping[str, object], problems: Problems) -> dict[str, Any]:
    """Give the lists of a minute as they will be kept; what is wrong with each entry is added to the problems."""
    kept: dict[str, Any] = {}
    for name, given in lists.items():
        entries: Any = given
        numbered = enumerate(entries, start=1)
        if name == "filed":
            kept[name] = tuple(_filed(one, place, problems) for place, one in numbered)
        elif name == "left":
            kept[name] = tuple(_leaving(register, one, place, problems) for place, one in numbered)
        else:
            kept[name] = tuple(_clause(one, name, place, problems) for place, one in numbered)
    return kept


def _clause(clause: Clause, name: str, place: int, problems: Problems) -> Clause:
    what = f"{name[:-1]} {place}"
    text = problems.text(clause.text, f"the words of {what}", name, required=True)
    return Clause(label=problems.line(clause.label, f"the letter of {what}", name, 12), text=text)


def _filed(document: Filed, place: int, problems: Problems) -> Filed:
    what = f"document {place}"
    return Filed(
        what=problems.line(document.what, f"the name of {what}", "filed", required=not document.printed.strip()),
        mark=problems.line(document.mark, f"the mark of {what}", "filed"),
        printed=problems.line(document.printed, f"the words for {what}", "filed"),
    )


def _leaving(register: Register, one: Leaving, place: int, problems: Problems) -> Leaving:
    if one.person is not None:
        problems.need(register, Person, one.person, "left")
    elif not one.printed.strip():
        cure = "Type the name, or the words of the minutes."
        problems.add(Problem("left-nobody", f"Nobody is named as leaving, number {place}.", cure, "left"))
    if one.at and one.returned and one.returned < one.at:
        sentence = f"Whoever left, number {place}, would have come back before they went."
        problems.add(Problem("left-times", sentence, "Check both times.", "left"))
    return replace(one, printed=problems.line(one.printed, f"the name of leaving {place}", "left"))
