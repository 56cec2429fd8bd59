"""Who can never be a member of the panel, nor stand in or vote for one: Schedule 6 paragraphs 21 and 22.

The commissioner, the commissioner's staff and chief constables can be none at all. Legislators and the civilian staff
of the force cannot be co-opted; whether one whom a council has appointed may sit is not said, so the monitoring
officer is asked (`why_advice`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import NamedTuple

from store.problems import Problem
from store.records import Attendance, Meeting, Person, Role, Seat
from store.register import Register
from store.rules.law.citations import cite
from store.rules.words.dates import day_month
from store.rules.words.folding import words_read
from store.rules.words.names import full_name

_STAFF = cite("no-staff")


class Bar(NamedTuple):
    """Why somebody can be no member: `who` the person is, the provision, and whether it only keeps from co-option."""

    who: str
    provision: str
    coopted: bool = False

    @property
    def words(self) -> str:
        """Say so in a clause."""
        if self.coopted:
            return f"is {self.who} and can be no co-opted member, nor stand in or vote for one ({self.provision})"
        return f"is {self.who} and can be no member of the panel, nor stand in or vote for one ({self.provision})"


COMMISSIONER = Bar("the police and crime commissioner", cite("no-commissioner"))
STAFF = Bar("of the staff of the police and crime commissioner", _STAFF)
CHIEF = Bar("a chief constable", cite("never-members"))
FORCE = Bar("of the staff of the police force", _STAFF, coopted=True)
PARLIAMENT = Bar("a Member of Parliament", _STAFF, coopted=True)
SENEDD = Bar("a Member of the Senedd", _STAFF, coopted=True)
SCOTLAND = Bar("a Member of the Scottish Parliament", _STAFF, coopted=True)
EUROPE = Bar("a Member of the European Parliament", _STAFF, coopted=True)

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


def barred(
    register: Register, person: str, on: dt.date, printed: str = "", *, coopted: bool | None = None
) -> Bar | None:
    """Say why a person can be no member of the panel on a day; None if nothing that is recorded says so.

    Asked are the offices held on that day, the honours of the name of that day, and an office as `printed`. `coopted`
    says whether it is for a seat that the panel gives; if it is left out, for any but one that a council has filled.
    """
    appointed = any(
        seat.person == person and seat.role.sits and not seat.role.coopted for seat in register.seats_on(on)
    )
    every = coopted if coopted is not None else not appointed
    return next((bar for bar in _bars(register, person, on, printed) if every or not bar.coopted), None)


def _bars(register: Register, person: str, on: dt.date, printed: str) -> list[Bar]:
    """List everything that is recorded of a person and keeps from the panel, be it only from co-option."""
    offices = [bar for seat in register.seats_on(on) if seat.person == person and (bar := bar_of(seat))]
    known = register.get(Person, person)
    honours = words_read(known.named_on(on).honours).split() if known and known.named_on(on).honours else []
    said = [_LEGISLATORS[word] for word in honours if word in _LEGISLATORS]
    bars = [*offices, *said, *([bar] if printed and (bar := bar_of_words(printed)) else [])]
    return [bar for bar in bars if not (bar is EUROPE and on >= _NO_MEPS_FROM)]


def why_advice(register: Register, seat: Seat, on: dt.date) -> str:
    """Say why the monitoring officer should be asked about a member whom a council has appointed; empty if not so.

    Paragraph 22 keeps such a person from being co-opted, and does not speak of those whom a council appoints.
    """
    if seat.person is None or not seat.role.sits or seat.role.coopted:
        return ""
    bars = [bar for bar in _bars(register, seat.person, on, "") if bar.coopted]
    known = register.get(Person, seat.person)
    if not bars or known is None:
        return ""
    return (
        f"{full_name(known, on)} sits for a council and is {bars[0].who}, who could not be co-opted"
        f" ({bars[0].provision}). The Act does not say whether a council may appoint one."
    )


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


def why_barred(
    register: Register, person: str, on: dt.date, field: str, printed: str = "", *, coopted: bool | None = None
) -> Problem | None:
    """Say why somebody can be no member on a day, nor stand in or vote for one, with the provision; None if not so."""
    bar = barred(register, person, on, printed, coopted=coopted)
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
        if bar and bar.coopted and not member.role.coopted:
            continue
        if seat.person and other.person == seat.person and member.role.sits and bar:
            since = f" from {day_month(office.from_date)}" if office.from_date else ""
            sentence = f"{name(seat)}{since} {bar.words}."
            return Problem("barred", sentence, cure, "role", "seat.end")
    if not seat.role.sits or seat.person is None:
        return None
    return why_barred(register, seat.person, seat.from_date or dt.date.max, "role", coopted=seat.role.coopted)


def is_barred(register: Register, meeting: Meeting, person: str) -> bool:
    """Say whether somebody can be no member on the day of a meeting, as the register or its own roll has the office."""
    one = next((one for one in meeting.attendance if one.person == person), None)
    coopted = stands_in_for_coopted(register, meeting, one) if one is not None else None
    return barred(register, person, meeting.date, one.role if one else "", coopted=coopted) is not None


def stands_in_for_coopted(register: Register, meeting: Meeting, one: Attendance) -> bool | None:
    """Say whether a stand-in takes the place of a member whom the panel co-opted; None for nobody's place."""
    if not one.stands_in:
        return None
    seats = [seat for seat in register.seats_on(meeting.date) if seat.person == one.substitute_for and seat.role.sits]
    return any(seat.role.coopted for seat in seats)
