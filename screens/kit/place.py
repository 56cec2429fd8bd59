"""What every place of work has: a list, a detail pane, and a way to carry out an action or say why not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from screens.kit.detail import Detail, Fields
from screens.kit.record_list import Cells, Column, RecordList, Section
from store.problems import Problem
from store.records import Record

if TYPE_CHECKING:
    from screens.kit.office import Office


class Place(Horizontal):
    """A place of work. A subclass names its columns, lists its records and carries out its actions.

    An action `item.move` is carried out by the method `do_item_move`; a method `why_not_item_move`, if there is one,
    gives the problem that stands in the way, so that the key can be dimmed and can say why.
    """

    DEFAULT_CSS = """
    Place { height: 1fr; width: 1fr; }
    """

    place: ClassVar[str] = ""
    columns: ClassVar[tuple[Column, ...]] = ()
    noun: ClassVar[str] = "record"
    key_groups: ClassVar[tuple[str, ...]] = ()
    """The groups of actions that work here, besides those of the list and those that work everywhere."""

    def __init__(self, office: Office) -> None:
        """Stand in the office, at its desk."""
        super().__init__(id=f"place-{self.place}")
        self.groups = self.key_groups or (self.place,)
        self.office = office
        self.desk = office.desk
        self.words = ""
        self.drawn_revision = -1
        self.list = RecordList(self.columns, self.cells, self.cursor_moved, id=f"list-{self.place}")
        self.detail = Detail(edge=True)

    def compose(self) -> ComposeResult:
        """Put the list beside the detail pane."""
        yield self.list
        yield self.detail

    @property
    def written(self) -> tuple[str, dt.date]:
        """The list that is written to a file from here, and the day as at which it is."""
        return self.place, self.desk.today

    @property
    def stage(self) -> Widget:
        """The widget that takes the keys while this place is on the screen."""
        return self.list

    def sections(self) -> Iterator[Section]:
        """List what there is, under headings; abstract, each place lists its own records."""
        raise NotImplementedError(self.place)

    def cells(self, record_id: str, number: int) -> Cells:
        """Make the cells of one record, the `number`-th under its heading; abstract, as `sections` is."""
        raise NotImplementedError(self.place)

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Give the title and the fields that the detail pane shows."""
        from store.queries.detail import detail

        record = self.desk.register.find(record_id) if record_id else None
        if record is None or record_id is None:
            return self.nothing_chosen()
        title = record_title(record)
        fields = [
            (label, text) for label, text in detail(self.desk.register, record_id, self.desk.today) if text != title
        ]
        return title, sorted(fields, key=lambda field: field[0] in _RUNNING)

    def nothing_chosen(self) -> tuple[str, Fields]:
        """Say what to do when no record is under the cursor."""
        return "", ()

    def reload(self, go_to: str | None = None) -> None:
        """Read everything again from the desk, keeping cursor and marks."""
        first_time = self.drawn_revision < 0
        self.drawn_revision = self.desk.revision
        self.list.show(self.filtered(self.sections()), go_to=go_to or (self.starts_at() if first_time else None))
        self.show_detail()

    def leave(self) -> None:
        """Go back to the place this one was opened from; those with a key of their own stay."""

    def starts_at(self) -> str | None:
        """Give the record or section the cursor starts at; None is the first line."""
        return None

    def filtered(self, sections: Iterator[Section]) -> Iterator[Section]:
        """Keep only the records that hold the words of the filter, and the sections that still have any."""
        if not self.words.strip():
            yield from sections
            return
        found = {hit.id for hit in self.office.haystack.matches(self.words)}
        for section in sections:
            ids = tuple(record_id for record_id in section.ids if record_id in found)
            if ids:
                yield section._replace(ids=ids)

    def show_detail(self) -> None:
        """Show the record under the cursor in the pane, if the pane is on the screen."""
        if self.detail.display and self.app.size.width >= WIDE:
            self.detail.show(*self.describe(self.list.current))

    def cursor_moved(self) -> None:
        """Follow the cursor in the same turn, so that there is one paint."""
        self.show_detail()
        self.office.show_hints()

    def why_not(self, action_id: str) -> Problem | None:
        """Say what stands in the way of an action here and now; None if nothing does."""
        rule: Callable[[], Problem | None] | None = getattr(self, f"why_not_{action_id.replace('.', '_')}", None)
        return rule() if rule else None

    def action_do(self, action_id: str) -> None:
        """Carry out one of the place's actions, or say why it cannot be done now."""
        problem = self.why_not(action_id)
        if problem is not None:
            self.office.say(str(problem), "warn")
            return
        getattr(self, f"do_{action_id.replace('.', '_')}")()


_RUNNING = frozenset(
    {"Comments", "Text", "Published text", "Answer", "Note", "Moves", "Progress", "Marks", "Taken from"}
)
"""Fields of any length stand below the others, so that those keep their lines from record to record."""

WIDE = 120
"""From this many columns on, the detail pane stands beside the list."""


def record_title(record: Record) -> str:
    """Give the words by which a record is known."""
    for name in ("title", "name", "heading", "text", "nature"):
        words = getattr(record, name, "")
        if isinstance(words, tuple):
            words = "; ".join(words)
        if words:
            return str(words)
    return record.id
