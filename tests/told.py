"""What is said against something that is asked: its problems, however they come; and the next best that is let pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from types import ModuleType
from typing import Any, NamedTuple
from unittest import mock

from store.problems import FileTrouble, Problem, Refused, Stale
from tests.known_fields import known_anywhere


class Told(NamedTuple):
    """A code, what brings it about, the sentence and cure that are said then, and what is as near and passes."""

    code: str
    refused: Callable[[], Any]
    says: str
    passes: Callable[[], Any] | None = None


def told(call: Callable[[], Any]) -> list[Problem]:
    """Give every problem that something gives, or is refused with."""
    try:
        given = call()
    except Refused as refused:
        return list(refused.problems)
    except (FileTrouble, Stale) as trouble:
        return [trouble.problem]
    found = given if isinstance(given, Iterable) else [given]
    return [one for one in found if isinstance(one, Problem)]


def codes_told(call: Callable[[], Any]) -> list[str]:
    """Give the codes of what is said against something."""
    return [one.code for one in told(call)]


@contextmanager
def codes_made(*modules: ModuleType) -> Iterator[list[str]]:
    """Collect the codes of the problems that modules make, where only their sentences go on from there."""
    made: list[str] = []

    def noted(code: str, *words: str) -> Problem:
        made.append(code)
        return Problem(code, *words)

    with ExitStack() as patched:
        for module in modules:
            patched.enter_context(mock.patch.object(module, "Problem", noted))
        yield made


def check_told(case: Told) -> None:
    """Check that the code is told with its words, and that nothing is said against what is next to it."""
    found = told(case.refused)
    said = [str(one) for one in found if one.code == case.code]
    assert said, [(one.code, str(one)) for one in found]
    assert case.says in said
    assert all(one.field in known_anywhere() for one in found), [(one.code, one.field) for one in found]
    if case.passes is not None:
        assert told(case.passes) == []


def names(cases: Iterable[Told]) -> list[str]:
    """Give a name to each case, for pytest."""
    return [f"{number} {case.code}" for number, case in enumerate(cases)]
