"""Seats: taken, filled, changed and ended; the quorum; what cannot be is refused with a cure."""

from __future__ import annotations

import datetime as dt

import pytest

from store.commands.members import councils, holding, seats
from store.edit import Edit
from store.problems import Conflict
from store.records import Person, Role, Seat
from store.records.panel import QuorumRule
from store.rules.attendance.room import quorum_needed
from store.rules.members.membership import members_at
from tests.store.commands.office import TODAY, codes, refusal, run
from tests.store.commands.sitting import CHAIR, DAY, OUTSIDER, STAND_IN, sitting


def test_a_new_person_takes_a_seat() -> None:
    done = run(sitting(), seats.take_seat, name="Zoë Quux", title="Cllr", party="Green", from_date=DAY)
    assert done.edit.sentence == "Seated Zoë Quux as member from 1 July 2021"
    person, seat = done.edit.puts
    assert person == Person(id="P11", name="Zoë Quux", title="Cllr")
    assert seat == Seat(id="S9", person="P11", party="Green", from_date=DAY)


def test_a_name_a_letter_away_is_asked_about() -> None:
    found = refusal(sitting(), seats.take_seat, name="Ann Archar", from_date=DAY)
    assert codes(found) == ["person-near"]
    assert found[0].cure == "Did you mean Cllr Ann Archer? If not, say that it is somebody else."
    assert run(sitting(), seats.take_seat, name="Ann Archar", sure=True, from_date=DAY).edit.puts


def test_all_faults_at_once() -> None:
    found = refusal(sitting(), seats.take_seat, name="", body="x\ny", from_date=dt.date(1066, 1, 1))
    assert set(codes(found)) == {"text-empty", "text-line-break", "year-unlikely", "council-unknown"}


def test_ending_leaves_a_vacancy_that_can_be_filled() -> None:
    ended = run(sitting(), seats.end_seat, seat="S4", on=DAY, reason="Resigned").after
    assert len(members_at(ended, DAY)) == 7
    assert len(members_at(ended, DAY + dt.timedelta(days=1))) == 6
    vacant = ended.get(Seat, "S9")
    assert vacant == Seat(id="S9", body="Felpersham Council", from_date=dt.date(2021, 7, 2))
    filled = run(ended, seats.take_seat, person=OUTSIDER, fills="S9", from_date=TODAY).after
    assert filled.get(Seat, "S9") == Seat(
        id="S9", body="Felpersham Council", from_date=dt.date(2021, 7, 2), to_date=dt.date(2021, 7, 11)
    )
    assert filled.get(Seat, "S10") == Seat(id="S10", person=OUTSIDER, body="Felpersham Council", from_date=TODAY)


def test_filling_on_the_first_day_of_the_vacancy_takes_its_place() -> None:
    ended = run(sitting(), seats.end_seat, seat="S4", on=DAY).after
    filled = run(ended, seats.take_seat, person=OUTSIDER, fills="S9", from_date=dt.date(2021, 7, 2)).after
    assert filled.get(Seat, "S9") == Seat(
        id="S9", person=OUTSIDER, body="Felpersham Council", from_date=dt.date(2021, 7, 2)
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"person": CHAIR}, "seat-same-person"),
        ({"person": OUTSIDER, "role": Role.CHAIR}, "seat-overlap"),
        ({"person": OUTSIDER, "body": "Ambridge Council"}, "seat-council-full"),
        ({"person": OUTSIDER, "fills": "S1"}, "seat-held"),
        ({"person": "P99"}, "unknown-id"),
    ],
)
def test_seats_that_cannot_be_taken(arguments: dict[str, object], code: str) -> None:
    assert code in codes(refusal(sitting(), seats.take_seat, from_date=DAY, **arguments))


def test_a_vacancy_is_filled_until_the_day_on_which_it_ended() -> None:
    over = Seat(id="S9", role=Role.INDEPENDENT, to_date=dt.date(2021, 6, 30))
    register = sitting().with_edit(Edit("", (over,)))
    arguments = {"person": OUTSIDER, "fills": "S9"}
    (problem,) = refusal(register, seats.take_seat, from_date=dt.date(2021, 7, 1), **arguments)
    assert (problem.code, str(problem)) == (
        "vacancy-over",
        "That vacancy ended on Wednesday 30 June 2021. Choose a seat that is vacant now.",
    )
    assert run(register, seats.take_seat, from_date=dt.date(2021, 6, 30), **arguments).after


