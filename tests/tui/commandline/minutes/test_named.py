"""A minute is named in every way in which papers name one, wherever the command line asks for a minute."""

from __future__ import annotations

import pytest

from tests.tui.line import CommandLine

DAY = "27/1/2021"
NUMBERS = ("PCP 1/21", "5.1", "37, 38, 39", "47")
NAMES = {
    "PCP 1/21": ("PCP 1/21 of 27/1/2021", "PCP 1/21 of 27 January 2021", "minute PCP 1/21 of 27/1/2021", "pcp 1/21"),
    "5.1": ("5.1 of 27/1/2021", "minute 5.1 of 27 January"),
    "37, 38, 39": ("37, 38, 39 of 27/1/2021", "38 of 27/1/2021", "37,38,39 of 27/1/2021"),
    "47": ("47 of 27/1/2021", "no. 47 of 27/1/2021"),
    "": ("item 4 of 27/1/2021", "item 4 of 27 January", "PROPOSED PRECEPT 2021-22 of 27/1/2021"),
}
ASKED = (
    ("minute", "edit", "{}", "--report-of", "the Commissioner"),
    ("minute", "void", "{}", "--reason", "Entered twice"),
    ("minute", "place", "{}", "1"),
    ("action", "split", "{}"),
    ("action", "add", "A plan", "--minute", "{}"),
    ("action", "edit", "A1", "--minute", "{}"),
    ("action", "close", "A1", "--what", "Done", "--on", DAY, "--where", "There", "--ref", "{}"),
    (
        "attend",
        "vote",
        "--meeting",
        DAY,
        "--minute",
        "{}",
        "--motion",
        "That it be so",
        "--result",
        "LOST",
        "--another",
    ),
    ("show", "record", "{}"),
    ("show", "chain", "{}"),
    ("show", "history", "{}"),
    ("version", "list", "{}"),
)
"""Every place where a minute can be named, with what else is typed there."""


def numbered(cli: CommandLine, number: str) -> None:
    assert cli("minute", "edit", f"47 of {DAY}", "--number", number).code == 0


@pytest.mark.parametrize("words", ASKED, ids=[" ".join(words[:2]) for words in ASKED])
@pytest.mark.parametrize("number", NAMES)
def test_every_name_is_understood_wherever_a_minute_is_asked_for(
    cli: CommandLine, words: tuple[str, ...], number: str
) -> None:
    numbered(cli, number)
    if not number and words[:2] == ("minute", "void"):
        words = ("minute", "place", "{}", "2")
    before = cli.panel.read_bytes()
    (minute,) = [one.id for one in cli.register().tables["minutes"].values() if one.heading.startswith("PROPOSED")]  # type: ignore[attr-defined]
    expected = cli(*(word.format(minute) for word in words))
    assert expected.code == 0, expected.err
    for name in NAMES[number]:
        cli.panel.write_bytes(before)
        told = cli(*(word.format(name) for word in words))
        assert told.code == 0, (name, told.err)
        assert [line for line in told.out.splitlines() if " is " not in line] == [
            line for line in expected.out.splitlines() if " is " not in line
        ], name
