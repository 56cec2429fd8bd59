"""The door: every command has one shape, and mypy checks what it is given by whoever runs it for others."""

from __future__ import annotations

import ast
import datetime as dt
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import store.commands
from store.commands.programme.items import add_item
from store.fields import editable
from store.records import (
    Action,
    AgendaLine,
    Complaint,
    Declaration,
    Interest,
    Meeting,
    Minute,
    Panel,
    Paper,
    Part,
    Question,
    Report,
    Response,
    Seat,
    StatutoryRound,
    WorkItem,
)
from store.register import Register
from tests.parsed import nodes_in

ROOT = Path(__file__).resolve().parent.parent

PREAMBLE = """
import datetime as dt
from store.commands.edits import Joined
from store.commands.programme.items import add_item
from store.commands.programme.moves import move_items
from store.desk import Desk
from screens.frame import Frame
from screens.kit.office import Office
desk: Desk
frame: Frame
office: Office
joined: Joined
"""

CARRIERS = (
    "desk.run(",
    "joined.run(",
    "frame.carry_out(",
    "office.carry_out(",
    'frame.carry_out_to("W1", ',
    'office.carry_out_to("W1", ',
)
"""Everything that runs a command for others, up to the command."""

GIVEN = {
    'move_items, items=("W1",), to="M16", reason="")': "",
    'add_item, title="Budget", meeting=None, moveable=True)': "",
    'move_items, itemz=("W1",), to="M16")': 'Unexpected keyword argument "itemz"',
    'move_items, items=("W1",), to=16)': '"to" to ',
    'move_items, items=("W1",))': 'Missing named argument "to"',
    'move_items, items=("W1",), to=None, today=dt.date.min)': 'Unexpected keyword argument "today"',
    "add_item, meeting=None)": 'Missing named argument "title"',
    'len, items=("W1",))': "incompatible type",
}
"""The rest of such a call, and how mypy refuses it; empty if it must not."""


