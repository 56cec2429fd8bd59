"""The roll as at a day, thresholds, vacancies, terms, and the limits of the Act."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.queries.members.members import findings, headline
from store.records import Nation, Person, Record, Role, Seat
from store.records.council import Council, PartySeats
from store.records.panel import QuorumRule
from store.register import Register
from store.rules.attendance.room import quorum_needed, why_not_quorum
from store.rules.members.balance import by_council, by_party, by_skill, councils_to_tell, limits, notices
from store.rules.members.membership import (
    members_at,
    monitoring_officer,
    printed_role,
    role_on,
    terms_ending,
    vacancies,
    veto_needs,
    veto_words,
    why_no_veto,
    why_not_hold,
)
from store.sample import sample_records
from tests.store.commands.sitting import CHAIR, DAY, LAY, OFFICER, OUTSIDER, THREE, panel, sitting

SAMPLE = Register.of(*sample_records())
MASTER = "P9"


@pytest.mark.parametrize(
    "day", [dt.date(2016, 9, 23), dt.date(2016, 12, 5), dt.date(2021, 1, 27), dt.date(2021, 7, 12)]
)
def test_the_sample_has_fifteen_members_and_a_veto_needs_ten(day: dt.date) -> None:
    assert len(members_at(SAMPLE, day)) == 15
    assert veto_needs(SAMPLE, day) == 10


def test_who_changes_role_has_the_role_of_that_day() -> None:
    then, now = SAMPLE.meeting_on(dt.date(2016, 9, 23))[0], SAMPLE.meeting_on(dt.date(2021, 1, 27))[0]
    assert role_on(SAMPLE, MASTER, then.date) == "member"
    assert role_on(SAMPLE, MASTER, now.date) == "Deputy Police and Crime Commissioner"
    assert printed_role(SAMPLE, MASTER, now) == "Deputy Police and Crime Commissioner"
    assert printed_role(SAMPLE, "P1", then) == "in the Chair"


@given(members=st.integers(0, 40))
def test_a_veto_needs_the_least_number_that_is_two_thirds(members: int) -> None:
    people = [Person(id=f"P{n}", name=f"Member {n}") for n in range(1, members + 1)]
    register = Register.of(panel(), *people, *(Seat(id=f"S{p.id[1:]}", person=p.id) for p in people))
    needed = veto_needs(register, DAY)
    assert needed is not None
    assert 3 * needed >= 2 * members
    assert 3 * (needed - 1) < 2 * members or needed == 0


def test_there_is_no_veto_where_no_such_law_is_in_force() -> None:
    for day in (dt.date(2012, 1, 1), dt.date(2012, 11, 21)):
        assert veto_needs(sitting(), day) is None
        assert why_no_veto(sitting(), day).startswith("The votes that a veto needs cannot be worked out: ")
        assert "votes for a veto not known" in headline(sitting(), day)
        assert why_no_veto(sitting(), day) in [one.sentence for one in findings(sitting(), day)]
    assert why_no_veto(sitting(), DAY) == ""


def test_a_notice_whose_day_cannot_be_worked_out_says_so() -> None:
    early = dt.date(2012, 5, 20)
    vacant = Seat(
        id="S20", body="Felpersham Council", from_date=dt.date(2012, 5, 1), council_met_on=dt.date(2012, 5, 10)
    )
    register = Register.of(*records(sitting()), vacant)
    (notice,) = notices(register, early)
    assert notice.due is None
    assert notice.state.startswith("cannot be worked out: ")
    assert any(notice.state in one.sentence for one in findings(register, early))


def test_a_vacant_seat_is_not_in_post_and_ages() -> None:
    register = Register.of(
        *records(sitting()), Seat(id="S20", body="Felpersham Council", from_date=dt.date(2021, 6, 1))
    )
    assert len(members_at(register, DAY)) == 7
    (found,) = vacancies(register, DAY)
    assert (found.body, found.days) == ("Felpersham Council", 30)


def test_a_council_with_more_seats_than_holders_has_a_vacancy() -> None:
    register = without(sitting(), "S4")
    (found,) = vacancies(register, DAY)
    assert (found.seat, found.body, found.days) == (None, "Felpersham Council", None)
    assert councils_to_tell(register, DAY) == ("Felpersham Council",)


def test_terms_that_end_within_a_year() -> None:
    register = sitting()
    assert [seat.person for seat in terms_ending(register, DAY)] == [LAY]
    assert terms_ending(register, dt.date(2020, 12, 30)) == ()
    assert terms_ending(register, dt.date(2022, 1, 1)) == ()
    assert {seat.id for seat in terms_ending(SAMPLE, dt.date(2021, 7, 12))} == {"S31", "S32"}


def test_the_monitoring_officer_is_that_of_the_own_council_or_of_the_host() -> None:
    register = sitting()
    assert monitoring_officer(register, CHAIR, DAY) == "Ambridge Council"
    assert monitoring_officer(register, LAY, DAY) == "Borsetshire County Council"
    assert monitoring_officer(register, OFFICER, DAY) == "Borsetshire County Council"
    assert monitoring_officer(register, OUTSIDER, DAY) == ""


def records(register: Register) -> list[Record]:
    return [record for table in register.tables.values() for record in table.values()]


def without(register: Register, *ids: str) -> Register:
    return Register.of(*(one for one in records(register) if one.id not in ids))


@pytest.mark.parametrize(
    ("seat", "code"),
    [
        (Seat(id="S30", person=CHAIR, from_date=DAY), "seat-same-person"),
        (Seat(id="S30", person=OUTSIDER, role=Role.CHAIR, from_date=DAY), "seat-overlap"),
        (Seat(id="S30", person=OUTSIDER, body="Ambridge Council", from_date=DAY), "seat-council-full"),
        (Seat(id="S30", person=OUTSIDER, from_date=DAY, to_date=dt.date(2021, 6, 1)), "seat-dates"),
    ],
)
def test_what_cannot_be_held(seat: Seat, code: str) -> None:
    found = why_not_hold(sitting(), seat)
    assert code in [problem.code for problem in found]
    assert all(problem.cure for problem in found)


def test_two_holders_of_one_named_seat_may_follow_but_not_overlap() -> None:
    first = Seat(id="S30", person=OUTSIDER, body="Z", place="1", from_date=dt.date(2021, 1, 1), to_date=DAY)
    register = Register.of(*records(sitting()), first)
    after = Seat(id="S31", person="P8", body="Z", place="1", from_date=DAY + dt.timedelta(days=1))
    assert why_not_hold(register, after) == ()
    assert [one.code for one in why_not_hold(register, replace(after, from_date=DAY))] == ["seat-overlap"]


def test_limits_are_those_of_the_act() -> None:
    by_what = {limit.what: limit for limit in limits(SAMPLE, dt.date(2021, 7, 12))}
    assert (by_what["appointed members"].number, by_what["appointed members"].bound) == (13, 10)
    assert by_what["appointed members"].state == "over the limit"
    assert by_what["co-opted members"].state == "within the limit"
    assert (by_what["members in all"].number, by_what["members in all"].bound) == (15, 20)
    before = limits(SAMPLE, dt.date(2012, 1, 1))
    assert [(limit.bound, limit.state) for limit in before] == [(None, "not known")] * 4
    for limit in before:
        assert limit.sentence.startswith(f"The number of {limit.what} allowed cannot be worked out: Police Reform")
        assert "is in force" in limit.sentence
    later = limits(SAMPLE, dt.date(2035, 1, 1))
    assert [limit.bound for limit in later] == [limit.bound for limit in by_what.values()]
    assert all("ask the monitoring officer" in limit.provision for limit in later)
    assert any("No Act was found" in one.sentence for one in findings(SAMPLE, dt.date(2035, 1, 1)))


def test_a_third_coopted_member_is_over_the_limit_and_two_must_not_be_councillors() -> None:
    register = sitting()
    more = Register.of(*records(register), Seat(id="S40", person=OUTSIDER, role=Role.COOPTED_COUNCILLOR))
    states = {limit.what: limit.state for limit in limits(more, DAY)}
    assert states["co-opted members"] == "over the limit"
    assert states["co-opted members who are not councillors"] == "within the limit"
    fewer = without(register, "S7")
    assert {x.what: x.state for x in limits(fewer, DAY)}[
        "co-opted members who are not councillors"
    ] == "below the limit"


def test_notices_run_21_and_14_days_after() -> None:
    vacant = Seat(id="S20", body="Felpersham Council", council_met_on=dt.date(2021, 5, 20))
    register = Register.of(*records(without(sitting(), "S4")), vacant)
    (notice,) = notices(register, dt.date(2021, 6, 1))
    assert (notice.due, notice.state) == (dt.date(2021, 6, 10), "9 days left")
    assert notices(register, dt.date(2021, 6, 12))[0].state == "late by 2 days"
    accepted = replace(vacant, accepted_on=dt.date(2021, 6, 1))
    (notice,) = notices(Register.of(*records(without(sitting(), "S4")), accepted), dt.date(2021, 6, 2))
    assert notice.due == dt.date(2021, 6, 15)
    given = replace(accepted, notified_on=dt.date(2021, 6, 14))
    (notice,) = notices(Register.of(*records(without(sitting(), "S4")), given), dt.date(2021, 7, 1))
    assert notice.state == "notice given on Monday 14 June 2021"


def test_no_council_is_told_of_these_rules_in_wales() -> None:
    register = Register.of(*records(without(sitting(nation=Nation.WALES), "S4")))
    assert councils_to_tell(register, DAY) == ()


def test_balance_by_council_party_and_skill() -> None:
    register = sitting()
    made = tuple(
        replace(council, make_up=(PartySeats(party="Blue", seats=30), PartySeats(party="Red", seats=10)))
        for council in register.panel.councils
    )
    seats = [
        replace(one, party="Blue" if one.id in {"S1", "S2"} else "Red", skills=("audit",))
        for one in register.all(Seat)
        if one.id in {"S1", "S2", "S3", "S4", "S5"}
    ]
    changed = Register.of(
        *(one for one in records(register) if one.id not in {"PANEL", *(seat.id for seat in seats)}),
        replace(register.panel, councils=made),
        *seats,
    )
    assert [(share.name, share.members, share.seats) for share in by_council(changed, DAY)] == [
        ("Ambridge Council", 3, 3),
        ("Felpersham Council", 2, 2),
    ]
    assert [(share.name, share.members, share.due) for share in by_party(changed, DAY)] == [
        ("Red", 3, 1.25),
        ("Blue", 2, 3.75),
    ]
    assert [(share.name, share.members) for share in by_skill(changed, DAY)] == [("audit", 5)]


@given(st.integers(1, 60), st.integers(1, 9), st.integers(1, 9))
def test_a_fraction_as_quorum_is_rounded_up(in_post: int, top: int, bottom: int) -> None:
    rule = QuorumRule(mode="fraction", numerator=top, denominator=bottom)
    needed = quorum_needed(rule, in_post)
    assert needed is not None
    if top <= bottom:
        assert (needed - 1) * bottom < top * in_post <= needed * bottom
        assert why_not_quorum(rule) is None
    else:
        assert why_not_quorum(rule) is not None


def test_a_quorum_that_is_not_set_is_none() -> None:
    assert quorum_needed(QuorumRule(), 15) is None
    assert quorum_needed(QuorumRule(mode="number", number=5), 15) == 5
    assert why_not_quorum(QuorumRule(mode="number", number=0)) is not None


def test_the_council_seats_are_data() -> None:
    assert Council(name="X").seats is None
    assert members_at(without(sitting(), f"S{THREE[1:]}"), DAY)[0].person == CHAIR


@pytest.mark.parametrize(
    ("needed", "in_post", "words"),
    [
        (10, 15, "veto needs 10 of 15"),
        (1, 1, "veto needs 1 of 1"),
        (0, 0, "no members in post"),
        (None, 15, "votes for a veto not known"),
    ],
)
def test_the_votes_of_a_veto_are_worded_in_one_way(needed: int | None, in_post: int, words: str) -> None:
    assert veto_words(needed, in_post) == words
