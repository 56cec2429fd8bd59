"""`import programme`: a preview without --yes, JSON of four lists, columns by option, one undo, nothing twice."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from store.desk import Desk
from store.records import WorkItem
from store.rules.words.loose import day_of
from tests.store.papers.programme.reading.made import SAMPLE, printed, spreadsheet
from tests.store.papers.returned_docs import returned, saved
from tests.tui.line import CommandLine

APPENDIX = Path(__file__).parents[3] / "store" / "papers" / "programme" / "reading" / "appendix-h.txt"


@pytest.fixture
def empty(cli: CommandLine, tmp_path: Path) -> CommandLine:
    """A command line on the file of a panel that has nothing yet."""
    cli.panel = tmp_path / "new.json"
    assert cli("new", "--name", "The Panel").code == 0
    return cli


def test_a_preview_saves_nothing_and_yes_saves_all_in_one_step(empty: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "programme.xlsx"
    file.write_bytes(spreadsheet())
    shown = empty("import", "programme", str(file))
    assert "6 meetings, 31 items, 3 notes and 1 heading to be added; 1 line not placed." in shown.out
    assert "Nothing was saved. To do it, give the command again with --yes." in shown.out
    assert Desk.open(empty.panel, read_only=True).revision == 0
    assert "Saved." in empty("import", "programme", str(file), "--yes").out
    desk = Desk.open(empty.panel, read_only=True)
    assert printed(desk.register) == printed(SAMPLE)
    again = empty("import", "programme", str(file), "--yes")
    assert "Nothing was saved: all of it is there already, or left out." in again.out
    assert empty("undo").code == 0
    after = Desk.open(empty.panel, read_only=True).register
    assert (after.meetings, printed(after), after.panel.programme_notes) == ((), [], ())


def test_the_json_has_its_lists_and_names_each_broken_line_of_appendix_h(empty: CommandLine) -> None:
    shown = msgspec.json.decode(empty("import", "programme", str(APPENDIX), "--format", "json").out)
    assert list(shown) == ["rows", "unplaced", "unread_dates", "already_there", "besides"]
    assert len(shown["rows"]) == 11
    assert [one["line"] for one in shown["unread_dates"]] == [19, 19, 23]
    assert [one["line"] for one in shown["unplaced"] if "run together" in one["why"]] == [16, 23, 24, 25, 26]


def test_a_broken_line_is_told_whole(empty: CommandLine) -> None:
    shown = empty("import", "programme", str(APPENDIX)).out
    line = APPENDIX.read_text(encoding="utf-8").splitlines()[25]
    assert all(" ".join(cell.split()) in shown for cell in line.split("\t") if cell.strip())


def test_a_column_is_read_as_told_and_a_slip_is_said_with_all_there_is(empty: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "p.csv"
    file.write_text("Date,Item,Remit\n1 May 2022,Budget,To agree\n", encoding="utf-8")
    wrong = empty("import", "programme", str(file), "--column", "Colour=item", "--column", "Remit=colour")
    assert (wrong.code, wrong.told) == (1, ("import-column", "import-field"))
    assert "There is no column “Colour”. There are: “Date”, “Item” and “Remit”." in wrong.err
    assert "A column cannot be read as “colour”." in wrong.err
    assert empty("import", "programme", str(file), "--column", "Remit=comments", "--yes").code == 0
    register = Desk.open(empty.panel, read_only=True).register
    assert [item.comments for item in register.items_of(register.meetings[0].id)] == ["To agree"]
    file.write_text("Date,Item,Remit\n1 June 2022,Plan,To note\n", encoding="utf-8")
    assert empty("import", "programme", str(file), "--yes").code == 0
    register = Desk.open(empty.panel, read_only=True).register
    assert [item.comments for item in register.items_of(register.meetings[1].id)] == ["To note"]


def test_every_bad_file_is_named_in_one_report(empty: CommandLine, tmp_path: Path) -> None:
    nothing, pdf = tmp_path / "a.csv", tmp_path / "b.docx"
    nothing.write_bytes(b"")
    pdf.write_bytes(b"%PDF-1.7")
    said = empty("import", "programme", str(nothing), str(pdf), str(tmp_path / "none.xlsx"))
    assert said.code == 1
    assert "a.csv is empty." in said.err
    assert "b.docx is a PDF, not text." in said.err
    assert "There is no file" in said.err


def test_looking_at_the_programme_imports_none_of_the_readers(cli: CommandLine) -> None:
    code = (
        "import sys\nfrom tui.main import main\n"
        f"main(['--file', {str(cli.panel)!r}, 'show', 'programme'])\n"
        "readers = ('docx', 'lxml', 'python_calamine', 'openpyxl', 'csv', 'store.papers.reading')\n"
        "readers += ('store.papers.calendar', 'store.papers.members', 'store.commands.importing')\n"
        "print('LOADED', [name for name in readers if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=100)
    assert done.stdout.splitlines()[-1] == "LOADED []"


def test_taking_in_csv_imports_no_reader_of_other_files(empty: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "p.csv"
    file.write_text("Date,Item\n1 May 2022,Budget\n", encoding="utf-8")
    code = (
        "import sys\nfrom tui.main import main\n"
        f"main(['--file', {str(empty.panel)!r}, 'import', 'programme', {str(file)!r}])\n"
        "print('LOADED', [name for name in ('docx', 'lxml', 'python_calamine', 'textual') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=100)
    assert done.stdout.splitlines()[-1] == "LOADED []"


def returned_programme(folder: Path) -> Path:
    """A document of the sample's programme with two changes and a comment."""
    table = (
        (("DATES",), ("ITEM",), ("COMMENTS",)),
        (
            ("Thurs 25 March 21 at 1pm",),
            ("3. Section 106 Funding ", ("-", "report"), ("+", "update", "Ann Other")),
            (("+", "With figures", "Ben Nevis"),),
        ),
    )
    document = returned(table=table)
    cell = document.tables[0].cell(1, 0).paragraphs[0]
    document.add_comment(cell.runs, text="Is this date right?", author="Ann Other", initials="AO")
    path = folder / "back.docx"
    path.write_bytes(saved(document))
    return path


