"""The words in which rules say one and several, what is typed and what is read of it, and what rests on what."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from store.problems import Problem
from store.queries.calendar.holidays import working_days_of
from store.records import (
    ActionKind,
    Asker,
    Clause,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Minute,
    Nation,
    Panel,
    Presence,
    Question,
    Role,
    Seat,
    Stamp,
    StampKind,
)
from store.records.panel import QuorumRule
from store.register import Register
from store.rules.calendar.meetings import why_not_set_status
from store.rules.days.clear_days import calendar_given
from store.rules.findings.members import vacant_seats
from store.rules.law.exempt import exempt_numbers, read_exempt
from store.rules.lint.room import _when
from store.rules.minutes.drafts import Newcomer
from store.rules.minutes.newcomers import newcomer_words
from store.rules.minutes.promises import clauses_of, suggested_kind
from store.rules.questions.letters import needs_of_office
from store.rules.questions.session import _place_of_like
from store.rules.room.amending import why_not_at
from store.rules.room.back import why_rests_on
from store.rules.settings.quorum import read_quorum
from tests.store.rules.findings.scenes import scene

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")
MEETING = Meeting(id="M1", date=dt.date(2021, 7, 29), start=dt.time(13))


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("4", QuorumRule(mode="number", number=4)),
        ("four members", QuorumRule(mode="number", number=4)),
        ("1/3", QuorumRule(mode="fraction", numerator=1, denominator=3)),
        ("half", QuorumRule(mode="fraction", numerator=1, denominator=2)),
        ("a third", QuorumRule(mode="fraction", numerator=1, denominator=3)),
        ("one third of the members", QuorumRule(mode="fraction", numerator=1, denominator=3)),
        ("two thirds", QuorumRule(mode="fraction", numerator=2, denominator=3)),
        ("a quarter of its voting members", QuorumRule(mode="fraction", numerator=1, denominator=4)),
        ("three quarters", QuorumRule(mode="fraction", numerator=3, denominator=4)),
        ("a fifth", QuorumRule(mode="fraction", numerator=1, denominator=5)),
        ("two fifths", QuorumRule(mode="fraction", numerator=2, denominator=5)),
        ("a third, at least 3", QuorumRule(mode="fraction", numerator=1, denominator=3, at_least=3)),
        ("one third (minimum of 4)", QuorumRule(mode="fraction", numerator=1, denominator=3, at_least=4)),
        ("4, at least 3", None),
        ("most of them", None),
        ("a sixth", None),
    ],
)
def test_a_quorum_is_read_as_it_is_typed(typed: str, rule: QuorumRule | None) -> None:
    assert read_quorum(typed) == rule


@pytest.mark.parametrize(
    ("days", "n", "short_by", "verdict"),
    [(5, 5, 0, "in time"), (4, 5, 1, "short"), (6, 5, 0, "in time"), (0, 0, 0, "in time"), (0, 2, 2, "short")],
)
def test_calendar_days_are_counted_from_the_day_to_the_meeting(days: int, n: int, short_by: int, verdict: str) -> None:
    given = calendar_given(MEETING.date - dt.timedelta(days), MEETING.date, n, working_days_of(PANEL))
    assert (given.days, given.number, given.short_by, given.verdict) == (days, n, short_by, verdict)
    assert (given.provision.unit, given.provision.counting, given.provision.number) == ("calendar days", "before", n)


@pytest.mark.parametrize(
    ("seats", "said"),
    [
        ([("Melton", None)], ["1 seat of Melton stands vacant."]),
        ([("Melton", dt.date(2021, 7, 1))], ["1 seat of Melton stands vacant since Thursday 1 July 2021."]),
        ([("Melton", dt.date(2021, 7, 1)), ("Melton", dt.date(2021, 7, 2))], ["2 seats of Melton stand vacant."]),
        ([("Melton", None), ("Oadby", None)], ["1 seat of Melton stands vacant.", "1 seat of Oadby stands vacant."]),
    ],
)
def test_vacant_seats_are_told_by_council_and_since_when_if_there_is_one(
    seats: list[tuple[str, dt.date | None]], said: list[str]
) -> None:
    held = [Seat(id=f"S{number}", body=body, from_date=since) for number, (body, since) in enumerate(seats, 1)]
    assert [
        one.sentence for one in vacant_seats(scene(*held)) if "Melton" in one.sentence or "Oadby" in one.sentence
    ] == said


NEEDS: dict[str, tuple[dict[str, str], list[str]]] = {
    "nothing": ({}, ["clerk", "office", "office_address"]),
    "a clerk": ({"clerk": "A. Clerk"}, ["office", "office_address"]),
    "an office": ({"office": "Democratic Services"}, ["clerk", "office_address"]),
    "a host": ({"host_authority": "The Council"}, ["clerk", "office_address"]),
    "an address": ({"office_address": "County Hall"}, ["clerk", "office"]),
    "a telephone": ({"office_phone": "see web"}, ["clerk", "office"]),
    "a mailbox": ({"office_email": "see web"}, ["clerk", "office"]),
    "blanks": ({"clerk": " ", "office": " ", "office_address": " "}, ["clerk", "office", "office_address"]),
}
"""What is recorded of an office, and the fields that its letters still need."""


@pytest.mark.parametrize("case", NEEDS)
def test_a_letter_needs_a_name_under_it_an_office_and_a_way_to_answer(case: str) -> None:
    recorded, fields = NEEDS[case]
    problems = needs_of_office(Panel(id="PANEL", name="x", **recorded))  # type: ignore[arg-type]
    assert [one.field for one in problems] == fields
    assert {one.act for one in problems} <= {"setting.edit"}


@pytest.mark.parametrize(
    ("one", "role", "words"),
    [
        (
            {"presence": Presence.SUBSTITUTE, "instead_of": "Cllr Bhatia"},
            None,
            "substitute for Cllr Bhatia, without a seat",
        ),
        (
            {"presence": Presence.SUBSTITUTE},
            Role.MEMBER,
            "substitute for somebody the text does not name, without a seat",
        ),
        ({}, None, "guest, without a seat"),
        ({}, Role.MEMBER, "member"),
        ({"council": "Melton"}, Role.MEMBER, "member for Melton"),
        ({"council": "Melton"}, Role.OFFICER, "officer"),
    ],
)
def test_as_what_somebody_new_is_entered_is_told(one: dict[str, Any], role: Role | None, words: str) -> None:
    assert newcomer_words(Newcomer(**{"printed": "A", "presence": Presence.PRESENT, **one}), role) == words


@pytest.mark.parametrize(
    ("typed", "numbers", "kept"),
    [
        ("3", (3,), "3"),
        ("paragraph 3", (3,), "3"),
        ("paras 3 and 1", (1, 3), "1, 3"),
        ("3, 3", (3,), "3"),
        ("paragraph 3 of Schedule 12A", (3,), "3"),
        ("paragraph 9", (9,), "paragraph 9"),
        (" see note ", (), "see note"),
        ("", (), ""),
    ],
)
def test_paragraphs_are_kept_by_their_numbers_if_all_of_them_are_some(
    typed: str, numbers: tuple[int, ...], kept: str
) -> None:
    assert exempt_numbers(typed) == numbers
    assert read_exempt(typed, Nation.ENGLAND) == kept


def test_the_time_of_an_event_is_said_if_it_is_known() -> None:
    assert _when(Stamp(id="T1", meeting="M1", kind=StampKind.NOTE, at=dt.time(14, 5))) == " at 2:05 pm"
    assert _when(Stamp(id="T1", meeting="M1", kind=StampKind.NOTE)) == ""


@pytest.mark.parametrize(
    ("resolutions", "recommendations", "labels"),
    [
        (1, 0, ["resolution"]),
        (2, 0, ["resolution 1", "resolution 2"]),
        (1, 1, ["resolution", "recommendation"]),
        (0, 2, ["recommendation 1", "recommendation 2"]),
    ],
)
def test_clauses_without_a_label_are_numbered_where_there_are_several(
    resolutions: int, recommendations: int, labels: list[str]
) -> None:
    minute = Minute(
        id="N1",
        meeting="M1",
        resolutions=tuple(Clause(label="", text="x") for _ in range(resolutions)),
        recommendations=tuple(Clause(label="", text="x") for _ in range(recommendations)),
    )
    assert [label for label, _ in clauses_of(minute)] == labels
    lettered = Minute(id="N1", meeting="M1", resolutions=(Clause(label="(a)", text="x"), Clause(label="", text="y")))
    assert [label for label, _ in clauses_of(lettered)] == ["(a)", "resolution 2"]


@pytest.mark.parametrize(
    ("text", "recommendation", "kind"),
    [
        ("That a report be brought to a future meeting", False, ActionKind.REPORT),
        ("That officers provide a report", True, ActionKind.REPORT),
        ("That the Commissioner look again", True, ActionKind.RECOMMENDATION),
        ("That officers write to the Force", False, ActionKind.ACTION),
        ("That the report be noted", False, None),
    ],
)
def test_a_clause_makes_a_report_a_recommendation_an_action_or_nothing(
    text: str, recommendation: bool, kind: ActionKind | None
) -> None:
    assert suggested_kind(text, recommendation=recommendation) is kind


@pytest.mark.parametrize(
    ("kind", "status", "code", "act"),
    [
        (MeetingKind.ORDINARY, MeetingStatus.RELEASED, "status-not-reserve", "meeting.cancel"),
        (MeetingKind.ORDINARY, MeetingStatus.CANCELLED, "status-cancel", "meeting.cancel"),
        (MeetingKind.RESERVE, MeetingStatus.RELEASED, "", ""),
        (MeetingKind.ORDINARY, MeetingStatus.CALLED, "", ""),
    ],
)
def test_only_a_reserve_meeting_is_released_and_a_cancellation_has_its_own_act(
    kind: MeetingKind, status: MeetingStatus, code: str, act: str
) -> None:
    meeting = Meeting(id="M1", date=MEETING.date, kind=kind, status=MeetingStatus.ARRANGED)
    problem = why_not_set_status(meeting, status, TODAY)
    assert (problem.code if problem else "", problem.act if problem else "") == (code, act)


def amended(kind: StampKind, at: dt.time) -> Problem | None:
    stamps = [
        Stamp(id="T1", meeting="M1", kind=StampKind.START, order=1, at=dt.time(13)),
        Stamp(id="T2", meeting="M1", kind=kind, order=2, at=dt.time(13, 30)),
        Stamp(id="T3", meeting="M1", kind=StampKind.NOTED, order=3, at=dt.time(14)),
    ]
    return why_not_at(Register.of(PANEL, MEETING, *stamps), MEETING, stamps[1], at)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (dt.time(13), ""),
        (dt.time(14), ""),
        (dt.time(12, 59), "Type a time from 1:00 pm to 2:00 pm."),
        (dt.time(14, 1), "Type a time from 1:00 pm to 2:00 pm."),
    ],
)
def test_an_event_is_put_right_within_those_beside_it(at: dt.time, said: str) -> None:
    problem = amended(StampKind.NOTED, at)
    assert (problem.cure if problem else "") == said


def test_a_start_alone_may_be_long_before_the_hour_of_the_meeting() -> None:
    def at(kind: StampKind) -> Problem | None:
        one = Stamp(id="T1", meeting="M1", kind=kind, order=1, at=dt.time(13))
        return why_not_at(Register.of(PANEL, MEETING, one), MEETING, one, dt.time(9))

    early = at(StampKind.ARRIVAL)
    assert early is not None
    assert early.code == "time-early"
    assert at(StampKind.START) is None


def test_a_question_that_asks_the_same_takes_the_place_of_the_one_before_that_nobody_grouped() -> None:
    def asked(number: int, text: str, group: int | None = None) -> Question:
        return Question(id=f"Q{number}", asker=Asker(name="A"), text=text, published_text=text, group=group)

    helicopter, horses = "Why is the police helicopter so noisy at night?", "Where do the mounted horses graze?"
    earlier = [asked(1, horses), asked(2, helicopter), asked(3, helicopter, group=4)]
    again = asked(9, "Why is the helicopter of the police so noisy?")
    assert _place_of_like(again, earlier, [7, 5, 9]) == 5
    assert _place_of_like(again, earlier[:1], [7]) == 1
    assert _place_of_like(again, [asked(3, helicopter, group=4)], [9]) == 1


K = StampKind
RESTS: list[tuple[K, K, dict[str, Any], bool]] = [
    (K.START, K.NOTE, {}, True),
    (K.START, K.CHAIR, {}, False),
    (K.MOTION, K.VOTE, {"vote": "V1"}, True),
    (K.MOTION, K.VOTE, {"vote": "V2"}, False),
    (K.MOTION, K.AMENDMENT, {"vote": "V2", "minute": "N1"}, True),
    (K.MOTION, K.AMENDMENT, {"vote": "V2", "minute": "N2"}, False),
    (K.MOTION, K.NOTE, {"vote": "V2", "minute": "N1"}, False),
    (K.AMENDMENT, K.VOTE, {"vote": "V1"}, True),
    (K.AMENDMENT, K.VOTE, {"vote": "V2", "minute": "N1"}, False),
    (K.VOTE, K.MOTION, {"vote": "V2", "minute": "N1"}, True),
    (K.VOTE, K.MOTION, {"vote": "V2", "minute": "N2"}, False),
    (K.VOTE, K.NOTE, {"vote": "V2", "minute": "N1"}, False),
    (K.EXCLUDED, K.BACK, {}, True),
    (K.EXCLUDED, K.NOTE, {}, True),
    (K.EXCLUDED, K.ADJOURNED, {}, False),
    (K.BACK, K.EXCLUDED, {}, True),
    (K.BACK, K.NOTE, {}, True),
    (K.BACK, K.ADJOURNED, {}, False),
    (K.PUBLIC_LEFT, K.NOTE, {}, True),
    (K.LEAVING, K.RETURN, {"people": ("P1",)}, True),
    (K.LEAVING, K.RETURN, {"people": ("P2",)}, False),
    (K.ARRIVAL, K.LEAVING, {"people": ("P2", "P1")}, True),
    (K.RETURN, K.LEAVING, {"people": ("P1",)}, True),
    (K.RETURN, K.ARRIVAL, {"people": ("P1",)}, False),
    (K.ADJOURNED, K.RESUMED, {}, True),
    (K.ADJOURNED, K.NOTE, {}, False),
    (K.QUESTION, K.SUPPLEMENTARY, {"question": "Q1"}, True),
    (K.QUESTION, K.SUPPLEMENTARY, {"question": "Q2"}, False),
    (K.QUESTION, K.NOTE, {"question": "Q1"}, False),
    (K.ITEM, K.NOTE, {"minute": "N1"}, True),
    (K.ITEM, K.NOTE, {"minute": "N2"}, False),
    (K.OUT_OF_ORDER, K.NOTE, {"minute": "N1"}, True),
    (K.NOTE, K.NOTE, {"minute": "N1"}, False),
]
"""An event, a later one, what that names, and whether it makes no sense without the first."""


@pytest.mark.parametrize(("first", "later", "fields", "rests"), RESTS)
def test_an_event_rests_on_the_one_that_it_goes_on_from(
    first: K, later: K, fields: dict[str, Any], rests: bool
) -> None:
    own: dict[str, Any] = {"vote": "V1", "minute": "N1", "people": ("P1",), "question": "Q1"}
    one = Stamp(id="T1", meeting="M1", kind=first, order=1, **own)
    named = {"vote": "V9", "minute": "N9", "people": (), "question": "Q9"} | fields
    other = Stamp(id="T2", meeting="M1", kind=later, order=2, at=dt.time(14), **named)
    problem = why_rests_on(Register.of(PANEL, MEETING, one, other), one)
    assert bool(problem) is rests
    assert problem is None or problem.sentence == f"The event “{later.value}” at 2:00 pm rests on this one."
    assert why_rests_on(Register.of(PANEL, MEETING, one, other), other) is None
