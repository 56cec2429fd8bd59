"""Place 6, one meeting: its agenda, who came, and its minutes, in the order of the day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from screens.kit.detail import Fields
from screens.kit.keys import bindings_for, key_of
from screens.kit.place import Place
from screens.kit.record_list import Cells, Column, Section
from store.problems import Problem
from store.queries.calendar.meetings import meeting_detail
from store.records import Meeting, Minute, WorkItem

if TYPE_CHECKING:
    from screens.kit.office import Office


class MeetingPlace(Place):
    """One meeting, chosen with the keys for earlier and later."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("meeting")]
    place = "meeting"
    columns = (Column("No", 8, right=True), Column("Item or minute", weight=4), Column("", weight=2, ink="muted"))

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
        """Read everything again; `go_to` may name the meeting to open."""
        if go_to and self.desk.register.get(Meeting, go_to):
            self._meeting = go_to
        super().reload(go_to)

    def sections(self) -> Iterator[Section]:
        """List agenda and minutes of the meeting."""
        meeting = self.meeting
        if meeting is None:
            yield Section("none", "No meetings yet", (), empty=f"Arrange one in the calendar ({key_of('go.calendar')})")
            return
        whole = meeting_detail(self.desk.register, meeting.id, self.desk.today)
        self._minutes = {minute.id: minute for minute in self.desk.register.minutes_of(meeting.id)}
        yield Section(
            key=meeting.id,
            title=f"Business of {whole.title}",
            ids=tuple(item.id for item in whole.agenda),
            aside=meeting.status.value,
            empty="No item stands under this meeting",
        )
        yield Section("minutes", "Minutes", tuple(self._minutes), empty="No minutes recorded")

    def cells(self, record_id: str, number: int) -> Cells:
        """Word an item or a minute."""
        minute = self._minutes.get(record_id)
        if minute is not None:
            return Cells(
                (minute.number, minute.heading, f"{len(minute.resolutions)} resolved" if minute.resolutions else "")
            )
        item = self.desk.register.get(WorkItem, record_id)
        return Cells((str(number), item.title if item else record_id, item.lead if item else ""))

    def nothing_chosen(self) -> tuple[str, Fields]:
        """Describe the meeting itself."""
        meeting = self.meeting
        if meeting is None:
            return "No meetings yet", ()
        whole = meeting_detail(self.desk.register, meeting.id, self.desk.today)
        return whole.title, whole.facts

    def _step(self, by: int) -> None:
        meetings = self.desk.register.meetings
        here = self.meeting
        if here is None:
            return
        place = meetings.index(here) + by
        if 0 <= place < len(meetings):
            self._meeting = meetings[place].id
            self.reload(self._meeting)
            self.office.refresh_lines_around()
        else:
            self.office.say("That is the last meeting recorded." if by > 0 else "That is the first meeting recorded.")

    def do_meeting_previous(self) -> None:
        """Open the meeting before."""
        self._step(-1)

    def do_meeting_next(self) -> None:
        """Open the meeting after."""
        self._step(1)

    def why_not_page_attendance(self) -> Problem | None:
        """Say why there is no attendance to show."""
        return None if self.meeting else Problem("no-meeting", "There is no meeting yet.", "Arrange one first.")

    def why_not_page_declared(self) -> Problem | None:
        """Say why there are no declarations to show."""
        return self.why_not_page_attendance()

    def do_page_attendance(self) -> None:
        """Show who is expected at the meeting and who came."""
        if self.meeting:
            self.office.go("attendance", self.meeting.id)

    def do_page_declared(self) -> None:
        """Show the declarations of interest at the meeting."""
        if self.meeting:
            self.office.go("declarations", self.meeting.id)

    def why_not_page_open(self) -> Problem | None:
        """Say why nothing can be opened."""
        if self.list.current is None:
            return Problem("nothing-here", "There is nothing under the cursor.", "Choose another meeting.")
        return None

    def why_not_page_chain(self) -> Problem | None:
        """Say why there is no chain to show."""
        return self.why_not_page_open()

    def do_page_chain(self) -> None:
        """Show what came of this item or minute."""
        from screens.forms.actions.windows import open_chain

        open_chain(self.office, self.list.current)

    def why_not_page_split(self) -> Problem | None:
        """Say why there is no minute to split."""
        if self.desk.register.get(Minute, self.list.current) is None:
            return Problem("no-minute", "There is no minute under the cursor.", "Go to a minute first.")
        return None

    def do_page_split(self) -> None:
        """Make several actions of this minute."""
        from screens.forms.actions.split import open_split

        minute = self.desk.register.get(Minute, self.list.current)
        if minute is not None:
            open_split(self.office, minute)

    def do_page_open(self) -> None:
        """Show the item or minute whole."""
        from screens.dialogs import open_record

        open_record(self.office)
