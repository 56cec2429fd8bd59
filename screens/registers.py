"""Places 3 and 5 as plain lists: questions and actions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType

from screens.kit.detail import Fields
from screens.kit.keys import bindings_for
from screens.kit.place import Place
from screens.kit.record_list import Cells, Section
from store.desk import Desk
from store.problems import Problem
from store.queries.registers import Listing, listing
from store.queries.words import count


class RegisterPlace(Place):
    """A register listed in the order in which a clerk wants it, each record opening whole."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("register")]
    key_groups = ("register",)
    heading: ClassVar[str] = ""
    keys: ClassVar[tuple[str, ...]] = ()
    """The query's columns that are shown, by their keys, in the order of `columns`."""
    nothing: ClassVar[str] = ""

    def __init__(self, desk: Desk) -> None:
        """Stand at a desk."""
        self._listing: Listing | None = None
        self._index: dict[str, int] = {}
        super().__init__(desk)

    def sections(self) -> Iterator[Section]:
        """List the register under one heading."""
        found = listing(self.place, self.desk.register, self.desk.today)
        self._listing = found
        self._index = {record.id: place for place, record in enumerate(found.records)}
        yield Section(
            key=self.place,
            title=self.heading,
            ids=tuple(self._index),
            aside=count(len(found.records), self.noun),
            empty=self.nothing,
        )

    def cells(self, record_id: str, number: int) -> Cells:
        """Word one record."""
        if self._listing is None:
            return Cells(tuple("" for _ in self.columns))
        row = self._listing.row(self._index[record_id])
        words = {column.key: cell for column, cell in zip(self._listing.columns, row.cells, strict=True)}
        return Cells(tuple(words[key] for key in self.keys))

    def nothing_chosen(self) -> tuple[str, Fields]:
        """Say what the register is for."""
        return self.heading, (("Next step", self.nothing),)

    def why_not_record_open(self) -> Problem | None:
        """Say why nothing can be opened."""
        if self.list.current is None:
            return Problem("nothing-here", f"There is no {self.noun} to open.", self.nothing)
        return None

    def do_record_open(self) -> None:
        """Show the record whole."""
        from screens.dialogs import open_record

        open_record(self.frame)
