from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.records import Asker, ItemKind, Meeting, Panel, Question, QuestionState, WorkItem
from store.records.panel import QuestionKindRule, QuestionRules, RuleSet
from store.register import Register
from store.rules.questions.session import line_up, session_of

MEETING = Meeting(id="M1", date=dt.date(2021, 7, 29))


def question(number: int, day: int | None = None, **more: Any) -> Question:
    received = dt.datetime(2021, 6, day, 9) if day else None
    given: dict[str, Any] = {"state": QuestionState.ACCEPTED, "meeting": "M1", "received_at": received} | more
    return Question(id=f"Q{number}", asker=Asker(name=f"P{number}"), text="Why?", **given)


def register(*records: Any, **rules: Any) -> Register:
    panel = Panel(id="PANEL", name="P", rules=(RuleSet(questions=QuestionRules(**rules)),))
    return Register.of(panel, MEETING, *records)


def order(found: Register) -> list[str]:
    return [one.id for one in line_up(found, "M1")]


def test_questions_stand_as_received_and_those_of_no_day_last() -> None:
    assert order(register(question(1), question(2, 9), question(3, 2), question(4))) == ["Q3", "Q2", "Q1", "Q4"]


BOBBIES = "Why are there so few police officers on the beat in Rutland at night?"
AGAIN = "Why are so few police officers on the beat in Rutland at night this year?"
OTHER = "What does the commissioner spend on speed cameras?"


def asking(number: int, day: int, text: str, **fields: Any) -> Question:
    return replace(question(number, day, **fields), text=text)


@pytest.mark.parametrize(("together", "line"), [(False, ["Q1", "Q2", "Q3", "Q4"]), (True, ["Q1", "Q3", "Q2", "Q4"])])
def test_similar_questions_stand_together_where_the_rules_say_so(together: bool, line: list[str]) -> None:
    asked = (asking(1, 1, BOBBIES), asking(2, 2, OTHER), asking(3, 3, AGAIN), question(4, 4))
    assert order(register(*asked, group_similar=together)) == line


def test_what_the_chair_grouped_stays_as_it_is_where_similar_questions_stand_together() -> None:
    asked = (asking(1, 1, BOBBIES, group=1), asking(2, 2, OTHER), asking(3, 3, AGAIN), asking(4, 4, OTHER, group=1))
    assert order(register(*asked, group_similar=True)) == ["Q1", "Q4", "Q2", "Q3"]


def test_a_group_stands_where_its_first_question_does() -> None:
    found = register(question(1, 1), question(2, 2, group=1), question(3, 3), question(4, 4, group=1), question(5, 5))
    assert order(found) == ["Q1", "Q2", "Q4", "Q3", "Q5"]


def test_undecided_rejected_and_moved_ones_are_not_in_the_line() -> None:
    found = register(
        question(1, state=QuestionState.RECEIVED),
        question(2, state=QuestionState.REJECTED),
        question(3, state=QuestionState.REDIRECTED),
        question(4, held_over_to="M2", state=QuestionState.HELD_OVER),
        question(5, meeting="M0", held_over_to="M1", state=QuestionState.HELD_OVER),
    )
    assert order(found) == ["Q5"]


def test_the_time_says_who_does_not_fit() -> None:
    found = register(*(question(n, n, minutes=4) for n in (1, 2, 3)), session_minutes=10, chair_may_vary_session=True)
    session = session_of(found, MEETING)
    assert [slot.fits for slot in session.slots] == [True, True, False]
    assert [slot.begins for slot in session.slots] == [0, 4, 8]
    assert [one.id for one in session.left_out] == ["Q3"]
    assert (session.booked, session.minutes, session.may_vary) == (12, 10, True)


def test_minutes_not_recorded_leave_it_open_unless_the_time_is_full_already() -> None:
    found = register(question(1, 1, minutes=10), question(2, 2), session_minutes=10)
    assert [slot.fits for slot in session_of(found, MEETING).slots] == [True, False]
    found = register(question(1, 1), question(2, 2, minutes=3), session_minutes=10)
    assert [slot.fits for slot in session_of(found, MEETING).slots] == [None, None]


def test_the_rules_give_minutes_to_each_and_more_for_statutory_items() -> None:
    kinds = (QuestionKindRule(kind="petition", speaking_minutes=3),)
    item = WorkItem(id="W1", title="Precept", kind=ItemKind.STATUTORY, meeting="M1")
    found = register(
        question(1, 1),
        item,
        kinds=kinds,
        speaking_minutes_each=5,
        session_minutes=20,
        extra_minutes_per_statutory_item=15,
    )
    session = session_of(found, MEETING)
    assert (session.minutes, session.extra, session.slots[0].minutes) == (35, 15, 5)


def test_rules_without_a_time_leave_it_open() -> None:
    session = session_of(register(question(1, 1, minutes=5)), MEETING)
    assert (session.minutes, session.slots[0].fits) == (None, None)


@given(st.lists(st.tuples(st.integers(1, 28), st.none() | st.integers(1, 3)), max_size=8))
def test_every_accepted_question_stands_in_the_line_once_and_groups_stay_together(
    given_: list[tuple[int, int | None]],
) -> None:
    found = register(*(question(n, day, group=group) for n, (day, group) in enumerate(given_, start=1)))
    line = line_up(found, "M1")
    assert len(line) == len(given_)
    groups = [one.group for one in line]
    for group in {group for group in groups if group}:
        places = [place for place, other in enumerate(groups) if other == group]
        assert places == list(range(places[0], places[0] + len(places)))
