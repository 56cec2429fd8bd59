"""The journal's record of one change."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

import msgspec

from store.records.base import Part, Record


class Touched(Part, frozen=True, kw_only=True):
    """One record before and after a change, as written in the file; absent means it did not exist."""

    id: str
    table: str
    before: msgspec.Raw | None = None
    after: msgspec.Raw | None = None


class Change(Record, frozen=True, kw_only=True):
    """Who changed what and when (UTC), in a sentence, and the change it reverses if it is an undo or a redo.

    Unlike the other records it is not held in the register: it is decoded only when history is asked for.
    """

    prefix: ClassVar[str] = "C"
    table: ClassVar[str] = "changes"
    noun: ClassVar[str] = "change"

    at: dt.datetime
    who: str
    sentence: str
    touched: tuple[Touched, ...] = ()
    reverses: str | None = None
