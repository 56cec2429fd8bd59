"""A few words typed find what has that name first, then what is said of other things, then what was meant by a slip."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.words.matching import best_first, named

THINGS = (
    named(["withdraw", "delete", "take off"], ["Take out of the programme, with a reason"]),
    named(["to the bin", "delete", "remove"], ["Put in the bin"]),
    named(["delete marks"], ["Take the marks away"]),
    named(["move", "movement"], ["Move to another meeting"]),
    named(["publish"], ["Record that agenda and reports were published"]),
    named(["Ethics"], ["The ethics committee’s work"]),
)


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("delete", (0, 1, 2)),
        ("dele", (0, 1, 2)),
        ("bin", (1,)),
        ("REASON", (0,)),
        ("the take", (0, 2)),
        ("ublis", (4,)),
        ("ethcs", (5,)),
        ("mvmt", (3,)),
        ("pubilsh", (4,)),
        ("delte marks", (2,)),
        ("zzzzzz", ()),
        ("", tuple(range(6))),
        ("   ", tuple(range(6))),
    ],
)
def test_the_likeliest_comes_first(typed: str, places: tuple[int, ...]) -> None:
    assert best_first(typed, THINGS) == places


def test_what_holds_the_words_keeps_a_slip_of_them_out() -> None:
    things = (named(["meeting"]), named(["meetings"]), named(["meetng"]))
    assert best_first("meetng", things) == (2,)


def test_words_that_stand_together_come_before_words_apart() -> None:
    things = (named(["save a copy", "another file"]), named(["merge"], ["Take over what another copy did"]))
    assert best_first("another copy", things) == (1, 0)


@given(st.text(max_size=30))
def test_whatever_is_typed_gives_each_thing_at_most_once(typed: str) -> None:
    found = best_first(typed, THINGS)
    assert len(found) == len(set(found))
    assert set(found) <= set(range(len(THINGS)))


def test_of_what_fits_as_well_that_which_cannot_be_done_comes_last() -> None:
    assert best_first("delete", THINGS, frozenset({0})) == (1, 0, 2), "but before what only holds the word"
    assert best_first("delte", THINGS, frozenset({0, 2})) == (1, 0, 2)
    assert best_first("", THINGS, frozenset({0})) == tuple(range(6)), "where nothing is typed each keeps its place"
