"""Who sits on the panel on a day, and what follows from the number of members in post."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from store.look_ups import VACANT
from store.problems import Problem, Refused, not_worked_out
from store.records import Attendance, Meeting, Panel, Person, Presence, Role, Seat
from store.register import Register
from store.rules.days.periods import add_months
from store.rules.law.provision import Provision
from store.rules.law.table import members_needed, provision
from store.rules.members.barred import why_barred_seat
from store.rules.words.dates import day_month, long_date
from store.rules.words.names import full_name

SOLE = frozenset({Role.CHAIR, Role.COMMISSIONER, Role.CHIEF_CONSTABLE})
"""Offices that only one person holds at a time."""

COOPTED = frozenset(role for role in Role if role.coopted)
"""Roles of members whom the panel itself chooses."""


class Vacancy(NamedTuple):
    """A seat without a holder: its record if there is one, the council, since when, and for how many calendar days."""

    seat: Seat | None
    body: str
    since: dt.date | None
    days: int | None


def seats_at(register: Register, on: dt.date) -> tuple[Seat, ...]:
    """Give every seat and office held on a day, vacant seats included, by role and name."""
    return register.rolls[on]


def holder(register: Register, seat: Seat, on: dt.date | None = None) -> str:
    """Give the name of a seat's holder, or `vacant`."""
    return register.person_name(seat.person, on) or VACANT


def members_at(register: Register, on: dt.date) -> tuple[Seat, ...]:
    """Give the seats of the members in post on a day, each person once; vacant seats are not in post."""
    by_person: dict[str, Seat] = {}
    for seat in seats_at(register, on):
        if seat.person and seat.role.sits:
            by_person.setdefault(seat.person, seat)
    return tuple(by_person.values())


def seat_of(register: Register, person: str, on: dt.date) -> Seat | None:
    """Give the seat or office a person holds on a day, a membership before any other; None if there is none."""
    return next((seat for seat in seats_at(register, on) if seat.person == person), None)


def joined_on(register: Register, seat: Seat) -> dt.date | None:
    """Give the day on which a holder became a member; None where it is not recorded, or where the seat goes on.

    The first day of a seat that was taken from a paper is the day of that paper: it shows who sat, not since when.
    """
    first = seat.from_date
    if first is None or seat.source or not seat.role.sits:
        return None
    eve = first - dt.timedelta(days=1) if first > dt.date.min else first
    goes_on = any(
        other.person == seat.person and other.role.sits and other.id != seat.id for other in register.seats_on(eve)
    )
    return None if goes_on else first


def is_member(register: Register, person: str, on: dt.date) -> bool:
    """Say whether a person is a member in post on a day."""
    return any(seat.person == person for seat in members_at(register, on))


def veto_needs(register: Register, on: dt.date) -> int | None:
    """Count the members who must vote for a veto of the precept: two thirds of those in post on the day.

    Schedule 5 paragraph 4(4) of the Police Reform and Social Responsibility Act 2011. None where no such law is in
    force on the day; `why_no_veto` says so.
    """
    rule, _ = _veto_law(register, on)
    return members_needed(rule, len(members_at(register, on))) if rule else None


def veto_words(needed: int | None, in_post: int) -> str:
    """Say how many of the members in post a veto needs: `veto needs 10 of 15`. `needed` is None if it is not known."""
    if needed is None:
        return "votes for a veto not known"
    return f"veto needs {needed} of {in_post}" if in_post else "no members in post"


def why_no_veto(register: Register, on: dt.date) -> str:
    """Say why the votes that a veto needs cannot be worked out for a day; empty if they can."""
    return _veto_law(register, on)[1]


def _veto_law(register: Register, on: dt.date) -> tuple[Provision | None, str]:
    try:
        return provision("precept_veto", on, register.panel.nation), ""
    except Refused as refused:
        return None, f"The votes that a veto needs {not_worked_out(refused)}"


def role_words(seat: Seat) -> str:
    """Give the office as the papers print it."""
    return seat.post or seat.role.value


def office_words(register: Register, seat: Seat, on: dt.date) -> str:
    """Give the office of a seat as papers of a day print it: the commissioner's by its title then."""
    if seat.role is Role.COMMISSIONER and not seat.post:
        return register.panel.commissioner_on(on)
    return role_words(seat)


