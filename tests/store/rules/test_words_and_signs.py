"""Letters of other alphabets, sorts of councils, items by the beginning of a title, and whether a reply is required."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from store.problems import Refused
from store.records import (
    Absence,
    Action,
    ActionKind,
    Attendance,
    Meeting,
    Minute,
    Panel,
    Person,
    Presence,
    Report,
    Seat,
    WorkItem,
)
from store.records.meeting import InTheChair
from store.register import Register
from store.rules.actions.replying import reply_help
from store.rules.days.counting import check_number
from store.rules.members.printed_roles import council_meant
from store.rules.minutes.naming import _same_day
from store.rules.questions.eligibility import _last_place
from store.rules.reports import guards
from store.rules.reports.standing import answer_of
from store.rules.room.events import item_meant, mover_meant
from store.rules.room.sitting import has_left
from store.rules.settings.reading import offered
from store.rules.settings.setting import NOT_SET
from store.rules.settings.table import BY_PATH
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


def test_of_reports_and_answers_the_first_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "the_report", lambda _, report: f"the report {report.id}")
    reports = [Report(id=f"RP{number}", meeting="M1") for number in (1, 2)]
    problem = guards.why_not_draft_at(Register.of(PANEL, MEETING, *reports), MEETING, MEETING.date)
    assert problem is not None
    assert problem.sentence.startswith("The report RP1 on ")
    matter: Any = SimpleNamespace(kind=SimpleNamespace(answers=("a", "b", "c")), done={"b": "B", "c": "C"}.get)
    first: Any = answer_of(matter)
    assert first == "B"
    matter.kind.answers = ("a",)
    assert answer_of(matter) is None


def test_whoever_took_the_chair_last_is_the_chairman_who_moves() -> None:
    people = [Person(id=f"P{number}", name=name) for number, name in enumerate(("Ann Archer", "Bob Barford"), 1)]
    seats = [Seat(id=f"S{number}", person=f"P{number}") for number in (1, 2)]
    chairs = tuple(InTheChair(person=person) for person in ("P1", "P2"))
    roll = tuple(Attendance(person=one.id, presence=Presence.PRESENT) for one in people)
    meeting = Meeting(id="M1", date=dt.date(2021, 7, 29), chairs=chairs, attendance=roll)
    register = Register.of(PANEL, meeting, *people, *seats)
    assert mover_meant(register, meeting, "the Chairman", "moved_by").person == "P2"
    assert mover_meant(register, meeting, "Ann Archer", "moved_by").person == "P1"


def test_what_the_panel_has_not_said_is_offered_once_as_not_set() -> None:
    choices = [one for one in BY_PATH.values() if one.kind == "choice"]
    assert any(one.until_entered for one in choices)
    for one in choices:
        offers = [words for _, words in offered(one, next(iter(one.choices))[0])]
        assert offers.count(NOT_SET) == (one.until_entered or NOT_SET in dict(one.choices).values()), one.path
        assert len(offers) == len(set(offers)), one.path


@pytest.mark.parametrize(("number", "code"), [(-1, "days.too_few"), (0, ""), (999, ""), (1000, "days.too_many")])
def test_no_more_than_999_days_are_counted(number: int, code: str) -> None:
    if not code:
        check_number(number)
        return
    with pytest.raises(Refused) as refused:
        check_number(number)
    assert [one.code for one in refused.value.problems] == [code]
