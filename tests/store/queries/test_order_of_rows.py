"""In which order rows stand: what is late first, ties as they were entered, and the last version of a paper."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.edit import Edit
from store.queries.actions.listed import ordered_actions
from store.queries.actions.replies import group_of
from store.queries.agenda.changes import changes_of_agenda
from store.queries.attendance.record import attendance_record
from store.queries.complaints.year import complaint_year
from store.queries.declarations.declarations import follow_up
from store.queries.declarations.listed import listed_declarations
from store.queries.members.members import findings
from store.queries.minutes.sets import set_rows
from store.queries.planner import planner
from store.queries.programme.fullness import backlog, bar
from store.queries.programme.items import withdrawn
from store.queries.programme.papers import paper_rows
from store.queries.publishing.timeline import timeline_rows
from store.queries.questions.lists import asked_before_words
from store.records import (
    Action,
    ActionKind,
    ActionStatus,
    Asker,
    Attendance,
    Complaint,
    ContactDetails,
    Declaration,
    DueKind,
    Issue,
    ItemMove,
    ItemStatus,
    Meeting,
    MeetingMove,
    Minute,
    NoticePosted,
    Paper,
    PaperFile,
    Person,
    Presence,
    Question,
    RuleSet,
    Seat,
    WorkItem,
)
from store.records.agenda import PapersSent
from store.records.panel import BusyDay, Closure
from store.records.work_item import Score
from store.register import Register
from tests.store.commands.office import HELD, JULY, SEPTEMBER, TODAY, day, office
from tests.store.commands.sitting import CHAIR, STAND_IN, sitting
from tests.store.commands.sitting import HELD as SAT


def put(*records: Any) -> Register:
    bare = [replace(one, binned_on=TODAY) for one in office().all(Action)]
    return office().with_edit(Edit("", (*bare, *records)))


def action(serial: int, due: dt.date | None = None, **fields: Any) -> Action:
    when = {"due_kind": DueKind.DATE, "due_on": due} if due else {}
    return Action(**{"id": f"A{serial}", "text": "x", **when, **fields})


def test_actions_stand_with_the_longest_overdue_first_and_the_closed_last() -> None:
    closed = action(11, day(6, 1), status=ActionStatus.DONE)
    undated = [action(12, agreed_on=day(5, 2)), action(13, agreed_on=day(5, 1))]
    due = [action(14, day(8, 1)), action(15, TODAY), action(16, day(7, 11)), action(17, day(7, 1))]
    ordered = ordered_actions(put(closed, *undated, *due), TODAY)
    assert [one.id for one in ordered] == ["A17", "A16", "A15", "A14", "A13", "A12", "A11"]


def test_recommendations_made_together_stand_by_their_points() -> None:
    given: dict[str, Any] = {"kind": ActionKind.RECOMMENDATION, "meeting": HELD, "minute": "N1"}
    made = [action(number, number=point, **given) for number, point in ((11, 3), (12, 1), (13, None), (14, 2))]
    others = [action(15, **{**given, "minute": "N2"}), action(16, meeting=HELD, minute="N1")]
    assert [one.id for one in group_of(put(*made, *others), made[0])] == ["A13", "A12", "A14", "A11"]


def test_an_agenda_was_published_with_its_first_issue_and_sent_on_the_first_day() -> None:
    issues = (Issue(kind="agenda", on=day(7, 20)), Issue(kind="supplement", on=day(7, 26)))
    sent = tuple(PapersSent(on=day(7, number), to=("P1",), how="by post") for number in (22, 21, 23))
    one = replace(office().need(Meeting, JULY), published=issues, agenda_published_on=day(7, 20), sent=sent)
    told = changes_of_agenda(office(), one)
    assert (told.published_on, told.sent_on) == (day(7, 20), day(7, 21))
    bare = changes_of_agenda(office(), office().need(Meeting, SEPTEMBER))
    assert (bare.published_on, bare.sent_on, bare.changes) == (None, None, ())


def test_who_attended_stands_by_name_and_those_who_only_stood_in_last() -> None:
    there = (
        Attendance(person=CHAIR, presence=Presence.PRESENT),
        Attendance(person=STAND_IN, presence=Presence.SUBSTITUTE, substitute_for="P2"),
    )
    aaron = Person(id=STAND_IN, name="Aaron Abel")
    register = sitting().with_edit(Edit("", (replace(sitting().need(Meeting, SAT), attendance=there), aaron)))
    names = [row.name for row in attendance_record(register, None, TODAY)]
    assert names[-1] == "Aaron Abel"
    assert names[:-1] == sorted(names[:-1], key=str.casefold)
    assert len(names) == 8


def test_declarations_stand_with_the_latest_meeting_first_and_what_is_owed_by_its_day() -> None:
    made = [
        Declaration(id=f"D1{place}", meeting=meeting, people=("P1",), notice_due=due)
        for place, (meeting, due) in enumerate(((HELD, day(4, 22)), (JULY, day(4, 1)), (HELD, None), (JULY, day(5, 1))))
    ]
    told = replace(made[3], notified_on=day(4, 30))
    nil = replace(office().need(Declaration, "D1"), binned_on=TODAY)
    register = put(nil, *made[:3], told)
    assert [one.id for one in listed_declarations(register, TODAY)] == ["D11", "D13", "D10", "D12"]
    assert [one.id for one in listed_declarations(register, TODAY, HELD)] == ["D10", "D12"]
    assert [one.id for one in follow_up(register, TODAY)] == ["D11", "D10"]


def moved(number: int, *days: dt.date) -> WorkItem:
    moves = tuple(ItemMove(on=on, how="withdrawn", from_meeting=None, to_meeting=None) for on in days)
    return WorkItem(id=f"W{number}", title="x", status=ItemStatus.WITHDRAWN, moves=moves)


def test_what_was_withdrawn_last_stands_first() -> None:
    items = (moved(21, day(6, 1), day(6, 9)), moved(22, day(6, 5)), moved(23, day(6, 30), day(6, 2)))
    assert [one.id for one in withdrawn(put(*items))] == ["W21", "W22", "W23", "W4"]


@pytest.mark.parametrize(
    ("booked", "available", "drawn"),
    [
        (None, None, "··········"),
        (0, 100, "··········"),
        (1, 100, "█·········"),
        (50, 100, "█████·····"),
        (100, 100, "██████████"),
        (101, 100, "█████████!"),
        (150, 100, "███████!!!"),
        (1000, 100, "█!!!!!!!!!"),
        (75, None, "█████·····"),
        (150, None, "██████████"),
        (151, None, "█████████!"),
    ],
)
def test_a_bar_shows_what_is_booked_and_never_less_than_a_sign_of_it(
    booked: int | None, available: int | None, drawn: str
) -> None:
    assert bar(booked, available, 10) == drawn


def test_suggestions_stand_by_their_points_and_those_without_by_their_order() -> None:
    scored = {"W7": 2, "W8": 5, "W9": None, "W11": 5}
    items = tuple(
        replace(office().need(WorkItem, one), scores=(Score(criterion="Need", points=points),) if points else ())
        for one, points in scored.items()
    )
    panel = replace(office().panel, rules=(RuleSet(scoring=("Need",), scoring_line=3),))
    rows = backlog(put(panel, *items), TODAY)
    assert [(row.id, row.total, row.above) for row in rows] == [
        ("W8", 5, True),
        ("W11", 5, True),
        ("W7", 2, False),
        ("W9", 0, False),
    ]


def test_of_the_files_of_a_paper_the_last_is_in_force() -> None:
    files = tuple(PaperFile(name=f"v{version}.pdf", sha256="ab" * 32, size=9, pages=version) for version in (1, 2, 3))
    item = replace(
        office().need(WorkItem, "W3"), papers=(Paper(what="report", files=files), Paper(number=2, what="map"))
    )
    rows = [row for row in paper_rows(put(item), TODAY) if row.id.startswith("W3.")]
    assert [(row.file, row.version, row.file_pages) for row in rows] == [("v3.pdf", 3, 3), ("", None, None)]


ASKER = Asker(name="Ann Archer", private=ContactDetails(address="1 The Street"))


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ((), ""),
        ((3,), "Q13, last on Thursday 3 June 2021"),
        ((3, 9), "Q13 and Q19, last on Wednesday 9 June 2021"),
        ((9, 3, 5), "Q13, Q15 and Q19, last on Wednesday 9 June 2021"),
    ],
)
def test_what_the_same_person_asked_before_is_told_in_order_with_the_last_day(
    before: tuple[int, ...], words: str
) -> None:
    others = [
        Question(id=f"Q1{number}", asker=ASKER, text="Why?", received_at=dt.datetime(2021, 6, number, 9))
        for number in before
    ]
    asked = Question(id="Q30", asker=ASKER, text="How?", received_at=dt.datetime(2021, 7, 1, 9))
    told = asked_before_words(put(*others, asked), asked)
    assert told == ((f"The same person has asked before: {words}.",) if words else ())


def test_a_day_of_the_year_shows_its_first_sort_and_closures_to_their_ends() -> None:
    closures = (
        Closure(first=day(12, 24), last=day(12, 31), reason="Christmas"),
        Closure(first=dt.date(2021, 4, 28), last=day(5, 2), reason="Works"),
    )
    busy = (BusyDay(day=JULY_DAY, what="Full council"), BusyDay(day=day(12, 30), what="Cabinet"))
    panel = replace(office().panel, closures=closures, busy_days=busy)
    year = planner(put(panel), TODAY, TODAY)
    closed = sorted(on for on, entries in year.days.items() if any(one.kind == "closed" for one in entries))
    assert closed == [day(5, 1), day(5, 2), *(day(12, number) for number in range(24, 32))]
    assert [one.kind for one in year.days[JULY_DAY]][-1] == "busy"
    assert (year.mark(JULY_DAY), year.mark(day(12, 30)), year.mark(day(12, 13))) == ("M", "C", " ")
    assert year.words(day(12, 30)) == "office closed: Christmas; Cabinet"


JULY_DAY = day(7, 29)


def test_what_is_urgent_of_the_membership_stands_first_and_a_number_within_its_limit_is_not() -> None:
    more = [Person(id=f"P{number}", name=f"Member {number}") for number in range(30, 36)]
    seats = [Seat(id=f"S{number}", person=f"P{number}", body="Ambridge Council") for number in range(30, 36)]
    states = []
    for register in (sitting(), sitting().with_edit(Edit("", (*more, *seats)))):
        told = findings(register, TODAY)
        assert [one.urgent for one in told] == sorted((one.urgent for one in told), reverse=True)
        limits = [one for one in told if one.code == "limit"]
        assert [one.urgent for one in limits] == ["(within the limit)" not in one.sentence for one in limits]
        states.append(any(one.urgent for one in limits))
    assert states == [False, True]


@pytest.mark.parametrize(
    ("numbers", "first", "last"),
    [((), None, None), (("",), "", ""), (("7",), "7", "7"), (("", "7", "8", "9"), "7", "9"), (("9", ""), "9", "9")],
)
def test_a_set_is_told_by_its_first_and_its_last_number(
    numbers: tuple[str, ...], first: str | None, last: str | None
) -> None:
    there = [replace(one, binned_on=TODAY) for one in office().all(Minute)]
    minutes = [
        Minute(id=f"N{place}", meeting=JULY, number=number, order=place) for place, number in enumerate(numbers, 11)
    ]
    rows = set_rows(put(*there, *minutes), TODAY)
    assert [(row.first, row.last, row.minutes) for row in rows] == (
        [] if first is None else [(first, last, len(numbers))]
    )


def test_what_happened_at_a_meeting_stands_by_day_and_time_and_what_has_no_time_last() -> None:
    rows = timeline_rows(put(), TODAY, HELD)
    moved = MeetingMove(on=day(2, 1), from_date=day(3, 20), to_date=day(3, 25), reason="Hall")
    posted = (NoticePosted(council="Melton", on=day(3, 10)), NoticePosted(council="Oadby", on=day(1, 5)))
    held = replace(office().need(Meeting, HELD), moves=(moved,), notices=posted, arranged_on=day(1, 20))
    told = timeline_rows(put(held), TODAY, HELD)
    assert [row.on for row in told] == sorted(row.on for row in told)
    assert len(told) == len(rows) + 4
    assert "The meeting was moved from 20 March 2021 to 25 March 2021: Hall." in [row.what for row in told]


@pytest.mark.parametrize(
    ("days", "typed", "year"),
    [
        ((), None, "2021"),
        ((dt.date(2019, 5, 1), dt.date(2020, 2, 1), dt.date(2018, 1, 1)), None, "2020"),
        ((dt.date(2020, 2, 1),), "2018", "2018"),
    ],
)
def test_complaints_are_counted_of_the_last_year_in_which_one_came(
    days: tuple[dt.date, ...], typed: str | None, year: str
) -> None:
    complaints = [Complaint(id=f"K{place}", received_on=on) for place, on in enumerate(days, 1)]
    assert complaint_year(put(*complaints), TODAY, typed).label == year
