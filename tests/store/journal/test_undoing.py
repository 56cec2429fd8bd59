"""Undo never jams: it goes back as far as there is something, and says of everything it cannot take back why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from store.desk import Desk
from store.edit import Edit
from store.journal import journal as journal_module
from store.journal.changes import Head
from store.journal.stacks import Stacks
from store.problems import Refused, Stale
from store.records import Asker, ContactDetails, Question
from store.register import Register
from tests.store.file.samples import NOON, add, items, make, rename, sit, title_of

QUESTION = Question(
    id="Q1", asker=Asker(name="A", private=ContactDetails(address="1 Street")), text="Why?", received_at=NOON
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "panel.json"


def edit_question(register: Register, today: dt.date, /, *, text: str = "", address: str = "") -> Edit:
    """Change the text of the question, or where its asker lives."""
    was = register.need(Question, "Q1")
    private = msgspec.structs.replace(was.asker.private, address=address or was.asker.private.address)
    asker = msgspec.structs.replace(was.asker, private=private)
    return Edit(f"Edited {text or 'the address'}", (msgspec.structs.replace(was, text=text or was.text, asker=asker),))


def purge(register: Register, today: dt.date, /) -> Edit:
    """Remove the contact details of the question for good."""
    was = register.need(Question, "Q1")
    asker = msgspec.structs.replace(was.asker, private=ContactDetails(purged_on=today))
    return Edit("Removed for good", (msgspec.structs.replace(was, asker=asker),), forgets=("Q1",))


def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count how many changes are decoded from now on, whole or in part."""
    seen: list[str] = []
    for module, name in ((journal_module, "read_change"), (journal_module, "head_of")):
        real = getattr(module, name)

        def counted(text: bytes, real: object = real, name: str = name) -> object:
            seen.append(name)
            return real(text)  # type: ignore[operator]

        monkeypatch.setattr(module, name, counted)
    return seen


@pytest.mark.slow
@pytest.mark.parametrize("count", [1010, pytest.param(1300, marks=[pytest.mark.soak, pytest.mark.timeout(600)])])
def test_so_many_undos_in_a_row_each_cost_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch, count: int, add_up: Callable[[str], None]
) -> None:
    desk = make(path)
    for number in range(count):
        desk.run(rename, item=f"W{number % 3 + 1}", title=f"t{number}")
    desk.close()
    desk = sit(path)
    seen = reads(monkeypatch)
    costs = []
    for number in range(count, 0, -1):
        seen.clear()
        assert desk.undo().reverses == f"C{number}"
        costs.append(len(seen))
    assert max(costs) <= 5, "the change itself, its head, and the head of the undo, at any depth"
    add_up(f"{count:,} undos in a row: each read at most {max(costs)} changes")
    assert desk.undoable is None
    with pytest.raises(Refused, match="There is nothing to undo"):
        desk.undo()
    assert desk.register == Register.of(*items(3))


def test_an_own_change_behind_two_thousand_of_a_colleague_is_taken_back(tmp_path: Path) -> None:
    from tests.store.file.test_earlier_formats import long_one

    path = tmp_path / "panel.json"
    long_one(path, 2100)
    ann = sit(path, "ann")
    assert ann.undoable is not None
    with pytest.raises(Stale, match="W1") as stale:
        ann.undo()
    assert "clerk" in stale.value.problem.sentence or "ben" in stale.value.problem.sentence
    assert (
        stale.value.problem.cure == "Change it by hand, or take back the change before it: C2, “Noted on question Q1”."
    )
    assert ann.undo("C2").reverses == "C2"


def test_a_change_that_a_colleague_has_built_on_is_named_and_the_one_before_can_be_chosen(path: Path) -> None:
    ann, ben = make(path, who="ann"), sit(path, "ben")
    ann.run(rename, item="W2", title="Ann's other")
    ann.run(rename, item="W1", title="Ann's")
    ben.run(rename, item="W1", title="Ben's")
    for _ in range(2):
        with pytest.raises(Stale) as stale:
            ann.undo()
        problem = stale.value.problem
        assert "by ben (Renamed Ann's to Ben's)" in problem.sentence
        assert "“Renamed Business of the panel 1 to Ann's” cannot be taken back" in problem.sentence
        assert "C1, “Renamed Business of the panel 2 to Ann's other”" in problem.cure
    assert [change.id for change in ann.undoable_changes()] == ["C2", "C1"]
    assert [change.id for change in ann.undoable_changes(1)] == ["C2"]
    assert ann.undo(" c1 ").sentence == "Undo: Renamed Business of the panel 2 to Ann's other"
    assert title_of(ann, "W2") == "Business of the panel 2"
    assert [change.id for change in ann.undoable_changes()] == ["C2"]
    assert ann.redo().reverses == "C4"
    assert [change.id for change in ann.undoable_changes()] == ["C5", "C2"]
    ben.undo()
    assert ann.undo().reverses == "C5"
    assert ann.undo().reverses == "C2"
    assert sit(path).register == Register.of(*items(3))


