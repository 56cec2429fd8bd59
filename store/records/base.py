"""What every record has in common: an id of our own, the paper it came from, and whether it lies in the bin."""

import datetime as dt
from typing import ClassVar

import msgspec

from store.records.field import Annotated, Field


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """A part of a record. Parts have no id; they live and are replaced with the record that holds them."""


class Record(Part, frozen=True, kw_only=True):
    """A record of the office.

    `id` is a letter and a number, given once and never used again. `source` names the paper the record was taken
    from, as a reader would look it up; empty means that the clerk entered it here. `binned_on` is the day it was put
    in the bin; a binned record is kept whole and can be taken out again.
    """

    prefix: ClassVar[str]
    table: ClassVar[str]
    noun: ClassVar[str]

    id: Annotated[str, Field("id", acts=("new_id",))]
    source: Annotated[
        str, Field("taken from", "The paper it stands in, as a reader looks it up", noun=False, seldom=True)
    ] = ""
    binned_on: Annotated[dt.date | None, Field("in the bin since", noun=False, acts=("bin_records",))] = None
