"""Deadlines in the clerk's words: how a rule says when something must be in, written and read back."""

from __future__ import annotations

import datetime as dt
import re

from store.problems import Problem, Refused
from store.records.panel import Deadline
from store.rules.words.amounts import NUMBERS
from store.rules.words.dates import clock_time, read_time

EXAMPLES = (
    "Type it like: 5 clear working days before the meeting; noon, 3 working days before the meeting; 7 days before the "
    "meeting; 10 minutes before the meeting begins; as each agenda prints; no deadline."
)
"""What can be typed, for a refusal and for the help of a field."""

_UNITS = {
    "clear_wd": ("clear working day", "before the meeting"),
    "wd_before": ("working day", "before the meeting"),
    "calendar": ("day", "before the meeting"),
    "minutes_before": ("minute", "before the meeting begins"),
    "wd_after": ("working day", "after the meeting"),
    "calendar_after": ("day", "after the meeting"),
    "weeks_after": ("week", "after the meeting"),
    "months_after": ("month", "after the meeting"),
}
_WHOLE = {"none": "no deadline", "printed": "as each agenda prints", "same_day": "on the day of the meeting"}
_ADVISORY = "only asked for"

_TEENS = ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_WORTH = {word: place for words in ([*NUMBERS, *_TEENS], _ORDINALS) for place, word in enumerate(words, start=1)}
_TIME = re.compile(
    r"\b(?:\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m\b\.?|\d{1,2}[:.]\d{2}|(?:12 )?noon|midday)(?!\w)", re.IGNORECASE
)
_BEFORE = frozenset({"before", "prior", "advance", "preceding", "by"})
_KNOWN = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "on",
        "by",
        "at",
        "to",
        "in",
        "than",
        "no",
        "not",
        "later",
        "least",
        "up",
        "until",
        "before",
        "after",
        "prior",
        "advance",
        "preceding",
        "meeting",
        "meetings",
        "begins",
        "starts",
        "start",
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "minute",
        "minutes",
        "hour",
        "hours",
        "working",
        "work",
        "clear",
        "complete",
        "calendar",
        "full",
        "it",
        "its",
        "each",
        "every",
        "agenda",
        "printed",
        "prints",
        "print",
        "as",
        "is",
        "only",
        "asked",
        "for",
        "advisory",
        "helpful",
        "deadline",
        "none",
        "and",
        "that",
        "must",
        "be",
        "received",
        "submitted",
        "notice",
    ]
)
_MOST = 999


def deadline_words(deadline: Deadline) -> str:
    """Write a deadline: `15 clear working days before the meeting`, `by 12 noon, 1 working day before the meeting`."""
    if deadline.mode in _UNITS:
        unit, where = _UNITS[deadline.mode]
        words = f"{deadline.n} {unit}{'' if deadline.n == 1 else 's'} {where}"
    else:
        words = _WHOLE.get(deadline.mode, _WHOLE["none"])
    hour = f"by {clock_time(deadline.hour)}, " if deadline.hour and deadline.mode != "minutes_before" else ""
    return f"{hour}{words}" + (f" ({_ADVISORY})" if deadline.advisory else "")


def read_deadline(text: str, *, either: bool = False) -> Deadline:
    """Read a deadline as a clerk types it or a panel's page prints it; nothing typed is no deadline.

    `clear` or `complete` days are clear working days. With `either` it may fall before or after the meeting. Raises
    Refused for what cannot be read, saying what can be typed, and for what does not say before or after.
    """
    typed = " ".join(text.casefold().replace("–", " ").replace("-", " ").split())
    if typed in {"", "none", "no deadline", "not set"}:
        return Deadline()
    match = _TIME.search(typed)
    hour = read_time(match[0]) if match else None
    rest = f"{typed[: match.start()]} {typed[match.end() :]}" if match else typed
    words = re.findall(r"[^\W_]+", rest)
    numbers = [number for number in map(_number, words) if number is not None]
    unknown = [word for word in words if word not in _KNOWN and _number(word) is None]
    if unknown or len(numbers) > 1:
        raise _unreadable(text)
    read = _put_together(set(words), next(iter(numbers), None), hour, text)
    if either and read.mode in {"wd_before", "calendar"} and not _BEFORE & set(words):
        sentence = f"“{text.strip()[:60]}” does not say whether that is before or after the meeting."
        cure = f"Type {deadline_words(read)}, or the same after the meeting."
        raise Refused(Problem("deadline.side", sentence, cure, "value"))
    return read


def _put_together(words: set[str], number: int | None, hour: dt.time | None, text: str) -> Deadline:
    advisory = bool(words & {"asked", "advisory", "helpful"})
    if words & {"printed", "prints", "print"}:
        return Deadline(mode="printed", hour=hour, advisory=advisory)
    mode, count = _mode(words, number)
    if mode == "same_day":
        return Deadline(mode=mode, hour=hour, advisory=advisory)
    if not mode or count > _MOST or (count == 0 and mode in {"wd_before", "wd_after"}):
        raise _unreadable(text)
    if mode == "minutes_before" and hour is not None:
        raise _unreadable(text)
    return Deadline(mode=mode, n=count, hour=hour, advisory=advisory)


def _mode(words: set[str], number: int | None) -> tuple[str, int]:
    """Give the way of counting and how many; an empty way if the words name none."""
    after, one = "after" in words, 1 if number is None else number
    if words & {"clear", "complete", "full"}:
        return ("" if after or number is None else "clear_wd"), one
    if words & {"working", "work"}:
        return ("wd_after" if after else "wd_before"), one
    if words & {"minute", "minutes", "hour", "hours"}:
        each = 60 if words & {"hour", "hours"} else 1
        return ("" if after or (number is None and each == 1) else "minutes_before"), one * each
    if words & {"month", "months"}:
        return ("months_after" if after else ""), one
    if words & {"week", "weeks"}:
        return ("weeks_after", one) if after else ("calendar", 7 * one)
    if not words & {"day", "days"}:
        return "", 0
    if number is None and not words & {"before", "after", "prior", "advance"}:
        return "same_day", 0
    return ("calendar_after" if after else "calendar"), one


def _number(word: str) -> int | None:
    match = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)?", word)
    return int(match[1]) if match else _WORTH.get(word)


def _unreadable(text: str) -> Refused:
    return Refused(Problem("deadline.words", f"“{text.strip()[:60]}” cannot be read as a deadline.", EXAMPLES, "value"))
