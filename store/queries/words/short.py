"""Short wordings that screens, the command line and papers share: meetings, counts, minutes of time."""

from __future__ import annotations

import datetime as dt

from store.records import Meeting, MeetingKind, WorkItem
from store.rules.words.dates import clock_time
from store.rules.words.loose import MONTH, short_day_of, title_of
from store.rules.words.wording import age_words

NOT_RECORDED = "not recorded"
"""What stands where the office has no record; never a guess and never an empty space."""

UNSEEN = "not shown to whoever may only read"
"""What stands in place of a private detail where none is given to whoever reads: there may be one."""

MEMBERS_ONLY = "members only"
"""How a meeting from which the public is absent by its nature is marked."""

_PLAIN = 180
"""Calendar days from today within which a day and a month can be of one year only."""

_KIND_TITLES = {
    MeetingKind.ORDINARY: "",
    MeetingKind.ANNUAL: "Annual Meeting",
    MeetingKind.SPECIAL: "Special Meeting",
    MeetingKind.CONFIRMATION_HEARING: "Confirmation Hearing",
    MeetingKind.PRIVATE_BRIEFING: "Private Briefing",
    MeetingKind.TASK_GROUP: "Task Group",
    MeetingKind.INFORMAL: "Informal Meeting",
    MeetingKind.RESERVE: "Reserve Date",
}


def meeting_title(meeting: Meeting) -> str:
    """Name a meeting by its day and, if recorded, its start: `Thursday 29 July 2021, 1:00 pm`, `November 2024`."""
    day = title_of(meeting)
    return f"{day}, {clock_time(meeting.start)}" if meeting.start else day


def meeting_kind(meeting: Meeting) -> str:
    """Say what sort of meeting it is, as a programme prints it; empty for an ordinary one.

    The meeting's own title goes before the name of its kind; meetings held in private are marked `members only`.
    """
    words = meeting.title or _KIND_TITLES[meeting.kind]
    if meeting.kind.in_public or MEMBERS_ONLY in words.casefold():
        return words
    return f"{words}, {MEMBERS_ONLY}"


def count(number: int, noun: str, plural: str = "") -> str:
    """Write a number with its noun: `1 item`, `5 items`, `no items`."""
    return f"{number or 'no'} {noun if number == 1 else plural or noun + 's'}"


def in_days(day: dt.date, today: dt.date) -> str:
    """Say how far off a day is: `today`, `tomorrow`, `in 17 days`, `3 days ago`, `5 years ago`."""
    away = (day - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    return near.get(away) or (
        f"in {age_words(away, nearest=True)}" if away > 0 else f"{age_words(-away, nearest=True)} ago"
    )


def near_meeting(meeting: Meeting, today: dt.date) -> str:
    """Say in short when a meeting is, without its year if that is this year, and how far off once its day is known."""
    words = _day_alone(meeting) if meeting.date.year == today.year else short_day_of(meeting)
    return words if meeting.known_by else f"{words} ({in_days(meeting.date, today)})"


def near_day(meeting: Meeting, today: dt.date) -> str:
    """Say in short when a meeting is, with its year only where another could be meant: `Thu 29 Jul`, `w/c 5 Dec`."""
    return _day_alone(meeting) if abs((meeting.date - today).days) <= _PLAIN else short_day_of(meeting)


def _day_alone(meeting: Meeting) -> str:
    """Leave out the year; a month is nothing without it."""
    words = short_day_of(meeting)
    return words if meeting.known_by == MONTH else words[:-5]


def booked_minutes(items: tuple[WorkItem, ...]) -> tuple[int | None, int]:
    """Add up the minutes of time recorded for items, and count the items for which none are.

    The sum is None when no item has any: nothing recorded is not the same as nothing needed.
    """
    recorded = [minutes for item in items if (minutes := item.minutes) is not None]
    return (sum(recorded) if recorded else None), len(items) - len(recorded)
