"""The published JSON of seats, attendance and declarations. Names here never change."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from msgspec import Meta

from tui.commandline.show.schemas import DeclarationRow, MemberRow, Row

__all__ = [
    "AttendanceRecordRow",
    "AttendanceRow",
    "DeclaredRow",
    "MemberRow",
    "MembershipRow",
    "QuorumRow",
]


class AttendanceRow(Row, frozen=True, kw_only=True):
    """Somebody on the board of a meeting, under the name and office of that day. The id is that of the person."""

    group: Annotated[str, Meta(description="members, substitutes or in attendance")]
    name: str
    role: str
    state: Annotated[str, Meta(description="expected, present, apologies and so on, or not recorded")]
    note: Annotated[str, Meta(description="for whom, times, items out")]
    item_note: Annotated[str, Meta(description="with --item: what follows from an interest, or out of the room")]
    votes: bool
    remote: bool
    substitute_for: str | None


class QuorumRow(Row, frozen=True, kw_only=True):
    """Whether a meeting can decide, on an item if one is named. The id is that of the meeting."""

    date: dt.date
    item: str | None
    forecast: Annotated[bool, Meta(description="whether nobody has come yet, so that those expected are counted")]
    present: int
    eligible: Annotated[int, Meta(description="those present who may vote on the item")]
    quorate: Annotated[int, Meta(description="those who count for the quorum")]
    quorum: Annotated[int | None, Meta(description="how many are needed; null if the panel has set none")]
    has_quorum: bool | None
    in_post: int
    veto: Annotated[int | None, Meta(description="votes a veto of the precept needs")]
    veto_possible: bool | None


class AttendanceRecordRow(Row, frozen=True, kw_only=True):
    """Somebody's attendance over a time. The id is that of the person."""

    name: str
    role: str
    meetings: Annotated[int, Meta(description="meetings with a roll held while in post")]
    present: int
    remote: int
    apologies: int
    absent: int
    not_recorded: int
    as_substitute: int
    percent: int | None


class MembershipRow(Row, frozen=True, kw_only=True):
    """Something to be known or done about the membership. The id is that of the seat, empty if there is none."""

    code: str
    sentence: str
    place: str
    cure: str


class DeclaredRow(DeclarationRow, frozen=True, kw_only=True):
    """A declaration of interest with the sentence of the minutes."""

    sentence: str
    notice_due: Annotated[dt.date | None, Meta(description="last day to tell the monitoring officer")]
