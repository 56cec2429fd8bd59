"""Findings about meetings: overbooked, a weekday printed wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.records import ItemStatus
from store.rules.calendar.meetings import available_minutes, the_meeting
from store.rules.findings.finding import Finding, Scene, finding, of_meeting
from store.rules.words.dates import WEEKDAYS, day_month
from store.rules.words.wording import capital, counted

_WEEKDAY = re.compile(r"\b(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE)


def overbooked(scene: Scene) -> Iterator[Finding]:
    """Find coming meetings whose items take more minutes than there are for business."""
    for meeting in scene.register.meetings:
        if meeting.id not in scene.coming_ids:
            continue
        available = available_minutes(scene.register, meeting)
        if available is None:
            continue
        there = [item for item in scene.register.items_of(meeting.id) if item.status is not ItemStatus.WITHDRAWN]
        booked = sum(item.minutes or 0 for item in there)
        if booked <= available:
            continue
        undecided = len([item for item in there if item.minutes is None])
        more = f", not counting {counted(undecided, 'item')} without minutes" if undecided else ""
        yield finding(
            "meeting-overbooked",
            (meeting.id,),
            f"{capital(the_meeting(meeting, weekday=True))} has {booked:,} minutes of business for the {available:,} "
            f"there are: {booked - available:,} too many{more}.",
            place=of_meeting(meeting),
            cure="Move a moveable item to another meeting, or allot less time.",
            acts=("open",),
            by=meeting.date,
            rank=55,
        )


def weekday_wrong(scene: Scene) -> Iterator[Finding]:
    """Find meetings whose papers print a weekday that their date did not have."""
    for meeting in scene.register.meetings:
        match = _WEEKDAY.search(meeting.printed_date) if meeting.printed_date else None
        if match is None:
            continue
        right = WEEKDAYS[meeting.date.weekday()]
        if right.casefold().startswith(match[1].casefold()[:3]):
            continue
        printed = next(day for day in WEEKDAYS if day.casefold().startswith(match[1].casefold()[:3]))
        yield finding(
            "weekday-wrong",
            (meeting.id,),
            f"The papers print “{meeting.printed_date}”, but {day_month(meeting.date)} was not a {printed}: it "
            f"{'was' if meeting.date < scene.today else 'is'} a {right}.",
            place=of_meeting(meeting),
            cure="Print the right weekday, or check that the date is right.",
            acts=("open",),
            by=meeting.date if meeting.date >= scene.today else None,
            rank=58,
        )
