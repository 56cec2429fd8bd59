"""Windows that show a list, and below it what is to be known about the record under the cursor."""

from __future__ import annotations

from typing import ClassVar

from textual.widget import Widget

from screens.kit.news import News
from screens.kit.office import Office
from screens.kit.record_list import Cells, Column, RecordList
from screens.kit.window import Window
from store.records import Meeting


class ListWindow(Window[str]):
    """A window with a list. A subclass says its columns, fills the list, and tells of the record under the cursor."""

    columns: ClassVar[tuple[Column, ...]] = ()

    def __init__(self, office: Office, title: str = "", *, go_to: str = "") -> None:
        """Open with the cursor on a record of the list, or where the list begins."""
        super().__init__(title)
        self._office = office
        self._go_to = go_to
        self.list = RecordList(self.columns, self._cells, self._moved)
        self.after = News(below=True)

    def body(self) -> list[Widget]:
        """Show the list, and what is to be known about the record under the cursor."""
        return [self.list, self.after]

    def on_mount(self) -> None:
        """Fill the list."""
        super().on_mount()
        self._fill(self._go_to)
        self.list.focus()

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
