"""The sample panel, and a programme written by the worst of typists, for every test of a paper."""

from __future__ import annotations

import datetime as dt

import pytest

from store.records import Asker, ContactDetails, Meeting, MeetingStatus, Panel, Question, WorkItem
from store.register import Register
from store.sample import sample_records

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
