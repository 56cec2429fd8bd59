"""Meetings, people and seats in the sample, held against the papers."""

from __future__ import annotations

import datetime as dt

import pytest

from store.records import Meeting, MeetingKind, MeetingStatus, Person, Presence, Role, Seat
from store.register import Register
from store.sample import DEMO_DAY, sample_records

PRESENT_2016 = (
    "Mr. J. T. Orson JP CC",
    "Cllr. John Boyce",
    "Cllr. Lee Breckon, JP",
    "Cllr. Ratilal Govind",
    "Cllr. Malise Graham",
    "Cllr. Tony Mathias",
    "Cllr. Ozzy O'Shea",
    "Cllr. Rosita Page",
    "Cllr. Trevor Pendleton",
    "Cllr. Lynn Senior",
    "Cllr. David Slater",
    "Cllr. Manjula Sood, MBE",
)
APOLOGIES_2016 = ("Mrs. Helen Carter", "Col. Robert Martin OBE, DL", "Cllr. Kirk Master")
MEMBERS_2021 = (
    "Harper-Davies",
    "J. T. Orson",
    "Kaur Saini",
    "Keith Culverwell",
    "Loydall",
    "Mehrunnisa Lalani",
    "Mullaney",
    "Pantling",
    "Phillimore",
    "Rae Bhatia",
    "Rahman",
    "Taylor",
    "Walters",
    "Whelband",
    "Woodman",
)


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.of(*sample_records())


def on(register: Register, *day: int) -> Meeting:
    (meeting,) = register.meeting_on(dt.date(*day))
    return meeting


def roll(register: Register, *day: int) -> list[str]:
    return sorted(register.person_name(seat.person) for seat in register.seats_on(dt.date(*day)) if seat.role.sits)


def printed(meeting: Meeting, *presences: Presence) -> tuple[str, ...]:
    return tuple(line.printed for line in meeting.attendance if line.presence in presences)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2015-09-16", "arranged"),
        ("2016-02-02", "held"),
        ("2016-07-26", "held"),
        ("2016-09-23", "held"),
        ("2016-12-05", "held"),
        ("2017-02-03", "held"),
        ("2017-03-29", "arranged"),
        ("2017-05-22", "arranged"),
        ("2017-07-26", "arranged"),
        ("2017-09-28", "arranged"),
        ("2017-12-05", "arranged"),
        ("2019-10-01", "held"),
        ("2020-12-09", "held"),
        ("2021-01-27", "held"),
        ("2021-03-25", "called"),
        ("2021-05-20", "arranged"),
        ("2021-06-10", "arranged"),
        ("2021-07-29", "arranged"),
        ("2021-09-30", "arranged"),
        ("2021-12-02", "arranged"),
    ],
)
def test_a_meeting_stands_as_far_as_the_papers_show(register: Register, day: str, status: str) -> None:
    (meeting,) = register.meeting_on(dt.date.fromisoformat(day))
    assert meeting.status is MeetingStatus(status)


def test_there_are_no_meetings_that_the_papers_do_not_name(register: Register) -> None:
    assert len(register.meetings) == 20
    assert on(register, 2021, 5, 20).kind is MeetingKind.PRIVATE_BRIEFING


def test_printed_weekdays_are_right_but_for_the_one_of_2015(register: Register) -> None:
    wrong, checked = [], 0
    for meeting in register.meetings:
        word = meeting.printed_date.split(" ")[0].rstrip(",").lower()
        if word and not word[0].isdigit():
            checked += 1
            if not meeting.date.strftime("%A").lower().startswith(word):
                wrong.append(meeting.printed_date)
    assert checked == 10
    assert wrong == ["THURSDAY 16th SEPTEMBER 2015"]


def test_the_demonstration_stands_on_a_monday_before_the_july_meeting(register: Register) -> None:
    assert DEMO_DAY.strftime("%A %d %B %Y") == "Monday 12 July 2021"
    following = register.next_meeting(DEMO_DAY)
    assert following is not None
    assert following.date == dt.date(2021, 7, 29)


