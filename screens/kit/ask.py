"""A question with a few answers, each with its letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from screens.kit.keys.keyed import keymap_of
from screens.kit.keys.table import key_with_id
from screens.kit.present import plain
from screens.kit.record_list import Cells, Column, RecordList, Section
from screens.kit.window import Window

Choices = Sequence[tuple[str, str, str]]
"""Letter, answer, and what the answer means; the first is the one that changes nothing."""


class Ask(Window[str]):
    """Ask something. The answer is one of the choices' answers, or None; escape answers None or `on_escape`."""

    DEFAULT_CSS = """
    Ask > .box { max-width: 76; }
    Ask .words { height: auto; max-height: 12; margin-bottom: 1; }
    Ask .words Static { height: auto; }
    Ask RecordList { height: auto; }
    """

    widest = 76

    def __init__(self, title: str, words: str, choices: Choices, *, on_escape: str = "") -> None:
        """Ask with a title and some words of explanation. `on_escape` is the one of the answers that escape gives."""
        super().__init__(title)
        self._words = words
        self._on_escape = on_escape
        self._choices = {answer or letter: (letter, answer, label) for letter, answer, label in choices}
        self.list = RecordList((Column("", 2), Column("")), self._cells, lambda: None)

    def body(self) -> list[Widget]:
        """Show the words and the answers."""
        widgets: list[Widget] = []
        if self._words:
            widgets.append(VerticalScroll(Static(plain(self._words), markup=False), classes="words", can_focus=False))
        self.list.styles.height = len(self._choices)
        return [*widgets, self.list]

    def on_mount(self) -> None:
        """List the answers."""
        super().on_mount()
        self.list.show([Section("answers", "", tuple(self._choices))])
        self.list.focus()

    def on_key(self, event: Any) -> None:
        """Answer with a letter, or with enter for the one under the cursor."""
        if event.key == "enter":
            event.stop()
            self._answer(self.list.current)
            return
        for key, (letter, _, _) in self._choices.items():
            if event.character == letter:
                event.stop()
                self._answer(key)
                return

    def show_hints(self) -> None:
        """Name the answer that escape gives, if it gives one."""
        meant = self._choices[self._on_escape][2] if self._on_escape else key_with_id("window.close").label
        key_of = keymap_of(self.app).key_of
        keys = ((key_of("picker.choose"), key_with_id("picker.choose").label), (key_of("window.close"), meant))
        self.hint_line.say(*(piece for key, words in keys for piece in ((f"{key} ", "key"), (f"{words}   ", ""))))

    def letter_of(self, answer: str) -> str:
        """Give the letter of an answer; empty if that is none of the answers."""
        return self._choices[answer][0] if answer in self._choices else ""

    def do_window_close(self) -> None:
        """Leave with what escape means here."""
        self.dismiss(self._on_escape or None)

    def _answer(self, key: str | None) -> None:
        if key in self._choices:
            self.dismiss(self._choices[key][1] or None)

    def _cells(self, key: str, number: int) -> Cells:
        letter, _, label = self._choices[key]
        return Cells((letter, label))
