"""What is done aside, and what is said of it meanwhile, at a screen that is never drawn."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from screens.kit import aside as at_side
from screens.kit.aside import STILL_AT_IT, Outcome, aside, waiting
from store.problems import Problem, Refused
from store.room import apart


class Place:
    """Screens beside each other: it keeps what is said, and what is to be run beside the keys."""

    def __init__(self, *others: Place) -> None:
        self.at_server = self.told_to_wait = False
        self.beside = (self, *others)
        self.said: list[tuple[str, str]] = []
        self.begun: list[Coroutine[Any, Any, None]] = []

    def say(self, words: str, ink: str = "") -> None:
        self.said.append((words, ink))

    def run_worker(self, work: Coroutine[Any, Any, None]) -> None:
        self.begun.append(work)


def never(outcome: Outcome[Any]) -> None:
    raise AssertionError(outcome)


def pieces(*made: Callable[[], str]) -> Callable[[], str]:
    """Work that is done in pieces, each aside, and gives what came of them."""
    return lambda: " ".join(apart(one, slow=True) for one in made)


def refuses() -> str:
    raise Refused(Problem("x", "No.", "Yes."))


def test_what_waits_for_nothing_is_done_at_once() -> None:
    place, came = Place(), []
    aside(place, lambda: apart(lambda: 7, slow=False), lambda outcome: came.append(outcome()))
    assert (came, place.said, place.begun, place.at_server) == ([7], [], [], False)

    def told(outcome: Outcome[str]) -> None:
        with pytest.raises(Refused, match="No"):
            outcome()
        came.append(8)

    aside(place, refuses, told)
    assert came == [7, 8]


def test_what_comes_quickly_is_not_announced() -> None:
    place, came = Place(), []
    place.told_to_wait = True
    work = pieces(lambda: "one", lambda: "two")
    aside(place, work, lambda outcome: came.append((outcome(), place.at_server)))
    assert (place.at_server, place.told_to_wait, came) == (True, False, [])
    asyncio.run(place.begun.pop())
    assert (came, place.said, place.at_server) == ([("one two", False)], [], False)


def test_trouble_of_a_piece_is_that_of_the_whole() -> None:
    place, came = Place(), []

    def told(outcome: Outcome[str]) -> None:
        with pytest.raises(Refused, match="No"):
            outcome()
        came.append(place.at_server)

    aside(place, pieces(lambda: "one", refuses), told)
    asyncio.run(place.begun.pop())
    assert came == [False]


@pytest.mark.parametrize("told", [False, True])
def test_what_is_long_in_coming_is_announced_unless_the_clerk_was_told(
    told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, came = Place(), []
    other = Place(place)

    async def after_all(doing: set[asyncio.Task[Any]], *, timeout: float) -> tuple[set[Any], set[Any]]:
        assert timeout == pytest.approx(0.2)
        return set(), doing

    monkeypatch.setattr(asyncio, "wait", after_all)
    assert not waiting(other)
    aside(place, pieces(lambda: "one"), lambda outcome: came.append(outcome()), "At it …")
    if told:
        aside(other, pieces(lambda: "two"), never)
        assert (other.said, other.begun, other.at_server) == ([(STILL_AT_IT, "warn")], [], False)
        assert (place.told_to_wait, other.told_to_wait) == (True, False)
    asyncio.run(place.begun.pop())
    assert (came, place.said) == (["one"], [] if told else [("At it …", "muted")])
    assert not waiting(other)


def test_saving_is_what_is_announced_if_nothing_else_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_side, "_SAID_AFTER", 0)
    place = Place()
    aside(place, pieces(lambda: "one"), lambda outcome: None)
    asyncio.run(place.begun.pop())
    assert place.said == [("Saving …", "muted")]
