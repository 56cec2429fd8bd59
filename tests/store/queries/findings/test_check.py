"""What `check` prints: the findings, each as one line, what is late first and what is due last."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.commands.settling import set_finding_aside
from store.queries.findings.check import check
from store.records import Council, Meeting, Panel
from store.records.panel import Deadline, DeadlineRule, QuestionKindRule, QuestionRules, QuorumRule, RuleSet
from store.register import Register
from store.sample import DEMO_DAY

QUESTIONS = QuestionRules(kinds=(QuestionKindRule(kind="question", deadline=Deadline(mode="clear_wd", n=5)),))
PRE_MEETING = DeadlineRule(code="pre-meeting", label="Pre-meeting", mode="same_day", closes=True)
PANEL = Panel(
    id="PANEL",
    name="A panel",
    councils=(Council(name="North"),),
    rules=(RuleSet(quorum=QuorumRule(mode="number", number=5), questions=QUESTIONS, deadlines=(PRE_MEETING,)),),
)
JULY = Meeting(id="M1", date=dt.date(2019, 7, 25), source="A paper")


def codes(register: Register, today: dt.date) -> list[str]:
    return [line.code for line in check(register, today)]


def test_late_and_due_deadlines() -> None:
    register = Register.of(PANEL, JULY)
    assert codes(register, dt.date(2019, 7, 9)) == []
    assert codes(register, dt.date(2019, 7, 10)) == ["deadline.due"] * 2
    late = check(register, dt.date(2019, 7, 18))
    assert [line.code for line in late] == ["deadline.late"] * 2
    assert late[0].sentence.startswith(
        "Agenda and reports published for the meeting of Thursday 25 July 2019: late by 1 working day, due Wednesday 17"
    )
    assert (late[0].place, late[0].id, late[0].source) == ("Calendar, 25 July 2019", "M1", "A paper")
    assert "lawful basis" in late[0].cure


def test_a_deadline_of_today_is_said_once() -> None:
    (first, _) = check(Register.of(PANEL, JULY), dt.date(2019, 7, 17))
    assert "Thursday 25 July 2019: due today, Wednesday 17 July 2019 (" in first.sentence


def test_what_is_late_comes_first_and_what_is_due_last(sample: Register) -> None:
    found = codes(sample, DEMO_DAY)
    places = {"late": 0, "due": 2}
    ranks = [places.get(code.rpartition(".")[2], 1) for code in found]
    assert ranks == sorted(ranks)
    assert {0, 1, 2} == set(ranks)


def test_what_was_set_aside_is_not_printed() -> None:
    register = Register.of(PANEL, replace(JULY, date=dt.date(2019, 7, 27)))
    today = dt.date(2019, 7, 1)
    assert codes(register, today) == ["meeting.day"]
    edit = set_finding_aside(register, today, finding="meeting.day:M1", reason="Known", until=dt.date(2019, 7, 20))
    assert codes(register.with_edit(edit), today) == []


def test_each_has_a_sentence_and_a_cure(sample: Register) -> None:
    found = check(sample, DEMO_DAY)
    assert found
    assert all(line.sentence.endswith(".") and line.cure.endswith(".") for line in found)
