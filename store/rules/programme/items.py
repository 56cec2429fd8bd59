"""What can be done with an item of the work programme, and what should be known before it is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from store.problems import Problem
from store.records import ItemKind, ItemStatus, Meeting, MeetingKind, MeetingStatus, WorkItem
from store.register import Register
from store.rules.calendar.meetings import agenda_is_out, available_minutes, date_words, kind_words, the_meeting
from store.rules.words.dates import long_date
from store.rules.words.loose import first_day, long_day_of, why_no_day
from store.rules.words.wording import capital, quoted

SUGGESTIONS = "the suggested items"
"""What the list of items without a meeting is called in a sentence."""

LONGEST_ITEM = 600
"""The most minutes that can be allotted to an item."""

_NOT_IN_PUBLIC = {MeetingKind.TASK_GROUP: "a task group"}
_PRIVATE_BUSINESS = frozenset({ItemKind.BRIEFING, ItemKind.TASK_GROUP})


def group_words(register: Register, meeting_id: str | None) -> str:
    """Name the group an item stands in: the date of its meeting, or `the suggested items`."""
    meeting = register.get(Meeting, meeting_id)
    if meeting is None:
        return f"meeting {meeting_id}" if meeting_id else SUGGESTIONS
    return date_words(register, meeting)


def items_left(register: Register, meeting_id: str) -> tuple[WorkItem, ...]:
    """Give the items of a meeting that the panel has still to deal with, in their order."""
    return tuple(item for item in register.items_of(meeting_id) if item.status.open)


def why_not_edit(item: WorkItem) -> Problem | None:
    """Say why an item cannot be edited; None if it can. Items considered or withdrawn can be corrected."""
    if item.binned_on is None:
        return None
    return Problem("in-bin", f"{quoted(item.title)} is in the bin.", "Take it out of the bin first.", "item", "bin")


def why_not_schedule(meeting: Meeting) -> Problem | None:
    """Say why no business can be put on a meeting's agenda; None if it can.

    A meeting whose date has passed takes items as long as it is not recorded as held: the register may be late.
    """
    # Asked of thousands of meetings, nearly all of which take business: their names are not wanted then.
    if meeting.binned_on is None and meeting.status.open:
        return None
    name = capital(the_meeting(meeting, weekday=True))
    if meeting.binned_on is not None:
        return Problem("meeting-in-bin", f"{name} is in the bin.", "Take it out of the bin first.", "meeting", "bin")
    if meeting.status is MeetingStatus.HELD:
        cure = "Choose a meeting still to come, or reopen it as called if it was recorded as held by mistake."
        return Problem("meeting-held", f"{name} was held.", cure, "meeting", "meeting.status")
    if meeting.status is MeetingStatus.RELEASED:
        cure = "Choose another meeting, or reopen this one as arranged if it is wanted after all."
        return Problem("meeting-released", f"{name} was released.", cure, "meeting", "meeting.status")
    cure = "Choose another meeting, or reopen this one as arranged if it is to take place after all."
    return Problem("meeting-cancelled", f"{name} was cancelled.", cure, "meeting", "meeting.status")


def why_not_place(register: Register, meeting_id: str | None) -> Problem | None:
    """Say why items cannot be put under a meeting, or with None among the suggestions; None if they can."""
    if meeting_id is None:
        return None
    meeting = register.get(Meeting, meeting_id)
    if meeting is None:
        cure = "Look its id up in the calendar: ids of a meeting begin with M."
        return Problem("unknown-id", f"There is no meeting “{meeting_id}”.", cure, "meeting")
    return why_not_schedule(meeting)


def why_not_move_anywhere(item: WorkItem) -> Problem | None:
    """Say why an item cannot be moved, wherever to; None if it can."""
    return why_not_edit(item) or _settled(item, "moved")


def why_not_move(register: Register, item: WorkItem, meeting_id: str | None) -> Problem | None:
    """Say why an item cannot be moved to a meeting, or with None to the suggestions; None if it can."""
    settled = why_not_move_anywhere(item)
    if settled:
        return settled
    if item.meeting == meeting_id:
        return _there_already(register, item)
    return why_not_place(register, meeting_id)


def _there_already(register: Register, item: WorkItem) -> Problem:
    if item.meeting is None:
        sentence = f"{quoted(item.title)} is among {SUGGESTIONS} already."
        return Problem("same-place", sentence, "Choose a meeting for it.", "meeting", "item.move")
    sentence = f"{quoted(item.title)} is down for {group_words(register, item.meeting)} already."
    return Problem("same-place", sentence, f"Choose another meeting or {SUGGESTIONS}.", "meeting")


def _settled(item: WorkItem, done: str) -> Problem | None:
    if item.status is ItemStatus.CONSIDERED:
        sentence = f"{quoted(item.title)} has been considered and cannot be {done}."
        cure = "Add a new item if the panel is to look at it again, or reinstate it if it was marked by mistake."
        return Problem("item-considered", sentence, cure, "item", "item.reinstate")
    if item.status is ItemStatus.WITHDRAWN:
        sentence = f"{quoted(item.title)} was withdrawn and cannot be {done}."
        return Problem("item-withdrawn", sentence, "Reinstate it first.", "item", "item.reinstate")
    return None


def why_not_defer(item: WorkItem, what: str = "") -> Problem | None:
    """Say why an item cannot be deferred; None if it can. A part of one (`what`) can be, even after the meeting."""
    binned = why_not_edit(item)
    if binned or (what and item.status is ItemStatus.CONSIDERED):
        return binned
    return _settled(item, "deferred")


def why_not_defer_to(register: Register, item: WorkItem, meeting_id: str | None, what: str = "") -> Problem | None:
    """Say why an item, or a part of it, cannot be deferred to a meeting; None if it can. None is "until known"."""
    problem = why_not_defer(item, what)
    if problem or meeting_id is None:
        return problem
    if item.meeting == meeting_id:
        return _there_already(register, item)
    problem = why_not_place(register, meeting_id)
    now, then = register.get(Meeting, item.meeting), register.get(Meeting, meeting_id)
    if problem or now is None or then is None or now.date <= then.date:
        return problem
    sentence = f"{quoted(item.title)} is down for {long_date(now.date)}; {long_date(then.date)} is earlier."
    cure = "Choose a later meeting to defer it, or move it to bring it forward."
    return Problem("defer-earlier", sentence, cure, "meeting")


def why_not_withdraw(item: WorkItem) -> Problem | None:
    """Say why an item cannot be withdrawn; None if it can."""
    if item.binned_on is None and item.status is ItemStatus.WITHDRAWN:
        sentence = f"{quoted(item.title)} has been withdrawn already."
        return Problem("item-withdrawn", sentence, "There is nothing more to do.", "item")
    return why_not_edit(item) or _settled(item, "withdrawn")


def is_withdrawn(item: WorkItem | None) -> bool:
    """Say whether an item was taken out of the programme, with a reason."""
    return item is not None and item.status is ItemStatus.WITHDRAWN


def why_not_reinstate(item: WorkItem) -> Problem | None:
    """Say why an item cannot be taken up again; None if it was withdrawn, or marked as considered."""
    binned = why_not_edit(item)
    if binned or not item.status.open:
        return binned
    sentence = f"{quoted(item.title)} was neither withdrawn nor considered."
    return Problem("item-open", sentence, "There is nothing to reinstate.", "item")


def why_not_consider(item: WorkItem, meeting: Meeting, today: dt.date) -> Problem | None:
    """Say why an item cannot be recorded as considered at a meeting; None if it can."""
    name = capital(the_meeting(meeting, weekday=True))
    if item.binned_on is None and item.status is ItemStatus.CONSIDERED:
        sentence = f"{quoted(item.title)} is marked as considered already."
        return Problem("item-considered", sentence, "There is nothing more to do.", "item")
    settled = why_not_edit(item) or _settled(item, "marked as considered")
    if settled:
        return settled
    if meeting.binned_on is not None or meeting.status in {MeetingStatus.CANCELLED, MeetingStatus.RELEASED}:
        return why_not_schedule(meeting)
    if meeting.known_by:
        return why_no_day(meeting, "meeting")
    if meeting.date > today:
        cure = f"Record it on {long_date(meeting.date)} or later."
        return Problem("consider-too-early", f"{name} has not taken place yet.", cure, "meeting")
    return None


def why_not_mark_moveable(item: WorkItem) -> Problem | None:
    """Say why the moveable mark of an item cannot be changed; None if it can."""
    return why_not_edit(item) or _settled(item, "marked")


def why_not_score(register: Register, item: WorkItem, today: dt.date) -> Problem | None:
    """Say why an item cannot be given points; None if it can: the panel's rules must have criteria to score by."""
    if register.panel.rules_on(today).scoring:
        return why_not_edit(item)
    sentence = "The panel has no criteria by which items are scored."
    return Problem("no-criteria", sentence, "Set them first.", "points", "item.criteria")


