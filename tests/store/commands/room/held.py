"""A meeting of seven members that is being held: events in a row, stamped on the small panel."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from store.commands.room.stamping import stamp_event
from store.edit import Edit
from store.papers.minutes.paper import minutes_text
from store.problems import Problem, Refused
from store.records import Meeting, MeetingStatus, Minute, Panel, RuleSet, Stamp
from store.records.panel import QuorumRule
from store.records.stamp import HouseSentence
from store.register import Register
from store.rules.room.events import Event
from tests.store.commands.sitting import DAY, HELD, MEMBERS, sitting

QUORATE = MEMBERS[:5]
EARLIER = "M9"
"""A meeting before it, whose minutes wait to be confirmed."""


def event(kind: str, at: str = "", **said: Any) -> Event:
    """Give an event as it is typed."""
    return Event(event=kind, at=at, **said)


def stamped(register: Register, *events: Event) -> Register:
    """Stamp events one after the other; none may be refused."""
    for one in events:
        edit = stamp_event(register, DAY, meeting=HELD, event=one)
        register = register.with_edit(edit)
    return register


def refused(register: Register, one: Event) -> tuple[Problem, ...]:
    """Stamp an event that must be refused, in whole sentences with a cure each."""
    try:
        stamp_event(register, DAY, meeting=HELD, event=one)
    except Refused as refusal:
        for problem in refusal.problems:
            assert problem.code
            assert problem.sentence.endswith(".")
            assert problem.cure.endswith(".")
        return refusal.problems
    raise AssertionError(f"{one.event} was not refused")


def before(*, quorum: QuorumRule | None = None, **forms: str) -> Register:
    """Give the panel before its meeting begins, with some sentences of its own."""
    register = sitting(quorum=quorum)
    held = register.need(Meeting, HELD)
    panel = register.need(Panel, "PANEL")
    sentences = tuple(HouseSentence(event=name.replace("_", " "), words=words) for name, words in forms.items())
    rules: RuleSet = replace(panel.rules[0], sentences=sentences)
    earlier = Meeting(id=EARLIER, date=dt.date(2021, 5, 20), status=MeetingStatus.HELD)
    fresh = (replace(held, finish=None, status=MeetingStatus.CALLED), replace(panel, rules=(rules,)), earlier)
    return register.with_edit(Edit("", fresh))


def begun(*people: str, quorum: QuorumRule | None = None, **forms: str) -> Register:
    """Give the meeting begun at 1 pm with some people there, five if none are named, at its first item."""
    register = stamped(before(quorum=quorum, **forms), event("arrival", people=people or QUORATE))
    return stamped(register, event("start", "13:00"), event("item", "13:01", item="1"))


def minute(register: Register, place: int = 1) -> Minute:
    """Give a minute of the meeting by its place."""
    return register.minutes_of(HELD)[place - 1]


def last(register: Register) -> Stamp:
    """Give the last event."""
    return register.stamps_of(HELD)[-1]


def printed(register: Register) -> list[str]:
    """Give the minutes as they are printed, without empty lines."""
    text = minutes_text(register, register.need(Meeting, HELD)).decode()
    return [line for line in text.splitlines() if line.strip()]