def test_attendance_of_23_september_2016(register: Register) -> None:
    meeting = on(register, 2016, 9, 23)
    assert (meeting.start, meeting.finish) == (dt.time(13, 0), dt.time(15, 10))
    assert printed(meeting, Presence.PRESENT) == PRESENT_2016
    assert printed(meeting, Presence.APOLOGIES) == APOLOGIES_2016


def test_attendance_of_27_january_2021(register: Register) -> None:
    meeting = on(register, 2021, 1, 27)
    assert (meeting.start, meeting.finish, meeting.mode) == (dt.time(13, 0), dt.time(16, 15), "virtual")
    assert printed(meeting, Presence.PRESENT, Presence.SUBSTITUTE) == (
        "Cllr Orson",
        "Cllr Pantling",
        "Cllr Kaur Saini",
        "Cllr Mullaney",
        "Cllr Harper-Davies",
        "Cllr Phillimore",
        "Cllr Westley",
        "Cllr Woodman",
        "Cllr Rahman",
        "Cllr Taylor",
        "Cllr Walters",
        "Mr Culverwell",
        "Cllr Loydall",
        "Cllr Whelband",
        "Ms M Lalani",
    )
    assert printed(meeting, Presence.APOLOGIES) == ("Councillor Rae Bhatia",)
    assert printed(meeting, Presence.IN_ATTENDANCE) == ("Lord Bach", "Kirk Master", "Simon Cole")
    assert len(printed(meeting, Presence.ALSO_PRESENT)) == 7
    (substitute,) = [line for line in meeting.attendance if line.presence is Presence.SUBSTITUTE]
    assert register.person_name(substitute.substitute_for) == "Rae Bhatia"
    out = {line.printed: line.absences[0].item for line in meeting.attendance if line.absences}
    assert out == {"Lord Bach": "minute 48", "Simon Cole": "minute 48"}


def test_the_rolls(register: Register) -> None:
    meeting = on(register, 2016, 9, 23)
    expected = sorted(
        register.person_name(line.person)
        for line in meeting.attendance
        if line.presence in {Presence.PRESENT, Presence.APOLOGIES}
    )
    assert roll(register, 2016, 9, 23) == expected
    assert len(expected) == 15
    december = (set(expected) - {"Kirk Master", "Tony Mathias"}) | {"Terry King", "Osman"}
    assert roll(register, 2016, 12, 5) == sorted(december)
    assert len(MEMBERS_2021) == 15
    for day in ((2021, 1, 27), (2021, 3, 25), (2021, 7, 12), (2021, 12, 31)):
        assert roll(register, *day) == list(MEMBERS_2021)


def test_offices_change_hands_with_time(register: Register) -> None:
    master = next(person for person in register.all(Person) if person.name == "Kirk Master")
    roles = [seat.role for seat in register.all(Seat) if seat.person == master.id]
    assert roles == [Role.MEMBER, Role.DEPUTY_COMMISSIONER]
    held = {(seat.role, register.person_name(seat.person)) for seat in register.seats_on(dt.date(2021, 1, 27))}
    assert {
        (Role.CHAIR, "J. T. Orson"),
        (Role.VICE_CHAIR, "Pantling"),
        (Role.COMMISSIONER, "Willy Bach"),
        (Role.CHIEF_CONSTABLE, "Simon Cole"),
    } <= held
    terms = {
        register.person_name(seat.person): seat.term_ends
        for seat in register.all(Seat)
        if seat.role is Role.INDEPENDENT
    }
    assert terms == {"Keith Culverwell": dt.date(2021, 12, 31), "Mehrunnisa Lalani": dt.date(2021, 12, 31)}
    assert not [seat.id for seat in register.all(Seat) if seat.votes and not seat.role.sits]


def test_every_seat_says_how_its_dates_were_arrived_at(register: Register) -> None:
    assert [seat.id for seat in register.all(Seat) if "not recorded" not in seat.note] == []
