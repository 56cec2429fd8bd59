"""The rules of meetings: what they are called, what can become of them, what the clerk is told about a date."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.bundled import read
from store.queries.calendar.holidays import listed
from store.records import Meeting, MeetingKind, MeetingMove, MeetingStatus, NoticePosted, Panel, RuleSet
from store.records.panel import BusyDay
from store.register import Register
from store.rules.calendar import meetings as rules
from store.rules.calendar.deadlines import deadlines
from store.rules.days.holidays import holiday_table
from tests.store.commands.office import TODAY, day

PROPOSED, ARRANGED, CALLED, HELD, CANCELLED, RELEASED = MeetingStatus


def place(**changes: object) -> Meeting:
    return replace(Meeting(id="M1", date=day(7, 8)), **changes)


@pytest.mark.parametrize(
    ("kind", "name", "article"),
    [
        (MeetingKind.ORDINARY, "the meeting of 8 July 2021", "an ordinary meeting"),
        (MeetingKind.ANNUAL, "the annual meeting of 8 July 2021", "an annual meeting"),
        (MeetingKind.SPECIAL, "the special meeting of 8 July 2021", "a special meeting"),
        (MeetingKind.CONFIRMATION_HEARING, "the confirmation hearing of 8 July 2021", "a confirmation hearing"),
        (MeetingKind.PRIVATE_BRIEFING, "the private briefing of 8 July 2021", "a private briefing"),
        (MeetingKind.TASK_GROUP, "the task group meeting of 8 July 2021", "a task group meeting"),
        (MeetingKind.RESERVE, "the reserve meeting of 8 July 2021", "a reserve meeting"),
    ],
)
def test_a_meeting_has_a_name_in_a_sentence(kind: MeetingKind, name: str, article: str) -> None:
    assert rules.the_meeting(place(kind=kind)) == name
    assert rules.kind_words(kind, article=True) == article


@pytest.mark.parametrize(
    ("now", "allowed"),
    [
        (PROPOSED, {ARRANGED, CALLED}),
        (ARRANGED, {PROPOSED, CALLED, HELD}),
        (CALLED, {ARRANGED, HELD}),
        (HELD, {CALLED}),
        (CANCELLED, {ARRANGED}),
        (RELEASED, {ARRANGED}),
    ],
)
@pytest.mark.parametrize("kind", [MeetingKind.ORDINARY, MeetingKind.RESERVE])
def test_every_step_from_every_status(now: MeetingStatus, allowed: set[MeetingStatus], kind: MeetingKind) -> None:
    expected = set(allowed)
    if kind is MeetingKind.RESERVE and now in {PROPOSED, ARRANGED}:
        expected.add(RELEASED)
    found = {s for s in MeetingStatus if rules.why_not_set_status(place(status=now, kind=kind), s, TODAY) is None}
    assert found == expected


@pytest.mark.parametrize(
    ("meeting", "status", "code", "sentence", "cure"),
    [
        (
            place(),
            ARRANGED,
            "status-same",
            "The meeting of Thursday 8 July 2021 is arranged already.",
            "Choose another status.",
        ),
        (
            place(),
            CANCELLED,
            "status-cancel",
            "Cancelling a meeting needs a reason.",
            "Use Cancel, which asks for it.",
        ),
        (
            place(),
            RELEASED,
            "status-not-reserve",
            "The meeting of Thursday 8 July 2021 is not a reserve meeting to be released.",
            "Cancel it instead, with a reason.",
        ),
        (
            place(status=PROPOSED),
            HELD,
            "status-step",
            "The meeting of Thursday 8 July 2021 is proposed and cannot become held.",
            "From proposed it can become arranged or called.",
        ),
        (
            place(status=CANCELLED),
            HELD,
            "status-step",
            "The meeting of Thursday 8 July 2021 is cancelled and cannot become held.",
            "Reopen it as arranged first.",
        ),
        (
            place(date=day(7, 13)),
            HELD,
            "status-too-early",
            "The meeting of Tuesday 13 July 2021 has not taken place yet.",
            "Record it as held on Tuesday 13 July 2021 or later, or correct its date first.",
        ),
        (
            place(binned_on=TODAY),
            CALLED,
            "in-bin",
            "The meeting of Thursday 8 July 2021 is in the bin.",
            "Take it out of the bin first.",
        ),
    ],
)
def test_a_status_is_refused_in_words(
    meeting: Meeting, status: MeetingStatus, code: str, sentence: str, cure: str
) -> None:
    problem = rules.why_not_set_status(meeting, status, TODAY)
    assert problem is not None
    assert (problem.code, problem.sentence, problem.cure) == (code, sentence, cure)


def test_a_meeting_can_be_held_today() -> None:
    assert rules.why_not_set_status(place(date=TODAY, status=CALLED), HELD, TODAY) is None


@pytest.mark.parametrize("status", list(MeetingStatus))
def test_what_is_over_is_neither_cancelled_nor_moved(status: MeetingStatus) -> None:
    meeting = place(status=status)
    for rule in (rules.why_not_cancel, rules.why_not_postpone):
        problem = rule(meeting)
        assert (problem is None) is status.open
        assert problem is None or problem.code == f"meeting-{status.value}"
    assert rules.why_not_edit_meeting(meeting) is None
    binned = replace(meeting, binned_on=TODAY)
    for rule in (rules.why_not_cancel, rules.why_not_postpone, rules.why_not_edit_meeting):
        problem = rule(binned)
        assert problem is not None
        assert problem.code == "in-bin"


@pytest.mark.parametrize(
    ("meeting", "code"),
    [
        (place(), None),
        (place(status=PROPOSED), None),
        (place(status=CALLED), "meeting-announced"),
        (place(agenda_published_on=day(7, 1)), "meeting-announced"),
        (place(notices=(NoticePosted(council="Borchester", on=day(7, 1)),)), "meeting-announced"),
        (place(status=HELD), "meeting-held"),
        (place(status=CANCELLED), "meeting-closed"),
        (place(status=RELEASED), "meeting-closed"),
    ],
)
def test_a_date_is_corrected_only_before_it_is_announced(meeting: Meeting, code: str | None) -> None:
    problem = rules.why_not_redate(meeting)
    assert (problem.code if problem else None) == code


@pytest.mark.parametrize(
    ("start", "finish", "fine"),
    [
        (dt.time(13), dt.time(15), True),
        (dt.time(13), dt.time(13), False),
        (dt.time(13), dt.time(12, 59), False),
        (None, dt.time(1), True),
        (dt.time(13), None, True),
    ],
)
def test_times_must_not_cross(start: dt.time | None, finish: dt.time | None, fine: bool) -> None:
    assert (rules.why_not_times(start, finish) is None) is fine


@pytest.mark.parametrize(("year", "fine"), [(1999, False), (2000, True), (2099, True), (2100, False)])
def test_years_out_of_reason(year: int, fine: bool) -> None:
    assert (rules.why_not_day(dt.date(year, 1, 1), "date", "date") is None) is fine


@pytest.mark.parametrize(("minutes", "fine"), [(None, True), (1, True), (720, True), (0, False), (721, False)])
def test_minutes_available(minutes: int | None, fine: bool) -> None:
    assert (rules.why_not_minutes_available(minutes) is None) is fine


def test_an_agenda_counts_for_the_date_it_was_published_for() -> None:
    move = MeetingMove(from_date=day(7, 1), to_date=day(7, 8), on=day(6, 20))
    assert not rules.agenda_is_out(place())
    assert rules.agenda_is_out(place(agenda_published_on=day(6, 1)))
    assert not rules.agenda_is_out(place(agenda_published_on=day(6, 19), moves=(move,)))
    assert rules.agenda_is_out(place(agenda_published_on=day(6, 20), moves=(move,)))


def test_the_time_for_business_is_the_meetings_own_or_the_panels() -> None:
    later = RuleSet(from_date=day(7, 9), meeting_minutes=120)
    register = Register.of(Panel(id="PANEL", name="Panel", rules=(RuleSet(meeting_minutes=90), later)))
    assert rules.available_minutes(register, place()) == 90
    assert rules.available_minutes(register, place(date=day(7, 9))) == 120
    assert rules.available_minutes(register, place(minutes_available=45)) == 45
    assert rules.available_minutes(Register.of(), place()) is None


ONE = dt.time(13)
SEPTEMBER = day(9, 9)
UNTIMED = (
    "There is already a private briefing on Thursday 9 September 2021, and the time of one or both is not recorded."
)


def other(**changes: object) -> Meeting:
    return replace(Meeting(id="M2", date=SEPTEMBER, kind=MeetingKind.PRIVATE_BRIEFING), **changes)


@pytest.mark.parametrize(
    ("meeting", "there", "warnings"),
    [
        (place(date=SEPTEMBER), (), ()),
        (place(date=day(9, 11)), (), ("Saturday 11 September 2021 is not a working day: weekend.",)),
        (place(), (), ("Thursday 8 July 2021 has passed and the meeting is not recorded as held.",)),
        (place(status=HELD), (), ()),
        (place(date=TODAY), (), ()),
        (place(date=dt.date(2027, 9, 9)), (), ("Thursday 9 September 2027 is more than five years ahead.",)),
        (
            place(date=SEPTEMBER, start=ONE),
            (other(start=ONE),),
            ("There is already a private briefing on Thursday 9 September 2021 at the same time, 1:00 pm.",),
        ),
        (
            place(date=SEPTEMBER, start=ONE),
            (other(start=dt.time(12), finish=dt.time(13, 30)),),
            ("There is already a private briefing on Thursday 9 September 2021 at 12 noon, and the times overlap.",),
        ),
        (
            place(date=SEPTEMBER, start=ONE),
            (other(start=dt.time(12), finish=ONE),),
            ("There is already a private briefing on Thursday 9 September 2021 at 12 noon.",),
        ),
        (
            place(date=SEPTEMBER, start=ONE),
            (other(),),
            (UNTIMED,),
        ),
        (place(date=SEPTEMBER), (other(status=CANCELLED),), ()),
        (place(date=SEPTEMBER), (other(binned_on=TODAY),), ()),
        (place(date=SEPTEMBER), (other(id="M1"),), ()),
    ],
)
def test_the_clerk_is_told_about_a_date(
    meeting: Meeting, there: tuple[Meeting, ...], warnings: tuple[str, ...]
) -> None:
    assert rules.warnings_for_meeting(Register.of(*there), meeting, TODAY) == warnings


def test_a_bank_holiday_and_a_councils_day_are_told() -> None:
    busy = BusyDay(day=day(8, 30), what="Borchester City Council meets")
    register = Register.of(Panel(id="PANEL", name="Panel", busy_days=(busy,)))
    table = holiday_table(read("holidays/england-and-wales.json"))
    assert rules.warnings_for_meeting(register, place(date=day(8, 30)), TODAY, table) == (
        "Monday 30 August 2021 is not a working day: Summer bank holiday.",
        "Monday 30 August 2021: Borchester City Council meets.",
    )
    assert rules.warnings_for_meeting(Register.of(), place(date=day(9, 9)), TODAY, table) == ()


def test_a_year_the_holidays_do_not_reach_is_judged_by_its_weekday() -> None:
    table = holiday_table(read("holidays/england-and-wales.json"))
    far = dt.date(2098, 8, 30)
    assert any(
        "not a working day: weekend" in w
        for w in rules.warnings_for_meeting(Register.of(), place(date=far), TODAY, table)
    )


@pytest.mark.parametrize("kind", [MeetingKind.INFORMAL, MeetingKind.TASK_GROUP, MeetingKind.PRIVATE_BRIEFING])
def test_what_is_no_public_meeting_of_the_panel_has_no_statutory_dates(kind: MeetingKind) -> None:
    meeting = place(kind=kind)
    assert not meeting.kind.in_public
    assert deadlines(Register.of(), meeting, listed()) == ()
