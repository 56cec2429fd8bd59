from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store import rulesets
from store.records import Asker, Meeting, MeetingKind, MeetingStatus, Panel, Question, QuestionKind, QuestionState
from store.records.panel import Closure, Deadline, NoticeRule, QuestionKindRule, QuestionRules, RuleSet
from store.register import Register
from store.rules.questions.deadline import (
    answer_due_by_rule,
    deadline_for,
    deadline_of,
    due_words,
    is_late,
    next_meeting_for,
    purge_due,
    reply_due_by_rule,
    waiver_words,
    why_look_again,
    working_lines,
)
from store.rules.words.deadlines import deadline_words

Q, S, P, M = QuestionKind.QUESTION, QuestionKind.STATEMENT, QuestionKind.PETITION, QuestionKind.MEMBER_QUESTION
TODAY = dt.date(2021, 7, 12)


def office(rules: str | RuleSet, *records: Meeting | Question, **panel: object) -> Register:
    found = rulesets.rule_set(rules).rules if isinstance(rules, str) else rules
    return Register.of(Panel(id="PANEL", name="Panel", rules=(found,), **panel), *records)  # type: ignore[arg-type]


def due(rules: str, kind: QuestionKind, day: dt.date, **more: object) -> str:
    meeting = Meeting(id="M1", date=day, start=dt.time(14))
    found = deadline_for(office(rules, meeting), kind, meeting, **more)  # type: ignore[arg-type]
    return due_words(found.due) if found.due else found.why_none


@pytest.mark.parametrize(
    ("rules", "kind", "meeting", "wanted"),
    [
        ("avon-and-somerset", Q, dt.date(2023, 6, 27), "Wednesday 21 June 2023"),
        ("avon-and-somerset", S, dt.date(2023, 6, 27), "Monday 26 June 2023, 12 noon"),
        ("wiltshire", Q, dt.date(2023, 3, 9), "Wednesday 1 March 2023, 5:00 pm"),
        ("wiltshire", S, dt.date(2023, 3, 9), "Thursday 9 March 2023, 1:50 pm"),
        ("north-yorkshire", Q, dt.date(2024, 2, 5), "Wednesday 31 January 2024, 12 noon"),
        ("north-yorkshire", Q, dt.date(2024, 7, 25), "Monday 22 July 2024, 12 noon"),
        ("dorset", Q, dt.date(2020, 9, 24), "Monday 21 September 2020, 8:30 am"),
        ("dorset", Q, dt.date(2024, 10, 9), "Friday 4 October 2024, 8:30 am"),
        ("surrey", Q, dt.date(2021, 9, 15), "Wednesday 8 September 2021"),
        ("surrey", M, dt.date(2021, 9, 15), "Thursday 9 September 2021, 12 noon"),
        ("sussex", Q, dt.date(2024, 6, 28), "Friday 14 June 2024, 12 noon"),
        ("llr", Q, dt.date(2026, 12, 7), "Friday 13 November 2026"),
        ("llr", Q, dt.date(2021, 7, 29), "Wednesday 7 July 2021"),
        ("llr-2020", Q, dt.date(2026, 12, 7), "Monday 16 November 2026"),
        ("hertfordshire", P, dt.date(2024, 3, 21), "Thursday 7 March 2024"),
        ("west-mercia", Q, dt.date(2024, 4, 2), "Thursday 28 March 2024, 9:00 am"),
        ("essex", Q, dt.date(2024, 6, 27), "Monday 24 June 2024, 10:30 am"),
        ("nottinghamshire", Q, dt.date(2024, 6, 27), "The panel's rules do not provide for public questions."),
        ("llr", P, dt.date(2021, 7, 29), "The panel's rules say nothing about a petition."),
    ],
)
def test_deadlines_of_real_agendas(rules: str, kind: QuestionKind, meeting: dt.date, wanted: str) -> None:
    assert due(rules, kind, meeting) == wanted


def test_an_urgent_one_has_until_the_day_where_the_rules_say_so() -> None:
    assert due("essex", Q, dt.date(2024, 6, 27), urgent=True) == "Thursday 27 June 2024, 10:30 am"
    assert due("llr", Q, dt.date(2021, 7, 29), urgent=True) == "Wednesday 7 July 2021"


