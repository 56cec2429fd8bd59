"""What each paper says otherwise where one field of one record is empty, or another of those that it can be.

The panel is the one of which everything is recorded. What is expected stands in tests/golden/varied, a file for each
paper; of a line that is longer in one place only, both forms stand there.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from enum import Enum
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from msgspec.structs import FieldInfo, fields, replace

from store.edit import Edit
from store.papers.printed import printed
from store.problems import Refused
from store.records import Record
from store.register import Register
from tests.as_read import same_lines
from tests.store.full_panel import TODAY, full_panel

GOLDEN = Path(__file__).parents[1] / "golden" / "varied"
FULL = full_panel()
ASKED: dict[str, tuple[str, tuple[dict[str, Any], ...], str]] = {
    "agenda": (
        "text",
        ({"meeting": "M2"}, {"meeting": "M3"}, {"meeting": "M2", "changes_sheet": True}),
        "people meetings items questions",
    ),
    "minutes": ("text", ({"meeting": "M2"}, {"meeting": "M2", "exempt": True}), "meetings minutes votes declarations"),
    "notice": ("text", ({"meeting": "M3"},), "panel meetings"),
    "annual": ("text", ({},), "actions rounds complaints"),
    "report": ("text", ({"report": "L1"}, {"report": "L2"}), "reports"),
    "attendance": ("text", ({},), "meetings"),
    "programme": ("csv", ({},), "meetings items"),
    "complaints": ("text", ({},), "complaints"),
    "questions": ("csv", ({},), "questions"),
    "tracker": ("csv", ({},), "actions minutes"),
    "declarations": ("csv", ({},), "declarations"),
    "members": ("csv", ({},), "seats"),
    "calendar": ("csv", ({},), "meetings"),
}
"""By the name of a paper: the form in which it is printed, what it is asked for, and the records that it stands on."""


_OTHER_RECORD = {"Report": ("id", "binned_on", "kind", "round", "step")}
"""Fields with which a record is another one, or none that can be: a report of another kind asks other things."""


def others(one: FieldInfo, now: Any) -> Iterator[Any]:
    """Give what else a field can be: what it is if nothing is said, and each other of a few."""
    unsaid = [one.default] if one.default is not msgspec.NODEFAULT else []
    unsaid += [one.default_factory()] if one.default_factory is not msgspec.NODEFAULT else []
    kinds = get_args(one.type) or (one.type,)
    few: list[Any] = [each for kind in kinds if isinstance(kind, type) and issubclass(kind, Enum) for each in kind]
    few += [True, False] if bool in kinds else []
    yield from (each for each in unsaid if each != now)
    yield from (each for each in few if each != now and each not in unsaid)


def said(name: str, register: Register, asked: dict[str, Any]) -> list[str]:
    """Print a paper; where it is refused, say why."""
    try:
        return printed(name, ASKED[name][0], register, TODAY, **asked).data.decode().splitlines()
    except Refused as refused:
        return [str(one) for one in refused.problems]


def varied(name: str) -> Iterator[str]:
    """Tell of each field what the paper says otherwise if it is something else, once where that is said of several."""
    _, every, tables = ASKED[name]
    usual = [said(name, FULL, asked) for asked in every]
    for record in (one for table in tables.split() for one in FULL.tables[table].values()):
        for field, other in _fields(record):
            register = FULL.with_edit(Edit("", (replace(record, **{field: other}),)))
            for asked, before in zip(every, usual, strict=True):
                lines = [*unified_diff(before, said(name, register, asked), n=0, lineterm="")][2:]
                if lines:
                    value = other.value if isinstance(other, Enum) else other
                    yield f"# {record.id} {field} {value!r}: {' '.join(map(str, asked.values()))}".rstrip()
                    yield from (line.rstrip() for line in lines if not line.startswith("@@"))


def _fields(record: Record) -> Iterator[tuple[str, Any]]:
    for one in fields(record):
        if one.name not in _OTHER_RECORD.get(type(record).__name__, ("id", "binned_on")):
            yield from ((one.name, other) for other in others(one, getattr(record, one.name)))


@pytest.mark.parametrize("name", ASKED)
def test_what_a_paper_says_otherwise_where_one_field_is_another(name: str) -> None:
    same_lines(GOLDEN / f"{name}.txt", varied(name))
