"""`secretariat check`: what is late, due or missing."""

from __future__ import annotations

import argparse

from tui.commandline.call import Call, say
from tui.commandline.command import Command
from tui.commandline.guard import DONE, REFUSED
from tui.commandline.output import add_format, write_bytes
from tui.commandline.show import schemas_calendar as schemas


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_format(parser, "text", "json")


def _run(call: Call) -> int:
    """Print a line for everything there is to see to; the exit code says whether there was anything."""
    from store.papers.tables import json_text
    from store.queries.findings.check import check

    with call.desk() as desk:
        lines = check(desk.register, desk.today)
    if call.options.format == "json":
        write_bytes(json_text([line._asdict() for line in lines]))
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
        output=list[schemas.CheckLine],
        notes="The exit code is 1 if there is anything, so that a script can tell.",
    ),
)
