"""The older part of the journal: files beside the panel's file, which lose and double nothing, and are never needed."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tinydb import TinyDB

from store.desk import Desk
from store.edit import Edit
from store.file import parts
from store.file.backups import backups, restore
from store.file.doctor import Verdict, examine
from store.file.storage import DurableStorage
from store.file.whole import files_of
from store.file.whole import restore as restore_whole
from store.problems import FileTrouble, Refused
from store.records import Asker, ContactDetails, Question, WorkItem
from store.register import Register
from tests.store.file.samples import NOON, add, items, make, rename, sit, title_of

HELD_WHOLE = ("examine",)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "panel.json"


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a file hold ten changes and keep four when the others go."""
    monkeypatch.setattr(parts, "MOST_CHANGES", 10)
    monkeypatch.setattr(parts, "KEPT_CHANGES", 4)


def work(path: Path, count: int, who: str = "clerk") -> Desk:
    """Sit down and rename items so many times, one after another."""
    desk = sit(path, who) if path.exists() else make(path, who=who)
    begun = desk.revision
    for number in range(begun + 1, begun + count + 1):
        desk.run(rename, item=f"W{number % 3 + 1}", title=f"t{number}")
    return desk


def folder(path: Path) -> Path:
    return path.with_name("panel.journal")


def names(path: Path) -> list[str]:
    return sorted(file.name for file in folder(path).iterdir())


def ids(desk: Desk) -> list[str]:
    return [change.id for change in desk.history()]


def numbered(last: int) -> list[str]:
    return [f"C{number}" for number in range(last, 0, -1)]


def codes(desk: Desk) -> list[str]:
    return [problem.code for problem in desk.remarks]


def test_the_file_holds_only_the_newest_changes_and_the_parts_the_rest(path: Path) -> None:
    desk = work(path, 40)
    assert ids(desk) == ids(sit(path)) == numbered(40)
    rows = json.loads(path.read_bytes())
    assert len(rows["changes"]) <= 10
    named = rows["meta"]["1"]["parts"]
    assert [(one["first"], one["last"], one["count"]) for one in named] == [(n, n + 6, 7) for n in (1, 8, 15, 22, 29)]
    assert [name[:20] for name in names(path)] == [f"panel.{one['first']:06}-{one['last']:06}." for one in named]
    assert examine(path).verdict is Verdict.SOUND
    assert examine(path).changes == 40


