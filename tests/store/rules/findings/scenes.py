"""Small registers for the rules that find things, on a day in July."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.records import (
    Council,
    CyclicalItem,
    Meeting,
    MeetingStatus,
    Panel,
    Record,
    RoundKind,
    RoundStep,
    RuleSet,
    StatutoryRound,
)
from store.records.panel import Deadline, DeadlineRule, QuestionKindRule, QuestionRules, QuorumRule
from store.register import Register
from store.rules.findings import Finding, Scene, all_findings

TODAY = dt.date(2021, 7, 12)
HELD, JULY, SEPTEMBER, OFF = "M1", "M2", "M3", "M4"


QUESTIONS = QuestionRules(kinds=(QuestionKindRule(kind="question", deadline=Deadline(mode="clear_wd", n=5)),))
PRE_MEETING = DeadlineRule(code="pre-meeting", label="Pre-meeting", mode="same_day", closes=True)
RULES = RuleSet(
    meeting_minutes=90,
    quorum=QuorumRule(mode="number", number=5),
    questions=QUESTIONS,
    deadlines=(PRE_MEETING,),
)
PLAN = StatutoryRound(
    id="R99", kind=RoundKind.PLAN, closed=True, steps=(RoundStep(step="received", on=dt.date(2021, 6, 1)),)
)
"""The draft plan after the election of May 2021, which every panel had to see to."""


def day(month: int, number: int) -> dt.date:
    return dt.date(2021, month, number)


def meetings() -> tuple[Meeting, ...]:
    return (
        Meeting(id=HELD, date=day(6, 10), status=MeetingStatus.HELD),
        Meeting(id=JULY, date=day(7, 29)),
        Meeting(id=SEPTEMBER, date=day(9, 30)),
        Meeting(id=OFF, date=day(8, 12), status=MeetingStatus.CANCELLED),
    )


def scene(*records: Record, cyclical: tuple[CyclicalItem, ...] = (), today: dt.date = TODAY) -> Scene:
    panel = Panel(
        id="PANEL",
        name="Borsetshire Police and Crime Panel",
        councils=(Council(name="Borchester"), Council(name="Felpersham")),
        rules=(replace(RULES, cyclical=cyclical),),
    )
    found = [panel, *meetings(), PLAN, *records]
    return Scene(Register.of(*{record.id: record for record in found}.values()), today)


def findings_of(*records: Record, cyclical: tuple[CyclicalItem, ...] = (), today: dt.date = TODAY) -> list[Finding]:
    return list(all_findings(scene(*records, cyclical=cyclical, today=today)))


def codes(*records: Record, cyclical: tuple[CyclicalItem, ...] = (), today: dt.date = TODAY) -> list[str]:
    return [one.code for one in findings_of(*records, cyclical=cyclical, today=today)]
