"""What a server may be waited for, such as a save, is done aside: the screen goes on, and hears of it at its end.

With a file nothing is waited for: the same is done at once, in the same turn.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Protocol, TypeVar

from store.problems import Conflict, FileTrouble, Refused, Stale
from store.room import AsideError, Errand

T = TypeVar("T")
Outcome = Callable[[], T]
"""Gives what came of it, or raises its trouble."""

STILL_AT_IT = "The server is still being waited for: in a moment it is said what came of it. Then press the key again."
READING = "Reading the history …"
_SAID_AFTER = 0.2
"""Seconds after which it is said that something is under way; most answers are there before."""


class Waits(Protocol):
    """A screen at which something can be waited for."""

    at_server: bool
    """Whether something that was asked for here waits for a server."""
    told_to_wait: bool
    """Whether the clerk has been told so, because of another key."""

    @property
    def beside(self) -> Sequence[Waits]:
        """Every screen of the program that is open now, this one too."""

    def say(self, words: str, ink: str = "") -> None:
        """Tell the clerk something."""

    def run_worker(self, work: Coroutine[Any, Any, None]) -> object:
        """Run something beside the keys."""


def waiting(screen: Waits) -> bool:
    """Say whether anything waits for a server, and tell the clerk so: one thing is waited for at a time."""
    busy = [one for one in screen.beside if one.at_server]
    for one in busy:
        one.told_to_wait = True
    if busy:
        screen.say(STILL_AT_IT, "warn")
    return bool(busy)


def aside(screen: Waits, work: Callable[[], T], then: Callable[[Outcome[T]], None], words: str = "Saving …") -> None:
    """Do some work and hand on its outcome: at once, or when the server has answered; meanwhile say `words`.

    `work` is run here, and from its beginning after each piece of it that is done aside; whatever it does besides has
    to bear that. While something else waits for the server it is not begun, and the clerk is told.
    """
    if waiting(screen):
        return
    errand = Errand()
    try:
        outcome = _run(errand, work)
    except AsideError as piece:
        screen.at_server, screen.told_to_wait = True, False
        screen.run_worker(_see_through(screen, errand, piece.work, work, then, words))
    else:
        then(outcome)


async def _see_through(
    screen: Waits,
    errand: Errand,
    piece: Callable[[], object],
    work: Callable[[], T],
    then: Callable[[Outcome[T]], None],
    words: str,
) -> None:
    try:
        doing = asyncio.create_task(_done(errand, piece, work))
        answered, _ = await asyncio.wait({doing}, timeout=_SAID_AFTER)
        if not answered and not screen.told_to_wait:
            screen.say(words, "muted")
        outcome = await doing
    finally:
        screen.at_server = False
    then(outcome)


async def _done(errand: Errand, piece: Callable[[], object], work: Callable[[], T]) -> Outcome[T]:
    """Do a piece, each in a thread of its own, and run the work again until nothing of it is left to be done aside."""
    while True:
        await asyncio.to_thread(errand.note, piece)
        try:
            return _run(errand, work)
        except AsideError as another:
            piece = another.work


def _run(errand: Errand, work: Callable[[], T]) -> Outcome[T]:
    try:
        made = errand.run(work)
    except (Refused, Conflict, FileTrouble, Stale) as told:
        return _raising(told)
    return lambda: made


def _raising(trouble: Exception) -> Outcome[Any]:
    def give() -> Any:
        raise trouble

    return give
