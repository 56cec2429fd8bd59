"""Place 4, declarations of interest at one meeting: made, standing ones to offer, and notices still to give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from screens.kit.deed import CHOSEN, CURRENT, ONE, Deed
from screens.kit.detail import Fields
from screens.kit.keys.table import bindings_for
from screens.kit.one_meeting import OneMeetingPlace
from screens.kit.record_list import Cells, Column, Section
from store.later import Later
from store.problems import Problem
from store.queries.declarations.declarations import OfferRow, describe, follow_up, made_row, sheet, why_not_hints
from store.records import Declaration, Interest
from store.rules.declarations import declaring
from store.rules.declarations.interests import why_not_end_interest

if TYPE_CHECKING:
    from screens import dialogs
    from screens.forms.declarations import declaration as declaration_forms
    from screens.forms.declarations import interests as interest_forms
    from screens.kit.office import Office
    from screens.kit.own_paper import OwnPaper
    from store.commands.declarations import declarations as commands
else:
    dialogs = Later("screens.dialogs")
    declaration_forms = Later("screens.forms.declarations.declaration")
    interest_forms = Later("screens.forms.declarations.interests")
    commands = Later("store.commands.declarations.declarations")


class DeclarationsPlace(OneMeetingPlace[Declaration]):
    """The declarations of one meeting, with what stands to be declared again."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("declarations")]
    place = "declarations"
    purpose = "Interests that were declared, and what follows from them."
    noun = "declaration"
    columns = (
        Column("Who", weight=3, whole=True),
        Column("Interest", weight=3),
        Column("About", weight=3),
        Column("Effect or state", weight=3, ink="flag"),
    )

    def sections(self) -> Iterator[Section]:
        """List what was declared, what may be declared again, and what is still to be told."""
        self._offers: dict[str, OfferRow] = {}
        self._owed: tuple[str, ...] = ()
        meeting = self.meeting
        if meeting is None:
            yield self.none_yet()
            return
        shown = sheet(self.desk.register, meeting.id, self.desk.today)
        self._offers = {offer.id: offer for offer in shown.offered}
        again = f"{self.key_of('declared.new')} records one, {self.key_of('declared.nil')} that there were none"
        yield Section(
            meeting.id, f"Declarations of {shown.title}", tuple(row.id for row in shown.made), shown.state, again
        )
        if shown.offered:
            waiting = sum(not offer.declared for offer in shown.offered)
            aside = f"{self.key_of('declared.again')} declares" if waiting else "all declared"
            yield Section("offers", "Standing interests of those expected", tuple(self._offers), aside)
        here = {row.id for row in shown.made}
        owed = follow_up(self.desk.register, self.desk.today)
        self._owed = tuple(one.id for one in owed if one.id not in here)
        if self._owed:
            aside = f"{self.key_of('declared.told')} records it"
            yield Section("owed", "Monitoring officer still to be told", self._owed, aside)

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
        if record_id in self._owed:
            state = f"{row.notice}: {row.effect}"
        return Cells((row.who, row.interest, row.about, state))

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Give the declaration with its minute sentence first."""
        made = self.desk.register.get(Declaration, record_id)
        if made is not None:
            return "Declaration of interest", describe(self.desk.register, made, self.desk.today)
        return super().describe(record_id)

    def to_copy(self, record_id: str) -> Iterator[tuple[str, str]]:
        """Give the sentence for the minutes."""
        made = self.desk.register.get(Declaration, record_id)
        if made is not None:
            yield "the sentence for the minutes", describe(self.desk.register, made, self.desk.today)[0][1]

    def nothing_chosen(self) -> tuple[str, Fields]:
        """Say what comes next."""
        meeting = self.meeting
        title = sheet(self.desk.register, meeting.id, self.desk.today).title if meeting else "No meetings yet"
        return title, (
            ("Next step", f"{self.key_of('declared.new')} records a declaration."),
            ("None made", f"{self.key_of('declared.nil')} records that there were none."),
            ("Private", f"{self.key_of('declared.hints')} shows who may need to declare."),
        )

    def find(self, record_id: str | None) -> Declaration | None:
        """Give a declaration, or the record that none were made."""
        return self.desk.register.get(Declaration, record_id)

    def _interests(self) -> tuple[Interest, ...]:
        """Give the standing interests that are marked, else the one under the cursor."""
        interests = (self.desk.register.get(Interest, one) for one in self.list.targets)
        return tuple(interest for interest in interests if interest is not None)

    @property
    def papers(self) -> tuple[OwnPaper, ...]:
        """The declarations of the meeting, then those of all."""
        from screens.kit.own_paper import declarations

        own = [declarations(self.meeting, self.desk.today)] if self.meeting else []
        return (*own, *super().papers)

    def make_deeds(self) -> Mapping[str, Deed[Declaration]]:
        """Say what each key of the declarations does."""
        return {
            "declared.open": Deed(dialogs.open_record, CURRENT),
            "declared.new": Deed(self.at_meeting(declaration_forms.open_declare), why_not=self._why_not_new),
            "declared.again": Deed(runs=self._declare_again, why_not=self._why_not_again),
            "declared.nil": Deed(runs=self._record_nil, why_not=self._why_not_nil),
            "declared.previous": Deed(runs=lambda: self.step(-1), why_not=lambda: self.why_not_step(-1)),
            "declared.next": Deed(runs=lambda: self.step(1), why_not=lambda: self.why_not_step(1)),
            "declared.edit": Deed(self._open_edit, ONE, why_not=declaring.why_not_made),
            "declared.times": Deed(declaration_forms.open_times, ONE, why_not=declaring.why_not_made),
            "declared.told": Deed(self.of_first(declaration_forms.open_told), CHOSEN, why_not=declaring.why_not_told),
            "declared.end": Deed(self._open_end, why_not=self._why_not_end),
            "declared.hints": Deed(self.at_meeting(interest_forms.open_hints), why_not=self._why_not_hints),
            "declared.attendance": Deed(runs=lambda: self.go_to("attendance"), why_not=self.no_meeting),
            "declared.bin": Deed(dialogs.open_bin_records, CHOSEN, together=self.why_not_bin),
        }

    def _why_not_new(self) -> Problem | None:
        return declaring.why_not_open(self.meeting) if self.meeting else self.no_meeting()

    def _why_not_again(self) -> Problem | None:
        chosen = self._interests()
        if not chosen or self.meeting is None:
            cure = "Go to a line under that heading first."
            return Problem("no-offer", "There is no standing interest under the cursor.", cure)
        problems = (declaring.why_not_again(self.desk.register, self.meeting, one) for one in chosen)
        return self._why_not_new() or next((problem for several in problems for problem in several), None)

    def _why_not_nil(self) -> Problem | None:
        if self.meeting is None:
            return self.no_meeting()
        return self._why_not_new() or declaring.why_not_nil(self.desk.register, self.meeting)

    def _why_not_end(self) -> Problem | None:
        interests = self._interests()
        if interests:
            return next((problem for one in interests if (problem := why_not_end_interest(one))), None)
        cure = "Go to a line under that heading first, or open the register of interests of the person."
        sentence = "There is no standing interest under the cursor."
        return Problem("no-offer", sentence, cure, act="seat.interests")

    def _why_not_hints(self) -> Problem | None:
        return why_not_hints(self.desk.register, self.meeting) if self.meeting else self.no_meeting()

    def _declare_again(self) -> None:
        """Record the standing interests chosen as declared at this meeting."""
        if self.meeting is not None:
            chosen = tuple(one.id for one in self._interests())
            self.carry_out(commands.redeclare, meeting=self.meeting.id, interests=chosen)

    def _record_nil(self) -> None:
        """Record that none were made."""
        if self.meeting is not None:
            self.office.carry_out(commands.record_nil, meeting=self.meeting.id)

    def _open_edit(self, office: Office, made: Declaration) -> None:
        """Change the declaration under the cursor."""
        if self.meeting is not None:
            declaration_forms.open_declare(office, self.meeting, made=made)

    def _open_end(self, office: Office) -> None:
        """Record the last day of the standing interests that are marked, else of the one under the cursor."""
        interest_forms.open_end(office, *self._interests())
