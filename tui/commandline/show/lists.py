"""`secretariat show`: the lists that the screens show, as text, JSON or CSV, made by the store's own papers."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from store.papers.views import VIEWS, View
from store.problems import Problem, Refused
from store.records import Action, Meeting, Question, Record, WorkItem
from store.register import Register
from tui.commandline.call import Call, say
from tui.commandline.command import Command, Listing
from tui.commandline.guard import DONE
from tui.commandline.output import add_exempt, add_format, write_bytes
from tui.commandline.reading import Reading

if TYPE_CHECKING:
    from store.desk import Desk
    from store.records import Change

FORMATS = ("text", "json", "csv")
"""The forms of every list."""

_BELONGS: dict[str, type[Record]] = {
    "programme": WorkItem,
    "questions": Question,
    "actions": Action,
}
_EMPTY = {
    "calendar": "There are no meetings yet. Add one with: secretariat meeting add DATE",
    "chasers": "No letter is due.",
    "inspection": "No meeting has papers that must stay open to inspection.",
    "minute-sets": "No meeting has minutes yet.",
    "tracker": "There are no actions.",
}
"""What is said of a list that is empty, where its name is no word for what it lists."""


def _show(name: str, call: Call) -> int:
    """Print one list, or what in it belongs to one meeting."""
    from store.papers.views import rows_of, view

    wanted: str | None = getattr(call.options, "meeting", None)
    with call.desk() as desk:
        register, today = call.seen(desk), desk.today
    with Reading(register, today) as read:
        find = read.target if name == "programme" else read.meeting
        meeting = find(wanted) if wanted is not None else None
    if wanted is not None:
        register = only(register, _BELONGS[name], meeting)
    if getattr(call.options, "search", None):
        register = searched(register, call.options.search, today)
    form = call.options.format
    if form == "text":
        echo((*call.echoes, *read.echoes))
        if name != "programme" and not rows_of(name, register, today, exempt=call.exempt):
            say(_EMPTY.get(name, f"There are no {name}."))
            return DONE
    write_bytes(view(name, form, register, today, exempt=call.exempt))
    return DONE


def show_rows(call: Call, name: str, register: Register, today: dt.date, **chosen: Any) -> int:
    """Print a list as csv or JSON. Raises Refused if what is chosen is refused."""
    from store.papers.views import view

    write_bytes(view(name, call.options.format, register, today, exempt=call.exempt, **chosen))
    return DONE


def _history(call: Call) -> int:
    """Print changes: when, who and what, and as text below each what became different."""
    with call.desk() as desk:
        register, today, (changes, of) = desk.register, desk.today, _changes(call, desk)
    if call.options.format != "text":
        return show_rows(call, "history", register, today, changes=changes)
    echo(call.echoes)
    say(*(_history_lines(call, register, changes, of) if changes else ["There are no changes yet."]))
    return DONE


def searched(register: Register, search: str, today: dt.date) -> Register:
    """Give a register that holds, of the actions, only those that a typed search keeps. Raises Refused."""
    from store.queries.actions.search_words import read_search

    kept = read_search(register, search, today)
    tables = dict(register.tables)
    tables[Action.table] = {one.id: one for one in register.actions if kept.keeps(one)}
    return Register(tables, register.serials)


def only(register: Register, kind: type[Record], meeting: str | None) -> Register:
    """Give a register that holds, of one kind, only the records of a meeting; None is what waits to be scheduled.

    For items the other meetings are left out too, so that the programme shows no more than the one.
    """
    tables = dict(register.tables)
    tables[kind.table] = {
        record.id: record for record in tables[kind.table].values() if getattr(record, "meeting", None) == meeting
    }
    if kind is WorkItem:
        tables[Meeting.table] = {record.id: record for record in tables[Meeting.table].values() if record.id == meeting}
    return Register(tables, register.serials)


def echo(lines: Iterable[str]) -> None:
    """Say how dates were understood, above a view, with an empty line after them."""
    given = list(lines)
    if given:
        say(*given, "")


def _changes(call: Call, desk: Desk) -> tuple[tuple[Change, ...], str]:
    """Give the changes asked for, and the record whose they are, if of one.

    Raises Refused if they are those of a record that does not exist.
    """
    limit: int | None = call.options.limit
    if limit is not None and limit < 1:
        sentence = f"{limit} is not a number of changes."
        raise Refused(Problem("history.limit", sentence, "Type 1 or more after --limit.", "limit"))
    if call.options.id is None:
        return desk.history(limit=limit), ""
    with Reading(desk.register, desk.today) as read:
        (record,) = read.records([call.options.id])
    return desk.history(record, limit=limit), record


def _history_lines(call: Call, register: Register, changes: Iterable[Change], of: str) -> Iterator[str]:
    """Set changes out for reading: when, who and what, and below it what became different, of one record if asked."""
    from store.queries.history import change_lines

    for change in change_lines(register, changes, exempt=call.exempt, of=of):
        yield f"{change.when}, {change.who or 'name not recorded'}: {change.sentence}"
        yield from (f"  {line}" for line in change.differences)


def _arguments(meeting_help: str) -> Callable[[argparse.ArgumentParser], None]:
    def add(parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--meeting", metavar="ID|DATE|next", help=meeting_help)
        add_format(parser, *FORMATS)

    return add


def _actions_arguments(parser: argparse.ArgumentParser) -> None:
    _arguments(_OF_MEETING)(parser)
    parser.add_argument("--search", metavar="WORDS", help="such as “is:open owner:opcc due:<2021-09-30”")


def _history_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", metavar="ID", help="only the changes of one record")
    parser.add_argument("--limit", type=int, metavar="N", help="at most so many, the newest")
    add_format(parser, *FORMATS)


def plain_formats(parser: argparse.ArgumentParser) -> None:
    """Add nothing but the choice of the form."""
    add_format(parser, *FORMATS)


def listed(
    name: str,
    run: Callable[[Call], int],
    options: str = "",
    arguments: Callable[[argparse.ArgumentParser], None] = plain_formats,
    notes: str = "",
) -> Command:
    """Make the command that shows a list of `papers/views`, with its summary and the type of its rows."""
    example = f"secretariat show {name} {options}".rstrip()

    def add(parser: argparse.ArgumentParser) -> None:
        arguments(parser)
        add_exempt(parser)

    return Command(f"show {name}", VIEWS[name].summary, example, run, add, Listing(name), notes)


_OF_MEETING = "only what belongs to that meeting"

_OWN = {
    "programme": (
        "--format json",
        _arguments("only the items of that meeting; suggested for those that wait for one"),
    ),
    "calendar": ("--today 12/7/2021", plain_formats),
    "questions": ("", _arguments(_OF_MEETING)),
    "actions": ("--today 12/7/2021 --format csv", _actions_arguments),
}
"""Examples and options of lists that have more than the choice of the form."""


def tables_shown(views: Mapping[str, View]) -> tuple[Command, ...]:
    """Make a command for every list that is shown as a table."""
    return tuple(listed(name, partial(_show, name), *_OWN.get(name, ())) for name, one in views.items() if not one.told)


COMMANDS = (*tables_shown(VIEWS), listed("history", _history, "--limit 10", _history_arguments))
