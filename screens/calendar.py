"""Place 1, the calendar: the meetings of each municipal year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from screens.kit.detail import Fields
from screens.kit.keys import bindings_for, key_of
from screens.kit.place import Place
from screens.kit.present import STATE_INKS
from screens.kit.record_list import Cells, Column, Section
from store.problems import Problem, Refused
from store.queries.calendar.clock import clock_rows, done_words, papers_words
from store.queries.calendar.meetings import MeetingRow, meeting_detail, years
from store.queries.words.short import count
from store.records import Meeting
from store.rules.bin import why_not_bin
from store.rules.calendar import meetings as rules
from store.rules.calendar.coming import is_to_come
from store.rules.words.dates import long_date, short_date
from store.rules.words.wording import capital

if TYPE_CHECKING:
    from screens.kit.office import Office
    from screens.kit.planner import Planner
    from store.queries.planner import PlannerYear
    from store.queries.rounds.rounds import RoundRow


class CalendarPlace(Place):
    """The meetings, year by year; the next one is marked."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("calendar")]
    place = "calendar"
    noun = "meeting"
    columns = (
        Column("Date", 15),
        Column("Time", 8),
        Column("Kind", weight=3),
        Column("Publish by", 17, ink="flag"),
        Column("Venue", weight=3, least=100),
        Column("Status", 10),
        Column("Items", 5, right=True),
    )

    def __init__(self, office: Office) -> None:
        """Stand in the office, with the list shown."""
        self._rows: dict[str, MeetingRow] = {}
        self._rounds: dict[str, RoundRow] = {}
        self.planner: Planner | None = None
        super().__init__(office)

    @property
    def stage(self) -> Widget:
        """The year if it is shown, else the list."""
        return self.planner if self.planner is not None and self.planner.display else self.list

    def sections(self) -> Iterator[Section]:
        """List the municipal years that have meetings."""
        self._rows = {}
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
        yield from self._round_sections()

    def _round_sections(self) -> Iterator[Section]:
        """List the statutory rounds that are still running, with their next steps."""
        if not self.desk.register.rounds:
            self._rounds = {}
            return
        from store.queries.rounds.rounds import round_rows

        rows = [row for row in round_rows(self.desk.register, self.desk.today) if row.next]
        self._rounds = {row.id: row for row in rows}
        for row in rows:
            coming = f"next: {row.next[0].lower()}{row.next[1:]}"
            yield Section(key=f"round:{row.id}", title=row.title, ids=(row.id,), aside=coming)

    def starts_at(self) -> str | None:
        """Start at the next meeting."""
        meeting = self.desk.register.next_meeting(self.desk.today)
        return meeting.id if meeting else None

    def cells(self, record_id: str, number: int) -> Cells:
        """Word one meeting."""
        if record_id in self._rounds:
            return _round_cells(self._rounds[record_id])
        meeting = self._rows[record_id]
        record = self.desk.register.need(Meeting, record_id)
        return Cells(
            (
                meeting.weekday_date,
                meeting.start or "–",
                ("next: " if meeting.next else "") + (meeting.title or meeting.kind),
                papers_words(self.desk.register, record, self.desk.today),
                meeting.venue or "not recorded",
                meeting.status,
                str(meeting.items) if meeting.items else "–",
            ),
            ink="heading" if meeting.next else "",
        )

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Give the clock of a meeting and everything recorded about it; a round as told; a day of the year."""
        if self.planner is not None and self.planner.display:
            return self._describe_day(self.planner)
        if record_id in self._rounds:
            from store.queries.rounds.rounds import round_lines, round_view

            view = round_view(self.desk.register, str(record_id), self.desk.today)
            return view.title, round_lines(view)
        meeting = self.desk.register.get(Meeting, record_id)
        if meeting is None:
            return "No meetings yet", (("Next step", f"{key_of('meeting.new')} arranges the first."),)
        whole = meeting_detail(self.desk.register, meeting.id, self.desk.today)
        clock = self._clock_fields(meeting)
        coming = is_to_come(meeting, self.desk.today)
        fields = [*(clock if coming else ()), *whole.facts, *(() if coming else clock)]
        fields += [("Agenda" if not n else "", f"{item.number}. {item.title}") for n, item in enumerate(whole.agenda)]
        fields += [(line.heading.capitalize(), ", ".join(line.names)) for line in whole.attendance]
        for label, lines in (("Notices", whole.notices), ("Moved", whole.moves), ("Done", whole.done)):
            fields += [(label if not n else "", line) for n, line in enumerate(lines)]
        fields += [("Minutes" if not n else "", f"{no}. {head}") for n, (no, head) in enumerate(whole.minutes)]
        fields.append(("Source", whole.source))
        return whole.title, fields

    def _clock_fields(self, meeting: Meeting) -> list[tuple[str, str]]:
        """Word the clock of a meeting, a line for each deadline."""
        try:
            rows = clock_rows(self.desk.register, meeting, self.desk.today)
        except Refused as refused:
            return [("Clock", " ".join(str(problem) for problem in refused.problems))]
        return [
            (
                "Clock" if not n else "",
                f"{row.day}: {row.label}: {done_words(row) if row.done_on else row.left} ({row.kind})",
            )
            for n, row in enumerate(rows)
        ]

    def _describe_day(self, planner: Planner) -> tuple[str, Fields]:
        year = planner.year
        entries = year.days.get(planner.day, ()) if year else ()
        fields = [(capital(entry.kind), entry.words) for entry in entries] or [("", "Nothing falls on this day.")]
        return long_date(planner.day), [*fields, *(("Note", note) for note in (year.notes if year else ()))]

    def reload(self, go_to: str | None = None) -> None:
        """Read everything again; going to a record shows the list."""
        if go_to and self.planner is not None and self.planner.display:
            self._show_planner(shown=False)
        super().reload(go_to)
        if self.planner is not None and self.planner.display:
            self.planner.reload()
            self.show_detail()

    def _show_planner(self, *, shown: bool) -> None:
        from screens.kit.planner import Planner

        if self.planner is None:
            self.planner = Planner(self._make_year, lambda: self.desk.today, self.cursor_moved)
            self.mount(self.planner, before=self.detail)
        self.planner.display = shown
        self.groups = ("calendar", "planner") if shown else ("calendar",)
        self.list.display = not shown
        if shown:
            listed = self.desk.register.get(Meeting, self.list.current)
            self.planner.reload(listed.date if listed else None)
        self.stage.focus()
        self.show_detail()

    def action_do(self, action_id: str) -> None:
        """Carry out an action of the year, or one of the calendar's own."""
        if action_id.startswith("planner.") and self.planner is not None:
            self.planner.action_do(action_id)
        else:
            super().action_do(action_id)

    def _make_year(self, day: dt.date) -> PlannerYear:
        from store.queries.planner import planner

        return planner(self.desk.register, day, self.desk.today)

    @property
    def meeting(self) -> Meeting | None:
        """The meeting under the cursor of the list; None while the year is shown."""
        shown = self.planner is not None and self.planner.display
        return None if shown else self.desk.register.get(Meeting, self.list.current)

    def _no_meeting(self) -> Problem | None:
        if self.planner is not None and self.planner.display:
            cure = f"{key_of('meeting.open')} opens the day; {key_of('meeting.planner')} goes back to the list."
            return Problem("no-meeting", "The year is shown, not one meeting.", cure)
        if self.meeting is None:
            return Problem("no-meeting", "There is no meeting under the cursor.", "Go to a meeting first.")
        return None

    def why_not_meeting_open(self) -> Problem | None:
        """Say why nothing can be opened."""
        shown = self.planner is not None and self.planner.display
        return None if shown or self.list.current in self._rounds else self._no_meeting()

    def why_not_meeting_clock(self) -> Problem | None:
        """Say why there is no clock to show."""
        return self._no_meeting()

    def why_not_meeting_working(self) -> Problem | None:
        """Say why there is no day to show the working of."""
        return self._no_meeting()

    def why_not_meeting_publish(self) -> Problem | None:
        """Say why the papers cannot be recorded as published."""
        from store.rules.calendar.publishing import why_not_publish

        return self._no_meeting() or (why_not_publish(self.meeting) if self.meeting else None)

    def why_not_meeting_notices(self) -> Problem | None:
        """Say why there is no meeting to post notice of."""
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

    def do_meeting_clock(self) -> None:
        """Show every deadline of the meeting."""
        from screens.forms.calendar.clock import open_clock

        if self.meeting:
            open_clock(self.office, self.meeting)

    def do_meeting_working(self) -> None:
        """Show how the day for the papers is counted."""
        from screens.forms.calendar.clock import open_working

        if self.meeting:
            open_working(self.office, self.meeting)

    def do_meeting_publish(self) -> None:
        """Record that the papers were published."""
        from screens.forms.calendar.clock import open_publish

        if self.meeting:
            open_publish(self.office, self.meeting)

    def do_meeting_notices(self) -> None:
        """Record notice of the meeting as posted."""
        from screens.forms.calendar.clock import open_notices

        if self.meeting:
            open_notices(self.office, self.meeting)

    def do_meeting_planner(self) -> None:
        """Show the year, or the list again."""
        self._show_planner(shown=self.planner is None or not self.planner.display)
        self.office.refresh_lines_around()

    def do_meeting_propose(self) -> None:
        """Propose next year's dates."""
        from screens.forms.calendar.proposing import open_propose

        open_propose(self.office)

    def do_meeting_open(self) -> None:
        """Open the day of the year, the round, or the meeting whole."""
        if self.planner is not None and self.planner.display:
            from screens.forms.calendar.days import open_day

            open_day(self.office, self.planner)
            return
        if self.list.current in self._rounds:
            self.office.go("rounds", self.list.current)
            return
        from screens.dialogs import open_record

        open_record(self.office)

    def do_meeting_new(self) -> None:
        """Arrange a meeting."""
        from screens.forms.calendar.meeting import open_new_meeting

        shown = self.planner if self.planner is not None and self.planner.display else None
        open_new_meeting(self.office, shown.day if shown else None)

    def do_meeting_edit(self) -> None:
        """Change the meeting under the cursor."""
        from screens.forms.calendar.meeting import open_edit_meeting

        if self.meeting:
            open_edit_meeting(self.office, self.meeting)

    def do_meeting_move(self) -> None:
        """Move the meeting to another day."""
        from screens.forms.calendar.moving import open_postpone

        if self.meeting:
            open_postpone(self.office, self.meeting)

    def do_meeting_status(self) -> None:
        """Record how far the meeting has got."""
        from screens.forms.calendar.meeting import open_status

        if self.meeting:
            open_status(self.office, self.meeting)

    def do_meeting_cancel(self) -> None:
        """Cancel the meeting."""
        from screens.forms.calendar.meeting import open_cancel

        if self.meeting:
            open_cancel(self.office, self.meeting)

    def do_meeting_bin(self) -> None:
        """Put the meeting in the bin, after asking."""
        from screens.dialogs import open_bin_records

        open_bin_records(self.office, self.list.targets)

    def why_not_meeting_attendance(self) -> Problem | None:
        """Say why there is no attendance to show."""
        return self._no_meeting()

    def why_not_meeting_declared(self) -> Problem | None:
        """Say why there are no declarations to show."""
        return self._no_meeting()

    def do_meeting_attendance(self) -> None:
        """Show who is expected at the meeting and who came."""
        if self.meeting:
            self.office.go("attendance", self.meeting.id)

    def do_meeting_declared(self) -> None:
        """Show the declarations of interest at the meeting."""
        if self.meeting:
            self.office.go("declarations", self.meeting.id)

    def do_meeting_programme(self) -> None:
        """Show the meeting in the work programme."""
        if self.meeting:
            self.office.go("programme", self.meeting.id)


def _round_cells(row: RoundRow) -> Cells:
    """Word a statutory round: it stands on the day by which its next step must be taken."""
    due = short_date(row.due) if row.due else "–"
    texts = (due, "–", "statutory round", row.short, row.next, row.state, "–")
    return Cells(texts, ink=STATE_INKS.get(row.state, ""))
