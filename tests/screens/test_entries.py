"""A line that is typed into shows what Textual's own would, though a letter does not lay the screen out again."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from screens.kit.entries import LineEntry, TextEntry
from screens.kit.form import Form
from tests.screens.hands import bytes_of, send
from tests.screens.look import NARROW, look, shows
from tui.app import Secretariat

Opens = Callable[..., Secretariat]
LINES = {"a form": b"n", "the filter": b"/", "find": b"\x06", "the palette": b"\x10"}
EDITS = ("left", "right", "home", "end", "backspace", "delete", "ctrl+u", "ctrl+k", "ctrl+w")


def edits(seed: int, many: int) -> list[bytes]:
    """Give some editing of a line: words that soon are longer than it, and every key that moves in it or deletes."""
    chance = random.Random(seed)
    words = [chance.choice(("report of the commissioner ", "öäü ", "統計 ", "x")).encode() for _ in range(many)]
    keys = [bytes_of(chance.choice(EDITS)) for _ in range(many)]
    return [piece for pair in zip(words, keys, strict=True) for piece in pair]


async def shown(app: Secretariat, opens: bytes, pieces: list[bytes]) -> list[tuple[str, int]]:
    """Give the line that is typed into, and where the cursor of the terminal stands in it, after each piece."""
    async with app.run_test(size=NARROW):
        await send(app, opens)
        seen = []
        for piece in pieces:
            await send(app, piece)
            entry: Any = app.focused
            assert isinstance(entry, LineEntry)
            entry._cursor_visible = True
            seen.append((look(app).splitlines()[entry.region.y], app.cursor_position.x))
        await send(app, b"\x1bt")
        return seen


@pytest.mark.parametrize("many", [14, pytest.param(200, marks=pytest.mark.soak)])
@pytest.mark.parametrize("where", LINES)
async def test_a_line_shows_what_textuals_own_shows(
    open_app: Opens, monkeypatch: pytest.MonkeyPatch, where: str, many: int
) -> None:
    pieces = edits(len(where), many)
    ours = await shown(open_app(), LINES[where], pieces)
    monkeypatch.setattr(LineEntry, "virtual_size", vars(Widget)["virtual_size"])
    assert ours == await shown(open_app(), LINES[where], pieces)


async def test_a_letter_does_not_lay_the_screen_out_again_and_not_even_the_first_has_the_line_styled_anew(
    open_app: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_app()
    async with app.run_test(size=NARROW):
        await send(app, b"n")
        styled: list[object] = []
        with monkeypatch.context() as noting:
            noting.setattr(app, "update_styles", lambda node, **_: styled.append(node))
            await send(app, b"w")
        assert styled == []
        await send(app, b"or")
        laid_out: list[object] = []
        monkeypatch.setattr(app.screen, "_refresh_layout", lambda *said, **how: laid_out.append((said, how)))
        for letter in b"ds and words":
            await send(app, bytes([letter]))
        assert laid_out == []
        assert shows(app, Form).typed["title"] == "words and words"


NARROWER = "Take note of the comments and concerns raised by Members of the Panel during consideration of the report"


class OneText(App[int]):
    """A text of several lines in a column that is made narrower."""

    CSS = "Vertical { width: 62; } TextEntry { height: 6; border: none; padding: 0; }"

    def compose(self) -> ComposeResult:
        with Vertical():
            yield TextEntry(NARROWER)


async def test_a_text_that_is_wrapped_anew_shows_every_word_once() -> None:
    app = OneText()
    async with app.run_test(size=NARROW) as pilot:
        entry = app.query_one(TextEntry)
        for width in range(61, 26, -1):
            app.query_one(Vertical).styles.width = width
            await pilot.pause()
            there = entry.region
            painted = [line[there.x : there.right].strip() for line in look(app).splitlines()[there.y : there.bottom]]
            wrapped = [line.strip() for line in entry.wrapped_document.get_sections(0)]
            assert [line for line in painted if line] == wrapped, width
            assert " ".join(wrapped) == NARROWER
