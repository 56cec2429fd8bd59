"""Small panels for tests of several at once: each with a meeting on one day, its members and its clerk."""

from __future__ import annotations

import datetime as dt
from typing import Any

from store.records import Meeting, Panel, Person, Record, Seat
from store.register import Register
from store.rules.panels.served import Served

TODAY = dt.date(2021, 7, 12)
DAY = dt.date(2021, 9, 30)
ROOM = "Committee Room 1, County Hall"


def served(
    name: str, *more: Record, members: tuple[str, ...] = (), clerk: str = "", start: str = "13:00", **meeting: Any
) -> Served:
    """A panel with one meeting of two hours, in a room if nothing else is said, and these members."""
    fields = {"date": DAY, "start": dt.time.fromisoformat(start) if start else None, "venue": ROOM} | meeting
    people = [Person(id=f"P{at}", name=who) for at, who in enumerate(members, 1)]
    seats = [Seat(id=f"S{at}", person=one.id, body="Melton") for at, one in enumerate(people, 1)]
    panel = Panel(id="PANEL", name=f"The {name} panel", short_name=name, clerk=clerk)
    return Served(name, Register.of(panel, Meeting(id="M1", **fields), *people, *seats, *more))
