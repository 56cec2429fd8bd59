"""Which of several items that mean the same business is the likeliest to be taken away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from store.records import Meeting, WorkItem
from store.register import Register
from store.rules.programme.passed import has_passed


def first_taken_away(register: Register, items: Sequence[WorkItem], today: dt.date) -> str:
    """Give the id of the item that is the likeliest to go: what stands at no meeting, else what stands at the last.

    What stands at a meeting that is over comes at the very end: it is the record of what that meeting had before it.
    """

    def place(item: WorkItem) -> tuple[bool, bool, int]:
        meeting = register.get(Meeting, item.meeting)
        over = meeting is not None and has_passed(meeting, today)
        return over, meeting is not None, -meeting.date.toordinal() if meeting is not None else 0

    return min(items, key=place).id
