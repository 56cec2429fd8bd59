"""When a screen is painted: at the next frame, and while keys wait to be done only now and then."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.screen import Screen

Result = TypeVar("Result")

_FRAMES_LEFT_OUT = 6
"""While keys wait, so many frames in a row are left out (50 ms): painting each would take longer than the keys do."""


class PaintedAfterKeys(Screen[Result], Generic[Result]):
    """A screen that is not painted between keys that came together, unless they wait for just that."""

    _left_out = 0

    def _on_timer_update(self) -> None:
        if getattr(self.app, "hurry", False) and self._left_out < _FRAMES_LEFT_OUT:
            self._left_out += 1
            return
        self._left_out = 0
        super()._on_timer_update()
