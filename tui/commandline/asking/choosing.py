"""Which command is meant by what somebody types: its name, the beginning of it, or words for what it does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from store.problems import Problem
from store.rules.words.called import BY_ACT, called
from store.rules.words.folding import words_read
from tui.commandline.call import Commands
from tui.commandline.command import Command
from tui.commandline.ways import words_for

LEFT_OUT = frozenset({"demo", "do", "completions", "man", "reference"})
"""The families that are not asked for: what opens the screen, and what is for a shell or a reader of pages."""


_OWN = {
    "show meeting": ("on", "what is on"),
    "check": ("findings", "what is late"),
    "show prepare": ("prepare",),
}
"""What the three questions of every morning are called here, besides what people call the acts of the keys."""


def synonyms(command: Command) -> tuple[str, ...]:
    """Give other words that people have for what a command does: those of the keys that do the same."""
    return _synonyms(command.words)


@cache
def _synonyms(words: str) -> tuple[str, ...]:
    made = words.replace(" ", ".", 1).replace("-", "_")
    said = (word for act in (made, *_acts().get(words, ())) for word in called(act))
    return tuple(dict.fromkeys((*_OWN.get(words, ()), *said)))


@cache
def _acts() -> Mapping[str, tuple[str, ...]]:
    """Give the ids of the acts that people have words for, by the words of the command that does each."""
    acts: dict[str, tuple[str, ...]] = {}
    for act in BY_ACT:
        words = words_for(Problem("", "", "", act=act))
        acts[words] = (*acts.get(words, ()), act)
    return acts


def every_act(commands: Commands) -> Iterator[Command]:
    """Go through the commands that can be asked for."""
    for word in commands.families():
        if word not in LEFT_OUT:
            yield from commands.family(word)


def meant(typed: str, commands: Sequence[Command]) -> list[Command]:
    """Give the commands that a text may mean: by its whole name, else by its beginning, else by what it does."""
    wanted = words_read(typed)
    if not wanted:
        return []
    whole = [one for one in commands if wanted == words_read(one.words)]
    named = whole or [one for one in commands if wanted in map(words_read, synonyms(one))]
    if named:
        return named
    begun = [one for one in commands if _begins(wanted.split(), words_read(one.words).split())]
    inner = [one for one in commands if one.words.split()[-1].startswith(wanted)]
    return list({one.words: one for one in (*begun, *inner)}.values()) or [
        one for one in commands if _tells(wanted.split(), one)
    ]


def _begins(typed: Sequence[str], words: Sequence[str]) -> bool:
    """Say whether each word typed begins the word of a command that stands in its place."""
    return len(typed) <= len(words) and all(word.startswith(one) for one, word in zip(typed, words, strict=False))


def _tells(typed: Sequence[str], command: Command) -> bool:
    """Say whether every word typed begins a word of what a command is called or does."""
    summary = command.summary.replace("--", "option:")
    said = words_read(f"{command.words} {summary} {' '.join(synonyms(command))}").split()
    return all(any(word.startswith(one) for word in said) for one in typed)
