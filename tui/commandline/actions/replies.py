"""`secretariat action respond|copies`: the commissioner's reply point by point, and the copies to the councils."""

from __future__ import annotations

import argparse

from store.records import Outcome
from tui.commandline.actions.actions import action_argument
from tui.commandline.actions.reading import ACTION_HELP, DUE_HELP, ActionReading
from tui.commandline.call import Call, Telling, carry_out_telling
from tui.commandline.command import Command

ALL = "all"
"""The word for every council of the panel."""


def _respond_arguments(parser: argparse.ArgumentParser) -> None:
    action_argument(parser)
    parser.add_argument("outcome", metavar="OUTCOME", help=", ".join(one.value for one in Outcome))
    parser.add_argument("--received", required=True, metavar="DATE", help="when the reply came")
    parser.add_argument("--text", default="", metavar="TEXT", help="the words of the reply to this point")
    parser.add_argument("--reference", default="", metavar="TEXT", help='what was changed, such as "Para 32"')
    parser.add_argument("--published", metavar="DATE", help="when the reply was published")
    parser.add_argument("--letter", default="", metavar="TEXT", help="the reference of the letter")
    parser.add_argument("--promise", default="", metavar="TEXT", help="the report promised, which becomes an action")
    parser.add_argument("--promise-due", metavar="WHEN", help=DUE_HELP)
    parser.add_argument("--keep-open", action="store_true", help="do not close the recommendation with it")


def _respond(call: Call) -> int:
    from store.commands.actions.recommendations import respond

    options = call.options
    with call.desk() as desk:
        with ActionReading(desk.register, desk.today) as read:
            action = read.action(options.action)
            outcome = read.word(Outcome, options.outcome, "outcome")
            received, published = read.date(options.received), read.date(options.published)
            promise_due = read.due(options.promise_due)
        return carry_out_telling(
            Telling(read.echoes),
            desk,
            respond,
            action=action,
            outcome=outcome,
            text=options.text,
            reference=options.reference,
            received_on=received,
            published_on=published,
            letter=options.letter,
            promise=options.promise,
            promise_due=promise_due,
            keep_open=options.keep_open,
        )


def _copies_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("actions", nargs="+", metavar="ACTION", help=ACTION_HELP)
    parser.add_argument(
        "--to", action="append", required=True, metavar="COUNCIL", help=f"a council, or {ALL}; repeat it"
    )
    parser.add_argument("--on", metavar="DATE", help="when they went out; today if not given")
    parser.add_argument("--off", action="store_true", help="take the tick off again")


def _copies(call: Call) -> int:
    from store.commands.actions.recommendations import tick_copies

    options = call.options
    with call.desk() as desk:
        with ActionReading(desk.register, desk.today) as read:
            actions, on = read.actions(options.actions), read.date(options.on)
        councils = tuple(options.to)
        if [name.casefold() for name in councils] == [ALL]:
            councils = tuple(council.name for council in desk.register.panel.councils)
        return carry_out_telling(
            Telling(read.echoes), desk, tick_copies, actions=actions, councils=councils, on=on, off=options.off
        )


COMMANDS = (
    Command(
        "action respond",
        "record the commissioner's reply to one recommendation",
        'secretariat action respond A4 noted --received 9/7/2021 --text "The comments have been noted."',
        _respond,
        _respond_arguments,
    ),
    Command(
        "action copies",
        "tick off the councils that were sent a copy of recommendations",
        "secretariat action copies A4 A5 A6 A7 --to all --on 1/2/2021",
        _copies,
        _copies_arguments,
    ),
)
