"""The lists as text, whole and in order: of a small office that a reader can go through by hand, and of the sample."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from store.desk import Desk
from tests.store.commands.office import office
from tests.tui.line import CommandLine
from tui.settings_writing import write_setting

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "shown"

OFFICE = """
show programme
show programme --meeting 30/9/2021
show calendar
show questions
show actions
show tracker
show chasers
show meeting
show meeting --meeting M1
show record W2
show record A1
show withdrawn
show bin
show clock --meeting next
show clock
show rounds
show prepare
show chain
show chain A1
show load
show ledger
show backlog
show members
show membership
show attendance --meeting M1
show quorum --meeting M1
show attendance-record
show attendance-record --from 1/4/2021 --until 1/7/2021
show declarations --meeting M1
show room
question show Q1
question similar Q1
question sheet --meeting M5
setting show Clerk
version list W2
panels calendar
panels workload
dates 29/7/2021
chase report
check
item move W6 --to next --reason Early
item bin W3
item withdraw W5 --reason Late
version list W6
version compare W6 1
show history
show history W6 --limit 1
show withdrawn
show bin
point name "Before lunch"
point list
undo
redo
undo
show ledger
""".strip().splitlines()
"""What is asked of the office, some of it after it was changed."""

SAMPLE = """
show members --meeting 27/1/2021
show membership --on 1/2/2021
show attendance --meeting 27/1/2021
show votes --meeting 27/1/2021
show quorum --meeting 29/7/2021 --item 1
show replies --meeting 3/2/2017
show declarations --meeting 27/1/2021
show minute-sets
show load
show ledger
show backlog
show lint --meeting 27/1/2021
show after --meeting 27/1/2021
show chain A7
paper list W14
action split N17
setting show Statements
""".strip().splitlines()


@pytest.fixture
def small(cli: CommandLine) -> CommandLine:
    cli.panel.unlink()
    records = [record for table in office().tables.values() for record in table.values()]
    Desk.create(cli.panel, records, today=dt.date(2021, 7, 12)).close()
    return cli


def talk(cli: CommandLine, lines: list[str]) -> str:
    """Give what was typed with all that was printed."""
    said = []
    for line in lines:
        done = cli.line(line)
        assert (done.code, done.err) == (int(line.startswith(("check", "show lint"))), ""), (line, done)
        said += [f"$ secretariat {line}", *(each.rstrip() for each in done.out.splitlines()), ""]
    return "\n".join(said)


@pytest.mark.parametrize("name", ["office", "sample"])
def test_it_is_shown_as_it_was_read(name: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """At half past ten by the clock of the office; who writes is said in the clerk's settings."""
    instant = dt.datetime(2021, 7, 12, 9, 30, tzinfo=dt.UTC)
    stopped = SimpleNamespace(datetime=SimpleNamespace(now=lambda _: instant), UTC=dt.UTC)
    monkeypatch.setattr("store.clock.dt", stopped)
    cli = request.getfixturevalue("small" if name == "office" else "cli")
    assert write_setting("who", "Ann Clerk")
    text = talk(cli, OFFICE if name == "office" else SAMPLE)
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDENS"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    wanted = path.read_text(encoding="utf-8") if path.exists() else ""
    assert text == wanted, f"{path.name} differs; read it aloud, then run with UPDATE_GOLDENS=1\n{text}"
