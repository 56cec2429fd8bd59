"""What is left after a meeting, by one key: each thing is gone to where its key does it, and both faces agree."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from screens.kit.picker import Picker
from store.desk import Desk
from tests.screens.look import NARROW, WIDE, current, frame_of, look, news, shows, write
from tui.app import Secretariat
from tui.main import main

Open = Callable[..., Secretariat]


def printed(desk: Desk, capsys: pytest.CaptureFixture[str], meeting: str, form: str = "text") -> str:
    line = ["--file", str(desk.path), "--today", "12/7/2021", "show", "after", "--meeting", meeting]
    assert main([*line, "--format", form]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=str)
async def test_screen_text_and_json_of_what_is_left_agree(
    open_app: Open, desk: Desk, size: tuple[int, int], capsys: pytest.CaptureFixture[str]
) -> None:
    app = open_app("meeting")
    async with app.run_test(size=size) as pilot:
        frame_of(app).go("meeting", "M14")
        await pilot.press("o")
        window = shows(app, Picker)
        listed = [(one.detail, one.heading) for one in window._all]
        seen = look(app)
        assert "F make final" in seen
        assert "Minutes" in seen
    rows = json.loads(printed(desk, capsys, "M14", "json"))
    assert [(row["sentence"], row["stage"].capitalize()) for row in rows] == listed
    assert len(rows) == 7
    text = printed(desk, capsys, "M14")
    for row in rows:
        assert f"- {row['sentence']}\n" in text
    assert "secretariat minute final (M14)" in text
    assert "secretariat action copies" in text


@pytest.mark.parametrize(
    ("typed", "place", "record", "key"),
    [
        ("are a draft", "meeting", "", "F make final"),
        ("No copy of 4", "actions", "A", "C copies"),
        ("must be answered", "actions", "A", "R reply"),
    ],
)
async def test_what_is_chosen_is_gone_to_where_its_key_works(
    open_app: Open, typed: str, place: str, record: str, key: str
) -> None:
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("meeting", "M14")
        await pilot.press("o")
        shows(app, Picker)
        await write(pilot, typed)
        await pilot.press("enter")
        await pilot.pause()
        assert frame_of(app).place.place == place
        assert (current(app) or "").startswith(record)
        assert key in news(app)


async def test_before_the_meeting_the_key_says_why_not(open_app: Open, desk: Desk) -> None:
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("meeting", "M18")
        await pilot.press("o")
        assert "has not taken place yet" in news(app)
        assert not isinstance(app.screen, Picker)


def test_before_the_meeting_the_command_says_so(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert "has not taken place yet" in printed(desk, capsys, "M18")
    assert json.loads(printed(desk, capsys, "M18", "json")) == []
