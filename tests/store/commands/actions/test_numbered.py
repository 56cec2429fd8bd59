"""Outcomes of a reply and actions of a minute are numbered from one: which is meant, and which is told."""

from __future__ import annotations

from typing import Any

import pytest

from store.commands.actions.recommendations import respond, take_back_outcome
from store.commands.actions.splitting import Piece, split_minute
from store.edit import Edit
from store.records import Action, ActionKind, Minute, Outcome
from store.register import Register
from tests.store.commands.office import HELD, TODAY, day, office, refusal, run

ADVICE = Action(id="A3", kind=ActionKind.RECOMMENDATION, text="Look again", legal_basis="precept", meeting=HELD)


def replied(*outcomes: Outcome) -> Register:
    register = office().with_edit(Edit("", (ADVICE,)))
    for which, outcome in enumerate(outcomes, 1):
        given: dict[str, Any] = {"received_on": day(4, 20), "letter": "OPCC/1", "published_on": day(4, 22)}
        edit = respond(register, TODAY, action="A3", outcome=outcome, which=which, part=f"part {which}", **given)
        register = register.with_edit(edit)
    return register


PROMISED, NOTED = Outcome.REPORT_PROMISED, Outcome.NOTED


@pytest.mark.parametrize(
    ("outcomes", "which", "stays"),
    [
        ((PROMISED,), 1, True),
        ((NOTED,), 1, False),
        ((PROMISED, NOTED), 1, True),
        ((PROMISED, NOTED), 2, False),
        ((NOTED, PROMISED), 1, False),
        ((NOTED, PROMISED), 2, True),
        ((NOTED, PROMISED, NOTED), 3, False),
    ],
)
def test_an_undertaking_is_named_when_its_promise_is_taken_back_and_no_other_outcome(
    outcomes: tuple[Outcome, ...], which: int, stays: bool
) -> None:
    done = run(replied(*outcomes), take_back_outcome, action="A3", which=which)
    assert ("; the undertaking A4 stays" in done.edit.sentence) is stays


@pytest.mark.parametrize(("which", "letter", "published"), [(1, "", None), (2, "OPCC/1", day(4, 22))])
def test_the_letter_of_a_reply_stays_with_another_outcome_and_not_with_the_first_told_anew(
    which: int, letter: str, published: object
) -> None:
    edit = respond(replied(NOTED), TODAY, action="A3", outcome=NOTED, which=which, part="x", received_on=day(4, 20))
    response = replied(NOTED).with_edit(edit).need(Action, "A3").response
    assert response is not None
    assert (response.letter, response.published_on) == (letter, published)


def test_what_is_wrong_with_an_action_of_several_is_told_by_its_number_at_its_field() -> None:
    minute = Minute(id="N9", meeting=HELD, number="47", text="Look into it.")
    register = office().with_edit(Edit("", (minute, Action(id="A9", text="Do it", minute="N9", meeting=HELD))))
    pieces = [
        Piece(text="Do it"),
        Piece(text="Look"),
        Piece(text=""),
        Piece(text="Look", clause="a)"),
        Piece(text="Look"),
    ]
    problems = refusal(register, split_minute, minute="N9", pieces=pieces)
    assert [(one.code, one.field, one.sentence) for one in problems] == [
        ("split-twice", "text0", "Action 1 stands already under minute 47 as A9."),
        ("text-empty", "text2", "Nothing has been typed for the text of action 3."),
        ("split-twice", "text4", "Action 5 has the words of another one here."),
    ]
