"""Counting what a piece of work costs in steps of the interpreter: the same on every machine, however busy it is.

A test that asserts seconds fails on a slow day and passes on a fast machine. Steps are what the program decides itself:
work that grows with the square of its input, or that is done twice, shows at once. They do not see what happens inside
one call into C (reading JSON, sorting); `make bench` measures that.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any


def steps(work: Callable[[], object]) -> int:
    """Count the instructions that Python carries out while some work is done."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        if event == "call":
            frame.f_trace_opcodes = True
            frame.f_trace_lines = False
        elif event == "opcode":
            count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def growth(work: Callable[[int], Callable[[], object]], size: int) -> float:
    """Give by how much work grows when its input is twice as large: about 2 if it keeps pace, about 4 if it is squared.

    `work` makes the work for a size. Each is done once before it is counted, so that what is loaded or remembered the
    first time does not count.
    """
    small, large = work(size), work(2 * size)
    small()
    large()
    return steps(large) / steps(small)


def longest(work: Iterator[None]) -> int:
    """Give how many functions of Python the longest step of some work calls: counted quicker than its instructions."""
    calls, most = 0, 0

    def note(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        for _ in work:
            most, calls = max(most, calls), 0
    finally:
        sys.setprofile(before)
    return max(most, calls)
