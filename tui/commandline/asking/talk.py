"""A talk in plain lines: something is said, a line is typed, and four words always mean the same.

Nothing steers the terminal: no colour, no cursor, no line that is written over. So a screen reader says it as it comes,
and a file of answers can be piped in.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NamedTuple

from tui.commandline.call import say

BACK, HELP, STOP, LIST = "back", "help", "stop", "list"
"""The words that are no answers; in quotes they are."""

_LONGEST = 4095
_QUOTES = frozenset({'""', "“”"})
"""How many bytes of one line a terminal hands over; what goes beyond is lost before any program sees it."""


class Stopped(Exception):
    """The clerk leaves off what is being asked."""


class Ended(Exception):
    """Nothing more comes: what was piped in is over, or the clerk has ended the program."""


class WentBack(Exception):
    """The clerk wants the question before."""


class Typed(NamedTuple):
    """A line as it was typed. `empty` is an answer that says nothing on purpose: a pair of quotes."""

    text: str
    empty: bool = False


class Talk:
    """Says and asks on the streams of the process."""

    def __init__(self) -> None:
        """Begin. What is piped in is said back, so that a record of the talk reads as one on a terminal."""
        self._heard = bool(sys.stdin and sys.stdin.isatty())

    def ask(self, *question: str, hints: Sequence[str] = (), more: str = "") -> Typed:
        """Ask, until something else than `help` is typed; `more` is a sign at the end by which a line goes on.

        Raises Stopped, WentBack and Ended.
        """
        say(*question)
        while True:
            line = self._line(more)
            word = line.strip().casefold()
            if word == HELP:
                say(*hints, f"“{BACK}” goes back, “{STOP}” leaves off. In quotes these words are answers.", *question)
            elif word == STOP:
                raise Stopped
            elif word == BACK:
                raise WentBack
            else:
                return _typed(line)

    def agreed(self, question: str, hints: Sequence[str] = ()) -> bool:
        """Ask for yes or no, until one of them is typed. Raises Stopped and WentBack."""
        while True:
            word = self.ask(f"{question} Yes or no?", hints=hints).text.casefold()
            if word in {"y", "yes", "n", "no"}:
                return word.startswith("y")
            say("Type “yes” or “no”.")

    def _line(self, more: str) -> str:
        """Read a line, with those that it goes on in. Raises Ended where there is none."""
        read: list[str] = []
        while True:
            print("> ", end="", flush=True)
            try:
                data = sys.stdin.buffer.readline() if sys.stdin is not None else b""
            except KeyboardInterrupt:
                data = b""
            if not data:
                say("")
                raise Ended
            line = _text(data).rstrip("\r\n")
            if not self._heard:
                say(line)
            if len(data) >= _LONGEST and self._heard:
                say("The terminal may have cut this line off. Look at its end; long texts are typed in several lines.")
            goes_on = bool(more) and line.endswith(more)
            read.append(line[: -len(more)] if goes_on else line)
            if not goes_on:
                return "\n".join(read)


def _text(data: bytes) -> str:
    """Read a line in whatever encoding it came."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        from store.file.decoding import decoded

        return decoded(data) or data.decode("utf-8", "replace")


def _typed(line: str) -> Typed:
    text = line.strip()
    if text in {'""', "''", "“”"}:
        return Typed("", empty=True)
    inner = text[1:-1] if text[:1] + text[-1:] in _QUOTES else text
    return Typed(inner if inner.casefold() in {BACK, HELP, STOP, LIST, "all"} else text)
