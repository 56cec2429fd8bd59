"""Shows what is to be pressed next, under whatever is open, and goes on to the next lesson when one is done."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.screen import Screen
from textual.strip import Strip

from screens.frame import Frame
from screens.kit.keys.keymap import Keymap
from screens.kit.present import Inked, fit, strip_of, wrapped
from screens.kit.window import Window
from screens.kit.workscreen import Workscreen
from screens.lessons.scene import Press, Scene, next_press
from screens.lessons.table import LESSONS

LINES = 2
"""How many lines there are for it."""


class LessonLine(Inked):
    """Two lines at the foot of a screen, below its hints."""

    DEFAULT_CSS = f"""
    LessonLine {{ dock: bottom; height: {LINES}; width: 1fr; }}
    """
    can_focus = False

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self.text = ""

    def say(self, words: str) -> None:
        """Show these words."""
        if words != self.text:
            self.text = words
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one of its lines."""
        width = self.size.width
        lines = wrapped(self.text, max(20, width - 2))
        words = lines[y] if y < len(lines) else ""
        return strip_of([(fit(f" {words}", width), self.ink("now"))], width, self.ink("now"))


class Teacher:
    """Goes through the lessons at one frame. What it says follows from the screen alone, whatever was pressed."""

    def __init__(self, app: App[Any], number: int = 1) -> None:
        """Begin with a lesson, counted from 1, once the frame of the application is there."""
        self._app = app
        self._number = number - 1
        self._scene: Scene | None = None
        self._praise = ""
        self._praised: Press | None = None

    @property
    def number(self) -> int:
        """The number of the lesson, counted from 1; one more than there are when every lesson is done."""
        return self._number + 1

    @property
    def finished(self) -> bool:
        """Whether every lesson is done."""
        return self._number >= len(LESSONS)

    def press(self) -> Press | None:
        """Say what is to be pressed now; None when every lesson is done, or before the frame is there."""
        scene = self._seen()
        if scene is None:
            return None
        while not self.finished and LESSONS[self._number].done(scene):
            self._praise, self._praised = LESSONS[self._number].told, None
            self._number += 1
            self._scene = None
            scene = self._seen()
            if scene is None:
                return None
        return None if self.finished else next_press(LESSONS[self._number], scene)

    def look(self) -> None:
        """Show what is to be pressed now on the screen on top."""
        press = self.press()
        frame = self._frame()
        if frame is not None:
            self._line_on(self._app.screen).say(self.words(press, frame.keymap))

    def words(self, press: Press | None, keymap: Keymap) -> str:
        """Put what is to be pressed into words, after the praise for the lesson before until the clerk goes on."""
        if self.finished or press is None:
            end = f"{keymap.key_of('quit')} leaves: nothing of this is kept. {keymap.key_of('help')} lists every key."
            return f"{self._praise} That was the last lesson. {end}"
        if self._praised is None:
            self._praised = press
        elif self._praised != press:
            self._praise = ""
        what = f"“{press.types}”" if press.types else keymap.key_of(press.key)
        lesson = f"Lesson {self._number + 1} of {len(LESSONS)}, {LESSONS[self._number].title}."
        return f"{self._praise} {lesson} Next: {what} {press.why}.".strip()

    def _seen(self) -> Scene | None:
        """Give what is on the screen now; a lesson begins with the register as it is first seen."""
        frame = self._frame()
        if frame is None:
            return None
        begun = self._scene
        before, changes = (begun.before, begun.changes) if begun else (frame.desk.register, frame.desk.last_change)
        self._scene = Scene(frame, self._app.screen, before, changes)
        return self._scene

    def _frame(self) -> Frame | None:
        return next((one for one in self._app.screen_stack if isinstance(one, Frame)), None)

    def _line_on(self, screen: Screen[Any]) -> LessonLine:
        """Give the line of a screen, which gets one if it has none."""
        for line in screen.query(LessonLine):
            return line
        line = LessonLine()
        screen.mount(line)
        if isinstance(screen, Workscreen):
            screen.lines_at_foot = LINES
        if isinstance(screen, Window):
            screen.fit()
        elif isinstance(screen, Frame):
            screen.place.share_room()
        return line
