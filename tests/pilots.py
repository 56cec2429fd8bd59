"""A pilot that waits for what follows from a key: until every part of the program waits for its next message.

What a paste or a key sets going passes several widgets in turn: the app, the screen, the field, the row about it.
Textual's own pilot waits for one turn and then for a processor at rest, which a busy machine shows in the middle of it,
and which takes 60 ms for each key where nothing is left to do.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from typing import Any

import textual.app
import textual.pilot
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual._wait import wait_for_idle
from textual.app import App
from textual.message_pump import MessagePump
from textual.pilot import Pilot, WaitForScreenTimeout
from textual.screen import Screen

QUICK_TURNS = 500
"""How many turns of the loop are waited for without a pause, before the processor is left to others in between."""

NAP = 0.001

CALM = 2
"""In how many turns in a row nothing may be under way: a task that is no part of the screen may go on in between."""

_press = Pilot.press

RENDER_UPDATE = Compositor.render_update
"""How a screen paints what changed; tests of painting itself have it back."""


def _pumps(app: App[Any]) -> Iterator[MessagePump]:
    yield app
    yield from app._registry


def _idle(pump: MessagePump) -> bool:
    """Say whether a part waits for its next message, with none to come and nothing put off, or is gone."""
    if pump._closed:
        return True
    queue: Any = pump._message_queue
    waits = bool(queue.ready_event._waiters)
    return waits and queue.empty() and pump._pending_message is None and not pump._next_callbacks


def _put_off(app: App[Any]) -> bool:
    """Say whether something was put off for a moment: a new size, or a list that looks further once typing rests."""
    return bool(app._resize_timer) or any(getattr(screen, "_waiting", None) for screen in app.screen_stack)


def _keys_wait(app: App[Any]) -> bool:
    turn = getattr(app, "in_turn", None)
    return turn is not None and bool(turn._waiting or turn._task is not None)


def _busy(app: App[Any], last: MessagePump | None) -> MessagePump | None:
    """Give a part that has something to do, the one of the last turn before all others; None if all is at rest."""
    if last is not None and not _idle(last):
        return last
    if _keys_wait(app) or _put_off(app):
        return app
    return next((pump for pump in _pumps(app) if not _idle(pump)), None)


def _unpainted(screen: Screen[Any]) -> bool:
    """Say whether a screen is still to be laid out or painted, or something is to be done once it is."""
    if screen.app._batch_count:
        return False
    asked = screen._layout_required or screen._scroll_required or screen._repaint_required or screen._recompose_required
    asked = asked or getattr(screen, "_owed", False)
    return bool(asked or screen._dirty_widgets or screen._callbacks)


def _next_frame(app: App[Any]) -> bool:
    """Do at once what waits for the next frame, and what a screen below put off until then. False if nothing did."""
    animator: Any = app.animator
    if not animator._complete_event.is_set():
        animator()
        return True
    *below, top = app.screen_stack
    for screen in below:
        if screen._callbacks:
            screen._on_timer_update()
    if _unpainted(top):
        top._on_timer_update()
        return True
    return False


async def _settled(self: Pilot[Any], timeout: float = 30.0) -> bool:
    """Wait until all is done and painted. False where the program has failed, or ends."""
    app = self.app
    failed: Any = app._exception_event
    turn = calm = 0
    busy: MessagePump | None = None
    while calm < CALM:
        if failed.is_set() or not app._running or not app.screen_stack:
            return False
        busy = _busy(app, busy)
        calm = calm + 1 if busy is None and not _next_frame(app) else 0
        turn += 1
        if turn - QUICK_TURNS > timeout / NAP:
            raise WaitForScreenTimeout(f"not at rest: {[pump for pump in _pumps(app) if not _idle(pump)]}")
        await asyncio.sleep(0 if turn < QUICK_TURNS else NAP)
    if any(worker._thread_worker and worker.is_running for worker in app.workers):
        await wait_for_idle(0)
    return True


async def rest(app: App[Any]) -> None:
    """Wait, where keys come as bytes and no pilot is at hand, until all is done and painted."""
    await _settled(Pilot(app))


async def _one_by_one(self: Pilot[object], *keys: str) -> None:
    """Press keys each when what the one before set going is done, its painting included."""
    for key in keys:
        await _press(self, key)


async def _a_turn(min_sleep: float = 0, max_sleep: float = 0) -> None:
    """Give way once, where Textual's own waits for a processor at rest: the pilot waits until all is done."""
    await asyncio.sleep(0)


def _unseen(
    self: Compositor, full: bool = False, screen_stack: list[Screen[Any]] | None = None, simplify: bool = False
) -> None:
    """Paint nothing: a headless terminal shows nothing, and whoever looks at the screen has it painted whole.

    Painting took a quarter of the processor's time of a test with windows, up to six times for one key.
    """
    visible_screen_stack.set(screen_stack or [])
    self._dirty_regions.clear()


def settle() -> None:
    """Have every pilot wait until nothing is left to do, and paint only for those who look; PAINTED=1 paints always."""
    if not os.environ.get("PAINTED"):
        Compositor.render_update = _unseen  # type: ignore[method-assign]
    Pilot._wait_for_screen = _settled  # type: ignore[method-assign]
    Pilot.press = _one_by_one  # type: ignore[method-assign,assignment]
    for module in (textual.app, textual.pilot):
        module.wait_for_idle = _a_turn  # type: ignore[attr-defined]
