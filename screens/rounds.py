"""The statutory rounds: precept, hearings, removal, plan, annual report, suspension, acting commissioner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from screens.kit.detail import Fields
from screens.kit.keys import bindings_for, key_of
from screens.kit.place import Place
from screens.kit.present import STATE_INKS
from screens.kit.record_list import Cells, Column, Section
from store.commands.rounds.rounds import close_round
from store.problems import Problem
from store.queries.rounds.rounds import RoundRow, round_lines, round_rows, round_view
from store.queries.words.short import count
from store.records import StatutoryRound
from store.rules.bin import why_not_bin
from store.rules.rounds.progress import next_step
from store.rules.words.dates import short_date

if TYPE_CHECKING:
    from screens.kit.office import Office


class RoundsPlace(Place):
    """Every statutory round with its next step; those still running come first."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("rounds")]
    place = "rounds"
    noun = "round"
    columns = (
        Column("Round", weight=3),
        Column("Next step", weight=4),
        Column("By", 15),
        Column("Stands", 12, ink="flag"),
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
        yield Section(
            key="running",
            title="Statutory rounds",
            ids=running,
            aside=count(len(running), "round"),
            empty=f"None is running: {key_of('round.new')} opens one",
        )
        if over:
            yield Section(key="over", title="Over", ids=over, aside=count(len(over), "round"))

    def cells(self, record_id: str, number: int) -> Cells:
        """Word one round."""
        row = self._rows[record_id]
        ink = STATE_INKS.get(row.state, "" if row.next else "muted")
        return Cells((row.title, row.next, short_date(row.due) if row.due else "–", row.short), ink=ink)

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Tell a round: what happened, what comes next, its dates, what should be known."""
        if self.desk.register.get(StatutoryRound, record_id) is None or record_id is None:
            return "Statutory rounds", (("Next step", f"{key_of('round.new')} opens a round."),)
        view = round_view(self.desk.register, record_id, self.desk.today)
        return view.title, round_lines(view)

    @property
    def round(self) -> StatutoryRound | None:
        """The round under the cursor."""
        return self.desk.register.get(StatutoryRound, self.list.current)

    def _no_round(self) -> Problem | None:
        if self.round is None:
            cure = f"Open one with {key_of('round.new')}, or go to one first."
            return Problem("no-round", "There is no round under the cursor.", cure)
        return None

    def why_not_round_open(self) -> Problem | None:
        """Say why nothing can be told."""
        return self._no_round()

    def why_not_round_edit(self) -> Problem | None:
        """Say why nothing can be changed."""
        return self._no_round()

    def why_not_round_close(self) -> Problem | None:
        """Say why nothing can be closed."""
        return self._no_round()

    def why_not_round_step(self) -> Problem | None:
        """Say why no step can be recorded."""
        one = self.round
        if one is None:
            return self._no_round()
        if one.closed:
            return Problem("round.closed", "The round is closed.", f"{key_of('round.close')} opens it again.")
        if next_step(one) is None:
            return Problem("round.over", "Every step is recorded.", f"{key_of('round.close')} closes the round.")
        return None

    def why_not_round_back(self) -> Problem | None:
        """Say why no step can be taken out."""
        if self.round is not None and not self.round.steps:
            return Problem("round.none", "No step is recorded yet.", f"{key_of('round.step')} records the first.")
        return self._no_round()

    def why_not_round_bin(self) -> Problem | None:
        """Say why the round cannot be put in the bin."""
        return why_not_bin(self.desk.register, self.round) if self.round else self._no_round()

    def do_round_open(self) -> None:
        """Tell the round whole."""
        from screens.dialogs import open_record

        open_record(self.office)

    def do_round_new(self) -> None:
        """Open a round."""
        from screens.forms.rounds.rounds import open_new_round

        open_new_round(self.office)

    def do_round_edit(self) -> None:
        """Change what is recorded of the round."""
        from screens.forms.rounds.rounds import open_edit_round

        if self.round:
            open_edit_round(self.office, self.round)

    def do_round_step(self) -> None:
        """Record a step."""
        from screens.forms.rounds.rounds import open_step

        if self.round:
            open_step(self.office, self.round)

    def do_round_back(self) -> None:
        """Take a step out again."""
        from screens.forms.rounds.rounds import open_take_back

        if self.round:
            open_take_back(self.office, self.round)

    def do_round_close(self) -> None:
        """Close the round, or open it again."""
        if self.round:
            self.office.carry_out(close_round, round_id=self.round.id, closed=not self.round.closed)

    def do_round_bin(self) -> None:
        """Put the round in the bin, after asking."""
        from screens.dialogs import open_bin_records

        open_bin_records(self.office, self.list.targets)
