"""Load: how much time the year's meetings have left, what a move would do, and how the suggestions score."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from store.problems import Problem
from store.queries.rows import RecordId, Row, Source, cell
from store.queries.words.short import booked_minutes, meeting_kind
from store.records import ItemStatus, Meeting, MeetingStatus, WorkItem
from store.register import Register
from store.rules.calendar.meetings import available_minutes
from store.rules.words.dates import short_date

FULL, FREE, OVER = "█", "·", "!"
"""What the bars are drawn with: minutes booked, minutes free, and minutes there are not."""

_BAR = 24
_SCALE = 150


class Load(Row, frozen=True, kw_only=True):
    """A meeting's load."""

    id: RecordId
    date: dt.date
    kind: str
    items: int
    booked: Annotated[int | None, cell("minutes; null if none are recorded", heading="Booked, min")]
    available: Annotated[int | None, cell("minutes; null if not recorded", heading="Available, min")]
    undecided: Annotated[int, cell("items without minutes", heading="Without minutes")]
    source: Source

    @property
    def day(self) -> str:
        """Write its day in short: `Thu 29 Jul 2021`."""
        return short_date(self.date)

    @property
    def bar(self) -> str:
        """Draw the minutes booked of those available."""
        return bar(self.booked, self.available)

    @property
    def words(self) -> str:
        """Say how full it is: `95 of 150 minutes, 2 without`."""
        return _words(self.booked, self.available, self.undecided, self.items)


class Suggestion(Row, frozen=True, kw_only=True):
    """A suggestion and its points."""

    id: RecordId
    title: str
    total: int
    above: Annotated[bool | None, cell("whether it is above the panel's line; null if there is none")]
    points: Annotated[tuple[str, ...], cell("points for each criterion")]
    source: Source


def loads(register: Register, today: dt.date) -> tuple[Load, ...]:
    """Give the load of every meeting of the municipal year that takes business, and of later ones, by date."""
    meetings = _of_this_year(register, today)
    return tuple(load_of(register, meeting, _standing(register.items_of(meeting.id))) for meeting in meetings)


def _of_this_year(register: Register, today: dt.date) -> Iterator[Meeting]:
    panel = register.panel
    year = today.year if today.month >= panel.year_starts_month else today.year - 1
    first = dt.date(year, panel.year_starts_month, 1)
    gone = {MeetingStatus.CANCELLED, MeetingStatus.RELEASED}
    yield from (meeting for meeting in register.meetings if meeting.date >= first and meeting.status not in gone)


def why_not_loads(register: Register, today: dt.date) -> Problem | None:
    """Say why no load can be shown; None if a meeting is arranged that takes business."""
    if next(_of_this_year(register, today), None) is not None:
        return None
    return Problem("no-meeting", "No meeting is arranged this year.", "Arrange one in the calendar.", act="meeting.new")


def load_of(register: Register, meeting: Meeting, items: tuple[WorkItem, ...]) -> Load:
    """Give the load of a meeting that would have these items."""
    booked, undecided = booked_minutes(items)
    available = available_minutes(register, meeting)
    return Load(
        id=meeting.id,
        date=meeting.date,
        kind=meeting_kind(meeting),
        items=len(items),
        booked=booked,
        available=available,
        undecided=undecided,
        source=meeting.source,
    )


def bar(booked: int | None, available: int | None, width: int = _BAR) -> str:
    """Draw minutes booked of those available so that it can be read without colour; what is too much is drawn `!`.

    Without a time available the bar is drawn against two and a half hours and left open at the end.
    """
    taken = booked or 0
    whole = available or _SCALE
    if taken > whole:
        over = max(1, round(width * (taken - whole) / taken))
        return FULL * (width - over) + OVER * over
    full = min(width, round(width * taken / whole)) if taken else 0
    return FULL * max(full, 1 if taken else 0) + FREE * (width - max(full, 1 if taken else 0))


def what_if(register: Register, items: tuple[str, ...], to: str | None) -> tuple[tuple[Load, Load], ...]:
    """Give the load of every meeting that a move would touch, before and after: those left, then the one gone to."""
    moving = [item for item_id in items if (item := register.get(WorkItem, item_id))]
    ids = {item.id for item in moving}
    pairs = []
    for meeting_id in dict.fromkeys([*(item.meeting for item in moving), to]):
        meeting = register.get(Meeting, meeting_id)
        if meeting is None:
            continue
        now = _standing(register.items_of(meeting.id))
        stay = tuple(item for item in now if item.id not in ids)
        then = (*stay, *moving) if meeting.id == to else stay
        pairs.append((load_of(register, meeting, now), load_of(register, meeting, then)))
    return tuple(pairs)


def what_if_words(register: Register, items: tuple[str, ...], to: str | None) -> str:
    """Say what a move would do to both meetings: `Thu 29 Jul 2021: 95 of 150 minutes → 75 of 150; ...`."""
    return "; ".join(f"{now.day}: {now.words} → {then.words}" for now, then in what_if(register, items, to))


def backlog(register: Register, today: dt.date) -> tuple[Suggestion, ...]:
    """Give the suggestions with the points they have for the panel's criteria, the most first.

    Without criteria they stand in their own order. A criterion without points says that it is not scored.
    """
    rules = register.panel.rules_on(today)
    waiting = []
    for item in _standing(register.items_of(None)):
        given = {score.criterion: score.points for score in item.scores}
        points = tuple(f"{name}: {given.get(name, 'not scored')}" for name in rules.scoring)
        total = sum(given.get(name) or 0 for name in rules.scoring)
        above = None if rules.scoring_line is None else total >= rules.scoring_line
        waiting.append(
            Suggestion(id=item.id, title=item.title, total=total, above=above, points=points, source=item.source)
        )
    return tuple(sorted(waiting, key=lambda one: -one.total))


def _standing(items: tuple[WorkItem, ...]) -> tuple[WorkItem, ...]:
    return tuple(item for item in items if item.status is not ItemStatus.WITHDRAWN)


def _words(booked: int | None, available: int | None, undecided: int, items: int) -> str:
    if not items:
        return "no items" if available is None else f"0 of {available} minutes"
    if booked is None:
        return f"{items} items, no minutes" if items > 1 else "1 item, no minutes"
    words = f"{booked} minutes" if available is None else f"{booked} of {available} minutes"
    if available is not None and booked > available:
        words += f", {booked - available} too many"
    return f"{words}, {undecided} without" if undecided else words
