"""People are found by the names papers print, and a slip of a letter is asked about."""

from __future__ import annotations

import pytest

from store.problems import Refused
from store.register import Register
from store.rules.words.names import find_person, folded, why_not_new_person
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
    same = why_not_new_person(SAMPLE, "Cllr WESTLEY", sure=True)
    assert same is not None
    assert same.code == "person-known"
    assert why_not_new_person(SAMPLE, "Zebedee Quux", sure=False) is None


def test_folding_drops_titles_accents_and_stops() -> None:
    assert folded("Cllr. Fay Ŵyn-Jones") == "fay wyn-jones"
    assert folded("Mrs") == "mrs"
