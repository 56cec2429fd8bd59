"""Which part of a name counts: the family name at its end, given names before it, honours behind it."""

from __future__ import annotations

import pytest

from store.records import Panel, Paper, Person, WorkItem
from store.register import Register
from store.rules.words.names import find_people, near_names, why_not_new_person
from store.rules.words.papers import exempt_of
from store.rules.words.printings import fits, may_be_same, printing

PANEL = Panel(id="PANEL", name="A panel")


@pytest.mark.parametrize(
    ("one", "other", "maybe"),
    [
        ("Ann Archer", "A. Archer", True),
        ("Ann Archer", "Archer", True),
        ("Ann Archer", "Ann", True),
        ("Ann Archer", "Ann Mary Archer", True),
        ("Ann Mary Archer", "Mary Archer", True),
        ("Ann Mary Archer", "Mary Ann Archer", False),
        ("Ann Archer", "Bob Archer", False),
        ("Ann Archer", "Ann Barford", False),
        ("Ann Archer", "Ann Archar", True),
        ("Ann Archer", "Bob Archar", False),
        ("Ann Archer Barford", "Ann Archer", True),
        ("Ann Archer", "Ann Archer Barford", True),
        ("Archer Barford", "Ann Archer", False),
        ("Ann B", "Ann C B", True),
        ("Ann B Carr", "Ann B", False),
        ("Tom Archer", "Thomas Archer", False),
        ("Tony Archer", "Toni Archer", True),
        ("Jon Archer", "Jonathan Archer", True),
        ("Jo Archer", "Jonathan Archer", False),
        ("Ann Archer", "Ann Archer", False),
        ("Mr Ann Archer", "Mrs A Archer", False),
        ("", "Ann Archer", False),
        ("Mary Ann Archer", "Ann Archer", True),
        ("M A Archer", "Mary Ann Archer", True),
        ("A M Archer", "Mary Ann Archer", False),
        ("M Archer", "Mary Ann Archer", True),
    ],
)
def test_two_printings_may_be_of_one_person(one: str, other: str, *, maybe: bool) -> None:
    assert may_be_same(one, other) is maybe
    assert may_be_same(other, one) is maybe


@pytest.mark.parametrize(
    ("typed", "known", "fit"),
    [
        ("Archer", "Ann Archer", True),
        ("Ann", "Ann Archer", True),
        ("A", "Ann Archer", False),
        ("A B", "A B Archer", False),
        ("Ann B", "Ann B Archer", True),
        ("A Archer", "Ann Archer", True),
        ("B Archer", "Ann Archer", False),
        ("A M Archer", "Ann Mary Archer", True),
        ("M A Archer", "Ann Mary Archer", False),
        ("Ann M Archer", "Ann Mary Archer", True),
        ("Ann Mary Archer", "Ann Archer", False),
        ("A Barford", "Ann Archer", False),
        ("An Archer", "Ann Archer", False),
        ("Mr Archer", "Mrs Ann Archer", False),
        ("", "Ann Archer", False),
    ],
)
def test_what_was_typed_fits_a_name_that_says_as_much(typed: str, known: str, *, fit: bool) -> None:
    assert fits(printing(typed), printing(known)) is fit


@pytest.mark.parametrize(
    ("text", "title", "name", "honours"),
    [
        ("Ann Archer MP", "", "Ann Archer", "MP"),
        ("Ann ARCHER MP", "", "Ann ARCHER", "MP"),
        ("ANN ARCHER MP", "", "ANN ARCHER", "MP"),
        ("Cllr Ann Archer JP CC", "Cllr", "Ann Archer", "JP CC"),
        ("Archer, Ann", "", "Ann Archer", ""),
        ("Archer, Cllr Ann, JP", "Cllr", "Ann Archer", "JP"),
        ("Cllr Archer, Ann Mary", "Cllr", "Ann Mary Archer", ""),
        ("Ann Archer, JP, OBE", "", "Ann Archer", "JP OBE"),
        ("MP", "", "MP", ""),
    ],
)
def test_a_printed_name_is_taken_apart(text: str, title: str, name: str, honours: str) -> None:
    one = printing(text)
    assert (one.title, one.name, one.honours) == (title, name, honours)


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("Ann Archer", ["P1"]),
        ("Ann Bell", ["P1"]),
        ("Bell", ["P1", "P3"]),
        ("Archer", ["P1", "P2"]),
        ("Bob", ["P2"]),
        ("Nobody", []),
    ],
)
def test_somebody_is_known_by_any_name(typed: str, people: list[str]) -> None:
    register = Register.of(
        PANEL,
        Person(id="P1", name="Ann Archer", other_names=("Ann Bell",)),
        Person(id="P2", name="Bob Archer"),
        Person(id="P3", name="Cat Bell"),
    )
    assert [one.id for one in find_people(register, typed)] == people


