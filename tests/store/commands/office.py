"""A small register with something of everything, and the two ways in which every test runs a command on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

import pytest

from store.edit import Edit
from store.problems import Problem, Refused
from store.records import (
    Action,
    ActionKind,
    Asker,
    Attendance,
    Declaration,
    Interest,
    InterestEntry,
    ItemKind,
    ItemStatus,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Minute,
    Panel,
    Person,
    Presence,
    Question,
    Record,
    RoundKind,
    RuleSet,
    Seat,
    StatutoryRound,
    WorkItem,
)
from store.register import Register
from tests.known_fields import known_fields

TODAY = dt.date(2021, 7, 12)
HELD, BRIEFING, JULY, SEPTEMBER, DECEMBER = "M1", "M2", "M3", "M4", "M5"
CANCELLED, RELEASED, BINNED, RESERVE = "M6", "M7", "M8", "M9"


class Done(NamedTuple):
    edit: Edit
    after: Register


def day(month: int, number: int) -> dt.date:
    return dt.date(2021, month, number)


def meetings() -> tuple[Meeting, ...]:
    one = dt.time(13)
    return (
        Meeting(
            id=HELD,
            date=day(3, 25),
            start=one,
            status=MeetingStatus.HELD,
            attendance=(Attendance(person="P3", presence=Presence.PRESENT),),
        ),
        Meeting(id=BRIEFING, date=day(5, 20), kind=MeetingKind.PRIVATE_BRIEFING),
        Meeting(id=JULY, date=day(7, 29), start=one, venue="Council Chamber"),
        Meeting(id=SEPTEMBER, date=day(9, 30), start=one, finish=dt.time(16)),
        Meeting(id=DECEMBER, date=day(12, 2), status=MeetingStatus.PROPOSED),
        Meeting(id=CANCELLED, date=day(8, 12), status=MeetingStatus.CANCELLED, cancelled_reason="No business"),
        Meeting(id=RELEASED, date=day(8, 19), kind=MeetingKind.RESERVE, status=MeetingStatus.RELEASED),
        Meeting(id=BINNED, date=day(10, 14), binned_on=day(7, 1)),
        Meeting(id=RESERVE, date=day(11, 4), kind=MeetingKind.RESERVE),
    )


def items() -> tuple[WorkItem, ...]:
    return (
        WorkItem(
            id="W1",
            title="Section 106 Funding",
            meeting=HELD,
            order=1,
            status=ItemStatus.CONSIDERED,
            considered_at=HELD,
        ),
        WorkItem(id="W2", title="Annual Report", meeting=JULY, order=1, moveable=True, lead="Commissioner"),
        WorkItem(id="W3", title="Performance", meeting=JULY, order=2),
        WorkItem(id="W4", title="Ethics Committee", meeting=JULY, order=3, status=ItemStatus.WITHDRAWN),
        WorkItem(id="W5", title="Plan", meeting=JULY, order=4, minutes=30),
        WorkItem(id="W6", title="Grant Monitoring", meeting=SEPTEMBER, order=5, kind=ItemKind.CYCLICAL),
        WorkItem(id="W7", title="Efficiency Savings", order=1, target="To July meeting", origin_ref="A1"),
        WorkItem(id="W8", title="Venues", order=2, status=ItemStatus.DEFERRED, comments="Two\nlines"),
        WorkItem(id="W9", title="Modern Slavery", order=3, theme="Themed reviews"),
        WorkItem(id="W10", title="In the bin", meeting=JULY, order=9, binned_on=day(7, 1)),
        WorkItem(id="W11", title="Return on Investments", order=4),
        WorkItem(id="W12", title="Under a binned meeting", meeting=BINNED, binned_on=day(7, 1)),
    )


def office() -> Register:
    """Give a register whose panel has 90 minutes for business at each meeting."""
    return Register.of(
        Panel(id="PANEL", name="Borsetshire Police and Crime Panel", rules=(RuleSet(meeting_minutes=90),)),
        Person(id="P1", name="A. Chairwoman"),
        Person(id="P2", name="B. Nobody"),
        Person(id="P3", name="C. Present"),
        Seat(id="S1", person="P1"),
        Seat(id="S2"),
        *meetings(),
        *items(),
        Question(id="Q1", asker=Asker(name="A resident"), text="Why?", meeting=DECEMBER),
        Interest(id="I1", person="P2", entry=InterestEntry(category="land", text="A field"), binned_on=day(7, 1)),
        Declaration(id="D1", meeting=HELD, nil=True),
        Action(id="A1", kind=ActionKind.REPORT, text="Report on savings", meeting=HELD, minute="N1"),
        Action(id="A2", text="A clause of it", parent="A1"),
        Minute(id="N1", meeting=HELD, number="39/20", order=1),
        Minute(id="N2", meeting=HELD, number="40/20", order=2),
        StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2022),
    )


def records(register: Register) -> dict[str, Record]:
    return {record_id: record for table in register.tables.values() for record_id, record in table.items()}


def run(register: Register, command: Callable[..., Edit], /, **arguments: object) -> Done:
    """Run a command; the register given must stay as it was, and all that the edit does not name must stand."""
    before = records(register)
    edit = command(register, TODAY, **arguments)
    assert records(register) == before
    after = register.with_edit(edit)
    now = records(after)
    assert {k: v for k, v in now.items() if k not in edit.touches} == {
        k: v for k, v in before.items() if k not in edit.touches
    }
    assert len(set(edit.touches)) == len(edit.touches)
    assert all(before.get(record.id) != record for record in edit.puts)
    assert edit.sentence
    assert not edit.sentence.endswith(".")
    return Done(edit, after)


def refusal(register: Register, command: Callable[..., Edit], /, **arguments: object) -> tuple[Problem, ...]:
    """Run a command that must be refused, in whole sentences with a cure each; nothing may change."""
    before = records(register)
    with pytest.raises(Refused) as caught:
        command(register, TODAY, **arguments)
    assert records(register) == before
    for problem in caught.value.problems:
        assert problem.code
        assert problem.field in known_fields(command), (problem.field, problem)
        assert problem.sentence.endswith(".")
        assert problem.cure.endswith(".")
        assert problem.sentence[0] == problem.sentence[0].upper()
    assert len(set(caught.value.problems)) == len(caught.value.problems)
    return caught.value.problems


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def item(register: Register, item_id: str) -> WorkItem:
    found = register.get(WorkItem, item_id)
    assert found is not None
    return found


def meeting(register: Register, meeting_id: str) -> Meeting:
    found = register.get(Meeting, meeting_id)
    assert found is not None
    return found


def order(register: Register, group: str | None) -> list[str]:
    return [each.id for each in register.items_of(group)]
