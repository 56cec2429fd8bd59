"""People are found by the names papers print, and a slip of a letter is asked about."""

from __future__ import annotations

import pytest

from store.problems import Refused
from store.records import Person, Seat
from store.register import Register
from store.rules.words.names import find_person, why_ask_name, why_not_new_person
from store.sample import sample_records

SAMPLE = Register.of(*sample_records())


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("P17", "P17"),
        ("Manjula Sood", "P17"),
        ("cllr. m. sood", "P17"),
        ("SOOD", "P17"),
        ("Sood, MBE", "P17"),
        ("o’shea", "P11"),
        ("Rae Bhatia", "P24"),
        ("Lord Bach", "P33"),
    ],
)
def test_found(typed: str, person: str) -> None:
    assert find_person(SAMPLE, typed).id == person


@pytest.mark.parametrize(
    ("typed", "code", "offered"),
    [
        ("Soood", "person-unknown", ""),
        ("Manjula Sod", "person-unknown", "Did you mean Cllr. Manjula Sood (P17)?"),
        ("Walter", "person-unknown", "Did you mean Councillor Walters (P27)?"),
        ("King", "person-several", "by the id"),
        ("", "person-empty", ""),
        ("[bold]Nobody[/]", "person-unknown", ""),
    ],
)
def test_asked_about(typed: str, code: str, offered: str) -> None:
    with pytest.raises(Refused) as caught:
        find_person(SAMPLE, typed)
    (problem,) = caught.value.problems
    assert problem.code == code
    assert offered in problem.cure


def test_those_at_the_meeting_are_meant_before_others() -> None:
    assert find_person(SAMPLE, "King", among={"P7"}).id == "P7"


def test_a_new_name_that_is_near_to_another_is_asked_about_once() -> None:
    near = why_not_new_person(SAMPLE, "Westly", sure=False)
    assert near is not None
    assert "Did you mean Councillor Westley?" in near.cure
    assert why_not_new_person(SAMPLE, "Westly", sure=True) is None
    same = why_not_new_person(SAMPLE, "Cllr WESTLEY", sure=False)
    assert same is not None
    assert same.code == "person-known"
    assert "somebody else of the same name" in same.cure
    assert why_not_new_person(SAMPLE, "Cllr WESTLEY", sure=True) is None
    assert why_not_new_person(SAMPLE, "Zebedee Quux", sure=False) is None


def test_two_people_of_one_name_are_told_apart_by_their_councils() -> None:
    register = Register.of(
        *(Person(id=f"P{n}", name="Ann Smith", title="Cllr") for n in (1, 2, 3)),
        Seat(id="S1", person="P1", body="Ayton Borough Council"),
        Seat(id="S2", person="P2", body="Beeton Council"),
    )
    with pytest.raises(Refused) as caught:
        find_person(register, "Councillor Ann Smith")
    (problem,) = caught.value.problems
    assert problem.sentence == (
        "“Councillor Ann Smith” could be 3 people: P1 Cllr Ann Smith (Ayton Borough Council); "
        "P2 Cllr Ann Smith (Beeton Council); P3 Cllr Ann Smith (no seat)."
    )
    assert find_person(register, "p2").id == "P2"


def test_initials_mean_whoever_they_fit_and_a_longer_name_is_asked_about() -> None:
    register = Register.of(Person(id="P1", name="Jack Timothy Orson", title="Mr"), Person(id="P2", name="K. Shaw"))
    assert find_person(register, "J.T. Orson").id == find_person(register, "Orson, J").id == "P1"
    for typed, offered in (("T. Orson", "P1"), ("Mrs J. Orson", ""), ("Kate Shaw", "P2")):
        with pytest.raises(Refused) as caught:
            find_person(register, typed)
        assert caught.value.problems[0].code == "person-unknown"
        assert offered in caught.value.problems[0].cure


@pytest.mark.parametrize(
    ("typed", "near"),
    [("Manjula Sod", "near to Cllr. Manjula Sood"), ("Manjula Sood", ""), ("Sood", ""), ("the Chair", ""), ("", "")],
)
def test_where_any_words_may_stand_only_what_is_near_to_a_name_is_asked_about(typed: str, near: str) -> None:
    problem = why_ask_name(SAMPLE, typed, "by")
    assert (problem is not None) == bool(near)
    if problem is not None:
        assert (problem.code, problem.field) == ("near-name", "by")
        assert near in problem.sentence
