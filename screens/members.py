"""Place 7, the members as at a day: who sits for whom, which seats are vacant, and what is to be done about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from screens.kit.deed import CHOSEN, CURRENT, ONE, Deed
from screens.kit.detail import Fields
from screens.kit.keys.table import bindings_for
from screens.kit.lines import Line
from screens.kit.place import Place
from screens.kit.record_list import Cells, Column, Section
from screens.kit.room import Stack
from store.fields import heading_of
from store.later import Later
from store.problems import Problem
from store.queries.detail import detail
from store.queries.members.members import SeatMatter, SeatRow, findings, headline, interests_clock, roll
from store.records import Meeting, Seat
from store.rules.calendar.coming import meeting_beside
from store.rules.members.membership import vacancies
from store.rules.members.seats import (
    why_not_chair_seat,
    why_not_council,
    why_not_end,
    why_not_held,
    why_not_substitutes,
)
from store.rules.words.dates import long_date
from store.rules.words.office import office_named

if TYPE_CHECKING:
    from screens import dialogs
    from screens.forms import chasing
    from screens.forms.attendance import arriving
    from screens.forms.declarations import interests as interest_forms
    from screens.forms.members import councils
    from screens.forms.members import importing as import_forms
    from screens.forms.members import person as person_forms
    from screens.forms.members import seat as seat_forms
    from screens.kit.office import Office
    from screens.kit.own_paper import OwnPaper
    from store.rules.chasing import needs as chase_rules
else:
    chase_rules = Later("store.rules.chasing.needs")
    chasing = Later("screens.forms.chasing")
    dialogs = Later("screens.dialogs")
    arriving = Later("screens.forms.attendance.arriving")
    interest_forms = Later("screens.forms.declarations.interests")
    councils = Later("screens.forms.members.councils")
    import_forms = Later("screens.forms.members.importing")
    person_forms = Later("screens.forms.members.person")
    seat_forms = Later("screens.forms.members.seat")


class MembersPlace(Place[Seat]):
    """Seats and offices as at a day: today, or the day of any meeting."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("members")]
    place = "members"
    purpose = "Who sits on the panel, for whom, and until when."
    noun = "seat"
    columns = (
        Column("Name", weight=4, whole=True),
        Column("Role", weight=3),
        Column(heading_of(Seat, "body"), weight=3, rank=1),
        Column(heading_of(Seat, "party"), weight=2, rank=2),
        Column(heading_of(Seat, "votes"), 5),
        Column("State", 27, ink="flag"),
    )

    def __init__(self, office: Office) -> None:
        """Stand in the office, with the roll of today."""
        self._at: str | None = None
        self._rows: dict[str, SeatRow] = {}
        self._matters: tuple[SeatMatter, ...] = ()
        self.headline = Line(ink="bar", id="headline")
        self.heads = (self.headline,)
        super().__init__(office)

    def compose(self) -> ComposeResult:
        """Put the line with the numbers above the list, and the pane beside them."""
        with Stack():
            yield self.headline
            yield self.list
        yield self.detail

    @property
    def on(self) -> dt.date:
        """The day whose roll is shown."""
        meeting = self.desk.register.get(Meeting, self._at)
        return meeting.date if meeting else self.desk.today

    @property
    def meeting_chosen(self) -> str:
        """The id of the meeting whose day is shown; empty for today."""
        return self._at or ""

    @property
    def papers(self) -> tuple[OwnPaper, ...]:
        """The roll of the day shown."""
        from screens.kit.own_paper import own_list

        return (own_list("members", f"the members on {long_date(self.on)}", self.on),)

    def sections(self) -> Iterator[Section]:
        """List members, vacancies and offices."""
        register, on = self.desk.register, self.on
        self._rows = {row.id: row for row in roll(register, on)}
        self._matters = self._all_matters()  # the hint line asks at every key whether there are any: 0.5 ms each
        owed = sum(matter.urgent for matter in self._matters)
        to_do = f" · {owed} to do ({self.key_of('seat.findings')})" if owed else ""
        self.headline.say((f" {headline(register, on)}{to_do}", ""))
        when = "today" if self._at is None else "the day of a meeting"
        sitting = tuple(row.id for row in self._rows.values() if row.sits and row.person)
        taken = self.key_of("seat.import")
        yield Section(
            "members",
            f"Members on {long_date(on)}",
            sitting,
            when,
            f"Nobody sits yet: {self.key_of('seat.new')} seats the first; {taken} takes a list over",
        )
        vacant = tuple(row.id for row in self._rows.values() if row.sits and not row.person)
        if vacant:
            yield Section("vacant", "Vacant seats", vacant, f"{self.key_of('seat.new')} fills one{self._unlisted()}")
        others = tuple(row.id for row in self._rows.values() if not row.sits)
        if others:
            office = office_named(self.desk.register.panel, self.on).removeprefix("the ")
            yield Section("others", f"{office}, chief constable and officers", others)

    def _unlisted(self) -> str:
        """Name the councils with vacant seats of which there is no record, so that list and count agree."""
        councils = [one.body for one in vacancies(self.desk.register, self.on) if one.seat is None]
        return f"; besides, without a record: {', '.join(councils)}" if councils else ""

    def _all_matters(self) -> tuple[SeatMatter, ...]:
        return (*findings(self.desk.register, self.on), *interests_clock(self.desk.register, self.on))

    def cells(self, record_id: str, number: int) -> Cells:
        """Word a seat."""
        row = self._rows[record_id]
        return Cells(
            (row.name, row.role, row.body, row.party, "yes" if row.votes else "no", row.state),
            ink="warn" if row.sits and not row.person else "",
        )

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Give a seat whole."""
        row = self._rows.get(record_id or "")
        if row is None or record_id is None:
            return self.nothing_chosen()
        whole = [line for line in detail(self.desk.register, record_id, self.desk.today) if line[1] != row.name]
        standing_in = heading_of(Seat, "substitutes")
        known = dict(whole)
        told = () if standing_in in known else ((standing_in, ", ".join(row.substitutes)),)
        twice = (heading_of(Seat, "post"), known.get(heading_of(Seat, "role")))
        return row.name, (*told, ("Stands", row.state or "in post"), *(line for line in whole if line != twice))

    def nothing_chosen(self) -> tuple[str, Fields]:
        """Say how to begin."""
        return "Members", (("Next step", f"{self.key_of('seat.new')} seats somebody."),)

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

    def shows(self, record_id: str) -> bool:
        """Say whether the person under the cursor is meant."""
        return self.one is not None and self.one.person == record_id

    def _show_day_of(self, seat: Seat) -> None:
        """Go to a meeting at whose date a seat was held, unless it is held on the day shown."""
        if seat in self.desk.register.seats_on(self.on):
            return
        for meeting in self.desk.register.meetings:
            if seat in self.desk.register.seats_on(meeting.date):
                self._at = meeting.id
                return

    def find(self, record_id: str | None) -> Seat | None:
        """Give a seat."""
        return self.desk.register.get(Seat, record_id)

    def make_deeds(self) -> Mapping[str, Deed[Seat]]:
        """Say what each key of the members does."""
        return {
            "seat.open": Deed(dialogs.open_record, CURRENT),
            "seat.new": Deed(self._open_new),
            "seat.edit": Deed(seat_forms.open_edit_seat, ONE),
            "seat.name": Deed(person_forms.open_edit_person, ONE, why_not=why_not_held),
            "seat.chair": Deed(person_forms.open_chair, ONE, why_not=self._why_not_chair),
            "seat.end": Deed(self.of_first(seat_forms.open_end_seat), CHOSEN, why_not=self._why_not_end),
            "seat.substitutes": Deed(seat_forms.open_substitutes, ONE, why_not=why_not_substitutes),
            "seat.vacancy": Deed(lambda office: seat_forms.open_vacancy(office, self.on)),
            "seat.interests": Deed(interest_forms.open_register_of, ONE, why_not=why_not_held),
            "seat.findings": Deed(self._open_findings, why_not=self._why_not_findings),
            "seat.balance": Deed(lambda office: seat_forms.open_balance(office, self.on)),
            "seat.council": Deed(councils.open_council, why_not=lambda: why_not_council(self.desk.register.panel)),
            "seat.record": Deed(arriving.open_attendance_record),
            "seat.quorum": Deed(lambda office: seat_forms.open_quorum(office, self.on)),
            "seat.import": Deed(import_forms.open_import),
            "seat.before": Deed(runs=lambda: self._step(-1), why_not=lambda: self._no_day(-1)),
            "seat.after": Deed(runs=lambda: self._step(1), why_not=lambda: self._no_day(1)),
            "seat.today": Deed(runs=self._go_to_today),
            "seat.chase": Deed(chasing.open_chase_councils, why_not=self._why_not_chase),
            "seat.bin": Deed(dialogs.open_bin_records, CHOSEN, together=self.why_not_bin),
        }

    def _why_not_chase(self) -> Problem | None:
        return chase_rules.why_not_chase(self.desk.register, self.desk.today, "nomination")

    def _open_new(self, office: Office) -> None:
        """Seat somebody, in the vacant seat under the cursor if there is one."""
        seat_forms.open_take_seat(
            office, self.one if self.one is not None and self.one.person is None else None, self.on
        )

    def _why_not_end(self, seat: Seat) -> Problem | None:
        return why_not_end(self.desk.register, seat, self.desk.today)

    def _why_not_chair(self, seat: Seat) -> Problem | None:
        return why_not_held(seat) or why_not_chair_seat(self.desk.register, seat, self.on)

    def _open_findings(self, office: Office) -> None:
        """Show what is to be done about the membership; go to the seat chosen."""
        seat_forms.open_findings(office, self._matters, self.on)

    def _why_not_findings(self) -> Problem | None:
        return (
            None
            if self._matters
            else Problem("nothing-to-do", "Nothing is to be done about the membership.", "There is nothing to show.")
        )

    def _beside(self, by: int) -> Meeting | None:
        """Give the meeting before (-1) or after (1) the day shown."""
        return meeting_beside(self.desk.register, self.on, by)

    def _no_day(self, by: int) -> Problem | None:
        if self._beside(by) is not None or self.steps.leads_back(by, self.shown):
            return None
        sentence = f"There is no {'earlier' if by < 0 else 'later'} meeting."
        return Problem("no-meeting", sentence, "Go back to today.", act="seat.today")

    @property
    def shown(self) -> Hashable:
        """The meeting whose roll is shown; None for today."""
        return self._at

    def show_again(self, shown: Any) -> None:
        """Show the roll of that day."""
        self._at = shown

    def _step(self, by: int) -> None:
        self.step_to(by, lambda: self._go_to_day(self._beside(by)))

    def _go_to_today(self) -> None:
        self.steps.forget()
        self._go_to_day(None)

    def _go_to_day(self, meeting: Meeting | None) -> None:
        """Show the roll of a meeting's day; without one, that of today. A seat that is in it too keeps the cursor."""
        here = self.list.current
        self._at = meeting.id if meeting else None
        self.reload("members")
        if here is not None and self.list.go_to(here):
            self.show_detail()
        self.office.refresh_lines_around()
