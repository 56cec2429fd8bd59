"""A panel with a meeting to come, its items, questions and members, for tests of what is done with an agenda."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from store.commands.calendar.deadlines import publish
from store.edit import Edit
from store.problems import Problem, Refused
from store.queries.calendar.holidays import listed
from store.records import (
    Asker,
    Council,
    Meeting,
    Panel,
    Paper,
    PaperStatus,
    Person,
    Question,
    QuestionState,
    Role,
    RuleSet,
    Seat,
    WorkItem,
)
from store.records.agenda import StandingItem
from store.register import Register

TODAY = dt.date(2021, 7, 12)
LAST_DAY = dt.date(2021, 7, 21)
AFTER = dt.date(2021, 7, 26)
PAST, HERE, LATER = "M1", "M2", "M3"
TABLE = listed()

TEMPLATE = (
    StandingItem(title="Apologies for absence"),
    StandingItem(title="Public questions"),
    StandingItem(title="Any other urgent business", place="after"),
)


def office() -> Register:
    return Register.of(
        Panel(
            id="PANEL",
            name="A panel",
            rules=(RuleSet(agenda=TEMPLATE),),
            councils=(Council(name="Melton", notice_place="Parkside"), Council(name="Oadby")),
        ),
        Person(id="P1", name="Ann Archer", title="Cllr"),
        Person(id="P2", name="Bob Barford", title="Cllr"),
        Person(id="P3", name="Cat Carter"),
        Seat(id="S1", person="P1", role=Role.CHAIR, body="Melton", from_date=dt.date(2021, 5, 1)),
        Seat(id="S2", person="P2", role=Role.MEMBER, body="Oadby", from_date=dt.date(2021, 5, 1)),
        Meeting(id=PAST, date=dt.date(2021, 6, 10)),
        Meeting(id=HERE, date=dt.date(2021, 7, 29), start=dt.time(13), venue="City Hall"),
        Meeting(id=LATER, date=dt.date(2021, 9, 30)),
        WorkItem(id="W1", title="Plan", meeting=HERE, order=1, papers=(Paper(what="report", appendix="B"),)),
        WorkItem(
            id="W2",
            title="Vans",
            meeting=HERE,
            order=2,
            papers=(Paper(what="report", appendix="C", status=PaperStatus.TO_FOLLOW),),
        ),
        WorkItem(id="W3", title="Precept", meeting=HERE, order=3),
        WorkItem(id="W4", title="Grant", meeting=LATER, order=1),
        WorkItem(id="W5", title="Rural crime"),
        WorkItem(id="W6", title="Held", meeting=PAST, order=1),
        Question(
            id="Q1",
            asker=Asker(name="C. Collins"),
            text="Why?",
            published_text="Why?",
            meeting=HERE,
            state=QuestionState.ACCEPTED,
        ),
        Question(id="Q2", asker=Asker(name="D. Doe"), text="How?", published_text="How?", meeting=HERE),
    )


def run(register: Register, command: Callable[..., Edit], on: dt.date = TODAY, /, **given: Any) -> Register:
    return register.with_edit(command(register, on, **given))


def out(register: Register | None = None, on: dt.date = LAST_DAY) -> Register:
    """Give the register with the agenda of the meeting published on a day."""
    return run(register or office(), publish, on, meeting=HERE, holidays=TABLE)


def here(register: Register) -> Meeting:
    return register.need(Meeting, HERE)


def refused(register: Register, command: Callable[..., Edit], on: dt.date = TODAY, /, **given: Any) -> list[Problem]:
    with pytest.raises(Refused) as trouble:
        command(register, on, **given)
    return list(trouble.value.problems)
