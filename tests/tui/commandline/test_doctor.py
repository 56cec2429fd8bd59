"""Making files, examining them, and putting a backup in the place of a damaged one."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from store.desk import Desk
from store.file.beside import Copies
from store.records import Nation
from tests.tui.line import CommandLine
from tui.commandline.office.doctor import _copies
from tui.settings import default_file, load_settings


def test_the_sample_is_made_and_opened_next_time(cli: CommandLine) -> None:
    done = cli.plain("new", "--sample", "--file", "mine.json")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Made mine.json with 1 panel, ")
    assert "31 items" in done.out
    assert done.out.endswith("Saved.\nIt is opened by: secretariat\n")
    assert load_settings().last_file == str((cli.folder / "mine.json").resolve())
    assert "Ethics Committee Annual report" in cli.plain("show", "programme").out


def test_a_panel_of_ones_own(cli: CommandLine) -> None:
    refused = cli.plain("new", "--name", "Borsetshire [PCP]", "--nation", "wales", "--rules", "llr")
    assert refused.code == 1
    assert "England" in refused.err, "rules of one nation are not given to a panel of the other"
    assert not default_file().exists()
    done = cli.plain("new", "--name", "Borsetshire [PCP]", "--rules", "llr")
    assert (done.code, done.err) == (0, "")
    assert default_file().exists()
    cli.panel = default_file()
    panel = cli.register().panel
    assert (panel.name, panel.nation, panel.rules_name) == ("Borsetshire [PCP]", Nation.ENGLAND, "llr")
    assert panel.rules[0].questions.session_minutes == 10


@pytest.mark.parametrize(
    ("words", "code", "said", "told"),
    [
        ([], 2, "A new file needs the name of the panel.", "usage.name"),
        (
            ["--sample", "--name", "x", "--nation", "wales", "--rules", "llr"],
            2,
            "The sample has its own name.",
            "usage.sample",
        ),
        (["--name", " "], 1, "Nothing has been typed for the name.", "text-empty"),
        (
            ["--name", "x", "--rules", "atlantis"],
            1,
            "There are no rules of procedure called “atlantis”.",
            "unknown-rules",
        ),
        (
            ["--name", "x", "--nation", "scotland"],
            2,
            "“scotland” is not one of england, wales (for --nation).",
            "usage",
        ),
        (["--name", "x", "--read-only"], 2, "With --read-only no file can be made.", "usage.read-only"),
        (["--name", "x", "--file", "panel.json"], 3, "There is already a file", "file.exists"),
        (["--name", "x", "--file", "no/such/x.json"], 3, "The folder no/such does not exist.", "file.no-folder"),
    ],
)
def test_a_file_that_cannot_be_made_is_refused(
    cli: CommandLine, words: list[str], code: int, said: str, told: str
) -> None:
    before = cli.panel.read_bytes()
    done = cli.plain("new", *words)
    assert (done.code, done.out) == (code, "")
    assert done.err.startswith(said)
    assert cli.panel.read_bytes() == before
    assert not default_file().exists()
    assert load_settings().last_file == ""
    assert done.told[0] == told


def test_rules_that_are_not_there_name_those_that_are(cli: CommandLine) -> None:
    assert "llr" in cli.plain("new", "--name", "x", "--rules", "atlantis").err.splitlines()[0]


def test_a_sound_file_is_called_sound(cli: CommandLine) -> None:
    before = cli.panel.read_bytes()
    done = cli.plain("doctor", str(cli.panel))
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{cli.panel}: sound.\n")
    assert "31 items" in done.out
    assert cli("doctor").out == done.out
    assert cli.panel.read_bytes() == before


def test_a_link_that_leads_nowhere_is_a_finding(cli: CommandLine) -> None:
    text = cli.panel.read_text(encoding="utf-8").replace('"meeting":"M18"', '"meeting":"M88"')
    cli.panel.write_text(text, encoding="utf-8")
    done = cli("doctor")
    assert done.code == 1
    assert "M88" in done.out


@pytest.mark.parametrize("content", ["", "{", "not json", '{"a": {}}', "[]"])
def test_a_file_that_cannot_be_read_is_explained_and_untouched(cli: CommandLine, content: str) -> None:
    cli.panel.write_text(content, encoding="utf-8")
    done = cli("doctor")
    assert done.code == 3
    assert done.out.startswith(f"{cli.panel}: cannot be read.\n")
    shown = cli("show", "programme")
    assert (shown.code, shown.out) == (3, "")
    assert len(shown.err.splitlines()) == 1
    assert cli.panel.read_text(encoding="utf-8") == content


def test_a_damaged_file_is_set_aside_for_its_backup(cli: CommandLine) -> None:
    assert cli("item", "moveable", "W16").code == 0
    damaged = cli.panel.read_bytes()[:5000]
    cli.panel.write_bytes(damaged)
    told = cli("doctor")
    assert told.code == 3
    assert f'To restore: secretariat doctor "{cli.panel}" --restore latest' in told.out
    refused = cli("--read-only", "doctor", "--restore", "latest")
    assert (refused.code, refused.told) == (1, ("read-only",))
    assert refused.err == "With --read-only nothing is restored. Leave --read-only out to restore.\n"
    done = cli.plain("doctor", str(cli.panel), "--restore", "latest")
    assert (done.code, done.err) == (0, "")
    kept = [path for path in cli.folder.iterdir() if "set-aside" in path.name]
    assert [path.read_bytes() for path in kept] == [damaged]
    assert f"The file as it was is kept as {kept[0]}." in done.out
    assert len(cli("show", "programme", "--format", "json").json()) == 31


def test_a_file_that_is_gone_comes_back_from_a_named_backup(cli: CommandLine) -> None:
    assert cli("item", "moveable", "W16").code == 0
    (backup,) = (cli.folder / "panel.backups").iterdir()
    cli.panel.unlink()
    assert cli("doctor").code == 3
    assert str(backup) in cli("doctor").out
    assert cli("doctor", "--restore", str(backup)).code == 0
    assert cli("doctor").code == 0


def test_a_backup_that_cannot_be_read_is_not_put_anywhere(cli: CommandLine) -> None:
    before = cli.panel.read_bytes()
    (cli.folder / "bad.json").write_text("{", encoding="utf-8")
    for named in ("bad.json", "missing.json", "latest"):
        done = cli("doctor", "--restore", named)
        assert (done.code, done.out) == (3, "")
        assert done.told == ("file.no-backup" if named == "latest" else "file.bad-backup",)
    assert cli.panel.read_bytes() == before


def test_copies_beside_a_file_are_told_apart_without_holding_it(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever works at the file would be kept from it."""
    opened: list[bool] = []

    def only_read(path: Path, *, read_only: bool) -> Desk:
        opened.append(read_only)
        return Desk.open(path, read_only=True)

    assert _copies(cli.panel) == Copies(())
    cli.panel.with_name("panel (conflicted copy 2026-01-02).json").write_bytes(cli.panel.read_bytes())
    monkeypatch.setattr("store.desk.Desk", SimpleNamespace(open=only_read))
    assert _copies(cli.panel) is not None
    assert opened == [True]
