"""`secretariat completions`: the script that lets a shell complete the command line, and the answers it asks for.

The script is a few lines that hand over what was typed; what can stand there is said by the program itself, from the
tables of commands. So no script grows old. No library serves all four shells: shtab knows neither fish nor PowerShell,
and argcomplete has every command's parser made at each key, which takes three times as long as the one that is named.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from tui.commandline.call import Call, say
from tui.commandline.command import Command
from tui.commandline.guard import DONE
from tui.commandline.output import write_bytes
from tui.commandline.shell.offered import Offer

SHELLS = {"bash": "bash", "zsh": "zsh", "fish": "fish", "powershell": "ps1"}
"""The shells, with the endings of their scripts in `fixtures/completions`."""

TYPED, BREAKS, LISTING = "SECRETARIAT_TYPED", "SECRETARIAT_BREAKS", "SECRETARIAT_LISTING"
"""The variables in which a script hands over the words, a line each (bash: the line); no shell's quoting meets them."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=tuple(SHELLS), help="the shell")
    parser.add_argument("--answer", action="store_true", help=f"for the script: say what can end the line in {TYPED}")


def _run(call: Call) -> int:
    """Print the script, or answer it."""
    shell: str = call.options.shell
    if call.options.answer:
        say(*_answer(call, shell))
        return DONE
    from store.bundled import read

    write_bytes(read(f"completions/secretariat.{SHELLS[shell]}"))
    return DONE


def _answer(call: Call, shell: str) -> Sequence[str]:
    """Give the lines of an answer: the word, a tab, what it is; an empty word stands for the names of files."""
    from tui.commandline.shell.completing import FILE_NAMES, offers

    typed = os.environ.get(TYPED, "")
    if shell != "bash":
        words = typed.split("\n")
        return [_line(one) for one in offers(words[1:] or [""], call.commands)]
    from tui.commandline.shell.bash_line import answered, read_line

    line = read_line(typed, os.environ.get(BREAKS, ""))
    fitting = offers(line.words[1:] or [""], call.commands)
    if FILE_NAMES in fitting:
        return [""]
    return answered(fitting, line, listing=bool(os.environ.get(LISTING)))


def _line(one: Offer) -> str:
    return f"{one.value}\t{' '.join(one.says.split())}"


COMMANDS = (
    Command(
        "completions",
        "print the script that lets a shell complete commands, options and records",
        "secretariat completions bash",
        _run,
        _arguments,
        notes="""To have it in every new shell:
  bash:        secretariat completions bash > ~/.local/share/bash-completion/completions/secretariat
               or, without bash-completion, in ~/.bashrc: source <(secretariat completions bash)
  zsh:         in ~/.zshrc, behind compinit: source <(secretariat completions zsh)
  fish:        secretariat completions fish > ~/.config/fish/completions/secretariat.fish
  PowerShell:  in $PROFILE: secretariat completions powershell | Out-String | Invoke-Expression""",
    ),
)
