"""On the clerk's own screens the words of exempt business are shown, and each line of them is marked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from store.desk import Desk
from store.edit import Edit
from store.queries.detail import NOT_PUBLIC
from store.sample import DEMO_DAY, sample_records
from tests.exempt_office import CANARY, MEETING, exempt_records
from tests.screens.look import NARROW, WIDE, frame_of, inside, look
from tui.app import Secretariat
from tui.settings import Settings

MARK = "EXEMPT"


@pytest.fixture
def app(tmp_path: Path) -> Secretariat:
    desk = Desk.create(tmp_path / "llr.json", sample_records(), today=DEMO_DAY, who="clerk")
    desk.run(lambda register, today: Edit(f"Entered {CANARY}", exempt_records(register)))
    return Secretariat(desk, Settings(), "actions")


def listed(app: Any) -> list[str]:
    """Give the lines of the list that hold words of exempt business."""
    shown = inside(app, frame_of(app).place.list)
    return [line for line in shown.splitlines() if "Zanz" in line]


@pytest.mark.parametrize("place", ["actions", "meeting", "room"])
async def test_every_line_of_exempt_business_is_marked(app: Secretariat, place: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        if place != "actions":
            frame_of(app).go("meeting", MEETING)
            await pilot.pause()
        if place == "room":
            await pilot.press("r")
            await pilot.pause()
        else:
            await pilot.press("end")
            await pilot.pause()
        assert frame_of(app).place.place == place
        assert listed(app), look(app)
        for line in listed(app):
            assert MARK in line


@pytest.mark.parametrize("record", ["A900", "A901"])
async def test_the_pane_says_so_first(app: Secretariat, record: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        frame_of(app).go("actions", record)
        await pilot.pause()
        assert "not for publication" in look(app)
        assert MARK in look(app)


@pytest.mark.parametrize("size", [NARROW, WIDE, (200, 50)], ids=["80", "120", "200"])
@pytest.mark.parametrize("place", ["actions", "meeting", "room"])
async def test_the_pane_of_every_place_says_so_before_all_else(
    app: Secretariat, place: str, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        frame_of(app).go(place, "A900" if place == "actions" else MEETING)
        await pilot.pause()
        here = frame_of(app).place
        marked = [
            one for section in here.list.sections for one in section.ids if MARK in " ".join(here.cells(one, 0).texts)
        ]
        assert marked
        for one in marked:
            for fields in (here.describe(one)[1], here.below(one)[1]):
                assert fields[0] == (MARK, NOT_PUBLIC), one


async def test_history_and_bin_mark_them(app: Secretariat) -> None:
    async with app.run_test(size=WIDE) as pilot:
        frame_of(app).go("actions", "A900")
        await pilot.pause()
        for key in ("h", "B"):
            await pilot.press(key)
            await pilot.pause()
            lines = [line for line in inside(app).splitlines() if "Zanz" in line]
            assert lines, look(app)
            assert all(MARK in line for line in lines), look(app)
            await pilot.press("escape")
            await pilot.pause()
