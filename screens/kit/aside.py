"""A save that takes a while, such as one on a server, is done aside: the screen goes on, and hears of it at its end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from store.desk import Desk
from store.problems import Conflict, FileTrouble, Refused
from store.records import Change
from store.room import AsideError, Errand

Saved = Change | str | None
Saves = Callable[[], Saved]


class Speaks(Protocol):
    """A form, as far as a save needs one."""

    def say(self, words: str, ink: str = "muted") -> None:
        """Say something above the fields."""

    def run_worker(self, work: Coroutine[Any, Any, None]) -> object:
        """Run something beside the keys."""


class Aside:
    """The saves of one form: done at once where that takes no time, else aside, one at a time."""

    def __init__(self, desk: Desk | None) -> None:
        """Keep the desk, if its room is a slow one."""
        self._desk = desk if desk is not None and desk.room.slow else None
        self._busy = False

    def holds(self, form: Speaks) -> bool:
        """Say whether a save is under way, and tell it in the form."""
        if self._busy:
            form.say("This is being saved: in a moment it is said what came of it.")
        return self._busy

    def save(self, form: Speaks, save: Saves, then: Callable[[Saves], None]) -> None:
        """Save, and hand on what gives the outcome or raises its trouble: at once, or when the server has answered."""
        if self._desk is None:
            then(save)
            return
        self._busy = True
        form.say("Saving …")
        form.run_worker(self._save(self._desk, save, then))

    async def _save(self, desk: Desk, save: Saves, then: Callable[[Saves], None]) -> None:
        try:
            done = await done_aside(desk, save)
        finally:
            self._busy = False
        then(done)


async def done_aside(desk: Desk, save: Saves) -> Saves:
    """Run what saves, each change of it in a thread of its own, and give what gives its outcome or raises its trouble.

    `save` itself is run here, from its beginning after each change; whatever it does besides has to bear that.
    """
    errand = Errand()
    while True:
        errand.begin()
        desk.errand = errand
        try:
            made = save()
        except AsideError as waiting:
            work = waiting.work
        except (Refused, Conflict, FileTrouble) as told:
            return _raising(told)
        else:
            return lambda: made
        finally:
            desk.errand = None
        await asyncio.to_thread(errand.note, work)


def _raising(trouble: Exception) -> Saves:
    def give() -> Saved:
        raise trouble

    return give
