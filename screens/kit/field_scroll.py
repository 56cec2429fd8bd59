"""The part of a form that scrolls: its fields, the line for those folded away, and how the cursor goes through them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from textual.containers import VerticalScroll
from textual.widget import Widget

from screens.kit.field_lines import FieldLines, entry_of
from screens.kit.field_row import FieldRow
from screens.kit.seldom import More
from store.problems import Problem, Refused


class FieldScroll(VerticalScroll, can_focus=False):
    """Fields in the order in which the cursor goes through them. It is brought into sight wherever it goes."""

    def __init__(
        self,
        rows: Mapping[str, FieldRow],
        begins_at: Callable[[], str],
        room: Callable[[], int],
        unfolded: Callable[[], None],
    ) -> None:
        """Hold the rows of a form. `room` gives the cells inside it; `unfolded` is told when all fields are shown."""
        self.lines = FieldLines(rows, begins_at, room)
        self.more = More(rows, unfolded)
        self._rows = rows
        super().__init__(self.lines, self.more, classes="fields gives-way")

    @property
    def _stops(self) -> list[FieldRow | More]:
        shown: list[FieldRow | More] = [row for row in self._rows.values() if row.display]
        return [*shown, self.more] if self.more.folded else shown

    def beside(self, here: Widget | None, step: int) -> Widget:
        """Give what the cursor comes to, a step on (1) or back (-1); only that is mounted to which it comes."""
        stops = self._stops
        stop = entry_of(here) or here
        at = stops.index(stop) + step if isinstance(stop, FieldRow | More) and stop in stops else min(step, 0)
        there = stops[at % len(stops)]
        return there.entry if isinstance(there, FieldRow) else there

    def follow(self, row: FieldRow, *, entry: bool, whole: bool) -> None:
        """Bring the entry of a field into sight, or the whole of it with its label, once all is laid out."""
        if entry:
            self.lines.call_after_refresh(self._show_entry, row)
        if whole:
            self.lines.call_after_refresh(self._show_row, row)

    def _show_entry(self, row: FieldRow) -> None:
        """Bring an entry into the middle, if it is not seen; an editor just mounted knows no place itself."""
        first, last = self.scroll_offset.y, self.scroll_offset.y + self.scrollable_content_region.height
        place = self.lines.where(row)
        if place is not None and not first <= place[1].y <= place[1].bottom <= last:
            self.scroll_to_region(place[1], center=True, animate=False)

    def _show_row(self, row: FieldRow) -> None:
        place = self.lines.where(row)
        if place is not None:
            self.scroll_to_region(place[0], animate=False)

    def read(self) -> tuple[dict[str, Any], list[Problem]]:
        """Give what was typed into each field as the record's own type, and every problem of what cannot be read."""
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        for name, row in self._rows.items():
            try:
                values[name] = row.read()
            except Refused as refused:
                problems.extend(refused.problems)
        if not problems:
            behind = ((row, row.behind) for row in self._rows.values() if row.behind and row.field.person)
            problems = [one for row, of in behind if (one := of.unsure(row.field.name, row.typed))]
        # Where a field cannot be read no command is asked, which would say what is missing in the others.
        return values, [*problems, *(one for row in self._rows.values() for one in row.lacks())] if problems else []
