"""`secretariat man`: the page of the manual in roff, made from the tables of commands and keys."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from tui.commandline.call import Call
from tui.commandline.command import Command
from tui.commandline.common import COMMON_SHOWN
from tui.commandline.guard import DONE
from tui.commandline.output import write_bytes
from tui.commandline.shell.reference import KeyShown, argument_words, key_places, written_as
from tui.settings import CONFIG_VARIABLE, DESK_VARIABLE, FILE_VARIABLE
from tui.version import VERSION

_ABOUT = """\
The desk of the clerk to a police and crime panel: meetings, work programme, questions, declarations, actions,
agendas and minutes, over one file on your own computer.

Without a command it opens the desk on the screen. Every command prints plain lines, and every act answers as JSON
with --json. secretariat do asks for any act line by line."""
_CODES = {
    "0": "Done.",
    "1": "Refused, or check has something to say.",
    "2": "The command line cannot be understood.",
    "3": "Trouble with a file.",
}
_VARIABLES = {
    FILE_VARIABLE: "The panel's file, if --file names none.",
    DESK_VARIABLE: "The panel's desk on a server, if neither --file nor --desk names one.",
    CONFIG_VARIABLE: "The settings file, in the place of the one that HANDING-OVER.md names.",
}


def _run(call: Call) -> int:
    """Print the page."""
    families = [call.commands.family(word) for word in call.commands.families()]
    commands = [command for family in families for command in family]
    page = [*_head(), *_commands(commands, call), *_keys(key_places()), *_end()]
    write_bytes(("\n".join(page) + "\n").encode())
    return DONE


def plain(text: str) -> str:
    """Write a text so that roff prints it as it is: neither its backslashes nor a point before a line mean anything."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    lines = escaped.replace("^", "\\(ha").replace("~", "\\(ti").split("\n")
    return "\n".join(f"\\&{line}" if line.startswith(".") else line for line in lines)


def _head() -> Iterator[str]:
    yield '.\\" -*- coding: utf-8 -*-'
    yield f'.TH SECRETARIAT 1 "" "Secretariat {plain(VERSION)}" "Secretariat"'
    yield from (".SH NAME", "secretariat \\- the desk of the clerk to a police and crime panel", ".SH SYNOPSIS")
    yield from (".B secretariat", "[\\fIoptions\\fR] [\\fIcommand\\fR [\\fIarguments\\fR]]", ".SH DESCRIPTION")
    yield plain(_ABOUT).replace("\n\n", "\n.PP\n")
    yield ".SH OPTIONS"
    yield "Every command takes these, before or after its name."
    yield from _entries(COMMON_SHOWN)


def _entries(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Set out words, each with what it means."""
    for words, says in pairs:
        yield from (".TP", f".B {plain(words)}", plain(says) if says else "\\&")


def _commands(commands: Iterable[Command], call: Call) -> Iterator[str]:
    yield ".SH COMMANDS"
    for command in commands:
        yield f".SS secretariat {plain(command.words)}"
        yield plain(_sentence(command.summary))
        if command.notes:
            yield from (".PP", ".nf", plain(command.notes), ".fi")
        yield from _entries(_arguments(call.commands.parser(command)))
        yield from (".PP", "Example:", ".PP", ".nf", ".RS 4", *map(plain, command.examples), ".RE", ".fi")


def _arguments(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str]]:
    yield from ((argument_words(one), written_as(one)) for one in parser._actions)


def _keys(places: Iterable[tuple[str, tuple[KeyShown, ...]]]) -> Iterator[str]:
    yield ".SH KEYS"
    yield "The keys of the screens. Any can be changed by the name in brackets, in the keymap of the settings file."
    for heading, keys in places:
        yield f".SS {plain(heading)}"
        yield from _entries((" ".join(key.keys), f"{key.help} ({key.id})") for key in keys)


def _end() -> Iterator[str]:
    yield from (".SH ENVIRONMENT", *_entries(_VARIABLES.items()), '.SH "EXIT STATUS"', *_entries(_CODES.items()))
    yield '.SH "SEE ALSO"'
    yield plain("HANDBOOK.md, KEYS.md, COMMANDS.md, HANDING-OVER.md and SHARING.md in the folder of the program.")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


COMMANDS = (
    Command(
        "man",
        "print the page of the manual, for man",
        "secretariat man",
        _run,
        notes="""To read it: secretariat man | man -l -
To keep it: secretariat man > ~/.local/share/man/man1/secretariat.1""",
    ),
)
