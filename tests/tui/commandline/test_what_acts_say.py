"""Which acts say besides their change: the day that was taken as today, a preview, and answers in another form."""

from __future__ import annotations

import pytest

from tests.tui.commandline.act_rows import act_of
from tui.commandline.parser import all_commands

ACTS = {command.words: row for command in all_commands() if (row := act_of(command))}


def acts(**families: str) -> set[str]:
    """Give the acts of families by their second words; a star stands for all of one."""
    chosen = set()
    for family, words in families.items():
        every = {one for one in ACTS if one.split()[0] == family}
        named = every if words == "*" else {f"{family} {word}" for word in words.split()} if words else {family}
        assert named <= every, named - every
        chosen |= named
    return chosen


BY_THE_DAY = acts(
    agenda="build late publish sent supplement withdraw",
    busy="*",
    closure="*",
    complaint="add",
    deadline="*",
    election="*",
    holiday="*",
    notice="",
    publish="",
    report="answer copies draft final publish",
    round="back close edit open reopen step vote",
    website="*",
)
"""What counts from the day it is done, or is recorded as done on it, says first which day that was taken to be."""

TOLD_BEFORE = acts(question="receive edit")
"""The particulars of whoever asks are read back before they are saved."""

AS_A_LIST = acts(question="*")
"""The acts that answer under the name that lists have for it, too."""


@pytest.mark.parametrize("words", sorted(ACTS))
def test_an_act_says_what_its_kind_says(words: str) -> None:
    row = ACTS[words]
    assert row.says_today == (words in BY_THE_DAY)
    assert (row.before is not None) == (words in TOLD_BEFORE)
    assert row.answers == (words in AS_A_LIST)
