"""The brief for the chair by one key: what the screen shows is what the command line prints, in text and as JSON."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Static

from screens.dialogs import Help
from store.desk import Desk
from tests.screens.look import NARROW, WIDE, frame_of, inside, look, shows
from tui.app import Secretariat
from tui.main import main

Open = Callable[..., Secretariat]


def printed(desk: Desk, capsys: pytest.CaptureFixture[str], form: str) -> str:
    line = ["--file", str(desk.path), "--today", "12/7/2021", "show", "brief", "--meeting", "29/7/2021"]
    assert main([*line, "--format", form]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=str)
async def test_screen_text_and_json_of_the_brief_agree(
    open_app: Open, desk: Desk, size: tuple[int, int], capsys: pytest.CaptureFixture[str]
) -> None:
    app = open_app("meeting")
    async with app.run_test(size=size) as pilot:
        (meeting,) = desk.register.meeting_on(dt.date(2021, 7, 29))
        frame_of(app).go("meeting", meeting.id)
        await pilot.press("b")
        window = shows(app, Help)
        assert "The brief for the chair" in look(app)
        shown = " ".join(inside(app, window).split())
        assert "PRIVATE: FOR THE CHAIR ONLY" in shown
        assert "RUNNING ORDER" in shown
        (body,) = window.query(".keys Static").results(Static)
        words = str(body.render())
    text = printed(desk, capsys, "text")
    whole = json.loads(printed(desk, capsys, "json"))
    flat = " ".join(text.split())
    assert flat.endswith(" ".join(words.split()))
    assert len(whole["items"]) == 12
    for item in whole["items"]:
        assert f"{item['number']}. {item['title']}" in flat
    for owed in (*whole["actions"], *whole["replies"]):
        assert owed["what"][:60] in flat
    for date in whole["dates"]:
        assert date["what"] in flat
    assert whole["mark"].upper() == words.splitlines()[0]


def test_the_brief_of_a_meeting_that_is_not_there_is_refused(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    line = ["--file", str(desk.path), "--today", "12/7/2021", "show", "brief", "--meeting", "30/7/2021"]
    assert main(line) == 1
    assert "no meeting" in capsys.readouterr().err.casefold()


def test_reading_the_brief_changes_nothing(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    before = Path(desk.path).read_bytes()
    printed(desk, capsys, "text")
    assert Path(desk.path).read_bytes() == before
