"""Where JSON is asked for, all that comes on standard output is JSON: the answer, or why there is none, with codes."""

from __future__ import annotations

import errno
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from store.desk import Desk
from store.problems import Conflict, FieldConflict, FileTrouble, Problem, Refused, Stale
from tests.tui.line import CommandLine
from tui.commandline.common import Usage, asks_for_json
from tui.commandline.refusal import Refusal, refusal

TWO = (Problem("first", "First.", "Do this.", "title", "item.edit"), Problem("second", "Second.", ""))
RAISED = {
    "usage": (Usage(*TWO), 2, ["first", "second"]),
    "refused": (Refused(*TWO), 1, ["first", "second"]),
    "stale": (Stale(TWO[0]), 1, ["first"]),
    "conflict": (Conflict(FieldConflict("title", "title", "a", "b", "c")), 1, ["conflict"]),
    "file": (FileTrouble(TWO[1]), 3, ["second"]),
    "stopped": (KeyboardInterrupt(), 130, ["stopped"]),
    "unforeseen": (RuntimeError("a resident's words"), 1, ["unexpected"]),
}


def failing(trouble: BaseException) -> Callable[..., None]:
    def fail(desk: Desk, change: str | None) -> None:
        raise trouble

    return fail


@pytest.mark.parametrize("kind", RAISED)
def test_whatever_stops_a_command_is_answered_with_its_codes(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    trouble, code, codes = RAISED[kind]
    monkeypatch.setattr(Desk, "undo", failing(trouble))
    done = cli("undo", "--json")
    answer = msgspec.json.decode(done.out, type=Refusal, strict=True)
    assert (done.code, [one.code for one in answer.problems], list(done.told)) == (code, codes, codes)
    assert done.err == "".join(f"{f'{one.sentence} {one.cure}'.strip()}\n" for one in answer.problems)
    assert "resident" not in done.out + done.err
    plain = cli("undo")
    assert (plain.code, plain.out, plain.err) == (code, "", done.err)


def test_a_refusal_says_which_field_and_names_nothing_inside_the_program() -> None:
    told: Any = msgspec.json.decode(msgspec.json.encode(refusal(TWO)))
    assert told == {
        "problems": [
            {"code": "first", "sentence": "First.", "cure": "Do this.", "field": "title"},
            {"code": "second", "sentence": "Second.", "cure": "", "field": ""},
        ]
    }


def test_a_refused_act_a_list_and_a_command_not_understood_are_all_answered(cli: CommandLine) -> None:
    for line, code, told in (
        ("item edit W9999 --title X --json", 1, "unknown-id"),
        ("show clock --meeting M9999 --format json", 1, ""),
        ("item mov --format=json", 2, "usage.command"),
        ("item add --json", 2, "usage"),
    ):
        done = cli.line(line)
        answer = msgspec.json.decode(done.out, type=Refusal)
        assert done.code == code, line
        assert answer.problems[0].code == (told or done.told[0]), line
    done = cli.plain("--file", str(cli.folder / "none.json"), "undo", "--json")
    assert (done.code, msgspec.json.decode(done.out, type=Refusal).problems[0].code) == (3, done.told[0])


def test_an_answer_that_nobody_reads_leaves_the_exit_code(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(problems: tuple[Problem, ...]) -> None:
        raise BrokenPipeError(errno.EPIPE, "")

    monkeypatch.setattr("tui.commandline.refusal.print_refusal", gone)
    monkeypatch.setattr("tui.commandline.guard._silence", lambda stream: None)
    assert cli("item", "edit", "W9999", "--title", "X", "--json").code == 1


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("show programme --json", True),
        ("--json", True),
        ("show programme --format json", True),
        ("show programme --format=json", True),
        ("show programme --format text", False),
        ("show programme --format csv json", False),
        ("show programme", False),
        ("item add -- --json", False),
        ("", False),
    ],
)
def test_json_is_asked_for_before_a_lone_dash_dash(words: str, asked: bool) -> None:
    assert asks_for_json(words.split()) is asked


def test_the_shape_of_a_refusal_is_published(cli: CommandLine) -> None:
    schema = msgspec.json.decode(cli("schema", "refusal").out)
    assert set(schema["$defs"]["Reason"]["required"]) == {"code", "sentence", "cure", "field"}
    assert all(one["description"] for one in schema["$defs"]["Reason"]["properties"].values())
    assert "with --json a refusal is answered as JSON too" in cli("--help").out
