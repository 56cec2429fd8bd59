"""The clock is read in one module, and asked for the time only where something is kept or printed."""

from __future__ import annotations

import ast
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from store import clock
from tests.parsed import nodes_in

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(path for room in ("tui", "screens", "store") for path in (ROOT / room).rglob("*.py"))

READERS = {
    "store/clock.py": "it is the clock",
    "store/file/patience.py": "trying again for a while needs no date, only how long it has been",
    "tui/ahead.py": "steps that are taken for a moment need no date, only how long they have taken",
    "screens/kit/working_out.py": "steps that are taken for a moment need no date, only how long they have taken",
    "store/team/wire.py": "an answer that is waited for until a deadline needs no date, only how long it has been",
}
"""The modules that may read the clock, each with its reason."""

ASKERS = {
    "store/desk.py": "a change is dated and today is the day it is",
    "store/file/drafts.py": "what was typed is dated",
    "store/team/talk.py": "while a server is away, what is shown says as at what time",
    "tui/commandline/call.py": "commands that need no file count from today",
    "tui/commandline/common.py": "--today tomorrow counts from the day it really is",
    "tui/last_words.py": "a line of the log says when",
    "tui/files.py": "the file set aside is named by the hour",
    "tui/commandline/office/doctor.py": "the file set aside is named by the hour",
    "tui/commandline/office/import_data.py": "the file set aside is named by the hour",
}
"""The modules that may ask the clock what time it is, each with its reason. Rules, commands, screens are given it."""

_METHODS = {"now", "utcnow", "today"}
_MODULES = {"time"}
_FUNCTIONS = {"localtime", "gmtime", "formatdate", "time_ns", "perf_counter", "monotonic", "uuid1"}


def reads_the_clock(text: str) -> Iterator[str]:
    """Go through everything in a module that would read the clock of the computer."""
    for node in nodes_in(text):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name in _MODULES)
        elif isinstance(node, ast.ImportFrom):
            yield from (name.name for name in node.names if node.module in _MODULES or name.name in _FUNCTIONS)
        elif isinstance(node, ast.Attribute) and node.attr in _FUNCTIONS:
            yield node.attr
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _METHODS:
            yield ast.unparse(node.func)
        elif isinstance(node, ast.Attribute) and node.attr in _METHODS and _is_a_type(node.value):
            yield ast.unparse(node)


def _may_read(text: str) -> bool:
    """Say whether any of the words with which the clock is read stands in a module: others need not be taken apart."""
    return any(word in text for word in (*_METHODS, *_MODULES, *_FUNCTIONS))


def _is_a_type(node: ast.expr) -> bool:
    return (node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")) in {"datetime", "date"}


def asks_the_clock(text: str) -> bool:
    return "clock" in text and any(
        isinstance(node, ast.ImportFrom)
        and ((node.module == "store.clock" and {one.name for one in node.names} & {"now", "here"}) or _whole(node))
        for node in nodes_in(text)
    )


def _whole(node: ast.ImportFrom) -> bool:
    return node.module == "store" and any(one.name == "clock" for one in node.names)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_only_the_clock_reads_the_clock() -> None:
    read = {
        name_of(path): list(reads_the_clock(text)) for path in MODULES if _may_read(text := path.read_text("utf-8"))
    }
    assert {name: how for name, how in read.items() if how and name not in READERS} == {}
    assert set(READERS) <= set(read)


def test_only_those_with_a_reason_ask_what_time_it_is() -> None:
    assert {name_of(path) for path in MODULES if asks_the_clock(path.read_text("utf-8"))} == set(ASKERS)


@pytest.mark.parametrize(
    "text",
    [
        "dt.datetime.now(dt.UTC)",
        "datetime.utcnow()",
        "day = dt.date.today()",
        "clock: Clock = dt.datetime.now",
        "import time",
        "from time import monotonic",
        "from email.utils import formatdate",
        "utils.localtime()",
    ],
)
def test_every_way_of_reading_it_is_seen(text: str) -> None:
    assert list(reads_the_clock(text))


@pytest.mark.parametrize("text", ["desk.today", "moment.time()", "today = call.today", "now = clock()"])
def test_a_day_that_is_given_is_no_clock(text: str) -> None:
    assert list(reads_the_clock(text)) == []


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2021-07-11T22:59:59", "2021-07-11"),
        ("2021-07-11T23:00:00", "2021-07-12"),
        ("2021-12-31T23:59:59", "2021-12-31"),
        ("2022-01-01T00:00:00", "2022-01-01"),
        ("2021-10-31T00:30:00", "2021-10-31"),
    ],
)
def test_the_day_is_londons(instant: str, day: str) -> None:
    assert clock.london_day(dt.datetime.fromisoformat(instant).replace(tzinfo=dt.UTC)).isoformat() == day


def test_now_is_in_utc_and_here_is_the_same_instant(monkeypatch: pytest.MonkeyPatch) -> None:
    instant = dt.datetime(2021, 7, 11, 23, 30, tzinfo=dt.UTC)
    assert clock.now().tzinfo is dt.UTC
    monkeypatch.setattr(clock, "now", lambda: instant)
    assert clock.here() == instant
    assert clock.here().tzinfo is not None