def test_a_meeting_without_a_time_leaves_minutes_before_it_open() -> None:
    meeting = Meeting(id="M1", date=dt.date(2023, 3, 9))
    found = deadline_for(office("wiltshire", meeting), S, meeting)
    assert found.due is not None
    assert (found.due.due, found.due.hour) == (meeting.date, None)


def test_the_working_names_every_day_counted_and_skipped() -> None:
    meeting = Meeting(id="M1", date=dt.date(2021, 7, 29))
    lines = working_lines(deadline_for(office("llr", meeting), Q, meeting))
    assert lines[0] == "15 clear working days before the meeting, the meeting being on Thursday 29 July 2021."
    assert lines[1].startswith("Counted (15): Thu 8 Jul 2021, ")
    assert lines[1].endswith("Wed 28 Jul 2021.")
    assert "Sat 10 Jul 2021 (weekend)" in lines[2]
    assert lines[3] == "In by Wednesday 7 July 2021."


def test_days_of_closure_are_counted_as_the_panel_counts_its_notice() -> None:
    closure = Closure(first=dt.date(2021, 7, 19), last=dt.date(2021, 7, 20), reason="Move")
    meeting = Meeting(id="M1", date=dt.date(2021, 7, 29))
    rules = rulesets.rule_set("llr").rules
    counted = replace(rules, notice=NoticeRule(closures_count=True))
    prudent = deadline_for(office(rules, meeting, closures=(closure,)), Q, meeting).due
    usual = deadline_for(office(counted, meeting, closures=(closure,)), Q, meeting).due
    assert prudent is not None
    assert usual is not None
    assert (prudent.due, usual.due) == (dt.date(2021, 7, 5), dt.date(2021, 7, 7))


def test_a_meeting_before_the_known_holidays_says_so_and_does_not_fail() -> None:
    meeting = Meeting(id="M1", date=dt.date(2001, 7, 26))
    found = deadline_for(office("llr", meeting), Q, meeting)
    assert found.due is None
    assert "bank holidays" in found.why_none


def at(day: int, hour: int = 0, minute: int = 0) -> dt.datetime:
    return dt.datetime(2023, 3, day, hour, minute)


@pytest.mark.parametrize(
    ("received", "late"),
    [
        (at(1, 16, 59), False),
        (at(1, 17), False),
        (at(1, 17, 1), True),
        (at(1), None),
        (at(2), True),
        (dt.datetime(2023, 2, 28), False),
        (None, None),
    ],
)
def test_the_hour_decides_on_the_last_day(received: dt.datetime | None, late: bool | None) -> None:
    meeting = Meeting(id="M1", date=dt.date(2023, 3, 9))
    found = deadline_for(office("wiltshire", meeting), Q, meeting)
    assert is_late(found, received) is late
    aware = received.replace(tzinfo=dt.UTC) if received else None
    assert is_late(found, aware) is late


def test_without_an_hour_the_whole_last_day_is_in_time() -> None:
    meeting = Meeting(id="M1", date=dt.date(2021, 7, 29))
    found = deadline_for(office("llr", meeting), Q, meeting)
    assert is_late(found, dt.datetime(2021, 7, 7, 23, 59)) is False
    assert is_late(found, dt.datetime(2021, 7, 8)) is True


@given(st.dates(dt.date(2013, 1, 1), dt.date(2027, 12, 1)), st.integers(1, 30))
def test_a_deadline_comes_before_its_meeting_and_more_days_never_make_it_later(day: dt.date, n: int) -> None:
    meeting = Meeting(id="M1", date=day)

    def of(mode: str, number: int) -> dt.date:
        kind = QuestionKindRule(kind="question", deadline=Deadline(mode=mode, n=number))
        found = deadline_for(office(RuleSet(questions=QuestionRules(kinds=(kind,))), meeting), Q, meeting).due
        assert found is not None
        return found.due

    for mode in ("clear_wd", "wd_before", "calendar"):
        assert of(mode, n + 1) <= of(mode, n) < day
    assert of("wd_before", n + 1) == of("clear_wd", n)


