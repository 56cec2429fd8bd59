"""What is said under a field, without a screen: with the cursor in it, without, and as the form opens."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

from screens.kit.field_row import FieldRow
from screens.kit.fields import Field
from screens.kit.seldom import fold

ROOM = 10
FITS, LONG = "x" * (ROOM - 1), "x" * ROOM
"""A text that its line shows whole, and one that it has no room for: the cursor stands behind it."""


class Row(FieldRow):
    """A field of ten cells that has the cursor or not, and perhaps names records of which it knows what is meant."""

    has_cursor = False

    def __init__(self, kind: Any, typed: str, *, names: bool, meant: str = "") -> None:
        super().__init__(Field("name", "Name", kind, typed, help="Help."), lambda: dt.date(2021, 7, 12), lambda: None)
        behind: Any = SimpleNamespace(said=lambda key: f"{key} lists" if typed else "")
        self.behind = behind if names else None
        self.meant = meant

    def _meant(self) -> str:
        return self.meant

    def _room(self) -> int:
        return ROOM

    def said(self, do: str, *, cursor: bool) -> str:
        self.has_cursor = cursor
        getattr(self, do)()
        assert self.under.said_as in {"", "muted"}
        return self.under.text.strip() or "-"


STEPS = (("echo", False), ("echo", True), ("left", False), ("show_at_rest", False), ("show_at_rest", True))
"""What is done one after the other, and whether the cursor is in the field then."""

SAID = {
    ("line", "", False, ""): "- | Help. | - | - | Help.",
    ("line", "", True, ""): "- | Help. · : the list | - | - | Help. · : the list",
    ("line", FITS, False, ""): "- | Help. | - | - | Help.",
    ("line", FITS, False, "Ann"): "Ann | Ann | Ann | Ann | Ann",
    ("line", FITS, False, FITS): "- | Help. | - | - | Help.",
    ("line", FITS, False, LONG): f"{LONG} | {LONG} | {LONG} | {LONG} | {LONG}",
    ("line", FITS, True, ""): "- | lists | - | - | lists",
    ("line", FITS, True, "Ann"): "Ann | Ann | - | - | Ann",
    ("line", FITS, True, LONG): f"{LONG} | {LONG} | - | - | {LONG}",
    ("line", LONG, False, ""): f"- | {LONG} | - | - | {LONG}",
    ("line", LONG, False, "Ann"): "Ann | Ann | Ann | Ann | Ann",
    ("line", LONG, False, LONG): f"{LONG} | {LONG} | - | {LONG} | {LONG}",
    ("line", LONG, True, ""): f"- | lists | {LONG} | {LONG} | lists",
    ("line", LONG, True, "Ann"): f"Ann | Ann | {LONG} | {LONG} | Ann",
    ("text", "", False, ""): "- | Help. | - | - | Help.",
    ("text", "", True, ""): "- | Help. · : the list | - | - | Help. · : the list",
    ("text", LONG, False, ""): "- | Help. | - | - | Help.",
    ("text", LONG, True, ""): "- | lists | - | - | lists",
}
"""By the kind of a field, what stands in it, whether it names records, and what is meant by it."""


def test_what_is_said_under_a_field_with_the_cursor_and_without() -> None:
    for (kind, typed, names, meant), said in SAID.items():
        row = Row(kind, typed, names=names, meant=meant)
        assert " | ".join(row.said(do, cursor=cursor) for do, cursor in STEPS) == said, (kind, typed, names, meant)


def test_a_form_of_more_than_ten_fields_folds_away_three_or_more_that_are_seldom_filled_in() -> None:
    def folded(many: int, *seldom: int, begins_at: str = "") -> list[int]:
        rows = {
            str(at): FieldRow(Field(str(at), "Name", seldom=at in seldom, rest=""), lambda: dt.date.min, lambda: None)
            for at in range(many)
        }
        fold(rows, begins_at)
        return [at for at in range(many) if rows[str(at)].folded]

    assert folded(10, 1, 2, 3, 4) == []
    assert folded(11, 1, 2, 3, 4) == [1, 2, 3, 4]
    assert folded(11, 1, 2, 3) == [1, 2, 3]
    assert folded(11, 1, 2) == []
    assert folded(11, 1, 2, 3, begins_at="2") == []
    assert folded(11, *range(11)) == []
    assert folded(11, *range(11), begins_at="0") == list(range(1, 11))
