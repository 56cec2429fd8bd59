"""One run of pytest that collects the tests once, and tries each place in a copy of itself that ends with it."""

from __future__ import annotations

import importlib
import io
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.mutants.copies import Copies
from tests.mutants.fresh import ASKED
from tests.mutants.near import near_anyway, nearest
from tests.mutants.places import ROOT, Place, modules
from tests.mutants.swapping import CannotSwap, Functions, functions_now, mutate, probe
from tests.mutants.users import Door, users

ENOUGH = 20.0
"""Seconds of work of tests, as they took when nothing was changed, that are run of those that reach a place."""

PATIENCE = 120.0
"""Seconds for which a changed program is waited for, beyond fifteen times what its tests took."""

FILES = 6
"""How many files of tests are tried for a place that is met at the import: each is a new start."""


class Met(msgspec.Struct):
    """What one test met when nothing was changed: the numbers of the probes, and how many seconds it took."""

    test: str
    seconds: float
    met: list[int]


class Result(msgspec.Struct):
    """What came of a place: `killed`, `live`, or `slow` for what had to be stopped; `by` names the test that failed."""

    place: Place
    outcome: str
    by: str
    tests: int


class Mutants:
    """The plugin: instead of running the tests once, run for each place those that meet it."""

    def __init__(self, places: list[Place], jobs: int, told: Callable[[Result], None]) -> None:
        """Keep what is to be tried, in how many processes, and whom to tell of each result."""
        self.places = places
        self.copies = Copies(jobs)
        self.told = told
        self.failed = ""
        self.met_now: set[int] = set()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Find out which tests meet which place, then try the places."""
        for path in modules(("store", "screens", "tui")):
            if not path.endswith("__main__.py"):
                importlib.import_module(path.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
        functions = functions_now()
        count = len(self.places)
        doors: dict[Door, int] = {}
        entered = {
            number: [doors.setdefault(one, count + len(doors)) for one in users(place)]
            for number, place in enumerate(self.places)
            if not place.function
        }
        met = self._learn(session, functions, doors)
        tests = [_order(place, _meeting(met, entered.get(n, [n]))) for n, place in enumerate(self.places)]
        self._try_all(session, functions, tests)
        return True

    def _learn(self, session: pytest.Session, functions: Functions, doors: dict[Door, int]) -> list[Met]:
        probe_all = lambda: probe(functions, self.places, doors, lambda *told: self.met_now.update(told))  # noqa: E731
        files = sorted({item.path for item in session.items})
        shares = [set(files[job :: self.copies.jobs]) for job in range(self.copies.jobs)]
        acts = [lambda mine=mine: self._listen(session, probe_all, mine) for mine in shares]
        said = [words for _, words in self.copies.run(acts, [24 * 3600.0] * len(acts))]
        return [one for words in said for one in msgspec.json.decode(words, type=list[Met])]

    def _listen(self, session: pytest.Session, probe_all: Callable[[], None], mine: set[Path]) -> str:
        _be_quiet(session)
        probe_all()
        found = []
        for item, following in _pairs([item for item in session.items if item.path in mine]):
            self.failed, self.met_now = "", set()
            begun = time.process_time()
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if not self.failed:
                found.append(Met(item.nodeid, time.process_time() - begun, sorted(self.met_now)))
        return msgspec.json.encode(found).decode()

    def _try_all(self, session: pytest.Session, functions: Functions, tests: list[list[Met]]) -> None:
        items = {item.nodeid: item for item in session.items}
        acts = [
            lambda place=place, mine=mine: self._try(session, functions, place, [items[one.test] for one in mine])
            for place, mine in zip(self.places, tests, strict=True)
        ]
        limits = [PATIENCE + 15 * sum(one.seconds for one in mine) for mine in tests]
        for number, words in self.copies.run(acts, limits):
            outcome, _, by = words.partition("\n")
            self.told(Result(self.places[number], outcome or "slow", by, len(tests[number])))

    def _try(self, session: pytest.Session, functions: Functions, place: Place, items: list[pytest.Item]) -> str:
        _be_quiet(session)
        try:
            if not items:
                raise CannotSwap
            mutate(functions, place)
        except CannotSwap:
            return _fresh(place, [item.nodeid.partition("::")[0] for item in items])
        self.failed = ""
        for item, following in _pairs(items):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.failed:
                return f"killed\n{self.failed}"
        return "live\n"

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note the first test that failed."""
        if report.failed and not self.failed:
            self.failed = report.nodeid


def _meeting(met: list[Met], probes: list[int]) -> list[Met]:
    return [one for one in met if not set(probes).isdisjoint(one.met)]


def _order(place: Place, met: list[Met]) -> list[Met]:
    files: dict[str, list[Met]] = defaultdict(list)
    for one in met:
        files[one.test.partition("::")[0]].append(one)
    found: list[Met] = []
    for file in nearest(place, list(files)):
        for one in files[file]:
            if found and sum(each.seconds for each in found) + one.seconds > ENOUGH:
                return found
            found.append(one)
    return found


def _fresh(place: Place, files: list[str]) -> str:
    chosen = nearest(place, sorted({*files, *near_anyway(place)}))[:FILES]
    if not chosen:
        return "live\nno test is near"
    asked = {**os.environ, ASKED: msgspec.json.encode(place).decode()}
    command = [sys.executable, "-m", "pytest", "-x", "-p", "tests.mutants.fresh", "-p", "no:xdist", *chosen]
    done = subprocess.run(command, cwd=ROOT, env=asked, capture_output=True, text=True, check=False, timeout=1800)
    by = next((line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))), "")
    return f"killed\n{by}" if done.returncode else "live\n"


def _be_quiet(session: pytest.Session) -> None:
    reporter: Any = session.config.pluginmanager.getplugin("terminalreporter")
    reporter._tw._file = io.StringIO()
    factory: Any = vars(session.config)["_tmp_path_factory"]
    factory._basetemp = Path(tempfile.mkdtemp())


def _pairs(items: list[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    yield from zip(items, [*items[1:], None], strict=True)
