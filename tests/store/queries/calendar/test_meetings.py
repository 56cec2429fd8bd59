"""Municipal years, meetings in lists, and all that is known of one meeting."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.problems import Refused
from store.queries.calendar.meetings import meeting_detail, meeting_row, years
from store.queries.words.short import count, in_days, meeting_kind
from store.records import (
    Absence,
    Attendance,
    Declaration,
    DoneMark,
    ItemStatus,
    Meeting,
    MeetingKind,
    MeetingMove,
    MeetingStatus,
    Minute,
    NoticePosted,
    Panel,
    Person,
    Presence,
    WorkItem,
)
from store.register import Register
from store.rules.days.years import year_of
from store.sample import DEMO_DAY

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")


@pytest.mark.parametrize(
    ("day", "month", "label"),
    [
        (dt.date(2021, 4, 30), 5, "2020-21"),
        (dt.date(2021, 5, 1), 5, "2021-22"),
        (dt.date(1999, 12, 31), 5, "1999-00"),
        (dt.date(2021, 12, 31), 1, "2021"),
        (dt.date(2021, 4, 1), 4, "2021-22"),
    ],
)
def test_the_municipal_year_of_a_day(day: dt.date, month: int, label: str) -> None:
    assert year_of(day, month)[0] == label


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)), st.integers(1, 12))
def test_a_day_lies_within_its_year_which_is_a_year_long(day: dt.date, month: int) -> None:
    _, first, last = year_of(day, month)
    assert first <= day <= last
    assert (first.month, first.day) == (month, 1)
    assert (last + dt.timedelta(days=1)) == first.replace(year=first.year + 1)


def test_the_sample_years_with_the_next_meeting_marked(sample: Register) -> None:
    found = years(sample, DEMO_DAY)
    assert [year.label for year in found] == ["2015-16", "2016-17", "2017-18", "2019-20", "2020-21", "2021-22"]
    assert [meeting.id for year in found for meeting in year.meetings if meeting.next] == ["M18"]
    assert sum(len(year.meetings) for year in found) == len(sample.meetings)


def test_a_meeting_in_a_list() -> None:
    meeting = Meeting(id="M1", date=dt.date(2021, 7, 29), start=dt.time(13), venue="City Hall", minutes_available=120)
    items = [
        WorkItem(id="W1", title="a", meeting="M1", minutes=20),
        WorkItem(id="W2", title="b", meeting="M1", status=ItemStatus.WITHDRAWN, minutes=50),
    ]
    row = meeting_row(Register.of(PANEL, meeting, *items), meeting)
    assert (row.weekday_date, row.start, row.venue) == ("Thu 29 Jul 2021", "1:00 pm", "City Hall")
    assert (row.items, row.booked, row.available, row.next) == (1, 20, 120, False)


@pytest.mark.parametrize(
    ("kind", "title", "words"),
    [
        (MeetingKind.ORDINARY, "", ""),
        (MeetingKind.SPECIAL, "", "Special Meeting"),
        (MeetingKind.PRIVATE_BRIEFING, "", "Private Briefing, members only"),
        (MeetingKind.PRIVATE_BRIEFING, "Special Meeting", "Special Meeting, members only"),
        (MeetingKind.PRIVATE_BRIEFING, "Members only briefing", "Members only briefing"),
        (MeetingKind.TASK_GROUP, "", "Task Group, members only"),
        (MeetingKind.ORDINARY, "Budget meeting", "Budget meeting"),
    ],
)
def test_the_kind_of_a_meeting_in_words(kind: MeetingKind, title: str, words: str) -> None:
    assert meeting_kind(Meeting(id="M1", date=TODAY, kind=kind, title=title)) == words


@pytest.mark.parametrize(
    ("away", "words"),
    [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (17, "in 17 days"), (-40, "40 days ago")],
)
def test_how_far_off_a_day_is(away: int, words: str) -> None:
    assert in_days(TODAY + dt.timedelta(days=away), TODAY) == words


def test_counts_in_words() -> None:
    assert [count(0, "item"), count(1, "item"), count(2, "item"), count(2, "body", "bodies")] == [
        "no items",
        "1 item",
        "2 items",
        "2 bodies",
    ]


def test_a_bare_meeting_says_what_is_not_recorded() -> None:
    found = meeting_detail(Register.of(PANEL, Meeting(id="M1", date=dt.date(2021, 7, 29))), "M1", TODAY)
    facts = dict(found.facts)
    assert facts["Date"] == "Thursday 29 July 2021 (in 17 days)"
    for label in ("Start", "Finish", "Venue", "Webcast", "Agenda published", "Time for business", "Declarations"):
        assert facts[label] == "not recorded"
    assert "Note" not in facts
    assert (found.agenda, found.attendance, found.notices, found.moves, found.minutes) == ((), (), (), (), ())


DAY = dt.date(2021, 7, 29)
FULL = Meeting(
    id="M1",
    date=DAY,
    start=dt.time(13),
    finish=dt.time(15, 30),
    status=MeetingStatus.HELD,
    notices=(
        NoticePosted(council="Blaby", on=DAY, where="Council Offices"),
        NoticePosted(council="Melton", on=DAY),
    ),
    moves=(
        MeetingMove(from_date=dt.date(2021, 7, 22), to_date=DAY, on=TODAY, reason="Chamber not free"),
        MeetingMove(from_date=DAY, to_date=DAY, on=TODAY),
    ),
    done=(DoneMark(deadline="Agenda published", on=DAY, by="Clerk"),),
    cancelled_reason="Flood",
    attendance=(
        Attendance(person="P2", presence=Presence.APOLOGIES),
        Attendance(
            person="P1",
            presence=Presence.PRESENT,
            printed="Cllr Ŵyn-Évans",
            role="Chair",
            remote=True,
            arrived=dt.time(13, 5),
            left=dt.time(15),
            absences=(
                Absence(item="item 4", left=dt.time(14), returned=dt.time(14, 20), reason="interest"),
                Absence(),
            ),
        ),
        Attendance(person="P9", presence=Presence.SUBSTITUTE, substitute_for="P2"),
    ),
)
REGISTER = Register.of(
    PANEL,
    FULL,
    Person(id="P1", name="Wyn"),
    Person(id="P2", name="Rae Bhatia"),
    WorkItem(id="W1", title="Report", meeting="M1"),
    WorkItem(id="W2", title="Gone", meeting="M1", status=ItemStatus.WITHDRAWN),
    Minute(id="N1", meeting="M1", number="39/20", heading="Apologies"),
    Declaration(id="D1", meeting="M1", people=("P1",)),
)


def test_everything_about_a_full_meeting() -> None:
    found = meeting_detail(REGISTER, "M1", TODAY)
    assert [(line.heading, line.names) for line in found.attendance] == [
        (
            "present",
            (
                (
                    "Cllr Ŵyn-Évans, Chair, by remote link, arrived 1:05 pm, left 3:00 pm, "
                    "out for item 4 from 2:00 pm until 2:20 pm (interest), out"
                ),
            ),
        ),
        ("present as substitute", ("P9, for Rae Bhatia",)),
        ("apologies", ("Rae Bhatia",)),
    ]
    assert found.notices == (
        "Blaby: Thursday 29 July 2021, Council Offices",
        "Melton: Thursday 29 July 2021, place not recorded",
    )
    assert found.moves[0] == (
        "From Thursday 22 July 2021 to Thursday 29 July 2021, entered on 12 July 2021, because: Chamber not free"
    )
    assert found.moves[1].endswith("reason not recorded")
    assert found.done == ("Agenda published: Thursday 29 July 2021, by Clerk",)
    assert found.minutes == (("39/20", "Apologies"),)
    assert [one.title for one in found.agenda] == ["Report"]
    assert [(one.title, one.number) for one in found.withdrawn] == [("Gone", 0)]
    facts = dict(found.facts)
    assert facts["Declarations"] == "1 declaration"
    assert facts["Cancelled on"] == "on a day not recorded: Flood"


def test_no_declarations_is_a_record_of_its_own() -> None:
    meeting = Meeting(id="M1", date=TODAY)
    nil = Declaration(id="D1", meeting="M1", nil=True)
    found = meeting_detail(Register.of(PANEL, meeting, nil), "M1", TODAY)
    assert dict(found.facts)["Declarations"] == "none were made"


def test_an_unknown_meeting_is_refused_in_a_sentence() -> None:
    with pytest.raises(Refused, match="There is no meeting “M9”"):
        meeting_detail(Register.of(PANEL), "M9", TODAY)
