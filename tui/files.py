"""The application as far as files go: which one it stands at, making one, looking at the sample, and coming back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import count
from pathlib import Path

from textual.app import UnknownModeError

from screens.frame import Frame
from screens.kit.sides import Pane
from screens.kit.whereabouts import Whereabouts, whereabouts
from store.desk import Desk
from store.file.troubles import ASKED_FOR
from store.problems import FileTrouble, Problem
from store.records import Record
from tui.coming_back import note_left, place_left
from tui.own import OwnApp
from tui.settings import Settings, remember_choice


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

    def open_file(self, path: Path) -> None:
        """Leave the file that is open for another, and note that one to be opened next time. Raises FileTrouble."""
        from tui.settings import remember_file

        desk = self._opened(path)
        self.remembering = remember_file(path)
        self._change_desk(desk, f"{path.name} is open.")

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
        self._change_desk(self._opened(path), words)
        return words

    def renamed(self) -> None:
        """Open the file anew under the clerk's new name, which stands with every change from now on."""
        if self.desk is not None:
            desk = self._opened(self.desk.path)
            self._change_desk(desk, f"From now on changes stand under the name of {desk.who}.")

    def _opened(self, path: Path) -> Desk:
        """Open a file as this one is open: on the day that was given, and only to be read if that was asked for."""
        from tui.settings import clerk

        now = self.desk
        asked = now is not None and now.read_only_reason == ASKED_FOR
        desk = Desk.open(path, today=now.day_given if now else None, who=clerk(self.settings), read_only=asked)
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
