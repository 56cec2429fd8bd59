"""`secretariat reference keys|commands`: the pages that list all keys and all commands, made from their tables."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import NamedTuple

from tui.commandline.call import Call, say
from tui.commandline.command import Command
from tui.commandline.common import COMMON_SHOWN
from tui.commandline.guard import DONE

HEADINGS = {
    "everywhere": "Everywhere",
    "list": "In every list",
    "programme": "The work programme",
    "papers": "The papers of an item",
    "calendar": "The calendar",
    "planner": "The year at a glance",
    "clock": "The clock of a meeting",
    "proposal": "Proposing dates",
    "rounds": "The statutory rounds",
    "reports": "The reports",
    "complaints": "Complaints",
    "settings": "The settings",
    "questions": "Questions",
    "actions": "Actions",
    "settling": "Findings, and preparing a meeting",
    "meeting": "The page of a meeting",
    "agenda": "The agenda of a meeting",
    "members": "Members",
    "declarations": "Declarations",
    "attendance": "Attendance",
    "room": "The room",
    "form": "In a form",
    "choice": "In a field that is one of a list",
    "several": "In a list in which several are chosen",
    "picker": "In a list to choose from",
    "filter": "While a filter is typed",
    "reader": "In a text to read",
    "window": "In a window",
}
"""What the keys of a place stand under; a place without a heading of its own stands under its name."""


class KeyShown(NamedTuple):
    """One thing that can be done by key: the keys as they stand on the keyboard, what it does, and its id."""

    keys: tuple[str, ...]
    help: str
    id: str


def key_places() -> list[tuple[str, tuple[KeyShown, ...]]]:
    """Give every key of the program by the headings of their places, in the order of the table."""
    from screens.kit.keys.keymap import Keymap, shown
    from screens.kit.keys.table import KEYS

    keymap, places = Keymap(), dict[str, list[KeyShown]]()
    for key in KEYS:
        heading = HEADINGS.get(key.place, key.place.replace("-", " ").capitalize())
        written = tuple(shown(one) for one in keymap.keys_of(key.id))
        places.setdefault(heading, []).append(KeyShown(written, key.help, key.id))
    return [(heading, tuple(keys)) for heading, keys in places.items()]


def argument_words(one: argparse.Action) -> str:
    """Write an argument as it is typed: its names, and the word for what stands behind them."""
    takes = one.metavar if isinstance(one.metavar, str) else one.dest.upper()
    several = " ..." if one.nargs in {"+", "*"} else ""
    if not one.option_strings:
        return f"{takes}{several}"
    names = ", ".join(one.option_strings)
    return names if one.nargs == 0 else f"{names} {takes}{several}"


def written_as(one: argparse.Action) -> str:
    """Say what an argument is, the words it can be among them."""
    said = (one.help or "").replace("%%", "%")
    words = ", ".join(str(word) for word in one.choices or ())
    one_of = f"one of {words}" if words and words not in said else ""
    return ": ".join(part for part in (said, one_of) if part)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("of", choices=("keys", "commands"), help="of what")


def _run(call: Call) -> int:
    """Print the page."""
    say(*(_keys_page() if call.options.of == "keys" else _commands_page(call)))
    return DONE


def _keys_page() -> Iterator[str]:
    yield from ("# The keys", "")
    yield "All keys of the screens, made from their table by `secretariat reference keys`. What stands behind each is"
    yield "the name by which it can be given another key, in the table `keymap` of the settings file."
    for heading, keys in key_places():
        yield from ("", f"## {heading}", "", "| key | does | name |", "| --- | --- | --- |")
        for key in keys:
            written = " ".join(_code(one) for one in key.keys)
            yield f"| {written} | {_cell(key.help)} | `{key.id}` |"


_ANSWERS = (
    "The exit code is 0 if it was done, 1 if it was refused, 2 if the command cannot be understood, and 3 if there is "
    "trouble\nwith a file. A refusal is told in sentences on standard error. Where JSON was asked for (`--json`, "
    "`--format json`), it\nstands on standard output as well, as an object in place of the answer: "
    '`{"problems": [{"code": "in-bin", "sentence": …,\n"cure": …, "field": …}]}`. The code of a reason stays as it is '
    "when its words change. `secretariat schema refusal`\ndescribes it."
)


def _commands_page(call: Call) -> Iterator[str]:
    yield from ("# The commands", "")
    yield "All commands of the command line, made from their tables by `secretariat reference commands`. Each example"
    yield "works on a fresh sample (`secretariat new --sample`); several lines are typed in their order."
    yield from ("", "Every command takes these options as well, before or after its name:", "")
    yield from _table(list(COMMON_SHOWN))
    yield from ("", _ANSWERS)
    for word, summary in call.commands.families().items():
        yield from ("", f"## {word}", "", f"{_sentence(summary)}")
        for command in call.commands.family(word):
            yield from ("", f"### secretariat {command.words}", "", _sentence(command.summary))
            yield from ("", "```text", command.notes, "```") if command.notes else ()
            arguments = [(argument_words(one), written_as(one)) for one in call.commands.parser(command)._actions]
            yield from ("", *_table(arguments)) if arguments else ()
            yield from ("", "```sh", *command.examples, "```")


def _table(pairs: list[tuple[str, str]]) -> Iterator[str]:
    yield from ("| argument | is |", "| --- | --- |")
    yield from (f"| {_code(words)} | {_cell(says)} |" for words, says in pairs)


def _code(text: str) -> str:
    """Write something as it is typed; a backtick stands between two others and blanks."""
    fence = "`` {} ``" if "`" in text else "`{}`"
    return fence.format(text).replace("|", "\\|")


def _cell(text: str) -> str:
    """Write a text in a cell of a table."""
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "\\<").replace("*", "\\*")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


COMMANDS = (
    Command(
        "reference",
        "print the page that lists all keys, or all commands",
        "secretariat reference keys",
        _run,
        _arguments,
        notes="KEYS.md and COMMANDS.md are what it prints.",
    ),
)
