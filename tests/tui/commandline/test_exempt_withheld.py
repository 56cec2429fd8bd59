"""Nothing that the command line prints or writes holds a word of exempt business, unless --exempt asks for it."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator

import pytest

from store.desk import Desk
from store.edit import Edit
from store.papers.printed import PAPERS
from store.records import RoundKind, StatutoryRound
from store.register import Register
from tests.exempt_office import CANARY, exempt_records
from tests.tui.line import CommandLine
from tui.commandline.call import Call
from tui.commandline.parser import all_commands

MEETING = ("--meeting", "10/6/2021")
NEEDS: dict[str, list[tuple[str, ...]]] = {
    "show after": [MEETING],
    "show agenda": [MEETING],
    "show attendance": [MEETING, (*MEETING, "--item", "1")],
    "show brief": [MEETING],
    "show changes": [MEETING],
    "show chain": [(), ("A900",), ("A903",), ("M17",), ("W1",), ("W2",), ("N900",)],
    "show lint": [MEETING],
    "show meeting": [MEETING],
    "show minutes": [MEETING],
    "show notice": [MEETING],
    "show quorum": [MEETING],
    "show record": [(one,) for one in ("N900", "N901", "N902", "V900", "V903", "A900", "A903", "T904", "T913", "M17")],
    "show report": [("L900",)],
    "show room": [MEETING],
    "show round": [("R900",)],
    "show complaint": [("K900",)],
    "show history": [(), ("N900",)],
    "export agenda": [MEETING],
    "export all": [(*MEETING, "--out", ".")],
    "export brief": [MEETING],
    "export minutes": [MEETING],
    "export notice": [MEETING],
    "export report": [("--round", "L900")],
    "version list": [("N900",), ("A903",)],
    "version compare": [("N900", "1"), ("A903", "1")],
}
"""What a command has to be told, several times if it prints several things."""

FOR_MEMBERS = dict.fromkeys(
    ("show brief", "export brief"), "the chair's brief is for members, who have the exempt papers"
)
"""What may hold exempt business without being asked for it."""

SHOWN = [one for one in all_commands() if one.words.split()[0] in {"show", "export"} or one.words in NEEDS]
JUDGES = {"show clock", "show findings", "show prepare", "show reports", "show round", "show rounds", "check"}
"""What judges the records: it is given all that happened, without the words of what is exempt."""

LISTS = ("check", "paper list", "doctor")


@pytest.fixture
def office(cli: CommandLine) -> CommandLine:
    """The sample in a file, with exempt business at the meeting of 10 June 2021 that was changed since."""
    desk = Desk.open(cli.panel, today=dt.date(2021, 7, 12), who="clerk")

    def put(register: Register, _today: dt.date) -> Edit:
        more = StatutoryRound(id="R900", kind=RoundKind.PRECEPT, year=2022)
        return Edit(f"Entered {CANARY}", (*exempt_records(register), more))

    desk.run(put)
    desk.close()
    assert cli.line('meeting edit 10/6/2021 --venue "County Hall"').code == 0
    assert cli.line(f'minute edit N900 --text "{CANARY} again"').code == 0
    assert cli.line(f'action edit A903 --text "{CANARY} again"').code == 0
    return cli


@pytest.fixture
def judging(monkeypatch: pytest.MonkeyPatch) -> set[bool]:
    """Whether the facts of exempt business were left to what was printed."""
    asked: set[bool] = set()
    seen = Call.seen

    def listening(call: Call, desk: Desk, *, facts: bool = False) -> Register:
        asked.add(facts)
        return seen(call, desk, facts=facts)

    monkeypatch.setattr(Call, "seen", listening)
    return asked


def lines(words: str) -> Iterator[tuple[str, ...]]:
    for more in NEEDS.get(words, [()]):
        yield (*words.split(), *more)


def forms(words: str, cli: CommandLine) -> list[str]:
    """Give the forms that a command has, as its help lists them, or its paper; documents are read elsewhere."""
    paper = PAPERS.get(words.removeprefix("export ")) if words.startswith("export ") else None
    if paper is not None:
        return [form for form in paper.forms if form not in {"docx", "pdf"}]
    said = cli(*words.split(), "--help").out.partition("--format {")[2].partition("}")[0]
    return said.split(",") if said else []


@pytest.mark.parametrize("command", [one.words for one in SHOWN if one.words not in FOR_MEMBERS])
def test_nothing_is_printed_of_exempt_business(office: CommandLine, command: str, judging: set[bool]) -> None:
    for line in lines(command):
        for form in forms(command, office) or [""]:
            done = office(*line, *(("--format", form) if form else ()))
            assert done.code in {0, 1}, done.err
            assert done.out, f"{line} prints nothing: {done.err}"
            for said in (done.out, done.err):
                assert CANARY.casefold() not in said.casefold(), f"{line} {form}"
    assert judging <= {command in JUDGES}


@pytest.mark.parametrize("command", LISTS)
def test_nothing_else_that_lists_records_prints_it(office: CommandLine, command: str, judging: set[bool]) -> None:
    done = office(*command.split())
    assert CANARY not in done.out + done.err
    assert judging <= {command in JUDGES}


ASKED = ["actions", "votes", "replies", "chain", "room", "record N900", "history", "lint", "ledger", "bin"]


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_the_clerk_who_asks_is_shown_it(office: CommandLine, name: str, form: str) -> None:
    more = MEETING if name in {"room", "lint"} else ()
    done = office("show", *name.split(), *more, "--exempt", "--format", form)
    assert CANARY in done.out
    if name not in {"record N900", "lint"}:
        assert CANARY in office("export", name.split(maxsplit=1)[0], "--exempt", "--format", form).out


def test_what_is_exempt_is_written_for_its_owner_alone(office: CommandLine) -> None:
    for words, mode in (((), 0o644), (("--exempt",), 0o600)):
        path = office.folder / f"actions{len(words)}.csv"
        assert office("export", "actions", "--format", "csv", "--out", str(path), *words).code == 0
        assert (CANARY in path.read_text(encoding="utf-8")) is bool(words)
        assert path.stat().st_mode & 0o077 == mode & 0o077 & ~umask()


def umask() -> int:
    kept = os.umask(0)
    os.umask(kept)
    return kept
