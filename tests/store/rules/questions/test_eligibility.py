"""Where somebody lives, works or studies is held against the words for the area; what is unknown is for the clerk."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import Asker, Council, Panel
from store.rules.questions.eligibility import area_words, eligibility

COUNCILS = (
    "Leicester City Council",
    "Rutland County Council",
    "Hinckley & Bosworth Borough Council",
    "City of York Council",
)
PANEL = Panel(
    id="PANEL", name="Panel", area=("Oakham", "LE15"), councils=tuple(Council(name=name) for name in COUNCILS)
)
ALL = ("live", "work", "study")

PLAINLY = [
    "lives in Oakham",
    "I live in hinckley.",
    "resident of Rutland",
    "works in LEICESTER",
    "studying in the city of Leicester",
    "lives in Loughborough and works in Leicester",
    "lives in Whissendine, Rutland",
    "works at the hospital, Oakham",
    "lives in Oakham LE15 6AA",
    "runs a business in Rutland",
    "lives in Leicester city centre",
    "lives in York, England",
]
NOT_PLAINLY = [
    "resident",
    "lives here",
    "lives in London",
    "Student at DMU",
    "lives in Leicester Road",
    "lives in Leicester Road, London",
    "lives in Rutland (Vermont)",
    "lives in Rutland, Vermont",
    "lives in New York",
    "lives in Yorkshire",
    "does not live in Leicester",
    "no longer lives in Leicester",
    "lived in Leicester",
    "formerly worked in Oakham",
    "used to live in Oakham",
    "my family lives in Leicester",
    "mother still lives in Oakham",
    "his wife works in Rutland",
    "wants to live in Oakham",
    "lives outside Rutland",
    "lives near Oakham",
    "moved from Rutland",
    "works for Leicester City Council",
    "owns land in Rutland",
    "is interested in Leicester",
    "Leicester",
    "none",
    "?",
]


@pytest.mark.parametrize("connection", PLAINLY)
def test_a_place_of_the_area_that_is_named_passes(connection: str) -> None:
    found = eligibility(PANEL, ALL, Asker(name="A", connection=connection))
    assert found.met
    assert connection in found.why


@pytest.mark.parametrize("connection", NOT_PLAINLY)
def test_what_is_not_known_is_neither_refused_nor_accepted(connection: str) -> None:
    found = eligibility(PANEL, ALL, Asker(name="A", connection=connection))
    assert not found.met
    assert found.why.endswith("Whether that is in the area is for you.")


@pytest.mark.parametrize("connection", PLAINLY)
def test_without_words_for_the_area_everything_is_for_the_clerk(connection: str) -> None:
    bare = Panel(id="PANEL", name="Panel")
    found = eligibility(bare, ALL, Asker(name="A", connection=connection))
    assert not found.met
    assert found.why.endswith("The words for the area are not set.")


@pytest.mark.parametrize(
    ("ties", "connection", "met"),
    [
        (("live",), "works in Oakham", False),
        (("live",), "lives in Oakham", True),
        (("work",), "lives in Oakham", False),
        (("live", "work"), "studies in Oakham", False),
        (("represent",), "represents Oakham", True),
        (("represent",), "represents residents of Derby", False),
        (("electors",), "on the electoral register in Rutland", True),
        (("electors",), "on the electoral register", False),
        (("area",), "lives in Rutland", True),
        (("area",), "of Rutland", True),
    ],
)
def test_only_the_ties_that_the_scheme_names_count(ties: tuple[str, ...], connection: str, met: bool) -> None:
    assert eligibility(PANEL, ties, Asker(name="A", connection=connection)).met is met


@pytest.mark.parametrize(
    ("connection", "locality", "met"),
    [
        ("resident", "Oakham", True),
        ("lives here", "Oakham, Rutland", True),
        ("resident", "Derby", False),
        ("works here", "Oakham", False),
        ("", "Oakham", False),
        ("lives in Derby", "Oakham", False),
    ],
)
def test_the_locality_says_where_somebody_lives_who_says_that_they_do(
    connection: str, locality: str, met: bool
) -> None:
    assert eligibility(PANEL, ALL, Asker(name="A", connection=connection, locality=locality)).met is met


def test_the_words_for_the_area_are_those_set_and_those_of_the_councils() -> None:
    assert set(area_words(PANEL).values()) == {
        *("Oakham", "LE15", "Leicester", "Rutland", "Hinckley & Bosworth", "Hinckley", "Bosworth", "York")
    }


@given(st.text(max_size=60))
def test_any_text_is_judged_and_no_place_of_the_area_is_no_pass(text: str) -> None:
    found = eligibility(PANEL, ALL, Asker(name="A", connection=text))
    assert found.why
    assert not found.met or any(word.casefold() in text.casefold() for word in area_words(PANEL).values())
