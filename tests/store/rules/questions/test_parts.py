"""A question in parts: which marks divide it, and which parts an answer reaches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import Asker, Question
from store.rules.questions.parts import (
    answers_by_part,
    as_written,
    by_part,
    divided,
    in_paragraphs,
    parts_of,
    to_go_on,
    unanswered_parts,
    with_part,
)


def question(text: str, **more: str) -> Question:
    return Question(id="Q1", asker=Asker(name="A"), text=text, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "marks", "before"),
    [
        ("(a) Why?\n(b) When?\n(c) How?\n(d) Who?", "a b c d", ""),
        ("I ask:\n a) Why?\n b) When?", "a b", "I ask:"),
        ("I ask: (a) Why? (b) When? (c) How? (d) Who?", "a b c d", "I ask:"),
        ("(A) Why?\r\n(B) When?", "a b", ""),
        ("(i) Why?\n(ii) When?\n(iii) How?\n(iv) Who?", "i ii iii iv", ""),
        ("1. Why?\n2. When?\n3. Who?", "1 2 3", ""),
        ("(1) Why?\n(2) When?", "1 2", ""),
        ("Why does section (a) and (b) say so?", "", None),
        ("(a) Why?", "", None),
        ("(b) Why?\n(a) When?", "", None),
        ("It cost 3. 4. were bought?", "", None),
        ("Why?", "", None),
    ],
)
def test_what_divides_a_text(text: str, marks: str, before: str | None) -> None:
    found = divided(text)
    assert " ".join(part.mark for part in found.parts) == marks
    assert found.before == (text if before is None else before)


def test_each_part_has_its_answer_or_lacks_one() -> None:
    one = question("(a) Why?\n(b) When?\n(c) How?")
    assert unanswered_parts(one) == ("a", "b", "c")
    second = question(one.text, answer=with_part(one, "b", "In May."))
    assert (answers_by_part(second), unanswered_parts(second)) == ({"b": "In May."}, ("a", "c"))
    first = question(one.text, answer=with_part(second, "a", "Because.\nIt is so."))
    assert first.answer == "(a) Because.\nIt is so.\n\n(b) In May."
    changed = question(one.text, answer=with_part(first, "b", "In June."))
    assert answers_by_part(changed) == {"a": "Because.\nIt is so.", "b": "In June."}


def test_an_answer_that_is_not_divided_is_to_every_part_and_is_never_lost() -> None:
    whole = question("(a) Why?\n(b) When?", answer="Because it was May.")
    assert unanswered_parts(whole) == ()
    assert with_part(whole, "b", "In May.") == "Because it was May.\n\n(b) In May."


def test_the_parts_are_those_of_the_text_to_publish() -> None:
    one = question("(a) Why?\n(b) When? Ring me.\n(c) x", published_text="(a) Why?\n(b) When?")
    assert [part.text for part in parts_of(one)] == ["Why?", "When?"]


def test_parts_stand_each_in_a_paragraph() -> None:
    assert in_paragraphs("I ask: a) Why? b) When?") == "I ask:\n\n(a) Why?\n\n(b) When?"
    assert in_paragraphs("Why (a) or (b)?") == "Why (a) or (b)?"


@given(st.dictionaries(st.sampled_from("abcd"), st.text("xyz .\n", min_size=1).filter(str.strip), min_size=1))
def test_what_was_answered_by_part_is_read_back_by_part(answers: dict[str, str]) -> None:
    one = question("(a) 1?\n(b) 2?\n(c) 3?\n(d) 4?", answer=by_part(answers, "abcd"))
    assert answers_by_part(one) == {mark: words.strip() for mark, words in answers.items()}
    assert set(unanswered_parts(one)) == set("abcd") - set(answers)


IN_FOUR = "(a) Why?\n(b) When?\n(c) How?\n(d) Who?"


@pytest.mark.parametrize(
    ("text", "answer", "opens_with"),
    [
        (IN_FOUR, "", "(a) |\n(b) \n(c) \n(d) "),
        (IN_FOUR, "(a) Because.\n(b) Now.\n(d) Us.", "(a) Because.\n(b) Now.\n(c) |\n(d) Us."),
        (IN_FOUR, "(a) Because.\n\n(b) Now.\n\n(c) So.", "(a) Because.\n\n(b) Now.\n\n(c) So.\n\n(d) |"),
        (
            IN_FOUR,
            "Thank you.\n(b) As (a) is, so (c) will be.",
            "Thank you.\n(a) |\n(b) As (a) is, so (c) will be.\n(c) \n(d) ",
        ),
        (IN_FOUR, "(d) Us.", "(a) |\n(b) \n(c) \n(d) Us."),
        (IN_FOUR, "(a) Because.\n(b)\n(c) \n(d)", "(a) Because.\n(b) |\n(c) \n(d) "),
        (IN_FOUR, "(a) \n(b)\n", "(a) |\n(b) \n(c) \n(d) "),
        (IN_FOUR, "To all of it: because.", "To all of it: because.|"),
        (IN_FOUR, "(a) A.\n(b) B.\n(c) C.\n(d) D.", "(a) A.\n(b) B.\n(c) C.\n(d) D.|"),
        ("1. Why?\n2. When?", "", "(1) |\n(2) "),
        ("(i) Why?\n(ii) When?", "(i) So.", "(i) So.\n(ii) |"),
        ("Why?", "", "|"),
        ("Why?", "Because.", "Because.|"),
    ],
)
def test_the_marks_of_the_parts_without_an_answer_stand_ready(text: str, answer: str, opens_with: str) -> None:
    begun = to_go_on(question(text, answer=answer))
    assert f"{begun.text[: begun.place]}|{begun.text[begun.place :]}" == opens_with


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("(a) \n(b) \n(c) \n(d) ", ""),
        ("(a)\n(b)\n(c)\n(d)", ""),
        ("(a) Because.\n(b) \n(c) \n(d) ", "(a) Because."),
        ("(a) \n(b) Now.\n(c) \n(d) Us.", "(b) Now.\n(d) Us."),
        ("(a) (a) Because.\n(b) Now.\n(b) \n(c) \n(d) ", "(a) Because.\n(b) Now."),
        ("(a)\nBecause.\n\nSo.\n(b) \n", "(a)\nBecause.\n\nSo."),
        ("Thank you.\n(a) \n(b) Now.", "Thank you.\n(b) Now."),
        ("(a) (b) is answered there.\n(b) Now.", "(a) (b) is answered there.\n(b) Now."),
        ("(e) is no part.\n(a) Because.", "(e) is no part.\n(a) Because."),
        ("To all of it: because.", "To all of it: because."),
    ],
)
def test_marks_that_stood_ready_are_no_words(typed: str, kept: str) -> None:
    assert as_written(question(IN_FOUR), typed) == kept


def test_an_answer_of_marks_alone_is_to_no_part() -> None:
    assert unanswered_parts(question(IN_FOUR, answer="(a) \n(b)")) == ("a", "b", "c", "d")


@given(st.lists(st.sampled_from(["", "So.", "See (b).", "1. Now", "\n\nIn May."]), min_size=4, max_size=4))
def test_what_is_gone_on_with_and_left_is_what_was_there(answers: list[str]) -> None:
    written = by_part(dict(zip("abcd", answers, strict=True)), "abcd")
    one = question(IN_FOUR, answer=written)
    begun = to_go_on(one)
    assert as_written(one, begun.text) == written
    missing = unanswered_parts(one)
    again = question(IN_FOUR, answer=as_written(one, f"{begun.text[: begun.place]}Here.{begun.text[begun.place :]}"))
    assert unanswered_parts(again) == missing[1:]
