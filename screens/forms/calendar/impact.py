"""What a change does to the deadlines, shown before anything is saved."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from screens.kit.keys.key import Deeds
from screens.kit.keys.table import bindings_for
from screens.kit.news import News
from screens.kit.record_list import Cells, Column, RecordList, Section
from screens.kit.window import Window
from store.queries.calendar.impact import NONE, Impact, ShiftLine
from store.rules.words.dates import long_date
from store.rules.words.loose import loosely

_ASKED = {
    "Added": "Add",
    "Changed": "Change",
    "Confirmed": "Confirm",
    "Moved": "Move",
    "Recorded": "Record",
    "Renamed": "Rename",
    "Took": "Take",
}
"""What a sentence of the journal begins with, and the same where it is not done yet."""


def asked(sentence: str) -> str:
    """Ask whether what a sentence says was done is to be done: it stands above what would come of it."""
    first, _, rest = sentence.partition(" ")
    return f"{_ASKED.get(first, first)} {rest}?"


class ImpactWindow(Window[str]):
    """Lists every deadline that moves, from when to when, and which could not be kept. The answer is `save` or None."""

    DEFAULT_CSS = """
    ImpactWindow .box { height: 92vh; }
    ImpactWindow News { min-height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("impact")]
    hint_ids = ("impact.save", "window.close")

    def __init__(self, title: str, impact: Impact) -> None:
        """Show what a change would do."""
        super().__init__(title)
        self._impact = impact
        self._lines = {f"{line.id}:{line.deadline}": line for line in impact.lines}
        # One form for all that stand under one another: with their year as soon as one is of another than its meeting.
        whole = {day for line in impact.lines for day in (line.old, line.new)} - {NONE}
        self._years = any(not whole.isdisjoint(line.near) for line in impact.lines)
        self.summary = News()
        self.notes = News(below=True)
        columns = (
            Column("Deadline", weight=3),
            Column("Was", 15),
            Column("Becomes", 15),
            Column("", 20, ink="warn"),
        )
        self.list = RecordList(columns, self._cells, lambda: None)
        self.list.marking = False

    def body(self) -> list[Widget]:
        """Show the sum, the lines and what else to know."""
        return [self.summary, self.list, self.notes]

    def lines_of_news(self, width: int) -> int:
        """Keep no other lines than those of the sum and of what else to know."""
        return 0

    def begin(self) -> None:
        """List what moves, meeting by meeting."""
        super().begin()
        self.summary.say(f"{self._impact.words} Nothing is saved yet.")
        self.notes.say("  ".join(self._impact.notes), "warn")
        self.notes.display = bool(self._impact.notes)
        groups: dict[str, list[str]] = {}
        for key, line in self._lines.items():
            groups.setdefault(f"Meeting of {loosely(line.meeting, line.known_by, long_date(line.meeting))}", []).append(
                key
            )
        sections = [Section(title, title, tuple(keys)) for title, keys in groups.items()]
        self.list.show(sections or [Section("none", "", (), empty="No deadline moves")])
        noted = 1 + self.notes.lines_in(self.inside) if self._impact.notes else 0
        self.snug(self.list.virtual_size.height + self.summary.lines_in(self.inside) + noted)
        self.list.focus()

    def _cells(self, key: str, number: int) -> Cells:
        line: ShiftLine = self._lines[key]
        law = " (law)" if line.statutory else ""
        told = line.broken or ("do it again" if line.again else "")
        days = (line.old, line.new) if self._years else line.near
        return Cells((f"{line.label}{law}", *days, told), ink="warn" if line.broken else "")

    def deeds(self) -> Deeds:
        """Say what each key of the window does."""
        return {
            **super().deeds(),
            "impact.save": self.do_impact_save,
        }

    def do_impact_save(self) -> None:
        """Go on and save."""
        self.dismiss("save")
