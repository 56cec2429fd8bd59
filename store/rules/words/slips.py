"""Words that were meant, for words typed with a slip: a letter wrong, missing, too many or changed about, or left out.

`ethcs` means ethics, `pubilsh` publish, `mvmt` movement. Nothing here is asked while what was typed is found as it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from string import ascii_lowercase

_SHORTEST = 4
"""Letters below which a word typed with a slip could mean nearly any other."""

_SPARSE = 2
"""In a word written with letters left out, so many letters of the whole stand at most for one that is typed."""

WHOLE, BEGUN, SPARSE = 0, 1, 2
"""How near a word is: a slip away from it, a slip away from its beginning, or its letters in their order."""

MOST = 8
"""The most words given for one that was typed: looking for each costs a pass over all that is searched."""


def near_words(typed: str, words: Sequence[str]) -> dict[str, int]:
    """Give the words that may be meant by one that was typed, the nearest first, each with how near it is.

    Those that begin with it are none of them: they hold it as it was typed.
    Both are folded (`words_read`), and `words` are sorted. The first letter counts as meant where letters are left out.
    """
    if len(typed) < _SHORTEST or not typed.isalpha():
        return {}
    near: dict[str, int] = {}
    for candidate in _a_slip_away(typed):
        for word in _beginning(candidate, words):
            if not word.startswith(typed) and (word == candidate or candidate[0] == typed[0]):
                near[word] = min(near.get(word, BEGUN), WHOLE if word == candidate else BEGUN)
    for word in _beginning(typed[0], words):
        if (
            word not in near
            and not word.startswith(typed)
            and len(word) <= _SPARSE * len(typed) + 1
            and _in_order(typed, word)
        ):
            near[word] = SPARSE
    best = sorted(near.items(), key=lambda one: (one[1], abs(len(one[0]) - len(typed)), one[0]))
    return dict(best[:MOST])


def may_be_meant(words: Iterable[str]) -> Iterator[str]:
    """Leave out the words that `near_words` can never give, because only letters are typed: numbers, and our ids.

    Of 173,000 words of 100,000 records 1,700 are left: the others held 17 MiB.
    """
    return (word for word in words if not (word[:1].isdecimal() or word[1:].isdecimal()))


def _a_slip_away(typed: str) -> Iterator[str]:
    """Give what was meant if one letter is wrong, missing, too many, or two stand in each other's place."""
    for place in range(len(typed) + 1):
        before, after = typed[:place], typed[place:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        if after:
            yield before + after[1:]
        for letter in ascii_lowercase:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]


def _beginning(start: str, words: Sequence[str]) -> Iterator[str]:
    place = bisect_left(words, start)
    while place < len(words) and words[place].startswith(start):
        yield words[place]
        place += 1


def _in_order(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)