def test_seats_that_cannot_be_ended() -> None:
    assert codes(refusal(sitting(), seats.end_seat, seat="S4", on=dt.date(2021, 1, 1))) == ["seat-dates"]
    ended = run(sitting(), seats.end_seat, seat="S4", on=DAY).after
    assert codes(refusal(ended, seats.end_seat, seat="S4")) == ["seat-ended"]
    assert codes(refusal(ended, seats.end_seat, seat="S9")) == ["seat-vacant"]


def test_a_seat_is_changed_and_two_clerks_who_disagree_are_told() -> None:
    was = sitting().get(Seat, "S2")
    done = run(
        sitting(), holding.edit_seat, seat="S2", was=was, party="Independent", skills=("audit", "law"), correction=True
    )
    assert done.edit.sentence == "Changed the party and the skills of the seat of Bob Barford"
    with pytest.raises(Conflict):
        holding.edit_seat(done.after, TODAY, seat="S2", was=was, party="Another", correction=True)
    assert codes(refusal(sitting(), holding.edit_seat, seat="S2", role=Role.CHAIR, correction=True)) == ["seat-overlap"]


def test_substitutes_are_named_and_taken_away() -> None:
    done = run(sitting(), holding.set_substitutes, seat="S1", people=(STAND_IN, OUTSIDER))
    assert done.edit.sentence == "Named Hal Hood and Jon Jarvis as substitute for Ann Archer"
    assert run(done.after, holding.set_substitutes, seat="S1", people=()).after == sitting()
    assert codes(refusal(sitting(), holding.set_substitutes, seat="S1", people=(CHAIR, "P77"))) == [
        "substitute-self",
        "unknown-id",
    ]


def test_of_a_vacant_seat_it_is_not_said_that_somebody_holds_it() -> None:
    register = run(sitting(), seats.record_vacancy, body="Melton", since=DAY).after
    [problem] = refusal(register, seats.end_seat, seat="S9", on=dt.date(2021, 7, 1))
    assert problem.sentence == "That seat has no holder."


def test_a_vacancy_is_recorded() -> None:
    done = run(sitting(), seats.record_vacancy, body="Melton", since=DAY)
    assert done.edit.puts == (Seat(id="S9", body="Melton", from_date=DAY),)


def test_the_quorum_is_set_in_the_rules_of_the_day() -> None:
    done = run(sitting(), seats.set_quorum, numerator=1, denominator=3, on=DAY)
    assert done.after.panel.rules_on(DAY).quorum == QuorumRule(mode="fraction", numerator=1, denominator=3)
    assert done.edit.sentence == "Set the quorum to 1/3 of the members in post"
    assert codes(refusal(sitting(), seats.set_quorum)) == ["quorum-empty"]
    assert codes(refusal(sitting(), seats.set_quorum, number=0)) == ["quorum-number"]
    assert codes(refusal(sitting(), seats.set_quorum, numerator=3, denominator=2)) == ["quorum-fraction"]


def test_a_council_has_its_seats_and_its_make_up() -> None:
    done = run(sitting(), councils.set_council, council="felpersham council", seats=3, make_up="Blue 30; Red Rose 12")
    found = done.after.panel.councils[1]
    assert (found.seats, [(part.party, part.seats) for part in found.make_up]) == (3, [("Blue", 30), ("Red Rose", 12)])
    assert codes(refusal(sitting(), councils.set_council, council="Nowhere", make_up="Blue")) == [
        "council-unknown",
        "make-up",
    ]
    assert codes(refusal(sitting(), councils.set_council, council="Ambridge Council", seats=99)) == ["seats-unlikely"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "quorum-unreadable"),
        ("most of them", "quorum-unreadable"),
        ("0/3", "quorum-fraction"),
        ("4/3", "quorum-fraction"),
    ],
)
def test_a_quorum_that_cannot_be_read(typed: str, code: str) -> None:
    assert codes(refusal(sitting(), seats.set_quorum_as_typed, typed=typed)) == [code]
    assert run(sitting(), seats.set_quorum_as_typed, typed=" 1 / 2 ").after.panel.rules_on(DAY).quorum.denominator == 2
    least = run(sitting(), seats.set_quorum_as_typed, typed="one quarter of the members (at least 3)")
    assert least.edit.sentence == "Set the quorum to 1/4 of the members in post, at least 3"
    kept = least.after.panel.rules_on(DAY).quorum
    assert kept == QuorumRule(mode="fraction", numerator=1, denominator=4, at_least=3)
    assert [quorum_needed(kept, members) for members in (8, 12, 13, 20)] == [3, 3, 4, 5]
