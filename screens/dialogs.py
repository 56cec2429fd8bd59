"""The windows that work from every place: filter, history, bin, a text to be read, and one record whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from screens.kit.aside import READING
from screens.kit.ask import Ask
from screens.kit.entries import LineEntry
from screens.kit.keys.key import TYPING, Deeds
from screens.kit.keys.table import bindings_for
from screens.kit.office import Office
from screens.kit.passed import ask_first
from screens.kit.picker import Option, Picker
from screens.kit.present import plain
from screens.kit.record_list import Column
from screens.kit.titles import record_title
from screens.kit.window import Window
from screens.opened import OpenRecord
from store.commands.bin import bin_records, restore_records
from store.problems import Problem
from store.queries.history import change_lines, short_local
from store.records import Change
from store.rules.bin import why_not_restore
from store.rules.programme.passed import why_ask_binning
from store.rules.publishing.withheld import marked
from store.rules.words.dates import short_date
from store.rules.words.wording import counted


class Filter(LineEntry):
    """The line in which the words of the filter are typed; the list follows every letter."""

    DEFAULT_CSS = """
    Filter { padding: 0 1; background: $field; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(TYPING)]

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
        self.tell()

    def tell(self) -> None:
        """Say what the line is, how many lines the list has left, and how it ends: the hints are those of the list."""
        place, ends = self._office.place, f"Enter keeps them, {self._office.keymap.key_of('filter.clear')} shows all."
        left = sum(len(section.ids) for section in place.list.sections)
        words = place.words.strip()
        if place.cannot_read:
            self._office.say(place.cannot_read, "warn")
            return
        self._office.say(
            f"Filter: {counted(left, 'line')} with “{words}”. {ends}" if words else f"Filter: type words. {ends}"
        )

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
        self._office.close_line()
        self._office.refresh_lines_around()
        words = self._office.place.words
        self._office.say(
            f"Showing lines with “{words}”. {self._office.keymap.key_of('back')} shows everything again."
            if words
            else ""
        )


def open_filter(office: Office) -> None:
    """Open the line in which the filter is typed."""
    line = Filter(office)
    office.open_line(line)
    line.tell()


def open_history(office: Office, of: str | None = None) -> None:
    """Show every change to a record, else to the one under the cursor, the newest first; without one, every change."""
    desk = office.desk
    record_id = of or office.place.list.current
    record = desk.register.find(record_id) if record_id else None
    of = record.id if record else ""
    title = (
        f"History of {marked(desk.register, record, record_title(desk.register, record))}" if record else "Every change"
    )
    office.aside(
        lambda: desk.history(of or None, limit=500), lambda changes: _list(office, title, of, changes), READING
    )


def _list(office: Office, title: str, of: str, changes: Sequence[Change]) -> None:
    register = office.desk.register
    options = [
        Option(
            row.id,
            row.sentence,
            f"{short_local(change.at)} · {row.who or 'name not recorded'}",
            after=" ".join([f"{row.sentence}.", "; ".join(row.differences)]).rstrip(),
        )
        for change, row in zip(changes, change_lines(register, changes, of=of), strict=True)
    ] or [Option("none", "No change has been recorded here since the file was begun.")]
    columns = (Column("What", weight=3), Column("When and who", 40, ink="muted"))
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


def open_bin(office: Office, go_to: str = "") -> None:
    """Show what is in the bin and take the chosen record out, with the cursor on `go_to` at first."""
    binned = sorted(office.desk.register.binned(), key=lambda record: str(record.binned_on), reverse=True)
    options = [
        Option(
            record.id,
            marked(office.desk.register, record, record_title(office.desk.register, record)),
            f"binned {short_date(record.binned_on)}" if record.binned_on else "",
            office.told(problem) if (problem := why_not_restore(office.desk.register, record)) else "",
            heading=record.noun.capitalize(),
        )
        for record in binned
    ]

    def chosen(record_id: str | None) -> None:
        if record_id is not None:
            _restore(office, record_id)

    columns = (Column("Record", weight=3), Column("Since", 24, ink="muted"))
    office.pick(Picker("The bin: choose what to take out", options, go_to=go_to, columns=columns), chosen)


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
    what = f"“{record_title(office.desk.register, records[0])}”" if len(records) == 1 else f"{len(records)} records"
    ask = Ask(
        f"Put {what} in the bin?",
        f"{f'{passed.sentence} ' if passed else ''}The bin keeps it whole; it can be taken out again at any time.",
        (("n", "", "No, leave it"), ("y", "yes", "Yes, put it in the bin")),
    )

    def answered(answer: str | None) -> None:
        if answer == "yes":
            office.carry_out(bin_records, ids=ids, all_the_same=True)

    office.pick(ask, answered)


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
        self._told = Static(plain(words), markup=False)
        self._scroll = VerticalScroll(self._told, classes="keys gives-way", can_focus=False)

    def body(self) -> list[Widget]:
        """Show the text."""
        return [self._scroll]

    def retell(self, words: str) -> None:
        """Show other words, as far down as those before were read."""
        self._words = words
        self._told.update(plain(words))

    def begin(self) -> None:
        """Name the keys that scroll while there is anything to scroll."""
        super().begin()
        self.watch(self._scroll, "show_vertical_scrollbar", self._bar_changed)
        self.watch(self._scroll, "scroll_y", self._bar_changed)

    def _bar_changed(self) -> None:
        if not self._hints_hidden:
            self.show_hints()

    @property
    def seen_whole(self) -> bool:
        """Whether all of the text is seen."""
        return not self._scroll.show_vertical_scrollbar

    @property
    def more_below(self) -> bool:
        """Whether any of the text is left below what is seen."""
        return self._scroll.scroll_offset.y < self._scroll.max_scroll_y

    def to_copy(self) -> tuple[str, str]:
        """Give the text."""
        return f"the text of “{self.heading}”", self._words

    def deeds(self) -> Deeds:
        """Say what each key of the window does."""
        return {
            **super().deeds(),
            "reader.down": self.do_reader_down,
            "reader.up": self.do_reader_up,
            "reader.first": lambda: self._scroll.scroll_home(animate=False),
            "reader.last": lambda: self._scroll.scroll_end(animate=False),
        }

    def do_reader_down(self) -> None:
        """Scroll down."""
        self._scroll.scroll_relative(y=max(1, self._scroll.size.height - 2), animate=False)

    def do_reader_up(self) -> None:
        """Scroll up."""
        self._scroll.scroll_relative(y=-max(1, self._scroll.size.height - 2), animate=False)


def open_record(office: Office, record_id: str) -> None:
    """Show a record of the place whole; it stays open over what its keys do."""
    office.pick(OpenRecord(office, record_id), lambda _: None)
