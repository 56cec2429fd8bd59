"""Which command is meant by what somebody types: its name, the beginning of it, or words for what it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.rules.words.folding import words_read
from tui.commandline.call import Commands
from tui.commandline.command import Command

LEFT_OUT = frozenset({"demo", "do", "completions", "man", "reference"})
"""The families that are not asked for: what opens the screen, and what is for a shell or a reader of pages."""


def synonyms(command: Command) -> tuple[str, ...]:
    """Give other words that people have for what a command does. The one place where a table of them is asked."""
    return _SYNONYMS.get(command.words, ())


_SYNONYMS = {
    "show meeting": ("on", "what is on", "next"),
    "check": ("findings", "late", "due", "missing"),
    "show prepare": ("prepare", "before the meeting"),
    "show agenda": ("agenda",),
}
"""What the three questions of every morning are called, and the page that is asked for most."""


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
    named = [one for one in commands if wanted == one.words or wanted in map(words_read, synonyms(one))]
    begun = [one for one in commands if _begins(wanted.split(), one.words.split())]
    inner = [one for one in commands if one.words.split()[-1].startswith(wanted)]
    told = [one for one in commands if _tells(wanted.split(), one)]
    return named or list({one.words: one for one in (*begun, *inner)}.values()) or told


def _begins(typed: Sequence[str], words: Sequence[str]) -> bool:
    """Say whether each word typed begins the word of a command that stands in its place."""
    return len(typed) <= len(words) and all(word.startswith(one) for one, word in zip(typed, words, strict=False))


def _tells(typed: Sequence[str], command: Command) -> bool:
    """Say whether every word typed begins a word of what a command is called or does."""
    summary = command.summary.replace("--", "option:")
    said = words_read(f"{command.words} {summary} {' '.join(synonyms(command))}").split()
    return all(any(word.startswith(one) for word in said) for one in typed)
