"""Calendar files: folded lines, escapes, zones, whole days, series with what was left out or moved, and damage."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.papers.calendar.reading import events as events_read
from store.papers.calendar.reading import ics, zones
from store.papers.calendar.reading.events import CalendarEvent, events
from store.papers.calendar.reading.files import read_meetings, read_source
from store.papers.calendar.reading.ics import CalendarFile, is_calendar, read_calendar
from store.problems import Refused
from store.rules.imports import ImportState
from tests.store.papers.calendar.reading.calendars_made import LONDON, calendar, event
from tests.told import codes_made

HELD_WHOLE = ("events", "read_meetings")

TODAY = dt.date(2021, 3, 1)
NAME = "SUMMARY:Police and Crime Panel"


def told(*parts: str, method: str = "PUBLISH") -> list[CalendarEvent]:
    return list(events(read_calendar(calendar(*parts, method=method), "a.ics"), TODAY))


def one(*lines: str) -> CalendarEvent:
    (event_told,) = told(LONDON, event(NAME, *lines))
    return event_told


def test_folded_lines_are_joined_and_what_protects_marks_is_taken_off() -> None:
    read = one(
        "DTSTART:20210729T130000", "LOCATION:Sparkenhoe Committee Room\\, County\n  Hall\\; Glenfield\\n2nd floor"
    )
    assert read.location == "Sparkenhoe Committee Room, County Hall; Glenfield 2nd floor"


@pytest.mark.parametrize(
    ("begins", "start", "how"),
    [
        ("DTSTART:20210729T130000", dt.time(13), ""),
        ("DTSTART:20210127T130000Z", dt.time(13), ""),
        ("DTSTART:20210729T120000Z", dt.time(13), "Its time was read so: 12:00 of Greenwich is 13:00 in summer."),
        ("DTSTART:20210328T003000Z", dt.time(0, 30), ""),
        ("DTSTART:20210328T010000Z", dt.time(2), "Its time was read so: 01:00 of Greenwich is 02:00 in summer."),
        ("DTSTART;TZID=Europe/London:20210729T130000", dt.time(13), ""),
        ('DTSTART;TZID="GMT Standard Time":20210729T130000', dt.time(13), ""),
        ('DTSTART;TZID="(UTC+00:00) Dublin, London":20210729T130000', dt.time(13), ""),
        ("DTSTART;TZID=Europe/Paris:20210729T140000", dt.time(13), "14:00 in “Europe/Paris” is 13:00 here"),
        ("DTSTART;TZID=Our Town:20210729T130000", dt.time(13), "13:00 in “Our Town” is 13:00 here"),
        ("DTSTART;VALUE=DATE:20210729", None, ""),
    ],
)
def test_a_time_is_told_by_the_clock_here(begins: str, start: dt.time | None, how: str) -> None:
    read = one(begins)
    assert (read.start, read.trouble) == (start, "")
    assert how in read.why
    assert bool(how) == bool(read.why)


@pytest.mark.parametrize(
    ("lines", "trouble", "code"),
    [
        (("DTSTART;TZID=Mars/Olympus:20210729T130000",), "The time zone “Mars/Olympus” is not known.", "calendar.zone"),
        (("DTSTART:20210231T130000",), "“DTSTART:20210231T130000” is no date of a calendar.", "calendar.date"),
        (("DTSTART:soon",), "“DTSTART:soon” is no date of a calendar.", "calendar.date"),
        ((), "It has no date.", "calendar.date"),
        (
            ("DTSTART:20210729T130000", "RRULE:FREQ=NEVER"),
            "How often it recurs could not be read: FREQ=NEVER.",
            "calendar.series",
        ),
        (
            ("DTSTART:20210729T130000", "RRULE:FREQ=SECONDLY"),
            "How often it recurs could not be read: FREQ=SECONDLY.",
            "calendar.series",
        ),
        (
            ("DTSTART:20210729T130000", "RRULE:FREQ=DAILY;COUNT=x"),
            "How often it recurs could not be read",
            "calendar.series",
        ),
    ],
)
def test_what_cannot_be_read_is_said_and_never_guessed(lines: tuple[str, ...], trouble: str, code: str) -> None:
    with codes_made(events_read, ics, zones) as made:
        read = one(*lines)
    assert made == [code]
    assert (read.day, read.trouble[: len(trouble)]) == (None, trouble)
    (meeting,) = read_meetings((read_source(calendar(LONDON, event(NAME, *lines)), "a.ics"),), TODAY).meetings
    assert (meeting.day, meeting.why_no_day) == (None, read.trouble)


@pytest.mark.parametrize(
    ("ends", "finish"),
    [
        ("DTEND:20210729T153000", dt.time(15, 30)),
        ("DURATION:PT2H30M", dt.time(15, 30)),
        ("DURATION:P1D", None),
        ("DURATION:soon", None),
        ("DTEND:20210729T130000", None),
    ],
)
def test_the_finish_is_its_end_or_follows_from_its_length(ends: str, finish: dt.time | None) -> None:
    assert one("DTSTART:20210729T130000", ends).finish == finish


def test_whole_days_that_go_on_are_read_as_their_first_and_said_so() -> None:
    read = one("DTSTART;VALUE=DATE:20210729", "DTEND;VALUE=DATE:20210731")
    assert (read.day, read.why) == (
        dt.date(2021, 7, 29),
        "It lasts until Friday 30 July 2021; its first day is taken.",
    )
    assert one("DTSTART;VALUE=DATE:20210729", "DTEND;VALUE=DATE:20210730").why == ""


SERIES = ("DTSTART;TZID=Europe/London:20210107T130000", "RRULE:FREQ=MONTHLY;BYDAY=1TH;COUNT=6")


def days(*lines: str, also: tuple[str, ...] = ()) -> list[tuple[dt.date | None, dt.time | None, str]]:
    return [(each.day, each.start, each.status) for each in told(event(NAME, *lines), *also)]


def test_a_series_is_told_day_by_day_at_the_same_hour_summer_and_winter() -> None:
    assert days(*SERIES) == [
        (dt.date(2021, month, day), dt.time(13), "") for month, day in ((1, 7), (2, 4), (3, 4), (4, 1), (5, 6), (6, 3))
    ]


def test_a_series_has_no_day_that_was_left_out_and_each_that_was_moved_or_called_off_as_it_became() -> None:
    moved = event(
        NAME,
        "RECURRENCE-ID;TZID=Europe/London:20210304T130000",
        "DTSTART;TZID=Europe/London:20210305T140000",
    )
    off = event(NAME, "RECURRENCE-ID:20210401T120000Z", "DTSTART:20210401T120000Z", "STATUS:CANCELLED")
    told_days = told(event(NAME, *SERIES, "EXDATE;TZID=Europe/London:20210204T130000"), moved, off)
    assert [(each.day, each.start, each.status) for each in told_days] == [
        (dt.date(2021, 1, 7), dt.time(13), ""),
        (dt.date(2021, 3, 5), dt.time(14), ""),
        (dt.date(2021, 4, 1), dt.time(13), "CANCELLED"),
        (dt.date(2021, 5, 6), dt.time(13), ""),
        (dt.date(2021, 6, 3), dt.time(13), ""),
    ]
    assert told_days[1].why == "It was moved from 4 March 2021."
    assert len({each.key for each in told_days}) == 5


@pytest.mark.parametrize(
    ("rule", "last"),
    [
        ("FREQ=MONTHLY;BYDAY=1TH;UNTIL=20210304", dt.date(2021, 3, 4)),
        ("FREQ=MONTHLY;BYDAY=1TH;UNTIL=20210303T235959Z", dt.date(2021, 2, 4)),
        ("FREQ=YEARLY;COUNT=2", dt.date(2022, 1, 7)),
        ("FREQ=MONTHLY;BYDAY=1TH", dt.date(2023, 3, 2)),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31;COUNT=3", dt.date(2021, 1, 7)),
    ],
)
def test_a_series_ends_where_it_says_and_without_an_end_two_years_from_today(rule: str, last: dt.date) -> None:
    assert days(SERIES[0], f"RRULE:{rule}")[-1][0] == last


def test_a_series_without_an_end_is_told_of() -> None:
    draft = read_meetings((read_source(calendar(event(NAME, SERIES[0], "RRULE:FREQ=YEARLY")), "a.ics"),), TODAY)
    assert [line.why for line in draft.aside if line.state is ImportState.UNPLACED] == [
        "The series has no end; it was read until Thursday 2 March 2023."
    ]


def test_more_dates_may_be_named_one_by_one() -> None:
    lines = ("DTSTART:20210107T130000", "RDATE:20210210T130000,20210311T130000")
    assert [day for day, _, _ in days(*lines)] == [dt.date(2021, 1, 7), dt.date(2021, 2, 10), dt.date(2021, 3, 11)]


def test_of_an_event_sent_twice_the_last_counts_and_a_withdrawn_calendar_calls_all_off() -> None:
    first, second = "DTSTART:20210729T130000", "DTSTART:20210805T130000"
    assert days(first, "SEQUENCE:0", also=(event(NAME, second, "SEQUENCE:2"), event(NAME, first, "SEQUENCE:1"))) == [
        (dt.date(2021, 8, 5), dt.time(13), "")
    ]
    assert [each.status for each in told(event(NAME, first), method="CANCEL")] == ["CANCELLED"]


def test_what_is_no_event_is_named_and_what_it_holds_besides_is_said_not_to_be_taken() -> None:
    task = "BEGIN:VTODO\nSUMMARY:Publish the agenda\nEND:VTODO"
    described = event(NAME, "DTSTART:20210729T130000", "DESCRIPTION:Ring the office", "ATTENDEE:mailto:x")
    draft = read_meetings((read_source(calendar(described, task, "a line of nothing"), "a.ics"),), TODAY)
    assert [(line.words, line.why) for line in draft.aside if line.state is ImportState.UNPLACED] == [
        ("Publish the agenda", "This is no event, and was not read."),
        ("a line of nothing", "This line is none of a calendar, and was not read."),
    ]
    read = {line.words: line.values["read as"] for line in draft.aside if line.state is ImportState.COLUMN}
    assert (read["DESCRIPTION"], read["ATTENDEE"]) == ("not taken over", "not taken over")
    assert "Ring the office" not in str(draft)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (calendar(event(NAME))[:-15], "a.ics, line 1, is damaged: VCALENDAR begins there and does not end."),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n", "a.ics, line 3, is damaged: VCALENDAR ends there"),
        (b"Dear colleague", "a.ics is no calendar, though its name says so."),
        (b"", "a.ics is empty."),
        (b"BEGIN:VCALENDAR\n" * 20, "a.ics, line 9, is damaged: VCALENDAR stands too deep in others."),
    ],
)
def test_a_damaged_calendar_is_named_with_its_line_and_a_cure(data: bytes, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        read_source(data, "a.ics")
    (problem,) = refused.value.problems
    assert problem.sentence.startswith(sentence)
    assert problem.cure


@pytest.mark.parametrize("coded", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_calendar_is_known_by_what_it_holds_in_any_coding_and_under_any_name(coded: str) -> None:
    data = calendar(event("SUMMARY:Panel – caf\u00e9", "DTSTART:20210729T130000")).decode().encode(coded)
    source = read_source(data, "dates.txt")
    assert is_calendar(data)
    assert isinstance(source, CalendarFile)
    assert [each.summary for each in events(source, TODAY)] == ["Panel – caf\u00e9"]


@given(st.lists(st.sampled_from([*event(NAME, *SERIES).split("\n"), "BEGIN:VEVENT", "END:VCALENDAR", ";:=", "X" * 40])))
def test_whatever_a_file_holds_it_is_read_or_refused_in_words(lines: list[str]) -> None:
    data = calendar("\n".join(lines))
    refused: tuple[str, ...] = ()
    keys: list[str] = []
    try:
        keys = [each.key for each in read_meetings((read_source(data, "a.ics"),), TODAY).meetings]
    except Refused as trouble:
        refused = tuple(problem.sentence for problem in trouble.problems)
    assert all(sentence.startswith("a.ics, line") for sentence in refused)
    assert len(set(keys)) == len(keys)
