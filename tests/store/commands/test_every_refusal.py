"""Whatever a command refuses it tells whole: to the last stop, at a field that it has, with an act that has a key."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from screens.kit.keys.table import KEYS
from store.edit import Edit
from store.problems import Conflict, Problem, Refused
from tests.known_fields import Known, known_fields
from tests.store.commands.office import TODAY
from tests.store.drawing import Drawing
from tests.store.test_machine import COMMANDS, is_told, start

START = start()
ACTS = {key.id for key in KEYS} | {""}
NOBODY_TYPES = {"record", "sha512"}
"""What a version is of, and the digest of what was made: chosen or worked out, so no form and no option has it."""
CODE = re.compile(r"[a-z]+([._-][a-z]+)*")


def is_whole(problem: Problem, fields: Known | set[str]) -> None:
    """See that a problem is told to its end and leads somewhere."""
    is_told(problem)
    assert CODE.fullmatch(problem.code), problem
    assert problem.field in fields or problem.field in NOBODY_TYPES, problem
    assert problem.act in ACTS, problem


def _outcome(command: Callable[..., Edit], arguments: dict[str, Any]) -> tuple[Edit | None, tuple[Problem, ...], int]:
    """Run a command; give its edit or its problems, or how many fields are in dispute."""
    try:
        return command(START, TODAY, **arguments), (), 0
    except Refused as refused:
        return None, refused.problems, 0
    except Conflict as conflict:
        return None, (), len(conflict.fields)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_whatever_a_command_refuses_is_told_whole_and_changes_nothing(name: str) -> None:
    command = COMMANDS[name]
    fields = known_fields(command)

    @settings(
        max_examples=6,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(Drawing(START).arguments(name, command))
    def tried(arguments: dict[str, Any]) -> None:
        edit, problems, disputed = _outcome(command, arguments)
        assert (edit is None) is bool(problems or disputed)
        assert len(set(problems)) == len(problems)
        for one in problems:
            is_whole(one, fields)
        if edit is not None:
            assert edit.sentence
            assert not edit.sentence.endswith(".")
            assert len(set(edit.touches)) == len(edit.touches)

    tried()


@pytest.mark.parametrize(
    "wrong",
    [
        Problem("x", "It is not", "Do.", "a"),
        Problem("x", "It is not.", "Do", "a"),
        Problem("x", "it is not.", "Do.", "a"),
        Problem("", "It is not.", "Do.", "a"),
        Problem("X", "It is not.", "Do.", "a"),
        Problem("x", "It is not.", "Do.", "b"),
        Problem("x", "It is not.", "Do.", "a", "no.act"),
    ],
)
def test_what_is_not_told_whole_is_noticed(wrong: Problem) -> None:
    with pytest.raises(AssertionError):
        is_whole(wrong, {"a"})
    is_whole(Problem("x", "Whom do you mean?", "Did you mean A?", "a"), {"a"})


def test_there_are_many_commands() -> None:
    assert len(COMMANDS) > 180