def why_not_minutes(minutes: int | None) -> Problem | None:
    """Say why an item cannot have so many minutes allotted; None if it can."""
    if minutes is None or 1 <= minutes <= LONGEST_ITEM:
        return None
    cure = f"Type a number from 1 to {LONGEST_ITEM}, or leave it empty."
    return Problem("minutes-unlikely", f"An item cannot have {minutes:,} minutes.", cure, "minutes")


def why_not_window(earliest: dt.date | None, latest: dt.date | None) -> Problem | None:
    """Say why an earliest and a latest date do not go together; None if they do or if either is not recorded."""
    if earliest is None or latest is None or earliest <= latest:
        return None
    sentence = f"The latest date, {long_date(latest)}, is before the earliest, {long_date(earliest)}."
    return Problem("window-crossed", sentence, f"Type {long_date(earliest)} or later as the latest date.", "latest")


def neighbours(register: Register, item: WorkItem) -> tuple[WorkItem, ...]:
    """Give the items among which one is put in order: those the programme lists with it under one heading.

    Withdrawn items are not listed; among the suggestions each theme has a heading of its own.
    """
    return tuple(
        other
        for other in register.items_of(item.meeting)
        if other.status is not ItemStatus.WITHDRAWN and (item.meeting is not None or other.theme == item.theme)
    )


