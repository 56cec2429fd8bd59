"""The pane: beside the list, below it or put away; the choice holds for every place and for the next time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual.geometry import Size

from screens.kit.room import Stack
from screens.kit.sided import SidedList
from screens.kit.sides import NOWHERE, Stand
from screens.places import PLACES, SIDE_PLACES
from store.rules.words.wording import capital
from tests.screens.look import NARROW, frame_of, inside, look, news, title, write
from tui.app import Secretariat
from tui.settings import config_path, load_settings


@pytest.mark.parametrize("size", [NARROW, (100, 30), (120, 40), (200, 50)])
async def test_the_key_puts_the_pane_away_and_brings_it_back(
    open_app: Callable[..., Secretariat], size: tuple[int, int]
) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        place = frame_of(app).place
        before, room, current = look(app), place.list.size, place.list.current
        await pilot.press("|")
        await pilot.pause()
        assert place.list.size.width * place.list.size.height > room.width * room.height
        assert place.list.size.width in {size[0], size[0] - 1}
        assert not place.detail.display
        assert news(app) == "The list has all the room: | changes it."
        await pilot.press("|")
        await pilot.pause()
        frame_of(app).say("")
        await pilot.pause()
        assert look(app) == before
        assert place.list.current == current


async def test_the_choice_holds_in_every_place_and_the_next_time(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("1", "|")
        for name in (*PLACES, *SIDE_PLACES):
            frame_of(app).go(name)
            await pilot.pause()
            assert not frame_of(app).place.detail.display, name
    assert "pane = false" in config_path().read_text("utf-8")
    again = open_app(pane=load_settings().pane)
    async with again.run_test(size=(120, 40)) as pilot:
        assert not frame_of(again).place.detail.display
        await pilot.press("|")
        assert frame_of(again).place.detail.display
    assert load_settings().pane


async def test_a_choice_that_cannot_be_noted_holds_for_this_time(
    open_app: Callable[..., Secretariat], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SECRETARIAT_CONFIG", str(tmp_path))
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("|")
        assert "could not be noted" in news(app)
        assert "It holds for this time." in news(app)
        assert not frame_of(app).place.detail.display


async def test_the_pane_goes_beside_when_the_terminal_widens_and_below_when_it_narrows(
    open_app: Callable[..., Secretariat],
) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        place = frame_of(app).place
        assert inside(app, place.detail).startswith("── Item ──")
        await pilot.resize_terminal(200, 50)
        await pilot.pause()
        border, *lines = inside(app, place.detail).splitlines()
        assert border.startswith("┌─ Item ──")
        assert all(line.startswith("│") for line in lines)
        assert place.detail.region.x == place.list.region.right
        await pilot.resize_terminal(60, 15)
        await pilot.pause()
        assert not place.detail.display
        assert place.list.size.height == 11


async def test_below_the_list_a_label_is_parted_from_its_text_by_more_than_a_colour(
    open_app: Callable[..., Secretariat],
) -> None:
    """Without colours "Comments To receive outgoing PCC's Annual" was one sentence, cut off."""
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        shown = " ".join(inside(app, frame_of(app).place.detail).split())
        assert "Comments: To receive outgoing PCC's Annual · Kind: statutory · Meeting: Thursday 29 July 2021" in shown


async def test_below_the_list_what_goes_on_from_the_field_before_has_no_colon(
    open_app: Callable[..., Secretariat],
) -> None:
    """A question may wait for two things, of which the second has no label of its own."""
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        pane = frame_of(app).place.detail
        assert pane.flows
        pane.show("Q2", (("Next step", "tell the asker"), ("", "send it for an answer"), ("Kind", "question")))
        await pilot.pause()
        shown = " ".join(inside(app, pane).split())
        assert "Next step: tell the asker · send it for an answer · Kind: question" in shown


@pytest.mark.parametrize("size", [NARROW, (100, 30), (120, 40)])
@pytest.mark.parametrize("name", ["questions", "room"])
async def test_a_pane_below_a_short_list_begins_one_blank_line_after_it(
    open_app: Callable[..., Secretariat], name: str, size: tuple[int, int]
) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        frame_of(app).go(name)
        await pilot.pause()
        await pilot.pause()
        place = frame_of(app).place
        if place.stands.side == "beside":
            return
        *listed, blank = look(app).splitlines()[place.list.region.y : place.detail.region.y]
        assert not blank
        assert len(listed) == place.list.virtual_size.height
        assert listed[-1].strip()


async def test_a_filter_that_shortens_the_list_does_not_move_the_pane(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        place = frame_of(app).place
        before = place.detail.region
        await pilot.press("/")
        await write(pilot, "custody")
        await pilot.press("enter")
        await pilot.pause()
        assert place.list.virtual_size.height < 5
        assert place.detail.region == before


async def test_pane_and_window_say_what_the_record_is_and_not_what_may_stand_in_the_place(
    open_app: Callable[..., Secretariat],
) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("meeting")
        await pilot.pause()
        await pilot.press("[", "[", "[")
        await pilot.pause()
        seen = set()
        place = frame_of(app).place
        for one in [one for section in place.list.sections for one in section.ids]:
            place.list.go_to(one)
            await pilot.press("enter")
            await pilot.pause()
            record = place.desk.register.find(one)
            noun = "Item or minute" if record is None else capital(record.noun)
            seen.add(noun)
            assert title(app) == noun
            await pilot.press("escape")
            await pilot.pause()
            assert inside(app, place.detail).startswith(f"── {noun} ──")
        assert len(seen) > 1


async def test_a_place_that_was_taken_off_has_no_room_to_share(open_app: Callable[..., Secretariat]) -> None:
    """Another file is opened while a list still hears of its width: `screen` is none then, and the program ended."""
    app = open_app("questions")
    async with app.run_test(size=NARROW):
        place = frame_of(app).place
        assert isinstance(place, SidedList)
        await place.remove()
        assert place.share_room() is False


class Heads(Stack):
    """Stands for what a list stands in: the lines above it, of which some are not seen, and the list itself."""

    children: Any = ()

    def __init__(self, *seen: bool) -> None:
        self.children = tuple(SimpleNamespace(display=one) for one in seen)


@pytest.mark.parametrize(
    ("stands", "stack", "list_", "pane"),
    [
        (NOWHERE, Heads(True), (100, 20), (0, 0)),
        (NOWHERE, Heads(True, True, True), (100, 18), (0, 0)),
        (NOWHERE, Heads(True, False, True), (100, 19), (0, 0)),
        (NOWHERE, None, (100, 20), (0, 0)),
        (Stand("beside", 48), Heads(True, True), (52, 19), (48, 20)),
        (Stand("below", 6), Heads(True, True), (100, 13), (100, 6)),
    ],
)
def test_list_and_pane_know_the_room_that_the_lines_above_the_list_leave(
    stands: Stand, stack: Heads | None, list_: tuple[int, int], pane: tuple[int, int]
) -> None:
    place: Any = SimpleNamespace(list=SimpleNamespace(parent=stack))
    assert SidedList._rooms(place, stands, Size(100, 20)) == (list_, pane)
