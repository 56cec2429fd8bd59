"""Prepare: what the next meeting still needs, worked down line by line until nothing more is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from screens.kit.detail import Fields
from screens.kit.record_list import Cells, Section
from screens.settling import SettlingPlace
from store.queries.findings.prepare import Preparation, prepare
from store.queries.words.short import count

if TYPE_CHECKING:
    from screens.kit.office import Office


class PreparePlace(SettlingPlace):
    """What the next meeting still needs, in the order in which to do it."""

    place = "prepare"
    listed_as = "the list of what the next meeting still needs"

    def __init__(self, office: Office) -> None:
        """Stand in the office."""
        super().__init__(office)
        self.preparation: Preparation | None = None

    def sections(self) -> Iterator[Section]:
        """List what is needed under the headings of what it concerns."""
        preparation = self.preparation = prepare(self.desk.register, self.desk.today)
        self.rows = {row.key: row for row in (*preparation.rows, *preparation.aside)}
        areas: dict[str, list[str]] = {}
        for row in preparation.rows:
            areas.setdefault(row.area, []).append(row.key)
        for place, (area, keys) in enumerate(areas.items()):
            title = f"{preparation.title} · {area}" if place == 0 else area
            yield Section(key=f"={area}", title=title, ids=tuple(keys), aside=count(len(keys), "thing"))
        if not preparation.rows:
            yield Section(key="=done", title=preparation.title, ids=(), empty=preparation.words)
        if preparation.aside:
            keys = [row.key for row in preparation.aside]
            yield Section(key="=aside", title="Set aside", ids=tuple(keys), aside=count(len(keys), "thing"))

    def cells(self, record_id: str, number: int) -> Cells:
        """Word one line in few words: the heading says for which meeting, and the pane has the sentence whole."""
        row = self.rows[record_id]
        return Cells((row.brief or row.sentence, row.place), ink="muted" if row.aside else "")

    def nothing_chosen(self) -> tuple[str, Fields]:
        """Say that nothing more is needed, or that no meeting is arranged."""
        if self.preparation is None or not self.preparation.done:
            return "No meeting to prepare", (
                ("Next step", f"{self.key_of('go.calendar')} arranges one in the calendar."),
            )
        step = (
            f"{self.key_of('go.programme')} goes to the programme; {self.key_of('export')} there writes it to a file."
        )
        return self.preparation.words, (("Next step", step),)
