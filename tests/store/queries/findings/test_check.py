"""What is late, due or missing: each sort of line, in the order in which it presses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from store.queries.findings.check import (
    CheckLine,
    check,
    deadline_lines,
    holiday_lines,
    meeting_lines,
    notice_lines,
    round_lines,
)
from store.records import (
    Council,
    DoneMark,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Panel,
    RoundKind,
    StatutoryRound,
)
from store.register import Register
from store.sample import DEMO_DAY

PANEL = Panel(id="PANEL", name="A panel", councils=(Council(name="North"),))
JULY = Meeting(id="M1", date=dt.date(2021, 7, 29), source="A paper")


def codes(lines: Iterator[CheckLine]) -> list[str]:
    return [line.code for line in lines]


def test_late_and_due_deadlines() -> None:
    register = Register.of(PANEL, JULY)
    assert codes(deadline_lines(register, dt.date(2021, 7, 13))) == []
    assert codes(deadline_lines(register, dt.date(2021, 7, 14))) == ["deadline.due"] * 2
    late = list(deadline_lines(register, dt.date(2021, 7, 22)))
    assert [line.code for line in late] == ["deadline.late"] * 2
    assert late[0].sentence.startswith(
        "Agenda and reports published for the meeting of Thursday 29 July 2021: late by 1 working day"
    )
    assert (late[0].place, late[0].id, late[0].source) == ("Calendar, 29 July 2021", "M1", "A paper")
    assert "lawful basis" in late[0].cure


def test_papers_out_late_on_no_settled_basis() -> None:
    mark = DoneMark(deadline="publication", on=dt.date(2021, 7, 27), basis="not settled")
    out = replace(JULY, agenda_published_on=dt.date(2021, 7, 27), done=(mark,))
    assert "publish.basis" in codes(deadline_lines(Register.of(PANEL, out), dt.date(2021, 7, 28)))


def test_meetings_on_no_working_day_and_days_that_cannot_be_counted() -> None:
    saturday = replace(JULY, date=dt.date(2021, 7, 31))
    assert codes(meeting_lines(Register.of(PANEL, saturday), DEMO_DAY)) == ["meeting.day"]
    far = replace(JULY, date=dt.date(2100, 1, 5))
    assert "deadline.unknown" in codes(meeting_lines(Register.of(PANEL, far), DEMO_DAY))
    assert codes(meeting_lines(Register.of(PANEL, JULY), DEMO_DAY)) == []


def test_papers_out_without_notice_at_a_council() -> None:
    called = replace(JULY, status=MeetingStatus.CALLED)
    (line,) = notice_lines(Register.of(PANEL, called), DEMO_DAY)
    assert "North" in line.sentence
    assert codes(notice_lines(Register.of(PANEL, replace(called, kind=MeetingKind.TASK_GROUP)), DEMO_DAY)) == []
    assert codes(notice_lines(Register.of(PANEL, JULY), DEMO_DAY)) == []


def test_rounds_that_press() -> None:
    one = StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2022)
    register = Register.of(PANEL, one)
    assert codes(round_lines(register, dt.date(2022, 1, 3))) == []
    assert codes(round_lines(register, dt.date(2022, 1, 31))) == ["round.due"]
    assert codes(round_lines(register, dt.date(2022, 2, 2))) == ["round.late"]


def test_years_whose_holidays_are_only_by_rule() -> None:
    far = replace(JULY, date=dt.date(2030, 7, 25))
    assert codes(holiday_lines(Register.of(PANEL, far), DEMO_DAY)) == ["holidays.by_rule"]
    assert codes(holiday_lines(Register.of(PANEL, JULY), DEMO_DAY)) == []


def test_what_is_late_comes_first_and_nothing_twice() -> None:
    line = CheckLine("x.due", "A.", "Calendar", "B.", "M1")
    late = CheckLine("x.late", "A.", "Calendar", "B.", "M1")
    found = check(Register.of(PANEL), DEMO_DAY, [lambda *_: [line, line], lambda *_: [late]])
    assert found == (late, line)


def test_the_sample_holds_what_the_clerk_must_see(sample: Register) -> None:
    found = check(sample, DEMO_DAY)
    assert {"deadline.late", "deadline.due"} <= {line.code for line in found}
    assert all(line.sentence and line.cure.endswith(".") for line in found)
    assert check(Register.of(Panel(id="PANEL", name="A panel")), DEMO_DAY) == ()
