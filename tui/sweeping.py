"""What closed windows leave behind is swept up while nobody waits."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any
from weakref import WeakSet

from textual._styles_cache import StylesCache
from textual.app import App

from tui.in_turn import InTurn

_BEFORE = 0.1
"""Seconds after a window has closed: it is gone by then, and what stands below it is painted."""

_LATER = 1.0
"""Seconds after that: whoever types on has the next key within a tenth of a second of a window, and not just then."""

_BEHIND = 0.02
"""Seconds after an answer was painted: it has gone to the terminal by then, and the next key is not there yet."""

_MANY = 8_000
"""Objects made since the last sweep. One of fifteen changes of place had the 20,000 after which Python sweeps by itself
swept up before it was answered, which took it 17 to 19 ms instead of 12."""

_NEW, _YOUNG, _ALL = 0, 1, 2
_MOST = 100_000
"""So many objects are gone through at most, 10 ms, beside those that are there from the start, which the application
leaves out of every sweep (`gc.freeze`). After changes of 100,000 records there are more."""
_SETTLED = 20_000
"""When so many are left that no sweep frees, and no window is open, they are left out of those to come as well: they
are places that were visited and what was worked out. Gone through each time they took 20 to 30 ms, and a list to pick
from that was opened just then 75 instead of 38. What is left out goes all the same once nothing leads to it, unless
it leads to itself, as a window does; so it is done now and then only, and not behind each."""


def sweep() -> None:
    """Let go of the windows that have closed, with every line that they had drawn.

    Sixty windows opened and closed took the sample from 46 to 118 MiB; with this it is 62, and no key has to wait for a
    sweep through all of it (300 to 500 ms at each fifth or sixth form).
    """
    # Textual keeps the colours of its last 1,024 widgets under the very objects that hold their lines, so that 150
    # windows stay whole in memory though nothing shows them any more.
    StylesCache.get_inner_outer.cache_clear()
    gc.collect(_YOUNG)


def sweep_old(*, alone: bool) -> None:
    """Let go of the windows, too, that were open while another was swept up, for those count as old from then on.

    Without it an hour on the sample left 69,000 objects of such windows, and the program held 74 MiB instead of 65, or
    100 instead of 89 at 10,000 records. With it behind each window a key that came then waited 8 ms. `alone` says that
    no window is open.
    """
    held = len(gc.get_objects(_ALL))
    left = held - gc.collect(_ALL if held < _MOST else _YOUNG)
    if alone and left > _SETTLED:
        gc.freeze()


_to_sweep_new, _to_sweep, _to_sweep_old = WeakSet[App[Any]](), WeakSet[App[Any]](), WeakSet[App[Any]]()


def sweep_soon(app: App[Any], in_turn: InTurn) -> None:
    """Sweep when nobody waits; windows that keys which came together close are all swept up with the last."""

    def swept() -> None:
        sweep()
        _once_calm(app, in_turn, _to_sweep_old, _LATER, lambda: sweep_old(alone=len(app.screen_stack) == 1))

    _once_calm(app, in_turn, _to_sweep, _BEFORE, swept)


def sweep_behind(app: App[Any], in_turn: InTurn, *, ours: bool) -> None:
    """Sweep up what many answers have left, now that the last has gone out, and not within a later key.

    Only where the process is `ours`, so that it is for the application to say when Python sweeps.
    """
    if ours and gc.get_count()[0] > _MANY:
        _once_calm(app, in_turn, _to_sweep_new, _BEHIND, lambda: gc.collect(_NEW))


def _once_calm(
    app: App[Any], in_turn: InTurn, waiting: WeakSet[App[Any]], seconds: float, then: Callable[[], object]
) -> None:
    """Do something after so many seconds, once however often it is asked for, and later where keys wait by then.

    Not until all rests: whoever opens one form after the other never lets it, and forty of them left 22 MiB.
    """

    def due() -> None:
        waiting.discard(app)
        if in_turn.hurry:
            _once_calm(app, in_turn, waiting, seconds, then)
        else:
            then()

    if app not in waiting:
        waiting.add(app)
        app.set_timer(seconds, due)
