"""How far a set of minutes has got, and what may be done to it: draft, final, confirmed, signed.

The minutes of a meeting are signed at the same or the next suitable meeting by the person presiding there (Local
Government Act 1972 Sch 12 para 41(1), applied to committees by para 44). Confirming them as a correct record is
practice: only their accuracy is debated. A special meeting is not the next suitable one, so it takes no minutes.
"""

from __future__ import annotations

import datetime as dt

from store.problems import Problem
from store.records import Meeting, MeetingKind, MeetingStatus, Minute, Role
from store.register import Register
from store.rules.attendance.seating import HERE
from store.rules.calendar.meetings import kind_words, the_meeting
from store.rules.calendar.settled import is_settled, the_minutes, why_settled
from store.rules.members.membership import printed_name, seat_of
from store.rules.minutes.exempt import why_no_summary
from store.rules.minutes.naming import minute_words
from store.rules.words.dates import day_month, long_date
from store.rules.words.loose import day_of, why_no_day
from store.rules.words.wording import capital, listed

_TAKES_MINUTES = frozenset({MeetingKind.ORDINARY, MeetingKind.ANNUAL, MeetingKind.RESERVE})
"""The meetings at which minutes are confirmed; a task group confirms its own."""

MOST_LEAVES = 2_000


def why_not_write(meeting: Meeting, today: dt.date) -> Problem | None:
    """Say why no minute can be added to a meeting: it did not take place, or its set is final. None if it can."""
    name = capital(the_meeting(meeting, weekday=True))
    if meeting.status in {MeetingStatus.CANCELLED, MeetingStatus.RELEASED}:
        sentence = f"{name} was {meeting.status.value}."
        return Problem("meeting-off", sentence, "Reopen it first, if it was held.", "meeting", "meeting.status")
    if meeting.known_by:
        return why_no_day(meeting, "meeting")
    if meeting.date > today:
        sentence = f"{name} has not taken place yet."
        return Problem("meeting-to-come", sentence, "Write its minutes on the day or after it.", "meeting")
    if is_settled(meeting):
        return why_settled(meeting, "minute")
    if meeting.minutes.finalised_on:
        sentence = f"{capital(the_minutes(meeting))} are final."
        cure = "Take them back to draft first; the numbers that were given stay."
        return Problem("minutes-final", sentence, cure, "meeting", "minute.back")
    return None


def why_not_change(register: Register, minute: Minute) -> Problem | None:
    """Say why a minute cannot simply be changed: it is void, or its set has been confirmed. None if it can."""
    meeting = register.get(Meeting, minute.meeting)
    if meeting is not None and is_settled(meeting):
        return why_settled(meeting, "minute")
    if minute.void:
        sentence = f"{capital(minute_words(register, minute))} is void."
        return Problem("minute-void", sentence, "Undo that, or add a minute.", "minute")
    return None


def why_not_void(register: Register, minute: Minute) -> Problem | None:
    """Say why a minute cannot be made void: it is so already, has no number to keep, or its set is confirmed."""
    problem = why_not_change(register, minute)
    if problem or minute.number:
        return problem
    sentence = f"{capital(minute_words(register, minute))} has no number yet, so there is nothing to keep."
    return Problem("void-unnumbered", sentence, "Put it in the bin instead.", "minute")


def why_not_correct(register: Register, minute: Minute) -> Problem | None:
    """Say why a correction cannot be recorded: the set is not confirmed, so it is simply edited. None if it can."""
    meeting = register.get(Meeting, minute.meeting)
    if meeting is not None and is_settled(meeting):
        return None
    sentence = f"{capital(minute_words(register, minute))} has not been confirmed, so it needs no recorded correction."
    return Problem("correct-unconfirmed", sentence, "Edit it.", "minute", "minute.edit")


def why_not_correct_heading(meeting: Meeting) -> Problem | None:
    """Say why no correction of a heading can be recorded: its set is not confirmed, so it is simply changed."""
    if is_settled(meeting):
        return None
    name = capital(the_minutes(meeting))
    sentence = f"{name} have not been confirmed, so their heading needs no recorded correction."
    return Problem("correct-unconfirmed", sentence, "Change the meeting or its roll.", "meeting", "meeting.edit")


def why_not_final(register: Register, meeting: Meeting) -> Problem | None:
    """Say why a set cannot be made final: it is so, is empty, or an exempt minute has no summary. None if it can."""
    if meeting.minutes.finalised_on or is_settled(meeting):
        word = meeting.minutes.word
        cure = "There is nothing more to do." if word == "final" else "What is confirmed stays as it is."
        return Problem("minutes-final", f"{capital(the_minutes(meeting))} are {word} already.", cure, "meeting")
    if not register.minutes_of(meeting.id):
        sentence = f"No minute of {day_of(meeting)} has been written."
        return Problem("minutes-none", sentence, "Add its minutes first.", "meeting", "minute.new")
    return why_no_summary(register, meeting.id)


def why_not_confirm(meeting: Meeting) -> Problem | None:
    """Say why a set cannot be confirmed, wherever that would be: it is a draft, or was confirmed. None if it can."""
    state = meeting.minutes
    name = capital(the_minutes(meeting))
    if is_settled(meeting):
        sentence = f"{name} were confirmed on {long_date(state.confirmed_on or meeting.date)}."
        return Problem(
            "minutes-confirmed", sentence, "If that was a slip, take the minutes back first.", "meeting", "minute.back"
        )
    if not state.finalised_on:
        sentence = f"{name} are a draft."
        return Problem(
            "minutes-draft", sentence, "Make them final first: that gives the numbers.", "meeting", "minute.final"
        )
    return None


