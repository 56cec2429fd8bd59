"""How the two sides of a conflict read."""

from __future__ import annotations

import datetime as dt

import pytest

from store.commands.fields import Problems, as_text
from store.problems import Problem, Refused
from store.records import Council, ItemKind, Paper, PaperStatus


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "not recorded"),
        ("", "not recorded"),
        ((), "not recorded"),
        ("as typed", "as typed"),
        (True, "yes"),
        (False, "no"),
        (0, "0"),
        (30, "30"),
        (dt.date(2021, 7, 29), "Thursday 29 July 2021"),
        (dt.datetime(2021, 7, 29, 9, 30), "Thursday 29 July 2021, 9:30 am"),
        (dt.time(13), "1:00 pm"),
        (ItemKind.TASK_GROUP, "task group"),
        (PaperStatus.NOT_ASKED, "not recorded"),
        (("one", "two"), "one; two"),
        (Paper(), "not recorded"),
        (
            Paper(status=PaperStatus.DUE, due_on=dt.date(2021, 7, 16)),
            "status due, paper due on Friday 16 July 2021",
        ),
        (
            (Council(name="Borchester", seats=2), Council(name="Ambridge")),
            "name of the council Borchester, seats on the panel 2; name of the council Ambridge",
        ),
    ],
)
def test_values_are_told_in_words(value: object, words: str) -> None:
    assert as_text(value) == words


def test_problems_are_kept_once_and_in_order() -> None:
    problems = Problems()
    problems.refuse()
    one, two = Problem("a", "A.", "Do a."), Problem("b", "B.", "Do b.")
    problems.add(one, None, two, one)
    problems.add(two)
    with pytest.raises(Refused) as caught:
        problems.refuse()
    assert caught.value.problems == (one, two)
