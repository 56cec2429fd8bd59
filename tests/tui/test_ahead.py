"""What the first keys ask for is loaded while nobody types."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from screens.places import PLACES, SIDE_PLACES
from tui import ahead
from tui.ahead import MODULES, Ahead

ROOT = Path(__file__).resolve().parent.parent.parent
GOLDEN = ROOT / "tests" / "golden" / "loaded.txt"


def one_a_turn() -> Callable[[], float]:
    """Give a clock by which a second passes whenever it is looked at, so that each step ends a turn."""
    return count().__next__


NOT_AHEAD = {"screens.attendance", "screens.room"}
"""Places that are gone to from another, and on a few days of the year."""


def test_every_place_that_is_not_there_at_the_start_is_loaded_ahead() -> None:
    places = {module for module, _ in (*PLACES.values(), *SIDE_PLACES.values())}
    at_the_start = {line.split()[1] for line in GOLDEN.read_text(encoding="utf-8").splitlines()}
    assert places - at_the_start - set(MODULES) == NOT_AHEAD
    assert set(MODULES) & at_the_start == set()


def test_modules_are_loaded_one_by_one_and_not_while_keys_are_pressed(monkeypatch: pytest.MonkeyPatch) -> None:
    later: list[tuple[float, Callable[[], None]]] = []
    loaded: list[str] = []
    monkeypatch.setattr(ahead, "import_module", loaded.append)
    one = Ahead(lambda seconds, then: later.append((seconds, then)), seconds=one_a_turn())
    one.begin()

    def go_on() -> float:
        seconds, then = later.pop()
        then()
        return seconds

    first = go_on()
    assert loaded == [MODULES[0]]
    one.note_key()
    assert go_on() < first
    assert loaded == [MODULES[0]]
    assert go_on() == first
    assert loaded == list(MODULES[:2])
    while later:
        go_on()
    assert loaded == list(MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_what_is_loaded_ahead_is_there(name: str) -> None:
    assert importlib.util.find_spec(name) is not None


def test_steps_are_taken_once_everything_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    later: list[Callable[[], None]] = []
    done: list[str] = []

    def steps() -> Iterator[None]:
        for number in "12":
            done.append(number)
            yield

    monkeypatch.setattr(ahead, "import_module", done.append)
    Ahead(lambda _, then: later.append(then), steps, lambda: done.append("kept")).begin()
    while later:
        later.pop()()
    assert done == [*MODULES, "1", "2", "kept"]


def test_after_a_change_what_follows_is_worked_out_again_while_nobody_types(monkeypatch: pytest.MonkeyPatch) -> None:
    later: list[Callable[[], None]] = []
    done: list[str] = []
    stands = [1]

    def steps() -> Iterator[None]:
        for number in "ab":
            done.append(f"{stands[0]}{number}")
            yield

    def go_on() -> None:
        while later:
            later.pop()()

    monkeypatch.setattr(ahead, "import_module", lambda _: None)
    one = Ahead(lambda _, then: later.append(then), steps, lambda: done.append("kept"), lambda: stands[0], one_a_turn())
    one.begin()
    go_on()
    assert done == ["1a", "1b", "kept"]
    one.note_key()
    one.note_key()
    assert len(later) == 1
    go_on()
    assert done == ["1a", "1b", "kept"], "a key that changed nothing"
    one.note_key()
    stands[0] = 2
    for _ in range(2):
        later.pop()()
    assert done[3:] == ["2a"]
    one.note_key()
    stands[0] = 3
    go_on()
    assert done[3:] == ["2a", "3a", "3b"]


def test_steps_are_taken_together_for_a_moment_and_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    """One a turn, with a pause behind it, took 11 s at 100,000 records; of all at once a key waits for the last."""
    later: list[Callable[[], None]] = []
    now, loaded = [0.0], 0

    def load(_: str) -> None:
        nonlocal loaded
        loaded += 1
        now[0] += 0.001

    monkeypatch.setattr(ahead, "import_module", load)
    Ahead(lambda _, then: later.append(then), seconds=lambda: now[0]).begin()
    turns = []
    while later:
        before = loaded
        later.pop()()
        turns.append(loaded - before)
    assert sum(turns) == len(MODULES)
    assert set(turns[:-1]) == {3}


def test_what_fails_ahead_ends_nothing_and_the_rest_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """It fails again when it is asked for, and is told of then; ahead it ended the program within a second."""
    later: list[Callable[[], None]] = []
    done: list[str] = []
    stands = [1]

    def load(name: str) -> None:
        done.append(name)
        if name == MODULES[1]:
            raise ImportError(name)

    def steps() -> Iterator[None]:
        done.append("first")
        yield
        if stands[0] == 1:
            raise ValueError("a rule")
        done.append("second")

    monkeypatch.setattr(ahead, "import_module", load)
    one = Ahead(lambda _, then: later.append(then), steps, lambda: done.append("kept"), lambda: stands[0])
    one.begin()
    while later:
        later.pop()()
    assert done == [*MODULES, "first", "kept"]
    one.note_key()
    stands[0] = 2
    while later:
        later.pop()()
    assert done[-2:] == ["first", "second"], "another state is looked ahead at as before"


def test_what_is_looked_at_is_that_of_the_file_and_of_the_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    from screens.frame import Frame

    def noted(name: str) -> Callable[..., Iterator[tuple[object, ...]]]:
        return lambda *of: iter([(name, *of)])

    for place in ("store.links.learn_links", "store.queries.looking_ahead.look_further_ahead"):
        monkeypatch.setattr(place, noted(place.split(".")[-1]))
    monkeypatch.setattr("screens.palette.look_at_reasons", noted("look_at_reasons"))
    desk: Any = SimpleNamespace(register="records", today="today", path="panel.json", standing=(4, "today"))
    links, further = ("learn_links", "records"), ("look_further_ahead", "records", "today")
    frame = Frame.__new__(Frame)
    for of, screen, looked in (
        (None, None, [("learn_links", None)]),
        (None, object(), [("learn_links", None)]),
        (desk, None, [links, further]),
        (desk, frame, [links, further, ("look_at_reasons", frame)]),
        (None, frame, [("learn_links", None), ("look_at_reasons", frame)]),
    ):
        steps: list[Any] = list(ahead.look_ahead_at(of, screen))
        assert steps == looked
    assert ahead.standing_of(None) is None
    assert ahead.standing_of(desk, "calendar") == ("panel.json", (4, "today"), "calendar")


def test_nothing_is_looked_ahead_at_while_what_is_shown_is_worked_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    later: list[Callable[[], None]] = []
    loaded: list[str] = []
    works = [True]
    monkeypatch.setattr(ahead, "import_module", loaded.append)
    Ahead(lambda _, then: later.append(then), waits=lambda: works[0]).begin()
    for _ in range(3):
        later.pop()()
    assert loaded == []
    works[0] = False
    while not loaded:
        later.pop()()
    assert loaded[0] == MODULES[0]
