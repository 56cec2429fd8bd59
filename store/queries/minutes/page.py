"""What the page of a meeting says of its minutes in a line each: the set, its heading, and every minute."""

from __future__ import annotations

from store.queries.attendance.board import printed_roll
from store.queries.minutes.whole import chair_line
from store.records import Meeting, Minute
from store.register import Register
from store.rules.minutes.exempt import is_exempt_minute
from store.rules.publishing.withheld import MARK
from store.rules.words.wording import counted, state_counted


def heading_cells(register: Register, meeting: Meeting) -> tuple[str, str]:
    """Say who was in the chair, and how many stood to the meeting in each way: `11 present, 2 apologies`."""
    chair = chair_line(register, meeting)
    groups = [state_counted(len(group.entries), group.heading.lower()) for group in printed_roll(register, meeting)]
    return (f"In the chair: {chair}" if chair else "Nobody recorded in the chair", ", ".join(groups))


def minute_aside(register: Register, minute: Minute) -> str:
    """Say in short what a minute holds: whether it is exempt; `void`, or what was moved, resolved and recommended."""
    held = [MARK] if is_exempt_minute(minute) else []
    if minute.void:
        return ", ".join([*held, "void"])
    votes = [vote for vote in register.votes_minuted(minute.id) if not vote.amends]
    held += ["moved"] if votes else []
    if minute.resolutions:
        held.append(f"{len(minute.resolutions)} resolved")
    if minute.recommendations:
        held.append(f"{len(minute.recommendations)} asked")
    return ", ".join(held)


def set_aside(register: Register, meeting: Meeting) -> str:
    """Say how far a set has got and how many minutes it has: `draft · 3 minutes`; empty if none has been written."""
    minutes = register.minutes_of(meeting.id)
    return f"{meeting.minutes.word} · {counted(len(minutes), 'minute')}" if minutes else ""
