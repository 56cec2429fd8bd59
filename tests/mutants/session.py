"""One run of pytest that collects the tests once, and tries each place in a copy of itself that ends with it."""

from __future__ import annotations

import importlib
import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.mutants.copies import Copies
from tests.mutants.fresh import ASKED
from tests.mutants.learnt import Learnt, Met, block_of, door_of, keep, kept, listen, meeting
from tests.mutants.near import asks_for, distance, near_anyway, nearest, written
from tests.mutants.places import ROOT, Place, modules
from tests.mutants.swapping import CannotSwap, Functions, functions_now, mutate
from tests.mutants.users import called, goes_by, users

PROGRAM = modules(("store", "screens", "tui"))

LOOKING = {
    "code": (
        "tests/store/test_known_codes.py",
        "tests/store/test_known_words.py",
        "tests/tui/test_known_words.py",
        "tests/screens/test_known_words.py",
    )
}
"""What looks at the functions themselves, whether it runs them or not, by the kind of place that it can notice."""

ENOUGH = 20.0
"""Seconds of work of tests, as they took when nothing was changed, that are run of those that reach a place.

That is all of them, but for what very many reach, the nearest first. Only what is live costs so much: what is
noticed is noticed by one of the first."""

WHOLE = (
    "tests/tui/commandline/test_rows_whole.py::test_every_command_is_made_as_it_was_read",
    "tests/tui/commandline/test_arguments_whole.py::test_every_argument_is_read_as_it_was_read",
    "tests/tui/commandline/shell/test_reference.py::test_the_pages_that_are_kept_are_those_that_are_printed",
    "tests/screens/test_places_whole.py::test_every_place_lists_tells_and_refuses_as_it_was_read",
    "tests/screens/test_opened_whole.py::test_every_record_opens_as_it_was_read",
    "tests/screens/test_windows_whole.py::test_every_key_leads_to_windows_as_they_were_read",
    "tests/tui/commandline/test_shown.py::test_it_is_shown_as_it_was_read",
    "tests/screens/test_walks_whole.py::test_each_key_shows_what_was_read",
    "tests/screens/test_needed.py::test_what_the_empty_form_is_refused_for_is_marked_as_needed",
)
"""Long tests that look at everything of a kind: of those that meet a place they are run last, whatever they take."""

ALWAYS = {
    "": ("tests/test_frozen.py",),
    "store/commands/": ("tests/store/commands/test_defaults.py",),
    "store/rules/": ("tests/store/rules/test_defaults.py",),
    "tui/commandline/": (
        "tests/tui/commandline/test_rows_whole.py",
        "tests/tui/commandline/test_arguments_whole.py",
        "tests/tui/commandline/test_what_acts_say.py",
        "tests/tui/commandline/test_acts.py",
        "tests/tui/commandline/shell/test_reference.py",
    ),
    "screens/": ("tests/screens/test_places_whole.py",),
    "screens/forms/": ("tests/screens/test_opened_whole.py",),
    "screens/kit/keys/": ("tests/screens/test_hints_in_order.py",),
}
"""What is also run of a place that is met at the import, by where it is: it goes through everything made there then."""

PATIENCE = 120.0
"""Seconds for which a changed program is waited for, beyond fifteen times what its tests took."""

FILES = 6
"""How many files of tests are tried where nothing is known of a place that is met at the import."""


class Result(msgspec.Struct):
    """What came of a place: `killed`, `live`, or `slow` for what had to be stopped; `by` names the test that failed."""

    place: Place
    outcome: str
    by: str
    tests: int


