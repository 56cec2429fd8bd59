"""What can be done with a seat and with a council's seats: ending one, naming who may stand in, recording how many."""

from __future__ import annotations

import datetime as dt

from store.problems import Problem
from store.records import Panel, Seat
from store.register import Register
from store.rules.members.membership import holder
from store.rules.words.dates import long_date


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


def why_not_substitutes(seat: Seat) -> Problem | None:
    """Say why nobody can be named who may stand in for a seat: it is none of the panel's, or vacant."""
    if seat.role.sits:
        return why_not_held(seat)
    return Problem("seat-no-member", "Only a member has substitutes.", "Choose the seat of a member.", "seat")


def why_not_council(panel: Panel) -> Problem | None:
    """Say why the seats of no council can be recorded: none is known. None if one is."""
    if panel.councils:
        return None
    return Problem("council-none", "No councils are recorded.", "Enter them in the settings first.", "council")
