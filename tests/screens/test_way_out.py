"""When the file has gone, or can no longer be written, what is seen can be written elsewhere, and leaving asks."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from screens.kit.ask import Ask
from screens.kit.form import Form
from store.desk import Desk
from store.file import place, troubles
from store.problems import Problem
from tests.screens.look import frame_of, news, shows
from tui.app import Secretariat
from tui.settings import Settings


async def test_a_file_that_has_gone_is_said_and_what_is_seen_is_written_elsewhere(desk: Desk, tmp_path: Path) -> None:
    app = Secretariat(desk, Settings())
    before = desk.path.read_bytes()
    async with app.run_test(size=(80, 24)) as pilot:
        desk.path.unlink()
        frame_of(app).look_outside()
        assert news(app).startswith(f"The file {desk.path} has gone since it was opened;")
        assert news(app).endswith("Ctrl+O writes what you see elsewhere.")
        await pilot.press("q")
        ask = shows(app, Ask)
        assert ask.heading == "The file cannot be reached"
        await pilot.press("s")
        assert app.is_running
        await pilot.press("ctrl+o")
        form = shows(app, Form)
        assert form.rows["path"].typed == str(tmp_path / "llr-2021-07-12.json")
        form.rows["path"].typed = str(tmp_path / "rescued.json")
        await pilot.press("ctrl+s")
        assert news(app).startswith(f"Wrote everything, its history included, to {tmp_path / 'rescued.json'}.")
        await pilot.press("q")
        assert not isinstance(app.screen, Ask), "everything is elsewhere, so leaving loses nothing"
    assert (tmp_path / "rescued.json").read_bytes() == before
    assert Desk.open(tmp_path / "rescued.json").register == desk.register


async def test_at_the_door_it_can_be_written_or_left(desk: Desk, tmp_path: Path) -> None:
    app = Secretariat(desk, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        desk.path.unlink()
        frame_of(app).look_outside()
        await pilot.press("q", "w")
        form = shows(app, Form)
        form.rows["path"].typed = str(tmp_path / "rescued.json")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert (tmp_path / "rescued.json").is_file()
        assert app.return_code == 0


async def test_leaving_without_it_is_one_answer_away(desk: Desk) -> None:
    app = Secretariat(desk, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        desk.path.unlink()
        frame_of(app).look_outside()
        await pilot.press("q", "l")
        await pilot.pause()
        assert app.return_code == 0


async def test_a_file_that_comes_back_is_said_and_leaving_no_longer_asks(desk: Desk) -> None:
    app = Secretariat(desk, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        aside = desk.path.with_name("aside")
        desk.path.rename(aside)
        frame_of(app).look_outside()
        aside.rename(desk.path)
        frame_of(app).look_outside()
        assert news(app) == "llr.json can be written again."
        await pilot.press("q")
        assert not isinstance(app.screen, Ask)


@pytest.mark.parametrize("where", ["the file", "the folder"])
async def test_a_file_that_can_no_longer_be_written_is_said(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    real, barred = os.access, desk.path if where == "the file" else desk.path.parent
    app = Secretariat(desk, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != barred and real(path, mode))
        frame_of(app).look_outside()
        assert "llr.json cannot be saved:" in news(app)
        assert news(app).endswith("Ctrl+O writes what you see elsewhere.")
        await pilot.press("q")
        shows(app, Ask)


def test_what_stands_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "panel.json"

    def found() -> Problem | None:
        return place.why_out_of_reach(path)

    assert found() == troubles.vanished(path).problem
    path.mkdir()
    assert found() == troubles.is_folder(path).problem
    path.rmdir()
    path.touch()
    assert found() is None
