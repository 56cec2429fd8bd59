"""What changes of a seat while it is held: role, council and party from a day on, stand-ins, and the chair."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from store.commands.fields import Problems, changed_words, changes_of
from store.commands.members.seats import refuse_unsettled
from store.edit import Edit
from store.fields import field_of
from store.problems import Problem
from store.records import Person, Record, Role, Seat
from store.register import Register
from store.rules.calendar.meetings import why_not_day
from store.rules.members.barred import why_barred
from store.rules.members.membership import COOPTED, holder, members_at, why_not_hold
from store.rules.members.seats import (
    DATED,
    council_named,
    seat_from,
    why_not_body,
    why_not_change_from,
    why_not_in_chair,
)
from store.rules.words.dates import day_month
from store.rules.words.text import line_problems
from store.rules.words.wording import listed


def edit_seat(
    register: Register,
    today: dt.date,
    /,
    *,
    seat: str,
    was: Seat | None = None,
    change_from: dt.date | None = None,
    correction: bool = False,
    **fields: object,
) -> Edit:
    """Change what is recorded of a seat; only fields that differ from `was`, as the form opened it, are applied.

    What earlier papers print (role, office, council, name of the seat, party, vote) changes from a day on, so that they
    print what they did: the seat ends on the eve and another begins. That day is `change_from`, or a first day typed
    with the change that is later than the seat's own. With `correction` the record was wrong from its beginning.

    Raises:
        Refused: with every fault of what was typed, no day for such a change, and if a vote would no longer stand.
        Conflict: someone else has changed one of the same fields to something else.
    """
    current = register.need(Seat, seat, "seat")
    problems = Problems()
    changed, changes = changes_of(Seat, current, was, fields, problems)
    if "body" in changes.values:
        changed = replace(changed, body=council_named(register, changed.body))
    dated = sorted(changes.values.keys() & DATED)
    begins = change_from or (seat_from(register, current, changed) if dated and not correction else None)
    problems.add(why_not_change_from(register, current, today, dated, begins, correction=correction))
    if begins is not None:
        problems.add(why_not_day(begins, field_of(Seat, "from_date").in_words, "change_from"))
        changed = replace(changed, from_date=begins)
    problems.add(*_why_not_stand(register, changed, changes.values, today))
    problems.refuse()
    changes.refuse_conflicts()
    name = f"the seat of {holder(register, current)}" if current.person else f"vacant seat {current.id}"
    if not changes.values:
        return Edit(f"Changed nothing in {name}")
    words = f"Changed {changed_words(Seat, changes.values)} of {name}"
    puts = (changed,) if begins is None else _parted(register, current, changed)
    return _settled(register, Edit(words if begins is None else f"{words} from {day_month(begins)}", puts), problems)


def _why_not_stand(
    register: Register, changed: Seat, values: Mapping[str, Any], today: dt.date
) -> Iterator[Problem | None]:
    """Go through what is wrong with a seat as it would be: its dates, its skills, and who may stand in."""
    if "body" in values:
        yield why_not_body(register, changed)
    if values.keys() & {"from_date", "to_date", *DATED}:
        yield from why_not_hold(register, changed)
    for text in values.get("skills", ()):
        yield from line_problems(text, field_of(Seat, "skills").in_words, "skills")
    for one in values.get("substitutes", ()):
        yield _why_not_stand_in(register, changed, one, today)


def _settled(register: Register, edit: Edit, problems: Problems) -> Edit:
    refuse_unsettled(register, edit, problems)
    return edit


def _parted(register: Register, before: Seat, after: Seat, offset: int = 0) -> tuple[Record, ...]:
    """Give a seat as two records: as it was until the eve of the second's first day, then as it is after."""
    first = after.from_date
    if first is None or before.from_date == first:
        return (replace(after, id=before.id),)
    ended = replace(before, to_date=first - dt.timedelta(days=1))
    note = "" if after.note == before.note else after.note
    return (ended, replace(after, id=register.new_id(Seat, offset), source="", note=note))


def make_chair(register: Register, today: dt.date, /, *, person: str, from_date: dt.date | None = None) -> Edit:
    """Put a member in the chair from a day on; whoever was in it sits on as the member that he or she was before.

    Raises:
        Refused: not a member on that day, or in the chair already, or somebody else is from a later day on, or a vote
            would no longer stand.
    """
    known = register.need(Person, person, "person")
    problems = Problems()
    day = from_date or today
    problems.add(why_not_day(day, field_of(Seat, "from_date").in_words, "from_date"))
    problems.add(why_not_in_chair(register, known, day))
    problems.refuse()
    sitting = members_at(register, day)
    own = next(seat for seat in sitting if seat.person == person)
    last = next((seat for seat in sitting if seat.role is Role.CHAIR), None)
    chair = replace(own, role=Role.CHAIR, post=last.post if last else "", from_date=day)
    puts = _parted(register, own, chair)
    if last is not None:
        back = replace(last, role=_role_before(register, last), post="", from_date=day)
        puts += _parted(register, last, back, len(puts) - 1)
    problems.add(*why_not_hold(register, chair, instead_of=last.id if last else ""))
    problems.refuse()
    after = f", after {holder(register, last, day)}" if last else ""
    words = f"Put {register.person_name(person, day)} in the chair from {day_month(day)}{after}"
    return _settled(register, Edit(words, puts), problems)


def _role_before(register: Register, chair: Seat) -> Role:
    """Give the role of whoever leaves the chair: that of a co-opted member for one who was, else a member."""
    before = [
        seat
        for seat in register.all(Seat)
        if seat.person == chair.person and seat.role in COOPTED and _starts(seat) <= _starts(chair)
    ]
    return max(before, key=_starts).role if before else Role.MEMBER


def _starts(seat: Seat) -> dt.date:
    return seat.from_date or dt.date.min


def _why_not_stand_in(register: Register, seat: Seat, person: str, today: dt.date) -> Problem | None:
    known = register.get(Person, person)
    if known is None or known.binned_on is not None:
        sentence = f"There is no person “{person}”."
        return Problem("unknown-id", sentence, "Choose somebody of the register.", "substitutes")
    if person == seat.person:
        sentence = f"{known.name} cannot stand in for themselves."
        return Problem("substitute-self", sentence, "Choose somebody else.", "substitutes")
    return why_barred(register, person, today, "substitutes", coopted=seat.role.coopted)


def set_substitutes(
    register: Register, today: dt.date, /, *, seat: str, people: tuple[str, ...], from_date: dt.date | None = None
) -> Edit:
    """Name those who may stand in for the holder of a seat, from a day on if one is given; none takes all away.

    Raises:
        Refused: one is unknown, or is the holder, or the seat was not held on that day.
    """
    if register.need(Seat, seat, "seat").substitutes == people:
        from_date = None
    edit = edit_seat(register, today, seat=seat, substitutes=people, change_from=from_date)
    if not edit.puts:
        return edit
    names = listed([register.person_name(one) for one in people]) if people else "nobody"
    since = f" from {day_month(from_date)} on" if from_date else ""
    return Edit(f"Named {names} as substitute for {holder(register, register.need(Seat, seat))}{since}", edit.puts)
