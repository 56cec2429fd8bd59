"""One letter about several matters: what holds of one of them, what of all, and which of them comes first."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from store.records import FoundInFile, Meeting, MeetingStatus, Panel, Paper, PaperFile, PaperStatus, WorkItem
from store.records.meeting import MinutesState
from store.register import Register
from store.rules.calendar.settled import why_not_change_heading, why_not_unhold
from store.rules.chasing import needs
from store.rules.chasing.due import (
    ACTION,
    INVITATION,
    MEND,
    Awaited,
    Chaser,
    all_asked_for,
    chasers_due,
    is_late,
)
from store.rules.chasing.needs import why_not_chase, why_to_nobody

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")
BEFORE, AFTER = dt.date(2021, 7, 11), dt.date(2021, 7, 13)


def letter(*matters: Awaited, sort: str = ACTION, to: str = "Ann Officer") -> Chaser:
    return Chaser(sort, to, matters)


def about(record: str, due: dt.date | None = None, **more: Any) -> Awaited:
    return Awaited(f"action:{record}", record, f"What {record} is", due, **more)


@pytest.mark.parametrize(
    ("days", "first", "late"),
    [
        ((), None, False),
        ((None,), None, False),
        ((AFTER, BEFORE), BEFORE, True),
        ((BEFORE, AFTER), BEFORE, True),
        ((AFTER, None), AFTER, False),
        ((TODAY, AFTER), TODAY, False),
    ],
)
def test_a_letter_is_due_with_the_earliest_and_late_with_any(
    days: tuple[dt.date | None, ...], first: dt.date | None, late: bool
) -> None:
    matters = [about(f"A{number}", due) for number, due in enumerate(days, 1)]
    assert letter(*matters).first_due == first
    assert is_late(letter(*matters), TODAY) is late
    assert not is_late(letter(*matters, sort=INVITATION), TODAY)


@pytest.mark.parametrize(
    ("matters", "to", "code"),
    [
        ((about("A1"), about("A2")), "Ann", ""),
        ((about("A1"), about("A2")), "", "chase-nobody"),
        ((about("A1", exempt=True), about("A2")), "Ann", "chase-exempt"),
        ((about("A1"), about("A2", exempt=True)), "", "chase-exempt"),
        ((about("A1", alone=True), about("A2")), "Ann", "chase-alone"),
        ((about("A1"), about("A2", alone=True)), "Ann", "chase-alone"),
    ],
)
def test_one_matter_is_enough_to_keep_a_letter_back(matters: tuple[Awaited, ...], to: str, code: str) -> None:
    problem = why_to_nobody(letter(*matters, to=to))
    assert (problem.code if problem else "") == code
    assert letter(*matters, to=to).exempt is (code == "chase-exempt")


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ((), "No letter is due."),
        (("Ann",), ""),
        (("", "Ann"), ""),
        (("Ann", ""), ""),
        (("", ""), "Nobody is recorded to whom a letter about A1 “What A1 is” could go."),
    ],
)
def test_letters_can_be_written_if_one_has_somebody_to_go_to(
    to: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = tuple(letter(about(f"A{number}"), to=name) for number, name in enumerate(to, 1))
    monkeypatch.setattr(needs, "chasers_due", lambda *_: due)
    problem = why_not_chase(Register.of(PANEL), TODAY)
    assert (problem.sentence if problem else "") == said


@pytest.mark.parametrize(
    ("papers", "asked"),
    [
        ({}, True),
        ({"W1": "1"}, True),
        ({"W1": "1", "W2": "1"}, False),
        ({"W2": "1", "W1": "1"}, False),
        ({"W2": "1"}, False),
        ({"W1": "1", "W3": "2"}, True),
        ({"W3": "1"}, False),
        ({"W9": "1"}, False),
    ],
)
def test_papers_are_asked_for_once_each_of_them_is(papers: dict[str, str], asked: bool) -> None:
    states = (PaperStatus.DUE,), (PaperStatus.NOT_ASKED,), (PaperStatus.NOT_ASKED, PaperStatus.DUE)
    items = [
        WorkItem(
            id=f"W{number}",
            title="x",
            papers=tuple(Paper(number=place, status=status) for place, status in enumerate(each, 1)),
        )
        for number, each in enumerate(states, 1)
    ]
    assert all_asked_for(Register.of(PANEL, *items), papers) is asked


def test_what_is_to_be_mended_is_looked_for_in_the_last_file_of_a_paper() -> None:
    wrong = FoundInFile(kind="comment", where="page 1", what="a comment")
    bad = PaperFile(name="first.docx", sha256="a" * 64, size=1, found=(wrong,))
    good = PaperFile(name="last.docx", sha256="b" * 64, size=1)
    meeting = Meeting(id="M1", date=dt.date(2021, 7, 29))

    def asked(*files: PaperFile) -> list[str]:
        item = WorkItem(id="W1", title="Plan", author="Ann", meeting="M1", papers=(Paper(files=files),))
        due = chasers_due(Register.of(PANEL, meeting, item), TODAY, [MEND])
        return [one.key for each in due for one in each.matters]

    assert [asked(*files) for files in ((bad,), (good, bad), (bad, good), (good,), ())] == [
        ["mend:W1.1:aaaaaaaaaaaa"],
        ["mend:W1.1:aaaaaaaaaaaa"],
        [],
        [],
        [],
    ]


def test_of_minutes_that_a_meeting_confirmed_the_oldest_hold_it() -> None:
    confirmed = [
        Meeting(
            id=f"M{number}",
            date=dt.date(2021, month, 3),
            status=MeetingStatus.HELD,
            minutes=MinutesState(confirmed_at="M9", confirmed_on=dt.date(2021, 7, 1)),
        )
        for number, month in ((1, 6), (2, 2), (3, 4))
    ]
    meeting = Meeting(id="M9", date=dt.date(2021, 7, 1), status=MeetingStatus.HELD)
    register = Register.of(PANEL, meeting, *confirmed)
    said = "The minutes of 3 February 2021 say that this meeting confirmed them."
    problem = why_not_unhold(register, meeting)
    assert problem is not None
    assert problem.sentence == said
    assert [one.sentence for one in why_not_change_heading(register, meeting, ["kind"])] == [said]
    assert why_not_change_heading(register, meeting, ["title"]) == ()
