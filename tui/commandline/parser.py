"""How a command line is matched with the command it means, whose module is imported when it is asked for."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from store.problems import Problem, Refused
from tui.commandline.call import Call, say
from tui.commandline.command import Command
from tui.commandline.common import COMMON_OPTIONS, COMMON_SHOWN, Common, Usage
from tui.commandline.families import FAMILIES, commands_in
from tui.commandline.guard import DONE, Finished
from tui.nearest import nearest, nearest_option

if TYPE_CHECKING:
    from tui.commandline.show.described import CommandShown


LOOK_BACK = frozenset({"show", "export"})
"""The families whose every command can print what held on a day."""

ALSO = {"minutes": "minute"}
"""Other words for families: one minute and a set of minutes are asked for under either."""

COMMON_HELP = "options of every command, before or after its name:\n" + "\n".join(
    f"  {words:<14} {says}" for words, says in COMMON_SHOWN
)

_USE = """Secretariat, the desk of the clerk to a police and crime panel.

  secretariat                    open the desk
  secretariat COMMAND --help     explain a command, with an example

commands:
"""

_CODES = """exit codes: 0 done, 1 refused, 2 the command cannot be understood, 3 trouble with a file
with --json a refusal is answered as JSON too, with a code for each reason: secretariat schema refusal"""


class Parser(argparse.ArgumentParser):
    """Reads the arguments of one command and refuses them in the clerk's words."""

    def __init__(self, command: Command) -> None:
        """Prepare for one command, with its example in the help."""
        self.options_known = list(COMMON_OPTIONS)
        self.words = command.words
        self.given: list[str] = []
        super().__init__(
            prog=f"secretariat {command.words}",
            description=_sentence(command.summary) + (f"\n\n{command.notes}" if command.notes else ""),
            epilog=f"example:\n{_examples(command)}\n\n{COMMON_HELP}",
            formatter_class=lambda prog: argparse.RawDescriptionHelpFormatter(prog, width=100),
            allow_abbrev=False,
            add_help=False,
        )
        command.arguments(self)
        if command.words.split()[0] in LOOK_BACK:
            self.add_argument("--as-at", metavar="DATE", help="what held on that day, such as 31/7/2021")

    @property
    def arguments(self) -> tuple[argparse.Action, ...]:
        """Every argument, those of which only one may be given among them."""
        return tuple(self._actions)

    def add_argument(self, *names: Any, **settings: Any) -> argparse.Action:
        """Add an argument, keeping the names of options so that a misspelt one can be recognised."""
        self.options_known += [name for name in names if name.startswith("--")]
        return super().add_argument(*names, **settings)

    def read(self, words: Sequence[str]) -> argparse.Namespace:
        """Read the arguments. Raises Usage, naming for every unknown option the nearest one there is."""
        self.given = list(words)
        options, unknown = self.parse_known_args(self.given)
        if unknown:
            raise Usage(*(self._unknown(word) for word in unknown))
        return options

    def error(self, message: str) -> NoReturn:
        """Refuse in sentences what the machinery found, and every option that is not known besides."""
        alone = self.given.index("--") if "--" in self.given else len(self.given)
        before, behind = (_options(words) for words in (self.given[:alone], self.given[alone + 1 :]))
        unknown = [self._unknown(name) for name in before if name not in self.options_known]
        # An option that is missing may well have been typed, where it is not read as one.
        unknown += [self._unknown(name) for name in behind if name in self.options_known]
        raise Usage(*unknown, Problem("usage", _plain(message), self._see_help()))

    def _unknown(self, word: str) -> Problem:
        name = word.partition("=")[0]
        if name in self.options_known and "--" in self.given:
            sentence = f"{name} stands behind a lone --, so it is taken as words and not as an option."
            return Problem("usage.behind", sentence, f"Put {name} before the --.")
        if not word.startswith("-"):
            return Problem("usage.extra", f"Nothing is known to do with “{word}”.", self._see_help())
        near = nearest_option(name, self.options_known)
        cure = f"Did you mean {near}?" if near else self._see_help()
        return Problem("usage.option", f"“secretariat {self.words}” has no option {name}.", cure)

    def _see_help(self) -> str:
        return f"Type secretariat {self.words} --help."


def _options(words: Sequence[str]) -> list[str]:
    """Give the names of the options among some words."""
    return [word.partition("=")[0] for word in words if word.startswith("--")]


def run_command(common: Common, words: Sequence[str]) -> int:
    """Find the command that the words mean, read its arguments and run it.

    Raises Usage if there is no such command, naming the nearest, or if its arguments cannot be read.
    """
    words = [*words[1:], "--help"] if words[0] == "help" else list(words)
    asks_help = _asks_for_help(words)
    named = [word for word in words if word not in {"-h", "--help"}] if asks_help else words
    if not named:
        say(overview())
        return DONE
    named = [ALSO.get(named[0], named[0]), *named[1:]]
    if named[0] not in FAMILIES:
        raise Usage(_no_family(named[0]))
    command, rest = _find(named, asks_help=asks_help)
    if asks_help:
        say(Parser(command).format_help().rstrip())
        return DONE
    options = Parser(command).read(rest)
    try:
        return command.run(Call(options, common, Book()))
    except Refused as refused:
        raise Refused(*(_with_way_out(problem, options) for problem in refused.problems)) from None


def _with_way_out(problem: Problem, options: argparse.Namespace) -> Problem:
    """Say with a refusal whose cure names an act the line that does it."""
    from tui.commandline.ways import given_for, line_for, with_line, words_for

    family, *_ = words = words_for(problem).split() or [""]
    wanted = " ".join(words)
    for command in commands_of(family) if family in FAMILIES else ():
        if command.words == wanted:
            return with_line(problem, line_for(Parser(command), given_for(problem, options), problem.code))
    return problem


