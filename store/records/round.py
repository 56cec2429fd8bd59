"""Statutory rounds: precept, confirmation hearing, plan, annual report and the others, step by step."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import ClassVar

from store.records.base import Part, Record
from store.records.refs import MeetingRef


class RoundKind(Enum):
    """Which statutory procedure it is."""

    PRECEPT = "precept"
    CONFIRMATION_HEARING = "confirmation hearing"
    CHIEF_CONSTABLE = "chief constable appointment"
    REMOVAL = "removal of a chief constable"
    PLAN = "police and crime plan"
    ANNUAL_REPORT = "annual report"
    SUSPENSION = "suspension"
    ACTING_COMMISSIONER = "acting commissioner"


class RoundStep(Part, frozen=True, kw_only=True):
    """Something that happened in the round: which step, the day, who, a note, and the choice made if there was one.

    `members` is the number of members in post at a vote if it differs from the seats recorded; `pence` an amount of
    Band D council tax, as a rise or as a whole; `items` what a notification was found to hold.
    """

    step: str
    on: dt.date
    who: str = ""
    note: str = ""
    choice: str = ""
    meeting: MeetingRef | None = None
    votes_for: int | None = None
    members: int | None = None
    pence: int | None = None
    items: tuple[str, ...] = ()


class StatutoryRound(Record, frozen=True, kw_only=True):
    """One run of a statutory procedure.

    `year` is the financial year a precept is for (2026 means 2026-27); `subject` the candidate, post or document.
    """

    prefix: ClassVar[str] = "R"
    table: ClassVar[str] = "rounds"
    noun: ClassVar[str] = "statutory round"

    kind: RoundKind
    year: int | None = None
    subject: str = ""
    post: str = ""
    steps: tuple[RoundStep, ...] = ()
    poll_day: dt.date | None = None
    declared_on: dt.date | None = None
    closed: bool = False
    note: str = ""
