"""How the deadlines of a meeting are counted: in a window, and as texts that are copied."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from screens.kit.clipboard import as_lines
from screens.kit.detail import Detail, turning
from screens.kit.keys.key import Deeds
from screens.kit.keys.keyed import keymap_of
from screens.kit.keys.table import bindings_for
from screens.kit.office import Office
from screens.kit.window import Window
from store.problems import Refused
from store.queries.calendar.clock import clock_rows
from store.queries.calendar.working import WorkingOf, working_of
from store.records import Meeting
from store.register import Register
from store.rules.calendar.deadlines import PUBLICATION, PUBLICATION_LOCAL


def workings(register: Register, meeting: Meeting, today: dt.date) -> Iterator[tuple[str, str]]:
    """Give each deadline of a meeting by its name, with its working; that of the papers first, none if it has none."""
    try:
        rows = clock_rows(register, meeting, today)
        for row in sorted(rows, key=lambda row: row.deadline not in {PUBLICATION, PUBLICATION_LOCAL}):
            working = working_of(register, meeting.id, row.deadline, today)
            yield f"the deadline “{row.label}” with its working", as_lines(working.title, working.lines)
    except Refused:
        return  # the pane says there why the days cannot be counted


class WorkingWindow(Window[str]):
    """Every day counted and every day skipped, and the provision the number rests on."""

    DEFAULT_CSS = """
    WorkingWindow .box { height: 92vh; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("reader")]
    hint_ids = ("reader.down", "reader.up", "window.close")

    def __init__(self, working: WorkingOf) -> None:
        """Show how a day was counted."""
        super().__init__("How the day is counted")
        self._working = working
        self.detail = Detail(lambda: keymap_of(self.app).key_with_label("reader.down"))

    def to_copy(self) -> tuple[str, str]:
        """Give how the day was counted."""
        return f"the working of “{self._working.title}”", as_lines(self._working.title, self._working.lines)

    def body(self) -> list[Widget]:
        """Show the lines."""
        return [self.detail]

    def begin(self) -> None:
        """Fill the pane."""
        super().begin()
        self.detail.show(self._working.title, self._working.lines)

    @property
    def more_below(self) -> bool:
        """Whether lines are left below those that are seen."""
        return self.detail.more_below

    def lines_of_news(self, width: int) -> int:
        """Keep no line for what is said: it stands in place of the hints."""
        return 0

    def fit(self) -> None:
        """Be as tall as what is shown needs."""
        self.snug(self.detail.lines_in(self.inside))
        super().fit()

    def deeds(self) -> Deeds:
        """Say what each key of the window does."""
        return {
            **super().deeds(),
            **turning(self.detail, self.show_hints),
        }


def working_window(office: Office, meeting: str, code: str) -> WorkingWindow:
    """Make the window that shows every day counted and skipped. Raises Refused if the days cannot be counted."""
    return WorkingWindow(working_of(office.desk.register, meeting, code, office.desk.today))
