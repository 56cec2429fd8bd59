"""The figures of a year that was made up: each with what is counted, what only nearly is, and the days at both ends."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from store.queries.annual.figures import figures_of
from store.queries.annual.scope import scope_of
from store.records import (
    Action,
    ActionKind,
    ActionStatus,
    Asker,
    Attendance,
    Evidence,
    ItemMove,
    ItemStatus,
    Meeting,
    MeetingKind,
    MeetingMove,
    MeetingStatus,
    Outcome,
    Panel,
    Person,
    PointOutcome,
    Presence,
    Question,
    QuestionKind,
    QuestionState,
    QuestionStep,
    Record,
    Response,
    Role,
    RoundKind,
    RoundStep,
    Seat,
    StatutoryRound,
    WorkItem,
)
from store.register import Register

FIRST, LAST = dt.date(2020, 5, 1), dt.date(2021, 4, 30)
BEFORE, AFTER = FIRST - dt.timedelta(days=1), LAST + dt.timedelta(days=1)
MIDDLE = dt.date(2020, 10, 7)
TODAY = dt.date(2021, 7, 31)


def _meeting(serial: int, on: dt.date, **fields: Any) -> Meeting:
    return Meeting(id=f"M{serial}", date=on, **{"status": MeetingStatus.HELD} | fields)


def _there(person: str, presence: Presence = Presence.PRESENT, *, remote: bool = False) -> Attendance:
    return Attendance(person=person, presence=presence, remote=remote)


MOVED = MeetingMove(from_date=MIDDLE, to_date=LAST, on=MIDDLE, reason="snow")

MEETINGS = (
    _meeting(1, BEFORE, start=dt.time(10), finish=dt.time(11)),
    _meeting(
        2,
        FIRST,
        start=dt.time(13, 30),
        finish=dt.time(15, 15),
        attendance=(
            _there("P1"),
            _there("P2", remote=True),
            _there("P3", Presence.APOLOGIES, remote=True),
            _there("P4", Presence.ABSENT),
            _there("P6", Presence.SUBSTITUTE),
            _there("P7", Presence.IN_ATTENDANCE, remote=True),
        ),
    ),
    _meeting(3, LAST, kind=MeetingKind.ANNUAL, moves=(MOVED,), start=dt.time(9, 0), finish=dt.time(9, 5)),
    _meeting(4, AFTER),
    _meeting(5, MIDDLE, kind=MeetingKind.TASK_GROUP, start=dt.time(9), finish=dt.time(10)),
    _meeting(6, MIDDLE, status=MeetingStatus.CANCELLED, moves=(MOVED,)),
    _meeting(7, MIDDLE, status=MeetingStatus.RELEASED, kind=MeetingKind.RESERVE),
    _meeting(8, MIDDLE, status=MeetingStatus.ARRANGED, attendance=(_there("P1", Presence.EXPECTED),)),
    _meeting(9, MIDDLE, start=dt.time(12)),
    _meeting(10, MIDDLE, binned_on=TODAY, moves=(MOVED,)),
)


def _seat(serial: int, person: str, begins: dt.date | None, ends: dt.date | None = None, **fields: Any) -> Seat:
    return Seat(id=f"S{serial}", person=person, from_date=begins, to_date=ends, **{"role": Role.MEMBER} | fields)


PEOPLE = tuple(Person(id=f"P{n}", name=f"Person {n}") for n in range(1, 9))
SEATS = (
    _seat(1, "P1", dt.date(2018, 5, 1), body="Ambridge"),
    _seat(2, "P1", dt.date(2019, 5, 1), MIDDLE, role=Role.CHAIR),
    _seat(3, "P2", FIRST, body="Borchester"),
    _seat(4, "P3", BEFORE, LAST, body="Darrington"),
    _seat(5, "P4", dt.date(2018, 5, 1), FIRST, body="Edgeley"),
    _seat(6, "P5", LAST, body="Felpersham"),
    _seat(7, "P2", MIDDLE + dt.timedelta(days=1), AFTER, role=Role.CHAIR),
    _seat(8, "P6", dt.date(2018, 5, 1), role=Role.SUBSTITUTE, body="Ambridge"),
    _seat(9, "P7", dt.date(2018, 5, 1), role=Role.CHIEF_CONSTABLE),
    _seat(10, "P8", dt.date(2018, 5, 1), BEFORE, role=Role.CHAIR),
)

NOON = dt.datetime(2020, 10, 7, 12, tzinfo=dt.UTC)


def _question(serial: int, **fields: Any) -> Question:
    return Question(id=f"Q{serial}", asker=Asker(name="x"), text="x", **fields)


QUESTIONS = (
    _question(1, meeting="M2", state=QuestionState.PUT),
    _question(2, meeting="M3", kind=QuestionKind.STATEMENT, state=QuestionState.REJECTED),
    _question(3, meeting="M3", kind=QuestionKind.PETITION, state=QuestionState.REDIRECTED),
    _question(4, meeting="M3", kind=QuestionKind.DEPUTATION, answer="It is so."),
    _question(5, received_at=NOON, kind=QuestionKind.MEMBER_QUESTION, state=QuestionState.RECEIVED),
    _question(6, meeting="M1", received_at=NOON, state=QuestionState.PUT),
    _question(
        7,
        meeting="M2",
        state=QuestionState.CLOSED,
        steps=(
            QuestionStep(state=QuestionState.REPLY_SENT, on=MIDDLE),
            QuestionStep(state=QuestionState.CLOSED, on=MIDDLE),
        ),
    ),
    _question(8, meeting="M10", state=QuestionState.PUT),
    _question(9, meeting="M4", state=QuestionState.ANSWERED),
)


def _action(serial: int, **fields: Any) -> Action:
    return Action(id=f"A{serial}", text="x", **fields)


RECOMMENDED: dict[str, Any] = {"kind": ActionKind.RECOMMENDATION, "response_required": True}
ACTIONS = (
    _action(1, meeting="M2", **RECOMMENDED, response=Response(outcome=Outcome.ACCEPTED, received_on=LAST)),
    _action(2, agreed_on=LAST, **RECOMMENDED),
    _action(
        3,
        agreed_on=BEFORE,
        **RECOMMENDED,
        response=Response(
            outcome=Outcome.CHANGED, received_on=FIRST, further=(PointOutcome(outcome=Outcome.NOT_ACCEPTED, part="x"),)
        ),
    ),
    _action(4, agreed_on=AFTER, **RECOMMENDED, response=Response(outcome=Outcome.NOTED, received_on=AFTER)),
    _action(5, agreed_on=MIDDLE, kind=ActionKind.RECOMMENDATION),
    _action(6, agreed_on=MIDDLE, kind=ActionKind.REPORT, response=Response(outcome=Outcome.DEFERRED)),
    _action(7, agreed_on=MIDDLE, kind=ActionKind.UNDERTAKING),
    _action(8, agreed_on=FIRST, status=ActionStatus.DONE, closed=Evidence(what="x", on=LAST)),
    _action(9, agreed_on=BEFORE, status=ActionStatus.DROPPED, closed=Evidence(what="x", on=FIRST)),
    _action(10, agreed_on=BEFORE, status=ActionStatus.DONE, closed=Evidence(what="x", on=AFTER)),
    _action(11, status=ActionStatus.DONE, closed=Evidence(what="x")),
)


def _item(serial: int, *moves: ItemMove, **fields: Any) -> WorkItem:
    return WorkItem(id=f"W{serial}", title="x", moves=moves, **fields)


def _move(how: str, of: str | None, to: str | None = None) -> ItemMove:
    return ItemMove(on=MIDDLE, how=how, from_meeting=of, to_meeting=to)


ITEMS = (
    _item(1, meeting="M2", considered_at="M2", status=ItemStatus.CONSIDERED),
    _item(2, meeting="M3"),
    _item(3, _move("moved", "M2", "M4"), _move("deferred", "M3", "M4"), meeting="M4"),
    _item(4, _move("withdrawn", "M3"), status=ItemStatus.WITHDRAWN, meeting="M3"),
    _item(5, _move("moved", "M3", "M3"), _move("added", None, "M3"), meeting="M4"),
    _item(6, _move("deferred", "M1", "M4"), meeting="M1"),
    _item(7, meeting="M3", status=ItemStatus.DEFERRED),
    _item(8, meeting="M4", considered_at="M4", status=ItemStatus.CONSIDERED),
)


def _round(serial: int, kind: RoundKind, *days: dt.date) -> StatutoryRound:
    return StatutoryRound(id=f"R{serial}", kind=kind, year=2021, steps=tuple(RoundStep(step="x", on=on) for on in days))


ROUNDS = (
    _round(1, RoundKind.PRECEPT, BEFORE, FIRST),
    _round(2, RoundKind.PRECEPT, AFTER),
    _round(3, RoundKind.CONFIRMATION_HEARING, LAST),
    _round(4, RoundKind.CHIEF_CONSTABLE, MIDDLE),
    _round(5, RoundKind.PLAN, MIDDLE),
    _round(6, RoundKind.CONFIRMATION_HEARING),
)

COUNTED: dict[str, str] = {
    "held": "M2 M9 M3",
    "private": "M5",
    "off": "M6 M7",
    "moved": "M6 M3",
    "unrecorded": "M8",
    "places": "M2 M2 M2 M2",
    "present": "M2 M2",
    "link": "M2",
    "apologies": "M2",
    "absent": "M2",
    "stand-ins": "M2",
    "in-post": "S7 S1 S4 S6",
    "joined": "S3 S6",
    "left": "S4 S5",
    "chairs": "S2 S7",
    "received": "Q1 Q2 Q3 Q4 Q5 Q7",
    "kind-question": "Q1 Q7",
    "kind-statement": "Q2",
    "kind-petition": "Q3",
    "kind-deputation": "Q4",
    "kind-member_question": "Q5",
    "taken": "Q1 Q4 Q7",
    "rejected": "Q2",
    "redirected": "Q3",
    "no-outcome": "Q5",
    "recommendation": "A1 A2 A5",
    "report": "A6",
    "undertaking": "A7",
    "action": "A8",
    "answered": "A1",
    "unanswered": "A2",
    "outcome-accepted": "A1",
    "outcome-changed": "A3",
    "outcome-not_accepted": "A3",
    "closed": "A8 A9",
    "planned": "W1 W2 W3 W4 W5 W7",
    "kept": "W1",
    "put-off": "W3 W3",
    "withdrawn": "W4",
    "unsettled": "W2 W7",
    "hearings": "R3 R4",
    "precepts": "R1",
    "rounds": "R1 R3 R4 R5",
}
"""The records behind each figure; those that are not named have none."""


@pytest.fixture(scope="module")
def register() -> Register:
    everything: tuple[Record, ...] = (*MEETINGS, *PEOPLE, *SEATS, *QUESTIONS, *ACTIONS, *ITEMS, *ROUNDS)
    return Register.of(Panel(id="PANEL", name="A panel"), *everything)


def test_each_figure_of_a_year_is_of_its_own_records(register: Register) -> None:
    told = {one.figure.code: one for one in figures_of(scope_of(register, TODAY, "2020-21"))}
    records = {code: " ".join(each.record for each in one.behind) for code, one in told.items()}
    assert {code: ids for code, ids in records.items() if ids and code != "time"} == {
        code: ids for code, ids in COUNTED.items() if ids
    }
    assert [(one.record, one.minutes) for one in told["time"].behind] == [("M2", 105), ("M3", 5)]
    assert (told["time"].number, told["time"].words) == (110, "1 hour 50 minutes")
