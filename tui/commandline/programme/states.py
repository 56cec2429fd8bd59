"""`secretariat item defer|withdraw|reinstate|considered|paper|bin|restore`: what becomes of an item."""

from __future__ import annotations

import argparse

from store.records import PaperStatus
from tui.commandline.call import Call, Telling, carry_out, carry_out_telling
from tui.commandline.command import Command
from tui.commandline.programme.items import ITEM_HELP, WHERE, add_items
from tui.commandline.reading import Reading


def _reason(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reason", required=True, metavar="TEXT", help="why; it is kept with the item")


def _defer_arguments(parser: argparse.ArgumentParser) -> None:
    add_items(parser)
    parser.add_argument(
        "--to", default="suggested", metavar=WHERE, help="suggested (until it is known when) if not given"
    )
    parser.add_argument("--what", default="", metavar="TEXT", help="only this part of it, such as a named paper")
    parser.add_argument("--target", default="", metavar="TEXT", help="when it is hoped for, if no meeting is given")
    _reason(parser)


def _defer(call: Call) -> int:
    from store.commands.programme.moves import defer_items

    options = call.options
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            items = read.items(options.items)
            to = read.target(options.to)
        return carry_out_telling(
            Telling(read.echoes),
            desk,
            defer_items,
            items=items,
            to=to,
            what=options.what,
            target=options.target,
            reason=options.reason,
        )


def _withdraw_arguments(parser: argparse.ArgumentParser) -> None:
    add_items(parser)
    _reason(parser)


def _withdraw(call: Call) -> int:
    from store.commands.programme.moves import withdraw_items

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            items = read.items(call.options.items)
        return carry_out(desk, withdraw_items, items=items, reason=call.options.reason)


def _reinstate(call: Call) -> int:
    from store.commands.programme.moves import reinstate_items

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            items = read.items(call.options.items)
        return carry_out(desk, reinstate_items, items=items)


def _considered_arguments(parser: argparse.ArgumentParser) -> None:
    add_items(parser)
    parser.add_argument("--meeting", required=True, metavar="ID|DATE", help="the meeting that dealt with them")


def _considered(call: Call) -> int:
    from store.commands.programme.moves import consider_items

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            items = read.items(call.options.items)
            meeting = read.meeting(call.options.meeting)
        return carry_out_telling(Telling(read.echoes), desk, consider_items, items=items, meeting=meeting)


def _paper_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("item", metavar="ITEM", help=ITEM_HELP)
    states = ", ".join(status.value for status in PaperStatus if status.value)
    parser.add_argument("status", metavar="STATUS", help=f"{states}; an empty text if none was asked for")
    parser.add_argument("--due", metavar="DATE", help="when it is due")
    parser.add_argument("--received", metavar="DATE", help="when it came")
    parser.add_argument("--appendix", metavar="TEXT", help="which appendix it has")
    parser.add_argument("--exempt", metavar="TEXT", help="the exempt paragraph of Schedule 12A, if any")


def _paper(call: Call) -> int:
    from store.commands.programme.items import set_paper

    options = call.options
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            item = read.item(options.item)
            status = read.word(PaperStatus, options.status, "status of a paper")
            due, received = read.date(options.due), read.date(options.received)
        return carry_out_telling(
            Telling(read.echoes),
            desk,
            set_paper,
            item=item,
            status=status,
            due_on=due,
            received_on=received,
            appendix=options.appendix,
            exempt_paragraph=options.exempt,
        )


def _bin(call: Call) -> int:
    from store.commands.bin import bin_records

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            ids = read.items(call.options.items)
        return carry_out(desk, bin_records, ids=ids)


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID", help="ids as the bin lists them")


def _restore(call: Call) -> int:
    from store.commands.bin import restore_records

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            ids = read.records(call.options.ids)
        return carry_out(desk, restore_records, ids=ids)


COMMANDS = (
    Command(
        "item defer",
        "put items off, to a later meeting or until it is known when",
        'secretariat item defer "Ethics Committee Annual report" --to 30/9/2021 --reason "Chair unwell"',
        _defer,
        _defer_arguments,
    ),
    Command(
        "item withdraw",
        "take items out of the programme; they are kept, with the reason",
        'secretariat item withdraw "Human Trafficking" --reason "Covered by another item"',
        _withdraw,
        _withdraw_arguments,
    ),
    Command(
        "item reinstate",
        "take up again what was withdrawn or marked as considered",
        'secretariat item reinstate "Human Trafficking"',
        _reinstate,
        add_items,
    ),
    Command(
        "item considered",
        "record that a meeting dealt with items",
        'secretariat item considered "Confirm Panel Memberships" --meeting 10/6/2021',
        _considered,
        _considered_arguments,
    ),
    Command(
        "item paper",
        "record where the report for an item stands",
        'secretariat item paper "Ethics Committee Annual report" due --due 19/7/2021',
        _paper,
        _paper_arguments,
    ),
    Command(
        "item bin",
        "put items entered by mistake in the bin",
        'secretariat item bin "Return on Investments update"',
        _bin,
        add_items,
    ),
    Command(
        "item restore",
        "take records out of the bin",
        "secretariat item restore W29",
        _restore,
        _restore_arguments,
    ),
)
