"""What the JSON about questions looks like, published by `secretariat schema`. Names here never change."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec
from msgspec import Meta

from tui.commandline.show.schemas import Date, Row


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of an object."""


class CheckRow(_Part, frozen=True, kw_only=True):
    """One rule of the panel's scheme as it judges the question."""

    rule: str
    result: Annotated[str, Meta(description="pass, fail or judgement")]
    why: str
    override: Annotated[str, Meta(description="why it was taken all the same; empty if it was not")]
    agreed_by: str


class StepRow(_Part, frozen=True, kw_only=True):
    """A step in the life of the question."""

    on: dt.date
    state: str
    what: Annotated[str, Meta(description="the step, if the state stayed as it was")]
    by: str
    note: str
    ground: Annotated[str, Meta(description="code of the ground of a rejection")]


class ExchangeRow(_Part, frozen=True, kw_only=True):
    """A supplementary question and its answer."""

    asked: str
    answer: str


class LikeRow(_Part, frozen=True, kw_only=True):
    """An earlier question like this one."""

    id: str
    score: Annotated[float, Meta(description="between 0 and 1", ge=0, le=1.000001)]
    day: Date
    in_window: Annotated[bool, Meta(description="whether it lies in the months the panel's rules look back")]
    subject: str
    answered: Date
    answer: str


class ContactRow(_Part, frozen=True, kw_only=True):
    """Contact details: only with --private."""

    email: str
    phone: str
    address: str


class QuestionWhole(Row, frozen=True, kw_only=True):
    """One question whole. Contact details are in it only with --private, in its texts too."""

    kind: str
    asker: Annotated[str, Meta(description="the name under which the asker may be listed")]
    organisation: str
    locality: str
    received: Annotated[dt.datetime | None, Meta(description="local time; midnight if the hour is not recorded")]
    subject: str
    meeting: Date
    meeting_id: str | None
    deadline: Annotated[Date, Meta(description="the day by which it had to be in; null if there is none")]
    working: Annotated[list[str], Meta(description="the working of the deadline, a line each")]
    late: Annotated[bool | None, Meta(description="whether it came after the deadline; null if that is not known")]
    state: str
    needs: Annotated[str, Meta(description="what it needs of the clerk now; empty if nothing")]
    checks: list[CheckRow]
    text: Annotated[str, Meta(description="as it was sent")]
    published_text: Annotated[str, Meta(description="as it will be published; empty if not prepared")]
    found: Annotated[list[str], Meta(description="contact details found in the text, counted by sort")]
    redactions: list[str]
    similar: list[LikeRow]
    ground: Annotated[str, Meta(description="code of the ground of its rejection")]
    forwarded_to: str
    asker_told: Date
    answer: str
    answered_by: str
    answered: Date
    supplementaries: list[ExchangeRow]
    reply_due: Date
    reply_sent: Date
    published: Date
    group: int | None
    minutes: int | None
    steps: list[StepRow]
    private: Annotated[ContactRow | None, Meta(description="only with --private")] = None


class Outcome(Row, frozen=True, kw_only=True):
    """What a command did to a question."""

    state: str
    needs: Annotated[str, Meta(description="what it needs of the clerk now; empty if nothing")]
    sentence: Annotated[str, Meta(description="what was done")]


class Purged(_Part, frozen=True, kw_only=True):
    """What a purge did, or would do."""

    questions: list[str]
    done: bool
    sentence: str


class Drafted(Row, frozen=True, kw_only=True):
    """A letter that was written."""

    letter: str
    path: str
    reaches: Annotated[str, Meta(description="how it gets there, in words, without the asker's address")]


class SheetRow(Row, frozen=True, kw_only=True):
    """A question on the sheet for a meeting, in the order in which it is put."""

    number: int
    meeting: dt.date
    kind: str
    asker: str
    text: Annotated[str, Meta(description="as it will be published; empty if not prepared")]
    state: str
    group: int | None
    minutes: int | None
    begins: Annotated[int, Meta(description="minutes of those before it")]
    fits: Annotated[bool | None, Meta(description="whether the time reaches to it; null if that is not known")]
