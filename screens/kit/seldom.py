"""What is seldom filled in is folded away in a long form: one line stands for it, names it and opens it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual.binding import BindingType
from textual.strip import Strip

from screens.kit.field_row import FieldRow
from screens.kit.keys.key import Deeds
from screens.kit.keys.keyed import keymap_of
from screens.kit.keys.table import bindings_for
from screens.kit.present import Inked, strip_of
from store.rules.words.wording import counted

_MANY = 10
"""A form of so many fields fits into 24 lines and folds nothing away."""
_WORTH = 3
"""Fewer fields than this are no longer than the line that would stand for them."""


def fold(rows: Mapping[str, FieldRow], begins_at: str) -> None:
    """Fold away what is seldom filled in and in which nothing stands; never the field in which typing begins."""
    seldom = [row for name, row in rows.items() if row.field.seldom and row.rests and name != begins_at]
    if len(rows) > _MANY and _WORTH <= len(seldom) < len(rows):
        for row in seldom:
            row.fold()


class More(Inked, can_focus=True):
    """The line that stands for the fields that are folded away; reached like a field, opened by enter or a click."""

    DEFAULT_CSS = """
    More { height: 1; width: 1fr; display: none; }
    More.-some { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("more")]

    def __init__(self, rows: Mapping[str, FieldRow], opened: Callable[[], None]) -> None:
        """Stand for what is folded away of some rows; `opened` is told when they are shown."""
        super().__init__()
        self._rows = rows
        self._opened = opened

    @property
    def folded(self) -> tuple[FieldRow, ...]:
        """The rows that are folded away."""
        return tuple(row for row in self._rows.values() if row.folded)

    @property
    def text(self) -> str:
        """Its words: how many fields there are, and which."""
        names = " · ".join(row.field.label.strip() for row in self.folded)
        return f"{counted(len(self.folded), 'more field')}: {names}"

    def count(self) -> None:
        """Count again; it goes when nothing is folded away."""
        self.set_class(bool(self.folded), "-some")
        self.refresh()

    def open(self) -> None:
        """Show every field, with the cursor in the next that was folded away behind where it was, or else the first."""
        folded, rows = self.folded, list(self._rows.values())
        at = next((place for place, row in enumerate(rows) if row.has_cursor), 0)
        for row in folded:
            row.unfold()
        self._opened()
        if folded:
            next((row for row in folded if rows.index(row) > at), folded[0]).focus_entry()

    def deeds(self) -> Deeds:
        """Say what its own key does."""
        return {"more.open": self.open}

    def action_do(self, key_id: str) -> None:
        """Do what its key does."""
        self.deeds()[key_id]()

    def on_click(self) -> None:
        """Open on a click."""
        self.open()

    def on_focus(self) -> None:
        """Show that the cursor is here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show it at rest."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line, with the mark of the cursor while it has it."""
        key = keymap_of(self.app).key_of("form.more")
        mark, ink = ("› ", "heading") if self.has_focus else ("  ", "muted")
        pieces = [(mark, self.ink(ink)), (f"{key} ", self.ink("key")), (self.text, self.ink(ink))]
        return strip_of(pieces, self.size.width, self.ink(""))
