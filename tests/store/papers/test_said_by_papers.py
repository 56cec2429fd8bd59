"""What cannot be written, printed or taken in as a paper, by its code and word for word; and what is next to it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from store.file import papers_parcel
from store.papers.house import FOLDER, House, house_of
from store.papers.house_folder import checked
from store.papers.members.reading import files as member_files
from store.papers.pack import kept_marks
from store.papers.printed import printed, why_not_form
from store.papers.questions.letters import write_letter_file
from store.papers.reading import spreadsheets, text_tables
from store.papers.reading.files import read_tables
from store.papers.rendering import pdf as rendering
from store.papers.rendering.pdf import pdf
from store.records import Panel, Paper, PaperFile, WorkItem
from store.register import Register
from store.sample import DEMO_DAY
from tests.store.papers.rendering.every_block import EVERY_BLOCK
from tests.told import codes_told, told

ONE = Register.of(Panel(id="PANEL", name="A panel"), WorkItem(id="W1", title="Rural crime"))


def book(rows: int) -> bytes:
    import openpyxl

    held, out = openpyxl.Workbook(), io.BytesIO()
    for number in range(rows):
        held.active.append([number])
    held.save(out)
    return out.getvalue()


def only(call: Any) -> tuple[str, str]:
    (problem,) = told(call)
    return problem.code, str(problem)


def test_a_paper_for_everybody_has_no_exempt_part_and_a_paper_that_is_none_names_those_there_are() -> None:
    assert only(partial(printed, "programme", "md", ONE, DEMO_DAY, exempt=True)) == (
        "exempt-list",
        (
            "The paper “programme” is for everybody; only its list can have what is exempt. "
            "Leave --exempt out, or write csv, json or text."
        ),
    )
    assert codes_told(partial(printed, "programme", "csv", ONE, DEMO_DAY, exempt=True)) == []
    unknown = why_not_form("poster", "md")
    assert (unknown.code, unknown.sentence) == ("unknown-paper", "There is no paper “poster”.")
    assert unknown.cure.startswith("Choose one of programme, ")
    assert why_not_form("programme", "odt").code == "no-such-form"


def test_a_style_that_cannot_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    panel_file = tmp_path / "panel.json"
    assert only(partial(checked, panel_file))[0] == "house.none"
    folder = tmp_path / FOLDER
    folder.mkdir()
    assert house_of(panel_file).folder == folder

    def barred(path: Path) -> Iterator[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", barred)
    code, words = only(partial(house_of, panel_file))
    assert code == "house.read"
    assert words.startswith(f"{folder} cannot be read: ")
    assert words.endswith("Ask whoever keeps it.")


def test_a_paper_of_which_no_font_has_the_signs_is_written_in_no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    def without(press: Any, cleaned: Any) -> Any:
        raise rendering._NoGlyph("x")

    monkeypatch.setattr(rendering._Press, "run", without)
    assert only(partial(pdf, EVERY_BLOCK)) == (
        "pdf.signs",
        "No font has signs for all characters of this paper. Write it as docx, html, md or text instead.",
    )


def test_a_fault_of_the_program_that_prints_is_told_unless_the_house_has_a_style_of_its_own() -> None:
    press = rendering._Press(House(), None)
    (problem,) = press._problems("error: expected a comma\n  ┌─ main:7:2\n")
    assert (problem.code, problem.cure) == ("pdf.paper", "Write it as docx, html, md or text instead.")
    assert problem.sentence.startswith("The paper cannot be written as PDF: ")
    own = rendering._Press(House(typst="#let x = "), None)
    assert {one.code for one in own._problems("error: expected a comma\n  ┌─ main:7:2\n")} == {"house.typst"}


def test_no_more_rows_than_a_table_of_a_panel_has_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheets, "_MOST_ROWS", 3)
    assert codes_told(partial(read_tables, book(3), "p.xlsx")) == []
    assert only(partial(read_tables, book(4), "p.xlsx")) == (
        "read.large",
        "p.xlsx has far more rows than a table of a panel. Put the table alone in a file.",
    )
    monkeypatch.setattr(spreadsheets, "LARGEST_UNPACKED", 100)
    assert only(partial(read_tables, book(1), "p.xlsx")) == (
        "read.large",
        "p.xlsx unpacks to far more than a table can be. Put the table alone in a file.",
    )
    monkeypatch.setattr(text_tables, "_LONGEST", 5)
    assert codes_told(partial(read_tables, b"Date\n", "p.csv")) == []
    assert only(partial(read_tables, b"Dates\n", "p.csv")) == (
        "read.large",
        "p.csv is far too long. Put the table alone in a file.",
    )


def test_no_more_members_than_a_panel_has_are_read() -> None:
    row = b"Cllr A Other,Melton\n"
    most = member_files._MOST_ROWS
    assert codes_told(partial(member_files.read_list, b"Name,Council\n" + row * (most - 1), "m.csv")) == []
    assert only(partial(member_files.read_list, b"Name,Council\n" + row * most, "m.csv")) == (
        "read.large",
        (
            f"m.csv has {most + 1:,} rows, far more than a list of the members of a panel. "
            "Name a file with the members of the panel alone."
        ),
    )


def test_a_packed_file_of_papers_that_unpacks_to_far_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        held.writestr(f"{sha256(b'12345').hexdigest()}.pdf", b"12345")
    monkeypatch.setattr(papers_parcel, "LARGEST", 5)
    assert codes_told(partial(papers_parcel.unpacked, out.getvalue(), "papers.zip")) == []
    monkeypatch.setattr(papers_parcel, "LARGEST", 4)
    assert only(partial(papers_parcel.unpacked, out.getvalue(), "papers.zip")) == (
        "papers.large",
        "papers.zip holds far too much. Choose the file that was written by: secretariat export data --papers.",
    )


def test_a_folder_of_letters_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    inside = tmp_path / "file" / "drafts"
    code, words = only(partial(write_letter_file, "a.eml", b"x", inside, tmp_path / "panel.json"))
    assert code == "letter.folder"
    assert words.startswith(f"The folder {inside} cannot be made: ")
    assert words.endswith("Name a folder that you can write to.")
    assert write_letter_file("a.eml", b"x", tmp_path / "drafts", tmp_path / "panel.json").read_bytes() == b"x"


def test_marks_that_cannot_be_kept_or_were_never_made_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    never = kept_marks.not_scannable("Paper 1 for “Estate”", None)
    assert never is not None
    assert (never.code, str(never)) == (
        "marks.none",
        (
            "Paper 1 for “Estate” was never read, and its file is not there: no public pack can be searched "
            "for its words. Put its file in force anew, or look through the public pack."
        ),
    )
    item, paper = WorkItem(id="W1", title="Estate"), Paper(number=1, what="Offer", exempt_paragraph="3")
    file = PaperFile(sha256="0" * 64, name="offer.pdf", size=1)
    assert kept_marks.mark(item, paper, file, tmp_path / "panel.json") is None

    def full(*given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept_marks, "place_of", lambda *given: tmp_path / "there")
    (tmp_path / "there").write_bytes(b"x")
    monkeypatch.setattr(kept_marks, "marks_from", lambda *given: None)
    monkeypatch.setattr(kept_marks, "encoded", lambda marks: b"")
    monkeypatch.setattr(kept_marks, "keep_marks", full)
    kept = kept_marks.mark(item, paper, file, tmp_path / "panel.json")
    assert kept is not None
    assert (kept.code, str(kept)) == (
        "marks.kept",
        (
            "Paper 1 for “Estate” is saved, but a public pack cannot be searched for its words: the disk is full. "
            "Make room there; it is marked when the pack is built."
        ),
    )
