"""Windows over windows take turns: behind each of them stands the place, dimmed once, and no end of another box."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screens.dialogs import Help
from screens.kit.ask import Ask
from tests.screens.look import NARROW, WIDE, frame_of, look, shows
from tui.app import Secretariat

Opens = Callable[..., Secretariat]


def around(app: Secretariat) -> list[str]:
    """Give the lines above and below the box that is open."""
    box = app.screen.query_one(".box").region
    lines = look(app).splitlines()
    return [*lines[: box.y], *lines[box.bottom :]]


@pytest.mark.parametrize("size", [NARROW, (100, 30), WIDE, (200, 50)])
async def test_behind_a_window_over_a_window_the_place_is_seen_as_behind_one(
    open_app: Opens, size: tuple[int, int]
) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        app.push_screen(Help("Short", "one line"))
        await pilot.pause()
        alone, (corner, *_) = around(app), app.screen.render_line(0)
        app.pop_screen()
        app.push_screen(Help("Long", "a line\n" * 60))
        await pilot.pause()
        app.push_screen(Help("Short", "one line"))
        await pilot.pause()
        assert around(app) == alone
        assert any(line.strip() for line in alone)
        assert app.screen.render_line(0)._segments[0].style == corner.style, "dimmed once, not twice"
        await pilot.press("escape")
        assert "a line" in look(app)


async def test_a_window_below_has_the_new_size_when_its_turn_comes(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("delete")
        await pilot.pause()
        asked = shows(app, Ask)
        await pilot.press("f1")
        await pilot.pause()
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is asked
        assert asked.box.region.width == min(asked.widest, NARROW[0])
        assert frame_of(app).size == NARROW
