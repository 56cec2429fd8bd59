"""The options of a command that adds or edits a record, made from the declarations of its fields, and how each is read.

Every field that can be edited has one, under its published name. What is left out on the command line is left as it is;
an empty text takes out what is recorded.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple

from store.fields import (
    CHOICE,
    DATE,
    DAY_AND_TIME,
    LINE,
    LINK,
    LIST,
    NUMBER,
    PART,
    PARTS,
    TIME,
    Declared,
    editable,
)
from store.problems import Problem
from store.records import Meeting, Minute, Part, Person, Record, Vote, WorkItem
from store.records.field import TEXT
from tui.commandline.argument import Given, Values
from tui.commandline.reading import Reading

_WORDS = {
    LINE: "TEXT",
    TEXT: "TEXT",
    DATE: "DATE",
    DAY_AND_TIME: "DATE",
    TIME: "TIME",
    NUMBER: "N",
    CHOICE: "WORD",
    LIST: "TEXT",
}
_LINKS = {
    Meeting.prefix: "ID|DATE|next",
    WorkItem.prefix: "ITEM",
    Minute.prefix: "MINUTE",
    Person.prefix: "NAME",
    Vote.prefix: "VOTE",
}


def options_of(kind: type[Part], leave_out: Collection[str] = ()) -> Iterator[Declared]:
    """Go through the fields of a record that have an option: all that can be edited but those left out and parts."""
    for field in editable(kind).values():
        if field.name not in leave_out and field.kind not in {PART, PARTS}:
            yield field


class RecordFields(NamedTuple):
    """The options for the fields of a record or a part, as arguments of an act; some fields may be left out.

    What is read is kept under the name of the option, which no other of the act has; a record and its part may each
    have a field of one name.
    """

    kind: type[Part]
    leave_out: frozenset[str] = frozenset()

    def add(self, parser: argparse._ActionsContainer) -> None:
        """Add an option for each field; a day with an hour has two."""
        for field in options_of(self.kind, self.leave_out):
            name = f"--{field.option}"
            if is_flag(field):
                parser.add_argument(name, action=argparse.BooleanOptionalAction, help=_help(field))
                continue
            read = _number if field.kind == NUMBER else str
            repeated = "append" if field.several else "store"
            parser.add_argument(name, metavar=_word(field), help=_help(field), type=read, action=repeated)
            if field.kind == DAY_AND_TIME:
                parser.add_argument("--at", dest=_hour(field), metavar="TIME", help="the hour, if it is known")

    def read(self, read: Reading, options: argparse.Namespace) -> Values:
        """Read the options that were given, each as its field keeps it; what cannot be read goes to the problems."""
        values = {}
        for field in options_of(self.kind, self.leave_out):
            given = getattr(options, field.option.replace("-", "_"))
            if given is not None:
                values[field.name] = _value(field, given, options, read, self.kind)
            elif field.kind == DAY_AND_TIME and getattr(options, _hour(field)) is not None:
                cure = f"Give the day as well: --{field.option} 5/7/2021 --at 10am."
                read.problems.append(Problem("hour-alone", "An hour is given without its day.", cure, field.name))
        return values

    def choices(self) -> Mapping[str, tuple[str, ...]]:
        """Give the words of each field that has only a few values."""
        fields = [one for one in options_of(self.kind, self.leave_out) if one.kind == CHOICE and not is_flag(one)]
        return {one.option.replace("-", "_"): words_of(one) for one in fields}

    def part(self, name: str) -> RecordFields | None:
        """Give itself, if one of its fields has that option: fields are read together."""
        return self if self.field(name) else None

    def field(self, name: str) -> Declared | None:
        """Give the field whose option the parser keeps under a name."""
        return next((one for one in options_of(self.kind, self.leave_out) if name in _kept_as(one)), None)

    def gives(self) -> Iterator[Given]:
        """Name the fields; the type of each is what its record keeps."""
        for field in options_of(self.kind, self.leave_out):
            yield Given(field.name, field.type, always=False)


def _kept_as(field: Declared) -> tuple[str, ...]:
    """Give the names under which the parser keeps what is typed for a field."""
    own = field.option.replace("-", "_")
    return (own, _hour(field)) if field.kind == DAY_AND_TIME else (own,)


def _hour(field: Declared) -> str:
    return f"{field.name}_hour"


def words_of(field: Declared) -> tuple[str, ...]:
    """Give the words of the values that a field can have, without that of none."""
    return tuple(words for value, words in field.choices if value not in {None, ""})


def is_flag(field: Declared) -> bool:
    """Say whether a field is typed as an option of its own for yes and for no."""
    return dict(field.choices).get(True) == "yes"


def _value(field: Declared, given: Any, options: argparse.Namespace, read: Reading, kind: type[Part]) -> Any:
    if field.kind == LINK or (field.kind == LIST and field.ref):
        return _linked(field, given, read)
    if field.kind == CHOICE and not is_flag(field):
        return read.choice(field, given, kind.noun if issubclass(kind, Record) else kind.__name__.casefold())
    if field.kind == DATE and field.field.loose:
        return read.meeting_day(given)
    if field.kind == DATE:
        past = field.field.past
        return read.date(given, past=past) if field.empty else read.day(given, past=past)
    if field.kind == TIME:
        return read.time(given)
    if field.kind == DAY_AND_TIME:
        hour = read.time(getattr(options, _hour(field)))
        return dt.datetime.combine(read.day(given, past=field.field.past), hour or dt.time())
    if field.kind == NUMBER:
        return None if given == "" else given
    if field.kind == LIST:
        return _several(given)
    return tuple(line.strip() for line in given if line.strip()) if field.several else given


def _linked(field: Declared, given: Any, read: Reading) -> Any:
    """Read the records that a field names, each in the way in which its kind is named; nothing for an empty text."""
    readers: dict[str, Callable[[str], str]] = {
        Meeting.prefix: read.meeting,
        WorkItem.prefix: read.item,
        Minute.prefix: read.minute,
        Person.prefix: read.person,
        Vote.prefix: read.record,
    }
    one: Callable[[str], str] = str
    if field.ref:
        (prefix,) = field.ref.prefixes
        one = readers[prefix]
    if field.kind == LIST:
        return tuple(dict.fromkeys(one(name) for name in _several(given)))
    return one(given) if given.strip() else None


def _several(given: list[str]) -> tuple[str, ...]:
    """Give the texts of an option that is repeated, or that has several with `;` between them."""
    return tuple(part.strip() for one in given for part in one.split(";") if part.strip())


def _number(text: str) -> int | str:
    """Read a whole number; an empty text takes it out."""
    return int(text) if text.strip() else ""


_number.__name__ = "int"  # what argparse calls the value that it refuses


def _word(field: Declared) -> str:
    if field.ref and field.kind == LINK:
        (prefix,) = field.ref.prefixes
        return _LINKS[prefix]
    return _WORDS[field.kind]


def _help(field: Declared) -> str:
    """Explain an option: the label of the field, what is to be typed, and the words there are to choose from."""
    told = f"{field.label}: {_small(field.field.help)}" if field.field.help else field.label
    if field.kind == CHOICE and not is_flag(field):
        told += f" ({', '.join(words_of(field))})"
    return told.replace("%", "%%")


def _small(text: str) -> str:
    """Begin in lower case what begins with a word and not with a name in capitals."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
