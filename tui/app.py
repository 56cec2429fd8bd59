"""The program on the screen: starts, themes, crashes without telling tales, and leaves at once."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from threading import Timer
from typing import TYPE_CHECKING, Any

from textual import on
from textual.await_complete import AwaitComplete
from textual.driver import Driver
from textual.events import Event
from textual.screen import Screen
from textual.theme import Theme

from screens.frame import Frame
from screens.kit.news import NOT_TEXT
from screens.kit.present import FEW_COLOURS, FIELD, FIELD_NEXT, INK_CSS
from screens.kit.workscreen import Workscreen
from store.desk import Desk
from store.later import Later
from store.problems import FileTrouble
from tui import last_resort
from tui.ahead import ahead_of
from tui.files import FileApp
from tui.in_turn import InTurn
from tui.incoming import Unreadable
from tui.reading import careful_driver, give_terminal_back, why_no_screen
from tui.settings import Settings

if TYPE_CHECKING:
    from tui import sweeping
else:
    sweeping = Later("tui.sweeping")


def _scrollbars(bar: str, ground: str) -> dict[str, str]:
    """Give the colours of scrollbars; Textual's own ground is a black stain in a dark window."""
    bars = dict.fromkeys(("scrollbar", "scrollbar-hover", "scrollbar-active"), bar)
    names = ("", "-hover", "-active")
    return {**bars, **{f"scrollbar-background{name}": ground for name in names}, "scrollbar-corner-color": ground}


DARK = Theme(
    name="secretariat-dark",
    primary="#8fb8de",
    secondary="#c5a3d9",
    accent="#e0b35c",
    warning="#f0b429",
    error="#f28184",
    success="#7fbf7f",
    foreground="#dde3ea",
    background="#14181d",
    surface="#1d232a",
    panel="#28303a",
    dark=True,
    variables={**_scrollbars("#5f7a96", "#1d232a"), FIELD: "#2e3742", FIELD_NEXT: "#384351"},
)
LIGHT = Theme(
    name="secretariat-light",
    primary="#1f4e79",
    secondary="#6b3fa0",
    # In sixteen colours a brown or an orange is yellow, which nobody can read on white; these become grey and red.
    accent="#0b5563",
    warning="#a3260f",
    error="#a32020",
    success="#256b2a",
    foreground="#1a1f24",
    background="#fbfaf7",
    surface="#f0eee8",
    panel="#e8e5de",
    dark=False,
    variables={**_scrollbars("#7488a0", "#f0eee8"), FIELD: "#d6d2c8", FIELD_NEXT: "#c8c3b7"},
)


_ALLOCATIONS_BETWEEN_SWEEPS = 20_000
"""A key makes some thousands of short-lived objects; Python's 700 would sweep several times in each."""


