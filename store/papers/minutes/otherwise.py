"""Which confirmed minutes would read otherwise if one register took the place of another."""

from __future__ import annotations

from collections.abc import Iterator

from store.papers.minutes.paper import exempt_text, minutes_text
from store.problems import Problem
from store.records import Meeting
from store.register import Register
from store.rules.calendar.settled import why_settled


def confirmed_otherwise(before: Register, after: Register) -> Iterator[Problem]:
    """Go through the confirmed sets of a register that another prints otherwise, or does not hold."""
    for meeting in before.meetings:
        settled = why_settled(meeting)
        if settled is None:
            continue
        fresh = after.live(Meeting, meeting.id)
        if fresh is None or _printed(after, fresh) != _printed(before, meeting):
            how = "The document does not hold them." if fresh is None else "The document has them differently."
            yield Problem(settled.code, f"{settled.sentence} {how}", settled.cure, "document")


def _printed(register: Register, meeting: Meeting) -> tuple[bytes, bytes]:
    return minutes_text(register, meeting), exempt_text(register, meeting)
