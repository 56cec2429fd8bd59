"""A document that has confirmed minutes otherwise does not take their place unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.line import LEAVE, CommandLine


@pytest.fixture
def document(cli: CommandLine, tmp_path: Path) -> Path:
    """Export the sample with the minutes of 27 January 2021 confirmed, and another closing time in the document."""
    assert cli.line(f"minutes final --meeting 27/1/2021 {LEAVE}").code == 0
    assert cli.line("minutes confirm --meeting 27/1/2021 --at 25/3/2021").code == 0
    exported = tmp_path / "data.json"
    assert cli("export", "data", "--private", "--out", str(exported)).code == 0
    return exported


def altered(document: Path) -> Path:
    text = document.read_text(encoding="utf-8")
    assert text.count('"16:15:00"') == 1
    document.write_text(text.replace('"16:15:00"', '"17:00:00"'), encoding="utf-8")
    return document


def test_the_same_document_is_taken_in_without_a_word_of_the_minutes(cli: CommandLine, document: Path) -> None:
    preview = cli("import", "data", str(document))
    assert (preview.code, "were confirmed" in preview.out) == (0, False)
    assert cli("import", "data", str(document), "--yes").code == 0


def test_confirmed_minutes_that_would_read_otherwise_are_told_and_asked(cli: CommandLine, document: Path) -> None:
    before = cli.line("show minutes --meeting 27/1/2021").out
    preview = cli("import", "data", str(altered(document)))
    assert preview.code == 0
    for words in (
        "The minutes of 27 January 2021 were confirmed on Thursday 25 March 2021. The document has them differently.",
        "Record a correction: it stands in the minutes of the meeting that makes it, and both sets name it.",
    ):
        assert words in " ".join(preview.out.split())
    refused = cli("import", "data", str(document), "--yes")
    assert (refused.code, "add --confirmed" in refused.err) == (1, True)
    assert cli.line("show minutes --meeting 27/1/2021").out == before
    done = cli("import", "data", str(document), "--yes", "--confirmed")
    assert (done.code, "is kept as" in done.out) == (0, True)
    assert "closed at 5:00 pm" in cli.line("show minutes --meeting 27/1/2021").out


def test_a_set_that_the_document_does_not_hold_is_told_too(cli: CommandLine, tmp_path: Path, document: Path) -> None:
    other = tmp_path / "other.json"
    assert cli.plain("new", "--name", "A Panel", "--file", str(other)).code == 0
    empty = tmp_path / "empty.json"
    assert cli.plain("--file", str(other), "export", "data", "--out", str(empty)).code == 0
    preview = cli("import", "data", str(empty))
    assert "were confirmed on Thursday 25 March 2021. The document does not hold them." in " ".join(preview.out.split())
    assert document.exists()