class Secretariat(FileApp):
    """The clerk's desk on the screen."""

    TITLE = "Secretariat"
    OUR_THEMES = ((DARK, "Dark"), (LIGHT, "Light"))
    ENABLE_COMMAND_PALETTE = False
    CSS = INK_CSS

    def __init__(
        self, desk: Desk | None, settings: Settings, place: str = "programme", *, comes_back: bool = False
    ) -> None:
        """Open at a desk, or at the screen of the first run if there is none.

        If it `comes_back`, each file opens where it was left, and where it is left is noted.
        """
        super().__init__(desk, settings, comes_back=comes_back)
        self.set_class(self.console.color_system in {"standard", "windows"}, FEW_COLOURS)
        self._place = place
        self.quick = False
        self.leaving = False
        self.watched = False
        self.ending: Timer | None = None
        self.fault: Exception | None = None
        self.ahead = ahead_of(self, lambda: self.desk, gc.freeze)
        self.in_turn = InTurn(self, self._begin_key, lambda: sweeping.sweep_behind(self, self.in_turn, ours=self.quick))

    def get_default_screen(self) -> Screen[None]:
        """Open the frame around the places of work, or ask how to begin if there is no file yet."""
        if self.desk is not None:
            return Frame(self.desk, self.keymap, self._place, self.pane, self.left_at)
        from screens.first_run import FirstRun
        from tui.settings import default_file

        return FirstRun(default_file(), self.open_new_file, self.open_server, self.open_demo, self.sit_down)

    def show_keys(self, screen: Screen[Any], title: str, *, at_once: bool = False) -> None:
        """Show the keys that work on a screen now, as help, or all `at_once`; what is chosen is done there."""
        from screens.kit import helping

        (helping.open_sheet_of if at_once else helping.open_help_of)(screen, title)

    def _handle_exception(self, error: Exception) -> None:
        """End the program on an error nobody foresaw, without showing the values that Textual's own report would.

        They may be a member of the public's. The error goes to whoever started the program, which logs it redacted.
        """
        if not self.quick:
            super()._handle_exception(error)
            return
        self.fault = self.fault or getattr(error, "error", None) or error
        self._return_code = 1
        self._close_messages_no_wait()
        last_resort.end_soon(self)

    def fail(self, error: BaseException) -> None:
        """End the program on an error that happened outside of it: on another thread, or where Python only warns."""
        if (let_go := getattr(self._driver, "let_go", None)) is not None:
            let_go()
        if self.leaving:
            return
        fault = error if isinstance(error, Exception) else RuntimeError(type(error).__name__)
        self.fault = self.fault or fault
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._handle_exception, fault)
        last_resort.end_soon(self)

    def get_driver_class(self) -> type[Driver]:
        """Read the terminal with care; a test without one keeps the driver it has."""
        return careful_driver(super().get_driver_class())

    async def on_event(self, event: Event) -> None:
        """Take keys, pastes and the mouse one after the other, however they arrive."""
        if not self.in_turn.holds(event) and not self._answered(event):
            await super().on_event(event)

    def _answered(self, event: Event) -> bool:
        """Say whether the screen has answered an event by itself, because it waits for a server."""
        return self.in_turn.at_server and isinstance(self.screen, Workscreen) and self.screen.answers(event)

    def _begin_key(self) -> None:
        """Tell the screens that what is done from now on is the work of another key."""
        self.ahead.note_key()
        for screen in self.screen_stack:
            if isinstance(screen, Workscreen):
                screen.begin_key()

    def on_ready(self) -> None:
        """Switch the collector of unused memory on again now that the first screen is there."""
        # Not to sweep over what is there by now saves 20 ms a sweep at 10,000 records. A test would keep 6 MiB of it.
        if self.quick:
            gc.freeze()
            gc.set_threshold(_ALLOCATIONS_BETWEEN_SWEEPS, 20, 50)
            gc.enable()
            self.ahead.begin()
        if self.watched:
            last_resort.watch_tasks(self)
        self.tell_of_settings()

    def on_unreadable(self, event: Unreadable) -> None:
        """Say that something was left out, on whatever is open."""
        if isinstance(self.screen, Workscreen):
            self.screen.say(NOT_TEXT, "warn")

    @on(Driver.SignalResume)
    def _paint_again(self) -> None:
        """Paint everything after the program was stopped: the shell has written on the screen meanwhile."""
        self.refresh()

    def pop_screen(self) -> AwaitComplete:
        """Close the window on top, and sweep up what it leaves once the one below is painted."""
        if self.quick:
            sweeping.sweep_soon(self, self.in_turn)
        return super().pop_screen()

    async def action_quit(self) -> None:
        """Leave from anywhere; a form with something typed in it asks first."""
        if self.in_turn.at_server and isinstance(self.screen, Workscreen):
            self.screen.say("It is being saved on the server: leave when it is said what came of it.", "warn")
            return
        # The screens are asked and not their types: to import the forms would take 13 ms of most quittings.
        if any(isinstance(screen, Workscreen) and screen.holds_back() for screen in self.screen_stack):
            return
        if isinstance(self.screen, Frame) and self.screen.way_out.asks:
            from screens.way_out import ask_at_the_door

            ask_at_the_door(self.screen, self.leave)
            return
        self.leave()

    def leave(self, code: int = 0) -> None:
        """Close the file and go. Outside tests the process ends here, because everything is already saved."""
        self.leaving = True
        self.note_left()
        if self.desk is not None:
            self.desk.close()
        if not self.quick or self._driver is None:
            self.exit(0)
            return
        give_terminal_back(self._driver)
        if self.at_end is not None:
            self.at_end()
        os._exit(code)


def run_app(
    desk: Desk | None,
    *,
    settings: Settings,
    place: str = "programme",
    at_end: Callable[[], None] | None = None,
    app: Secretariat | None = None,
) -> int:
    """Run the program on the screen and give its exit code.

    `desk` None opens the screen of the first run. `at_end` tidies up; it is called before the process ends at once.
    `app` is run instead, if it is given.
    Raises FileTrouble if there is no terminal to draw on.
    """
    if problem := why_no_screen():
        raise FileTrouble(problem)
    app = app or Secretariat(desk, settings, place, comes_back=True)
    app.quick = True
    app.at_end = at_end
    with last_resort.watching(app):
        app.run()
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0