def test_who_is_near_in_any_name_is_told_the_nearest_first() -> None:
    people = [
        Person(id="P1", name="Ann Archard"),
        Person(id="P2", name="Zed Ypsilon", other_names=("Ann Archer", "Quite Another")),
        Person(id="P3", name="Ann Archers"),
        Person(id="P4", name="Xavier Unlike"),
        Person(id="P5", name="Ann Mary Archer", other_names=("Quite Another",)),
        Person(id="P6", name="Ann Archer"),
    ]
    register = Register.of(PANEL, *people)
    told = [one.id for one in near_names(register, "Ann Archer")]
    assert told[:2] == ["P2", "P6"]
    assert "P4" not in told
    problem = why_not_new_person(register, "Ann Archer", sure=False)
    assert problem is not None
    assert problem.sentence == "Zed Ypsilon is in the register already, as P2."
    alone = Register.of(PANEL, people[4])
    assert [one.id for one in near_names(alone, "Ann Archer")] == ["P5"]


def test_paragraphs_of_the_papers_of_an_item_are_kept_in_their_order() -> None:
    kept = ("18, section 36", "13", "section 1", "13, 18")
    papers = tuple(Paper(number=at, exempt_paragraph=one) for at, one in enumerate(kept, 1))
    assert exempt_of(WorkItem(id="W1", title="x", papers=papers)) == "13, 18, section 36, section 1"
    assert exempt_of(WorkItem(id="W1", title="x")) == ""


TITLES = """
    The Deputy Police and Crime Commissioner / Deputy Police and Crime Commissioner / Police and Crime Commissioner
    The Police and Crime Commissioner / Assistant Chief Constable / Deputy Chief Constable / Temporary Chief Constable
    T/Chief Constable / Chief Constable / Chief Superintendent / Chief Inspector / Wing Commander / The Rt Hon
    The Right Honourable / The Hon / The Reverend / The Revd / The Rev / The Venerable / The Ven / The Very Reverend
    The Lord / The Lady / The Baroness / His Honour / Her Honour / His Honour Judge / Lt Col / Dr / Mrs / Baroness
"""


@pytest.mark.parametrize("title", [" ".join(one.split()) for one in TITLES.replace("T/C", "T C").split(" / ")])
def test_a_title_of_several_words_is_no_part_of_the_name(title: str) -> None:
    one = printing(f"{title} Ann Archer")
    assert (one.title, one.name) == (title, "Ann Archer")
    assert one.words == ("ann", "archer")


@pytest.mark.parametrize(
    ("title", "address"),
    [
        *((one, "he") for one in ("Mr", "Lord", "Sir", "Baron", "Viscount", "Father", "Alderman")),
        *((one, "she") for one in ("Mrs", "Ms", "Miss", "Lady", "Dame", "Baroness", "Viscountess", "Alderwoman")),
        *((one, "") for one in ("Dr", "Cllr", "Professor", "Rev", "Mr Dame")),
    ],
)
def test_a_title_says_whether_he_or_she_is_meant(title: str, address: str) -> None:
    assert printing(f"{title} A Archer").address == address


def test_three_who_are_near_are_suggested() -> None:
    people = [Person(id=f"P{at}", name=f"Ann Archer{letter}") for at, letter in enumerate("abcde", 1)]
    assert [one.id for one in near_names(Register.of(PANEL, *people), "Ann Archer")] == ["P1", "P2", "P3"]
    assert near_names(Register.of(PANEL, people[0]), "Ann Archer", apart_from="P1") == ()
