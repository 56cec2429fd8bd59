"""What windows to pick from and to ask with are given: who stands under which heading, what is dimmed, how many."""

from __future__ import annotations

import datetime as dt
from typing import Any
from unittest.mock import MagicMock

import pytest

from screens.forms import purging
from screens.forms.actions import windows
from screens.forms.attendance import coming
from store.records import Action, Attendance, Meeting, Panel, Person, Presence, Role, Seat, WorkItem
from store.register import Register
from store.rules.actions.actions import why_not_link

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")


def office_with(*records: Any) -> Any:
    office = MagicMock()
    office.desk.register = Register.of(PANEL, *records)
    office.desk.today = TODAY
    office.told = str
    office.aside = lambda work, then, *_: then(work())
    return office


def test_who_holds_an_office_that_day_stands_first_and_who_is_here_is_dimmed(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = MagicMock()
    monkeypatch.setattr(coming, "Picker", shown)
    here = Attendance(person="P4", presence=Presence.IN_ATTENDANCE)
    meeting = Meeting(id="M1", date=dt.date(2021, 7, 29), attendance=(here,))
    people = [Person(id=f"P{number}", name=name) for number, name in enumerate("ABCDE", 1)]
    seats = (
        Seat(id="S1", person="P1", role=Role.MEMBER),
        Seat(id="S2", person="P3", role=Role.COMMISSIONER),
        Seat(id="S3", person="P5", role=Role.COMMISSIONER, to_date=dt.date(2021, 5, 12)),
    )
    coming.open_other(office_with(meeting, *people, *seats), meeting)
    _, options = shown.call_args.args
    assert [(one.key, one.heading) for one in options] == [
        ("P3", "In office that day"),
        ("P2", "Others in the register"),
        ("P4", "Others in the register"),
        ("P5", "Others in the register"),
    ]
    assert {one.key: one.why_not for one in options if one.why_not} == {"P4": "Already on the board"}


def test_an_item_that_cannot_be_tied_is_dimmed_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = MagicMock()
    monkeypatch.setattr(windows, "Picker", shown)
    action = Action(id="A1", text="Report", items=("W2",))
    items = (WorkItem(id="W1", title="Estates"), WorkItem(id="W2", title="Vetting", binned_on=None))
    windows.open_link(office_with(action, *items), action)
    _, options = shown.call_args.args
    problems = {one.id: why_not_link(action, one) for one in items}
    assert problems["W2"] is not None
    assert {one.key: one.why_not for one in options} == {"W1": "", "W2": str(problems["W2"])}


@pytest.mark.parametrize(("many", "more"), [(1, False), (12, False), (13, True)])
def test_up_to_twelve_that_are_to_be_purged_are_named(monkeypatch: pytest.MonkeyPatch, many: int, more: bool) -> None:
    asked = MagicMock()
    monkeypatch.setattr(purging, "Ask", asked)
    ids = tuple(f"Q{number}" for number in range(1, many + 1))
    monkeypatch.setattr(purging, "due_to_go", lambda desk, purge: MagicMock(ids=ids))
    words = purging.Purging(MagicMock(), MagicMock(), "contact details", "question", "It stays.", "It goes", "left")
    purging.open_purge(office_with(), words)
    title, text, _ = asked.call_args.args
    assert f"of {many} question" in title
    named = text.partition("\n")[0]
    assert [one for one in named.split(", ") if one != "…"] == list(ids[:12])
    assert named.endswith(", …") is more
