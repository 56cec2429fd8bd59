"""What earlier papers print of a seat changes from a day on; a new chair is one act."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.members import holding, seats
from store.records import Role, Seat
from store.register import Register
from store.rules.members.membership import ends_on, members_at, role_on, seat_of, terms_ending
from tests.store.commands.office import codes, refusal, run
from tests.store.commands.sitting import CHAIR, DAY, LAY, OFFICER, OUTSIDER, THREE, VICE, sitting

FROM = DAY + dt.timedelta(days=5)
EVE = FROM - dt.timedelta(days=1)


def seat(register: Register, seat_id: str) -> Seat:
    return register.need(Seat, seat_id)


def test_a_change_of_party_counts_from_a_day_on() -> None:
    done = run(sitting(), holding.edit_seat, seat="S3", party="Green", post="Whip", change_from=FROM, note="x")
    before, after = done.edit.puts
    assert before == replace(seat(sitting(), "S3"), to_date=EVE)
    assert after == Seat(
        id="S9", person=THREE, party="Green", post="Whip", body="Ambridge Council", from_date=FROM, note="x"
    )
    assert done.edit.sentence == "Changed the party, the office and the note of the seat of Cat Carter from 6 July 2021"
    assert len(members_at(done.after, EVE)) == len(members_at(done.after, FROM)) == 7


def test_a_council_is_written_as_in_the_settings() -> None:
    (_, after) = run(sitting(), holding.edit_seat, seat="S6", body="felpersham  council", change_from=FROM).edit.puts
    assert isinstance(after, Seat)
    assert after.body == "Felpersham Council"


def test_a_first_day_typed_with_the_change_is_the_day_from_which_it_counts() -> None:
    one = run(sitting(), holding.edit_seat, seat="S3", party="Green", change_from=FROM).after
    other = run(sitting(), holding.edit_seat, seat="S3", party="Green", from_date=FROM).after
    assert one == other


def test_on_the_first_day_of_the_seat_there_is_nothing_before_it() -> None:
    begun = seat(sitting(), "S3").from_date
    (only,) = run(sitting(), holding.edit_seat, seat="S3", party="Green", change_from=begun).edit.puts
    assert only == replace(seat(sitting(), "S3"), party="Green")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"role": Role.INDEPENDENT}, "seat-when"),
        ({"party": "Green"}, "seat-when"),
        ({"body": "Felpersham Council"}, "seat-when"),
        ({"votes": False}, "seat-when"),
        ({"post": "Whip"}, "seat-when"),
        ({"party": "Green", "change_from": FROM, "correction": True}, "day-and-correction"),
        ({"party": "Green", "change_from": dt.date(2021, 5, 9)}, "seat-dates"),
        ({"body": "Atlantis Council", "change_from": FROM}, "council-unknown"),
        ({"role": Role.CHAIR, "change_from": FROM}, "seat-overlap"),
    ],
)
def test_changes_that_are_asked_about(arguments: dict[str, Any], code: str) -> None:
    problems = refusal(sitting(), holding.edit_seat, seat="S3", **arguments)
    assert code in codes(problems)
    assert all(problem.cure for problem in problems)


def test_what_no_paper_prints_changes_without_a_question() -> None:
    assert run(sitting(), holding.edit_seat, seat="S3", skills=("audit",), term_ends=FROM).edit.puts


def test_a_council_that_is_near_is_offered() -> None:
    (problem,) = refusal(sitting(), holding.edit_seat, seat="S3", body="Felpersam Council", correction=True)
    assert problem.cure == "Did you mean Felpersham Council? Choose from Ambridge Council, Felpersham Council."


def test_a_seat_that_goes_on_does_not_end() -> None:
    after = run(sitting(), holding.edit_seat, seat="S3", party="Green", change_from=FROM).after
    assert ends_on(after, seat(after, "S3")) is None
    assert THREE not in {one.person for one in terms_ending(after, EVE)}
    over = run(after, seats.end_seat, seat="S9", on=FROM + dt.timedelta(days=40)).after
    assert ends_on(over, seat(over, "S3")) == FROM + dt.timedelta(days=40)
    assert THREE in {one.person for one in terms_ending(over, EVE)}


def test_a_new_chair_is_one_act() -> None:
    done = run(sitting(), holding.make_chair, person=THREE, from_date=FROM)
    assert done.edit.sentence == "Put Cat Carter in the chair from 6 July 2021, after Ann Archer"
    after = done.after
    assert [role_on(after, one, EVE) for one in (CHAIR, THREE)] == ["Chair", "member"]
    assert [role_on(after, one, FROM) for one in (CHAIR, THREE)] == ["member", "Chair"]
    chair = seat_of(after, THREE, FROM)
    assert chair is not None
    assert (chair.body, chair.from_date) == ("Ambridge Council", FROM)
    assert len(members_at(after, FROM)) == 7


def test_an_independent_member_who_leaves_the_chair_is_one_again() -> None:
    in_chair = run(sitting(), holding.make_chair, person=LAY, from_date=FROM).after
    later = FROM + dt.timedelta(days=3)
    after = run(in_chair, holding.make_chair, person=VICE, from_date=later).after
    assert role_on(after, LAY, later) == "independent member"


@pytest.mark.parametrize(
    ("person", "day", "code"),
    [
        (CHAIR, FROM, "chair-already"),
        (OUTSIDER, FROM, "chair-no-member"),
        (OFFICER, FROM, "chair-no-member"),
        (THREE, dt.date(2021, 5, 1), "chair-no-member"),
        (THREE, dt.date(1066, 10, 14), "year-unlikely"),
    ],
)
def test_who_cannot_take_the_chair(person: str, day: dt.date, code: str) -> None:
    problems = refusal(sitting(), holding.make_chair, person=person, from_date=day)
    assert code in codes(problems)


def test_a_chair_of_a_later_day_stands_in_the_way() -> None:
    later = run(sitting(), holding.make_chair, person=THREE, from_date=FROM + dt.timedelta(days=9)).after
    assert codes(refusal(later, holding.make_chair, person=VICE, from_date=FROM)) == ["seat-overlap"]
