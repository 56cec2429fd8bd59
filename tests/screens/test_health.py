"""The doctor in a window, and a conflicted copy named on coming in and taken over from the palette."""

from __future__ import annotations

import shutil
from pathlib import Path

from screens.health import open_merge
from screens.kit.ask import Ask
from screens.kit.form import Form
from screens.kit.picker import Picker
from store.commands.programme import items as do
from store.desk import Desk
from store.merging import read_copy
from store.records import WorkItem
from store.sample import DEMO_DAY
from tests.screens.conftest import morning
from tests.screens.look import frame_of, look, news, shows, write
from tui.app import Secretariat
from tui.settings import Settings

NAME = "llr (Anna's conflicted copy 2021-07-12).json"


def _copy(desk: Desk) -> Path:
    """Leave a copy that went on by itself."""
    desk.run(do.edit_item, item="W1", comments="common")
    other = desk.path.with_name(NAME)
    shutil.copy(desk.path, other)
    there = Desk.open(other, today=DEMO_DAY, who="anna", clock=morning)
    there.run(do.edit_item, item="W2", comments="added by Anna")
    there.close()
    return other


async def test_a_copy_is_named_and_taken_over_from_the_palette_and_undone(desk: Desk) -> None:
    _copy(desk)
    before = desk.register
    app = Secretariat(desk, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert f"seems to have made: “{NAME}”." in news(app)
        await pilot.press("ctrl+p")
        await write(pilot, "another copy")
        await pilot.press("enter")
        await pilot.pause()
        ask = shows(app, Ask)
        assert ask.heading == f"Take over what “{NAME}” did?"
        assert "anna:" in look(app)
        await pilot.press("y")
        assert news(app).startswith(f"Took over 1 change of the copy {NAME}.")
        assert desk.register.need(WorkItem, "W2").comments == "added by Anna"
        await pilot.press("u")
        assert desk.register == before


async def test_a_copy_that_was_taken_over_is_named_no_more_and_only_shown_if_something_is_left(desk: Desk) -> None:
    copy = _copy(desk)
    read_copy(desk, copy).take_over(desk)
    app = Secretariat(desk, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert NAME not in news(app)
        desk.run(do.edit_item, item="W2", comments="by me")
        Desk.open(copy, today=DEMO_DAY, who="anna").run(do.edit_item, item="W2", comments="by Anna again")
        open_merge(frame_of(app))
        await pilot.pause()
        ask = shows(app, Ask)
        assert ask.heading == f"What of “{NAME}” is not here"
        assert "Comments: here “by me”, there “by Anna again”" in " ".join(look(app).replace("│", " ").split())
        before = desk.register
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is frame_of(app)
        assert desk.register == before
    again = Secretariat(desk, Settings())
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "was taken over but for what both have changed." in " ".join(news(again).split())


async def test_the_doctor_lists_the_copy_and_leads_to_it(desk: Desk) -> None:
    _copy(desk)
    app = Secretariat(desk, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+d")
        picker = shows(app, Picker)
        assert picker.heading == "llr.json: sound, with remarks"
        assert "Every record in the file can be read." in look(app)
        await write(pilot, "Anna's")
        await pilot.press("down", "enter")
        await pilot.pause()
        shows(app, Ask)
        await pilot.press("n")
        assert desk.register.need(WorkItem, "W2").comments != "added by Anna"


async def test_without_a_copy_beside_the_file_it_asks_where_one_is(desk: Desk, tmp_path: Path) -> None:
    other = _copy(desk)
    away = tmp_path / "elsewhere.json"
    other.rename(away)
    app = Secretariat(desk, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        frame_of(app).action_do("merge")
        await pilot.pause()
        form = shows(app, Form)
        form.rows["path"].typed = str(desk.path)
        await pilot.press("ctrl+s")
        assert "is the panel's file itself" in form.problems.text
        form.rows["path"].typed = str(away)
        await pilot.press("ctrl+s")
        await pilot.pause()
        shows(app, Ask)