class Mutants:
    """The plugin: instead of running the tests once, run for each place those that meet it, the quickest first."""

    def __init__(self, places: list[Place], jobs: int, told: Callable[[Result], None], enough: float = ENOUGH) -> None:
        """Keep what is to be tried, in how many processes, with tests of so many seconds, and whom to tell of it."""
        self.places = places
        self.enough = enough
        self.copies = Copies(jobs)
        self.told = told
        self.failed = ""

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Find out which tests meet which place, as far as it is not known, then try the places."""
        for path in PROGRAM:
            if not path.endswith("__main__.py"):
                importlib.import_module(path.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
        at = Path("/proc/self/task")
        if at.exists() and len(list(at.iterdir())) > 1:
            raise pytest.UsageError("a module of tests began a thread when it was read, which no copy of it would have")
        functions = functions_now()
        items: dict[str, list[pytest.Item]] = {}
        for item in session.items:
            items.setdefault(file_of(item.nodeid), []).append(item)
        self._learn(session, functions, [held for file, held in items.items() if kept(file) is None])
        if self.places:
            learnt = learnt_of(list(items))
            self._try_all(session, functions, learnt)
        return True

    def _learn(self, session: pytest.Session, functions: Functions, files: list[list[pytest.Item]]) -> None:
        if not files:
            return
        jobs = self.copies.jobs
        acts = [lambda mine=files[job::jobs]: self._listen(session, functions, mine) for job in range(jobs)]
        list(self.copies.run(acts, [24 * 3600.0] * jobs))

    def _listen(self, session: pytest.Session, functions: Functions, files: list[list[pytest.Item]]) -> str:
        _be_quiet(session)
        met_now = listen(functions, PROGRAM)
        for items in files:
            found = []
            for item, following in _pairs(items):
                self.failed = ""
                met_now.clear()
                begun = time.process_time()
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                met: dict[str, list[int]] = {}
                for path, line in met_now:
                    met.setdefault(path, []).append(line)
                if not self.failed:
                    found.append(Met(item.nodeid, time.process_time() - begun, met))
            keep(file_of(items[0].nodeid), found)
        return ""

    def _try_all(self, session: pytest.Session, functions: Functions, learnt: list[Learnt]) -> None:
        items = {item.nodeid: item for item in session.items}
        tests = [meeting_tests(place, learnt, self.enough) for place in self.places]
        acts = [
            lambda place=place, mine=mine: self._try(
                session,
                {} if met_at_import(place, learnt) else functions,
                place,
                [items[one.test] for one in mine if one.test in items],
            )
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
            return _fresh(place, [item.nodeid for item in items])
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


def file_of(test: str) -> str:
    """Give the file of tests in which a test stands."""
    return test.partition("::")[0]


def path_of(learnt: Learnt) -> str:
    """Give the path of the file of tests of which something was learnt; nothing if none of its tests ran through."""
    return file_of(learnt.tests[0].test) if learnt.tests else ""


def learnt_of(files: list[str]) -> list[Learnt]:
    """Give what is known of files of tests, as far as it is."""
    return [learnt for file in files if (learnt := kept(file)) is not None]


def met_at_import(place: Place, learnt: list[Learnt]) -> bool:
    """Say whether no test meets a place while it runs: it is in no function, or in one that is called at the import."""
    return not place.function or not meeting(learnt, {block_of(place)})


def meeting_tests(place: Place, learnt: list[Learnt], enough: float = ENOUGH) -> list[Met]:
    """Give the tests that meet a place, those of its own module first and then the quickest, until it is enough.

    What is made at the import is met by what runs a function that uses it, or any other of its module, and by the tests
    of a file that names it or what is made of it. Those that write what its entry in a table is called come first, for
    the table itself is met by every test that types a command.
    """
    looking = [one for file in learnt if path_of(file) in LOOKING.get(place.kind, ()) for one in file.tests]
    if met_at_import(place, learnt):
        met, nearer = _of_the_import(place, learnt)
    else:
        met, nearer = meeting(learnt, {block_of(place)}), {}

    def order(one: Met) -> tuple[int, bool, float]:
        return -nearer.get(one.test, 0), distance(place.path, file_of(one.test))[0] > 1, one.seconds

    seconds, found = sum(one.seconds for one in looking), looking
    for one in sorted(met, key=order):
        if not found or seconds + one.seconds <= enough:
            seconds += one.seconds
            found.append(one)
    return [*found, *(one for name in WHOLE for one in met if one.test.startswith(name) and one not in found)]


def _of_the_import(place: Place, learnt: list[Learnt]) -> tuple[list[Met], dict[str, int]]:
    """Give the tests that what is made at the import can be noticed by, and how near to it each is."""
    doors, names, words = {door_of(*door) for door in users(place)}, goes_by(place), called(place)
    using = {one.test for one in meeting(learnt, doors)}
    met, near = [], {}
    for file in learnt:
        asks = any(asks_for(path_of(file), path, [name]) for path, name in names)
        for one in file.tests:
            own, beside = written(one.test, words)
            running = place.path in one.met
            if own or asks or running or one.test in using:
                met.append(one)
                near[one.test] = 2 * (own + beside + asks) + running
    return met, near


def _fresh(place: Place, tests: list[str]) -> str:
    always = [test for room, tests_of in ALWAYS.items() if place.path.startswith(room) for test in tests_of]
    chosen = [*always, *(tests or nearest(place, near_anyway(place))[:FILES])]
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
