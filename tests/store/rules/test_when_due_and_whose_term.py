"""When something is due by its words, what that is taken to mean, and what is told of terms that end: to the day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.problems import Refused
from store.records import (
    Action,
    DueKind,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Panel,
    Person,
    Role,
    Seat,
    WorkItem,
)
from store.register import Register
from store.rules.actions.due import DueTime, due_meant, due_typed, read_due, why_due_before, why_not_due
from store.rules.findings.members import terms_ending, terms_expired
from tests.store.rules.findings.scenes import JULY, SEPTEMBER, TODAY, scene
from tests.store.rules.whole import told

PANEL = Panel(id="PANEL", name="A panel")
DAY = dt.date(2021, 7, 12)
K = DueKind
MEETINGS = (
    Meeting(id="M1", date=dt.date(2021, 7, 29)),
    Meeting(id="M2", date=dt.date(2021, 9, 16)),
    Meeting(id="M3", date=dt.date(2021, 9, 30)),
    Meeting(id="M4", date=dt.date(2022, 6, 9), kind=MeetingKind.ANNUAL),
    Meeting(id="M5", date=dt.date(2021, 8, 5), status=MeetingStatus.CANCELLED),
    Meeting(id="M6", date=dt.date(2021, 8, 6), kind=MeetingKind.PRIVATE_BRIEFING),
)
REGISTER = Register.of(PANEL, *MEETINGS)


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("within 1 day", (2021, 7, 13)),
        ("3 days", (2021, 7, 15)),
        ("within two weeks", (2021, 7, 26)),
        ("within a month", None),
        ("within one month", (2021, 8, 12)),
        ("six months", (2022, 1, 12)),
        ("by the end of the year", (2021, 12, 31)),
        ("end of the calendar year", (2021, 12, 31)),
        ("end of the financial year", (2022, 3, 31)),
        ("end of this month", (2021, 7, 31)),
        ("end of next month", (2021, 8, 31)),
        ("end of the quarter", (2021, 9, 30)),
        ("end of the week", (2021, 7, 16)),
        ("end of 2023", (2023, 12, 31)),
        ("end of February", (2022, 2, 28)),
        ("end of July", (2021, 7, 31)),
        ("November 2021", (2021, 11, 30)),
        ("June", (2022, 6, 30)),
        ("week commencing 2 August 2021", (2021, 8, 6)),
        ("w/c 2 August 2021", (2021, 8, 6)),
        ("week of 2 or 9 August 2021", (2021, 8, 13)),
        ("1 August 2021", (2021, 8, 1)),
        ("on 1 August", (2021, 8, 1)),
    ],
)
def test_the_last_day_of_what_words_name(words: str, on: tuple[int, int, int] | None) -> None:
    if on is None:
        with pytest.raises(Refused):
            read_due(REGISTER, words, DAY)
        return
    due = read_due(REGISTER, words, DAY)
    assert (due.kind, due.on, due.meeting) == (K.DATE, dt.date(*on), None)


@pytest.mark.parametrize(
    ("day", "words", "on"),
    [
        (dt.date(2021, 3, 31), "end of the financial year", dt.date(2021, 3, 31)),
        (dt.date(2021, 4, 1), "end of the financial year", dt.date(2022, 3, 31)),
        (dt.date(2021, 3, 31), "end of the quarter", dt.date(2021, 3, 31)),
        (dt.date(2021, 4, 1), "end of the quarter", dt.date(2021, 6, 30)),
        (dt.date(2021, 12, 31), "end of next month", dt.date(2022, 1, 31)),
        (dt.date(2021, 7, 16), "end of the week", dt.date(2021, 7, 16)),
        (dt.date(2021, 7, 17), "end of the week", dt.date(2021, 7, 23)),
    ],
)
def test_an_end_is_read_to_the_day(day: dt.date, words: str, on: dt.date) -> None:
    assert read_due(REGISTER, words, day).on == on


@pytest.mark.parametrize(
    ("words", "meeting"),
    [
        ("29 July 2021", "M1"),
        ("meeting 29 July 2021", "M1"),
        ("next meeting in September 2021", "M2"),
        ("meeting in September", "M2"),
        ("meeting in June 2022", "M4"),
    ],
)
def test_a_meeting_is_meant_by_its_day_or_its_month(words: str, meeting: str) -> None:
    due = read_due(REGISTER, words, DAY)
    assert (due.kind, due.meeting) == (K.MEETING, meeting)


def test_a_month_without_a_meeting_is_its_last_day_and_a_day_without_one_is_refused() -> None:
    assert read_due(REGISTER, "meeting in October 2021", DAY).on == dt.date(2021, 10, 31)
    assert read_due(REGISTER, "6 August 2021", DAY) == DueTime(K.DATE, on=dt.date(2021, 8, 6))
    with pytest.raises(Refused) as refused:
        read_due(REGISTER, "meeting 7 August 2021", DAY)
    assert told(refused.value.first) == (
        "due-no-meeting: There is no meeting on Saturday 7 August 2021. Choose the date of a meeting, or arrange one."
    )
    assert read_due(REGISTER, "undated from 1 October 2021", DAY).review_from == dt.date(2021, 10, 1)
    assert read_due(REGISTER, "", DAY).kind is K.UNDATED
    assert read_due(REGISTER, "1 June 2021, as printed", DAY).sure
    assert not read_due(REGISTER, "1 June 2021", DAY).sure


@pytest.mark.parametrize(
    ("due", "meant"),
    [
        (DueTime(K.DATE, on=dt.date(2021, 11, 30)), "by Tuesday 30 November 2021"),
        (DueTime(K.MEETING, meeting="M1"), "at the meeting of Thursday 29 July 2021"),
        (DueTime(K.MEETING, meeting="M9"), "at a meeting that is not in the file"),
        (DueTime(K.EVERY_MEETING), "at every public meeting, until it is closed"),
        (DueTime(K.NEXT_MEETING), "at the first public meeting after it was agreed"),
        (
            DueTime(K.ANNUAL_MEETING),
            "at the first annual meeting after it was agreed, Thursday 9 June 2022",
        ),
        (DueTime(K.UNDATED), "without a set day"),
        (
            DueTime(K.UNDATED, review_from=dt.date(2021, 10, 1)),
            "without a set day; it raises itself from Friday 1 October 2021",
        ),
    ],
)
def test_what_a_due_time_is_taken_to_mean(due: DueTime, meant: str) -> None:
    assert due_meant(REGISTER, due, DAY) == meant
    if due.kind is K.ANNUAL_MEETING:
        assert due_meant(REGISTER, due, dt.date(2022, 6, 10)) == "at the first annual meeting after it was agreed"
        assert due_meant(REGISTER, due, dt.date(2022, 6, 9)) == meant


@pytest.mark.parametrize(
    ("fields", "typed"),
    [
        ({"due_kind": K.DATE, "due_on": dt.date(2021, 11, 30)}, "30 November 2021"),
        ({"due_kind": K.MEETING, "due_meeting": "M1"}, "meeting 29 July 2021"),
        ({"due_kind": K.MEETING, "due_meeting": "M9"}, ""),
        ({}, "undated"),
        ({"review_from": dt.date(2021, 10, 1)}, "undated from 1 October 2021"),
        ({"due_kind": K.NEXT_MEETING}, "next meeting"),
        ({"due_kind": K.DATE, "due_on": dt.date(2021, 11, 30), "due_words": "in November"}, "in November"),
        ({"review_from": dt.date(2021, 10, 1), "due_words": "in autumn"}, "undated from 1 October 2021"),
    ],
)
def test_when_an_action_is_due_is_written_as_it_is_typed(fields: dict[str, Any], typed: str) -> None:
    assert due_typed(REGISTER, Action(id="A1", text="x", **fields)) == typed


@pytest.mark.parametrize(
    ("due", "why"),
    [
        (DueTime(K.DATE, on=DAY), ""),
        (DueTime(K.MEETING, meeting="M1"), ""),
        (
            DueTime(K.MEETING, meeting="M9"),
            "unknown-id: There is no meeting “M9”. Look its id up in the calendar: ids of a meeting begin with M.",
        ),
        (
            DueTime(K.MEETING, meeting="M5"),
            "due-meeting-off: The meeting of Thursday 5 August 2021 was cancelled. Name another meeting, or a date.",
        ),
        (DueTime(K.DATE, on=DAY, meeting="M5"), ""),
        (DueTime(K.DATE, on=DAY, meeting="M9"), "unknown-id: "),
    ],
)
def test_nothing_is_due_at_a_meeting_that_is_off_or_unknown(due: DueTime, why: str) -> None:
    problem = told(why_not_due(REGISTER, due))
    assert problem.startswith(why)
    assert bool(problem) is bool(why)


@pytest.mark.parametrize(
    ("on", "sure", "asked"),
    [
        (dt.date(2021, 7, 11), False, True),
        (dt.date(2021, 7, 12), False, False),
        (dt.date(2021, 7, 11), True, False),
        (None, False, False),
    ],
)
def test_a_day_before_it_was_agreed_is_asked_about(on: dt.date | None, *, sure: bool, asked: bool) -> None:
    action = Action(id="A1", text="x", agreed_on=DAY)
    why = told(why_due_before(REGISTER, action, DueTime(K.DATE, on=on, sure=sure)))
    assert bool(why) is asked
    if asked:
        assert why == (
            "due-before: Sunday 11 July 2021 is before Monday 12 July 2021, when it was agreed. "
            "Check the year; if the minutes print it so, type “11 July 2021, as printed”."
        )


PEOPLE = (Person(id="P1", name="Ada Byrne"), Person(id="P2", name="Ben Cole"))


def seat(name: str, person: str | None, ends: dt.date | None, **more: Any) -> Seat:
    return Seat(id=name, person=person, role=Role.INDEPENDENT, term_ends=ends, **more)


@pytest.mark.parametrize(
    ("ends", "ending", "expired"),
    [
        (TODAY - dt.timedelta(days=1), False, True),
        (TODAY, True, False),
        (TODAY + dt.timedelta(days=183), True, False),
        (TODAY + dt.timedelta(days=184), False, False),
    ],
)
def test_a_term_that_ends_within_six_months_is_told_and_one_that_ended(
    ends: dt.date, *, ending: bool, expired: bool
) -> None:
    one = scene(*PEOPLE, seat("S1", "P1", ends), seat("S2", "P2", ends, to_date=ends))
    assert [each.records for each in terms_ending(one)] == ([("S1",)] if ending else [])
    assert [each.records for each in terms_expired(one)] == ([("S1",)] if expired else [])


def test_terms_that_ended_on_one_day_are_told_together() -> None:
    ends = TODAY - dt.timedelta(days=1)
    (both,) = terms_expired(scene(*PEOPLE, seat("S1", "P1", ends), seat("S2", "P2", ends)))
    assert both.sentence == (
        "The terms of Ada Byrne and Ben Cole (independent member) ended on Sunday 11 July 2021; "
        "the seats are neither ended nor given a later end."
    )
    (one,) = terms_expired(scene(*PEOPLE, seat("S1", None, ends)))
    assert one.sentence == (
        "The term of seat S1 (independent member) ended on Sunday 11 July 2021; "
        "the seat is neither ended nor given a later end."
    )
    assert (one.by, one.rank, one.acts) == (ends, 51, ("open",))


SOON = dt.date(2021, 10, 1)
ABOUT = WorkItem(id="W1", title="Recruitment of an independent member", order=1)


@pytest.mark.parametrize(
    ("ends", "item", "rest", "by"),
    [
        (SOON, None, "No meeting before then considers it.", dt.date(2021, 9, 30)),
        (
            SOON,
            replace(ABOUT, meeting=JULY),
            ("“Recruitment of an independent member” is down for Thursday 29 July 2021, after which 1 meeting is left "
            "before then."),
            None,
        ),
        (
            SOON,
            replace(ABOUT, meeting=SEPTEMBER),
            "“Recruitment of an independent member” is down for Thursday 30 September 2021, the last before then.",
            None,
        ),
        (dt.date(2021, 7, 29), None, "No meeting before then considers it.", dt.date(2021, 7, 29)),
        (dt.date(2021, 7, 28), None, "No meeting is arranged before then.", TODAY),
        (
            dt.date(2021, 7, 28),
            replace(ABOUT, meeting="M1"),
            ("“Recruitment of an independent member” stood on 10 June 2021; what came of it is not "
            "recorded."),
            TODAY,
        ),
    ],
)  # fmt: skip
def test_what_the_programme_does_about_a_term_that_ends(
    ends: dt.date, item: WorkItem | None, rest: str, by: dt.date | None
) -> None:
    more = (item,) if item else ()
    (one,) = terms_ending(scene(*PEOPLE, seat("S1", "P1", ends), *more))
    begins = f"The term of Ada Byrne (independent member) ends on {ends:%A} {ends.day} {ends:%B} 2021. "
    assert one.sentence.startswith(begins)
    assert one.sentence.removeprefix(begins) == rest
    assert one.by == by
