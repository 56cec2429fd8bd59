"""The clock in plain values: the sample on the demo's day, the words, what is next, and the speed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from store.queries.calendar.clock import (
    ClockRow,
    NextDeadline,
    PapersDue,
    clock_rows,
    clocks,
    clocks_and_troubles,
    done_words,
    next_deadline,
    papers_due,
    papers_words,
)
from store.queries.calendar.listed import calendar_rows
from store.queries.calendar.not_set import listed_clock
from store.queries.findings.check import check
from store.records import DoneMark, Meeting, MeetingKind, MeetingStatus, Panel, RuleSet
from store.register import Register
from store.rules.questions.steps import NO_SCHEME
from store.sample import DEMO_DAY
from tests.steps import growth, steps


def rows(register: Register, meeting: str, today: dt.date = DEMO_DAY) -> dict[str, ClockRow]:
    found = register.get(Meeting, meeting)
    assert found is not None
    return {row.deadline: row for row in clock_rows(register, found, today)}


def test_the_sample_on_monday_12_july_2021(sample: Register) -> None:
    found = rows(sample, "M18")
    papers = found["publication"]
    assert (papers.due, papers.working_days_left, papers.state) == (dt.date(2021, 7, 21), 7, "due")
    assert (papers.day, papers.left, papers.short(), papers.kind) == (
        "Wed 21 Jul 2021",
        "7 working days left",
        "7 working days",
        "law",
    )
    questions = found["question-deadline"]
    assert (questions.due, questions.state, questions.statutory) == (dt.date(2021, 7, 7), "past", False)
    assert questions.certainty == "local rule"
    assert "Procedure for public questions" in questions.provision


def test_what_is_the_law_s_is_marked_and_cited(sample: Register) -> None:
    for row in rows(sample, "M18").values():
        assert row.statutory == (row.deadline in {"publication", "notices", "inspection"})
        assert ("Local Government Act 1972" in row.provision) == row.statutory


@pytest.mark.parametrize(
    ("state", "left", "long", "short"),
    [
        ("due", 7, "7 working days left", "7 working days"),
        ("due", 1, "1 working day left", "1 working day"),
        ("due", 0, "due today", "today"),
        ("late", -1, "late by 1 working day", "1 working day late"),
        ("late", -12, "late by 12 working days", "12 working days late"),
        ("late", 0, "late", "late"),
        ("past", -3, "past", "past"),
        ("due", None, "to come", "to come"),
    ],
)
def test_the_words(sample: Register, state: str, left: int | None, long: str, short: str) -> None:
    row = replace(rows(sample, "M18")["publication"], state=state, working_days_left=left)
    assert (row.left, row.short()) == (long, short)


def test_done_in_words(sample: Register) -> None:
    row = replace(
        rows(sample, "M18")["publication"],
        state="done",
        done_on=DEMO_DAY,
        done_by="clerk",
        basis="late item",
        working_days_left=None,
    )
    assert done_words(row) == "done on Monday 12 July 2021 by clerk as late item"
    assert row.short() == "done Mon 12 Jul 2021"


def test_the_papers_of_the_next_meeting_come_first_although_reports_are_due_before(sample: Register) -> None:
    found = next_deadline(sample, DEMO_DAY)
    assert found is not None
    assert found.words == "publish papers by Wed 21 Jul (7 working days left)"
    assert found.short == "papers Wed 21 Jul: 7 working days"
    anything = next_deadline(sample, DEMO_DAY, statutory_first=False)
    assert anything is not None
    assert anything.row is not None
    assert anything.row.deadline == "agenda-setting"
    late = next_deadline(sample, dt.date(2021, 7, 23))
    assert late is not None
    assert "2 working days late" in late.short
    assert next_deadline(Register.of(Panel(id="PANEL", name="A")), DEMO_DAY) is None


@pytest.mark.parametrize(
    ("fields", "today", "words"),
    [
        ({}, DEMO_DAY, "Wed 21 Jul: 7 working days"),
        ({}, dt.date(2021, 7, 23), "2 working days late"),
        ({}, dt.date(2021, 7, 30), ""),
        ({"agenda_published_on": dt.date(2021, 7, 12)}, DEMO_DAY, "out Mon 12 Jul"),
        ({"status": MeetingStatus.CANCELLED}, DEMO_DAY, ""),
        ({"date": dt.date(2100, 1, 5)}, DEMO_DAY, "not known"),
    ],
)
def test_the_papers_in_a_few_cells(fields: dict[str, object], today: dt.date, words: str) -> None:
    meeting = replace(Meeting(id="M1", date=dt.date(2021, 7, 29)), **fields)
    assert papers_words(Register.of(Panel(id="PANEL", name="A"), meeting), meeting, today) == words


def test_papers_due_by_meeting(sample: Register) -> None:
    found = papers_due(sample, DEMO_DAY)
    assert found["M18"] == PapersDue(dt.date(2021, 7, 21), 7)
    assert "M17" not in found


FAR = Register.of(Panel(id="PANEL", name="A"), Meeting(id="M1", date=dt.date(2100, 1, 5)))
WHY = "cannot be worked out: "


def test_a_last_day_for_papers_that_is_not_known_is_told_in_its_row() -> None:
    (row,) = calendar_rows(FAR, DEMO_DAY)
    assert (row.publish_by, row.working_days_left) == (None, None)
    assert row.unknown.startswith(WHY)
    (line,) = (line for line in check(FAR, DEMO_DAY) if line.code == "deadline.unknown")
    assert row.unknown.removeprefix(WHY) in line.sentence
    assert papers_words(FAR, FAR.meetings[0], DEMO_DAY) == "not known"


def test_papers_of_another_meeting_than_the_next_name_it() -> None:
    """An informal meeting has no papers to publish: what stands beside its day is not of it."""
    near = Meeting(id="M1", date=dt.date(2021, 7, 20), kind=MeetingKind.INFORMAL)
    after = Meeting(id="M2", date=dt.date(2021, 7, 29))
    found = next_deadline(Register.of(Panel(id="PANEL", name="A"), near, after), DEMO_DAY)
    assert found is not None
    assert found.words == "publish papers by Wed 21 Jul for Thu 29 Jul (7 working days left)"
    assert found.short == "papers by Wed 21 Jul for Thu 29 Jul: 7 working days"
    assert found.least == "papers by Wed 21 Jul for Thu 29 Jul", "of which meeting is said in the fewest words too"


def test_deadlines_that_cannot_be_counted_are_told_where_the_next_one_would_stand() -> None:
    found = next_deadline(FAR, DEMO_DAY)
    short = "deadlines not known"
    assert found == NextDeadline(None, "the deadlines of Tue 5 Jan 2100 cannot be worked out", short, short)
    near = Register.of(*FAR.all(Panel), *FAR.meetings, Meeting(id="M2", date=dt.date(2021, 7, 29)))
    known = next_deadline(near, DEMO_DAY)
    assert known is not None
    assert known.row is not None


def test_a_meeting_that_cannot_be_counted_is_named_and_hides_no_other() -> None:
    register = Register.of(
        Panel(id="PANEL", name="A"),
        Meeting(id="M1", date=dt.date(2021, 7, 29)),
        Meeting(id="M2", date=dt.date(2100, 1, 5)),
    )
    found, troubles = clocks_and_troubles(register, DEMO_DAY)
    assert {row.id for row in found} == {"M1"}
    assert [(meeting.id, refused.problems[0].cure) for meeting, refused in troubles] == [
        ("M2", "Choose a date up to 31 December 2099.")
    ]


def test_clocks_run_for_three_months_after_a_meeting(sample: Register) -> None:
    assert {row.id for row in clocks(sample, DEMO_DAY)} == {"M17", "M18", "M19", "M20"}


def test_a_done_deadline_says_who_and_how_late() -> None:
    mark = DoneMark(deadline="publication", on=dt.date(2021, 7, 23), by="clerk", basis="late item", note="Why")
    meeting = Meeting(id="M1", date=dt.date(2021, 7, 29), agenda_published_on=dt.date(2021, 7, 23), done=(mark,))
    row = rows(Register.of(Panel(id="PANEL", name="A"), meeting), "M1", dt.date(2021, 7, 26))["publication"]
    assert (row.state, row.working_days_left, row.done_by, row.basis) == ("done", None, "clerk", "late item")
    assert row.note == "2 working days late; Why"


def test_the_clocks_of_a_hundred_meetings_cost_the_same_each(sample: Register) -> None:
    """Seven deadlines a meeting in some 14,500 steps; none looks at the other meetings."""
    july = sample.need(Meeting, "M18")
    first = dt.date(2022, 1, 4)

    def telling(number: int) -> Callable[[], object]:
        meetings = [replace(july, id=f"M{100 + n}", date=first + dt.timedelta(days=3 * n)) for n in range(number)]
        register = Register.of(sample.panel, *meetings)
        return lambda: clocks(register, DEMO_DAY)

    assert growth(telling, 50) < 2.2
    assert steps(telling(50)) < 50 * 30_000


def test_the_next_deadline_costs_the_same_however_many_meetings_lie_ahead() -> None:
    def cost(ahead: int) -> int:
        panel, first = Panel(id="PANEL", name="A"), DEMO_DAY + dt.timedelta(days=30)
        meetings = (Meeting(id=f"M{n}", date=first + dt.timedelta(days=n)) for n in range(1, ahead))
        register = Register.of(panel, *meetings)
        next_deadline(register, DEMO_DAY)
        return steps(lambda: next_deadline(register, DEMO_DAY))

    assert cost(200) < cost(20) + 50, "only where the list of meetings is cut may it be looked for a little longer"


def test_the_published_clock_has_a_row_for_what_is_not_set() -> None:
    """No deadline of a meeting is left out because nobody has set its day or its rules: the row says so."""
    meetings = (
        Meeting(id="M1", date=dt.date(2026, 12, 7)),
        Meeting(id="M2", date=dt.date(2027, 2, 1), known_by="week"),
        Meeting(id="M3", date=dt.date(2300, 2, 1)),
    )
    panel = Panel(id="PANEL", name="A panel", rules=(RuleSet(questions=NO_SCHEME),))
    register = Register.of(panel, *meetings)
    rows = listed_clock(register, dt.date(2026, 11, 2))
    unset = [(row.id, row.meeting, row.deadline, row.state) for row in rows if row.due is None]
    assert unset[:4] == [
        ("M1", dt.date(2026, 12, 7), "deadlines.not-set", "not set"),
        ("M1", dt.date(2026, 12, 7), "questions.not-set", "not set"),
        ("M2", None, "meeting-no-day", "not set"),
        ("M3", dt.date(2300, 2, 1), "deadlines.not-set", "not set"),
    ]
    assert all(row.note.endswith(".") for row in rows if row.due is None)
    assert {row.id for row in rows if row.due is not None} == {"M1"}
    assert {row.state for row in rows if row.id == "M3"} == {"not set", "not known"}
    chosen = listed_clock(register, dt.date(2026, 11, 2), "M1")
    assert {row.id for row in chosen} == {"M1"}
