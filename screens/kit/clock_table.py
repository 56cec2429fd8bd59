"""The clock of a meeting as a table in the pane, a row for each deadline."""

from __future__ import annotations

from collections.abc import Sequence

from screens.kit.pane_table import Table
from screens.kit.present import CLOCK_INKS
from store.queries.calendar.clock import ClockRow, in_one_form


def clock_table(rows: Sequence[ClockRow]) -> Table:
    """Set out when each deadline is due, in how many working days, and whose rule it is."""
    written = in_one_form(rows)
    shown = [
        (
            f"{row.label}, {row.hour}" if row.hour else row.label,
            written(row.due),
            row.in_working_days(written),
            row.kind,
        )
        for row in rows
    ]
    return Table(("Due", "Working days", "Rule"), shown, [CLOCK_INKS.get(row.state, "") for row in rows])
