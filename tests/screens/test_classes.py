"""What holds for whole classes of widgets: which of them the cursor can get to, and that no other can."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

import pytest
from textual.widget import Widget

from screens.kit.marked import Marked
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


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("One",), "For 1: One."),
        (("One", "Two", "Three"), "For 3: One; Two; Three."),
        (("Z" * 60, "Y" * 60, "X"), f"For 3: {'Z' * 60}; {'Y' * 60}; X."),
        (("Z" * 60, "Y" * 200, "X"), f"For 3: {'Z' * 60}; and 2 more."),
        (("First " + "Z" * 300, "Second"), "For 2: First"),
    ],
)
def test_those_that_something_is_done_to_are_named_in_their_order_as_far_as_there_is_room(
    names: tuple[str, ...], said: str
) -> None:
    ids = tuple(f"W{at}" for at, _ in enumerate(names))
    words = Marked(ids, names).words
    assert words == said if said.endswith(".") else words.startswith(said), words


def test_what_is_left_out_is_said_with_every_reason() -> None:
    marked = Marked(("W1",), ("One",), (("W2", "Two.", "It is over."), ("W3", "Three", "It is gone.")))
    assert marked.words == "For 1: One. Not for 2 of 3: Two: It is over.  Three: It is gone."
    assert Marked(("W1",), ("One",)).left_out == ""
