"""Versions of a record: told, compared word by word, put back, and found again by a named point."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.commands.actions.actions import edit_action
from store.commands.bin import bin_records
from store.commands.members.seats import end_seat
from store.commands.programme.items import add_item, edit_item
from store.commands.programme.moves import move_items
from store.commands.questions.receipt import edit_question
from store.commands.versions import name_point, put_back_wording, take_point_back
from store.desk import Desk
from store.problems import Refused
from store.queries.versions import NOW, WAS, Version, compare, marked, numbered, point_rows, version_rows, versions
from store.records import KINDS, Action, ActionStatus, Question, Record, Seat, WorkItem
from store.register import PANEL_ID
from store.rules.versions import wording_of
from store.sample import DEMO_DAY, sample_records
from tests.told import told

DAY = DEMO_DAY


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.create(tmp_path / "panel.json", sample_records(), today=DAY, who="clerk")


def of(desk: Desk, record_id: str) -> tuple[Version, ...]:
    return versions(desk.register, desk.history(record_id), record_id)


def test_a_record_has_a_version_for_each_change_and_the_one_before_them(desk: Desk) -> None:
    was = desk.register.need(WorkItem, "W5")
    desk.run(edit_item, item="W5", all_the_same=True, title="Modern slavery")
    desk.run(edit_item, item="W5", all_the_same=True, comments="A new word")
    listed = of(desk, "W5")
    assert [one.number for one in listed] == [3, 2, 1]
    assert [one.before for one in listed] == [False, False, True]
    assert listed[-1].record == was
    assert listed[0].record == desk.register.need(WorkItem, "W5")
    assert version_rows(listed, ())[-1].sentence.startswith("Before: ")


def test_a_record_added_here_begins_with_its_first_version(desk: Desk) -> None:
    change = desk.run(add_item, title="Rural crime", meeting=None)
    assert change is not None
    (one,) = of(desk, change.touched[0].id)
    assert (one.number, one.before) == (1, False)


def test_two_versions_are_compared_word_by_word(desk: Desk) -> None:
    desk.run(edit_item, item="W5", all_the_same=True, comments="The report of the Chief Constable")
    desk.run(edit_item, item="W5", all_the_same=True, comments="The first report of the Commissioner")
    newer, older = of(desk, "W5")[:2]
    (row,) = compare(desk.register, older.record, newer.record)
    assert row.label == "Comments"
    words = "".join(marked(piece) for piece in row.pieces)
    assert words == "The{+ first+} report of the [-Chief Constable-]{+Commissioner+}"


@given(st.text(alphabet="ab ,.\nW", max_size=60), st.text(alphabet="ab ,.\nW", max_size=60))
def test_the_pieces_of_a_comparison_are_both_texts_whole(was: str, now: str) -> None:
    from store.queries.versions import _pieces

    pieces = list(_pieces(was, now))
    assert "".join(piece.text for piece in pieces if piece.mark != NOW) == was
    assert "".join(piece.text for piece in pieces if piece.mark != WAS) == now


def test_the_words_are_put_back_and_where_the_item_stands_stays(desk: Desk) -> None:
    was = desk.register.need(WorkItem, "W13")
    desk.run(edit_item, item="W13", title="Another title", comments="Other comments")
    desk.run(move_items, items=("W13",), to=None)
    moved = desk.register.need(WorkItem, "W13")
    before = desk.register
    change = desk.run(put_back_wording, version=of(desk, "W13")[-1].record, told="12 July 2021")
    assert change is not None
    assert change.sentence.endswith("read on 12 July 2021")
    now = desk.register.need(WorkItem, "W13")
    assert (now.title, now.comments) == (was.title, was.comments)
    assert now == replace(moved, title=was.title, comments=was.comments)
    desk.undo()
    assert desk.register == before


@pytest.mark.parametrize(
    ("record_id", "code"),
    [(PANEL_ID, "version-whole"), ("P1", "version-whole"), ("S1", "version-whole"), ("W99", "version-gone")],
)
def test_what_hangs_together_is_not_put_back(desk: Desk, record_id: str, code: str) -> None:
    record = desk.register.find(record_id) or replace(desk.register.need(WorkItem, "W5"), id=record_id)
    with pytest.raises(Refused) as refused:
        desk.run(put_back_wording, version=record)
    assert [problem.code for problem in refused.value.problems] == [code]
    assert all(problem.cure for problem in refused.value.problems)


def test_what_is_in_the_bin_or_reads_so_already_is_refused(desk: Desk) -> None:
    change = desk.run(add_item, title="Rural crime", meeting=None)
    assert change is not None
    item = desk.register.need(WorkItem, change.touched[0].id)
    with pytest.raises(Refused, match="reads as it did then"):
        desk.run(put_back_wording, version=item)
    desk.run(bin_records, ids=(item.id,))
    with pytest.raises(Refused, match="is in the bin"):
        desk.run(put_back_wording, version=replace(item, title="Other"))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.noun)
def test_no_link_state_day_or_number_is_wording(kind: type[Record]) -> None:
    names = {field.name for field in wording_of(kind)}
    assert not names & {"id", "meeting", "status", "state", "steps", "moves", "order", "number", "checks", "person"}
    assert all(field.ref is None and not field.field.private for field in wording_of(kind))


def test_a_question_is_compared_without_what_may_not_go_out(desk: Desk) -> None:
    question = desk.register.questions[0]
    secret = "asker@example.org"
    contacts = replace(question.asker.private, email=secret)
    older = replace(question, asker=replace(question.asker, private=contacts), note=f"Write to {secret}")
    newer = replace(question, note=f"Written to {secret} on Monday")
    rows = compare(desk.register, older, newer)
    assert rows
    assert secret not in "".join(piece.text for row in rows for piece in row.pieces)
    desk.run(edit_question, question=question.id, email=secret, subject="Another subject")
    for one in of(desk, question.id):
        for row in compare(desk.register, one.record, desk.register.need(Question, question.id)):
            assert secret not in "".join(piece.text for piece in row.pieces)


def test_a_point_finds_the_version_that_stood_then(desk: Desk) -> None:
    action = next(one for one in desk.register.actions if one.status is ActionStatus.OPEN)
    desk.run(edit_action, action=action.id, text="First words")
    desk.run(name_point, name="before publication")
    desk.run(edit_action, action=action.id, text="Second words")
    points = point_rows(desk.register, desk.history(PANEL_ID))
    assert [(one.name, one.on) for one in points] == [("before publication", DAY)]
    listed = of(desk, action.id)
    found = numbered(listed, "Before  Publication", points)
    assert isinstance(found.record, Action)
    assert found.record.text == "First words"
    assert [row.points for row in version_rows(listed, points)] == [(), ("before publication",), ()]


def test_points_are_told_apart_and_a_name_can_be_taken_away(desk: Desk) -> None:
    before = desk.register
    (none,) = told(lambda: desk.run(take_point_back, name="after publication"))
    assert none.cure == "Name one first."
    desk.run(name_point, name="before publication")
    (twice,) = told(lambda: desk.run(name_point, name="Before Publication"))
    assert (twice.code, str(twice)) == (
        "point-twice",
        "A point is called “Before Publication” already. Choose another name.",
    )
    (unknown,) = told(lambda: desk.run(take_point_back, name="after publication"))
    assert (unknown.code, str(unknown)) == (
        "point-unknown",
        "No point is called “after publication”. The points are “before publication”.",
    )
    desk.run(take_point_back, name="before publication")
    assert desk.register == before
    assert point_rows(desk.register, desk.history(PANEL_ID)) == ()


def test_an_unknown_version_is_refused_with_the_numbers_there_are(desk: Desk) -> None:
    desk.run(edit_item, item="W5", all_the_same=True, title="Modern slavery")
    for typed in ("0", "3"):
        (problem,) = told(partial(numbered, of(desk, "W5"), typed))
        assert (problem.code, str(problem)) == (
            "version-unknown",
            f"There is no version “{typed}”. It has 2, numbered from 1.",
        )
    assert [numbered(of(desk, "W5"), typed).number for typed in ("1", "2", "C1")] == [1, 2, 2]
    (problem,) = told(lambda: numbered(of(desk, "W5")[1:], "2"))
    assert problem.cure == "It has only one."


def test_a_point_before_a_record_began_has_no_version_of_it(desk: Desk) -> None:
    desk.run(name_point, name="the beginning")
    desk.run(add_item, title="Drones")
    new = desk.history()[0].touched[0].id
    desk.run(name_point, name="with drones")
    points = point_rows(desk.register, desk.history(PANEL_ID))
    (problem,) = told(lambda: numbered(of(desk, new), "The Beginning", points))
    assert (problem.code, str(problem)) == (
        "version-later",
        "The record did not exist yet at the point “the beginning”. Choose a later point.",
    )
    assert numbered(of(desk, new), "with drones", points).number == 1


def test_a_record_changed_by_an_act_has_versions_too(desk: Desk) -> None:
    seat = next(one for one in desk.register.all(Seat) if one.to_date is None and one.person)
    desk.run(end_seat, seat=seat.id, on=DAY)
    older, newer = of(desk, seat.id)[::-1]
    assert [row.label for row in compare(desk.register, older.record, newer.record)] == ["Until"]
