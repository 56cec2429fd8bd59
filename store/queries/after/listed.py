"""What is left to do after a meeting as a list, each thing with the act that does it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from store.queries.rows import Row, cell
from store.records import Meeting
from store.register import Register
from store.rules.after.steps import SLIPS, leftovers
from store.rules.publishing.withheld import WITHHELD_WORDS, has_exempt, withheld


class LeftoverRow(Row, frozen=True, kw_only=True):
    """Something that is left to do after a meeting."""

    stage: Annotated[
        str,
        cell(
            "minutes, actions and recommendations, reports and copies, dates, questions and interests, or programme",
        ),
    ]
    code: Annotated[str, cell("what sort of thing it is; it never changes")]
    sentence: Annotated[str, cell(last=True)]
    cure: Annotated[str, cell(last=True)]
    by: Annotated[dt.date | None, cell("the day by which it is to be done; null if none is set")]
    record: Annotated[str, cell("id of the record to open")]
    act: Annotated[str, cell("what does it, such as minute.final")]


def leftover_rows(register: Register, today: dt.date, meeting: str, *, exempt: bool = False) -> tuple[LeftoverRow, ...]:
    """List what is left to do after a meeting. Raises Refused if there is no such meeting.

    Without `exempt` the words of exempt business are withheld; what looks wrong in its minutes is counted all the same.
    """
    held = register.need(Meeting, meeting, "meeting")
    left = leftovers(register, held, today)
    if not exempt and has_exempt(register):
        public = withheld(register, facts=True)
        told = {(one.code, one.record): one.sentence for one in leftovers(public, public.need(Meeting, meeting), today)}
        told |= {(one.code, one.record): one.sentence for one in left if one.code == SLIPS}
        left = tuple(one._replace(sentence=told.get((one.code, one.record), WITHHELD_WORDS)) for one in left)
    return tuple(
        LeftoverRow(
            stage=one.stage,
            code=one.code,
            sentence=one.sentence,
            cure=one.cure,
            by=one.by,
            record=one.record,
            act=one.act,
        )
        for one in left
    )
