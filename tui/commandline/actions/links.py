"""`secretariat action link|unlink|schedule|split`: from the minute to the action, from there to the programme."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.problems import Problem
from store.records import ActionKind, Minute
from tui.commandline.actions.actions import BASES, action_argument
from tui.commandline.actions.reading import ACTION_HELP, ActionReading
from tui.commandline.call import Call, Telling, carry_out, carry_out_telling, say
from tui.commandline.command import Command
from tui.commandline.guard import DONE
from tui.commandline.programme.items import ITEM_HELP, WHERE
from tui.commandline.reading import MINUTE_HELP

if TYPE_CHECKING:
    from store.commands.actions.splitting import Piece


def _link_arguments(parser: argparse.ArgumentParser) -> None:
    action_argument(parser)
    to = parser.add_mutually_exclusive_group(required=True)
    to.add_argument("--item", metavar="ITEM", help=ITEM_HELP)
    to.add_argument("--part-of", metavar="ACTION", help=f"{ACTION_HELP}: the action it is part of")


def _link(call: Call) -> int:
    from store.commands.actions.linking import link_action

    options = call.options
    with call.desk() as desk:
        with ActionReading(desk.register, desk.today) as read:
            action = read.action(options.action)
            item = read.item(options.item) if options.item else ""
            parent = read.action(options.part_of) if options.part_of else ""
        return carry_out(desk, link_action, action=action, item=item, parent=parent)


def _unlink_arguments(parser: argparse.ArgumentParser) -> None:
    action_argument(parser)
    off = parser.add_mutually_exclusive_group(required=True)
    off.add_argument("--item", metavar="ITEM", help=ITEM_HELP)
    off.add_argument("--part-of", action="store_true", help="from the action it is part of")


def _unlink(call: Call) -> int:
    from store.commands.actions.linking import unlink_action

    options = call.options
    with call.desk() as desk:
        with ActionReading(desk.register, desk.today) as read:
            action = read.action(options.action)
            item = read.item(options.item) if options.item else ""
        return carry_out(desk, unlink_action, action=action, item=item, parent=options.part_of)


def _schedule_arguments(parser: argparse.ArgumentParser) -> None:
    action_argument(parser)
    parser.add_argument("--to", default="next", metavar=WHERE, help="the next meeting if not given")
    parser.add_argument(
        "--title", default="", metavar="TEXT", help="of the new item; made from the action if not given"
    )
    parser.add_argument("--comments", default="", metavar="TEXT", help="comments of the new item")


def _schedule(call: Call) -> int:
    from store.commands.actions.linking import schedule_action

    options = call.options
    with call.desk() as desk:
        with ActionReading(desk.register, desk.today) as read:
            action, to = read.action(options.action), read.target(options.to)
        return carry_out_telling(
            Telling(read.echoes),
            desk,
            schedule_action,
            action=action,
            to=to,
            title=options.title,
            comments=options.comments,
        )


def _split_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("minute", metavar="MINUTE", help=MINUTE_HELP)
    parser.add_argument(
        "--take",
        action="append",
        default=[],
        metavar="CLAUSE|KIND|OWNER|DUE|TEXT",
        help="an action to make; only the clause is needed, and several can come of one clause with texts of their own",
    )
    parser.add_argument("--basis", default="", metavar="POWER", help=f"of the recommendations: {BASES}")


def _split(call: Call) -> int:
    from store.commands.actions.splitting import split_minute

    options = call.options
    with call.desk() as desk:
        with ActionReading(desk.register, desk.today) as read:
            minute_id = read.minute(options.minute)
        minute = desk.register.need(Minute, minute_id, "minute")
        if not options.take:
            say(f"Minute {minute.number} {minute.heading}".rstrip(), *_preview(minute))
            return DONE
        with ActionReading(desk.register, desk.today) as read:
            pieces = [_piece(minute, words, read) for words in options.take]
        return carry_out(desk, split_minute, minute=minute.id, pieces=pieces, legal_basis=options.basis)


def _preview(minute: Minute) -> Iterator[str]:
    """Show the clauses of a minute with what each seems to make."""
    from store.commands.actions.splitting import clauses_of, suggested_kind

    for label, text in clauses_of(minute):
        kind = suggested_kind(text, recommendation=label.startswith("recommendation"))
        yield f"  {label} ({kind.value if kind else 'no action'}): {' '.join(text.split())}"
    yield 'Nothing was changed. Make actions with --take "CLAUSE|KIND|OWNER|DUE".'


def _piece(minute: Minute, words: str, read: ActionReading) -> Piece:
    """Read one action to be made: `recommendation 2|request for a report|OPCC|next meeting`."""
    from store.commands.actions.splitting import Piece, clauses_of, suggested_kind

    parts = [part.strip() for part in words.split("|", 4)] + [""] * 5
    texts = dict(clauses_of(minute))
    if parts[0] not in texts:
        known = ", ".join(texts) or "none"
        sentence = f'Minute {minute.number} has no clause "{parts[0]}".'
        read.problems.append(Problem("split-clause", sentence, f"Its clauses: {known}.", "take"))
        return Piece(text=parts[4] or parts[0])
    text = parts[4] or texts[parts[0]]
    kind = read.word(ActionKind, parts[1], "kind of action") if parts[1] else None
    kind = kind or suggested_kind(text, recommendation=parts[0].startswith("recommendation")) or ActionKind.ACTION
    return Piece(text=text, kind=kind, clause=parts[0], owner=parts[2], due=read.due(parts[3]))


COMMANDS = (
    Command(
        "action link",
        "tie an action to the item of the programme that answers it",
        'secretariat action link A1 --item "Human Trafficking"',
        _link,
        _link_arguments,
    ),
    Command(
        "action unlink",
        "untie an action from an item or from the action it is part of",
        "secretariat action unlink A6 --item W28",
        _unlink,
        _unlink_arguments,
    ),
    Command(
        "action schedule",
        "put an action on the programme: its item moves there, or one is made for it",
        "secretariat action schedule A1 --to 30/9/2021",
        _schedule,
        _schedule_arguments,
    ),
    Command(
        "action split",
        "make several actions of one minute, each keeping its clause; without --take, list its clauses",
        'secretariat action split "33 of 23/9/2016" --take "(a)|action|Clerk|30/9/2021"',
        _split,
        _split_arguments,
    ),
)
