"""Nothing of one panel is in what another prints, writes or notes, whatever was asked of both before."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from store.desk import Desk
from store.records import (
    Action,
    Asker,
    Complaint,
    ContactDetails,
    Meeting,
    Minute,
    Panel,
    Person,
    Question,
    Record,
    Seat,
    WorkItem,
)
from tests.tui.commandline.test_exempt_withheld import NEEDS
from tests.tui.line import CommandLine
from tui.commandline.parser import all_commands
from tui.settings import config_path

CANARY, PRIVATE = "ZZCANARY", "ZZPRIVATE"
DAY = dt.date(2021, 7, 29)
TOLD_OF_BOTH = ("check --all", "panels calendar", "panels clashes", "panels workload")
MEETING = ("--meeting", "29/7/2021")


def of_the_other() -> tuple[Record, ...]:
    """Something of everything, every text of it a canary; what is private is one of its own."""
    return (
        Panel(id="PANEL", name=f"{CANARY} panel", short_name=CANARY, clerk=f"{CANARY} clerk", host_authority=CANARY),
        Meeting(id="M1", date=DAY, start=dt.time(13), title=f"{CANARY} title", venue=f"{CANARY} hall", note=PRIVATE),
        Meeting(id="M2", date=DAY, start=dt.time(14), venue=f"{CANARY} hall"),
        WorkItem(id="W1", title=f"{CANARY} item", comments=CANARY, lead=CANARY, meeting="M1"),
        Person(id="P1", name=f"{CANARY} Member"),
        Seat(id="S1", person="P1", body=CANARY),
        Minute(id="N1", meeting="M1", number="1", heading=CANARY, text=PRIVATE, exempt_paragraph="3"),
        Action(id="A1", text=f"{CANARY} action", owner=CANARY, due_on=DAY, agreed_on=dt.date(2021, 3, 1)),
        Question(
            id="Q1",
            asker=Asker(name=f"{CANARY} Asker", private=ContactDetails(email=f"{PRIVATE}@example.org")),
            text=PRIVATE,
            meeting="M1",
        ),
        Complaint(id="K1", received_on=dt.date(2021, 6, 1)),
    )


@pytest.fixture
def two(cli: CommandLine) -> CommandLine:
    other = cli.folder / "apart" / "other.json"
    other.parent.mkdir()
    Desk.create(other, of_the_other(), who="clerk").close()
    for path in (cli.panel, other):
        assert cli.plain("panels", "add", str(path)).code == 0
    return cli


def written(folder: Path) -> dict[str, str]:
    """Give everything in files of the first panel and of the clerk, but for her list and the other panel."""
    return {
        str(path): path.read_bytes().decode("utf-8", "replace")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "apart" not in path.parts and path != config_path()
    }


def test_what_one_panel_prints_and_writes_holds_nothing_of_the_other(two: CommandLine) -> None:
    for words in TOLD_OF_BOTH:
        assert CANARY in two(*words.split()).out, f"{words} reads both"
    printed = 0
    for command in all_commands():
        family = command.words.split()[0]
        if family not in {"show", "export"} and command.words not in {"check", "doctor", "paper list"}:
            continue
        for more in NEEDS.get(command.words, [()])[:1]:
            done = two(*command.words.split(), *more)
            assert CANARY not in done.out + done.err, command.words
            printed += bool(done.out)
    assert printed > 60
    assert two("check", "--all", "--since-last").code == 1
    assert two.line('item add "A visit"').code == 0
    files = written(two.folder.parent)
    assert len(files) > 3
    assert [name for name, text in files.items() if CANARY in text or PRIVATE in text] == []


@pytest.mark.parametrize("words", TOLD_OF_BOTH)
def test_what_is_told_of_both_holds_nothing_private(two: CommandLine, words: str) -> None:
    for form in ((), ("--json",)):
        done = two(*words.split(), *form)
        assert CANARY in done.out
        assert PRIVATE not in done.out + done.err


def test_what_is_exempt_in_one_is_exempt_in_the_check_of_all(two: CommandLine) -> None:
    alone = two.plain(
        "check", "--file", str(two.folder / "apart" / "other.json"), "--today", "12/7/2021", "--json"
    ).json()
    both = two("check", "--all", "--json").json()
    told = [row["sentence"] for row in both if row["panel"] == CANARY and not str(row["code"]).startswith("clash-")]
    assert told == [row["sentence"] for row in alone]
