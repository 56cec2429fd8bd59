"""What a problem may say that it is about: a form shows it at the field of that name, and a script reads the name."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from store.records import Part
from store.rules.lint import CODES
from store.rules.reports.standing import BLOCKS
from tests.parsed import nodes_in

OF_IMPORTS = ("add", "is", "take")
"""What the command line calls a correction of what an import reads."""

ROOT = Path(__file__).resolve().parent.parent


class Known:
    """The names of fields that there are; those of several lines of a form have the number of the line behind them.

    What looks wrong in minutes is about a slip, which begins with its code.
    """

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def __contains__(self, field: str) -> bool:
        code, colon, _ = field.partition(":")
        return code in CODES if colon else field.rstrip("0123456789") in self._names


@cache
def known_fields(*commands: Callable[..., Any]) -> Known:
    """Give what problems of commands may be about: what they take, or a field of a record; or nothing in particular."""
    taken = (name for command in commands for name in inspect.signature(command).parameters)
    return Known(_of_records().union(taken, ("", "due")))


@cache
def known_anywhere() -> Known:
    """Give what problems may be about, whichever command brings them up."""
    taken = set()
    for path in (ROOT / "store" / "commands").rglob("*.py"):
        for node in nodes_in(path.read_text(encoding="utf-8")):
            if isinstance(node, ast.arguments):
                taken |= {one.arg for one in (*node.posonlyargs, *node.args, *node.kwonlyargs)}
    return Known(_of_records().union(taken, ("", "due", "value", *OF_IMPORTS)))


@cache
def _of_records() -> frozenset[str]:
    names = {name for kind in _every_part(Part) for name in kind.__struct_fields__}
    return frozenset(names.union(BLOCKS, ("signature",)))


def _every_part(kind: type[Part]) -> Iterator[type[Part]]:
    for one in kind.__subclasses__():
        yield one
        yield from _every_part(one)
