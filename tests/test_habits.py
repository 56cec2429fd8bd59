"""Habits of the tests themselves: no clock decides, nothing waits for ever, no check passes by finding nothing."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.oldest import PYPROJECT, oldest
from tests.steps import growth, steps

ROOT = Path(__file__).resolve().parent.parent
MEASURES = {"bench", "mutants"}
"""What measures and is no test: it has to read a clock, and to give up on what hangs."""

TESTS = sorted(
    path
    for path in (ROOT / "tests").rglob("*.py")
    if path.name.startswith("test_") or not MEASURES.intersection(path.parts)
)

CLOCKS = frozenset(
    {"perf_counter", "perf_counter_ns", "monotonic", "monotonic_ns", "process_time", "process_time_ns", "thread_time"}
    | {"time_ns", "sleep"}
)
WAITS = frozenset({"run", "communicate", "wait", "join", "check_output", "check_call"})


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _soak(node: ast.AST) -> bool:
    return any("mark.soak" in ast.unparse(each) for each in getattr(node, "decorator_list", ()))


def clocks_read(text: str) -> Iterator[str]:
    """Give the functions of a module that read a clock or sleep, but for those that only `make soak` runs."""
    if not any(word in text for word in (*CLOCKS, "time.time", "from time ")):
        return
    for node in ast.parse(text).body:
        if _soak(node):
            continue
        for each in ast.walk(node):
            if isinstance(each, ast.Attribute) and (
                each.attr in CLOCKS or ast.unparse(each) in {"time.time", "asyncio.sleep"}
            ):
                yield f"{each.lineno}: {ast.unparse(each)}"
            if isinstance(each, ast.ImportFrom) and each.module == "time":
                yield f"{each.lineno}: from time import {', '.join(alias.name for alias in each.names)}"


_TURN = "asyncio.sleep(0) gives the event loop a turn and takes no time"
ZERO = {
    "tests/pilots.py": "it looks whether the program is at rest, and leaves the processor to it between two looks",
    "tests/screens/hands.py": _TURN,
    "tests/screens/test_in_turn.py": _TURN,
    "tests/screens/test_one_paint.py": _TURN,
    "tests/screens/test_slow_room.py": "a thread does what the loop goes on without",
    "tests/tui/test_app.py": _TURN,
}
"""Modules that sleep for no time at all, or between two looks at what they wait for, and why."""


def test_no_test_reads_a_clock() -> None:
    """Seconds differ with the machine and its load: count steps (`tests/steps.py`), or measure in `tests/bench`."""
    found = {_name(path): list(clocks_read(path.read_text(encoding="utf-8"))) for path in TESTS}
    for name in ZERO:
        assert found[name]
        assert all(each.endswith("asyncio.sleep") for each in found.pop(name))
    assert {name: read for name, read in found.items() if read} == {}


def test_the_check_sees_every_way_to_read_a_clock() -> None:
    text = "import time\ndef test():\n    start = time.perf_counter()\n    assert time.time() - start < 1\n"
    assert list(clocks_read(text)) == ["3: time.perf_counter", "4: time.time"]
    assert list(clocks_read("from time import perf_counter")) == ["1: from time import perf_counter"]
    assert list(clocks_read("@pytest.mark.soak\ndef test():\n    time.sleep(1)")) == []
    assert len(TESTS) > 100


def test_steps_tell_what_keeps_pace_from_what_is_squared_and_are_always_the_same() -> None:
    def once(size: int) -> Callable[[], object]:
        return lambda: [number * 2 for number in range(size)]

    def each_with_each(size: int) -> Callable[[], object]:
        return lambda: [one for one in range(size) for other in range(size) if one == other]

    assert 1.9 < growth(once, 200) < 2.1
    assert 3.8 < growth(each_with_each, 50) < 4.2
    assert steps(once(200)) == steps(once(200)) > 400


def waits_without_limit(text: str) -> Iterator[str]:
    """Give the calls of a module that wait for another process without saying how long."""
    if "subprocess" not in text and "communicate" not in text:
        return
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        what = ast.unparse(node.func)
        of_processes = what.startswith("subprocess.") or node.func.attr == "communicate"
        if of_processes and node.func.attr in WAITS and not any(each.arg == "timeout" for each in node.keywords):
            yield f"{node.lineno}: {what}"


def test_nothing_waits_for_another_process_without_a_limit() -> None:
    found = {_name(path): list(waits_without_limit(path.read_text(encoding="utf-8"))) for path in TESTS}
    assert {name: waits for name, waits in found.items() if waits} == {}


def test_the_oldest_versions_are_those_of_pyproject() -> None:
    text = '[project]\ndependencies = ["textual>=8.2.8,<8.3", "msgspec>=0.20"]\n'
    assert oldest(text) == ["textual==8.2.8", "msgspec==0.20"]
    assert len(oldest(PYPROJECT.read_text(encoding="utf-8"))) >= 6
    with pytest.raises(ValueError, match="names no oldest version"):
        oldest('[project]\ndependencies = ["rich"]\n')
