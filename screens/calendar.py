"""Place 1, the calendar: the meetings of each municipal year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from screens.kit.clock_table import clock_table
from screens.kit.deed import CHOSEN, ONE, Deed
from screens.kit.detail import Fields
from screens.kit.keys.key import Key
from screens.kit.keys.table import bindings_for, keys_in
from screens.kit.place import Place
from screens.kit.present import STATE_INKS
from screens.kit.record_list import Cells, Column, Section
from store.fields import heading_of
from store.later import Later
from store.problems import Problem, Refused
from store.queries.calendar.clock import clock_rows, in_one_form, papers_words, pressing
from store.queries.calendar.meetings import MeetingRow, Year, meeting_detail, years
from store.queries.words.short import count, meeting_title
from store.records import Meeting
from store.rules.calendar import meetings as rules
from store.rules.calendar.clock import why_not_clock, why_not_post_notices
from store.rules.calendar.coming import is_to_come, why_not_prepare
from store.rules.calendar.publishing import why_not_publish
from store.rules.calendar.settled import why_not_off
from store.rules.words.dates import short_date
from store.rules.words.wording import small

if TYPE_CHECKING:
    from screens import dialogs
    from screens.forms.calendar import clock as clock_forms
    from screens.forms.calendar import days, moderngov, moving, proposing, workings
    from screens.forms.calendar import importing as import_forms
    from screens.forms.calendar import meeting as meeting_forms
    from screens.kit.office import Office
    from screens.kit.planner import Planner
    from store.queries.rounds.rounds import RoundRow
else:
    dialogs = Later("screens.dialogs")
    clock_forms = Later("screens.forms.calendar.clock")
    days = Later("screens.forms.calendar.days")
    import_forms = Later("screens.forms.calendar.importing")
    meeting_forms = Later("screens.forms.calendar.meeting")
    moderngov = Later("screens.forms.calendar.moderngov")
    moving = Later("screens.forms.calendar.moving")
    proposing = Later("screens.forms.calendar.proposing")
    workings = Later("screens.forms.calendar.workings")


_LAST = heading_of(Meeting, "source")
"""The field that stands below all others."""

_YEAR_ALONE = 200
"""Cells of the terminal up to which the year has them all."""
_FOUR_MONTHS = 118
"""Cells that the year has beside the pane: four months a row."""


_BEFORE_VENUES = 2
"""How many of the widths of the list come before the pane: in it the clock of a meeting stands, with long names."""


class CalendarPlace(Place[Meeting]):
    """The meetings, year by year; the next one is marked."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("calendar")]
    place = "calendar"
    purpose = "Meetings and the deadlines that follow from each of them."
    noun = "meeting"
    columns = (
        Column("Date", 15),
        Column("Time", 8),
        Column("Kind", weight=3),
        Column("Publish by", 32, ink="flag"),
        Column("Venue", weight=3, rank=2),
        Column("Status", 10),
        Column("Items", 5, right=True, rank=1),
    )

    def __init__(self, office: Office) -> None:
        """Stand in the office, with the list shown."""
        self._rows: dict[str, MeetingRow] = {}
        self._rounds: dict[str, RoundRow] = {}
        self.planner: Planner | None = None
        self._listed: tuple[int, dt.date] | None = None  # on which what is listed rests
        super().__init__(office)

    @property
    def stage(self) -> Widget:
        """The year if it is shown, else the list."""
        return self.year or self.list

    def sections(self) -> Iterator[Section]:
        """List the municipal years that have meetings."""
        self._rows = {}
        every = years(self.desk.register, self.desk.today)
        for year in every:
            self._rows.update((meeting.id, meeting) for meeting in year.meetings)
            yield Section(
                key=year.label,
                title=f"Municipal year {year.label}",
                ids=tuple(meeting.id for meeting in year.meetings),
                aside=", ".join((*_next_of(year), count(len(year.meetings), "meeting"))),
            )
        if not every:
            yield Section(key="none", title="No meetings yet", ids=(), empty=self._how_to_begin())
        yield from self._round_sections()

    def _how_to_begin(self) -> str:
        new, taken = self.key_of("meeting.new"), self.key_of("meeting.import")
        return f"{new} arranges the first; {taken} takes a calendar or list over"

    def _round_sections(self) -> Iterator[Section]:
        """List the statutory rounds that are still running, with their next steps."""
        if not self.desk.register.rounds:
            self._rounds = {}
            return
        from store.queries.rounds.rounds import round_rows

        rows = [row for row in round_rows(self.desk.register, self.desk.today) if row.next]
        self._rounds = {row.id: row for row in rows}
        for row in rows:
            coming = f"next: {small(row.next)}"
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
        record = self.desk.register.get(Meeting, record_id)  # None where a line that is still old is drawn
        return Cells(
            (
                meeting.weekday_date,
                meeting.start or "",
                meeting.title or meeting.kind,
                papers_words(self.desk.register, record, self.desk.today) if record is not None else "",
                meeting.venue or "",
                meeting.status,
                str(meeting.items) if meeting.items else "",
            ),
            ink="heading" if meeting.next else "",
        )

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Give the clock of a meeting and everything recorded about it; a round as told; a day of the year."""
        if self.year:
            return self.year.told()
        if record_id in self._rounds:
            from store.queries.rounds.rounds import round_lines, round_view

            view = round_view(self.desk.register, str(record_id), self.desk.today)
            return view.title, round_lines(view)
        meeting = self.desk.register.get(Meeting, record_id)
        if meeting is None:
            return "No meetings yet", (("Next step", f"{self.key_of('meeting.new')} arranges the first."),)
        whole = meeting_detail(self.desk.register, meeting.id, self.desk.today)
        clock = self._clock_fields(meeting)
        coming = is_to_come(meeting, self.desk.today)
        facts = (one for one in whole.facts if one[0] != _LAST)
        fields = [*(clock if coming else ()), *facts, *(() if coming else clock)]
        listed = (
            f"{number}. {item.title}" if number else item.title
            for number, item in zip(whole.numbers, whole.agenda, strict=True)
        )
        fields += [("Agenda" if not n else "", words) for n, words in enumerate(listed)]
        fields += [(line.heading.capitalize(), ", ".join(line.names)) for line in whole.attendance]
        for label, lines in (
            ("Notices", whole.notices),
            ("Moved", whole.moves),
            ("Done", whole.done),
            ("Sent", whole.sent),
        ):
            fields += [(label if not n else "", line) for n, line in enumerate(lines)]
        fields += [("Minutes" if not n else "", f"{no}. {head}") for n, (no, head) in enumerate(whole.minutes)]
        fields += [(_LAST, whole.source)] if whole.source else []
        return whole.title, fields

    def least_below(self) -> int:
        """Give the lines of the pane below the list; the year says of its day itself what falls on it."""
        return 0 if self.year else super().least_below()

    def widths_needed(self) -> tuple[int, ...]:
        """Give how wide the list is, or the year, which tells the day below the months where there is no pane."""
        if self.year:
            return (_FOUR_MONTHS if self.app.size.width >= _YEAR_ALONE else _YEAR_ALONE,)
        return super().widths_needed()[:_BEFORE_VENUES]

    def to_copy(self, record_id: str) -> Iterator[tuple[str, str]]:
        """Give every deadline of a meeting with its working, that of the papers first."""
        meeting = self.find(record_id)
        if meeting is not None:
            yield from workings.workings(self.desk.register, meeting, self.desk.today)

    def below(self, record_id: str | None) -> tuple[str, Fields]:
        """Give a meeting by its day, with what its line cuts; a day of the year as it is told beside the list."""
        if self.year:
            return self.describe(record_id)
        meeting = self.desk.register.get(Meeting, record_id)
        if meeting is None or record_id is None or not self.detail.flows:
            return super().below(record_id)
        return meeting_title(meeting), (*self.list.cut(record_id), ("Clock", self._pressing(meeting)))

    def _pressing(self, meeting: Meeting) -> str:
        """Say in a line which deadlines of a meeting something is still to be done about, or why none can be said."""
        try:
            clock = pressing(clock_rows(self.desk.register, meeting, self.desk.today))
        except Refused as refused:
            return " ".join(self.office.told_there(problem) for problem in refused.problems)
        rows = [row for row in clock if row.working_days_left is not None] or clock
        written = in_one_form(rows)
        told = [f"{written(row.due)} {row.label}, {row.left}" for row in rows]
        return " · ".join(told) or "nothing is still to be done"

    def _clock_fields(self, meeting: Meeting) -> list[tuple[str, str]]:
        """Give the clock of a meeting as a table, a row for each deadline."""
        try:
            rows = clock_rows(self.desk.register, meeting, self.desk.today)
        except Refused as refused:
            return [("Clock", " ".join(self.office.told_there(problem) for problem in refused.problems))]
        if not rows:
            return []
        return [("Clock", clock_table(rows)), ("", " ")]

    def work_out(self, go_to: str | None = None) -> Iterator[None]:
        """Make the lines of all meetings and rounds; as long as the year is shown none of them is seen."""
        from store.queries.looking_ahead import look_at_meetings, look_at_rounds

        self._leave_year_for(go_to)
        if not self.year:
            yield from look_at_meetings(self.desk.register)
            yield from look_at_rounds(self.desk.register, self.desk.today)

    def reload(self, go_to: str | None = None) -> None:
        """Read everything again; going to a record shows the list. Behind the year that is read when it is shown."""
        self._leave_year_for(go_to)
        if self.year and self._listed is not None:
            self.drawn = self.desk.standing
            self.year.reload()
            self.list_changed()
            return
        super().reload(go_to)
        self._listed = self.drawn

    def _leave_year_for(self, go_to: str | None) -> None:
        """Show the list as it is instead of the year, if a record is gone to."""
        if go_to and self.year:
            self._listed = self.drawn
            self._show_planner(shown=False)

    def leave(self) -> None:
        """Go back from the year to the list."""
        if self.year:
            self._show_planner(shown=False)

    def _show_planner(self, *, shown: bool) -> None:
        from screens.kit.planner import Planner
        from store.queries.planner import planner

        if self.planner is None:
            make, today = (lambda day: planner(self.desk.register, day, self.desk.today)), (lambda: self.desk.today)
            self.planner = Planner(make, today, self.cursor_moved)
            self.mount(self.planner, before=self.detail)
        self.planner.display = shown
        self.groups = ("calendar", "planner") if shown else ("calendar",)
        self.list.display = not shown
        if shown:
            listed = self.desk.register.get(Meeting, self.list.current)
            self.planner.reload(listed.date if listed else None)
        elif self._listed != self.drawn:
            self.list.show(self.filtered(self.sections()))
            self._listed = self.drawn
        self.stage.focus()
        self.list_changed()

    @property
    def year(self) -> Planner | None:
        """The year, if it is shown."""
        return self.planner if self.planner is not None and self.planner.display else None

    def find(self, record_id: str | None) -> Meeting | None:
        """Give a meeting of the list; none while the year is shown."""
        return None if self.year else self.desk.register.get(Meeting, record_id)

    def comes_next(self) -> tuple[str, ...]:
        """Name the key that makes a date firm which is only proposed."""
        return ("meeting.status",) if self.one is not None and rules.is_proposed(self.one) else ()

    def hint_of(self, entry: Key) -> tuple[str, str] | None:
        """Call that key by what it is pressed for."""
        firm = entry.id == "meeting.status" and entry.id in self.comes_next()
        return (self.key_of(entry.id), "arranged") if firm else super().hint_of(entry)

    def nothing_here(self) -> Problem:
        """Say that there is no meeting under the cursor, or that the year is shown."""
        if self.year:
            cure = (
                f"{self.key_of('meeting.open')} opens the day; {self.key_of('meeting.planner')} goes back to the list."
            )
            return Problem("no-meeting", "The year is shown, not one meeting.", cure)
        return super().nothing_here()

    def make_deeds(self) -> Mapping[str, Deed[Meeting]]:
        """Say what each key of the calendar does."""
        return {
            "meeting.open": Deed(self._open, why_not=self._why_not_open),
            "meeting.clock": Deed(clock_forms.open_clock, ONE, why_not=why_not_clock),
            "meeting.working": Deed(clock_forms.open_working, ONE, why_not=why_not_clock),
            "meeting.planner": Deed(runs=self._turn_planner),
            "meeting.new": Deed(self._open_new),
            "meeting.edit": Deed(meeting_forms.open_edit_meeting, ONE, why_not=rules.why_not_edit_meeting),
            "meeting.move": Deed(moving.open_postpone, ONE, why_not=rules.why_not_postpone),
            "meeting.status": Deed(self.of_first(meeting_forms.open_status), CHOSEN, why_not=self._why_not_status),
            "meeting.cancel": Deed(self.of_first(meeting_forms.open_cancel), CHOSEN, why_not=self._why_not_cancel),
            "meeting.bin": Deed(dialogs.open_bin_records, CHOSEN, together=self.why_not_bin),
            "meeting.publish": Deed(clock_forms.open_publish, ONE, why_not=why_not_publish),
            "meeting.notices": Deed(self.of_first(clock_forms.open_notices), CHOSEN, why_not=self._why_not_notices),
            "meeting.propose": Deed(proposing.open_propose),
            "meeting.import": Deed(import_forms.open_import),
            "meeting.moderngov": Deed(moderngov.open_import),
            "meeting.prepare": Deed(runs=self._prepare, to=ONE, why_not=self._why_not_prepare),
            "meeting.programme": Deed(runs=lambda one: self.office.go("programme", one.id), to=ONE),
            "meeting.attendance": Deed(runs=lambda one: self.office.go("attendance", one.id), to=ONE),
            "meeting.declared": Deed(runs=lambda one: self.office.go("declarations", one.id), to=ONE),
            **{key.id: Deed(runs=partial(self._turn_year, key.id)) for key in keys_in("planner")},
        }

    def _prepare(self, one: Meeting) -> None:
        self.office.go("prepare", one.id)

    def _why_not_prepare(self, one: Meeting) -> Problem | None:
        return why_not_prepare(one, self.desk.today)

    def _why_not_cancel(self, meeting: Meeting) -> Problem | None:
        return rules.why_not_cancel(meeting) or why_not_off(self.desk.register, meeting)

    def _turn_year(self, key_id: str) -> None:
        """Move in the year, which takes these keys itself while it has the focus; the palette comes here."""
        if self.planner is not None:
            self.planner.action_do(key_id)

    def _why_not_status(self, one: Meeting) -> Problem | None:
        return rules.why_not_any_status(one, self.desk.today)

    def _why_not_notices(self, one: Meeting) -> Problem | None:
        return why_not_post_notices(self.desk.register.panel, one)

    def _why_not_open(self) -> Problem | None:
        stands = self.year or self.list.current in self._rounds or self.one
        return None if stands else self.nothing_here()

    def closes(self) -> bool:
        """Show the list again if the year is shown."""
        shown = self.year is not None
        if shown:
            self._turn_planner()
        return shown

    def _turn_planner(self) -> None:
        """Show the year, or the list again."""
        self._show_planner(shown=self.year is None)
        self.office.refresh_lines_around()

    def _open(self, office: Office) -> None:
        """Open the day of the year, the round, or the meeting whole."""
        if self.year:
            days.open_day(office, self.year)
        elif self.list.current in self._rounds:
            office.go("rounds", self.list.current)
        elif self.list.current:
            dialogs.open_record(office, self.list.current)

    def _open_new(self, office: Office) -> None:
        """Arrange a meeting, on the day under the cursor if the year is shown."""
        meeting_forms.open_new_meeting(office, self.year.day if self.year else None)


def _next_of(year: Year) -> tuple[str, ...]:
    """Say which meeting of a year is the next to be held: the ink of its line alone would not."""
    return tuple(f"next: {meeting.weekday_date}" for meeting in year.meetings if meeting.next)


def _round_cells(row: RoundRow) -> Cells:
    """Word a statutory round: it stands on the day by which its next step must be taken."""
    due = short_date(row.due) if row.due else ""
    # Its next step stands in its heading.
    texts = (due, "", row.kind, row.short, "", "", "")
    return Cells(texts, ink=STATE_INKS.get(row.state, ""))
