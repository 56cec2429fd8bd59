"""The register of interests: what a person has registered, when the monitoring officer was told, and yearly checks."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from store.commands.fields import Problems, changes_of
from store.edit import Edit
from store.fields import field_of
from store.problems import Problem
from store.records import Interest, InterestEntry, Person, Record
from store.register import Register
from store.rules.calendar.meetings import why_not_day
from store.rules.declarations.dispensations import why_not_dispensation
from store.rules.declarations.interests import why_not_end_interest
from store.rules.words.dates import day_month, long_date
from store.rules.words.text import line_problems


def register_interest(
    register: Register,
    today: dt.date,
    /,
    *,
    person: str,
    category: str,
    text: str,
    **details: Any,
) -> Edit:
    """Enter an interest in a person's register.

    `terms` are the words by which it is recognised in items. `sensitive` ones print only as "withheld". The 28 days to
    tell the monitoring officer begin with `arose_on`.

    Raises:
        Refused: with every fault of what was typed.
        TypeError: a detail is unknown or of the wrong type, which is a fault of the program.
    """
    problems = Problems()
    known = problems.need(register, Person, person, "person")
    entry = InterestEntry(
        category=problems.said(InterestEntry, "category", category), text=problems.said(InterestEntry, "text", text)
    )
    bare = Interest(id=register.new_id(Interest), person=person, entry=entry)
    draft, changes = changes_of(Interest, bare, None, details, problems)
    problems.add(*_faults(register, draft, changes.names, today))
    problems.refuse()
    return Edit(f"Registered an interest of {known.name if known else person}", (_tidied(draft),))


def edit_interest(
    register: Register, today: dt.date, /, *, interest: str, was: Interest | None = None, **fields: object
) -> Edit:
    """Change an entry of a register of interests; only what differs from `was`, as the form opened it, is applied.

    Raises:
        Refused: with every fault of what was typed.
        Conflict: someone else has changed one of the same fields to something else.
        TypeError: a field cannot be edited here, which is a fault of the program.
    """
    current = register.need(Interest, interest, "interest")
    problems = Problems()
    changed, changes = changes_of(Interest, current, was, fields, problems)
    problems.add(*_faults(register, changed, changes.names, today))
    problems.refuse()
    changes.refuse_conflicts()
    name, made = register.person_name(current.person), _tidied(changed)
    if made == current:
        return Edit(f"Changed nothing in the registered interest of {name}")
    return Edit(f"Changed a registered interest of {name}", (made,))


def _tidied(interest: Interest) -> Interest:
    """Give an interest without the blanks around the words by which it is recognised."""
    terms = tuple(term.strip() for term in interest.entry.terms if term.strip())
    return replace(interest, entry=replace(interest.entry, terms=terms))


def _faults(register: Register, interest: Interest, fields: frozenset[str], today: dt.date) -> list[Problem | None]:
    """List what is wrong with the fields of an interest that were filled in or changed; others are not judged."""
    entry = interest.entry
    problems: list[Problem | None] = []
    for name in ("from_date", "to_date", "arose_on", "notified_on"):
        day: dt.date | None = getattr(entry, name)
        if name in fields and day is not None:
            problems.append(why_not_day(day, field_of(InterestEntry, name).in_words, name))
    if fields & {"from_date", "to_date"} and entry.from_date and entry.to_date and entry.to_date < entry.from_date:
        sentence = f"The interest would end on {long_date(entry.to_date)}, before it begins."
        problems.append(Problem("interest-dates", sentence, "Check both dates: one of them is wrong.", "to_date"))
    if "notified_on" in fields and entry.notified_on and entry.notified_on > today:
        cure = "Type today's date or an earlier one."
        problems.append(Problem("notice-early", "That day is still to come.", cure, "notified_on"))
    for term in entry.terms if "terms" in fields else ():
        problems += line_problems(term, field_of(InterestEntry, "terms").in_words, "terms")
    if "dispensation" in fields and interest.dispensation is not None:
        lifted = interest.dispensation
        problems += why_not_dispensation(register, lifted, lifted.from_date or today)
    return problems


def end_interest(register: Register, today: dt.date, /, *, interest: str, on: dt.date | None = None) -> Edit:
    """Record that a registered interest ended on a day; it is kept, and no longer offered at meetings after it.

    Raises:
        Refused: it has ended, or the day is before it began.
    """
    current = register.need(Interest, interest, "interest")
    problems = Problems()
    last = on or today
    entry = current.entry
    problems.add(why_not_end_interest(current))
    if entry.from_date is not None and last < entry.from_date:
        sentence = f"That interest began only on {long_date(entry.from_date)}."
        problems.add(Problem("interest-dates", sentence, "Type that day or a later one.", "on"))
    problems.refuse()
    name = register.person_name(current.person)
    changed = replace(current, entry=replace(entry, to_date=last))
    return Edit(f"Ended a registered interest of {name} on {day_month(last)}", (changed,))


def confirm_interests(register: Register, today: dt.date, /, *, person: str, on: dt.date | None = None) -> Edit:
    """Record that a person has confirmed their register of interests as complete, entries or none.

    Raises:
        Refused: the day is still to come.
    """
    current = register.need(Person, person, "person")
    problems = Problems()
    day = on or today
    if day > today:
        cure = "Type today's date or an earlier one."
        problems.add(Problem("confirmed-early", "That day is still to come.", cure, "on"))
    problems.refuse()
    puts: list[Record] = [replace(current, interests_confirmed_on=day)]
    puts += [
        replace(one, confirmed_on=day)
        for one in register.interests
        if one.person == person and (one.entry.to_date is None or one.entry.to_date >= day)
    ]
    changed = tuple(one for one in puts if register.find(one.id) != one)
    return Edit(f"Recorded that {current.name} confirmed the register of interests on {day_month(day)}", changed)
