"""Whatever a command refuses it tells whole: to the last stop, at a field that it has, with an act that has a key."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from screens.kit.keys.table import KEYS
from store.edit import Edit
from store.fields import LINE, editable
from store.problems import Conflict, Problem, Refused
from store.records import (
    Record,
)
from tests.known_fields import Known, known_fields
from tests.store.commands.office import TODAY
from tests.store.drawing import Drawing
from tests.store.test_machine import COMMANDS, is_told, start
from tests.test_codes import families_in, named, sources

START = start()
ACTS = {key.id for key in KEYS} | {""}
NOBODY_TYPES = {"record", "sha512"}
"""What a version is of, and the digest of what was made: chosen or worked out, so no form and no option has it."""


@cache
def families() -> frozenset[str]:
    """Give the patterns of codes of which a part follows from what they are about."""
    return frozenset(one for source in sources() for one in families_in(source))


def is_whole(problem: Problem, fields: Known | set[str]) -> None:
    """See that a problem is told to its end and leads somewhere."""
    is_told(problem)
    assert problem.code in named() or any(re.fullmatch(one, problem.code) for one in families()), problem
    assert problem.field in fields or problem.field in NOBODY_TYPES, problem
    assert problem.act in ACTS, problem


def can_be_kept(record: Record, *, as_read: bool) -> None:
    """See that a record holds no sign that no text may hold, no line break in a line, and all that it must have.

    `as_read` says that it keeps headings of a file as they stand there.
    """
    assert as_read or b"\\u0007" not in msgspec.json.encode(record), record
    for declared in editable(type(record)).values():
        value: Any = record
        for name in declared.path:
            value = getattr(value, name, None)
        if isinstance(value, str):
            assert value or not declared.field.required, (declared.path, record)
            assert "\n" not in value or declared.kind != LINE, (declared.path, record)


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
        max_examples=10,
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
            for record in edit.puts:
                can_be_kept(record, as_read=name.startswith("import_"))

    tried()


@pytest.mark.parametrize(
    "wrong",
    [
        Problem("no-date", "It is not", "Do.", "a"),
        Problem("no-date", "It is not.", "Do", "a"),
        Problem("no-date", "it is not.", "Do.", "a"),
        Problem("", "It is not.", "Do.", "a"),
        Problem("-".join(("of", "no", "test")), "It is not.", "Do.", "a"),
        Problem("no-date", "It is not.", "Do.", "b"),
        Problem("no-date", "It is not.", "Do.", "a", "no.act"),
    ],
)
def test_what_is_not_told_whole_is_noticed(wrong: Problem) -> None:
    with pytest.raises(AssertionError):
        is_whole(wrong, {"a"})
    is_whole(Problem("no-date", "Whom do you mean?", "Did you mean A?", "a"), {"a"})


def test_there_are_many_commands() -> None:
    assert len(COMMANDS) > 180
