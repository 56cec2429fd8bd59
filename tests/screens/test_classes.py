"""What holds for whole classes of widgets: which of them the cursor can get to, and that no other can."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

from textual.widget import Widget

from screens.kit.picker import Option
from screens.kit.several import SeveralPicker
from tests.mutants.places import modules

CAN_GET_THE_CURSOR = {
    "screens.dialogs.Filter",
    "screens.kit.choice.Choice",
    "screens.kit.entries.LineEntry",
    "screens.kit.entries.TextEntry",
    "screens.kit.planner.Planner",
    "screens.kit.record_list.RecordList",
    "screens.kit.seldom.More",
    "screens.kit.several.MarkingEntry",
}


def widgets() -> Iterator[type[Widget]]:
    for path in modules(("screens",)):
        module = importlib.import_module(path.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
        for one in vars(module).values():
            if isinstance(one, type) and issubclass(one, Widget) and one.__module__ == module.__name__:
                yield one


def test_the_cursor_gets_only_to_what_is_typed_into_chosen_from_or_read() -> None:
    able = {f"{one.__module__}.{one.__name__}" for one in widgets() if one.can_focus}
    assert able == CAN_GET_THE_CURSOR


def test_every_line_that_can_be_picked_is_marked_and_then_none() -> None:
    able, other = Option("a", "Ash"), Option("b", "Beech")
    trees = (able, other, Option("c", "Copper beech", "", "It is cut."))
    picker = SeveralPicker("Trees", trees)
    picker._options = {one.key: one for one in trees}
    shown: list[object] = []
    picker._show = lambda **how: shown.append(how)  # type: ignore[method-assign]
    for wanted in ({"a", "b"}, set()):
        picker.do_several_mark_all()
        assert picker._marked == wanted
    picker._marked = {"b"}
    picker.do_several_mark_all()
    assert picker._marked == {"a", "b"}
    assert shown == [{"go_to": None}] * 3
