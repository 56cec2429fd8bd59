"""The application as far as files go: which one it stands at, making one, looking at the sample, and coming back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from screens.frame import Frame
from screens.kit.keys.keyed import KeyedApp
from screens.kit.keys.keymap import Keymap
from screens.kit.sides import Pane
from screens.kit.whereabouts import Whereabouts, whereabouts
from store.desk import Desk
from store.problems import Problem
from store.records import Record
from tui.coming_back import note_left, place_left
from tui.settings import Settings, remember_choice


class FileApp(KeyedApp):
    """An application at the desk of a panel's file, or at none yet."""

    def __init__(self, desk: Desk | None, settings: Settings, *, comes_back: bool = False) -> None:
        """Stand at a desk. If it `comes_back`, each file opens where it was left, and where it is left is noted."""
        super().__init__(Keymap(settings.keymap))
        self.desk = desk
        self.settings = settings
        self.comes_back = comes_back
        self.pane = Pane(shown=settings.pane, keep=remember_choice)
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
