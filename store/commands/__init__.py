"""What the clerk can do: one pure function each, from the register and a day to an edit or a refusal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeAlias

from store.edit import Edit
from store.problems import Problem
from store.register import Register

P = ParamSpec("P")
"""The arguments of a command after the register and the day: whoever runs a command for others is checked by them."""

CommandOf: TypeAlias = Callable[Concatenate[Register, dt.date, P], Edit]
"""A command: from the register, the day it is given, and its own arguments to an edit. Raises Refused or Conflict."""


def told_at_once(before: Register, after: Register, edit: Edit, today: dt.date) -> tuple[Problem, ...]:
    """Tell what a clerk should know as soon as a change is made, though nothing was refused.

    That is what is odd about a day or a time that was entered, by whatever way, that an agenda is out which the change
    makes another, and what was done before and is left behind by it.
    """
    from store.rules.day_notes import MOST, told_of_days
    from store.rules.programme.announced import on_published_agendas
    from store.rules.programme.overtaken import told_of_what_is_behind
    from store.rules.time_notes import told_of_times

    odd = (*told_of_days(before, after, edit.puts, today), *told_of_times(before, after, edit.puts))
    days = tuple({problem.sentence: problem for problem in odd}.values())
    behind = told_of_what_is_behind(before, after, edit.touches, today)
    return (*days[:MOST], *on_published_agendas(before, after, edit.touches, today)[:MOST], *behind[:MOST])
