"""The windows that work from every place: filter, find, history, bin, export, palette, help, and one record whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, ClassVar

from rich.cells import cell_len
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Input, Static

from screens.kit.ask import Ask
from screens.kit.clipboard import as_lines
from screens.kit.detail import Detail, Fields
from screens.kit.entries import LineEntry
from screens.kit.keys.key import EVERYWHERE, LIST, Deeds
from screens.kit.keys.keyed import keymap_of
from screens.kit.keys.keymap import shown
from screens.kit.keys.table import bindings_for, key_with_id, keys_in
from screens.kit.office import Office, OpenPlace
from screens.kit.passed import ask_first
from screens.kit.picker import Option, Picker
from screens.kit.place import record_title
from screens.kit.present import plain
from screens.kit.record_list import Column
from screens.kit.window import Window
from store.commands.bin import bin_records, restore_records
from store.problems import Problem
from store.queries.history import change_lines
from store.queries.search import place_of
from store.rules.bin import why_not_restore
from store.rules.programme.passed import why_ask_binning
from store.rules.publishing.withheld import marked


class Filter(LineEntry):
    """The line in which the words of the filter are typed; the list follows every letter."""

    DEFAULT_CSS = """
    Filter { padding: 0 1; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("filter")]

    def __init__(self, office: Office) -> None:
        """Open with the words of the filter that is on."""
        super().__init__(
            office.place.words, placeholder="Show only lines with these words", select_on_focus=False, compact=True
        )
        self._office = office

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        event.stop()
        self._office.place.words = event.value
        self._office.place.reload()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the filter and go back to the list."""
        event.stop()
        self._leave()

    def deeds(self) -> Deeds:
        """Say what each key of the line does."""
        return {
            "filter.keep": self._leave,
            "filter.clear": self._clear,
            "filter.down": lambda: self._office.place.list.action_do("list.down"),
            "filter.up": lambda: self._office.place.list.action_do("list.up"),
        }

    def action_do(self, key_id: str) -> None:
        """Do what one of the line's keys does."""
        self.deeds()[key_id]()

    def _clear(self) -> None:
        """Clear the filter and go back."""
        self._office.place.words = ""
        self._office.place.reload()
        self._leave()

    def _leave(self) -> None:
        self._office.place.list.focus()
        self._office.refresh_lines_around()
        words = self._office.place.words
        self._office.say(
            f"Showing lines with “{words}”. {self._office.keymap.key_of('back')} shows everything again."
            if words
            else ""
        )
        self.remove()


def open_filter(office: Office) -> None:
    """Open the line in which the filter is typed."""
    office.open_line(Filter(office))


_MOST_HITS = 200


def open_find(office: Office) -> None:
    """Find any record by its words and go to it."""

    def search(typed: str) -> Sequence[Option]:
        if len(typed.strip()) < 2:
            return ()
        hits = office.haystack.matches(typed)
        return [Option(hit.id, hit.title, hit.id, heading=hit.kind.capitalize()) for hit in hits[:_MOST_HITS]]

    def chosen(record_id: str | None) -> None:
        record = office.desk.register.find(record_id) if record_id else None
        if record is not None:
            place = place_of(record)
            office.go(place, getattr(record, "meeting", None) if place == "meeting" else record.id)

    office.pick(Picker("Find anything", search=search, prompt="Type a word or two"), chosen)


def open_history(office: Office) -> None:
    """Show every change to the record under the cursor, the newest first; without one, every change."""
    desk = office.desk
    record_id = office.place.list.current
    record = desk.register.find(record_id) if record_id else None
    rows = change_lines(desk.register, desk.history(record_id if record else None, limit=500))
    options = [
        Option(row.id, row.sentence, f"{row.when} · {row.who}", after="; ".join(row.differences)) for row in rows
    ] or [Option("none", "No change has been recorded here since the file was begun.")]
    title = f"History of {marked(desk.register, record, record_title(record))}" if record else "Every change"
    columns = (Column("What", weight=3), Column("When and who", weight=2, ink="muted"))
    office.pick(
        Picker(title, options, prompt="Type to narrow the list", columns=columns, read_only=True), lambda _: None
    )


def why_not_open_bin(office: Office) -> Problem | None:
    """Say that there is nothing in the bin to be taken out."""
    return (
        None
        if any(office.desk.register.binned())
        else Problem("bin-empty", "The bin is empty.", "There is nothing to take out.")
    )


