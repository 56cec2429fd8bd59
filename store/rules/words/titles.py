"""Telling when two titles mean the same business: their wording is compared, not only whether they are equal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from store.rules.in_steps import InSteps
from store.rules.words.folding import fold

Words = frozenset[str]

_IDLE_WORDS = """
    a about an and any around at be by for from in into is it its of on or our regarding report reports reporting
    that the their there these this those to update updates item with linked
"""
_IDLE = frozenset(_IDLE_WORDS.split())
"""Words that say nothing about what a title is about."""

_WORD = re.compile(r"[a-z0-9]+")
_NUMBER = re.compile(r"(?<![a-z0-9])[0-9][a-z0-9]*")
_QUARTER = re.compile(r"\b(?:q|qtr|quarter)[. ]*([1-4])\b|\b([1-4])(?:st|nd|rd|th) quarter\b")
_NAMED_QUARTER = re.compile(r"\b(first|second|third|fourth) quarter\b")
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
_YEARS = re.compile(r"\b(?:20)?(\d\d) ?[/-] ?(?:20)?(\d\d)\b")

_ALIKE = 0.75
_WITHIN = 0.6
_HALF = 0.5
_LEAST = 3
_SPELT = 0.85


def quarter_of(text: str) -> int | None:
    """Read which quarter a title reports on: `Qtr. 1`, `Q1`, `Quarter 1`, `first quarter`; None if it names none."""
    folded = fold(text)
    if "q" not in folded:
        return None
    match = _QUARTER.search(folded)
    if match:
        return int(match[1] or match[2])
    named = _NAMED_QUARTER.search(folded)
    return int(_ORDINALS[named[1]]) if named else None


def financial_year(text: str) -> int | None:
    """Read the financial year a title names, by its first year (2020 for `20/21`); None if it names none."""
    for match in _YEARS.finditer(fold(text)):
        first, second = int(match[1]), int(match[2])
        if second == (first + 1) % 100:
            return 2000 + first
    return None


@lru_cache(maxsize=16_384)
def telling_words(title: str) -> tuple[Words, Words]:
    """Give the words that say what a title is about, and apart from them its numbers, quarters and years."""
    folded, marks = _numbered(title)
    words = set()
    for word in _WORD.findall(folded):
        if not word[0].isdigit() and word not in _IDLE:
            words.add(word[:-1] if len(word) > _LEAST and word[-1] == "s" and word[-2] != "s" else word)
    if not words and folded.strip():
        words.add(" ".join(folded.split()))
    return frozenset(words), marks


def _numbered(title: str) -> tuple[str, Words]:
    """Give a title folded, without the quarter that it names, and its numbers, quarters and years."""
    folded = fold(title).replace("'s", "")
    quarter = quarter_of(folded) if "q" in folded else None
    if quarter:
        folded = _NAMED_QUARTER.sub(" ", _QUARTER.sub(" ", folded))
    return folded, frozenset((*_NUMBER.findall(folded), *((f"q{quarter}",) if quarter else ())))


def alike(one: Words, other: Words) -> bool:
    """Say whether two titles, as their telling words, mean the same business.

    They do when three quarters of all their words are shared; when the shorter, of three words or more, stands whole in
    the longer and makes up most of it; or when half is shared and the rest differs only in its spelling.
    """
    if one == other:
        return True
    shared = len(one & other)
    union = len(one) + len(other) - shared
    if not shared or shared / union < _HALF:
        return False
    if shared / union >= _ALIKE:
        return True
    short, long = sorted((len(one), len(other)))
    if short < _LEAST:
        return False
    if shared == short:
        return short / long >= _WITHIN
    left, right = " ".join(sorted(one - other)), " ".join(sorted(other - one))
    if abs(len(left) - len(right)) > _LEAST or len(set(left) ^ set(right)) > _LEAST:
        return False
    from difflib import SequenceMatcher

    return SequenceMatcher(None, left, right).ratio() >= _SPELT


def clusters_in_steps(titles: Sequence[str]) -> InSteps[list[list[int]]]:
    """Group titles that mean the same business; gives the places, counted from 0, of each group of two or more.

    Titles with different numbers, quarters or years are never the same. Only titles that share one of their rarest
    words are compared, so that ten thousand take a fraction of a second.
    """
    # By their numbers first, which most titles of a long file share with no other: 57,000 take 130 ms instead of 280,
    # and 9 MiB instead of 60.
    by_numbers: dict[Words, list[int]] = {}
    for place, title in enumerate(titles, start=1):
        by_numbers.setdefault(_numbered(title)[1], []).append(place - 1)
        if place % _STEP == 0:
            yield
    together: list[list[int]] = []
    looked_at = 0
    for places in by_numbers.values():
        if len(places) > 1:
            together += _clustered(titles, places)
            looked_at += len(places)
            if looked_at > _STEP:
                looked_at = 0
                yield
    return sorted(together)


_STEP = 500
"""Titles that are looked at in a step: 3 ms."""


def _clustered(titles: Sequence[str], places: Sequence[int]) -> Iterator[list[int]]:
    """Group those titles, given by their places, that have the same numbers."""
    distinct: dict[Words, list[int]] = {}
    for place in places:
        distinct.setdefault(telling_words(titles[place])[0], []).append(place)
    several = list(distinct)
    for group in _joined(several) if len(several) > 1 else [several]:
        same = sorted(place for words in group for place in distinct[words])
        if len(same) > 1:
            yield same


def _joined(several: Sequence[Words]) -> list[list[Words]]:
    """Join sets of words that are alike, directly or through one between them."""
    number: dict[str, int] = {}
    for words in several:
        for word in words:
            number[word] = number.get(word, 0) + 1
    bit = {word: 1 << place for place, word in enumerate(number)}
    masks = [sum(bit[word] for word in words) for words in several]
    leader = list(range(len(several)))
    holders: dict[str, list[int]] = {}
    for place, words in enumerate(several):
        rare = sorted(words, key=lambda word: (number[word], word))[: len(words) // 2 + 1]
        near = {other for word in rare for other in holders.get(word, ())}
        mask, size = masks[place], len(words)
        for other in near:
            half_shared = 3 * (mask & masks[other]).bit_count() >= size + len(several[other])
            if half_shared and alike(words, several[other]):
                leader[_leader(leader, place)] = _leader(leader, other)
        for word in rare:
            holders.setdefault(word, []).append(place)
    groups: dict[int, list[Words]] = {}
    for place, words in enumerate(several):
        groups.setdefault(_leader(leader, place), []).append(words)
    return list(groups.values())


def _leader(leader: list[int], place: int) -> int:
    while leader[place] != place:
        leader[place] = leader[leader[place]]
        place = leader[place]
    return place


def has_words(title: str, words: Iterable[str], without: Iterable[str] = ()) -> bool:
    """Say whether a title holds each of some words, or one of several parted by `|`, and none of others."""
    return Wording(words, without).matches(title)


class Wording:
    """Words that a title must hold, ready to be looked for in many titles."""

    def __init__(self, words: Iterable[str], without: Iterable[str] = ()) -> None:
        """Take the words as `has_words` does."""
        self._words = [tuple(fold(choice) for choice in word.split("|")) for word in words]
        self._without = [fold(word) for word in without]

    def matches(self, title: str) -> bool:
        """Say whether a title holds them."""
        folded = fold(title)
        for choices in self._words:
            for choice in choices:
                if choice in folded:
                    break
            else:
                return False
        return not any(word in folded for word in self._without)