def why_not_confirm_at(meeting: Meeting, at: Meeting, today: dt.date) -> Problem | None:
    """Say why a meeting cannot confirm the minutes of another: it was before it, is to come, or takes no minutes."""
    name = capital(the_meeting(at, weekday=True))
    if not takes_minutes(meeting, at):
        cure = "They wait for the next ordinary meeting: choose that."
        return Problem(
            "takes-no-minutes", f"{name} takes no minutes: it is {kind_words(at.kind, article=True)}.", cure, "at"
        )
    if (at.date, at.start or dt.time.max) < (meeting.date, meeting.start or dt.time.min):
        sentence = f"{name} was before the meeting whose minutes they are."
        return Problem("confirm-before", sentence, "Choose that meeting or a later one.", "at")
    if at.known_by:
        return why_no_day(at, "at")
    if at.date > today:
        return Problem(
            "meeting-to-come", f"{name} has not taken place yet.", "Confirm them on the day or after it.", "at"
        )
    if at.status in {MeetingStatus.CANCELLED, MeetingStatus.RELEASED}:
        sentence = f"{name} was {at.status.value}."
        return Problem("meeting-off", sentence, "Choose the meeting that confirmed them.", "at", "meeting.status")
    return None


def takes_minutes(meeting: Meeting, at: Meeting) -> bool:
    """Say whether a meeting is of a kind that confirms the minutes of another."""
    return at.kind in _TAKES_MINUTES or (at.kind is MeetingKind.TASK_GROUP and meeting.kind is MeetingKind.TASK_GROUP)


def confirming_meeting(register: Register, meeting: Meeting, today: dt.date) -> Meeting | None:
    """Give the first meeting after another that can have confirmed its minutes by now; None if there was none."""
    for at in register.meetings:
        after = (at.date, at.start or dt.time.max) > (meeting.date, meeting.start or dt.time.max)
        if after and at.id != meeting.id and why_not_confirm_at(meeting, at, today) is None:
            return at
    return None


def waiting(register: Register, today: dt.date) -> tuple[Meeting, ...]:
    """List the meetings up to a day whose minutes are final and wait to be confirmed, the oldest first."""
    return tuple(
        meeting
        for meeting in register.meetings
        if meeting.date <= today and meeting.minutes.finalised_on and not is_settled(meeting)
    )


def why_not_sign(meeting: Meeting) -> Problem | None:
    """Say why a set cannot be signed now: it is not confirmed, or was signed. None if it can."""
    state = meeting.minutes
    name = capital(the_minutes(meeting))
    if state.signed_on:
        sentence = f"{name} were signed on {long_date(state.signed_on)}."
        return Problem(
            "minutes-signed", sentence, "If that was a slip, take the minutes back first.", "meeting", "minute.back"
        )
    if not is_settled(meeting):
        cure = "Record first at which meeting they were confirmed."
        word = "a draft" if state.word == "draft" else state.word
        return Problem("minutes-unconfirmed", f"{name} are {word}.", cure, "meeting", "minute.confirm")
    return None


def chairs_of(register: Register, meeting: Meeting) -> tuple[str, ...]:
    """Give who presided, the first one first: as recorded, else as the roll prints it, else the Chair who came."""
    if meeting.chairs:
        return tuple(dict.fromkeys(chair.person for chair in meeting.chairs))
    printed = tuple(one.person for one in meeting.attendance if "in the chair" in one.role.casefold())
    return printed or tuple(
        one.person
        for one in meeting.attendance
        if one.presence in HERE and (seat := seat_of(register, one.person, meeting.date)) and seat.role is Role.CHAIR
    )


def why_not_signatory(register: Register, at: Meeting | None, person: str) -> Problem | None:
    """Say why somebody cannot have signed: others presided over the meeting that confirmed the minutes."""
    presided = chairs_of(register, at) if at is not None else ()
    if at is None or not presided or person in presided:
        return None
    names = listed([printed_name(register, one, at) for one in presided])
    sentence = f"{names} presided over {the_meeting(at)}: the minutes are signed by whoever presides there."
    return Problem("sign-presiding", sentence, "Choose that person, or put right who took the chair.", "by")


def why_not_sign_on(at: Meeting | None, on: dt.date, today: dt.date) -> Problem | None:
    """Say why minutes cannot have been signed on a day: it is to come, or before they were confirmed."""
    if on > today:
        sentence = f"{long_date(on)} is still to come."
        return Problem("sign-early", sentence, "Type today's date or an earlier one.", "on")
    if at is not None and on < at.date:
        sentence = f"{long_date(on)} is before the meeting that confirmed them, {day_month(at.date)}."
        return Problem("sign-before", sentence, "Type the day of that meeting or a later one.", "on")
    return None


def why_not_leaves(leaves: int | None) -> Problem | None:
    """Say why a number of leaves cannot be right; None if it can."""
    if leaves is None or 1 <= leaves <= MOST_LEAVES:
        return None
    return Problem(
        "leaves", f"{leaves} is not a number of leaves.", f"Type a number from 1 to {MOST_LEAVES:,}.", "leaves"
    )


def why_not_reopen(meeting: Meeting) -> Problem | None:
    """Say why a set cannot be taken back a state: it is a draft. None if it can."""
    if meeting.minutes.word != "draft":
        return None
    return Problem(
        "minutes-draft",
        f"{capital(the_minutes(meeting))} have not been made final.",
        "There is nothing to take back.",
        "meeting",
    )