def role_on(register: Register, person: str, on: dt.date) -> str:
    """Give the office a person held on a day, as printed; empty if none is recorded."""
    seat = seat_of(register, person, on)
    if seat is None:
        return ""
    office = office_words(register, seat, on)
    return f"{office}, {seat.body}" if seat.role is Role.OFFICER and seat.body else office


def printed_role(register: Register, person: str, meeting: Meeting) -> str:
    """Give a person's office at a meeting: as its papers print it, else as the roll of that day has it."""
    for chair in meeting.chairs:
        if chair.person == person and chair.at_first:
            return chair.words
    for one in meeting.attendance:
        if one.person == person and one.role:
            return one.role
    return role_on(register, person, meeting.date)


def printed_name(register: Register, person: str, meeting: Meeting | None) -> str:
    """Give a person's name at a meeting: as its papers print it, else the name of its day with title and honours."""
    for one in meeting.attendance if meeting else ():
        if one.person == person and one.printed:
            return one.printed
    for kept in meeting.minutes.names if meeting else ():
        if kept.person == person and kept.name:
            return kept.name
    known = register.get(Person, person)
    return full_name(known, meeting.date if meeting else None) if known else person


def office_behind(register: Register, meeting: Meeting, one: Attendance) -> str:
    """Give the words that the roll of a meeting prints behind somebody's name: an office, or Chair and Vice-Chair.

    As the minutes were confirmed, else as recorded, else as the seat of that day has it.
    """
    for kept in meeting.minutes.names:
        if kept.person == one.person:
            return kept.office
    if one.role:
        return one.role
    if one.presence in {Presence.IN_ATTENDANCE, Presence.ALSO_PRESENT}:
        return printed_role(register, one.person, meeting)
    seat = seat_of(register, one.person, meeting.date)
    return role_words(seat) if seat and seat.role in {Role.CHAIR, Role.VICE_CHAIR} else ""


def stood_in_for(register: Register, meeting: Meeting, one: Attendance) -> str:
    """Name whom somebody stood in for at a meeting, the member or the council; empty for nobody."""
    return printed_name(register, one.substitute_for, meeting) if one.substitute_for else one.for_council


def vacancies(register: Register, on: dt.date) -> tuple[Vacancy, ...]:
    """List the vacant seats of a day: those recorded as vacant, and those a council has beyond the holders recorded."""
    empty = [
        Vacancy(seat, seat.body, seat.from_date, (on - seat.from_date).days if seat.from_date else None)
        for seat in register.seats_on(on)
        if seat.role.sits and not seat.person
    ]
    taken = [seat.body for seat in members_at(register, on) if seat.role not in COOPTED]
    taken += [vacancy.body for vacancy in empty]
    for council in register.panel.councils_on(on):
        if council.seats is None:
            continue
        empty += [Vacancy(None, council.name, None, None) for _ in range(council.seats - taken.count(council.name))]
    return tuple(empty)


def ends_on(register: Register, seat: Seat) -> dt.date | None:
    """Give the last day for which a person sits on, whatever changes on the way; None if no end is recorded.

    A seat that its holder goes on with from the next day, in another office or party or for another council, does not
    end there.
    """
    last = seat
    while last.to_date is not None and (after := _continued(register, last)) is not None:
        last = after
    return last.to_date or last.term_ends


def _continued(register: Register, seat: Seat) -> Seat | None:
    """Give the seat that the holder goes on with on the day after the last, a membership after a membership."""
    if seat.person is None or seat.to_date is None or seat.to_date == dt.date.max:
        return None
    day = seat.to_date + dt.timedelta(days=1)
    return next(
        (
            other
            for other in register.all(Seat)
            if other.person == seat.person and other.from_date == day and other.role.sits == seat.role.sits
        ),
        None,
    )


def terms_ending(register: Register, on: dt.date, months: int = 12) -> tuple[Seat, ...]:
    """List the seats of members in post whose term ends within so many months after a day, the soonest first."""
    last = add_months(on, months)
    ends = [(seat.term_ends or ends_on(register, seat), seat) for seat in members_at(register, on)]
    ending = [(end, seat) for end, seat in ends if end is not None and on <= end <= last]
    return tuple(seat for _, seat in sorted(ending, key=lambda one: one[0]))


