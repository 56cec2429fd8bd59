"""A place that shows one meeting at a time: which one, and how to get to the one before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.kit.place import Place
from store.problems import Problem
from store.records import Meeting

if TYPE_CHECKING:
    from screens.kit.office import Office


class OneMeetingPlace(Place):
    """A place of work for one meeting, the next one until another is chosen."""

    def __init__(self, office: Office) -> None:
        """Stand in the office, with the next meeting open."""
        self._meeting: str | None = None
        super().__init__(office)

    @property
    def meeting(self) -> Meeting | None:
        """The meeting that is open: the one chosen, else the next one, else the last."""
        register = self.desk.register
        chosen = register.live(Meeting, self._meeting)
        if chosen is not None:
            return chosen
        return register.next_meeting(self.desk.today) or (register.meetings[-1] if register.meetings else None)

    def reload(self, go_to: str | None = None) -> None:
        """Read everything again; `go_to` may name the meeting to open, or a record of it."""
        record = self.desk.register.find(go_to) if go_to else None
        if isinstance(record, Meeting):
            self._meeting = record.id
        elif record is not None and isinstance(meeting := getattr(record, "meeting", None), str):
            self._meeting = meeting
        super().reload(go_to)

    def no_meeting(self) -> Problem | None:
        """Say that there is no meeting to work at."""
        if self.meeting is None:
            return Problem("no-meeting", "There is no meeting yet.", "Arrange one in the calendar first.")
        return None

    def step(self, by: int) -> None:
        """Go to the meeting before or after."""
        meetings, here = self.desk.register.meetings, self.meeting
        if here is None:
            return
        place = meetings.index(here) + by
        if 0 <= place < len(meetings):
            self.list.clear_marks()
            self._meeting = meetings[place].id
            self.reload(self._meeting)
            self.office.refresh_lines_around()
        else:
            self.office.say("That is the last meeting recorded." if by > 0 else "That is the first meeting recorded.")
