"""The statutory rounds: precept, hearings, removal, plan, annual report, suspension, acting commissioner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from screens.kit.deed import CHOSEN, CURRENT, ONE, Deed
from screens.kit.detail import Fields
from screens.kit.keys.table import bindings_for
from screens.kit.lines_of import counting
from screens.kit.place import Place
from screens.kit.present import STATE_INKS
from screens.kit.record_list import Cells, Column, Section
from store.commands.edits import for_each
from store.commands.rounds.rounds import close_round
from store.later import Later
from store.problems import Problem
from store.queries.rounds.rounds import RoundRow, round_lines, round_rows, round_view
from store.records import StatutoryRound
from store.rules.reports.guards import why_not_report_in
from store.rules.rounds.guards import why_not_step_back, why_not_step_on
from store.rules.rounds.of_votes import why_not_tie_any
from store.rules.words.dates import short_date

if TYPE_CHECKING:
    from screens import dialogs
    from screens.forms.reports import reports as report_forms
    from screens.forms.rounds import rounds as round_forms
    from screens.kit.office import Office
else:
    dialogs = Later("screens.dialogs")
    report_forms = Later("screens.forms.reports.reports")
    round_forms = Later("screens.forms.rounds.rounds")


class RoundsPlace(Place[StatutoryRound]):
    """Every statutory round with its next step; those still running come first."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("rounds")]
    place = "rounds"
    purpose = (
        "Precept, confirmation hearings, the plan: each step that the law lays down, with the day by which it is due."
    )
    noun = "round"
    columns = (
        Column("Round", weight=3),
        Column("Next step", weight=4),
        Column("By", 15),
        Column("Stands", 28, ink="flag"),
    )

    def __init__(self, office: Office) -> None:
        """Stand in the office."""
        self._rows: dict[str, RoundRow] = {}
        super().__init__(office)

    def sections(self) -> Iterator[Section]:
        """List the rounds that are running, then those that are over."""
        self._rows = {row.id: row for row in round_rows(self.desk.register, self.desk.today)}
        running = tuple(row.id for row in self._rows.values() if row.next)
        over = tuple(row.id for row in self._rows.values() if not row.next)
        yield counting(
            "running", "Statutory rounds", running, "round", f"None is running: {self.key_of('round.new')} opens one"
        )
        if over:
            yield counting("over", "Over", over, "round")

    def work_out(self, go_to: str | None = None) -> Iterator[None]:
        """Ask of every round how it stands."""
        from store.queries.looking_ahead import look_at_rounds

        yield from look_at_rounds(self.desk.register, self.desk.today)

    def cells(self, record_id: str, number: int) -> Cells:
        """Word one round."""
        row = self._rows[record_id]
        ink = STATE_INKS.get(row.state, "" if row.next else "muted")
        return Cells((row.title, row.next, short_date(row.due) if row.due else "", row.short), ink=ink)

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Tell a round: what happened, what comes next, its dates, what should be known."""
        if self.desk.register.get(StatutoryRound, record_id) is None or record_id is None:
            return "Statutory rounds", (("Next step", f"{self.key_of('round.new')} opens a round."),)
        view = round_view(self.desk.register, record_id, self.desk.today)
        return view.title, round_lines(view)

    def find(self, record_id: str | None) -> StatutoryRound | None:
        """Give a round."""
        return self.desk.register.get(StatutoryRound, record_id)

    def nothing_here(self) -> Problem:
        """Say that there is no round under the cursor, and how to open one."""
        cure = f"Open one with {self.key_of('round.new')}, or go to one first."
        return Problem("no-round", "There is no round under the cursor.", cure)

    def make_deeds(self) -> Mapping[str, Deed[StatutoryRound]]:
        """Say what each key of the rounds does."""
        return {
            "round.open": Deed(dialogs.open_record, CURRENT),
            "round.new": Deed(round_forms.open_new_round),
            "round.step": Deed(round_forms.open_step, ONE, why_not=why_not_step_on),
            "round.report": Deed(report_forms.open_draft_in, ONE, why_not=self._why_not_report),
            "round.edit": Deed(round_forms.open_edit_round, ONE),
            "round.vote": Deed(round_forms.open_tie, ONE, why_not=self._why_not_tie),
            "round.back": Deed(round_forms.open_take_back, ONE, why_not=why_not_step_back),
            "round.close": Deed(runs=self._close, to=CHOSEN),
            "round.bin": Deed(dialogs.open_bin_records, CHOSEN, together=self.why_not_bin),
        }

    def _why_not_tie(self, one: StatutoryRound) -> Problem | None:
        return why_not_tie_any(self.desk.register, one)

    def _why_not_report(self, one: StatutoryRound) -> Problem | None:
        return why_not_report_in(self.desk.register, one)

    def _close(self, ids: tuple[str, ...]) -> None:
        """Close the rounds, or open them again if all are closed."""
        rounds = [self.desk.register.need(StatutoryRound, one) for one in ids]
        closed = not all(one.closed for one in rounds)
        self.office.carry_out(for_each(close_round, "round_id", ids), closed=closed)
