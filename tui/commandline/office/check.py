"""`secretariat check`: what is late, due or missing."""

from __future__ import annotations

import argparse

from tui.commandline.call import Call, say
from tui.commandline.command import Command, Output
from tui.commandline.guard import DONE, REFUSED
from tui.commandline.output import add_format, write_bytes


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_format(parser, "text", "json")


def _run(call: Call) -> int:
    """Print a line for everything there is to see to; the exit code says whether there was anything."""
    from store.papers.tables import json
    from store.queries.findings.check import CheckLine, check

    with call.desk() as desk:
        lines = check(call.seen(desk, facts=True), desk.today)
    if call.options.format == "json":
        write_bytes(json(CheckLine, lines))
        return REFUSED if lines else DONE
    say(*call.echoes)
    say(*(f"{line.sentence} {line.cure} [{line.place}]" for line in lines))
    say(*([] if lines else ["Nothing is late, due or missing."]))
    return REFUSED if lines else DONE


COMMANDS = (
    Command(
        "check",
        "say what is late, due or missing",
        "secretariat check --today 12/7/2021",
        _run,
        _arguments,
        output=Output("store.queries.findings.check", "CheckLine"),
        notes="The exit code is 1 if there is anything, so that a script can tell.",
    ),
)
