"""The day on which a rule turns over, the sign that may no longer stand, whom a name means among others."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from store.bundled import read
from store.problems import Refused
from store.records import (
    Asker,
    Attendance,
    Clause,
    ComplaintKind,
    DueKind,
    ItemMove,
    Meeting,
    MeetingKind,
    Panel,
    Person,
    Presence,
    Question,
    QuestionKind,
    Role,
    RoundKind,
    RoundStep,
    Seat,
    StatutoryRound,
    WorkItem,
)
from store.records.panel import QuestionRules
from store.register import Register
from store.rules.actions.due import DueTime, _end_of, due_meant, read_due
from store.rules.attendance.movers import _find
from store.rules.complaints import duties
from store.rules.days.holidays import holiday_table
from store.rules.findings.members import _to_register
from store.rules.findings.preparing import _is_of
from store.rules.members.barred import barred
from store.rules.minutes.blocks import clause_lines
from store.rules.minutes.states import why_not_leaves
from store.rules.programme.neighbours import neighbouring_meeting
from store.rules.programme.targets import _year_of
from store.rules.questions.case import Case
from store.rules.questions.checks import _eligibility
from store.rules.questions.private import _can_stay
from store.rules.rounds.guards import why_not_step
from store.rules.words.printings import may_be_same
from tests.store.rules.findings.scenes import JULY, SEPTEMBER, day, scene

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")
LAST_OF_2021 = dt.date(2021, 12, 31)
MEETING = Meeting(id="M1", date=dt.date(2021, 7, 29))


@pytest.mark.parametrize(
    ("what", "end"),
    [
        ("year", dt.date(2021, 12, 31)),
        ("financial year", dt.date(2022, 3, 31)),
        ("month", dt.date(2021, 7, 31)),
        ("next month", dt.date(2021, 8, 31)),
        ("quarter", dt.date(2021, 9, 30)),
        ("week", dt.date(2021, 7, 16)),
        ("2024", dt.date(2024, 12, 31)),
        ("tomorrow", None),
    ],
)
def test_the_end_of_a_time_is_its_last_day(what: str, end: dt.date | None) -> None:
    assert _end_of(what, TODAY) == end


@pytest.mark.parametrize(
    ("today", "month", "financial", "quarter", "week"),
    [
        (dt.date(2021, 3, 31), dt.date(2021, 4, 30), dt.date(2021, 3, 31), dt.date(2021, 3, 31), dt.date(2021, 4, 2)),
        (dt.date(2021, 4, 1), dt.date(2021, 5, 31), dt.date(2022, 3, 31), dt.date(2021, 6, 30), dt.date(2021, 4, 2)),
        (dt.date(2021, 4, 2), dt.date(2021, 5, 31), dt.date(2022, 3, 31), dt.date(2021, 6, 30), dt.date(2021, 4, 2)),
        (dt.date(2021, 4, 3), dt.date(2021, 5, 31), dt.date(2022, 3, 31), dt.date(2021, 6, 30), dt.date(2021, 4, 9)),
        (
            dt.date(2021, 12, 31),
            dt.date(2022, 1, 31),
            dt.date(2022, 3, 31),
            dt.date(2021, 12, 31),
            dt.date(2021, 12, 31),
        ),
        (dt.date(2021, 1, 31), dt.date(2021, 2, 28), dt.date(2021, 3, 31), dt.date(2021, 3, 31), dt.date(2021, 2, 5)),
    ],
)
def test_times_end_by_the_day_on_which_they_are_named(
    today: dt.date, month: dt.date, financial: dt.date, quarter: dt.date, week: dt.date
) -> None:
    told = [_end_of(what, today) for what in ("next month", "financial year", "quarter", "week")]
    assert told == [month, financial, quarter, week]


@pytest.mark.parametrize(
    ("code", "stays"),
    [
        (0x1F, False),
        (0x20, True),
        (0x7E, True),
        (0x7F, False),
        (0x9F, False),
        (0xA1, True),
        (0x202A, False),
        (0x202E, False),
        (0x2069, False),
        (0xD7FF, True),
        (0xD800, False),
        (0xDFFF, False),
        (0xE000, True),
        (0xFDCF, True),
        (0xFDD0, False),
        (0xFDEF, False),
        (0xFDF0, True),
        (0xFFFD, True),
        (0xFFFE, False),
        (0xFFFF, False),
        (0x1FFFE, False),
        (0x10FFFF, False),
    ],
)
def test_what_a_paste_may_not_hold_is_left_out_sign_by_sign(code: int, stays: bool) -> None:
    assert _can_stay(chr(code)) is stays


@pytest.mark.parametrize(("on", "kept_off"), [(dt.date(2020, 1, 31), True), (dt.date(2020, 2, 1), False)])
def test_there_are_no_members_of_the_european_parliament_from_february_2020_on(on: dt.date, kept_off: bool) -> None:
    register = Register.of(PANEL, Person(id="P1", name="Ann", honours="MEP"))
    assert (barred(register, "P1", on, coopted=True) is not None) is kept_off


def test_who_moved_is_meant_among_those_on_the_roll_and_the_members() -> None:
    people = [Person(id=f"P{number}", name="Ann Archer") for number in (1, 2)]
    on_the_roll = msgspec.structs.replace(
        MEETING, attendance=(Attendance(person="P2", presence=Presence.ALSO_PRESENT),)
    )
    assert _find(Register.of(PANEL, on_the_roll, *people), on_the_roll, "Ann Archer", "moved_by") == "P2"
    seat = Seat(id="S1", person="P1")
    assert _find(Register.of(PANEL, MEETING, seat, *people), MEETING, "Ann Archer", "moved_by") == "P1"
    with pytest.raises(Refused):
        _find(Register.of(PANEL, on_the_roll, seat, *people), on_the_roll, "Ann Archer", "moved_by")


def test_what_is_to_be_done_about_a_complaint_stands_by_how_it_presses(monkeypatch: pytest.MonkeyPatch) -> None:
    codes = [duties.WAITS, duties.NOT_TOLD, duties.DUE, duties.AMISS, duties.LATE]
    every = [duties.ComplaintDuty(code, code, "x", "x.", "") for code in codes]
    for name in ("_amiss", "_withdrawal", "_evidence", "_to_tell", "_waiting"):
        monkeypatch.setattr(duties, name, lambda *_: ())
    monkeypatch.setattr(duties, "_pressing", lambda *_: every)
    monkeypatch.setattr(duties, "state", lambda _: None)
    one: Any = SimpleNamespace(kind=ComplaintKind.COMPLAINT)
    told = [each.code for each in duties.duties(Register.of(PANEL), one, TODAY)]
    assert told == [duties.LATE, duties.AMISS, duties.DUE, duties.NOT_TOLD, duties.WAITS]


@pytest.mark.parametrize(
    ("seats", "words"),
    [(1, "registers pecuniary interests"), (2, "register pecuniary interests")],
)
@pytest.mark.parametrize(("due", "left"), [(13, "1 day left"), (12, "today"), (11, "1 day late")])
def test_members_register_their_interests_in_time(seats: int, words: str, due: int, left: str) -> None:
    people = [Person(id=f"P{number}", name=f"Member {number}") for number in range(1, seats + 1)]
    held = [Seat(id=f"S{number}", person=f"P{number}") for number in range(1, seats + 1)]
    one = _to_register(scene(*people, *held), day(7, due), held)
    assert f" {words} with the monitoring officer" in one.sentence
    assert f", {left} (" in one.sentence


@pytest.mark.parametrize(
    ("meeting", "held_over", "of_july"),
    [
        (JULY, None, True),
        (SEPTEMBER, None, False),
        (JULY, SEPTEMBER, False),
        (SEPTEMBER, JULY, True),
        (None, None, False),
    ],
)
def test_a_question_is_business_of_the_meeting_to_which_it_is_held_over_else_of_its_own(
    meeting: str | None, held_over: str | None, of_july: bool
) -> None:
    question = Question(id="Q1", asker=Asker(name="A"), text="x", meeting=meeting, held_over_to=held_over)
    one = scene(question)
    assert _is_of(one, "Q1", one.register.need(Meeting, JULY)) is of_july


def test_the_list_of_holidays_holds_nothing_that_is_not_known() -> None:
    data = msgspec.json.decode(read("holidays/england-and-wales.json"))
    assert holiday_table(msgspec.json.encode(data)).first_year
    rows = next(value for value in data.values() if isinstance(value, list) and value and isinstance(value[0], dict))
    rows[0]["unknown"] = 1
    with pytest.raises(Refused) as refused:
        holiday_table(msgspec.json.encode(data))
    assert refused.value.first.code == "holidays.damaged"


@pytest.mark.parametrize(
    ("seat", "kind", "result"),
    [
        (Seat(id="S1", person="P1"), QuestionKind.MEMBER_QUESTION, "pass"),
        (Seat(id="S1", person="P2"), QuestionKind.MEMBER_QUESTION, "judgement"),
        (Seat(id="S1", person="P1", role=Role.OFFICER), QuestionKind.MEMBER_QUESTION, "judgement"),
    ],
)
def test_a_member_s_question_is_asked_by_somebody_who_sits(seat: Seat, kind: QuestionKind, result: str) -> None:
    other = Seat(id="S9", person="P9")
    question = Question(id="Q1", asker=Asker(name="A", person="P1"), text="x", kind=kind)
    case = Case(Register.of(PANEL, MEETING, seat, other), question, QuestionRules(), None, MEETING, TODAY)
    assert [one.result for one in _eligibility(case)] == [result]


@pytest.mark.parametrize(
    ("month", "noted", "today", "year"),
    [
        (7, None, TODAY, 2021),
        (8, None, TODAY, 2021),
        (12, None, TODAY, 2021),
        (1, None, TODAY, 2022),
        (3, None, TODAY, 2022),
        (6, None, TODAY, 2021),
        (3, dt.date(2020, 6, 1), TODAY, 2021),
        (6, dt.date(2020, 6, 1), TODAY, 2020),
        (7, dt.date(2020, 6, 1), TODAY, 2020),
        (5, dt.date(2020, 6, 1), TODAY, 2021),
        (1, None, dt.date(2021, 12, 1), 2022),
        (12, None, dt.date(2021, 1, 15), 2020),
    ],
)
def test_a_month_without_its_year_is_the_next_after_it_was_noted_else_the_nearest(
    month: int, noted: dt.date | None, today: dt.date, year: int
) -> None:
    assert _year_of(month, WorkItem(id="W1", title="x", added_on=noted), today) == year
    moves = (ItemMove(on=noted, how="moved"),) if noted else ()
    assert _year_of(month, WorkItem(id="W1", title="x", moves=moves), today) == year


def precept(*codes: str, closed: bool = False, choice: str = "support") -> StatutoryRound:
    steps = tuple(RoundStep(step=one, on=TODAY, choice=choice if one == "review" else "") for one in codes)
    return StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2022, steps=steps, closed=closed)


@pytest.mark.parametrize(
    ("one", "step", "code"),
    [
        (precept(closed=True), "notified", "round.closed"),
        (precept("notified"), "notified", "round.twice"),
        (precept("notified", "review", choice="veto-too-low"), "response", "round.unless"),
    ],
)
def test_a_step_that_cannot_be_now_is_told_at_the_step(one: StatutoryRound, step: str, code: str) -> None:
    problems = why_not_step(Register.of(PANEL), one, RoundStep(step=step, on=TODAY))
    assert [(each.code, each.field) for each in problems if each.code == code] == [(code, "step")]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ann Archer", "A. Archer", True),
        ("Ann Archer", "Ann Bea Archer", True),
        ("Ann Bea Archer", "Ann Cat Archer", True),
        ("Ann Bea Archer", "Cat Bea Archer", False),
        ("Ann Bea Archer", "Dan Cat Archer", False),
        ("Ann Archer", "Bob Archer", False),
        ("Archer", "Ann Archer", True),
        ("Ann Li", "Ann Li Smith", True),
        ("Ann N", "Ann N Smith", False),
    ],
)
def test_two_names_may_be_one_if_their_first_names_agree(one: str, other: str, same: bool) -> None:
    assert may_be_same(one, other) is same
    assert may_be_same(other, one) is same


@pytest.mark.parametrize(
    ("home", "by", "to"),
    [
        (dt.date(2021, 7, 12), 1, "M2"),
        (dt.date(2021, 9, 30), -1, "M2"),
        (dt.date(2021, 7, 29), -1, "M0"),
        (dt.date(2021, 7, 1), 1, "M0"),
    ],
)
def test_an_item_is_stepped_to_the_nearest_meeting_from_today_on(home: dt.date, by: int, to: str) -> None:
    days = {"M0": TODAY, "M2": dt.date(2021, 7, 29), "M3": dt.date(2021, 9, 30)}
    if home not in days.values():
        days["M9"] = home
    own = next(name for name, on in days.items() if on == home)
    meetings = [Meeting(id=name, date=on, kind=MeetingKind.ORDINARY) for name, on in days.items()]
    item = WorkItem(id="W1", title="x", meeting=own)
    meeting = neighbouring_meeting(Register.of(PANEL, *meetings, item), [item], by, TODAY)
    assert getattr(meeting, "id", None) == to


@pytest.mark.parametrize(
    ("typed", "on"),
    [
        ("within one week", dt.date(2021, 7, 19)),
        ("two days", dt.date(2021, 7, 14)),
        ("within three weeks", dt.date(2021, 8, 2)),
        ("within six days", dt.date(2021, 7, 18)),
        ("nine days", dt.date(2021, 7, 21)),
        ("within twelve days", dt.date(2021, 7, 24)),
        ("within 10 days", dt.date(2021, 7, 22)),
        ("six months", dt.date(2022, 1, 12)),
        ("1 month", dt.date(2021, 8, 12)),
    ],
)
def test_a_time_within_which_something_is_due_ends_on_a_day(typed: str, on: dt.date) -> None:
    assert read_due(Register.of(PANEL), typed, TODAY).on == on


MEANT: dict[str, tuple[DueTime, str]] = {
    "a day": (DueTime(DueKind.DATE, on=TODAY), "by Monday 12 July 2021"),
    "a meeting": (DueTime(DueKind.MEETING, meeting="M1"), "at the meeting of Thursday 29 July 2021"),
    "a meeting that is not there": (DueTime(DueKind.MEETING, meeting="M99"), "at a meeting that is not in the file"),
    "each quarter": (DueTime(DueKind.QUARTERLY), "every 3 months, counted from the day on which it was agreed"),
    "every meeting": (DueTime(DueKind.EVERY_MEETING), "at every public meeting, until it is closed"),
    "the next": (DueTime(DueKind.NEXT_MEETING), "at the first public meeting after it was agreed"),
    "the annual": (
        DueTime(DueKind.ANNUAL_MEETING),
        "at the first annual meeting after it was agreed, Thursday 26 May 2022",
    ),
    "no day": (DueTime(DueKind.UNDATED), "without a set day"),
    "no day, but a reminder": (
        DueTime(DueKind.UNDATED, review_from=TODAY),
        "without a set day; it raises itself from Monday 12 July 2021",
    ),
}


@pytest.mark.parametrize("case", MEANT)
def test_when_something_is_due_is_said_in_full(case: str) -> None:
    due, words = MEANT[case]
    annual = [
        Meeting(id=f"M{number}", date=on, kind=MeetingKind.ANNUAL)
        for number, on in enumerate((dt.date(2021, 5, 27), dt.date(2022, 5, 26), dt.date(2023, 5, 25)), 5)
    ]
    assert due_meant(Register.of(PANEL, MEETING, *annual), due, TODAY) == words


def test_without_an_annual_meeting_to_come_none_is_named() -> None:
    told = due_meant(Register.of(PANEL, MEETING), DueTime(DueKind.ANNUAL_MEETING), TODAY)
    assert told == "at the first annual meeting after it was agreed"


@pytest.mark.parametrize(
    ("clause", "bulleted", "lines"),
    [
        (Clause(label="", text="That it be so"), False, ["That it be so"]),
        (Clause(label="", text="That it be so"), True, ["- That it be so"]),
        (Clause(label="(a)", text="That it be so"), True, ["(a) That it be so"]),
        (Clause(label="(a)", text="That:\n- one\n- two"), False, ["(a) That:", "    - one", "    - two"]),
    ],
)
def test_a_clause_has_its_label_or_a_bullet_and_what_belongs_to_it_below(
    clause: Clause, bulleted: bool, lines: list[str]
) -> None:
    assert [one for one in clause_lines(clause, bulleted=bulleted) if one] == lines
    if not bulleted:
        assert clause_lines(clause) == clause_lines(clause, bulleted=False)


@pytest.mark.parametrize(("leaves", "taken"), [(None, True), (1, True), (0, False), (2_000, True), (2_001, False)])
def test_minutes_have_two_thousand_leaves_at_most(leaves: int | None, taken: bool) -> None:
    assert (why_not_leaves(leaves) is None) is taken
