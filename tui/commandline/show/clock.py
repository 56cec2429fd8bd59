"""`secretariat show clock|rounds|round`: the deadlines of meetings, and the statutory rounds."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict, astuple

from store.records import Meeting, StatutoryRound
from tui.commandline.call import Call, say
from tui.commandline.command import Command
from tui.commandline.guard import DONE
from tui.commandline.output import add_format, labelled, write_bytes
from tui.commandline.reading import Reading
from tui.commandline.show import schemas_calendar as schemas
from tui.commandline.show.lists import FORMATS, echo

if TYPE_CHECKING:
    from store.queries.calendar.clock import ClockRow
    from store.queries.rounds.rounds import RoundRow


def _clock(call: Call) -> int:
    """Print the clock of one meeting, or of all whose clock still runs."""
    from store.queries.calendar.clock import clock_rows, clocks_and_troubles

    wanted: str | None = call.options.meeting
    with call.desk() as desk:
        register, today = desk.register, desk.today
    with Reading(register, today) as read:
        meeting = read.meeting(wanted) if wanted is not None else None
    if meeting is not None:
        rows = clock_rows(register, register.need(Meeting, meeting, "meeting"), today)
        unknown: tuple[str, ...] = ()
    else:
        rows, troubles = clocks_and_troubles(register, today)
        unknown = tuple(str(problem) for _, refused in troubles for problem in refused.problems)
    if call.options.format == "text":
        echo((*call.echoes, *read.echoes))
        say(*_clock_lines(rows), *(f"Note: {words}" for words in dict.fromkeys(unknown)))
        return DONE
    return _print(call, rows)


def _clock_lines(rows: Iterable[ClockRow]) -> Iterator[str]:
    """Set the clocks out for reading: a heading for each meeting, and a line for each deadline."""
    from store.queries.calendar.clock import done_words
    from store.rules.calendar.clock import CONVENTION
    from store.rules.words.dates import long_date

    last = None
    for row in rows:
        if row.id != last:
            yield from ([] if last is None else [""])
            yield f"Meeting of {long_date(row.meeting)} ({row.id})"
            last = row.id
        stands = done_words(row) if row.state == "done" else row.left
        note = f"; {row.note}" if row.note and row.state != "past" and row.deadline == "notices" else ""
        yield f"  {row.day}: {row.label}: {stands}{note} [{row.kind}]"
    if last is None:
        yield "No meeting has a deadline to come. Add one with: secretariat meeting add DATE"
        return
    yield ""
    yield f"[law] is a date of the law, [local] one of the panel's own. {CONVENTION}"


def _rounds(call: Call) -> int:
    """Print the statutory rounds, those still running first."""
    from store.queries.rounds.rounds import round_rows

    with call.desk() as desk:
        rows = round_rows(desk.register, desk.today)
    if call.options.format != "text":
        return _print(call, rows)
    echo(call.echoes)
    say(*_round_lines(rows))
    return DONE


def _round_lines(rows: Iterable[RoundRow]) -> Iterator[str]:
    from store.rules.words.dates import long_date

    none = True
    for row in rows:
        none = False
        by = f", by {long_date(row.due)} ({row.left})" if row.due else ""
        yield f"{row.id}  {row.title}: " + (f"next {row.next[0].lower()}{row.next[1:]}{by}" if row.next else row.state)
    if none:
        yield "There are no statutory rounds. Open one with: secretariat round open precept --year 2027"


def _round(call: Call) -> int:
    """Print one round whole: what happened, what comes next, its dates and what should be known."""
    from store.papers.tables import json_text
    from store.queries.rounds.rounds import round_lines, round_view

    with call.desk() as desk:
        register, today = desk.register, desk.today
    with Reading(register, today) as read:
        (round_id,) = read.records([call.options.round])
    register.need(StatutoryRound, round_id, "round")
    view = round_view(register, round_id, today)
    if call.options.format == "json":
        whole = {
            **asdict(view.row),
            "timeline": view.timeline,
            "warnings": view.warnings,
            "dates": view.dates,
        }
        write_bytes(json_text(whole))
        return DONE
    echo(call.echoes)
    say(view.row.title, *labelled(round_lines(view)))
    return DONE


def _print(call: Call, rows: Iterable[Any]) -> int:
    """Print rows under the names of their fields, as JSON or CSV."""
    from store.papers import tables
    from store.queries.registers import Column

    found = list(rows)
    if call.options.format == "json":
        write_bytes(tables.json_text(found))
        return DONE
    names = found[0].__struct_fields__ if found else ()
    write_bytes(
        tables.csv(tables.Table(tuple(Column(name, name) for name in names), tuple(astuple(row) for row in found)))
    )
    return DONE


def _clock_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--meeting", metavar="ID|DATE|next", help="only the clock of that meeting")
    add_format(parser, *FORMATS)


def _formats(parser: argparse.ArgumentParser) -> None:
    add_format(parser, *FORMATS)


def _round_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("round", metavar="ID", help="the round's id, such as R1")
    add_format(parser, "text", "json")


COMMANDS = (
    Command(
        "show clock",
        "print every deadline of the meetings to come, and of those just held",
        "secretariat show clock --meeting next --today 12/7/2021",
        _clock,
        _clock_arguments,
        output=list[schemas.ClockLine],
        notes="Working days left are those after today up to and including the due day; negative when late.",
    ),
    Command(
        "show rounds",
        "print the statutory rounds with their next steps",
        "secretariat show rounds --today 12/7/2021",
        _rounds,
        _formats,
        output=list[schemas.RoundLine],
    ),
    Command(
        "show round",
        "tell one statutory round: what happened, what comes next, its dates",
        "secretariat show round R1",
        _round,
        _round_arguments,
        output=schemas.RoundWhole,
        first=("secretariat round open precept --year 2026",),
    ),
)
