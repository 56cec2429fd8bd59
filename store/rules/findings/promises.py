"""Findings about what the panel asked for or was promised: late, forgotten, or tied to a meeting that is off."""

from __future__ import annotations

from collections.abc import Iterator

from store.records import Action, ActionKind, DueKind, Meeting, MeetingStatus
from store.rules.actions.carrying import PERIODS, agreed, carried_over, due_date, meetings_old, period_due
from store.rules.actions.discharge import offer_for
from store.rules.actions.replying import awaits_reply
from store.rules.calendar.meetings import the_meeting
from store.rules.findings.finding import Act, Finding, Scene, action_place, finding
from store.rules.words.dates import long_date
from store.rules.words.wording import counted, often, quoted, small

_CLOSE: tuple[Act, ...] = ("schedule", "close", "review")


def late_or_forgotten(scene: Scene) -> Iterator[Finding]:
    """Find open actions that are overdue, asked for without ever being scheduled, or undated and grown old.

    An action for which a coming meeting has an item is in hand and is not named.
    """
    for action in scene.register.open_actions:
        matter = _can_be_closed(scene, action) or due_meeting_off(scene, action)
        if matter is None and scene.scheduled(action) is None:
            matter = _of(scene, action)
        if matter is not None:
            yield matter


def _of(scene: Scene, action: Action) -> Finding | None:
    if action.review_from is not None and action.review_from > scene.today:
        return None
    if action.due_kind in {DueKind.DATE, DueKind.MEETING, DueKind.NEXT_MEETING, DueKind.ANNUAL_MEETING}:
        return _overdue(scene, action)
    if action.due_kind in PERIODS:
        return _recurring(scene, action)
    if action.due_kind is DueKind.UNDATED:
        return _undated(scene, action)
    return None


def _can_be_closed(scene: Scene, action: Action) -> Finding | None:
    """Find that the panel has considered the item of an action, which can be closed with that as evidence."""
    items = scene.items_of(action)
    offer = offer_for(scene.register, action, items) if items else None
    if offer is None:
        return None
    return finding(
        "can-be-closed",
        (action.id,),
        f"{scene.named(action)} is still open; {small(offer.what).rstrip('.')} on "
        f"{long_date(offer.on)} ({small(offer.where)}).",
        place=action_place(action),
        cure="Close it with that as evidence, or note what is still wanted.",
        acts=("close", "note", "review"),
        by=offer.on,
        rank=15,
    )


def due_meeting_off(scene: Scene, action: Action) -> Finding | None:
    """Find that the meeting an action was due at was called off, so that it asks for a new one."""
    if action.due_kind is not DueKind.MEETING or action.due_meeting is None:
        return None
    meeting = scene.register.get(Meeting, action.due_meeting)
    off = {MeetingStatus.CANCELLED, MeetingStatus.RELEASED}
    if meeting is not None and meeting.binned_on is None and meeting.status not in off:
        return None
    if meeting is None:
        why = f"meeting {action.due_meeting}, which is not in the file"
    else:
        state = "is in the bin" if meeting.binned_on else f"was {meeting.status.value}"
        why = f"{the_meeting(meeting, weekday=True)}, which {state}"
    return finding(
        "due-meeting-off",
        (action.id,),
        f"{scene.named(action)} was due at {why}.",
        place=action_place(action),
        cure="Carry it over to another meeting, or give it another time.",
        acts=("carry", "edit", "close"),
        by=scene.today,
        rank=40,
    )


def _overdue(scene: Scene, action: Action) -> Finding | None:
    due = due_date(scene.register, action, scene.today)
    if due is None or due >= scene.today:
        return None
    times = len(carried_over(scene.register, action, scene.today))
    waits = next((item for item in scene.items_of(action) if item.status.open), None)
    item = ""
    if waits is not None:
        state = "is deferred and has" if waits.status.value == "deferred" else "has"
        item = f" Its item {quoted(waits.title)} {state} no meeting to come."
    carried = f" and was carried over {often(times)}" if times else ""
    return finding(
        "action-overdue",
        (action.id, *((waits.id,) if waits else ())),
        f"{scene.named(action)} was due on {long_date(due)} and is still open{carried}.{item}",
        place=action_place(action),
        cure="Put it on the programme of a meeting, or close it with what discharged it.",
        acts=_CLOSE,
        by=due,
        rank=40,
    )


_EVERY = {
    DueKind.QUARTERLY: "every quarter",
    DueKind.SIX_MONTHLY: "every six months",
    DueKind.YEARLY: "every year",
}


def _recurring(scene: Scene, action: Action) -> Finding | None:
    due, _ = period_due(scene.register, action, scene.items_of(action), scene.today)
    if due is None or due >= scene.today:
        return None
    return finding(
        "quarter-missed",
        (action.id,),
        f"{scene.named(action)} comes {_EVERY[action.due_kind]}; it was due by {long_date(due)} "
        "and no coming meeting has it.",
        place=action_place(action),
        cure="Put it on the programme of a meeting, or close it with what discharged it.",
        acts=_CLOSE,
        by=due,
        rank=40,
    )


def _undated(scene: Scene, action: Action) -> Finding | None:
    if action.kind is ActionKind.RECOMMENDATION and awaits_reply(action):
        return None
    items = scene.items_of(action)
    if action.kind is ActionKind.REPORT and not items:
        return _never_scheduled(scene, action)
    old = meetings_old(scene.register, action, scene.today)
    reviewed = action.review_from is not None
    if old < scene.rules.undated_after_meetings and not reviewed:
        return None
    since = agreed(scene.register, action)
    waits = next((item for item in items if item.status.open), None)
    item = f" Its item {quoted(waits.title)} has no meeting." if waits else ""
    again = f" It was to be looked at again from {long_date(action.review_from)}." if action.review_from else ""
    passed = f"{counted(old, 'meeting')} ago, on {long_date(since)}, " if since else ""
    return finding(
        "undated-promise",
        (action.id, *((waits.id,) if waits else ())),
        f"{scene.named(action)} was agreed {passed}without a date and is still open.{item}{again}",
        place=action_place(action),
        cure="Put it on the programme, give it a date, close it, or say from when to look at it again.",
        acts=_CLOSE,
        there=("settle.edit",),
        by=scene.today,
        rank=45,
        mark=action.review_from.isoformat() if action.review_from else "",
    )


def _never_scheduled(scene: Scene, action: Action) -> Finding:
    old = meetings_old(scene.register, action, scene.today)
    passed = f"; {counted(old, 'meeting')} {'has' if old == 1 else 'have'} passed since" if old else ""
    return finding(
        "report-never-scheduled",
        (action.id,),
        f"{scene.named(action)} has no item in the work programme{passed}.",
        place=action_place(action),
        cure="Put it on the programme, close it with what discharged it, or say from when to look at it again.",
        acts=_CLOSE,
        by=scene.today,
        rank=42,
        mark=action.review_from.isoformat() if action.review_from else "",
    )
