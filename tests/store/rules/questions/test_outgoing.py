"""One filter and one name rule: nobody under 18 and nobody who refused is named by anything that goes out."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.commands.questions.after import publish_question
from store.commands.questions.receipt import edit_published_text, redact_question
from store.problems import Refused
from store.records import Asker, ContactDetails, Meeting, Panel, Question, QuestionState
from store.records.question import Exchange
from store.register import Register
from store.rules.questions.outgoing import for_outside, is_force, outgoing, public_name

TODAY = dt.date(2021, 7, 12)
CHILD = Asker(name="Ann Younglast", under_18=True)
REFUSED = Asker(name="Dr Ann Younglast", consents_to_name=False)
SPELLINGS = (
    "Ann Younglast",
    "ANN YOUNGLAST",
    "ann younglast",
    "Ann  Younglast",
    "Ann\nYounglast",
    "Younglast, Ann",
    "Miss Younglast",
    "Ms. Younglast",
    "A. Younglast",
    "A Younglast",
    "Younglast's",
    "Dr Ann Younglast",
)


@pytest.mark.parametrize("asker", [CHILD, REFUSED], ids=["child", "refused"])
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_name_that_may_not_be_printed_is_taken_out_in_every_spelling(asker: Asker, spelling: str) -> None:
    out = outgoing(f"We thank {spelling} for asking.", asker)
    assert "younglast" not in out.casefold()
    assert out.startswith("We thank ")
    assert out.endswith("for asking.")


def test_a_first_name_is_taken_out_where_it_is_a_signature_or_a_greeting_and_stays_where_it_is_a_word() -> None:
    will = replace(CHILD, name="Will Hope")
    assert outgoing("Will there be more officers? I hope so.\nWill", will) == (
        "Will there be more officers? I hope so.\n[name removed]"
    )
    assert "Will" not in outgoing("Dear Will,\nThank you.", will)


def test_somebody_who_may_be_named_is_named() -> None:
    free = replace(CHILD, under_18=False)
    assert outgoing("We thank Ann Younglast.", free) == "We thank Ann Younglast."
    assert public_name(free) == "Ann Younglast"


@pytest.mark.parametrize(("asker", "shown"), [(CHILD, "A.Y."), (REFUSED, "name withheld")])
def test_a_question_as_it_leaves_the_office_names_nobody_who_may_not_be_named(asker: Asker, shown: str) -> None:
    asker = replace(asker, person="P7", organisation="Friends of Ann Younglast", connection="Younglast lives here")
    question = Question(
        id="Q1",
        asker=asker,
        text="I am Ann Younglast.",
        published_text="Ann Younglast asks why.",
        answer="Dear Miss Younglast, because.",
        supplementaries=(Exchange(asked="And A. Younglast?", answer="No, Younglast."),),
        note="Younglast rang",
    )
    out = for_outside(question)
    assert "younglast" not in str(out).casefold()
    assert (out.asker.name, out.asker.person) == (shown, None)
    assert (
        for_outside(replace(question, asker=replace(asker, under_18=False, consents_to_name=True))).asker.person == "P7"
    )


@pytest.mark.parametrize("asker", [CHILD, REFUSED], ids=["child", "refused"])
def test_a_text_that_names_somebody_who_may_not_be_named_is_not_published_as_it_is(asker: Asker) -> None:
    meeting = Meeting(id="M1", date=TODAY)
    one = Question(id="Q1", asker=asker, text="Why? Younglast", meeting="M1", state=QuestionState.ACCEPTED)
    register = Register.of(Panel(id="PANEL", name="Panel"), meeting, one)
    with pytest.raises(Refused, match="1 name"):
        publish_question(register, TODAY, question="Q1")
    named = register.with_edit(edit_published_text(register, TODAY, question="Q1", text="Why? Younglast"))
    with pytest.raises(Refused, match="1 name"):
        publish_question(named, TODAY, question="Q1")
    register = register.with_edit(redact_question(register, TODAY, question="Q1"))
    register = register.with_edit(publish_question(register, TODAY, question="Q1"))
    done = register.need(Question, "Q1")
    assert done.published_on == TODAY
    assert "Younglast" not in for_outside(done).published_text


def test_what_was_left_in_by_agreement_stays_once_it_was_published() -> None:
    one = Question(
        id="Q1",
        asker=replace(CHILD, private=ContactDetails(phone="0116 496 0000")),
        text="",
        published_text="Ring the help line on 0116 496 0000.",
        published_on=TODAY,
    )
    assert for_outside(one).published_text == one.published_text
    assert "0116" not in for_outside(replace(one, published_on=None)).published_text


@pytest.mark.parametrize(
    ("name", "force"),
    [
        ("the Chief Constable", True),
        ("Leicestershire Police", True),
        ("the Police and Crime Commissioner", False),
        ("the police, fire and crime panel", False),
        ("Independent Office for Police Conduct", False),
        ("a task force of the council", False),
    ],
)
def test_details_stay_in_for_the_force_and_for_nobody_else(name: str, force: bool) -> None:
    assert is_force(name) is force
