"""What every test stands on: no environment of the developer's, and no clock but the one given."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path
from types import FunctionType

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers
from textual._compositor import Compositor

from tests.dealing import dealt
from tests.pilots import RENDER_UPDATE, settle
from tests.styling import read_once
from tests.tables import apart, cases, tried

settings.register_profile("same", derandomize=True, deadline=None, max_examples=60)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

if "HYPOTHESIS_PROFILE" not in os.environ:
    # What constants it draws from the program rests on the modules that other tests have loaded by then: not the same
    # examples in any order. To look for them in a thousand modules takes each process 4 s besides.
    vars(providers)["_get_local_constants"] = lambda: providers._local_constants

for name in [name for name in os.environ if name.startswith("TEXTUAL_")]:
    del os.environ[name]
os.environ["TEXTUAL_ANIMATIONS"] = "none"
settle()
read_once()
gc.disable()


def _written(descriptor: int) -> None:
    """Stand in for forcing a file to the disk: a test of 300 changes waits 6 s for it, and none takes the power away.

    Tests of the forcing itself put their own in its place, and a program in a process of its own has the real one.
    """
    os.fstat(descriptor)


os.fsync = _written  # type: ignore[assignment]

_MEMORY, _ENOUGH = Path("/dev/shm"), 2 << 30


def _keep_in_memory() -> None:
    """Have the folders of the tests in memory, if the system shows some of it as a folder and 2 GiB are free.

    To make, fill and clear them on a disk takes a twelfth of the processor's time of the tests of commands, and waits.
    Whoever names another place has that; so have the long soaks, which are made for a disk.
    """
    if "PYTEST_DEBUG_TEMPROOT" in os.environ or "PAINTED" in os.environ or not os.access(_MEMORY, os.W_OK):
        return
    if shutil.disk_usage(_MEMORY).free >= _ENOUGH:
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(_MEMORY)


_keep_in_memory()

ROOT = Path(__file__).resolve().parent

SUM = "sum"

SWEEPS = (400_000, 50, 1_000)
"""How often the collector of unused memory sweeps: at Python's own 700 it takes a third of a test that opens a form."""


_READERS = frozenset({"tree_of", "nodes_in", "meeting_tests"})
"""Modules of tests that have one of these read how the modules of the program are written: 3 s of each process."""


def _when(item: pytest.Function) -> int:
    """Say in which part of the run a test comes: readers, slow ones, those that wait for a screen, the others."""
    if not _READERS.isdisjoint(vars(item.module)):
        return 0
    if item.get_closest_marker("slow") or item.path.parent == ROOT:
        return 1
    return 2 if item.path.is_relative_to(ROOT / "screens") or item.path.is_relative_to(ROOT / "tui") else 3


def pytest_pycollect_makeitem(
    collector: pytest.Module | pytest.Class, name: str, obj: object
) -> list[pytest.Function] | None:
    """Make one test of a table of cases (`tests/tables.py`); None leaves it to pytest.

    So is what is held whole by the name of each case (`tests/answers.py`).
    """
    if not isinstance(obj, FunctionType) or not name.startswith("test_") or not isinstance(collector, pytest.Module):
        return None
    held = hasattr(collector.obj, "HELD_WHOLE") or collector.path.parent == ROOT / "store" / "file"
    each = held or apart(collector.config)
    every = None if each else cases(obj)
    return [pytest.Function.from_parent(collector, name=name, callobj=tried(obj, every))] if every else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Function]) -> None:
    """Deal the tests to the processes so that each begins with its share of the slow ones.

    At first a process is given a run of neighbours, and one that has none left takes from the end of another's. In the
    order of the files the slow ones all fell to one process, and the others had nothing to do for half of the time.
    The readers come before all, and so in one process.
    """
    processes = getattr(config, "workerinput", {"workercount": 1})["workercount"]
    if processes > 1:
        parts: list[list[pytest.Function]] = [[], [], [], []]
        for item in items:
            parts[_when(item)].append(item)
        items[:] = [*parts[0], *dealt(parts[1:], processes)]


def pytest_collection_finish() -> None:
    """Leave modules and tests, which stay until the end, out of every sweep from here on: some 300 MiB.

    Until then nothing is swept: collecting took 21 s in each process, 8 of them for sweeps that find nothing.
    """
    gc.freeze()
    gc.set_threshold(*SWEEPS)
    gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Sweep behind each module, so that a process that runs thousands of tests stays as large as its largest.

    What is left then is what modules and caches keep, which no later sweep need go through: it took a sixth of the run.
    """
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
        gc.freeze()


@pytest.fixture
def paints(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the screen painted after every change, as in a terminal; else it is painted when somebody looks at it."""
    monkeypatch.setattr(Compositor, "render_update", RENDER_UPDATE)


@pytest.fixture
def add_up(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Give what notes the sum line of a long test, such as "500 kills: 0 unreadable", to be printed at the end."""
    return lambda words: record_property(SUM, words)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the sum lines, whichever process ran the tests."""
    passed = terminalreporter.getreports("passed")
    lines = [
        words for report in passed if report.when == "call" for name, words in report.user_properties if name == SUM
    ]
    for words in lines:
        terminalreporter.write_line(str(words))


NUMBERS = count()


@pytest.fixture(autouse=True)
def own_settings(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keep the clerk's own settings and files out of every test.

    A folder is made only for a test that asks for one: most write nothing, and each is looked for among all before it.
    """
    if "tmp_path" in request.fixturenames:
        own: Path = request.getfixturevalue("tmp_path")
    else:
        own = tmp_path_factory.getbasetemp() / "of-its-own" / str(next(NUMBERS))
    monkeypatch.setenv("SECRETARIAT_CONFIG", str(own / "settings.toml"))
    monkeypatch.delenv("SECRETARIAT_FILE", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(own / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(own / "data"))
    monkeypatch.delenv("NO_COLOR", raising=False)
