"""`import moderngov`: many files in one go, a preview without --yes, JSON of four lists, one undo, nothing twice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from store.desk import Desk
from store.records import Minute
from tests.store.papers.moderngov import made
from tests.store.papers.moderngov.test_reading import item, meeting
from tests.tui.line import CommandLine

COUNTS = "16 meetings, 8 people, 9 seats, 70 items, 70 minutes, 56 papers and 95 attendances to be added"


@pytest.fixture
def empty(cli: CommandLine, tmp_path: Path) -> CommandLine:
    """A command line on the file of a panel that has nothing yet."""
    cli.panel = tmp_path / "new.json"
    assert cli("new", "--name", "The Police and Crime Panel").code == 0
    return cli


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A folder with three years of files."""
    folder = tmp_path / "saved"
    folder.mkdir()
    for named, data in made.files().items():
        (folder / named).write_bytes(data)
    return folder


def test_three_years_come_in_by_one_command_and_once(empty: CommandLine, saved: Path) -> None:
    shown = empty("import", "moderngov", str(saved))
    assert f"{COUNTS}; 3 lines not placed." in shown.out
    assert "Nothing was saved. To do it, give the command again with --yes." in shown.out
    assert Desk.open(empty.panel, read_only=True).revision == 0
    files = sorted(str(one) for one in saved.iterdir())
    done = empty("import", "moderngov", *files, "--yes")
    assert "Imported from modern.gov: 16 meetings, 8 people, 9 seats, 70 items, 70 minutes," in done.out
    register = Desk.open(empty.panel, read_only=True).register
    assert len(list(register.all(Minute))) == 70
    again = empty("import", "moderngov", str(saved), "--yes")
    assert "Nothing was saved: all of it is there already, or left out." in again.out
    assert "315 there already" in again.out
    assert Desk.open(empty.panel, read_only=True).revision == 1
    assert empty("undo").code == 0
    after = Desk.open(empty.panel, read_only=True).register
    assert [len(table) for name, table in after.tables.items() if name != "panel"] == [0] * (len(after.tables) - 1)


def test_the_minutes_are_shown_and_split_from_as_any_others(empty: CommandLine, saved: Path) -> None:
    assert empty("import", "moderngov", str(saved), "--yes").code == 0
    shown = empty("show", "minutes", "--meeting", "21/3/2019").out
    assert "RESOLVED (unanimously):\n\n(a) That the report be noted;\n" in shown
    assert "- the café at Hinckley Road’s station;" in shown
    minute = next(one for one in Desk.open(empty.panel, read_only=True).register.all(Minute) if one.number == "23")
    done = empty("action", "split", minute.id, "--take", "(b)")
    assert "Made 1 action of minute 23." in done.out
    [action] = Desk.open(empty.panel, read_only=True).register.actions
    assert (action.clause, action.text) == ("(b)", "That figures for each district be supplied to the next meeting;")


def test_lines_are_taken_and_left_by_their_numbers(empty: CommandLine, saved: Path) -> None:
    shown = empty("import", "moderngov", str(saved)).out
    numbers = {line.partition(". ")[2]: line.partition(". ")[0].strip() for line in shown.splitlines() if ". " in line}
    wall = next(number for words, number in numbers.items() if "Councillor Ivy Wall" in words)
    first = next(number for words, number in numbers.items() if words.startswith("Thu 26 Jul 2018: Thursday"))
    done = empty("import", "moderngov", str(saved), "--take", wall, "--refuse", first, "--yes")
    assert "Imported from modern.gov: 15 meetings, 9 people" in done.out
    assert "There is no line 999." in empty("import", "moderngov", str(saved), "--take", "999").err


def test_the_json_has_its_lists_with_file_and_line(empty: CommandLine, saved: Path) -> None:
    (saved / "unread.xml").write_bytes(meeting(meetingid="9", meetingdate="to be agreed"))
    shown = msgspec.json.decode(empty("import", "moderngov", str(saved), "--format", "json").out)
    assert list(shown) == ["rows", "unplaced", "unread_dates", "already_there", "besides"]
    assert len(shown["rows"]) == 16 + 8 + 70 + 70 + 56 + 95
    assert len(shown["besides"]) == 9
    assert shown["already_there"] == []
    assert [(one["text"], one["file"]) for one in shown["unread_dates"]] == [("to be agreed", "unread.xml")]
    papers = [one["values"] for one in shown["rows"] if one["what"] == "paper"]
    assert papers[0] == {
        "title": "Minutes 0",
        "address": f"{made.WEB}/documents/g1199/Printed minutes.pdf",
        "published on": "21 July 2018",
    }
    assert {one["values"].get("restricted") for one in shown["rows"] if "(restricted)" in one["words"]} >= {"yes"}


def test_every_bad_file_is_named_in_one_report_and_nothing_is_saved(empty: CommandLine, tmp_path: Path) -> None:
    bad = {
        "a.xml": b"",
        "b.xml": b"<!DOCTYPE html><html>Sign in</html>",
        "c.xml": b"<meeting>\n<meetingid>7",
        "d.xml": b'<!DOCTYPE m [<!ENTITY a "b">]><meeting><meetingid>&a;</meetingid></meeting>',
        "e.xml": b"PK\x03\x04 packed",
        "good.xml": meeting(f"<agendaitems>{item()}</agendaitems>"),
    }
    for named, data in bad.items():
        (tmp_path / named).write_bytes(data)
    said = empty("import", "moderngov", *(str(tmp_path / one) for one in (*bad, "none.xml")), "--yes")
    assert said.code == 1
    for words in (
        "a.xml is empty.",
        "b.xml is a web page",
        "c.xml breaks off or is damaged: line 2",
        "d.xml declares a document type of its own",
        "e.xml is a packed file, not the XML of the web service. Unpack it",
        f"There is no file {tmp_path}/none.xml.",
    ):
        assert words in said.err
    assert "good.xml" not in said.err
    assert Desk.open(empty.panel, read_only=True).revision == 0


def test_the_import_needs_no_library_of_documents_and_no_network(empty: CommandLine, saved: Path) -> None:
    code = (
        "import socket, sys\n"
        "def never(*told, **more): raise AssertionError('the network was asked')\n"
        "socket.socket.connect = socket.getaddrinfo = never\n"
        "from tui.main import main\n"
        f"main(['--file', {str(empty.panel)!r}, 'import', 'moderngov', {str(saved)!r}])\n"
        "print('LOADED', [name for name in ('docx', 'lxml', 'python_calamine', 'textual') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=100)
    assert done.stdout.splitlines()[-1] == "LOADED []"
    assert COUNTS in done.stdout


def test_looking_at_the_programme_imports_no_reader_of_xml(cli: CommandLine) -> None:
    code = (
        "import sys\nfrom tui.main import main\n"
        f"main(['--file', {str(cli.panel)!r}, 'show', 'programme'])\n"
        "readers = ('xml', 'html.parser', 'store.papers.moderngov', 'store.commands.moderngov')\n"
        "print('LOADED', [name for name in readers if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=100)
    assert done.stdout.splitlines()[-1] == "LOADED []"
