"""The server for the tests of this folder: one a process, started by the first that asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from store.desk import Desk
from store.records import Record
from tests.store.file.samples import NOON, items, make
from tests.store.team.server import Server, running, why_none

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    if why := why_none():
        pytest.skip(why)
    with running() as found:
        yield found


class Team:
    """Panels on a server for one test, each of a name of its own, and signposts to them for each role."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.server, self.folder = server, folder
        self.panel = ""

    def make(self, records: list[Record] | None = None, *, clerks: tuple[str, ...] = ("anna", "ben")) -> str:
        """Make a desk with records on it and give its panel's name; clerks have their rights."""
        path = self.folder / f"{next(_NUMBERS)}.json"
        make(path, items(3) if records is None else records).close()
        return self.copy_in(path, clerks=clerks)

    def copy_in(self, path: Path, *, clerks: tuple[str, ...] = ("anna", "ben")) -> str:
        """Copy a file in and give the name of the panel."""
        from store.team.address import read_address
        from store.team.managing import copy_in

        self.panel = f"panel_{next(_NUMBERS)}"
        copy_in(path, read_address(self.server.address(self.panel)))
        for role in clerks:
            self.grant(role, "clerk")
        return self.panel

    def grant(self, role: str, rights: str) -> None:
        """Run what `desk grant` prints."""
        from store.team.address import read_address
        from store.team.rights import grant

        self.server.sql(*grant(read_address(self.server.address(self.panel)), role, rights))

    def signpost(self, role: str, port: int | None = None) -> Path:
        """Give the signpost of a role to the panel made last."""
        from store.team.address import read_address, signpost_for

        return signpost_for(read_address(self.server.address(self.panel, role, port)), self.folder / role)

    def sit(self, role: str = "anna", port: int | None = None) -> Desk:
        """Sit down at the panel made last as a role."""
        return Desk.open(self.signpost(role, port), clock=lambda: NOON)


@pytest.fixture
def team(server: Server, tmp_path: Path) -> Team:
    return Team(server, tmp_path)


Pair = tuple[Desk, Desk]


@pytest.fixture(params=["file", "server"])
def sits(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., Callable[[str], Desk]]:
    """Makes a panel of some records in a room of either kind, and gives what sits down at it under a name."""

    def begin(records: list[Record] | None = None) -> Callable[[str], Desk]:
        if request.param == "file":
            path = tmp_path / "panel.json"
            make(path, items(3) if records is None else records).close()
            return lambda who: Desk.open(path, who=who, clock=lambda: NOON)
        team: Team = request.getfixturevalue("team")
        team.make(records)
        return team.sit

    return begin
