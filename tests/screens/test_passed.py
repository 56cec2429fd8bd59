"""The business of a meeting that has passed is changed only after a question; such meetings are folded away."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screens.forms.programme.item import ItemForm
from screens.frame import Frame
from screens.kit.ask import Ask
from screens.kit.picker import Picker
from store.desk import Desk
from store.records import WorkItem
from tests.screens.look import look
from tui.app import Secretariat

PAST_ITEM, PAST, JULY_ITEM = "W12", "M17", "W13"


def at(app: Secretariat, item: str) -> None:
    frame = app.screen_stack[0]
    assert isinstance(frame, Frame)
    assert frame.place.list.go_to(item)


KEYS = {"to the next": ("]",), "to the one before": ("[",), "up": ("K",), "withdraw": ("W",), "defer": ("d",)}


@pytest.mark.parametrize("way", KEYS)
async def test_a_key_asks_first_and_no_leaves_everything(
    open_app: Callable[..., Secretariat], desk: Desk, way: str
) -> None:
    app = open_app("programme")
    async with app.run_test(size=(80, 24)) as pilot:
        at(app, PAST_ITEM)
        before = desk.revision
        await pilot.press(*KEYS[way])
        await pilot.pause()
        assert isinstance(app.screen, Ask)
        assert "2021 has passed." in look(app)
        await pilot.press("n")
        await pilot.pause()
        assert desk.revision == before
        assert len(app.screen_stack) == 1


async def test_yes_does_it(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app("programme")
    async with app.run_test(size=(80, 24)) as pilot:
        at(app, PAST_ITEM)
        await pilot.press("]", "y")
        await pilot.pause()
        assert desk.register.need(WorkItem, PAST_ITEM).meeting == "M18"


async def test_a_new_item_under_a_meeting_that_has_passed_is_asked_about(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app("programme")
    async with app.run_test(size=(80, 24)) as pilot:
        at(app, PAST_ITEM)
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(app.screen, Ask)
        await pilot.press("y", *"Late news", "ctrl+s")
        await pilot.pause()
        assert "Late news" in [item.title for item in desk.register.items_of(PAST)]


async def test_the_form_asks_when_it_saves_what_the_agenda_prints_and_no_keeps_what_was_typed(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app("programme")
    async with app.run_test(size=(80, 24)) as pilot:
        at(app, PAST_ITEM)
        title = desk.register.need(WorkItem, PAST_ITEM).title
        await pilot.press("e", "end", *" anew", "ctrl+s")
        assert isinstance(app.screen, Ask)
        await pilot.press("n")
        assert isinstance(app.screen, ItemForm)
        assert app.screen.rows["title"].typed == f"{title} anew"
        assert desk.register.need(WorkItem, PAST_ITEM).title == title
        await pilot.press("ctrl+s", "y")
        assert desk.register.need(WorkItem, PAST_ITEM).title == f"{title} anew"


async def test_the_form_does_not_ask_about_what_no_agenda_prints(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app("programme")
    async with app.run_test(size=(80, 24)) as pilot:
        at(app, PAST_ITEM)
        await pilot.press("e", "tab", *"Noted", "ctrl+s")
        assert len(app.screen_stack) == 1
        assert "Noted" in desk.register.need(WorkItem, PAST_ITEM).comments


async def test_meetings_that_have_passed_are_found_by_typing_only(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app("programme")
    async with app.run_test(size=(80, 24)) as pilot:
        at(app, JULY_ITEM)
        await pilot.press("m")
        await pilot.pause()
        picker = app.screen
        assert isinstance(picker, Picker)
        text = look(app)
        assert "30 September 2021" in text
        assert "10 June 2021" not in text
        assert "meetings that have passed" in text
        await pilot.press(*"10 June")
        await pilot.pause()
        assert "10 June 2021" in look(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Ask)
        await pilot.press("y")
        await pilot.pause()
        assert desk.register.need(WorkItem, JULY_ITEM).meeting == PAST


async def test_the_line_that_stands_for_them_says_how_they_are_found(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("programme")
    async with app.run_test(size=(80, 24)) as pilot:
        at(app, JULY_ITEM)
        await pilot.press("m", *["down"] * 12, "enter")
        await pilot.pause()
        assert isinstance(app.screen, Picker)
        assert "to find a meeting that has passed" in look(app)


async def test_a_meeting_to_come_is_not_asked_about(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app("programme")
    async with app.run_test(size=(80, 24)) as pilot:
        at(app, JULY_ITEM)
        await pilot.press("]")
        await pilot.pause()
        assert desk.register.need(WorkItem, JULY_ITEM).meeting == "M19"
