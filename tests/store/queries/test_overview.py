"""The office at a glance."""

from __future__ import annotations

import datetime as dt

from store.queries.overview import overview
from store.records import (
    Action,
    Asker,
    Declaration,
    DueKind,
    ItemStatus,
    Meeting,
    MeetingKind,
    Panel,
    Question,
    QuestionState,
    Seat,
    WorkItem,
)
from store.register import Register
from store.sample import DEMO_DAY

TODAY = dt.date(2021, 7, 12)


def test_the_sample_on_its_day(sample: Register) -> None:
    found = overview(sample, DEMO_DAY)
    assert found.panel == "Leicester, Leicestershire and Rutland Police and Crime Panel"
    assert found.today == "Monday 12 July 2021"
    assert found.next_meeting_id == "M18"
    assert found.next_meeting == "Thursday 29 July 2021, 1:00 pm"
    assert found.next_meeting_in == "in 17 days"
    words = {one.place: one.words for one in found.counts}
    assert words["programme"] == "31 items open, 7 to be scheduled"
    assert words["questions"] == "1 question, none open, 1 whose state is not recorded"
    assert found.next_steps == ()


def test_an_empty_file_gives_advice_for_every_place() -> None:
    found = overview(Register.of(), TODAY)
    assert (found.panel, found.next_meeting_id, found.next_meeting, found.next_meeting_in) == ("", None, "", "")
    assert [step.place for step in found.next_steps] == [one.place for one in found.counts]
    assert all(step.sentence.endswith(".") and step.action for step in found.next_steps)


def test_counts_of_what_is_open() -> None:
    found = overview(
        Register.of(
            Panel(id="PANEL", name="A panel"),
            Meeting(id="M1", date=TODAY, kind=MeetingKind.SPECIAL),
            Meeting(id="M2", date=dt.date(2021, 1, 1)),
            WorkItem(id="W1", title="a", meeting="M1", status=ItemStatus.CONSIDERED),
            WorkItem(id="W2", title="b"),
            WorkItem(id="W3", title="c", status=ItemStatus.WITHDRAWN),
            Question(id="Q1", text="t", asker=Asker(name="n"), state=QuestionState.ACCEPTED),
            Question(id="Q2", text="t", asker=Asker(name="n"), state=QuestionState.CLOSED),
            Declaration(id="D1", meeting="M1", notice_due=TODAY),
            Action(id="A1", text="t", due_kind=DueKind.DATE, due_on=dt.date(2021, 1, 1)),
            Action(id="A2", text="t"),
            Seat(id="S1"),
        ),
        TODAY,
        deadline="Agenda out",
        deadline_working_days=3,
    )
    assert [(one.place, one.total, one.open, one.words) for one in found.counts] == [
        ("calendar", 2, 2, "1 meeting to come, none held, 1 past but not marked held"),
        ("programme", 2, 1, "1 item open, 1 to be scheduled"),
        ("questions", 2, 1, "2 questions, 1 open"),
        ("declarations", 1, 1, "1 declaration, 1 to be notified to the monitoring officer"),
        ("actions", 2, 2, "2 actions open, 1 overdue"),
        ("members", 1, 1, "1 seat, 1 vacant"),
    ]
    assert found.next_meeting == "Monday 12 July 2021 (Special Meeting)"
    assert (found.next_deadline, found.next_deadline_working_days) == ("Agenda out", 3)
