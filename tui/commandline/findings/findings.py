"""`secretariat show findings|prepare|chain|load|ledger|replies|backlog`, `finding aside|back`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from store.later import Later
from tui.commandline.acts import act
from tui.commandline.args import day, text
from tui.commandline.call import Call, say
from tui.commandline.command import Command
from tui.commandline.guard import DONE
from tui.commandline.naming import MINUTE_HELP
from tui.commandline.output import add_format, write_bytes
from tui.commandline.reading import Reading
from tui.commandline.show import schemas_findings as finding_schemas
from tui.commandline.show.lists import FORMATS, echo

if TYPE_CHECKING:
    from store.commands import settling
    from store.papers.tables import Cell
    from store.queries.findings.findings import FindingRow
else:
    settling = Later("store.commands.settling")

_NAMES = ("code", "sentence", "place", "cure", "id", "records", "aside", "until")
_FIELDS = tuple("key" if name == "id" else name for name in _NAMES)


def _print(call: Call, names: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Print rows under the names of their columns, as JSON or CSV."""
    from store.papers import tables
    from store.queries.registers import Column

    found = [tuple(row) for row in rows]
    if call.options.format == "json":
        write_bytes(tables.json_text([dict(zip(names, row, strict=True)) for row in found]))
        return
    table = tables.Table(tuple(Column(name, name) for name in names), tuple(found))
    write_bytes(tables.csv(table))


def _finding_lines(rows: Iterable[FindingRow]) -> Iterator[str]:
    """Set findings out for reading: the sentence, then place, cure and key indented."""
    from store.rules.words.dates import long_date

    area = ""
    for row in rows:
        if row.area != area:
            area = row.area
            yield area
        yield f"  {row.sentence}"
        yield f"    {row.place}. {row.cure}"
        yield f"    {row.code}, id {row.key}"
        if row.aside and row.until:
            yield f"    Set aside until {long_date(row.until)}: {row.aside}"


def _findings(call: Call) -> int:
    from store.queries.findings.findings import findings

    with call.desk() as desk:
        found = findings(desk.register, desk.today)
    rows = found.aside if call.options.aside else found.rows
    if call.options.format == "text":
        echo(call.echoes)
        say(*_finding_lines(rows), *([] if rows else ["Nothing was found."]))
        return DONE
    _print(call, _NAMES, ([getattr(row, name) for name in _FIELDS] for row in rows))
    return DONE


def _findings_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--aside", action="store_true", help="those that are set aside, with the reason")
    add_format(parser, *FORMATS)


def _prepare(call: Call) -> int:
    from store.queries.findings.prepare import prepare

    wanted = call.options.meeting
    with call.desk() as desk:
        register, today = desk.register, desk.today
    with Reading(register, today) as read:
        meeting = read.meeting(wanted) if wanted else None
    found = prepare(register, today, meeting)
    if call.options.format == "text":
        echo((*call.echoes, *read.echoes))
        say(found.title, *_finding_lines(found.rows), found.words)
        return DONE
    _print(call, _NAMES, ([getattr(row, name) for name in _FIELDS] for row in found.rows))
    return DONE


def _prepare_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--meeting", metavar="ID|DATE|next", help="the next public meeting if not given")
    add_format(parser, *FORMATS)


def _chain(call: Call) -> int:
    from store.queries.actions.chain import chain_lines, chains
    from tui.commandline.output import labelled

    with call.desk() as desk:
        register, today = desk.register, desk.today
    typed = call.options.record
    found = tuple(one for action in register.open_actions for one in chains(register, action.id, today))
    if typed is not None:
        with Reading(register, today) as read:
            (record,) = read.records([typed]) if register.find(typed.strip().upper()) else (read.minute(typed),)
        found = chains(register, record, today)
    if call.options.format == "text":
        echo(call.echoes)
        for one in found:
            say(f"{one.action} {one.title}", *labelled(chain_lines(one)))
        say(*([] if found else [f"No action goes through {typed}." if typed else "No action is open."]))
        return DONE
    names = ("action", "stage", "id", "words", "state")
    rows = ((one.action, link.stage, link.id, link.words, link.state) for one in found for link in one.links)
    _print(call, names, rows)
    return DONE


def _chain_arguments(parser: argparse.ArgumentParser) -> None:
    help_words = f"an action, an item, a meeting by its id; or {MINUTE_HELP}; every open action if not given"
    parser.add_argument("record", nargs="?", metavar="ID", help=help_words)
    add_format(parser, *FORMATS)


def _load(call: Call) -> int:
    from store.queries.programme.fullness import loads

    with call.desk() as desk:
        register, today = desk.register, desk.today
    found = loads(register, today)
    if call.options.format == "text":
        from store.papers.tables import aligned

        echo(call.echoes)
        say(*aligned([(one.day, one.bar, one.words, one.kind) for one in found]))
        say(*([] if found else ["No meeting is arranged."]))
        return DONE
    names = ("id", "date", "kind", "items", "booked", "available", "undecided", "source")
    rows = (
        (
            one.id,
            one.date,
            one.kind,
            one.items,
            one.booked,
            one.available,
            one.undecided,
            record.source if record else "",
        )
        for one in found
        for record in [register.find(one.id)]
    )
    _print(call, names, rows)
    return DONE


