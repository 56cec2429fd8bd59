"""A window in which one thing is picked from a list, narrowed by typing; what cannot be picked says why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import ClassVar, NamedTuple, Self

from textual.binding import BindingType
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from screens.kit.columns import LONGEST, any_cut, widest_of
from screens.kit.entries import LineEntry
from screens.kit.keys.key import Deeds
from screens.kit.keys.table import bindings_for
from screens.kit.news import News
from screens.kit.record_list import Cells, Column, RecordList, Section
from screens.kit.window import Window
from store.rules.words.printings import found_by


class Option(NamedTuple):
    """Something to pick: its key, what it says, a second column, and why it cannot be picked (empty: it can).

    `after` is said while the cursor is on it; without it, the whole of what its line had to cut.
    """

    key: str
    label: str
    detail: str = ""
    why_not: str = ""
    after: str = ""
    heading: str = ""


class MadeLater(Option):
    """An option of which only the key is known: all else is worked out when its line is looked at.

    To move an item among the 4,700 meetings of 100,000 records opened in 130 ms when each was worked out first.
    """

    def __new__(cls, key: str, make: Callable[[], Option]) -> Self:
        """Name an option and what makes it; it has no heading."""
        later = super().__new__(cls, key, "")
        later.make = make
        return later

    make: Callable[[], Option]

    @cached_property
    def made(self) -> Option:
        """The option itself."""
        return self.make()

    label = property(lambda self: self.made.label)
    detail = property(lambda self: self.made.detail)
    why_not = property(lambda self: self.made.why_not)
    after = property(lambda self: self.made.after)


_RESTS = 0.08
"""Seconds without a key after which typing rests: a letter behind the other takes longer only at a slow typist's."""
_NO_MATCH = "Nothing in the list matches. Change what you typed, or empty it with Esc."
_LEAST = 6
"""The lines that a list has at least where what is typed may bring more than it opened with."""
_TYPED = 2
"""The lines for what is typed, and the blank one below."""
_SAID = 3
"""The lines for what is said of the options of a long list that is seen whole, with the blank one above."""
_SHORT = 3
"""The lines that a list has at least of whose options nothing is said: so many words on what is typed may need."""
_WIDEST = 150
"""The most cells of the width that a box takes for long lines."""
_AROUND_LIST = 5
"""Cells beside its list: borders, their padding, and the bar."""
_ROOM_FOR_REASON = 20
"""Cells below which a reason would be a word and an ellipsis: it is said below the list alone."""
_MANY = 400
"""Of more options not all are measured and worked out when the window opens, and something is said of some."""
_AROUND_CURSOR = 60
"""So many above and below the cursor are, as a list measures its lines."""
_AT_A_TIME, _BETWEEN = 100, 0.02
"""So many of the others are worked out at a time, in 3 ms, with so many seconds between."""
_FEW = 12
"""Of so many options it is reckoned how much is said of each: a long list can spare the lines."""
PLAIN = (Column("", weight=3), Column("", weight=2, ink="muted"))
PEOPLE = (Column("", weight=3, whole=True), Column("", weight=2, ink="muted"))
"""The columns of a picker, and of one of people or panels: a name is never cut where it is judged who is meant."""


