"""`secretariat item score|criteria`: points for the suggestions, by the panel's own criteria."""

from __future__ import annotations

import argparse

from store.problems import Problem
from tui.commandline.call import Call, carry_out
from tui.commandline.command import Command
from tui.commandline.programme.items import ITEM_HELP
from tui.commandline.reading import Reading


def _criteria_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("criteria", nargs="*", metavar="CRITERION", help="all of them; none takes them away")
    parser.add_argument("--line", type=int, metavar="N", help="the points from which a suggestion is above the line")


def _criteria(call: Call) -> int:
    from store.commands.settling import set_criteria

    with call.desk() as desk:
        return carry_out(desk, set_criteria, criteria=tuple(call.options.criteria), line=call.options.line)


def _score_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("item", metavar="ITEM", help=ITEM_HELP)
    parser.add_argument("points", nargs="+", metavar="CRITERION=N", help="0 to 3 points for a criterion")


def _score(call: Call) -> int:
    from store.commands.settling import score_item

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            item = read.item(call.options.item)
            points = []
            for words in call.options.points:
                name, _, number = words.rpartition("=")
                if not name or not (number.isascii() and number.isdigit()):
                    cure = 'Type it as "Public interest=3".'
                    read.problems.append(Problem("points-unread", f'"{words}" gives no points.', cure, "points"))
                else:
                    points.append((name, int(number[:9])))
        return carry_out(desk, score_item, item=item, points=tuple(points))


COMMANDS = (
    Command(
        "item criteria",
        "set the criteria by which suggestions are scored",
        'secretariat item criteria "Public interest" "Impact" --line 4',
        _criteria,
        _criteria_arguments,
    ),
    Command(
        "item score",
        "give a suggestion points for the panel's criteria",
        'secretariat item score W27 "Public interest=3"',
        _score,
        _score_arguments,
    ),
)
