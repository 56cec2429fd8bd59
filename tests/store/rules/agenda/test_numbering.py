"""The numbers of an agenda: counted, by hand, of sub-items, and the first that nothing ever had."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import AgendaLine
from store.rules.agenda.numbering import DOTTED, LETTERED, next_under, numbers_of, why_not_number, why_twice


def lines(*given: str | bool) -> tuple[AgendaLine, ...]:
    """Make a line of each: a text is its number by hand, True a sub-item, False neither."""
    return tuple(
        AgendaLine(id=f"L{n}", number=one if isinstance(one, str) else "", under=one is True)
        for n, one in enumerate(given, start=1)
    )


@pytest.mark.parametrize(
    ("given", "style", "expected"),
    [
        ((False, False, False), DOTTED, ["1", "2", "3"]),
        ((False, True, True, False), DOTTED, ["1", "1.1", "1.2", "2"]),
        ((False, True, True, False), LETTERED, ["1", "1a", "1b", "2"]),
        ((False, "5a", False), DOTTED, ["1", "5a", "6"]),
        ((False, "4.1", True, False), DOTTED, ["1", "4.1", "4.2", "5"]),
        ((False, "5a", True), LETTERED, ["1", "5a", "5b"]),
        (("7", False), DOTTED, ["7", "8"]),
        ((True, False), DOTTED, ["1", "2"]),
        ((), DOTTED, []),
    ],
)
def test_lines_are_counted_on(given: tuple[str | bool, ...], style: str, expected: list[str]) -> None:
    assert list(numbers_of(lines(*given), style).values()) == expected


def test_what_is_left_out_has_no_number() -> None:
    first, second, third = lines(False, False, False)
    out = AgendaLine(id=second.id, left_out=True)
    assert numbers_of((first, out, third), DOTTED) == {"L1": "1", "L3": "2"}


def test_sub_items_go_on_in_figures_when_the_letters_end() -> None:
    numbers = list(numbers_of(lines(False, *[True] * 27), LETTERED).values())
    assert numbers[26:] == ["1z", "1.27"]


@pytest.mark.parametrize("number", ["5", "5a", "4.1", "12.10", ""])
def test_numbers_that_agendas_print(number: str) -> None:
    assert why_not_number(number) is None


@pytest.mark.parametrize("number", ["a", "5.", "5ab", "1.2.3", "five", "-1", "1234"])
def test_what_is_no_number_is_refused(number: str) -> None:
    problem = why_not_number(number)
    assert problem is not None
    assert problem.sentence == f"“{number}” is no number of an item."
    assert problem.field == "number"


def test_a_number_used_before_is_a_sentence_and_a_cure() -> None:
    (problem,) = why_twice(lines(False, False, "2"), DOTTED)
    assert str(problem) == "The number 2 is used twice on this agenda. Type another number, or leave it empty."
    assert why_twice(lines(False, "5a", "5A"), DOTTED)
    assert why_twice(lines(False, True, False), DOTTED) == ()


@given(st.lists(st.integers(1, 40)), st.sampled_from([DOTTED, LETTERED]))
def test_a_number_under_an_item_is_one_that_nothing_had(subs: list[int], style: str) -> None:
    taken = {f"12.{n}" for n in subs} | {f"12{chr(96 + n)}" for n in subs if n < 27}
    fresh = next_under("12", taken, style)
    assert fresh.startswith("12")
    assert fresh not in taken
    assert next_under("12", {*taken, fresh}, style) != fresh
