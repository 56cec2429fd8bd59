"""`--as-at` on every day there can be: before the first record, when the clocks change, and in time to come."""

from __future__ import annotations

import datetime as dt

import pytest

from store.rules.words.dates import long_date
from tests.tui.line import CommandLine
from tui.commandline import call
from tui.commandline.parser import all_commands

LISTS = [one.words for one in all_commands() if one.words.split()[0] in {"show", "export"}]
AHEAD = dt.date(2098, 6, 2)


@pytest.mark.parametrize("words", LISTS)
def test_of_a_day_to_come_nothing_is_printed(cli: CommandLine, words: str) -> None:
    refused = cli(*words.split(), "--as-at", "2/6/2098")
    assert (refused.code, refused.out) in {(1, ""), (2, "")}
    if refused.code == 1:
        assert refused.told == ("as-at-ahead",)
        assert f"{long_date(AHEAD)} is still to come: what will hold then is not known." in refused.err
        assert "leave out --as-at" in refused.err


def test_today_is_no_day_to_come_and_tomorrow_is(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the day that --today says or that it really is, whichever is later."""
    monkeypatch.setattr(call, "london_day", lambda _: dt.date(2021, 7, 12))
    assert cli("show", "members", "--as-at", "12/7/2021").code == 0
    assert cli("show", "members", "--as-at", "13/7/2021").code == 1
    monkeypatch.setattr(call, "london_day", lambda _: dt.date(2021, 7, 31))
    assert cli("show", "members", "--as-at", "31/7/2021").code == 0


@pytest.mark.parametrize("day", ["1/1/2000", "28/3/2021", "31/10/2021"], ids=["before all", "spring", "autumn"])
def test_every_list_of_any_day_that_has_been_is_printed(cli: CommandLine, day: str) -> None:
    for words in ("members", "membership", "programme", "calendar", "actions", "questions", "complaints", "annual"):
        done = cli("show", words, "--as-at", day)
        assert done.code == 0, (words, done.err)
        assert "Traceback" not in done.err
