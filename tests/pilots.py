"""A pilot that waits for what follows from a key, not for one turn of each queue.

What a paste or a key sets going passes several widgets in turn: the app, the screen, the field, the row about it.
Textual's own pilot waits for one turn and then for a processor at rest, which a busy machine shows in the middle of it.
"""

from __future__ import annotations

from contextlib import suppress

from textual.app import App, ScreenStackError
from textual.pilot import Pilot

TURNS = 12
"""How many turns are waited for at most: a widget that posts to itself without end is not waited out."""

_one_turn = Pilot._wait_for_screen
_press = Pilot.press


def _busy(app: App[object]) -> bool:
    """Say whether a message waits in any queue on the screens."""
    pumps = [app, *(widget for screen in app.screen_stack for widget in screen.walk_children(with_self=True))]
    return any(pump.message_queue_size for pump in pumps if pump.is_running)


async def _settled(self: Pilot[object], timeout: float = 30.0) -> bool:
    for _ in range(TURNS):
        if not await _one_turn(self, timeout):
            return False
        if not _busy(self.app):
            break
    return True


async def _one_by_one(self: Pilot[object], *keys: str) -> None:
    """Press keys each when what the one before set going is done, its painting included."""
    for key in keys:
        await _press(self, key)
        with suppress(ScreenStackError):  # a key can have ended the program
            self.app.screen._on_timer_update()


def settle() -> None:
    """Have every pilot wait until nothing is left to do."""
    Pilot._wait_for_screen = _settled  # type: ignore[method-assign,assignment]
    Pilot.press = _one_by_one  # type: ignore[method-assign,assignment]
