"""What a rule says in each of its cases: one or several, the first or the last, in words of its own or as typed."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from store.edit import ArrivedFile
from store.problems import Refused
from store.records import (
    Asker,
    Attendance,
    Clause,
    Meeting,
    MeetingStatus,
    Minute,
    Panel,
    Person,
    Presence,
    Question,
    QuestionState,
    Role,
    RoundKind,
    Seat,
    Vote,
)
from store.records.panel import QuestionRules
from store.records.question import QuestionStep
from store.records.work_item import Paper, PaperFile, WorkItem
from store.register import Register
from store.rules.as_of import as_of
from store.rules.lint.days import wrong_previous_date
from store.rules.lint.slip import Leaf
from store.rules.lint.votes import without_outcome
from store.rules.programme.papers import why_not_files
from store.rules.publishing import guards
from store.rules.questions.case import Case
from store.rules.questions.limits import _ids, length
from store.rules.room.guards import _pm
from store.rules.rounds.standing import _names
from store.rules.rounds.steps import STEPS as OF_ROUNDS
from store.rules.settings.reading import _line, _read_words, setting
from store.rules.time_notes import told_of_times
from store.rules.words.names import near_names, told_apart
from store.rules.words.wording import listed

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")
MEETING = Meeting(id="M1", date=dt.date(2021, 7, 1), status=MeetingStatus.HELD)


def leaf(*records: Any) -> Leaf:
    return Leaf(Register.of(PANEL, MEETING, *records), MEETING)


def test_a_motion_and_an_amendment_of_which_nothing_is_said_are_called_what_they_are() -> None:
    motion = Vote(id="V1", meeting="M1", motion="That the plan be noted", order=1)
    amendment = Vote(id="V2", meeting="M1", motion="leave out noted", amends="V1", order=2)
    one, other = without_outcome(leaf(motion, amendment))
    assert one.sentence.startswith("Nothing says what became of the motion on ")
    assert other.sentence.startswith("Nothing says what became of the amendment on ")
    assert (one.record, other.record, one.act) == ("V1", "V2", "attend.votes")


PREVIOUS: dict[str, tuple[str, str, list[str]]] = {
    "the right day": ("That the minutes of 20 May 2021 be confirmed.", "", []),
    "a wrong day": ("That the minutes of 21 May 2021 be confirmed.", "", ["21 May 2021"]),
    "two wrong days: the first": (
        "That the minutes of 21 May 2021 and of 22 May 2021 be confirmed.",
        "",
        ["21 May 2021"],
    ),
    "two days, one right": ("That the minutes of 21 May 2021 and of 20 May 2021 be confirmed.", "", []),
    "in the text": ("", "The minutes of 21 May 2021 and of 22 May 2021 were confirmed.", ["21 May 2021"]),
    "in a sentence that confirms nothing": ("", "The minutes of 21 May 2021 were mentioned.", []),
}
"""What was resolved on the minutes of the last meeting, what the text says, and the days that are wrong in it."""


@pytest.mark.parametrize("case", PREVIOUS)
def test_of_minutes_that_were_confirmed_the_day_is_that_of_a_meeting_before(case: str) -> None:
    resolved, text, wrong = PREVIOUS[case]
    minute = Minute(
        id="N1",
        meeting="M1",
        heading="Minutes of the previous meeting",
        text=text,
        resolutions=(Clause(label="", text=resolved),) if resolved else (),
    )
    last = Meeting(id="M9", date=dt.date(2021, 5, 20), status=MeetingStatus.HELD)
    told = [one.sentence for one in wrong_previous_date(leaf(minute, last))]
    assert len(told) == len(wrong)
    for sentence, day in zip(told, wrong, strict=True):
        assert day in sentence.split(" whose ")[0]
        assert "the last before this one was" in sentence


def file(digest: str, name: str = "report.pdf") -> PaperFile:
    return PaperFile(name=name, sha256=digest, size=1)


FILES: dict[str, tuple[tuple[Paper, ...], tuple[str, ...], str, list[str]]] = {
    "a file of its own": ((Paper(number=1, files=(file("a"),)),), ("b",), "", []),
    "the file of a paper": ((Paper(number=1, files=(file("a"),)),), ("a",), "", ["same-file"]),
    "its version before": ((Paper(number=1, files=(file("a"), file("b"))),), ("a",), "", []),
    "its version now": ((Paper(number=1, files=(file("a"), file("b"))),), ("b",), "", ["same-file"]),
    "the file of one withdrawn": ((Paper(number=1, files=(file("a"),), withdrawn_on=TODAY),), ("a",), "", []),
    "one twice": ((), ("a", "a"), "", ["file-twice"]),
    "one name for one": ((), ("a",), "Report", []),
    "one name for two": ((), ("a", "b"), "Report", ["one-name"]),
}
"""The papers that an item has, the files that came, what they are to be called, and what is said against it."""


@pytest.mark.parametrize("case", FILES)
def test_each_file_that_comes_is_a_paper_of_its_own(case: str) -> None:
    papers, digests, what, codes = FILES[case]
    item = WorkItem(id="W1", title="Plan", papers=papers)
    came = [ArrivedFile(facts=file(one, f"{number}.pdf"), keeps=()) for number, one in enumerate(digests, 1)]
    assert [one.code for one in why_not_files(item, came, what)] == codes


STEPS = (QuestionState.ACCEPTED, QuestionState.SENT_FOR_ANSWER, QuestionState.ANSWERED)


@pytest.mark.parametrize(
    ("month", "state"),
    [
        (2, QuestionState.RECEIVED),
        (3, QuestionState.ACCEPTED),
        (4, QuestionState.SENT_FOR_ANSWER),
        (5, QuestionState.ANSWERED),
    ],
)
def test_a_question_stood_in_the_state_of_its_last_step_by_then(month: int, state: QuestionState) -> None:
    steps = tuple(QuestionStep(state=one, on=dt.date(2021, number, 15)) for number, one in enumerate(STEPS, 3))
    question = Question(
        id="Q1",
        asker=Asker(name="A"),
        text="Why?",
        received_at=dt.datetime(2021, 2, 1, 9),
        state=QuestionState.ANSWERED,
        steps=steps,
    )
    stood = as_of(Register.of(PANEL, question), dt.date(2021, month, 20))
    assert stood.need(Question, "Q1").state is state


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (("“Plan” is new",), "The agenda has been left behind by the programme: “Plan” is new."),
        (("A", "B"), "The agenda has been left behind by the programme: A, and 1 other change."),
        (("A", "B", "C"), "The agenda has been left behind by the programme: A, and 2 other changes."),
    ],
)
def test_the_first_change_of_a_programme_is_told_and_others_are_counted(
    changes: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guards, "build_changes", lambda *_: [SimpleNamespace(words=one) for one in changes])
    meeting: Any = SimpleNamespace(agenda=("a line",))
    problem = guards.why_ask_publishing(Register.of(PANEL), meeting)
    assert problem is not None
    assert problem.sentence == said
    bare: Any = SimpleNamespace(agenda=())
    assert guards.why_ask_publishing(Register.of(PANEL), bare) is None


@pytest.mark.parametrize(
    ("at", "begun", "said"),
    [
        (dt.time(1, 10), dt.time(13), "Type 1:10 pm if that is meant, or the right time."),
        (dt.time(0, 0), dt.time(13), "Type 12:00 noon if that is meant, or the right time."),
        (dt.time(0, 0), dt.time(13, 1), "Type the right time."),
        (dt.time(11, 59), dt.time(13), "Type 11:59 pm if that is meant, or the right time."),
        (dt.time(12, 0), dt.time(14), "Type the right time."),
        (dt.time(13, 0), dt.time(15), "Type the right time."),
    ],
)
def test_the_same_figures_in_the_afternoon_are_offered_if_they_can_be_meant(
    at: dt.time, begun: dt.time, said: str
) -> None:
    assert _pm(at, begun) == said.replace("12:00 noon", "12 noon")


def test_the_cells_of_a_line_of_settings_end_with_the_last_that_is_filled() -> None:
    part: Any = SimpleNamespace(first="a", second=None, third="", at=dt.time(13, 5), inner=SimpleNamespace(number=0))
    assert _line(part, ("first", "second", "third")) == _line(part, ("first",))
    assert _line(part, ("first", "second", "at")).split(" ", 1)[0] == "a"
    assert _line(part, ("first", "second", "at")).endswith("13:05")
    assert _line(part, ("inner.number",)) == "0"
    assert _line(part, ("second", "third")) == ""
    assert _line(part, ("second", "first")).endswith(" a")


def people(*names: str) -> Register:
    return Register.of(PANEL, *(Person(id=f"P{number}", name=name) for number, name in enumerate(names, 1)))


@pytest.mark.parametrize(
    ("names", "typed", "near"),
    [
        (("Ann Archer", "Bob Barford"), "Ann Archer", ["P1"]),
        (("Ann Archer", "Bob Barford"), "Ann Archar", ["P1"]),
        (("Ann Archar", "Ann Archer"), "Ann Archer", ["P2", "P1"]),
        (("Ann Archer",), "Zed Ypsilon", []),
    ],
)
def test_who_is_near_to_a_name_is_told_the_nearest_first(names: tuple[str, ...], typed: str, near: list[str]) -> None:
    assert [one.id for one in near_names(people(*names), typed)] == near
    assert [one.id for one in near_names(people(*names), typed, "P1")] == [one for one in near if one != "P1"]


def test_who_is_near_is_so_by_any_of_the_names() -> None:
    person = Person(id="P1", name="Quite Another", other_names=("Ann Archer",))
    assert [one.id for one in near_names(Register.of(PANEL, person), "Ann Archar")] == ["P1"]


def test_two_of_one_name_are_told_apart_by_the_seat_they_took_last() -> None:
    one, other, third = (Person(id=f"P{number}", name="Ann Archer") for number in (1, 2, 3))
    register = Register.of(
        PANEL,
        *(one, other, third),
        Seat(id="S1", person="P1", body="Melton"),
        Seat(id="S2", person="P1", body="Oadby"),
        Seat(id="S3", person="P2", role=Role.OFFICER),
    )
    everybody = [one, other, third]
    assert [told_apart(register, each, everybody) for each in everybody] == [
        "Ann Archer (Oadby)",
        "Ann Archer (officer)",
        "Ann Archer (no seat)",
    ]
    assert told_apart(register, one, [one]) == "Ann Archer"


PARTS: dict[str, tuple[str, dict[str, Any], str, str]] = {
    "one thing": ("Why?", {"allow_subparts": False}, "pass", "It is not divided into parts."),
    "two parts where none are allowed": (
        "(a) Why?\n(b) How?",
        {"allow_subparts": False},
        "fail",
        "It is divided into 2 parts, which the rules do not allow.",
    ),
    "two things where one is allowed": (
        "Why? How?",
        {"allow_subparts": False},
        "judgement",
        "It asks 2 things; whether that divides it into parts is for you.",
    ),
    "three parts of two": (
        "(a) Why?\n(b) How?\n(c) When?",
        {"allow_subparts": True, "max_parts": 2},
        "fail",
        "It is divided into 3 parts, and the most is 2.",
    ),
    "two parts of two": (
        "(a) Why?\n(b) How?",
        {"allow_subparts": True, "max_parts": 2},
        "pass",
        "It is divided into 2 parts; the most is 2.",
    ),
    "three things of two": (
        "Why? How? When?",
        {"allow_subparts": True, "max_parts": 2},
        "judgement",
        "It asks 3 things; whether that divides it into parts is for you. The most is 2.",
    ),
    "two things of two": (
        "Why? How?",
        {"allow_subparts": True, "max_parts": 2},
        "pass",
        "It asks 2 things; the most is 2.",
    ),
    "two things in a list": (
        "Tell me a) why b) how.",
        {"allow_subparts": True, "max_parts": 2},
        "pass",
        "It lists 2 things; the most is 2.",
    ),
    "one of two": ("Why?", {"allow_subparts": True, "max_parts": 2}, "pass", "It is not divided into parts."),
}
"""A question, what the scheme says of parts, and how it is judged."""


@pytest.mark.parametrize("case", PARTS)
def test_a_question_has_as_many_parts_as_the_scheme_allows(case: str) -> None:
    text, rules, result, why = PARTS[case]
    question = Question(id="Q1", asker=Asker(name="A"), text=text)
    of = Case(Register.of(PANEL), question, QuestionRules(**rules), None, None, TODAY)
    (check,) = [one for one in length(of) if one.rule == "sub-parts"]
    assert (check.result, check.why) == (result, why)


@pytest.mark.parametrize(
    ("most", "words", "result", "why"),
    [
        (None, 1, None, ""),
        (3, 3, "pass", "It has 3 words; the most is 3."),
        (3, 4, "fail", "It has 4 words; the most is 3."),
        (3, 1, "pass", "It has 1 word; the most is 3."),
    ],
)
def test_a_question_has_as_many_words_as_the_scheme_allows(
    most: int | None, words: int, result: str | None, why: str
) -> None:
    question = Question(id="Q1", asker=Asker(name="A"), text="why " * words)
    of = Case(Register.of(PANEL), question, QuestionRules(max_words=most), None, None, TODAY)
    checks = [one for one in length(of) if one.rule == "words"]
    assert [(one.result, one.why) for one in checks] == ([(result, why)] if result else [])


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "Q1"),
        (2, "Q1 and Q2"),
        (8, "Q1, Q2, Q3, Q4, Q5, Q6, Q7 and Q8"),
        (9, "Q1, Q2, Q3, Q4, Q5, Q6, Q7, Q8 and 1 more"),
    ],
)
def test_eight_questions_are_named_and_more_are_counted(count: int, said: str) -> None:
    asked = [
        Question(id=f"Q{number}", asker=Asker(name="A"), text="x", received_at=dt.datetime(2021, 7, number, 9))
        for number in range(1, count + 1)
    ]
    assert _ids(asked[::-1]) == said


@pytest.mark.parametrize(
    ("typed", "before", "codes"),
    [
        ("name, address", (), ("name", "address")),
        ("name and address", (), ("name", "address")),
        ("name, address or contact", (), ("name", "address", "contact")),
        ("full name, their postal address", (), ("name", "address")),
        ("a way to reach the asker", (), ("contact",)),
        ("name, name", (), ("name",)),
        ("shoe size, name", ("shoe size",), ("shoe size", "name")),
        ("shoe size, name", (), None),
    ],
)
def test_words_of_a_setting_are_read_as_what_they_stand_for_and_what_stood_there_is_kept(
    typed: str, before: tuple[str, ...], codes: tuple[str, ...] | None
) -> None:
    one = setting("rules.questions.require")
    if codes is not None:
        assert _read_words(one, typed, before) == codes
        return
    with pytest.raises(Refused) as refused:
        _read_words(one, typed, before)
    assert [problem.code for problem in refused.value.problems] == ["setting.word"]


HALF, FIVE = dt.time(16, 30), dt.time(17)


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ((), (HALF,), 1),
        ((), (HALF, HALF), 2),
        ((HALF,), (HALF, HALF, HALF), 2),
        ((HALF,), (HALF, FIVE), 1),
        ((HALF,), (HALF,), 0),
    ],
)
def test_a_time_is_told_of_as_often_as_it_was_entered_beside_those_that_stood_there(
    was: tuple[dt.time, ...], now: tuple[dt.time, ...], told: int
) -> None:
    def with_left(times: tuple[dt.time, ...]) -> Meeting:
        left = tuple(
            Attendance(person=f"P{number}", presence=Presence.PRESENT, left=at) for number, at in enumerate(times, 1)
        )
        return Meeting(id="M1", date=TODAY, start=dt.time(13), finish=dt.time(16), attendance=left)

    before, after = (Register.of(PANEL, with_left(times)) for times in (was, now))
    problems = told_of_times(before, after, after.meetings)
    assert [one.field for one in problems] == ["attendance.left"] * told
    assert all("is after the meeting closed, at 4:00 pm." in one.sentence for one in problems)


@pytest.mark.parametrize("late", [1, 2, 3, 4, 5])
def test_so_many_steps_that_were_late_are_named_and_the_others_are_counted(late: int) -> None:
    rules = list(OF_ROUNDS[RoundKind.PRECEPT])[:late]
    named = [f"“{rule.label}”" for rule in rules[:3]]
    more = {4: ["1 more step"], 5: ["2 more steps"]}.get(late, [])
    assert _names(rules) == listed([*named, *more])
