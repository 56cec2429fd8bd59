"""Of several questions, parts and exchanges: which is meant, how they are counted, and from which day to which."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.questions.after import group_questions, purgeable_in_journal
from store.commands.questions.answers import _answer_supplementary
from store.commands.questions.receipt import _logged
from store.commands.versions import name_point, take_point_back
from store.edit import Edit
from store.problems import Refused
from store.records import Asker, ContactDetails, Question, QuestionState
from store.records.panel import NamedPoint
from store.records.question import Exchange
from store.register import Register
from tests.store.commands.office import DECEMBER, TODAY, codes, office, refusal, run

ASKER = Asker(name="A resident")


def question(number: int, **fields: Any) -> Question:
    return Question(**{"id": f"Q{number}", "asker": ASKER, "text": "Why?", "meeting": DECEMBER, **fields})


def put(*records: Any) -> Register:
    return office().with_edit(Edit("", records))


@pytest.mark.parametrize(
    ("groups", "number"), [((None, None), 1), ((1, None), 2), ((5, 3), 6), ((3, 5), 6), ((None, 2), 3)]
)
def test_questions_taken_together_get_a_number_that_no_group_has(groups: tuple[int | None, ...], number: int) -> None:
    others = [question(place, group=group) for place, group in enumerate(groups, 11)]
    done = run(put(*others, question(2), question(3)), group_questions, questions=("Q3", "Q2", "Q3"))
    assert done.edit.sentence == "Took questions Q3 and Q2 together"
    assert {one.id: one.group for one in done.edit.puts if isinstance(one, Question)} == {"Q2": number, "Q3": number}
    apart = run(done.after, group_questions, questions=("Q2", "Q3"), together=False)
    assert {one.group for one in apart.edit.puts if isinstance(one, Question)} == {None}


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ((), ["group-of-one"]),
        (("Q2",), ["group-of-one"]),
        (("Q2", "Q4"), ["group-of-several"]),
        (("Q2", "Q5"), ["group-of-several"]),
        (("Q2", "Q3", "Q6"), ["group-turned-away"]),
        (("Q6",), ["group-of-one", "group-turned-away"]),
    ],
)
def test_a_group_has_two_questions_or_more_of_one_meeting(chosen: tuple[str, ...], told: list[str]) -> None:
    elsewhere, nowhere = question(4, meeting="M4"), question(5, meeting=None)
    away = question(6, state=QuestionState.REJECTED)
    register = put(question(2), question(3), elsewhere, nowhere, away)
    assert codes(refusal(register, group_questions, questions=chosen)) == told


EXCHANGES = (Exchange(asked="One?", answer="Yes."), Exchange(asked="Two?"), Exchange(asked="Three?"))


@pytest.mark.parametrize(("number", "owed"), [(1, False), (2, True), (3, True), (0, None), (4, None), (-1, None)])
def test_a_supplementary_question_is_answered_by_its_number(number: int, owed: bool | None) -> None:
    one = question(2, state=QuestionState.REPLY_SENT, supplementaries=EXCHANGES, reply_sent_on=TODAY)
    if owed is None:
        with pytest.raises(Refused) as refused:
            _answer_supplementary(one, TODAY, number, "So.", "", TODAY)
        (problem,) = refused.value.problems
        assert (problem.code, problem.cure) == ("no-supplementary-there", "Choose one from 1 to 3.")
        return
    edit = _answer_supplementary(one, TODAY, number, "So.", "", TODAY)
    (after,) = edit.puts
    assert isinstance(after, Question)
    assert [each.answer for each in after.supplementaries] == [
        "So." if place == number else each.answer for place, each in enumerate(EXCHANGES, 1)
    ]
    assert edit.sentence.startswith(f"Recorded the answer to supplementary {number} of ")
    assert edit.sentence.endswith("; a written reply is owed") is owed
    assert (after.state is QuestionState.REPLY_OWED, after.reply_sent_on is None) == (owed, owed)


LOGGED: dict[str, tuple[str, str, str, list[str]]] = {
    "nothing": ("Why?", "Why?", "", []),
    "one of two postcodes": ("I am in ZE9 9ZZ, not ZE9 8ZZ.", "I am in ZE9 9ZZ.", "", ["1 postcode"]),
    "both": ("I am in ZE9 9ZZ, not ZE9 8ZZ.", "I am in town.", "", ["2 postcodes"]),
    "one was put in": ("I am in ZE9 9ZZ.", "I am in ZE9 9ZZ, not ZE9 8ZZ.", "", []),
    "another in its place": ("I am in ZE9 9ZZ.", "I am in ZE9 8ZZ.", "", []),
    "what the clerk says beside it": (
        "I am in ZE9 9ZZ, as Mr Ash is.",
        "I am in town.",
        "the name of a third person",
        ["1 postcode", "the name of a third person"],
    ),
}
"""The text as it came, as it is to be published, what the clerk says was taken out, and what is logged."""


@pytest.mark.parametrize("case", LOGGED)
def test_what_was_taken_out_of_a_question_is_counted_by_its_sort(case: str) -> None:
    text, published, said, logged = LOGGED[case]
    made = _logged(question(2, text=text), published, said, "clerk", TODAY)
    assert [(one.what, one.on, one.by) for one in made] == [(what, TODAY, "clerk") for what in logged]


def test_details_that_stand_in_the_journal_alone_are_told_in_one_order() -> None:
    bare = question(2, asker=replace(ASKER, private=ContactDetails(purged_on=TODAY)))
    ids = {"Q9", "Q2", "Q31", "Q11", "N4"}
    later = dt.date(2031, 1, 1)
    assert purgeable_in_journal(put(bare), TODAY, ids) == ("Q11", "Q31", "Q9")
    assert purgeable_in_journal(put(replace(bare, meeting="M1")), later, ids)[:2] == ("Q11", "Q2")
    held = question(9, meeting="M1", asker=replace(ASKER, private=ContactDetails(address="1 The Street")))
    owed = replace(bare, id="Q31", meeting="M1", state=QuestionState.REPLY_OWED)
    assert purgeable_in_journal(put(bare, held, owed), later, ids) == ("Q11", "Q2")


@pytest.mark.parametrize(
    ("names", "typed", "told"),
    [
        ((), "x" * 60, []),
        ((), "x" * 61, ["text-too-long"]),
        ((), "", ["text-empty"]),
        (("Before",), "After", []),
        (("Before", "After"), "before ", ["point-twice"]),
        (("Before", "After"), "AFTER", ["point-twice"]),
    ],
)
def test_a_point_of_the_history_has_a_name_of_its_own(names: tuple[str, ...], typed: str, told: list[str]) -> None:
    register = put(replace(office().panel, points=tuple(NamedPoint(name=one, on=TODAY) for one in names)))
    if told:
        assert codes(refusal(register, name_point, name=typed)) == told
        return
    after = run(register, name_point, name=typed).after
    assert [one.name for one in after.panel.points] == [*names, typed]
    assert run(after, take_point_back, name=typed).after == register
