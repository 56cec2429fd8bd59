"""The list keeps the lines it has drawn; what must make it forget them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.strip import Strip

from screens.kit.record_list import RecordList
from tests.screens.look import NARROW, frame_of, look
from tui.app import Secretariat

pytestmark = pytest.mark.usefixtures("paints")


def _drawn(app: Secretariat) -> list[Strip]:
    """Give the strips that the list shows and that say something."""
    rows: RecordList = frame_of(app).place.list
    strips = [rows.render_line(line) for line in range(1, rows.size.height)]
    return [strip for strip in strips if strip.text.strip()]


def _same(now: list[Strip], before: list[Strip]) -> list[bool]:
    """Say of each line whether it is the very strip that was drawn before."""
    return [new is old for new, old in zip(now, before, strict=True)]


def _colours(app: Secretariat) -> set[str]:
    rows: RecordList = frame_of(app).place.list
    styles = {segment.style for line in range(1, rows.size.height) for segment in rows.render_line(line)}
    return {str(style.bgcolor) for style in styles if style is not None and style.bgcolor is not None}


async def test_a_new_theme_is_seen_in_every_line(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        before, words = _colours(app), look(app)
        app.theme = "secretariat-light"
        await pilot.pause()
        assert look(app) == words
        assert before
        assert not _colours(app) & before


async def test_a_whole_refresh_forgets_the_lines_that_were_kept(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        kept = _drawn(app)
        assert all(_same(_drawn(app), kept))
        frame_of(app).place.list.refresh()
        assert not any(_same(_drawn(app), kept))


async def test_a_list_that_grew_wider_is_drawn_to_its_edge_though_it_was_painted_before_it_was_told(
    open_app: Callable[..., Secretariat],
) -> None:
    app = open_app("actions")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("V")
        await pilot.pause()
        app.theme = "secretariat-light"
        await pilot.pause()
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        rows = app.screen.query_one(RecordList)
        painted = app.screen._compositor.render_strips()[rows.region.y]
        ground = rows.ink("cursor").bgcolor
        assert "Everything" in painted.text
        assert sum(one.cell_length for one in painted if one.style and one.style.bgcolor == ground) == rows.region.width
