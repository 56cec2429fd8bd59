"""The last day that still counts, the urgent first, the other of two words: in the lists that a clerk sees."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.queries.actions.actions import LATER, NEXT, OVERDUE, action_groups, action_line
from store.queries.declarations.declarations import describe
from store.queries.members.members import findings, interests_clock
from store.records import Action, Declaration, DueKind, Meeting, Panel, Person, Role, Seat
from store.register import Register

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")
NEXT_MEETING = Meeting(id="M1", date=dt.date(2021, 7, 29))


@pytest.mark.parametrize(
    ("due", "heading"),
    [
        (dt.date(2021, 7, 11), OVERDUE),
        (dt.date(2021, 7, 12), NEXT),
        (dt.date(2021, 7, 29), NEXT),
        (dt.date(2021, 7, 30), LATER),
    ],
)
def test_an_action_stands_under_the_heading_of_its_day(due: dt.date, heading: str) -> None:
    action = Action(id="A1", text="Report", due_kind=DueKind.DATE, due_on=due)
    (group,) = action_groups(Register.of(PANEL, NEXT_MEETING, action), TODAY)
    assert group.key == heading
    assert NEXT not in {one.key for one in action_groups(Register.of(PANEL, action), TODAY)}


@pytest.mark.parametrize(
    ("owner", "short"),
    [
        ("Police and Crime Commissioner", "PCC"),
        ("Mayor of Borsetshire", "PCC"),
        ("Office of the Police and Crime Commissioner", "OPCC"),
        ("Office of the Chief Constable", "Office of the Chief Constable"),
        ("Chief Finance Officer", "Chief Finance Officer"),
        ("", ""),
    ],
)
def test_only_the_commissioner_and_the_office_are_shortened(owner: str, short: str) -> None:
    panel = replace(PANEL, commissioner="Mayor of Borsetshire")
    action = Action(id="A1", text="Report", owner=owner)
    assert action_line(Register.of(panel, action), action, TODAY).short_owner == short


@pytest.mark.parametrize(
    ("relation", "more", "said"),
    [
        ("affects", True, "affects, more than most"),
        ("affects", False, "affects, no more than most"),
        ("directly relates", True, "directly relates"),
        ("directly relates", None, "directly relates"),
    ],
)
def test_only_of_what_an_interest_affects_is_said_whether_more_than_most(
    relation: str, more: bool | None, said: str
) -> None:
    made = Declaration(id="D1", meeting="M1", people=("P1",), relation=relation, more_than_most=more)
    register = Register.of(PANEL, NEXT_MEETING, Person(id="P1", name="A. Archer"), made)
    assert said in [words for _, words in describe(register, made, TODAY)]


def test_what_is_urgent_stands_first_among_matters_of_membership() -> None:
    joined = TODAY - dt.timedelta(days=10)
    old = Person(id="P1", name="A. Archer", interests_confirmed_on=None)
    new = Person(id="P2", name="B. Bellamy")
    seats = (
        Seat(id="S1", person="P1", role=Role.MEMBER, body="Borchester", from_date=dt.date(2018, 5, 1)),
        Seat(id="S2", person="P2", role=Role.MEMBER, body="Borchester", from_date=joined),
    )
    register = Register.of(PANEL, old, new, *seats)
    clock = interests_clock(register, TODAY)
    assert [one.urgent for one in clock] == [True, False, False]
    assert clock[0].seat == "S2"
    urgent = [one.urgent for one in findings(register, TODAY)]
    assert urgent == sorted(urgent, reverse=True)
    assert len(set(urgent)) == 2
