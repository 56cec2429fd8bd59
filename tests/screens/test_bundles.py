"""The evidence of a meeting by key: put into a file that is recorded, and verified."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from screens.kit.form import Form
from screens.kit.picker import Picker
from store.papers.bundle.verifying import verified
from store.records import Meeting
from tests.screens.look import NARROW, frame_of, look, news, shows
from tests.screens.test_import_programme import desk_of
from tui.app import Secretariat


async def test_a_bundle_is_made_of_the_meeting_that_is_open_and_recorded(
    open_app: Callable[..., Secretariat], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("left_square_bracket", "X")
        form = shows(app, Form)
        assert "The evidence of the annual meeting of 10 June 2021 in one file" in look(app)
        assert form.rows["for_members"].typed is False
        await pilot.press("ctrl+s")
        data = (tmp_path / "bundle-2021-06-10.zip").read_bytes()
        desk = desk_of(app)
        (made,) = desk.register.need(Meeting, "M17").bundles
        assert verified(data, register=desk.register, panel_id=desk.panel_id).held_against == ("the panel's file",)
        assert verified(data).sha512 == made.sha512
        assert "bundle-2021-06-10.zip" in news(app)
        assert app.screen is frame_of(app)
        await pilot.press("X", "ctrl+s")
        assert (tmp_path / "bundle-2021-06-10-2.zip").read_bytes() == data, "nothing that is there is replaced"


async def test_of_a_meeting_in_private_it_is_for_members_and_says_so(
    open_app: Callable[..., Secretariat], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("left_square_bracket", "left_square_bracket", "X")
        form = shows(app, Form)
        assert form.rows["for_members"].typed is True
        form.rows["for_members"].typed = False
        await pilot.press("ctrl+s")
        assert "is not held in" in look(app)
        form.rows["for_members"].typed = True
        form.rows["packs"].typed = "nowhere"
        await pilot.press("ctrl+s")
        assert "There are no packs in" in " ".join(look(app).split())
        assert list(tmp_path.glob("*.zip")) == []
        form.rows["packs"].typed = ""
        await pilot.press("ctrl+s")
        assert "It contains exempt information. Not for publication." in " ".join(news(app).split())
        assert [one.name for one in tmp_path.glob("*.zip")] == ["members-bundle-2021-05-20.zip"]


async def test_a_bundle_is_verified_and_what_was_altered_is_listed(
    open_app: Callable[..., Secretariat], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, codes_shown: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("left_square_bracket", "X", "ctrl+s")
        path = tmp_path / "bundle-2021-06-10.zip"
        await pilot.press("v")
        await pilot.press("ctrl+s")
        assert "No file is named." in look(app)
        assert codes_shown == ["read.none"]
        shows(app, Form).rows["bundle"].typed = str(path)
        await pilot.press("ctrl+s")
        window = shows(app, Picker)
        assert "is the bundle for the public of the meeting of Thursday 10 June 2021" in " ".join(
            window.after.text.split()
        )
        await pilot.press("down", "down")
        assert window.after.text == "It fits the panel's file."
        await pilot.press("escape")
        data = path.read_bytes()
        path.write_bytes(data.replace(b"<!DOCTYPE", b"<!doctype", 1))
        await pilot.press("v")
        shows(app, Form).rows["bundle"].typed = str(path)
        await pilot.press("ctrl+s", "down", "down")
        assert "agenda/agenda.html was altered." in shows(app, Picker).after.text
        await pilot.press("escape")
        assert app.screen is frame_of(app)


async def test_that_papers_left_the_website_is_recorded_at_the_meeting(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("O")
        assert "have to be open to inspection until" in " ".join(news(app).split())
        frame_of(app).go("meeting", "M2")
        await pilot.pause()
        await pilot.press("O")
        form = shows(app, Form)
        assert form.rows["background"].typed is True, "six years are not over"
        await pilot.press("ctrl+s")
        (off,) = desk_of(app).register.need(Meeting, "M2").taken_off
        assert (off.background, off.on) == (True, desk_of(app).today)
        assert "background papers of the meeting of 2 February 2016 as taken off the website" in " ".join(
            news(app).split()
        )
