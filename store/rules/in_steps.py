"""Work that is done in steps, between which something else can be done, or all at once."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeAlias, TypeVar

T = TypeVar("T")

InSteps: TypeAlias = Generator[None, None, T]
"""Work that stops after each step, and gives what came of it after the last."""


def at_once(steps: InSteps[T]) -> T:
    """Do all steps one after the other, and give what came of them."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            came: T = end.value
            return came
