"""The program with its lessons: as it always is, and under whatever is open the next key."""

from __future__ import annotations

from textual.events import Event, Key

from screens.lessons.teacher import Teacher
from store.desk import Desk
from tui.app import Secretariat
from tui.settings import Settings

_LOOKS = 4
"""So many times a second the next key is looked up besides: what is opened by a timer or the mouse is no key's work."""


class LessonApp(Secretariat):
    """The program at a throw-away copy of the sample, with a teacher."""

    def __init__(self, desk: Desk | None, settings: Settings, number: int = 1) -> None:
        """Begin with a lesson, counted from 1."""
        super().__init__(desk, settings)
        self.teacher = Teacher(self, number)

    def on_ready(self) -> None:
        """Begin the lesson when the first screen is there; Textual has what every application does then done itself."""
        self.teacher.look()
        self.set_interval(1 / _LOOKS, self.teacher.look, name="lesson")

    async def on_event(self, event: Event) -> None:
        """Show the next key behind each that was pressed."""
        await super().on_event(event)
        if isinstance(event, Key) and self.screen_stack:
            self.call_after_refresh(self.teacher.look)
