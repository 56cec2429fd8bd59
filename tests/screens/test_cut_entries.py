"""What is seen of a line that is longer than its entry, without a screen: an ellipsis where there is more."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import Input

from screens.kit.entries import LineEntry


class Seen(LineEntry):
    """A line of so many cells, scrolled so far, with the cursor there."""

    value = "abcdefghij"
    scrollable_content_region: Any = None
    scroll_offset: Any = None
    cursor_position: Any = 0

    def __init__(self, width: int, first: int, cursor: int) -> None:
        self.scrollable_content_region = SimpleNamespace(width=width)
        self.scroll_offset = SimpleNamespace(x=first)
        self.cursor_position = cursor


@pytest.fixture(autouse=True)
def drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw as Textual would: the cells that are seen, none of them marked."""

    def render_line(entry: Any, y: int) -> Strip:
        first, width = entry.scroll_offset.x, entry.scrollable_content_region.width
        return Strip([Segment(f"{entry.value} "[first : first + width])])

    monkeypatch.setattr(Input, "render_line", render_line)


@pytest.mark.parametrize(
    ("width", "first", "cursor", "seen"),
    [
        (11, 0, 0, "abcdefghij "),
        (10, 0, 5, "abcdefghij"),
        (10, 1, 5, "…cdefghij "),
        (9, 0, 0, "abcdefgh…"),
        (9, 0, 8, "abcdefghi"),
        (9, 0, 7, "abcdefgh…"),
        (9, 1, 5, "…cdefghij"),
        (9, 1, 1, "bcdefghij"),
        (9, 1, 2, "…cdefghij"),
        (9, 2, 5, "…defghij "),
        (5, 2, 4, "…def…"),
        (5, 2, 2, "cdef…"),
        (5, 2, 6, "…defg"),
        (5, 6, 10, "…hij "),
        (4, 0, 0, "abc…"),
        (3, 0, 0, "abc"),
    ],
)
def test_an_ellipsis_says_where_there_is_more(width: int, first: int, cursor: int, seen: str) -> None:
    assert Seen(width, first, cursor).render_line(0).text == seen


def test_only_the_first_line_has_one() -> None:
    assert Seen(5, 2, 4).render_line(1).text == "cdefg"
