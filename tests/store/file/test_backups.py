"""Backups: one a day, thinned out, and put back without losing anything."""

from __future__ import annotations

import datetime as dt
import errno
import os
from pathlib import Path

import pytest

from store.desk import Desk
from store.file import backups as room
from store.file.backups import backups, keep_daily, restore
from store.problems import Diverged, FileTrouble
from tests.store.file.samples import DAY, add, make, sit, title_of


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
