"""The dates that follow from a meeting: each rule, each kind of meeting, and agreement with the working."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.problems import Refused
from store.queries.calendar.holidays import listed, working_days_of
from store.records import Council, Meeting, MeetingKind, MeetingStatus, Nation, Panel, RuleSet
from store.records.panel import Closure, Deadline, DeadlineRule, NoticeRule, QuestionKindRule, QuestionRules
from store.register import Register
from store.rules.calendar.deadlines import (
    INSPECTION,
    NOTICES,
    PUBLICATION,
    PUBLICATION_LOCAL,
    PURGE,
    ClockDate,
    WorkingDays,
    deadlines,
    publication,
    worked_out,
)

JULY = dt.date(2021, 7, 29)


def register(day: dt.date = JULY, panel: Panel | None = None, **fields: object) -> tuple[Register, Meeting]:
    meeting = replace(Meeting(id="M1", date=day, start=dt.time(13)), **fields)
    return Register.of(panel or Panel(id="PANEL", name="A panel"), meeting), meeting


def dues(register_: Register, meeting: Meeting) -> dict[str, ClockDate]:
    return {due.code: due for due in deadlines(register_, meeting, working_days_of(register_.panel))}


def panel_with(**rules: object) -> Panel:
    return Panel(id="PANEL", name="A panel", rules=(RuleSet(**rules),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "latest"),
    [
        ("2026-12-07", "2026-11-27"),
        ("2027-02-04", "2027-01-27"),
        ("2027-04-01", "2027-03-22"),
        ("2027-06-03", "2027-05-25"),
        ("2027-01-06", "2026-12-24"),
        ("2022-09-26", "2022-09-15"),
        ("2023-05-12", "2023-05-03"),
        ("2017-12-01", "2017-11-23"),
        ("2020-11-19", "2020-11-11"),
        ("2021-07-29", "2021-07-21"),
    ],
)
def test_publication_as_worked_out_in_print(day: str, latest: str) -> None:
    found = dues(*register(dt.date.fromisoformat(day)))
    assert found[PUBLICATION].due == found[NOTICES].due == dt.date.fromisoformat(latest)
    assert found[PUBLICATION].statutory


def test_closure_days_move_publication_unless_they_count() -> None:
    closed = (Closure(first=dt.date(2026, 12, 29), last=dt.date(2026, 12, 31), reason="Christmas"),)
    day = dt.date(2027, 1, 6)
    prudent = Panel(id="PANEL", name="A panel", closures=closed)
    assert dues(*register(day, prudent))[PUBLICATION].due == dt.date(2026, 12, 21)
    counting = replace(prudent, rules=(RuleSet(notice=NoticeRule(closures_count=True)),))
    assert dues(*register(day, counting))[PUBLICATION].due == dt.date(2026, 12, 24)


def test_wales_has_its_own_number_and_way() -> None:
    found = dues(*register(dt.date(2026, 12, 7), Panel(id="PANEL", name="Panel", nation=Nation.WALES)))
    assert found[PUBLICATION].due == dt.date(2026, 12, 1)
    assert "electronically" in found[NOTICES].label


def test_a_panel_that_gives_more_than_the_law_has_both_dates_and_less_is_not_heard() -> None:
    more = dues(*register(panel=panel_with(notice=NoticeRule(clear_days=7, cut_off=dt.time(17)))))
    assert (more[PUBLICATION].due, more[PUBLICATION_LOCAL].due) == (dt.date(2021, 7, 21), dt.date(2021, 7, 19))
    assert more[PUBLICATION_LOCAL].rule is None
    assert more[PUBLICATION].hour == dt.time(17)
    assert PUBLICATION_LOCAL not in dues(*register(panel=panel_with(notice=NoticeRule(clear_days=3))))
    assert publication(panel_with(notice=NoticeRule(clear_days=3)), JULY)[1] is None


@pytest.mark.parametrize("status", [MeetingStatus.CANCELLED, MeetingStatus.RELEASED])
def test_a_meeting_that_will_not_take_place_has_none(status: MeetingStatus) -> None:
    assert dues(*register(status=status)) == {}


@pytest.mark.parametrize("kind", [MeetingKind.PRIVATE_BRIEFING, MeetingKind.TASK_GROUP])
def test_a_meeting_in_private_has_none(kind: MeetingKind) -> None:
    assert dues(*register(kind=kind)) == {}


def test_questions_close_by_the_panels_own_rule_and_only_where_they_are_put() -> None:
    kinds = (
        QuestionKindRule(kind="question", deadline=Deadline(mode="clear_wd", n=15)),
        QuestionKindRule(kind="statement", deadline=Deadline(mode="wd_before", n=1, hour=dt.time(12))),
        QuestionKindRule(kind="member_question", deadline=Deadline(mode="minutes_before", n=30)),
        QuestionKindRule(kind="petition"),
    )
    rules = QuestionRules(kinds=kinds, meetings="ordinary_only", provision="Rule 7")
    panel = panel_with(questions=rules)
    found = dues(*register(panel=panel))
    assert found["question-deadline"].due == dt.date(2021, 7, 7)
    assert found["question-deadline"].closes
    assert (found["question-deadline"].law, found["question-deadline"].statutory) == ("Rule 7", False)
    assert (found["statement-deadline"].due, found["statement-deadline"].hour) == (dt.date(2021, 7, 28), dt.time(12))
    assert (found["member-question-deadline"].due, found["member-question-deadline"].hour) == (JULY, dt.time(12, 30))
    assert "petition-deadline" not in found
    assert "question-deadline" in dues(*register(panel=panel, kind=MeetingKind.ANNUAL))
    assert "question-deadline" not in dues(*register(panel=panel, kind=MeetingKind.SPECIAL))
    anywhere = panel_with(questions=replace(rules, meetings="all"))
    assert "question-deadline" in dues(*register(panel=anywhere, kind=MeetingKind.SPECIAL))
    assert "question-deadline" not in dues(*register(panel=panel_with(questions=replace(rules, allowed=False))))


@pytest.mark.parametrize(
    ("mode", "n", "due"),
    [
        ("wd_before", 10, "2021-07-15"),
        ("clear_wd", 10, "2021-07-14"),
        ("calendar_before", 14, "2021-07-15"),
        ("same_day", 0, "2021-07-29"),
        ("wd_after", 5, "2021-08-05"),
        ("calendar_after", 28, "2021-08-26"),
        ("weeks_after", 2, "2021-08-12"),
        ("months_after", 12, "2022-07-29"),
    ],
)
def test_each_way_of_counting_a_deadline_of_the_panels_own(mode: str, n: int, due: str) -> None:
    rule = DeadlineRule(code="own", label="Own", mode=mode, n=n, note="why", provision="s.1")
    found = dues(*register(panel=panel_with(deadlines=(rule,))))["own"]
    assert found.due == dt.date.fromisoformat(due)
    assert (found.note, found.law, found.statutory) == ("why", "s.1", False)
    assert found.after == mode.endswith("_after")


def test_a_pre_meeting_takes_its_hour_from_the_start() -> None:
    panel = panel_with(deadlines=(DeadlineRule(code="pre", label="Pre", mode="same_day", minutes_before=60),))
    assert dues(*register(panel=panel))["pre"].hour == dt.time(12)
    assert dues(*register(panel=panel, start=None))["pre"].hour is None
    assert dues(*register(panel=panel, start=dt.time(0, 30)))["pre"].hour is None


def test_the_papers_stay_open_for_six_years_and_contact_details_for_the_months_set() -> None:
    found = dues(*register(dt.date(2026, 12, 7)))
    assert found[INSPECTION].due == dt.date(2032, 12, 6)
    assert found[PURGE].due == dt.date(2027, 12, 7)
    assert PURGE not in dues(*register(panel=panel_with(contact_months=0)))


def test_the_rules_are_those_of_the_day_of_the_meeting() -> None:
    old = RuleSet(deadlines=(DeadlineRule(code="old", label="Old", mode="wd_before", n=5),))
    new = RuleSet(from_date=JULY, deadlines=(DeadlineRule(code="new", label="New", mode="wd_before", n=5),))
    panel = Panel(id="PANEL", name="A panel", rules=(old, new))
    assert "new" in dues(*register(panel=panel))
    assert "old" in dues(*register(JULY - dt.timedelta(days=1), panel))


def test_a_rule_of_the_panel_cannot_stand_in_for_the_law() -> None:
    rule = DeadlineRule(code=PUBLICATION, label="Later", mode="wd_before", n=1)
    assert dues(*register(panel=panel_with(deadlines=(rule,))))[PUBLICATION].due == dt.date(2021, 7, 21)


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        (dt.date(2011, 7, 29), DeadlineRule(code="a", label="A", mode="wd_before", n=1)),
        (JULY, DeadlineRule(code="a", label="A", mode="wd_before", n=0)),
        (JULY, DeadlineRule(code="a", label="A", mode="moon", n=1)),
    ],
)
def test_what_cannot_be_counted_is_refused_in_a_sentence_with_a_cure(day: dt.date, rule: DeadlineRule) -> None:
    with pytest.raises(Refused) as caught:
        dues(*register(day, panel_with(deadlines=(rule,))))
    assert all(problem.sentence and problem.cure for problem in caught.value.problems)


@given(
    day=st.dates(dt.date(2013, 1, 1), dt.date(2027, 6, 30)),
    mode=st.sampled_from(["clear_wd", "wd_before", "wd_after", "calendar_before", "calendar_after", "weeks_after"]),
    n=st.integers(1, 40),
)
def test_the_quick_date_is_the_one_whose_days_are_all_named(day: dt.date, mode: str, n: int) -> None:
    panel = panel_with(deadlines=(DeadlineRule(code="own", label="Own", mode=mode, n=n),))
    all_, meeting = register(day, panel)
    table = working_days_of(panel)
    for due in deadlines(all_, meeting, table):
        working = worked_out(all_, meeting, due, table)
        if due.code in {"own", PUBLICATION}:
            assert working is not None
            assert working.due == due.due


@given(day=st.dates(dt.date(2013, 1, 1), dt.date(2027, 6, 30)), n=st.integers(1, 60))
def test_stepping_back_and_forth_over_working_days_agrees(day: dt.date, n: int) -> None:
    table = listed()
    back = WorkingDays(day, table).before(n)
    assert table.why_not_working(back) is None
    here = day if table.why_not_working(day) is None else WorkingDays(day, table).after(1)
    assert WorkingDays(back, table).after(n) == here


@pytest.mark.parametrize(
    ("names", "words"),
    [((), "every constituent council"), (("North",), "1 council"), (("North", "South"), "2 councils")],
)
def test_notice_is_posted_at_as_many_councils_as_there_are(names: tuple[str, ...], words: str) -> None:
    panel = Panel(id="PANEL", name="A panel", councils=tuple(Council(name=name) for name in names))
    assert dues(*register(panel=panel))[NOTICES].label == f"Notice of the meeting posted at {words}"
