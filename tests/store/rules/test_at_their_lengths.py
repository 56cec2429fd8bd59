"""Where a length decides: how many signs, figures or words something has, at the length, one below it and one above."""

from __future__ import annotations

import re

import pytest

from store.records import ContactDetails, Minute
from store.rules.questions.private import _number, _sought
from store.rules.room.sentences import TEXT
from store.rules.room.written import likest
from store.rules.words.apart import told_apart


@pytest.mark.parametrize(("at", "whole"), [(40, True), (45, True), (46, True), (47, False), (48, False)])
def test_how_something_stands_is_told_whole_if_it_stands_near_the_beginning(at: int, whole: bool) -> None:
    state = "s" * at + ":"
    common = f"{state} the report of the commissioner on the state of the force in its rural parts"
    told = told_apart({"one": f"{common} alpha", "other": f"{common} beta"})
    assert [text.startswith(f"{state} the report") for text in told.values()] == [whole, whole]
    assert [text.rpartition(" ")[2] for text in told.values()] == ["alpha", "beta"]


@pytest.mark.parametrize(
    ("figures", "text", "there"),
    [
        ("123456789", "£123456789", True),
        ("12345678", "£12345678", False),
        ("12345678", "see 12345678 there", True),
        ("12345", "see 12345 there", True),
        ("1234", "see 1234 there", False),
        ("1234", "ext 1234 there", True),
        ("1234", "1234", True),
    ],
)
def test_the_fewer_figures_a_number_has_the_more_must_lead_to_it(figures: str, text: str, there: bool) -> None:
    assert bool(re.search(_number(figures), text)) is there


@pytest.mark.parametrize("length", [10, 199, 200, 201, 400])
def test_a_paragraph_is_known_again_however_long_it_is(length: int) -> None:
    sentence = " ".join(["the", "panel", "noted", "that"][place % 4] for place in range(length))
    minute = Minute(id="N1", meeting="M1", text=f"It rained.\n\n{sentence} twice.")
    assert likest(minute, TEXT, sentence, ()) == f"{sentence} twice."


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("Oak\nElm\n12 High Street", {"Oak": True, "Elm": False, "12 High Street": True}),
        ("Elm\nOak", {"Oak": False, "Elm": True}),
        ("Ox\nElm", {"Ox": True, "Elm": False}),
        ("O\nElm", {"O": False, "Elm": False}),
    ],
)
def test_a_short_name_of_a_house_is_known_as_the_first_line_alone(address: str, found: dict[str, bool]) -> None:
    patterns = [one.pattern for one in _sought(ContactDetails(address=address))]
    told = {
        line: any(re.search(pattern, f"it is {line} there", re.IGNORECASE | re.MULTILINE) for pattern in patterns)
        for line in found
    }
    assert told == found
