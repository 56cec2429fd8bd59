"""A small panel of seven members on the day of a meeting with three items, for tests of seats, attendance and votes."""

from __future__ import annotations

import datetime as dt

from store.records import Council, Meeting, MeetingStatus, Nation, Panel, Person, Role, RuleSet, Seat, WorkItem
from store.records.panel import QuorumRule
from store.register import Register

DAY = dt.date(2021, 7, 1)
"""The day of the meeting, in the past of the day on which tests run."""

HELD, COMING, CANCELLED = "M1", "M2", "M3"
CHAIR, VICE, THREE, FOUR, FIVE, LAY, ALSO_LAY = (f"P{number}" for number in range(1, 8))
STAND_IN, OFFICER, OUTSIDER = "P8", "P9", "P10"
MEMBERS = (CHAIR, VICE, THREE, FOUR, FIVE, LAY, ALSO_LAY)
NAMES = ("Ann Archer", "Bob Barford", "Cat Carter", "Dan Dobson", "Eve Evans", "Fay Ŵyn-Jones", "Guy O'Gara")
ITEMS = ("W1", "W2", "W3")


def panel(*, nation: Nation = Nation.ENGLAND, quorum: QuorumRule | None = None) -> Panel:
    rules = RuleSet(quorum=quorum or QuorumRule(mode="number", number=3))
    return Panel(
        id="PANEL",
        name="Borsetshire Police and Crime Panel",
        nation=nation,
        host_authority="Borsetshire County Council",
        councils=(Council(name="Ambridge Council", seats=3), Council(name="Felpersham Council", seats=2)),
        rules=(rules,),
    )


def seats() -> tuple[Seat, ...]:
    roles = (Role.CHAIR, Role.VICE_CHAIR, Role.MEMBER, Role.MEMBER, Role.MEMBER, Role.INDEPENDENT, Role.INDEPENDENT)
    bodies = ("Ambridge Council",) * 3 + ("Felpersham Council",) * 2 + ("", "")
    start = dt.date(2021, 5, 10)
    found = [
        Seat(id=f"S{number}", person=f"P{number}", role=role, body=body, from_date=start)
        for number, (role, body) in enumerate(zip(roles, bodies, strict=True), start=1)
    ]
    found[5] = Seat(
        id="S6",
        person=LAY,
        role=Role.INDEPENDENT,
        from_date=start,
        term_ends=dt.date(2021, 12, 31),
        substitutes=("P8",),
    )
    officer = Seat(id="S8", person=OFFICER, role=Role.OFFICER, post="Monitoring Officer", votes=False, from_date=start)
    return (*found, officer)


def sitting(*, nation: Nation = Nation.ENGLAND, quorum: QuorumRule | None = None) -> Register:
    """Give the panel with nobody's attendance recorded yet."""
    return Register.of(
        panel(nation=nation, quorum=quorum),
        *(Person(id=f"P{number}", name=name, title="Cllr") for number, name in enumerate(NAMES, start=1)),
        Person(id=STAND_IN, name="Hal Hood", title="Cllr"),
        Person(id=OFFICER, name="Ida Ives"),
        Person(id=OUTSIDER, name="Jon Jarvis"),
        *seats(),
        Meeting(id=HELD, date=DAY, start=dt.time(13), finish=dt.time(16)),
        Meeting(id=COMING, date=dt.date(2021, 9, 30)),
        Meeting(id=CANCELLED, date=dt.date(2021, 6, 1), status=MeetingStatus.CANCELLED),
        *(
            WorkItem(id=one, title=title, meeting=HELD, order=order)
            for order, (one, title) in enumerate(zip(ITEMS, ("Plan", "Police Vans", "Precept"), strict=True), start=1)
        ),
        WorkItem(id="W4", title="Elsewhere", meeting=COMING, order=1),
    )