def why_not_reorder(register: Register, item: WorkItem, by: int) -> Problem | None:
    """Say why an item cannot go one place up (-1) or down (+1) within its group; None if it can."""
    if item.status is ItemStatus.WITHDRAWN or item.binned_on is not None:
        return why_not_edit(item) or _settled(item, "put in order")
    group = [other.id for other in neighbours(register, item)]
    if item.id in group and 0 <= group.index(item.id) + by < len(group):
        return None
    place = group_words(register, item.meeting)
    end = "first" if by == -1 else "last"
    sentence = f"{quoted(item.title)} is the {end} item of {place} already."
    cure = "Move it to another meeting if that is what you want."
    return Problem(f"order-{end}", sentence, cure, "item", "item.move")


def warnings_for_move(
    register: Register,
    item: WorkItem,
    meeting: Meeting | None,
    today: dt.date,
    *,
    together: Iterable[WorkItem] = (),
) -> tuple[str, ...]:
    """Tell what should be known before an item moves to a meeting (None: to the suggestions); nothing here refuses.

    `together` are the items that go with it, so that the minutes of all are added up.
    """
    warnings = _warnings_on_leaving(register, item)
    if meeting is not None:
        warnings += _warnings_on_date(item, meeting, today)
        warnings += _warnings_on_publicity(item, meeting)
        moving = {moved.id: moved for moved in (item, *together)}
        warnings += _warnings_on_time(register, moving.values(), meeting)
    return tuple(warnings)


def _warnings_on_leaving(register: Register, item: WorkItem) -> list[str]:
    left = register.get(Meeting, item.meeting)
    if left is None:
        return []
    warnings = [] if item.moveable else [f"{quoted(item.title)} is not marked moveable."]
    if left.status.open and left.kind.in_public and agenda_is_out(left):
        warnings.append(published_with(left, item))
    return warnings


def published_with(meeting: Meeting, item: WorkItem) -> str:
    """Say that the agenda of a meeting has been published with an item on it."""
    return f"The agenda of {the_meeting(meeting, weekday=True)} has been published with {quoted(item.title)} on it."


def late_item(meeting: Meeting, item: WorkItem) -> str:
    """Say that an item is late for a published agenda (Local Government Act 1972 s.100B(4)(b))."""
    published = long_date(meeting.agenda_published_on) if meeting.agenda_published_on else "a day not recorded"
    return (
        f"The agenda was published on {published}. Unless a new one can still give full notice, {quoted(item.title)} "
        "is a late item: the chair must find it urgent by reason of special circumstances, which the minutes must "
        "state (Local Government Act 1972 s.100B(4)(b))."
    )


def _warnings_on_date(item: WorkItem, meeting: Meeting, today: dt.date) -> list[str]:
    day, warnings = long_day_of(meeting), []
    if meeting.date < today:
        warnings.append(f"{day} has passed and the meeting is not recorded as held.")
    if item.latest is not None and first_day(meeting) > item.latest:
        warnings.append(f"{quoted(item.title)} is wanted by {long_date(item.latest)}; {day} is later.")
    if item.earliest is not None and meeting.date < item.earliest:
        warnings.append(f"{quoted(item.title)} is not to come before {long_date(item.earliest)}; {day} is earlier.")
    return warnings


def _warnings_on_publicity(item: WorkItem, meeting: Meeting) -> list[str]:
    """Tell of late items (Local Government Act 1972 s.100B(4)(b)) and of public business at private meetings."""
    warnings = []
    if meeting.kind.in_public and meeting.agenda_published_on and agenda_is_out(meeting):
        warnings.append(late_item(meeting, item))
    if not meeting.kind.in_public and item.kind not in _PRIVATE_BUSINESS:
        what = capital(_NOT_IN_PUBLIC.get(meeting.kind, kind_words(meeting.kind, article=True)))
        warnings.append(f"{what} is not held in public: the panel cannot deal with {quoted(item.title)} there.")
    if meeting.kind.in_public and item.kind is ItemKind.BRIEFING:
        warnings.append(
            f"{quoted(item.title)} is down as a private briefing; {the_meeting(meeting)} is held in public."
        )
    return warnings


def _warnings_on_time(register: Register, moving: Iterable[WorkItem], meeting: Meeting) -> list[str]:
    available = available_minutes(register, meeting)
    there = [item for item in register.items_of(meeting.id) if item.status is not ItemStatus.WITHDRAWN]
    coming = [item for item in moving if item.meeting != meeting.id]
    booked = sum(item.minutes or 0 for item in (*there, *coming))
    if available is None or booked <= available:
        return []
    over = f"{booked - available:,} more than the {available:,} there are"
    return [f"The items of {long_day_of(meeting)} would take {booked:,} minutes, {over}."]
