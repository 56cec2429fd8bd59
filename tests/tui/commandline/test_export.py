"""What is written for others to use, and what is taken in again."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import msgspec
import pytest

from tests.tui.line import TODAY, CommandLine
from tui.settings import default_file, load_settings


def test_the_programme_prints_its_31_rows_in_printed_order(cli: CommandLine) -> None:
    done = cli.process("--file", str(cli.panel), "export", "programme", "--format", "csv", "--out", "-")
    assert (done.returncode, done.stderr) == (0, b"")
    rows = list(csv.reader(io.StringIO(done.stdout.decode(), newline="")))
    assert rows[0][:5] == ["date", "number", "item", "comments", "moveable"]
    assert len(rows) == 32
    assert rows[1][:3] == ["2021-03-25", "1", "Covid-19 Pandemic, 1 year on"]
    assert rows[13][:3] == ["2021-07-29", "1", "PCC's Annual Report"]
    assert (rows[13][4], rows[14][4]) == ("yes", "")
    assert rows[31][:3] == ["", "1", "Human Trafficking/Modern Slavery"]
    assert done.stdout.count(b"\r\n") == 32


def test_the_programme_as_the_panel_prints_it(cli: CommandLine) -> None:
    text = cli("export", "programme").out
    assert "| DATES | ITEM | COMMENTS |" in text
    assert "Suggested items to be scheduled" in text
    assert "Notes" in text


@pytest.mark.parametrize("form", ["md", "csv", "json", "text", "pdf"])
def test_a_file_is_the_same_as_what_is_printed(cli: CommandLine, form: str) -> None:
    printed = cli.process("--file", str(cli.panel), *TODAY, "export", "programme", "--format", form).stdout
    done = cli("export", "programme", "--format", form, "--out", "programme.out")
    assert (done.code, done.out, done.err) == (
        0,
        f"Wrote the work programme to {cli.folder.resolve() / 'programme.out'}.\n",
        "",
    )
    mark = b"\xef\xbb\xbf" if form == "csv" else b""
    assert (cli.folder / "programme.out").read_bytes() == mark + printed
    assert sorted(path.name for path in cli.folder.iterdir()) == ["panel.json", "programme.out"]


def test_the_ending_of_the_file_says_that_it_is_a_pdf(cli: CommandLine) -> None:
    assert cli("export", "programme", "--out", "programme.pdf").code == 0
    assert (cli.folder / "programme.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_what_cannot_be_printed_is_told_beside_the_paper(cli: CommandLine) -> None:
    assert cli("item", "edit", "W16", "--title", "Summer 🙂 fair").code == 0
    done = cli("export", "programme", "--out", "programme.pdf")
    assert (done.code, done.out.startswith("Wrote the work programme to ")) == (0, True)
    assert done.err == (
        "Under “THE LLR POLICE AND CRIME PANELS WORK…”, in “4. Summer [slightly smiling face] fair”: "
        "“🙂” cannot be printed. It was replaced by [slightly smiling face].\n"
    )


@pytest.mark.parametrize("name", ["calendar", "questions", "declarations", "actions", "members", "history"])
@pytest.mark.parametrize("form", ["csv", "json", "text"])
def test_every_list_can_be_written(cli: CommandLine, name: str, form: str) -> None:
    assert cli("item", "moveable", "W16").code == 0
    done = cli("export", name, "--format", form, "--out", "list")
    assert (done.code, done.err) == (0, "")
    shown = cli("show", name, "--format", form).out
    if form != "text":
        mark = b"\xef\xbb\xbf" if form == "csv" else b""
        assert (cli.folder / "list").read_bytes() == mark + shown.encode()
    else:
        assert (cli.folder / "list").stat().st_size > 0


def test_csv_is_marked_for_spreadsheets_in_files_and_not_in_what_is_printed(cli: CommandLine) -> None:
    assert cli("export", "programme", "--out", "p.csv").code == 0
    assert (cli.folder / "p.csv").read_bytes().startswith(b"\xef\xbb\xbfdate,number,item")
    assert cli("export", "programme", "--no-bom", "--out", "q.csv").code == 0
    assert (cli.folder / "q.csv").read_bytes().startswith(b"date,number,item")
    assert cli("export", "programme", "--format", "csv").out.startswith("date,number,item")
    assert cli("export", "programme", "--format", "csv", "--bom").out.startswith("\ufeffdate,number,item")


def test_what_a_paper_cannot_be_is_refused_with_what_it_can(cli: CommandLine) -> None:
    done = cli("export", "programme", "--format", "ics")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("The programme cannot be written as ics.")
    assert "Choose one of md, text, html, docx, pdf, csv, json." in done.err


@pytest.mark.parametrize("command", ["export programme", "export data", "export actions", "question sheet"])
def test_a_file_that_is_there_is_replaced_only_when_told_to(cli: CommandLine, command: str) -> None:
    (cli.folder / "out").write_text("edited by hand", encoding="utf-8")
    done = cli.line(f"{command} --out out")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        f"There is already a file {cli.folder.resolve() / 'out'}. "
        "Give another name. On the command line --replace has that file replaced.\n"
    )
    assert (cli.folder / "out").read_text(encoding="utf-8") == "edited by hand"
    assert cli.line(f"{command} --out out --replace").code == 0
    assert (cli.folder / "out").read_text(encoding="utf-8") != "edited by hand"


def test_an_earlier_paper_is_replaced(cli: CommandLine) -> None:
    paper = cli.folder / "programme.md"
    paper.write_text("old", encoding="utf-8")
    assert cli("export", "programme", "--out", str(paper), "--replace").code == 0
    assert paper.read_text(encoding="utf-8").startswith("# ")


def test_the_panels_own_file_is_never_overwritten(cli: CommandLine) -> None:
    before = cli.panel.read_bytes()
    (cli.folder / "link").symlink_to(cli.panel)
    os.link(cli.panel, cli.folder / "second")
    for name in ("panel.json", str(cli.panel), "link", "second"):
        done = cli("export", "data", "--out", name)
        assert (done.code, done.out) == (1, "")
        assert "is the panel's own file. Choose another name: nothing was changed." in done.err
    assert cli.panel.read_bytes() == before


@pytest.mark.parametrize("name", ["no/such/folder/p.md", "folder", "bad\0name"])
def test_a_place_that_cannot_be_written_is_said(cli: CommandLine, name: str) -> None:
    (cli.folder / "folder").mkdir()
    done = cli("export", "programme", "--out", name)
    assert (done.code, done.out) == (3, "")
    assert "cannot be written:" in done.err
    assert done.err.endswith("Name a file in a folder that you can write to.\n")
    assert sorted(path.name for path in cli.folder.iterdir()) == ["folder", "panel.json"]


def test_a_device_is_written_to_and_not_replaced(cli: CommandLine) -> None:
    assert cli("export", "programme", "--out", os.devnull).code == 0
    assert not Path(os.devnull).is_file()


def test_all_data_goes_out_and_comes_back_the_same(cli: CommandLine) -> None:
    assert cli("export", "data", "--private", "--out", "data.json").code == 0
    preview = cli.plain("--file", "copy.json", "import", "data", "data.json")
    assert preview.code == 0
    assert preview.out.startswith("data.json holds 1 panel, ")
    assert "31 items" in preview.out
    assert preview.out.endswith(
        "copy.json does not exist yet and would be made.\n"
        "Nothing was saved. To do it, give the command again with --yes.\n"
    )
    assert not (cli.folder / "copy.json").exists()
    done = cli.plain("--file", "copy.json", "import", "data", "data.json", "--yes")
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("Made copy.json.\nSaved.\n")
    assert load_settings().last_file == str((cli.folder / "copy.json").resolve())
    before = cli.register()
    cli.panel = cli.folder / "copy.json"
    assert cli.register() == before


def test_without_a_name_data_goes_to_the_usual_place(cli: CommandLine) -> None:
    assert cli("export", "data", "--out", "data.json").code == 0
    assert cli.plain("import", "data", "data.json", "--yes").code == 0
    assert default_file().exists()
    assert cli.plain("show", "programme").code == 0


def test_a_file_that_is_there_is_kept_under_another_name(cli: CommandLine) -> None:
    assert cli("export", "data", "--out", "data.json").code == 0
    assert cli("item", "bin", "W29").code == 0
    before = cli.panel.read_bytes()
    preview = cli("import", "data", "data.json")
    assert f"{cli.panel} holds 1 panel, " in preview.out
    assert "It would be set aside under another name, its history with it." in preview.out
    assert cli.panel.read_bytes() == before
    done = cli("import", "data", "data.json", "--yes")
    assert (done.code, done.err) == (0, "")
    kept = [path for path in cli.folder.iterdir() if "set-aside" in path.name]
    assert [path.read_bytes() for path in kept] == [before]
    assert f"The file as it was is kept as {kept[0]}." in done.out
    assert list(cli.register().binned()) == []


def test_a_foreign_file_is_never_replaced(cli: CommandLine) -> None:
    assert cli("export", "data", "--out", "data.json").code == 0
    foreign = cli.folder / "thesis.json"
    foreign.write_text('{"chapters": {"1": {"title": "Introduction"}}}', encoding="utf-8")
    done = cli.plain("--file", str(foreign), "import", "data", "data.json", "--yes")
    assert done.code == 3
    assert "was not made by this program" in done.err
    assert "chapters" in foreign.read_text(encoding="utf-8")


def test_every_fault_of_a_document_is_told_and_nothing_is_saved(cli: CommandLine) -> None:
    assert cli("export", "data", "--out", "data.json").code == 0
    document = msgspec.json.decode((cli.folder / "data.json").read_bytes())
    document["items"][0]["title"] = 7
    document["items"][1]["colour"] = "red"
    document["meetings"][0]["date"] = "soon"
    (cli.folder / "bad.json").write_bytes(msgspec.json.encode(document))
    before = cli.panel.read_bytes()
    done = cli("import", "data", "bad.json", "--yes")
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 3
    for place in ("Record 1 of items (W1)", "Record 2 of items (W2)", "Record 1 of meetings (M1)"):
        assert place in done.err
    assert cli.panel.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "code"), [("missing.json", 3), ("folder", 3), ("bad\0name", 3), ("empty.json", 1), ("panel.json", 1)]
)
def test_what_is_no_document_is_said(cli: CommandLine, name: str, code: int) -> None:
    (cli.folder / "folder").mkdir()
    (cli.folder / "empty.json").touch()
    done = cli("import", "data", name, "--yes")
    assert (done.code, done.out) == (code, "")
    assert done.err.endswith(".\n")


def test_with_read_only_nothing_is_taken_in(cli: CommandLine) -> None:
    assert cli("export", "data", "--out", "data.json").code == 0
    assert cli("--read-only", "import", "data", "data.json").code == 0
    kept = cli("--read-only", "import", "data", "data.json", "--yes")
    assert (kept.code, kept.told) == (1, ("read-only",))
