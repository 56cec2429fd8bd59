"""Finding questions that ask the same thing in other words: offline, by the words that tell subjects apart.

Words are reduced to their stems, those that mean the same to a panel are taken as one, and each counts the more the
rarer it is among the questions at hand. A score is between 0 (nothing in common) and 1 (the same words).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

import msgspec

from store import bundled
from store.rules.words.folding import fold

ALIKE = 0.15
"""From this score on, two questions are shown to the clerk as perhaps the same."""

_ROOT = 7
_BLANKS = {code: " " for code in range(128) if not chr(code).isalnum() and chr(code) != "'"}
_ENDINGS = (
    *("ations", "ation", "ments", "ment", "ings", "ing", "ness", "ities", "ity", "iers", "ier", "ies", "ied"),
    *("ers", "er", "ed", "es", "ly", "s"),
)


class _Words(msgspec.Struct, frozen=True):
    """The lists of words as they are written in the bundled data."""

    empty: frozenset[str]
    same: tuple[tuple[str, ...], ...]
    together: dict[str, str]


class _Lists(NamedTuple):
    """The lists made ready: empty words, what each word counts as, phrases, and the words that begin one."""

    empty: frozenset[str]
    stands_for: dict[str, str]
    together: dict[str, str]
    beginnings: frozenset[str]


@cache
def _lists() -> _Lists:
    """Read the lists once, when the first text is looked at."""
    words = msgspec.json.decode(bundled.read("words/questions.json"), type=_Words)
    stands_for = {word: group[0] for group in words.same for word in group}
    return _Lists(words.empty, stands_for, words.together, frozenset(p.split()[0] for p in words.together))


class Likeness(NamedTuple):
    """A text found to be like another: its key and the score between 0 and 1."""

    key: str
    score: float


def alike(text: str, others: Iterable[tuple[str, str]], *, least: float = ALIKE, most: int = 5) -> tuple[Likeness, ...]:
    """Rank texts, given with their keys, by how much they ask the same as `text`: the best first, at most `most`."""
    wanted = words_of(text)
    pool = [(key, words_of(other)) for key, other in others]
    if not wanted or not pool:
        return ()
    weight = _weights(wanted, [words for _, words in pool])
    own = _length(wanted, weight)
    likenesses = []
    for key, words in pool:
        shared = wanted & words
        if shared:
            score = math.fsum([weight[word] for word in shared]) / (own * _length(words, weight))
            if score >= least:
                likenesses.append(Likeness(key, score))
    return tuple(sorted(likenesses, key=lambda one: -one.score)[:most])


@lru_cache(maxsize=16_384)
def words_of(text: str) -> frozenset[str]:
    """Reduce a text to the stems that tell its subject, those that mean the same taken as one."""
    words = fold(text).translate(_BLANKS).split()
    lists, loose, stems = _lists(), set(words), set()
    if not lists.beginnings.isdisjoint(loose):
        for place, word in enumerate(words):
            if word in lists.beginnings:
                phrase = _phrase(words[place : place + 3], lists.together)
                if phrase:
                    stems.add(lists.together[" ".join(phrase)])
                    loose.difference_update(phrase)
    stems.update(map(_STEMS.__getitem__, loose))
    stems.discard("")
    return frozenset(stems)


def _phrase(words: list[str], together: dict[str, str]) -> list[str]:
    """Give the first words of these that mean something together; none if they do not."""
    return next((words[:length] for length in (3, 2) if " ".join(words[:length]) in together), [])


class _Stems(dict[str, str]):
    """What each word counts as, worked out the first time it is met."""

    def __missing__(self, word: str) -> str:
        """Work a word out and remember it."""
        self[word] = stem = _stem(word)
        return stem


_STEMS = _Stems()


def _stem(word: str) -> str:
    """Give what a word counts as; empty for words that tell nothing."""
    word = word.strip("'").removesuffix("'s")
    empty, stands_for = _lists()[:2]
    if word in stands_for:
        return stands_for[word]
    if word in empty or (len(word) < 3 and not word.isdigit()):
        return ""
    if word.endswith("s") and word[:-1] in stands_for:
        return stands_for[word[:-1]]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            root = word.removesuffix(ending)
            return stands_for.get(root, root[:_ROOT])
    return word[:_ROOT]


def _weights(wanted: frozenset[str], pool: list[frozenset[str]]) -> dict[str, float]:
    """Weigh each stem by how rare it is, squared; in a small pool rarity says little, so that all count much alike."""
    counts = Counter(chain.from_iterable(pool))
    total = len(pool) + 10
    weights = {word: math.log(1 + total / (count + 1)) ** 2 for word, count in counts.items()}
    rarest = math.log(1 + total) ** 2
    return weights | {word: rarest for word in wanted if word not in weights}


def _length(words: frozenset[str], weight: dict[str, float]) -> float:
    return math.sqrt(math.fsum([weight[word] for word in words]))
