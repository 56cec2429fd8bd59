"""A question with a few answers, each with its letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar

from rich.cells import cell_len
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from screens.kit.columns import widest_of
from screens.kit.keys.key import Deeds
from screens.kit.keys.keyed import keymap_of
from screens.kit.keys.table import bindings_for, key_with_id
from screens.kit.lines import Piece
from screens.kit.marked import Marked
from screens.kit.present import entitled, plain
from screens.kit.record_list import Cells, Column, RecordList, Section
from screens.kit.window import BESIDE, Window

_END = re.compile("[;:,.(]")
"""What ends the first words of an answer."""
_KEYS = 24
"""The cells of the three keys that are named, with what parts them."""
_WIDEST = 76
"""The cells that a question takes at the most, and its style says the same."""
_LEAST = 44
"""The cells that it has for its words at the least."""
_ON_BORDER = 2
"""The cells that a title on the border needs more than one inside."""

Choices = Sequence[tuple[str, str, str]]
"""Letter, answer, and what the answer means; the first is the one that changes nothing."""


class Ask(Window[str]):
    """Ask something. The answer is one of the choices' answers, or None; escape answers None or `on_escape`.

    The key that confirms gives `on_confirm`, or the one answer that changes anything; of several, where the first
    changes something too, or where no answer has a letter, the one under the cursor.
    """

    DEFAULT_CSS = """
    Ask .box { max-width: 76; }
    Ask .words { height: auto; max-height: 50vh; margin-bottom: 1; scrollbar-size-vertical: 1; }
    Ask .words Static { height: auto; }
    Ask RecordList { height: auto; }
    """

    widest = _WIDEST
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("asking")]

    def __init__(self, title: str, words: str, choices: Choices, *, on_escape: str = "", on_confirm: str = "") -> None:
        """Ask with a title and some words of explanation. `on_escape` is the one of the answers that escape gives."""
        super().__init__(title)
        self._words = words
        self._on_escape = on_escape
        self._on_confirm = on_confirm
        self._scroll = VerticalScroll(Static(plain(words), markup=False), classes="words", can_focus=False)
        self._choices = {answer or letter: (letter, answer, label) for letter, answer, label in choices}
        self.list = RecordList((Column("", 2, ink="key"), Column("")), self._cells, lambda: None)
        self.list.on_pressed = lambda: self._answer(self.list.current)
        self.list.marking = False

    def tell(self, marked: Marked | None) -> None:
        """Add nothing: its words have it already."""

    def body(self) -> list[Widget]:
        """Show the words and the answers."""
        self.list.styles.height = len(self._choices)
        return [self._scroll, self.list] if self._words else [self.list]

    def begin(self) -> None:
        """List the answers."""
        super().begin()
        self._narrow()
        self.list.show([Section("answers", "", tuple(self._choices))])
        self.list.focus()
        if self._words:
            self.watch(self._scroll, "scroll_y", self.show_hints, init=False)
            self.watch(self._scroll, "show_vertical_scrollbar", self.show_hints, init=False)

    @property
    def more_below(self) -> bool:
        """Whether any of its words are left below those that are seen."""
        return bool(self._words) and self._scroll.scroll_offset.y < self._scroll.max_scroll_y

    def deeds(self) -> Deeds:
        """Say what each key of the question does, besides its letters."""
        return {
            **super().deeds(),
            "asking.page_down": lambda: self._scroll_by(1),
            "asking.page_up": lambda: self._scroll_by(-1),
        }

    def _scroll_by(self, pages: int) -> None:
        self._scroll.scroll_relative(y=pages * max(1, self._scroll.size.height - 2), animate=False)

    def _narrow(self) -> None:
        """Be no wider than what it says, so that a short question stands in a short window."""
        title = cell_len(entitled(self.heading)) + _ON_BORDER
        answers = widest_of(self.list.columns, [self._cells(key, 0) for key in self._choices])
        says = (*map(cell_len, self._words.split("\n")), cell_len(self.hint_line.text.rstrip()))
        self._be_wide(max(_LEAST, title, answers, *says))

    def _be_wide(self, inside: int) -> None:
        """Have so many cells inside, as far as a question takes them."""
        self.widest = min(_WIDEST, inside + BESIDE)
        self.box.styles.max_width = self.widest

    def say(self, words: str, ink: str = "") -> None:
        """Say something in place of the hints; in a short window there is room for it."""
        if cell_len(words) > self.inside:
            self._be_wide(cell_len(words))
        super().say(words, ink)

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
        meant = _begun(self._choices[self._on_escape][2]) if self._on_escape else key_with_id("window.close").label
        key_of = keymap_of(self.app).key_of
        keys = [("picker.choose", key_with_id("picker.choose").label), ("window.close", meant)]
        if self.more_below:
            keys.insert(1, ("asking.page_down", key_with_id("asking.page_down").label))
        if self._going_ahead:
            keys.insert(1, ("window.confirm", self._ahead_words(meant)))
        help_ = ("window.help", key_with_id("window.help").label)
        if sum(cell_len(f"{key_of(act)} {words}   ") for act, words in (*keys, help_)) <= self.inside + 3:
            keys.append(help_)
        pieces: list[Piece] = []
        for act, words in keys:
            pieces += [(f"{key_of(act)} ", "key", act), (words, "", act), ("   ", "")]
        self.hint_line.say(*pieces)

    def _ahead_words(self, meant: str) -> str:
        """Say what the key that confirms answers, in the words of the answer as far as there is room for them."""
        labels = {answer: label for answer, (_, _, label) in self._choices.items()}
        whole = labels.pop(self._going_ahead)
        words = _begun(whole)
        if any(label.startswith(words) for label in labels.values()):
            words = whole
        taken = sum(cell_len(one) for one in (words, meant, key_with_id("picker.choose").label))
        return words if taken + _KEYS <= self.inside else key_with_id("window.confirm").label

    def do_hint(self, key_id: str) -> None:
        """Answer with what is under the cursor, or do what another hint names."""
        if key_id == "picker.choose":
            self._answer(self.list.current)
        else:
            super().do_hint(key_id)

    @property
    def _going_ahead(self) -> str:
        """The answer that confirms, whatever the cursor is on; empty if there is no such one."""
        first, *ahead = [answer for letter, answer, _ in self._choices.values() if letter] or [""]
        return self._on_confirm or (ahead[0] if len(ahead) == 1 and not first else "")

    def do_window_confirm(self) -> None:
        """Go ahead; where several answers would, the one under the cursor is meant, as with enter."""
        self._answer(self._going_ahead or self.list.current)

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


def _begun(answer: str) -> str:
    """Give the first words of an answer, as far as they stand by themselves."""
    return _END.split(answer)[0]