def overview() -> str:
    """Describe the whole command line: families, common options, exit codes."""
    lines = [f"  {name:<10} {family.summary}" for name, family in FAMILIES.items()]
    return _USE + "\n".join(lines) + f"\n\n{COMMON_HELP}\n\n{_CODES}"


def commands_of(family: str) -> tuple[Command, ...]:
    """Give the commands of a family, importing its modules."""
    return tuple(
        command
        for module in FAMILIES[family].modules
        for command in commands_in(module)
        if command.words.split()[0] == family
    )


def all_commands() -> Iterator[Command]:
    """Go through every command there is."""
    for family in FAMILIES:
        yield from commands_of(family)


def described() -> tuple[CommandShown, ...]:
    """Describe every command with its arguments."""
    from tui.commandline.show.described import CommandShown, arguments_shown

    return tuple(
        CommandShown(
            words=command.words,
            summary=_sentence(command.summary),
            notes=command.notes,
            examples=command.examples,
            arguments=arguments_shown(Parser(command).arguments),
            output=command.words if command.output is not None else "",
        )
        for command in all_commands()
    )


def outputs() -> dict[str, Any]:
    """Give the type of the JSON output of every command that has one, by the words of the command."""
    return {command.words: command.output for command in all_commands() if command.output is not None}


class Book:
    """All commands, as one of them may see the others (`call.Commands`)."""

    def families(self) -> Mapping[str, str]:
        """Give the first words there are, each with what it is for."""
        return {word: family.summary for word, family in FAMILIES.items()}

    def family(self, word: str) -> tuple[Command, ...]:
        """Give the commands that begin with a word; none if it begins no command."""
        word = ALSO.get(word, word)
        return commands_of(word) if word in FAMILIES else ()

    def parser(self, command: Command) -> Parser:
        """Give what reads the arguments of a command."""
        return Parser(command)

    def outputs(self) -> Mapping[str, Any]:
        """Give the type of every JSON output, by the words of its command."""
        return outputs()

    def described(self) -> Sequence[CommandShown]:
        """Describe every command with its arguments."""
        return described()

    def run(self, common: Common, words: Sequence[str]) -> int:
        """Run a command written in words. Raises as it does."""
        return run_command(common, words)


def _asks_for_help(words: Sequence[str]) -> bool:
    options = words[: words.index("--")] if "--" in words else words
    return "-h" in options or "--help" in options


def _find(words: Sequence[str], *, asks_help: bool) -> tuple[Command, list[str]]:
    """Match the first one or two words with a command; gives it and the words left over for its arguments."""
    family = words[0]
    by_words = {command.words: command for command in commands_of(family)}
    if family in by_words:
        return by_words[family], list(words[1:])
    if len(words) > 1 and f"{family} {words[1]}" in by_words:
        return by_words[f"{family} {words[1]}"], list(words[2:])
    if asks_help and len(words) == 1:
        say(_family_help(family))
        raise Finished(DONE)
    choices = [name.split()[1] for name in by_words]
    listed = f"It is followed by one of: {', '.join(choices)}."
    if len(words) == 1 or words[1].startswith("-"):
        raise Usage(Problem("usage.incomplete", f"“secretariat {family}” needs another word.", listed))
    near = nearest(words[1], choices)
    cure = f"Did you mean “secretariat {family} {near}”?" if near else listed
    raise Usage(Problem("usage.command", f"There is no command “secretariat {family} {words[1]}”.", cure))


def _family_help(family: str) -> str:
    commands = commands_of(family)
    width = max(len(command.words) for command in commands)
    lines = [f"  secretariat {command.words:<{width}}  {command.summary}" for command in commands]
    return "\n".join([f"{_sentence(FAMILIES[family].summary)}\n", *lines, "", f"example:\n{_examples(commands[0])}"])


def _examples(command: Command) -> str:
    return "\n".join(f"  {line}" for line in command.examples)


def _no_family(word: str) -> Problem:
    if word.startswith("-"):
        name = word.partition("=")[0]
        option = nearest_option(name, COMMON_OPTIONS)
        cure = f"Did you mean {option}?" if option else "Type secretariat --help."
        return Problem("usage.option", f"There is no option “{name}” here.", cure)
    near = nearest(word, FAMILIES, least=0.5)
    if near:
        return Problem("usage.command", f"There is no command “{word}”.", f"Did you mean “secretariat {near}”?")
    cure = f"The commands are {', '.join(FAMILIES)}. To open a file: secretariat --file PATH."
    return Problem("usage.command", f"There is no command “{word}”.", cure)


def _plain(message: str) -> str:
    """Put what argparse says into a plain sentence."""
    missing = re.fullmatch(r"the following arguments are required: (.+)", message)
    if missing:
        return f"Something is missing: {missing[1]}."
    choice = re.fullmatch(r"argument (.+?): invalid choice: '?(.*?)'?(?:, maybe .*)? \(choose from (.+)\)", message)
    if choice:
        return f"“{choice[2]}” is not one of {_listed(choice[3])} (for {choice[1]})."
    alone = re.fullmatch(r"argument (.+?): expected (?:one|at least one) argument", message)
    if alone:
        return f"Nothing stands after {alone[1]}."
    number = re.fullmatch(r"argument (.+?): invalid int value: '(.*)'", message)
    if number:
        return f"“{number[2]}” is not a whole number (for {number[1]})."
    return _sentence(message)


def _listed(choices: str) -> str:
    return choices.replace("'", "")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")
