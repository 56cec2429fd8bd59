"""Whose a file is, and what an editor, a folder and a link in its place leave of that."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from store.file import backups, beside, kinds, outside, owners
from store.file.owners import (
    Owners,
    give,
    keep,
    make_folder,
    make_side_folder,
    new_file,
    owners_of,
    put_in_place,
    short,
)
from store.problems import Refused

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes are those of Unix")

HANDED: dict[str, tuple[int, tuple[int, int], bool, bool, list[tuple[int, int]]]] = {
    "root, all as it should be": (0, (5, 50), False, True, []),
    "root, another account": (0, (6, 50), False, True, [(6, 50)]),
    "root, another group": (0, (5, 51), False, True, [(5, 51)]),
    "root, where the drive refuses": (0, (6, 50), True, True, [(6, 50)]),
    "root, where the drive refuses the group too": (0, (5, 51), True, False, [(5, 51), (-1, 51)]),
    "a clerk, all as it should be": (5, (5, 50), False, True, []),
    "a clerk, another account": (5, (6, 50), False, True, []),
    "a clerk, another group": (5, (5, 51), False, True, [(-1, 51)]),
    "a clerk, a group that is not theirs": (5, (5, 51), True, False, [(-1, 51)]),
}
"""Who runs the program, the account and group wanted of a file of 5 and 50, whether the system refuses; then whether
the group is the one wanted, and what was asked of the system."""


@pytest.mark.parametrize("case", HANDED)
def test_a_file_is_handed_over_as_far_as_the_account_may(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    who, wanted, refused, group, expected = HANDED[case]
    asked: list[tuple[int, int]] = []

    def change(_: int, user: int, its: int) -> None:
        asked.append((user, its))
        if refused:
            raise PermissionError(errno.EPERM, "refused")

    monkeypatch.setattr(os, "geteuid", lambda: who)
    monkeypatch.setattr(os, "fchown", change)
    status = os.stat_result([0o100600, 0, 0, 1, 5, 50, 0, 0, 0, 0])
    assert owners._hand_over(3, status, *wanted) is group
    assert asked == expected


@pytest.mark.parametrize(
    ("mode", "handed", "expected"), [(0o660, True, 0o660), (0o660, False, 0o600), (0o644, False, 0o604)]
)
def test_what_takes_a_files_place_keeps_its_mode_and_no_rights_for_strangers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, handed: bool, expected: int
) -> None:
    old, fresh = tmp_path / "old", tmp_path / "fresh"
    for one in (old, fresh):
        one.write_text("x")
    old.chmod(mode)
    monkeypatch.setattr(owners, "_hand_over", lambda *_: handed)
    with fresh.open("rb") as file:
        keep(file.fileno(), old)
        keep(file.fileno(), tmp_path / "absent")
    assert stat.S_IMODE(fresh.stat().st_mode) == expected


@pytest.mark.parametrize(
    ("mode", "shared", "file", "folder"),
    [(0o600, False, 0o600, 0o700), (0o640, False, 0o600, 0o700), (0o660, True, 0o660, 0o770)],
)
def test_a_file_is_shared_where_its_group_may_write(
    tmp_path: Path, mode: int, shared: bool, file: int, folder: int
) -> None:
    path = tmp_path / "panel.json"
    path.write_text("x")
    path.chmod(mode)
    now = owners_of(path)
    assert (now.shared, now.file, now.folder, now.user) == (shared, file, folder, path.stat().st_uid)
    assert (now.group == path.stat().st_gid) is shared
    assert owners_of(tmp_path / "absent") == owners_of(Path("a\0b")) == owners.ALONE


@pytest.mark.parametrize(("handed", "expected"), [(True, 0o660), (False, 0o600)])
def test_a_group_that_cannot_be_given_gets_no_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, handed: bool, expected: int
) -> None:
    path = tmp_path / "x"
    path.write_text("x")
    monkeypatch.setattr(owners, "_hand_over", lambda *_: handed)
    with path.open("rb") as file:
        give(file.fileno(), Owners(0o660, 0o770, 5, 50))
    assert stat.S_IMODE(path.stat().st_mode) == expected


@pytest.mark.parametrize("look", [False, True])
def test_a_new_file_is_read_only_where_it_is_to_be_looked_into(tmp_path: Path, look: bool) -> None:
    descriptor = new_file(tmp_path / "x", owners.ALONE, look=look)
    try:
        os.write(descriptor, b"x")
        if look:
            assert os.pread(descriptor, 9, 0) == b"x"
        else:
            with pytest.raises(OSError, match="Bad file descriptor"):
                os.pread(descriptor, 9, 0)
    finally:
        os.close(descriptor)
    with pytest.raises(FileExistsError):
        new_file(tmp_path / "x", owners.ALONE)


def test_folders_are_made_for_the_clerk_alone_and_those_that_stand_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o755)
    make_folder(tmp_path / "a" / "b")
    assert {stat.S_IMODE(one.stat().st_mode) for one in (tmp_path / "a", tmp_path / "a" / "b")} == {0o700}
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    real, asked = Path.is_dir, set()

    def not_yet(self: Path) -> bool:
        """Let somebody else make the innermost folder between looking and making."""
        first = self.name == "b" and self not in asked
        asked.add(self)
        return not first and real(self)

    monkeypatch.setattr(Path, "is_dir", not_yet)
    make_folder(tmp_path / "a" / "b")
    make_side_folder(tmp_path / "a", Owners(0o660, 0o770, os.getuid(), os.getgid()))
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o770


@pytest.mark.parametrize("links", [True, False])
def test_a_name_that_is_taken_is_never_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    if not links:
        monkeypatch.setattr(os, "link", _refuse)
    for name, there in (("free", False), ("taken", True)):
        fresh, target = tmp_path / "fresh", tmp_path / name
        fresh.write_text("mine")
        if there:
            target.write_text("theirs")
            with pytest.raises(FileExistsError):
                put_in_place(fresh, target)
        else:
            put_in_place(fresh, target)
            assert not fresh.exists()
        assert target.read_text() == ("theirs" if there else "mine")


def _refuse(*_: object, **__: object) -> None:
    raise OSError(errno.EPERM, "no second names")


@pytest.mark.parametrize(("length", "cut"), [(224, False), (225, False), (226, True), (400, True)])
def test_a_name_is_cut_when_it_is_longer_than_225_bytes(length: int, cut: bool) -> None:
    name = "é" * (length // 2) + "x" * (length % 2)
    given = short(name)
    assert (given != name) is cut
    assert len(given.encode()) <= 225
    assert given == name or given[:100] == name[:100]
    assert not cut or short(name) != short("é" + name[1:-1] + "y")


def _edited(tmp_path: Path, run: Any) -> outside.Edited:
    return outside.in_editor("as it was", ("vi", "-f"), tmp_path / "panel.json", run)


ENDED = {
    0: "",
    1: "vi ended with error 1.",
    3: "vi ended with error 3.",
    -1: "vi was ended by signal 1.",
    -15: "vi was ended by signal 15.",
}


@pytest.mark.parametrize("code", ENDED)
def test_it_is_told_how_an_editor_ended_and_what_it_saved_is_taken(tmp_path: Path, code: int) -> None:
    seen: list[str] = []

    def run(command: tuple[str, ...]) -> int:
        seen.extend(command[:-1])
        file = Path(command[-1])
        assert (file.name, file.read_text()) == ("text.txt", "as it was\n")
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
        file.write_text("as it is\n")
        (file.parent / ".swap").write_text("left")
        return code

    done = _edited(tmp_path, run)
    assert (done.text.strip(), done.trouble) == ("as it is", ENDED[code])
    assert seen == ["vi", "-f"]
    assert list(tmp_path.iterdir()) == []


def _gone(command: tuple[str, ...]) -> int:
    Path(command[-1]).unlink()
    return 0


def _no_program(command: tuple[str, ...]) -> int:
    raise FileNotFoundError(errno.ENOENT, "No such file or directory")


def _no_text(command: tuple[str, ...]) -> int:
    Path(command[-1]).write_bytes(b"%PDF-1.7\x00")
    return 0


def _no_right(command: tuple[str, ...]) -> int:
    raise PermissionError(errno.EACCES, "Permission denied")


@pytest.mark.parametrize(
    ("run", "code", "begins"),
    [
        (_gone, "editor.gone", "vi has left no file behind."),
        (_no_program, "editor.failed", "vi could not be started: "),
        (_no_right, "editor.failed", "vi could not be started: "),
        (_no_text, "text.none", "What your editor saved is "),
    ],
)
def test_what_goes_wrong_with_an_editor_is_told_and_leaves_nothing(
    tmp_path: Path, run: Any, code: str, begins: str
) -> None:
    with pytest.raises(Refused) as caught:
        _edited(tmp_path, run)
    [problem] = caught.value.problems
    assert problem.code == code
    assert problem.sentence.startswith(begins)
    assert problem.sentence.endswith(".")
    assert outside._KEPT in problem.cure
    assert list(tmp_path.iterdir()) == []


def test_earlier_backups_are_given_to_the_owners_of_today_and_nothing_else_is(tmp_path: Path) -> None:
    path, folder = tmp_path / "panel.json", tmp_path / "panel.backups"
    path.write_text("x")
    folder.mkdir()
    for name in ("panel.2021-07-01.json", "notes.txt"):
        (folder / name).write_text("x")
        (folder / name).chmod(0o644)
    path.chmod(0o644)
    os.link(path, folder / "panel.2021-07-02.json")
    backups._mend_all(folder, path, owners.ALONE)
    assert {one.name: stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir()} == {
        "panel.2021-07-01.json": 0o600,
        "panel.2021-07-02.json": 0o644,
        "notes.txt": 0o644,
    }


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, []),
        (1, ["1 folder of backups cannot be looked into by you: a0."]),
        (2, ["2 folders of backups cannot be looked into by you: a0, a1."]),
    ],
)
def test_folders_of_backups_that_are_kept_shut_are_counted_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, words: list[str]
) -> None:
    monkeypatch.setattr(backups, "closed_folders", lambda _: [tmp_path / f"a{number}" for number in range(count)])
    assert list(beside.remarks(tmp_path / "panel.json", beside.Copies(()))) == words


def test_there_are_nineteen_folders_of_backups_at_most(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "panel.json").write_text("x")
    monkeypatch.setattr(os, "access", lambda *_: False)
    room = backups._room(tmp_path / "panel.json", owners.ALONE)
    assert room.name == "panel.backups-19"
    assert len([one for one in tmp_path.iterdir() if one.is_dir()]) == 19


@pytest.mark.parametrize(
    ("kind", "mode"), [(kinds.BACKUP, 0o660), (kinds.FOR_FEW, 0o660), (kinds.SETTINGS, 0o600), (kinds.PAPER, None)]
)
def test_who_may_look_into_a_file_follows_from_its_kind(tmp_path: Path, kind: kinds.FileKind, mode: int | None) -> None:
    path = tmp_path / "panel.json"
    path.write_text("x")
    path.chmod(0o660)
    given = owners.owners_for(kind, path)
    assert (given and given.file) == mode
