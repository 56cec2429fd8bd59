"""The terminal's own parts, with nothing drawn: stopping, going on, failing, and giving the terminal back."""

from __future__ import annotations

import os
import signal
import sys
from queue import Queue
from types import SimpleNamespace
from typing import Any

import pytest
from textual.message import Message

if sys.platform == "win32":
    pytest.skip("needs a Unix terminal", allow_module_level=True)

from tui import last_resort
from tui.app import Secretariat
from tui.incoming import Unreadable
from tui.reading import careful_driver, give_terminal_back
from tui.settings import Settings
from tui.terminal import Terminal


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, done: list[str]) -> Any:
    """A terminal that notes what is done with it and does nothing."""
    made: Any = object.__new__(Terminal)
    made._auto_restart, made._stopped, made._must_signal_resume = True, False, False
    for name in ("suspend_application_mode", "resume_application_mode"):
        monkeypatch.setattr(Terminal, name, lambda _, name=name: done.append(name))
    monkeypatch.setattr(os, "kill", lambda pid, number: done.append(f"{number}" if pid == os.getpid() else "another"))
    return made


def test_a_terminal_that_was_just_taken_has_not_been_stopped_and_hears_of_it_and_of_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    handled: dict[int, tuple[Any, ...]] = {}
    loop = SimpleNamespace(add_signal_handler=lambda number, act, *given: handled.update({number: (act, *given)}))
    monkeypatch.setattr("tui.terminal.LinuxDriver.__init__", lambda *_: None)
    monkeypatch.setattr("tui.terminal.asyncio.get_running_loop", lambda: loop)
    ways = {signal.SIGTERM: signal.SIG_DFL, signal.SIGHUP: signal.SIG_IGN}
    monkeypatch.setattr("tui.terminal.signal.getsignal", ways.get)
    app: Any = SimpleNamespace(leave="leave")
    terminal: Any = Terminal(app)
    assert not terminal._stopped
    stops = {signal.SIGTSTP: (terminal._stop,), signal.SIGCONT: (terminal._go_on,)}
    assert handled == {**stops, signal.SIGTERM: ("leave", 128 + signal.SIGTERM)}


def test_a_stop_that_is_asked_for_gives_the_terminal_back_once(terminal: Any, done: list[str]) -> None:
    terminal._stop()
    terminal._go_on()
    assert done == ["suspend_application_mode", f"{signal.SIGSTOP}", "resume_application_mode"]
    assert (terminal._stopped, terminal._must_signal_resume) == (False, True)


def test_who_was_stopped_without_being_asked_gives_it_back_before_it_goes_on(terminal: Any, done: list[str]) -> None:
    terminal._go_on()
    assert done == ["suspend_application_mode", "resume_application_mode"]


def test_a_program_that_has_suspended_itself_is_left_alone(terminal: Any, done: list[str]) -> None:
    terminal._auto_restart = False
    terminal._stop()
    terminal._go_on()
    assert done == [f"{signal.SIGSTOP}"]
    assert not terminal._must_signal_resume


