"""Place 7, the members as at a day: who sits for whom, which seats are vacant, and what is to be done about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from screens.kit.detail import Fields
from screens.kit.keys import bindings_for, key_of
from screens.kit.lines import Line
from screens.kit.place import Place
from screens.kit.record_list import Cells, Column, Section
from store.fields import heading_of
from store.problems import Problem
from store.queries.detail import detail
from store.queries.members.members import SeatMatter, SeatRow, findings, headline, interests_clock, roll
from store.records import Meeting, Seat
from store.rules.bin import why_not_bin
from store.rules.calendar.coming import meeting_beside
from store.rules.words.dates import long_date

if TYPE_CHECKING:
    from screens.kit.office import Office


class MembersPlace(Place):
    """Seats and offices as at a day: today, or the day of any meeting."""

    DEFAULT_CSS = """
    MembersPlace > Vertical { width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("members")]
    place = "members"
    noun = "seat"
    columns = (
        Column("Name", weight=4),
        Column("Role", weight=3),
        Column(heading_of(Seat, "body"), weight=3, least=90),
        Column(heading_of(Seat, "party"), weight=2, least=100),
        Column(heading_of(Seat, "votes"), 5),
        Column("State", 27, ink="flag"),
    )

    def __init__(self, office: Office) -> None:
        """Stand in the office, with the roll of today."""
        self._at: str | None = None
        self._rows: dict[str, SeatRow] = {}
        self.headline = Line(ink="bar", id="headline")
        super().__init__(office)

    def compose(self) -> ComposeResult:
        """Put the line with the numbers above the list, and the pane beside them."""
        with Vertical():
            yield self.headline
            yield self.list
        yield self.detail

    @property
    def on(self) -> dt.date:
        """The day whose roll is shown."""
        meeting = self.desk.register.get(Meeting, self._at)
        return meeting.date if meeting else self.desk.today

    @property
    def written(self) -> tuple[str, dt.date]:
        """The roll of the day shown."""
        return "members", self.on

    def sections(self) -> Iterator[Section]:
        """List members, vacancies and offices."""
        register, on = self.desk.register, self.on
        self._rows = {row.id: row for row in roll(register, on)}
        owed = sum(found.urgent for found in self._found())
        to_do = f" · {owed} to do ({key_of('seat.findings')})" if owed else ""
        self.headline.say((f" {headline(register, on)}{to_do}", ""))
        when = "today" if self._at is None else "the day of a meeting"
        sitting = tuple(row.id for row in self._rows.values() if row.sits and row.person)
        yield Section(
            "members",
            f"Members on {long_date(on)}",
            sitting,
            when,
            f"Nobody sits yet: {key_of('seat.new')} seats the first",
        )
        vacant = tuple(row.id for row in self._rows.values() if row.sits and not row.person)
        if vacant:
            yield Section("vacant", "Vacant seats", vacant, f"{key_of('seat.new')} fills one")
        others = tuple(row.id for row in self._rows.values() if not row.sits)
        if others:
            yield Section("others", "Commissioner, chief constable and officers", others)

    def _found(self) -> tuple[SeatMatter, ...]:
        return (*findings(self.desk.register, self.on), *interests_clock(self.desk.register, self.on))

    def cells(self, record_id: str, number: int) -> Cells:
        """Word a seat."""
        row = self._rows[record_id]
        return Cells(
            (row.name, row.role, row.body or "not recorded", row.party, "yes" if row.votes else "–", row.state),
            ink="warn" if row.sits and not row.person else "",
        )

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Give a seat whole."""
        row = self._rows.get(record_id or "")
        if row is None or record_id is None:
            return self.nothing_chosen()
        fields = [("Substitutes", ", ".join(row.substitutes)), ("Stands", row.state or "in post")]
        return row.name, (*fields, *detail(self.desk.register, record_id, self.desk.today))

    def nothing_chosen(self) -> tuple[str, Fields]:
        """Say how to begin."""
        return "Members", (("Next step", f"{key_of('seat.new')} seats somebody."),)

    def reload(self, go_to: str | None = None) -> None:
        """Read everything again; `go_to` may name a person, a seat of another day, or the meeting whose roll it is."""
        record = self.desk.register.find(go_to) if go_to else None
        if isinstance(record, Meeting):
            self._at = record.id
        elif isinstance(record, Seat):
            self._show_day_of(record)
        elif go_to and record is not None:
            seats = [seat for seat in self.desk.register.all(Seat) if seat.person == go_to]
            if seats:
                self._show_day_of(seats[-1])
                go_to = seats[-1].id
        super().reload(go_to)

    def _show_day_of(self, seat: Seat) -> None:
        """Go to a meeting at whose date a seat was held, unless it is held on the day shown."""
        if seat in self.desk.register.seats_on(self.on):
            return
        for meeting in self.desk.register.meetings:
            if seat in self.desk.register.seats_on(meeting.date):
                self._at = meeting.id
                return

    @property
    def seat(self) -> Seat | None:
        """The seat under the cursor."""
        return self.desk.register.get(Seat, self.list.current)

    def _no_seat(self) -> Problem | None:
        if self.seat is None:
            return Problem("no-seat", "There is no seat under the cursor.", "Go to a seat first.")
        return None

    def _no_holder(self) -> Problem | None:
        if self.seat is None or self.seat.person is None:
            return Problem("no-holder", "There is nobody under the cursor.", "Go to somebody first.")
        return None

    def why_not_seat_open(self) -> Problem | None:
        """Say why nothing can be opened."""
        if self.list.current is None:
            return Problem("nothing-here", "There is nothing under the cursor.", "Go to a line first.")
        return None

    def why_not_seat_edit(self) -> Problem | None:
        """Say why no seat can be changed."""
        return self._no_seat()

    def why_not_seat_end(self) -> Problem | None:
        """Say why no seat can be ended."""
        return self._no_holder()

    def why_not_seat_interests(self) -> Problem | None:
        """Say why there is no register of interests."""
        return self._no_holder()

    def why_not_seat_bin(self) -> Problem | None:
        """Say why this seat cannot be put in the bin."""
        return why_not_bin(self.desk.register, self.seat) if self.seat else self._no_seat()

    def do_seat_open(self) -> None:
        """Show the seat whole."""
        from screens.dialogs import open_record

        open_record(self.office)

    def do_seat_new(self) -> None:
        """Seat somebody, in the vacant seat under the cursor if there is one."""
        from screens.forms.members.seat import open_take_seat

        vacant = self.seat if self.seat is not None and self.seat.person is None else None
        open_take_seat(self.office, vacant, self.on)

    def do_seat_edit(self) -> None:
        """Change the seat under the cursor."""
        from screens.forms.members.seat import open_edit_seat

        if self.seat is not None:
            open_edit_seat(self.office, self.seat)

    def do_seat_end(self) -> None:
        """Record the last day of the seat."""
        from screens.forms.members.seat import open_end_seat

        if self.seat is not None:
            open_end_seat(self.office, self.seat)

    def do_seat_vacancy(self) -> None:
        """Record a vacant seat."""
        from screens.forms.members.seat import open_vacancy

        open_vacancy(self.office, self.on)

    def do_seat_interests(self) -> None:
        """Open the register of interests of the person."""
        from screens.forms.declarations.interests import open_register

        if self.seat is not None and self.seat.person is not None:
            open_register(self.office, self.seat.person)

    def do_seat_findings(self) -> None:
        """Show what is to be done about the membership; go to the seat chosen."""
        from screens.forms.members.seat import open_findings

        open_findings(self.office, self._found(), self.on)

    def do_seat_balance(self) -> None:
        """Show the balance by council, party and skill."""
        from screens.dialogs import Reader
        from store.queries.members.members import balance_lines

        title = f"Balanced appointment on {long_date(self.on)}"
        self.office.pick(Reader(title, balance_lines(self.desk.register, self.on)), lambda _: None)

    def do_seat_record(self) -> None:
        """Show the attendance record."""
        from screens.forms.attendance.arriving import open_attendance_record

        open_attendance_record(self.office)

    def do_seat_quorum(self) -> None:
        """Set the quorum."""
        from screens.forms.members.seat import open_quorum

        open_quorum(self.office, self.on)

    def do_seat_bin(self) -> None:
        """Put the seat in the bin, after asking."""
        from screens.dialogs import open_bin_records

        if self.seat is not None:
            open_bin_records(self.office, (self.seat.id,))

    def do_seat_before(self) -> None:
        """Show the roll at the meeting before the day shown."""
        self._go_to_day(meeting_beside(self.desk.register, self.on, -1), "There is no earlier meeting.")

    def do_seat_after(self) -> None:
        """Show the roll at the meeting after the day shown."""
        self._go_to_day(meeting_beside(self.desk.register, self.on, 1), "There is no later meeting.")

    def _go_to_day(self, meeting: Meeting | None, otherwise: str) -> None:
        if meeting is None:
            self.office.say(otherwise)
            return
        self._at = meeting.id
        self.reload("members")
        self.office.refresh_lines_around()

    def do_seat_today(self) -> None:
        """Show the roll of today."""
        self._at = None
        self.reload("members")
        self.office.refresh_lines_around()
