"""Whatever a command refuses it tells whole: to the last stop, at a field that it has, with an act that has a key."""

from __future__ import annotations

import inspect
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
    ActionKind,
    ComplaintDeed,
    ComplaintGround,
    ComplaintHandler,
    ComplaintOutcome,
    MeetingStatus,
    Presence,
    QuestionKind,
    Record,
    Role,
)
from store.rules.actions.due import UNDATED
from tests.known_fields import Known, known_fields
from tests.store.commands.office import TODAY
from tests.store.drawing import Drawing
from tests.store.test_machine import COMMANDS, is_told, start
from tests.test_codes import families_in, named, sources

START = start()
ACTS = {key.id for key in KEYS} | {""}
NOBODY_TYPES = {"record", "sha512"}
"""What a version is of, and the digest of what was made: chosen or worked out, so no form and no option has it."""


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


@cache
def families() -> frozenset[str]:
    """Give the patterns of codes of which a part follows from what they are about."""
    return frozenset(one for source in sources() for one in families_in(source))


def means_nothing_more(name: str, command: Callable[..., Edit]) -> None:
    """See that what is not said to a command is not meant, but for what stands in the table."""
    for one in inspect.signature(command).parameters.values():
        if (name, one.name) in MEANT:
            assert one.default == MEANT[name, one.name], one
        elif one.default is not one.empty:
            assert one.default is None or one.default is False or one.default in ("", ()) or one.default == {}, one


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
    means_nothing_more(name, command)

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
