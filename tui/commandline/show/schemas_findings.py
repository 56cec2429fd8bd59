"""What the JSON of findings, chains, loads and replies looks like. Names here never change."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec
from msgspec import Meta

from tui.commandline.show.schemas import Row


class Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One object of a list that is no record of the file."""


class FindingRow(Fact, frozen=True, kw_only=True):
    """Something late, missing or at odds, in the order in which to deal with it."""

    code: Annotated[str, Meta(description="which rule found it; stable")]
    sentence: str
    place: Annotated[str, Meta(description="where it is to be settled")]
    cure: str
    id: Annotated[str, Meta(description="names this very finding, to set it aside")]
    records: Annotated[list[str], Meta(description="ids of the records it is about")]
    aside: Annotated[str, Meta(description="with --aside: why it is set aside; else empty")]
    until: Annotated[dt.date | None, Meta(description="with --aside: the day it is named again")]


class ChainRow(Fact, frozen=True, kw_only=True):
    """A link of the chain of an action, from the minute to its discharge."""

    action: Annotated[str, Meta(description="id of the action whose chain it is")]
    stage: str
    id: Annotated[str, Meta(description="id of the record it stands for; empty if it is only a fact")]
    words: str
    state: str


class LoadRow(Row, frozen=True, kw_only=True):
    """A meeting's load."""

    date: dt.date
    kind: str
    items: int
    booked: Annotated[int | None, Meta(description="minutes; null if none are recorded")]
    available: Annotated[int | None, Meta(description="minutes; null if not recorded")]
    undecided: Annotated[int, Meta(description="items without minutes")]


class LedgerRow(Row, frozen=True, kw_only=True):
    """Business lost or delayed, the longest waiting first."""

    title: str
    fate: Annotated[str, Meta(description="deferred, withdrawn or carried over")]
    what: Annotated[str, Meta(description="whole item, or the paper that was put off")]
    from_: str = msgspec.field(name="from")
    to: str
    why: str
    times: int
    first_due: dt.date | None
    days: Annotated[int | None, Meta(description="calendar days since it was first due; null if not recorded")]


class ReplyRow(Row, frozen=True, kw_only=True):
    """A recommendation to the commissioner and its reply."""

    point: int | None
    asked: str
    recommendation: str
    basis: str
    why: Annotated[str, Meta(description="why a reply is required, or why none is")]
    due: dt.date | None
    received: dt.date | None
    outcome: str
    reference: str
    reply: str
    published: dt.date | None
    copies: Annotated[int, Meta(description="councils that had their copy")]
    councils: int


class BacklogRow(Row, frozen=True, kw_only=True):
    """A suggestion and its points."""

    title: str
    total: int
    above: Annotated[bool | None, Meta(description="whether it is above the panel's line; null if there is none")]
    points: Annotated[list[str], Meta(description="points for each criterion")]
