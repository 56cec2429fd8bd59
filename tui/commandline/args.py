"""The arguments of acts: how each is written on the command line, how it is read, and what the store is given.

An argument whose word begins with hyphens is an option, any other stands in its place on the line. `name` is the
parameter of the store's command, if it is not the word itself.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Iterable
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any

from store.records import Record
from tui.commandline import naming
from tui.commandline.argument import Arg, Ids, Known, OneOf
from tui.commandline.output import STDOUT
from tui.commandline.reading import Reading, each_once, plain

WHERE = "ID|DATE|next|suggested"
MAJORITIES = ("simple", "veto", "chief-constable-veto", "all-members")
"""What a vote can need, as it is typed."""


def typed(
    word: str,
    says: str | None,
    reader: Callable[[Reading, Any], Any],
    kind: Any,
    metavar: str | None,
    *,
    name: str = "",
    otherwise: Any = None,
    few: Iterable[str] = (),
    **settings: Any,
) -> Arg:
    """Make an argument with any reader. `says` is its help; `settings` are the parser's own, such as `required`.

    `few` are the words that it takes, if they are only some.
    """
    settings |= {} if says is None else {"help": says}
    settings |= {} if metavar is None else {"metavar": metavar}
    return Arg(word, name or word.lstrip("-").replace("-", "_"), settings, reader, kind, otherwise, tuple(few))


def _as_typed(_: Reading, value: Any) -> Any:
    return value


def text(word: str, says: str | None = None, metavar: str = "TEXT", **more: Any) -> Arg:
    """Make an argument that takes a text as it is typed."""
    return typed(word, says, _as_typed, str, metavar, **more)


def coded(word: str, says: str, metavar: str, *, sort: str = "", name: str = "") -> Arg:
    """Make an argument that takes a code, or words of what it stands for; `sort` is its row in `coded.KNOWN`."""
    kept = word.lstrip("-").replace("-", "_")
    return typed(word, says, lambda read, value: read.coded(value, sort or metavar, kept), str, metavar, name=name)


def texts(word: str, says: str | None = None, metavar: str = "TEXT", **more: Any) -> Arg:
    """Make an argument that takes several texts; as an option it is repeated."""
    several = {"action": "append"} if word.startswith("-") and "nargs" not in more else {}
    return typed(word, says, lambda _, value: tuple(value), Ids, metavar, **several, **more)


def long_text(says: str, name: str = "text", *, required: bool = True) -> OneOf:
    """Make the two ways of giving a long text, on the line or from a file; with `required`, one must be taken."""
    return OneOf(
        (
            text("--text", says, name=name),
            typed("--text-file", "the same from a file; - reads what is piped in", _read_file, str, "PATH", name=name),
        ),
        required=required,
    )


def _read_file(_: Reading, path: str) -> str:
    """Read a text from a file, or the words of a mail.

    Raises FileTrouble if the file cannot be read, Refused if it holds no text.
    """
    from store.file.plain_text import text_of

    if path == STDOUT:
        data = sys.stdin.buffer.read()
    else:
        from store.file.documents import read_document

        data = read_document(Path(path))
    return text_of(data, "What was piped in" if path == STDOUT else path)


def plain_words(word: str, says: str, metavar: str, **more: Any) -> Arg:
    """Make an argument that takes words of a short list, whatever their capitals; hyphens stand for spaces."""
    return typed(word, says, lambda _, value: plain(value), str, metavar, **more)


def choice(word: str, kind: type[Enum], called: str, metavar: str, says: str = "", **more: Any) -> Arg:
    """Make an argument that takes a word of an enumeration; `called` says what such a word is, in a refusal."""
    words = says or ", ".join(str(member.value) for member in kind if member.value)
    return typed(word, words, lambda read, value: read.word(kind, value, called), kind, metavar, **more)


def number(word: str, says: str | None = None, metavar: str = "N", **more: Any) -> Arg:
    """Make an argument that takes a whole number."""
    return typed(word, says, _as_typed, int, metavar, type=int, **more)


def flag(word: str, says: str, name: str = "", *, given: bool = True, otherwise: bool | None = None) -> Arg:
    """Make an option that takes nothing after it. `given` is what it says, `otherwise` what its absence says."""
    settings: dict[str, Any] = {"action": "store_const", "const": given}
    return typed(word, says, _as_typed, bool, None, name=name, otherwise=otherwise, **settings)


ALL_THE_SAME = flag("--yes", "do it although the meeting has passed or its agenda is out", "all_the_same")
"""What a clerk says who means a change to the business of a meeting that has passed, or whose agenda is out."""


def yes_or_no(word: str, says: str, name: str = "") -> Arg:
    """Make an option that can also be denied: `--under-18`, `--no-under-18`."""
    return typed(word, says, _as_typed, bool, None, name=name, action=argparse.BooleanOptionalAction)


def day(word: str, says: str | None = None, **more: Any) -> Arg:
    """Make an argument that takes a date; an empty text is none."""
    return typed(word, says, Reading.date, dt.date | None, "DATE", **more)


def past_day(word: str, says: str | None = None, **more: Any) -> Arg:
    """Make an argument that takes the date of what has happened; without a year it is the last one."""
    return typed(word, says, Reading.past_date, dt.date | None, "DATE", **more)


def the_day(word: str, says: str | None = None, **more: Any) -> Arg:
    """Make an argument that takes a date, which must be one."""
    return typed(word, says, Reading.day, dt.date, "DATE", **more)


def meeting_day(word: str, says: str | None = None, **more: Any) -> Arg:
    """Make an argument that takes the day of a meeting, or its week or month until its day is known."""
    return typed(word, says, Reading.meeting_day, dt.date, "DATE", **more)


def time(word: str, says: str | None = None, **more: Any) -> Arg:
    """Make an argument that takes a time of day; an empty text is none."""
    return typed(word, says, Reading.time, dt.time | None, "TIME", **more)


def due(word: str, **more: Any) -> Arg:
    """Make an argument that takes the time at which something is due."""
    from store.rules.actions.due import DueTime

    return typed(word, naming.DUE_HELP, Reading.due, DueTime, "WHEN", **more)


def holidays() -> Known:
    """Give the list of bank holidays that comes with the program, which nobody types."""

    def listed(_: Reading) -> Any:
        from store.queries.calendar.holidays import listed

        return listed()

    from store.rules.days.holidays import HolidayTable

    return Known("holidays", listed, HolidayTable)


def meeting(word: str = "meeting", says: str = naming.MEETING_HELP, metavar: str = "MEETING", **more: Any) -> Arg:
    """Make an argument that names a meeting."""
    return typed(word, says, Reading.meeting, str, metavar, **more)


def at_meeting(
    says: str = "the next if not given", metavar: str = "ID|DATE|next", otherwise: str | None = naming.NEXT
) -> Arg:
    """Make the option --meeting, which is the next meeting if it is not given and nothing else is said."""
    return meeting("--meeting", says, metavar, otherwise=otherwise)


def target(word: str, says: str, **more: Any) -> Arg:
    """Make an argument that says where an item goes: to a meeting or to the suggestions."""
    return typed(word, says, Reading.target, str | None, WHERE, **more)


def item(word: str = "item", says: str = naming.ITEM_HELP, **more: Any) -> Arg:
    """Make an argument that names an item of the programme."""
    return typed(word, says, Reading.item, str, "ITEM", **more)


def items(**more: Any) -> Arg:
    """Make the argument that names one or several items of the programme."""
    return _several("items", naming.ITEM_HELP, "ITEM", Reading.item, nargs="+", **more)


def some_items(word: str, says: str, **more: Any) -> Arg:
    """Make an option that is repeated for several items of the programme."""
    return _several(word, says, "ITEM", Reading.item, name=word.lstrip("-"), action="append", **more)


def business(word: str, says: str | None = None, **more: Any) -> Arg:
    """Make an argument that names an item of the meeting read before it, as by its number on the agenda."""
    return typed(word, says, Reading.business, str, naming.BUSINESS, **more)


def some_business(word: str, says: str, **more: Any) -> Arg:
    """Make an option that is repeated for several items of the meeting read before it."""
    return _several(word, says, naming.BUSINESS, Reading.business, action="append", **more)


def action(word: str = "action", says: str = naming.ACTION_HELP, **more: Any) -> Arg:
    """Make an argument that names an action."""
    return typed(word, says, Reading.action, str, "ACTION", **more)


def actions() -> Arg:
    """Make the argument that names one or several actions."""
    return _several("actions", naming.ACTION_HELP, "ACTION", Reading.action, nargs="+")


def minute(word: str = "minute", says: str = naming.MINUTE_HELP, **more: Any) -> Arg:
    """Make an argument that names a minute."""
    return typed(word, says, Reading.minute, str, "MINUTE", **more)


def person(word: str = "name", says: str | None = naming.NAME_HELP, name: str = "person", **more: Any) -> Arg:
    """Make an argument that names a person; those of the meeting read before it are meant before others."""
    return typed(word, says, Reading.person, str, "NAME", name=name, **more)


def people(word: str = "names", says: str = naming.NAME_HELP, nargs: str = "+", **more: Any) -> Arg:
    """Make an argument that names people; those of the meeting read before it are meant before others."""
    return _several(word, says, "NAME", Reading.person, nargs=nargs, **{"name": "people", **more})


def question() -> Arg:
    """Make the argument that names a question."""
    return typed("question", naming.QUESTION_HELP, Reading.question, str, "QUESTION")


def questions(word: str, says: str, **more: Any) -> Arg:
    """Make an argument that names several questions."""
    return _several(word, says, "QUESTION", Reading.question, **more)


def seat() -> Arg:
    """Make the argument that names a seat, by its id or its holder."""
    return typed("seat", naming.SEAT_HELP, Reading.seat, str, "SEAT|NAME")


def record_id(
    word: str, says: str | None = None, metavar: str = "", kinds: tuple[type[Record], ...] = (), **more: Any
) -> Arg:
    """Make an argument that names a record, of any kind if none are given."""
    return typed(
        word, says, lambda read, value: read.record(value, kinds), str, metavar or naming.kind_word(kinds), **more
    )


def record_ids(
    word: str, says: str, nargs: str, kinds: tuple[type[Record], ...] = (), *, binned: bool = False, **more: Any
) -> Arg:
    """Make an argument that names several records, of any kind if none are given; `binned` ones only, if said so."""
    reader = partial(Reading.record, kinds=kinds, binned=binned)
    return _several(word, says, naming.kind_word(kinds), reader, nargs=nargs, **more)


def _several(word: str, says: str, metavar: str, reader: Callable[[Reading, str], str], **more: Any) -> Arg:
    def read_all(read: Reading, value: list[str]) -> Ids:
        return each_once(lambda one: reader(read, one), value)

    return typed(word, says, read_all, Ids, metavar, **more)
