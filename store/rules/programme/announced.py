"""What is said at once of a change to an agenda that has been published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from store.problems import Problem
from store.records import Meeting, Record, WorkItem
from store.register import Register
from store.rules.calendar.meetings import agenda_is_out, the_meeting
from store.rules.programme.items import late_item, published_with

CHANGED = "agenda-changed"
"""The code under which a change to a published agenda is told."""

_TIME_AND_PLACE = ("start", "venue", "mode")


def on_published_agendas(
    before: Register, after: Register, changed: Iterable[Record], today: dt.date
) -> tuple[Problem, ...]:
    """Tell which agendas that are out a change makes differ from what was published, each meeting once."""
    told: dict[str, Problem] = {}
    for record in changed:
        if isinstance(record, WorkItem):
            for meeting_id, problem in _of_item(before, after, before.get(WorkItem, record.id), record, today):
                if not _issued(before, after, meeting_id):
                    told.setdefault(meeting_id, problem)
        elif isinstance(record, Meeting):
            was = before.get(Meeting, record.id)
            differs = was is not None and any(getattr(was, name) != getattr(record, name) for name in _TIME_AND_PLACE)
            if was is not None and differs and out_now(was, today):
                name = the_meeting(record, weekday=True)
                sentence = f"The agenda of {name} has been published with another time or place."
                told[record.id] = Problem(CHANGED, sentence, "Tell members, and post the notices again.")
    return tuple(told.values())


def _of_item(
    before: Register, after: Register, was: WorkItem | None, item: WorkItem, today: dt.date
) -> Iterator[tuple[str, Problem]]:
    left = before.get(Meeting, was.meeting) if was is not None and _stands(was) else None
    now = after.get(Meeting, item.meeting) if _stands(item) else None
    if left is not None and (now is None or now.id != left.id):
        if out_now(left, today):
            cure = "Publish its withdrawal, with the reason."
            yield left.id, Problem(CHANGED, published_with(left, item), cure)
        left = None
    if now is None or not out_now(now, today):
        return
    if left is None:
        yield now.id, Problem(CHANGED, late_item(now, item), "")
    elif was is not None and (was.title, was.order) != (item.title, item.order):
        sentence = f"The agenda of {the_meeting(now, weekday=True)} has been published as it was before."
        yield (
            now.id,
            Problem(CHANGED, sentence, "Publish a supplement if members should know.", "", "agenda.supplement"),
        )


def _issued(before: Register, after: Register, meeting_id: str) -> bool:
    """Say whether the change is itself a publication, which says what it does."""
    was, now = before.get(Meeting, meeting_id), after.get(Meeting, meeting_id)
    return was is not None and now is not None and was.published != now.published


def _stands(item: WorkItem) -> bool:
    return item.binned_on is None and item.status.open


def out_now(meeting: Meeting, today: dt.date) -> bool:
    """Say whether the agenda of a meeting still to be held in public has been published."""
    return meeting.status.open and meeting.date >= today and meeting.kind.in_public and agenda_is_out(meeting)
