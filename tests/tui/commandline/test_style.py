"""The council's own style on the command line: begun without touching what is there, and tried."""

from __future__ import annotations

import pytest

from tests.tui.line import CommandLine

FILES = ["house.css", "house.docx", "house.typ", "words.cy.toml", "words.toml"]


def test_without_a_style_the_way_to_one_is_told(cli: CommandLine) -> None:
    done = cli("style", "check")
    assert (done.code, done.out, done.told) == (1, "", ("house.none",))
    assert done.err == (
        "There is no folder style beside panel.json, so papers are in no style of their own. "
        "To begin one, type: secretariat style new\n"
    )


def test_a_style_is_begun_and_nothing_that_is_there_is_touched(cli: CommandLine) -> None:
    folder = cli.folder / "style"
    folder.mkdir()
    (folder / "House.css").write_text("h1 { color: red }")
    done = cli("style", "new")
    assert (done.code, done.err) == (0, "")
    assert "Left house.css as it is.\n" in done.out
    assert sorted(path.name.casefold() for path in folder.iterdir()) == FILES
    assert (folder / "House.css").read_text() == "h1 { color: red }"
    assert "Wrote" not in cli("style", "new").out
    tried = cli("style", "check")
    assert (tried.code, tried.err) == (0, "")
    assert tried.out.endswith("A paper was written in every form in this style, and nothing is wrong.\n")


def test_papers_are_written_in_it_from_then_on(cli: CommandLine) -> None:
    assert cli("style", "new").code == 0
    words = cli.folder / "style" / "words.toml"
    words.write_text(words.read_text().replace('# item = "ITEM"', 'item = "BUSINESS"'))
    assert "| DATES | BUSINESS | COMMENTS |" in cli("export", "programme").out
    assert ">BUSINESS</th>" in cli("export", "programme", "--format", "html").out


def test_what_welsh_lacks_is_said_beside_the_paper(cli: CommandLine) -> None:
    folder = cli.folder / "style"
    folder.mkdir()
    (folder / "words.cy.toml").write_text('[programme]\nitem = "EITEM"\ndates = "DYDDIADAU"\ncomments = "SYLWADAU"\n')
    done = cli("export", "programme", "--language", "cy", "--format", "md")
    assert done.code == 0
    assert "| DYDDIADAU | EITEM | SYLWADAU |" in done.out
    assert done.err.startswith("These words are in English, because words.cy.toml in the folder style has no Welsh for")
    assert "“Notes:”" in done.err


def test_a_fault_in_the_style_stops_the_papers_that_need_it_and_no_other(cli: CommandLine) -> None:
    folder = cli.folder / "style"
    folder.mkdir()
    (folder / "house.css").write_text("h1 {}\n@import 'x';\n")
    done = cli("export", "programme", "--format", "html", "--out", "p.html")
    assert done.code == 1
    assert done.err.startswith("house.css, line 2: @import asks for another file, and a page fetches nothing.")
    assert not (cli.folder / "p.html").exists()
    for form in ("docx", "md", "csv"):
        assert cli("export", "programme", "--format", form, "--out", f"p.{form}").code == 0
    tried = cli("style", "check")
    assert tried.code == 1
    assert tried.err.startswith("house.css, line 2: ")
    assert "nothing is wrong" not in tried.out


@pytest.mark.parametrize("words", [("style", "new")])
def test_with_read_only_nothing_is_made(cli: CommandLine, words: tuple[str, ...]) -> None:
    refused = cli("--read-only", *words)
    assert (refused.code, refused.told) == (2, ("usage.read-only",))
    assert not (cli.folder / "style").exists()
    (cli.folder / "style").write_text("a file")
    done = cli(*words)
    assert (done.code, done.told) == (3, ("house.folder",))
    assert "cannot be made" in done.err
