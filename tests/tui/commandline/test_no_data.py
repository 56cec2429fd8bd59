"""No import prints a word of a panel's own file that is named by mistake."""

from __future__ import annotations

import pytest

from tests.tui.line import CommandLine


@pytest.mark.parametrize("words", ["programme", "meetings", "members", "minutes --meeting 29/7/2021"])
def test_no_import_shows_a_word_of_a_panels_own_file(cli: CommandLine, words: str) -> None:
    name, *more = words.split()
    done = cli("import", name, str(cli.panel), *more)
    assert done.code != 0
    assert "is a file of data (JSON)" in done.err
    assert "Orson" not in done.out + done.err
