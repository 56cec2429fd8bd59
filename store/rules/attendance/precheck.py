"""Before the meeting: which items touch what members have registered. Private to the office, and never a decision."""

from __future__ import annotations

import re
from typing import NamedTuple

from store.records import Interest, InterestEntry, Meeting, WorkItem
from store.register import Register
from store.rules.attendance.seating import business
from store.rules.words.folding import words_read

_WORD = re.compile(r"\w+")
_NAME = re.compile(r"\b[A-Z][\w'’&-]*(?:\s+(?:of|the|and|for|&)\s+[A-Z][\w'’&-]*|\s+[A-Z][\w'’&-]*)+")
_SHORTEST = 3


class Touch(NamedTuple):
    """An item that may touch an interest: whose, which entry, which item, the word found, and in which field of it."""

    person: str
    interest: str
    item: str
    term: str
    where: str


def terms_of(entry: InterestEntry) -> tuple[str, ...]:
    """Give the words by which an entry is recognised: those the clerk chose, else the proper names in its text."""
    if entry.terms:
        return entry.terms
    words = [match.group() for match in _NAME.finditer(entry.text)]
    if entry.given_by:
        words.append(entry.given_by)
    return tuple(dict.fromkeys(word for word in words if len(word) >= _SHORTEST))


def touches(register: Register, meeting: Meeting, people: frozenset[str]) -> tuple[Touch, ...]:
    """Match the registered interests of some people in force on the day with the items of a meeting.

    Titles, leads and comments are searched for whole words, whatever their capitals and accents. What is found is a
    hint for the clerk alone: it must not go into any paper, and only the member decides whether to declare.
    """
    items = [(item, _fields(item)) for item in business(register, meeting.id)]
    every = []
    for interest in register.interests:
        if interest.person not in people or not in_force(interest, meeting):
            continue
        for term in terms_of(interest.entry):
            wanted = _words(term)
            if not wanted:
                continue
            for item, fields in items:
                where = next((name for name, words in fields if _holds(words, wanted)), "")
                if where:
                    every.append(Touch(interest.person, interest.id, item.id, term, where))
    return tuple(every)


def in_force(interest: Interest, meeting: Meeting) -> bool:
    """Say whether an entry had begun and not ended on the day of a meeting."""
    entry = interest.entry
    begun = entry.from_date is None or entry.from_date <= meeting.date
    return begun and (entry.to_date is None or meeting.date <= entry.to_date)


def _fields(item: WorkItem) -> tuple[tuple[str, str], ...]:
    return (("title", _words(item.title)), ("lead", _words(item.lead)), ("comments", _words(item.comments)))


def _words(text: str) -> str:
    """Reduce a text to its words between single blanks, so that only whole words match."""
    return " ".join(_WORD.findall(words_read(text)))


def _holds(words: str, wanted: str) -> bool:
    return f" {wanted} " in f" {words} "
