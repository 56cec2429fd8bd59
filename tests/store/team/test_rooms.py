"""What the desk may rely on wherever records are kept: the same for the file and for a server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from store.desk import Desk
from store.edit import Edit
from store.problems import Conflict, FieldConflict, Problem, Refused, Stale
from store.records import WorkItem
from store.register import Register
from tests.store.file.samples import HOSTILE, NOON, add, every_kind, rename, title_of

Sits = Callable[..., Callable[[str], Desk]]


def titles(desk: Desk) -> list[str]:
    return [item.title for item in desk.register.all(WorkItem)]


def test_every_kind_of_record_and_every_text_comes_back(sits: Sits) -> None:
    records = every_kind("\n".join(HOSTILE))
    sit = sits(records)
    desk = sit("anna")
    assert desk.register == Register.of(*records)
    desk.run(add, title=HOSTILE[1])
    again = sit("ben")
    assert again.register == desk.register
    assert (again.revision, again.last_change) == (1, 1)
    assert again.history() == desk.history()


def test_a_change_is_journalled_with_its_clerk_and_its_images(sits: Sits) -> None:
    sit = sits()
    change = sit("anna").run(rename, item="W2", title="Second")
    assert change is not None
    assert (change.id, change.who, change.at) == ("C1", "anna", NOON)
    read = sit("ben").history()[0]
    assert read == msgspec.structs.replace(change, chain=read.chain)
    assert len(read.chain) == 16


def test_what_changes_nothing_is_not_saved_and_what_is_refused_comes_through(sits: Sits) -> None:
    desk = sits()("anna")
    assert desk.run(lambda register, today, /: Edit("Nothing", (register.need(WorkItem, "W1"),), ("W99",))) is None

    def refuse(register: Register, today: object, /) -> Edit:
        raise Refused(Problem("x", "No.", "Do something else."))

    with pytest.raises(Refused):
        desk.run(refuse)
    assert (desk.revision, desk.undoable) == (0, None)


def test_a_sign_that_is_no_text_is_refused_with_a_cure_and_nothing_is_saved(sits: Sits) -> None:
    desk = sits()("anna")
    with pytest.raises(Refused) as caught:
        desk.run(rename, item="W1", title="null \0 byte")
    assert [problem.code for problem in caught.value.problems] == ["file.unfit-record"]
    assert "a sign that is no text (NUL)" in caught.value.problems[0].sentence
    assert desk.revision == 0
    desk.run(rename, item="W1", title="the letters \\u0000")
    assert title_of(desk, "W1") == "the letters \\u0000"


def test_two_clerks_take_turns_and_miss_nothing(sits: Sits) -> None:
    sit = sits()
    anna, ben = sit("anna"), sit("ben")
    for number in range(3):
        anna.run(add, title=f"anna {number}")
        ben.run(add, title=f"ben {number}")
    assert anna.refresh()
    assert not anna.refresh()
    assert titles(anna) == titles(ben)
    assert titles(anna)[3:] == [f"{who} {number}" for number in range(3) for who in ("anna", "ben")]
    assert [change.id for change in anna.history()] == [f"C{number}" for number in range(6, 0, -1)]
    assert len({item.id for item in anna.register.all(WorkItem)}) == 9


def test_a_field_that_both_changed_is_asked_about(sits: Sits) -> None:
    sit = sits()
    anna, ben = sit("anna"), sit("ben")
    ben.run(rename, item="W1", title="theirs")

    def mine(register: Register, today: object, /, *, was: str) -> Edit:
        now = register.need(WorkItem, "W1")
        if now.title != was:
            raise Conflict(FieldConflict("title", "Title", was, now.title, "mine"))
        return Edit("Renamed", (msgspec.structs.replace(now, title="mine"),))

    with pytest.raises(Conflict) as caught:
        anna.run(mine, was="Business of the panel 1")
    assert [(one.theirs, one.yours) for one in caught.value.fields] == [("theirs", "mine")]
    assert title_of(anna, "W1") == "theirs"


def test_undo_and_redo_are_each_clerks_own_and_stop_where_a_colleague_built_on_it(sits: Sits) -> None:
    sit = sits()
    anna, ben = sit("anna"), sit("ben")
    anna.run(rename, item="W1", title="anna's")
    ben.run(rename, item="W2", title="ben's")
    assert anna.undo().sentence.startswith("Undo: Renamed")
    assert (title_of(anna, "W1"), title_of(anna, "W2")) == ("Business of the panel 1", "ben's")
    anna.redo()
    ben.run(rename, item="W1", title="built on it")
    with pytest.raises(Stale):
        sit("anna").undo("C4")


def test_a_record_that_was_added_and_taken_back_comes_again_under_a_new_number(sits: Sits) -> None:
    sit = sits()
    anna = sit("anna")
    anna.run(add, title="first")
    anna.undo()
    assert sit("ben").register.find("W4") is None
    ben = sit("ben")
    change = ben.run(add, title="second")
    assert change is not None
    assert [one.id for one in change.touched] == ["W5"]
    anna.refresh()
    assert titles(anna)[3:] == ["second"]


def test_the_history_of_one_record_reaches_beyond_what_is_held(sits: Sits) -> None:
    sit = sits()
    anna = sit("anna")
    anna.run(rename, item="W2", title="long ago")
    for number in range(140):
        anna.run(rename, item="W1", title=str(number))
    ben = sit("ben")
    assert [change.id for change in ben.history("W2")] == ["C1"]
    assert len(ben.history()) == 141
    assert [change.id for change in ben.changes_since(138)] == ["C139", "C140", "C141"]
    assert ben.undoable is None
    assert len(sit("anna").undoable_changes(141)) >= 1


def test_everything_can_be_copied_to_a_file(sits: Sits, tmp_path: Path) -> None:
    sit = sits(every_kind("words"))
    desk = sit("anna")
    desk.run(add, title="one more")
    desk.copy_to(tmp_path / "copy.json")
    copy = Desk.open(tmp_path / "copy.json", who="carl")
    assert copy.register == desk.register
    assert copy.history() == desk.history()
    assert copy.remarks == ()
    assert copy.panel_id == desk.panel_id
