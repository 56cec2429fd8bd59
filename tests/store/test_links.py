"""Which records name which."""

from __future__ import annotations

import datetime as dt

from store.links import Link, dangling, links_of
from store.records import Action, Attendance, Declaration, ItemMove, Meeting, Presence, WorkItem
from store.register import Register

DAY = dt.date(2021, 7, 29)


def test_links_are_found_at_any_depth_and_plain_words_are_none() -> None:
    item = WorkItem(
        id="W1",
        title="M1",
        comments="W2",
        meeting="M1",
        origin_ref="see the letter",
        moves=(ItemMove(on=DAY, how="moved", from_meeting="M2", to_meeting="M1", reason="M9"),),
    )
    assert list(links_of(item)) == [
        Link("W1", "meeting", "M1"),
        Link("W1", "from_meeting", "M2"),
        Link("W1", "to_meeting", "M1"),
    ]
    meeting = Meeting(
        id="M1", date=DAY, attendance=(Attendance(person="P3", presence=Presence.PRESENT, substitute_for="P4"),)
    )
    assert [link.target for link in links_of(meeting)] == ["P3", "P4"]
    assert [link.target for link in links_of(Declaration(id="D1", meeting="M1", people=("P1",), items=("W1",)))] == [
        "M1",
        "P1",
        "W1",
    ]


def test_links_that_lead_nowhere_are_listed() -> None:
    register = Register.of(
        WorkItem(id="W1", title="x", meeting="M1"),
        Meeting(id="M1", date=DAY),
        Action(id="A1", text="x", meeting="M2", items=("W1", "W2")),
    )
    assert dangling(register) == [Link("A1", "meeting", "M2"), Link("A1", "items", "W2")]
