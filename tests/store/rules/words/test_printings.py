"""Printings of names are judged alike wherever a name is looked up: in find, in attendance and in the limit."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.problems import Refused
from store.queries.search import Haystack
from store.records import Asker, Meeting, Panel, Person, Question, QuestionKind, QuestionState, Seat
from store.records.panel import QuestionRules, RuleSet
from store.register import Register
from store.rules.questions.case import FAIL, JUDGEMENT, PASS
from store.rules.questions.checks import checks_of
from store.rules.words.names import why_not_new_person
from store.rules.words.printings import found_by, may_be_same, printing, same_name
from tests.store.rules.words.name_pairs import OTHER, PAIRS, PERHAPS, SAME, Pair
from tui.commandline.naming import find_person

MEETING = Meeting(id="M1", date=dt.date(2021, 7, 29))
ONE_EACH = Panel(id="PANEL", name="A panel", rules=(RuleSet(questions=QuestionRules(max_per_person=1)),))
each_pair = pytest.mark.parametrize("pair", PAIRS, ids=[f"{one.known} / {one.printed}" for one in PAIRS])


_PART = {"Ann", "Bhatia Rae"}
"""Printings that say no more than the name of the register does: who is meant by a part is taken to be meant."""

_SAME_LETTERS = _PART | {"J. O. Ng", "Lady Bach", "Mrs J. Orson"}
"""Printings whose words stand in the record all the same: find asks no more."""


def register_with(name: str) -> Register:
    """Give a register in which somebody of that name is a member, with the title where a clerk puts it."""
    known = printing(name)
    person = Person(id="P1", name=known.name, title=known.title)
    return Register.of(ONE_EACH, MEETING, person, Seat(id="S1", person="P1"), Person(id="P2", name="Zebedee Quux"))


def test_half_of_thirty_pairs_are_one_person() -> None:
    assert len(PAIRS) >= 30
    assert sum(pair.are == SAME for pair in PAIRS) == len(PAIRS) / 2
    assert all(pair.why for pair in PAIRS)


@each_pair
def test_in_the_rule(pair: Pair) -> None:
    for one, other in ((pair.known, pair.printed), (pair.printed, pair.known)):
        assert same_name(one, other) is (pair.are == SAME)
        assert may_be_same(one, other) is (pair.are == PERHAPS)


@each_pair
def test_in_find(pair: Pair) -> None:
    hits = [hit.id for hit in Haystack(register_with(pair.known)).matches(pair.printed)]
    if pair.are == SAME:
        assert hits == ["P1", "S1"]
        assert found_by(pair.printed, ["Zebedee Quux", pair.known]) == [1]
    else:
        assert bool(hits) is (pair.printed in _SAME_LETTERS)


@each_pair
def test_in_attendance(pair: Pair) -> None:
    register = register_with(pair.known)
    if pair.are == SAME:
        assert find_person(register, pair.printed, "M1") == "P1"
        problem = why_not_new_person(register, pair.printed, sure=False)
        assert problem is not None
        assert problem.code == "person-known"
    elif pair.printed not in _PART:
        with pytest.raises(Refused) as caught:
            find_person(register, pair.printed, "M1")
        (problem,) = caught.value.problems
        assert problem.code == "person-unknown"
        assert pair.are == OTHER or "Did you mean" in problem.cure


@each_pair
def test_in_the_limit_per_person(pair: Pair) -> None:
    earlier, later = (
        Question(
            id=f"Q{day}",
            kind=QuestionKind.QUESTION,
            asker=Asker(name=name),
            text="Why is it so?",
            received_at=dt.datetime(2021, 7, day, 9),
            meeting="M1",
            state=QuestionState.ACCEPTED if day == 1 else QuestionState.RECEIVED,
        )
        for day, name in ((1, pair.known), (2, pair.printed))
    )
    register = Register.of(ONE_EACH, MEETING, earlier, later)
    (number,) = (check for check in checks_of(register, later, dt.date(2021, 7, 3)) if check.rule == "number")
    assert number.result == {SAME: FAIL, PERHAPS: JUDGEMENT, OTHER: PASS}[pair.are]
    assert ("Q1 may be from the same person" in number.why) is (pair.are == PERHAPS)


def test_nobody_is_the_same_as_nobody() -> None:
    assert not same_name("", "")
    assert not may_be_same("", "(in the Chair)")


@pytest.mark.parametrize(
    ("text", "title", "name", "honours"),
    [
        ("Councillor Ann Other", "Councillor", "Ann Other", ""),
        ("The Rt Hon. Lord Bach", "The Rt Hon. Lord", "Bach", ""),
        ("Mr. J. T. Orson JP, CC", "Mr.", "J. T. Orson", "JP CC"),
        ("Wyn-Jones OBE, Dr Fay", "Dr", "Fay Wyn-Jones", "OBE"),
        ("Deputy Chief Constable A. Officer", "Deputy Chief Constable", "A. Officer", ""),
        ("Cllr.", "", "Cllr.", ""),
        ("Dean Smith", "", "Dean Smith", ""),
        ("The Very Reverend Dean Smith", "The Very Reverend Dean", "Smith", ""),
        ("", "", "", ""),
    ],
)
def test_taken_apart(text: str, title: str, name: str, honours: str) -> None:
    found = printing(text)
    assert (found.title, found.name, found.honours) == (title, name, honours)


@given(st.text(), st.text())
def test_judged_alike_from_both_sides(one: str, other: str) -> None:
    assert same_name(one, other) == same_name(other, one)
    assert may_be_same(one, other) == may_be_same(other, one)
    assert not (same_name(one, other) and may_be_same(one, other))
