"""Who is to attend and answer: required by the panel, asked beside the commissioner, or neither."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from store.commands.programme.items import edit_item
from store.papers.chasing.letters import draft_chaser
from store.papers.questions.letters import wording
from store.problems import Refused
from store.queries.brief.brief import brief_of
from store.records import Meeting, Panel, Person, Role, Seat, WorkItem
from store.register import Register
from store.rules.chasing.due import INVITATION, chasers_due
from store.rules.chasing.needs import needs_of_chaser
from store.rules.programme.answering import Basis, answering_words, basis_of
from store.rules.words.addressees import Addressees

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="Borsetshire Police and Crime Panel", clerk="Pat", office="DS", office_address="Hall")
HOLDER = (
    Person(id="P1", name="Jo Lord", title="Lord"),
    Seat(id="S1", person="P1", role=Role.COMMISSIONER),
    Seat(id="S2", role=Role.CHIEF_CONSTABLE, post="CC"),
)


def register(*names: str, lead: str = "", more: tuple[Any, ...] = ()) -> Register:
    meeting = Meeting(id="M1", date=dt.date(2021, 7, 29))
    item = WorkItem(id="W1", title="Budget", meeting="M1", lead=lead, to_answer=names)
    return Register.of(PANEL, meeting, *HOLDER, item, *more)


def other(meeting: str, **more: Any) -> WorkItem:
    return WorkItem(id="W2", title="x", meeting=meeting, **more)


@pytest.mark.parametrize(
    ("name", "basis"),
    [
        ("the Commissioner", Basis.REQUIRED),
        ("Lord Jo Lord", Basis.REQUIRED),
        ("Chief Finance Officer", Basis.REQUIRED),
        ("THE CHIEF CONSTABLE", Basis.ASKED),
        ("CC", Basis.ASKED),
    ],
)
def test_the_commissioner_and_staff_are_required_and_the_chief_constable_asked(name: str, basis: Basis) -> None:
    assert basis_of(Addressees(register()), name) is basis


@pytest.mark.parametrize("name", ["Assistant Chief Constable", "Det. Superintendent Grey", "Deputy Chief Constable"])
def test_nobody_else_of_the_force_can_be_named(name: str) -> None:
    with pytest.raises(Refused) as caught:
        edit_item(register(), TODAY, item="W1", to_answer=("The Commissioner", name))
    (problem,) = caught.value.problems
    assert (problem.code, problem.field) == ("force-to-answer", "to_answer")
    assert "s.29(6)" in problem.sentence
    assert problem.cure


def test_an_edit_records_who_is_to_answer_and_touches_nothing_else() -> None:
    before = register()
    edit = edit_item(before, TODAY, item="W1", to_answer=("The Commissioner", "Chief Constable"))
    after = before.with_edit(edit)
    assert after.need(WorkItem, "W1").to_answer == ("The Commissioner", "Chief Constable")
    assert after == register("The Commissioner", "Chief Constable")


@pytest.mark.parametrize(
    ("names", "more", "codes"),
    [
        (("Chief Constable",), (), ["chase-alone"]),
        (("Chief Constable", "the Commissioner"), (), []),
        (("CC", "Jo Lord"), (), []),
        (("Chief Constable",), (other("M1", to_answer=("The Commissioner",)),), []),
        (
            ("Chief Constable",),
            (other("M2", to_answer=("The Commissioner",)),),
            ["chase-alone"],
        ),
        (("Chief Constable",), (other("M1", lead="The Commissioner"),), ["chase-alone"]),
    ],
)
def test_the_chief_constable_is_asked_only_on_the_occasion_on_which_the_commissioner_is_required(
    names: tuple[str, ...], more: tuple[Any, ...], codes: list[str]
) -> None:
    later = Meeting(id="M2", date=dt.date(2021, 7, 30))
    there = register(*names, more=(later, *more))
    chief = [one for one in chasers_due(there, TODAY, (INVITATION,)) if one.to in {"Chief Constable", "CC"}]
    (problems,) = [needs_of_chaser(there, one) for one in chief]
    assert [problem.code for problem in problems] == codes


def test_who_reports_and_is_required_gets_one_letter_that_names_the_item_once() -> None:
    there = register("The Commissioner", lead="the commissioner")
    (one,) = chasers_due(there, TODAY, (INVITATION,))
    assert [matter.record for matter in one.matters] == ["W1"]
    body = draft_chaser(there, one, TODAY, words=wording("chase-invitation")).body
    assert "requires you to attend this meeting and to answer its questions" in body
    assert body.count("- Budget") == 1


def test_it_stands_in_the_brief_of_the_chair_with_its_law() -> None:
    there = register("The Commissioner", "Chief Constable")
    assert answering_words(there, there.need(WorkItem, "W1")) == (
        "The Commissioner (required to attend: Police Reform and Social Responsibility Act 2011 s.29(1)) and "
        "Chief Constable (asked to attend: Police Reform and Social Responsibility Act 2011 s.29(6))"
    )
    assert answering_words(there, WorkItem(id="W9", title="x")) == ""
    (item,) = [one for one in brief_of(there, there.need(Meeting, "M1"), TODAY).items if one.id == "W1"]
    assert item.to_answer == answering_words(there, there.need(WorkItem, "W1"))