def _ledger(call: Call) -> int:
    from store.queries.programme.ledger import ledger, ledger_words

    with call.desk() as desk:
        register, today = desk.register, desk.today
    found = ledger(register, today)
    if call.options.format == "text":
        echo(call.echoes)
        for one in found:
            say(f"{one.id} {' '.join(one.title.split())} ({one.what})", f"  {ledger_words(one)}")
            said = [f"from {one.from_}" if one.from_ else "", f"to {one.to}" if one.to else "", one.why]
            say(f"  {'; '.join(words for words in said if words)}")
        say(*([] if found else ["No business was lost or delayed."]))
        return DONE
    names = ("id", "title", "fate", "what", "from", "to", "why", "times", "first_due", "days", "source")
    keys = tuple("from_" if name == "from" else name for name in names)
    _print(call, names, ([getattr(one, key) for key in keys] for one in found))
    return DONE


def _replies(call: Call) -> int:
    from store.queries.actions.replies import Reply, replies, reply_table

    wanted = call.options.meeting
    with call.desk() as desk:
        register, today = desk.register, desk.today
    with Reading(register, today) as read:
        meeting = read.meeting(wanted) if wanted else None
    found = replies(register, meeting)
    if call.options.format == "text":
        from store.papers.tables import aligned

        echo((*call.echoes, *read.echoes))
        say(*(aligned(reply_table(found)) if found else ["No recommendation is recorded."]))
        return DONE
    _print(call, Reply._fields, found)
    return DONE


def _replies_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--meeting", metavar="ID|DATE", help="only those made at that meeting")
    add_format(parser, *FORMATS)


def _backlog(call: Call) -> int:
    from store.queries.programme.fullness import backlog

    with call.desk() as desk:
        register, today = desk.register, desk.today
    found = backlog(register, today)
    if call.options.format == "text":
        echo(call.echoes)
        for one in found:
            points = ", ".join(_points(one.points))
            above = {None: "", True: ", above the line", False: ", below the line"}[one.above]
            say(f"{one.total:>3} {one.id} {one.title}{above}" + (f" ({points})" if points else ""))
        say(*([] if found else ["No suggestion waits."]))
        return DONE
    names = ("id", "title", "total", "above", "points", "source")
    rows = (
        (one.id, one.title, one.total, one.above, tuple(_points(one.points)), record.source if record else "")
        for one in found
        for record in [register.find(one.id)]
    )
    _print(call, names, rows)
    return DONE


def _points(points: Iterable[tuple[str, int | None]]) -> Iterator[str]:
    yield from (f"{name}: {'not scored' if number is None else number}" for name, number in points)


def _formats(parser: argparse.ArgumentParser) -> None:
    add_format(parser, *FORMATS)


def _view(
    name: str,
    summary: str,
    run: Callable[[Call], int],
    output: Any,
    options: str = "",
    arguments: Callable[[argparse.ArgumentParser], None] = _formats,
) -> Command:
    example = f"secretariat show {name} {options}".rstrip()
    return Command(f"show {name}", summary, example, run, arguments, output=output)


_ASIDE = 'secretariat finding aside weekday-wrong:M1 --reason "An old paper" --until 1/1/2022 --today 12/7/2021'

COMMANDS = (
    _view(
        "findings",
        "print everything that is late, missing or at odds",
        _findings,
        list[finding_schemas.FindingRow],
        "--today 12/7/2021",
        _findings_arguments,
    ),
    _view(
        "prepare",
        "print what the next meeting still needs, in the order in which to do it",
        _prepare,
        list[finding_schemas.FindingRow],
        "--today 12/7/2021",
        _prepare_arguments,
    ),
    _view(
        "chain",
        "print the way from the minute to the discharge, through an action, an item, a minute or a meeting",
        _chain,
        list[finding_schemas.ChainRow],
        "A7",
        _chain_arguments,
    ),
    _view("load", "print how full the meetings of the year are", _load, list[finding_schemas.LoadRow]),
    _view(
        "ledger", "print business lost or delayed, the longest waiting first", _ledger, list[finding_schemas.LedgerRow]
    ),
    _view(
        "replies",
        "print the recommendations and the commissioner's replies, point by point",
        _replies,
        list[finding_schemas.ReplyRow],
        "--meeting 3/2/2017",
        _replies_arguments,
    ),
    _view("backlog", "print the suggestions with their points", _backlog, list[finding_schemas.BacklogRow]),
    act(
        "finding aside",
        "set a finding aside until a day, with a reason",
        _ASIDE,
        settling.set_finding_aside,
        text("key", "the id that show findings prints", "ID", name="finding"),
        text("--reason", "why", required=True),
        day("--until", "the day it is named again", required=True),
    ),
    act(
        "finding back",
        "name a finding again that was set aside",
        "secretariat finding back weekday-wrong:M1",
        settling.take_finding_back,
        text("key", "the id that show findings --aside prints", "ID", name="finding"),
        first=(_ASIDE,),
    ),
)
