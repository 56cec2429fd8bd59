"""Whether a meeting can decide, as a row for scripts."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from store.queries.attendance.board import current_room
from store.queries.rows import RecordId, Row, Source, cell
from store.records import Meeting
from store.register import Register


class QuorumRow(Row, frozen=True, kw_only=True):
    """Whether a meeting can decide, on an item if one is named. The id is that of the meeting."""

    id: RecordId
    source: Source
    date: dt.date
    item: str | None
    forecast: Annotated[bool, cell("whether nobody has come yet, so that those expected are counted")]
    present: int
    by_link: Annotated[int, cell("those who take part by remote link and count for neither quorum nor vote")]
    remote: Annotated[str, cell("what the law says of those by remote link; empty if nobody takes part so", last=True)]
    eligible: Annotated[int, cell("those present who may vote on the item")]
    quorate: Annotated[int, cell("those who count for the quorum")]
    quorum: Annotated[int | None, cell("how many are needed; null if the panel has set none")]
    has_quorum: bool | None
    in_post: int
    veto: Annotated[int | None, cell("votes a veto of the precept needs")]
    veto_possible: bool | None


def quorum_rows(register: Register, _today: dt.date, meeting: str, item: str = "") -> tuple[QuorumRow, ...]:
    """Give the one row of a meeting. Raises Refused if there is no such meeting."""
    held = register.need(Meeting, meeting, "meeting")
    there = current_room(register, held, item)
    row = QuorumRow(
        id=held.id,
        source=held.source,
        date=held.date,
        item=item or None,
        forecast=there.forecast,
        present=len(there.present),
        by_link=len(there.by_link),
        remote=there.reach.words if there.by_link or there.linked else "",
        eligible=len(there.eligible),
        quorate=len(there.quorate),
        quorum=there.quorum,
        has_quorum=there.has_quorum,
        in_post=there.in_post,
        veto=there.veto,
        veto_possible=there.veto_possible,
    )
    return (row,)
