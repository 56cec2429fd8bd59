"""The journal's record of one change."""

import datetime as dt
from typing import ClassVar

import msgspec

from store.records.base import Part, Record
from store.records.field import Annotated, Field


class Touched(Part, frozen=True, kw_only=True):
    """One record before and after a change, as written in the file; absent means it did not exist."""

    id: Annotated[str, Field("id")]
    table: Annotated[str, Field("table")]
    before: Annotated[msgspec.Raw | None, Field("before", noun=False)] = None
    after: Annotated[msgspec.Raw | None, Field("after", noun=False)] = None


class Change(Record, frozen=True, kw_only=True):
    """Who changed what and when (UTC), in a sentence, and the change it reverses if it is an undo or a redo.

    Unlike the other records it is not held in the register: it is decoded only when history is asked for. `chain` is
    the running digest of the journal up to and with this change, which tells one history from another.
    """

    prefix: ClassVar[str] = "C"
    table: ClassVar[str] = "changes"
    noun: ClassVar[str] = "change"

    at: Annotated[dt.datetime, Field("when", noun=False)]
    who: Annotated[str, Field("who", noun=False)]
    sentence: Annotated[str, Field("sentence")]
    touched: Annotated[tuple[Touched, ...], Field("records touched")] = ()
    reverses: Annotated[str | None, Field("reverses", noun=False)] = None
    chain: Annotated[str, Field("running digest", noun=False)] = ""
