"""Whether the minutes of a meeting are confirmed, after which only a recorded correction changes what they say."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from store.fields import field_of
from store.problems import Problem
from store.records import Meeting, Minute, MinutesState, Record, Stamp, Vote
from store.register import Register
from store.rules.words.dates import day_month, long_date
from store.rules.words.wording import capital, counted, listed

_CORRECT = "Record a correction: it stands in the minutes of the meeting that makes it, and both sets name it."
PRINTED = ("kind", "printed_date", "start", "finish", "venue")
"""The fields of a meeting that the heading of its minutes prints and that are typed over; its date is not."""


def the_minutes(meeting: Meeting) -> str:
    """Name a set of minutes in a sentence: `the minutes of 29 July 2021`."""
    return f"the minutes of {day_month(meeting.date)}"


def is_settled(meeting: Meeting) -> bool:
    """Say whether the minutes of a meeting have been confirmed, so that only a correction changes them."""
    return meeting.minutes.confirmed_on is not None


def why_settled(meeting: Meeting | None, field: str = "meeting") -> Problem | None:
    """Say that what the minutes of a meeting print is settled, because they have been confirmed; None if it is not."""
    if meeting is None or not is_settled(meeting):
        return None
    on = long_date(meeting.minutes.confirmed_on or meeting.date)
    sentence = f"{capital(the_minutes(meeting))} were confirmed on {on}."
    return Problem("minutes-confirmed", sentence, _CORRECT, field, "minute.correct")


def why_not_change_heading(register: Register, meeting: Meeting, changed: Iterable[str]) -> tuple[Problem, ...]:
    """List why fields of a meeting cannot be typed over: confirmed minutes print them, its own or some it confirmed."""
    problem = why_settled(meeting)
    printed = [name for name in PRINTED if name in set(changed)]
    if problem is not None and printed:
        words = listed([field_of(Meeting, name).in_words for name in printed])
        sentence = f"{problem.sentence} They print {words}."
        return tuple(Problem(problem.code, sentence, problem.cure, name, problem.act) for name in printed[:1])
    confirmed = confirmed_there(register, meeting) if "kind" in printed else ()
    return (_names_it(confirmed[0], "kind"),) if confirmed else ()


def confirmed_there(register: Register, meeting: Meeting) -> tuple[Meeting, ...]:
    """List the meetings whose minutes were confirmed at a meeting, the oldest first."""
    return tuple(other for other in register.meetings if other.minutes.confirmed_at == meeting.id)


def why_not_unhold(register: Register, meeting: Meeting, field: str = "status") -> Problem | None:
    """Say why a meeting must stay as it took place: its minutes, or others at it, were confirmed. None if neither."""
    confirmed = confirmed_there(register, meeting)
    return why_settled(meeting, field) or (_names_it(confirmed[0], field) if confirmed else None)


def why_not_off(register: Register, meeting: Meeting, field: str = "meeting") -> Problem | None:
    """Say why a meeting cannot be called off or put off to a day to come: its votes say that it took place."""
    votes = register.votes_of(meeting.id)
    if not votes:
        return None
    on = day_month(meeting.date)
    sentence = f"{counted(len(votes), 'vote')} taken at the meeting of {on} {_ARE[len(votes) > 1]} recorded."
    cure = "Take what was recorded by mistake back first; if the meeting was adjourned, arrange another meeting."
    return Problem("meeting-voted", sentence, cure, field, "attend.votes")


_ARE = ("is", "are")


def _names_it(confirmed: Meeting, field: str) -> Problem:
    sentence = f"{capital(the_minutes(confirmed))} say that this meeting confirmed them."
    return Problem(
        "minutes-confirmed-here", sentence, "If that was a slip, take those minutes back first.", field, "minute.back"
    )


def why_not_alter(register: Register, before: Record | None, after: Record | None) -> Problem | None:
    """Say why a record cannot become another in a change of which nobody knows the command: confirmed minutes print it.

    `before` is the record as it stands, None if it is new; `after` is None if it is to go. Signing alters nothing.
    """
    held = before or after
    if before == after or held is None:
        return None
    if isinstance(held, Minute | Vote | Stamp):
        sides = [one for one in (before, after) if isinstance(one, Minute | Vote | Stamp)]
        settled = [
            why_settled(register.get(Meeting, one.meeting), "minute")
            for one in sides
            if isinstance(one, Minute) or one.minute
        ]
        return next((problem for problem in settled if problem), None)
    if not isinstance(before, Meeting):
        return None
    if not isinstance(after, Meeting):
        return why_not_unhold(register, before, "meeting")
    if is_settled(before) and differs_in_print(before, after):
        return why_settled(before)
    moved = (before.kind, before.date, before.status) != (after.kind, after.date, after.status)
    return why_not_unhold(register, before, "meeting") if moved else None


def differs_in_print(one: Meeting, other: Meeting) -> bool:
    """Say whether two versions of a meeting print another heading or roll, or were confirmed otherwise."""
    names = (*PRINTED, "date", "attendance", "chairs", "published")
    return any(getattr(one, name) != getattr(other, name) for name in names) or _unsigned(one) != _unsigned(other)


def _unsigned(meeting: Meeting) -> MinutesState:
    return replace(meeting.minutes, signed_on=None, signed_by=None, signed_as="", leaves=None)
