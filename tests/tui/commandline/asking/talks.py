"""A talk with `secretariat do` whose answers are piped in, a line each."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from tests.tui.line import CommandLine, Outcome

Say = Callable[..., Outcome]


def talker(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Say:
    """Give what holds a talk on a day with these answers."""

    def say(*answers: str, day: str = "12/7/2021", options: tuple[str, ...] = ()) -> Outcome:
        typed = io.BytesIO("".join(f"{answer}\n" for answer in answers).encode())
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(typed, encoding="utf-8"))
        return cli.plain("do", "--file", str(cli.panel), "--today", day, *options)

    return say