def question(**more: object) -> Question:
    given: dict[str, object] = {"id": "Q1", "asker": Asker(name="A"), "text": "Why?", "meeting": "M1"}
    return Question(**(given | more))  # type: ignore[arg-type]


JULY = Meeting(id="M1", date=dt.date(2021, 7, 29))
SEPTEMBER = Meeting(id="M2", date=dt.date(2021, 9, 30))


def test_a_decision_is_looked_at_again_when_the_meeting_moves() -> None:
    decided = question(state=QuestionState.ACCEPTED, decided_deadline=dt.date(2021, 7, 7))
    assert why_look_again(office("llr", JULY, decided), decided) == ""
    moved = replace(JULY, date=dt.date(2021, 8, 5))
    why = why_look_again(office("llr", moved, decided), decided)
    assert why == "It was decided when the deadline was Wednesday 7 July 2021; now it is Wednesday 14 July 2021."
    for state in (QuestionState.RECEIVED, QuestionState.CLOSED, QuestionState.PUT, QuestionState.NOT_RECORDED):
        assert why_look_again(office("llr", moved), replace(decided, state=state)) == ""


def test_a_decision_is_looked_at_again_when_the_meeting_is_cancelled() -> None:
    decided = question(state=QuestionState.ACCEPTED)
    gone = replace(JULY, status=MeetingStatus.CANCELLED)
    assert (
        why_look_again(office("llr", gone, decided), decided) == "The meeting of Thursday 29 July 2021 was cancelled."
    )


def test_a_late_question_is_held_over_to_the_next_ordinary_meeting() -> None:
    special = Meeting(id="M3", date=dt.date(2021, 8, 19), kind=MeetingKind.SPECIAL)
    briefing = Meeting(id="M4", date=dt.date(2021, 8, 20), kind=MeetingKind.PRIVATE_BRIEFING)
    register = office("llr", JULY, special, briefing, SEPTEMBER)
    found = next_meeting_for(register, question(), TODAY)
    assert found is not None
    assert found.id == "M2"
    assert next_meeting_for(office("llr", JULY), question(), TODAY) is None


def test_contact_details_are_due_to_go_twelve_months_after_the_meeting() -> None:
    assert purge_due(office("llr", JULY), question(), TODAY) == dt.date(2022, 7, 29)
    received = question(meeting=None, received_at=dt.datetime(2021, 2, 28, 9))
    assert purge_due(office("llr"), received, TODAY) == dt.date(2022, 2, 28)
    assert purge_due(office("llr"), question(meeting=None), TODAY) is None
    six = RuleSet(contact_months=6)
    assert purge_due(office(six, JULY), question(), TODAY) == dt.date(2022, 1, 29)


def test_when_the_written_answer_is_due() -> None:
    after = QuestionRules(written_answer_due=Deadline(mode="wd_after", n=10))
    assert reply_due_by_rule(office(RuleSet(questions=after), JULY), question()) == dt.date(2021, 8, 12)
    assert reply_due_by_rule(office("llr", JULY), question()) is None
    assert reply_due_by_rule(office("sussex", JULY), question()) is None
    assert answer_due_by_rule(office("sussex", JULY), question()) == JULY.date - dt.timedelta(days=1)
    assert answer_due_by_rule(office("llr", JULY), question()) is None
    assert reply_due_by_rule(office("llr"), question(meeting=None)) is None


def test_a_question_without_a_meeting_has_no_deadline() -> None:
    assert deadline_of(office("llr"), question(meeting=None)) is None


def test_rules_in_words() -> None:
    assert (
        deadline_words(Deadline(mode="clear_wd", n=5, hour=dt.time(17)))
        == "by 5:00 pm, 5 clear working days before the meeting"
    )
    assert deadline_words(Deadline(mode="wd_before", n=1)) == "1 working day before the meeting"
    assert deadline_words(Deadline(mode="calendar", n=14)) == "14 days before the meeting"
    assert deadline_words(Deadline()) == "no deadline"
    assert waiver_words(("chair_urgent",)) == "The rules say that the chair may take it if it is urgent."
    assert waiver_words(()) == ""
