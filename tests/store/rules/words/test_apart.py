"""Lines that begin alike show in their first words what tells them from one another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.queries.findings.prepare import prepare
from store.register import Register
from store.rules.words.apart import state_in_sight, told_apart
from store.sample import DEMO_DAY, sample_records

TITLE = "“Report regarding Violence in the Public Domain linked to Domestic Abuse and interventions around that”"


def test_what_two_lines_have_in_common_is_shortened_in_both() -> None:
    texts = {"a": f"{TITLE} is in the programme twice.", "b": f"{TITLE} (“To July meeting”) is wanted.", "c": "Other"}
    assert told_apart(texts) == {
        "a": "“Report regarding Violence in…” is in the programme twice.",
        "b": "“Report regarding Violence in…” (“To July meeting”) is wanted.",
        "c": "Other",
    }


def test_what_differs_within_a_title_is_shown_from_a_word_on() -> None:
    long = "Quarterly performance report of the office of the commissioner for the quarter"
    told = told_apart({"a": f"{long} one", "b": f"{long} two", "c": "Quarterly performance report"})
    assert told == {"a": "Quarterly performance report… one", "b": "Quarterly performance report… two", "c": told["c"]}


def test_no_two_lines_of_prepare_look_the_same_where_a_narrow_list_cuts_them() -> None:
    rows = prepare(Register.of(*sample_records()), DEMO_DAY).rows
    told = told_apart({row.key: row.brief or row.sentence for row in rows})
    assert len({words[:60] for words in told.values()}) == len(rows)


@given(st.dictionaries(st.integers(), st.text("ab ”“", min_size=50, max_size=80), max_size=5))
def test_texts_that_differ_are_never_made_the_same(texts: dict[int, str]) -> None:
    told = told_apart({str(key): words for key, words in texts.items()})
    assert len(set(told.values())) == len(set(texts.values()))


def test_a_text_that_is_cut_says_what_is_the_matter_before_its_title_is_whole() -> None:
    title = "Panel holds 2 of its 6 standard meetings per year at City Hall, Leicester"
    text = f"The action “{title}” was due on 10 June 2021 and is still open."
    assert state_in_sight(text, 76) == "The action “Panel holds 2 of its 6…” was due on 10 June 2021 and is still open."
    agreed = text.replace("” was", "” (minute 33(b) of 23 September 2016) was")
    assert state_in_sight(agreed, 76) == state_in_sight(text, 76)
    assert state_in_sight(text, 200) == text, "where there is room it stands whole"
    assert state_in_sight("Draft reports in: late by 1 working day", 20) == "Draft reports in: late by 1 working day"