@pytest.mark.slow
def test_mypy_checks_what_a_command_is_given(tmp_path: Path) -> None:
    """Asked once for all of them, with the settings and the cache of the program itself: cold, that takes a while."""
    cases = [(f"{carrier}{rest}", why) for carrier in CARRIERS for rest, why in GIVEN.items()]
    calls = tmp_path / "calls.py"
    calls.write_text(PREAMBLE.lstrip() + "\n".join(case for case, _ in cases) + "\n", encoding="utf-8")
    said = subprocess.run(
        [sys.executable, "-m", "mypy", str(calls)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert said.returncode == 1, said.stdout + said.stderr
    first = PREAMBLE.strip().count("\n") + 2
    errors: dict[int, str] = {}
    for number, words in re.findall(r"calls\.py:(\d+): error: (.*)$", said.stdout, re.MULTILINE):
        errors[int(number) - first] = f"{errors.get(int(number) - first, '')} {words}".strip()
    assert set(errors) <= set(range(len(cases))), said.stdout
    for number, (case, why) in enumerate(cases):
        words = errors.get(number, "")
        assert why in words if why else words == "", f"{case}: {words or 'nothing is said'}"


def commands() -> dict[str, Callable[..., Any]]:
    """Every command: a public function of that room that gives an edit."""
    modules = pkgutil.walk_packages(store.commands.__path__, "store.commands.")
    held = {name: one for module in modules for name, one in vars(importlib.import_module(module.name)).items()}
    return {
        name: one
        for name, one in held.items()
        if inspect.isfunction(one) and not name.startswith("_") and one.__annotations__.get("return") == "Edit"
    }


def test_there_are_commands_to_look_at() -> None:
    assert len(commands()) > 100


@pytest.mark.parametrize("name", sorted(commands()))
def test_a_command_takes_the_register_the_day_and_then_names(name: str) -> None:
    parameters = list(inspect.signature(commands()[name]).parameters.values())
    first, rest = parameters[:2], parameters[2:]
    assert [(one.name, one.annotation) for one in first] == [("register", "Register"), ("today", "dt.date")]
    assert all(one.kind is inspect.Parameter.POSITIONAL_ONLY for one in first)
    assert all(one.kind in {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD} for one in rest)


@pytest.mark.parametrize(
    ("details", "why"), [({"colour": "red"}, "no field 'colour'"), ({"minutes": "ten"}, "minutes")]
)
def test_details_of_a_record_are_checked_by_its_declaration(details: dict[str, Any], why: str) -> None:
    """They are declared in the record, where mypy does not see them, so the command itself holds them against that."""
    with pytest.raises(TypeError, match=why):
        add_item(Register.of(), dt.date(2021, 7, 12), title="Budget", **details)


DETAILED: dict[str, type[Part]] = {
    "word_line": AgendaLine,
    "add_paper": Paper,
    "edit_paper": Paper,
    "add_item": WorkItem,
    "edit_item": WorkItem,
    "add_action": Action,
    "edit_action": Action,
    "add_meeting": Meeting,
    "edit_meeting": Meeting,
    "take_seat": Seat,
    "edit_seat": Seat,
    "add_complaint": Complaint,
    "edit_complaint": Complaint,
    "receive_question": Question,
    "edit_question": Question,
    "open_round": StatutoryRound,
    "edit_round": StatutoryRound,
    "declare": Declaration,
    "edit_declaration": Declaration,
    "register_interest": Interest,
    "edit_interest": Interest,
    "edit_panel": Panel,
    "add_minute": Minute,
    "edit_minute": Minute,
    "correct_minute": Minute,
    "respond": Response,
    "draft_report": Report,
    "edit_report": Report,
}
"""The commands that take details of a record by the names of its fields, which mypy does not see: whose they are."""


def takes_any_name(command: Callable[..., Any]) -> bool:
    """Say whether a command takes names that no TypedDict lists."""
    more = (one for one in inspect.signature(command).parameters.values() if one.kind is one.VAR_KEYWORD)
    return any(not str(one.annotation).startswith("Unpack[") for one in more)


def test_the_commands_that_take_any_name_are_known() -> None:
    assert {name for name, command in commands().items() if takes_any_name(command)} == set(DETAILED)


def details_given(text: str) -> Iterator[tuple[str, str]]:
    """Go through the names that calls in a text give a command: to itself, or through whoever runs it for them."""
    for node in nodes_in(text):
        if not isinstance(node, ast.Call) or getattr(node.func, "id", "") in {"act", "Deed"}:
            continue  # the arguments of an act are held against its command by a test of their own
        named = [
            one.attr if isinstance(one, ast.Attribute) else getattr(one, "id", "") for one in (node.func, *node.args)
        ]
        for command in set(named) & set(DETAILED):
            yield from ((command, word.arg) for word in node.keywords if word.arg is not None)


def test_every_detail_that_is_named_in_the_program_is_a_field() -> None:
    """What forms and options give comes from the declarations; what a line of the program names itself is read here."""
    seen = 0
    for path in (path for room in ("tui", "screens", "store") for path in (ROOT / room).rglob("*.py")):
        for command, name in details_given(path.read_text(encoding="utf-8")):
            seen += 1
            own = inspect.signature(commands()[command]).parameters
            assert name in own or name in editable(DETAILED[command]), f"{path.name}: {command} has no {name}"
    assert seen > 20
    assert list(details_given("desk.run(items.add_item, titel=1)\nedit_item(r, t, item=2)")) == [
        ("add_item", "titel"),
        ("edit_item", "item"),
    ]


@pytest.mark.parametrize("room", ["tui", "screens", "store"])
def test_nobody_runs_commands_unchecked(room: str) -> None:
    """A carrier that takes any function at all, with any arguments, would put its callers out of mypy's sight."""
    modules = list((ROOT / room).rglob("*.py"))
    assert modules
    assert [path for path in modules if "Callable[..., Edit]" in path.read_text("utf-8")] == []
