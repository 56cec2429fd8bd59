"""Place 1, the calendar: the meetings of each municipal year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType

from screens.kit.detail import Fields
from screens.kit.keys import bindings_for, key_of
from screens.kit.place import Place
from screens.kit.record_list import Cells, Column, Section
from store.problems import Problem
from store.queries.calendar import MeetingRow, meeting_detail, years
from store.queries.words import count
from store.records import Meeting
from store.rules import meetings as rules
from store.rules.bin import why_not_bin


class CalendarPlace(Place):
    """The meetings, year by year; the next one is marked."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("calendar")]
    place = "calendar"
    noun = "meeting"
    columns = (
        Column("Date", 15),
        Column("Time", 8),
        Column("Kind", weight=3),
        Column("Venue", weight=3),
        Column("Status", 10),
        Column("Items", 5, right=True),
    )

    def sections(self) -> Iterator[Section]:
        """List the municipal years that have meetings."""
        self._rows: dict[str, MeetingRow] = {}
        found = years(self.desk.register, self.desk.today)
        for year in found:
            self._rows.update((meeting.id, meeting) for meeting in year.meetings)
            yield Section(
                key=year.label,
                title=f"Municipal year {year.label}",
                ids=tuple(meeting.id for meeting in year.meetings),
                aside=count(len(year.meetings), "meeting"),
            )
        if not found:
            yield Section(
                key="none", title="No meetings yet", ids=(), empty=f"{key_of('meeting.new')} arranges the first"
            )

    def starts_at(self) -> str | None:
        """Start at the next meeting."""
        meeting = self.desk.register.next_meeting(self.desk.today)
        return meeting.id if meeting else None

    def cells(self, record_id: str, number: int) -> Cells:
        """Word one meeting."""
        meeting = self._rows[record_id]
        return Cells(
            (
                meeting.weekday_date,
                meeting.start or "–",
                ("next: " if meeting.next else "") + (meeting.title or meeting.kind),
                meeting.venue or "not recorded",
                meeting.status,
                str(meeting.items) if meeting.items else "–",
            ),
            ink="heading" if meeting.next else "",
        )

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Give everything recorded about a meeting."""
        meeting = self.desk.register.get(Meeting, record_id)
        if meeting is None:
            return "No meetings yet", (("Next step", f"{key_of('meeting.new')} arranges the first."),)
        whole = meeting_detail(self.desk.register, meeting.id, self.desk.today)
        fields = list(whole.facts)
        fields += [("Agenda" if not n else "", f"{item.number}. {item.title}") for n, item in enumerate(whole.agenda)]
        fields += [(line.heading.capitalize(), ", ".join(line.names)) for line in whole.attendance]
        for label, lines in (("Notices", whole.notices), ("Moved", whole.moves), ("Done", whole.done)):
            fields += [(label if not n else "", line) for n, line in enumerate(lines)]
        fields += [("Minutes" if not n else "", f"{no}. {head}") for n, (no, head) in enumerate(whole.minutes)]
        fields.append(("Source", whole.source))
        return whole.title, fields

    @property
    def meeting(self) -> Meeting | None:
        """The meeting under the cursor."""
        return self.desk.register.get(Meeting, self.list.current)

    def _no_meeting(self) -> Problem | None:
        if self.meeting is None:
            return Problem("no-meeting", "There is no meeting under the cursor.", "Go to a meeting first.")
        return None

    def why_not_meeting_open(self) -> Problem | None:
        """Say why no meeting can be opened."""
        return self._no_meeting()

    def why_not_meeting_edit(self) -> Problem | None:
        """Say why this meeting cannot be changed."""
        return rules.why_not_edit_meeting(self.meeting) if self.meeting else self._no_meeting()

    def why_not_meeting_move(self) -> Problem | None:
        """Say why this meeting cannot be moved to another day."""
        return rules.why_not_postpone(self.meeting) if self.meeting else self._no_meeting()

    def why_not_meeting_cancel(self) -> Problem | None:
        """Say why this meeting cannot be cancelled."""
        return rules.why_not_cancel(self.meeting) if self.meeting else self._no_meeting()

    def why_not_meeting_status(self) -> Problem | None:
        """Say why its status cannot be changed."""
        return rules.why_not_edit_meeting(self.meeting) if self.meeting else self._no_meeting()

    def why_not_meeting_bin(self) -> Problem | None:
        """Say why this meeting cannot be put in the bin."""
        return why_not_bin(self.desk.register, self.meeting) if self.meeting else self._no_meeting()

    def why_not_meeting_programme(self) -> Problem | None:
        """Say why there is nothing to show in the programme."""
        return self._no_meeting()

    def do_meeting_open(self) -> None:
        """Show the meeting whole."""
        from screens.dialogs import open_record

        open_record(self.frame)

    def do_meeting_new(self) -> None:
        """Arrange a meeting."""
        from screens.forms.meeting import open_new_meeting

        open_new_meeting(self.frame)

    def do_meeting_edit(self) -> None:
        """Change the meeting under the cursor."""
        from screens.forms.meeting import open_edit_meeting

        if self.meeting:
            open_edit_meeting(self.frame, self.meeting)

    def do_meeting_move(self) -> None:
        """Move the meeting to another day."""
        from screens.forms.meeting import open_postpone

        if self.meeting:
            open_postpone(self.frame, self.meeting)

    def do_meeting_status(self) -> None:
        """Record how far the meeting has got."""
        from screens.forms.meeting import open_status

        if self.meeting:
            open_status(self.frame, self.meeting)

    def do_meeting_cancel(self) -> None:
        """Cancel the meeting."""
        from screens.forms.meeting import open_cancel

        if self.meeting:
            open_cancel(self.frame, self.meeting)

    def do_meeting_bin(self) -> None:
        """Put the meeting in the bin, after asking."""
        from screens.dialogs import open_bin_records

        open_bin_records(self.frame, self.list.targets)

    def why_not_meeting_attendance(self) -> Problem | None:
        """Say why there is no attendance to show."""
        return self._no_meeting()

    def why_not_meeting_declared(self) -> Problem | None:
        """Say why there are no declarations to show."""
        return self._no_meeting()

    def do_meeting_attendance(self) -> None:
        """Show who is expected at the meeting and who came."""
        if self.meeting:
            self.frame.go("attendance", self.meeting.id)

    def do_meeting_declared(self) -> None:
        """Show the declarations of interest at the meeting."""
        if self.meeting:
            self.frame.go("declarations", self.meeting.id)

    def do_meeting_programme(self) -> None:
        """Show the meeting in the work programme."""
        if self.meeting:
            self.frame.go("programme", self.meeting.id)
