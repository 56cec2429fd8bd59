"""Keys, pastes and the mouse in their turn: each counts once all is done that the one before it set going.

Textual takes the keys of one read apart at once and hands them on while windows still open and close, so that what
stands behind `n` or Ctrl+S would go to the screen before. Here a key that finds something under way waits. A key that
finds everything at rest is let through at once, without a message or a timer of its own.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget

_FROM_OUTSIDE = (events.InputEvent, events.Paste, events.AppFocus, events.AppBlur)
_QUICK_TURNS = 30
_NAP = 0.002
_PATIENT, _IMPATIENT = 1000, 25
"""How often to look while something is under way: turns of the loop without a pause, then naps of so many seconds.

After 2 s the key goes on all the same, and those behind it after 50 ms until all has come to rest once: a part that
never rests must not take the keyboard away. Naps are counted and not time, for the loop stands still while it saves."""
_FOR_A_SERVER = 250
"""So many turns of those a key waits for a server: then the screen goes on, whatever becomes of what was asked."""


class InTurn:
    """Lets in what comes from outside, one after the other, each when the desk is at rest."""

    def __init__(self, app: App[Any], begin: Callable[[], None], answered: Callable[[], None]) -> None:
        """Stand before an application.

        `begin` is called before a key that does not stand behind another, `answered` once all that keys set going is
        done and painted.
        """
        self._app = app
        self._begin = begin
        self._answered = answered
        self._waiting: deque[tuple[events.Event, bool]] = deque()
        self._due: events.Event | None = None
        self._task: asyncio.Task[None] | None = None
        self._last_busy: MessagePump | None = None
        self._naps = _PATIENT
        self._for_paint = False
        self._typed_into: Widget | None = None
        self._rested = False
        """Whether all has come to rest since the last key was let in: what is under way then is no other key's work."""

    def holds(self, event: events.Event) -> bool:
        """Say whether an event has to wait; it is kept then, and comes to the application again in its turn.

        One that comes when the program already ends goes nowhere.
        """
        if not isinstance(event, _FROM_OUTSIDE) or event.is_forwarded:
            return False
        if self._ends:
            return True
        if event is self._due:
            self._due = None
            return False
        app = self._app
        waits = bool(self._waiting) or self._task is not None
        busy = waits or self._under_way(event, app) is not None
        behind = waits or (busy and not self._rested)
        if not behind:
            self._naps = _PATIENT
        if not busy and _nothing_to_come(app):
            self._let_through(event, first=True)
            return False
        if self._waiting and {type(event), type(self._waiting[-1][0])} == {events.MouseMove}:
            self._waiting.pop()
        self._waiting.append((event, not behind))
        if self._task is None:
            self._task = asyncio.create_task(self._let_in(), name="keys in turn")
        return True

    def _let_through(self, event: events.Event, *, first: bool) -> None:
        """Note what an event is that is let in now, and tell that a key begins if it does not stand behind another."""
        self._typed_into = _text_for(event, self._app.screen)
        self._rested = False
        if first and isinstance(event, events.Key | events.Paste | events.MouseDown):
            self._begin()

    @property
    def hurry(self) -> bool:
        """Whether keys wait, and for something else than that the screen is laid out and painted."""
        return bool(self._waiting) and not self._for_paint

    def note_rest(self, painted: Screen[Any]) -> None:
        """Note, when a screen has been painted, whether all that the last key set going is done.

        Without it a key that meets the work of a timer would count as one that stands behind another.
        """
        if not (self._rested or self._waiting or self._task is not None):
            self._rested = not self.at_server and self.has_all(painted)
            if self._rested:
                self._answered()

    def has_all(self, screen: Screen[Any]) -> bool:
        """Say whether every part of the program has done its own, so that a screen can paint all of it at once."""
        return _nothing_to_come(screen) and all(_idle(pump) for pump in self._pumps() if pump is not screen)

    async def _let_in(self) -> None:
        """Hand on what waits, one by one."""
        try:
            while self._waiting:
                await self._rest(self._waiting[0][0])
                event, first = self._waiting.popleft()
                if self._ends or not self._app.post_message(event):
                    self._waiting.clear()
                    return
                self._let_through(event, first=first)
                self._due = event
        except Exception as error:  # noqa: BLE001 - nothing else hears of what fails in a task of its own
            self._app._handle_exception(error)
        finally:
            self._task = None

    async def _rest(self, event: events.Event) -> None:
        """Wait until nothing is under way, with workers in two turns of the loop: one may go on in the turn between."""
        calm = 0
        for turn in range(_QUICK_TURNS + self._naps):
            if self._ends:
                return
            if turn > _FOR_A_SERVER and self.at_server:
                break
            calm = 0 if self._under_way(event) else calm + 1
            if calm > bool(len(self._app.workers)):
                self._naps = _PATIENT
                return
            await asyncio.sleep(0 if calm or turn < _QUICK_TURNS else _NAP)
        self._naps = _IMPATIENT

    @property
    def at_server(self) -> bool:
        """Whether a screen waits for a server: what is typed meanwhile may rest on what comes of that."""
        return any(getattr(screen, "at_server", False) for screen in self._app.screen_stack)

    @property
    def _ends(self) -> bool:
        """Whether the application ends; its screens go before it does."""
        return self._app._exit or not self._app.screen_stack

    def _under_way(self, event: events.Event, asking: MessagePump | None = None) -> MessagePump | None:
        """Give one part of the application that is not at rest; the part that is `asking` is left out."""
        last, app = self._last_busy, self._app
        self._for_paint = False
        if self.at_server:
            return app
        if last is not None and last is not asking and not _idle(last):
            return last
        for pump in self._pumps():
            if not _idle(pump) and pump is not asking:
                self._last_busy = pump
                return pump
        self._last_busy = None
        screen = app.screen
        if self._typed_into is not None and self._typed_into is _text_for(event, screen):
            return None
        laying_out = screen._layout_required or screen._recompose_required or screen._callbacks or app._resize_timer
        self._for_paint = bool(laying_out)
        return screen if laying_out else None

    def _pumps(self) -> Iterator[MessagePump]:
        yield self._app
        yield from self._app._registry


def _idle(pump: MessagePump) -> bool:
    """Say whether a part of the application waits for a message, with none to come and nothing put off, or is gone."""
    if pump._closed:
        return True
    queue: Any = pump._message_queue
    return bool(queue.ready_event._waiters) and _nothing_to_come(pump)


def _nothing_to_come(pump: MessagePump) -> bool:
    queue: Any = pump._message_queue
    return queue.empty() and pump._pending_message is None and not pump._next_callbacks


def _text_for(event: events.Event, screen: Screen[Any]) -> Widget | None:
    """Give the line or text into which a letter goes; None for everything else.

    A letter behind a letter need not wait until the screen is laid out again, as Textual does after each: that would
    cost a frame for every letter of a text expander. The part is asked and not its type: to import the editor of texts
    takes 9 ms of each start.
    """
    focused = screen.focused
    if focused is None or not isinstance(event, events.Key) or not event.is_printable:
        return None
    return focused if focused.check_consume_key(event.key, event.character) else None
