"""Rules for which one of two things is enough, or both are wanted; and which of several comes first."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from store.records import Asker, ContactDetails, Question
from store.rules.findings.agendas import _first
from store.rules.questions.askers import same_asker
from store.rules.words.printed_dates import printed_date
from store.rules.words.slips import may_be_meant, near_words


def asker(name: str, person: str | None = None, email: str = "") -> Question:
    return Question(id="Q1", asker=Asker(name=name, person=person, private=ContactDetails(email=email)), text="Why?")


ASKERS: dict[str, tuple[Question, Question, bool]] = {
    "one name": (asker("Ann Archer"), asker("Ann Archer"), True),
    "one name, read the same": (asker("Mrs Ann Archer"), asker("ann archer"), True),
    "two names": (asker("Ann Archer"), asker("Ben Nevis"), False),
    "one of the register": (asker("Ann Archer", "P1"), asker("A. Nother", "P1"), True),
    "two of the register of one name": (asker("Ann Archer", "P1"), asker("Ann Archer", "P2"), False),
    "one of the register, the other by name": (asker("Ann Archer", "P1"), asker("Ann Archer"), True),
    "one of the register, another name": (asker("Ann Archer", "P1"), asker("Ben Nevis"), False),
    "one address": (asker("Ann", email="a@example.org"), asker("Ben", email=" A@example.org"), True),
    "no address": (asker("Ann"), asker("Ben"), False),
    "two addresses": (asker("Ann", email="a@example.org"), asker("Ben", email="b@example.org"), False),
}


@pytest.mark.parametrize("case", ASKERS)
def test_two_questions_are_from_one_person(case: str) -> None:
    one, other, same = ASKERS[case]
    assert same_asker(one, other) is same
    assert same_asker(other, replace(one, id="Q2")) is same


DATES: dict[str, tuple[str, str, bool, str, str]] = {
    "Thursday 29 July 2021": ("29", "July", False, "", ""),
    "29 July 2021 or 30 September 2021": ("29", "July", True, "", "or 30 September 2021"),
    "Not 30 September but 29 July": ("30", "September", True, "Not", "but 29 July"),
    "Meeting of 29 July at noon": ("29", "July", False, "Meeting of", "at noon"),
}


@pytest.mark.parametrize("text", DATES)
def test_the_first_date_of_some_words_counts(text: str) -> None:
    day, month, several, before, after = DATES[text]
    told = printed_date(text)
    assert told is not None
    assert (told.day, told.month, told.several) == (day, month, several)
    assert (told.before, told.after) == (before, after)


def test_words_without_a_date_have_none() -> None:
    assert printed_date("to be arranged") is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("A was moved.",), "A was moved."),
        (("A was moved.", "B"), "A was moved, and 1 other change."),
        (("A was moved", "B", "C"), "A was moved, and 2 other changes."),
    ],
)
def test_the_first_of_some_changes_is_said_and_the_others_are_counted(words: tuple[str, ...], said: str) -> None:
    assert _first(words) == said


def test_numbers_and_ids_are_never_meant_by_a_slip() -> None:
    words = ("crime", "2021", "w12", "w", "1st", "a1b", "ab12", "x9")
    assert list(may_be_meant(words)) == ["crime", "w", "a1b", "ab12"]


NEAR: dict[str, tuple[str, ...]] = {
    "crme": ("crime",),
    "crimme": ("crime",),
    "cirme": ("crime",),
    "crome": ("crime",),
    "crime": (),
    "zzzz": (),
}
"""What is typed, and which of the words `crime`, `safety` is meant by it."""


@pytest.mark.parametrize("typed", NEAR)
def test_a_word_is_meant_that_is_a_slip_away(typed: str) -> None:
    assert tuple(near_words(typed, ("crime", "safety"))) == NEAR[typed]
