"""Small registers for the rules that find things, on a day in July."""

from __future__ import annotations

import datetime as dt

from store.records import Council, CyclicalItem, Meeting, MeetingStatus, Panel, Record, RuleSet
from store.register import Register
from store.rules.findings import Finding, Scene, all_findings

TODAY = dt.date(2021, 7, 12)
HELD, JULY, SEPTEMBER, OFF = "M1", "M2", "M3", "M4"


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
        rules=(RuleSet(meeting_minutes=90, cyclical=cyclical),),
    )
    found = [panel, *meetings(), *records]
    return Scene(Register.of(*{record.id: record for record in found}.values()), today)


def findings_of(*records: Record, cyclical: tuple[CyclicalItem, ...] = (), today: dt.date = TODAY) -> list[Finding]:
    return list(all_findings(scene(*records, cyclical=cyclical, today=today)))


def codes(*records: Record, cyclical: tuple[CyclicalItem, ...] = (), today: dt.date = TODAY) -> list[str]:
    return [one.code for one in findings_of(*records, cyclical=cyclical, today=today)]
