"""Where the parts of an answer stand, which questions come first, and what is drafted of a round first."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from store.problems import Problem
from store.records import Asker, Meeting, Panel, Question, QuestionState, Report, RoundKind, RoundStep, StatutoryRound
from store.register import Register
from store.rules.questions import repeats
from store.rules.questions.outgoing import NAME
from store.rules.questions.parts import as_written, divided, to_go_on
from store.rules.questions.private import ADDRESS, PrivateDetail, apart
from store.rules.questions.repeats import repeats_of
from store.rules.questions.session import line_up, questions_at
from store.rules.reports import guards
from store.rules.reports.guards import why_not_draft_at, why_not_draft_in, why_nothing_to_report

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")
MEETING = Meeting(id="M1", date=dt.date(2021, 7, 29))


def question(number: int, text: str = "x", **more: object) -> Question:
    fields = {"asker": Asker(name=f"A{number}"), "text": text} | more
    return Question(id=f"Q{number}", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "before", "parts"),
    [
        ("Asked: (a) one. (b) two. (c) three.", "Asked:", [("a", "one."), ("b", "two."), ("c", "three.")]),
        ("Asked: (i) one. (ii) two.", "Asked:", [("i", "one."), ("ii", "two.")]),
        ("Of (a) alone.", "Of (a) alone.", []),
        ("First. (b) two. (c) three.", "First. (b) two. (c) three.", []),
    ],
)
def test_a_text_is_divided_at_its_first_mark(text: str, before: str, parts: list[tuple[str, str]]) -> None:
    told = divided(text)
    assert (told.before, [(one.mark, one.text) for one in told.parts]) == (before, parts)


ASKED = "Asked: (i) one. (ii) two. (iii) three."


@pytest.mark.parametrize(
    ("answer", "gone_on", "rest"),
    [
        ("", "(i) \\n(ii) \\n(iii) ", "\\n(ii) \\n(iii) "),
        ("(i) Yes.", "(i) Yes.\\n(ii) \\n(iii) ", "\\n(iii) "),
        ("(ii) Yes.", "(i) \\n(ii) Yes.\\n(iii) ", "\\n(ii) Yes.\\n(iii) "),
        ("(i) Yes.\\n(ii) No.", "(i) Yes.\\n(ii) No.\\n(iii) ", ""),
        ("All.\\n(i) Yes.\\n(ii) No.\\n(iii) So.", None, ""),
    ],
)
def test_words_are_wanted_behind_the_first_mark_that_has_none(answer: str, gone_on: str | None, rest: str) -> None:
    answer, rest = (one.replace("\\n", "\n") for one in (answer, rest))
    begun = to_go_on(question(1, ASKED, answer=answer))
    assert begun.text == (answer if gone_on is None else gone_on.replace("\\n", "\n"))
    assert begun.text[begun.place :] == rest


def test_what_stands_before_the_first_mark_of_an_answer_stays() -> None:
    asked = question(1, ASKED)
    assert as_written(asked, "To all.\n(i) Yes.\n(ii) \n(iii) No.") == "To all.\n(i) Yes.\n(iii) No."
    assert as_written(asked, "(i) (i) Yes.") == "(i) Yes."


def test_of_findings_that_overlap_the_longer_stands() -> None:
    details = [
        PrivateDetail(ADDRESS, 4, 9),
        PrivateDetail(NAME, 0, 3),
        PrivateDetail(NAME, 4, 6),
        PrivateDetail(NAME, 8, 12),
        PrivateDetail(ADDRESS, 0, 3),
        PrivateDetail(NAME, 20, 22),
    ]
    told = [(one.kind, one.start, one.end) for one in apart(details)]
    assert told == [
        (min(NAME, ADDRESS), 0, 3),
        (ADDRESS, 4, 9),
        (NAME, 9, 12),
        (NAME, 20, 22),
    ]


def test_questions_that_repeat_one_are_told_from_the_window_and_the_likest_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def received(day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, dt.time(9))

    days = {2: dt.date(2020, 1, 1), 3: dt.date(2021, 6, 1), 4: dt.date(2021, 5, 1), 5: dt.date(2020, 2, 1)}
    others = [question(number, received_at=received(day)) for number, day in days.items()]
    scores = {"Q2": 0.9, "Q3": 0.6, "Q4": 0.8, "Q5": 0.95}
    monkeypatch.setattr(
        repeats, "alike", lambda *_, most: [SimpleNamespace(key=key, score=score) for key, score in scores.items()]
    )
    own = question(1, received_at=received(dt.date(2021, 7, 1)))
    told = [one.question for one in repeats_of(Register.of(PANEL, own, *others), own, TODAY)]
    assert told == ["Q4", "Q3", "Q5", "Q2"]
    assert [one.question for one in repeats_of(Register.of(PANEL, own, *others), own, TODAY, most=2)] == ["Q4", "Q3"]


def test_questions_are_put_as_received_those_that_were_grouped_together() -> None:
    at = [dt.datetime(2021, 7, day, 9) for day in (5, 3, 4, 2)]
    asked = [question(number, meeting="M1", received_at=one) for number, one in enumerate(at, 1)]
    register = Register.of(PANEL, MEETING, *asked)
    assert [one.id for one in questions_at(register, "M1")] == ["Q4", "Q2", "Q3", "Q1"]
    grouped = [replace(one, group=1) if one.id in {"Q1", "Q2"} else one for one in asked]
    admitted = [replace(one, state=QuestionState.ACCEPTED) for one in grouped]
    assert [one.id for one in line_up(Register.of(PANEL, MEETING, *admitted), "M1")] == ["Q4", "Q2", "Q1", "Q3"]


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        (("report.twice", "report.early"), "report.early"),
        (("report.early", "report.twice"), "report.early"),
        (("report.twice", "report.other"), "report.twice"),
        (("report.early 1", "report.early 2"), "report.early 1"),
        (("report.twice", None), None),
        ((None, "report.twice"), None),
    ],
)
def test_of_reports_of_a_round_none_of_which_can_be_drafted_the_first_is_told(
    codes: tuple[str | None, ...], told: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    why = {number: code and Problem(code.split()[0], code, "") for number, code in enumerate(codes)}
    monkeypatch.setattr(guards, "kinds_in", lambda _: tuple(why))
    monkeypatch.setattr(guards, "why_not_draft_on", lambda _, __, kind: why[kind])
    problem = why_not_draft_in(Register.of(PANEL), StatutoryRound(id="R1", kind=RoundKind.PRECEPT))
    assert (problem.sentence if problem else None) == told


def test_a_meeting_that_has_a_report_is_told_with_the_first() -> None:
    reports = [Report(id=f"RP{number}", meeting="M1") for number in (1, 2)]
    problem = why_not_draft_at(Register.of(PANEL, MEETING, *reports), MEETING, TODAY)
    assert problem is not None
    assert problem.code == "report.twice"
    assert why_not_draft_at(Register.of(PANEL, MEETING), MEETING, MEETING.date) is None


@pytest.mark.parametrize(
    ("kinds", "nothing"),
    [
        ((), True),
        ((RoundKind.PRECEPT,), False),
        ((RoundKind.COMPLAINT, RoundKind.PRECEPT), False)
        if hasattr(RoundKind, "COMPLAINT")
        else ((RoundKind.PLAN,), False),
    ],
)
def test_one_round_is_enough_to_report_on(kinds: tuple[RoundKind, ...], *, nothing: bool) -> None:
    step = RoundStep(step="notified", on=TODAY)
    rounds = [StatutoryRound(id=f"R{at}", kind=kind, steps=(step,)) for at, kind in enumerate(kinds, 1)]
    assert (why_nothing_to_report(Register.of(PANEL, MEETING, *rounds), TODAY) is not None) is nothing
