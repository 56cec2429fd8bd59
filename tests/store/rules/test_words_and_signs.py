"""Letters of other alphabets, sorts of councils, items by the beginning of a title, and whether a reply is required."""

from __future__ import annotations

import datetime as dt

import pytest

from store.problems import Refused
from store.records import Absence, Action, ActionKind, Attendance, Meeting, Minute, Panel, Presence, WorkItem
from store.register import Register
from store.rules.actions.replying import reply_help
from store.rules.members.printed_roles import council_meant
from store.rules.minutes.naming import _same_day
from store.rules.questions.eligibility import _last_place
from store.rules.room.events import item_meant
from store.rules.room.sitting import has_left
from store.rules.words.folding import fold, words_read

PANEL = Panel(id="PANEL", name="A panel")
MEETING = Meeting(id="M1", date=dt.date(2021, 7, 29))


@pytest.mark.parametrize(
    ("sign", "folded"),
    [
        *((sign, "'") for sign in "’‘‛ʼʻʽˈ′´＇"),
        *((sign, '"') for sign in "“”„‟″＂«»"),
        *((sign, "-") for sign in "−⁃˗‐‑‒–—―"),
        *((sign, "o") for sign in "øØ"),
        *((sign, "l") for sign in "łŁ"),
        *((sign, "d") for sign in "đĐðÐ"),
        *((sign, "ae") for sign in "æÆ"),
        *((sign, "oe") for sign in "œŒ"),
        *((sign, "th") for sign in "þÞ"),
        ("ı", "i"),
        ("é", "e"),
        ("\u00ad", ""),
    ],
)
def test_a_sign_reads_as_the_plain_one(sign: str, folded: str) -> None:
    assert fold(f"x{sign}x") == f"x{folded}x"


COUNCILS = (
    "Melton Borough Council",
    "Leicester City Council",
    "Leicester County Council",
    "Harborough District Council",
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Melton BC", "Melton Borough Council"),
        ("Melton DC", ""),
        ("Melton", "Melton Borough Council"),
        ("Leicester City", "Leicester City Council"),
        ("Leicester Council", ""),
        ("Leicester CC", ""),
        ("Leicester Borough", ""),
        ("Harborough District", "Harborough District Council"),
        ("Nowhere", ""),
    ],
)
def test_a_shorter_name_of_a_council_means_it_where_it_is_the_only_one(typed: str, meant: str) -> None:
    assert council_meant(typed, COUNCILS) == meant


def test_words_are_read_without_case_or_accents() -> None:
    assert words_read("  Þór  ØRSTED ") == "thor orsted"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("York", "York"),
        ("12 York Road, Leeds", ""),
        ("Leeds, York", "York"),
        ("York, England", "York"),
        ("New York", ""),
        ("State of New York", ""),
        ("the city of York", "York"),
        ("", ""),
    ],
)
def test_a_place_of_the_area_is_the_last_part_of_where_somebody_lives(text: str, word: str) -> None:
    assert _last_place(text, {"york": "York"}) == word


@pytest.mark.parametrize(
    ("typed", "item"),
    [
        ("W1", "W1"),
        ("w2", "W2"),
        ("1", "W1"),
        ("rural crime", "W1"),
        ("Budget", "W2"),
        ("Bud", "W2"),
        ("Plan", None),
        ("Plan of the year", "W3"),
        ("", None),
        ("nothing", None),
    ],
)
def test_an_item_is_meant_by_its_number_or_the_beginning_of_its_title(typed: str, item: str | None) -> None:
    titles = ("Rural crime", "Budget", "Plan of the year", "Plan of the next year")
    items = [WorkItem(id=f"W{at}", title=title, meeting="M1", order=at) for at, title in enumerate(titles, 1)]
    register = Register.of(PANEL, MEETING, *items)
    if item is None:
        with pytest.raises(Refused):
            item_meant(register, MEETING, typed)
    else:
        assert item_meant(register, MEETING, typed) == item


def test_why_a_reply_is_required_is_said_of_recommendations_alone() -> None:
    recommended = Action(id="A1", text="x", kind=ActionKind.RECOMMENDATION)
    assert reply_help(recommended).startswith("No reply is required: ")
    assert reply_help(Action(id="A2", text="x")) == ""
    assert reply_help(None) == ""


@pytest.mark.parametrize(
    ("one", "left"),
    [
        (None, False),
        (Attendance(person="P1", presence=Presence.PRESENT), False),
        (Attendance(person="P1", presence=Presence.PRESENT, left=dt.time(14)), True),
        (Attendance(person="P1", presence=Presence.PRESENT, until_item="W1"), True),
        (Attendance(person="P1", presence=Presence.PRESENT, absences=(Absence(left=dt.time(14)),)), True),
        (Attendance(person="P1", presence=Presence.PRESENT, absences=(Absence(item="W1"),)), False),
        (
            Attendance(
                person="P1", presence=Presence.PRESENT, absences=(Absence(left=dt.time(14), returned=dt.time(15)),)
            ),
            False,
        ),
    ],
)
def test_somebody_has_left_who_did_not_come_back(one: Attendance | None, *, left: bool) -> None:
    assert has_left(Meeting(id="M1", date=dt.date(2021, 7, 29), attendance=(one,) if one else ()), "P1") is left


def test_minutes_of_a_day_without_its_year_are_those_of_that_day_alone() -> None:
    days = (dt.date(2021, 6, 1), dt.date(2020, 6, 1), dt.date(2020, 7, 1), dt.date(2019, 6, 1))
    held = [Meeting(id=f"M{at}", date=day) for at, day in enumerate(days, 1)]
    minutes = [Minute(id=f"N{at}", meeting=f"M{at}", text="x") for at in (2, 3, 4)]
    told = _same_day(Register.of(PANEL, *held, *minutes), dt.date(2021, 6, 1), dt.date(2021, 7, 12))
    assert told == [dt.date(2020, 6, 1), dt.date(2019, 6, 1)]
