"""What the clerk can do: one pure function each, from the register and a day to an edit or a refusal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeAlias

from store.edit import Edit
from store.register import Register

P = ParamSpec("P")
"""The arguments of a command after the register and the day: whoever runs a command for others is checked by them."""

CommandOf: TypeAlias = Callable[Concatenate[Register, dt.date, P], Edit]
"""A command: from the register, the day it is given, and its own arguments to an edit. Raises Refused or Conflict."""
