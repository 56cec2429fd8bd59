"""What is said above a form follows what is put right; what is offered is typed over; what is kept is said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from screens.kit.ask import Ask
from screens.kit.fields import Field
from screens.kit.form import Form
from store.desk import Desk
from store.problems import Problem, Refused
from tests.screens.look import NARROW, frame_of, inside, news, shows, write
from tui.app import Secretariat

Opens = Callable[..., Secretariat]

FIELDS = (
    Field("name", "Name"),
    Field("many", "How many", "number", 1),
    Field("day", "Day", "date"),
    Field("way", "Way", "choice", "a", (("a", "one way"), ("b", "another"))),
)


def refusing(*fields: str) -> Callable[[dict[str, Any]], None]:
    def save(_: dict[str, Any]) -> None:
        raise Refused(*(Problem(f"wrong-{name}", f"The {name} will not do.", "Type another.", name) for name in fields))

    return save


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("name", "many", "way"), (": 3 things to put right.", ": 2 things to put right.", ".", "")),
        (
            ("name", "many", "way", "the file"),
            (": 4 things to put right.", ": 3 things", ": 2 things", ". The the file"),
        ),
    ],
)
async def test_what_is_put_right_is_counted_no_more(
    open_app: Opens, wrong: tuple[str, ...], said: tuple[str, ...]
) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        form = Form(None, "Fill in", FIELDS[:2] + FIELDS[3:], refusing(*wrong), note="A note.")
        app.push_screen(form)
        await pilot.pause()
        await pilot.press("ctrl+s")
        told = [form.problems.text]
        await write(pilot, "x")
        told.append(form.problems.text)
        await pilot.press("tab", "7")
        told.append(form.problems.text)
        await pilot.press("tab", "right")
        told.append(form.problems.text)
        for one, words in zip(told, said, strict=True):
            assert one.startswith(f"Not saved{words}") if words else one == "A note."


@pytest.mark.parametrize(("field", "typed", "left"), [(1, "5", "5"), (2, "1/10/2021", "1/10/2021"), (0, "s", "Anns")])
async def test_a_number_or_a_day_that_is_offered_is_typed_over_and_a_name_is_not(
    open_app: Opens, field: int, typed: str, left: str
) -> None:
    offered = ("Ann", 1, dt.date(2021, 7, 12))
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        form = Form(None, "Fill in", [FIELDS[3], FIELDS[field]._replace(value=offered[field])], lambda _: None)
        app.push_screen(form)
        await pilot.pause()
        await pilot.press("tab")
        await write(pilot, typed)
        assert form.typed[FIELDS[field].name] == left


async def test_whoever_leaves_a_form_is_told_what_ctrl_s_and_escape_do_and_what_is_kept(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("n")
        await write(pilot, "Half a thought")
        await pilot.press("escape")
        asked = shows(app, Ask)
        assert "Ctrl+S Save it now" in asked.hint_line.text
        assert "Esc Leave" in asked.hint_line.text
        await pilot.press("escape")
        assert app.screen is frame_of(app)
        assert news(app) == "What you typed is kept, and stands there when you open this again."
        await pilot.press("n")
        assert "Half a thought" in inside(app)
        await pilot.press("escape", "t")
        assert news(app) == "What you typed is thrown away."


async def test_what_a_window_over_the_form_has_done_is_no_draft_any_more(open_app: Opens, desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("Y")
        form = shows(app, Form)
        await write(pilot, "2024")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.screen is not form, "the dates are shown"
        assert desk.drafts.waiting()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.screen is frame_of(app)
        assert any(one.date.year == 2024 for one in desk.register.meetings)
        assert desk.drafts.waiting() == ()
