"""The clerk's list of panels: names, what cannot stand in it, and who is meant."""

from __future__ import annotations

import pytest

from store.records import Meeting, Panel, WorkItem
from store.register import Register
from store.rules.panels.clerks import clerk_key, clerk_of
from store.rules.panels.served import Entry, entry_named, need_named, own_name, why_not_list
from tests.store.rules.panels.offices import DAY
from tests.told import told

LIST = (Entry("LLR", "/a.json"), Entry("West", "/b.json"))


@pytest.mark.parametrize(
    ("name", "where", "codes"),
    [
        ("Fire", "/c.json", []),
        ("  ", "/c.json", ["panels.no-name"]),
        ("x" * 41, "/c.json", ["panels.bad-name"]),
        ("a\x07b", "/c.json", ["panels.bad-name"]),
        ("llr", "/c.json", ["panels.name-taken"]),
        ("Fire", "/a.json", ["panels.listed"]),
        ("West", "/a.json", ["panels.name-taken", "panels.listed"]),
    ],
)
def test_everything_that_stands_against_an_entry_is_said_at_once(name: str, where: str, codes: list[str]) -> None:
    problems = why_not_list(LIST, name, where)
    assert [one.code for one in problems] == codes
    assert all(one.cure for one in problems)


def test_a_panel_is_found_by_its_name_in_capitals_or_not() -> None:
    assert entry_named(LIST, "west") == LIST[1]
    assert entry_named(LIST, "east") is None
    [unknown], [none] = told(lambda: need_named(LIST, "east")), told(lambda: need_named((), "east"))
    assert (unknown.code, unknown.cure) == ("panels.unknown", "Choose LLR or West.")
    assert none.code == "panels.none"
    assert need_named(LIST, "WEST") == LIST[1]


def test_a_panel_is_called_by_its_short_name_else_by_its_own() -> None:
    assert own_name(Register.of(Panel(id="PANEL", name="The Panel", short_name="TP"))) == "TP"
    assert own_name(Register.of(Panel(id="PANEL", name="The Panel"))) == "The Panel"
    assert own_name(Register.of(Panel(id="PANEL", name="x" * 60))) == "x" * 40


def test_who_does_what_is_said_by_item_then_meeting_then_panel() -> None:
    panel = Panel(id="PANEL", name="P", clerk="A. Clerk")
    meeting, own = Meeting(id="M1", date=DAY), Meeting(id="M1", date=DAY, clerk="B. Clerk")
    item, given = WorkItem(id="W1", title="x"), WorkItem(id="W1", title="x", clerk="C. Clerk")
    assert clerk_of(panel, meeting) == clerk_of(panel, meeting, item) == "A. Clerk"
    assert clerk_of(panel, own) == clerk_of(panel, own, item) == "B. Clerk"
    assert clerk_of(panel, own, given) == "C. Clerk"
    assert clerk_of(Panel(id="PANEL", name="P"), meeting) == "" == clerk_key("")
    assert clerk_key("Ms A. Clerk, Officer") == clerk_key("A. Clerk")
