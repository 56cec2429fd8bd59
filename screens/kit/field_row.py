"""A field of a form: what stands in it, what is said under it, and what is typed into once the cursor gets there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from rich.cells import cell_len

from screens.kit.at_rest import as_document, seen_of, text_height, text_lines
from screens.kit.choice import Choice, choice_lines
from screens.kit.editors import Editor, editor_of
from screens.kit.entries import LineEntry, TextEntry
from screens.kit.fields import NEEDED, UNCHOSEN, Field, read, written
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
PANE = 9
"""The lines of a pane with its border."""


class Holder(Protocol):
    """The lines of a form, as a field of it knows them."""

    def take_in(self, editor: Editor) -> None:
        """Put what is typed into in its place."""

    def draw_again(self, row: FieldRow) -> None:
        """Draw a field that has changed, and lay the form out again if it needs more or fewer lines."""

    def room_of(self, row: FieldRow) -> int:
        """Give the cells of a field's entry."""

    def key_of(self, key_id: str) -> str:
        """Give the key that does something."""

    def was_set(self, row: FieldRow) -> None:
        """Hear that something was put into a field that has nothing mounted to say so; the form hears of it later."""


class Under:
    """What is said under a field: its problem, its echo or its help."""

    text = ""
    said_as = ""


def _behind(row: FieldRow, desk: Desk) -> Behind:
    """Give the list behind a row; what lists records is imported with the first form that names one."""
    from screens.kit.offers import Behind, Naming, offers

    field = row.field
    refused = row.refused if field.reads is not None else None
    naming = Naming(field.label.strip(), field.between, Person.prefix in field.ref, refused)
    return Behind(lambda: row.entry, desk, field.listed or (lambda: offers(desk, field.ref)), naming)


