"""What a text under a heading comes to: words, only “None” however it is put, still to come, or elsewhere."""

from __future__ import annotations

import pytest

from store.papers.covers.says import what_it_says
from store.records import CoverSays

BODY = ("The budget of the office is £1,032,000.", "Two posts have been filled.")


@pytest.mark.parametrize(
    "words",
    [
        "None",
        "none.",
        "Nil",
        "N/A",
        "n/a.",
        "Not applicable.",
        "-",
        "–",
        "There are none.",
        "No legal implications.",
        "There are no legal implications identified.",
        "There are no equality issues identified.",
        "No risks have been identified from this report.",
        "There are no direct financial implications arising from this report.",
        "NONE IDENTIFIED AT THIS STAGE",
        "Nothing to report",
    ],
)
def test_no_more_than_none_in_whatever_words(words: str) -> None:
    assert what_it_says("legal", words, BODY, structured=True) is CoverSays.NONE


@pytest.mark.parametrize(
    "words",
    [
        "There is a legal requirement for the Police and Crime Commissioner to produce a Police and Crime Plan.",
        "No additional posts are funded; the reserve falls by £49,000.",
        "None, because the grant covers the whole cost.",
        "To note the financial position, uncertainties and timescales.",
        "Not all districts are covered.",
        "An equality impact assessment will be undertaken on the final version of the Plan.",
        "Included in the appendix to the report.",
        "Norfolk leads.",
    ],
)
def test_an_answer_with_a_reason_is_one(words: str) -> None:
    assert what_it_says("legal", words, BODY, structured=True) is CoverSays.WORDS


@pytest.mark.parametrize(
    "words", ["TBC", "tbc.", "To be confirmed", "[insert]", "[Insert text]", "xxxx", "???", "To follow"]
)
def test_what_is_still_to_be_filled_in_is_awaited(words: str) -> None:
    assert what_it_says("financial", words, BODY, structured=True) is CoverSays.AWAITED


@pytest.mark.parametrize(
    ("code", "words", "says"),
    [
        ("financial", "See report", CoverSays.WORDS),
        ("financial", "As set out in the report.", CoverSays.WORDS),
        ("equality", "Discussed within report.", CoverSays.ELSEWHERE),
        ("equality", "See above", CoverSays.ELSEWHERE),
        ("equality", "This is covered in paragraph 3 of the report.", CoverSays.ELSEWHERE),
        ("equality", "See Appendix B.", CoverSays.WORDS),
        ("contact", "See report", CoverSays.WORDS),
    ],
)
def test_a_pointer_into_the_report_is_held_against_it(code: str, words: str, says: CoverSays) -> None:
    assert what_it_says(code, words, BODY, structured=True) is says


def test_without_words_it_is_empty_only_where_the_file_tells_what_belongs_to_it() -> None:
    assert what_it_says("legal", " ", BODY, structured=True) is CoverSays.EMPTY
    assert what_it_says("legal", " ", BODY, structured=False) is CoverSays.UNREAD
