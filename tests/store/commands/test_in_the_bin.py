"""Nothing is done to a record that is in the bin, and that it is there is said with whatever else is wrong."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from msgspec.structs import replace

from store.edit import Edit
from store.problems import Conflict, Refused
from store.records import Person, Record
from tests.store.commands.office import TODAY
from tests.store.drawing import Drawing
from tests.store.test_machine import COMMANDS, start

START = start()

OF_THE_BIN = {"restore_records", "bin_records"}
"""What the bin is for."""

LOOKED_FOR_BY = {("step_in", "item")}
"""By what it is looked for who is out; nothing is done to it."""


def named(name: str, arguments: dict[str, Any]) -> Iterator[Record]:
    """Give the records that a command is done to: those that have to be named.

    Of people who are on a roll already it is said that they are, whether they are in the bin or not.
    """
    for one in inspect.signature(COMMANDS[name]).parameters.values():
        value = arguments.get(one.name) if one.default is one.empty and (name, one.name) not in LOOKED_FOR_BY else None
        record = START.find(value) if isinstance(value, str) else None
        if record is not None and record.binned_on is None and not isinstance(record, Person):
            yield record


def problems_of(command: Callable[..., Edit], binned: Record, arguments: dict[str, Any]) -> set[str]:
    register = START.with_edit(Edit("", (replace(binned, binned_on=TODAY),)))
    try:
        command(register, TODAY, **arguments)
    except Refused as refused:
        return {one.code for one in refused.problems}
    except Conflict:
        return {"in-bin"}
    return set()


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - OF_THE_BIN))
def test_what_is_in_the_bin_is_left_there(name: str) -> None:
    @settings(
        max_examples=3,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(Drawing(START).arguments(name, COMMANDS[name]))
    def tried(arguments: dict[str, Any]) -> None:
        for record in named(name, arguments):
            codes = problems_of(COMMANDS[name], record, arguments)
            assert any("bin" in code.replace(".", "-").split("-") for code in codes), (record.id, codes)

    tried()
