"""Papers sent to members: to whom they go, and what keeps a sending from being recorded.

No law asks for a summons to a committee; the day on which members had the papers still counts, because nothing need be
public before it is available to them (Local Government Act 1972 s.100B(3)).
"""

from __future__ import annotations

import datetime as dt

from store.problems import Problem
from store.records import Meeting
from store.register import Register
from store.rules.calendar.deadlines import SUSPENDED
from store.rules.calendar.meetings import the_meeting
from store.rules.members.membership import members_at
from store.rules.words.dates import long_date
from store.rules.words.wording import capital


def recipients(register: Register, meeting: Meeting) -> tuple[str, ...]:
    """List the people to whom the papers of a meeting go: the members in post on its day."""
    return tuple(dict.fromkeys(seat.person for seat in members_at(register, meeting.date) if seat.person))


def not_sent_to(register: Register, meeting: Meeting) -> tuple[str, ...]:
    """List the members to whom no papers were sent."""
    sent = {who for one in meeting.sent for who in one.to}
    return tuple(who for who in recipients(register, meeting) if who not in sent)


def why_not_send_any(meeting: Meeting, today: dt.date) -> Problem | None:
    """Say why no papers of a meeting can have been sent, on whatever day up to today; None if they can."""
    return why_not_send(meeting, min(today, meeting.date), today)


def why_not_send(meeting: Meeting, on: dt.date, today: dt.date) -> Problem | None:
    """Say why papers cannot have been sent on a day; None if they can."""
    name = capital(the_meeting(meeting, weekday=True))
    if meeting.status in SUSPENDED:
        sentence = f"{name} was {meeting.status.value}."
        return Problem("sent-closed", sentence, "Reopen it as arranged first.", "meeting", "meeting.status")
    if on > today:
        sentence = f"{long_date(on)} is still to come."
        return Problem("sent-early", sentence, "Record the papers as sent when they have been.", "on")
    if on > meeting.date and not meeting.known_by:
        sentence = f"{long_date(on)} is after the meeting on {long_date(meeting.date)}."
        return Problem("sent-after", sentence, f"Type {long_date(meeting.date)} or an earlier date.", "on")
    return None
