"""The fields of a form: what they hold, how they are typed into, and how what was typed is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, ClassVar, NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, TextArea

from screens.kit.entries import LineEntry, TextEntry, without_blank_end
from screens.kit.keys.key import Deeds
from screens.kit.keys.table import bindings_for
from screens.kit.news import News
from screens.kit.present import Inked, plain, strip_of
from store import fields as kinds
from store.fields import REASON, field_of
from store.problems import Problem, Refused
from store.records import Part
from store.records.field import TEXT
from store.rules.words import dates
from store.rules.words.text import cleaned
from store.rules.words.wording import capital


class Field(NamedTuple):
    """One field of a form.

    `kind` is line, text, date, time, number or choice. `value` is what it opens with, in the record's own type.
    `choices` are the values of a choice with their labels. `help` is said under the field while it has the cursor.
    `reads` gives what a typed line means, where that is more than its words, and may raise Refused; `means` says it
    back while it is typed. `also` names the fields of the record that are typed with it, besides the one of its own
    name. A `pane` is a text as wide as the window, with a border on which it is said what is written there.
    """

    name: str
    label: str
    kind: str = "line"
    value: Any = None
    choices: tuple[tuple[Any, str], ...] = ()
    help: str = ""
    reads: Callable[[str], Any] | None = None
    also: tuple[str, ...] = ()
    means: Callable[[str], str] | None = None
    pane: bool = False


_ENTRIES = {
    TEXT: "text",
    kinds.DATE: "date",
    kinds.TIME: "time",
    kinds.NUMBER: "number",
    kinds.CHOICE: "choice",
    kinds.YES_NO: "choice",
}


def declared(
    owner: type[Part],
    name: str,
    value: Any = None,
    choices: tuple[tuple[Any, str], ...] = (),
    help: str = "",  # noqa: A002 - as the field of a form calls it
    typed: str = "",
) -> Field:
    """Give the field of a form for a field of a record or a part, under its declared label.

    `choices` offers values of its own, `help` says what this form asks for in particular, and `typed` is the name under
    which the form hands the value on if the command calls it otherwise.
    """
    one = field_of(owner, name)
    offered = choices or one.choices
    if isinstance(value, str) and value and offered and all(choice != value for choice, _ in offered):
        offered = (*offered, (value, value))
    kind = "choice" if choices else _ENTRIES.get(one.kind, "line")
    return Field(typed or name, one.heading, kind, value, offered, help or one.field.help)


def why(help: str = "", *, value: str = "") -> Field:  # noqa: A002 - as the field of a form calls it
    """Give the field that asks for the reason of an act."""
    return Field("reason", capital(REASON.label), "text", value, (), help or REASON.help)


class Choice(Inked, can_focus=True):
    """One of several values, changed with left, right or space, or by typing its first letter."""

    DEFAULT_CSS = """
    Choice { height: 1; width: 1fr; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("choice")]

    def __init__(self, choices: Sequence[tuple[Any, str]], value: Any, changed: Callable[[], None]) -> None:
        """Offer choices, starting with a value."""
        super().__init__()
        self._changed = changed
        self.offer(choices, value)

    def offer(self, choices: Sequence[tuple[Any, str]], value: Any) -> None:
        """Offer choices, standing on a value; on the first if it is not among them."""
        self._choices = tuple(choices)
        values = [choice for choice, _ in self._choices]
        self._at = values.index(value) if value in values else 0
        self.refresh()

    @property
    def value(self) -> Any:
        """The value chosen."""
        return self._choices[self._at][0]

    @value.setter
    def value(self, value: Any) -> None:
        self._at = [choice for choice, _ in self._choices].index(value)
        self.refresh()

    def deeds(self) -> Deeds:
        """Say what each key of the choice does."""
        return {"choice.previous": lambda: self._step(-1), "choice.next": lambda: self._step(1)}

    def action_do(self, key_id: str) -> None:
        """Do what one of the choice's keys does."""
        self.deeds()[key_id]()

    def _step(self, step: int) -> None:
        """Go to the choice before or after."""
        self._at = (self._at + step) % len(self._choices)
        self.refresh()
        self._changed()

    def on_key(self, event: Any) -> None:
        """Go to the next choice that begins with the letter typed."""
        letter = event.character.casefold() if event.character and event.character.isalnum() else ""
        if not letter:
            return
        order = [(self._at + step) % len(self._choices) for step in range(1, len(self._choices) + 1)]
        for position in order:
            if self._choices[position][1].casefold().startswith(letter):
                self._at = position
                event.stop()
                self.refresh()
                self._changed()
                return

    def render_line(self, y: int) -> Strip:
        """Draw the value between two arrows."""
        base = self.ink("") + self.ink("cursor") if self.has_focus else self.ink("")
        label = self._choices[self._at][1]
        return strip_of([(f"‹ {label} ›", self.ink(""))] if y == 0 else [], self.size.width, base)

    def on_focus(self) -> None:
        """Show that the arrows now change it."""
        self.refresh()

    def on_blur(self) -> None:
        """Show it at rest."""
        self.refresh()


