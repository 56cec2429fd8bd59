"""Reads what the clerk typed on the command line: dates, times, meetings, items. Everything wrong is said at once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from enum import Enum
from types import TracebackType
from typing import Self, TypeVar

from store.fields import Declared
from store.problems import Problem, Refused
from store.records import Meeting, Record
from store.register import Register
from store.rules.words.dates import long_date, read_date, read_time
from store.rules.words.record_names import find_item, find_minute

T = TypeVar("T")
E = TypeVar("E", bound=Enum)

NEXT, SUGGESTED = "next", "suggested"
"""The words for the next meeting and for the list of items that wait for a meeting."""

MINUTE_HELP = 'a minute\'s id, or its number and meeting: "47 of 27/1/2021"'

_ADD = "Add one with: secretariat meeting add DATE."
_MEETING_ID = re.compile(rf"{Meeting.prefix}\d+", re.IGNORECASE | re.ASCII)


class Reading:
    """Reads arguments against a register and a day, as a context: on leaving it, everything wrong is refused together.

    `echoes` holds every date read, in its long form, to be said when the work is done.
    """

    def __init__(self, register: Register, today: dt.date) -> None:
        """Begin with nothing wrong."""
        self.register = register
        self.today = today
        self.problems: list[Problem] = []
        self.echoes: list[str] = []

    def __enter__(self) -> Self:
        """Begin to read."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Refuse if anything could not be read. Raises Refused with every problem."""
        if fault is None and self.problems:
            raise Refused(*self.problems)

    def date(self, text: str | None) -> dt.date | None:
        """Read a date; None for None and for an empty text, by which a date is taken out of a record."""
        if not text:
            return None
        day = self._attempt(lambda: read_date(text, self.today), None)
        if day is not None:
            self._echo(text, day)
        return day

    def day(self, text: str) -> dt.date:
        """Read a date that must be given."""
        day = self._attempt(lambda: read_date(text, self.today), None)
        if day is None:
            return self.today
        self._echo(text, day)
        return day

    def time(self, text: str | None) -> dt.time | None:
        """Read a time of day; None for None and for an empty text."""
        return self._attempt(lambda: read_time(text), None) if text else None

    def word(self, kind: type[E], text: str, field: str) -> E:
        """Read one of a fixed set of words, whatever the capitals; hyphens stand for spaces. The first if none fits."""
        typed = _plain(text)
        for member in kind:
            if _plain(str(member.value)) == typed:
                return member
        choices = ", ".join(str(member.value) for member in kind if member.value)
        self.problems.append(Problem("word.unknown", f'"{text}" is not a {field}.', f"Choose from {choices}.", field))
        return next(iter(kind))

    def choice(self, field: Declared, text: str, noun: str) -> object:
        """Read one of the values that a field can have, by its words, whatever the capitals; hyphens stand for spaces.

        A field of text may hold other words than the usual ones. `noun` names the record in a refusal.
        """
        typed = _plain(text)
        for value, words in field.choices:
            if typed in {_plain(words), _plain(str(value.value if isinstance(value, Enum) else value))}:
                return value
        if any(value == "" for value, _ in field.choices):
            return text
        label = f"{field.label} of {noun}" if field.label == "kind" else field.label
        what = f"a {label}" if field.field.noun else f"a word for {field.in_words}"
        choices = ", ".join(words for _, words in field.choices)
        self.problems.append(Problem("word.unknown", f'"{text}" is not {what}.', f"Choose from {choices}.", field.name))
        return None

    def meeting(self, text: str) -> str:
        """Read a meeting named by its id, by its date or as `next`; gives its id."""
        return self._attempt(lambda: self._find_meeting(text).id, "")

    def target(self, text: str) -> str | None:
        """Read where an item goes: a meeting's id, or None for the items waiting to be scheduled."""
        return None if text.casefold() == SUGGESTED else self.meeting(text)

    def item(self, text: str) -> str:
        """Read an item named by its id, its title or the beginning of its title; gives its id."""
        return self._attempt(lambda: find_item(self.register, text), "")

    def items(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Read several items, each once."""
        return tuple(dict.fromkeys(self.item(text) for text in texts))

    def minute(self, text: str) -> str:
        """Read a minute named by its id, or by its number and the date of its meeting; gives its id."""
        return self._attempt(lambda: find_minute(self.register, text, self.today), "")

    def person(self, text: str) -> str:
        """Read a person of the register named by an id or as any paper prints the name; gives the id."""
        from store.rules.words.names import find_person

        return self._attempt(lambda: find_person(self.register, text, "person").id, "")

    def records(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Read the ids of records of any kind, in the bin or not, each once."""
        return tuple(dict.fromkeys(self._record(text) for text in texts))

    def _record(self, text: str) -> str:
        return self._attempt(lambda: self._find_record(text).id, "")

    def _attempt(self, read: Callable[[], T], otherwise: T) -> T:
        try:
            return read()
        except Refused as refused:
            self.problems += refused.problems
            return otherwise

    def _echo(self, typed: str, day: dt.date) -> None:
        echo = f'"{typed}" is {long_date(day)}.'
        if typed != long_date(day) and echo not in self.echoes:
            self.echoes.append(echo)

    def _find_meeting(self, text: str) -> Meeting:
        typed = text.strip()
        if typed.casefold() == NEXT:
            return self._next()
        if _MEETING_ID.fullmatch(typed):
            return self.register.need(Meeting, typed.upper(), "meeting")
        day = read_date(typed, self.today)
        found = self.register.meeting_on(day)
        if len(found) == 1:
            self._echo(typed, day)
            return found[0]
        if found:
            listed = "; ".join(describe_meeting(meeting) for meeting in found)
            sentence = f"There are {len(found)} meetings on {long_date(day)}: {listed}."
            raise Refused(Problem("meeting.several", sentence, "Name the one you mean by its id.", "meeting"))
        raise Refused(Problem("meeting.none", f"There is no meeting on {long_date(day)}.", self._near(day), "meeting"))

    def _next(self) -> Meeting:
        meeting = self.register.next_meeting(self.today)
        if meeting is None:
            sentence = f"No meeting is arranged on or after {long_date(self.today)}."
            raise Refused(
                Problem("meeting.no_next", sentence, "Add one with: secretariat meeting add DATE.", "meeting")
            )
        return meeting

    def _near(self, day: dt.date) -> str:
        """Name the meetings nearest to a day, the earlier first."""
        near = sorted(self.register.meetings, key=lambda meeting: abs((meeting.date - day).days))[:2]
        if not near:
            return _ADD
        listed = " and ".join(describe_meeting(meeting) for meeting in sorted(near, key=lambda meeting: meeting.date))
        return f"The nearest: {listed}."

    def _find_record(self, text: str) -> Record:
        found = self.register.find(text.strip().upper())
        if found is None:
            cure = "Ids are a letter and a number; secretariat show prints them."
            raise Refused(Problem("record.none", f'There is no record "{text.strip()}".', cure, "record"))
        return found


def _plain(words: str) -> str:
    """Write words as they are compared: in small letters, blanks for hyphens."""
    return " ".join(words.replace("-", " ").casefold().split())


def describe_meeting(meeting: Meeting) -> str:
    """Name a meeting by its id, day, time and kind, for a list of several."""
    from store.queries.words.short import meeting_kind, meeting_title

    kind = meeting_kind(meeting)
    return f"{meeting.id} {meeting_title(meeting)}" + (f" ({kind})" if kind else "")
