"""Adding and editing items, marking them; conflicts between two clerks."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.programme.items import add_item, edit_item, set_moveable
from store.problems import Conflict, FieldConflict
from store.records import ItemKind, WorkItem
from store.register import Register
from tests.store.commands.office import (
    BINNED,
    CANCELLED,
    HELD,
    JULY,
    SEPTEMBER,
    TODAY,
    codes,
    day,
    item,
    office,
    order,
    records,
    refusal,
    run,
)

DETAILS: dict[str, Any] = {
    "kind": ItemKind.REQUESTED,
    "lead": "Commissioner",
    "author": "An Officer",
    "origin": "Minute 39/20",
    "origin_ref": "N1",
    "moveable": True,
    "minutes": 20,
    "earliest": day(9, 1),
    "latest": day(12, 31),
    "format": "report",
    "source": "Agenda pack",
}


def test_an_item_is_added_at_the_end_of_its_meeting() -> None:
    title = "Ethics & [b]Integrity[/b] 👮"
    done = run(office(), add_item, title=f"  {title} ", meeting=SEPTEMBER, comments="one\r\ntwo", **DETAILS)
    assert done.edit.sentence == f"Added “{title}” to 30 September 2021"
    expected = WorkItem(
        id="W13", title=title, meeting=SEPTEMBER, order=6, comments="one\ntwo", added_on=TODAY, **DETAILS
    )
    assert done.edit.puts == (expected,)
    assert order(done.after, SEPTEMBER) == ["W6", "W13"]


@pytest.mark.parametrize("details", [{"tilte": "x"}, {"order": 1}, {"minutes": "ten"}])
def test_an_unknown_detail_is_a_fault_of_the_program(details: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        add_item(office(), TODAY, title="x", **details)


def test_an_item_without_a_meeting_joins_the_suggestions() -> None:
    done = run(office(), add_item, title="Custody visitors", target="TBC", theme="Themed reviews")
    assert done.edit.sentence == "Added “Custody visitors” to the suggested items"
    assert order(done.after, None) == ["W7", "W8", "W9", "W11", "W13"]
    assert item(done.after, "W13").target == "TBC"
    assert item(run(Register.of(), add_item, title="First").after, "W1").order == 1


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"title": ""}, "text-empty", "title"),
        ({"title": "a\nb"}, "text-line-break", "title"),
        ({"title": "x" * 301}, "text-too-long", "title"),
        ({"comments": "x" * 20_001}, "text-too-long", "comments"),
        ({"lead": "\x07"}, "text-control", "lead"),
        ({"author": "\ud800"}, "text-surrogate", "author"),
        ({"origin": "\u202e"}, "text-direction", "origin"),
        ({"format": "\uffff"}, "text-no-character", "format"),
        ({"theme": "a\tb"}, "text-control", "theme"),
        ({"target": "a\tb"}, "text-control", "target"),
        ({"source": "a\tb"}, "text-control", "source"),
        ({"origin_ref": "N99"}, "unknown-origin", "origin_ref"),
        ({"origin_ref": "W1"}, "unknown-origin", "origin_ref"),
        ({"minutes": 0}, "minutes-unlikely", "minutes"),
        ({"earliest": day(9, 2), "latest": day(9, 1)}, "window-crossed", "latest"),
        ({"earliest": dt.date(202, 1, 1)}, "year-unlikely", "earliest"),
        ({"latest": dt.date(2201, 1, 1)}, "year-unlikely", "latest"),
    ],
)
def test_what_an_item_cannot_hold(fields: dict[str, object], code: str, field: str) -> None:
    for problems in (
        refusal(office(), add_item, **{"title": "Report", **fields}),
        refusal(office(), edit_item, item="W2", **fields),
    ):
        (problem,) = problems
        assert (problem.code, problem.field) == (code, field)


@pytest.mark.parametrize(
    ("meeting", "code"),
    [(HELD, "meeting-held"), (CANCELLED, "meeting-cancelled"), (BINNED, "meeting-in-bin"), ("M99", "unknown-id")],
)
def test_an_item_is_not_added_to_a_meeting_that_is_over(meeting: str, code: str) -> None:
    assert codes(refusal(office(), add_item, title="Report", meeting=meeting)) == [code]


def test_all_faults_are_told_at_once() -> None:
    problems = refusal(
        office(),
        add_item,
        title=" ",
        meeting="M99",
        comments="\x00",
        minutes=-1,
        earliest=day(9, 2),
        latest=day(9, 1),
        origin_ref="Z1",
    )
    assert set(codes(problems)) == {
        "text-empty",
        "text-control",
        "unknown-id",
        "minutes-unlikely",
        "window-crossed",
        "unknown-origin",
    }


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": "PCC's Annual Report"}, "Renamed “Annual Report” to “PCC's Annual Report”"),
        ({"comments": "a\nb"}, "Changed the comments of “Annual Report”"),
        ({"lead": "Chief", "minutes": 5}, "Changed “report of” and “time, min” of “Annual Report”"),
        ({"title": "A", "lead": "B", "theme": "C"}, "Changed the item, “report of” and the theme of “Annual Report”"),
        ({"author": "A", "lead": "B", "theme": "C", "format": "D"}, "Changed 4 details of “Annual Report”"),
        ({"kind": ItemKind.STATUTORY}, "Changed the kind of “Annual Report”"),
        ({"moveable": False}, "Changed “moveable” of “Annual Report”"),
    ],
)
def test_an_edit_says_what_it_changed(fields: dict[str, object], sentence: str) -> None:
    done = run(office(), edit_item, item="W2", **fields)
    assert done.edit.sentence == sentence
    assert item(done.after, "W2") == replace(item(office(), "W2"), **fields)


def test_an_edit_that_changes_nothing_puts_nothing() -> None:
    was = item(office(), "W2")
    for fields in ({}, {"title": was.title, "lead": was.lead}, {"title": f"  {was.title} "}):
        edit = run(office(), edit_item, item="W2", was=was, **fields).edit
        assert (edit.sentence, edit.puts, edit.removes) == ("Changed nothing in “Annual Report”", (), ())


def test_considered_and_withdrawn_items_can_be_corrected() -> None:
    assert item(run(office(), edit_item, item="W1", title="S106", all_the_same=True).after, "W1").title == "S106"
    assert item(run(office(), edit_item, item="W4", title="Ethics").after, "W4").title == "Ethics"


@pytest.mark.parametrize(("item_id", "code"), [("W99", "unknown-id"), ("W10", "in-bin"), ("M1", "unknown-id")])
def test_an_item_that_is_not_there_cannot_be_edited(item_id: str, code: str) -> None:
    assert codes(refusal(office(), edit_item, item=item_id, title="x")) == [code]


def test_old_faults_do_not_stand_in_the_way_of_other_fields() -> None:
    old = WorkItem(id="W1", title="a\nb", minutes=0, earliest=day(9, 2), latest=day(9, 1), origin_ref="N9")
    done = run(Register.of(old), edit_item, item="W1", was=old, title="a\nb", minutes=0, lead="Chief")
    assert item(done.after, "W1") == replace(old, lead="Chief")


def test_two_clerks_on_different_fields_both_keep_their_work() -> None:
    register = office()
    was = item(register, "W2")
    theirs = run(register, edit_item, item="W2", was=was, comments="Theirs").after
    done = run(theirs, edit_item, item="W2", was=was, title=was.title, comments=was.comments, lead="Mine")
    assert item(done.after, "W2") == replace(was, comments="Theirs", lead="Mine")


def test_two_clerks_on_the_same_field_are_told_of_each_other() -> None:
    register = office()
    was = item(register, "W2")
    theirs = run(
        register, edit_item, item="W2", was=was, lead="Theirs", latest=day(9, 1), moveable=False, minutes=5
    ).after
    before = records(theirs)
    with pytest.raises(Conflict) as caught:
        edit_item(
            theirs,
            TODAY,
            item="W2",
            was=was,
            lead="Mine",
            latest=day(9, 2),
            moveable=False,
            minutes=6,
            comments="Free",
        )
    assert caught.value.fields == (
        FieldConflict("lead", "Report of", "Commissioner", "Theirs", "Mine"),
        FieldConflict("latest", "Not after", "not recorded", "Wednesday 1 September 2021", "Thursday 2 September 2021"),
        FieldConflict("minutes", "Time, min", "not recorded", "5", "6"),
    )
    assert records(theirs) == before


def test_the_same_change_by_two_clerks_is_no_conflict() -> None:
    register = office()
    was = item(register, "W2")
    theirs = run(register, edit_item, item="W2", was=was, lead="Same").after
    assert run(theirs, edit_item, item="W2", was=was, lead=" Same ").edit.puts == ()


def test_two_clerks_can_not_cross_a_window_between_them() -> None:
    register = office()
    was = item(register, "W2")
    theirs = run(register, edit_item, item="W2", was=was, latest=day(9, 1)).after
    assert codes(refusal(theirs, edit_item, item="W2", was=was, earliest=day(9, 2))) == ["window-crossed"]


@pytest.mark.parametrize("fields", [{"tilte": "x"}, {"id": "W3"}, {"meeting": JULY}, {"status": "held"}, {"order": 1}])
def test_an_unknown_field_is_a_fault_of_the_program(fields: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="has no field"):
        edit_item(office(), TODAY, item="W2", **fields)


@pytest.mark.parametrize("fields", [{"title": 5}, {"minutes": "ten"}, {"moveable": 1}, {"kind": "no kind"}])
def test_a_value_of_the_wrong_type_is_a_fault_of_the_program(fields: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="of WorkItem"):
        edit_item(office(), TODAY, item="W2", **fields)


def test_a_form_of_another_record_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="the form was opened on W3, not on W2"):
        edit_item(office(), TODAY, item="W2", was=item(office(), "W3"), title="x")


@pytest.mark.parametrize(
    ("items", "moveable", "sentence", "puts"),
    [
        (("W3",), True, "Marked “Performance” as moveable", {"W3"}),
        (("W2",), False, "Marked “Annual Report” as not moveable", {"W2"}),
        (("W2", "W3", "W5", "W3"), True, "Marked 2 items as moveable", {"W3", "W5"}),
        (("W2",), True, "Marked “Annual Report” as moveable", set()),
    ],
)
def test_items_are_marked_moveable(items: tuple[str, ...], moveable: bool, sentence: str, puts: set[str]) -> None:
    done = run(office(), set_moveable, items=items, moveable=moveable)
    assert done.edit.sentence == sentence
    assert set(done.edit.touches) == puts
    assert {item(done.after, each).moveable for each in items} == {moveable}


def test_every_item_that_cannot_be_marked_is_named() -> None:
    problems = refusal(office(), set_moveable, items=("W1", "W2", "W4", "W10", "W99"), moveable=True)
    assert sorted(codes(problems)) == ["in-bin", "item-considered", "item-withdrawn", "unknown-id"]
    assert codes(refusal(office(), set_moveable, items=(), moveable=True)) == ["no-items"]
