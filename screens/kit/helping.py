"""Help: every key that works now, with what it does; searched by typing, and done by Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual.screen import Screen

from screens.kit.commands import names_of
from screens.kit.doing import do_here, keys_here
from screens.kit.keys.keyed import keymap_of
from screens.kit.keys.keymap import Keymap, shown
from screens.kit.picker import Option, Picker
from screens.kit.record_list import Column
from screens.kit.window import Window
from store.rules.words.called import called
from store.rules.words.matching import Named, best_first, named

NOTES = (
    (
        "Dates",
        "Dates can be typed as 29/7/2021, 29 jul, 29 July 2021, 2021-07-29, thu, next thu or +10 (days from today).",
    ),
    (
        "Saving",
        "Everything is saved at once. Nothing is ever destroyed: there is undo, a history of every record, and a bin.",
    ),
)
"""What there is to know besides the keys."""

_NOTE = "note."
_NOT_NOW = "not now"
COLUMNS = (Column("", weight=1), Column("", 20, ink="muted"))
"""What a key does, and the key."""
_NO_KEY = (
    "No key is called that. Change what you typed; or leave with {back}: "
    "{palette} finds everything that can be done, and every record."
)


def help_line(key_id: str, does: str, keymap: Keymap, heading: str, why_not: str = "") -> Option:
    """Make the line of help on a key, with the words that find it; one that can do nothing now says below why."""
    keys = " ".join(shown(key) for key in keymap.keys_of(key_id))
    others = called(key_id)
    after = f"Found as well by: {', '.join(others)}" if others else ""
    return Option(key_id, does, f"{keys} · {_NOT_NOW}" if why_not else keys, why_not, after, heading)


def _named(line: Option) -> Named:
    return named((line.label, line.detail)) if line.key.startswith(_NOTE) else names_of(line.key)


class Helper(Picker):
    """The keys that work now. Enter on a line closes help, and gives the id of what is to be done."""

    best_first = True
    reasons_in_line = False

    def __init__(self, title: str, lines: Sequence[Option], keymap: Keymap, elsewhere: Sequence[Option] = ()) -> None:
        """Show the lines, and below them what else there is to know; `elsewhere` is looked up if no line fits."""
        notes = [Option(f"{_NOTE}{name}", words, after=words, heading="Good to know") for name, words in NOTES]
        self._lines, self._elsewhere = (*lines, *notes), tuple(elsewhere)
        self._dimmed = frozenset(place for place, line in enumerate(self._lines) if line.why_not)
        self._names, self._other_names = tuple(map(_named, self._lines)), tuple(map(_named, self._elsewhere))
        none = _NO_KEY.format(back=keymap.key_of("window.close"), palette=keymap.key_of("palette"))
        super().__init__(
            title, self._lines, search=self._fitting, prompt="Type what you look for", columns=COLUMNS, no_match=none
        )

    def _fitting(self, typed: str) -> Sequence[Option]:
        here = [self._lines[place] for place in best_first(typed, self._names, self._dimmed)]
        return here or [self._elsewhere[place] for place in best_first(typed, self._other_names)]

    def do_picker_choose(self) -> None:
        """Close help and do what the line says; a line that is only to be read stays."""
        if not (self.list.current or "").startswith(_NOTE):
            super().do_picker_choose()

    def do_window_help(self) -> None:
        """Close help again."""
        self.dismiss(None)


def open_help_of(screen: Screen[Any], title: str) -> None:
    """Show the keys that work on a screen that is no place of work, as it is now, and do what is chosen there."""
    keymap = keymap_of(screen.app)
    # What a window is for comes first; how to go about in a list is the same in every window.
    keys = sorted(keys_here(screen), key=lambda key: _OF.get(key.place) == _LIST)
    lines = [help_line(key.id, key.help, keymap, _OF.get(key.place, _HERE), _why_not(screen, key.id)) for key in keys]
    screen.app.push_screen(Helper(f"Keys: {title}", lines, keymap), done_at(screen))


def open_sheet_of(screen: Screen[Any], title: str) -> None:
    """Show all keys that work on a screen at once, by what they are for; the next key pressed does what it says."""
    from screens.kit.keysheet import KeySheet

    keys = keys_here(screen)
    dimmed = frozenset(key.id for key in keys if _why_not(screen, key.id))
    screen.app.push_screen(KeySheet(f"Keys: {title}", keys, keymap_of(screen.app), dimmed), done_at(screen))


def _why_not(screen: Screen[Any], key_id: str) -> str:
    return screen.why_not(key_id) if isinstance(screen, Window) else ""


def done_at(screen: Screen[Any]) -> Callable[[str | None], None]:
    """Give what does on a screen what was chosen in help, once help is closed."""

    def chosen(key_id: str | None) -> None:
        if key_id is not None:
            screen.call_later(do_here, screen, key_id)

    return chosen


_HERE = "In this window"
_LIST = "In the list"
_OF = {"choice": "In this field", "list": _LIST, "several": _LIST}
