"""Which minute is meant: numbers as text, places, headings, days with and without their year."""

from __future__ import annotations

import datetime as dt

import pytest

from store.problems import Refused
from store.records import Meeting, MeetingStatus, Minute
from store.register import Register
from store.rules.minutes.naming import find_minute, minute_name, minute_of_day, minute_ref, minute_words

TODAY = dt.date(2021, 8, 2)

OFFICE = Register.of(
    Meeting(id="M1", date=dt.date(2016, 2, 2), status=MeetingStatus.HELD),
    Meeting(id="M2", date=dt.date(2016, 9, 23), status=MeetingStatus.HELD),
    Meeting(id="M3", date=dt.date(2021, 1, 27), status=MeetingStatus.HELD),
    Meeting(id="M4", date=dt.date(2021, 7, 29), status=MeetingStatus.HELD),
    Minute(id="N1", meeting="M1", number="PCP 1/21", heading="Apologies", order=1),
    Minute(id="N2", meeting="M1", number="37, 38, 39", heading="Minutes of the last meeting", order=2),
    Minute(id="N3", meeting="M2", number="37", heading="Dates of Meetings in 2017.", order=1),
    Minute(id="N4", meeting="M3", number="5.1", heading="Work programme", order=1),
    Minute(id="N5", meeting="M3", number="47", heading="Proposed precept 2021-22", order=2),
    Minute(id="N6", meeting="M4", heading="Apologies", order=1),
    Minute(id="N7", meeting="M4", heading="Work programme", order=2),
    Minute(id="N8", meeting="M4", order=3, text="Nothing else was said."),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("N5", "N5"),
        ("n5", "N5"),
        ("PCP 1/21 of 2/2/2016", "N1"),
        ("pcp 1/21", "N1"),
        ("minute PCP 1/21 of 2 February 2016", "N1"),
        ("5.1 of 27/1/2021", "N4"),
        ("5.1", "N4"),
        ("37, 38, 39", "N2"),
        ("38", "N2"),
        ("38 of 2/2/2016", "N2"),
        ("37 of 23/9/2016", "N3"),
        ("37 23/9/2016", "N3"),
        ("37 of M2", "N3"),
        ("47", "N5"),
        ("47.", "N5"),
        ("minute 47", "N5"),
        ("minute no. 47", "N5"),
        ("Minute 47 of 27 January 2021", "N5"),
        ("47 of the meeting of 27 January 2021", "N5"),
        ("47 of 27 January", "N5"),
        ("item 2 of 29 July", "N7"),
        ("item 3 of 29 July", "N8"),
        ("Item 2 of 29/7/2021", "N7"),
        ("item 2 of M4", "N7"),
        ("Proposed precept 2021-22", "N5"),
        ("proposed prec", "N5"),
        ("Work programme of 29 July", "N7"),
        ("WORK PROGRAMME of 27/1/2021", "N4"),
        ("Minutes of the last meeting", "N2"),
        ("Dates of meetings in 2017", "N3"),
        ("dates of meetings in 2017 of 23/9/2016", "N3"),
    ],
)
def test_a_minute_is_understood(typed: str, found: str) -> None:
    assert find_minute(OFFICE, typed, TODAY) == found


@pytest.mark.parametrize(
    ("typed", "code", "says"),
    [
        ("work programme", "minute.several", "N4 5.1 of 27 January 2021, Work programme; N7 item 2 of 29 July 2021"),
        ("Apologies", "minute.several", "N1 PCP 1/21 of 2 February 2016"),
        ("99 of 29 July", "minute.none", "That meeting has 3 minutes: item 1, item 2 and item 3."),
        ("item 9 of 29 July", "minute.none", "That meeting has 3 minutes"),
        ("budget", "minute.none", "“item 5 of 29 July”"),
        ("", "minute.none", "47 of 27/1/2021"),
        ("N99", "unknown-id", "There is no minute"),
    ],
)
def test_what_fits_none_or_several_is_refused_and_named(typed: str, code: str, says: str) -> None:
    with pytest.raises(Refused) as refused:
        find_minute(OFFICE, typed, TODAY)
    (problem,) = refused.value.problems
    assert problem.code == code
    assert says in str(problem)


def test_several_numbers_that_are_minutes_of_their_own_are_named() -> None:
    register = Register.of(
        Meeting(id="M1", date=dt.date(2016, 2, 2)),
        *(Minute(id=f"N{place}", meeting="M1", number=str(36 + place), order=place) for place in (1, 2, 3)),
    )
    with pytest.raises(Refused, match="N1 37 of 2 February 2016; N2 38 of 2 February 2016; N3 39"):
        find_minute(register, "37, 38, 39", TODAY)


@pytest.mark.parametrize("minute", [one.id for one in OFFICE.all(Minute)])
def test_the_name_given_to_a_minute_finds_it_again(minute: str) -> None:
    assert find_minute(OFFICE, minute_name(OFFICE, minute), TODAY) == minute


def test_a_minute_is_called_by_its_number_its_heading_or_its_place() -> None:
    numbered, headed, bare = (OFFICE.need(Minute, one) for one in ("N5", "N7", "N8"))
    assert (minute_words(OFFICE, numbered), minute_ref(OFFICE, numbered)) == ("minute 47", "47")
    assert (minute_words(OFFICE, headed), minute_ref(OFFICE, headed)) == ("the minute “Work programme”", "item 2")
    assert (minute_words(OFFICE, bare), minute_ref(OFFICE, bare)) == ("item 3", "item 3")
    assert minute_of_day(OFFICE, bare) == "item 3 of 29 July 2021"
    assert minute_name(OFFICE, "N8") == "item 3 of 29 July 2021"
    assert minute_name(OFFICE, None) == ""
