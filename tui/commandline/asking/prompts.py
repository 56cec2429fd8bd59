"""What is asked for each argument of a command: its label, its hint, the words there are, and how it is written."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from store.problems import Problem, Refused
from tui.commandline.command import Command
from tui.commandline.fields import RecordFields

ASKS_WHY = "yes"
"""The option of an act that is to be done although there is something against it: asked when it is."""

_ANSWERS = frozenset({"answers_as", "json", "help", "preview"})
"""Options that nobody is asked for: how an answer is printed for programs, and a preview, which is always told."""

Answers = Mapping[str, Sequence[str]]
"""What was typed, by the name under which the parser keeps it; a flag is kept as yes or no."""


class Prompt(NamedTuple):
    """One argument as it is asked for.

    `option` is empty for what stands in its place on the line. `words` are those to choose from, if there are only
    some, and `closed` says that nothing else can be read; a `flag` is answered by yes or no. `needed` says that the act
    cannot be done without it, and `group` numbers those of which only one is given.
    """

    name: str
    option: str
    label: str
    hint: str
    takes: str
    words: tuple[str, ...]
    closed: bool
    several: bool
    flag: bool
    needed: bool
    group: int
    action: argparse.Action

    @property
    def called(self) -> str:
        """The name by which it is asked for: that of the option, in words."""
        return self.name.replace("_", " ")


def prompts_of(command: Command, parser: argparse.ArgumentParser) -> tuple[Prompt, ...]:
    """Give what is asked of a command, in the order of its line."""
    groups = {
        id(action): number
        for number, group in enumerate(parser._mutually_exclusive_groups, 1)
        for action in group._group_actions
    }
    needed = {number for number, group in enumerate(parser._mutually_exclusive_groups, 1) if group.required}
    first = {one.dest: one for one in reversed(parser._actions)}  # --json is another way to write --format json
    return tuple(
        _prompt(command, one, groups.get(id(one), 0), needed)
        for one in parser._actions
        if one is first[one.dest] and one.dest not in _ANSWERS and one.dest != ASKS_WHY
    )


def _prompt(command: Command, one: argparse.Action, group: int, needed: set[int]) -> Prompt:
    positional = not one.option_strings
    label, hint = _words(command, one)
    takes = one.metavar if isinstance(one.metavar, str) else one.dest.upper()
    return Prompt(
        name=one.dest,
        option="" if positional else one.option_strings[0],
        label=label,
        hint=hint,
        takes=takes,
        words=tuple(str(word) for word in one.choices or ()) or tuple(command.choices.get(one.dest, ())),
        closed=bool(one.choices) or bool(getattr(part_of(command, one.dest), "few", ())),
        several=one.nargs in {"+", "*"} or type(one).__name__ == "_AppendAction",
        flag=one.nargs == 0,
        needed=(one.nargs not in {"?", "*"} if positional else one.required) or group in needed,
        group=group,
        action=one,
    )


def _words(command: Command, one: argparse.Action) -> tuple[str, str]:
    """Give the label and the hint of an argument: those of the field that it is, else its name and its help."""
    said = (one.help or "").replace("%%", "%")
    part = part_of(command, one.dest)
    field = part.field(one.dest) if isinstance(part, RecordFields) else None
    if field is not None and field.option.replace("-", "_") == one.dest:
        return field.heading, field.field.help
    called = one.dest.replace("_", " ")
    return called[:1].upper() + called[1:], said


def part_of(command: Command, name: str) -> Any:
    """Give what reads an argument of an act by itself; None if the command is no act."""
    asked = command.row.arguments if command.row is not None else ()
    return next((part for one in asked if (part := one.part(name)) is not None), None)


def line_words(prompts: Iterable[Prompt], answers: Answers) -> list[str]:
    """Write what was answered as the words of a line: first what stands in its place, then the options."""
    places: list[str] = []
    options: list[str] = []
    for one in prompts:
        given = answers.get(one.name, ())
        if one.flag:
            options += _flag(one, given)
        elif not one.option:
            places += given
        elif one.action.nargs in {"+", "*"} and given:
            options += [one.option, *given]
        else:
            options += [word for text in given for word in _written(one.option, text)]
    if any(text.startswith("-") for text in places):
        return [*options, "--", *places]
    return [*places, *options]


def _flag(one: Prompt, given: Sequence[str]) -> list[str]:
    names = one.action.option_strings
    if list(given) == ["yes"]:
        return [names[0]]
    return [name for name in names if name.startswith("--no-")] if list(given) == ["no"] else []


def _written(option: str, text: str) -> tuple[str, ...]:
    return (f"{option}={text}",) if text.startswith("-") else (option, text)


def given_options(parser: argparse.ArgumentParser, prompts: Iterable[Prompt], answers: Answers) -> argparse.Namespace:
    """Give what was answered so far as a parser would keep it, whether all is there or not. Raises Refused."""
    kept = argparse.Namespace(**{one.dest: parser.get_default(one.dest) for one in parser._actions})
    for one in prompts:
        texts = answers.get(one.name)
        if texts is None:
            continue
        if one.flag:
            setattr(kept, one.name, _flag_value(one, texts))
            continue
        values = [_value(one, text) for text in texts]
        setattr(kept, one.name, values if one.several else values[0])
    return kept


def _flag_value(one: Prompt, texts: Sequence[str]) -> Any:
    if isinstance(one.action, argparse.BooleanOptionalAction):
        return list(texts) == ["yes"]
    return one.action.const if list(texts) == ["yes"] else one.action.default


def _value(one: Prompt, text: str) -> Any:
    """Read a text as the parser would: a whole number, most often. Raises Refused."""
    if one.option and one.action.nargs in {"+", "*"} and text.startswith("-"):
        raise Refused(Problem("usage", f"“{text}” begins with a hyphen.", "Type it without that.", one.name))
    if not callable(one.action.type):
        return text
    try:
        return one.action.type(text)
    except ValueError:
        problem = Problem("usage", f"“{text}” is not a whole number.", "Type figures alone, such as 12.", one.name)
        raise Refused(problem) from None
