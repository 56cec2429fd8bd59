"""The board of the membership: what is counted and what is listed are the same, and what the Act asks for is told."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.papers.printed import document_of, printed
from store.queries.members.listed import listed_seats
from store.queries.members.members import balance_lines, findings, headline, membership_rows
from store.records import Council, Panel, Person, PersonName, Role, Seat
from store.records.council import PartySeats
from store.register import Register
from store.rules.members.balance import by_area, by_council, limits
from store.rules.members.membership import members_at, terms_expired, vacancies
from store.sample import sample_records

DAY = dt.date(2021, 7, 12)
PANEL = Panel(
    id="PANEL",
    name="Borsetshire Police and Crime Panel",
    councils=(
        Council(name="Ambridge", seats=2, make_up=(PartySeats(party="Blue", seats=30),)),
        Council(name="Felpersham", seats=1, make_up=(PartySeats(party="Red", seats=10),)),
    ),
)
PEOPLE = tuple(Person(id=f"P{number}", name=f"Person {number}") for number in range(1, 6))
SEATS = (
    Seat(id="S1", person="P1", body="Ambridge", party="Blue", role=Role.CHAIR, term_ends=dt.date(2022, 5, 1)),
    Seat(id="S2", body="Ambridge", from_date=dt.date(2021, 6, 1)),
    Seat(id="S3", person="P2", role=Role.INDEPENDENT, term_ends=dt.date(2021, 6, 30), skills=("audit",)),
    Seat(id="S4", person="P3", role=Role.INDEPENDENT, substitutes=("P4", "P5")),
)
OFFICE = Register.of(PANEL, *PEOPLE, *SEATS)


def lines(register: Register) -> dict[str, str]:
    return dict(balance_lines(register, DAY))


def test_the_balance_is_told_by_council_party_area_and_skill() -> None:
    told = lines(OFFICE)
    assert told["Ambridge"] == "1 member of 2 seats"
    assert told["Felpersham"] == "no members of 1 seat"
    assert told["Blue"] == "1 councillor; 0.8 in proportion to 30 councillors of all councils"
    assert told["Red"] == "no councillors; 0.2 in proportion to 10 councillors of all councils"
    assert told["Parts of the area"] == "no member of Felpersham"
    assert told["audit"] == "1 member"
    assert told["Substitutes"] == "Person 4 and Person 5 for Person 3; nobody for 2 members"


def test_no_part_of_the_area_is_said_to_be_without_a_member_who_may_be_of_it() -> None:
    unknown = Register.of(PANEL, *PEOPLE, *SEATS, Seat(id="S5", person="P4"))
    assert lines(unknown)["Parts of the area"] == "not known: the council of 1 member is not recorded"
    assert by_area(unknown, DAY).without == ("Felpersham",)
    full = Register.of(PANEL, *PEOPLE, *SEATS, Seat(id="S5", person="P4", body="Felpersham"))
    assert lines(full)["Parts of the area"] == "every council of the area has a member"


def test_vacancies_have_their_age_and_terms_that_are_over_are_told_before_those_that_end() -> None:
    told = {(one.code, one.seat): one.sentence for one in findings(OFFICE, DAY)}
    assert told["vacancy", "S2"] == "A seat of Ambridge stands vacant since Tuesday 1 June 2021, for 41 days."
    assert told["vacancy", ""] == "A seat of Felpersham stands vacant."
    assert "nothing says that it was renewed" in told["term-expired", "S3"]
    assert ("term", "S1") in told
    assert [seat.id for seat in terms_expired(OFFICE, dt.date(2021, 6, 30))] == []
    assert [seat.id for seat in terms_expired(OFFICE, dt.date(2021, 7, 1))] == ["S3"]


def test_coopted_members_are_held_against_their_limit() -> None:
    judged = {one.what: (one.number, one.bound) for one in limits(OFFICE, DAY)}
    assert judged["co-opted members"] == (2, 2)
    assert judged["co-opted members who are not councillors"] == (2, 2)


def test_a_councillor_whom_the_panel_coopted_takes_no_seat_of_the_council() -> None:
    more = Seat(id="S5", person="P4", role=Role.COOPTED_COUNCILLOR, body="Ambridge")
    coopted = Register.of(PANEL, *PEOPLE, *SEATS, more)
    assert lines(coopted)["Ambridge"] == "1 member of 2 seats, and 1 co-opted"
    assert [one.body for one in vacancies(coopted, DAY)] == ["Ambridge", "Felpersham"]


def test_of_a_panel_whose_councils_are_not_recorded_nothing_is_said_of_its_area() -> None:
    bare = Register.of(Panel(id="PANEL", name="A panel"), *PEOPLE, *SEATS)
    assert lines(bare)["Parts of the area"] == "not known: no council of the area is recorded"


def test_whose_term_ends_is_called_as_on_the_day() -> None:
    married = Person(id="P1", name="Ann Wed", named_from=dt.date(2021, 9, 1), earlier=(PersonName(name="Ann Single"),))
    told = findings(Register.of(PANEL, married, *PEOPLE[1:], *SEATS), DAY)
    assert [one.sentence for one in told if one.code == "term"] == ["The term of Ann Single ends on Sunday 1 May 2022."]


ROLES = st.sampled_from([Role.MEMBER, Role.CHAIR, Role.INDEPENDENT, Role.COOPTED_COUNCILLOR, Role.OFFICER])
HELD = st.tuples(
    st.sampled_from([None, "P1", "P2", "P3", "P4"]), ROLES, st.sampled_from(["", "Ambridge", "Felpersham"])
)


@given(st.lists(HELD, max_size=6))
def test_what_is_counted_and_what_is_listed_agree(held: list[tuple[str | None, Role, str]]) -> None:
    seats = [Seat(id=f"S{at}", person=who, role=role, body=body) for at, (who, role, body) in enumerate(held, 1)]
    register = Register.of(PANEL, *PEOPLE, *seats)
    empty = vacancies(register, DAY)
    words = headline(register, DAY)
    assert (f"{len(empty)} vacanc" in words) is bool(empty)
    assert sum(row.name == "vacant" and row.votes is not False for row in listed_seats(register, DAY)) == len(empty)
    assert sum(row.code == "vacancy" for row in membership_rows(register, DAY)) == len(empty)
    roll = printed("members", "text", register, DAY).data.decode()
    assert roll.count("vacant") == sum(row.name == "vacant" for row in listed_seats(register, DAY))
    for share in by_council(register, DAY):
        missing = sum(one.body == share.name for one in empty)
        assert share.seats is None or share.members + missing >= share.seats
        recorded = sum(seat.body == share.name and not seat.person and seat.role.sits for seat in seats)
        assert missing == max(recorded, (share.seats or 0) - share.members)
    people = {row.id for row in listed_seats(register, DAY) if row.votes}
    assert {seat.id for seat in members_at(register, DAY)} <= people


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_printed_roll_has_the_board(form: str) -> None:
    paper = printed("members", form, OFFICE, DAY).data.decode()
    for words in ("Balanced appointment", "no member of Felpersham", "2 co-opted members, at most 2", "Terms"):
        assert words in paper
    assert document_of("members", OFFICE, DAY).title == "Members of the panel"


def test_how_a_limit_stands_is_said_within_the_sentence_that_counts() -> None:
    told = [one.sentence for one in findings(Register.of(*sample_records()), DAY) if one.code == "limit"]
    assert "2 co-opted members, at most 2 (within the limit)." in told
    over = "13 appointed members, at most 10 (over the limit). The others can only be co-opted councillors: record them"
    assert any(one.startswith(over) for one in told)
    assert all(one.endswith(".") and ". (" not in one for one in told)


@pytest.mark.parametrize(
    "names",
    [
        ("Cllr Zoe Abel", "Cllr Ann Bell JP", "Councillor Cole", "Mr. A. B. Dunn MBE", "Ms Ada Dunn"),
        ("Councillor Harper-Davies", "Councillor Kaur Saini", "Cllr Alan Taylor", "Cllr Kate Taylor"),
    ],
)
def test_members_stand_in_the_order_of_their_family_names(names: tuple[str, ...]) -> None:
    people = [Person(id=f"P{at}", name=name) for at, name in enumerate(reversed(names), 1)]
    seats = [Seat(id=f"S{one.id[1:]}", person=one.id, body="A Council") for one in people]
    rows = listed_seats(Register.of(PANEL, *people, *seats), DAY)
    assert [row.name for row in rows if row.id] == list(names)
