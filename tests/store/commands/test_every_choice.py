"""Whatever is chosen where a command takes one of several is done or refused: no choice is a fault of the program."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable, Iterator
from enum import Enum
from functools import partial
from typing import get_args, get_type_hints

import pytest

from store.commands.complaints.steps import resolve_complaint, withdraw_complaint
from store.edit import Edit
from store.problems import Problem, Refused
from store.records import Complaint, ComplaintDeed, ComplaintStep
from store.register import Register
from store.rules.complaints.guards import RESOLVING, WITHDRAWING
from tests.store.commands.office import TODAY, office
from tests.store.commands.test_unknown_records import THERE, commands, something
from tests.told import told

DEED = ComplaintDeed
CAME = dt.date(2021, 7, 1)


def complained(*deeds: ComplaintDeed) -> Register:
    steps = tuple(ComplaintStep(deed=deed, on=CAME) for deed in deeds)
    return office().with_edit(Edit("", (Complaint(id="K1", received_on=CAME, steps=steps),)))


def chosen() -> Iterator[tuple[Callable[..., Edit], str, Enum]]:
    """Give every argument of a command that is one of several, with each of them."""
    for command in commands():
        hints = get_type_hints(command)
        for name in inspect.signature(command).parameters:
            for one in (hints[name], *get_args(hints[name])):
                if isinstance(one, type) and issubclass(one, Enum):
                    yield from ((command, name, member) for member in one)


def test_whatever_is_chosen_of_several_is_done_or_refused() -> None:
    register, tried = complained(DEED.RECORDED), 0
    for command, name, member in chosen():
        hints = get_type_hints(command)
        others = {
            other: {**THERE, "complaint": "K1"}.get(other, something(hints[other]))
            for other, said in inspect.signature(command).parameters.items()
            if said.kind is said.KEYWORD_ONLY and said.default is said.empty and other != name
        }
        sentence, problems = "", [Problem("none", "", "")]
        try:
            sentence = command(register, TODAY, **others, **{name: member}).sentence
        except Refused as refused:
            problems = list(refused.problems)
        assert bool(sentence) or bool(problems[0].sentence), (command, name, member)
        tried += 1
    assert tried > 100


@pytest.mark.parametrize(
    ("command", "name", "of", "steps"),
    [
        (withdraw_complaint, "how", "a withdrawal", WITHDRAWING),
        (resolve_complaint, "step", "an informal resolution", RESOLVING),
    ],
)
def test_what_is_no_step_of_it_is_refused_and_says_which_are(
    command: Callable[..., Edit], name: str, of: str, steps: tuple[ComplaintDeed, ...]
) -> None:
    known = f"It can be: {', '.join(f'“{one.value}”' for one in steps[:-1])} and “{steps[-1].value}”."
    late = dt.date(2021, 8, 1)
    for deed in DEED:
        said = told(partial(command, complained(), TODAY, complaint="K1", on=late, **{name: deed}))
        codes = [one.code for one in said]
        assert "complaint.future" in codes
        assert ("complaint.step" in codes) is (deed not in steps)
        if deed not in steps:
            assert str(said[0]) == f"“{deed.value}” is no step of {of}. {known}"
            assert said[0].field == name
