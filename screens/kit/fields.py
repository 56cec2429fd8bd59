"""The fields of a form: what they hold, how they are typed into, and how what was typed is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, TextArea

from screens.kit.choice import Choice
from screens.kit.entries import LineEntry, TextEntry, without_blank_end
from screens.kit.keys.keyed import keymap_of
from screens.kit.news import News
from screens.kit.present import plain
from screens.kit.said_day import said_day, said_time, written_day
from store import fields as kinds
from store.fields import REASON, field_of
from store.problems import Problem, Refused
from store.records import Part, Person
from store.records.field import TEXT
from store.rules.words import dates
from store.rules.words.loose import read_meeting_day
from store.rules.words.text import cleaned
from store.rules.words.wording import capital

if TYPE_CHECKING:
    from screens.kit.offers import Behind, Offer
    from store.desk import Desk
    from store.rules.day_notes import Notes


class Field(NamedTuple):
    """One field of a form.

    `kind` is line, text, date, time, number or choice. `value` is what it opens with, in the record's own type.
    `choices` are the values of a choice with their labels. `help` is said under the field while it has the cursor.
    `reads` gives what a typed line means, where that is more than its words, and may raise Refused; `means` says it
    back while it is typed. `also` names the fields of the record that are typed with it, besides the one of its own
    name. A `pane` is a text as wide as the window, with a border on which it is said what is written there.

    `ref` are the kinds of record that are named in a line or text, by the first letters of their ids: a list of them
    opens. `listed` gives a list of its own in their place. Each sign of `between` may stand between several names.

    A day of the `past` that is typed without its year is the last one. For a `loose` one its week or month may be
    typed, and `known_by` says which of them it opens with. `notes` says what should be known of a day
    or a time. Choices that are `folded` away are found by what is typed.
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
    ref: tuple[str, ...] = ()
    between: str = ""
    listed: Callable[[], Sequence[Offer]] | None = None
    past: bool = False
    loose: bool = False
    folded: frozenset[Any] = frozenset()
    known_by: str = ""
    notes: Notes | None = None


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
    ref = one.links if not choices else ()
    between = ";" if ref and one.kind == kinds.LIST else ""
    made = Field(typed or name, one.heading, kind, value, offered, help or one.field.help, ref=ref, between=between)
    if kind != "date":
        return made
    return made._replace(past=one.field.past, loose=one.field.loose, notes=_notes_of(owner, name))


def _notes_of(owner: type[Part], name: str) -> Notes | None:
    """Give what tells of a day while it is typed; the rules behind it are imported with the first form that has one."""
    from store.rules.day_notes import notes_of

    return notes_of(owner, name)


UNCHOSEN = "?"
"""The value of a choice in which nothing is chosen yet."""


def to_choose(field: Field, empty: str = UNCHOSEN) -> Field:
    """Let nothing stand in a choice before it is chosen: it states a fact of law, what somebody did, or agreed to.

    A form does not save while it stands so. Where a rule refuses what is `empty`, it says so with everything else.
    """
    return field._replace(value=empty, choices=((empty, "not chosen yet"), *field.choices))


def only_one(field: Field) -> Field:
    """Give a choice that stands on the only thing there is to choose; of several one is chosen."""
    return field._replace(value=field.choices[0][0]) if len(field.choices) == 1 else to_choose(field)


def why(help: str = "", *, value: str = "") -> Field:  # noqa: A002 - as the field of a form calls it
    """Give the field that asks for the reason of an act."""
    return Field("reason", capital(REASON.label), "text", value, (), help or REASON.help)


_WORDS = frozenset({"line", "text"})
"""Kinds of field that hold words; untouched they give back exactly what the record holds."""


def _behind(row: FieldRow, entry: Input | TextArea, desk: Desk) -> Behind:
    """Give the list behind a row; what lists records is imported with the first form that names one."""
    from screens.kit.offers import Behind, Naming, offers

    field = row.field
    refused = row.refused if field.reads is not None else None
    naming = Naming(field.label.strip(), field.between, Person.prefix in field.ref, refused)
    return Behind(entry, desk, field.listed or (lambda: offers(desk, field.ref)), naming)


