"""Exactly so many days, words and meetings, and one more and one less: in what queries list, shorten and warn of."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from store.problems import Problem
from store.queries.actions.actions import action_line
from store.queries.agenda.agenda import agenda_of
from store.queries.agenda.offers import _nearness
from store.queries.agenda.shown import state_words
from store.queries.calendar.clock import next_deadline, papers_words
from store.queries.members import members
from store.queries.members.members import interests_clock
from store.queries.panels.workload import week_of, why_not_weeks
from store.queries.planner import _months, days_on, month_weeks
from store.queries.questions.lists import subject_words
from store.records import (
    Action,
    Asker,
    Issue,
    IssuedLine,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Minute,
    Panel,
    Person,
    Question,
    Seat,
    WorkItem,
)
from store.register import Register

TODAY = dt.date(2021, 7, 12)
DAY = dt.timedelta(days=1)
PANEL = Panel(id="PANEL", name="A panel")


@pytest.mark.parametrize(
    ("clause", "short", "whole"),
    [("(b)", "33(b)", "33(b)"), ("(ab)", "33(ab)", "33(ab)"), ("(abc)", "33", "33(abc)"), ("b", "33", "33")],
)
def test_a_clause_of_up_to_four_signs_stands_in_a_list(clause: str, short: str, whole: str) -> None:
    held, minute = Meeting(id="M1", date=TODAY), Minute(id="N1", meeting="M1", number="33")
    action = Action(id="A1", text="x", minute="N1", meeting="M1", clause=clause)
    line = action_line(Register.of(PANEL, held, minute, action), action, TODAY)
    assert (line.short_asked, line.asked) == (f"{short}, Mon 12 Jul 2021", f"{whole}, 12 July 2021")


@pytest.mark.parametrize(("days", "asked"), [(0, True), (59, True), (60, False)])
def test_who_joined_less_than_sixty_days_ago_is_asked_to_register(days: int, asked: bool) -> None:
    seat = Seat(id="S1", person="P1", body="Ambridge", from_date=TODAY - days * DAY)
    person = Person(id="P1", name="Ann", interests_confirmed_on=None)
    told = [one.sentence for one in interests_clock(Register.of(PANEL, person, seat), TODAY)]
    assert any("registers interests" in one for one in told) is asked


@pytest.mark.parametrize(
    ("checked", "told"),
    [
        (dt.date(2020, 7, 13), False),
        (dt.date(2020, 7, 12), True),
        (dt.date(2020, 7, 11), True),
    ],
)
def test_interests_are_to_be_confirmed_after_exactly_a_year(checked: dt.date, told: bool) -> None:
    seat = Seat(id="S1", person="P1", body="Ambridge", from_date=dt.date(2018, 5, 1))
    register = Register.of(PANEL, Person(id="P1", name="Ann", interests_confirmed_on=checked), seat)
    assert bool(interests_clock(register, TODAY)) is told


def _nearest_first(register: Register, meeting: Meeting) -> list[str]:
    items = [one for one in register.tables["items"].values() if isinstance(one, WorkItem)]
    return [one.id for one in sorted(items, key=lambda item: _nearness(register, meeting, item))]


def test_what_may_come_late_stands_by_how_near_its_meeting_is() -> None:
    meetings = [Meeting(id=f"M{n}", date=TODAY + away * DAY) for n, away in enumerate((0, 1, 30, -1, -30), 1)]
    places = {"W1": "M5", "W2": "M4", "W3": "M3", "W4": "M2", "W5": None, "W6": "M1"}
    items = [WorkItem(id=one, title="x", meeting=meeting) for one, meeting in places.items()]
    register = Register.of(PANEL, *meetings, *items)
    assert _nearest_first(register, meetings[0]) == ["W6", "W5", "W4", "W3", "W2", "W1"]


def _issue(kind: str, day: int, **fields: Any) -> Issue:
    return Issue(kind=kind, on=dt.date(2021, 7, day), **fields)


@pytest.mark.parametrize(
    ("since", "short_by", "words"),
    [
        (0, 0, "published Wed 21 Jul"),
        (1, 0, "published Wed 21 Jul, changed once since"),
        (2, 0, "published Wed 21 Jul, changed twice since"),
        (3, 0, "published Wed 21 Jul, changed 3 times since"),
        (0, 1, "published late on Wed 21 Jul, short by 1"),
    ],
)
def test_how_often_an_agenda_was_changed_since(since: int, short_by: int, words: str) -> None:
    lines = (IssuedLine(line="L1", number="1", title="Apologies", standing="apologies"),)
    published = (_issue("agenda", 21, lines=lines), *(_issue("supplement", 22) for _ in range(since)))
    date = dt.date(2021, 7, 29) - short_by * DAY
    meeting = Meeting(id="M1", date=date, published=published, agenda_published_on=dt.date(2021, 7, 21))
    assert state_words(agenda_of(Register.of(PANEL, meeting), meeting)) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Wed 21 Jul: 7 working days"),
        ({"date": dt.date(2021, 7, 20)}, "today"),
        ({"date": dt.date(2021, 7, 19)}, "1 working day late"),
        ({"date": TODAY - DAY}, ""),
        ({"date": TODAY}, "6 working days late"),
        ({"kind": MeetingKind.TASK_GROUP}, ""),
        ({"status": MeetingStatus.CANCELLED}, ""),
        ({"status": MeetingStatus.HELD}, ""),
        ({"known_by": "month"}, "day not known"),
        ({"agenda_published_on": dt.date(2021, 7, 9)}, "out Fri 9 Jul"),
        ({"date": dt.date(2021, 7, 15), "agenda_published_on": dt.date(2021, 7, 9)}, "out Fri 9 Jul, short by 2"),
    ],
)
def test_how_the_papers_of_a_meeting_stand(fields: dict[str, Any], words: str) -> None:
    given: dict[str, Any] = {"id": "M1", "date": dt.date(2021, 7, 29)}
    meeting = Meeting(**given | fields)
    assert papers_words(Register.of(PANEL, meeting), meeting, TODAY).removeprefix("Mon 12 Jul: ") == words


@pytest.mark.parametrize(("ahead", "told"), [(3, True), (4, False)])
def test_the_next_four_meetings_are_looked_at_for_what_is_due_next(ahead: int, told: bool) -> None:
    private = [Meeting(id=f"M{n}", date=TODAY + n * DAY, kind=MeetingKind.TASK_GROUP) for n in range(1, ahead + 1)]
    public = Meeting(id="M9", date=dt.date(2021, 7, 29))
    due = next_deadline(Register.of(PANEL, *private, public), TODAY)
    assert (due is not None) is told
    if due is not None:
        assert due.words == "publish papers by Wed 21 Jul for Thu 29 Jul (7 working days left)"
        assert due.short == "papers by Wed 21 Jul for Thu 29 Jul: 7 working days"
        assert due.least == "papers by Wed 21 Jul for Thu 29 Jul"


@pytest.mark.parametrize(("weeks", "refused"), [(0, True), (1, False), (104, False), (105, True), (1000, True)])
def test_up_to_two_years_of_weeks_are_looked_ahead(weeks: int, refused: bool) -> None:
    problem = why_not_weeks(weeks)
    assert (problem is not None) is refused
    if problem is not None:
        assert (problem.code, problem.field) == ("workload.weeks", "weeks")
        assert str(problem) == f"{weeks:,} weeks cannot be looked ahead. Type a number from 1 to 104."


def test_weeks_begin_on_monday_or_on_sunday() -> None:
    days = [dt.date(2021, 7, 11) + n * DAY for n in range(8)]
    assert [week_of(day).day for day in days] == [5, 12, 12, 12, 12, 12, 12, 12]
    assert [week_of(day, sunday_first=True).day for day in days] == [11, 11, 11, 11, 11, 11, 11, 18]
    assert week_of(dt.date.min) == dt.date.min
    assert week_of(dt.date.min, sunday_first=True) == dt.date.min


def test_a_month_is_set_out_in_whole_weeks() -> None:
    rows = month_weeks(dt.date(2021, 7, 1))
    assert [[day.day if day else 0 for day in week] for week in rows] == [
        [0, 0, 0, 1, 2, 3, 4],
        [5, 6, 7, 8, 9, 10, 11],
        [12, 13, 14, 15, 16, 17, 18],
        [19, 20, 21, 22, 23, 24, 25],
        [26, 27, 28, 29, 30, 31, 0],
    ]
    sunday = month_weeks(dt.date(2021, 8, 1), sunday_first=True)
    assert [week[0].day if week[0] else 0 for week in sunday] == [1, 8, 15, 22, 29]
    assert [day.day if day else 0 for day in sunday[-1]] == [29, 30, 31, 0, 0, 0, 0]
    assert len(month_weeks(dt.date(2021, 2, 1))) == 4


def test_a_municipal_year_has_twelve_months_over_the_end_of_the_year() -> None:
    months = _months(dt.date(2021, 5, 1))
    assert [(one.year, one.month, one.day) for one in months] == [
        *((2021, month, 1) for month in range(5, 13)),
        *((2022, month, 1) for month in range(1, 5)),
    ]
    assert _months(dt.date(2021, 1, 1))[-1] == dt.date(2021, 12, 1)
    assert (days_on(TODAY, 7), days_on(TODAY, -7)) == (dt.date(2021, 7, 19), dt.date(2021, 7, 5))


@pytest.mark.parametrize("length", [599, 600, 601, 1300])
def test_of_a_question_without_a_subject_the_first_six_hundred_signs_are_shown(length: int) -> None:
    question = Question(id="Q1", asker=Asker(name="Ann"), text="x" * length)
    assert subject_words(question) == "x" * min(length, 600)


def test_what_the_law_leaves_open_of_a_membership_is_told_with_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "why_no_veto", lambda *_: "No law of vetoes is known.")
    monkeypatch.setattr(members, "why_end_announced", lambda _: Problem("end", "Panels end in 2028.", "Look ahead."))
    told = [one for one in members.findings(Register.of(PANEL), TODAY) if one.code in {"veto", "law"}]
    assert [(one.code, one.sentence, one.cure, one.urgent) for one in told] == [
        ("veto", "No law of vetoes is known.", "Ask the monitoring officer which law applies.", True),
        ("law", "Panels end in 2028.", "Look ahead.", True),
    ]
