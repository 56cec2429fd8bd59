"""What tests of the program's rim share: folders of their own, and the sample in a file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from store.desk import Desk
from store.sample import sample_records
from tests.store.commands.office import office
from tests.tui.line import CommandLine


@pytest.fixture(scope="session")
def sample_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sample") / "panel.json"
    Desk.create(path, sample_records(), today=dt.date(2021, 7, 12)).close()
    return path.read_bytes()


@pytest.fixture
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep settings, data, state and the working folder of a test apart from the user's."""
    for name in ("SECRETARIAT_FILE", "SECRETARIAT_DESK", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SECRETARIAT_CONFIG", str(tmp_path / "config" / "settings.toml"))
    for name, folder in (("XDG_DATA_HOME", "data"), ("XDG_STATE_HOME", "state"), ("HOME", "home")):
        monkeypatch.setenv(name, str(tmp_path / folder))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return work


@pytest.fixture
def cli(own_folders: Path, sample_bytes: bytes, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    panel = own_folders / "panel.json"
    panel.write_bytes(sample_bytes)
    return CommandLine(own_folders, panel, capsys)


@pytest.fixture
def small(cli: CommandLine) -> CommandLine:
    """Give a command line on a small office, which a reader can go through by hand."""
    cli.panel.unlink()
    records = [record for table in office().tables.values() for record in table.values()]
    Desk.create(cli.panel, records, today=dt.date(2021, 7, 12)).close()
    return cli
