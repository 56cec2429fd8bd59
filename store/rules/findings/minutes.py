"""Findings about minutes: sets that wait to be confirmed or signed though a meeting that could do it has been held."""

from __future__ import annotations

from collections.abc import Iterator

from store.records import Meeting
from store.rules.calendar.meetings import the_meeting
from store.rules.calendar.settled import the_minutes
from store.rules.findings.finding import Finding, Scene, finding, of_meeting
from store.rules.minutes.naming import minute_of_day
from store.rules.minutes.numbering import twice_numbered
from store.rules.minutes.states import confirming_meeting, waiting
from store.rules.words.dates import day_month
from store.rules.words.wording import capital, listed


def minutes_unconfirmed(scene: Scene) -> Iterator[Finding]:
    """Find final minutes that a meeting since could have confirmed: they are signed at the next suitable one."""
    for meeting in waiting(scene.register, scene.today):
        at = confirming_meeting(scene.register, meeting, scene.today)
        if at is None:
            continue
        yield finding(
            "minutes-unconfirmed",
            (meeting.id,),
            f"{capital(the_minutes(meeting))} are final, but {the_meeting(at)} is not recorded as confirming them.",
            place=of_meeting(meeting),
            cure="Record at which meeting they were confirmed, or put them on the next agenda.",
            acts=("open",),
            by=at.date,
            rank=45,
        )


def minutes_twice_numbered(scene: Scene) -> Iterator[Finding]:
    """Find numbers that two minutes bear over a time in which the panel's scheme gives each number once."""
    for minutes in twice_numbered(scene.register):
        held = [one for minute in minutes if (one := scene.register.get(Meeting, minute.meeting))]
        latest = max(held, key=lambda one: one.date)
        yield finding(
            "minutes-twice-numbered",
            tuple(minute.id for minute in minutes),
            f"{capital(listed([minute_of_day(scene.register, minute) for minute in minutes]))} bear one number, which "
            "the panel's numbering gives once.",
            place=of_meeting(latest),
            cure="Give one of them another number, or set this aside if the papers print it so.",
            acts=("open",),
            rank=47,
        )


def minutes_unsigned(scene: Scene) -> Iterator[Finding]:
    """Find minutes that were confirmed and are not recorded as signed (Local Government Act 1972 Sch 12 para 41(1))."""
    for meeting in scene.register.meetings:
        state = meeting.minutes
        if state.word != "confirmed":
            continue
        at = scene.register.get(Meeting, state.confirmed_at)
        when = f" on {day_month(at.date)}" if at else ""
        yield finding(
            "minutes-unsigned",
            (meeting.id,),
            f"{capital(the_minutes(meeting))} were confirmed{when}, but no signature is recorded.",
            place=of_meeting(meeting),
            cure="Record who signed them and when: the person who presided there.",
            acts=("open",),
            by=at.date if at else None,
            rank=46,
        )
