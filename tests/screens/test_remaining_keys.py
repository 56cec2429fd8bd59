"""Keys that no other test presses in passing: headings, paging in a window, from a record to its history."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screens.first_run import FirstRun
from screens.kit.picker import Picker
from screens.opened import Reader
from tests.screens.look import NARROW, current, frame_of, news, shows, write
from tui.app import Secretariat
from tui.settings import Settings


async def test_braces_go_from_heading_to_heading(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("right_curly_bracket")
        assert current(app) == "W18", "the first item of 30 September"
        await pilot.press("down", "down", "left_curly_bracket")
        assert current(app) == "W18", "first to the top of its own heading"
        await pilot.press("left_curly_bracket")
        assert current(app) == "W13", "then to the heading above"


async def test_the_filter_lets_the_cursor_move_and_escape_clears_it(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("slash")
        await write(pilot, "performance")
        first = current(app)
        await pilot.press("down")
        assert current(app) != first
        await pilot.press("up")
        assert current(app) == first
        await pilot.press("escape")
        assert frame_of(app).place.words == ""
        assert app.focused is frame_of(app).place.list


async def test_a_long_list_to_pick_from_turns_by_pages(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+p")
        picker = shows(app, Picker)
        first = picker.list.current
        await pilot.press("pagedown")
        assert picker.list.current != first
        await pilot.press("pageup")
        assert picker.list.current == first
        await pilot.press("end")
        assert app.screen is picker


async def test_choosing_is_also_an_action_of_its_own(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("m")
        shows(app, Picker).action_do("picker.choose")
        await pilot.pause()
        assert "30 September 2021" in news(app)


async def test_from_a_record_to_its_history(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("asterisk", "enter")
        shows(app, Reader)
        await pilot.press("h")
        await pilot.pause()
        assert "moveable" in shows(app, Picker).after.text


async def test_one_meeting_after_another_and_its_records_whole(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("right_square_bracket")
        assert current(app) == "W18"
        await pilot.press("left_square_bracket", "enter")
        assert "PCC's Annual Report" in shows(app, Reader).detail.text
        await pilot.press("escape", "D")
        await pilot.pause()
        assert frame_of(app).place.place == "declarations"


async def test_a_seat_opens_whole(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("members")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        assert "Orson" in shows(app, Reader).detail.text


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_the_first_run_can_be_left(key: str) -> None:
    app = Secretariat(None, Settings())
    async with app.run_test(size=NARROW) as pilot:
        assert isinstance(app.screen, FirstRun)
        await pilot.press(key)
        await pilot.pause()
    assert app.return_code == 0


async def test_from_the_calendar_to_the_declarations_of_a_meeting(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("D")
        await pilot.pause()
        assert frame_of(app).place.place == "declarations"