def open_bin(office: Office) -> None:
    """Show what is in the bin and take the chosen record out."""
    binned = sorted(office.desk.register.binned(), key=lambda record: str(record.binned_on), reverse=True)
    options = [
        Option(
            record.id,
            marked(office.desk.register, record, record_title(record)),
            f"binned {record.binned_on}",
            office.told(problem) if (problem := why_not_restore(office.desk.register, record)) else "",
            heading=record.noun.capitalize(),
        )
        for record in binned
    ]

    def chosen(record_id: str | None) -> None:
        if record_id is not None:
            _restore(office, record_id)

    office.pick(Picker("The bin: choose what to take out", options), chosen)


def _restore(office: Office, record_id: str) -> None:
    """Take a record out of the bin, after asking if it comes back to a meeting that has passed."""
    register = office.desk.register
    record = register.find(record_id)
    passed = why_ask_binning(register, (record,), office.desk.today) if record is not None else None

    def do(asked: bool) -> None:
        office.carry_out_to(record_id, restore_records, ids=(record_id,), all_the_same=asked)

    ask_first(office, passed, do)


def open_bin_records(office: Office, ids: tuple[str, ...]) -> None:
    """Ask, then put records in the bin."""
    records = [record for record_id in ids if (record := office.desk.register.find(record_id))]
    if not records:
        return
    passed = why_ask_binning(office.desk.register, records, office.desk.today)
    what = f"“{record_title(records[0])}”" if len(records) == 1 else f"{len(records)} records"
    ask = Ask(
        f"Put {what} in the bin?",
        f"{f'{passed.sentence} ' if passed else ''}The bin keeps it whole; it can be taken out again at any time.",
        (("n", "", "No, leave it"), ("y", "yes", "Yes, put it in the bin")),
    )

    def answered(answer: str | None) -> None:
        if answer == "yes" and office.carry_out(bin_records, ids=ids, all_the_same=True) is not None:
            office.place.list.clear_marks()

    office.pick(ask, answered)


def open_palette(office: Office) -> None:
    """List every action that works here, with its key and, if it is dimmed, the reason."""
    place = office.place
    options = []
    for names, heading in _headings(place):
        for entry in keys_in(*names):
            problem = office.why_not(entry.id)
            keys = " ".join(shown(key) for key in office.keymap.keys_of(entry.id))
            options.append(Option(entry.id, entry.help, keys, office.told(problem) if problem else "", heading=heading))

    def chosen(action_id: str | None) -> None:
        if action_id is None:
            return
        owner: Any = office if action_id in _EVERYWHERE else place.list if action_id.startswith("list.") else place
        office.call_later(owner.action_do, action_id)

    office.pick(Picker("What can be done here", options, prompt="Type what you want to do"), chosen)


def _headings(place: OpenPlace) -> tuple[tuple[tuple[str, ...], str], ...]:
    return (place.groups, "Here"), ((LIST,), "In the list"), ((EVERYWHERE,), "Everywhere")


_EVERYWHERE = {entry.id for entry in keys_in(EVERYWHERE)}


