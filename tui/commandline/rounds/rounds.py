"""`secretariat round open|step|back|close|reopen`: the statutory rounds."""

from __future__ import annotations

import argparse
from functools import partial

from store.problems import Problem
from store.records import RoundKind, StatutoryRound
from tui.commandline.call import Call, Telling, carry_out_telling, told
from tui.commandline.command import Command
from tui.commandline.fields import add_fields, read_fields
from tui.commandline.reading import Reading

_SHORT = {
    "hearing": "confirmation hearing",
    "chief constable": "chief constable appointment",
    "plan": "police and crime plan",
}
_SHORT |= {"removal": "removal of a chief constable", "acting": "acting commissioner"}


def _open_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", help=", ".join(kind.value for kind in RoundKind))
    add_fields(parser, StatutoryRound)


def _open(call: Call) -> int:
    from store.commands.rounds.rounds import open_round

    options = call.options
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            typed = " ".join(options.kind.replace("-", " ").casefold().split())
            kind = read.word(RoundKind, _SHORT.get(typed, typed), "kind of round")
            fields = read_fields(options, read, StatutoryRound)
        return carry_out_telling(Telling((*call.echoes, *read.echoes)), desk, open_round, kind=kind, **fields)


def _edit_arguments(parser: argparse.ArgumentParser) -> None:
    _which(parser)
    add_fields(parser, StatutoryRound)


def _edit(call: Call) -> int:
    from store.commands.rounds.rounds import edit_round

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            (round_id,) = read.records([call.options.round])
            fields = read_fields(call.options, read, StatutoryRound)
        telling = Telling((*call.echoes, *read.echoes))
        return carry_out_telling(telling, desk, edit_round, round_id=round_id, **fields)


def _which(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("round", metavar="ID", help="the round's id, such as R1")


def _step_arguments(parser: argparse.ArgumentParser) -> None:
    _which(parser)
    parser.add_argument("step", metavar="STEP", help="its code; an unknown one lists those there are")
    parser.add_argument("--on", metavar="DATE", help="the day; today if not given; a day to come is a plan")
    parser.add_argument("--choice", metavar="WORD", help="the outcome, such as support or veto-too-low")
    parser.add_argument("--votes", type=int, metavar="N", help="votes for it")
    parser.add_argument("--members", type=int, metavar="N", help="members in post, if not as the seats have it")
    parser.add_argument("--amount", metavar="POUNDS", help="Band D, in pounds, such as 15 or 14.50")
    parser.add_argument("--holds", nargs="+", default=[], metavar="ITEM", help="name criteria reasons terms")
    parser.add_argument("--meeting", metavar="ID|DATE", help="the meeting it happened at, if it is in the calendar")
    parser.add_argument("--who", metavar="TEXT")
    parser.add_argument("--note", metavar="TEXT")


def _step(call: Call) -> int:
    """Record a step and tell what comes next."""
    from store.commands.rounds.rounds import record_step
    from store.queries.calendar.holidays import working_days_of
    from store.rules.rounds.warnings import round_warnings
    from store.rules.rounds.words import next_words

    options = call.options
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            (round_id,) = read.records([options.round])
            on = read.date(options.on)
            meeting = None if options.meeting is None else read.meeting(options.meeting)
            pence = _pence(read, options.amount)
        change = desk.run(
            record_step,
            round_id=round_id,
            step=options.step,
            on=on,
            choice=options.choice or "",
            meeting=meeting,
            items=tuple(word.casefold() for word in options.holds),
            who=options.who or "",
            note=options.note or "",
            votes_for=options.votes,
            members=options.members,
            pence=pence,
        )
        one = desk.register.need(StatutoryRound, round_id, "round")
        table = working_days_of(desk.register.panel)
        notes = (next_words(desk.register, one, table), *round_warnings(desk.register, one, desk.today, table))
        return told(desk, change, Telling((*call.echoes, *read.echoes), notes))


def _pence(read: Reading, typed: str | None) -> int | None:
    """Read an amount in pounds as pence; what cannot be read goes to the problems."""
    from store.rules.words.amounts import read_pounds

    amount = read_pounds(typed or "")
    if isinstance(amount, Problem):
        read.problems.append(amount)
        return None
    return amount


def _back_arguments(parser: argparse.ArgumentParser) -> None:
    _which(parser)
    parser.add_argument("step", metavar="STEP")


def _back(call: Call) -> int:
    from store.commands.rounds.rounds import take_back_step

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            (round_id,) = read.records([call.options.round])
        return carry_out_telling(Telling(call.echoes), desk, take_back_step, round_id=round_id, step=call.options.step)


def _close(call: Call, *, closed: bool) -> int:
    from store.commands.rounds.rounds import close_round

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            (round_id,) = read.records([call.options.round])
        return carry_out_telling(Telling(call.echoes), desk, close_round, round_id=round_id, closed=closed)


COMMANDS = (
    Command(
        "round open",
        "open a statutory round: precept, hearing, plan, annual report and the others",
        "secretariat round open precept --year 2026",
        _open,
        _open_arguments,
    ),
    Command(
        "round edit",
        "change what is recorded of a round besides its steps",
        "secretariat round edit R1 --poll 2/5/2024 --declared 7/5/2024",
        _edit,
        _edit_arguments,
        notes='An empty text, as in --note "", takes out what is recorded.',
    ),
    Command(
        "round step",
        "record a step of a round",
        "secretariat round step R1 review --on 4/2/2026 --choice veto-too-low",
        _step,
        _step_arguments,
    ),
    Command("round back", "take a step out again", "secretariat round back R1 review", _back, _back_arguments),
    Command(
        "round close", "close a round that is over", "secretariat round close R1", partial(_close, closed=True), _which
    ),
    Command(
        "round reopen",
        "open a closed round again",
        "secretariat round reopen R1",
        partial(_close, closed=False),
        _which,
    ),
)
