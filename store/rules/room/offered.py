"""Why no other sentence can be taken for an event: none is offered, or its minutes are final."""

from __future__ import annotations

import datetime as dt

from store.problems import Problem
from store.records import Meeting, Stamp
from store.register import Register
from store.rules.minutes.states import why_not_write
from store.rules.room.written import offer_of


def why_no_offer(register: Register, stamp: Stamp, today: dt.date) -> Problem | None:
    """Say why no sentence can be taken or kept for an event; None if one is offered."""
    held = register.get(Meeting, stamp.meeting)
    settled = why_not_write(held, today) if held else None
    if settled is not None:
        return settled
    if offer_of(register, stamp) is not None:
        return None
    cure = "There is nothing to take or to keep."
    return Problem("offer-none", "No other sentence is offered for this event.", cure, "stamp")