def terms_expired(register: Register, on: dt.date) -> tuple[Seat, ...]:
    """List the seats of members who sit on although their term has ended before a day, the longest ago first."""
    over = [(seat.term_ends, seat) for seat in members_at(register, on) if seat.term_ends and seat.term_ends < on]
    return tuple(seat for _, seat in sorted(over, key=lambda one: one[0]))


def monitoring_officer(register: Register, person: str, on: dt.date) -> str:
    """Name the authority whose monitoring officer keeps a person's register of interests on a day.

    A councillor's own council; for an independent member and an officer of no other body, the host authority
    (Localism Act 2011 s.30; SI 2012/2734 reg 6). Empty if the appointing council is not recorded.
    """
    seat = seat_of(register, person, on)
    if seat is None:
        return ""
    if seat.role is Role.INDEPENDENT or (seat.role is Role.OFFICER and not seat.body):
        return register.panel.host_authority
    return seat.body


def why_not_hold(register: Register, seat: Seat, *, instead_of: str = "") -> tuple[Problem, ...]:
    """Say why a seat cannot be held as a record has it: its dates cross, or others hold it or all seats at that time.

    `instead_of` is the id of a record that this one takes the place of.
    """
    problems: list[Problem] = []
    if seat.from_date and seat.to_date and seat.to_date < seat.from_date:
        sentence = f"The seat would end on {long_date(seat.to_date)}, before it begins on {long_date(seat.from_date)}."
        problems.append(Problem("seat-dates", sentence, "Check both dates: one of them is wrong.", "to_date"))
    others = [s for s in register.all(Seat) if s.id not in {seat.id, instead_of} and _meet(seat, s)]
    problems += [problem for other in others if (problem := _clash(register, seat, other))]
    bar = why_barred_seat(register, seat, others, lambda one: holder(register, one))
    problems += [bar] if bar else []
    full = _why_full(register.panel, seat, others)
    return (*problems, full) if full and not problems else tuple(problems)


def _meet(one: Seat, other: Seat) -> bool:
    """Tell whether two records have a day in common; an unrecorded end is open."""
    starts = max(one.from_date or dt.date.min, other.from_date or dt.date.min)
    return starts <= min(one.to_date or dt.date.max, other.to_date or dt.date.max)


def _clash(register: Register, seat: Seat, other: Seat) -> Problem | None:
    since = f"since {day_month(other.from_date)}" if other.from_date else "since before the records begin"
    until = f" until {day_month(other.to_date)}" if other.to_date else ""
    cure = f"End {other.id} first, or choose dates that do not overlap."
    name = holder(register, other)
    if seat.person and seat.person == other.person and seat.role.sits and other.role.sits:
        sentence = f"{name} holds a seat on the panel already, {since}{until} ({other.id})."
        return Problem("seat-same-person", sentence, cure, "from_date", "seat.end")
    if not other.person or not seat.person:
        return None
    same_place = bool(seat.place) and (seat.body, seat.place) == (other.body, other.place)
    if same_place or (seat.role in SOLE and seat.role is other.role):
        what = seat.place if same_place else role_words(other)
        sentence = f"{name} holds the seat {what} {since}{until} ({other.id}): it can have one holder at a time."
        return Problem("seat-overlap", sentence, cure, "from_date", "seat.end")
    return None


def _why_full(panel: Panel, seat: Seat, others: list[Seat]) -> Problem | None:
    begins = seat.from_date or dt.date.min
    council = next((one for one in panel.councils if one.name == seat.body and begins <= (one.last or begins)), None)
    if council is None or council.seats is None or not seat.role.sits or seat.role in COOPTED or not seat.person:
        return None
    held = [s for s in others if s.body == seat.body and s.role.sits and s.role not in COOPTED and s.person]
    if len(held) < council.seats:
        return None
    sentence = f"{council.name} has {council.seats} on the panel, and all its seats are held at that time."
    return Problem(
        "seat-council-full", sentence, "End the seat of the member who goes, then fill it.", "body", "seat.end"
    )
