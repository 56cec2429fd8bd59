"""The first of several, the last of several, none at all: what a slip between them would take for the other."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.bundled import read
from store.desk import Desk
from store.queries.history import _reason
from store.queries.programme.fullness import FREE, FULL, OVER, bar
from store.queries.questions.whole import question_whole
from store.queries.search import Haystack
from store.records import (
    Action,
    ActionKind,
    Asker,
    Attendance,
    Complaint,
    ComplaintNotice,
    ComplaintParty,
    ItemMove,
    Meeting,
    Outcome,
    Panel,
    Person,
    Presence,
    Question,
    Response,
    WorkItem,
)
from store.register import Register
from store.rules.actions.replies import why_not_reply
from store.rules.calendar.proposing import ProposedDate, shifted
from store.rules.complaints.guards import why_not_told
from store.rules.days.holidays import holiday_table
from store.rules.law.table import PROVISIONS
from store.rules.minutes.people import person_meant
from store.rules.questions.next_steps import next_steps
from store.rules.questions.outgoing import _names_of
from tests.store.file.samples import every_kind, make

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")
TABLE = holiday_table(read("holidays/england-and-wales.json"))


def test_what_is_told_too_early_names_the_step_that_comes_first() -> None:
    told = why_not_told(Complaint(id="C1"), ComplaintNotice.OUTCOME, ComplaintParty.COMPLAINANT)
    assert told is not None
    assert (told.code, told.sentence.rpartition("it is not ")[2]) == (
        "complaint.nothing-to-tell",
        "“decided by the IOPC”.",
    )


def test_whoever_held_the_office_on_the_day_is_meant_by_it_or_as_the_paper_prints_it() -> None:
    there = (Attendance(person="P1", presence=Presence.IN_ATTENDANCE, role="Auditor of the Fund"),)
    meeting = Meeting(id="M1", date=TODAY, attendance=there)
    register = Register.of(PANEL, Person(id="P1", name="A. Archer"), meeting)
    assert person_meant(register, meeting.id, "the Auditor") == "P1"
    assert person_meant(register, meeting.id, "the Treasurer") is None


@pytest.mark.parametrize("weeks", [-1, 1, 3])
def test_a_proposed_date_goes_by_weeks_and_is_judged_anew(weeks: int) -> None:
    one = ProposedDate(date=dt.date(2021, 8, 26))
    moved = shifted(Register.of(PANEL), one, weeks, TABLE)
    assert moved.date == dt.date(2021, 8, 26) + dt.timedelta(weeks=weeks)
    assert any("August" in said for said in moved.clashes) is (moved.date.month == 8)
    assert moved.publish_by is not None


def test_the_law_on_the_members_of_a_panel_goes_with_commissioners() -> None:
    of_members = [one for one in PROVISIONS if "Sch 6" in str(one.citation)]
    assert of_members
    assert all(one.end_announced for one in of_members), [one.code for one in of_members if not one.end_announced]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A. Archer", True),
        ("Mr Archer", True),
        ("ARCHER", True),
        ("archer", False),
        ("R. Archer", True),
        ("ran", False),
    ],
)
def test_a_family_name_counts_by_its_capital(text: str, found: bool) -> None:
    assert any(pattern.search(f"said {text} of it") for pattern in _names_of("Ann Archer")) is found


def test_a_reason_is_that_of_the_last_move() -> None:
    moves = tuple(ItemMove(on=TODAY, how="moved", reason=why) for why in ("first", "second"))
    assert _reason({"moves": moves[:1]}, {"moves": moves}) == "reason: second"
    assert _reason({"moves": ()}, {"moves": moves[:1]}) == "reason: first"


@pytest.mark.parametrize(
    ("booked", "available", "drawn"),
    [
        (0, 90, FREE * 4),
        (1, 900, FULL + FREE * 3),
        (90, 90, FULL * 4),
        (91, 90, FULL * 3 + OVER),
        (None, None, FREE * 4),
    ],
)
def test_a_bar_shows_the_first_minute_and_the_first_too_many(
    booked: int | None, available: int | None, drawn: str
) -> None:
    assert bar(booked, available, 4) == drawn


def test_of_what_is_in_the_bin_the_last_comes_first_and_numbers_are_no_words() -> None:
    items = [
        WorkItem(id=f"W{number}", title="Estates", minutes=45, binned_on=TODAY + dt.timedelta(days=day))
        for number, day in ((1, 0), (2, 2), (3, 1))
    ]
    haystack = Haystack(Register.of(PANEL, *items))
    assert [hit.id for hit in haystack.in_bin("estates")] == ["W2", "W3", "W1"]
    assert haystack.in_bin("45") == ()


def test_what_was_changed_is_to_be_named() -> None:
    action = Action(id="A1", kind=ActionKind.RECOMMENDATION, text="Look again")
    answer = Response(outcome=Outcome.CHANGED, received_on=TODAY)

    def told(given: Response) -> list[tuple[str, str]]:
        return [(one.code, one.field) for one in why_not_reply(Register.of(PANEL, action), action, given, TODAY)]

    assert told(answer) == [("reply-reference", "reference")]
    assert told(replace(answer, reference="Para 32")) == told(replace(answer, outcome=Outcome.NOTED)) == []


def test_the_likeliest_act_of_what_a_question_waits_for_is_the_one_that_is_named() -> None:
    received = dt.datetime(2021, 7, 1, 9)
    asked = Question(id="Q1", asker=Asker(name="A Person"), text="Why?", received_at=received)
    register = Register.of(PANEL, asked)
    (step,) = [one for one in next_steps(register, asked, TODAY) if len(one.acts) > 1]
    told = {one.code: one.act for one in question_whole(register, asked, TODAY, private=False).next_steps}
    assert told[step.code] == step.acts[0] == "question.accept"


def test_the_time_is_taken_down_only_for_today_and_to_the_minute(tmp_path: Path) -> None:
    clock = lambda: dt.datetime(2021, 7, 12, 9, 30, 45, 7, tzinfo=dt.UTC)  # noqa: E731
    desk = Desk.create(tmp_path / "panel.json", every_kind(), today=TODAY, clock=clock)
    assert desk.time_at(TODAY) == dt.time(10, 30)
    assert desk.time_at(TODAY - dt.timedelta(days=1)) is None
    desk.close()


def test_a_draft_that_did_not_change_is_not_written_again(tmp_path: Path) -> None:
    desk = make(tmp_path / "panel.json", every_kind())
    desk.drafts.keep("item:W1", {"title": "One"})
    (path,) = [one for one in tmp_path.rglob("*draft*") if one.is_file()]
    before = path.stat()
    desk.drafts.keep("item:W1", {"title": "One"})
    assert path.stat() == before
    desk.drafts.keep("item:W1", {"title": "Two"})
    assert path.stat() != before
    desk.close()
