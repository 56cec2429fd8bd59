"""To whom the papers of a meeting were sent, when and how; and who has not been sent any."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from store.queries.rows import cell
from store.records import Meeting
from store.register import Register
from store.rules.agenda.sending import not_sent_to
from store.rules.members.membership import printed_name
from store.rules.words.dates import long_date
from store.rules.words.wording import listed


class AgendaSent(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Papers sent on one day in one way, and the people they went to."""

    on: dt.date
    how: str
    what: Annotated[str, cell("such as agenda and reports; empty if not recorded")]
    to: tuple[str, ...]


def sent_rows(register: Register, meeting: Meeting) -> tuple[AgendaSent, ...]:
    """List the papers sent for a meeting, the first first."""
    return tuple(
        AgendaSent(
            on=one.on, how=one.how, what=one.what, to=tuple(printed_name(register, who, meeting) for who in one.to)
        )
        for one in meeting.sent
    )


def sent_lines(register: Register, meeting: Meeting) -> tuple[str, ...]:
    """Say to whom papers were sent, when and how, and last to whom none were."""
    lines = [
        f"{one.what or 'Papers'}, {one.how or 'how is not recorded'}, on {long_date(one.on)}: {listed(one.to)}"
        for one in sent_rows(register, meeting)
    ]
    missing = not_sent_to(register, meeting)
    if meeting.sent and missing:
        names = [printed_name(register, who, meeting) for who in missing]
        lines.append(f"Not sent to: {listed(names)}")
    return tuple(lines)
