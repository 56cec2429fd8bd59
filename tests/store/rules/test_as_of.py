"""The register as it stood on a day: later records are not there, and later days have not touched the earlier ones."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.edit import Edit
from store.records import (
    Action,
    ActionStatus,
    Asker,
    CopySent,
    Declaration,
    DoneMark,
    Evidence,
    Interest,
    InterestEntry,
    ItemMove,
    ItemStatus,
    Meeting,
    MeetingMove,
    MeetingStatus,
    Minute,
    MinutesState,
    NoticePosted,
    Outcome,
    Panel,
    Paper,
    PaperStatus,
    Person,
    ProgressNote,
    Question,
    QuestionState,
    QuestionStep,
    Record,
    Response,
    RoundKind,
    RoundStep,
    Seat,
    SetAside,
    StatutoryRound,
    Vote,
    WorkItem,
)
from store.register import Register
from store.rules.as_of import as_of
from store.rules.findings.finding import Scene
from store.sample import sample_records

DAY = dt.date(2021, 7, 12)
BEFORE, LATER = dt.date(2021, 7, 1), dt.date(2021, 7, 20)
PAST = Meeting(id="M1", date=BEFORE, status=MeetingStatus.HELD)
JULY = Meeting(id="M2", date=dt.date(2021, 7, 29))
PANEL = Panel(id="PANEL", name="A panel")


def step(state: QuestionState, on: dt.date) -> QuestionStep:
    return QuestionStep(state=state, on=on)


def question(**fields: Any) -> Question:
    return Question(id="Q1", asker=Asker(name="A resident"), text="Why?", meeting="M2", **fields)


CASES: list[tuple[Record, Record | None]] = [
    (replace(JULY, arranged_on=LATER), None),
    (replace(JULY, status=MeetingStatus.HELD), replace(JULY, status=MeetingStatus.ARRANGED)),
    (replace(JULY, status=MeetingStatus.HELD, date=dt.date(2022, 7, 13)), None),
    (
        replace(JULY, status=MeetingStatus.HELD, agenda_published_on=BEFORE),
        replace(JULY, status=MeetingStatus.CALLED, agenda_published_on=BEFORE),
    ),
    (replace(JULY, status=MeetingStatus.CALLED, agenda_published_on=LATER), JULY),
    (replace(JULY, status=MeetingStatus.CANCELLED, cancelled_on=LATER), JULY),
    (
        replace(JULY, moves=(MeetingMove(from_date=dt.date(2021, 7, 22), to_date=JULY.date, on=LATER),)),
        replace(JULY, date=dt.date(2021, 7, 22)),
    ),
    (replace(JULY, notices=(NoticePosted(council="North", on=LATER),)), JULY),
    (replace(JULY, done=(DoneMark(deadline="draft-reports", on=LATER),)), JULY),
    (replace(PAST, minutes=MinutesState(finalised_on=LATER)), PAST),
    (
        replace(PAST, minutes=MinutesState(finalised_on=BEFORE, confirmed_on=LATER, confirmed_at="M2")),
        replace(PAST, minutes=MinutesState(finalised_on=BEFORE)),
    ),
    (Action(id="A1", text="That.", agreed_on=LATER), None),
    (Action(id="A1", text="That.", meeting="M2"), None),
    (
        Action(id="A1", text="That.", status=ActionStatus.DONE, closed=Evidence(what="A report", on=LATER)),
        Action(id="A1", text="That."),
    ),
    (
        Action(id="A1", text="That.", copies=(CopySent(council="North", on=LATER),), carried=("M2",)),
        Action(id="A1", text="That."),
    ),
    (
        Action(
            id="A1",
            text="That.",
            response=Response(outcome=Outcome.NOTED, received_on=LATER),
            progress=(ProgressNote(on=LATER, text="Soon"),),
        ),
        Action(id="A1", text="That."),
    ),
    (Minute(id="N1", meeting="M2", heading="Plan"), None),
    (Vote(id="V1", meeting="M2", motion="That."), None),
    (Declaration(id="D1", meeting="M2", people=("P1",)), None),
    (
        Declaration(id="D1", meeting="M1", people=("P1",), notice_due=LATER, notified_on=LATER),
        Declaration(id="D1", meeting="M1", people=("P1",), notice_due=LATER),
    ),
    (WorkItem(id="W1", title="Rural crime", added_on=LATER), None),
    (
        WorkItem(id="W1", title="Rural crime", meeting="M2", moves=(ItemMove(on=LATER, how="moved", to_meeting="M2"),)),
        WorkItem(id="W1", title="Rural crime"),
    ),
    (
        WorkItem(id="W1", title="Rural crime", meeting="M2", status=ItemStatus.CONSIDERED, considered_at="M2"),
        WorkItem(id="W1", title="Rural crime", meeting="M2"),
    ),
    (
        WorkItem(id="W1", title="Rural crime", papers=(Paper(status=PaperStatus.RECEIVED, received_on=LATER),)),
        WorkItem(id="W1", title="Rural crime", papers=(Paper(status=PaperStatus.DUE),)),
    ),
    (question(received_at=dt.datetime(2021, 7, 20, 9)), None),
    (
        question(state=QuestionState.ACCEPTED, steps=(step(QuestionState.ACCEPTED, LATER),), asker_told_on=LATER),
        question(),
    ),
    (
        question(
            state=QuestionState.REPLY_OWED,
            answer="Because.",
            answered_on=LATER,
            reply_due=LATER,
            steps=(step(QuestionState.ACCEPTED, BEFORE), step(QuestionState.REPLY_OWED, LATER)),
        ),
        question(state=QuestionState.ACCEPTED, steps=(step(QuestionState.ACCEPTED, BEFORE),)),
    ),
    (Seat(id="S1", person="P1", from_date=LATER), None),
    (Seat(id="S1", council_met_on=BEFORE, notified_on=LATER), Seat(id="S1", council_met_on=BEFORE)),
    (Person(id="P1", name="Jane", interests_confirmed_on=LATER), Person(id="P1", name="Jane")),
    (Interest(id="I1", person="P1", entry=InterestEntry(category="Land", text="A field", from_date=LATER)), None),
    (
        Interest(id="I1", person="P1", entry=InterestEntry(category="Land", text="A field", notified_on=LATER)),
        Interest(id="I1", person="P1", entry=InterestEntry(category="Land", text="A field")),
    ),
    (
        StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2022, steps=(RoundStep(step="notified", on=LATER),)),
        StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2022),
    ),
    (replace(PANEL, set_aside=(SetAside(finding="x", reason="y", on=LATER, until=LATER),)), PANEL),
    (Person(id="P1", name="Jane", binned_on=LATER), Person(id="P1", name="Jane")),
]


@pytest.mark.parametrize(("record", "stood"), CASES, ids=lambda one: type(one).__name__ if one else "gone")
def test_a_later_day_has_not_happened(record: Record, stood: Record | None) -> None:
    others = [one for one in (PANEL, PAST, JULY) if one.id != record.id]
    register = Register.of(*others, record)
    assert as_of(register, DAY).find(record.id) == stood
    assert as_of(register, dt.date(2030, 1, 1)) is register


def test_where_nothing_is_later_the_very_register_is_given_back() -> None:
    register = Register.of(*sample_records())
    assert as_of(register, dt.date(2021, 12, 20)) is register


@pytest.mark.parametrize("day", [dt.date(2017, 6, 1), dt.date(2020, 6, 1), DAY])
def test_what_is_kept_of_tables_that_stand_is_what_a_register_of_the_same_records_gives(day: dt.date) -> None:
    """After a change of one record of each kind, of its meeting, and of a day that was asked for in between."""
    register = Register.of(*sample_records())
    for table in [table for table in register.tables.values() if table]:
        record: Any = [*table.values()][len(table) // 2]
        puts: list[Any] = [record]
        if (meeting := register.get(Meeting, getattr(record, "meeting", None))) is not None:
            puts.append(replace(meeting, date=meeting.date + dt.timedelta(days=400)))
        for edit in (Edit("", removes=(record.id,)), *(Edit("", (one,)) for one in puts), Edit("", tuple(puts[:1]))):
            as_of(register, day)
            register = register.with_edit(edit)
            fresh = as_of(Register(register.tables, register.serials), day)
            assert as_of(register, day) == fresh, (record.id, edit)
            assert as_of(register, BEFORE) == as_of(Register(register.tables, register.serials), BEFORE)
            assert as_of(register, day).tables == fresh.tables
            kept, anew = Scene(register, day), Scene(Register(register.tables, register.serials), day)
            assert (kept.clocks, kept.same_titles) == (anew.clocks, anew.same_titles), (record.id, edit)


def test_the_sample_shrinks_as_the_day_goes_back() -> None:
    register = Register.of(*sample_records())
    sizes = [
        sum(len(table) for table in as_of(register, dt.date(year, 6, 1)).tables.values()) for year in (2015, 2017, 2022)
    ]
    assert sizes == sorted(sizes)
    assert len(set(sizes)) == len(sizes)


def test_ids_once_given_are_not_given_again() -> None:
    register = Register.of(PANEL, WorkItem(id="W7", title="Rural crime", added_on=LATER))
    assert as_of(register, DAY).new_id(WorkItem) == "W8"
