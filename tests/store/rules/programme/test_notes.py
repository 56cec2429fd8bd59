"""The note of the meeting at which an item is wanted: which is one, and what is left when it is taken out."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.commands.programme.items import clear_notes
from store.commands.programme.moves import move_items
from store.problems import Refused
from store.records import ItemMove, ItemStatus, ItemStood, WorkItem
from store.register import Register
from store.rules.programme.targets import meeting_note, still_noted, without_note
from store.sample import DEMO_DAY, sample_records

JULY = "To July meeting"


@pytest.fixture
def sample() -> Register:
    return Register.of(*sample_records())


@pytest.mark.parametrize(
    ("target", "is_note"),
    [
        (JULY, True),
        ("to the next meeting", True),
        ("by December 2021", True),
        ("January or March meeting", True),
        ("when the position is known", False),
        ("", False),
    ],
)
def test_what_names_a_meeting(target: str, is_note: bool) -> None:
    assert meeting_note(WorkItem(id="W1", title="x", target=target)) == (target if is_note else "")


@pytest.mark.parametrize(
    ("comments", "left"),
    [
        ("TBC (To July meeting)", ""),
        ("TBC: (to july meeting)", ""),
        ("(To July meeting)", ""),
        ("To July meeting", ""),
        ("Chair to attend (To July meeting)", "Chair to attend"),
        ("Chair to attend.\nTo July meeting", "Chair to attend."),
        ("To July meeting if the audit is out", "To July meeting if the audit is out"),
        ("TBC", "TBC"),
        ("(To September meeting)", "(To September meeting)"),
        ("", ""),
        ("Two\n\nlines  kept", "Two\n\nlines  kept"),
    ],
)
def test_it_is_taken_out_of_the_comments_where_it_stands_by_itself(comments: str, left: str) -> None:
    item = WorkItem(id="W1", title="x", target=JULY, comments=comments)
    assert without_note(item) == replace(item, target="", comments=left)


@pytest.mark.parametrize("clear", [True, False])
def test_moving_takes_it_out_only_if_told(sample: Register, clear: bool) -> None:
    item = sample.need(WorkItem, "W25")
    edit = move_items(sample, DEMO_DAY, items=("W25",), to="M19", clear_note=clear)
    stood = ItemStood(order=item.order, status=item.status, target=item.target)
    move = ItemMove(on=DEMO_DAY, how="moved", from_meeting=None, to_meeting="M19", stood=stood)
    last = max(one.order for one in sample.items_of("M19"))
    moved = replace(item, meeting="M19", order=last + 1, status=ItemStatus.PLANNED, moves=(move,))
    wanted = replace(moved, target="", comments="") if clear else moved
    after = sample.with_edit(edit)
    assert after.tables == {**sample.tables, "items": {**sample.tables["items"], "W25": wanted}}
    assert edit.sentence.endswith(", without the note of when it was wanted") is clear
    assert [one.id for one in still_noted(after, ("W25", "W1"))] == ([] if clear else ["W25"])


def test_back_among_the_suggestions_the_note_is_kept(sample: Register) -> None:
    scheduled = sample.with_edit(move_items(sample, DEMO_DAY, items=("W25",), to="M19"))
    back = move_items(scheduled, DEMO_DAY, items=("W25",), to=None, clear_note=True)
    assert back.puts[0].target == JULY  # type: ignore[attr-defined]
    assert "note" not in back.sentence


def test_it_can_be_taken_out_later_and_every_item_without_one_is_named(sample: Register) -> None:
    edit = clear_notes(sample, DEMO_DAY, items=("W25", "W26"))
    wanted = {one: replace(sample.need(WorkItem, one), target="", comments="") for one in ("W25", "W26")}
    assert {one.id: one for one in edit.puts} == wanted
    with pytest.raises(Refused) as refused:
        clear_notes(sample, dt.date(2021, 7, 12), items=("W1", "W25", "W2"))
    assert [problem.code for problem in refused.value.problems] == ["no-note", "no-note"]
