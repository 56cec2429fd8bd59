"""Side files belong to the file's owners each time they are written, and to nobody else, whatever the umask."""

from __future__ import annotations

import datetime as dt
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.file import backups, lock, owners
from store.file.drafts import Drafts
from tests.store.file.samples import DAY, NOON, add, make, sit

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes are those of Unix")

UMASKS = (0o000, 0o022, 0o077)


@pytest.fixture(params=UMASKS, ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "panel.json"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def beside(path: Path) -> dict[str, int]:
    """Give the mode of everything beside the file and in the folders there."""
    return {
        one.relative_to(path.parent).as_posix(): mode(one)
        for one in path.parent.rglob("*")
        if one != path and one.name != "settings.toml"
    }


def _work(path: Path) -> None:
    """Leave one of everything that the file room puts beside a file."""
    desk = sit(path)
    desk.run(add, title="x")
    desk.copy_to(path.with_name("kept.json"))
    Drafts(path, "ada").keep("item:new", {"title": "half"})
    backups.keep_before_migration(path, 1, DAY)
    backups.restore(path, backups.backups(path)[0].path, NOON)


@pytest.mark.parametrize(
    ("rights", "file", "folder"),
    [
        (0o600, 0o600, 0o700),
        (0o640, 0o600, 0o700),
        (0o644, 0o600, 0o700),
        (0o660, 0o660, 0o770),
        (0o664, 0o660, 0o770),
        (0o666, 0o660, 0o770),
    ],
    ids=oct,
)
def test_whatever_stands_beside_the_file_is_its_owners_and_nobody_elses(
    path: Path, umask: int, rights: int, file: int, folder: int
) -> None:
    make(path).close()
    path.chmod(rights)
    _work(path)
    found = beside(path)
    assert {name for name in found if name.endswith(".json")} >= {
        "panel.backups/panel.2021-07-12.json",
        "panel.drafts-ada.json",
        "kept.json",
        "panel.set-aside-2021-07-12-110000.json",
    }
    assert {name: oct(one) for name, one in found.items()} == {
        name: oct(folder if name.endswith(".backups") else file) for name in found
    }
    assert mode(path) == rights, "the file itself stays as its owners have it"


def test_what_was_the_clerks_alone_becomes_the_groups_when_the_file_does(path: Path, umask: int) -> None:
    make(path).close()
    _work(path)
    path.chmod(0o660)
    desk = sit(path)
    desk._clock = lambda: NOON + dt.timedelta(days=1)
    desk.run(add, title="shared now")
    Drafts(path, "ada").keep("item:new", {"title": "more"})
    found = beside(path)
    assert found["panel.backups"] == 0o770
    assert {oct(one) for name, one in found.items() if name.startswith("panel.backups/")} == {"0o660"}
    assert found["panel.drafts-ada.json"] == 0o660
    path.chmod(0o600)
    desk._clock = lambda: NOON + dt.timedelta(days=2)
    desk.run(add, title="private again")
    assert beside(path)["panel.backups"] == 0o700
    assert {oct(one) for name, one in beside(path).items() if name.startswith("panel.backups/")} == {"0o600"}


def test_the_lock_has_the_files_rights_while_it_is_held_and_is_gone_afterwards(path: Path, umask: int) -> None:
    make(path).close()
    for rights, wanted in ((0o600, 0o600), (0o666, 0o660), (0o644, 0o600)):
        path.chmod(rights)
        with lock.writing(path):
            assert mode(lock.lock_path(path)) == wanted
        assert not lock.lock_path(path).exists()


def test_a_group_that_cannot_be_given_gets_no_rights(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(path).close()
    path.chmod(0o660)
    theirs = owners.Owners(0o660, 0o770, -1, path.stat().st_gid + 1)

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "fchown", refuse)
    fresh = path.with_name("fresh")
    os.close(owners.new_file(fresh, theirs))
    assert mode(fresh) == 0o600


def test_a_link_in_the_place_of_a_side_folder_does_not_open_what_it_leads_to(path: Path) -> None:
    make(path).close()
    path.chmod(0o660)
    elsewhere = path.parent / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    backups.folder_of(path).symlink_to(elsewhere, target_is_directory=True)
    sit(path).run(add, title="x")
    assert mode(elsewhere) == 0o700
    assert len(backups.backups(path)) == 1


def test_nothing_is_put_in_the_place_of_what_came_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh, target = tmp_path / "fresh", tmp_path / "target"

    def no_second_names(one: Path, other: Path) -> None:
        raise OSError(errno.EPERM, "no links here")

    for links in (True, False):
        with monkeypatch.context() as patch:
            if not links:
                patch.setattr(os, "link", no_second_names)
            target.write_text("theirs")
            fresh.write_text("ours")
            with pytest.raises(FileExistsError):
                owners.put_in_place(fresh, target)
            assert (target.read_text(), fresh.read_text()) == ("theirs", "ours")
            target.unlink()
            owners.put_in_place(fresh, target)
            assert target.read_text() == "ours"
            assert not fresh.exists()
            target.unlink()
