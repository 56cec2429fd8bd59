"""How the application begins and ends, with nothing drawn and no process ended."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest

from store.problems import FileTrouble, Problem
from tui import app as program
from tui import last_resort
from tui.app import Secretariat, run_app
from tui.settings import Settings


class Ran:
    """A program that only notes how it was made and run."""

    fault: Exception | None = None
    return_code: int | None = None

    def __init__(self, *made: Any, **more: Any) -> None:
        self.made, self.quick, self.at_end = (*made, more), False, None
        self.seen: list[tuple[bool, object]] = []
        LAST.append(self)

    def run(self) -> None:
        self.seen.append((self.quick, self.at_end))


LAST: list[Ran] = []


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Give what is watched while it runs; there is a terminal, and the program is one that only notes."""
    seen: list[object] = []

    @contextmanager
    def watching(app: object) -> Iterator[None]:
        seen.append(app)
        yield

    monkeypatch.setattr(last_resort, "watching", watching)
    monkeypatch.setattr(program, "why_no_screen", lambda: None)
    monkeypatch.setattr(program, "Secretariat", Ran)
    LAST.clear()
    return seen


def test_the_program_that_is_run_comes_back_where_it_was_left(watched: list[object]) -> None:
    settings = Settings()
    assert run_app(None, settings=settings) == 0
    (app,) = LAST
    assert app.made == (None, settings, "programme", {"comes_back": True})
    assert (app.seen, watched) == ([(True, None)], [app])


def test_a_program_that_is_given_is_run_instead(watched: list[object]) -> None:
    def tidy() -> None:
        """Do nothing."""

    given: Any = Ran()
    given.return_code = 3
    assert run_app(None, settings=Settings(), app=given, at_end=tidy) == 3
    assert (LAST, given.seen, watched) == ([given], [(True, tidy)], [given])
    given.fault = KeyError("x")
    with pytest.raises(KeyError):
        run_app(None, settings=Settings(), app=given)


def test_without_a_terminal_nothing_is_run(watched: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "why_no_screen", lambda: Problem("x", "No terminal.", "Get one."))
    with pytest.raises(FileTrouble, match="No terminal"):
        run_app(None, settings=Settings())
    assert (LAST, watched) == ([], [])


@pytest.fixture
def app(own_folders: object, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A program without a file whose soon ending and messages are only noted, in `told`."""
    app: Any = Secretariat(None, Settings())
    app.told = []
    monkeypatch.setattr(last_resort, "end_soon", lambda one: app.told.append("ends"))
    app._close_messages_no_wait = lambda: app.told.append("closes")
    return app


def test_the_first_fault_is_the_one_that_is_told(app: Any) -> None:
    app.quick = True
    first, inner = ValueError("a"), ValueError("b")
    worker: Any = RuntimeError("of a worker")
    worker.error = inner
    app._handle_exception(worker)
    assert (app.fault, app.return_code, app.told) == (inner, 1, ["closes", "ends"])
    app._handle_exception(first)
    assert app.fault is inner


def test_a_fault_from_outside_ends_the_program_unless_it_is_leaving(app: Any) -> None:
    let_go: list[str] = []
    app._driver = SimpleNamespace(let_go=lambda: let_go.append("let go"))
    app.leaving = True
    app.fail(ValueError("a"))
    assert (app.fault, app.told, let_go) == (None, [], ["let go"])
    app.leaving = False
    app.fail(KeyboardInterrupt("a secret"))
    assert (type(app.fault), str(app.fault), app.told) == (RuntimeError, "KeyboardInterrupt", ["ends"])
    first, app.fault = app.fault, None
    second, called = ValueError("b"), []
    app._loop = SimpleNamespace(call_soon_threadsafe=lambda *words: called.append(words))
    app._driver = None
    app.fail(second)
    assert app.fault is second
    assert called == [(app._handle_exception, second)]
    app.fail(first or second)
    assert app.fault is second


@pytest.mark.parametrize(
    ("quick", "driver", "ways"),
    [
        (False, "driver", ["noted", "exit 0"]),
        (True, None, ["noted", "exit 0"]),
        (True, "driver", ["noted", "terminal driver", "tidied", "process 4"]),
    ],
)
def test_it_leaves_by_ending_the_process_only_where_it_owns_the_terminal(
    app: Any, monkeypatch: pytest.MonkeyPatch, quick: bool, driver: Any, ways: list[str]
) -> None:
    went: list[str] = []

    def note(words: str) -> Callable[..., None]:
        return lambda *more: went.append(" ".join((words, *map(str, more))))

    monkeypatch.setattr(app, "note_left", note("noted"))
    monkeypatch.setattr(app, "exit", note("exit"))
    monkeypatch.setattr(program, "give_terminal_back", note("terminal"))
    monkeypatch.setattr(os, "_exit", note("process"))
    app.quick, app._driver, app.at_end = quick, driver, note("tidied")
    assert not app.leaving
    app.leave(4)
    assert app.leaving
    assert went == ways