class FieldRow:
    """A field of a form. It is no widget: the form draws it, and has its `editor` made when the cursor gets there.

    The editor stays from then on, so that cursor, selection and what can be undone are found as they were left.
    """

    def __init__(
        self, field: Field, today: Callable[[], dt.date], changed: Callable[[], None], desk: Desk | None = None
    ) -> None:
        """Hold a field that opens with its value. `today` is asked for each date: a form may stay open overnight.

        The `desk` has the records that the field may name.
        """
        self.field = field
        self.lines: Holder | None = None
        self.editor: Editor | None = None
        self.under = Under()
        self.folded = self.off = self.pointed = self.wanted = False
        self._today = today
        self._desk = desk
        self._changed = changed
        self._border, self._starts = "", field.begins
        self._held = self._as_held(self._begun)
        named = desk and (field.ref or field.listed) and field.kind != "choice"
        self.behind: Behind | None = _behind(self, desk) if desk and named else None
        self._opened = self._heard = self.typed

    @property
    def _begun(self) -> Any:
        """What the entry opens with: text, or of a choice the value."""
        field = self.field
        return field.value if field.kind == "choice" else written(field.kind, field.value, field.known_by)

    def _as_held(self, value: Any) -> Any:
        """Give a value as the editor would hold it: a text with one kind of line end, a choice on what it offers."""
        field = self.field
        if field.kind == "choice":
            values = [choice for choice, _ in field.choices]
            return values[values.index(value) if value in values else 0] if values else value
        return as_document(value) if field.kind == "text" and "\r" in value else value

    @property
    def entry(self) -> Editor:
        """What is typed into; it is made and put in its place if it was not there."""
        if self.editor is None:
            self.editor = self._made()
            if self.lines is not None:
                self.lines.take_in(self.editor)
        return self.editor

    def _made(self) -> Editor:
        editor = editor_of(self.field, self._held, self._chosen, lambda: self.lacking, self._border)
        if isinstance(editor, Choice):
            return editor
        if isinstance(editor, TextEntry) and self.behind is not None:
            editor.on_enter = lambda: self.wants_list() and self.open_list()
        editor.starts = self._starts
        editor.placeholder = self.mark
        return editor

    def _chosen(self) -> None:
        """Take away what was wrong with another choice, before the form hears of this one."""
        if self.under.said_as == "warn":
            self.echo()
        self._draw()
        self._changed()

    def heard(self) -> None:
        """Say back what stands in the entry now, and let the form hear of it, if it changed: mounting is no change."""
        if self.typed == self._heard:
            return
        self._heard = self.typed
        self.echo()
        self._draw()
        self._changed()

    def _draw(self) -> None:
        if self.lines is not None:
            self.lines.draw_again(self)

    @property
    def typed(self) -> Any:
        """What stands in the entry: text, or the value of a choice."""
        if self.editor is None:
            return self._held
        return self.editor.text if isinstance(self.editor, TextEntry) else self.editor.value

    @typed.setter
    def typed(self, value: Any) -> None:
        editor = self.editor
        if editor is None:
            self._hold(value)
        elif isinstance(editor, TextEntry):
            editor.text = value
            self.put_cursor(len(value))
        else:
            editor.value = value
        if not self.rests:
            self.unfold()
        self._draw()

    def _hold(self, value: Any) -> None:
        """Put something into the entry at rest; a cursor that gets there later stands behind it."""
        if self.field.kind == "choice":
            if all(value != choice for choice, _ in self.field.choices):
                raise ValueError(value)
            self._held = self._as_held(value)
            return
        told = self.field.kind == "text" or value != self._held
        self._held, self._starts = self._as_held(value), len(value)
        if told and self.lines is not None:
            self.lines.was_set(self)

    @property
    def has_cursor(self) -> bool:
        """Say whether the cursor is in the entry."""
        return self.editor is not None and self.editor.has_focus

    @property
    def display(self) -> bool:
        """Say whether the field is shown."""
        return not (self.folded or self.off)

    @property
    def rests(self) -> bool:
        """Say whether nothing stands in the entry but what is there while nothing is recorded."""
        return self.typed in ("", None) or self.typed == self.field.rest

    @property
    def lacking(self) -> bool:
        """Say whether nothing stands in the entry that something has to stand in."""
        return bool(self.mark) and self.typed in ("", None, UNCHOSEN)

    @property
    def mark(self) -> str:
        """What stands in the entry as long as nothing else does."""
        return NEEDED if self.wanted else self.field.mark

    def want(self, *, wanted: bool) -> None:
        """Say that what stands in other fields asks for something in this one, or does no longer."""
        if wanted != self.wanted:
            self.wanted = wanted
            if isinstance(self.editor, LineEntry | TextEntry):
                self.editor.placeholder = self.mark
            self._draw()

    @property
    def touched(self) -> bool:
        """Say whether something else stands in the entry than it opened with."""
        return bool(self.typed != self._opened)

    def open_with(self, field: Field) -> None:
        """Open the entry again, on what the record holds now."""
        self.field = field
        if field.kind != "choice":
            self.typed = self._begun
        else:
            if isinstance(self.editor, Choice):
                self.editor.folded = field.folded
                self.editor.offer(field.choices, field.value)
            else:
                self._held = self._as_held(field.value)
            if not self.rests:
                self.unfold()
            self._draw()
        self._opened = self.typed

    def read(self) -> Any:
        """Read the entry as the record's own type.

        Raises:
            Refused: it cannot be read; the problem names this field.
        """
        field = self.field
        words = field.kind in _WORDS and field.reads is None and isinstance(field.value, str)
        return field.value if words and not self.touched else read(field, self.typed, self._today())

    def lacks(self) -> tuple[Problem, ...]:
        """Say that nothing stands in an entry that cannot be left empty."""
        required = self.field.required
        return line_problems("", required, self.field.name, required=True) if required and not self.typed else ()

    def fold(self) -> None:
        """Fold the field away; a value, a problem or the cursor brings it back."""
        self._show(folded=True)

    def unfold(self) -> None:
        """Show the field again, if it was folded away."""
        if self.folded:
            self._show(folded=False)

    def take_off(self) -> None:
        """Take the field off the form for good."""
        self.off = True
        self._show(folded=self.folded)

    def _show(self, *, folded: bool) -> None:
        self.folded = folded
        if self.editor is not None:
            self.editor.display = self.display
        self._draw()

    def point(self, *, here: bool) -> None:
        """Show whether the cursor is in the field."""
        if here != self.pointed:
            self.pointed = here
            self._draw()

    def say(self, words: str, ink: str = "") -> None:
        """Say something under the field; nothing takes no room."""
        if ink == "warn":
            self.unfold()
        if (words, ink) != (self.under.text, self.under.said_as):
            self.under.text, self.under.said_as = words, ink
            self._draw()

    def _room(self) -> int:
        return self.lines.room_of(self) if self.lines is not None else 0

    def echo(self) -> None:
        """Say back how a date or time is understood, or the field's help while it has the cursor."""
        field = self.field
        if field.kind in {"date", "time"} and self.typed.strip():
            try:
                value = self.read()
            except Refused:
                self.say(field.help if self.has_cursor else "")
                return
            said = said_time if field.kind == "time" else said_day
            self._say_back(*said(field.notes, self._desk, value, self._today()))
            return
        if self.behind is not None and self.has_cursor and not self._meant():
            self._say_list(self.behind)
            return
        cut = self.has_cursor and self.field.kind != "text" and cell_len(str(self.typed)) >= self._room() > 0
        self._say_back(self._meant() or (self.typed if cut else ""), "muted")

    def _say_back(self, words: str, ink: str) -> None:
        """Say how what is typed is understood, where it does not stand there whole in the same words; else the help."""
        told = "" if words == self.typed and cell_len(words) < self._room() else words
        self.say(told or (self.field.help if self.has_cursor else ""), ink if told else "muted")

    def _say_list(self, behind: Behind) -> None:
        """Say what in the list fits what is typed; before anything is typed the help, and how the list is opened."""
        key = self.lines.key_of("form.list") if self.lines is not None else ""
        help_words = " · ".join(words for words in (self.field.help, f"{key}: the list") if words)
        self.say(behind.said(key) or help_words, "muted")

    def left(self) -> None:
        """Take what was said about the entry away when it loses the cursor; a name longer than its line stays whole."""
        if self.under.said_as == "warn":
            return
        if self.behind is not None and self.field.kind != "text":
            self.say(self.typed if cell_len(self.typed) >= self._room() else "", "muted")
        elif self.behind is not None or self.under.text in {self.field.help, self.typed}:
            self.say("")

    def show_at_rest(self) -> None:
        """Show how what it opens with is understood, and whole what its line cannot show."""
        self.echo()
        if self.behind is not None and self.typed and not self.has_cursor:
            self.left()

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
        choice = self.entry if self.field.kind == "choice" else None
        if isinstance(choice, Choice):
            choice.open_list()
        elif self.behind is not None:
            self.behind.open()
        return choice is not None or self.behind is not None

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
        self._border = words
        if self.editor is not None:
            self.editor.border_title = plain(words)

    def put_cursor(self, place: int) -> None:
        """Put the cursor of what is typed into before a character, counted from 0; a choice has none."""
        editor = self.editor
        if isinstance(editor, LineEntry | TextEntry) and editor.is_mounted:
            editor.put_cursor(place)
            return
        self._starts = place
        if isinstance(editor, LineEntry | TextEntry):
            editor.starts = place

    def focus_entry(self) -> None:
        """Put the cursor into the entry."""
        self.unfold()
        self.entry.focus()

    def lines_in(self, width: int) -> list[str]:
        """Give the lines of what stands in the entry, in so many cells."""
        kind = self.field.kind
        if kind == "choice":
            return choice_lines(next((words for value, words in self.field.choices if value == self.typed), ""), width)
        return text_lines(self.typed, width) if kind == "text" else [seen_of(self.typed, width, self._starts)]

    def height_in(self, width: int, lines: list[str]) -> int:
        """Give the lines that the entry takes in so many cells."""
        if self.field.kind == "text":
            return PANE if self.field.pane else text_height(len(lines))
        return len(lines)

    def begins_mounted(self, width: int) -> bool:
        """Say whether only an editor can draw the entry: it has a border, or more lines than are shown."""
        if self.field.kind != "text":
            return False
        lines = self.lines_in(width)
        return self.field.pane or len(lines) > self.height_in(width, lines)
