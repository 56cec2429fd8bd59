"""What a row of the table of keys holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

EVERYWHERE = "everywhere"
LIST = "list"
FORM = "form"
TYPING = "filter"

Deeds = Mapping[str, Callable[[], object]]
"""What keys do, by their ids, in windows and lists: there the key itself says what it is done to."""


class Key(NamedTuple):
    """One thing the clerk can do, and the keys that do it.

    The id never changes, because settings files name it. `keys` are Textual's names, parted by commas. `place` says
    where it works: everywhere, in any list, in a form, or in one place of work or window. `label` is short enough for
    the hint line; `help` is a sentence. `hint` is its rank in the hint line (0: never shown there).
    """

    id: str
    keys: str
    label: str
    help: str
    place: str
    hint: int = 0
