"""After a whole day's work: which kinds of files are there, who may look into them, and what stands untouched."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.file.kinds import (
    BACKUP,
    COPY,
    DATA,
    FORMS,
    KEPT,
    KINDS,
    LETTER,
    LOCK,
    OTHER,
    PANEL,
    PAPER,
    PART,
    SET_ASIDE,
    UNFINISHED,
    FileKind,
    Readers,
    kind_of,
)
from store.private_places import kind_at
from tests.tui.days_work import CHILD, EMAIL, PHONE, STREET, TOWN, Day, every_file_made
from tests.tui.line import CommandLine
from tui.settings import config_path, default_file, log_path

posix = pytest.mark.skipif(os.name != "posix", reason="modes are those of Unix")
GROUP = 54_100


@pytest.fixture
def day(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Day:
    return Day(cli, monkeypatch)


@pytest.fixture(params=(0o000, 0o022, 0o077), ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def kind(path: Path, day: Day) -> FileKind:
    """Say of which kind a file is; the panels of this day are three."""
    panels = (day.cli.panel, default_file(), day.cli.folder / "old.json")
    return next((found for panel in panels if (found := kind_of(path, panel)) is PANEL), kind_at(path, panels[0]))


def test_every_file_that_the_program_writes_is_of_a_kind_on_the_list(
    day: Day, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with every_file_made(tmp_path) as made:
        day.all()
    found = {path: kind(path, day) for path in made if not path.is_dir()}
    assert [path for path, one in found.items() if one is OTHER] == []
    assert {one.what for one in found.values()} == {one.what for one in KINDS}
    assert {kind(path, day) for path in made if not path.exists()} <= {LOCK, UNFINISHED, *KINDS}


def test_what_is_on_no_list_would_be_found(tmp_path: Path, day: Day) -> None:
    with every_file_made(tmp_path) as made:
        (day.cli.folder / "panel.snapshot").write_text("x")
        day.run("export", "programme", "--out", "mine.md")
    assert {path.name for path in made if kind(path, day) is OTHER} == {"panel.snapshot", "mine.md"}


@posix
def test_each_file_is_for_those_who_may_look_into_its_kind(day: Day, tmp_path: Path, umask: int) -> None:
    day.cli.panel.chmod(0o600)
    day.all()
    _check_modes(day, tmp_path, umask, 0o600, 0o700)


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() != 0, reason="only root may give a file to any group")
def test_in_a_groups_folder_each_file_is_the_groups(day: Day, tmp_path: Path, umask: int) -> None:
    for path, mode in ((day.cli.folder, 0o2770), (day.cli.panel, 0o660)):
        os.chown(path, -1, GROUP)
        path.chmod(mode)
    day.all()
    _check_modes(day, tmp_path, umask, 0o660, 0o770)
    for path in day.cli.folder.rglob("*"):
        if kind(path, day).private and path.name != "old.json" and not path.parent.name.startswith("old."):
            assert path.stat().st_gid == GROUP, path


def _check_modes(day: Day, everything: Path, umask: int, file: int, folder: int) -> None:
    """Hold every file and folder that a day has left against the list."""
    seen = set()
    alone = {default_file().parent, config_path().parent, log_path().parent}
    for path in everything.rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        if path.is_dir():
            if path in alone or path.name.startswith("old."):
                assert mode == 0o700, path
            elif day.cli.folder in path.parents:
                assert mode & 0o777 == folder, path
            continue
        found = kind(path, day)
        seen.add(found)
        mine = found.readers is Readers.CLERK or path.name.startswith("old.") or path == default_file()
        wanted = {Readers.ANYBODY: 0o666 & ~umask}.get(found.readers, 0o600 if mine else file)
        assert oct(mode) == oct(wanted), (path, found.what)
    assert len(seen) > 10


def test_no_log_and_no_crash_holds_a_private_detail(day: Day) -> None:
    day.all()
    log = log_path().read_text("utf-8")
    assert "ValueError" in log
    for text in (log, day.said[-2], config_path().read_text("utf-8")):
        for canary in (EMAIL, PHONE, STREET, TOWN, CHILD, "Canary"):
            assert canary not in text
    assert "Something unexpected went wrong" in "".join(day.said)


@pytest.mark.slow
def test_what_a_clerk_has_written_by_hand_and_every_backup_stand_untouched(day: Day) -> None:
    """Each step is done again with the one before it, and at the end all are."""
    mine: dict[Path, bytes] = {}
    steps = day.steps()
    for at, step in enumerate(steps):
        step()
        day.again = True
        for path in day.cli.folder.rglob("*"):
            found = kind(path, day)
            if path.is_file() and path not in mine and found not in {PANEL, LOCK, UNFINISHED, FORMS}:
                if found in {PAPER, LETTER}:
                    path.write_bytes(path.read_bytes() + b"\ntidied by hand")
                mine[path] = path.read_bytes()
        for earlier in steps if step is steps[-1] else steps[max(at - 1, 0) : at + 1]:
            if earlier not in {day.begin, day.receive}:
                earlier()
        assert {path: path.read_bytes() for path in mine} == mine, step.__name__
    kinds = {kind(path, day) for path in mine}
    assert {PAPER, LETTER, BACKUP, SET_ASIDE, KEPT, DATA, COPY, PART} <= kinds