_WORDS = frozenset({"line", "text"})
"""Kinds of field that hold words; untouched they give back exactly what the record holds."""


_LABEL = 17
"""The cells of the column of labels."""


class FieldRow(Vertical):
    """A field on the screen: label, entry, and the line under it for its problem, its echo or its help."""

    DEFAULT_CSS = """
    FieldRow { height: auto; }
    FieldRow > Horizontal { height: auto; }
    FieldRow .label { width: 17; height: 1; color: $text-muted; }
    FieldRow .label.-whole { width: 40; height: auto; }
    FieldRow Input { background: $panel; width: 1fr; }
    FieldRow TextArea { height: 4; width: 1fr; background: $panel; }
    FieldRow TextArea.-pane, FieldRow TextArea.-pane:focus { height: 9; border: round $primary; }
    FieldRow News { padding-left: 15; display: none; }
    FieldRow News.-said { display: block; }
    """

    def __init__(self, field: Field, today: Callable[[], dt.date], changed: Callable[[], None]) -> None:
        """Show a field that opens with its value. `today` is asked for each date: a form may stay open overnight."""
        super().__init__()
        self.field = field
        self._today = today
        self._changed = changed
        self.under = News()
        self.entry = self._make_entry()
        self._opened = self.typed

    def _make_entry(self) -> Input | TextArea | Choice:
        field = self.field
        if field.kind == "choice":
            return Choice(field.choices, field.value, self._changed)
        text = written(field.kind, field.value)
        if field.kind == "text":
            if field.pane:
                return TextEntry(text, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, classes="-pane")
            return TextEntry(text, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, compact=True)
        return LineEntry(text, select_on_focus=False, compact=True)

    def compose(self) -> ComposeResult:
        """Put the label before the entry."""
        from textual.widgets import Static

        with Horizontal():
            # A name is never cut where it is judged what its person did: a long label takes the room it needs.
            whole = " -whole" if cell_len(self.field.label) >= _LABEL else ""
            if not self.field.pane:
                yield Static(plain(self.field.label), classes=f"label{whole}", markup=False)
            yield self.entry
        yield self.under

    def on_mount(self) -> None:
        """Show the help of the field that is entered first."""
        self.echo()

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
        else:
            self.entry.value = value

    @property
    def touched(self) -> bool:
        """Say whether something else stands in the entry than it opened with."""
        return bool(self.typed != self._opened)

    def open_with(self, field: Field) -> None:
        """Open the entry again, on what the record holds now."""
        self.field = field
        if isinstance(self.entry, Choice):
            self.entry.offer(field.choices, field.value)
        else:
            self.typed = written(field.kind, field.value)
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

    def say(self, words: str, ink: str = "") -> None:
        """Say something under the field; nothing takes no room."""
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
            self.say(dates.long_date(value) if field.kind == "date" else dates.clock_time(value), "muted")
            return
        self.say(self._meant() or (field.help if self.entry.has_focus else ""), "muted")

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

    def focus_entry(self) -> None:
        """Put the cursor into the entry."""
        self.entry.focus()


def written(kind: str, value: Any) -> str:
    """Write a value as it is typed."""
    if value is None:
        return ""
    if kind == "date":
        return dates.day_month(value)
    if kind == "time":
        return dates.clock_time(value)
    return cleaned(str(value))


def read(field: Field, typed: Any, today: dt.date) -> Any:
    """Read what was typed into a field as the record's own type; an empty date, time or number is None.

    Raises:
        Refused: with the problems, each naming the field.
    """
    if field.kind == "text":
        typed = without_blank_end(typed)
    if field.kind in {"line", "text", "choice"} and field.reads is None:
        return typed
    if field.reads is None and not typed.strip():
        return None
    try:
        if field.reads is not None:
            return field.reads(typed)
        if field.kind == "date":
            return dates.read_date(typed, today)
        if field.kind == "time":
            return dates.read_time(typed)
    except Refused as refused:
        raise Refused(*(Problem(p.code, p.sentence, p.cure, field.name) for p in refused.problems)) from None
    if not (typed.strip().isascii() and typed.strip().isdigit() and len(typed.strip()) <= 6):
        raise Refused(
            Problem("not-a-number", f'"{typed}" is not a whole number.', "Type figures only, such as 30.", field.name)
        )
    return int(typed)


def entry_of(widget: Widget | None) -> FieldRow | None:
    """Give the row that a widget stands in."""
    for node in widget.ancestors_with_self if widget else ():
        if isinstance(node, FieldRow):
            return node
    return None
