"""Files of papers on the command line: added, put in force in a new version, withdrawn, and listed."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from store.file.papers_folder import folder_of
from tests.store.papers.pack.packs import drawn_page, report, with_note
from tests.store.papers.test_arriving import changed, put, word
from tests.tui.line import CommandLine

ADD = ("paper", "add", "Ethics Committee Annual report")


@pytest.fixture
def ethics(cli: CommandLine) -> CommandLine:
    """A command line beside which the files of a report and its annex lie."""
    put(cli.folder, "report.pdf", report("Ethics", 2))
    put(cli.folder, "annex.pdf", report("Annex", 3))
    return cli


def kept(cli: CommandLine) -> set[str]:
    folder = folder_of(cli.panel)
    return {one.name for one in folder.iterdir()} if folder.is_dir() else set()


def listed(cli: CommandLine) -> list[dict[str, object]]:
    return cli(*ADD[:1], "list", ADD[2], "--format", "json").json()


def test_several_files_are_papers_of_their_own_and_kept_beside_the_panels_file(ethics: CommandLine) -> None:
    before = {name: Path(name).read_bytes() for name in ("report.pdf", "annex.pdf")}
    done = ethics(*ADD, "report.pdf", "annex.pdf")
    assert done.code == 0, done.err
    assert "Added “report” and “annex” to the papers for “Ethics Committee Annual report”." in done.out
    rows = listed(ethics)
    assert [(row["what"], row["file"], row["version"], row["file_pages"], row["status"]) for row in rows] == [
        ("report", "report.pdf", 1, 2, "received"),
        ("annex", "annex.pdf", 1, 3, "received"),
    ]
    files = sorted(folder_of(ethics.panel).iterdir())
    assert sorted(one.read_bytes() for one in files) == sorted(before.values())
    assert {name: Path(name).read_bytes() for name in before} == before
    assert all(one.stat().st_mode & 0o077 == 0 for one in files)


def test_all_bad_files_and_all_else_that_is_wrong_are_told_in_one_report(ethics: CommandLine) -> None:
    put(ethics.folder, "web.pdf", b"<html>Sign in</html>")
    put(ethics.folder, "cut.pdf", report("Ethics", 2)[:500])
    panel = ethics.panel.read_bytes()
    done = ethics(*ADD, "web.pdf", "report.pdf", "cut.pdf", "none.pdf", "--due", "31 June")
    assert done.code == 1
    for name in ("web.pdf", "cut.pdf", "none.pdf", "no day 31"):
        assert name in done.err
    assert ethics.panel.read_bytes() == panel
    assert kept(ethics) == set()


def test_what_is_come_upon_is_told_as_the_file_comes(ethics: CommandLine) -> None:
    put(ethics.folder, "report.pdf", changed(with_note("Ask Jo")))
    done = ethics(*ADD, "report.pdf")
    assert "report.pdf: Page 1: " in done.out
    assert "Delete it, and save." in done.out


def test_what_the_pack_sets_by_itself_is_asked_of_no_author(ethics: CommandLine) -> None:
    put(ethics.folder, "report.pdf", drawn_page())
    done = ethics(*ADD, "report.pdf")
    assert "It has no accessibility tags" in done.out
    assert "title" not in done.out.partition("Saved.")[2]


def test_a_new_version_keeps_the_one_before_and_both_are_listed_by_number(ethics: CommandLine) -> None:
    ethics(*ADD, "report.pdf", "--what", "Annual report")
    refused = ethics("paper", "replace", ADD[2], "1", "annex.pdf")
    assert refused.code == 1
    assert "reason" in refused.err
    done = ethics("paper", "replace", ADD[2], "1", "annex.pdf", "--reason", "Figures of June put right")
    assert "Put version 2 of “Annual report” in force" in done.out
    assert len(kept(ethics)) == 2
    text = ethics("paper", "list", ADD[2]).out
    assert "version 2 of Monday 12 July 2021: annex.pdf, 3 pages (Figures of June put right)" in text


def test_a_withdrawn_paper_stays_listed_with_its_reason_and_undo_brings_it_back(ethics: CommandLine) -> None:
    ethics(*ADD, "report.pdf")
    done = ethics("paper", "withdraw", ADD[2], "--reason", "To come in September")
    assert done.code == 0, done.err
    (row,) = listed(ethics)
    assert (row["status"], row["withdrawn_on"]) == ("withdrawn", "2021-07-12")
    assert "withdrawn on Monday 12 July 2021: To come in September" in ethics("paper", "list", ADD[2]).out
    assert ethics("undo").code == 0
    assert listed(ethics)[0]["status"] == "received"


def test_a_list_of_an_exempt_paper_names_neither_file_nor_reason(ethics: CommandLine) -> None:
    put(ethics.folder, "Acme price.pdf", report("Terms", 4))
    exempt = ("--exempt", "3", "--interest", "The price is being negotiated.")
    assert ethics(*ADD, "Acme price.pdf", *exempt).code == 0
    assert ethics("paper", "replace", ADD[2], "1", "annex.pdf", "--reason", "Acme agreed").code == 0
    assert ethics("paper", "withdraw", ADD[2], "1", "--reason", "Acme withdrew").code == 0
    for words in ((), ("--format", "json"), ("--format", "csv")):
        out = ethics("paper", "list", ADD[2], *words).out
        assert "Acme" not in out
        assert "annex.pdf" not in out
    assert "Acme" not in ethics("export", "data", "--out", "-").out


def test_a_word_document_without_libreoffice_is_told_how_to_save(
    ethics: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.papers.converting.program_here", lambda: None)
    put(ethics.folder, "report.docx", word())
    done = ethics(*ADD, "report.docx")
    assert done.code == 1
    assert "Document structure tags for accessibility" in done.err


def test_where_papers_cannot_be_kept_nothing_is_recorded(ethics: CommandLine) -> None:
    folder_of(ethics.panel).write_text("in the way", encoding="utf-8")
    panel = ethics.panel.read_bytes()
    done = ethics(*ADD, "report.pdf")
    assert done.code != 0
    assert "The paper cannot be kept in" in done.err
    assert ethics.panel.read_bytes() == panel


def exported(cli: CommandLine, *more: str) -> CommandLine:
    done = cli("export", "data", "--out", "data.json", "--papers", "papers.zip", *more)
    assert done.code == 0, done.err
    return cli


def elsewhere(cli: CommandLine) -> Path:
    """Give the place of another panel's file, in a folder of its own."""
    folder = cli.folder / "there"
    folder.mkdir()
    return folder / "other.json"


