"""The slips in the minutes of a meeting as a list."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from store.queries.rows import Row, cell
from store.records import Meeting
from store.register import Register
from store.rules.lint import Slip, slips
from store.rules.lint.leaving import reason_kept
from store.rules.publishing.withheld import WITHHELD_WORDS, is_of_exempt


class SlipRow(Row, frozen=True, kw_only=True):
    """Something in the minutes that is likely to be wrong."""

    code: Annotated[str, cell("what sort of slip it is; it never changes")]
    sentence: str
    place: Annotated[str, cell("where it stands: the minute, the roll, the business")]
    cure: Annotated[str, cell(last=True)]
    record: Annotated[str, cell("id of the record to open")]
    key: Annotated[str, cell("names this very slip")]
    left: Annotated[str, cell("why it was left as it is; empty if it was not", heading="Left because", last=True)]


def slip_rows(register: Register, _today: dt.date, meeting: str, *, exempt: bool = False) -> tuple[SlipRow, ...]:
    """List the slips in the minutes of a meeting. Raises Refused if there is no such meeting.

    They are looked for in what is exempt too. Without `exempt` its words are withheld: code, place and cure remain.
    """
    held = register.need(Meeting, meeting, "meeting")
    return tuple(
        SlipRow(
            code=one.code,
            sentence=_public(register, one, one.sentence, exempt=exempt),
            place=one.place,
            cure=one.cure,
            record=one.record,
            key=one.key,
            left=_public(register, one, reason_kept(held, one), exempt=exempt),
        )
        for one in slips(register, held)
    )


def _public(register: Register, slip: Slip, words: str, *, exempt: bool) -> str:
    """Give words that are told of a slip, withheld if they are of exempt business and were not asked for."""
    apart = bool(words) and not exempt and is_of_exempt(register, register.find(slip.record))
    return WITHHELD_WORDS if apart else words
