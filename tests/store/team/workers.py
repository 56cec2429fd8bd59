"""A clerk as a program of its own: adds items on a server whatever happens to it, and says which were acknowledged.

python -m tests.store.team.workers SIGNPOST NAME COUNT
"""

from __future__ import annotations

import sys
from pathlib import Path

from store.desk import Desk
from store.file.patience import attempts
from store.problems import FileTrouble
from tests.store.file.samples import add

PATIENCE, PAUSE = 120, 0.05
TOLD_SAVED = "team.saved-after-all"


def opened(place: Path) -> Desk:
    """Sit down as soon as the server answers."""
    for _ in attempts(PATIENCE, PAUSE):
        try:
            return Desk.open(place)
        except FileTrouble:
            continue
    sys.exit("The server did not come back.")


def entered(desk: Desk, title: str) -> str:
    """Add an item as a clerk does: save again until it is said to be saved; gives how that was said."""
    for _ in attempts(PATIENCE, PAUSE):
        try:
            return "saved" if desk.run(add, title=title) else ""
        except FileTrouble as trouble:
            if trouble.problem.code == TOLD_SAVED:
                return TOLD_SAVED
            if trouble.problem.code not in {"team.unknown", "team.not-saved", "team.away"}:
                sys.exit(str(trouble))
    sys.exit("It could not be saved.")


def work(place: Path, name: str, count: int) -> None:
    """Add so many items, one after another, and say each that is acknowledged."""
    desk = opened(place)
    for number in range(count):
        how = entered(desk, f"{name} {number}")
        if not how:
            sys.exit("A change was not made.")
        sys.stdout.write(f"{name} {number}\t{how}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    work(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
