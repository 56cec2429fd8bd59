"""`secretariat inspect`: several files in one run, in text and in JSON, and the exit code a script goes by."""

from __future__ import annotations

import json
from pathlib import Path

from tests.store.papers.inspecting.packing import replaced
from tests.store.papers.inspecting.sheet_files import BOOK
from tests.store.papers.inspecting.sheet_files import PLANTED as SHEETS
from tests.store.papers.inspecting.word_files import PLANTED, clean_document
from tests.tui.line import CommandLine


def test_a_clean_file_is_said_to_be_clean(cli: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "minutes.docx"
    file.write_bytes(clean_document())
    done = cli.plain("inspect", str(file))
    assert (done.code, done.err) == (0, "")
    assert done.out == f"{file}\n  Nothing was found that should not be published.\n"
    told = cli.plain("inspect", str(file), "--format", "json")
    assert (told.code, json.loads(told.out)) == (0, [])


def test_every_file_is_looked_at_whatever_becomes_of_the_others(cli: CommandLine, tmp_path: Path) -> None:
    for name, data in (
        ("a.docx", PLANTED["an insertion"][1]()),
        ("b.xlsx", SHEETS["a hidden column"][1]()),
        ("c.pdf", b"<html>Sign in"),
        ("d.docx", clean_document()),
    ):
        (tmp_path / name).write_bytes(data)
    names = [str(tmp_path / f"{one}") for one in ("a.docx", "b.xlsx", "none.pdf", "c.pdf", "d.docx", "a.docx")]
    told = cli.plain("inspect", *names, "--format", "json")
    assert (told.code, told.err) == (1, "")
    lines = json.loads(told.out)
    assert [(Path(one["file"]).name, one["kind"], one["where"]) for one in lines] == [
        ("a.docx", "tracked-insertion", "paragraph 4"),
        ("b.xlsx", "hidden-columns", "sheet Programme, column C"),
        ("none.pdf", "unreadable", ""),
        ("c.pdf", "other-kind", ""),
    ]
    assert all(list(one) == ["file", "kind", "where", "sentence"] for one in lines)
    done = cli.plain("inspect", *names)
    assert done.code == 1
    assert f"{names[0]}\n  paragraph 4: 1 tracked insertion is in it." in done.out
    assert f"{names[2]}\n  There is no file {names[2]}. Check its name and place. Nothing in it" in done.out
    assert f"{names[4]}\n  Nothing was found that should not be published.\n" in done.out


def test_no_panel_and_no_file_of_one_is_needed(cli: CommandLine, tmp_path: Path) -> None:
    cli.panel.unlink(missing_ok=True)
    file = tmp_path / "minutes.docx"
    file.write_bytes(clean_document())
    assert cli.plain("inspect", str(file)).code == 0


def test_signs_that_steer_a_terminal_are_shown_as_what_they_are(cli: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "programme.xlsx"
    file.write_bytes(replaced(SHEETS["a hidden sheet"][1](), BOOK, "Addresses", "A\x7f\x9b2J"))
    told = cli.plain("inspect", str(file))
    assert (told.code, "sheet A\\x7f\\x9b2J: The sheet is hidden." in told.out) == (1, True)


def test_the_schema_of_the_findings_is_published(cli: CommandLine) -> None:
    schema = json.loads(cli.plain("schema", "inspect").out)
    (finding,) = schema["$defs"].values()
    assert list(finding["properties"]) == ["file", "kind", "where", "sentence"]
    assert schema["type"] == "array"
