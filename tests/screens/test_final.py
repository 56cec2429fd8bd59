"""Making minutes final by key and by command: what looks wrong asks for its reason, or is mended first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from screens.kit.form import Form
from store.commands.actions.actions import edit_action
from store.desk import Desk
from store.records import Meeting
from tests.screens.look import NARROW, frame_of, look, news, shows, write
from tui.app import Secretariat
from tui.main import main

Open = Callable[..., Secretariat]
KEY = "action-no-due:A6"


def state(desk: Desk) -> tuple[bool, list[tuple[str, str]]]:
    made = desk.register.need(Meeting, "M14").minutes
    return made.finalised_on is not None, [(one.slip, one.reason) for one in made.left]


async def test_a_slip_asks_for_its_reason_and_nothing_typed_is_lost(open_app: Open, desk: Desk) -> None:
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("meeting", "M14")
        await pilot.press("F")
        form = shows(app, Form)
        assert list(form.rows) == [KEY]
        assert "Nothing says when" in " ".join(look(app).split())
        await pilot.press("ctrl+s")
        assert shows(app, Form) is form, "without a reason it is not made final"
        assert state(desk) == (False, [])
        await write(pilot, "The panel gave no day")
        await pilot.press("ctrl+s")
        assert "final" in news(app)
    assert state(desk) == (True, [(KEY, "The panel gave no day")])


async def test_with_nothing_wrong_one_key_makes_them_final(open_app: Open, desk: Desk) -> None:
    desk.run(edit_action, action="A6", review_from=dt.date(2021, 9, 1))
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("meeting", "M14")
        await pilot.press("F")
        assert not isinstance(app.screen, Form)
    assert state(desk) == (True, [])


def test_the_command_is_refused_until_each_is_left_with_a_reason(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.close()
    base = ["--file", str(desk.path), "--today", "12/7/2021"]
    assert main([*base, "minute", "final", "--meeting", "27/1/2021"]) == 1
    said = capsys.readouterr()
    assert KEY in said.err
    assert "Nothing says when" in said.err
    leave = ["--leave", f"{KEY}=The panel gave no day"]
    assert main([*base, "minute", "final", "--meeting", "27/1/2021", *leave]) == 0
    capsys.readouterr()
    assert main([*base, "show", "lint", "--meeting", "27/1/2021"]) == 0, "what is left with a reason waits for nobody"
    assert "Left as it is: The panel gave no day" in capsys.readouterr().out
