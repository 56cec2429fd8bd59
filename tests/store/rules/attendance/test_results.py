"""What the words of a meeting for a result say, and when they differ from what was counted."""

from __future__ import annotations

import pytest

from store.rules.attendance.results import at_odds, read_result


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("CARRIED by a majority", "carried"),
        ("The motion was put and carried unanimously.", "carried"),
        ("agreed nem. con.", "carried"),
        ("unanimously", "carried"),
        ("APPROVED", "carried"),
        ("accepted by the mover", "carried"),
        ("carried on the casting vote of the Chairman", "carried"),
        ("LOST", "lost"),
        ("lost on the casting vote of the Chairman", "lost"),
        ("was not carried", "lost"),
        ("not agreed", "lost"),
        ("The amendment fell", "lost"),
        ("defeated by 9 votes to 4", "lost"),
        ("negatived", "lost"),
        ("withdrawn", "withdrawn"),
        ("The mover withdrew it", "withdrawn"),
        ("not put", "not put"),
        ("fell for want of a seconder", "not put"),
        ("lapsed", "not put"),
        ("the votes were equal", "tied"),
        ("left to lie on the table", "as printed"),
        ("", "as printed"),
        ("disagreed about the flowers", "as printed"),
    ],
)
def test_the_words_say_how_it_stands(words: str, state: str) -> None:
    assert read_result(words).state == state


@pytest.mark.parametrize(
    ("words", "figures"),
    [("LOST by 4 votes to 9", (4, 9)), ("CARRIED 9-4", (9, 4)), ("9 for, 4 against", (9, 4)), ("item 9", None)],
)
def test_figures_are_read(words: str, figures: tuple[int, int] | None) -> None:
    assert read_result(words).figures == figures


@pytest.mark.parametrize(
    ("words", "state", "count", "casting", "differs"),
    [
        ("CARRIED", "carried", (9, 4), False, ""),
        ("CARRIED by a majority", "carried", (9, 0), False, ""),
        ("CARRIED by 9 votes to 4", "carried", (9, 4), False, ""),
        ("LOST by 4 votes to 9", "lost", (4, 9), False, ""),
        ("noted", "carried", (9, 4), False, ""),
        ("carried unanimously", "carried", (9, 0), False, ""),
        (
            "LOST",
            "carried",
            (9, 4),
            False,
            "It is printed as “LOST”, but the votes recorded, 9 to 4, make it carried.",
        ),
        (
            "withdrawn",
            "lost",
            (4, 9),
            False,
            "It is printed as “withdrawn”, but the votes recorded, 4 to 9, make it lost.",
        ),
        ("CARRIED 8-5", "carried", (9, 4), False, "It is printed as “CARRIED 8-5”, but the votes recorded are 9 to 4."),
        (
            "carried unanimously",
            "carried",
            (9, 4),
            False,
            "It is printed as “carried unanimously”, but 4 voted against it.",
        ),
        (
            "carried on the casting vote",
            "carried",
            (5, 4),
            False,
            "It is printed as “carried on the casting vote”, but no casting vote is recorded.",
        ),
        ("carried on the casting vote", "carried", (4, 4), True, ""),
    ],
)
def test_words_that_differ_from_the_count_are_found(
    words: str, state: str, count: tuple[int, int], casting: bool, differs: str
) -> None:
    assert at_odds(words, state, *count, casting=casting) == differs
