"""Of several items, meetings or actions that a finding is about, which stands first, and whether one is enough."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from store.records import Action, ItemKind, Meeting, Person, Seat, WorkItem
from store.records.action import CopySent
from store.rules.findings import preparing
from store.rules.findings.finding import Finding, finding
from store.rules.findings.members import terms_expired
from store.rules.findings.preparing import needs_of
from store.rules.findings.programme import _doubled, same_item_twice, target_not_kept
from store.rules.findings.replies import _copies, _councils_without
from tests.store.rules.findings.scenes import HELD, JULY, SEPTEMBER, day, meetings, scene


def item(number: int, meeting: str | None = None, *, comes: bool = False, title: str = "Plan", **more: Any) -> WorkItem:
    kind = ItemKind.CYCLICAL if comes else ItemKind.OTHER
    return WorkItem(id=f"W{number}", title=title, meeting=meeting, kind=kind, **more)


@pytest.mark.parametrize(
    ("comes", "kept"),
    [
        ((True, True), ["W2", "W3"]),
        ((True, False), ["W1", "W2", "W3"]),
        ((False, True), ["W1", "W2", "W3"]),
        ((False, False), ["W1", "W2", "W3"]),
    ],
)
def test_of_business_that_comes_round_only_the_last_is_beside_what_waits(
    comes: tuple[bool, ...], kept: list[str]
) -> None:
    items = [item(3), item(2, SEPTEMBER, comes=comes[1]), item(1, JULY, comes=comes[0])]
    assert [one.id for one in _doubled(scene(*items), items)] == kept


def test_what_is_in_the_programme_twice_is_told_by_the_first_and_presses_from_the_earliest_day() -> None:
    items = item(1, SEPTEMBER, title="Update on rural crime"), item(2, JULY, title="Rural crime")
    (one,) = same_item_twice(scene(*items))
    assert (one.records, one.place, one.by) == (("W2", "W1"), scene().place_of(items[1]), day(7, 29))
    assert one.sentence.startswith("“Rural crime” is in the programme twice, in other words: ")


def test_an_item_that_is_wanted_in_a_month_of_two_meetings_is_to_go_to_the_first() -> None:
    second = Meeting(id="M8", date=day(7, 31))
    (one,) = target_not_kept(scene(second, item(1, target="To July meeting")))
    assert (one.cure, one.by) == ("Move it to 29 July 2021, or change when it is wanted.", day(7, 29))
    passed = Meeting(id="M8", date=day(6, 3))
    (one,) = target_not_kept(scene(passed, item(1, target="To June meeting")))
    assert one.by == day(6, 10)


def told(*records: str, **more: Any) -> Finding:
    return finding("undated-promise", records, " ".join(records), place="", cure="", by=day(7, 20), **more)


def test_an_action_that_a_need_names_already_is_not_named_again(monkeypatch: pytest.MonkeyPatch) -> None:
    due = [told("A1", "A9"), told("A9", "A1"), told("A2", "A3")]
    monkeypatch.setattr(preparing, "all_findings", lambda _: [told("A5", "A1")])
    monkeypatch.setattr(preparing, "due_there", lambda *_: iter(due))
    needs = [one.sentence for _, one in needs_of(scene(), meetings()[1]) if one.code == "undated-promise"]
    assert needs == ["A5 A1", "A9 A1", "A2 A3"]


def recommended(number: int, *sent: str) -> Action:
    copies = tuple(CopySent(council=council, on=day(6, 20)) for council in sent)
    return Action(id=f"A{number}", text="x", meeting=HELD, legal_basis="precept", copies=copies)


@pytest.mark.parametrize(
    ("sent", "lacking"),
    [
        ((("Borchester", "Felpersham"), ("Borchester", "Felpersham")), []),
        ((("Borchester", "Felpersham"), ("Borchester",)), ["Felpersham"]),
        ((("Felpersham",), ("Borchester", "Felpersham")), ["Borchester"]),
        (((), ("Borchester",)), ["Borchester", "Felpersham"]),
    ],
)
def test_a_council_lacks_a_copy_if_one_of_the_recommendations_was_not_sent_to_it(
    sent: tuple[tuple[str, ...], ...], lacking: list[str]
) -> None:
    actions = [recommended(number, *councils) for number, councils in enumerate(sent, 1)]
    assert _councils_without(scene(*actions), actions) == lacking


def test_copies_are_told_in_the_place_of_the_first_recommendation() -> None:
    actions = [recommended(7), recommended(2)]
    one = _copies(scene(*actions), HELD, "", actions, ["Borchester"])
    assert (one.place, one.records) == ("Actions, A7", ("A7", "A2"))
    assert dt.date(2021, 6, 10).strftime("%d June") in one.sentence


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "The term of P1 (member) ended on Tuesday 1 June 2021; the seat is neither ended nor given a later end."),
        (2, "The terms of P1 and P2 (member) ended on Tuesday 1 June 2021; the seats are neither ended nor given a "),
    ],
)
def test_terms_that_ended_together_are_told_together(number: int, said: str) -> None:
    people = [Person(id=f"P{at}", name=f"P{at}") for at in range(1, number + 1)]
    seats = [Seat(id=f"S{at}", person=f"P{at}", term_ends=day(6, 1)) for at in range(1, number + 1)]
    (one,) = terms_expired(scene(*people, *seats))
    assert one.sentence.startswith(said)
    assert one.records == tuple(seat.id for seat in seats)
