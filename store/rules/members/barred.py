"""Who can never be a member of the panel, nor stand in or vote for one: Schedule 6 paragraphs 21 and 22."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import NamedTuple

from store.problems import Problem
from store.records import Meeting, Person, Role, Seat
from store.register import Register
from store.rules.law.citations import cite
from store.rules.words.dates import day_month
from store.rules.words.folding import words_read
from store.rules.words.names import full_name

_STAFF = cite("no-staff")


class Bar(NamedTuple):
    """Why somebody can be no member: `who` the person is, and the provision that says so."""

    who: str
    provision: str

    @property
    def words(self) -> str:
        """Say so in a clause."""
        return f"is {self.who} and can be no member of the panel, nor stand in or vote for one ({self.provision})"


COMMISSIONER = Bar("the police and crime commissioner", cite("no-commissioner"))
STAFF = Bar("of the staff of the police and crime commissioner", _STAFF)
CHIEF = Bar("a chief constable", cite("never-members"))
FORCE = Bar("of the staff of the police force", _STAFF)
PARLIAMENT = Bar("a Member of Parliament", _STAFF)
SENEDD = Bar("a Member of the Senedd", _STAFF)
SCOTLAND = Bar("a Member of the Scottish Parliament", _STAFF)
EUROPE = Bar("a Member of the European Parliament", _STAFF)

_BY_ROLE = {
    Role.COMMISSIONER: COMMISSIONER,
    Role.DEPUTY_COMMISSIONER: STAFF,
    Role.CHIEF_CONSTABLE: CHIEF,
}
_LEGISLATORS = {
    "mp": PARLIAMENT,
    "member of parliament": PARLIAMENT,
    "ms": SENEDD,
    "member of the senedd": SENEDD,
    "am": SENEDD,
    "assembly member": SENEDD,
    "member of the national assembly for wales": SENEDD,
    "msp": SCOTLAND,
    "member of the scottish parliament": SCOTLAND,
    "mep": EUROPE,
    "member of the european parliament": EUROPE,
}
_NO_MEPS_FROM = dt.date(2020, 2, 1)
"""The first day on which the United Kingdom had no members of the European Parliament."""

_COMMISSIONERS_OFFICE = frozenset({"opcc", "pcc"})
_FORCES = (" police", " constabulary", "police force", "police service", "heddlu ")


def barred(register: Register, person: str, on: dt.date, printed: str = "") -> Bar | None:
    """Say why a person can be no member of the panel on a day; None if nothing that is recorded says so.

    Asked are the offices held on that day, the honours of the name of that day, and an office as `printed`.
    """
    offices = [bar for seat in register.seats_on(on) if seat.person == person and (bar := bar_of(seat))]
    known = register.get(Person, person)
    honours = words_read(known.named_on(on).honours).split() if known and known.named_on(on).honours else []
    said = [_LEGISLATORS[word] for word in honours if word in _LEGISLATORS]
    bars = [*offices, *said, *([bar] if printed and (bar := bar_of_words(printed)) else [])]
    return next((bar for bar in bars if not (bar is EUROPE and on >= _NO_MEPS_FROM)), None)


def bar_of(seat: Seat) -> Bar | None:
    """Say why the holder of a seat or office can be no member of the panel; None for a member and for any other."""
    if seat.role.sits:
        return None
    return _BY_ROLE.get(seat.role) or bar_of_words(seat.post, seat.body)


def bar_of_words(post: str, body: str = "") -> Bar | None:
    """Say why whoever has an office, of a body if it is named, can be no member of the panel.

    The staff of a panel work for it and not for the commissioner, whatever words the names share.
    """
    office, of = words_read(post), words_read(body)
    if office in _LEGISLATORS:
        return _LEGISLATORS[office]
    words = frozenset(f"{office} {of}".split())
    if "panel" in words:
        return None
    if office == "police and crime commissioner":
        return COMMISSIONER
    of_commissioner = "police" in words and any(word.startswith("commissioner") for word in words)
    if _COMMISSIONERS_OFFICE & words or of_commissioner or "deputy mayor for policing" in office:
        return STAFF
    if {"chief", "constable"} <= words:
        return CHIEF
    return FORCE if any(force in f" {of} " and "federation" not in of for force in _FORCES) else None


def why_barred(register: Register, person: str, on: dt.date, field: str, printed: str = "") -> Problem | None:
    """Say why somebody can be no member on a day, nor stand in or vote for one, with the provision; None if not so."""
    bar = barred(register, person, on, printed)
    if bar is None:
        return None
    known = register.get(Person, person)
    name = full_name(known, on) if known else person
    cure = "Choose somebody else, or put the office right among the members if it is not held on that day."
    return Problem("barred", f"{name} {bar.words}.", cure, field)


def why_barred_seat(
    register: Register, seat: Seat, others: Iterable[Seat], name: Callable[[Seat], str]
) -> Problem | None:
    """Say why a seat cannot be held beside another of the same person: one is of a member, the other bars from it.

    `others` are the seats that have a day in common with it. A name that carries MP or the like bars as well.
    """
    cure = "End the one on the eve of the other, or choose dates that do not overlap."
    for other in others:
        office, member = (other, seat) if seat.role.sits else (seat, other)
        bar = bar_of(office)
        if seat.person and other.person == seat.person and member.role.sits and bar:
            since = f" from {day_month(office.from_date)}" if office.from_date else ""
            sentence = f"{name(seat)}{since} {bar.words}."
            return Problem("barred", sentence, cure, "role", "seat.end")
    if not seat.role.sits or seat.person is None:
        return None
    return why_barred(register, seat.person, seat.from_date or dt.date.max, "role")


def is_barred(register: Register, meeting: Meeting, person: str) -> bool:
    """Say whether somebody can be no member on the day of a meeting, as the register or its own roll has the office."""
    printed = next((one.role for one in meeting.attendance if one.person == person), "")
    return barred(register, person, meeting.date, printed) is not None
