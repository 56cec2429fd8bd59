"""Excluding the public: the resolution with the description of what is exempt, and what keeps it out.

The public is excluded from a meeting only by a resolution that names the proceedings and states the description in
terms of Schedule 12A (Local Government Act 1972 s.100A(4)-(5)).
"""

from __future__ import annotations

from store.problems import Problem
from store.records import Meeting, Stamp, StampKind, WorkItem
from store.register import Register
from store.rules.law.exempt import PARTS, exempt_numbers, is_weighed, why_not_exempt
from store.rules.room.house import filled, house_form
from store.rules.words.wording import listed, quoted

_INTEREST = (
    "the public interest in maintaining the exemption outweighs the public interest in disclosing the information"
)


def paragraph_words(kept: str, register: Register) -> str:
    """Name the paragraphs with their part of the schedule: `paragraph 3 of Part 1`."""
    numbers = [str(one) for one in exempt_numbers(kept)]
    several = "s" if len(numbers) > 1 else ""
    return f"paragraph{several} {listed(numbers)} of Part {PARTS[register.panel.nation]}" if numbers else kept


def why_not_paragraph(register: Register, paragraph: str) -> Problem | None:
    """Say why the public cannot be excluded under what was typed: nothing, or no paragraph of the nation's list."""
    if paragraph.strip():
        return why_not_exempt(paragraph, register.panel.nation, "paragraph")
    sentence = "Nothing says under which description of exempt information the public are excluded."
    cure = "Choose the paragraph of Schedule 12A, or ask the monitoring officer."
    return Problem("exclusion-ground", sentence, cure, "paragraph")


def exclusion_words(register: Register, meeting: Meeting, item: str, paragraph: str, interest: str = "") -> str:
    """Write the resolution to exclude the public in house form.

    `interest` is why the public interest in keeping it back is the greater, the usual words if none are given; where
    the law weighs none, as for a claim to privilege in Wales, nothing is said of it.
    """
    known = register.get(WorkItem, item)
    weighed = is_weighed(paragraph, register.panel.nation)
    slots = {
        "item": f"the item {quoted(known.title)}" if known else "this item",
        "paragraph": paragraph_words(paragraph, register),
        "interest": (interest.rstrip(".") or _INTEREST) if weighed else "",
        "words": interest,
    }
    return filled(house_form(register.panel.rules_on(meeting.date), "exclusion"), slots)


def exclusion_votes(register: Register, meeting: str) -> frozenset[str]:
    """Give the ids of the votes by which the public were excluded: the minutes tell them where it happened."""
    stamps = register.stamps_of(meeting)
    return frozenset(stamp.vote for stamp in stamps if stamp.kind is StampKind.EXCLUDED and stamp.vote)


def script(register: Register, meeting: Meeting, stamp: Stamp) -> str:
    """Give the resolution by which the public were excluded at an event."""
    return exclusion_words(register, meeting, stamp.item, stamp.paragraph, stamp.words)
