"""Due in the words of the minutes: each form is read, said back, comes again for two years, and is discharged."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.commands.actions import actions
from store.edit import Edit
from store.problems import Problem, Refused
from store.records import (
    Action,
    ActionStatus,
    DueKind,
    ItemStatus,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Minute,
    Panel,
    WorkItem,
)
from store.register import Register
from store.rules.actions.due import asking_day, due_meant, due_typed, read_due
from store.rules.findings.finding import Scene
from store.rules.findings.preparing import due_there
from store.rules.findings.promises import late_or_forgotten
from tests.store.commands.office import codes, refusal

AGREED = dt.date(2021, 7, 22)
DAYS = (
    *(dt.date(2021, 9, 30), dt.date(2021, 12, 9), dt.date(2022, 2, 3), dt.date(2022, 3, 24), dt.date(2022, 6, 9)),
    *(dt.date(2022, 7, 28), dt.date(2022, 9, 29), dt.date(2022, 12, 8), dt.date(2023, 2, 2), dt.date(2023, 3, 23)),
    *(dt.date(2023, 6, 8), dt.date(2023, 7, 27), dt.date(2023, 9, 28)),
)
"""The meetings of the two years after it was agreed. The third of each year is special, the fifth annual."""

SPECIAL = (2, 8)
ANNUAL = (4, 10)
ALL = tuple(range(len(DAYS)))
REGULAR = tuple(place for place in ALL if place not in SPECIAL)


def kind_of(place: int) -> MeetingKind:
    return MeetingKind.SPECIAL if place in SPECIAL else MeetingKind.ANNUAL if place in ANNUAL else MeetingKind.ORDINARY


MEETINGS = (
    Meeting(id="M1", date=AGREED, status=MeetingStatus.HELD),
    *(Meeting(id=f"M{place + 2}", date=day, kind=kind_of(place)) for place, day in enumerate(DAYS)),
)
PANEL = Register.of(Panel(id="PANEL", name="A panel"), *MEETINGS)


class Form(NamedTuple):
    """Words of a set of minutes, what they are taken to mean, and the meetings at which they fall due."""

    words: str
    kind: DueKind
    meant: str
    at: tuple[int, ...]


QUARTERS = (1, 2, 4, 5, 7, 8, 10, 11)
HALVES = (2, 5, 8, 11)
FORMS = (
    Form("9 December 2021", DueKind.MEETING, "at the meeting of Thursday 9 December 2021", (1,)),
    Form("1/12/2021", DueKind.DATE, "by Wednesday 1 December 2021", (1,)),
    Form("next meeting", DueKind.NEXT_MEETING, "at the first public meeting after it was agreed", (0,)),
    Form("to a report to the next meeting", DueKind.NEXT_MEETING, "at the first public meeting after", (0,)),
    Form("next meeting, February 2022", DueKind.MEETING, "at the special meeting of Thursday 3 February 2022", (2,)),
    Form("every meeting", DueKind.EVERY_MEETING, "at every public meeting, until it is closed", ALL),
    Form("each regular meeting", DueKind.REGULAR_MEETING, "at every ordinary and annual meeting, until", REGULAR),
    Form("updates at each ordinary meeting", DueKind.REGULAR_MEETING, "at every ordinary and annual", REGULAR),
    Form("quarterly", DueKind.QUARTERLY, "every 3 months, counted from the day on which it was agreed", QUARTERS),
    Form("six-monthly", DueKind.SIX_MONTHLY, "every 6 months, counted from", HALVES),
    Form("report back every six months", DueKind.SIX_MONTHLY, "every 6 months, counted from", HALVES),
    Form("yearly", DueKind.YEARLY, "every 12 months, counted from", (5, 11)),
    Form("report annually", DueKind.YEARLY, "every 12 months, counted from", (5, 11)),
    Form("November 2021", DueKind.DATE, "by Tuesday 30 November 2021", (1,)),
    Form("w/c 5 or 12 December 2022", DueKind.DATE, "by Friday 16 December 2022", (8,)),
    Form("week commencing 6 December 2021", DueKind.DATE, "by Friday 10 December 2021", (2,)),
    Form("by the end of March 2022", DueKind.DATE, "by Thursday 31 March 2022", (4,)),
    Form("by the end of the financial year", DueKind.DATE, "by Thursday 31 March 2022", (4,)),
    Form("by the end of the year", DueKind.DATE, "by Friday 31 December 2021", (2,)),
    Form("around 1 December or as soon as possible afterwards", DueKind.DATE, "by Wednesday 1 December 2021", (1,)),
    Form("within three months", DueKind.DATE, "by Friday 22 October 2021", (1,)),
    Form("the annual meeting", DueKind.ANNUAL_MEETING, "at the first annual meeting after it was agreed, Thu", (4,)),
    Form("undated", DueKind.UNDATED, "without a set day", ()),
    Form("as soon as possible", DueKind.UNDATED, "without a set day", ()),
    Form(
        "undated from 1/3/2022", DueKind.UNDATED, "without a set day; it raises itself from Tuesday 1 March 2022", (3,)
    ),
)


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("by the end of March", dt.date(2021, 3, 31)),
        ("March", dt.date(2021, 3, 31)),
        ("by the end of the year", dt.date(2021, 12, 31)),
        ("by the end of the financial year", dt.date(2021, 3, 31)),
        ("within three months", dt.date(2021, 4, 27)),
        ("w/c 1 March", dt.date(2021, 3, 5)),
        ("around 1 December", dt.date(2021, 12, 1)),
    ],
)
def test_words_without_a_year_are_read_from_the_meeting_that_asked(words: str, on: dt.date) -> None:
    """Whenever they are typed: minutes of January are often entered in summer."""
    asked = Meeting(id="M1", date=dt.date(2021, 1, 27), status=MeetingStatus.HELD)
    register = Register.of(Panel(id="PANEL", name="A panel"), asked, Minute(id="N1", meeting="M1"))
    for meeting, minute in (("M1", None), (None, "N1"), ("M1", "N1")):
        since = asking_day(register, meeting, minute, dt.date(2021, 7, 12))
        assert read_due(register, words, since).on == on
    assert asking_day(register, None, None, dt.date(2021, 7, 12)) == dt.date(2021, 7, 12)


each_form = pytest.mark.parametrize("form", FORMS, ids=[form.words for form in FORMS])


def entered(words: str) -> Register:
    """Enter an action on the day it was agreed, as the command line and the form do."""
    due = read_due(PANEL, words, AGREED)
    return PANEL.with_edit(actions.add_action(PANEL, AGREED, text="A report on x", meeting="M1", due=due))


def told(register: Register, meeting: Meeting, today: dt.date) -> bool:
    """Say whether what is to be prepared for a meeting names the action."""
    return any(one.code == "due-here" for one in due_there(Scene(register, today), meeting))


def dealt_with(register: Register, meeting: Meeting) -> Register:
    """Record what the panel did with it at a meeting: an item considered, or a note where it comes at each meeting."""
    action = register.need(Action, "A1")
    if action.due_kind in {DueKind.EVERY_MEETING, DueKind.REGULAR_MEETING}:
        return register.with_edit(actions.note_progress(register, meeting.date, action="A1", text="Reported."))
    if action.due_kind in {DueKind.QUARTERLY, DueKind.SIX_MONTHLY, DueKind.YEARLY}:
        item = WorkItem(
            id=register.new_id(WorkItem),
            title="Report on x",
            meeting=meeting.id,
            considered_at=meeting.id,
            status=ItemStatus.CONSIDERED,
            origin_ref="A1",
        )
        return register.with_edit(Edit("Considered", (item,)))
    return closed(register, meeting)


def closed(register: Register, meeting: Meeting) -> Register:
    edit = actions.close_action(
        register, meeting.date, action="A1", what="The report", on=meeting.date, where="Minute 12"
    )
    return register.with_edit(edit)


@each_form
def test_the_words_are_said_back_and_kept_beside_what_they_mean(form: Form) -> None:
    due = read_due(PANEL, form.words, AGREED)
    assert due.kind is form.kind
    assert due_meant(PANEL, due, AGREED).startswith(form.meant)
    action = entered(form.words).need(Action, "A1")
    assert action.due_words in {"", form.words}
    again = read_due(PANEL, due_typed(PANEL, action), AGREED)
    assert again._replace(sure=False) == due, "what a form opens with is read as the same"


@each_form
def test_it_falls_due_for_two_years_by_rule_and_is_discharged(form: Form) -> None:
    register, eve, named = entered(form.words), AGREED, []
    for place, meeting in enumerate(MEETINGS[1:]):
        if told(register, meeting, eve + dt.timedelta(days=1)):
            named.append(place)
            register = dealt_with(register, meeting)
        held = replace(register.need(Meeting, meeting.id), status=MeetingStatus.HELD)
        register, eve = register.with_edit(Edit("Held", (held,))), meeting.date
    assert tuple(named) == form.at
    if register.need(Action, "A1").status is ActionStatus.OPEN:
        register = closed(register, MEETINGS[-1])
    scene = Scene(register, MEETINGS[-1].date + dt.timedelta(days=400))
    assert register.need(Action, "A1").status is ActionStatus.DONE
    assert list(late_or_forgotten(scene)) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("quarterly", "quarter-missed"),
        ("six-monthly", "quarter-missed"),
        ("yearly", "quarter-missed"),
        ("November 2021", "action-overdue"),
        ("w/c 5 December 2021", "action-overdue"),
        ("the annual meeting", "action-overdue"),
        ("next meeting", "action-overdue"),
        ("undated", "undated-promise"),
    ],
)
def test_what_nobody_dealt_with_grows_old_by_its_kind(words: str, code: str) -> None:
    register = entered(words)
    for meeting in MEETINGS[1:]:
        register = register.with_edit(Edit("Held", (replace(meeting, status=MeetingStatus.HELD),)))
    assert [one.code for one in late_or_forgotten(Scene(register, DAYS[-1] + dt.timedelta(days=30)))] == [code]


def test_a_day_before_the_meeting_that_asked_is_questioned() -> None:
    due = read_due(PANEL, "November 2020", AGREED)
    problems = refusal(PANEL, actions.add_action, text="x", meeting="M1", due=due)
    assert codes(problems) == ["due-before"]
    assert problems[0].cure == "Check the year; if the minutes print it so, type “November 2020, as printed”."
    sure = read_due(PANEL, "November 2020, as printed", AGREED)
    kept = PANEL.with_edit(actions.add_action(PANEL, AGREED, text="x", meeting="M1", due=sure)).need(Action, "A1")
    assert kept.due_on == dt.date(2020, 11, 30)
    changed = entered("next meeting")
    assert codes(refusal(changed, actions.edit_action, action="A1", due=due)) == ["due-before"]


def test_another_time_takes_the_printed_words_with_it() -> None:
    register = entered("w/c 5 December 2022")
    edit = actions.edit_action(register, AGREED, action="A1", due=read_due(PANEL, "yearly", AGREED))
    action = register.with_edit(edit).need(Action, "A1")
    assert (action.due_kind, action.due_on, action.due_words) == (DueKind.YEARLY, None, "")


@pytest.mark.parametrize("words", ["sometime", "w/c", "by the end of", "report", "Smarch 2021", "13/13/2021", "every"])
def test_words_that_mean_no_time_are_refused_with_all_there_are(words: str) -> None:
    with pytest.raises(Refused) as caught:
        read_due(PANEL, words, AGREED)
    (problem,) = caught.value.problems
    assert problem.field == "due"
    assert "each regular meeting" in problem.cure


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    problems: tuple[Problem, ...] = ()
    due = None
    try:
        due = read_due(PANEL, text, AGREED)
    except Refused as refused:
        problems = refused.problems
    assert (due is None) == bool(problems)
    assert all(problem.cure and problem.field == "due" for problem in problems)
    assert due is None or due_meant(PANEL, due, AGREED)
