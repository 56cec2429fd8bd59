"""Every place and the windows of the work programme as they look at both sizes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screens.places import PLACES
from tests.screens.look import NARROW, WIDE, check_golden, frame_of, look
from tui.app import Secretariat

pytestmark = pytest.mark.usefixtures("paints")
"""A picture is of what a terminal shows, where a list is painted before its pane says what the list cuts."""

SIZES = {"80x24": NARROW, "120x40": WIDE}
WINDOWS = {
    "programme-move": ("m",),
    "programme-new": ("n",),
    "programme-defer": ("d",),
    "programme-withdraw": ("W",),
    "programme-open": ("enter",),
    "programme-history": ("right_square_bracket", "h"),
    "programme-bin": ("delete",),
    "programme-filter": ("slash", "c", "u", "s", "t"),
    "programme-marked": ("space", "space"),
    "programme-palette": ("ctrl+p",),
    "programme-help": ("f1",),
    "programme-find": ("ctrl+f", "h", "a", "t", "e"),
    "calendar-new": ("1", "n"),
    "calendar-open": ("1", "enter"),
    "calendar-cancel": ("1", "W"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", PLACES)
async def test_place(open_app: Callable[..., Secretariat], place: str, size: str) -> None:
    app = open_app(place)
    async with app.run_test(size=SIZES[size]) as pilot:
        await pilot.pause()
        assert frame_of(app).place.place == place
        check_golden(f"{place}-{size}", look(app))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("window", WINDOWS)
async def test_window(open_app: Callable[..., Secretariat], window: str, size: str) -> None:
    app = open_app()
    async with app.run_test(size=SIZES[size]) as pilot:
        for key in WINDOWS[window]:
            await pilot.press(key)
        await pilot.pause()
        check_golden(f"{window}-{size}", look(app))


async def test_without_colour_the_state_is_still_there(
    open_app: Callable[..., Secretariat], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("space")
        words = look(app)
        assert "›" in words, "the cursor is a character, not only a colour"
        assert "■" in words, "a mark is a character, not only a colour"
        assert "arranged" in words
