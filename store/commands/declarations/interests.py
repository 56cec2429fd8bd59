"""The register of interests: what a person has registered, when the monitoring officer was told, and yearly checks."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from store.commands.fields import Problems
from store.edit import Edit
from store.fields import field_of, heading_of
from store.problems import Conflict, FieldConflict, Problem
from store.records import Dispensation, Interest, InterestEntry, Person, Record
from store.register import Register
from store.rules.calendar.meetings import why_not_day
from store.rules.declarations.interests import why_not_dispensation, why_not_end_interest
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
    standing: bool = False,
    dispensation: Dispensation | None = None,
    replaces: str | None = None,
    was: Interest | None = None,
    **details: Any,
) -> Edit:
    """Enter an interest in a person's register, or correct one (`replaces`, opened by the form as `was`).

    `terms` are the words by which it is recognised in items. `sensitive` ones print only as "withheld". The 28 days to
    tell the monitoring officer begin with `arose_on`.

    Raises:
        Refused: with every fault of what was typed.
        Conflict: someone else has changed the entry since the form was opened.
    """
    problems = Problems()
    known = problems.need(register, Person, person, "person")
    before = problems.need(register, Interest, replaces, "interest") if replaces else None
    entry = _entry(InterestEntry(category=category, text=text, **details), problems, today)
    if dispensation is not None:
        problems.add(*why_not_dispensation(register, dispensation, dispensation.from_date or today))
    problems.refuse()
    if before is not None and was is not None and before.entry not in (was.entry, entry):
        raise Conflict(
            FieldConflict("text", heading_of(InterestEntry, "text"), was.entry.text, before.entry.text, entry.text)
        )
    start = before or Interest(id=register.new_id(Interest), person=person, entry=entry)
    interest = replace(start, person=person, entry=entry, standing=standing, dispensation=dispensation)
    name = known.name if known else person
    done = "Changed a registered interest of" if before else "Registered an interest of"
    return Edit(f"{done} {name}", (interest,)) if before != interest else Edit(f"Changed nothing of {name}")


def _entry(entry: InterestEntry, problems: Problems, today: dt.date) -> InterestEntry:
    """Give an entry as it will be kept; what is wrong with it is added to the problems."""
    problems.add(*_dates(entry, today))
    for term in entry.terms:
        problems.add(*line_problems(term, field_of(InterestEntry, "terms").in_words, "terms"))
    return replace(
        entry,
        category=problems.said(InterestEntry, "category", entry.category),
        text=problems.said(InterestEntry, "text", entry.text),
        terms=tuple(one.strip() for one in entry.terms if one.strip()),
        given_by=problems.said(InterestEntry, "given_by", entry.given_by),
        value=problems.said(InterestEntry, "value", entry.value),
    )


def _dates(entry: InterestEntry, today: dt.date) -> list[Problem | None]:
    problems: list[Problem | None] = []
    for name in ("from_date", "to_date", "arose_on"):
        day: dt.date | None = getattr(entry, name)
        problems.append(why_not_day(day, field_of(InterestEntry, name).in_words, name) if day else None)
    if entry.from_date and entry.to_date and entry.to_date < entry.from_date:
        sentence = f"The interest would end on {long_date(entry.to_date)}, before it begins."
        problems.append(Problem("interest-dates", sentence, "Check both dates: one of them is wrong.", "to_date"))
    if entry.notified_on and entry.notified_on > today:
        cure = "Type today's date or an earlier one."
        problems.append(Problem("notice-early", "That day is still to come.", cure, "notified_on"))
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
