"""`secretariat show findings|prepare|chain|load|ledger|replies|backlog`, `finding aside|back`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from store.later import Later
from tui.commandline.acts import act
from tui.commandline.args import coded, day, text
from tui.commandline.call import Call, say
from tui.commandline.guard import DONE
from tui.commandline.naming import MINUTE_HELP
from tui.commandline.output import add_format
from tui.commandline.reading import Reading
from tui.commandline.show.lists import FORMATS, echo, listed, show_rows

if TYPE_CHECKING:
    from store.commands import settling
    from store.queries.findings.findings import FindingLine
else:
    settling = Later("store.commands.settling")


def _finding_lines(rows: Iterable[FindingLine], heading: Callable[[FindingLine], str]) -> Iterator[str]:
    """Set findings out for reading: the sentence, then place, cure and key indented."""
    from store.rules.words.dates import long_date

    above = ""
    for row in rows:
        if heading(row) != above:
            above = heading(row)
            yield above
        yield f"  {row.sentence}"
        yield f"    {row.place}. {row.cure}"
        yield f"    {row.code}, id {row.key}"
        if row.aside and row.until:
            yield f"    Set aside until {long_date(row.until)}: {row.aside}"


def _findings(call: Call) -> int:
    from store.queries.findings.findings import findings

    with call.desk() as desk:
        register, today = call.seen(desk, facts=True), desk.today
    if call.options.format != "text":
        return show_rows(call, "findings", register, today, aside=call.options.aside)
    lists = findings(register, today)
    rows = lists.aside if call.options.aside else lists.rows
    echo(call.echoes)
    say(*_finding_lines(rows, lambda row: row.area), *([] if rows else ["Nothing was found."]))
    return DONE


def _findings_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--aside", action="store_true", help="those that are set aside, with the reason")
    add_format(parser, *FORMATS)


def _prepare(call: Call) -> int:
    from store.queries.findings.prepare import prepare

    wanted = call.options.meeting
    with call.desk() as desk:
        register, today = call.seen(desk, facts=True), desk.today
    with Reading(register, today) as read:
        meeting = read.meeting(wanted) if wanted else None
    if call.options.format != "text":
        return show_rows(call, "prepare", register, today, meeting=meeting)
    preparation = prepare(register, today, meeting)
    echo((*call.echoes, *read.echoes))
    say(preparation.title, *_finding_lines(preparation.rows, preparation.heading), preparation.words)
    return DONE


def _prepare_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--meeting", metavar="ID|DATE|next", help="the next public meeting if not given")
    add_format(parser, *FORMATS)


def _chain(call: Call) -> int:
    from store.queries.actions.chain import chain_lines, chains_through
    from tui.commandline.output import labelled

    with call.desk() as desk:
        register, today = call.seen(desk), desk.today
    typed, record = call.options.record, None
    if typed is not None:
        with Reading(register, today) as read:
            (record,) = read.records([typed]) if register.find(typed.strip().upper()) else (read.minute(typed),)
    if call.options.format != "text":
        return show_rows(call, "chain", register, today, record=record)
    chains = chains_through(register, today, record)
    echo(call.echoes)
    for one in chains:
        say(f"{one.action} {one.title}", *labelled(chain_lines(one, ids=True)))
    say(*([] if chains else [f"No action goes through {typed}." if typed else "No action is open."]))
    return DONE


def _chain_arguments(parser: argparse.ArgumentParser) -> None:
    help_words = f"an action, an item, a meeting by its id; or {MINUTE_HELP}; every open action if not given"
    parser.add_argument("record", nargs="?", metavar="ID", help=help_words)
    add_format(parser, *FORMATS)


def _load(call: Call) -> int:
    from store.papers.tables import aligned
    from store.queries.programme.fullness import loads

    with call.desk() as desk:
        register, today = call.seen(desk), desk.today
    if call.options.format != "text":
        return show_rows(call, "load", register, today)
    rows = loads(register, today)
    echo(call.echoes)
    say(*aligned([(one.day, one.bar, one.words, one.kind) for one in rows]))
    say(*([] if rows else ["No meeting is arranged."]))
    return DONE


def _ledger(call: Call) -> int:
    from store.queries.programme.ledger import ledger, ledger_words

    with call.desk() as desk:
        register, today = call.seen(desk), desk.today
    if call.options.format != "text":
        return show_rows(call, "ledger", register, today)
    rows = ledger(register, today)
    echo(call.echoes)
    for one in rows:
        say(f"{one.id} {' '.join(one.title.split())} ({one.what})", f"  {ledger_words(one)}")
        said = [f"from {one.from_}" if one.from_ else "", f"to {one.to}" if one.to else "", " ".join(one.why.split())]
        say(f"  {'; '.join(words for words in said if words)}")
    say(*([] if rows else ["No business was lost or delayed."]))
    return DONE


def _replies(call: Call) -> int:
    from store.papers.tables import aligned
    from store.queries.actions.replies import letter_lines, replies, reply_table

    wanted = call.options.meeting
    with call.desk() as desk:
        register, today = call.seen(desk), desk.today
    with Reading(register, today) as read:
        meeting = read.meeting(wanted) if wanted else None
    if call.options.format != "text":
        return show_rows(call, "replies", register, today, meeting=meeting)
    rows = replies(register, meeting)
    echo((*call.echoes, *read.echoes))
    say(*(aligned(reply_table(rows)) if rows else ["No recommendation is recorded."]))
    letters = letter_lines(rows)
    say(*(["", *letters] if letters else ()))
    return DONE


def _replies_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--meeting", metavar="ID|DATE", help="only those made at that meeting")
    add_format(parser, *FORMATS)


def _backlog(call: Call) -> int:
    from store.queries.programme.fullness import backlog

    with call.desk() as desk:
        register, today = call.seen(desk), desk.today
    if call.options.format != "text":
        return show_rows(call, "backlog", register, today)
    rows = backlog(register, today)
    echo(call.echoes)
    for one in rows:
        above = {None: "", True: ", above the line", False: ", below the line"}[one.above]
        say(f"{one.total:>3} {one.id} {one.title}{above}" + (f" ({', '.join(one.points)})" if one.points else ""))
    say(*([] if rows else ["No suggestion waits."]))
    return DONE


_ASIDE = 'secretariat finding aside weekday-wrong:M1 --reason "An old paper" --until 1/1/2022 --today 12/7/2021'

COMMANDS = (
    listed("findings", _findings, "--today 12/7/2021", _findings_arguments),
    listed("prepare", _prepare, "--today 12/7/2021", _prepare_arguments),
    listed("chain", _chain, "A7", _chain_arguments),
    listed("load", _load),
    listed("ledger", _ledger),
    listed("replies", _replies, "--meeting 3/2/2017", _replies_arguments),
    listed("backlog", _backlog),
    act(
        "finding aside",
        "set a finding aside until a day, with a reason",
        _ASIDE,
        settling.set_finding_aside,
        coded("key", "words of it, or the id that show findings prints", "ID", sort="FINDING", name="finding"),
        text("--reason", "why", required=True),
        day("--until", "the day it is named again", required=True),
    ),
    act(
        "finding back",
        "name a finding again that was set aside",
        "secretariat finding back weekday-wrong:M1",
        settling.take_finding_back,
        coded(
            "key",
            "words of it, or the id that show findings --aside prints",
            "ID",
            sort="FINDING ASIDE",
            name="finding",
        ),
        first=(_ASIDE,),
    ),
)
