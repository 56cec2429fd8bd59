"""What can stand at the end of a line that is being typed: commands, options, words of a choice, and records."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.commandline.call import Commands
from tui.commandline.command import Command
from tui.commandline.common import COMMON_OPTIONS, Common, split_common
from tui.commandline.shell.offered import FILES, Offer, Sight, Source, source_of

FILE_NAMES = Offer("")
"""Stands for the names of files, which the shell completes itself."""


class Place(NamedTuple):
    """Where in a command the last word stands: the arguments that it can be for, and those given before it."""

    now: argparse.Action | None
    given: frozenset[str]
    options: bool


def offers(words: Sequence[str], commands: Commands) -> list[Offer]:
    """Give what the last of some words can be, each once; `words` begin behind the name of the program.

    Raises Usage or Refused if what stands before it cannot be understood.
    """
    *before, last = words
    if before and before[-1] == "--desk":
        return []
    if before and before[-1] in {"--file", "--today"}:
        return [FILE_NAMES] if before[-1] == "--file" else _fitting(_records_for("", "", "DATE", last, before), last)
    name, equals, value = last.partition("=")
    if equals and name.startswith("--"):
        inner = offers([*before, name, value], commands)
        return [one._replace(value=f"{name}={one.value}") for one in inner if one != FILE_NAMES]
    _, rest = split_common(before)
    if rest[:1] == ["help"]:
        rest = rest[1:]
    every = list(_words_or_arguments(rest, last, before, commands))
    return every if FILE_NAMES in every else _fitting(every, last)


def _fitting(every: Iterable[Offer], last: str) -> list[Offer]:
    """Keep what begins with what was typed, whatever its capitals, each once and in its order."""
    typed = last.casefold()
    fitting = (one for one in every if one.value.casefold().startswith(typed))
    return list({one.value: one for one in fitting}.values())


def _words_or_arguments(rest: list[str], last: str, before: list[str], commands: Commands) -> Iterator[Offer]:
    """Offer the words of commands, or the arguments of the one that is named."""
    if not rest:
        yield from (Offer(word, summary) for word, summary in commands.families().items())
        yield from _common(last)
        return
    family = commands.family(rest[0])
    command, arguments = _named(family, rest)
    if command is None:
        inner = [one for one in family if len(rest) == 1 and " " in one.words]
        yield from (Offer(one.words.split()[1], one.summary) for one in inner)
        yield from _common(last)
        return
    parser = commands.parser(command)
    place = _place(parser, arguments)
    if last.startswith("-") and place.options:
        yield from _options(parser, place.given)
        yield from _common(last)
    elif place.now is not None:
        yield from _values(command, place.now, last, before)


def _named(family: Sequence[Command], rest: list[str]) -> tuple[Command | None, list[str]]:
    """Find the command that the first one or two words name, and the words behind it."""
    by_words = {one.words: one for one in family}
    inner = next((one.words.split()[0] for one in family), rest[0])
    if inner in by_words:
        return by_words[inner], rest[1:]
    return by_words.get(f"{inner} {''.join(rest[1:2])}"), rest[2:]


def _place(parser: argparse.ArgumentParser, words: Sequence[str]) -> Place:
    """Go through the words behind a command, as its parser would, and say where the next stands."""
    options = {name: one for one in parser._actions for name in one.option_strings}
    waiting = [one for one in parser._actions if not one.option_strings]
    given, now, behind = set[str](), None, False
    for word in words:
        if word == "--" and not behind:
            behind, now = True, None
        elif word.startswith("--") and not behind:
            option = options.get(word.partition("=")[0])
            given.add(option.dest if option else word)
            now = option if option and option.nargs != 0 and "=" not in word else None
        elif now is not None:
            now = now if now.nargs in {"+", "*"} else None
        else:
            waiting = waiting[0 if waiting and waiting[0].nargs in {"+", "*"} else 1 :]
    return Place(now or next(iter(waiting), None), frozenset(given), (now is None and not behind) or _several(now))


def _several(now: argparse.Action | None) -> bool:
    return now is not None and now.nargs in {"+", "*"}


def _options(parser: argparse.ArgumentParser, given: frozenset[str]) -> Iterator[Offer]:
    """Offer the options that can still be given: those that are repeated can always be."""
    for one in parser._actions:
        if one.dest not in given or type(one).__name__ == "_AppendAction":
            said = (one.help or "").replace("%%", "%")
            yield from (Offer(name, said) for name in one.option_strings)


def _common(last: str) -> Iterator[Offer]:
    if last.startswith("-"):
        yield from (Offer(name, said) for name, said in COMMON_OPTIONS.items())


def _values(command: Command, one: argparse.Action, last: str, before: list[str]) -> Iterator[Offer]:
    """Offer what can be written for an argument."""
    takes = one.metavar if isinstance(one.metavar, str) else one.dest.upper()
    words = tuple(one.choices or ()) or command.choices.get(one.dest, ())
    if words:
        yield from (Offer(str(word)) for word in words)
    elif takes in FILES:
        yield FILE_NAMES
    else:
        yield from _records_for(command.words, one.dest, takes, last, before)


def _records_for(command: str, argument: str, takes: str, typed: str, before: Sequence[str]) -> Iterator[Offer]:
    """Offer records of the panel's file, which is opened only now and only to read; nothing if it cannot be."""
    source = source_of(command, argument, takes)
    if source is None:
        return
    common, _ = split_common(before[:-1] if before[-1:] in (["--file"], ["--desk"], ["--today"]) else before)
    yield from _from_file(source, common, typed)


def _from_file(source: Source, common: Common, typed: str) -> Iterator[Offer]:
    from store.desk import Desk
    from store.rules.publishing.withheld import withheld
    from tui.commandline.which_file import choose_file
    from tui.settings import load_settings

    chosen = choose_file(common, load_settings())
    if chosen.nothing_yet:
        return
    desk = Desk.open(chosen.path, today=common.day(), read_only=True)
    try:
        yield from source(Sight(withheld(desk.register), desk.today, typed))
    finally:
        desk.close()
