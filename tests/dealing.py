"""Deals what is to be done to processes, so that each begins with the longest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def dealt(parts: Sequence[Sequence[T]], processes: int) -> list[T]:
    """Give all of the parts in a row: the first share of every part, then the second share of every part, and so on.

    There are as many shares as processes; neighbours within a part stay neighbours.
    """
    return [
        one
        for share in range(processes)
        for part in parts
        for one in part[len(part) * share // processes : len(part) * (share + 1) // processes]
    ]
