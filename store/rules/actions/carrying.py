"""When an action falls due, and how it is carried from meeting to meeting until it is discharged.

An action whose time has come and which nobody has closed is carried to the next meeting by itself: nothing need be
entered for that, and every meeting it passes is counted.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from operator import attrgetter

from store.records import Action, DueKind, Meeting, MeetingKind, MeetingStatus, WorkItem
from store.register import Register
from store.rules.days.periods import add_months

_OFF = frozenset({MeetingStatus.CANCELLED, MeetingStatus.RELEASED})

PERIODS: Mapping[DueKind, int] = {DueKind.QUARTERLY: 3, DueKind.SIX_MONTHLY: 6, DueKind.YEARLY: 12}
"""What is due again and again, with the calendar months between."""

EACH_MEETING = frozenset({DueKind.EVERY_MEETING, DueKind.REGULAR_MEETING})
"""What is due at each meeting: at every public one, or only at the ordinary and annual ones."""

GO_ON = EACH_MEETING | PERIODS.keys()
"""What comes again, so that nothing but closing it discharges it."""

_REGULAR = frozenset({MeetingKind.ORDINARY, MeetingKind.ANNUAL})


def agreed(register: Register, action: Action) -> dt.date | None:
    """Give the day on which an action was agreed: its own, else that of its meeting; None if not recorded."""
    meeting = register.get(Meeting, action.meeting)
    return action.agreed_on or (meeting.date if meeting else None)


def due_date(register: Register, action: Action, today: dt.date) -> dt.date | None:
    """Give the day an action falls due; None for undated ones and for times no meeting has been arranged for.

    "Next meeting" is the first public one after the action was agreed that was not cancelled or released, "the annual
    meeting" the first annual one; "every meeting" is the next one from today, "each regular meeting" the next that is
    ordinary or annual.
    """
    if action.due_kind is DueKind.DATE:
        return action.due_on
    if action.due_kind is DueKind.MEETING:
        meeting = register.get(Meeting, action.due_meeting)
        return meeting.date if meeting else None
    if action.due_kind is DueKind.NEXT_MEETING:
        since = agreed(register, action)
        return meeting_after(register, since) if since else None
    if action.due_kind in EACH_MEETING:
        place = bisect_left(register.public_meetings, today, key=attrgetter("date"))
        coming = (one for one in register.public_meetings[place:] if one.status.open and is_due_at(action, one))
        return next((one.date for one in coming), None)
    if action.due_kind is DueKind.ANNUAL_MEETING:
        return _annual_after(register, agreed(register, action))
    return None


def is_due_at(action: Action, meeting: Meeting) -> bool:
    """Say whether what is due at each meeting is due at this one: a special one is none of the regular ones."""
    every = action.due_kind is DueKind.EVERY_MEETING
    return every or (action.due_kind is DueKind.REGULAR_MEETING and meeting.kind in _REGULAR)


def _annual_after(register: Register, since: dt.date | None) -> dt.date | None:
    """Give the date of the first annual meeting after a day that was not called off."""
    place = bisect_right(register.public_meetings, since, key=attrgetter("date")) if since else 0
    annual = (one.date for one in register.public_meetings[place:] if one.kind is MeetingKind.ANNUAL)
    return next(annual, None) if since else None


def meeting_after(register: Register, day: dt.date) -> dt.date | None:
    """Give the date of the first public meeting after a day that was not called off."""
    place = bisect_right(register.public_meetings, day, key=attrgetter("date"))
    return register.public_meetings[place].date if place < len(register.public_meetings) else None


def counts(meeting: Meeting) -> bool:
    """Say whether a meeting is one to which business is carried: held in public and not called off."""
    return meeting.kind.in_public and meeting.status not in _OFF


def meetings_between(register: Register, first: dt.date, last: dt.date) -> tuple[Meeting, ...]:
    """Give the public meetings from the day after `first` to the day before `last` that were not called off."""
    meetings, day = register.public_meetings, attrgetter("date")
    return meetings[bisect_right(meetings, first, key=day) : bisect_left(meetings, last, key=day)]


def carried_over(register: Register, action: Action, today: dt.date) -> tuple[str, ...]:
    """Give the ids of the meetings an action was carried over: those it was entered for, and those it passed.

    It passes the meeting at which it was due and every later one before today, or before the day it was closed. An
    action without a due date, and one that comes again, passes none.
    """
    passed = list(action.carried)
    until = action.closed.on if action.closed and action.closed.on else today
    due = due_date(register, action, today)
    if due is not None and action.due_kind not in EACH_MEETING:
        day_before = due - dt.timedelta(days=1)
        passed += [m.id for m in meetings_between(register, day_before, until)]
    return tuple(dict.fromkeys(passed))


def meetings_old(register: Register, action: Action, today: dt.date) -> int:
    """Count the public meetings that have passed since an action was agreed; 0 if that day is not recorded."""
    since = agreed(register, action)
    return len(meetings_between(register, since, today)) if since else 0


def items_of_action(register: Register, action: Action, from_action: dict[str, list[WorkItem]]) -> tuple[WorkItem, ...]:
    """Give the live items of the programme tied to an action, whichever of the two names the other.

    `from_action` holds the items by the action they name as their origin.
    """
    items = {item.id: item for item in from_action.get(action.id, ())}
    for item_id in action.items:
        item = register.get(WorkItem, item_id)
        if item is not None and item.binned_on is None:
            items[item.id] = item
    return tuple(items.values())


def items_by_origin(register: Register) -> dict[str, list[WorkItem]]:
    """List the live items under the id of the record they name as their origin; nobody may change the lists."""
    # Kept while no item changes: keys, ledger, chains and findings all ask for it, and it takes 7 ms for 57,000 items.
    kept = register.kept(WorkItem)
    if "by origin" not in kept:
        by_origin: dict[str, list[WorkItem]] = {}
        for item in register.all(WorkItem):
            if item.origin_ref:
                by_origin.setdefault(item.origin_ref, []).append(item)
        kept["by origin"] = by_origin
    known: dict[str, list[WorkItem]] = kept["by origin"]
    return known


def period_due(
    register: Register, action: Action, items: tuple[WorkItem, ...], today: dt.date
) -> tuple[dt.date | None, WorkItem | None]:
    """Give when an action that comes again after some months falls due next, and the open item that will answer it.

    Without such an item it is the first of the days so many calendar months apart that the panel has not had an item
    for. They are counted from the day on which it was agreed, so that a meeting early or late moves none of them.
    """
    had: list[dt.date] = []
    coming, answer = None, None
    for item in items:
        meeting = register.get(Meeting, item.meeting)
        if meeting is None or not counts(meeting):
            continue
        if meeting.date < today:
            had.append(meeting.date)
        elif item.status.open and (coming is None or meeting.date < coming):
            coming, answer = meeting.date, item
    if answer is not None:
        return coming, answer
    first = agreed(register, action) or min(had, default=None)
    return (_day_open(first, sorted(had), PERIODS[action.due_kind]) if first else None), None


def _day_open(first: dt.date, had: list[dt.date], months: int) -> dt.date:
    """Give the first day, of those so many months apart, for which nothing was had: 31 January, 30 April, 31 July.

    What was had answers the day before it, or the next one if that is less than half the time away. Raises ValueError
    where no month lies between them: there would be no end of such days.
    """
    if months < 1:
        raise ValueError(f"Days lie a month apart or more, not {months}.")
    number = 1
    for day in had:
        due = add_months(first, number * months)
        if day < due - (due - add_months(first, (number - 1) * months)) / 2:
            continue
        while add_months(first, number * months) <= max(day, due):
            number += 1
    return add_months(first, number * months)
