"""`import meetings`: a preview without --yes, JSON, other bodies by option, one undo, and nothing twice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from store.desk import Desk
from tests.store.commands.calendar.test_importing_meetings import ICS, TABLE
from tests.tui.line import CommandLine


@pytest.fixture
def empty(cli: CommandLine, tmp_path: Path) -> CommandLine:
    """A command line on the file of a panel that has nothing yet."""
    cli.panel = tmp_path / "new.json"
    assert cli("new", "--name", "The Panel").code == 0
    return cli


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """A calendar and a table."""
    (tmp_path / "a.ics").write_bytes(ICS)
    (tmp_path / "b.csv").write_text(TABLE, encoding="utf-8")
    return [str(tmp_path / "a.ics"), str(tmp_path / "b.csv")]


def test_a_preview_saves_nothing_and_yes_saves_all_in_one_step(empty: CommandLine, files: list[str]) -> None:
    shown = empty("import", "meetings", *files)
    assert shown.out.startswith("7 meetings to be added; 1 line not placed.")
    assert "Cabinet: 40 meetings of it, Mon 4 Jan 2021 to Mon 4 Oct 2021, are left out." in shown.out
    assert "Nothing was saved. To do it, give the command again with --yes." in shown.out
    assert "Imported meetings: 7 meetings." in empty("import", "meetings", *files, "--yes").out
    assert len(Desk.open(empty.panel, read_only=True).register.meetings) == 7
    assert "Nothing was saved: all of it is there already" in empty("import", "meetings", *files, "--yes").out
    assert empty("undo").code == 0
    assert Desk.open(empty.panel, read_only=True).register.meetings == ()


def test_the_json_has_its_lists(empty: CommandLine, files: list[str]) -> None:
    shown = msgspec.json.decode(empty("import", "meetings", *files, "--format", "json").out)
    assert list(shown) == ["rows", "unplaced", "unread_dates", "already_there", "besides"]
    assert len(shown["rows"]) == 7


def test_another_body_is_taken_by_its_name_and_a_column_as_told(empty: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "b.csv"
    file.write_text("Body,Date,Site\nCabinet,1 May 2026,A\nPolice and Crime Panel,2 May 2026,B\n", encoding="utf-8")
    assert "1 meeting to be added" in empty("import", "meetings", str(file)).out
    wrong = empty("import", "meetings", str(file), "--body", "Council")
    assert (wrong.code, "There are no meetings of “Council”. The bodies are: “Cabinet”." in wrong.err) == (1, True)
    assert empty("import", "meetings", str(file), "--body", "cabinet", "--column", "Site=venue", "--yes").code == 0
    made = Desk.open(empty.panel, read_only=True).register.meetings
    assert [(one.title, one.venue) for one in made] == [("Cabinet", "A"), ("", "B")]


def test_every_bad_file_is_named_in_one_report(empty: CommandLine, tmp_path: Path) -> None:
    cut, other = tmp_path / "cut.ics", tmp_path / "b.ics"
    cut.write_bytes(ICS[:300])
    other.write_bytes(b"Dear colleague")
    said = empty("import", "meetings", str(cut), str(other), str(tmp_path / "none.csv"))
    assert said.code == 1
    assert "cut.ics, line " in said.err
    assert "b.ics is no calendar, though its name says so." in said.err
    assert "There is no file" in said.err


def test_a_table_is_read_without_what_reads_calendars(empty: CommandLine, files: list[str]) -> None:
    names = ("docx", "lxml", "python_calamine", "dateutil.rrule", "dateutil.zoneinfo", "textual")
    code = (
        "import sys\nfrom tui.main import main\n"
        f"main(['--file', {str(empty.panel)!r}, 'import', 'meetings', {files[1]!r}])\n"
        f"print('LOADED', [name for name in {names!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=100)
    assert done.stdout.splitlines()[-1] == "LOADED []"
