"""Backups: one a day, thinned out, and put back without losing anything."""

from __future__ import annotations

import datetime as dt
import errno
import os
import re
from pathlib import Path

import pytest

from store.desk import Desk
from store.file import backups as room
from store.file.backups import backups, keep_daily, restore
from store.problems import Diverged, FileTrouble
from tests.store.file.samples import DAY, add, make, sit, title_of

HELD_WHOLE = ("backups",)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "panel.json"


NOW = dt.datetime(2021, 7, 12, 12, 0)


def _on(path: Path, day: dt.date) -> Desk:
    return Desk.open(path, who="clerk", clock=lambda: dt.datetime(day.year, day.month, day.day, 10, tzinfo=dt.UTC))


def test_the_first_change_of_a_day_keeps_the_file_as_it_stood(path: Path) -> None:
    desk = make(path)
    before = path.read_bytes()
    assert backups(path) == ()
    desk.run(add, title="a")
    desk.run(add, title="b")
    [backup] = backups(path)
    assert (backup.day, backup.path.name, backup.size) == (DAY, "panel.2021-07-12.json", len(before))
    assert backup.path.read_bytes() == before
    as_left = path.read_bytes()
    _on(path, DAY + dt.timedelta(1)).run(add, title="c")
    assert [backup.day for backup in backups(path)] == [DAY + dt.timedelta(1), DAY]
    assert backups(path)[0].path.read_bytes() == as_left


def test_a_desk_left_open_over_night_makes_the_next_days_backup(path: Path) -> None:
    make(path).close()
    moments = [dt.datetime(2021, 7, day, 10, tzinfo=dt.UTC) for day in (12, 13)]
    desk = Desk.open(path, who="clerk", clock=lambda: moments[0])
    desk.run(add, title="a")
    moments.pop(0)
    desk.run(add, title="b")
    assert [backup.day.day for backup in backups(path)] == [13, 12]


def test_the_injected_day_does_not_name_backups(path: Path) -> None:
    make(path).close()
    desk = Desk.open(
        path, today=dt.date(1999, 1, 1), who="clerk", clock=lambda: dt.datetime(2021, 7, 12, tzinfo=dt.UTC)
    )
    desk.run(add, title="a")
    assert [backup.day for backup in backups(path)] == [DAY]


def test_two_years_of_days_leave_fourteen_and_the_first_of_each_month(path: Path) -> None:
    make(path).close()
    first = dt.date(2019, 7, 1)
    for number in range(731):
        keep_daily(path, first + dt.timedelta(number))
    days = [backup.day for backup in backups(path)]
    last = first + dt.timedelta(730)
    assert days[:14] == [last - dt.timedelta(number) for number in range(14)]
    assert days[14:] == [dt.date(2021, month, 1) for month in range(6, 0, -1)] + [
        dt.date(2020, month, 1) for month in range(12, 6, -1)
    ]


def test_backups_of_a_file_seldom_changed_are_all_kept(path: Path) -> None:
    make(path).close()
    days = [dt.date(2000 + year, 1, 1) for year in range(10)]
    for day in days:
        keep_daily(path, day)
    assert sorted(backup.day for backup in backups(path)) == days


def test_what_is_not_a_backup_of_this_file_is_left_alone(path: Path) -> None:
    make(path).run(add, title="a")
    folder = room.folder_of(path)
    for name in ("other.2021-07-12.json", "panel.2021-13-45.json", "panel.json", "notes.txt", "panel.2021-07-11.json~"):
        (folder / name).write_bytes(b"x")
    keep_daily(path, DAY)
    assert [backup.day for backup in backups(path)] == [DAY]
    assert len(list(folder.iterdir())) == 6


