"""What is made of one record and kept with a register, while the record stays the same object."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from store.records import Record

R = TypeVar("R", bound=Record)
T = TypeVar("T")


def kept_of(
    kept: dict[Any, Any], record: R, asked: tuple[object, ...], make: Callable[[R], T], beside: object = None
) -> T:
    """Give what is made of a record, from where `kept` has it, or made and kept there.

    `asked` tells apart what is asked of the same record. A record that only looks like one that is stored, such as one
    with an edit that is tried, is another object, and what is made of it is made anew. So it is where what it is made
    of `beside` the record is another object.
    """
    key = (*asked, record.id)
    known: tuple[R, object, T] | None = kept.get(key)
    if known is None or known[0] is not record or known[1] is not beside:
        kept[key] = known = (record, beside, make(record))
    return known[2]
