"""How long, which week, what comes first, what a report is on, and what was put off: each case as it is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.problems import Refused
from store.records import (
    Action,
    Asker,
    Clause,
    DueKind,
    Meeting,
    MeetingStatus,
    Minute,
    Panel,
    PrintedBlock,
    Question,
    QuestionKind,
    QuestionState,
    Report,
    RoundKind,
    RoundStep,
    Stamp,
    StampKind,
    StatutoryRound,
    WorkItem,
)
from store.records.panel import QuestionRules
from store.register import Register
from store.rules.agenda.changes import _both
from store.rules.day_checks import TypedDay, _by, _outside_year
from store.rules.findings.preparing import due_there
from store.rules.lint import Leaf
from store.rules.lint.business import _was_not_taken
from store.rules.questions.steps import why_not_ground, why_not_publish, why_not_step
from store.rules.reports.deciding import reasons, resolved
from store.rules.reports.matter import ReportMatter
from store.rules.reports.naming import find_in, find_report, on_meeting, on_round, subject_at, subject_in
from store.rules.rounds.dates import _vacant
from store.rules.words.wording import age_words
from tests.store.rules.findings.scenes import JULY, TODAY, scene
from tests.store.rules.whole import told

PANEL = Panel(id="PANEL", name="A panel")
DAY = dt.date(2021, 7, 12)
EVE, MORROW = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)
S = QuestionState


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "no days"),
        (1, "1 day"),
        (91, "91 days"),
        (92, "3 months"),
        (121, "3 months"),
        (122, "4 months"),
        (364, "11 months"),
        (365, "12 months"),
        (729, "23 months"),
        (730, "1 year"),
        (731, "2 years"),
        (1460, "3 years"),
        (1461, "4 years"),
    ],
)
def test_how_long_a_time_is_said_in_days_months_or_years(days: int, words: str) -> None:
    assert age_words(days) == words


@pytest.mark.parametrize(("days", "words"), [(91, "91 days"), (106, "3 months"), (107, "4 months"), (350, "12 months")])
def test_how_far_off_a_day_is_is_said_in_the_nearest_number_of_months(days: int, words: str) -> None:
    assert age_words(days, nearest=True) == words


PASSED_ON = "It was passed on: undo that if it was a mistake, or take it in again if it comes back."


@pytest.mark.parametrize(
    ("state", "step", "cure"),
    [
        (S.CLOSED, "accept", "It is closed; undo the closing if it was closed by mistake."),
        (S.RECEIVED, "answer", "Accept it first."),
        (S.ACKNOWLEDGED, "send for answer", "Accept it first."),
        (S.RECEIVED, "owe", "That follows when it is answered, put at the meeting or published."),
        (S.ACCEPTED, "supplementary", "Record first that it was put at the meeting."),
        (S.ACCEPTED, "acknowledge", "That follows when it is received."),
        (S.REJECTED, "answer", "Accept it first if the decision was changed."),
        (
            S.REDIRECTED,
            "accept",
            "It was passed on: undo that if it was a mistake, or take it in again if it comes back.",
        ),
        (S.PUT, "accept", "That follows when it is received, acknowledged, rejected or held over."),
    ],
)
def test_what_comes_before_a_step_that_cannot_be_taken(state: QuestionState, step: str, cure: str) -> None:
    problem = why_not_step(Question(id="Q1", asker=Asker(name="A"), text="Why?", state=state), step)
    assert problem is not None
    assert (problem.code, problem.cure) == ("question-step", cure)


STEPS = ("acknowledge", "accept", "reject", "redirect", "hold over", "send for answer", "answer", "put", "owe")
CURED_BY = {"question.accept": "accept", "question.put": "put"}


@pytest.mark.parametrize("state", QuestionState)
def test_a_step_that_is_named_as_the_cure_can_be_taken(state: QuestionState) -> None:
    """Of one that was passed on “Accept it first” was said, where it cannot be accepted; even of accepting it."""
    asked = Question(id="Q1", asker=Asker(name="A"), text="Why?", published_text="Why?", state=state)
    refused = [why_not_step(asked, step) for step in (*STEPS, "supplementary", "reply sent")]
    cures = {problem.act for problem in (*refused, why_not_publish(asked)) if problem}
    assert [why_not_step(asked, step) for act, step in CURED_BY.items() if act in cures] == [None] * len(cures - {""})


def test_a_change_of_a_long_text_is_told_from_where_the_two_part() -> None:
    same = " ".join(f"word{at}" for at in range(30))
    assert _both("title", "a", "b") == "title was “a” and is now “b”"
    assert _both("title", None, "b") == "title was not given and is now “b”"
    assert _both("time", 5, 10) == "time was 5 and is now 10"
    assert _both("text", f"{same} old", f"{same} new") == (
        "text was “… word27 word28 word29 old” and is now “… word27 word28 word29 new”"
    )
    assert _both("text", f"{same}\n", f"{same}  \n\n") == "text stands in other lines"


def typed(day: dt.date, *meetings: Meeting, record: Any = None, starts: int = 5) -> tuple[str, ...]:
    register = Register.of(replace(PANEL, year_starts_month=starts), *meetings)
    return _outside_year(TypedDay(register, record, day, DAY))


def meeting(name: str, date: dt.date, **more: Any) -> Meeting:
    return Meeting(id=name, date=date, **more)


@pytest.mark.parametrize(
    ("day", "told_so"),
    [
        (dt.date(2021, 5, 1), False),
        (dt.date(2021, 4, 30), True),
        (dt.date(2023, 4, 30), False),
        (dt.date(2023, 5, 1), True),
    ],
)
def test_a_day_beyond_the_next_year_is_told_where_no_meeting_is(day: dt.date, *, told_so: bool) -> None:
    assert (typed(day) != ()) is told_so
    assert typed(day, meeting("M1", day)) == ()
    own = meeting("M1", day)
    assert (typed(day, own, record=own) != ()) is told_so
    if told_so:
        assert typed(day)[0].endswith(", in which the panel has no other meeting.")


def test_by_what_a_meeting_is_known_as_it_stands_or_as_it_is_typed() -> None:
    week = meeting("M1", DAY, known_by="week")
    register = Register.of(PANEL, week)
    assert _by(TypedDay(register, week, DAY, DAY)) == "week"
    assert _by(TypedDay(register, week, MORROW, DAY)) == ""
    assert _by(TypedDay(register, None, DAY, DAY)) == ""


PRECEPT = StatutoryRound(
    id="R1",
    kind=RoundKind.PRECEPT,
    year=2021,
    steps=(
        RoundStep(step="notified", on=dt.date(2021, 1, 20), pence=1500),
        RoundStep(step="review", on=dt.date(2021, 1, 27), choice="support", meeting="M1"),
    ),
)
CONSIDERED = meeting("M1", dt.date(2021, 1, 27), status=MeetingStatus.HELD)


def test_the_report_on_a_meeting_is_on_the_round_considered_there_or_its_scrutiny() -> None:
    register = Register.of(PANEL, CONSIDERED, PRECEPT)
    at = subject_at(register, CONSIDERED, scrutiny=False)
    assert (at.round_id, at.step, at.meeting) == ("R1", "report", "")
    assert subject_at(register, CONSIDERED, scrutiny=True).meeting == "M1"
    assert subject_at(Register.of(PANEL, CONSIDERED), CONSIDERED, scrutiny=False).meeting == "M1"
    assert subject_in(register, PRECEPT) == ("R1", "report", "")
    assert subject_in(register, PRECEPT, "second-report") == ("R1", "second-report", "")
    twins = Register.of(PANEL, CONSIDERED, PRECEPT, replace(PRECEPT, id="R2", year=2022))
    with pytest.raises(Refused) as refused:
        subject_at(twins, CONSIDERED, scrutiny=False)
    assert [one.code for one in refused.value.problems] == ["report.several"]
    assert "R1 (" in refused.value.first.sentence
    assert "R2 (" in refused.value.first.sentence
    drafted = Register.of(PANEL, CONSIDERED, PRECEPT, Report(id="L1", round="R1", step="report"))
    with pytest.raises(Refused) as refused:
        subject_at(drafted, CONSIDERED, scrutiny=False)
    assert [one.code for one in refused.value.problems] == ["report.twice"]
    with pytest.raises(Refused) as refused:
        subject_in(drafted, PRECEPT)
    assert refused.value.first.code == "report.early", "the second report waits for its review"


def test_the_only_report_of_some_is_meant_and_with_drafts_the_only_draft() -> None:
    final = (PrintedBlock(block="title", heading="A", text="x"),)
    second, first = Report(id="L2", round="R1", step="second-report"), Report(id="L3", round="R1", step="report")
    printed = replace(first, printed=final)
    of_meeting = Report(id="L4", meeting="M1", step="scrutiny")
    register = Register.of(PANEL, CONSIDERED, PRECEPT, second, printed, of_meeting)
    assert on_round(register, PRECEPT) == (printed, second)
    assert on_meeting(register, CONSIDERED) == (printed, of_meeting)
    assert find_in(register, (printed, second), "it", drafts=True) == second
    assert find_in(register, (printed,), "it") == find_in(register, (printed,), "it", drafts=True) == printed
    assert find_report(register, second) is second
    assert find_report(register, CONSIDERED, drafts=True) == of_meeting
    with pytest.raises(Refused) as refused:
        find_report(register, PRECEPT)
    assert refused.value.first.sentence.startswith("There are 2 reports on the precept")
    with pytest.raises(Refused) as refused:
        find_in(register, (), "it")
    assert told(refused.value.first) == "report.none: No report is drafted on it. Draft it first."
    with pytest.raises(Refused):
        find_in(register, (second, first), "it", drafts=True)
    assert ReportMatter(register, second, DAY).report is second


def test_an_item_that_was_put_off_or_not_reached_was_not_taken() -> None:
    items = [WorkItem(id=f"W{at}", title=f"Item {at}", meeting="M1", order=at) for at in range(1, 5)]
    kinds = [("W1", StampKind.DEFERRAL), ("W2", StampKind.NOT_REACHED), ("W3", StampKind.ITEM)]
    stamps = [Stamp(id=f"T{at}", meeting="M1", order=at, kind=k, item=i) for at, (i, k) in enumerate(kinds, 1)]
    held = meeting("M1", DAY, status=MeetingStatus.HELD)
    leaf = Leaf(Register.of(PANEL, held, *items, *stamps, Minute(id="N1", meeting="M1", heading="A")), held)
    assert [_was_not_taken(leaf, item) for item in items] == [True, True, False, False]


@pytest.mark.parametrize(
    ("choice", "appointed", "due"),
    [("incapacity", True, dt.date(2022, 1, 11)), ("incapacity", False, None), ("vacant", True, None)],
)
def test_an_office_falls_vacant_six_months_after_an_appointment_for_incapacity(
    choice: str, due: dt.date | None, *, appointed: bool
) -> None:
    steps = [RoundStep(step="arose", on=EVE, choice=choice)]
    steps += [RoundStep(step="appointed", on=DAY)] if appointed else []
    one = StatutoryRound(id="R1", kind=RoundKind.ACTING_COMMISSIONER, steps=tuple(steps))
    dates = [*_vacant(Register.of(PANEL), one, None)]  # type: ignore[arg-type]
    assert [(date.due, date.code, date.task) for date in dates] == ([(due, "vacant", False)] if due else [])


@pytest.mark.parametrize(
    ("due", "here"),
    [
        (dt.date(2021, 7, 11), False),
        (dt.date(2021, 7, 12), True),
        (dt.date(2021, 7, 29), True),
        (dt.date(2021, 7, 30), False),
    ],
)
def test_what_falls_due_up_to_the_day_of_a_meeting_is_told_there(due: dt.date, *, here: bool) -> None:
    action = Action(id="A1", text="That crime be reported.", due_kind=DueKind.DATE, due_on=due)
    one = scene(action, today=TODAY)
    findings = [*due_there(one, one.register.need(Meeting, JULY))]
    assert [each.records for each in findings] == ([("A1",)] if here else [])
    if here:
        assert " is due by Thursday 29 July 2021." in findings[0].sentence


def test_without_a_ground_nothing_is_rejected() -> None:
    scheme = QuestionRules()
    assert told(why_not_ground(scheme, QuestionKind.QUESTION, " ")).startswith("ground-missing: No ground is given ")
    unknown = why_not_ground(scheme, QuestionKind.QUESTION, "x")
    assert unknown is not None
    assert (unknown.code, unknown.sentence) == ("ground-unknown", "“x” is not a ground for rejecting a question.")


@pytest.mark.parametrize(
    ("choice", "heading", "asks"),
    [
        ("comments", "Comments of the Panel", "The panel's comments are not recorded."),
        ("reject", "Reasons", "The panel's reasons are not recorded."),
        ("not-supported", "Reasons", "The panel's reasons are not recorded."),
        ("support", "Reasons", ""),
    ],
)
def test_a_decision_that_wants_reasons_asks_for_them(choice: str, heading: str, asks: str) -> None:
    step = "second-report" if choice in {"comments", "reject"} else "report"
    reviewed = RoundStep(step=step.replace("report", "review"), on=DAY, choice=choice)
    one = replace(PRECEPT, steps=(PRECEPT.steps[0], reviewed))
    report = Report(id="L1", round="R1", step=step)
    block = reasons(ReportMatter(Register.of(PANEL, one, report), report, DAY))
    assert (block.heading, "".join(ask.sentence for ask in block.asks)) == (heading, asks)


def test_what_was_resolved_stands_in_a_report_on_a_round_alone() -> None:
    minute = Minute(id="N1", meeting="M1", order=1, heading="A", resolutions=(Clause(label="(a)", text="That it be."),))
    of_round = Report(id="L1", round="R1", step="report", minutes=("N1",))
    of_meeting = Report(id="L2", meeting="M1", step="scrutiny", minutes=("N1",))
    register = Register.of(PANEL, CONSIDERED, PRECEPT, minute, of_round, of_meeting)
    text = resolved(ReportMatter(register, of_round, DAY)).text
    assert text.startswith("The Panel resolved:")
    assert "That it be." in text
    assert resolved(ReportMatter(register, of_meeting, DAY)).text == ""
    bare = replace(of_round, minutes=())
    assert "That it be." not in resolved(ReportMatter(Register.of(PANEL, PRECEPT, bare), bare, DAY)).text
