"""What a list to pick from works out before it is drawn: what it lists, how wide it is, whether all stands in line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest

from screens.kit.columns import LONGEST
from screens.kit.picker import MadeLater, Option, Picker
from screens.kit.window import Window

THREE = (Option("a", "Ash tree", "by the gate"), Option("b", "Beech"), Option("c", "Copper beech", "", "It is cut."))


@pytest.fixture
def width(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Give the size of the terminal, which may be set."""
    size = SimpleNamespace(width=80)
    monkeypatch.setattr(Picker, "app", SimpleNamespace(size=size))
    return size


def in_line(picker: Any) -> bool:
    return bool(picker._all_said_in_line([picker._cells_of(one) for one in picker._all]))


@pytest.mark.parametrize(
    ("options", "more", "said"),
    [
        ((), {}, False),
        (THREE[:2], {}, True),
        (THREE, {}, False),
        ((Option("a", "Ash", after="It stands."),), {}, False),
        (THREE[:2], {"search": lambda typed: THREE}, False),
        (THREE[:2], {"later": lambda typed: THREE}, False),
        (THREE[:2], {"last": Option("z", "None of these")}, False),
        (tuple(Option(str(at), "x") for at in range(400)), {}, True),
        (tuple(Option(str(at), "x") for at in range(401)), {}, False),
        ((Option("a", "x" * 69),), {}, True),
        ((Option("a", "x" * 76),), {}, False),
    ],
)
def test_nothing_is_said_below_where_all_stands_in_line(
    width: SimpleNamespace, options: tuple[Option, ...], more: dict[str, Any], said: bool
) -> None:
    picker: Any = Picker("Trees", options, **more)
    assert in_line(picker) == said
    width.width = 3
    assert in_line(picker) is False


def test_words_that_no_list_has_room_for_are_said_below(width: SimpleNamespace) -> None:
    width.width = 900
    for cells, said in ((LONGEST, True), (LONGEST + 1, False)):
        picker: Any = Picker("Trees", [Option("a", "x" * cells)])
        picker.widest = 900
        assert in_line(picker) == said


def test_a_box_narrower_than_its_lines_says_them_below(width: SimpleNamespace) -> None:
    picker: Any = Picker("Trees", THREE[:2])
    picker.widest = least = len("Ash tree") + len("by the gate") + 11
    assert in_line(picker)
    picker.widest = least - 1
    assert not in_line(picker)
    picker.widest = least
    width.width = least
    assert in_line(picker)
    width.width = least - 1
    assert not in_line(picker)


def test_of_very_many_those_around_the_cursor_are_measured() -> None:
    many = [Option(str(at), "x") for at in range(500)]
    for go_to, first, last in (("", 0, 59), ("0", 0, 59), ("59", 0, 118), ("60", 0, 119), ("61", 1, 120)):
        picker: Any = Picker("Trees", many, go_to=go_to)
        measured = picker._measured()
        assert (measured[0].key, measured[-1].key) == (str(first), str(last))
    few: Any = Picker("Trees", many[:400], go_to="300")
    assert len(few._measured()) == 400


def test_what_is_made_later_is_made_once_and_when_it_is_looked_at() -> None:
    made: list[str] = []

    def make() -> Option:
        made.append("made")
        return THREE[2]

    later = MadeLater("k", make)
    assert (later.key, later.heading, made) == ("k", "", [])
    assert (later.label, later.detail, later.why_not, later.after) == ("Copper beech", "", "It is cut.", "")
    assert made == ["made"]


@pytest.mark.parametrize(
    ("many", "more", "silent", "lines"),
    [
        (0, {}, False, 2 + 0 + 2),
        (12, {}, False, 2 + 12 + 2),
        (13, {}, False, 2 + 13 + 3),
        (2, {}, True, 2 + 3),
        (4, {}, True, 2 + 4),
        (4, {"search": lambda typed: ()}, False, 2 + 6 + 2),
        (5, {"later": lambda typed: ()}, False, 2 + 6 + 2),
        (7, {"later": lambda typed: ()}, False, 2 + 7 + 2),
    ],
)
def test_a_box_is_as_high_as_its_list_and_what_is_said_below_it(
    monkeypatch: pytest.MonkeyPatch, many: int, more: dict[str, Any], silent: bool, lines: int
) -> None:
    options = [Option(str(at), "x") for at in range(many)]
    picker: Any = Picker("Trees", options, **more)
    picker._options, picker._silent = {one.key: one for one in options}, silent
    picker.list = SimpleNamespace(virtual_size=SimpleNamespace(height=many))
    monkeypatch.setattr(picker, "_most_said", lambda: 1)
    assert picker.lines_inside() == lines


def test_of_very_many_what_is_said_is_made_ahead_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Window, "begin", lambda _: None)
    for many, ahead in ((400, []), (401, [100, 100, 100, 100, 1, 0])):
        made: list[int] = []
        put_off: list[tuple[float, Callable[[], None]]] = []

        def make(at: int, made: list[int] = made) -> Option:
            made.append(at)
            return THREE[0]

        picker: Any = Picker("Trees", [MadeLater(f"{at}", partial(make, at)) for at in range(many)])
        for method in ("_show", "call_after_refresh", "snug", "_measured", "_all_said_in_line"):
            setattr(picker, method, lambda *_, **more: ())
        picker.typed.focus = picker.list.make_bar = lambda: None
        picker.set_timer = lambda seconds, then, put_off=put_off: put_off.append((seconds, then))
        picker.begin()
        done = [len(made)] if put_off else []
        while put_off:
            seconds, then = put_off.pop()
            assert seconds == 0.02
            then()
            done.append(len(made) - sum(done))
        assert done == ahead
        assert made == list(range(sum(ahead)))
