"""The sample panel: Leicester, Leicestershire and Rutland as its own papers of 2015 to 2021 show it."""

from __future__ import annotations

from types import GenericAlias
from typing import cast

import msgspec

from store import bundled
from store.problems import Problem, Refused
from store.records import KINDS, Record
from store.rules.sample_day import DEMO_DAY

__all__ = ["DEMO_DAY", "sample_records"]

_FOLDER = "panels/llr"


def sample_records() -> tuple[Record, ...]:
    """Give every record of the sample panel, table by table in the order of the file.

    A kind of record of which the papers hold nothing has no file and gives nothing.

    Raises:
        Refused: the sample is missing from this installation, or a file of it is damaged.
    """
    present = frozenset(bundled.names(_FOLDER))
    records: list[Record] = []
    for kind in KINDS:
        name = f"{_FOLDER}/{kind.table}.json"
        if name in present:
            records.extend(_table(name, kind))
    return tuple(records)


def _table(name: str, kind: type[Record]) -> list[Record]:
    """Decode one file of the sample, refusing keys that the record does not have."""
    try:
        return cast("list[Record]", msgspec.json.decode(bundled.read(name), type=GenericAlias(list, (kind,))))
    except msgspec.DecodeError as trouble:
        raise Refused(
            Problem(
                "bundled.damaged",
                f"The file {name}, which comes with the program, is damaged: {trouble}.",
                "Install the program again; your own file is not affected.",
            )
        ) from trouble
