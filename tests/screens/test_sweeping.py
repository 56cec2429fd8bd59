"""What closed windows leave behind goes while nobody waits."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from typing import Any

import pytest
from textual._styles_cache import StylesCache

from tests.screens.look import NARROW
from tui import sweeping
from tui.app import Secretariat


def _drawn() -> int:
    """Count what holds drawn lines: one for each widget that is anywhere in memory."""
    return sum(isinstance(one, StylesCache) for one in gc.get_objects())


def forget_cancelled(loop: Any) -> None:
    """Drop the timers that are cancelled: asyncio holds each, and through it its window, until it would have rung.

    The cursor of a palette blinks each half second, and a test closes eight of them in less.
    """
    for handle in loop._scheduled:
        if handle.cancelled():
            handle._context = None


async def test_windows_that_closed_leave_nothing_behind(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        before = _drawn()
        await pilot.press("ctrl+p")
        of_one = _drawn() - before
        await pilot.press("escape", *["ctrl+p", "escape"] * 7)
        await pilot.pause()
        forget_cancelled(asyncio.get_running_loop())
        sweeping.sweep()
        kept = _drawn() - before
    # Those that closed last may still be on their way out; without the sweep all eight are kept.
    assert of_one > 5
    assert kept < 4 * of_one


async def test_a_window_that_was_there_while_another_was_swept_up_goes_with_its_own(
    open_app: Callable[..., Secretariat], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It counts as old by then; where only what is young was swept up it stayed until the end of the sitting."""
    monkeypatch.setattr(sweeping, "_MOST", 10_000_000)
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        before, each = _drawn(), []
        gc.disable()
        try:
            for _ in range(4):
                await pilot.press("f1")
                each.append(_drawn() - before)
                sweeping.sweep()
                await pilot.press("escape")
            await pilot.pause()
            forget_cancelled(asyncio.get_running_loop())
            sweeping.sweep_old(alone=False)
        finally:
            gc.enable()
        kept = _drawn() - before
    assert kept < 2 * each[0]


async def test_they_are_swept_up_behind_the_window_once_for_all_keys_that_came_together(
    open_app: Callable[..., Secretariat], monkeypatch: pytest.MonkeyPatch
) -> None:
    app, later, swept = open_app(), list[Callable[[], None]](), list[str]()
    monkeypatch.setattr(sweeping, "sweep", lambda: swept.append("young"))
    monkeypatch.setattr(sweeping, "sweep_old", lambda *, alone: swept.append(f"old, alone: {alone}"))
    async with app.run_test(size=NARROW) as pilot:
        app.quick = True
        monkeypatch.setattr(app, "set_timer", lambda _, then: later.append(then))
        monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 0))  # so that nothing is swept up behind a key
        await pilot.press("ctrl+p", "escape", "f1", "escape")
        assert (len(later), swept) == (1, [])
        monkeypatch.setattr(type(app.in_turn), "hurry", True)
        later.pop()()
        assert (len(later), swept) == (1, [])
        monkeypatch.setattr(type(app.in_turn), "hurry", False)
        later.pop()()
        assert (len(later), swept) == (1, ["young"])
        later.pop()()
        assert (later, swept) == ([], ["young", "old, alone: True"])
        swept.clear()
        await pilot.press("ctrl+p", "escape", "f1")
        later.pop()()
        later.pop()()
        assert (later, swept) == ([], ["young", "old, alone: False"])
        app.quick = False
