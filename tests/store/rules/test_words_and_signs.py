"""Letters of other alphabets, sorts of councils, items by the beginning of a title, and whether a reply is required."""

from __future__ import annotations

import datetime as dt

import pytest

from store.problems import Refused
from store.records import Action, ActionKind, Meeting, Panel, WorkItem
from store.register import Register
from store.rules.actions.replying import reply_help
from store.rules.members.printed_roles import council_meant
from store.rules.questions.eligibility import _last_place
from store.rules.room.events import item_meant
from store.rules.words.folding import fold, words_read

PANEL = Panel(id="PANEL", name="A panel")
MEETING = Meeting(id="M1", date=dt.date(2021, 7, 29))


@pytest.mark.parametrize(
    ("sign", "folded"),
    [
        *((sign, "'") for sign in "’‘‛ʼʻʽˈ′´＇"),
        *((sign, '"') for sign in "“”„‟″＂«»"),
        *((sign, "-") for sign in "−⁃˗‐‑‒–—―"),
        *((sign, "o") for sign in "øØ"),
        *((sign, "l") for sign in "łŁ"),
        *((sign, "d") for sign in "đĐðÐ"),
        *((sign, "ae") for sign in "æÆ"),
        *((sign, "oe") for sign in "œŒ"),
        *((sign, "th") for sign in "þÞ"),
        ("ı", "i"),
        ("é", "e"),
        ("\u00ad", ""),
    ],
)
def test_a_sign_reads_as_the_plain_one(sign: str, folded: str) -> None:
    assert fold(f"x{sign}x") == f"x{folded}x"


COUNCILS = (
    "Melton Borough Council",
    "Leicester City Council",
    "Leicester County Council",
    "Harborough District Council",
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Melton BC", "Melton Borough Council"),
        ("Melton DC", ""),
        ("Melton", "Melton Borough Council"),
        ("Leicester City", "Leicester City Council"),
        ("Leicester Council", ""),
        ("Leicester CC", ""),
        ("Leicester Borough", ""),
        ("Harborough District", "Harborough District Council"),
        ("Nowhere", ""),
    ],
)
def test_a_shorter_name_of_a_council_means_it_where_it_is_the_only_one(typed: str, meant: str) -> None:
    assert council_meant(typed, COUNCILS) == meant


def test_words_are_read_without_case_or_accents() -> None:
    assert words_read("  Þór  ØRSTED ") == "thor orsted"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("York", "York"),
        ("12 York Road, Leeds", ""),
        ("Leeds, York", "York"),
        ("York, England", "York"),
        ("New York", ""),
        ("State of New York", ""),
        ("the city of York", "York"),
        ("", ""),
    ],
)
def test_a_place_of_the_area_is_the_last_part_of_where_somebody_lives(text: str, word: str) -> None:
    assert _last_place(text, {"york": "York"}) == word


@pytest.mark.parametrize(
    ("typed", "item"),
    [
        ("W1", "W1"),
        ("w2", "W2"),
        ("1", "W1"),
        ("rural crime", "W1"),
        ("Budget", "W2"),
        ("Bud", "W2"),
        ("Plan", None),
        ("Plan of the year", "W3"),
        ("", None),
        ("nothing", None),
    ],
)
def test_an_item_is_meant_by_its_number_or_the_beginning_of_its_title(typed: str, item: str | None) -> None:
    titles = ("Rural crime", "Budget", "Plan of the year", "Plan of the next year")
    items = [WorkItem(id=f"W{at}", title=title, meeting="M1", order=at) for at, title in enumerate(titles, 1)]
    register = Register.of(PANEL, MEETING, *items)
    if item is None:
        with pytest.raises(Refused):
            item_meant(register, MEETING, typed)
    else:
        assert item_meant(register, MEETING, typed) == item


def test_why_a_reply_is_required_is_said_of_recommendations_alone() -> None:
    recommended = Action(id="A1", text="x", kind=ActionKind.RECOMMENDATION)
    assert reply_help(recommended).startswith("No reply is required: ")
    assert reply_help(Action(id="A2", text="x")) == ""
    assert reply_help(None) == ""
