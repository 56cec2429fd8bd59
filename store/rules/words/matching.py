"""What is meant by a few words typed, among things that have names: the likeliest first, a slip forgiven."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from store.rules.words.folding import words_read
from store.rules.words.slips import near_words


class Named(NamedTuple):
    """Something with names: each name folded, and all that is said of it, folded, with a blank before each word."""

    names: tuple[str, ...]
    text: str


def named(names: Iterable[str], said: Iterable[str] = ()) -> Named:
    """Make something with names of what it is called and of what else is said of it."""
    read = tuple(dict.fromkeys(words_read(name) for name in names))
    return Named(read, " " + "\n ".join((*read, *(words_read(one) for one in said))))


def best_first(typed: str, things: tuple[Named, ...], behind: frozenset[int] = frozenset()) -> tuple[int, ...]:
    """Give the places, counted from 0, of the things that are meant, the likeliest first; all if nothing is typed.

    First those that are called what was typed, then those whose names begin with it or hold it, then those of which it
    is said, word behind word before words apart. Where none holds every word, a word with a slip stands for those it
    may have been (`near_words`). Of things that fit as well as one another those `behind`, by their places, come last.
    """
    words = words_read(typed).split()
    if not words:
        return tuple(range(len(things)))
    ranks = ((_rank(words, thing), place) for place, thing in enumerate(things))
    ranked = sorted((rank, place in behind, place) for rank, place in ranks if rank is not None)
    return tuple(place for *_, place in ranked) or _meant(words, things, behind)


_CALLED, _BEGUN, _IN_A_NAME, _PHRASE, _SAID, _WITHIN = range(6)


def _rank(words: Sequence[str], thing: Named) -> int | None:
    if not all(word in thing.text for word in words):
        return None
    whole = " ".join(words)
    if whole in thing.names:
        return _CALLED
    if any(name.startswith(whole) for name in thing.names):
        return _BEGUN
    if any(all(f" {word}" in f" {name}" for word in words) for name in thing.names):
        return _IN_A_NAME
    if f" {whole}" in thing.text:
        return _PHRASE
    return _SAID if all(f" {word}" in thing.text for word in words) else _WITHIN


@lru_cache(maxsize=8)
def _vocabulary(things: tuple[Named, ...]) -> tuple[str, ...]:
    """Give every word of some things, sorted; gathered once for a list, which is a millisecond less a letter."""
    return tuple(sorted({word for thing in things for word in thing.text.split()}))


def _meant(words: Sequence[str], things: tuple[Named, ...], behind: frozenset[int]) -> tuple[int, ...]:
    vocabulary = _vocabulary(things)
    meant = [(word, *near_words(word, vocabulary)) for word in words]
    nearest: list[tuple[int, int, bool, int]] = []
    for place, thing in enumerate(things):
        aways = [_away(alternatives, thing.text) for alternatives in meant]
        if None not in aways:
            names = f" {' '.join(thing.names)}"
            said = not all(_away(alternatives, names) is not None for alternatives in meant)
            nearest.append((said, sum(filter(None, aways)), place in behind, place))
    return tuple(place for *_, place in sorted(nearest))


def _away(alternatives: Sequence[str], text: str) -> int | None:
    return next((away for away, word in enumerate(alternatives) if f" {word}" in text), None)
