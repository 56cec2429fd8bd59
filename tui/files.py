"""The application as far as files go: which one it stands at, making one, looking at the sample, and coming back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.app import UnknownModeError

from screens.frame import Frame
from screens.kit.sides import Pane
from screens.kit.whereabouts import Whereabouts, whereabouts
from store.desk import Desk
from store.file.troubles import ASKED_FOR
from store.problems import FileTrouble, Problem
from store.records import Record
from store.room import apart
from tui.coming_back import note_left, place_left
from tui.own import FOR_NOW, OwnApp
from tui.settings import Settings, remember_choice

if TYPE_CHECKING:
    from store.rules.panels.served import Entry, Served


class FileApp(OwnApp):
    """An application at the desk of a panel's file, or at none yet."""

    def __init__(self, desk: Desk | None, settings: Settings, *, comes_back: bool = False) -> None:
        """Stand at a desk. If it `comes_back`, each file opens where it was left, and where it is left is noted."""
        super().__init__(settings)
        self.desk = desk
        self.comes_back = comes_back
        self._sittings = count(1)
        self.pane = Pane(shown=settings.pane, keep=self._keep_choice)
        self.remembering: Problem | None = None
        self.at_end: Callable[[], None] | None = None

    def open_new_file(self, path: Path, records: Iterable[Record]) -> None:
        """Make a file, open the desk on it, and note it as the one to open next time.

        Raises Refused or FileTrouble; the screen of the first run stays then.
        """
        from store.file.owners import make_folder
        from tui.settings import clerk, remember_file

        make_folder(path.parent)
        self.desk = Desk.create(path, records, who=clerk(self.settings))
        self.remembering = remember_file(path)

    def open_server(self, address: str) -> None:
        """Open the desk at an address, and note it as the one to open next time.

        Raises FileTrouble; the screen of the first run stays then.
        """
        from tui import panels
        from tui.settings import remember_file

        self.desk = self._opened(panels.server_only(address))
        self.remembering = remember_file(self.desk.path)

    def open_demo(self) -> None:
        """Open a throw-away copy of the sample on the demonstration's day; it is removed on leaving."""
        from contextlib import ExitStack

        from store.file.temporary import throw_away
        from store.sample import DEMO_DAY, sample_records
        from tui.settings import clerk

        folder = ExitStack()
        self.at_end = folder.close
        path = folder.enter_context(throw_away())
        self.desk = Desk.create(path, sample_records(), today=DEMO_DAY, who=clerk(self.settings), alone=True)
        self.desk.kept = False

    def sit_down(self, then: Callable[[Frame], None] | None = None) -> None:
        """Put the frame over the first screen, and open `then` at it; an empty register begins with what it needs."""
        if self.desk is not None:
            begun = "programme" if self.desk.register.meetings else "calendar" if then else "beginning"
            frame = Frame(self.desk, self.keymap, begun, self.pane)
            self.push_screen(frame)
            self.call_after_refresh(self.tell_of_settings)
            if then is not None:
                self.call_after_refresh(then, frame)

    def tell_of_settings(self) -> None:
        """Say in the frame what could not be read of the settings, and that they could not be written."""
        problems = (*self.settings.problems, *([self.remembering] if self.remembering else ()))
        if problems and isinstance(self.screen, Frame):
            self.screen.say_also("  ".join(str(problem) for problem in problems), "warn")

    @property
    def keeps_settings(self) -> bool:
        """Whether what is set is written down; in a throw-away copy nothing is."""
        return self.desk is None or self.desk.kept

    def _keep_choice(self, name: str, value: bool) -> Problem | None:
        return remember_choice(name, value) if self.keeps_settings else None

    def open_file(self, where: str) -> None:
        """Leave what is open for another file or desk on a server, and note that to be opened next time.

        Raises FileTrouble.
        """
        from tui.settings import remember_file

        desk = self._opened(where)
        self.remembering = remember_file(desk.path)
        self._change_desk(desk, f"{desk.path.name} is open.")

    @property
    def panels(self) -> tuple[Entry, ...]:
        """The panels that the clerk serves, as her own list has them."""
        from tui import panels

        return panels.listed(self.settings)

    @property
    def open_panel(self) -> str:
        """The name of the panel that is open, if it is one of the list; else empty."""
        from tui import panels

        here = str(self.desk.path) if self.desk is not None else ""
        return next((one.name for one in self.panels if here and panels.same_place(one.where, here)), "")

    def list_panel(self, where: str, name: str) -> str:
        """Put a panel on the list, under its own short name if none is given; gives the sentence that says so.

        Raises FileTrouble if it cannot be opened, Refused if it cannot be listed so.
        """
        from tui import panels

        panels.kept_at(where)  # what is no address is said at once
        entry = apart(lambda: panels.to_list(self.settings, where, name), slow=panels.on_server(where))
        kept = panels.note(entry) if self.keeps_settings else FOR_NOW
        self.settings = replace(self.settings, panels={**self.settings.panels, entry.name: entry.where})
        return f"{entry.name} is in your list. {kept}"

    def unlist_panel(self, name: str) -> str:
        """Take a panel off the list; it stays where it is kept. Gives the sentence. Raises Refused."""
        from tui import panels

        entry = panels.need(self.settings, name)
        kept = panels.forget(entry) if self.keeps_settings else FOR_NOW
        left = {other: where for other, where in self.settings.panels.items() if other != entry.name}
        self.settings = replace(self.settings, panels=left)
        return f"{entry.name} is off your list; {entry.where} stays as it is. {kept}"

    def go_to_panel(self, name: str) -> None:
        """Leave the panel that is open for another of the list, where it was left. Raises FileTrouble and Refused."""
        from tui import panels
        from tui.settings import remember_file

        entry = panels.need(self.settings, name)
        desk = self._opened(entry.where)
        self.remembering = remember_file(desk.path) if desk.kept else None
        self._change_desk(desk, f"{entry.name} is open.")

    def served(self) -> tuple[tuple[Served, ...], tuple[Problem, ...]]:
        """Read every panel of the list and the one that is open; say of those that cannot be opened why."""
        from store.rules.panels.served import Served, own_name
        from tui import panels

        if self.desk is None:
            return (), ()
        here = str(self.desk.path)
        entries = panels.with_open(self.panels, here, own_name(self.desk.register))
        others = [one for one in entries if not panels.same_place(one.where, here)]

        def read_others() -> tuple[tuple[Served, ...], list[Problem]]:
            missed: list[Problem] = []
            return panels.served(others, lambda one: missed.append(one.problem)), missed

        there, problems = apart(read_others, slow=any(panels.on_server(one.where) for one in others))
        read = {one.name: one for one in there}
        read |= {
            one.name: Served(one.name, self.desk.register, self.desk.panel_id) for one in entries if one not in others
        }
        return tuple(read[one.name] for one in entries if one.name in read), tuple(problems)

    def restore(self, backup: Path) -> str:
        """Put a backup in the place of the file that is open, and open it; gives the sentence that says so.

        Raises FileTrouble; the file is then open as it was.
        """
        from store.clock import here
        from store.file.doctor import readable
        from store.file.whole import restore

        if self.desk is None:
            return ""
        if not readable(backup):
            sentence = f"{backup} is not a backup that can be read."
            raise FileTrouble(Problem("file.bad-backup", sentence, "Choose another one."))
        path = self.desk.path
        aside = restore(path, backup, here())
        kept = f" The file as it was is kept as {aside.name}." if aside else ""
        words = f"The backup is now in the place of {path.name}.{kept}"
        self._change_desk(self._opened(str(path)), words)
        return words

    def renamed(self) -> None:
        """Open the file anew under the clerk's new name, which stands with every change from now on.

        A server has a name of its own for each clerk, and that stays.
        """
        if self.desk is not None and not self.desk.room.role:
            desk = self._opened(str(self.desk.path))
            self._change_desk(desk, f"From now on changes stand under the name of {desk.who}.")

    def _opened(self, where: str) -> Desk:
        """Open a panel as this one is open: on the day that was given, and only to be read if that was asked for."""
        from tui.panels import kept_at, on_server, opened
        from tui.settings import clerk

        now, who = self.desk, clerk(self.settings)
        asked = now is not None and now.read_only_reason == ASKED_FOR
        day = now.day_given if now else None
        place = str(kept_at(where))  # what is no address is said at once
        desk = apart(lambda: opened(place, today=day, who=who, read_only=asked), slow=on_server(where))
        desk.kept = now is None or now.kept or now.path != desk.path
        return desk

    def _change_desk(self, desk: Desk, words: str) -> None:
        """Sit down at another desk in the place of this one, once the window that asked for it is closed."""
        self.note_left()
        before, self.desk = self.desk, desk

        async def sit_down() -> None:
            begun = "programme" if desk.register.meetings else "beginning"
            frame = Frame(desk, self.keymap, begun, self.pane, self.left_at)
            # As a mode of its own: the first screen of an application cannot be changed for another.
            mode_before, mode = self.current_mode, f"sitting-{next(self._sittings)}"
            self.add_mode(mode, lambda: frame)
            await self.switch_mode(mode)
            with suppress(UnknownModeError):  # the first sitting is no mode that was added; its frame only rests
                await self.remove_mode(mode_before)
            self.call_after_refresh(frame.say_also, words)
            self.call_after_refresh(self.tell_of_settings)
            if before is not None:
                before.close()

        # A task of its own: whoever waits for a screen inside a message would wait for ever.
        self.call_later(lambda: self.run_worker(sit_down()))

    @property
    def left_at(self) -> Whereabouts | None:
        """Where the file was left, if that is known and the program comes back there."""
        known = self.comes_back and self.desk is not None and self.desk.kept
        return place_left(self.desk.panel_id) if known and self.desk is not None else None

    def note_left(self) -> None:
        """Note where the file is left; of a throw-away copy nothing is kept."""
        if not self.comes_back or self.desk is None or not self.desk.kept:
            return
        for screen in self.screen_stack:
            if isinstance(screen, Frame):
                note_left(self.desk.panel_id, whereabouts(screen.place))
