"""The questions of the last months that ask the same as one at hand, with what was answered and when."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from store.records import Meeting, Question
from store.register import Register
from store.rules.days.periods import add_months
from store.rules.questions.steps import received_order, scheme_for
from store.rules.words.similar import alike

USUAL_WINDOW = 6
"""Months looked back when the panel's rules name no window; most that have one name six."""


class Repeat(NamedTuple):
    """A question like the one at hand: its id, the score between 0 and 1, its day, and whether it is in the window."""

    question: str
    score: float
    day: dt.date | None
    in_window: bool


def day_of(register: Register, question: Question) -> dt.date | None:
    """Give the day a question counts from: when it came in, else that of its meeting; None if neither is recorded."""
    if question.received_at is not None:
        return question.received_at.date()
    meeting = register.get(Meeting, question.held_over_to or question.meeting)
    return meeting.date if meeting else None


def repeats_of(register: Register, question: Question, today: dt.date, *, most: int = 5) -> tuple[Repeat, ...]:
    """Find questions like this one, those in the panel's window first, the likest first; at most `most`.

    The window is the months before this one came in (before today if that is not recorded) that the panel's rules
    name, else six. Questions of a day not recorded count as outside it.
    """
    months = scheme_for(register, question, today).repeat_window_months or USUAL_WINDOW
    until = day_of(register, question) or today
    since = add_months(until, -months)
    days = {other.id: day_of(register, other) for other in register.questions}
    mine = received_order(question)
    others = [
        q for q in register.questions if q.id != question.id and _before(days[q.id], received_order(q), until, mine)
    ]
    likenesses = alike(asked_words(question), [(other.id, asked_words(other)) for other in others], most=most * 2)
    repeats = [Repeat(one.key, one.score, days[one.key], _within(days[one.key], since)) for one in likenesses]
    return tuple(sorted(repeats, key=lambda one: (not one.in_window, -one.score))[:most])


def _before(
    day: dt.date | None, theirs: tuple[dt.datetime, int], until: dt.date, mine: tuple[dt.datetime, int]
) -> bool:
    """Say whether another question came before this one, so that it is this one that repeats; unknown days count."""
    if day is None or day < until:
        return True
    return day == until and theirs < mine


def _within(day: dt.date | None, since: dt.date) -> bool:
    return day is not None and day >= since


def asked_words(question: Question) -> str:
    """Give the words by which a question is compared with others."""
    return f"{question.subject}\n{question.text}" if question.subject else question.text
