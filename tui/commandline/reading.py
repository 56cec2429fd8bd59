"""Reads what the clerk typed on the command line: dates, times, meetings, items. Everything wrong is said at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from enum import Enum
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from store.fields import Declared
from store.problems import Problem, Refused
from store.records import Action, Minute, Question, Record
from store.register import Register
from store.rules.minutes.naming import find_minute
from store.rules.words.dates import long_date, read_date, read_time
from store.rules.words.folding import words_read
from store.rules.words.loose import known_by, loosely, read_meeting_day
from store.rules.words.record_names import find_item
from tui.commandline import naming

if TYPE_CHECKING:
    from store.rules.actions.due import DueTime

T = TypeVar("T")
E = TypeVar("E", bound=Enum)


class Reading:
    """Reads arguments against a register and a day, as a context: on leaving it, everything wrong is refused together.

    `echoes` holds every date read, in its long form, to be said when the work is done. `about` is the meeting that was
    read last: people and numbers of items are looked for there before anywhere else. `named` is the record
    that was named last. `who` is the clerk.
    """

    def __init__(self, register: Register, today: dt.date, who: str = "") -> None:
        """Begin with nothing wrong."""
        self.register = register
        self.today = today
        self.problems: list[Problem] = []
        self.echoes: list[str] = []
        self.about = ""
        self.named = ""
        self.who = who

    def __enter__(self) -> Self:
        """Begin to read."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Refuse if anything could not be read. Raises Refused with every problem."""
        if fault is None and self.problems:
            raise Refused(*self.problems)

    def date(self, text: str | None, *, past: bool = False) -> dt.date | None:
        """Read a date; None for None and for an empty text, by which a date is taken out of a record."""
        return self.day(text, past=past) if text else None

    def past_date(self, text: str | None) -> dt.date | None:
        """Read a date on which something has happened: without a year it is the last one."""
        return self.date(text, past=True)

    def day(self, text: str, *, past: bool = False) -> dt.date:
        """Read a date that must be given."""
        day = self._attempt(lambda: read_date(text, self.today, past=past), None)
        if day is None:
            return self.today
        self._echo(text, day)
        return day

    def meeting_day(self, text: str) -> dt.date:
        """Read the day of a meeting, or its week or month until its day is known."""
        day = self._attempt(lambda: read_meeting_day(text, self.today), None)
        if day is None:
            return self.today
        if known_by(day):
            self.echoes.append(f"“{text}” is {loosely(day, known_by(day), '')}; its day is not known yet.")
        else:
            self._echo(text, day)
        return day

    def time(self, text: str | None) -> dt.time | None:
        """Read a time of day; None for None and for an empty text."""
        return self._attempt(lambda: read_time(text), None) if text else None

    def word(self, kind: type[E], text: str, field: str) -> E:
        """Read one of a fixed set of words, whatever the capitals; hyphens stand for spaces. The first if none fits."""
        typed = plain(text)
        for member in kind:
            if plain(str(member.value)) == typed:
                return member
        choices = ", ".join(str(member.value) for member in kind if member.value)
        self.problems.append(Problem("word.unknown", f"“{text}” is not a {field}.", f"Choose from {choices}.", field))
        return next(iter(kind))

    def choice(self, field: Declared, text: str, noun: str) -> object:
        """Read one of the values that a field can have, by its words, whatever the capitals; hyphens stand for spaces.

        A field of text may hold other words than the usual ones. `noun` names the record in a refusal.
        """
        typed = plain(text)
        for value, words in field.choices:
            if typed in {plain(words), plain(str(value.value if isinstance(value, Enum) else value))}:
                return value
        if any(value == "" for value, _ in field.choices):
            return text
        label = f"{field.label} of {noun}" if field.label == "kind" else field.label
        what = f"a {label}" if field.field.noun else f"a word for {field.in_words}"
        choices = ", ".join(words for _, words in field.choices)
        self.problems.append(Problem("word.unknown", f"“{text}” is not {what}.", f"Choose from {choices}.", field.name))
        return None

    def meeting(self, text: str) -> str:
        """Read a meeting named by its id, by its date or as `next`; gives its id."""
        self.about = self.named = self._attempt(lambda: self._meeting(text), "")
        return self.about

    def target(self, text: str) -> str | None:
        """Read where an item goes: a meeting's id, or None for the items waiting to be scheduled."""
        return None if text.casefold() == naming.SUGGESTED else self.meeting(text)

    def item(self, text: str) -> str:
        """Read an item named by its id, its title or the beginning of its title; gives its id."""
        return self._attempt(lambda: find_item(self.register, text), "")

    def business(self, text: str) -> str:
        """Read an item named by its number on the agenda of the meeting read last, or as any item; gives its id."""
        item, said = self._attempt(lambda: naming.find_business(self.register, text, self.about), ("", ""))
        self.echoes += [said] if said else []
        return item

    def action(self, text: str) -> str:
        """Read an action named by its id or the beginning of its words; gives its id."""
        action_id = self._attempt(lambda: naming.find_action(self.register, text).id, "")
        action = self.register.get(Action, action_id)
        self.about = action.meeting or self.about if action else self.about
        return action_id

    def minute(self, text: str) -> str:
        """Read a minute named by its id, number, place or heading, and the date of its meeting; gives its id."""
        minute_id = self._attempt(lambda: find_minute(self.register, text, self.today), "")
        minute = self.register.get(Minute, minute_id)
        self.about = minute.meeting if minute else self.about
        return minute_id

    def person(self, text: str) -> str:
        """Read a person named as any paper prints the name, by part of it or by an id; gives the id."""
        return self._attempt(lambda: naming.find_person(self.register, text, self.about), "")

    def seat(self, text: str) -> str:
        """Read a seat named by its id or by its holder; gives its id."""
        return self._attempt(lambda: naming.find_seat(self.register, text, self.today), "")

    def due(self, text: str | None) -> DueTime:
        """Read when something is due; words without a year count from the meeting or minute read before it."""
        from store.rules.actions.due import UNDATED, asking_day, due_meant, read_due

        since = asking_day(self.register, self.about, None, self.today)
        due = self._attempt(lambda: read_due(self.register, text or "", since), UNDATED)
        if due.words:
            self.echoes.append(f"“{due.words}” is taken as due {due_meant(self.register, due, self.today)}.")
        return due

    def record(self, text: str, kinds: tuple[type[Record], ...] = (), *, binned: bool = False) -> str:
        """Read a record, in the bin or not, named by its id or by words of what it is called; gives the id."""
        self.named = self._attempt(
            lambda: naming.find_record(self.register, text, self.today, kinds, binned=binned).id, ""
        )
        return self.named

    def coded(self, text: str, sort: str, field: str) -> str:
        """Read what is kept under a code, named by that or by words of what it is called; gives the code.

        `sort` is its row in `coded.KNOWN`; what there is follows from the record that was named before it.
        """
        from tui.commandline.coded import KNOWN, find_coded

        noun, known = KNOWN[sort]
        there = known(self.register, self.register.find(self.named), self.today)
        return self._attempt(lambda: find_coded(there, text, noun, field), text)

    def question(self, text: str) -> str:
        """Read a question named by its id or by words of who asks what; gives its id."""
        return self.record(text, (Question,))

    def records(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Read the ids of records of any kind, in the bin or not, each once."""
        return each_once(self.record, texts)

    def _meeting(self, text: str) -> str:
        meeting, day = naming.find_meeting(self.register, text, self.today)
        if day is not None:
            self._echo(text.strip(), day)
        return meeting.id

    def _attempt(self, read: Callable[[], T], otherwise: T) -> T:
        try:
            return read()
        except Refused as refused:
            self.problems += refused.problems
            return otherwise

    def _echo(self, typed: str, day: dt.date) -> None:
        echo = f"“{typed}” is {long_date(day)}."
        if typed != long_date(day) and echo not in self.echoes:
            self.echoes.append(echo)


def each_once(read: Callable[[str], str], texts: Iterable[str]) -> tuple[str, ...]:
    """Read several of a kind, each once."""
    return tuple(dict.fromkeys(read(text) for text in texts))


def plain(text: str) -> str:
    """Give words as they are compared: as they read, with spaces for underscores as well."""
    return words_read(text.replace("_", " "))
