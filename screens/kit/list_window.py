"""Windows that show a list, and below it what is to be known about the record under the cursor."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from screens.kit.news import News
from screens.kit.office import Office
from screens.kit.record_list import Cells, Column, RecordList
from screens.kit.window import Window
from store.records import Meeting

_MOST_SAID = 10
"""Lines of what is said of a record at the most: the list above them stays in sight at 24 lines."""


class ListWindow(Window[str]):
    """A window with a list. A subclass says its columns, fills the list, and tells of the record under the cursor."""

    DEFAULT_CSS = """
    ListWindow News { min-height: 1; max-height: 10; }
    """
    columns: ClassVar[tuple[Column, ...]] = ()
    _most_said = 1
    """The most lines of what is told of a record: so many are kept below a list that is seen whole."""

    def __init__(self, office: Office, title: str = "", *, go_to: str = "") -> None:
        """Open with the cursor on a record of the list, or where the list begins."""
        super().__init__(title)
        self._office = office
        self._go_to = go_to
        self.list = RecordList(self.columns, self._cells, self._moved)
        self.after = News(below=True)

    tells = True

    def body(self) -> list[Widget]:
        """Show the list, and what is to be known about the record under the cursor."""
        return [self.list, self.after]

    def begin(self) -> None:
        """Fill the list."""
        super().begin()
        self._fill(self._go_to)
        self.list.focus()

    def lines_of_news(self, width: int) -> int:
        """Keep no line above the list: what is said stands below it."""
        return 0

    def fit_list(self, told: Iterable[str]) -> None:
        """Let the box be as tall as the list and the longest of what may be told below it, so that nothing jumps.

        Of a list that scrolls what is told takes the lines that it needs alone: the list has all others.
        """
        said = max((self.after.lines_of(words, self.inside) for words in told if words), default=0)
        self._most_said = min(said, _MOST_SAID)
        self._fit()

    def _fit(self) -> None:
        said = max(self._most_said, self.after.lines if self.after.text else 0)
        self.after.display = said > 0
        self.snug(self.list.virtual_size.height + (said + 1 if said else 0))
        self.after.styles.min_height = max(1, self._most_said) if self.seen_whole else 1

    def say(self, words: str, ink: str = "") -> None:
        """Say something under the list; it stays until the cursor moves."""
        self.after.say(words, ink)
        self._fit()

    def tell_here(self, words: str, ink: str = "") -> None:
        """Tell of the record under the cursor; the lines that a longer saying took are given back."""
        longer = self.after.lines > self._most_said
        self.after.say(words, ink)
        if longer:
            self._fit()

    def _fill(self, go_to: str = "") -> None:
        """Show every record anew, with the cursor on one of them if it is named."""
        raise NotImplementedError

    def _cells(self, key: str, number: int) -> Cells:
        """Give what stands in the columns for a record."""
        raise NotImplementedError

    def _moved(self) -> None:
        """Tell of the record under the cursor."""
        raise NotImplementedError


class MeetingWindow(ListWindow):
    """A list of what belongs to one meeting."""

    def __init__(self, office: Office, meeting: str, *, go_to: str = "") -> None:
        """Open on a meeting."""
        self._meeting = meeting
        super().__init__(office, go_to=go_to)

    @property
    def meeting(self) -> Meeting:
        """The meeting as it is now."""
        return self._office.desk.register.need(Meeting, self._meeting, "meeting")