def test_corrections_are_numbered_with_their_authors_and_each_is_taken_or_refused(
    cli: CommandLine, tmp_path: Path
) -> None:
    file = str(returned_programme(tmp_path))
    shown = cli("import", "corrections", file).out
    name = "“Section 106 Funding report” of 25 March 2021"
    assert f"2. {name}: struck out “report”" in shown
    assert "3 changes to be taken over; 1 line not placed." in shown
    assert "struck out “report” By Jane Smith on 2021-04-01." in shown
    assert "A comment by Ann Other on “Thurs 25 March 21 at 1pm”." in shown
    assert "Nothing was saved." in shown
    assert "There is no line 9. Give a number from 1 to 4." in cli("import", "corrections", file, "--refuse", "9").err
    done = cli("import", "corrections", file, "--refuse", "4", "--take", "1", "--yes")
    assert "Took 3 corrections into the work programme." in done.out
    item = Desk.open(cli.panel, read_only=True).register.need(WorkItem, "W3", "item")
    assert (item.title, item.comments) == ("Section 106 Funding update", "Is this date right?")
    assert cli("undo").code == 0


def test_corrections_of_minutes_need_their_meeting(cli: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "back.docx"
    path.write_bytes(saved(returned(("Words ", ("+", "more")))))
    assert "The document does not say of which meeting it is." in cli("import", "corrections", str(path)).err
    said = cli("import", "corrections", str(path), "--meeting", "27/1/2021")
    assert "Its words stand nowhere in these minutes, as they are here." in said.out


def test_weeks_and_months_above_items_are_read_as_the_form_reads_them_and_odd_days_are_told_first(
    cli: CommandLine, tmp_path: Path
) -> None:
    path = tmp_path / "programme.csv"
    path.write_text(
        "Date,Item\n"
        "Saturday 31 July 2021,Rural crime\n"
        "w/c 6 September 2021,Road safety\n"
        '"Briefing, week commencing Monday 18 October 2021",Bikes\n'
        "November 2021,Knife crime\n"
        "4/2/27,Far away\n"
        "Oct 2020,Once\n"
        "w/c 26 July 2021,Beside what is there\n",
        encoding="utf-8",
    )
    shown = cli("import", "programme", str(path)).out
    for words in (
        "Saturday 31 July 2021 is not a working day: weekend.",
        "Thursday 4 February 2027 is more than five years ahead.",
        "Thursday 4 February 2027 lies in the year 2026-27, in which the panel has no other meeting.",
        "October 2020 has passed.",
        "w/c 26 Jul 2021: The meeting of Thursday 29 July 2021, ordinary (M18)",
        "w/c 18 Oct 2021: the week of Monday 18 October 2021, Briefing\n",
    ):
        assert words in shown, words
    done = cli("import", "programme", str(path), "--yes").out
    assert "Note: Saturday 31 July 2021 is not a working day: weekend." in done
    made = {day_of(one): one.known_by for one in cli.register().meetings if one.known_by}
    assert made == {
        "the week of Monday 6 September 2021": "week",
        "the week of Monday 18 October 2021": "week",
        "November 2021": "month",
        "October 2020": "month",
    }
    rows = json.loads(cli("import", "programme", str(path), "--format", "json").out)
    assert not rows["rows"]


def test_the_preview_says_that_an_agenda_is_out_before_anything_is_saved(cli: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "more.txt"
    file.write_text("DATES\tITEM\tCOMMENTS\nThurs 29 July 2021\tKnife crime\t\n", encoding="utf-8")
    assert "late item" not in cli("import", "programme", str(file)).out
    assert cli("agenda", "build", "--meeting", "29/7/2021").code == 0
    assert cli("publish", "29/7/2021").code == 0
    shown = cli("import", "programme", str(file))
    assert "Note: The agenda was published on Monday 12 July 2021. Unless a new one can" in shown.out
    assert shown.out.endswith("Nothing was saved. To do it, give the command again with --yes.\n")
