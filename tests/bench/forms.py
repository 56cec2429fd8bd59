"""What it takes to open a form: processor time until it is painted, of every form that a key of a place opens.

`python -m tests.bench.forms [RECORDS [CHANGES]]` prints it.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from screens.kit.form import Form
from screens.kit.keys.keymap import Keymap
from screens.kit.keys.table import keys_in
from screens.places import PLACES, SIDE_PLACES
from store.desk import Desk
from store.sample import DEMO_DAY
from tests.bench.big import make
from tests.bench.measuring import p95
from tests.screens.look import frame_of
from tui.app import Secretariat
from tui.settings import Settings
from tui.sweeping import sweep

FORTY = 40


_LOOK, _CALM = 0.02, 4
"""Seconds between two looks whether all is at rest, and how often it has to be in a row. To wait without a pause, as a
test does, would be counted as the program's work."""


async def _rest(app: Secretariat) -> None:
    calm = 0
    while calm < _CALM:
        await asyncio.sleep(_LOOK)
        screen: Any = app.screen
        owes = screen._layout_required or screen._repaint_required or screen._dirty_widgets or screen._owed
        calm = 0 if owes or not app.in_turn.has_all(screen) else calm + 1


async def _taken(app: Secretariat, key: str) -> float:
    """Give the milliseconds of processor time that a key takes, with all that follows from it."""
    start = time.process_time()
    app.simulate_key(key)
    await _rest(app)
    return (time.process_time() - start) * 1000


async def _left(app: Secretariat) -> None:
    """Leave whatever is open, without an answer."""
    while app.screen is not frame_of(app):
        app.screen.dismiss(None)
        await _rest(app)
    sweep()


async def _of_place(app: Secretariat, name: str) -> list[float]:
    """Press every key of a place on the line where it opens; gives what those took that opened a form."""
    frame = frame_of(app)
    found: list[float] = []
    for key in [Keymap().keys_of(entry.id)[0] for entry in keys_in(*_groups(app, name))]:
        if frame.place.place != name:
            frame.go(name)
            await _rest(app)
        took = await _taken(app, key)
        if isinstance(app.screen, Form):
            found.append(took)
        await _left(app)
    return found


def _groups(app: Secretariat, name: str) -> tuple[str, ...]:
    frame_of(app).go(name)
    return frame_of(app).place.groups


async def _measured(path: Path) -> dict[str, float]:
    desk = Desk.open(path, today=DEMO_DAY, who="clerk")
    app = Secretariat(desk, Settings(), "programme")
    places = (*PLACES, *SIDE_PLACES)
    async with app.run_test(size=(120, 40)):
        await _rest(app)
        gc.freeze()
        # As the program does where it runs by itself.
        before = gc.get_threshold()
        gc.set_threshold(20_000, 20, 50)
        first = [took for name in places for took in await _of_place(app, name)]
        again = [took for name in places for took in await _of_place(app, name)]
        frame_of(app).go("programme")
        forty: list[float] = []
        for _ in range(FORTY):
            await _rest(app)
            forty.append(await _taken(app, "n"))
            await _left(app)
    desk.close()
    gc.set_threshold(*before)
    gc.unfreeze()
    return {"first time, p95": p95(first), "again, p95": p95(again), "worst of forty": max(forty)}


def measured(records: int, changes: int) -> dict[str, float]:
    """Measure at 120×40 on a file made for it, in milliseconds of processor time: any form when it is opened first and
    when it is opened again, at p95, and the slowest of forty new items one after the other. 0 records give the sample.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "panel.json"
        make(path, records, changes)
        return asyncio.run(_measured(path))


if __name__ == "__main__":
    for what, took in measured(*map(int, [*sys.argv[1:], "0", "0"][:2])).items():
        print(f"{what}: {took:.0f} ms")
