"""Copying from a line of a list: what can be taken of it, each thing by its name, and its words before it is taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from screens.kit.clipboard import Copyable, as_lines, copy
from screens.kit.keys.key import Deeds
from screens.kit.keys.table import bindings_for
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.present import plain, wrapped


def copyables(office: Office) -> tuple[Copyable, ...]:
    """List what can be copied of the line under the cursor, or of those that are marked, the likeliest first."""
    place = office.place
    here = place.list.current
    told = _of_several(office, place.list.targets) if len(place.list.marks) > 1 else _of_one(office, here)
    things: dict[str, str] = {}
    for name, words in told:
        if words.strip():
            things.setdefault(words, name)
    return tuple((name, words) for words, name in things.items())


def _of_one(office: Office, here: str | None) -> Iterator[Copyable]:
    place = office.place
    title, fields = place.of_none() if here is None else place.describe(here)
    if here is not None:
        yield from place.to_copy(here)
        if office.desk.register.find(here) is not None:
            yield f"the reference {here}", here
    yield "what it is called", title
    yield "everything that is shown of it", as_lines(title, fields)


def _of_several(office: Office, ids: tuple[str, ...]) -> Iterator[Copyable]:
    place, number = office.place, len(ids)
    firsts = [next(iter(place.to_copy(one)), ("", "")) for one in ids]
    shown = [place.describe(one) for one in ids]
    if all(words for _, words in firsts):
        yield f"{firsts[0][0]}, of {number} marked", "\n".join(words for _, words in firsts)
    yield f"what {number} marked are called", "\n".join(title for title, _ in shown)
    if all(office.desk.register.find(one) is not None for one in ids):
        yield f"the references of {number} marked", ", ".join(ids)
    yield f"everything that is shown of {number} marked", "\n\n".join(as_lines(*one) for one in shown)


_WORDS = 4
"""The lines at most that are kept for the words themselves; the rest is read on."""


class CopyPicker(Picker):
    """Pick what is copied. Under the list stand the words themselves, whole: a terminal that takes none shows them."""

    DEFAULT_CSS = """
    CopyPicker RecordList { height: auto; max-height: 8; margin-bottom: 1; }
    CopyPicker VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    CopyPicker Static { height: auto; padding-left: 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("copying")]
    hint_ids = ("picker.choose", "picker.down", "copying.further", "window.close")

    def __init__(self, things: tuple[Copyable, ...]) -> None:
        """Offer things to copy, the first under the cursor."""
        super().__init__("Copy what?", [Option(str(at), name) for at, (name, _) in enumerate(things)])
        self._things = things
        self.words = Static("", markup=False)
        self._scroll = VerticalScroll(self.words, can_focus=False)

    def body(self) -> list[Widget]:
        """Show the line to type into, the list, and the words."""
        self.list.styles.height = min(8, len(self._things))
        return [self.typed, self.list, self.after, self._scroll]

    def lines_inside(self) -> int:
        """Give the lines inside, those for the words among them, and the blank one above them."""
        longest = max(len(wrapped(words, self.inside)) for _, words in self._things)
        return super().lines_inside() + 1 + min(longest, _WORDS)

    def deeds(self) -> Deeds:
        """Say what each key of the window does."""
        return {
            **super().deeds(),
            "copying.copy": self.do_picker_choose,
            "copying.further": self.do_copying_further,
        }

    def do_copying_further(self) -> None:
        """Read on in the words; at their end, from the beginning again."""
        at = self._scroll.scroll_offset.y
        self._scroll.scroll_to(y=0 if at >= self._scroll.max_scroll_y else at + 5, animate=False)

    def _cursor_moved(self) -> None:
        super()._cursor_moved()
        here = self.list.current
        self.words.update(plain(self._things[int(here)][1]) if here else "")


def open_copy(office: Office) -> None:
    """Show what can be copied here, and copy what is picked."""
    things = copyables(office)
    if not things:
        office.say("There is nothing to copy here.", "warn")
        return

    def picked(key: str | None) -> None:
        if key is not None:
            office.say(copy(office.place.list.app, *things[int(key)]))

    office.pick(CopyPicker(things), picked)