def test_where_every_earlier_change_is_blocked_too_none_is_named(path: Path) -> None:
    ann, ben = make(path, who="ann"), sit(path, "ben")
    ann.run(rename, item="W1", title="a")
    ann.run(rename, item="W1", title="b")
    ben.run(rename, item="W1", title="c")
    with pytest.raises(Stale) as stale:
        ann.undo()
    assert stale.value.problem.cure == "Look at its history and change it by hand."


@pytest.mark.parametrize("wrong", ["C9", "9", "W1", "", "x", "C" + "9" * 5000, "-1", "٣"])
def test_a_change_that_is_not_ones_own_or_not_there_is_refused(path: Path, wrong: str) -> None:
    desk = make(path, who="ann")
    desk.run(add, title="mine")
    sit(path, "ben").run(add, title="Ben's")
    before = path.read_bytes()
    for name in (wrong, "C2"):
        with pytest.raises(Refused) as refused:
            desk.undo(name)
        assert refused.value.problems[0].code == "undo.unknown"
    assert path.read_bytes() == before


def test_a_purge_is_said_to_stay_and_stepped_over(path: Path) -> None:
    desk = make(path, [*items(1), QUESTION])
    desk.run(rename, item="W1", title="first")
    desk.run(edit_question, text="Why not?")
    desk.run(edit_question, address="2 Street")
    desk.run(purge)
    desk = sit(path)
    assert desk.undoable == "Edited Why not?"
    assert desk.undo().sentence == "Undo: Edited Why not?"
    assert [note.code for note in desk.notes] == ["undo.final", "undo.final"]
    assert desk.notes[0].sentence == (
        "“Removed for good” stays as it is and cannot be taken back: what it removed is nowhere any more."
    )
    assert desk.notes[1].sentence.startswith("“Edited the address” stays as it is")
    assert desk.register.need(Question, "Q1").text == "Why?"
    assert desk.register.need(Question, "Q1").asker.private == ContactDetails(purged_on=desk.today)
    assert desk.undo().sentence == "Undo: Renamed Business of the panel 1 to first"
    with pytest.raises(Refused) as refused:
        desk.undo()
    assert [problem.code for problem in refused.value.problems] == ["undo.final", "undo.final"]
    desk.redo()
    desk.redo()
    assert desk.register.need(Question, "Q1").text == "Why not?"
    assert desk.register.need(Question, "Q1").asker.private == ContactDetails(purged_on=desk.today)
    with pytest.raises(Refused, match="nowhere any more"):
        desk.undo("C4")


def test_a_change_of_an_older_form_is_said_to_stay_and_stepped_over(path: Path) -> None:
    desk = make(path)
    desk.run(rename, item="W1", title="first")
    desk.run(rename, item="W2", title="second")
    whole, _, journal = path.read_bytes().partition(b'"changes":')
    path.write_bytes(whole + b'"changes":' + journal.replace(b'"id":"W2","title"', b'"id":"W2","name"'))
    desk = sit(path)
    assert desk.undo().reverses == "C1"
    assert [note.code for note in desk.notes] == ["undo.old-form"]


def test_what_was_purged_does_not_come_back_with_a_question_that_was_added(path: Path) -> None:
    desk = make(path)

    def receive(register: Register, today: dt.date, /) -> Edit:
        return Edit("Received Q1", (QUESTION,))

    desk.run(receive)
    desk.run(purge)
    desk.undo()
    assert desk.register.find("Q1") is None
    desk.redo()
    assert desk.register.need(Question, "Q1").asker.private.address == ""
    assert b"1 Street" not in path.read_bytes()


def test_stacks_read_no_further_back_than_they_are_asked() -> None:
    heads = iter([Head(f"C{n}", "ann", "x") for n in range(9, 0, -1)])
    stacks = Stacks(heads)
    assert next(stacks.done()).id == "C9"
    assert next(heads).id == "C8"


def test_the_first_undo_of_a_long_journal_reads_only_the_newest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.store.file.test_earlier_formats import long_one

    path = tmp_path / "panel.json"
    long_one(path, 2000)
    sit(path, "ben").close()
    seen = reads(monkeypatch)
    clerk: Desk = sit(path, "clerk")
    assert clerk.undo().reverses == "C2000"
    assert len(seen) <= 5


def test_where_only_a_colleague_has_changed_anything_that_is_said(path: Path) -> None:
    make(path).run(rename, item="W1", title="Rural crime")
    ann = sit(path, "ann")
    with pytest.raises(Refused) as refused:
        ann.undo()
    (problem,) = refused.value.problems
    change = ann.history(limit=1)[0]
    assert problem.code == "undo.none"
    assert problem.sentence.startswith(f"There is nothing of yours to undo. The last change is by {change.who}, on ")
    assert change.sentence.split()[0] in problem.sentence
    assert problem.cure
    with pytest.raises(Refused, match="There is nothing to redo"):
        ann.redo()
    ann.run(rename, item="W2", title="Mine")
    ann.undo()
    with pytest.raises(Refused, match=r"^There is nothing to undo\.$"):
        ann.undo()
