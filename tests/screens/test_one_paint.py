"""A place is painted once when it is gone to, and its pane says at once what it says when the screen is laid out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from textual.screen import Screen

from screens.frame import Frame
from screens.kit.lines import Line
from screens.kit.record_list import RecordList
from screens.places import PLACES, SIDE_PLACES
from tests.screens.look import NARROW, WIDE, frame_of
from tui.app import Secretariat

SIZES = [NARROW, WIDE, (200, 50)]


def paints_of(app: Secretariat) -> list[object]:
    """Collect what is painted from now on."""
    painted: list[object] = []
    usual = app._display

    def display(screen: Any, update: Any) -> None:
        if update is not None:
            painted.append(update)
        usual(screen, update)

    app._display = display  # type: ignore[method-assign, assignment]
    return painted


def said(place: Any) -> tuple[object, ...]:
    """Give all that list and pane hold ready to be painted, and the room for which they do."""
    pane = place.detail
    return place.list._widths, place.list.room, pane.room if place.stands.side else None, pane.text, tuple(pane._lines)


@pytest.mark.usefixtures("paints")
@pytest.mark.parametrize("size", SIZES)
async def test_a_place_says_at_once_what_it_says_in_the_end_and_is_painted_once(
    open_app: Callable[..., Secretariat], monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    app = open_app()
    first: list[tuple[object, ...]] = []
    arrive = Frame._arrive

    def arriving(self: Frame, place: Any, go_to: str | None, leaving: Any) -> None:
        arrive(self, place, go_to, leaving)
        first.append(said(place))

    monkeypatch.setattr(Frame, "_arrive", arriving)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        frame, painted = frame_of(app), paints_of(app)
        for visit in ("first", "later"):
            for name in [*PLACES, *SIDE_PLACES]:
                if name == frame.place.place:
                    continue
                painted.clear()
                first.clear()
                frame.go(name)
                await pilot.pause()
                place = frame.place
                assert first == [said(place)], (visit, name)
                assert place.list.room == place.list.size, (visit, name)
                assert len(painted) == 1, (visit, name)


@pytest.mark.usefixtures("paints")
@pytest.mark.parametrize("key", ["ctrl+p", "f1", "ctrl+f", "h", "m", "n", "enter"])
async def test_a_window_is_painted_once_when_it_opens_and_when_it_closes(
    open_app: Callable[..., Secretariat], key: str
) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        painted = paints_of(app)
        for pressed in (key, "escape"):
            painted.clear()
            await pilot.press(pressed)
            await pilot.pause()
            assert len(painted) == 1, pressed


@pytest.mark.parametrize("size", SIZES)
async def test_list_and_pane_know_their_room_whatever_stands_around_them(
    open_app: Callable[..., Secretariat], size: tuple[int, int]
) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        frame = frame_of(app)
        for around in ("nothing", "news", "line"):
            if around == "news":
                frame.say("word " * 60)
            elif around == "line":
                frame.open_line(Line())
            await pilot.pause()
            for key in ("vertical_line", "vertical_line"):
                place = frame.place
                place.list_changed()
                assert place._shared == (place.stands, (place.list.size, place.detail.size)), around
                await pilot.press(key)
                await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_what_news_of_two_lines_have_moved_is_not_painted_again_at_the_next_change(
    open_app: Callable[..., Secretariat], monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """Every second save of a colleague had list and pane painted whole: they had the room that they were given anew."""
    app = open_app()
    async with app.run_test(size=size) as pilot:
        frame = frame_of(app)
        stood: list[object] = []
        for name in [*PLACES, *SIDE_PLACES]:
            frame.go(name)
            await pilot.pause()
            with monkeypatch.context() as patch:
                patch.setattr(frame.place, "_stand", lambda *given: stood.append(given))
                for words in ("word " * (size[0] // 4), "short"):
                    frame.say(words)
                    await pilot.pause()
                    frame.place.list_changed()
                    assert stood == [], (name, words)


TURNS = 400
"""So many turns of the loop are more than any key needs to be done with."""


async def _until(done: Callable[[], bool]) -> bool:
    for _ in range(TURNS):
        if done():
            return True
        await asyncio.sleep(0)
    return False


@pytest.mark.usefixtures("paints")
@pytest.mark.parametrize("key", ["3", "slash", "ctrl+p", "enter"])
async def test_what_a_frame_came_too_early_for_is_painted_without_waiting_for_the_next(
    open_app: Callable[..., Secretariat], monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    app = open_app()
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 3600)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        painted = paints_of(app)
        app.simulate_key(key)
        assert await _until(lambda: bool(app.screen._layout_required and app.screen.size))
        screen: Any = app.screen
        screen._on_timer_update()
        assert not painted
        assert screen._layout_required or screen._owed
        assert await _until(lambda: len(painted) > 0)
        assert not screen._layout_required


async def test_what_fails_while_it_is_painted_between_two_frames_is_heard_of(
    open_app: Callable[..., Secretariat], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> None:
        raise ZeroDivisionError

    async def painting() -> None:
        app = open_app()
        async with app.run_test(size=WIDE) as pilot:
            await pilot.pause()
            frame: Any = frame_of(app)
            monkeypatch.setattr(frame, "_on_timer_update", fails)
            frame._layout_required = True
            frame._paint_when_complete(1)

    with pytest.raises(ZeroDivisionError):
        await painting()


@pytest.mark.usefixtures("paints")
async def test_a_letter_that_fills_or_empties_a_list_lays_the_screen_out_once_and_paints_it_once(
    open_app: Callable[..., Secretariat], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is for the bar that comes or goes; where that stays nothing is laid out, however many lines there are now."""
    app, usual = open_app(), Screen._refresh_layout
    layouts: list[Screen[Any]] = []

    def lay_out(screen: Screen[Any], *given: Any, **named: Any) -> None:
        layouts.append(screen)
        usual(screen, *given, **named)

    monkeypatch.setattr(Screen, "_refresh_layout", lay_out)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+f", "p")
        await pilot.pause()
        painted, laid_out = paints_of(app), []
        for letter in ("r", "o"):
            layouts.clear()
            painted.clear()
            await pilot.press(letter)
            await pilot.pause()
            laid_out.append((len(layouts), len(painted)))
        assert laid_out == [(1, 1), (0, 1)]
        layouts.clear()
        await pilot.press("backspace", "backspace")
        await pilot.pause()
        assert len(layouts) == 1
        assert app.screen.query_one(RecordList).max_scroll_y == 0
