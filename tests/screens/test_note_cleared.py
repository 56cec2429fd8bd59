"""Moving a suggestion offers to take out its note, such as "To July meeting"; nothing is taken out unasked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screens.kit.ask import Ask
from store.desk import Desk
from store.records import WorkItem
from tests.screens.look import NARROW, frame_of, look, news, shows
from tui.app import Secretariat

Open = Callable[..., Secretariat]


async def go_to(app: Secretariat, item: str) -> None:
    frame = frame_of(app)
    frame.go("programme", item)


@pytest.mark.parametrize(("key", "target"), [("c", ""), ("k", "To July meeting"), ("escape", None)])
async def test_the_window_for_moving_asks(open_app: Open, desk: Desk, key: str, target: str | None) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await go_to(app, "W25")
        await pilot.press("m", "enter")
        await pilot.pause()
        shows(app, Ask)
        assert "is the note still needed?" in look(app)
        await pilot.press(key)
        await pilot.pause()
        item = desk.register.need(WorkItem, "W25")
        if target is None:
            assert item.meeting is None
            assert "Nothing was moved" in news(app)
        else:
            assert (item.meeting is None, item.target) == (False, target)


async def test_the_keys_say_that_it_still_stands_and_which_key_takes_it_out(open_app: Open, desk: Desk) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await go_to(app, "W25")
        await pilot.press("right_square_bracket")
        assert desk.register.need(WorkItem, "W25").target == "To July meeting"
        assert "still has its note “To July meeting”. T takes it out." in " ".join(news(app).split())
        await pilot.press("T")
        item = desk.register.need(WorkItem, "W25")
        assert (item.target, item.comments) == ("", "")
        assert item.meeting is not None
        await pilot.press("T")
        assert "no note of the meeting" in " ".join(news(app).split())
        await pilot.press("u", "u")
        assert desk.register.need(WorkItem, "W25").meeting is None


async def test_an_item_without_a_note_is_moved_without_a_question(open_app: Open, desk: Desk) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await go_to(app, "W20")
        before = desk.register.need(WorkItem, "W20").meeting
        await pilot.press("m", "enter")
        await pilot.pause()
        assert app.screen is frame_of(app)
        assert desk.register.need(WorkItem, "W20").meeting != before
