"""Which meeting stands before or after an item's own, so that one key can move it there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from store.problems import Problem
from store.records import ItemKind, Meeting, WorkItem
from store.register import Register
from store.rules.programme.items import why_not_schedule
from store.rules.words.wording import quoted

_PRIVATE = frozenset({ItemKind.BRIEFING, ItemKind.TASK_GROUP})


def neighbouring_meeting(register: Register, items: Sequence[WorkItem], by: int, today: dt.date) -> Meeting | Problem:
    """Give the meeting one step earlier (-1) or later (+1) than the first item's own that can still take the items.

    From the suggestions, later means the next meeting. Meetings held in private are passed over unless every item is
    for one; meetings before today are passed over unless the item itself stands before today.
    """
    if not items:
        return Problem("no-item", "There is no item under the cursor.", "Go to an item first.")
    home = register.get(Meeting, items[0].meeting)
    private = all(item.kind in _PRIVATE for item in items)
    since = home.date if home is not None and home.date < today else today
    open_ones = [
        meeting
        for meeting in register.meetings
        if why_not_schedule(meeting) is None
        and (meeting.kind.in_public or private)
        and (meeting.date >= since or (by < 0 and since < today))
    ]
    if home is None:
        if by > 0 and open_ones:
            return open_ones[0]
        return _none_there(items[0], by, suggested=True)
    place = register.meetings.index(home) if home in register.meetings else 0
    order = {meeting.id: number for number, meeting in enumerate(register.meetings)}
    beyond = [meeting for meeting in open_ones if (order[meeting.id] - place) * by > 0]
    if not beyond:
        return _none_there(items[0], by, suggested=False)
    return beyond[0] if by > 0 else beyond[-1]


def _none_there(item: WorkItem, by: int, *, suggested: bool) -> Problem:
    if suggested and by < 0:
        sentence = f"{quoted(item.title)} is not scheduled, so no meeting comes before."
        return Problem("no-earlier-meeting", sentence, "Move it to a meeting chosen from the list.", act="item.move")
    word = "later" if by > 0 else "earlier"
    sentence = f"No {word} meeting can take {quoted(item.title)}."
    cure = (
        "Arrange one in the calendar, or move the item to the suggestions."
        if by > 0
        else "Choose a meeting from the list."
    )
    return Problem(f"no-{word}-meeting", sentence, cure)
