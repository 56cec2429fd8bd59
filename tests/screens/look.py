"""Reads a screen as text and holds it against a golden file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeVar

from textual._context import visible_screen_stack
from textual.app import App
from textual.events import Paste
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from screens.frame import Frame
from screens.kit.lines import Title, parted
from screens.kit.present import entitled
from screens.kit.window import Window
from tests.as_read import same_as_read

NARROW, WIDE = (80, 24), (120, 40)
"""The two sizes at which every screen must be usable."""

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "screens"


def look(app: App[int]) -> str:
    """Give what is on the screen as lines of text, without trailing blanks."""
    _, height = app.size
    # A window over a place shows what lies around it by what it was told at its last paint, in another task than this.
    visible_screen_stack.set(app._background_screens)
    console_lines = app.screen._compositor.render_strips()
    lines = ["".join(segment.text for segment in strip).rstrip() for strip in console_lines]
    assert len(lines) == height, f"{len(lines)} lines drawn on a screen of {height}"
    return "\n".join(lines) + "\n"


def inside(app: App[int], widget: Widget | None = None) -> str:
    """Give what stands inside a widget, of itself that of the window that is open, without what lies around it."""
    box = (widget or app.screen.query_one(".box")).content_region
    lines = look(app).splitlines()[box.y : box.bottom]
    return "\n".join(line[box.x : box.right] for line in lines)


def title(app: App[int]) -> str:
    """Give the title of the window that is open: on its border, or inside where it takes several lines.

    Where what it names stands inside and the rest on the border, both are put together again as they are known.
    """
    window = app.screen
    assert isinstance(window, Window)
    box, within = window.query_one(".box").region, window.query_one(Title)
    border = look(app).splitlines()[box.y][box.x : box.right].strip("╭─╮ ")
    named = inside(app, within).strip() if within.display else ""
    if not border or not named:
        return border or named
    words = entitled(window.heading)
    above, name = parted(words)
    assert border == above, "what the border has no room for is said inside"
    lines = " ".join(named.split())
    return words.replace(name, lines) if "".join(lines.split()) != "".join(name.split()) else words


def check_golden(name: str, text: str) -> None:
    """Compare what is on the screen with what was looked at, or write it."""
    same_as_read(GOLDEN / f"{name}.txt", text)


def frame_of(app: App[int]) -> Frame:
    """Give the frame, whatever window is open over it."""
    return next(screen for screen in app.screen_stack if isinstance(screen, Frame))


W = TypeVar("W", bound=Screen[Any])


def shows(app: App[int], kind: type[W]) -> W:
    """Give the window that is open now; it must be of a kind."""
    screen = app.screen
    assert isinstance(screen, kind), f"{type(screen).__name__} is open, not {kind.__name__}"
    return screen


def news(app: App[int]) -> str:
    """Give what the news line says."""
    return frame_of(app).news.text


def current(app: App[int]) -> str | None:
    """Give the id under the cursor."""
    return frame_of(app).place.list.current


async def write(pilot: Pilot[int], text: str) -> None:
    """Write some words where the cursor is: pasted into a field, which is one turn of the loop; a line end is Enter.

    Where there is no field the words are keys, and are pressed. A test of typing itself presses them too.
    """
    for number, line in enumerate(text.split("\n")):
        if number:
            await pilot.press("enter")
        if line and isinstance(pilot.app.focused, Input | TextArea):
            pilot.app.post_message(Paste(line))
            await pilot.pause()
        else:
            await pilot.press(*("space" if character == " " else character for character in line))


def window(screen: str) -> str:
    """Give what the open window says without blanks and borders, for long words are broken where the line ends."""
    lines = screen.splitlines()
    top = next(line for line in lines if "╭" in line)
    inside = (line[top.index("╭") : top.rindex("╮") + 1] for line in lines[lines.index(top) :])
    return re.sub(r"[\s│]", "", "".join(inside))
