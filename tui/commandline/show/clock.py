"""`secretariat show clock|rounds|round`: the deadlines of meetings, and the statutory rounds."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from store.records import StatutoryRound
from store.rules.words.wording import small
from tui.commandline.call import Call, say
from tui.commandline.command import Command, Output
from tui.commandline.guard import DONE
from tui.commandline.naming import ROUND_HELP
from tui.commandline.output import add_format, labelled, write_bytes
from tui.commandline.reading import Reading
from tui.commandline.show.lists import FORMATS, echo, listed, show_rows

if TYPE_CHECKING:
    from store.queries.calendar.clock import ClockRow
    from store.queries.rounds.rounds import RoundRow


def _clock(call: Call) -> int:
    """Print the clock of one meeting, or of all whose clock still runs."""
    from store.queries.calendar.clock import clock_list, clocks_and_troubles
    from store.queries.calendar.not_set import rules_not_set

    wanted: str | None = call.options.meeting
    with call.desk() as desk:
        register, today = call.seen(desk, facts=True), desk.today
    with Reading(register, today) as read:
        meeting = read.meeting(wanted) if wanted is not None else None
    if call.options.format != "text":
        return show_rows(call, "clock", register, today, meeting=meeting)
    rows = clock_list(register, today, meeting)
    unknown: tuple[str, ...] = ()
    if meeting is None:
        troubles = clocks_and_troubles(register, today)[1]
        unknown = tuple(str(problem) for _, refused in troubles for problem in refused.problems)
    echo((*call.echoes, *read.echoes))
    shown = dict.fromkeys(row.id for row in rows)
    meetings = [one for one in register.meetings if one.id in shown or one.id == meeting]
    unset = [str(problem) for one in meetings for problem in rules_not_set(register, one)]
    lines = () if unset and not rows else _clock_lines(rows)
    say(*lines, *(f"Note: {words}" for words in dict.fromkeys((*unset, *unknown))))
    return DONE


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
        register, today = call.seen(desk, facts=True), desk.today
    if call.options.format != "text":
        return show_rows(call, "rounds", register, today)
    echo(call.echoes)
    say(*_round_lines(round_rows(register, today)))
    return DONE


def _round_lines(rows: Iterable[RoundRow]) -> Iterator[str]:
    from store.rules.words.dates import long_date

    none = True
    for row in rows:
        none = False
        by = f", by {long_date(row.due)} ({row.left})" if row.due else ""
        yield f"{row.id}  {row.title}: " + (f"next {small(row.next)}{by}" if row.next else row.state)
    if none:
        yield "There are no statutory rounds. Open one with: secretariat round open precept --year YEAR"


def _round(call: Call) -> int:
    """Print one round whole: what happened, what comes next, its dates and what should be known."""
    from store.papers.tables import json_text
    from store.queries.rounds.rounds import round_lines, round_view

    with call.desk() as desk:
        register, today = call.seen(desk, facts=True), desk.today
    with Reading(register, today) as read:
        round_id = read.record(call.options.round, (StatutoryRound,))
    view = round_view(register, round_id, today)
    if call.options.format == "json":
        write_bytes(json_text(view))
        return DONE
    echo(call.echoes)
    say(view.title, *labelled(round_lines(view)))
    return DONE


def _clock_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--meeting", metavar="ID|DATE|next", help="only the clock of that meeting")
    add_format(parser, *FORMATS)


def _round_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("round", metavar="ROUND", help=ROUND_HELP)
    add_format(parser, "text", "json")


COMMANDS = (
    listed(
        "clock",
        _clock,
        "--meeting next --today 12/7/2021",
        _clock_arguments,
        "Working days left are those after today up to and including the due day; negative when late.",
    ),
    listed("rounds", _rounds, "--today 12/7/2021"),
    Command(
        "show round",
        "tell one statutory round: what happened, what comes next, its dates",
        "secretariat show round R1",
        _round,
        _round_arguments,
        output=Output("store.queries.rounds.rounds", "RoundWhole", many=False),
        first=("secretariat round open precept --year 2026",),
    ),
)
