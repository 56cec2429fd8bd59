"""The sentence of the minutes, in the form in which the papers print it."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.records import Declaration, Dispensation
from store.register import Register
from store.rules.declarations.minute_words import NIL, declaration_sentence, nature_words
from store.sample import sample_records
from tests.store.commands.sitting import CHAIR, HELD, ITEMS, VICE, sitting

PRINTED = (
    "Cllr. M. Sood declared a personal interest in respect of all substantive items as a member of the Police's "
    "Independent Advisory Panel, as the Chairman of the Leicester Council of Faiths and a member of the Bishop's Faith "
    "Forum."
)


def test_the_sample_prints_as_printed_and_the_form_comes_to_the_same_words() -> None:
    register = Register.of(*sample_records())
    made = register.declarations[0]
    assert declaration_sentence(register, made) == PRINTED
    worked_out = declaration_sentence(register, replace(made, text=""))
    assert worked_out.replace("Cllr. Manjula Sood, MBE", "Cllr. M. Sood") == PRINTED


def test_nil() -> None:
    assert declaration_sentence(sitting(), Declaration(id="D1", meeting=HELD, nil=True)) == NIL


START = Declaration(
    id="D1",
    meeting=HELD,
    people=(CHAIR,),
    interest="disclosable pecuniary interest",
    scope="items",
    items=ITEMS[:1],
    nature=("director of Vans Ltd",),
)
WHO = "Cllr Ann Archer"
LIFTED = ", and took part under a dispensation granted by Ambridge Council (numbers), which lasts until 1 January 2022."
LEFT = ", and left the meeting during consideration of that item."
BASE = f'{WHO} declared a disclosable pecuniary interest in respect of "Plan" as a director of Vans Ltd'


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, BASE + LEFT),
        (
            {"left_at": dt.time(14, 10), "returned_at": dt.time(14, 30)},
            f"{BASE}, and left the meeting at 2:10 pm during consideration of that item, returning at 2:30 pm.",
        ),
        (
            {"stay": "yes", "advice": "the monitoring officer"},
            f"{BASE}, and took no part in the vote on that item.",
        ),
        (
            {
                "people": (CHAIR, VICE),
                "interest": "other registerable interest",
                "items": ITEMS[:2],
                "nature": ("because both sit on the board of Z",),
            },
            (
                "Cllr Ann Archer and Cllr Bob Barford each declared an other registerable interest in respect of "
                '"Plan" and "Police Vans" because both sit on the board of Z, and left the meeting during '
                "consideration of those items."
            ),
        ),
        (
            {"interest": "for transparency", "scope": "topic", "items": (), "topic": "bail hostels"},
            f"{WHO} declared for transparency, in respect of bail hostels, an interest as a director of Vans Ltd.",
        ),
        (
            {"sensitive": True},
            BASE.replace(" as a director of Vans Ltd", ", the details of which are withheld") + LEFT,
        ),
        (
            {"dispensation": Dispensation(granted_by="Ambridge Council", ground="numbers", until=dt.date(2022, 1, 1))},
            BASE + LIFTED,
        ),
        ({"text": "In my own words."}, "In my own words."),
    ],
)
def test_sentences(fields: dict[str, object], sentence: str) -> None:
    assert declaration_sentence(sitting(), replace(START, **fields)) == sentence


def test_the_nature_of_a_sensitive_interest_is_never_in_it() -> None:
    assert "Vans" not in declaration_sentence(sitting(), replace(START, sensitive=True))


@pytest.mark.parametrize(
    ("nature", "words"),
    [
        ((), ""),
        (("member of A",), "as a member of A"),
        (("Chair of A",), "as the Chair of A"),
        (("the owner of A",), "as the owner of A"),
        (("her brother works for A",), "in that her brother works for A"),
        (("owner of A", "member of B"), "as an owner of A and a member of B"),
        (("through A", "member of B"), "through A and as a member of B"),
        (("  spaced   out  ", " "), "as a spaced out"),
        (("[red]عضو[/]",), "as a [red]عضو[/]"),
    ],
)
def test_natures(nature: tuple[str, ...], words: str) -> None:
    assert nature_words(nature) == words
