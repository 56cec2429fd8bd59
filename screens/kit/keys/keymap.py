"""The keys as one clerk has them: those of the table, or the clerk's own in their place."""

from __future__ import annotations

from collections.abc import Mapping

from screens.kit.keys.table import key_with_id

_SHOWN = {
    "slash": "/",
    "comma": ",",
    "greater_than_sign": ">",
    "question_mark": "?",
    "vertical_line": "|",
    "asterisk": "*",
    "exclamation_mark": "!",
    "equals_sign": "=",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "delete": "Del",
    "tab": "Tab",
    "left": "←",
    "right": "→",
}


def shown(key: str) -> str:
    """Write a key as it stands on the keyboard."""
    if key in _SHOWN:
        return _SHOWN[key]
    if key.startswith("ctrl+"):
        return "Ctrl+" + _capital(shown(key[5:]))
    if key.startswith("shift+"):
        return "Shift+" + shown(key[6:])
    return key.upper() if key[:1] == "f" and key[1:].isdigit() else key


def _capital(name: str) -> str:
    """Write a letter as it stands on its key, as the names of the other keys are written anyway."""
    return name.upper() if len(name) == 1 else name


class Keymap:
    """The keys of one clerk, for whoever prints a key; the application gives Textual the same ones to listen to."""

    def __init__(self, own: Mapping[str, str] | None = None) -> None:
        """Take the clerk's own keys by the id of what they do; the table's stand for everything else."""
        self.own = dict(own or {})
        self._first: dict[str, str] = {}

    def change(self, own: Mapping[str, str]) -> None:
        """Take other keys of the clerk's own from now on."""
        self.own = dict(own)
        self._first.clear()

    def keys_of(self, key_id: str) -> tuple[str, ...]:
        """Give all keys that do something, by Textual's names."""
        keys = self.own.get(key_id, key_with_id(key_id).keys)
        return tuple(key.strip() for key in keys.split(",") if key.strip())

    def shown_keys(self, key_id: str) -> tuple[str, ...]:
        """Write all keys that do something as they stand on the keyboard."""
        return tuple(shown(key) for key in self.keys_of(key_id))

    def key_of(self, key_id: str) -> str:
        """Write the first key that does something as it stands on the keyboard; empty if it has none.

        The hint line asks for ten of them at every key, so each is worked out once.
        """
        if key_id not in self._first:
            self._first[key_id] = next((shown(key) for key in self.keys_of(key_id)), "")
        return self._first[key_id]

    def key_with_label(self, key_id: str) -> str:
        """Write the first key that does something with what it does, as in the hint line: `Enter open`."""
        return f"{self.key_of(key_id)} {key_with_id(key_id).label}"
