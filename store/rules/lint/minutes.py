"""Slips in the words of minutes: nothing written, a gap in the numbers, RESOLVED or a lead-in alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from store.records import Minute
from store.rules.lint.slip import Leaf, Slip, body
from store.rules.minutes.naming import minute_words
from store.rules.minutes.numbering import number_read, numbers_for
from store.rules.room.business import agenda_lines
from store.rules.words.folding import reading, words_read

_RESOLVED = re.compile(r"\bRESOLVED\b(?!\s+(?:by|that\s+way))")
_ALONE = re.compile(r"(?:(?:^|\n)\s*(?:AGREED|DECIDED|DECISION)|\b(?:AGREED|DECIDED)(?=:))\s*:?\s*$")
"""Such a word at the end, with nothing behind it."""
_SUB = re.compile(r"\.\d+$|[a-z]$")
"""How the number of a sub-item goes on behind that of its item: 12.1, 5a."""


def empty_minutes(leaf: Leaf) -> Iterator[Slip]:
    """Find minutes under whose heading nothing is written, moved or filed, and no sub-item of it is minuted."""
    heads = _heads(leaf)
    for minute in leaf.minutes:
        moved = leaf.register.votes_minuted(minute.id)
        written = body(minute) or minute.filed or minute.left or moved or minute.is_correction
        if not written and words_read(minute.heading) not in heads:
            sentence = f"Nothing is written under {minute_words(leaf.register, minute)}."
            yield Slip(
                "minute-empty", sentence, leaf.at(minute), "Write it, or put it in the bin.", minute.id, "minute.edit"
            )


def _heads(leaf: Leaf) -> frozenset[str]:
    """Give the headings of the agenda, as they are read, under which a sub-item was taken, as 12.1 is under 12."""
    minuted = {minute.item for minute in leaf.minutes}
    lines = agenda_lines(leaf.register, leaf.meeting)
    under = {_SUB.sub("", line.number) for line in lines if line.item in minuted and _SUB.search(line.number)}
    return frozenset(words_read(line.title) for line in lines if not line.item and line.number in under)


def numbering_gaps(leaf: Leaf) -> Iterator[Slip]:
    """Find numbers of the set that do not follow one another; a void minute keeps its number, and leaves no gap.

    In a draft a minute without a number has the one that it will be given when the set is made final.
    """
    register, draft = leaf.register, leaf.meeting.minutes.finalised_on is None
    given = numbers_for(register, leaf.meeting) if draft else {}
    numbered = [
        (minute, named, number)
        for minute in register.minutes_of(leaf.meeting.id)
        if (named := minute.number or given.get(minute.id, ""))
        and (number := number_read(register, leaf.meeting, named)) is not None
    ]
    for (_, _, before), (minute, named, number) in pairwise(numbered):
        if number != before + 1:
            what = f"Minute {named}" if minute.number else f"{leaf.at(minute)}, which will be {named},"
            sentence = f"{what} follows minute {before}: the numbers do not go on."
            cure = "Give it its number, or add the minute that is missing."
            yield Slip("number-gap", sentence, leaf.at(minute), cure, minute.id, "minute.edit")


def resolved_nothing(leaf: Leaf) -> Iterator[Slip]:
    """Find RESOLVED in a text, or a lead-in, with no resolution or recommendation recorded in its minute."""
    for minute in leaf.minutes:
        alone = _RESOLVED.search(minute.text) and not _carries_on(minute)
        if not minute.resolutions and (alone or minute.resolutions_lead or _ALONE.search(minute.text)):
            words = (_ALONE.search(minute.text) or [minute.resolutions_lead])[0].strip(" :\n")
            what = "“RESOLVED” stands in the text" if alone else f"“{words}” stands there"
            sentence = f"{what}, and no resolution is recorded."
            cure = "Record what was resolved as a resolution."
            yield Slip("resolved-nothing", sentence, leaf.at(minute), cure, minute.id, "minute.edit")
        if minute.recommendations_lead and not minute.recommendations:
            sentence = f"“{minute.recommendations_lead.strip(' :')}” stands there, and no recommendation is recorded."
            cure, part = "Record what was recommended, or take the lead-in out.", "recommendations"
            yield Slip("resolved-nothing", sentence, leaf.at(minute), cure, minute.id, "minute.edit", part)


def _carries_on(minute: Minute) -> bool:
    """Say whether the text itself goes on with what was resolved, after a colon or a that."""
    return bool(re.search(r"\bresolved\s*:?\s*(?:\n\s*)*(?:that|to)\b", reading(minute.text)))
