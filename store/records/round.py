"""Statutory rounds: precept, confirmation hearing, plan, annual report and the others, step by step."""

import datetime as dt
from enum import Enum
from typing import ClassVar

from store.records.base import Part, Record
from store.records.field import TEXT, Annotated, Field
from store.records.refs import MeetingRef, VoteRef


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


FIRE = "fire"
"""The service of a precept for fire and rescue; a round that names none is for the police."""

SERVICES = (("", "police"), (FIRE, "fire and rescue"))
"""The services for which a commissioner can issue a precept, each in a round of its own."""


AMOUNTS = (("", "not recorded"), ("rise", "the rise"), ("whole", "the whole"))
"""What the amounts of a precept round are: the rise in the council tax of a Band D property, or the whole of it."""


class RoundStep(Part, frozen=True, kw_only=True):
    """Something that happened in the round: which step, the day, who, a note, and the choice made if there was one.

    `members` is the number of members in post at a vote if it differs from the seats recorded; `pence` an amount of
    Band D council tax, as a rise or as a whole; `items` what a notification was found to hold.
    """

    step: Annotated[str, Field("step")]
    on: Annotated[dt.date, Field("on", "The day it happened; a day to come records a plan", noun=False)]
    who: Annotated[str, Field("who", noun=False)] = ""
    note: Annotated[str, Field("note", kind=TEXT)] = ""
    choice: Annotated[str, Field("outcome")] = ""
    meeting: Annotated[MeetingRef | None, Field("meeting")] = None
    vote: Annotated[VoteRef | None, Field("vote of the meeting")] = None
    votes_for: Annotated[
        int | None, Field("votes for", "Counted only if there was a vote to count", option="votes")
    ] = None
    members: Annotated[int | None, Field("members in post", "Only if not as the seats have it")] = None
    pence: Annotated[
        int | None,
        Field(
            "Band D, £",
            "Rise or whole, such as 11, the same each time; of a report what it recommends",
            noun=False,
            option="amount",
        ),
    ] = None
    items: Annotated[tuple[str, ...], Field("holds", "What a notification was found to hold", noun=False)] = ()


class StatutoryRound(Record, frozen=True, kw_only=True):
    """One run of a statutory procedure.

    `year` is the financial year a precept is for (2026 means 2026-27), `service` what for: empty for the police, `fire`
    for fire and rescue; `subject` the candidate, post or document. `opened_on` and `closed_on` are None if they are not
    recorded.
    """

    prefix: ClassVar[str] = "R"
    table: ClassVar[str] = "rounds"
    noun: ClassVar[str] = "statutory round"

    kind: Annotated[RoundKind, Field("kind", acts=("open_round",))]
    year: Annotated[
        int | None, Field("financial year", "First year of the financial year: 2026 for 2026-27", matters=True)
    ] = None
    service: Annotated[
        str,
        Field("precept for", "Police, or fire and rescue where the same office runs it", noun=False, choices=SERVICES),
    ] = ""
    amounts: Annotated[
        str,
        Field("amounts are", "Of Band D: the rise or the whole, all the same", noun=False, choices=AMOUNTS),
    ] = ""
    subject: Annotated[str, Field("subject", "The candidate or the document", matters=True)] = ""
    post: Annotated[
        str,
        Field(
            "post", "Chief executive, chief finance officer or deputy; the chief constable has a procedure of its own"
        ),
    ] = ""
    steps: Annotated[
        tuple[RoundStep, ...], Field("steps", acts=("record_step", "tie_step", "take_back_step"), matters=True)
    ] = ()
    poll_day: Annotated[
        dt.date | None, Field("polling day", "Day of an ordinary election, if one is near", option="poll")
    ] = None
    declared_on: Annotated[
        dt.date | None,
        Field(
            "declared on",
            "The day of the declaration of acceptance of office, after the poll",
            noun=False,
            option="declared",
        ),
    ] = None
    opened_on: Annotated[dt.date | None, Field("opened on", noun=False, acts=("open_round",))] = None
    closed: Annotated[bool, Field("closed", noun=False, acts=("close_round",))] = False
    closed_on: Annotated[dt.date | None, Field("closed on", noun=False, acts=("close_round",))] = None
    note: Annotated[str, Field("note", kind=TEXT)] = ""