class Picker(Window[str]):
    """Pick one of several options. The answer is the option's key, or None.

    `search` gives the options for what was typed; without it, the options given are narrowed by their words.
    """

    DEFAULT_CSS = """
    Picker .box { height: 90vh; }
    Picker Input { background: $field; margin-bottom: 1; }
    Picker News.-long { margin-top: 1; }
    Picker .box.-low News.-long { margin-top: 0; }
    Picker News.-silent { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("picker")]
    hint_ids: tuple[str, ...] = ("picker.choose", "picker.down", "picker.up", "window.close")
    best_first: ClassVar[bool] = False
    """Whether what fits best what was typed comes first, so that the cursor goes to it with each letter."""
    reasons_in_line = True
    """Whether a line that cannot be picked shows the reason in place of its second column, or only below the list."""

    _kept = 2
    """The lines kept below a list that is seen whole for what is said, with the blank one above."""
    _scrolls = False
    """Whether the list is not seen whole."""
    _silent = False
    """Whether nothing is ever said of its lines, so that no lines are kept for it."""

    def __init__(
        self,
        title: str,
        options: Sequence[Option] = (),
        *,
        search: Callable[[str], Sequence[Option]] | None = None,
        go_to: str = "",
        prompt: str = "Type to narrow the list",
        columns: tuple[Column, ...] = PLAIN,
        read_only: bool = False,
        last: Option | None = None,
        typed: str = "",
        no_match: str = _NO_MATCH,
        later: Callable[[str], Sequence[Option]] | None = None,
        begins: tuple[str, ...] = (),
    ) -> None:
        """Offer options, with the cursor on `go_to`. A `read_only` picker only shows them.

        `last` stands under the options whatever is typed, as for what is in no list; `typed.value` is what was. The
        list is narrowed to `typed` at first. `no_match` is said where nothing fits what was typed. `later` gives
        what takes longer to look for: it is added once typing rests, or when a key asks for it. `begins` stands in the
        middle until something is typed.
        """
        super().__init__(title)
        self._all = tuple(options)
        self._search = search or self._narrowed
        self._options: dict[str, Option] = {}
        self._go_to = go_to
        self._read_only = read_only
        self._last = last
        self._said_of_none = no_match
        self._later = later
        self._begins = begins
        self._waiting: Timer | None = None
        self.typed = LineEntry(typed, placeholder=prompt, select_on_focus=False, compact=True)
        self.typed.on_edge = lambda way: self.do_picker_last() if way > 0 else self.do_picker_first()
        self.list = RecordList(columns, self._cells, self._cursor_moved)
        self.list.can_focus = self.list.marking = False
        self.list.lively = True
        self.list.on_pressed = (lambda: None) if read_only else self.do_picker_choose
        self.after = News(apart=True)

    def body(self) -> list[Widget]:
        """Show the input line, the list, and what is to be said about the option under the cursor."""
        return [self.typed, self.list, self.after]

    def begin(self) -> None:
        """List everything there is, in a box as wide as the longest line has use for."""
        lines = [self._cells_of(one) for one in self._measured()]
        self.widest = max(self.widest, min(_WIDEST, widest_of(self.list.columns, lines) + _AROUND_LIST))
        self._silent = self._all_said_in_line(lines)
        self.box.styles.max_width = self.widest
        super().begin()
        self._show(go_to=self._go_to or None)
        self.typed.focus()
        self.call_after_refresh(self._cursor_moved)
        self.list.make_bar()
        if self._options:
            self.snug(self.lines_inside())
        if len(self._all) > _MANY:
            self._make_ahead(iter(self._all))

    def _measured(self) -> Sequence[Option]:
        """Give the options whose lines say how wide the box is; of very many those around the cursor."""
        if len(self._all) <= _MANY:
            return self._all
        here = next((place for place, one in enumerate(self._all) if one.key == self._go_to), 0)
        return self._all[max(0, here - _AROUND_CURSOR) : here + _AROUND_CURSOR]

    def _make_ahead(self, left: Iterator[Option]) -> None:
        """Work out what is said of lines that were not looked at yet, some at a time: the first letter asks for all."""
        some = [one.label for one in islice(left, _AT_A_TIME)]
        if some:
            self.set_timer(_BETWEEN, lambda: self._make_ahead(left))

    def _all_said_in_line(self, lines: Sequence[Cells]) -> bool:
        """Say whether nothing is left to be said below the lines: no reason, no word cut, nothing found later."""
        closed = self._search == self._narrowed and self._later is None and self._last is None
        if not closed or len(self._all) > _MANY:
            return False
        sentences = [cells for cells in lines if cells.alone]
        whole = max(widest_of(self.list.columns, some) for some in (lines, sentences or lines)) + _AROUND_LIST
        said = any(option.why_not or option.after for option in self._all)
        longer = any(len(text) > LONGEST for cells in lines for text in cells.texts)  # no list gives them their room
        return not (said or longer) and whole <= min(self.widest, self.app.size.width)

    def lines_of_news(self, width: int) -> int:
        """Keep no line above the list: what is said stands below it."""
        return 0

    def lines_inside(self) -> int:
        """Give the lines inside: the list is no longer than what can be in it, nothing that is said pushes it away."""
        lines = room = self.list.virtual_size.height
        if self._silent:
            return _TYPED + max(_SHORT, lines)
        if self._search != self._narrowed or self._later is not None:
            room = max(_LEAST, lines)
        self._kept = 1 + self._most_said() if len(self._options) <= _FEW else _SAID
        return _TYPED + room + self._kept

    def _most_said(self) -> int:
        """Give the most lines of what is said of an option that is listed now."""
        lines = [self._cells(key, 0) for key in self._options]
        cut = any_cut(self.list.columns, lines, self.inside - 1)
        told = (self._said_of(one, cut=so) for one, so in zip(self._options.values(), cut, strict=True))
        return max((self.after.lines_of(words, self.inside) for words in told if words), default=1)

    def fit(self) -> None:
        """Keep lines for what is said below the list, so that a page back leads to where a page on began."""
        super().fit()
        self._scrolls = not (self.seen_whole or self._silent)
        # The classes are those of the line alone: on the box all that stands in it is styled anew, 3 ms of 40.
        self.after.set_class(self._scrolls, "-long")
        self.after.styles.min_height = 1 if self._silent else 2 if self._scrolls else self._kept
        self._hush(self.after.text)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Hear what was typed."""
        event.stop()
        self.narrow()

    def narrow(self) -> None:
        """Narrow the list to what was typed."""
        if self._later is not None:
            if self._waiting is not None:
                self._waiting.stop()
            self._waiting = self.set_timer(_RESTS, self._add_later)
        self._show(typing=True, anew=True)

    def _add_later(self) -> None:
        """Add what takes longer to look for, if it is waited for."""
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
            if more := self._later(self.typed.value) if self._later is not None else ():
                self._show(typing=True, more=more)
            self._cursor_moved()  # what was held back while it was waited for is said now

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pick the option under the cursor, among all that what was typed stands for."""
        event.stop()
        self._add_later()
        self.do_picker_choose()

    def deeds(self) -> Deeds:
        """Say what each key of the window does."""
        return {
            **super().deeds(),
            "picker.choose": self.do_picker_choose,
            "picker.up": self.do_picker_up,
            "picker.down": self.do_picker_down,
            "picker.page_up": lambda: self.list.action_do("list.page_up"),
            "picker.page_down": lambda: self.list.action_do("list.page_down"),
            "picker.first": self.do_picker_first,
            "picker.last": self.do_picker_last,
        }

    @property
    def here(self) -> Option | None:
        """What is under the cursor; None where nothing matches."""
        return self._options.get(self.list.current or "")

    @property
    def choosable(self) -> tuple[str, ...]:
        """The keys of what is listed and can be picked, in the order of the list."""
        return tuple(key for key, option in self._options.items() if not option.why_not)

    def do_picker_choose(self) -> None:
        """Pick the option under the cursor, or say why it cannot be picked."""
        option = self._options.get(self.list.current or "")
        if option is None:
            self.say(self._no_match or "There is nothing to choose from. Leave with Esc.", "warn")
        elif self._read_only:
            self.dismiss(None)
        elif option.why_not:
            self.say(option.why_not, "warn")
        else:
            self.dismiss(option.key)

    def do_window_confirm(self) -> None:
        """Pick as the key that chooses does."""
        self.do_picker_choose()

    def clears(self) -> bool:
        """Clear what was typed to narrow the list; False if nothing was."""
        typed, self.typed.value = self.typed.value, ""
        return bool(typed)

    def do_picker_up(self) -> None:
        """Go up a line."""
        self.list.action_do("list.up")

    def do_picker_down(self) -> None:
        """Go down a line."""
        self._add_later()
        self.list.action_do("list.down")

    def do_picker_first(self) -> None:
        """Go to the first line."""
        self.list.action_do("list.first")

    def do_picker_last(self) -> None:
        """Go to the last line, of all that what was typed stands for."""
        self._add_later()
        self.list.action_do("list.last")

    def _narrowed(self, typed: str) -> Sequence[Option]:
        if not typed.strip():
            return self._all
        return [
            self._all[place]
            for place in found_by(typed, [f"{one.label} {one.detail} {one.heading}" for one in self._all])
        ]

    def _show(
        self, go_to: str | None = None, *, typing: bool = False, anew: bool = False, more: Sequence[Option] = ()
    ) -> None:
        """List what fits, with `more`; while typing the cursor goes to the first, once its line fits no more.

        Where the best is put first, other words (`anew`) have the cursor on it: Enter does what they mean.
        """
        hits = [*self._search(self.typed.value), *([self._last] if self._last else []), *more]
        self._options = {option.key: option for option in hits}
        best = anew and self.best_first
        if typing and hits and (best or self.list.current not in self._options):
            go_to = hits[0].key
        headings: dict[str, list[str]] = {}
        for option in hits:
            headings.setdefault(option.heading, []).append(option.key)
        self.list.middle = () if self.typed.value.strip() else self._begins
        self.list.show(
            [Section(key=f"={heading}", title=heading, ids=tuple(keys)) for heading, keys in headings.items()],
            go_to=go_to,
        )
        self._cursor_moved()

    def say(self, words: str, ink: str = "") -> None:
        """Say something under the list; it stays until the cursor moves."""
        self._hush(words)
        self.after.say(words, ink)

    def _hush(self, words: str) -> None:
        """Keep no line for what is never said."""
        self.after.set_class(self._silent and not words, "-silent")

    def _cells(self, key: str, number: int) -> Cells:
        return self._cells_of(self._options[key])

    def _cells_of(self, option: Option) -> Cells:
        in_line = self.reasons_in_line and not 0 < self.list.columns[-1].width < _ROOM_FOR_REASON
        detail = (in_line and option.why_not) or option.detail
        texts = (option.label, detail)[: len(self.list.columns)]
        return Cells(texts, ink="muted" if option.why_not else "", alone=not any(texts[1:]))

    def _cursor_moved(self) -> None:
        option = self._options.get(self.list.current or "")
        alone = option is self._last and len(self._options) == 1
        if option is None or (alone and option.why_not and self._no_match):
            words = self._no_match
        elif alone and not option.after:
            words = option.why_not or (self._no_match and "Nobody else in the list matches.")
        else:
            words = self._said_of(option, cut=not self.list.shows_whole(option.key))
        self.say(words, "warn" if option is None or option.why_not else "")

    def _said_of(self, option: Option, *, cut: bool) -> str:
        """Give what is said of an option under the cursor, whose line may have been cut."""
        return option.why_not or option.after or (self._whole(option) if cut else "")

    @property
    def _no_match(self) -> str:
        return self._said_of_none if self.typed.value.strip() and self._waiting is None else ""

    def _whole(self, option: Option) -> str:
        """Give the whole of what the line of an option had to cut."""
        return " · ".join(text for text in (option.label, option.detail) if text)
