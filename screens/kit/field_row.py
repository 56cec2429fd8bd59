"""A field on the screen: label, entry, and the line under it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, TextArea

from screens.kit.choice import Choice
from screens.kit.entries import LineEntry, TextEntry
from screens.kit.field_label import USUAL_COLUMN, FieldLabel, column_of
from screens.kit.fields import Field, read, written
from screens.kit.keys.keyed import keymap_of
from screens.kit.news import News
from screens.kit.present import plain
from screens.kit.said_day import said_day, said_time
from store.problems import Problem, Refused
from store.records import Person
from store.rules.words.text import line_problems

if TYPE_CHECKING:
    from screens.kit.offers import Behind
    from store.desk import Desk

_WORDS = frozenset({"line", "text"})
"""Kinds of field that hold words; untouched they give back exactly what the record holds."""


def _behind(row: FieldRow, entry: Input | TextArea, desk: Desk) -> Behind:
    """Give the list behind a row; what lists records is imported with the first form that names one."""
    from screens.kit.offers import Behind, Naming, offers

    field = row.field
    refused = row.refused if field.reads is not None else None
    naming = Naming(field.label.strip(), field.between, Person.prefix in field.ref, refused)
    return Behind(entry, desk, field.listed or (lambda: offers(desk, field.ref)), naming)


class FieldRow(Vertical):
    """A field on the screen: label, entry, and the line under it for its problem, its echo or its help."""

    DEFAULT_CSS = """
    FieldRow { height: auto; }
    FieldRow > Horizontal { height: auto; }
    FieldRow Input { background: $panel; width: 1fr; }
    FieldRow TextArea { height: 4; width: 1fr; padding: 0; background: $panel; scrollbar-size-vertical: 1; }
    FieldRow TextArea.-short { height: 2; }
    FieldRow Input:focus, FieldRow TextArea:focus { background: $primary 25%; }
    FieldRow TextArea.-pane, FieldRow TextArea.-pane:focus { height: 9; border: round $primary; }
    FieldRow News { padding-left: 17; display: none; }
    FieldRow News.-said { display: block; }
    """

    def __init__(
        self, field: Field, today: Callable[[], dt.date], changed: Callable[[], None], desk: Desk | None = None
    ) -> None:
        """Show a field that opens with its value. `today` is asked for each date: a form may stay open overnight.

        The `desk` has the records that the field may name.
        """
        super().__init__()
        self.field = field
        self._today = today
        self._desk = desk
        self._changed = changed
        self.under = News()
        self.label = FieldLabel(field.label)
        self.entry = self._make_entry()
        self.folded = False
        self._column = 0
        self.behind: Behind | None = None
        if desk and (field.ref or field.listed) and not isinstance(self.entry, Choice):
            self.behind = _behind(self, self.entry, desk)
            if isinstance(self.entry, TextEntry):
                self.entry.on_enter = lambda: self.wants_list() and self.open_list()
        self._opened = self.typed

    def _make_entry(self) -> LineEntry | TextEntry | Choice:
        field = self.field
        if field.kind == "choice":
            choice = Choice(field.choices, field.value, self._chosen, field.label.strip())
            choice.folded = field.folded
            return choice
        text = written(field.kind, field.value, field.known_by)
        if field.kind == "text":
            looks: dict[str, Any] = {"classes": "-pane"} if field.pane else {"compact": True}
            entry = TextEntry(text, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, **looks)
            entry.keeps_tabs = field.table
            return entry
        return LineEntry(text, select_on_focus=False, compact=True)

    def _chosen(self) -> None:
        """Take away what was wrong with another choice, before the form hears of this one."""
        if self.under.said_as == "warn":
            self.echo()
        self._changed()

    def stand_in(self, column: int) -> None:
        """Let the label, and what is said under the entry, stand in the form's column of labels of so many cells.

        A pane has no label beside it, and what is said under it begins where its text does.
        """
        if column == self._column:
            return
        self._column = column
        if self.field.pane:
            self.under.styles.padding = 0
            return
        self.label.stand_in(column)
        if column != USUAL_COLUMN:
            self.under.styles.padding = (0, 0, 0, column)

    def compose(self) -> ComposeResult:
        """Put the label before the entry."""
        with Horizontal():
            if not self.field.pane:
                yield self.label
            yield self.entry
        yield self.under

    def on_mount(self) -> None:
        """Show the help of the field that is entered first, and whole what its line cannot show."""
        if self.field.begins is not None:
            self.put_cursor(self.field.begins)
        self.echo()
        if self.behind is not None and self.typed:
            self.call_after_refresh(self._show_whole)

    def _show_whole(self) -> None:
        if not self.entry.has_focus:
            self.left()

    @property
    def typed(self) -> Any:
        """What stands in the entry: text, or the value of a choice."""
        if isinstance(self.entry, TextArea):
            return self.entry.text
        return self.entry.value

    @typed.setter
    def typed(self, value: Any) -> None:
        if isinstance(self.entry, TextArea):
            self.entry.text = value
            self.put_cursor(len(value))
        else:
            self.entry.value = value
        if not self.rests:
            self.unfold()

    @property
    def rests(self) -> bool:
        """Say whether nothing stands in the entry but what is there while nothing is recorded."""
        return self.typed in ("", None) or self.typed == self.field.rest

    @property
    def touched(self) -> bool:
        """Say whether something else stands in the entry than it opened with."""
        return bool(self.typed != self._opened)

    def open_with(self, field: Field) -> None:
        """Open the entry again, on what the record holds now."""
        self.field = field
        if isinstance(self.entry, Choice):
            self.entry.folded = field.folded
            self.entry.offer(field.choices, field.value)
            if not self.rests:
                self.unfold()
        else:
            self.typed = written(field.kind, field.value, field.known_by)
        self._opened = self.typed

    def read(self) -> Any:
        """Read the entry as the record's own type.

        Raises:
            Refused: it cannot be read; the problem names this field.
        """
        field = self.field
        words = field.kind in _WORDS and field.reads is None and isinstance(field.value, str)
        if words and not self.touched:
            return field.value
        return read(self.field, self.typed, self._today())

    def lacks(self) -> tuple[Problem, ...]:
        """Say that nothing stands in an entry that cannot be left empty."""
        required = self.field.required
        return line_problems("", required, self.field.name, required=True) if required and not self.typed else ()

    def fold(self) -> None:
        """Fold the field away; a value, a problem or the cursor brings it back."""
        self.folded, self.display = True, False

    def unfold(self) -> None:
        """Show the field again, if it was folded away."""
        if self.folded:
            self.folded, self.display = False, True

    def point(self, *, here: bool) -> None:
        """Show whether the cursor is in the field."""
        self.label.point(here=here)

    def say(self, words: str, ink: str = "") -> None:
        """Say something under the field; nothing takes no room."""
        if ink == "warn":
            self.unfold()
        self.under.set_class(bool(words), "-said")
        self.under.say(words, ink)

    def echo(self) -> None:
        """Say back how a date or time is understood, or the field's help while it has the cursor."""
        field = self.field
        if field.kind in {"date", "time"} and self.typed.strip():
            try:
                value = self.read()
            except Refused:
                self.say(field.help if self.entry.has_focus else "")
                return
            said = said_time if field.kind == "time" else said_day
            self._say_back(*said(field.notes, self._desk, value, self._today()))
            return
        if self.behind is not None and not self._meant() and self.entry.has_focus:
            self._say_list(self.behind)
            return
        self._say_back(self._meant(), "muted")

    def _say_back(self, words: str, ink: str) -> None:
        """Say how what is typed is understood, where it does not stand there whole in the same words; else the help."""
        same = words == self.typed and cell_len(words) < self.entry.size.width
        told = "" if same else words
        self.say(told or (self.field.help if self.entry.has_focus else ""), ink if told else "muted")

    def _say_list(self, behind: Behind) -> None:
        """Say what in the list fits what is typed; before anything is typed the help, and how the list is opened."""
        key = keymap_of(self.app).key_of("form.list")
        help_words = " · ".join(words for words in (self.field.help, f"{key}: the list") if words)
        self.say(behind.said(key) or help_words, "muted")

    def left(self) -> None:
        """Take what was said about the entry away when it loses the cursor; a name longer than its line stays whole."""
        if self.under.said_as == "warn":
            return
        if self.behind is not None and isinstance(self.entry, Input):
            self.say(self.typed if cell_len(self.typed) >= self.entry.size.width else "", "muted")
        elif self.behind is not None or self.under.text == self.field.help:
            self.say("")

    def refused(self) -> bool:
        """Say whether what stands in the entry cannot be read."""
        try:
            self.read()
        except Refused:
            return True
        return False

    def wants_list(self) -> bool:
        """Say whether enter opens the list of what can be named here."""
        return self.behind is not None and self.behind.wants()

    def open_list(self) -> bool:
        """Open the list of what can be chosen or named here; False if there is none."""
        if isinstance(self.entry, Choice):
            self.entry.open_list()
        elif self.behind is not None:
            self.behind.open()
        return isinstance(self.entry, Choice) or self.behind is not None

    def _meant(self) -> str:
        """Say what is typed so far is taken to mean; nothing where it means nothing yet."""
        if self.field.means is None or not self.typed.strip():
            return ""
        try:
            return self.field.means(self.typed)
        except Refused:
            return ""

    def name_border(self, words: str) -> None:
        """Write on the border of a pane what is written there."""
        self.entry.border_title = plain(words)

    def put_cursor(self, place: int) -> None:
        """Put the cursor of what is typed into before a character, counted from 0; a choice has none."""
        if not isinstance(self.entry, Choice):
            self.entry.put_cursor(place)

    def focus_entry(self) -> None:
        """Put the cursor into the entry."""
        self.unfold()
        self.entry.focus()


def stand_together(rows: Iterable[FieldRow], room: int = 0) -> None:
    """Let the labels of a form so many cells wide stand in one column."""
    rows = tuple(rows)
    column = column_of(((row.field.label, isinstance(row.entry, Choice)) for row in rows if not row.field.pane), room)
    for row in rows:
        row.stand_in(column)


def entry_of(widget: Widget | None) -> FieldRow | None:
    """Give the row that a widget stands in."""
    for node in widget.ancestors_with_self if widget else ():
        if isinstance(node, FieldRow):
            return node
    return None
