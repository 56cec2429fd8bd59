"""A meeting known by its week or month: nothing follows from a day that nobody knows, until it is set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from store.commands.attendance.room import record_presence
from store.commands.calendar.deadlines import publish
from store.commands.calendar.meetings import add_meeting, edit_meeting, postpone_meeting, set_status
from store.commands.programme.items import add_item
from store.edit import Edit
from store.problems import Refused
from store.queries.calendar.clock import clock_rows, papers_words
from store.queries.calendar.listed import calendar_rows
from store.queries.calendar.meetings import meeting_detail
from store.queries.calendar.not_set import rules_not_set
from store.queries.planner import planner
from store.records import Meeting, MeetingStatus, Panel, Person, Presence, QuestionKind, Seat
from store.register import Register
from store.rules.calendar.meetings import warnings_for_meeting
from store.rules.day_notes import told_of_days
from store.rules.findings import Scene, all_findings
from store.rules.questions.deadline import deadline_for, holidays_of
from store.rules.words.loose import read_meeting_day

TODAY = dt.date(2024, 7, 12)
NOVEMBER = Meeting(id="M1", date=dt.date(2024, 11, 29), known_by="month")
WEEK = Meeting(id="M1", date=dt.date(2024, 12, 6), known_by="week")
PANEL = Panel(id="PANEL", name="The Panel")
_CAME = Presence.PRESENT
WHY = "The day of the meeting in November 2024 is not fixed."


def _register(meeting: Meeting | None = NOVEMBER) -> Register:
    seat = Seat(id="S1", person="P1", body="Melton", from_date=dt.date(2020, 1, 1))
    return Register.of(PANEL, Person(id="P1", name="Ann Other"), seat, *([meeting] if meeting else []))


def _read(typed: str) -> dt.date:
    return read_meeting_day(typed, TODAY)


def _only(edit: Edit) -> Meeting:
    (meeting,) = edit.puts
    assert isinstance(meeting, Meeting)
    assert type(meeting.date) is dt.date
    return meeting


def test_it_is_added_by_its_month() -> None:
    edit = add_meeting(_register(None), TODAY, date=_read("november 2024"))
    assert edit.sentence == "Added an ordinary meeting in November 2024"
    assert _only(edit) == replace(NOVEMBER, arranged_on=TODAY)


def test_it_is_added_by_its_week() -> None:
    edit = add_meeting(_register(None), TODAY, date=_read("w/c 2 december 2024"))
    assert edit.sentence == "Added an ordinary meeting in the week of Monday 2 December 2024"
    assert _only(edit) == replace(WEEK, arranged_on=TODAY)


@pytest.mark.parametrize("typed", ["29/11/2024", "14 November 2024"])
def test_its_day_is_set_by_editing(typed: str) -> None:
    edit = edit_meeting(_register(), TODAY, meeting="M1", was=NOVEMBER, date=_read(typed))
    assert edit.sentence.startswith("Set the day of the meeting of November 2024 to ")
    assert _only(edit) == Meeting(id="M1", date=_read(typed))


def test_an_untouched_date_stays_what_it_is_known_by() -> None:
    edit = edit_meeting(_register(), TODAY, meeting="M1", was=NOVEMBER, date=_read("November 2024"), venue="Hall")
    assert _only(edit) == replace(NOVEMBER, venue="Hall")
    assert edit_meeting(_register(), TODAY, meeting="M1", venue="Hall").puts == edit.puts


def test_it_is_moved_to_its_day_and_to_another_week() -> None:
    day = postpone_meeting(_register(), TODAY, meeting="M1", to=_read("29/11/2024"), reason="Agreed")
    assert day.sentence == "Set the day of the meeting of November 2024 to 29 November 2024"
    assert (_only(day).date, _only(day).known_by) == (NOVEMBER.date, "")
    week = postpone_meeting(_register(), TODAY, meeting="M1", to=_read("w/c 2 december 2024"), reason="Agreed")
    assert (_only(week).date, _only(week).known_by) == (WEEK.date, "week")
    moves = meeting_detail(_register().with_edit(week), "M1", TODAY).moves
    assert moves[0].startswith("From November 2024 to the week of Monday 2 December 2024, entered on 12 July 2024")
    with pytest.raises(Refused, match="The meeting is in November 2024 already"):
        postpone_meeting(_register(), TODAY, meeting="M1", to=_read("November 2024"), reason="Agreed")


@pytest.mark.parametrize("today", [TODAY, dt.date(2024, 11, 29), dt.date(2025, 3, 1)])
@pytest.mark.parametrize(
    "act",
    [
        lambda register, today: set_status(register, today, meeting="M1", status=MeetingStatus.HELD),
        lambda register, today: set_status(register, today, meeting="M1", status=MeetingStatus.CALLED),
        lambda register, today: publish(register, today, meeting="M1", holidays=holidays_of(PANEL)),
        lambda register, today: edit_meeting(register, today, meeting="M1", agenda_published_on=TODAY),
        lambda register, today: record_presence(
            register, today, meeting="M1", people=("P1",), presence=Presence.PRESENT
        ),
    ],
)
def test_what_needs_the_day_is_refused(act: Callable[[Register, dt.date], Edit], today: dt.date) -> None:
    with pytest.raises(Refused) as refused:
        act(_register(), today)
    assert [(one.sentence, one.cure, one.act) for one in refused.value.problems] == [
        (WHY, "Edit the meeting and type its day first.", "meeting.edit")
    ]


def test_a_meeting_that_needs_its_day_keeps_it() -> None:
    called = Meeting(id="M1", date=dt.date(2024, 11, 14), status=MeetingStatus.HELD)
    with pytest.raises(Refused) as refused:
        edit_meeting(_register(called), TODAY, meeting="M1", date=_read("November 2024"))
    assert WHY in [one.sentence for one in refused.value.problems]
    with pytest.raises(Refused, match="is not fixed"):
        add_meeting(_register(None), TODAY, date=_read("June 2024"), status=MeetingStatus.HELD)


@pytest.mark.parametrize("meeting", [NOVEMBER, WEEK])
def test_nothing_follows_from_a_day_that_nobody_knows(meeting: Meeting) -> None:
    register = _register(meeting)
    assert clock_rows(register, meeting, TODAY) == ()
    assert warnings_for_meeting(register, meeting, TODAY) == ()
    assert told_of_days(_register(None), register, (meeting,), TODAY) == ()
    assert [str(one) for one in rules_not_set(register, meeting)] == [
        "Its deadlines are not set until its day is known. Edit the meeting and type its day."
    ]
    assert papers_words(register, meeting, TODAY) == "day not known"
    (row,) = calendar_rows(register, TODAY)
    assert (row.publish_by, row.unknown) == (None, "not set until its day is known")
    assert (row.date, row.known_by) == (meeting.date, meeting.known_by)
    due = deadline_for(register, QuestionKind.QUESTION, meeting)
    assert (due.due, due.why_none) == (None, "Not set until its day is known")
    ordinary = replace(meeting, known_by="")
    assert clock_rows(_register(ordinary), ordinary, TODAY)


@pytest.mark.parametrize(
    ("today", "found"),
    [
        (dt.date(2024, 7, 31), False),
        (dt.date(2024, 8, 1), True),
        (dt.date(2024, 11, 20), True),
        (dt.date(2025, 3, 1), True),
    ],
)
def test_one_finding_says_that_its_day_is_not_fixed(today: dt.date, found: bool) -> None:
    about = [one for one in all_findings(Scene(_register(), today)) if "M1" in one.records]
    wanted = [("meeting.undated", WHY, "Edit the meeting and type its day.", "Calendar, November 2024")]
    assert [(one.code, one.sentence, one.cure, one.place) for one in about] == (wanted if found else [])


def test_business_is_put_on_it() -> None:
    edit = add_item(_register(), TODAY, title="Rural crime", meeting="M1")
    assert edit.sentence == "Added “Rural crime” to November 2024"


def test_the_year_at_a_glance_claims_no_day() -> None:
    year = planner(_register(WEEK), TODAY, TODAY)
    days = {day for day, entries in year.days.items() if any(one.record == "M1" for one in entries)}
    assert days == {dt.date(2024, 12, n) for n in range(2, 7)}
    assert {year.mark(day) for day in days} == {"?"}
    assert year.words(dt.date(2024, 12, 4)) == ("Meeting in the week of Monday 2 December 2024: its day is not known")


def test_a_meeting_known_by_its_week_stands_in_the_way_of_no_day() -> None:
    """Its last weekday stands for it and is never said: another meeting on that day does not meet it."""
    register = _register(WEEK)
    other = Meeting(id="M2", date=WEEK.date)
    assert not any("There is already" in one for one in warnings_for_meeting(register, other, TODAY))
