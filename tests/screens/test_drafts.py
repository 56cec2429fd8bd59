"""What was typed and not saved: announced on coming in, where it belongs, and never what was saved."""

from __future__ import annotations

from pathlib import Path

from screens.kit.form import Form
from store.desk import Desk
from store.records import WorkItem
from store.sample import DEMO_DAY
from tests.screens.conftest import morning
from tests.screens.look import news, shows
from tui.app import Secretariat
from tui.settings import Settings


def _again(path: Path) -> Secretariat:
    desk = Desk.open(path, today=DEMO_DAY, who="clerk", clock=morning)
    return Secretariat(desk, Settings())


async def _type_half(desk: Desk, *more: str) -> dict[str, object]:
    app = Secretariat(desk, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *"Half", *more)
        typed = shows(app, Form).typed
    desk.close()
    return typed


async def test_a_draft_is_announced_with_its_day_its_key_and_its_heading(desk: Desk) -> None:
    await _type_half(desk)
    app = _again(desk.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert news(app) == (
            "An item you were typing on 12 July is waiting: n, under “Thursday 29 July 2021, 1:00 pm”."
        )
        await pilot.press("n")
        form = shows(app, Form)
        assert form.rows["title"].typed == "Half"
        assert form.problems.text == (
            "What you typed on 12 July under “Thursday 29 July 2021, 1:00 pm” and did not save is back."
        )


async def test_a_draft_waits_under_its_heading_and_under_no_other(desk: Desk) -> None:
    await _type_half(desk)
    app = _again(desk.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("right_curly_bracket", "n")
        assert shows(app, Form).rows["title"].typed == ""
        await pilot.press("escape", "left_curly_bracket", "n")
        assert shows(app, Form).rows["title"].typed == "Half"


async def test_choices_come_back_with_the_words(desk: Desk) -> None:
    typed = await _type_half(desk, "tab", "tab", "right", "tab", "tab", "tab", "tab", "right")
    app = _again(desk.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        form = shows(app, Form)
        assert form.typed == typed
        assert (typed["kind"], typed["moveable"]) != (WorkItem(id="W1", title="x").kind, False)


async def test_what_was_saved_is_not_announced_and_does_not_come_back(desk: Desk) -> None:
    app = Secretariat(desk, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *"Whole")
        form = shows(app, Form)
        form.do_form_save()
        form._typed()
        await pilot.pause()
        assert any(item.title == "Whole" for item in desk.register.all(WorkItem))
    desk.close()
    assert not list(desk.path.parent.glob("*.drafts-*"))
    app = _again(desk.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "waiting" not in news(app)


async def test_a_second_window_opens_empty(desk: Desk) -> None:
    first = Secretariat(desk, Settings())
    async with first.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *"Half")
        second = _again(desk.path)
        async with second.run_test(size=(80, 24)) as beside:
            await beside.pause()
            assert "waiting" not in news(second)
            await beside.press("n")
            assert shows(second, Form).rows["title"].typed == ""


async def test_a_draft_of_another_place_names_the_key_of_that_place_first(desk: Desk) -> None:
    app = Secretariat(desk, Settings(), "calendar")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("Y", "end", "9")
    desk.close()
    app = _again(desk.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "is waiting: 1, then Y" in news(app)
        await pilot.press("1", "Y")
        assert shows(app, Form).problems.text.startswith("What you typed on 12 July")
