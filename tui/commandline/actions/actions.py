"""`secretariat action add|edit|close|drop|reopen|note|carry|review`: what the panel asked for, until it is done."""

from __future__ import annotations

import argparse
from typing import Any

from store.records import Action
from tui.commandline.actions.reading import ACTION_HELP, DUE_HELP, ActionReading
from tui.commandline.call import Call, Telling, carry_out, carry_out_telling
from tui.commandline.command import Command
from tui.commandline.fields import add_fields, read_fields

BASES = "plan, annual report, precept, appointment or scrutiny"
DUE = frozenset({"due_kind", "due_on", "due_meeting", "review_from"})
"""The fields of an action that are typed as one, by when it is due."""


def _details(parser: argparse.ArgumentParser, leave_out: frozenset[str]) -> None:
    add_fields(parser, Action, leave_out)
    parser.add_argument("--due", metavar="WHEN", help=DUE_HELP)


def _fields(call: Call, read: ActionReading, leave_out: frozenset[str]) -> dict[str, Any]:
    """Gather the details that were given on the command line."""
    fields = read_fields(call.options, read, Action, leave_out)
    if call.options.due is not None:
        fields["due"] = read.due(call.options.due)
    return fields


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help="what is asked for, in the words of the minute")
    _details(parser, DUE | {"text"})


def _add(call: Call) -> int:
    from store.commands.actions.actions import add_action

    with call.desk() as desk:
        with ActionReading(desk.register, desk.today) as read:
            fields = _fields(call, read, DUE | {"text"})
        return carry_out_telling(Telling(read.echoes), desk, add_action, text=call.options.text, **fields)


def action_argument(parser: argparse.ArgumentParser) -> None:
    """Add the argument that names one action."""
    parser.add_argument("action", metavar="ACTION", help=ACTION_HELP)


def _actions_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("actions", nargs="+", metavar="ACTION", help=ACTION_HELP)


def _edit_arguments(parser: argparse.ArgumentParser) -> None:
    action_argument(parser)
    _details(parser, DUE)


def _edit(call: Call) -> int:
    from store.commands.actions.actions import edit_action

    with call.desk() as desk:
        with ActionReading(desk.register, desk.today) as read:
            action = read.action(call.options.action)
            fields = _fields(call, read, DUE)
        return carry_out_telling(Telling(read.echoes), desk, edit_action, action=action, **fields)


def _evidence(parser: argparse.ArgumentParser) -> None:
    action_argument(parser)
    parser.add_argument("--what", default="", metavar="TEXT", help="what discharged it")
    parser.add_argument("--where", default="", metavar="TEXT", help="where that is recorded: minute, meeting, paper")
    parser.add_argument("--on", metavar="DATE", help="the day")
    parser.add_argument("--ref", default="", metavar="ID", help="the id of the minute, meeting or item that shows it")


def _close(call: Call, *, dropped: bool = False) -> int:
    from store.commands.actions.actions import close_action

    options = call.options
    with call.desk() as desk:
        with ActionReading(desk.register, desk.today) as read:
            action, on = read.action(options.action), read.date(options.on)
        return carry_out_telling(
            Telling(read.echoes),
            desk,
            close_action,
            action=action,
            what=options.what,
            where=options.where,
            on=on,
            ref=options.ref.upper(),
            dropped=dropped,
        )


def _drop(call: Call) -> int:
    return _close(call, dropped=True)


def _reopen_arguments(parser: argparse.ArgumentParser) -> None:
    action_argument(parser)
    parser.add_argument("--reason", required=True, metavar="TEXT", help="why; what it was closed with is kept")


def _reopen(call: Call) -> int:
    from store.commands.actions.actions import reopen_action

    with call.desk() as desk:
        with ActionReading(desk.register, desk.today) as read:
            action = read.action(call.options.action)
        return carry_out(desk, reopen_action, action=action, reason=call.options.reason)


def _note_arguments(parser: argparse.ArgumentParser) -> None:
    action_argument(parser)
    parser.add_argument("text", metavar="TEXT", help="what has happened")
    parser.add_argument("--by", default="", metavar="NAME", help="who said so")


def _note(call: Call) -> int:
    from store.commands.actions.actions import note_progress

    with call.desk() as desk:
        with ActionReading(desk.register, desk.today) as read:
            action = read.action(call.options.action)
        return carry_out(desk, note_progress, action=action, text=call.options.text, by=call.options.by)


def _carry_arguments(parser: argparse.ArgumentParser) -> None:
    _actions_argument(parser)
    parser.add_argument("--to", default="next", metavar="ID|DATE|next", help="the next meeting if not given")
    parser.add_argument("--reason", default="", metavar="TEXT", help="why")


def _carry(call: Call) -> int:
    from store.commands.actions.actions import carry_over

    with call.desk() as desk:
        with ActionReading(desk.register, desk.today) as read:
            actions, to = read.actions(call.options.actions), read.meeting(call.options.to)
        return carry_out_telling(
            Telling(read.echoes), desk, carry_over, actions=actions, to=to, reason=call.options.reason
        )


def _review_arguments(parser: argparse.ArgumentParser) -> None:
    _actions_argument(parser)
    parser.add_argument("--from", dest="on", required=True, metavar="DATE", help="the day it raises itself again")


def _review(call: Call) -> int:
    from store.commands.actions.actions import review_from

    with call.desk() as desk:
        with ActionReading(desk.register, desk.today) as read:
            actions, on = read.actions(call.options.actions), read.date(call.options.on)
        return carry_out_telling(Telling(read.echoes), desk, review_from, actions=actions, on=on)


COMMANDS = (
    Command(
        "action add",
        "record what the panel asked for or was promised",
        'secretariat action add "A report on rural crime" --kind "request for a report" --due "next meeting"',
        _add,
        _add_arguments,
    ),
    Command(
        "action edit",
        "change what is recorded of an action",
        "secretariat action edit A1 --due 30/9/2021",
        _edit,
        _edit_arguments,
    ),
    Command(
        "action close",
        "close an action with what discharged it, when and where",
        'secretariat action close A6 --what "Report received" --on 10/6/2021 --where "Minutes of 10 June 2021"',
        _close,
        _evidence,
    ),
    Command(
        "action drop",
        "close an action that is no longer wanted, with who decided that, when and where",
        'secretariat action drop A2 --what "The trial ended" --on 10/6/2021 --where "Chair\'s briefing"',
        _drop,
        _evidence,
    ),
    Command(
        "action reopen",
        "open an action again; its history is kept",
        'secretariat action reopen A5 --reason "The report left two questions open"',
        _reopen,
        _reopen_arguments,
    ),
    Command(
        "action note",
        "note progress on an action",
        'secretariat action note A7 "Figures asked for again"',
        _note,
        _note_arguments,
    ),
    Command(
        "action carry",
        "carry actions over to a meeting; the meetings they passed are counted",
        "secretariat action carry A3 --to 30/9/2021",
        _carry,
        _carry_arguments,
    ),
    Command(
        "action review",
        "let actions rest until a day, from which they raise themselves again",
        "secretariat action review A24 --from 1/12/2021",
        _review,
        _review_arguments,
    ),
)
