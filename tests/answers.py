"""Whatever some functions answer in the tests of a module, whole: held against tests/golden/answers, to be read.

A module of tests names them in `HELD_WHOLE`. What a test asserts is what it is about; that nothing else of an answer
changes is seen here. What is empty is left out, and so is what Hypothesis makes up, and the tests that `LEFT_TO_CHANCE`
of a module names.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from difflib import ndiff
from enum import Enum
from functools import cache, wraps
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest import mock

import msgspec
import pytest

from store.problems import Problem, Refused
from tests.as_read import writing

ROOT = Path(__file__).parent
GOLDEN = ROOT / "golden" / "answers"
MOST, OF_A_TEST, LONGEST = 24, 80, 400
"""How many lines of one answer are told, of all in a test, and signs of a text; of what goes beyond stands a digest."""

_CHANCE = re.compile(r"[0-9a-f]{8,}|(?<=size: )\d+|(?<=byte )[\d,]+ of [\d,]+|(?<=after )[\d,]+(?= bytes)")
"""What is another each time: the id of a panel, what is named by it, and how long digests are in figures."""

EMPTY: tuple[object, ...] = (None, "", b"", False, (), [], {}, frozenset(), set())

_FOLDER: list[str] = []
"""The folder of the test that runs: left out before it is seen how long a text is, for its own length is chance."""

Answers = dict[str, list[str]]
"""The lines of what was answered in a test, by its name."""


def held_whole(request: pytest.FixtureRequest, saying: Sequence[ModuleType] = ()) -> Iterator[None]:
    """Listen to the functions of a module of tests while one of its tests runs, and compare what they answered.

    What `saying` names are modules of which every problem that they make is heard too, with all its words.
    """
    module, heard = request.module, list[str]()
    names, chance = getattr(module, "HELD_WHOLE", ()), getattr(module, "LEFT_TO_CHANCE", ())
    # What is run but now and then, for long, has no answers kept.
    seldom = request.node.get_closest_marker("soak") is not None or request.function.__name__ in chance
    if not (names or saying) or hasattr(request.function, "hypothesis") or seldom:
        yield
        return
    *rooms, file = Path(module.__file__).relative_to(ROOT).with_suffix("").parts
    path = GOLDEN / f"{'-'.join([*rooms, file.removeprefix('test_')])}.txt"
    known = _kept(path)
    _FOLDER[:] = [str(request.getfixturevalue("tmp_path"))] if "tmp_path" in request.fixturenames else []
    with ExitStack() as listening:
        for name in names:
            listening.enter_context(mock.patch.object(module, name, _listening(name, getattr(module, name), heard)))
        for one in saying:
            listening.enter_context(mock.patch.object(one, "Problem", _noting(heard)))
        yield
    if heard:
        if _FOLDER:
            heard = [_CHANCE.sub("#", _anywhere(line)) for line in heard]
        _check(path, known, request.node.name, list(_cut(heard, OF_A_TEST)))


def _noting(heard: list[str]) -> Callable[..., Problem]:
    def noted(*given: Any, **named: Any) -> Problem:
        problem = Problem(*given, **named)
        heard.append(_problem(problem))
        return problem

    return noted


def _problem(one: Problem) -> str:
    return f"{one.code}{one.field and f' at {one.field}'}: {one}"


def _listening(name: str, function: Callable[..., Any], heard: list[str]) -> Callable[..., Any]:
    @wraps(function)
    def asked(*given: Any, **named: Any) -> Any:
        try:
            answer = function(*given, **named)
        except Refused as refused:
            heard.extend([f"# {name} refuses", *map(_problem, refused.problems)])
            raise
        if isinstance(answer, Iterator):
            answer = list(answer)
            heard.extend([f"# {name}", *told(answer)])
            return iter(answer)
        heard.extend([f"# {name}", *told(answer)])
        return answer

    return asked


def _check(path: Path, known: Answers, test: str, heard: list[str]) -> None:
    if writing():
        known[test] = heard
        text = "".join(f"## {one}\n" + "".join(f"{line}\n" for line in known[one]) for one in sorted(known))
        path.write_text(text, encoding="utf-8")
    expected = known.get(test, [])
    other = "\n".join(one for one in ndiff(expected, heard) if one[0] in "+-") if heard != expected else ""
    assert not other, f"{path.name} has another answer; read it, then run with UPDATE_GOLDENS=1\n{other}"


@cache
def _kept(path: Path) -> Answers:
    """Read what is expected before a test begins, which may take the files away."""
    answers: Answers = {}
    path.parent.mkdir(exist_ok=True)
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if line.startswith("## "):
            lines = answers[line[3:]] = []
        else:
            lines.append(line)
    return answers


def told(value: Any) -> Iterator[str]:
    """Tell a value in lines: what is simple in one, and under it what is made of parts."""
    if (simple := _simple(value)) is not None:
        yield simple
        return
    parts = _parts(value)
    named = [(name, one) for name, one in parts if one not in EMPTY]
    beside = [(name, words) for name, one in named if (words := _simple(one)) is not None]
    if beside:
        yield "; ".join(f"{name}: {words}" if name else words for name, words in beside)
    yield from _cut([line for name, one in named if _simple(one) is None for line in _inner(name, one)], MOST)
    if not named:
        yield "nothing"


def _cut(lines: list[str], most: int) -> Iterator[str]:
    yield from lines[:most]
    if len(lines) > most:
        yield f"and {len(lines) - most} lines more, {_digest(chr(10).join(lines[most:]).encode())}"


def _inner(name: str, value: Any) -> Iterator[str]:
    first, *more = told(value)
    yield f"- {name}: {first}" if name else f"- {first}"
    yield from (f"  {line}" for line in more)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]


def _parts(value: Any) -> list[tuple[str, Any]]:
    if isinstance(value, msgspec.Struct):
        return [(name, getattr(value, name)) for name in value.__struct_fields__]
    if hasattr(value, "_asdict"):
        return list(value._asdict().items())
    if isinstance(value, Mapping):
        return [(str(key), one) for key, one in value.items()]
    return [("", one) for one in (sorted(value) if isinstance(value, set | frozenset) else value)]


def _anywhere(text: str) -> str:
    """Give a text without the folder in which the test happens to run."""
    return text.replace(_FOLDER[0], "…") if _FOLDER else text


def _simple(value: Any) -> str | None:
    """Give a value in a line, if it has no parts that would be told apart."""
    if isinstance(value, str) and not isinstance(value, Enum):
        value = _anywhere(value)
        words = value if value.isprintable() and value == value.strip() else ascii(value)
        return words if len(words) < LONGEST else f"{words[:100]} … {len(value)} signs, {_digest(words.encode())}"
    if isinstance(value, Path):
        return "…" if str(value) in _FOLDER else value.name
    if isinstance(value, bytes):
        value = value.replace(_FOLDER[0].encode(), "…".encode()) if _FOLDER else value
        return ascii(value) if len(value) < LONGEST else "bytes"
    if isinstance(value, msgspec.Struct | Mapping) or hasattr(value, "_asdict"):
        return None
    if isinstance(value, list | tuple | set | frozenset):
        few = [_simple(one) for one in (sorted(value) if isinstance(value, set | frozenset) else value)]
        return " | ".join(map(str, few)) if None not in few and sum(len(str(one)) for one in few) < 100 else None
    return str(value.value) if isinstance(value, Enum) else str(value)
