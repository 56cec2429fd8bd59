"""Runs the cases of a table as one test, for to be a test of its own costs more than what most of them do.

Of 29,900 cases 19,500 stood in 1,500 tables of functions that ask for nothing but their case. Each took 2.6 to 3.6 ms
of the processor to be collected in every process, dealt, prepared and reported, where most do less than one of work.
Every case is still tried, and what fails is told with its case. `EACH=1` in the environment, `-k` or the name of a
case makes a test of each again.
"""

from __future__ import annotations

import functools
import inspect
import os
from collections import ChainMap
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Any

import pytest

Case = dict[str, Any]


def apart(config: pytest.Config) -> bool:
    """Say whether each case is asked for as a test of its own."""
    named = any("[" in name for name in config.args)
    return bool(os.environ.get("EACH")) or named or bool(config.getoption("keyword"))


def cases(function: Callable[..., object]) -> list[Case] | None:
    """Give the cases of a test that asks for nothing else; None if it has no table or is to be run in another way."""
    marks = [mark for mark in getattr(function, "pytestmark", ()) if mark.name == "parametrize"]
    if not marks or inspect.iscoroutinefunction(function) or hasattr(function, "is_hypothesis_test"):
        return None
    tables = [rows for mark in marks if (rows := _of_mark(*mark.args, **mark.kwargs))]
    every = [dict(ChainMap(*row)) for row in product(*tables)]
    asked = inspect.signature(function).parameters
    return every if len(tables) == len(marks) and len(every) > 1 and set(asked) == set(every[0]) else None


def _of_mark(names: str | Sequence[str], rows: Any, **more: Any) -> list[Case] | None:
    named = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    # What can be gone through but once is left to pytest, and so is a case with a mark of its own.
    if set(more) - {"ids"} or isinstance(rows, Iterator) or any(getattr(row, "marks", ()) for row in rows):
        return None
    return [dict(zip(named, _values(row, len(named)), strict=True)) for row in rows]


def _values(row: Any, many: int) -> Sequence[Any]:
    if isinstance(row, type(pytest.param())):
        return row.values
    return (row,) if many == 1 else row


def tried(function: Callable[..., object], every: Sequence[Case]) -> Callable[[], None]:
    """Give a test that tries every case, and raises what failed, all at once, each with the case it failed for."""

    @functools.wraps(function)
    def table() -> None:
        failed = list(_failures(function, every))
        if len(failed) == 1:
            raise failed[0]
        if failed:
            raise ExceptionGroup(f"{len(failed)} of {len(every)} cases of {function.__name__}", failed)

    table.__signature__ = inspect.Signature()  # type: ignore[attr-defined]
    marks = getattr(function, "pytestmark", ())
    table.pytestmark = [mark for mark in marks if mark.name != "parametrize"]  # type: ignore[attr-defined]
    return table


def _failures(function: Callable[..., object], every: Sequence[Case]) -> Iterator[Exception]:
    skipped = None
    for case in every:
        try:
            function(**case)
        except pytest.skip.Exception as skips:
            skipped = skips
        except Exception as failure:  # noqa: BLE001 - whatever it is, the other cases are tried
            failure.add_note("for " + ", ".join(f"{name}={value!r}" for name, value in case.items()))
            yield failure
    if skipped is not None:
        raise skipped
