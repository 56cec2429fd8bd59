"""A picker in which several lines can be marked before they are picked, as in a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from screens.kit.entries import LineEntry
from screens.kit.keys.key import Deeds
from screens.kit.keys.table import bindings_for
from screens.kit.picker import PEOPLE, Option, Picker
from screens.kit.record_list import Cells


class MarkingEntry(LineEntry):
    """The line in which a list is narrowed, whose keys mark lines of it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("several")]

    def action_do(self, key_id: str) -> None:
        """Hand on what one of its keys does to the window."""
        if isinstance(self.screen, SeveralPicker):
            self.screen.action_do(key_id)


class SeveralPicker(Picker):
    """Pick one line, or all that are marked: `picked` are their keys, in the order of the list.

    What is marked stays so while the list is narrowed to others. A blank marks as well, where no name is being typed:
    at the beginning, and after words that only one line holds.
    """

    hint_ids = ("picker.choose", "several.mark", "several.mark_all", "picker.down", "window.close")

    def __init__(self, title: str, options: Sequence[Option], *, prompt: str = "Type a name") -> None:
        """Offer options of which several may be picked."""
        super().__init__(title, options, prompt=prompt, columns=PEOPLE)
        self._every = tuple(options)
        self._marked: set[str] = set()
        self.list.on_pressed = self.do_several_mark
        self.typed = MarkingEntry("", placeholder=prompt, select_on_focus=False, compact=True)

    def body(self) -> list[Widget]:
        """Show the line to type into, the list, and what is to be said of it."""
        return [self.typed, self.list, self.after]

    @property
    def picked(self) -> tuple[str, ...]:
        """The keys of the lines that are marked, else that of the line under the cursor."""
        marked = tuple(one.key for one in self._every if one.key in self._marked)
        current = self.list.current
        return marked or ((current,) if current else ())

    def _all_said_in_line(self, lines: Sequence[Cells]) -> bool:
        """Keep lines below the list always: how many are marked is said there."""
        return False

    def deeds(self) -> Deeds:
        """Say what each key of the window does."""
        return {
            **super().deeds(),
            "several.mark": self.do_several_mark,
            "several.mark_all": self.do_several_mark_all,
        }

    def narrow(self) -> None:
        """Narrow the list to what was typed; a blank after words that one line holds marks that line."""
        typed = self.typed.value
        if typed.endswith(" ") and (not typed.strip() or len(self._search(typed.strip())) == 1):
            self.do_several_mark()
        else:
            super().narrow()

    def clears(self) -> bool:
        """Clear the marks, then what was typed."""
        if not self._marked:
            return super().clears()
        self._marked.clear()
        self._show(go_to=self.list.current)
        return True

    def do_several_mark(self) -> None:
        """Mark the line under the cursor or take its mark away, and list everything again."""
        option = self._options.get(self.list.current or "")
        if option is None or option.why_not:
            self.do_picker_choose()
            return
        self._marked ^= {option.key}
        typed, self.typed.value = self.typed.value, ""
        self._show(go_to=option.key)
        if not typed.strip():
            self.do_picker_down()

    def do_several_mark_all(self) -> None:
        """Mark every line that can be picked; take all marks away if they all are."""
        able = {one.key for one in self._options.values() if not one.why_not}
        self._marked = self._marked - able if able <= self._marked else self._marked | able
        self._show(go_to=self.list.current)

    def do_picker_choose(self) -> None:
        """Pick what is marked, else the line under the cursor."""
        if self._marked:
            self.dismiss(self.picked[0])
        else:
            super().do_picker_choose()

    def _show(
        self, go_to: str | None = None, *, typing: bool = False, anew: bool = False, more: Sequence[Option] = ()
    ) -> None:
        super()._show(go_to, typing=typing, anew=anew, more=more)
        self.list.marks = self._marked & self._options.keys()
        self.list.refresh()

    def _cursor_moved(self) -> None:
        super()._cursor_moved()
        option = self._options.get(self.list.current or "")
        if self._marked and option is not None and not option.why_not:
            self.say(f"{len(self._marked)} marked")
