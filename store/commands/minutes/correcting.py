"""Correcting what has been confirmed: a later meeting records it, and both sets of minutes name it."""

from __future__ import annotations

import datetime as dt

from store.commands.fields import Problems
from store.commands.minutes.minutes import Lists, changed_minute, what_changed
from store.edit import Edit
from store.problems import Problem
from store.records import Meeting, Minute
from store.register import Register
from store.rules.calendar.meetings import the_meeting
from store.rules.calendar.settled import the_minutes
from store.rules.minutes.naming import minute_of_day
from store.rules.minutes.numbering import max_order
from store.rules.minutes.states import why_not_correct, why_not_write
from store.rules.words.dates import day_month
from store.rules.words.wording import capital


def correct_minute(
    register: Register,
    today: dt.date,
    /,
    *,
    minute: str,
    at: str,
    words: str,
    lists: Lists | None = None,
    was: Minute | None = None,
    **fields: object,
) -> Edit:
    """Record that a later meeting corrected a confirmed minute, and change the minute as it says.

    `words` say what is corrected; they become a minute of the meeting `at`, which names the one it corrects and is
    named by it. The other fields, and `lists`, are those of the corrected minute that change; it may be none.

    Raises:
        Refused: with every fault; the minute is not confirmed, the meeting was before it, or its set is final.
        Conflict: someone else has changed one of the same fields to something else.
    """
    current = register.need(Minute, minute, "minute")
    problems = Problems()
    problems.add(why_not_correct(register, current))
    held = problems.need(register, Meeting, at, "at")
    if held is not None:
        problems.add(why_not_write(held, today), _why_not_later(register, current, held))
    changed, changes = changed_minute(register, current, was, lists, fields, problems)
    said = problems.said(Minute, "text", words, typed="words", required=True)
    problems.refuse()
    changes.refuse_conflicts()
    made = _correction(register, current, at, said)
    what = f", changing {what_changed(current, changed)}" if changed != current else ""
    where = f" at {the_meeting(held)}" if held else ""
    sentence = f"Corrected {minute_of_day(register, current)}{where}{what}"
    return Edit(sentence, (*((changed,) if changed != current else ()), made))


def _correction(register: Register, minute: Minute, at: str, words: str) -> Minute:
    return Minute(
        id=register.new_id(Minute),
        meeting=at,
        order=max_order(register, at) + 1,
        heading=f"Correction to {minute_of_day(register, minute)}",
        text=words,
        corrects=minute.id,
    )


def _why_not_later(register: Register, minute: Minute, at: Meeting) -> Problem | None:
    meeting = register.get(Meeting, minute.meeting)
    if meeting is None or (meeting.date < at.date and meeting.id != at.id):
        return None
    sentence = f"A meeting of {day_month(at.date)} cannot correct {the_minutes(meeting)}."
    return Problem("correct-before", capital(sentence), "Choose the later meeting that made the correction.", "at")
