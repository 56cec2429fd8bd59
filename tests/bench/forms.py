"""What it takes to open a form: processor time until it is painted, of every form there is and of one forty times."""

from __future__ import annotations

import asyncio
import gc
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.pilot import Pilot

from screens.kit.form import Form
from screens.places import PLACES, SIDE_PLACES
from store.desk import Desk
from store.sample import DEMO_DAY, sample_records
from tests.bench.measuring import p95
from tests.pilots import settle
from tests.screens.every_form import forms_of
from tests.screens.look import frame_of
from tests.screens.test_bright_keys import busy
from tui.app import Secretariat
from tui.settings import Settings

FORTY = 40


async def _taken(act: Callable[[], Awaitable[object]]) -> float:
    """Give the milliseconds of processor time that something takes, with all that follows from it."""
    start = time.process_time()
    await act()
    return (time.process_time() - start) * 1000


async def _of_place(pilot: Pilot[int], name: str, seen: set[tuple[str, ...]]) -> list[float]:
    """Open every form of a place whose fields were not seen yet."""
    frame = frame_of(pilot.app)
    frame.go(name)
    await pilot.pause()
    found: list[float] = []
    for (_, fields), form in forms_of(frame, name).items():
        if fields in seen:
            continue
        seen.add(fields)

        async def opening(form: Form = form) -> None:
            pilot.app.push_screen(form)
            await pilot.pause()

        found.append(await _taken(opening))
        form.dismiss(None)
        await pilot.pause()
        gc.collect()
    return found


async def _measured() -> dict[str, float]:
    every: list[float] = []
    forty: list[float] = []
    seen: set[tuple[str, ...]] = set()
    for name in (*PLACES, *SIDE_PLACES):
        with tempfile.TemporaryDirectory() as folder:
            desk = Desk.create(Path(folder) / "panel.json", sample_records(), today=DEMO_DAY, who="clerk")
            busy(desk)
            app = Secretariat(desk, Settings(), name if name in PLACES else "programme")
            async with app.run_test(size=(120, 40)) as pilot:
                for _ in range(FORTY if name == "questions" else 0):
                    forty.append(await _taken(lambda pilot=pilot: pilot.press("n")))  # type: ignore[misc]
                    await pilot.press("escape")
                every += await _of_place(pilot, name, seen)
            desk.close()
    return {"any form open p95": p95(every), "worst of forty": max(forty)}


def opening_forms() -> dict[str, float]:
    """Measure on the sample at 120×40: milliseconds of processor time of any form at p95, and the worst of forty.

    The forty are those of a new question, one after the other, with the sweeps over unused memory that fall among them.
    """
    settle()
    return asyncio.run(_measured())


if __name__ == "__main__":
    print(*(f"{what}: {took:.0f} ms" for what, took in opening_forms().items()), sep="\n")