def test_papers_go_out_with_all_data_and_come_back_as_they_were(ethics: CommandLine) -> None:
    assert ethics(*ADD, "report.pdf", "annex.pdf").code == 0
    other = elsewhere(exported(ethics))
    first = Path("papers.zip").read_bytes()
    exported(ethics, "--replace")
    assert Path("papers.zip").read_bytes() == first
    words = ("--file", str(other), "--today", "12/7/2021", "import", "data", "data.json")
    alone = ethics.plain(*words)
    assert "2 files of papers would be missing beside other.json. Bring them with --papers." in alone.out
    preview = ethics.plain(*words, "--papers", "papers.zip")
    assert "papers.zip holds 2 files of papers." in preview.out
    assert not folder_of(other).exists()
    assert ethics.plain(*words, "--papers", "papers.zip", "--yes").code == 0
    assert {one.name: one.read_bytes() for one in folder_of(other).iterdir()} == {
        one.name: one.read_bytes() for one in folder_of(ethics.panel).iterdir()
    }
    assert "would be missing" not in ethics.plain(*words).out


def test_exempt_papers_go_out_only_with_what_is_private(ethics: CommandLine) -> None:
    exempt = ("--exempt", "3", "--interest", "The price is being negotiated.")
    assert ethics(*ADD, "annex.pdf", *exempt).code == 0
    assert ethics(*ADD, "report.pdf").code == 0
    exported(ethics)
    with zipfile.ZipFile("papers.zip") as held:
        (name,) = held.namelist()
        assert held.read(name) == Path("report.pdf").read_bytes()
    exported(ethics, "--private", "--replace")
    with zipfile.ZipFile("papers.zip") as held:
        assert len(held.namelist()) == 2
    assert Path("papers.zip").stat().st_mode & 0o077 == 0


def test_a_paper_that_is_missing_is_named_and_left_out(ethics: CommandLine) -> None:
    assert ethics(*ADD, "report.pdf").code == 0
    (place,) = folder_of(ethics.panel).iterdir()
    place.write_bytes(b"%PDF-1.7 another")
    done = ethics("export", "data", "--out", "data.json", "--papers", "papers.zip")
    assert f"{place.name} is missing or altered, and was left out." in done.err
    with zipfile.ZipFile("papers.zip") as held:
        assert held.namelist() == []


def test_a_packed_file_with_anything_else_in_it_is_refused_whole(ethics: CommandLine) -> None:
    assert ethics(*ADD, "report.pdf").code == 0
    other = elsewhere(exported(ethics))
    with zipfile.ZipFile("papers.zip", "a") as held:
        held.writestr("../../etc/passwd.pdf", b"%PDF")
        held.writestr(f"{'a' * 64}.pdf", b"%PDF")
    words = ("--file", str(other), "--today", "12/7/2021", "import", "data", "data.json", "--yes", "--papers")
    done = ethics.plain(*words, "papers.zip")
    assert (done.code, set(done.told)) == (1, {"papers.name", "papers.altered"})
    assert "which is no paper" in done.err
    assert "was altered: it is not what its name says" in done.err
    assert not other.exists()
    assert not folder_of(other).exists()
    done = ethics.plain(*words, "report.pdf")
    assert done.told == ("papers.parcel",)
    assert "is no packed file of papers" in done.err


def test_papers_go_out_with_json_alone(ethics: CommandLine) -> None:
    done = ethics("export", "data", "--format", "popolo", "--out", "data.json", "--papers", "papers.zip")
    assert (done.code, done.told) == (1, ("data-papers",))
    assert "Leave --papers out, or write json." in done.err


def test_the_doctor_says_on_the_command_line_what_is_missing(ethics: CommandLine) -> None:
    assert ethics(*ADD, "report.pdf").code == 0
    (place,) = folder_of(ethics.panel).iterdir()
    place.unlink()
    said = " ".join(ethics("doctor").out.split())
    assert "The file of paper 1 for W16, version 1 is not in panel.papers." in said
    assert "Backups hold the records, and not the 1 file of papers" in said