def test_the_size_of_changes_counts_too_but_the_newest_stays(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_BYTES", 3000)
    monkeypatch.setattr(parts, "KEPT_BYTES", 1000)
    desk = make(path)
    desk.run(rename, item="W1", title="x" * 5000)
    assert not folder(path).exists()
    desk.run(rename, item="W2", title="small")
    assert len(names(path)) == 1
    assert ids(sit(path)) == ["C2", "C1"]
    assert len(path.read_bytes()) < 10_000


def test_stock_tinydb_reads_the_file_and_every_part(path: Path) -> None:
    work(path, 25)
    seen: list[str] = []
    for file in [folder(path) / name for name in names(path)] + [path]:
        with TinyDB(file, encoding="utf-8", access_mode="r") as db:
            rows = db.table("changes").all()
            assert [f"C{row.doc_id}" for row in rows] == [row["id"] for row in rows]
            seen += [row["id"] for row in rows]
    assert seen == numbered(25)[::-1]


def test_undo_and_redo_go_through_the_parts_in_any_sitting(path: Path) -> None:
    desk = work(path, 60)
    final = desk.register
    for number in range(60):
        if number % 7 == 0:
            desk = sit(path)
        assert desk.undo().reverses == f"C{60 - number}"
    assert desk.undoable is None
    assert desk.register == Register.of(*items(3))
    with pytest.raises(Refused, match="nothing to undo"):
        desk.undo()
    for number in range(60):
        if number % 11 == 0:
            desk = sit(path)
        assert desk.redo().sentence.startswith("Redo: ")
    assert desk.redoable is None
    assert desk.register == final == sit(path).register
    assert ids(sit(path)) == numbered(180)


def test_an_own_change_behind_many_of_a_colleague_is_found(path: Path) -> None:
    make(path, who="ann").run(add, title="mine")
    work(path, 50, who="ben")
    ann = sit(path, "ann")
    assert ann.undoable == "Added mine"
    assert ann.undo().reverses == "C1"


def test_nothing_of_the_parts_is_read_to_open_change_and_undo(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work(path, 40)
    read: list[str] = []
    real = Path.open

    def watched(self: Path, *args: Any, **kwargs: Any) -> Any:
        read.append(self.parent.name)
        return real(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", watched)
    desk, other = sit(path), sit(path, "ben")
    desk.run(rename, item="W1", title="x")
    desk.undo()
    assert other.refresh()
    assert other.history(limit=2)
    assert "panel.journal" not in read
    assert "panel.journal" in (other.history(), read)[1]


def test_the_history_of_a_record_reads_only_parts_that_touched_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make(path)
    desk.run(rename, item="W3", title="early")
    for number in range(40):
        desk.run(rename, item="W1", title=f"t{number}")
    read: list[str] = []
    real = Path.read_bytes

    def watched(self: Path) -> bytes:
        read.append(self.name)
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", watched)
    assert [change.id for change in sit(path).history("W3")] == ["C1"]
    assert [name for name in read if name != "panel.json"] == names(path)[:1]


class Killed(BaseException):
    """The program ends at this point."""


def killed_before(monkeypatch: pytest.MonkeyPatch, path: Path, action: Callable[[], object]) -> None:
    """Do something and be killed between the parts and the file itself."""
    real = DurableStorage.write_parts

    def write(self: DurableStorage, data: Any) -> None:
        if self.path == path:
            raise Killed
        real(self, data)

    with monkeypatch.context() as patch:
        patch.setattr(DurableStorage, "write_parts", write)
        with pytest.raises(Killed):
            action()


def test_a_kill_between_part_and_file_loses_and_doubles_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = work(path, 10)
    killed_before(monkeypatch, path, lambda: desk.run(add, title="never acknowledged"))
    assert len(names(path)) == 1
    assert ids(sit(path)) == numbered(10)
    assert codes(sit(path)) == []
    again = sit(path)
    again.run(add, title="after")
    assert ids(sit(path)) == numbered(11)
    assert len(names(path)) == 1, "the same changes make the same part"
    assert examine(path).verdict is Verdict.SOUND


def test_a_part_that_cannot_be_written_stops_no_save(path: Path) -> None:
    desk = work(path, 10)
    folder(path).write_bytes(b"in the way")
    desk.run(add, title="saved all the same")
    assert ids(sit(path)) == numbered(11)
    folder(path).unlink()
    desk.run(add, title="and now moved")
    assert len(json.loads(path.read_bytes())["changes"]) == 4
    assert ids(sit(path)) == numbered(12)


SPOIL: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (Path.unlink, "is missing"),
    "cut off": (lambda part: part.write_bytes(part.read_bytes()[:-40]), "has been altered"),
    "a letter": (lambda part: part.write_bytes(part.read_bytes().replace(b'"title":"t', b'"title":"u', 1)), "altered"),
    "its head": (lambda part: part.write_bytes(part.read_bytes().replace(b'"count":7', b'"count":8', 1)), "altered"),
    "empty": (lambda part: part.write_bytes(b""), "has been altered"),
    "another panel's": (
        lambda part: part.write_bytes(part.read_bytes().replace(b'"panel":"', b'"panel":"f', 1)),
        "belongs to another panel",
    ),
}


@pytest.mark.parametrize("spoil", SPOIL)
def test_a_part_that_is_not_right_is_named_and_stops_nothing(path: Path, spoil: str) -> None:
    desk = work(path, 30)
    register = desk.register
    part = folder(path) / names(path)[1]
    act, words = SPOIL[spoil]
    act(part)
    report = examine(path)
    assert report.verdict is Verdict.REMARKS
    (named,) = [one for one in report.sentences if "changes C8 to C14" in one and "part" in one]
    assert words in named
    again = sit(path)
    assert again.register == register
    assert ids(again) == [one for one in numbered(30) if one not in numbered(14)[:7]]
    if spoil == "missing":
        assert codes(again) == ["file.missing-part"]
        assert "C8 to C14" in again.remarks[0].sentence
    for number in range(30, 14, -1):
        assert again.undo().reverses == f"C{number}"


def test_what_lies_in_a_missing_part_is_said_to_be_out_of_reach(path: Path) -> None:
    desk = work(path, 20)
    shutil.rmtree(folder(path))
    desk = sit(path)
    while desk.undoable:
        desk.undo()
    with pytest.raises(Refused) as refused:
        desk.undo()
    assert refused.value.problems[0].code == "undo.out-of-reach"
    assert "C1 to C14" in refused.value.problems[0].sentence


def test_a_doubled_part_is_named_by_the_doctor(path: Path) -> None:
    work(path, 20)
    part = folder(path) / names(path)[0]
    shutil.copy(part, part.with_name(part.stem + " (conflicted copy).json"))
    report = examine(path)
    assert any("does not name" in one and "(conflicted copy)" in one for one in report.sentences)
    assert ids(sit(path)) == numbered(20)


@pytest.mark.skipif(os.name != "posix", reason="names are shorter elsewhere")
def test_a_file_with_a_very_long_name_has_parts_too(tmp_path: Path) -> None:
    path = tmp_path / ("ŵ" * 100 + ".json")
    work(path, 20)
    assert ids(sit(path)) == numbered(20)
    assert codes(sit(path)) == []


def test_a_file_renamed_in_its_folder_keeps_its_history(path: Path) -> None:
    work(path, 20).close()
    fresh = path.rename(path.with_name("llr.json"))
    desk = work(fresh, 10)
    assert codes(desk) == []
    assert ids(desk) == ids(sit(fresh)) == numbered(30)


def test_a_file_taken_elsewhere_without_its_parts_says_what_is_missing(path: Path) -> None:
    register = work(path, 20).register
    alone = path.parent / "elsewhere" / "deep" / "panel.json"
    alone.parent.mkdir(parents=True)
    shutil.copy(path, alone)
    desk = sit(alone)
    assert desk.register == register
    assert codes(desk) == ["file.missing-part"]
    assert desk.run(add, title="goes on") is not None
    assert ids(desk) == numbered(21)[:7]
    shutil.copytree(folder(path), alone.with_name("panel.journal"))
    assert ids(sit(alone)) == numbered(21)
    assert codes(sit(alone)) == []


def test_a_copy_saved_elsewhere_is_whole(path: Path, tmp_path: Path) -> None:
    desk = work(path, 25)
    place = tmp_path / "stick" / "copy.json"
    place.parent.mkdir()
    desk.copy_to(place)
    assert ids(sit(place)) == numbered(25)
    assert codes(sit(place)) == []
    assert sit(place).register == desk.register
    beside = path.with_name("beside.json")
    desk.copy_to(beside)
    assert ids(sit(beside)) == numbered(25)
    assert sorted(one.name for one in path.parent.glob("*.journal")) == ["panel.journal"]


def test_a_backup_put_back_has_its_whole_history_and_goes_on(path: Path) -> None:
    work(path, 15).close()
    tomorrow = NOON.replace(day=13)
    desk = Desk.open(path, who="clerk", clock=lambda: tomorrow)
    for number in range(15):
        desk.run(rename, item="W1", title=f"thrown away {number}")
    newest = backups(path)[0].path
    assert ids(sit(newest)) == numbered(15), "a backup opened where it lies is whole too"
    aside = restore(path, newest, NOON)
    assert aside is not None
    assert ids(sit(path)) == numbered(15)
    assert ids(work(path, 15)) == numbered(30)
    assert ids(sit(aside)) == numbered(30), "and so is what was set aside"
    assert title_of(sit(aside), "W1") == "thrown away 14"


def test_a_lost_folder_comes_back_with_the_backups(path: Path) -> None:
    work(path, 15).close()
    Desk.open(path, who="clerk", clock=lambda: NOON.replace(day=13)).run(add, title="x")
    shutil.rmtree(folder(path))
    assert codes(sit(path)) == []
    assert ids(sit(path)) == numbered(16)


def _question(number: int) -> Question:
    private = ContactDetails(address=f"{number} Private Street")
    return Question(id=f"Q{number}", asker=Asker(name="A", private=private), text="Why?", received_at=NOON)


def _ask(register: Register, today: dt.date, /, *, number: int) -> Edit:
    return Edit(f"Received question {number}", (_question(number),))


def _purge(register: Register, today: dt.date, /, *, question: str) -> Edit:
    was = register.need(Question, question)
    asker = msgspec.structs.replace(was.asker, private=ContactDetails(purged_on=today))
    sentence = "Removed the contact details of 1 question for good"
    return Edit(sentence, (msgspec.structs.replace(was, asker=asker),), forgets=(question,))


def whole(path: Path, *, backups_too: bool = False) -> bytes:
    found = [file for file in path.parent.rglob("*.json") if backups_too or "backups" not in str(file)]
    return b"".join(file.read_bytes() for file in found)


def test_a_purge_reaches_the_parts_and_nothing_else_in_them(path: Path) -> None:
    desk = make(path)
    for number in (1, 2):
        desk.run(_ask, number=number)
    for number in range(30):
        desk.run(rename, item="W1", title=f"t{number}")
    before = names(path)
    ties = [change.chain for change in desk.history()]
    desk.run(_purge, question="Q1")
    assert b"1 Private Street" not in whole(path)
    assert b"2 Private Street" in whole(path)
    assert len(set(before) - set(names(path))) == 1
    again = sit(path)
    assert ids(again) == numbered(33)
    assert [change.chain for change in again.history()][1:] == ties
    assert examine(path).verdict is Verdict.SOUND
    assert codes(again) == []
    while again.undoable:
        again.undo()
    assert again.register == Register.of(*items(3))


def _purged_beside(path: Path, folder_name: str) -> tuple[Desk, Path]:
    """Keep a second name of a part in a folder of backups, and purge; give the desk and where the second name stood."""
    desk = make(path)
    desk.run(_ask, number=1)
    for number in range(20):
        desk.run(rename, item="W1", title=f"t{number}")
    there = path.with_name(folder_name) / "panel.journal"
    there.mkdir(parents=True)
    second = there / names(path)[0]
    os.link(folder(path) / second.name, second)
    return desk, second


@pytest.mark.parametrize("name", ["panel.backups", "panel.backups-2", "panel.backups-19", "old name.backups"])
def test_a_purge_reaches_the_parts_among_the_backups_of_every_account(path: Path, name: str) -> None:
    desk, second = _purged_beside(path, name)
    desk.run(_purge, question="Q1")
    assert not second.exists()
    assert b"1 Private Street" not in whole(path)
    assert examine(path).verdict is Verdict.SOUND


def test_a_part_that_cannot_be_removed_yet_is_named_and_goes_as_soon_as_it_can(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, second = _purged_beside(path, "panel.backups-2")
    real = Path.unlink

    def unlink(self: Path, missing_ok: bool = False) -> None:
        if self == second:
            raise PermissionError(13, "Permission denied", str(self))
        real(self, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", unlink)
        desk.run(_purge, question="Q1")
        for number in range(20):
            desk.run(rename, item="W1", title=f"later {number}")
        [remark] = [one for one in examine(path).sentences if "removed for good" in one]
        assert f"panel.backups-2/panel.journal/{second.name}, which could not be removed" in remark
        assert second.exists()
    assert examine(path).verdict is Verdict.REMARKS
    sit(path).run(add, title="whoever may remove it opens the file")
    assert not second.exists()
    assert examine(path).verdict is Verdict.SOUND
    sit(path).run(add, title="and then nothing is left to go")
    assert json.loads(path.read_bytes())["meta"]["1"]["emptied"] == []


def test_private_details_in_a_part_are_looked_for_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make(path)
    desk.run(_ask, number=1)
    for number in range(28):
        desk.run(rename, item="W1", title=f"t{number}")
    assert desk.details_in_journal() == {"Q1": {"1 Private Street"}}
    desk.run(_ask, number=2)
    read: list[str] = []
    real = Path.read_bytes

    def watched(self: Path) -> bytes:
        read.append(self.parent.name)
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", watched)
    assert desk.details_in_journal() == {"Q1": {"1 Private Street"}, "Q2": {"2 Private Street"}}
    assert "panel.journal" not in read
    desk.run(_purge, question="Q1")
    assert desk.details_in_journal() == {"Q2": {"2 Private Street"}}


def _note(register: Register, today: dt.date, /, *, text: str) -> Edit:
    was = register.need(Question, "Q1")
    return Edit("Noted", (msgspec.structs.replace(was, note=text),))


def test_a_purge_of_a_copy_that_shares_the_parts_alters_nothing_here_and_stops_no_undo(path: Path) -> None:
    desk = make(path)
    desk.run(_ask, number=1)
    desk.run(_note, text="heard")
    for number in range(20):
        desk.run(rename, item="W1", title=f"t{number}")
    copy = path.with_name("panel (conflicted copy).json")
    shutil.copy(path, copy)
    sit(copy).run(_purge, question="Q1")
    here = sit(path)
    assert here.remarks == ()
    beside = "Beside this file lies a copy"
    assert [one for one in examine(path).sentences[1:] if not one.startswith(beside)] == []
    while here.undoable != "Received question 1":
        here.undo()
    asked = here.register.need(Question, "Q1")
    assert (asked.note, asked.asker.private.address) == ("", "1 Private Street")
    here.undo()
    assert here.register == Register.of(*items(3))
    while here.redoable:
        here.redo()
    assert here.register.need(Question, "Q1").note == "heard"


def test_a_backup_from_elsewhere_brings_its_parts_with_it(path: Path, tmp_path: Path) -> None:
    work(path, 25)
    stick = tmp_path / "stick" / "saved.json"
    stick.parent.mkdir()
    shutil.copy(path, stick)
    shutil.copytree(folder(path), stick.parent / "panel.journal")
    fresh = tmp_path / "new" / "panel.json"
    fresh.parent.mkdir()
    restore_whole(fresh, stick, NOON)
    shutil.rmtree(stick.parent)
    assert ids(sit(fresh)) == numbered(25)
    assert codes(sit(fresh)) == []
    with pytest.raises(FileTrouble):
        restore_whole(fresh, stick, NOON)
    assert ids(sit(fresh)) == numbered(25)


@pytest.mark.parametrize("stage", ["before the file", "before the old part goes"])
def test_a_kill_during_a_purge_is_made_good_at_the_next_opening(
    path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    desk = make(path)
    desk.run(_ask, number=1)
    for number in range(20):
        desk.run(rename, item="W1", title=f"t{number}")
    if stage == "before the file":
        killed_before(monkeypatch, path, lambda: desk.run(_purge, question="Q1"))
        assert ids(sit(path)) == numbered(21)
        sit(path).run(_purge, question="Q1")
    else:
        with monkeypatch.context() as patch:

            def kill(*_: object) -> None:
                raise Killed

            patch.setattr(parts.Archive, "clear", kill)
            with pytest.raises(Killed):
                desk.run(_purge, question="Q1")
        assert b"1 Private Street" in whole(path)
    assert ids(sit(path)) == numbered(22)
    assert b"1 Private Street" not in whole(path)
    assert examine(path).verdict is Verdict.SOUND


def test_a_backup_from_before_a_purge_finds_what_took_the_place_of_its_parts(path: Path) -> None:
    make(path).run(_ask, number=1)
    work(path, 20).close()
    desk = Desk.open(path, who="clerk", clock=lambda: NOON.replace(day=13))
    desk.run(_purge, question="Q1")
    restore(path, backups(path)[0].path, NOON)
    assert ids(sit(path)) == numbered(21)
    assert codes(sit(path)) == []


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
def test_parts_can_be_read_by_whoever_can_write_the_file(path: Path) -> None:
    make(path).close()
    path.chmod(0o664)
    work(path, 20)
    assert stat.S_IMODE(folder(path).stat().st_mode) == 0o770
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder(path).iterdir()} == {0o660}


def test_for_reading_only_nothing_is_written_and_everything_read(path: Path) -> None:
    work(path, 25).close()
    before = {file: file.stat().st_mtime_ns for file in path.parent.rglob("*")}
    desk = Desk.open(path, read_only=True)
    assert ids(desk) == numbered(25)
    with pytest.raises(FileTrouble):
        desk.undo()
    assert {file: file.stat().st_mtime_ns for file in path.parent.rglob("*")} == before


def test_the_files_that_make_up_a_panel_are_listed(path: Path) -> None:
    work(path, 25)
    assert files_of(path) == (path, *(folder(path) / name for name in names(path)))
    (folder(path) / names(path)[0]).unlink()
    assert len(files_of(path)) == 1 + len(names(path))
    path.write_bytes(b"{")
    assert files_of(path) == (path,)
    path.unlink()
    assert files_of(path) == (path,)


def test_changes_since_one_are_given_oldest_first(path: Path) -> None:
    desk = work(path, 30)
    assert [change.id for change in desk.changes_since(5)] == numbered(30)[:25][::-1]
    assert [change.id for change in desk.changes_since(28)] == ["C29", "C30"]
    assert list(desk.changes_since(30)) == []
    assert len(list(desk.register.all(WorkItem))) == 3
