"""Types at the program as a terminal does: bytes in one read, or with a pause behind each key."""

from __future__ import annotations

import asyncio

from textual.events import Key

from tui.app import Secretariat
from tui.incoming import Incoming

KEYS = {
    "enter": b"\r",
    "escape": b"\x1b",
    "tab": b"\t",
    "shift+tab": b"\x1b[Z",
    "backspace": b"\x7f",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "delete": b"\x1b[3~",
    "shift+up": b"\x1b[1;2A",
    "shift+down": b"\x1b[1;2B",
    "f1": b"\x1bOP",
    "f8": b"\x1b[19~",
    "space": b" ",
    "slash": b"/",
    "greater_than_sign": b">",
    "question_mark": b"?",
    "asterisk": b"*",
    "left_square_bracket": b"[",
    "right_square_bracket": b"]",
    "left_curly_bracket": b"{",
    "right_curly_bracket": b"}",
}


SCRIPTS: dict[str, list[str]] = {
    "a new item, field by field, and on": [
        "n",
        "A title",
        "tab",
        "A body",
        "tab",
        "tab",
        "Some words",
        "ctrl+s",
        "j",
        "]",
    ],
    "text behind the key that opens": ["n", "Dropped before", "ctrl+s"],
    "letters behind saving": ["e", " more", "ctrl+s", "j", "]"],
    "Enter twice in find": ["ctrl+f", "custody visitors", "enter", "enter", "escape", "]"],
    "Enter twice in a list to pick from": ["m", "30 sep", "enter", "enter", "escape"],
    "saving twice": ["e", "!", "ctrl+s", "ctrl+s"],
    "an answer and what is behind it": ["delete", "y", "j", "]"],
    "Escape twice from something typed, and back": ["n", "Kept", "escape", "escape", "n", " on", "ctrl+s"],
    "from place to place and back": ["5", "j", "2", "]", "1", "e", "tab", "escape", "2", "]"],
    "the filter, and a command": ["/", "report", "enter", "]", "escape", "u", "*"],
    "the palette": ["ctrl+p", "no longer moveable", "enter", "j", "*"],
    "undo behind a change": ["]", "]", "u", "ctrl+r", "u"],
}
"""What a fast typist sends at once: keys by their names, and texts. Each is a write of its own, or all are one."""


def bytes_of(key: str) -> bytes:
    """Give what a terminal sends for a key, by Textual's name for it."""
    if key in KEYS:
        return KEYS[key]
    if key.startswith("ctrl+"):
        return bytes([ord(key[5]) & 0x1F])
    return key.encode()


async def send(app: Secretariat, data: bytes) -> None:
    """Send bytes as one read of the terminal, and wait until all they set going is done."""
    send_only(app, data)
    await settle(app)


def send_only(app: Secretariat, data: bytes) -> None:
    """Send bytes as one read of the terminal."""
    incoming = Incoming()
    driver = app._driver
    assert driver is not None
    for message in [*incoming.feed(data.decode("utf-8", "surrogateescape")), *incoming.tick(silence=10)]:
        driver.process_message(message)


_ANY = Key("f20", None)


async def settle(app: Secretariat) -> None:
    """Wait until no key waits and nothing is under way; what waits for the next frame alone has it at once."""
    calm = 0
    while calm < 3 and not app._exit:
        await asyncio.sleep(0)
        turn = app.in_turn
        under_way = turn._under_way(_ANY)
        if turn._for_paint:
            app.screen._on_timer_update()
        calm = 0 if turn._waiting or turn._task is not None or under_way is not None else calm + 1
    app.screen._on_timer_update()


async def slowly(app: Secretariat, *pieces: bytes) -> None:
    """Send pieces with a pause behind each."""
    for piece in pieces:
        await send(app, piece)
