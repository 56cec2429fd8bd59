"""Whatever is shown as text is given to programs too: as many rows of JSON, and as many of csv where it is a list."""

from __future__ import annotations

import csv
import io
from typing import Any

import msgspec
import pytest

from tests.tui.line import CommandLine

LISTS = {
    "show programme": 9,
    "show programme --meeting 30/9/2021": 1,
    "show calendar": 8,
    "show questions": 1,
    "show actions": 2,
    "show actions --search A1": 1,
    "show tracker": 2,
    "show chasers": 4,
    "show record W2": 12,
    "show record A1": 9,
    "show withdrawn": 1,
    "show bin": 4,
    "show clock --meeting next": 5,
    "show clock": 20,
    "show rounds": 1,
    "show prepare": 9,
    "show chain": 12,
    "show chain A1": 8,
    "show load": 5,
    "show ledger": 2,
    "show backlog": 4,
    "show members": 2,
    "show membership": 7,
    "show attendance --meeting M1": 2,
    "show quorum --meeting M1": 1,
    "show attendance-record": 1,
    "show attendance-record --from 1/4/2021 --until 1/7/2021": 0,
    "show declarations --meeting M1": 1,
    "show room": 0,
    "show findings": 10,
    "show complaints": 0,
    "show replies": 0,
    "show minute-sets": 1,
    "show after --meeting M1": 2,
    "show votes --meeting M1": 0,
    "show history": 0,
    "show reports": 0,
    "show annual": 65,
    "paper list W2": 0,
    "panels list": 0,
    "panels calendar": 4,
    "panels workload": 2,
}
WHOLE = {
    "show meeting": 1,
    "show meeting --meeting M1": 1,
    "show minutes --meeting M1": 11,
    "show brief --meeting M1": 17,
    "show agenda --meeting M5": 14,
    "show changes": 7,
    "question show Q1": 1,
    "question similar Q1": 0,
    "question sheet --meeting M5": 0,
    "setting show Clerk": 1,
    "setting show Statements": 11,
    "setting list": 146,
    "version list W2": 0,
    "dates 29/7/2021": 9,
    "chase report": 3,
    "point list": 0,
}
"""What is given as JSON alone."""


def test_as_json(small: CommandLine) -> None:
    given = {}
    for line in (*LISTS, *WHOLE):
        done = small.line(f"{line} --json")
        assert (done.code, done.err) == (0, ""), line
        given[line] = len(msgspec.json.decode(done.out, type=list[Any] | dict[str, Any]))
    assert given == {**LISTS, **WHOLE}


def test_as_csv(small: CommandLine) -> None:
    given = {}
    for line in LISTS:
        done = small.line(f"{line} --format csv")
        assert (done.code, done.err) == (0, ""), line
        given[line] = len(list(csv.reader(io.StringIO(done.out)))) - 1
    assert given == LISTS


@pytest.mark.parametrize("line", WHOLE)
def test_what_is_no_list_is_not_given_as_csv(small: CommandLine, line: str) -> None:
    done = small.line(f"{line} --format csv")
    assert done.code == 2
    assert done.err.startswith("“csv” is not one of text, ")
