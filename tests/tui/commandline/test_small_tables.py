"""Small functions of the command line, each over all that it is asked: what comes of it, in whole."""

from __future__ import annotations

import argparse
import datetime as dt
import io
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from store.problems import Conflict, FieldConflict, FileTrouble, Problem, Refused, Stale
from store.register import Register
from store.rules.reports.standing import BLOCKS
from tui.commandline import coded, guard
from tui.commandline.args import texts
from tui.commandline.asking.do import _done
from tui.commandline.call import Call
from tui.commandline.common import Common, Usage
from tui.commandline.parser import _plain
from tui.commandline.room.room import _events

FIRST, SECOND = Problem("one", "One thing.", "Do it."), Problem("two", "Another.", "Do that.")


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("the following arguments are required: --to, --by", "Something is missing: --to, --by."),
        ("argument --to: expected one argument", "Nothing stands after --to."),
        ("argument ITEM: expected at least one argument", "Nothing stands after ITEM."),
        ("argument --line: invalid int value: 'x'", "“x” is not a whole number (for --line)."),
        (
            "argument --format: invalid choice: 'pdx' (choose from 'pdf', 'md')",
            "“pdx” is not one of pdf, md (for --format).",
        ),
        (
            "argument --format: invalid choice: 'pdx', maybe you meant 'pdf'? (choose from pdf, md)",
            "“pdx” is not one of pdf, md (for --format).",
        ),
        ("not allowed with --to", "Not allowed with --to."),
        ("is that so?", "Is that so?"),
        ("no!", "No!"),
        ("it ends.", "It ends."),
        ("", "."),
    ],
)
def test_what_the_parser_says_is_a_sentence(message: str, said: str) -> None:
    assert _plain(message) == said


@pytest.mark.parametrize(
    ("word", "more", "settings"),
    [
        ("names", {}, {}),
        ("names", {"nargs": "+"}, {"nargs": "+"}),
        ("--name", {}, {"action": "append"}),
        ("--name", {"nargs": "*"}, {"nargs": "*"}),
    ],
)
def test_an_option_of_several_texts_is_repeated(word: str, more: dict[str, Any], settings: dict[str, Any]) -> None:
    assert {name: one for name, one in texts(word, **more).settings.items() if name != "metavar"} == settings


@pytest.mark.parametrize(
    ("raised", "problems"),
    [
        (None, ()),
        (Refused(FIRST, SECOND), (FIRST, SECOND)),
        (Usage(FIRST, SECOND), (FIRST, SECOND)),
        (Stale(FIRST), (FIRST,)),
        (FileTrouble(SECOND), (SECOND,)),
        (
            Conflict(FieldConflict("a", "owner", "x", "y", "z"), FieldConflict("b", "due", "x", "y", "z")),
            (
                Problem(
                    "conflict",
                    "Someone else changed this meanwhile: owner, due. Nothing was saved.",
                    "Look at it and answer again.",
                ),
            ),
        ),
    ],
)
def test_why_it_was_refused_after_all(raised: Exception | None, problems: tuple[Problem, ...]) -> None:
    def run() -> None:
        if raised is not None:
            raise raised

    session: Any = SimpleNamespace(run=run)
    assert _done(session) == problems


def test_events_are_read_from_a_file_or_from_what_is_piped_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = b'{"event": "start", "at": "13:00"}\n{"event": "closed", "at": "14:00"}\n'
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(words)))
    (tmp_path / "events.json").write_bytes(words)
    none: Any = None
    for path in ("-", str(tmp_path / "events.json")):
        assert [one.event for one in _events(none, path)] == ["start", "closed"], path


def test_exempt_business_is_kept_back_unless_it_is_asked_for() -> None:
    none: Any = None
    for options, said in (({}, False), ({"exempt": False}, False), ({"exempt": True}, True)):
        assert Call(argparse.Namespace(**options), Common(), none).exempt is said


def test_the_blocks_of_no_report_are_all_that_a_report_may_have() -> None:
    blocks = coded.blocks_of(Register.of(), None, dt.date(2021, 7, 12))
    assert [(one.code, one.called) for one in blocks] == [(code, code) for code in BLOCKS]


def test_what_is_printed_is_utf8_and_what_cannot_be_is_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[str, dict[str, str]]] = []
    for name in ("stdout", "stderr"):
        stream = SimpleNamespace(reconfigure=lambda name=name, **how: said.append((name, how)))
        monkeypatch.setattr(sys, name, stream)
    guard._speak_utf8()
    monkeypatch.undo()
    how = {"encoding": "utf-8", "errors": "backslashreplace"}
    assert said == [("stdout", how), ("stderr", how)]
