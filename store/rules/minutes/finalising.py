"""Whether a set of minutes can be made final, whatever looks wrong in it."""

from __future__ import annotations

from collections.abc import Iterator

from store.problems import Problem
from store.records import Meeting
from store.register import Register
from store.rules.minutes.numbering import why_not_scheme
from store.rules.minutes.states import why_not_final


def why_not_finalise(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Say why a set cannot be made final: it is so already, nothing is in it, or its numbers cannot be worked out."""
    stands = why_not_final(register, meeting)
    if stands is not None:
        yield stands
    if any(not minute.number and not minute.void for minute in register.minutes_of(meeting.id)):
        unknown = why_not_scheme(register, meeting.date)
        if unknown is not None:
            yield unknown
