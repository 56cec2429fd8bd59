"""What the JSON about clocks, rounds and checks looks like. Names here never change."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec
from msgspec import Meta

from tui.commandline.show.schemas import Date, Row

Left = Annotated[
    int | None,
    Meta(
        description="working days after today up to and including the due day; negative when late, null when done or "
        "too far off"
    ),
]


class ClockLine(Row, frozen=True, kw_only=True):
    """A deadline of a meeting; `id` and `source` are the meeting's."""

    meeting: Annotated[dt.date, Meta(description="day of the meeting")]
    deadline: Annotated[str, Meta(description="stable code, such as publication")]
    label: str
    due: dt.date
    hour: Annotated[str, Meta(description="such as 5:00 pm; empty if it has none")]
    working_days_left: Left
    state: Annotated[str, Meta(description="done, due, late, or past: nothing is left to be done")]
    statutory: Annotated[bool, Meta(description="whether the date is the law's")]
    provision: Annotated[str, Meta(description="where the rule stands")]
    certainty: Annotated[str, Meta(description="verified, local rule or ask the monitoring officer")]
    done_on: Date
    done_by: str
    basis: Annotated[str, Meta(description="the lawful basis of papers published late; else empty")]
    note: str


class RoundLine(Row, frozen=True, kw_only=True):
    """A statutory round."""

    kind: str
    title: str
    next: Annotated[str, Meta(description="its next step; empty when it is over")]
    due: Date
    working_days_left: Left
    state: Annotated[str, Meta(description="due, late, open (no date set), done or closed")]


class RoundDate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A date of a round."""

    code: str
    label: str
    due: dt.date
    state: Annotated[str, Meta(description="done, due, late or past")]
    working_days_left: Left
    provision: str
    note: str


class RoundWhole(RoundLine, frozen=True, kw_only=True):
    """A statutory round whole."""

    timeline: list[str]
    warnings: list[str]
    dates: list[RoundDate]


class CheckLine(Row, frozen=True, kw_only=True):
    """Something late, due or missing."""

    code: str
    sentence: str
    place: Annotated[str, Meta(description="where in the office, in words")]
    cure: str


class ProposedDate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A date proposed for next year."""

    date: dt.date
    kind: str
    start: Annotated[str, Meta(description="such as 1:00 pm; empty if none is given")]
    venue: str
    publish_by: Date
    clashes: Annotated[list[str], Meta(description="what speaks against it")]
