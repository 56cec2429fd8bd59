"""The sample panel, and a programme written by the worst of typists, for every test of a paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from store.edit import Edit
from store.records import (
    Action,
    Asker,
    ContactDetails,
    Declaration,
    Interest,
    InterestEntry,
    Meeting,
    MeetingStatus,
    Minute,
    Panel,
    Paper,
    Question,
    WorkItem,
)
from store.register import Register
from store.sample import sample_records
from tests.answers import held_whole

CANARY = "Canarybird"
"""What stands in every private place of the register of `canaries`."""

HOSTILE = (
    "[bold red]not markup[/]",
    "a | pipe \\| and \\ backslash |",
    "two\nlines\r\nand\ttab",
    "=cmd|' /C calc'!A0",
    "+1 -2 @SUM",
    "-minus",
    "@at",
    "'=kept apostrophe",
    "🙂👩‍👩‍👧 emoji",
    "سؤال من الجمهور",
    "left \u202eoverride",
    "**bold** _em_ `code` <b>html</b> &amp; ~~gone~~ [link](http://example.org)",
    'quote " and , comma',
    "# heading",
    "1. list",
    "- dash",
    "Ŵyn Ŷnys",
    "議事日程",
    "ends with hash #",
    "(*)",
)


@pytest.fixture(autouse=True)
def _whole(request: pytest.FixtureRequest) -> Iterator[None]:
    """Hold all that is answered in a test to the functions of `HELD_WHOLE` in its module."""
    yield from held_whole(request)


@pytest.fixture(scope="session")
def sample() -> Register:
    return Register.of(*sample_records())


@pytest.fixture(scope="session")
def hostile() -> Register:
    """Every nasty text as title, comments, lead and theme; a cancelled meeting; a question with an address."""
    meetings = [
        Meeting(id="M1", date=dt.date(2021, 7, 29), start=dt.time(13)),
        Meeting(id="M2", date=dt.date(2021, 8, 5), status=MeetingStatus.CANCELLED, title="a | b\nc"),
    ]
    items = [
        WorkItem(
            id=f"W{number}",
            title=text,
            comments=text,
            lead=text,
            source=text,
            target=text,
            meeting=("M1", "M2", None)[number % 3],
            theme=text if number % 6 == 5 else "",
            moveable=number % 2 == 0,
            minutes=number,
            order=number,
        )
        for number, text in enumerate(HOSTILE, start=1)
    ]
    private = ContactDetails(address="1 Secret Street", email="secret@example.org", phone="07000")
    question = Question(id="Q1", text=HOSTILE[3], subject=HOSTILE[3], asker=Asker(name=HOSTILE[0], private=private))
    panel = Panel(id="PANEL", name="P", programme_title="# Title | of [it]", programme_notes=HOSTILE)
    return Register.of(panel, *meetings, *items, question)


@pytest.fixture(scope="session")
def canaries(sample: Register) -> Register:
    """The sample with a canary in every private place: contacts, sensitive interests, exempt minutes and papers."""
    private = ContactDetails(address=f"1 {CANARY} Close", email=f"{CANARY}@nest.example", phone=CANARY)
    meeting = sample.need(Meeting, "M14")
    item = sample.items_of("M18")[0]
    hidden = Paper(what=f"About the {CANARY}", author=CANARY, exempt_paragraph="1")
    people = [one.person for one in meeting.attendance[:2]]
    land = InterestEntry(category="Land", text=CANARY, sensitive=True)
    minute = Minute(
        id="N901",
        meeting="M14",
        number="901",
        heading=f"The {CANARY}",
        text=f"The {CANARY} was discussed.",
        exempt_paragraph="1",
        summary="A matter of staff was considered.",
        order=901,
    )
    question = Question(
        id="Q901",
        meeting="M18",
        text="Why are there no officers?",
        asker=Asker(name=f"Child {CANARY}", under_18=True, private=private),
        received_at=dt.datetime(2021, 7, 5, 9),
    )
    return sample.with_edit(
        Edit(
            "",
            (
                minute,
                question,
                Action(id="A901", minute="N901", meeting="M14", text=f"Tell the {CANARY}", owner="Clerk"),
                Declaration(id="D901", meeting="M14", people=(people[0],), nature=(CANARY,), sensitive=True),
                Interest(id="I901", person=people[1], entry=land),
                replace(item, papers=(*item.papers, hidden)),
            ),
        )
    )