class Help(Window[str]):
    """The keys of a screen."""

    DEFAULT_CSS = """
    Help .keys { height: auto; scrollbar-size-vertical: 1; }
    Help .keys Static { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("reader")]
    hint_ids: tuple[str, ...] = ("reader.down", "reader.up", "window.close")

    def __init__(self, title: str, words: str) -> None:
        """Show some lines of text."""
        super().__init__(title)
        self._words = words
        self._scroll = VerticalScroll(Static(plain(words), markup=False), classes="keys gives-way", can_focus=False)

    def body(self) -> list[Widget]:
        """Show the text."""
        return [self._scroll]

    def to_copy(self) -> tuple[str, str]:
        """Give the text."""
        return f"the text of “{self.heading}”", self._words

    def deeds(self) -> Deeds:
        """Say what each key of the window does."""
        return {**super().deeds(), "reader.down": self.do_reader_down, "reader.up": self.do_reader_up}

    def do_reader_down(self) -> None:
        """Scroll down."""
        self._scroll.scroll_relative(y=max(1, self._scroll.size.height - 2), animate=False)

    def do_reader_up(self) -> None:
        """Scroll up."""
        self._scroll.scroll_relative(y=-max(1, self._scroll.size.height - 2), animate=False)


def help_words(office: Office) -> str:
    """Write the keys of the place and those that work everywhere, as lines."""
    place = office.place
    lines: list[str] = []
    for names, heading in _headings(place):
        entries = keys_in(*names)
        if entries:
            lines += [
                heading,
                *(f"  {' '.join(shown(key) for key in office.keymap.keys_of(e.id)):<14} {e.help}" for e in entries),
                "",
            ]
    lines += [
        "Dates can be typed as 29/7/2021, 29 jul, 29 July 2021, 2021-07-29, thu, next thu or +10 (days from today).",
        "Everything is saved at once. Nothing is ever destroyed: there is undo, a history of every record, and a bin.",
    ]
    return "\n".join(lines)


def open_help(office: Office) -> None:
    """Show the keys of this screen."""
    office.pick(Help(f"Keys: {office.place.place}", help_words(office)), lambda _: None)


_NO_KEYS: Mapping[str, str] = MappingProxyType({})
_READER_BESIDE = 10
"""Cells of the terminal that the line of hints of an open record cannot have: borders, padding and what lies beside."""


class Reader(Window[str]):
    """One record whole, for terminals too narrow for the pane."""

    DEFAULT_CSS = """
    Reader > .box { height: 92%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("reader"), *bindings_for("record-window")]
    hint_ids: tuple[str, ...] = ("reader.edit", "reader.history", "reader.down", "window.close")

    def __init__(
        self, title: str, fields: Fields, keys: Mapping[str, str] = _NO_KEYS, following: Sequence[str] = ()
    ) -> None:
        """Show the fields of a record.

        `keys` are those of its place, with the id of what each does: they work here as they do there. `following` are
        the ids of what comes next, which the line of hints names first.
        """
        super().__init__("")
        self.detail = Detail()
        self._keys, self._following = keys, tuple(dict.fromkeys(following))
        self._shown = (title, fields)

    def to_copy(self) -> tuple[str, str]:
        """Give everything that is shown."""
        return f"everything that is shown of “{self._shown[0]}”", as_lines(*self._shown)

    def body(self) -> list[Widget]:
        """Show the record."""
        return [self.detail]

    def on_mount(self) -> None:
        """Fill the pane."""
        super().on_mount()
        self.title_line.display = False
        self.detail.show(*self._shown)

    def deeds(self) -> Deeds:
        """Say what each key of the window does."""
        return {
            **super().deeds(),
            "reader.down": self.do_reader_down,
            "reader.up": self.do_reader_up,
            "reader.edit": self.do_reader_edit,
            "reader.history": self.do_reader_history,
        }

    def show_hints(self) -> None:
        """Name the keys of what comes next, as far as there is room, and then those of the window."""
        self.hint_ids = type(self).hint_ids
        for ids in ((*self._following[:most], *self.hint_ids) for most in (3, 2, 1)):
            entries = [key_with_id(one) for one in ids]
            words = (f"{keymap_of(self.app).key_of(one.id)} {one.label}   " for one in entries)
            if self._following and sum(map(cell_len, words)) <= min(self.widest, self.app.size.width) - _READER_BESIDE:
                self.hint_ids = ids
                break
        super().show_hints()

    def on_key(self, event: Key) -> None:
        """Do what a key of the place does, to this record."""
        act = self._keys.get(event.key)
        if act is not None:
            event.stop()
            self.dismiss(f"{_DO}{act}")

    def do_reader_down(self) -> None:
        """Scroll down."""
        self.detail.page(self.detail.size.height - 1)

    def do_reader_up(self) -> None:
        """Scroll up."""
        self.detail.page(1 - self.detail.size.height)

    def do_reader_edit(self) -> None:
        """Go on to change the record."""
        self.dismiss("edit")

    def do_reader_history(self) -> None:
        """Go on to its history."""
        self.dismiss("history")


def open_record(office: Office, record_id: str) -> None:
    """Show a record of the place whole."""
    place = office.place

    def closed(answer: str | None) -> None:
        if answer == "history":
            open_history(office)
        elif answer == "edit":
            edits = [entry.id for entry in keys_in(*place.groups) if entry.id.endswith(".edit")]
            if edits:
                place.action_do(edits[0])
            else:
                office.say("This record cannot be changed here.", "warn")
        elif answer:
            place.action_do(answer.removeprefix(_DO))

    office.pick(Reader(*place.describe(record_id), _keys_of(office, place), place.comes_next()), closed)


_DO = "do:"


def _keys_of(office: Office, place: OpenPlace) -> dict[str, str]:
    """Give the keys of a place that can be pressed over the record that is open; those of the window go before."""
    own = {key for entry in keys_in("reader", "record-window", "window") for key in office.keymap.keys_of(entry.id)}
    keys = {key: entry.id for entry in keys_in(*place.groups) for key in office.keymap.keys_of(entry.id)}
    return {key: act for key, act in keys.items() if key not in own and not act.endswith(".open")}
