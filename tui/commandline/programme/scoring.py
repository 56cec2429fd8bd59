"""`secretariat item score|criteria`: points for the suggestions, by the panel's own criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.later import Later
from store.problems import Problem
from tui.commandline.acts import act
from tui.commandline.args import item, number, texts, typed
from tui.commandline.reading import Reading

if TYPE_CHECKING:
    from store.commands import settling
else:
    settling = Later("store.commands.settling")

Points = tuple[tuple[str, int], ...]


def _points(read: Reading, typed: list[str]) -> Points:
    """Read points for criteria: `Public interest=3`."""
    points = []
    for words in typed:
        name, _, number = words.rpartition("=")
        if not name or not (number.isascii() and number.isdigit()):
            cure = "Type it as “Public interest=3”."
            read.problems.append(Problem("points-unread", f"“{words}” gives no points.", cure, "points"))
        else:
            points.append((name, int(number[:9])))
    return tuple(points)


COMMANDS = (
    act(
        "item criteria",
        "set the criteria by which suggestions are scored",
        'secretariat item criteria "Public interest" "Impact" --line 4',
        settling.set_criteria,
        texts("criteria", "all of them; give none to remove all", "CRITERION", nargs="*"),
        number("--line", "the points from which a suggestion is above the line"),
    ),
    act(
        "item score",
        "give a suggestion points for the panel's criteria",
        'secretariat item score W27 "Public interest=3"',
        settling.score_item,
        item(),
        typed("points", "0 to 3 points for a criterion", _points, Points, "CRITERION=N", nargs="+"),
        first=('secretariat item criteria "Public interest" "Impact"',),
    ),
)
