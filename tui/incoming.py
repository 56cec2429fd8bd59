"""What the terminal sends, taken apart into keys, pastes and the mouse; what cannot be read is left out and counted.

Textual reads what it knows of a sequence. Where one begins and ends is decided here, by the standard's own grammar
(ECMA-48), so that half a sequence, or one that nobody knows, is never typed as letters: in a list letters are commands.
Escape with a letter behind it in the same read is Escape and then the letter, as it would be if typed slowly.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from textual import constants, events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import (
    IS_ITERM,
    XTermParser,
    _re_cursor_position,
    _re_in_band_window_resize,
    _re_mouse_event,
    _re_terminal_mode_response,
)
from textual.keys import Keys
from textual.message import Message
from textual.messages import InBandWindowResize, TerminalSupportsSynchronizedOutput

from screens.kit.keys.keymap import Keymap
from screens.kit.keys.table import KEYS

ESC = "\x1b"
PASTE, PASTE_END = "\x1b[200~", "\x1b[201~"
_LONGEST, _LONGEST_KEY = 4096, 64
"""A sequence longer than this is none, and no key or mouse is told in one that is longer than that."""
_WIDEST, _FARTHEST = 2_000, 200_000
"""No terminal has more columns or lines, nor the mouse a place farther off (in pixels); what is beyond is nonsense."""
_FOR_SEQUENCE, _FOR_PASTE = 0.5, 2.0
"""Seconds of silence after which the rest of a sequence, or of a paste, no longer comes: a slow line may split both."""

# Patterns as texts are compiled when first looked for, which saves each start 1 ms; most keys are not asked about them.
_WHOLE = r"""(?x)\x1b(?:
        \[\[[A-E]                            # the function keys of the Linux console
      | \[M[^\x1b]{3}                        # the mouse, as terminals of long ago report it
      | \[(?![M\[])[0-?\ud800-\udfff]*(?:[ -/][ -/\ud800-\udfff]*)?[@-~]  # a control sequence, bytes and all
      | O[0-9]?[@-~]                         # a function key, or a cursor key in application mode
      | (?:\][0-9]+;|P[0-9;>!$+]*[a-z|]|_G)[^\x07\x1b]*(?:\x07|\x1b\\)  # an answer in words, of which none is asked for
    )"""
_BEGUN = (
    r"\x1b(?:\[(?:\[|M[^\x1b]{0,2}|[0-?\ud800-\udfff]*(?:[ -/][ -/\ud800-\udfff]*)?)?|O[0-9]?|\][0-9]*|P[0-9;>!$+]*|_"
    r"|(?:\][0-9]+;|P[0-9;>!$+]*[a-z|]|_G)[^\x07\x1b]*\x1b?)?\Z"
)
_TORN = (
    r"\x1b\[(?:\[|[0-?\ud800-\udfff]*(?:[ -/][ -/\ud800-\udfff]*)?)"
    r"|\x1b(?:\][0-9]+;|P[0-9;>!$+]*[a-z|]|_G)[^\x07\x1b]*"
)


class Unreadable(Message):
    """Something the terminal sent could not be read and was left out."""


def alt_keys(keymap: Keymap) -> frozenset[str]:
    """Give the keys with Alt that the clerk has chosen for something; any other is Escape with a letter behind it."""
    return frozenset(key for row in KEYS for key in keymap.keys_of(row.id) if key.startswith("alt+"))


class Incoming:
    """Takes apart what a terminal sends. `lost` counts the pieces that could not be read, until somebody resets it."""

    def __init__(self, alt: Collection[str] = ()) -> None:
        """Begin. `alt` names the keys with Alt that mean something here, such as `alt+n`; all others are two keys."""
        self.lost = 0
        self._alt = alt
        self._held = ""
        self._pasted: list[str] | None = None
        self._silent = 0.0
        self._known = XTermParser()
        self.in_band = False
        """Whether the terminal has said that it reports its size among the keys; else such a report is nonsense."""

    def feed(self, text: str) -> Iterator[Message]:
        """Take in some text, unreadable bytes as lone surrogates, and give what has become whole by it."""
        self._silent = 0.0
        self._held += text
        while self._held:
            if self._pasted is not None:
                if (pasted := self._take_pasted()) is None:
                    return
                yield pasted
            elif (piece := self._next()) is None:
                return
            elif piece:
                yield from self._read(piece)

    @property
    def due(self) -> float | None:
        """Seconds until what is held back has waited long enough; None if nothing is held back."""
        if self._pasted is not None:
            patience = _FOR_PASTE
        elif self._held:
            patience = constants.ESCAPE_DELAY if self._held == ESC else _FOR_SEQUENCE
        else:
            return None
        return max(0.0, patience - self._silent)

    def tick(self, silence: float = 0.05) -> Iterator[Message]:
        """Hear that nothing came for some seconds; gives what is held back, if it has waited long enough."""
        self._silent += silence
        if self.due != 0.0:
            return
        held, self._held = self._held, ""
        if self._pasted is not None:
            pasted, self._pasted = "".join(self._pasted) + held, None
            self.lost += 1
            yield self._paste(pasted)
        elif held in ANSI_SEQUENCES_KEYS:
            yield from self._read(held)
        elif re.match(_TORN, held):
            self.lost += 1
        else:
            yield from self._typed(held)

    def _next(self) -> str | None:
        """Take the next character or sequence off what is held; empty if it was left out, None if it is not whole."""
        held = self._held
        end = held.find(ESC)
        if end:
            return self._cut(len(held) if end < 0 else end)
        if whole := re.match(_WHOLE, held):
            if held[1] != "O" or whole[0] in ANSI_SEQUENCES_KEYS:
                return self._cut(whole.end())
            return self._cut(1)
        if re.match(_BEGUN, held):
            if len(held) <= _LONGEST:
                return None
            self.lost += 1
            self._held = ""
            return ""
        if torn := re.match(_TORN, held):
            self.lost += 1
            self._held = held[torn.end() :]
            return ""
        return self._cut(2 if f"alt+{held[1]}" in self._alt else 1)

    def _cut(self, length: int) -> str:
        piece, self._held = self._held[:length], self._held[length:]
        return piece

    def _take_pasted(self) -> events.Paste | None:
        """Take what was pasted off what is held, up to its end; None while that has not come."""
        assert self._pasted is not None  # noqa: S101 - asked only then
        end = self._held.find(PASTE_END)
        if end < 0:
            split = max(0, len(self._held) - len(PASTE_END) + 1)
            self._pasted.append(self._cut(split))
            return None
        pasted = "".join(self._pasted) + self._cut(end)
        self._cut(len(PASTE_END))
        self._pasted = None
        return self._paste(pasted)

    def _paste(self, text: str) -> events.Paste:
        """Make a paste of text, without what is none."""
        whole = "".join(character for character in text if not _none(character))
        self.lost += len(whole) != len(text)
        return events.Paste(whole.replace("\x00", ""))

    def _read(self, piece: str) -> Iterator[Message]:
        """Give what a piece means; a sequence that means nothing, or breaks Textual's own reading, is left out."""
        if piece[0] != ESC or piece == ESC or piece[1] not in "[OP]_":
            yield from self._typed(piece)
            return
        try:
            messages = self._sequence(piece)
        except (ValueError, OverflowError, ArithmeticError, LookupError):
            messages = None
        if messages is None:
            self.lost += 1
        else:
            yield from messages

    def _typed(self, text: str) -> Iterator[Message]:
        """Give the keys of characters that are no sequence."""
        if len(text) == 2 and text[0] == ESC and f"alt+{text[1]}" in self._alt:
            yield from self._known._sequence_to_key_events(text[1], alt=True)
            return
        for character in text:
            if _none(character):
                self.lost += 1
            else:
                yield from self._known._sequence_to_key_events(character)

    def _sequence(self, sequence: str) -> list[Message] | None:
        """Give what a whole sequence means; None if nothing is known of it. Raises as Textual does."""
        if sequence in {PASTE, PASTE_END}:
            self._pasted = [] if sequence == PASTE else None
            return []
        if sequence in _FOCUS:
            return [_FOCUS[sequence]()]
        if sequence[1] in "P]_":
            return []
        if len(sequence) > _LONGEST_KEY or any(map(_none, sequence)):
            return None
        if size := _re_in_band_window_resize.fullmatch(sequence):
            return self._resized(size)
        if cursor := _re_cursor_position.fullmatch(sequence):
            return [events.CursorPosition(_within(cursor["col"]) - 1, _within(cursor["row"]) - 1)]
        if keys := list(self._known._sequence_to_key_events(sequence)):
            if any(_none(character) for key in keys for character in f"{key.key}{key.character or ''}"):
                return None
            return [key for key in keys if key.key != Keys.Ignore]
        if _re_mouse_event.match(sequence):
            for number in re.findall(r"\d+", sequence):
                _within(number)
            moved = self._known.parse_mouse_code(sequence)
            return [moved] if moved else []
        if report := _re_terminal_mode_response.match(sequence):
            return self._supported(report["mode_id"], int(report["setting_parameter"]))
        return None

    def _resized(self, size: re.Match[str]) -> list[Message] | None:
        height, width, high, wide = (int(group.partition(":")[0]) for group in size.groups())
        if not (self.in_band and 0 < width <= _WIDEST and 0 < height <= _WIDEST):
            return None
        resized = events.Resize.from_dimensions((width, height), (wide, high))
        known = self._known
        known.terminal_size, known.terminal_pixel_size, known.mouse_pixels = resized.size, resized.pixel_size, True
        return [resized]

    def _supported(self, mode: str, setting: int) -> list[Message]:
        if mode == "2026" and setting > 0:
            return [TerminalSupportsSynchronizedOutput()]
        if mode == "2048" and constants.SMOOTH_SCROLL and not IS_ITERM:
            answer = InBandWindowResize.from_setting_parameter(setting)
            self.in_band = self.in_band or answer.supported
            return [answer]
        return []


_FOCUS: dict[str, type[events.Event]] = {"\x1b[I": events.AppFocus, "\x1b[O": events.AppBlur}


def _within(number: str) -> int:
    """Read a place on the screen. Raises ValueError for one that no terminal has."""
    if len(number) > 6 or int(number) > _FARTHEST:
        raise ValueError(number)
    return int(number)


def _none(character: str) -> bool:
    """Say whether a character is none: half of a pair, or a byte that is not UTF-8."""
    return "\ud800" <= character <= "\udfff"
