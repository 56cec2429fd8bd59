"""One record whole in a window, for terminals too narrow for the pane; the keys of its place work over it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType
from textual.events import Key
from textual.widget import Widget

from screens.kit.clipboard import as_lines
from screens.kit.detail import Detail, Fields, turning
from screens.kit.keys.key import Deeds
from screens.kit.keys.keyed import keymap_of
from screens.kit.keys.table import bindings_for, key_with_id, keys_in
from screens.kit.news import News
from screens.kit.office import Office
from screens.kit.window import Window
from store.rules.words.wording import capital


class Reader(Window[str]):
    """Something whole under a title, to be read."""

    DEFAULT_CSS = """
    Reader .box { height: 92vh; }
    Reader .box > News { display: none; }
    Reader .box > News.-said { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("reader")]
    hint_ids: tuple[str, ...] = ("reader.down", "window.close")

    def __init__(self, kind: str, title: str, fields: Fields) -> None:
        """Show some fields under a title; the window is named by the `kind` of what it shows."""
        super().__init__(kind)
        self.detail = Detail(lambda: keymap_of(self.app).key_with_label("reader.down"))
        self.told = News()
        self._shown = (title, fields)

    def body(self) -> list[Widget]:
        """Show what is said, and the fields."""
        return [self.told, self.detail]

    def begin(self) -> None:
        """Fill the pane."""
        super().begin()
        self.detail.show(*self._shown)

    def fit(self) -> None:
        """Be as tall as what is shown and said needs."""
        self.snug(self.detail.lines_in(self.inside) + self.lines_said)
        super().fit()

    @property
    def more_below(self) -> bool:
        """Whether lines are left below those that are seen."""
        return self.detail.more_below

    def lines_of_news(self, width: int) -> int:
        """Keep no line for what is said: it has its lines when it is."""
        return 0

    @property
    def lines_said(self) -> int:
        """The lines of what is said above."""
        return self.told.lines if self.told.has_class("-said") else 0

    def to_copy(self) -> tuple[str, str]:
        """Give everything that is shown."""
        return f"everything that is shown of “{self._shown[0]}”", as_lines(*self._shown)

    def deeds(self) -> Deeds:
        """Say what each key of the window does."""
        return {**super().deeds(), **turning(self.detail, self.show_hints)}


class OpenRecord(Reader):
    """One record of a place. A key of the place is done to it, and it stays open and shows what came of that.

    It goes when the record has left the list, or when the clerk is taken to another place. Where a key leads to another
    record of the list, that is shown, because the keys are done to the record under the cursor.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("record-window")]
    windows_over = tells = True

    def __init__(self, office: Office, record_id: str) -> None:
        """Open a record of the place that is on the screen."""
        self._office, self._place, self._record = office, office.place, record_id
        super().__init__(capital(self._place.noun_of(record_id)), *self._place.describe(record_id))
        own = {key for entry in keys_in("reader", "record-window", "window") for key in office.keymap.keys_of(entry.id)}
        acts = [entry.id for entry in keys_in(*self._place.groups) if not entry.id.endswith(".open")]
        self._acts = {key: act for act in acts for key in office.keymap.keys_of(act) if key not in own}
        self.also_does = tuple(dict.fromkeys(self._acts.values()))
        self._edit = next((act for act in acts if act.endswith(".edit")), "")

    def deeds(self) -> Deeds:
        """Say what each key of the window does."""
        return {**super().deeds(), "reader.edit": self.do_reader_edit, "reader.history": self.do_reader_history}

    def do_also(self, key_id: str) -> None:
        """Do what a key of the place does, to this record."""
        self._do(key_id)

    def why_not(self, key_id: str) -> str:
        """Say why a key of the place can do nothing to this record now."""
        problem = self._place.why_not(key_id) if key_id in self.also_does else None
        return self._office.told(problem) if problem else ""

    def show_hints(self) -> None:
        """Name the keys of what comes next, as far as there is room, and then those of the window."""
        change = ("reader.edit",) if self._edit else ()
        further = ("reader.down",) if self.more_below and not self.seen_whole else ()
        own = (*change, "reader.history", "window.keys", *further, "window.close")
        following = tuple(one for one in dict.fromkeys(self._place.comes_next()) if one != self._edit)
        room = self.inside
        fewer = tuple(one for one in own if one != "window.keys")
        most = range(min(3, len(following)), 0, -1)
        rows = [(*following[:number], *each) for number in most for each in (own, fewer)]
        self.hint_ids = next((row for row in rows if self._width(row) <= room), own)
        super().show_hints()

    def _width(self, ids: Sequence[str]) -> int:
        key_of = keymap_of(self.app).key_of
        return sum(cell_len(f"{key_of(one)} {key_with_id(one).label}   ") for one in ids)

    def overhear(self, words: str, ink: str = "") -> None:
        """Show what the clerk is told of what the keys did; the line of the frame lies under this window."""
        self.told.set_class(bool(words), "-said")
        self.told.say(words, ink)
        self.fit()

    def read_again(self) -> None:
        """Show the record as it is now, with what it waits for, once its place knows that."""
        if self._place.list.aside:
            return
        place, shown = self._place, self._place.list
        here = self._office.place is place and place.stage is shown and shown.holds(self._record)
        if not here or shown.current is None:
            self.dismiss(None)
            return
        self._record = shown.current
        self._shown = self._place.describe(self._record)
        self.detail.show(*self._shown)
        self.show_hints()
        self.fit()

    def on_key(self, event: Key) -> None:
        """Do what a key of the place does, to this record."""
        act = self._acts.get(event.key)
        if act is not None:
            event.stop()
            self._do(act)

    def _do(self, act: str) -> None:
        self.overhear("")

        def do() -> None:
            self._place.action_do(act)
            self.read_again()

        self._office.call_later(do)

    def do_reader_edit(self) -> None:
        """Change the record."""
        if self._edit:
            self._do(self._edit)
        else:
            self.overhear("This record cannot be changed here.", "warn")

    def do_reader_history(self) -> None:
        """Show its history."""
        self._office.call_later(self._office.action_do, "history")
