"""Two offices at once, the server killed, clients killed, a black hole on one side: nothing lost, nothing twice."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store.later import Later
from store.records import WorkItem
from tests.store.team.conftest import Team
from tests.store.team.proxy import proxied
from tests.store.team.server import Server

if TYPE_CHECKING:
    from store.team import managing
else:
    managing = Later("store.team.managing")

ROOT = Path(__file__).parents[3]
LONG = [pytest.mark.soak, pytest.mark.timeout(900)]


class Office:
    """One clerk's program, and what it has acknowledged."""

    def __init__(self, place: Path, name: str, count: int) -> None:
        command = [sys.executable, "-m", "tests.store.team.workers", str(place), name, str(count)]
        self.program = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)
        self.heard = b""

    def hear(self, more: int) -> None:
        """Wait until so many more changes were acknowledged, or the program has ended."""
        assert self.program.stdout is not None
        wanted = self.heard.count(b"\n") + more
        while self.heard.count(b"\n") < wanted:
            data = os.read(self.program.stdout.fileno(), 4096)
            if not data:
                return
            self.heard += data

    def kill(self) -> None:
        """Kill it, and hear what it still said."""
        self.program.send_signal(signal.SIGKILL)
        self.end()

    def end(self) -> None:
        """Hear it to its end."""
        out, told = self.program.communicate(timeout=600)
        self.heard += out
        assert self.program.returncode in {0, -signal.SIGKILL}, told.decode()

    @property
    def acknowledged(self) -> list[str]:
        return [line.partition("\t")[0] for line in self.heard.decode().split("\n")[:-1]]

    @property
    def looked_up(self) -> int:
        """How many were only told of afterwards, because their answer had been lost."""
        return self.heard.decode().count("team.saved-after-all")


def judge(team: Team, offices: list[Office]) -> str:
    """Hold what stands on the server against what was acknowledged; gives the words of it."""
    there = Counter(item.title for item in team.sit("ben").register.all(WorkItem))
    said = [title for office in offices for title in office.acknowledged]
    lost = [title for title in said if not there[title]]
    doubled = [title for title, count in there.items() if count > 1]
    assert (lost, doubled, managing.check(team.signpost("anna")).wrong) == ([], [], ())
    looked_up = sum(office.looked_up for office in offices)
    return f"{len(said):,} acknowledged, {looked_up} of them looked up, {len(lost)} lost, {len(doubled)} doubled"


@contextmanager
def two_offices(team: Team, count: int) -> Iterator[list[Office]]:
    team.make()
    offices = [Office(team.signpost(name), name, count) for name in ("anna", "ben")]
    try:
        yield offices
    finally:
        for office in offices:
            if office.program.poll() is None:
                office.program.kill()


@pytest.mark.parametrize("count", [25, pytest.param(500, marks=LONG)])
def test_two_offices_at_once_lose_nothing(team: Team, count: int, add_up: Callable[[str], None]) -> None:
    with two_offices(team, count) as offices:
        for office in offices:
            office.end()
        words = judge(team, offices)
    assert sum(len(office.acknowledged) for office in offices) == 2 * count
    assert team.sit().revision == 2 * count
    add_up(f"two offices x {count} on a server: {words}")


@pytest.mark.soak
@pytest.mark.timeout(900)
def test_a_server_that_is_killed_ten_times_loses_nothing(
    team: Team, server: Server, add_up: Callable[[str], None]
) -> None:
    kills = 0
    with two_offices(team, 500) as offices:
        for number in range(10):
            offices[number % 2].hear(23 + 7 * number % 11)
            server.kill()
            kills += 1
            server.start()
        for office in offices:
            office.end()
        words = judge(team, offices)
    assert team.sit().revision == 1000
    add_up(f"the server killed {kills} times: {words}")


@pytest.mark.soak
@pytest.mark.timeout(900)
def test_clients_that_are_killed_lose_nothing_that_was_acknowledged(team: Team, add_up: Callable[[str], None]) -> None:
    team.make()
    offices = []
    for number in range(20):
        office = Office(team.signpost("anna"), f"client {number}", 1000)
        office.hear(1 + number % 5)
        select.select([], [], [], 0.001 * (number * 7 % 13))
        office.kill()
        offices.append(office)
    words = judge(team, offices)
    add_up(f"clients killed {len(offices)} times: {words}")


@pytest.mark.soak
@pytest.mark.timeout(900)
def test_ten_seconds_in_a_black_hole_on_one_side(team: Team, add_up: Callable[[str], None]) -> None:
    team.make()
    with proxied(team.server.port) as proxy:
        offices = [Office(team.signpost("anna", proxy.port), "anna", 300), Office(team.signpost("ben"), "ben", 300)]
        offices[0].hear(50)
        proxy.hold(new_ones=True)
        select.select([], [], [], 10)
        offices[1].hear(50)
        proxy.let_go()
        for office in offices:
            office.end()
        words = judge(team, offices)
    assert [len(office.acknowledged) for office in offices] == [300, 300]
    add_up(f"ten seconds of a black hole: {words}")