def test_where_a_second_name_is_not_possible_a_copy_is_made(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    desk = make(path)
    before = path.read_bytes()
    desk.run(add, title="a")
    [backup] = backups(path)
    assert backup.path.read_bytes() == before
    assert len(list(room.folder_of(path).iterdir())) == 1


def test_a_backup_is_put_back_and_the_damaged_file_set_aside(path: Path) -> None:
    desk = make(path)
    desk.run(add, title="a")
    desk.run(add, title="b")
    path.write_bytes(b"damaged")
    [backup] = backups(path)
    aside = restore(path, backup.path, NOW)
    assert aside == path.with_name("panel.set-aside-2021-07-12-120000.json")
    assert aside.read_bytes() == b"damaged"
    assert sit(path).revision == 0
    again = restore(path, backup.path, NOW)
    assert again == path.with_name("panel.set-aside-2021-07-12-120000-2.json")
    assert backups(path) == (backup,)
    with pytest.raises(Diverged, match="gone back to an older state"):
        desk.refresh()
    desk.take_theirs()
    desk.run(add, title="after")
    assert title_of(sit(path), "W4") == "after"
    assert backup.path.read_bytes() != path.read_bytes()


def test_a_backup_is_put_where_the_file_has_gone(path: Path) -> None:
    make(path).run(add, title="a")
    path.unlink()
    assert restore(path, backups(path)[0].path, NOW) is None
    assert sit(path).revision == 0


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_if_a_backup_cannot_be_put_back_the_file_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    make(path).run(add, title="a")
    backup = backups(path)[0].path
    path.write_bytes(b"damaged")

    def refuse(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "write", refuse)
    with pytest.raises(FileTrouble):
        restore(path, backup, NOW)
    assert path.read_bytes() == b"damaged"
    with pytest.raises(FileTrouble, match="There is no file"):
        restore(path, path.with_name("none.json"), NOW)


def _meta(path: Path, panel: str, revision: int) -> None:
    """Make a file that says whose it is and how far it has got."""
    make(path).close()
    text = re.sub(rb'"panel":"[^"]*"', b'"panel":"%b"' % panel.encode(), path.read_bytes(), count=1)
    text = text.replace(b'"revision":0', b'"revision":%d' % revision, 1)
    path.write_bytes(text)


def test_backups_belong_to_a_panel_and_not_to_a_name(path: Path) -> None:
    for panel, revision in (("one", 5), ("two", 9)):
        _meta(path, panel, revision)
        keep_daily(path, DAY)
        path.rename(path.with_name(f"{panel}.json"))
    for panel, revision in (("one", 5), ("two", 9)):
        [found] = backups(path.with_name(f"{panel}.json"))
        assert (found.panel, found.revision, found.day) == (panel, revision, DAY)
        keep_daily(path.with_name(f"{panel}.json"), DAY + dt.timedelta(1))
        assert [one.panel for one in backups(path.with_name(f"{panel}.json"))] == [panel, panel]
    assert sorted(one.name for one in room.folder_of(path).iterdir()) == [
        "panel.2021-07-12-2.json",
        "panel.2021-07-12.json",
    ]


def test_thinning_out_one_panels_backups_leaves_the_others_alone(path: Path) -> None:
    _meta(path, "one", 1)
    for number in range(20):
        keep_daily(path, DAY + dt.timedelta(number))
    path.unlink()
    _meta(path, "two", 1)
    for number in range(20):
        keep_daily(path, DAY + dt.timedelta(number))
    assert len(backups(path)) == 15
    path.unlink()
    _meta(path, "one", 2)
    assert len(backups(path)) == 15


def test_the_latest_goes_by_revision_and_not_by_a_clock_that_was_wrong(path: Path) -> None:
    for revision, day in ((1, dt.date(2099, 1, 1)), (2, DAY), (3, dt.date(1999, 1, 1))):
        path.unlink(missing_ok=True)
        _meta(path, "one", revision)
        keep_daily(path, day)
    assert [(one.revision, one.day.year) for one in backups(path)] == [(3, 1999), (2, 2021), (1, 2099)]
    for number in range(20):
        path.unlink()
        _meta(path, "one", 10 + number)
        keep_daily(path, DAY + dt.timedelta(1 + number))
    kept = [one.revision for one in backups(path)]
    assert kept[:14] == list(range(29, 15, -1))


def test_a_day_whose_backup_went_further_gets_another(path: Path) -> None:
    _meta(path, "", 7)
    keep_daily(path, DAY)
    path.unlink()
    _meta(path, "", 3)
    keep_daily(path, DAY)
    keep_daily(path, DAY)
    assert [one.revision for one in backups(path)] == [7, 3]


def test_a_copied_backup_is_forced_to_the_disk_before_it_gets_its_name(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    sync, link = os.fsync, os.link

    def fsync(descriptor: int) -> None:
        done.append(f"sync {Path(f'/proc/self/fd/{descriptor}').readlink().name}")
        sync(descriptor)

    def named(source: Path, target: Path) -> None:
        if Path(source) == path:
            raise OSError(errno.EPERM, "no links here")
        done.append(f"name {target.name}")
        link(source, target)

    if not Path("/proc/self/fd").exists():
        pytest.skip("only Linux tells which file is meant")
    make(path).close()
    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "link", named)
    keep_daily(path, DAY)
    assert [one if "copying" not in one else "sync the copy" for one in done] == [
        "sync the copy",
        "name panel.2021-07-12.json",
        "sync panel.backups",
    ]


def test_a_name_taken_while_the_old_file_is_set_aside_is_not_replaced(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(path).run(add, title="a")
    theirs = path.with_name("panel.set-aside-2021-07-12-120000.json")
    link = os.link

    def come_first(source: Path, target: Path) -> None:
        if not theirs.exists():
            theirs.write_bytes(b"theirs")
        link(source, target)

    monkeypatch.setattr(os, "link", come_first)
    aside = restore(path, backups(path)[0].path, NOW)
    assert aside == path.with_name("panel.set-aside-2021-07-12-120000-2.json")
    assert theirs.read_bytes() == b"theirs"
