"""`secretariat schema`: the JSON Schema of every output, and of the whole file as it is exported."""

from __future__ import annotations

import argparse
from typing import Any

import msgspec

from store.problems import Problem
from tui.commandline.call import Call, say
from tui.commandline.command import Command
from tui.commandline.common import Usage
from tui.commandline.guard import DONE
from tui.commandline.output import write_bytes
from tui.nearest import nearest

DATA = "data"
"""The name of the schema of an exported file."""

COMMANDS_WORD = "commands"
"""The name under which every command of the command line is described."""


_SHAPES = {
    "popolo": "store.papers.open_data.popolo:PopoloData",
    "ocd": "store.papers.open_data.ocd:OcdEvents",
    "index": "store.papers.published:PublishedIndex",
    "refusal": "tui.commandline.refusal:Refusal",
}
"""The types of what stands beside the lists: all data in other shapes, the index of a set of papers, a refusal."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="*", metavar="NAME", help="such as programme, commands or data; none lists them")


def _run(call: Call) -> int:
    from store.papers.tables import json_text
    from store.papers.views import resolved

    outputs = call.commands.outputs()
    name = " ".join(call.options.name)
    if not name:
        described = f"{COMMANDS_WORD} (every command with its arguments, described as JSON)"
        say(*outputs, f"{DATA} (the whole file, as secretariat export data writes it)", *_SHAPES, described)
    elif name == DATA:
        from store.papers.data import json_schema as data_schema

        write_bytes(json_text(data_schema()))
    elif name in _SHAPES:
        write_bytes(json_text(json_schema(resolved(_SHAPES[name]))))
    elif name == COMMANDS_WORD:
        write_bytes(json_text(call.commands.described()))
    elif name in outputs or f"show {name}" in outputs:
        output = outputs.get(f"show {name}") or outputs[name]
        write_bytes(json_text(json_schema(output.type)))
    else:
        near = nearest(name, [*outputs, *(words.split()[-1] for words in outputs), DATA, *_SHAPES])
        cure = f"Did you mean “{near}”?" if near else "Type secretariat schema for the list."
        raise Usage(Problem("usage.schema", f"There is no schema “{name}”.", cure))
    return DONE


def json_schema(kind: Any) -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of an output."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(kind)}


COMMANDS = (
    Command(
        "schema",
        "print the JSON Schema of an output",
        "secretariat schema programme",
        _run,
        _arguments,
    ),
)
