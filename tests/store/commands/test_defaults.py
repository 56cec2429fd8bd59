"""What is meant where nothing is said to a command: nothing, and no, but for what stands here."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import msgspec
import pytest

import store.commands
from store.records import (
    ActionKind,
    ComplaintDeed,
    ComplaintGround,
    ComplaintHandler,
    ComplaintOutcome,
    MeetingStatus,
    Presence,
    QuestionKind,
    Role,
)
from store.rules.actions.due import UNDATED
from tests.faces import commands

COMMANDS = commands()

MEANT: dict[tuple[str, str], object] = {
    ("add_action", "kind"): ActionKind.ACTION,
    ("add_action", "due"): UNDATED,
    ("respond", "which"): 1,
    ("respond", "promise_due"): UNDATED,
    ("take_back_outcome", "which"): 1,
    ("record_guest", "presence"): Presence.IN_ATTENDANCE,
    ("add_meeting", "status"): MeetingStatus.ARRANGED,
    ("record_chased", "how"): "e-mail draft",
    ("record_complaint", "ground"): ComplaintGround.NONE,
    ("return_complaint", "outcome"): ComplaintOutcome.NONE,
    ("resolve_complaint", "by"): ComplaintHandler.NONE,
    ("resolve_complaint", "outcome"): ComplaintOutcome.NONE,
    ("withdraw_complaint", "how"): ComplaintDeed.WITHDRAWN,
    ("record_vacancy", "role"): Role.MEMBER,
    ("end_seat", "vacant"): True,
    ("set_quorum", "substitutes_count"): True,
    ("set_quorum_as_typed", "substitutes_count"): True,
    ("group_questions", "together"): True,
    ("redirect_question", "to"): "the Chief Constable",
    ("receive_question", "kind"): QuestionKind.QUESTION,
    ("close_round", "closed"): True,
}
"""What is meant where a clerk says nothing of it. Of everything else saying nothing means nothing, and no."""


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_what_is_not_said_to_a_command_is_not_meant(name: str) -> None:
    for one in inspect.signature(COMMANDS[name]).parameters.values():
        if (name, one.name) in MEANT:
            assert one.default == MEANT[name, one.name], one
        elif one.default is not one.empty:
            assert one.default is None or one.default is False or one.default in ("", ()) or one.default == {}, one


def test_the_table_names_no_command_or_argument_that_there_is_not() -> None:
    assert all(argument in inspect.signature(COMMANDS[name]).parameters for name, argument in MEANT)


SAID_ELSE = {("Piece", "kind"): ActionKind.ACTION, ("Piece", "due"): UNDATED}
"""What is meant of a part of what commands take or tell where nothing is said of it."""


def test_what_is_not_said_of_a_part_of_what_commands_tell_is_nothing_and_no() -> None:
    defaults = {
        (name, field): default
        for module in pkgutil.walk_packages(store.commands.__path__, "store.commands.")
        for name, one in vars(importlib.import_module(module.name)).items()
        if inspect.isclass(one) and one.__module__ == module.name
        for field, default in _defaults(one)
    }
    assert len(defaults) > 5
    meant = {key: default for key, default in defaults.items() if default not in (None, False, "", ())}
    assert meant == SAID_ELSE


def _defaults(one: type) -> Iterator[tuple[str, object]]:
    if issubclass(one, msgspec.Struct):
        fields = msgspec.structs.fields(one)
        yield from ((each.name, each.default) for each in fields if each.default is not msgspec.NODEFAULT)
    yield from getattr(one, "_field_defaults", {}).items()
