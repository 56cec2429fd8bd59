"""Lists of members, days and provisions in the order of the rule, and the one that a rule takes of several."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from store.problems import Refused
from store.queries.calendar.holidays import working_days_of
from store.records import (
    Attendance,
    Council,
    ItemMove,
    ItemStatus,
    Meeting,
    Minute,
    Nation,
    Panel,
    Person,
    Presence,
    Report,
    Role,
    Seat,
    Vote,
    WorkItem,
)
from store.records.council import PartySeats
from store.records.people import PersonName
from store.register import Register
from store.rules.findings import rounds
from store.rules.findings.votes import _at_odds
from store.rules.law import table
from store.rules.law.exempt import exempt_numbers, told_exempt
from store.rules.law.provision import Provision
from store.rules.law.table import provision
from store.rules.lint.business import deferred_nowhere
from store.rules.lint.days import _wrong_day
from store.rules.members import barred
from store.rules.members.balance import by_council, by_party, by_skill
from store.rules.members.barred import stands_in_for_coopted, why_advice
from store.rules.members.membership import terms_ending, terms_expired
from store.rules.members.naming import renamed_person
from store.rules.members.seats import why_not_body
from store.rules.minutes import finalising
from store.rules.minutes.naming import _days, _split

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")
MEETING = Meeting(id="M1", date=dt.date(2021, 7, 1))


def seats(*fields: dict[str, Any]) -> list[Seat]:
    return [Seat(id=f"S{number}", person=f"P{number}", **one) for number, one in enumerate(fields, 1)]


def test_members_are_counted_by_council_in_the_order_of_the_panel_and_then_the_alphabet() -> None:
    panel = Panel(id="PANEL", name="x", councils=(Council(name="Felpersham", seats=1), Council(name="Borchester")))
    bodies = ("Penny Hassett", "", "Felpersham", "Ambridge", "Penny Hassett", "Loxley")
    shares = by_council(Register.of(panel, *seats(*({"body": body} for body in bodies))), TODAY)
    assert [(one.name, one.members) for one in shares] == [
        ("Felpersham", 1),
        ("Borchester", 0),
        ("Ambridge", 1),
        ("Loxley", 1),
        ("Penny Hassett", 2),
        ("council not recorded", 1),
    ]


def test_members_are_counted_by_party_the_most_first_and_then_by_the_alphabet() -> None:
    make_up = tuple(PartySeats(party=party, seats=3) for party in ("Yellow", "Brown", "Blue"))
    panel = Panel(id="PANEL", name="x", councils=(Council(name="Borchester", make_up=make_up),))
    parties = ("Red", "", "Green", "Blue", "Green", "Amber", "Blue", "Blue")
    shares = by_party(Register.of(panel, *seats(*({"party": party} for party in parties))), TODAY)
    assert [(one.name, one.members) for one in shares] == [
        ("Blue", 3),
        ("Green", 2),
        ("Amber", 1),
        ("Red", 1),
        ("Brown", 0),
        ("Yellow", 0),
        ("party not recorded", 1),
    ]


def test_skills_are_counted_by_the_alphabet() -> None:
    skilled = seats({"skills": ("law", "finance")}, {"skills": ("youth", "audit", "law")})
    assert [(one.name, one.members) for one in by_skill(Register.of(PANEL, *skilled), TODAY)] == [
        ("audit", 1),
        ("finance", 1),
        ("law", 2),
        ("youth", 1),
    ]


def test_terms_are_told_by_the_day_on_which_they_end() -> None:
    days = [dt.date(2022, 5, 1), dt.date(2021, 3, 1), dt.date(2021, 9, 1), dt.date(2020, 3, 1), TODAY, None]
    register = Register.of(PANEL, *seats(*({"term_ends": day} for day in days)))
    assert [seat.id for seat in terms_ending(register, TODAY)] == ["S5", "S3", "S1"]
    assert [seat.id for seat in terms_expired(register, TODAY)] == ["S4", "S2"]


def test_a_body_that_is_no_council_is_asked_about_with_the_nearest() -> None:
    councils = tuple(Council(name=name) for name in ("Ambridge East", "Ambridge West", "Felpersham"))
    register = Register.of(Panel(id="PANEL", name="x", councils=councils))
    problem = why_not_body(register, Seat(id="S1", person="P1", body="Ambridge Wst"))
    assert problem is not None
    assert problem.cure.startswith("Did you mean Ambridge West? Choose from Ambridge East, ")


def test_a_new_name_is_held_against_the_last_one() -> None:
    person = Person(id="P1", name="Ann Archer", earlier=(PersonName(name="Ann Barford"),), named_from=TODAY)
    assert renamed_person(person, PersonName(name="Ann Archer"), None) is person
    again = renamed_person(person, PersonName(name="Ann Barford"), None)
    assert (again.name, again.other_names) == ("Ann Barford", ("Ann Archer",))


@pytest.mark.parametrize(
    ("seat", "whom", "coopted"),
    [
        ({"role": Role.COOPTED_COUNCILLOR}, "P1", True),
        ({"role": Role.MEMBER}, "P1", False),
        ({"role": Role.MEMBER}, "P2", False),
        ({"role": Role.COOPTED_COUNCILLOR}, "P2", False),
    ],
)
def test_a_stand_in_takes_a_place_that_was_coopted_if_the_member_was(
    seat: dict[str, Any], whom: str, *, coopted: bool
) -> None:
    register = Register.of(PANEL, MEETING, *seats(seat))
    one = Attendance(person="P9", presence=Presence.SUBSTITUTE, substitute_for=whom)
    assert stands_in_for_coopted(register, MEETING, one) is coopted
    assert stands_in_for_coopted(register, MEETING, Attendance(person="P1", presence=Presence.PRESENT)) is None


def test_of_offices_that_keep_from_cooption_the_first_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    bars = [barred.Bar("a clerk", "s.1"), barred.Bar("a peer", "s.2", True), barred.Bar("an MP", "s.3", True)]
    monkeypatch.setattr(barred, "_bars", lambda *_: bars)
    register = Register.of(PANEL, Person(id="P1", name="Ann Archer"))
    told = why_advice(register, Seat(id="S1", person="P1"), TODAY)
    assert told.startswith("Ann Archer sits for a council and is a peer, who could not be co-opted (s.2).")


def test_paragraphs_are_read_in_their_order() -> None:
    assert exempt_numbers("paragraphs 18, 13 and 18") == (13, 18)
    assert told_exempt("paragraph 99", Nation.ENGLAND).startswith("There is no paragraph 99")
    assert told_exempt("whatever", Nation.ENGLAND) == ""


@pytest.mark.parametrize(
    ("code", "nation", "said"),
    [
        ("a", Nation.ENGLAND, "the first Act is in force from 1 January 2012, not on 12 July 2010."),
        ("a", Nation.WALES, "the third Act is in force from 1 January 2012, not on 12 July 2010."),
        ("b", Nation.WALES, "the first Act does not apply in Wales."),
    ],
)
def test_of_provisions_none_of_which_applies_the_first_of_the_nation_is_named(
    code: str, nation: Nation, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def row(name: str, of: str) -> Provision:
        begins = dt.date(2012, 1, 1)
        return Provision(
            code="a",
            citation=f"the {name} Act",
            number=1,
            unit="weeks",
            nation=of,
            in_force_from=begins,
        )

    rows = [row("first", "England"), row("second", "England"), row("third", "Wales"), row("fourth", "Wales")]
    monkeypatch.setattr(table, "_BY_CODE", {"a": tuple(rows), "b": tuple(rows[:2])})
    with pytest.raises(Refused) as refused:
        provision(code, dt.date(2010, 7, 12), nation)
    assert refused.value.problems[0].sentence == said


@pytest.mark.parametrize(
    ("sent", "published", "last"),
    [((1, 3), (7, 1), "1 July"), ((7, 1), (1, 3), "1 July"), ((7, 1), None, "1 July"), (None, (7, 1), "1 July")],
)
def test_a_report_was_out_on_the_later_of_its_days(
    sent: tuple[int, int] | None, published: tuple[int, int] | None, last: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.rules.findings import reports

    days = [dt.date(2021, *one) if one else None for one in (sent, published)]
    report = Report(id="RP1", step="report", sent_on=days[0], published_on=days[1])
    step = SimpleNamespace(on=TODAY)
    matter = SimpleNamespace(round=SimpleNamespace(), done=lambda _: step)
    monkeypatch.setattr(reports, "_matters", lambda _: [(report, matter)])
    monkeypatch.setattr(reports, "_of_report", lambda *said: said[3])
    scene: Any = SimpleNamespace()
    told: list[Any] = list(reports.at_odds(scene))
    assert told == [f"was out on {last} 2021, and its step is recorded on 12 July 2021"]


@pytest.mark.parametrize(
    ("today", "due", "counted"),
    [
        (dt.date(2011, 12, 30), dt.date(2012, 1, 6), False),
        (dt.date(2012, 1, 6), dt.date(2011, 12, 30), False),
        (dt.date(2012, 1, 3), dt.date(2012, 1, 6), True),
    ],
)
def test_days_left_are_not_counted_from_or_to_a_year_before_the_list(
    today: dt.date, due: dt.date, *, counted: bool
) -> None:
    scene: Any = SimpleNamespace(today=today, table=working_days_of(PANEL), register=Register.of(PANEL))
    assert (rounds._left(scene, due) is not None) is counted


def test_votes_that_are_at_odds_with_a_step_are_of_the_meeting_of_the_first() -> None:
    second = Meeting(id="M2", date=dt.date(2021, 8, 1))
    scene: Any = SimpleNamespace(register=Register.of(PANEL, MEETING, second))
    votes = tuple(Vote(id=f"V{number}", meeting=f"M{number}") for number in (1, 2))
    one: Any = SimpleNamespace(id="R1")
    step: Any = SimpleNamespace(step="review")
    sentence = _at_odds(scene, one, step, "the review", votes, "So it is.").sentence
    assert sentence == "The review and vote V1 and V2 of 1 July 2021 say different things. So it is."


def test_an_item_was_deferred_here_if_its_last_move_left_this_meeting() -> None:
    moves = tuple(ItemMove(on=TODAY, how="deferred", from_meeting=meeting) for meeting in ("M9", "M1"))
    items = [
        WorkItem(id=f"W{number}", title=f"Plan {number}", status=ItemStatus.DEFERRED, moves=each)
        for number, each in enumerate((moves, moves[::-1], ()), 1)
    ]
    leaf: Any = SimpleNamespace(register=Register.of(PANEL, MEETING, *items), meeting=MEETING, minutes=())
    assert [slip.record for slip in deferred_nowhere(leaf)] == ["W1"]


def test_a_day_without_minutes_to_confirm_is_told_with_the_last_that_had_some() -> None:
    held = [Meeting(id=f"M{number}", date=dt.date(2021, number, 1)) for number in (3, 5, 2)]
    leaf: Any = SimpleNamespace(register=Register.of(PANEL, MEETING, *held), meeting=MEETING, at=lambda _: "")
    sentence = _wrong_day(leaf, Minute(id="N1", meeting="M1"), dt.date(2021, 4, 1)).sentence
    assert sentence == (
        "There was no meeting on Thursday 1 April 2021 whose minutes could be confirmed; the last before this one was "
        "the meeting of Saturday 1 May 2021."
    )


@pytest.mark.parametrize(
    ("numbers", "asked"),
    [((), False), (("1", "2"), False), (("1", ""), True), (("", "1"), True), (("", ""), True)],
)
def test_numbers_are_worked_out_if_one_minute_has_none(
    numbers: tuple[str, ...], *, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[dt.date] = []
    monkeypatch.setattr(finalising, "why_not_scheme", lambda _, day: calls.append(day))
    minutes = [Minute(id=f"N{place}", meeting="M1", text="x", number=one) for place, one in enumerate(numbers, 1)]
    list(finalising.why_not_finalise(Register.of(PANEL, MEETING, *minutes), MEETING))
    assert calls == ([MEETING.date] if asked else [])


def test_a_minute_is_parted_from_its_meeting_at_each_of_and_at_a_number() -> None:
    assert list(_split("plan of work of 1 July")) == [("plan of work", "1 July"), ("plan", "work of 1 July")]
    assert list(_split("12a 1 July")) == [("12a", "1 July")]
    assert list(_split("a12 1 July")) == [("a12", "1 July")]
    assert list(_split("plan July")) == []


@pytest.mark.parametrize(
    ("typed", "years"), [("+1", []), ("-11", [2021]), ("1 July", [2021, 2020]), ("1 July 2020", [2020])]
)
def test_a_day_that_is_counted_from_today_is_of_its_own_year(typed: str, years: list[int]) -> None:
    held = [Meeting(id=f"M{year}", date=dt.date(year, 7, 1)) for year in (2020, 2021)]
    there = [Minute(id=f"N{year}", meeting=f"M{year}", text="x") for year in (2020, 2021)]
    told = _days(Register.of(PANEL, *held, *there), typed, TODAY)
    assert [int(minute.id[1:]) for each in told for minute in each] == years