def test_what_fails_while_keys_are_read_is_heard_of(terminal: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    failed: list[BaseException] = []
    terminal._app = SimpleNamespace(fail=failed.append)
    error = EOFError("the terminal has gone")

    def read(_: Any) -> None:
        raise error

    monkeypatch.setattr(Terminal, "run_input_thread", read)
    terminal._run_input_thread()
    assert failed == [error]


def test_what_could_not_be_read_is_told_once(terminal: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[object] = []
    monkeypatch.setattr(Terminal, "process_message", lambda _, message: handed.append(message))
    monkeypatch.setattr(Terminal, "send_message", lambda _, message: handed.append(type(message)))
    incoming: Any = SimpleNamespace(lost=3)
    message = Message()
    terminal._hand_on(incoming, iter([message]))
    terminal._hand_on(incoming, iter([message]))
    assert handed == [message, Unreadable, message]
    assert incoming.lost == 0


class Writer:
    """Stands for the thread that writes, with what it was still to take."""

    def __init__(self, *, alive: bool) -> None:
        self.alive = alive
        self._queue: Queue[str] = Queue()
        for piece in ("one", "two"):
            self._queue.put(piece)

    def is_alive(self) -> bool:
        return self.alive


@pytest.mark.parametrize(
    ("writer", "written"), [(None, True), (Writer(alive=True), True), (Writer(alive=False), False)]
)
def test_nothing_is_written_to_a_thread_that_has_gone(
    terminal: Any, monkeypatch: pytest.MonkeyPatch, writer: Writer | None, written: bool
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Terminal.__bases__[0], "write", lambda _, data: told.append(data))
    terminal._writer_thread = writer
    terminal.write("words")
    assert told == (["words"] if written else [])


@pytest.mark.parametrize(
    ("writer", "left", "forced"), [(None, 0, False), (Writer(alive=True), 2, False), (Writer(alive=False), 0, True)]
)
def test_a_terminal_is_closed_without_a_thread_that_has_failed(
    terminal: Any, monkeypatch: pytest.MonkeyPatch, writer: Writer | None, left: int, forced: bool
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Terminal.__bases__[0], "close", lambda _: told.append("closed"))
    monkeypatch.setattr(Terminal, "force_back", lambda _: told.append("forced"))
    terminal._writer_thread = writer
    terminal.close()
    assert told == ([*(["forced"] if forced else []), "closed"])
    assert (writer._queue.qsize() if writer else 0) == left


def test_a_driver_of_another_kind_is_left_alone() -> None:
    linux = type("LinuxDriver", (), {})
    other: Any = type("HeadlessDriver", (), {})
    assert careful_driver(linux) is Terminal
    assert careful_driver(other) is other


def test_the_terminal_is_given_back_without_waiting_for_keys() -> None:
    told: list[str] = []
    driver: Any = SimpleNamespace(
        _key_thread=1, stop_application_mode=lambda: told.append("stopped"), close=lambda: told.append("closed")
    )
    give_terminal_back(driver)
    assert (driver._key_thread, told) == (None, ["stopped", "closed"])
    bare: Any = SimpleNamespace(stop_application_mode=driver.stop_application_mode, close=driver.close)
    give_terminal_back(bare)
    assert not hasattr(bare, "_key_thread")


def test_the_first_failure_is_that_which_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[object] = []
    monkeypatch.setattr(last_resort, "end_soon", ended.append)
    app = Secretariat(None, Settings())
    first, second = ValueError("first"), KeyError("second")
    app.fail(first)
    app.fail(second)
    assert app.fault is first
    assert ended == [app, app]
    other = Secretariat(None, Settings())
    other.fail(KeyboardInterrupt())
    assert isinstance(other.fault, RuntimeError)
    assert str(other.fault) == "KeyboardInterrupt"
    leaving = Secretariat(None, Settings())
    leaving.leaving = True
    leaving.fail(first)
    assert leaving.fault is None
    assert len(ended) == 3


def test_a_failure_lets_go_of_what_waits_for_the_thread_that_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(last_resort, "end_soon", lambda _: None)
    let_go: list[str] = []
    app = Secretariat(None, Settings())
    driver: Any = SimpleNamespace(let_go=lambda: let_go.append("let go"))
    app._driver = driver
    app.fail(ValueError())
    assert let_go == ["let go"]


def test_the_end_is_forced_only_where_the_program_is_watched() -> None:
    app: Any = SimpleNamespace(watched=False, leaving=False, fault=None, ending=None, _driver=None)
    last_resort.end_soon(app)
    assert vars(app)["ending"] is None
    app.watched = True
    last_resort.end_soon(app)
    timer: Any = vars(app)["ending"]
    last_resort.end_soon(app)
    assert vars(app)["ending"] is timer
    timer.cancel()
    assert (timer.interval, timer.daemon, timer.args) == (3.0, True, (app,))
    app.leaving = True
    last_resort._end(app)


def test_threads_are_watched_while_the_program_runs_and_no_longer() -> None:
    import threading

    failed: list[BaseException] = []
    app: Any = SimpleNamespace(watched=False, leaving=False, fail=failed.append)
    usual = (threading.excepthook, sys.unraisablehook)
    error = ValueError()
    with last_resort.watching(app):
        assert app.watched
        hooks: list[Any] = [threading.excepthook, sys.unraisablehook]
        for hook in hooks:
            hook(SimpleNamespace(exc_value=error, exc_type=ValueError))
            hook(SimpleNamespace(exc_value=None, exc_type=KeyError))
    assert app.leaving
    assert (threading.excepthook, sys.unraisablehook) == usual
    assert failed[0] is failed[2] is error
    assert [str(one) for one in failed[1::2]] == ["KeyError", "KeyError"]
