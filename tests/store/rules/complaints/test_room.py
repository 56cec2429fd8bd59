"""Who leaves the room when complaints are reported on, and for which items the chair's brief says so."""

from __future__ import annotations

import datetime as dt

import pytest

from store.papers.printed import printed
from store.records import Meeting, Panel, RuleSet, WorkItem
from store.records.complaint import ComplaintRules
from store.records.panel import OfficeTitle
from store.register import Register
from store.rules.complaints.room import is_on_complaints, leaves_for

LEAVE = "the Chief Constable and the Police and Crime Commissioner"
DAY = dt.date(2021, 1, 27)


def panel(leave: str = LEAVE) -> Panel:
    later = (OfficeTitle(title="Mayor", from_date=dt.date(2027, 5, 1)),)
    return Panel(
        id="PANEL", name="A panel", rules=(RuleSet(complaints=ComplaintRules(leave=leave)),), later_titles=later
    )


@pytest.mark.parametrize(
    ("title", "on_it"),
    [
        ("Annual Report of Complaints received against the Leicestershire Police and Crime Commissioner", True),
        ("Complaints against Police and Crime Commissioner Annual Report", True),
        ("Complaint about the Mayor", True),
        ("Complaints against the force", False),
        ("Ethics, Integrity and Complaints Committee", False),
        ("The Commissioner's annual report", False),
    ],
)
def test_an_item_on_complaints_is_known_by_its_title(title: str, on_it: bool) -> None:
    assert is_on_complaints(Register.of(panel()), title) is on_it
    assert leaves_for(Register.of(panel()), title, DAY) == (LEAVE if on_it else "")


@pytest.mark.parametrize(("leave", "told"), [(LEAVE, True), ("", False)])
def test_the_brief_says_who_leaves_if_the_rules_do(leave: str, told: bool) -> None:
    register = Register.of(
        panel(leave),
        Meeting(id="M1", date=DAY),
        WorkItem(id="W1", title="Complaints against the Commissioner", meeting="M1", order=1),
        WorkItem(id="W2", title="Precept", meeting="M1", order=2),
    )
    text = printed("brief", "text", register, DAY, meeting="M1").data.decode()
    text = " ".join(text.split())
    assert (text.count("Leave the room:"), f"Leave the room: {LEAVE}." in text) == ((1, True) if told else (0, False))
