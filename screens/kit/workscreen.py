"""What every screen of ours is: painted at the next frame but not between keys that came together, and no place for a
paste, which its fields take themselves."""

from __future__ import annotations

import asyncio
from typing import Any, Generic, TypeVar

from textual.events import Event, Paste
from textual.screen import Screen

from screens.kit.news import NOT_PASTED

Result = TypeVar("Result")

_FRAMES_LEFT_OUT = 6
"""While keys wait, so many frames in a row are left out (50 ms): painting each would take longer than the keys do."""
_QUICK_TURNS = 200
"""Where no key waits, what is not complete yet is looked at again in each turn of the loop, at the most so often, and
not only at the next frame: a change of place took 50 ms by the clock, of which the processor worked 17; now 14."""


class Workscreen(Screen[Result], Generic[Result]):
    """A screen at which keys are typed."""

    _left_out = 0
    _owed = False
    """Whether something is to be painted that was left out of the last frame."""
    _looking = False
    """Whether it is looked in each turn of the loop whether what was left out can be painted."""
    lines_at_foot = 0
    """How many lines at the foot of the screen are taken by what surrounds it."""
    lines_around = 0
    """How many lines of the screen besides those are not for list and pane."""
    boxed = False
    """Whether it is a box, of which nothing is seen behind a window that opens over it."""
    windows_over = False
    """Whether other windows open over it as they do over the frame."""
    at_server = told_to_wait = False
    """Whether something that was asked for here waits for a server, and whether another key was told of it."""

    @property
    def windows(self) -> list[Workscreen[Any]]:
        """The windows that are open over this screen, from below."""
        stack = self.app.screen_stack
        above = stack[stack.index(self) + 1 :] if self in stack else []
        return [screen for screen in above if isinstance(screen, Workscreen)]

    @property
    def takes_windows(self) -> bool:
        """Whether a window can open: none lies over it but a record that stays open."""
        return all(window.windows_over for window in self.windows)

    @property
    def beside(self) -> list[Workscreen[Any]]:
        """Every screen of the program that is open now, this one too."""
        return [screen for screen in self.app.screen_stack if isinstance(screen, Workscreen)]

    def say(self, words: str, ink: str = "") -> None:
        """Tell the clerk something; abstract, each screen has a line of its own for it."""
        raise NotImplementedError(type(self).__name__)

    def do_hint(self, key_id: str) -> None:
        """Do what a hint that was clicked names, as its key does."""
        from screens.kit.doing import do_here

        do_here(self, key_id)

    def answers(self, event: Event) -> bool:
        """Answer a key itself, in the place of what it does here; True if it was."""
        return False

    tells = False
    """Whether it says itself what is done in it, so that the line of the frame below it need not be seen."""

    def overhear(self, words: str, ink: str = "") -> None:
        """Hear what the frame below tells the clerk; a window that hides it and stays open shows it itself."""

    def begin_key(self) -> None:
        """Note that what is done from now on is the work of another key."""

    def holds_back(self) -> bool:
        """Ask before the program is left with something typed here that is not saved; True if it asks."""
        return False

    def read_again(self) -> None:
        """Show what another clerk or a new day has made of it; a screen that shows none of that stays as it is."""

    def on_paste(self, event: Paste) -> None:
        """Say that a paste goes nowhere here: its letters would be commands."""
        event.stop()
        self.say(NOT_PASTED, "warn")

    def update_node_styles(self, animate: bool = True) -> None:
        """Leave the style to the mounting, until the screen has its size: when it is shown all was styled just then."""
        if self.size:
            super().update_node_styles(animate)

    def _waits_to_paint(self) -> bool:
        """Say whether a frame is to be left out: keys wait, or some part has not done its own yet."""
        turn = self._in_turn
        if turn is None or self._left_out >= _FRAMES_LEFT_OUT or not (turn.hurry or not turn.has_all(self)):
            self._left_out = 0
            return False
        self._left_out += 1
        return True

    @property
    def _in_turn(self) -> Any:
        """What lets in keys one after the other; a test may do without."""
        return getattr(self.app, "in_turn", None)

    def _paint_soon(self) -> None:
        """Paint what was left out as soon as every part has done its own; the next frame does it at the latest."""
        if not self._looking and not self._in_turn.hurry:
            self._looking = True
            asyncio.get_running_loop().call_soon(self._paint_when_complete, _QUICK_TURNS)

    def _paint_when_complete(self, turns: int) -> None:
        turn = self._in_turn
        self._looking = turns > 0 and (self._owed or self._layout_required) and not turn.hurry and self.is_running
        if not self._looking:
            return
        if not turn.has_all(self):
            asyncio.get_running_loop().call_soon(self._paint_when_complete, turns - 1)
            return
        self._looking = False
        try:
            self._on_timer_update()
        except Exception as error:  # noqa: BLE001 - as the timer does: nothing else hears of what fails here
            self.app._handle_exception(error)

    # Private names of Textual's (see CONTRIBUTING): without the first forty keys in one read are painted ten times;
    # without the second a window is painted three times before it stands, 7 ms of the 47 that the palette took.
    def _on_timer_update(self) -> None:
        if self._layout_required and self._waits_to_paint():
            self._paint_soon()
            return
        if self._layout_required and self._repaint_required:
            # Else the layout is painted, and then everything once more.
            self._repaint_required = False
            self._dirty_widgets.add(self)
        owed, self._owed = self._owed, False
        super()._on_timer_update()
        if owed and not self._owed:
            self._compositor_refresh()
        if self is not self.app.screen:
            # The window on top has been told what changed below it. Textual has the screen below ask for it again at
            # its every idle moment: 142 whole paints in 4 s while the text for find is prepared under a window.
            self._repaint_required = False
        if (turn := self._in_turn) is not None:
            turn.note_rest(self)

    def _compositor_refresh(self) -> None:
        if self is self.app.screen and self._waits_to_paint():
            self._owed = True
            self._update_timer.resume()
            self._paint_soon()
            return
        self._owed = False
        super()._compositor_refresh()
