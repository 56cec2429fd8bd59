"""Values that JSON and the records allow and that no panel has: days nobody lives to see, numbers without end."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from store.file.codec import LARGEST
from store.records import Record

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
"""The years in which a date of a record can lie. With years far from these, counting days has no end."""

_ODD_DAY = rb':\s?\[?"(?:0|1[0-8]|2[2-9]|[3-9])\d{2,3}-\d\d-\d\d["T]'
_ODD_NUMBER = rb"[:,\[]\s?-?\d{16}"
"""Compiled when first looked for: a file that is as it was saved is not searched."""


def oddity(text: bytes, records: Mapping[str, Record]) -> tuple[str, str] | None:
    """Give the id of the first record of a table with a value that no panel has, and the fault; None if all is well.

    The text is searched first, because that costs a fraction of looking at every value.
    """
    if not re.search(_ODD_DAY, text) and not re.search(_ODD_NUMBER, text):
        return None
    for record in records.values():
        for field, value in _values(record, ""):
            if isinstance(value, dt.date) and not FIRST_YEAR <= value.year <= LAST_YEAR:
                return record.id, f"its field “{field}” is not in the years {FIRST_YEAR} to {LAST_YEAR}"
            if isinstance(value, int) and abs(value) >= LARGEST:
                return record.id, f"its field “{field}” is far too large a number"
    return None


def _values(value: Any, field: str) -> Iterator[tuple[str, Any]]:
    """Go through every value of a record with the field that holds it."""
    if isinstance(value, tuple):
        for one in value:
            yield from _values(one, field)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _values(getattr(value, name), f"{field}.{name}" if field else name)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _values(one, field)
    else:
        yield field, value
