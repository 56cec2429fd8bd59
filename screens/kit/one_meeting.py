"""A place that shows one meeting at a time: which one, and how to get to the one before and after."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any

from screens.kit.deed import R
from screens.kit.place import Place
from screens.kit.record_list import Section
from store.problems import Problem
from store.records import Meeting

if TYPE_CHECKING:
    from screens.kit.office import Office


class OneMeetingPlace(Place[R]):
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

    @property
    def shown(self) -> Hashable:
        """The meeting that was chosen."""
        return self.meeting.id if self.meeting is not None else None

    def show_again(self, shown: Any) -> None:
        """Open that meeting."""
        self._meeting = shown

    @property
    def meeting_chosen(self) -> str:
        """The id of the meeting that was chosen; empty while the next one is shown."""
        return self._meeting or ""

    def reload(self, go_to: str | None = None) -> None:
        """Read everything again; `go_to` may name the meeting to open, or a record of it."""
        record = self.desk.register.find(go_to) if go_to else None
        if isinstance(record, Meeting):
            self._meeting = record.id
        elif record is not None and isinstance(meeting := getattr(record, "meeting", None), str):
            self._meeting = meeting
        super().reload(go_to)

    def shows(self, record_id: str) -> bool:
        """Say whether a record is the meeting that is open."""
        return self.meeting is not None and self.meeting.id == record_id

    def none_yet(self) -> Section:
        """Give what is listed while there is no meeting."""
        return Section(
            "none", "No meetings yet", (), empty=f"Arrange one in the calendar ({self.key_of('go.calendar')})"
        )

    def no_meeting(self) -> Problem | None:
        """Say that there is no meeting to work at."""
        if self.meeting is None:
            cure = "Arrange one in the calendar first."
            return Problem("no-meeting", "There is no meeting yet.", cure, act="meeting.new")
        return None

    def at_meeting(self, opens: Callable[[Office, Meeting], object]) -> Callable[[Office], object]:
        """Make of what is opened for a meeting what is opened for the one that is open here."""

        def open_it(office: Office) -> None:
            if self.meeting is not None:
                opens(office, self.meeting)

        return open_it

    def go_to(self, place: str) -> None:
        """Go to another place with the meeting that is open."""
        if self.meeting is not None:
            self.office.go(place, self.meeting.id)

    def neighbour(self, by: int) -> Meeting | None:
        """Give the meeting before (-1) or after (1) the one that is open; None if there is none."""
        meetings, here = self.desk.register.meetings, self.meeting
        place = meetings.index(here) + by if here in meetings else -1
        return meetings[place] if 0 <= place < len(meetings) else None

    def why_not_step(self, by: int) -> Problem | None:
        """Say that there is no meeting before or after."""
        if self.neighbour(by) is not None:
            return None
        if by > 0:
            problem = Problem(
                "last-meeting", "That is the last meeting recorded.", "Arrange the next.", act="meeting.new"
            )
        else:
            problem = Problem("first-meeting", "That is the first meeting recorded.", "Go to a later one.")
        return self.no_meeting() or problem

    def step(self, by: int) -> None:
        """Go to the meeting before or after; the opposite key finds the one that was left as it stood."""
        meeting = self.neighbour(by)
        if meeting is not None:
            self.step_to(by, lambda: self._turn_to(meeting.id))

    def _turn_to(self, meeting: str) -> None:
        self.list.clear_marks()
        self._meeting = meeting
        self.reload(meeting)
