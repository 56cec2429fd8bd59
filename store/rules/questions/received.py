"""When a question came in, in words, and how far that is before or after its deadline."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from store.records import Asker, Question
from store.register import Register
from store.rules.questions.checks import received_words
from store.rules.questions.deadline import deadline_of, due_words, is_late
from store.rules.words.amounts import number_word
from store.rules.words.wording import counted


def receipt_words(register: Register, question: Question) -> str:
    """Say when a question came in and whether in time: `Thursday 22 July 2021, 4:59 pm: two hours late, after …`.

    Late by less than a day is told in hours and minutes, else in calendar days. Empty if no receipt is recorded.
    """
    received = question.received_at
    if received is None:
        return ""
    words, deadline = received_words(received), deadline_of(register, question)
    if deadline is None:
        return f"{words}: no meeting is chosen"
    due = deadline.due
    if due is None:
        return f"{words}: {deadline.why_none.rstrip('.')}"
    late = is_late(deadline, received)
    if late is None:
        return f"{words}: in time if before {due_words(due)}; its hour is not recorded"
    if not late:
        return f"{words}: in time, by {due_words(due)}"
    end = dt.datetime.combine(due.due, due.hour) if due.hour else None
    return f"{words}: {late_words(received, end, due.due)} late, after {due_words(due)}"


RECEIPT = ("received_at", "meeting", "kind", "urgent_reason")
"""What a question holds of its receipt, and of what makes it late."""


def receipt_as_typed(register: Register, question: Question | None, given: dict[str, Any]) -> str:
    """Say back when a question came in, as it was typed and before it is saved; a new one has nothing but that.

    Of `given`, its fields by name, only those of the receipt count. Empty if none is given, or no receipt is recorded.
    """
    typed = {name: given[name] for name in RECEIPT if name in given}
    if not typed:
        return ""
    words = receipt_words(register, replace(question or Question(id="", asker=Asker(name=""), text=""), **typed))
    return f"Received {words}." if words else ""


def late_words(received: dt.datetime, end: dt.datetime | None, day: dt.date) -> str:
    """Say how late something is: `one day`, or on the last day itself `two hours and five minutes`."""
    days = (received.date() - day).days
    if days or end is None:
        return _in_words(days, "day")
    hours, minutes = divmod(int((received.replace(tzinfo=None) - end).total_seconds()) // 60, 60)
    parts = [_in_words(hours, "hour")] if hours else []
    parts += [_in_words(minutes, "minute")] if minutes or not hours else []
    return " and ".join(parts)


def _in_words(number: int, noun: str) -> str:
    return f"{number_word(number)} {counted(number, noun).partition(' ')[2]}"
