"""Seats and their holders: taking a seat, giving it up, who may stand in, and the quorum of the panel."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.commands.fields import Changes, Form, Found, changed_words, changes_of
from store.edit import Edit
from store.problems import Problem
from store.records import Panel, Person, Record, Role, Seat
from store.records.panel import QuorumRule
from store.register import PANEL_ID, Register
from store.rules.attendance import why_not_quorum
from store.rules.dates import day_month, long_date
from store.rules.majority import why_unsettles
from store.rules.meetings import why_not_day
from store.rules.membership import holder, role_words, why_not_hold
from store.rules.names import why_not_new_person
from store.rules.text import line_problems
from store.rules.wording import listed

SEAT_FORM = Form(
    kind=Seat,
    labels={
        "role": "role",
        "post": "office as printed",
        "body": "appointing body",
        "place": "name of the seat",
        "party": "party",
        "skills": "skills",
        "votes": "vote",
        "from_date": "beginning",
        "to_date": "end",
        "term_ends": "end of the term",
        "substitutes": "substitutes",
        "council_met_on": "day of the council's meeting",
        "accepted_on": "day the nominee accepted",
        "notified_on": "day the notice was given",
        "note": "note",
        "source": "source",
    },
    lines=frozenset({"post", "body", "place", "party", "source"}),
    texts=frozenset({"note"}),
    required=frozenset(),
)
"""What a form can change of a seat; its holder changes by ending it and filling it again."""


def take_seat(
    register: Register,
    *,
    person: str | None = None,
    name: str = "",
    title: str = "",
    sure: bool = False,
    role: Role = Role.MEMBER,
    post: str = "",
    body: str = "",
    place: str = "",
    party: str = "",
    votes: bool = True,
    from_date: dt.date | None = None,
    term_ends: dt.date | None = None,
    fills: str | None = None,
    note: str = "",
    today: dt.date,
) -> Edit:
    """Seat somebody from a day on: a person of the register, or a new one by name, perhaps in a vacant seat.

    `fills` is the id of the vacancy, which ends on the eve. `sure` says that a name very near to another is not a slip.

    Raises:
        Refused: with every fault: nobody named, a name that may be a slip, a seat held by another at that time.
    """
    found = Found()
    vacancy = found.need(register, Seat, fills, "fills") if fills else None
    known = found.need(register, Person, person, "person") if person else None
    new = None if known else _new_person(register, found, name, title, sure=sure)
    starts = from_date or today
    found.add(why_not_day(starts, "beginning", "from_date"), _why_not_fill(register, vacancy, starts))
    seat = Seat(
        id=register.new_id(Seat),
        person=known.id if known else new.id if new else None,
        role=role,
        post=found.line(post, "office as printed", "post"),
        body=found.line(body, "appointing body", "body") or (vacancy.body if vacancy else ""),
        place=found.line(place, "name of the seat", "place") or (vacancy.place if vacancy else ""),
        party=found.line(party, "party", "party"),
        votes=votes and role.sits,
        from_date=starts,
        term_ends=term_ends,
        substitutes=vacancy.substitutes if vacancy else (),
        note=found.text(note, "note", "note"),
    )
    found.add(*why_not_hold(register, seat, instead_of=fills or ""))
    found.refuse()
    who = known.name if known else new.name if new else ""
    puts: list[Record] = [new] if new else []
    if vacancy is not None and vacancy.from_date is not None and vacancy.from_date >= starts:
        puts.append(replace(seat, id=vacancy.id))
    else:
        puts += [replace(vacancy, to_date=starts - dt.timedelta(days=1))] if vacancy else []
        puts.append(seat)
    edit = Edit(f"Seated {who} as {role_words(seat)} from {day_month(starts)}", tuple(puts))
    return _settled(register, edit, found)


def _new_person(register: Register, found: Found, name: str, title: str, *, sure: bool) -> Person:
    kept = found.line(name, "name", "name", required=True)
    if kept:
        found.add(why_not_new_person(register, kept, sure=sure))
    return Person(id=register.new_id(Person), name=kept, title=found.line(title, "title", "title"))


def _why_not_fill(register: Register, vacancy: Seat | None, starts: dt.date) -> Problem | None:
    if vacancy is None:
        return None
    if vacancy.person is not None:
        sentence = f"{holder(register, vacancy)} holds that seat."
        return Problem("seat-held", sentence, "End it first, or choose a vacant seat.", "fills")
    if vacancy.to_date is not None and vacancy.to_date < starts:
        sentence = f"That vacancy ended on {long_date(vacancy.to_date)}."
        return Problem("vacancy-over", sentence, "Choose a seat that is vacant now.", "fills")
    return None


def record_vacancy(
    register: Register,
    *,
    body: str = "",
    place: str = "",
    role: Role = Role.MEMBER,
    since: dt.date | None = None,
    note: str = "",
    today: dt.date,
) -> Edit:
    """Record that a seat stands vacant from a day on.

    Raises:
        Refused: with every fault of what was typed.
    """
    found = Found()
    starts = since or today
    found.add(why_not_day(starts, "beginning of the vacancy", "since"))
    seat = Seat(
        id=register.new_id(Seat),
        role=role,
        body=found.line(body, "appointing body", "body"),
        place=found.line(place, "name of the seat", "place"),
        from_date=starts,
        note=found.text(note, "note", "note"),
    )
    found.refuse()
    of = f" of {seat.body}" if seat.body else ""
    return Edit(f"Recorded a vacant seat{of} from {day_month(starts)}", (seat,))


def end_seat(
    register: Register, *, seat: str, on: dt.date | None = None, vacant: bool = True, reason: str = "", today: dt.date
) -> Edit:
    """End a seat on a day, its last. With `vacant` the seat of a member stands vacant from the next day on.

    Raises:
        Refused: it is vacant or ended already, the day is before its beginning, or a recorded vote depends on it.
    """
    current = register.need(Seat, seat, "seat")
    found = Found()
    last = on or today
    name = holder(register, current)
    if current.person is None:
        found.add(Problem("seat-vacant", "That seat has no holder.", "Fill it, or put it in the bin.", "seat"))
    if current.to_date is not None and current.to_date < today:
        sentence = f"{name} held that seat until {long_date(current.to_date)}."
        found.add(Problem("seat-ended", sentence, "Correct its end instead.", "on"))
    if current.from_date is not None and last < current.from_date:
        sentence = f"{name} holds the seat only from {long_date(current.from_date)}."
        found.add(Problem("seat-dates", sentence, "Type that day or a later one.", "on"))
    why = found.line(reason, "reason", "reason")
    found.refuse()
    note = f"{current.note}\n{why}".strip() if why else current.note
    puts: list[Record] = [replace(current, to_date=last, note=note)]
    if vacant and current.role.sits:
        after = last + dt.timedelta(days=1)
        puts.append(_left_vacant(register, current, after))
    edit = Edit(f"Ended the seat of {name} on {day_month(last)}", tuple(puts))
    return _settled(register, edit, found)


def _left_vacant(register: Register, seat: Seat, since: dt.date) -> Seat:
    """Make the vacancy that a member leaves behind; the chair's seat becomes a member's."""
    role = seat.role if seat.role in {Role.INDEPENDENT, Role.COOPTED_COUNCILLOR} else Role.MEMBER
    return Seat(
        id=register.new_id(Seat),
        role=role,
        body=seat.body,
        place=seat.place,
        votes=seat.votes,
        from_date=since,
    )


def edit_seat(register: Register, *, seat: str, was: Seat | None = None, today: dt.date, **fields: object) -> Edit:  # noqa: ARG001
    """Change what is recorded of a seat; only fields that differ from `was`, as the form opened it, are applied.

    Raises:
        Refused: with every fault of what was typed, and if a recorded vote would no longer stand.
        Conflict: someone else has changed one of the same fields to something else.
    """
    current = register.need(Seat, seat, "seat")
    found = Found()
    changes: Changes = changes_of(SEAT_FORM, current, was, fields, found)
    changed: Seat = replace(current, **changes.values)
    if changes.values.keys() & {"from_date", "to_date", "body", "place", "role"}:
        found.add(*why_not_hold(register, changed))
    for text in changes.values.get("skills", ()):
        found.add(*line_problems(text, "skill", "skills"))
    found.add(*(_why_not_stand_in(register, changed, one) for one in changes.values.get("substitutes", ())))
    found.refuse()
    changes.refuse_conflicts()
    name = f"the seat of {holder(register, current)}" if current.person else f"vacant seat {current.id}"
    if not changes.values:
        return Edit(f"Changed nothing in {name}")
    edit = Edit(f"Changed {changed_words(SEAT_FORM, changes.values)} of {name}", (changed,))
    return _settled(register, edit, found)


def _why_not_stand_in(register: Register, seat: Seat, person: str) -> Problem | None:
    known = register.get(Person, person)
    if known is None or known.binned_on is not None:
        sentence = f'There is no person "{person}".'
        return Problem("unknown-id", sentence, "Choose somebody of the register.", "substitutes")
    if person == seat.person:
        sentence = f"{known.name} cannot stand in for themselves."
        return Problem("substitute-self", sentence, "Choose somebody else.", "substitutes")
    return None


def set_substitutes(register: Register, *, seat: str, people: tuple[str, ...], today: dt.date) -> Edit:
    """Name those who may stand in for the holder of a seat; none takes all away.

    Raises:
        Refused: one is unknown, or is the holder.
    """
    edit = edit_seat(register, seat=seat, substitutes=people, today=today)
    if not edit.puts:
        return edit
    names = listed([register.person_name(one) for one in people]) if people else "nobody"
    return Edit(f"Named {names} as substitute for {holder(register, register.need(Seat, seat))}", edit.puts)


def set_quorum(
    register: Register,
    *,
    number: int | None = None,
    numerator: int | None = None,
    denominator: int | None = None,
    substitutes_count: bool = True,
    on: dt.date | None = None,
    today: dt.date,
) -> Edit:
    """Set the quorum in the rules in force on a day: a number of members, or a fraction of those in post.

    Raises:
        Refused: neither is given, or the figures make no quorum, or a recorded vote would no longer stand.
    """
    found = Found()
    panel = register.need(Panel, PANEL_ID)
    mode = "number" if number is not None else "fraction" if numerator is not None else "unset"
    rule = QuorumRule(
        mode=mode,
        number=number,
        numerator=numerator,
        denominator=denominator,
        substitutes_count=substitutes_count,
    )
    found.add(why_not_quorum(rule))
    if mode == "unset":
        cure = "Type a number such as 5, or a fraction such as 1/3."
        found.add(Problem("quorum-empty", "No quorum has been typed.", cure, "quorum"))
    found.refuse()
    current = panel.rules_on(on or today)
    rules = tuple(replace(one, quorum=rule) if one is current else one for one in panel.rules)
    words = f"{number} members" if number is not None else f"{numerator}/{denominator} of the members in post"
    return _settled(register, Edit(f"Set the quorum to {words}", (replace(panel, rules=rules),)), found)


def _settled(register: Register, edit: Edit, found: Found) -> Edit:
    """Give the edit, unless a vote recorded at some meeting would no longer stand after it. Raises Refused."""
    after = register.with_edit(edit)
    for meeting in register.meetings:
        if meeting.divisions:
            found.add(*why_unsettles(register, after, meeting.id))
    found.refuse()
    return edit
