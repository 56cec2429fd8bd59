"""Files of papers on the command line: added, put in force in a new version, withdrawn, and listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.file.papers_folder import folder_of
from tests.store.papers.pack.packs import report, with_note
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
    assert 'Added "report" and "annex" to the papers for "Ethics Committee Annual report".' in done.out
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


def test_a_new_version_keeps_the_one_before_and_both_are_listed_by_number(ethics: CommandLine) -> None:
    ethics(*ADD, "report.pdf", "--what", "Annual report")
    refused = ethics("paper", "replace", ADD[2], "1", "annex.pdf")
    assert refused.code == 1
    assert "reason" in refused.err
    done = ethics("paper", "replace", ADD[2], "1", "annex.pdf", "--reason", "Figures of June put right")
    assert 'Put version 2 of "Annual report" in force' in done.out
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
