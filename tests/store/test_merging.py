"""What another copy did is laid over the file by the rule for two clerks, in one change."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest

from store.desk import Desk
from store.edit import Edit
from store.merging import read_copy
from store.problems import Refused
from store.records import Meeting, Person, Question, WorkItem
from store.register import Register
from tests.store.file.samples import NOON, add, every_kind, items, make, rename, sit, title_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "panel.json"


def copied(path: Path) -> Path:
    other = path.with_name("panel (conflicted copy).json")
    shutil.copy(path, other)
    return other


def put(register: Register, today: dt.date, *, record: Any, sentence: str = "Put") -> Edit:
    return Edit(sentence, (record,))


def drop(register: Register, today: dt.date, *, item: str) -> Edit:
    return Edit("Dropped", (), (item,))


def change(desk: Desk, item: str, **values: Any) -> None:
    was = desk.register.find(item)
    assert was is not None
    desk.run(put, record=msgspec.structs.replace(was, **values), sentence=f"Changed {item}")


def both(path: Path, records: list[Any] | None = None) -> tuple[Desk, Desk]:
    """Make a file with one common change, and a copy of it; give a desk at each."""
    make(path, records).run(add, title="common")
    other = copied(path)
    return sit(path, "ann"), sit(other, "ben")


def test_what_the_other_changed_alone_is_followed_and_one_undo_takes_it_back(path: Path) -> None:
    here, there = both(path)
    here.run(rename, item="W1", title="here")
    there.run(rename, item="W2", title="there")
    change(there, "W1", comments="theirs")
    before = here.register
    copy = read_copy(here, there.path)
    merge = copy.merge(here)
    assert [one.sentence for one in merge.changes] == ["Renamed Business of the panel 2 to there", "Changed W1"]
    assert (merge.added, merge.changed, merge.removed, merge.left) == ((), ("W2", "W1"), (), ())
    done = copy.take_over(here)
    assert done is not None
    assert done.sentence == "Took over 2 changes of the copy panel (conflicted copy).json"
    first = here.register.need(WorkItem, "W1")
    assert (first.title, first.comments, title_of(here, "W2")) == ("here", "theirs", "there")
    assert sit(path).register == here.register
    here.undo()
    assert here.register == before


def test_what_both_changed_to_something_else_is_left_and_named(path: Path) -> None:
    here, there = both(path)
    here.run(rename, item="W1", title="here")
    there.run(rename, item="W1", title="there")
    there.run(rename, item="W2", title="alone")
    copy = read_copy(here, there.path)
    merge = copy.merge(here)
    [left] = merge.left
    [field] = left.fields
    assert (left.id, left.why) == ("W1", "both have changed it")
    assert (field.was, field.yours, field.theirs) == ("Business of the panel 1", "here", "there")
    copy.take_over(here)
    assert (title_of(here, "W1"), title_of(here, "W2")) == ("here", "alone")


def test_what_both_changed_to_the_same_is_no_conflict(path: Path) -> None:
    here, there = both(path)
    for desk in (here, there):
        desk.run(rename, item="W1", title="the same")
    copy = read_copy(here, there.path)
    assert copy.merge(here).edit.touches == ()
    assert copy.take_over(here) is None


def test_numbers_that_both_used_are_given_anew_and_links_follow(path: Path) -> None:
    here, there = both(path, every_kind())
    here.run(put, record=Meeting(id="M2", date=dt.date(2021, 9, 1)))
    here.run(put, record=WorkItem(id="W3", title="here", meeting="M2"))
    there.run(put, record=Meeting(id="M2", date=dt.date(2021, 10, 1)))
    there.run(put, record=WorkItem(id="W3", title="there", meeting="M2"))
    there.run(put, record=WorkItem(id="W4", title="there too", meeting="M2"))
    copy = read_copy(here, there.path)
    merge = copy.merge(here)
    assert merge.renumbered == {"M2": "M3", "W3": "W5"}
    copy.take_over(here)
    assert here.register.need(Meeting, "M2").date.month == 9
    assert here.register.need(Meeting, "M3").date.month == 10
    assert sorted((item.id, item.title, item.meeting) for item in here.register.all(WorkItem))[-3:] == [
        ("W3", "here", "M2"),
        ("W4", "there too", "M3"),
        ("W5", "there", "M3"),
    ]
    assert any("Both used the number W3" in line for line in copy.words(merge))


def test_links_in_parts_of_a_record_follow_too(path: Path) -> None:
    here, there = both(path, every_kind())
    here.run(put, record=Person(id="P2", name="Here"))
    there.run(put, record=Person(id="P2", name="There"))
    meeting = there.register.need(Meeting, "M1")
    seen = msgspec.structs.replace(meeting.attendance[0], person="P2")
    change(there, "M1", attendance=(*meeting.attendance, seen))
    read_copy(here, there.path).take_over(here)
    assert [one.person for one in here.register.need(Meeting, "M1").attendance] == ["P1", "P3"]


def test_what_both_added_to_a_list_is_kept_from_both(path: Path) -> None:
    here, there = both(path, every_kind())
    first = here.register.need(Meeting, "M1").attendance[0]
    for desk, person in ((here, "P7"), (there, "P8")):
        desk.run(put, record=Person(id=person, name=person))
        change(desk, "M1", attendance=(first, msgspec.structs.replace(first, person=person)))
    merge = read_copy(here, there.path).merge(here)
    assert merge.left == ()
    read_copy(here, there.path).take_over(here)
    assert [one.person for one in here.register.need(Meeting, "M1").attendance] == ["P1", "P7", "P8"]


def test_what_was_taken_away_on_one_side(path: Path) -> None:
    here, there = both(path, items(5))
    there.run(drop, item="W1")
    there.run(drop, item="W2")
    here.run(rename, item="W2", title="still needed")
    here.run(drop, item="W3")
    there.run(rename, item="W3", title="gone here")
    copy = read_copy(here, there.path)
    assert {one.id: one.why for one in copy.merge(here).left} == {
        "W2": "it was taken away there and changed here",
        "W3": "it has been taken away here",
    }
    copy.take_over(here)
    assert (here.register.find("W1"), here.register.find("W3")) == (None, None)
    assert title_of(here, "W2") == "still needed"


def test_what_needs_a_record_that_cannot_be_taken_over_is_left_with_it(path: Path) -> None:
    here, there = both(path, every_kind())
    here.run(drop, item="W1")
    here.run(drop, item="W2")
    change(here, "D1", text="here")
    change(here, "A1", meeting=None)
    there.run(put, record=WorkItem(id="W9", title="x", meeting="M1"))
    here.run(drop, item="N1")
    here.run(drop, item="D1")
    here.run(drop, item="M1")
    copy = read_copy(here, there.path)
    assert [(one.id, one.why) for one in copy.merge(here).left] == [("W9", "it needs M1, which cannot be taken over")]
    assert copy.take_over(here) is None


def test_undone_changes_of_the_other_come_to_nothing(path: Path) -> None:
    here, there = both(path)
    there.run(add, title="a slip")
    there.undo()
    merge = read_copy(here, there.path).merge(here)
    assert (len(merge.changes), merge.edit.touches) == (2, ())


def test_taking_over_twice_changes_nothing_more(path: Path) -> None:
    here, there = both(path)
    there.run(rename, item="W2", title="there")
    for expected in (True, False):
        assert (read_copy(here, there.path).take_over(here) is not None) is expected


def test_what_was_added_is_taken_over_once_however_often_it_is_asked_for(path: Path) -> None:
    here, there = both(path, every_kind())
    here.run(put, record=Meeting(id="M2", date=dt.date(2021, 9, 1)))
    there.run(put, record=Meeting(id="M2", date=dt.date(2021, 10, 1)))
    there.run(put, record=WorkItem(id="W3", title="there", meeting="M2"))
    read_copy(here, there.path).take_over(here)
    assert read_copy(here, there.path).take_over(here) is None
    change(here, "M3", venue="changed here since")
    there.run(rename, item="W3", title="went on there")
    read_copy(here, there.path).take_over(here)
    assert [(one.id, one.venue) for one in here.register.all(Meeting)][1:] == [("M2", ""), ("M3", "changed here since")]
    assert [(one.title, one.meeting) for one in here.register.all(WorkItem)][2:] == [("went on there", "M3")]
    here.undo()
    here.undo()
    here.undo()
    assert [one.id for one in here.register.all(Meeting)] == ["M1", "M2"]
    assert read_copy(here, there.path).take_over(here) is not None
    assert len(list(here.register.all(Meeting))) == 3


def test_private_details_in_dispute_are_not_shown(path: Path) -> None:
    here, there = both(path, every_kind())
    for desk, address in ((here, "1 Here Street"), (there, "2 There Street")):
        asker = desk.register.need(Question, "Q1").asker
        private = msgspec.structs.replace(asker.private, address=address)
        change(desk, "Q1", asker=msgspec.structs.replace(asker, private=private))
    copy = read_copy(here, there.path)
    told = "\n".join(copy.words(copy.merge(here)))
    assert "From: here “the asker, changed here”" in told
    assert "Street" not in told


def test_the_file_itself_and_another_panels_are_refused(path: Path) -> None:
    here = make(path)
    with pytest.raises(Refused, match="is the panel's file itself"):
        read_copy(here, path)
    other = path.with_name("other.json")
    Desk.create(other, [*items(3)[1:], every_kind()[0]], who="x", clock=lambda: NOON).run(add, title="x")
    with pytest.raises(Refused, match="the two have nothing in common"):
        read_copy(here, other)
