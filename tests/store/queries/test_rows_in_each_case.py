"""What a row says in each of its cases, in which order rows stand, and where what they say is cut."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from store.queries import imports
from store.queries.agenda.shown import state_words
from store.queries.calendar.meetings import meeting_detail
from store.queries.complaints import listed as complaints
from store.queries.members.members import roll
from store.queries.programme.ledger import _has_entry
from store.queries.publishing.timeline import timeline_rows
from store.queries.questions.detail import _deadline_lines, _group_words
from store.queries.questions.lists import subject_words
from store.queries.reports.listed import ReportRow
from store.queries.room.choices import comers, leavers, roll_events
from store.records import (
    Absence,
    Action,
    ActionKind,
    Asker,
    Attendance,
    ContactDetails,
    CopySent,
    ItemMove,
    ItemStatus,
    Meeting,
    MeetingStatus,
    Outcome,
    Panel,
    Paper,
    PaperFile,
    Person,
    Presence,
    Question,
    Response,
    Seat,
    StampKind,
    WorkItem,
)
from store.register import Register

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")
HELD = Meeting(id="M1", date=dt.date(2021, 7, 1), status=MeetingStatus.HELD)
OTHER = Meeting(id="M2", date=dt.date(2021, 9, 30))


def day(number: int) -> dt.date:
    return dt.date(2021, 7, number)


def test_complaints_stand_with_what_is_late_first_then_by_their_limit_and_closed_ones_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows: dict[str, Any] = {
        "closed": SimpleNamespace(over=True, late=False, due=None),
        "without a limit": SimpleNamespace(over=False, late=False, due=None),
        "due on the 9th": SimpleNamespace(over=False, late=False, due=day(9)),
        "late since the 8th": SimpleNamespace(over=False, late=True, due=day(8)),
        "due on the 7th": SimpleNamespace(over=False, late=False, due=day(7)),
        "late since the 6th": SimpleNamespace(over=False, late=True, due=day(6)),
    }
    monkeypatch.setattr(complaints, "complaint_row", lambda _register, one, _today: rows[one])
    register: Any = SimpleNamespace(complaints=list(rows))
    told = [
        next(name for name, row in rows.items() if row is one) for one in complaints.complaint_rows(register, TODAY)
    ]
    assert told == [
        "late since the 6th",
        "late since the 8th",
        "due on the 7th",
        "due on the 9th",
        "without a limit",
        "closed",
    ]


def told(*records: Any) -> list[tuple[dt.date, str]]:
    register = Register.of(PANEL, HELD, OTHER, *records)
    return [(one.on, one.what) for one in timeline_rows(register, TODAY, "M1") if one.what != "The meeting was held."]


def test_a_paper_is_received_or_put_in_force_version_by_version_and_withdrawn() -> None:
    def paper(number: int, **fields: Any) -> Paper:
        return Paper(number=number, what=f"Report {number}", **fields)

    files = tuple(
        PaperFile(name="x.pdf", sha256=digest, size=1, added_on=on, reason=reason)
        for digest, on, reason in (("a", day(2), ""), ("b", day(3), "A figure was wrong"))
    )
    item = WorkItem(
        id="W1",
        title="Plan",
        meeting="M1",
        papers=(
            paper(1, received_on=day(1)),
            paper(2, received_on=day(1), files=files),
            paper(3, withdrawn_on=day(4), withdrawn_why="It was another's"),
        ),
    )
    assert told(item) == [
        (day(1), "Received: Report 1 for “Plan”."),
        (day(2), "Version 1 put in force: Report 2 for “Plan”."),
        (day(3), "Version 2 put in force: Report 2 for “Plan”: A figure was wrong."),
        (day(4), "Withdrawn: Report 3 for “Plan”: It was another's."),
    ]


def test_of_actions_those_of_the_meeting_are_told_with_what_came_of_them() -> None:
    def action(number: int, meeting: str) -> Action:
        return Action(
            id=f"A{number}",
            kind=ActionKind.RECOMMENDATION,
            text="x",
            meeting=meeting,
            agreed_on=day(1),
            copies=(CopySent(council="Melton", on=day(2)),),
            response=Response(outcome=Outcome.NOTED, received_on=day(3)),
        )

    lines = told(action(1, "M1"), action(2, "M2"))
    assert [one[0] for one in lines] == [day(1), day(2), day(3)]
    assert lines[0][1] == "Agreed: recommendation."
    assert lines[1][1] == "A copy of the recommendation was sent to Melton."
    assert lines[2][1].startswith("A reply came: ")


REPORTS: dict[str, tuple[dict[str, Any], bool, str, str]] = {
    "a draft that asks": ({"state": "draft", "asks": 2}, False, "Asks for 2 things", "draft"),
    "a draft": ({"state": "draft"}, False, "To be made final", "draft"),
    "final": ({"state": "final"}, False, "To be sent and published", "final"),
    "out, copies missing": ({"state": "sent and published", "copies_missing": 1}, False, "Copies to 1 council", "out"),
    "out, an answer owed": ({"state": "sent and published", "answer_owed": True}, False, "Answer", "out"),
    "out, none owed": ({"state": "sent and published"}, False, "None: no answer is owed", "out"),
    "answered": ({"state": "answered"}, True, "Answered", "answered"),
    "answered, copies missing": ({"state": "answered", "copies_missing": 2}, False, "Copies to 2 councils", "answered"),
}


@pytest.mark.parametrize("case", REPORTS)
def test_a_report_is_over_once_it_is_answered_and_every_copy_is_sent(case: str) -> None:
    fields, over, following, short = REPORTS[case]
    row = SimpleNamespace(**{"asks": 0, "copies_missing": 0, "answer_owed": False, **fields})
    properties: Any = ReportRow
    assert properties.over.fget(row) is over
    assert properties.next.fget(row) == following
    assert properties.short.fget(row) == short


def attended() -> Register:
    roll_of = (
        Attendance(person="P1", presence=Presence.PRESENT),
        Attendance(person="P2", presence=Presence.APOLOGIES),
        Attendance(person="P3", presence=Presence.PRESENT, absences=(Absence(left=dt.time(14)),)),
    )
    meeting = Meeting(id="M1", date=HELD.date, status=MeetingStatus.CALLED, attendance=roll_of)
    people = [Person(id=f"P{number}", name=f"Member {number}") for number in range(1, 5)]
    seats = [Seat(id=f"S{number}", person=f"P{number}") for number in range(1, 5)]
    return Register.of(PANEL, meeting, *people, *seats)


def test_who_left_may_return_first_and_who_is_not_there_may_arrive() -> None:
    register = attended()
    meeting = register.need(Meeting, "M1")
    assert [(one.key, one.event, one.detail) for one in comers(register, meeting)] == [
        ("P3", StampKind.RETURN.value, "left"),
        ("P2", StampKind.ARRIVAL.value, "apologies"),
        ("P4", StampKind.ARRIVAL.value, "member"),
    ]
    assert [(one.key, one.event) for one in leavers(register, meeting)] == [("P1", StampKind.LEAVING.value)]


@pytest.mark.parametrize(
    ("presences", "events"),
    [
        ((), [StampKind.APOLOGIES]),
        ((Presence.PRESENT,), [StampKind.APOLOGIES]),
        ((Presence.PRESENT, Presence.SUBSTITUTE), [StampKind.APOLOGIES, StampKind.SUBSTITUTES]),
    ],
)
def test_of_the_roll_apologies_are_told_and_stand_ins_where_anybody_stands_in(
    presences: tuple[Presence, ...], events: list[StampKind]
) -> None:
    entries = tuple(Attendance(person=f"P{number}", presence=one) for number, one in enumerate(presences, 1))
    meeting = Meeting(id="M1", date=HELD.date, attendance=entries)
    assert list(roll_events(meeting)) == [one.value for one in events]


def test_a_seat_says_when_its_term_ends_within_a_year_and_how_long_it_is_vacant() -> None:
    seats = [
        Seat(id="S1", person="P1", from_date=dt.date(2020, 1, 1), term_ends=dt.date(2021, 12, 31)),
        Seat(id="S2", person="P2", from_date=dt.date(2020, 1, 1), term_ends=dt.date(2029, 12, 31)),
        Seat(id="S3", from_date=day(11)),
        Seat(id="S4", from_date=TODAY),
        Seat(id="S5"),
    ]
    people = [Person(id="P1", name="Ann"), Person(id="P2", name="Bob")]
    states = {row.id: row.state for row in roll(Register.of(PANEL, *people, *seats), TODAY)}
    assert states["S1"].startswith("term ends ")
    assert states["S2"] == ""
    assert states["S3"] == "vacant for 1 day"
    assert states["S4"] == "vacant from today"
    assert states["S5"] == "vacant"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": "Why?"}, "Why?"),
        ({"text": "Why?", "published_text": "Why so?"}, "Why so?"),
        ({"text": "Why?", "published_text": "Why so?", "subject": "Reasons"}, "Reasons"),
        ({"text": "Why\n\nso?"}, "Why so?"),
        ({"text": "x" * 700}, "x" * 600),
        ({"text": "y" * 600}, "y" * 600),
    ],
)
def test_the_subject_of_a_question_is_what_it_is_called_else_how_it_begins(fields: dict[str, str], words: str) -> None:
    question = Question(id="Q1", asker=Asker(name="A", private=ContactDetails()), **fields)  # type: ignore[arg-type]
    assert subject_words(question) == words


AGENDAS: dict[str, tuple[dict[str, Any], str]] = {
    "not built": ({"state": "not built"}, "not built"),
    "a draft": ({"state": "draft"}, "draft"),
    "a draft left behind": ({"state": "draft", "unpublished": ("a", "b")}, "draft, 2 changes to build"),
    "published": ({"published_on": day(21)}, "published Wed 21 Jul"),
    "published late": ({"published_on": day(27), "short_by": 4}, "published late on Tue 27 Jul, short by 4"),
    "changed once": ({"published_on": day(21), "issues": (1, 2)}, "published Wed 21 Jul, changed once since"),
    "changed three times": (
        {"published_on": day(21), "issues": (1, 2, 3, 4)},
        "published Wed 21 Jul, changed 3 times since",
    ),
    "with a change to publish": (
        {"published_on": day(21), "unpublished": ("a",)},
        "published Wed 21 Jul, 1 change to publish",
    ),
}


@pytest.mark.parametrize("case", AGENDAS)
def test_how_far_an_agenda_has_got(case: str) -> None:
    fields, words = AGENDAS[case]
    whole: Any = SimpleNamespace(
        **{"state": "published", "unpublished": (), "published_on": None, "short_by": 0, "issues": (1,), **fields}
    )
    assert state_words(whole) == words


def test_the_business_of_a_meeting_is_numbered_from_one_and_what_was_withdrawn_has_no_number() -> None:
    items = [WorkItem(id=f"W{number}", title=f"I {number}", meeting="M1", order=number) for number in (1, 2)]
    gone = WorkItem(id="W3", title="I 3", meeting="M1", order=3, status=ItemStatus.WITHDRAWN)
    detail = meeting_detail(Register.of(PANEL, HELD, *items, gone), "M1", TODAY)
    assert [one.number for one in detail.agenda] == [1, 2]
    assert detail.numbers == ("1", "2")
    assert [(one.id, one.number) for one in detail.withdrawn] == [("W3", 0)]


@pytest.mark.parametrize(
    ("status", "moves", "entry"),
    [
        (ItemStatus.PLANNED, (), False),
        (ItemStatus.DEFERRED, (), True),
        (ItemStatus.WITHDRAWN, (), True),
        (ItemStatus.PLANNED, ("moved",), False),
        (ItemStatus.PLANNED, ("moved", "deferred"), True),
        (ItemStatus.CONSIDERED, ("deferred", "moved"), True),
    ],
)
def test_what_was_put_off_or_withdrawn_stands_in_the_ledger(
    status: ItemStatus, moves: tuple[Any, ...], entry: bool
) -> None:
    item = WorkItem(id="W1", title="x", status=status, moves=tuple(ItemMove(on=TODAY, how=one) for one in moves))
    assert _has_entry(item) is entry


def asked(number: int, **fields: Any) -> Question:
    return Question(id=f"Q{number}", asker=Asker(name="A"), text="Why?", **fields)


def test_questions_taken_together_name_each_other() -> None:
    register = Register.of(PANEL, asked(1, group=1), asked(2, group=1), asked(3, group=2), asked(4))
    assert _group_words(register, register.need(Question, "Q1")) == "Q2"
    assert _group_words(register, register.need(Question, "Q3")) == "no other"
    assert _deadline_lines(register, register.need(Question, "Q1")) == (("Deadline", "no meeting is chosen"),)


def test_a_line_of_an_import_is_shown_to_150_characters() -> None:
    assert imports._cut("x" * 150) == "x" * 150
    assert len(imports._cut("x" * 151)) == 150
