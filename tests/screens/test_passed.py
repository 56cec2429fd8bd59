"""The business of a meeting that has passed is changed only after a question; such meetings are folded away."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screens.forms.programme.item import ItemForm
from screens.frame import Frame
from screens.kit.ask import Ask
from screens.kit.choice import Choice
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.picker import Picker
from screens.kit.record_fields import record_fields
from store.desk import Desk
from store.fields import LINK, editable
from store.records import KINDS, Action, Meeting, Record, WorkItem
from store.rules.programme.passed import has_passed
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


def meetings_named(desk: Desk) -> list[tuple[type[Record], str, Field]]:
    """Give every field of every kind of record in which a meeting is chosen from a list of all of them."""
    found = []
    for kind in KINDS:
        fields = {field.name: field for field in record_fields(desk, kind, None, ())}
        for name, one in editable(kind).items():
            if one.kind == LINK and Meeting.prefix in one.links and fields[name].kind == "choice":
                found.append((kind, name, fields[name]))
    return found


async def test_in_every_chooser_of_a_record_meetings_that_have_passed_are_folded_away(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    over = [one.id for one in desk.register.meetings if has_passed(one, desk.today)]
    assert len(over) > 5
    found = meetings_named(desk)
    assert found
    for _, _, field in found:
        assert field.folded == frozenset(over[:-1])
    app = open_app("programme")
    async with app.run_test(size=(80, 24)) as pilot:
        form = Form(desk, "A form", (found[0][2],), lambda values: None)
        app.push_screen(form)
        await pilot.pause()
        entry = form.rows[found[0][1]].entry
        assert isinstance(entry, Choice)
        seen = set()
        for _ in range(2 * len(found[0][2].choices)):
            await pilot.press("right")
            seen.add(entry.value)
        assert not seen & set(over[:-1])
        assert over[-1] in seen
        await pilot.press("enter")
        picker = app.screen
        assert isinstance(picker, Picker)
        assert f"{len(over) - 1} meetings that have passed" in look(app)
        await pilot.press("2", "5", "space", *"march")
        await pilot.press("enter")
        assert entry.value in over[:-1], "what is typed finds it"


def test_the_meeting_that_a_record_names_is_never_folded_away(desk: Desk) -> None:
    field = next(
        one for one in record_fields(desk, Action, Action(id="A900", text="x", meeting="M15"), ()) if one.folded
    )
    assert "M15" not in field.folded