_LABEL = 17
"""The cells of the column of labels."""
LONGEST_LABEL = 40
"""Cells from which a label takes several lines, all of which come into view with its entry; the style says the same."""


class FieldRow(Vertical):
    """A field on the screen: label, entry, and the line under it for its problem, its echo or its help."""

    DEFAULT_CSS = """
    FieldRow { height: auto; }
    FieldRow > Horizontal { height: auto; }
    FieldRow .label { width: 17; height: 1; color: $text-muted; }
    FieldRow .label.-whole { width: 40; height: auto; }
    FieldRow .label.-long { width: auto; max-width: 40; padding-right: 1; height: auto; }
    FieldRow Input { background: $panel; width: 1fr; }
    FieldRow TextArea { height: 4; width: 1fr; background: $panel; }
    FieldRow TextArea.-pane, FieldRow TextArea.-pane:focus { height: 9; border: round $primary; }
    FieldRow News { padding-left: 15; display: none; }
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
        self.entry = self._make_entry()
        self.behind: Behind | None = None
        if desk and (field.ref or field.listed) and not isinstance(self.entry, Choice):
            self.behind = _behind(self, self.entry, desk)
            if isinstance(self.entry, TextEntry):
                self.entry.on_enter = lambda: self.wants_list() and self.open_list()
        self._opened = self.typed

    def _make_entry(self) -> Input | TextArea | Choice:
        field = self.field
        if field.kind == "choice":
            choice = Choice(field.choices, field.value, self._changed, field.label.strip())
            choice.folded = field.folded
            return choice
        text = written(field.kind, field.value, field.known_by)
        if field.kind == "text":
            looks: dict[str, Any] = {"classes": "-pane"} if field.pane else {"compact": True}
            return TextEntry(text, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, **looks)
        return LineEntry(text, select_on_focus=False, compact=True)

    def compose(self) -> ComposeResult:
        """Put the label before the entry."""
        from textual.widgets import Static

        with Horizontal():
            # A name is never cut where it is judged what its person did: a long label takes the room it needs, and
            # choices under one another stand in one column.
            long = "" if cell_len(self.field.label) < _LABEL else " -whole" if self.field.kind == "choice" else " -long"
            if not self.field.pane:
                yield Static(plain(self.field.label), classes=f"label{long}", markup=False)
            yield self.entry
        yield self.under

    def on_mount(self) -> None:
        """Show the help of the field that is entered first, and whole what its line cannot show."""
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
            self.entry.folded = field.folded
            self.entry.offer(field.choices, field.value)
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
            said = said_time if field.kind == "time" else said_day
            self.say(*said(field.notes, self._desk, value, self._today()))
            return
        if self.behind is not None and not self._meant() and self.entry.has_focus:
            self._say_list(self.behind)
            return
        self.say(self._meant() or (field.help if self.entry.has_focus else ""), "muted")

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

    def focus_entry(self) -> None:
        """Put the cursor into the entry."""
        self.entry.focus()


def written(kind: str, value: Any, known_by: str = "") -> str:
    """Write a value as it is typed; of a day that is not known, the week or month by which it is."""
    if value is None:
        return ""
    if kind == "date":
        return written_day(value, known_by)
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
    if field.kind == "choice" and typed == UNCHOSEN:
        label, cure = field.label.strip().lower(), f"Choose one: {', '.join(words for _, words in field.choices[1:])}."
        raise Refused(Problem("not-chosen", f"“{label}” is not chosen yet.", cure, field.name))
    if field.kind in {"line", "text", "choice"} and field.reads is None:
        return typed
    if field.reads is None and not typed.strip():
        return None
    try:
        if field.reads is not None:
            return field.reads(typed)
        if field.kind == "date" and field.loose:
            return read_meeting_day(typed, today)
        if field.kind == "date":
            return dates.read_date(typed, today, past=field.past)
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
