"""`secretariat item add|edit|move|reorder|moveable`: what stands in the work programme and where."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from store.records import Meeting, WorkItem
from tui.commandline.call import Call, Telling, carry_out, carry_out_telling
from tui.commandline.command import Command
from tui.commandline.fields import add_fields, read_fields
from tui.commandline.reading import Reading

if TYPE_CHECKING:
    from store.register import Register

WHERE = "ID|DATE|next|suggested"
ITEM_HELP = "an item's id, or its title, or the beginning of its title"


def add_items(parser: argparse.ArgumentParser) -> None:
    """Add the argument that names one or several items."""
    parser.add_argument("items", nargs="+", metavar="ITEM", help=ITEM_HELP)


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("title", metavar="TITLE")
    parser.add_argument("--meeting", metavar=WHERE, default="suggested", help="suggested if not given")
    add_fields(parser, WorkItem, {"title"})


def _add(call: Call) -> int:
    from store.commands.programme.items import add_item

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            meeting = read.target(call.options.meeting)
            fields = read_fields(call.options, read, WorkItem, {"title"})
        return carry_out_telling(
            Telling(read.echoes), desk, add_item, title=call.options.title, meeting=meeting, **fields
        )


def _edit_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("item", metavar="ITEM", help=ITEM_HELP)
    add_fields(parser, WorkItem)


def _edit(call: Call) -> int:
    from store.commands.programme.items import edit_item

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            item = read.item(call.options.item)
            fields = read_fields(call.options, read, WorkItem)
        return carry_out_telling(Telling(read.echoes), desk, edit_item, item=item, **fields)


def _move_arguments(parser: argparse.ArgumentParser) -> None:
    add_items(parser)
    parser.add_argument("--to", required=True, metavar=WHERE, help="where it goes")
    parser.add_argument("--reason", default="", metavar="TEXT", help="why")


def _move(call: Call) -> int:
    from store.commands.programme.moves import move_items

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            items = read.items(call.options.items)
            to = read.target(call.options.to)
        notes = _warnings(desk.register, items, to, read)
        return carry_out_telling(
            Telling(read.echoes, notes), desk, move_items, items=items, to=to, reason=call.options.reason
        )


def _warnings(register: Register, items: tuple[str, ...], to: str | None, read: Reading) -> tuple[str, ...]:
    """Gather what should be known of a move, each thing once."""
    from store.rules.programme.items import warnings_for_move

    moving = [register.need(WorkItem, item) for item in items]
    target = register.get(Meeting, to)
    found = (note for item in moving for note in warnings_for_move(register, item, target, read.today, together=moving))
    return tuple(dict.fromkeys(found))


def _reorder_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("item", metavar="ITEM", help=ITEM_HELP)
    parser.add_argument("way", choices=("up", "down"), help="before the item above it, or after the one below it")


def _reorder(call: Call) -> int:
    from store.commands.programme.moves import reorder_item

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            item = read.item(call.options.item)
        return carry_out(desk, reorder_item, item=item, by=-1 if call.options.way == "up" else 1)


def _moveable_arguments(parser: argparse.ArgumentParser) -> None:
    add_items(parser)
    parser.add_argument("--off", action="store_true", help="take the mark off")


def _moveable(call: Call) -> int:
    from store.commands.programme.items import set_moveable

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            items = read.items(call.options.items)
        return carry_out(desk, set_moveable, items=items, moveable=not call.options.off)


COMMANDS = (
    Command(
        "item add",
        "add an item to a meeting or to the suggestions",
        'secretariat item add "Rural crime" --meeting 30/9/2021 --lead "Chief Constable" --minutes 20',
        _add,
        _add_arguments,
    ),
    Command(
        "item edit",
        "change what is recorded of an item",
        'secretariat item edit "Ethics Committee Annual report" --comments "Chair of the committee to attend"',
        _edit,
        _edit_arguments,
        notes='An empty text, as in --comments "", takes out what is recorded.',
    ),
    Command(
        "item move",
        "move items to another meeting, or back to the suggestions",
        'secretariat item move "Ethics Committee Annual report" --to 30/9/2021',
        _move,
        _move_arguments,
    ),
    Command(
        "item reorder",
        "move an item up or down within its meeting",
        'secretariat item reorder "Ethics Committee Annual report" up',
        _reorder,
        _reorder_arguments,
    ),
    Command(
        "item moveable",
        "mark items as moveable, or no longer",
        'secretariat item moveable "Ethics Committee Annual report" --off',
        _moveable,
        _moveable_arguments,
    ),
)
