"""Every act stands in step with the command of the store that it runs, and is as its row says."""

from __future__ import annotations

import ast
import datetime as dt
import importlib
import inspect
import pkgutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from types import UnionType
from typing import Annotated, Any, Union, Unpack, get_args, get_origin, get_type_hints

import pytest

import tui.commandline
from store.edit import Edit
from store.later import Deferred, Later
from store.records import Asker, Question
from store.register import Register
from tests.tui.commandline.act_rows import act_of
from tests.tui.line import CommandLine
from tui.commandline.acts import Act, act
from tui.commandline.args import day, flag, number, text, the_day
from tui.commandline.argument import Gathered, Given, OneOf, together
from tui.commandline.parser import Parser, all_commands
from tui.commandline.reading import Reading

ACTS = {command.words: row for command in all_commands() if (row := act_of(command))}


def resolved(row: Act) -> Callable[..., Any]:
    command: Any = row.command
    return command.resolve() if isinstance(command, Deferred) else row.command


def members(kind: Any) -> set[Any]:
    """Give the types that a type is a choice of, without what is said beside them."""
    if get_origin(kind) is Annotated:
        return members(get_args(kind)[0])
    if get_origin(kind) in {Union, UnionType}:
        return {one for each in get_args(kind) for one in members(each)}
    return {kind}


def takes(hint: Any, given: Any) -> bool:
    """Say whether a parameter takes everything that an argument gives."""
    wanted = members(hint)
    return all(one in wanted or any(_wider(each, one) for each in wanted) for one in members(given))


def _wider(wanted: Any, given: Any) -> bool:
    if wanted in {Any, object}:
        return True
    ordinary = isinstance(wanted, type) and isinstance(given, type) and wanted is not str
    return ordinary and issubclass(given, wanted) and wanted is not int


def parameters(command: Callable[..., Any]) -> tuple[dict[str, Any], set[str], bool]:
    """Give the types of what a command takes by name, the names it must have, and whether it takes any other."""
    hints = get_type_hints(command)
    types: dict[str, Any] = {}
    needed = set()
    anything = False
    for one in list(inspect.signature(command).parameters.values())[2:]:
        if one.kind is not inspect.Parameter.VAR_KEYWORD:
            types[one.name] = hints[one.name]
            needed |= {one.name} if one.default is inspect.Parameter.empty else set()
        elif get_origin(hints[one.name]) is Unpack:
            types |= get_type_hints(get_args(hints[one.name])[0])
        else:
            anything = True
    return types, needed, anything


def given_by(row: Act) -> list[Given]:
    fixed = [Given(name, type(value), always=True) for name, value in row.fixed.items()]
    return [*(given for one in row.arguments for given in one.gives()), *fixed]


def faults(row: Act) -> Iterator[str]:
    """Say what is wrong between an act and its command."""
    command = resolved(row)
    types, needed, anything = parameters(command)
    given = given_by(row)
    yield from (f"{name} is never given" for name in needed - {one.name for one in given if one.always})
    for one in given:
        if one.name not in types:
            if not anything:
                yield f"{command.__name__} takes no {one.name}"
        elif one.type is not None and not takes(types[one.name], one.type):
            yield f"{one.name} is {one.type}, and {types[one.name]} is wanted"


def test_there_are_acts_to_look_at() -> None:
    assert len(ACTS) > 95


@pytest.mark.parametrize("words", sorted(ACTS))
def test_an_act_gives_its_command_what_it_takes(words: str) -> None:
    row = ACTS[words]
    assert list(faults(row)) == []
    assert get_type_hints(resolved(row))["return"] is Edit


def _command(
    register: Register, today: dt.date, /, *, name: str, many: int = 1, on: dt.date | None = None, at: dt.date
) -> Edit:
    return Edit(name)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((text("name"), the_day("--at", required=True)), ""),
        ((text("name"), the_day("at"), day("--on"), number("--many")), ""),
        ((text("name"), the_day("at"), text("--nmae")), "_command takes no nmae"),
        ((text("--name"), the_day("at")), "name is never given"),
        ((text("name"), day("at")), "at is datetime.date | None, and <class 'datetime.date'> is wanted"),
        ((text("name"), the_day("at"), text("--many")), "many is <class 'str'>, and <class 'int'> is wanted"),
        ((text("name"), the_day("at"), flag("--many", "x")), "many is <class 'bool'>, and <class 'int'> is wanted"),
        ((OneOf((text("--name"), text("--file", name="name")), required=True), the_day("at")), ""),
        ((OneOf((text("--name"), text("--file", name="name"))), the_day("at")), "name is never given"),
        ((Gathered({"name": str, "at": dt.date}, lambda _, given: given, ()),), "name is never given"),
    ],
)
def test_what_does_not_fit_is_found(arguments: tuple[Any, ...], said: str) -> None:
    row = act_of(act("try it", "try", "secretariat try it", _command, *arguments))
    assert row is not None
    found = sorted(faults(row))
    assert said in found if said else found == []


def modules() -> list[str]:
    return [one.name for one in pkgutil.walk_packages(tui.commandline.__path__, "tui.commandline.")]


@pytest.mark.parametrize("name", modules())
def test_what_is_named_before_it_is_imported_is_there_under_that_name(name: str) -> None:
    """The checker of types reads the import, the program the name: they must lead to the same module."""
    module = importlib.import_module(name)
    tree = ast.parse(inspect.getsource(module))
    read = {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for branch in tree.body
        if isinstance(branch, ast.If)
        for node in branch.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    later = {key: value for key, value in vars(module).items() if isinstance(value, Later)}
    assert {key: value._module for key, value in later.items()} == {key: read.get(key) for key in later}
    for one in later.values():
        importlib.import_module(one._module)


def test_the_help_of_an_act_loads_no_command_of_the_store(cli: CommandLine) -> None:
    code = "import sys; from tui.main import main; main(['item', '--help']); print([*sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=100)
    assert "item reinstate" in done.stdout
    assert "'tui.commandline.programme.states'" in done.stdout
    assert "'store.commands.programme" not in done.stdout


def test_an_act_names_every_option_once() -> None:
    for command in all_commands():
        if act_of(command):
            names = [name for name in Parser(command).options_known if name.startswith("--")]
            assert len(names) == len(set(names)), command.words


def test_everything_wrong_with_the_arguments_of_an_act_is_said_at_once(cli: CommandLine) -> None:
    done = cli("attend", "vote", "--meeting", "31/2/2021", "--item", "99", "--for", "Nobody", "--at", "25pm")
    assert done.code == 1
    assert len(done.err.splitlines()) == 4


def test_what_is_not_given_is_not_passed_on() -> None:
    command = next(one for one in all_commands() if one.words == "question accept")
    options = Parser(command).read(["Q2"])
    row = act_of(command)
    assert row is not None
    asked = Question(id="Q2", asker=Asker(name="A. Resident"), text="Will it?")
    given = together(row.arguments, Reading(Register.of(asked), dt.date(2021, 7, 12)), options)
    assert given == {"question": "Q2"}


def test_an_hour_without_its_day_is_refused_and_not_lost(cli: CommandLine) -> None:
    done = cli("question", "edit", "Q1", "--at", "10am")
    assert (done.code, done.out, done.told) == (1, "", ("hour-alone",))
    assert done.err == "An hour is given without its day. Give the day as well: --received 5/7/2021 --at 10am.\n"
