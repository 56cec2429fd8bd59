"""What can be done with a seat and with a council's seats: ending one, naming who may stand in, recording how many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from store.fields import field_of
from store.problems import Problem
from store.records import MeetingStatus, Panel, Person, Role, Seat
from store.register import Register
from store.rules.members.membership import COOPTED, holder, members_at
from store.rules.words.dates import long_date
from store.rules.words.folding import words_read
from store.rules.words.wording import counted, listed, verbatim


def why_not_held(seat: Seat) -> Problem | None:
    """Say why nothing can be done with the holder of a seat: nobody holds it. None if somebody does."""
    if seat.person is not None:
        return None
    return Problem("seat-vacant", "That seat has no holder.", "Fill it, or put it in the bin.", "seat")


def why_not_end(register: Register, seat: Seat, today: dt.date) -> Problem | None:
    """Say why a seat cannot be ended: it is vacant, or ended already. None if it can."""
    if seat.to_date is None or seat.to_date >= today:
        return why_not_held(seat)
    sentence = f"{holder(register, seat)} held that seat until {long_date(seat.to_date)}."
    return Problem("seat-ended", sentence, "Correct its end instead.", "on", "seat.edit")


_OFF = frozenset({MeetingStatus.CANCELLED, MeetingStatus.RELEASED})

DATED = frozenset({"role", "post", "body", "place", "party", "votes"})
"""The fields of a seat that papers of its time print or count by: they change from a day on."""


def seat_from(register: Register, seat: Seat, changed: Seat) -> dt.date | None:
    """Give the day from which a change counts, if a first day later than the seat's own was typed with it.

    Where no first day is recorded, one that is typed is that day, unless the holder sat at a meeting before it.
    """
    first = changed.from_date
    if first is None or seat.person is None:
        return None
    if seat.from_date is None:
        return first if _sat_before(register, seat, first) else None
    return first if first > seat.from_date else None


def _sat_before(register: Register, seat: Seat, day: dt.date) -> int:
    """Count the meetings before a day at which a seat was held."""
    past = [meeting.date for meeting in register.meetings if meeting.date < day and meeting.status not in _OFF]
    return sum(seat in register.seats_on(one) for one in past)


def why_not_change_from(
    register: Register,
    seat: Seat,
    today: dt.date,
    dated: Sequence[str],
    begins: dt.date | None,
    *,
    correction: bool,
) -> Problem | None:
    """Say why a seat cannot be changed from a day on, or without one: papers of meetings before would be others.

    `dated` are the fields to change that count from a day on. None if it can.
    """
    name = holder(register, seat)
    if begins is not None and correction:
        return either_or("change_from")
    if begins is not None and seat.from_date is not None and begins < seat.from_date:
        sentence = f"{name} holds that seat only from {long_date(seat.from_date)}."
        return Problem("seat-dates", sentence, "Type that day or a later one.", "change_from")
    if begins is not None and seat.to_date is not None and begins > seat.to_date:
        sentence = f"{name} held that seat until {long_date(seat.to_date)}."
        return Problem("seat-dates", sentence, "Type that day or an earlier one.", "change_from")
    if not dated or begins is not None or correction or seat.person is None:
        return None
    held = _sat_before(register, seat, today)
    if not held:
        return None
    words = listed([field_of(Seat, one).in_words for one in dated])
    sentence = f"{name} has sat at {counted(held, 'meeting')} with {words} as recorded."
    cure = "Give the day from which the change counts, or say that it is a correction of the record."
    return Problem("seat-when", sentence, cure, "change_from")


def either_or(field: str) -> Problem:
    """Refuse a day together with a correction: a correction holds from the beginning."""
    sentence = "A correction holds from the beginning, so no day is given with it."
    return Problem("day-and-correction", sentence, "Give the day, or say that it is a correction; not both.", field)


def why_not_chair_seat(register: Register, seat: Seat, day: dt.date) -> Problem | None:
    """Say why the holder of a seat cannot be put in the chair: no member, or in it already. None if so."""
    known = register.get(Person, seat.person)
    return why_not_in_chair(register, known, day) if known else why_not_held(seat)


def why_not_in_chair(register: Register, person: Person, day: dt.date) -> Problem | None:
    """Say why a person cannot be put in the chair from a day on: no member then, or in it already. None if so."""
    own = next((seat for seat in members_at(register, day) if seat.person == person.id), None)
    name = register.person_name(person.id, day)
    if own is None:
        sentence = f"{name} is no member of the panel on {long_date(day)}."
        return Problem("chair-no-member", sentence, "Seat that person first, or check the day.", "person", "seat.new")
    if own.role is not Role.CHAIR:
        return None
    since = f"since {long_date(own.from_date)}" if own.from_date else "already"
    return Problem("chair-already", f"{name} has been in the chair {since}.", "Check the name and the day.", "person")


def why_not_substitutes(seat: Seat) -> Problem | None:
    """Say why nobody can be named who may stand in for a seat: it is none of the panel's, or vacant."""
    if seat.role.sits:
        return why_not_held(seat)
    return Problem("seat-no-member", "Only a member has substitutes.", "Choose the seat of a member.", "seat")


def council_named(register: Register, typed: str) -> str:
    """Give the council of the panel that reads as what was typed; what is none stays as it is."""
    wanted = words_read(typed)
    return next((one.name for one in register.panel.councils if words_read(one.name) == wanted), typed)


def why_not_body(register: Register, seat: Seat) -> Problem | None:
    """Say why a body cannot appoint a councillor to the panel: it is none of the councils. None if it can.

    The appointed members are councillors of the councils of the area (Schedule 6 paragraph 4 of the Police Reform and
    Social Responsibility Act 2011); co-opted members and officers may come from elsewhere.
    """
    councils = register.panel.council_names
    appointed = seat.role.sits and seat.role not in COOPTED
    if not seat.body or not councils or not appointed or seat.body in councils:
        return None
    import difflib

    near = difflib.get_close_matches(seat.body, councils, n=1)
    meant = "".join(f"Did you mean {one}? " for one in near)
    sentence = f"{verbatim(seat.body)} is no council of the panel."
    return Problem("council-unknown", sentence, f"{meant}Choose from {', '.join(councils)}.", "body")


def why_not_council(panel: Panel) -> Problem | None:
    """Say why the seats of no council can be recorded: none is known. None if one is."""
    if panel.councils:
        return None
    return Problem("council-none", "No councils are recorded.", "Enter them in the settings first.", "council")
