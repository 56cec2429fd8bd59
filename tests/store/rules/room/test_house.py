"""The house form of a sentence: slots, parts that go, days and times, and what is wrong with one that was set."""

from __future__ import annotations

import datetime as dt

import pytest

from store.records import RuleSet
from store.records.stamp import HouseSentence
from store.rules.room.house import FORMS, day_slots, filled, house_form, when_slots, why_not_sentences


@pytest.mark.parametrize(
    ("words", "slots", "said"),
    [
        ("{names} came[ at {time}].", {"names": "a member"}, "A member came."),
        ("{names} came[ at {time}].", {"names": "a member", "time": "1:05 pm"}, "A member came at 1:05 pm."),
        ("[{words} ]the motion was {result}.", {"result": "LOST"}, "The motion was LOST."),
        ("Action: {words}[ ({owner})].", {"words": "Report.", "owner": ""}, "Action: Report."),
        (
            "{names} asked: {words}[\\n\\n{answer}]",
            {"names": "X", "words": "Why?", "answer": "So."},
            "X asked: Why?\n\nSo.",
        ),
        ("{missing}", {}, ""),
        ("That [sic] it be so", {}, "That sic it be so"),
    ],
)
def test_a_sentence_is_filled(words: str, slots: dict[str, str], said: str) -> None:
    assert filled(words, slots) == said


@pytest.mark.parametrize(
    ("day", "nth"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (23, "23rd"),
    ],
)
def test_a_day_has_its_ending(day: int, nth: str) -> None:
    assert day_slots(dt.date(2021, 3, day))["nth_day"] == f"{nth} March 2021"


@pytest.mark.parametrize(
    ("at", "long", "short"),
    [(dt.time(13), "1:00 pm", "1pm"), (dt.time(13, 30), "1:30 pm", "1:30pm"), (dt.time(12), "12 noon", "12 noon")],
)
def test_a_time_is_printed_long_and_short(at: dt.time, long: str, short: str) -> None:
    assert when_slots(at) == {"time": long, "short_time": short}
    assert when_slots(None) == {}


def rules(*sentences: tuple[str, str]) -> RuleSet:
    return RuleSet(sentences=tuple(HouseSentence(event=name, words=words) for name, words in sentences))


def test_a_panel_words_its_own_and_has_the_usual_words_else() -> None:
    own = rules(("Noted", "We noted {words}."))
    assert house_form(own, "noted") == "We noted {words}."
    assert house_form(own, "adjourned") == FORMS["adjourned"].words


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ([("dancing", "x")], "sentence-for"),
        ([("noted", "{words}"), ("Noted", "x")], "sentence-twice"),
        ([("noted", "{names} noted it")], None),
        ([("noted", "{wrods}")], "sentence-slot"),
        ([("titles", "loud")], "sentence-choice"),
        ([("titles", "in full"), ("headings", "in capitals")], None),
    ],
)
def test_what_is_wrong_with_a_sentence_is_said(said: list[tuple[str, str]], code: str | None) -> None:
    problems = why_not_sentences(rules(*said))
    expected = [] if code is None else [code]
    if said == [("noted", "{names} noted it")]:
        expected = ["sentence-slot"]
    assert [problem.code for problem in problems] == expected
    assert all(problem.cure.endswith(".") for problem in problems)


def test_every_usual_sentence_keeps_its_own_rules() -> None:
    assert why_not_sentences(rules(*((name, form.words) for name, form in FORMS.items()))) == ()
    assert len(FORMS) > 20
