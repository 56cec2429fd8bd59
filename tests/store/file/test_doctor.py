"""The doctor looks and tells, and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from store.file.codec import FORMAT
from store.file.doctor import Verdict, examine
from store.links import Link
from store.records import Meeting, WorkItem
from tests.store.file.samples import DAY, NOON, add, every_kind, items, make, sit
from tests.store.file.test_panel_file import DAMAGE

HELD_WHOLE = ("examine",)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "panel.json"


def _state(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_sound_file(path: Path) -> None:
    make(path, every_kind()).run(add, title="New")
    before = _state(path.parent)
    report = examine(path)
    assert report.verdict is Verdict.SOUND
    assert report.sentences == ("Every record in the file can be read.",)
    assert dict(report.inside)["item"] == 2
    assert dict(report.inside)["panel"] == 1
    assert (report.format, report.revision, report.changes, report.size) == (FORMAT, 1, 1, path.stat().st_size)
    assert report.last_change is not None
    assert (report.last_change.at, report.last_change.who, report.last_change.sentence) == (NOON, "clerk", "Added New")
    assert [backup.day for backup in report.backups] == [DAY]
    assert report.advice == ()
    assert report.trouble is None
    assert _state(path.parent) == before


def test_of_several_changes_the_last_is_told_with_its_day_and_who_made_it(path: Path) -> None:
    desk = make(path, every_kind())
    desk.run(add, title="First")
    desk.run(add, title="Second")
    desk.close()
    report = examine(path)
    assert report.changes == 2
    assert report.last_change is not None
    assert report.last_change.sentence == "Added Second"


def test_links_that_lead_nowhere_are_remarked(path: Path) -> None:
    records = [*items(2), WorkItem(id="W9", title="x", meeting="M7", origin_ref="minute of 1999", moves=())]
    make(path, records).close()
    report = examine(path)
    assert report.verdict is Verdict.REMARKS
    assert report.dangling == (Link("W9", "meeting", "M7"),)
    assert "W9 names M7 (meeting), which is not in the file." in report.sentences
    assert len(report.advice) == 2


def test_many_such_links_are_counted(path: Path) -> None:
    make(path, [*items(0), *(WorkItem(id=f"W{n}", title="x", meeting="M7") for n in range(1, 26))]).close()
    report = examine(path)
    assert len(report.dangling) == 25
    assert report.sentences[-1].startswith("15 more records")


def test_a_link_to_the_bin_is_no_fault(path: Path) -> None:
    make(path, [*items(0), Meeting(id="M7", date=DAY, binned_on=DAY), WorkItem(id="W1", title="x", meeting="M7")])
    assert examine(path).dangling == ()


def test_other_peculiarities_are_remarked(path: Path) -> None:
    make(path, [WorkItem(id="W1", title="x")]).run(add, title="y")
    text = path.read_bytes().replace(b'"who"', b'"whom"').replace(b'\n"people"', b'\n"notes":{"1":{}},\n"people"')
    path.write_bytes(text)
    path.with_name(".panel.json.0123456789ab.saving").write_bytes(b"")
    report = examine(path)
    assert report.verdict is Verdict.REMARKS
    told = " ".join(report.sentences)
    for part in ("leaves alone: notes", "which panel", "1 unfinished", "journal of changes cannot be read"):
        assert part in told
    assert report.changes is None


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_gets_the_advice_to_put_a_backup_back(path: Path, damage: str) -> None:
    make(path).run(add, title="New")
    spoil, code = DAMAGE[damage]
    path.write_bytes(spoil(path.read_bytes()))
    before = _state(path.parent)
    report = examine(path)
    assert report.verdict is Verdict.UNREADABLE
    assert report.trouble is not None
    assert report.trouble.code == code
    if code == "file.newer":
        assert report.good_backup is None, "nothing is wrong with it, and an older state would lose work"
        assert report.advice == ("Install the newer version on this computer. The file was not changed.",)
        return
    assert report.good_backup is not None
    assert report.good_backup.day == DAY
    assert report.advice == ("The backup of Monday 12 July 2021 can be read; it can be put in its place.",)
    assert _state(path.parent) == before


def test_without_a_good_backup_it_says_so(path: Path) -> None:
    make(path).run(add, title="New")
    path.write_bytes(b"")
    kept = examine(path).backups[0].path
    kept.write_bytes(b"damaged too")
    assert examine(path).good_backup is None
    assert "None of the backups" in examine(path).advice[0]
    kept.unlink()
    assert "no backups" in examine(path).advice[0]


@pytest.mark.parametrize("place", [lambda path: path, lambda path: path.parent, lambda path: path / "x" / "y"])
def test_a_file_that_is_not_there_is_told_too(path: Path, place: Callable[[Path], Path]) -> None:
    report = examine(place(path))
    assert report.verdict is Verdict.UNREADABLE
    assert report.advice


def test_a_report_can_be_written_out_as_data(path: Path) -> None:
    make(path, every_kind()).close()
    found = msgspec.to_builtins(examine(path), enc_hook=str)
    assert found["verdict"] == "sound"
    assert sit(path).revision == 0
