"""How a list scrolls with its cursor, without a screen: by how much it looks ahead, and what it does at its ends."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from rich.style import Style

from screens.kit.record_list import Cells, Column, RecordList, Section

HIGH = 6


class Scrolled(RecordList):
    """A list of six lines that notes how far it is scrolled and what it paints again."""

    scroll_offset: Any = SimpleNamespace(y=0)
    room: Any = SimpleNamespace(height=HIGH, width=40)
    painted: Any = ()

    def __init__(self, *sections: Section) -> None:
        self.moved = 0
        super().__init__((Column(""),), lambda key, number: Cells((key,)), self.count)
        self.scroll_offset = SimpleNamespace(y=0)
        self.show(sections)
        self.moved = 0

    def count(self) -> None:
        self.moved += 1

    def scroll_to(self, x: Any = None, y: Any = None, **more: Any) -> None:
        assert (more["animate"], more["force"], more["immediate"]) == (False, True, True)
        self.scroll_offset = SimpleNamespace(y=max(0, min(y, len(self._lines) - HIGH)))

    def _draw(self, line: int, width: int) -> Any:
        return line

    def refresh(self, *regions: Any, **more: Any) -> Any:
        self.painted = tuple(region.y for region in regions)
        return self

    def after(self, key: str, times: int = 1) -> tuple[str | None, int]:
        for _ in range(times):
            self.action_do(f"list.{key}")
        return self.current, int(self.scroll_offset.y)


def ten(name: str) -> Section:
    return Section(name, name.upper(), tuple(f"{name}{at}" for at in range(10)))


WALK = (
    *("down a1 0", "down a2 0", "down a3 0", "down a4 0", "down a5 3", "down a6 3", "down a7 3", "page_down b0 10"),
    *("page_up a7 6", "up a6 6", "up a5 6", "up a4 3", "up a3 3", "up a2 3", "up a1 0", "up a0 0", "up a0 0"),
    *("last b9 17", "up b8 17", "up b7 17", "up b6 17", "up b5 17", "up b4 17", "up b3 14", "first a0 0"),
    *("next_group b0 10", "next_group b0 10", "previous_group a0 0", "up a0 0", "previous_group a0 0"),
    *("last b9 17", "previous_group b0 10", "previous_group a0 0", "page_up a0 0", "page_down a5 3", "first a0 0"),
)
"""Keys, each with the line that the cursor is on then, and the lines that are above the first in view.

The first heading is line 0, the second line 12, below a blank one.
"""


def test_a_list_looks_ahead_a_third_of_itself() -> None:
    one = Scrolled(ten("a"), ten("b"))
    seen, moved = [], 0
    for step in WALK:
        key, before = step.split()[0], one.current
        current, top = one.after(key)
        seen.append(f"{key} {current} {top}")
        moved += current != before
    assert seen == list(WALK)
    assert one.moved == moved


def test_only_the_lines_that_the_cursor_leaves_and_goes_to_are_painted_again() -> None:
    one = Scrolled(ten("a"), ten("b"))
    rows: list[int] = []
    one.refresh = lambda *regions, **more: rows.extend(region.y for region in regions)  # type: ignore[method-assign]
    one.after("down")
    assert rows == [1, 2]
    one.after("down", 3)
    rows.clear()
    one.after("down")
    assert (one.scroll_offset.y, rows) == (3, []), "what is scrolled is painted as a whole"


@pytest.mark.parametrize(
    ("key", "top"),
    [("a0", 0), ("a4", 0), ("a5", 3), ("b", 12), ("b0", 12), ("b4", 12), ("b5", 15), ("b9", 17), ("a", 0)],
)
def test_where_a_list_is_gone_to_its_heading_stands_at_the_top(key: str, top: int) -> None:
    one = Scrolled(ten("a"), ten("b"))
    one.show([ten("a"), ten("b")], go_to=key)
    assert one.current == (f"{key}0" if len(key) == 1 else key)
    assert one.scroll_offset.y == top


def test_marks_go_on_within_their_heading_and_no_further() -> None:
    one = Scrolled(ten("a"), ten("b"))
    assert one.after("mark") == ("a1", 0)
    one.after("mark")
    assert (one.current, one.marks) == ("a2", {"a0", "a1"})
    one.after("up")
    assert one.after("mark") == ("a2", 0)
    assert one.marks == {"a0"}
    one.go_to("a9")
    one.after("mark")
    assert (one.current, one.marks) == ("a9", {"a0", "a9"})
    one.after("mark_all")
    assert one.marks == {f"a{at}" for at in range(10)}
    one.after("next_group")
    one.after("mark_all")
    assert len(one.marks) == 20
    one.after("mark_all")
    assert one.marks == {f"a{at}" for at in range(10)}
    one.show([Section("a", "A", ("a1", "a3"))])
    assert one.marks == {"a1", "a3"}


def test_the_cursor_stays_with_its_record_or_where_it_was() -> None:
    one = Scrolled(ten("a"), ten("b"))
    one.go_to("b5")
    one.show([ten("b"), ten("a")])
    assert one.current == "b5"
    one.show([Section("a", "A", ("a0", "a1")), Section("b", "B", ("b0", "b1"))])
    assert one.current == "b1"
    one.show([])
    for key in ("down", "mark", "mark_all", "next_group", "last"):
        assert one.after(key)[0] is None
    assert not one.go_to("b5")


class Drawn(RecordList):
    """A list of two columns that is drawn without colours; no line of it is in view before that."""

    room: Any = SimpleNamespace(height=0, width=0)
    has_focus: Any = True

    def ink(self, name: str = "", *more: Any) -> Any:
        return Style()

    def refresh(self, *regions: Any, **more: Any) -> Any:
        return self

    def lines(self, width: int) -> list[str]:
        self.fit_columns(width)
        return [self._draw(line, width).text for line in range(len(self._lines))]


def drawn(*sections: Section, width: int) -> list[str]:
    columns = (Column("", 4), Column(""))
    words = {"a": ("W1", "Road safety"), "b": ("W22", "Grants")}
    one = Drawn(columns, lambda key, number: Cells(words[key]), lambda: None)
    one.show(sections)
    return one.lines(width)


def test_headings_and_records_as_they_are_drawn() -> None:
    both = (Section("x", "29 July 2021", ("a", "b"), aside="40 minutes"), Section("y", "Later", (), empty="None."))
    assert drawn(*both, width=30) == [
        "29 July 2021      40 minutes  ",
        "› W1   Road safety            ",
        "  W22  Grants                 ",
        " " * 30,
        "Later                         ",
        "  None.                       ",
    ]
    assert [drawn(*both, width=width)[0] for width in (25, 24, 21, 20)] == [
        "29 July 2021 40 minutes  ",
        "29 July…    40 minutes  ",
        "29 July…   40 minutes",
        "29 July…   40…      ",
    ]
