"""Place 4, declarations of interest at one meeting: made, standing ones to offer, and notices still to give."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType

from screens.kit.detail import Fields
from screens.kit.keys import bindings_for, key_of
from screens.kit.one_meeting import OneMeetingPlace
from screens.kit.record_list import Cells, Column, Section
from store.problems import Problem
from store.queries.declarations.declarations import OfferRow, describe, follow_up, made_row, sheet
from store.records import Declaration, Interest
from store.rules.declarations import declaring


class DeclarationsPlace(OneMeetingPlace):
    """The declarations of one meeting, with what stands to be declared again."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("declarations")]
    place = "declarations"
    noun = "declaration"
    columns = (
        Column("Who", weight=3),
        Column("Interest", weight=3),
        Column("About", weight=3),
        Column("Effect or state", weight=3, ink="flag"),
    )

    def sections(self) -> Iterator[Section]:
        """List what was declared, what may be declared again, and what is still to be told."""
        self._offers: dict[str, OfferRow] = {}
        meeting = self.meeting
        if meeting is None:
            yield Section("none", "No meetings yet", (), empty=f"Arrange one in the calendar ({key_of('go.calendar')})")
            return
        found = sheet(self.desk.register, meeting.id, self.desk.today)
        self._offers = {offer.id: offer for offer in found.offered}
        again = f"{key_of('declared.new')} records one, {key_of('declared.nil')} that there were none"
        yield Section(
            meeting.id, f"Declarations of {found.title}", tuple(row.id for row in found.made), found.state, again
        )
        if found.offered:
            waiting = sum(not offer.declared for offer in found.offered)
            aside = f"{key_of('declared.again')} declares" if waiting else "all declared"
            yield Section("offers", "Standing interests of those expected", tuple(self._offers), aside)
        here = {row.id for row in found.made}
        owed = tuple(one.id for one in follow_up(self.desk.register, self.desk.today) if one.id not in here)
        if owed:
            yield Section("owed", "Monitoring officer still to be told", owed, f"{key_of('declared.told')} records it")

    def cells(self, record_id: str, number: int) -> Cells:
        """Word a declaration or an interest offered."""
        offer = self._offers.get(record_id)
        if offer is not None:
            return Cells(
                (offer.who, offer.interest, offer.text, offer.declared or "to be offered"),
                ink="muted" if offer.declared else "",
            )
        made = self.desk.register.get(Declaration, record_id)
        if made is None:
            return Cells((record_id, "", "", ""))
        row = made_row(self.desk.register, made, self.desk.today)
        state = f"{row.effect}; told: {row.notice}" if row.notice else row.effect
        return Cells((row.who, row.interest, row.about, state))

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Give the declaration with its minute sentence first."""
        made = self.desk.register.get(Declaration, record_id)
        if made is not None:
            return "Declaration of interest", describe(self.desk.register, made, self.desk.today)
        return super().describe(record_id)

    def nothing_chosen(self) -> tuple[str, Fields]:
        """Say what comes next."""
        meeting = self.meeting
        title = sheet(self.desk.register, meeting.id, self.desk.today).title if meeting else "No meetings yet"
        return title, (
            ("Next step", f"{key_of('declared.new')} records a declaration."),
            ("None made", f"{key_of('declared.nil')} records that there were none."),
            ("Private", f"{key_of('declared.hints')} shows who may need to declare."),
        )

    @property
    def made(self) -> Declaration | None:
        """The declaration under the cursor."""
        return self.desk.register.get(Declaration, self.list.current)

    def _no_declaration(self) -> Problem | None:
        if self.made is None or self.made.nil:
            return Problem("no-declaration", "There is no declaration under the cursor.", "Go to a declaration first.")
        return None

    def why_not_declared_open(self) -> Problem | None:
        """Say why nothing can be opened."""
        if self.list.current is None:
            return Problem("nothing-here", "There is nothing under the cursor.", "Go to a line first.")
        return None

    def why_not_declared_new(self) -> Problem | None:
        """Say why nothing can be declared at this meeting."""
        return declaring.why_not_open(self.meeting) if self.meeting else self.no_meeting()

    def why_not_declared_again(self) -> Problem | None:
        """Say why no standing interest can be declared again."""
        chosen = [target for target in self.list.targets if self.desk.register.get(Interest, target)]
        if chosen:
            return None
        cure = "Go to a line under that heading first."
        return Problem("no-offer", "There is no standing interest under the cursor.", cure)

    def why_not_declared_nil(self) -> Problem | None:
        """Say why it cannot be recorded that none were made."""
        if self.meeting is None:
            return self.no_meeting()
        return declaring.why_not_open(self.meeting) or declaring.why_not_nil(self.desk.register, self.meeting)

    def why_not_declared_edit(self) -> Problem | None:
        """Say why no declaration can be changed."""
        return self._no_declaration()

    def why_not_declared_times(self) -> Problem | None:
        """Say why no times of leaving belong here."""
        if self.made is None or self.made.nil:
            return self._no_declaration()
        return declaring.why_not_leave(self.desk.register, self.made)

    def why_not_declared_told(self) -> Problem | None:
        """Say why no notice is to be given."""
        if self.made is not None and self.made.notice_due is None and not self.made.nil:
            cure = f"If the interest is not in the register, say so with {key_of('declared.edit')}."
            return Problem("notice-none", "No notice is due for this declaration.", cure)
        return self._no_declaration()

    def why_not_declared_hints(self) -> Problem | None:
        """Say why there is no list."""
        return self.no_meeting()

    def why_not_declared_attendance(self) -> Problem | None:
        """Say why there is no attendance."""
        return self.no_meeting()

    def why_not_declared_bin(self) -> Problem | None:
        """Say why nothing can be put in the bin."""
        if self.made is None:
            return Problem("no-declaration", "There is no declaration under the cursor.", "Go to a declaration first.")
        return None

    def do_declared_open(self) -> None:
        """Show the declaration whole."""
        from screens.dialogs import open_record

        open_record(self.office)

    def do_declared_new(self) -> None:
        """Record a declaration."""
        from screens.forms.declarations.declaration import open_declare

        if self.meeting is not None:
            open_declare(self.office, self.meeting)

    def do_declared_again(self) -> None:
        """Record the standing interests chosen as declared at this meeting."""
        from store.commands.declarations.declarations import redeclare

        if self.meeting is not None:
            chosen = tuple(one for one in self.list.targets if self.desk.register.get(Interest, one))
            if self.office.carry_out(redeclare, meeting=self.meeting.id, interests=chosen) is not None:
                self.list.clear_marks()

    def do_declared_nil(self) -> None:
        """Record that none were made."""
        from store.commands.declarations.declarations import record_nil

        if self.meeting is not None:
            self.office.carry_out(record_nil, meeting=self.meeting.id)

    def do_declared_edit(self) -> None:
        """Change the declaration under the cursor."""
        from screens.forms.declarations.declaration import open_declare

        if self.meeting is not None and self.made is not None:
            open_declare(self.office, self.meeting, made=self.made)

    def do_declared_times(self) -> None:
        """Record when they left and returned."""
        from screens.forms.declarations.declaration import open_times

        if self.made is not None:
            open_times(self.office, self.made)

    def do_declared_told(self) -> None:
        """Record that the monitoring officer was told."""
        from screens.forms.declarations.declaration import open_told

        if self.made is not None:
            open_told(self.office, self.made)

    def do_declared_hints(self) -> None:
        """Show privately who may need to declare."""
        from screens.forms.declarations.interests import open_hints

        if self.meeting is not None:
            open_hints(self.office, self.meeting)

    def do_declared_attendance(self) -> None:
        """Show who is expected and who came."""
        if self.meeting is not None:
            self.office.go("attendance", self.meeting.id)

    def do_declared_bin(self) -> None:
        """Put the declaration in the bin, after asking."""
        from screens.dialogs import open_bin_records

        if self.made is not None:
            open_bin_records(self.office, (self.made.id,))

    def do_declared_previous(self) -> None:
        """Go to the meeting before."""
        self.step(-1)

    def do_declared_next(self) -> None:
        """Go to the meeting after."""
        self.step(1)
