"""What prepare and findings share: lines that each name the keys that settle them, worked down in place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from screens.kit.detail import Detail, Fields
from screens.kit.keys import action, bindings_for, key_of
from screens.kit.place import WIDE, Place
from screens.kit.record_list import Cells, Column, Section
from store.problems import Problem
from store.queries.findings.findings import FindingLine

if TYPE_CHECKING:
    from screens.kit.office import Office

ANYWHERE = frozenset({"do", "open", "aside", "leave"})
"""What can be done with every finding."""


class SettlingPlace(Place):
    """A list of findings. Under the list stands what the line under the cursor says in full."""

    DEFAULT_CSS = """
    SettlingPlace Vertical { width: 1fr; height: 1fr; }
    Frame SettlingPlace Detail.said { display: block; height: 8; width: 1fr; padding: 0 1; border-left: none;
                                      border-top: solid $panel; }
    Frame.-wide SettlingPlace Detail.said { display: none; }
    """
    SCOPED_CSS: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("settling")]
    key_groups = ("settling",)
    columns = (Column("What", weight=1), Column("Where", 26, ink="muted", least=110))
    noun = "finding"

    def __init__(self, office: Office) -> None:
        """Stand in the office."""
        super().__init__(office)
        self.rows: dict[str, FindingLine] = {}
        self.said = Detail()
        self.said.add_class("said")

    def compose(self) -> ComposeResult:
        """Put the list above what it says in full, and beside the pane."""
        with Vertical():
            yield self.list
            yield self.said
        yield self.detail

    def filtered(self, sections: Iterator[Section]) -> Iterator[Section]:
        """Keep the findings that hold every word of the filter."""
        words = self.words.casefold().split()
        for section in sections:
            kept = tuple(key for key in section.ids if all(word in self._words_of(key) for word in words))
            if kept or not words:
                yield section._replace(ids=kept)

    def _words_of(self, key: str) -> str:
        row = self.rows[key]
        return f"{row.sentence} {row.place} {row.code} {row.cure} {' '.join(row.records)}".casefold()

    def reload(self, go_to: str | None = None) -> None:
        """Read everything again; `go_to` may name a record, whose first finding is then gone to."""
        super().reload()
        if go_to:
            self.go_to_record(go_to)

    def go_to_record(self, record_id: str) -> None:
        """Go to the first line about a record, if there is one."""
        for key, row in self.rows.items():
            if key == record_id or record_id in row.records:
                self.list.go_to(key)
                return

    def cells(self, record_id: str, number: int) -> Cells:
        """Word one finding."""
        row = self.rows[record_id]
        return Cells((row.sentence, row.place), ink="muted" if row.aside else "")

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Give the finding in full: what to do, with which keys, and the record it is about."""
        from store.queries.detail import detail

        row = self.rows.get(record_id or "")
        if row is None:
            return self.nothing_chosen()
        fields = [*self._facts(row)]
        if row.records:
            fields += detail(self.desk.register, row.records[0], self.desk.today)
        return row.sentence, fields

    def _facts(self, row: FindingLine) -> list[tuple[str, str]]:
        fields = [("Keys", self._keys(row)), ("What to do", row.cure), ("Where", row.place)]
        if row.aside and row.until:
            from store.rules.words.dates import long_date

            fields.insert(0, ("Set aside", f"until {long_date(row.until)}: {row.aside}"))
        return fields

    def _keys(self, row: FindingLine) -> str:
        names = [*row.acts, "aside", "open"]
        ids = [f"settle.{name}" for name in dict.fromkeys(names)]
        return " · ".join(f"{key_of(one)} {action(one).label}" for one in ids)

    def show_detail(self) -> None:
        """Show the line under the cursor in full, in the pane or under the list."""
        super().show_detail()
        if self.app.size.width < WIDE:
            row = self.rows.get(self.list.current or "")
            if row is None:
                self.said.show(*self.nothing_chosen())
            else:
                self.said.show(row.sentence, self._facts(row))

    @property
    def row(self) -> FindingLine | None:
        """The finding under the cursor."""
        return self.rows.get(self.list.current or "")

    def why_not(self, action_id: str) -> Problem | None:
        """Say why a key does not settle the finding under the cursor."""
        name = action_id.removeprefix("settle.")
        if not action_id.startswith("settle.") or name == "leave":
            return super().why_not(action_id)
        row = self.row
        if row is None:
            return Problem("nothing-left", "There is nothing to settle.", f"{key_of('settle.leave')} goes back.")
        if name in ANYWHERE or name in row.acts:
            return None
        return Problem("other-key", f"{key_of(action_id)} does not settle this.", f"Use {self._keys(row)}.")

    def action_do(self, action_id: str) -> None:
        """Carry out the key on the finding under the cursor, or say why it does not settle it."""
        problem = self.why_not(action_id)
        if problem is not None:
            self.office.say(str(problem), "warn")
            return
        name = action_id.removeprefix("settle.")
        if name == "leave":
            self.leave()
        elif self.row is not None:
            self.settle(self.row.acts[0] if name == "do" and self.row.acts else name)

    def leave(self) -> None:
        """Clear the filter, or go back to the programme."""
        if self.words:
            self.words = ""
            self.reload()
            self.office.refresh_lines_around()
        else:
            self.office.go("programme")

    def settle(self, name: str) -> None:
        """Open what settles the finding under the cursor in one way."""
        from screens.forms.settle import WAYS

        row = self.row
        if row is not None:
            WAYS["open" if name == "do" else name](self.office, row)

    def nothing_chosen(self) -> tuple[str, Fields]:
        """Say that nothing is left."""
        return "Nothing was found.", (("Next step", f"{key_of('settle.leave')} goes back to the programme."),)
