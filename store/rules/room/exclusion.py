"""Excluding the public: the resolution with the description of what is exempt, and what keeps it out.

The public is excluded from a meeting only by a resolution that names the proceedings and states the description in
terms of Schedule 12A (Local Government Act 1972 s.100A(4)-(5)).
"""

from __future__ import annotations

from store.problems import Problem
from store.records import ItemStatus, Meeting, Minute, Stamp, StampKind, WorkItem
from store.register import Register
from store.rules.agenda.exclusion import INTEREST, exclusion_words, exempt_papers
from store.rules.agenda.papers import papers_of
from store.rules.law.exempt import exempt_words, is_weighed, why_not_exempt
from store.rules.minutes.exempt import is_exempt_minute
from store.rules.room.house import filled, house_form
from store.rules.words.wording import listed, quoted

TOLD_APART = frozenset(
    {
        StampKind.NOTE,
        StampKind.NOTED,
        StampKind.FILED,
        StampKind.MOTION,
        StampKind.AMENDMENT,
        StampKind.VOTE,
        StampKind.RESOLUTION,
        StampKind.RECOMMENDATION,
        StampKind.ACTION,
        StampKind.DEFERRAL,
    }
)
"""What is said and done while the public are excluded goes into minutes that are kept apart."""


def exclusion_at(register: Register, stamp: Stamp) -> Stamp | None:
    """Give the resolution by which the public were excluded when an event was stamped; None if they were in."""
    excluded: Stamp | None = None
    for one in register.stamps_of(stamp.meeting):
        if one.id == stamp.id:
            return excluded
        if one.kind is StampKind.EXCLUDED:
            excluded = one
        elif one.kind is StampKind.BACK:
            excluded = None
    return None


def said_apart(register: Register, stamp: Stamp) -> bool:
    """Say whether an event tells what was said or done while the public were excluded."""
    return stamp.kind in TOLD_APART and exclusion_at(register, stamp) is not None


def why_not_paragraph(register: Register, paragraph: str) -> Problem | None:
    """Say why the public cannot be excluded under what was typed: nothing, or no paragraph of the nation's list."""
    if paragraph.strip():
        return why_not_exempt(paragraph, register.panel.nation, "paragraph")
    sentence = "Nothing says under which description of exempt information the public are excluded."
    cure = "Choose the paragraph of Schedule 12A, or ask the monitoring officer."
    return Problem("exclusion-ground", sentence, cure, "paragraph")


def apart_from(register: Register, minute: Minute) -> tuple[Minute, ...]:
    """Give the exempt minutes that stand beside an open one: of the same item, or under the same heading of none."""
    return tuple(
        one
        for one in register.minutes_of(minute.meeting)
        if one.id != minute.id
        and is_exempt_minute(one)
        and not one.void
        and one.item == minute.item
        and (minute.item or one.heading == minute.heading)
    )


def holds_nothing(register: Register, minute: Minute) -> bool:
    """Say whether nothing stands in a minute but what it was begun with, and nothing that is recorded names it."""
    written = (minute.text, minute.number, minute.report_of, minute.summary, minute.void, minute.is_correction)
    listed = (minute.resolutions, minute.recommendations, minute.filed, minute.left)
    if any(written) or any(listed):
        return False
    told = {stamp.minute for stamp in register.stamps_of(minute.meeting)}
    moved = {vote.minute for vote in register.votes_of(minute.meeting)}
    return minute.id not in told | moved | {action.minute for action in register.actions}


def resolved_to_exclude(register: Register, meeting: Meeting, stamp: Stamp) -> str:
    """Write the resolution by which the public were excluded: as the agenda words it, or in the panel's own form."""
    known = register.get(WorkItem, stamp.item)
    titles = [known.title] if known else [item.title for item in exempt_to_come(register, meeting, stamp)]
    nation = register.panel.nation
    form = house_form(register.panel.rules_on(meeting.date), "exclusion")
    if not form:
        return exclusion_words(titles, [stamp.paragraph], nation, stamp.words)
    interest = (stamp.words.rstrip(".") or INTEREST) if is_weighed(stamp.paragraph, nation) else ""
    named = listed([quoted(title) for title in titles])
    item = f"the {'items' if len(titles) > 1 else 'item'} {named}" if titles else "this item"
    return filled(form, {"item": item, "paragraph": exempt_words(stamp.paragraph, nation), "interest": interest})


def exempt_to_come(register: Register, meeting: Meeting, stamp: Stamp | None = None) -> tuple[WorkItem, ...]:
    """List the items with an exempt paper that were not taken yet, by now or before an event: what is kept back."""
    before = register.stamps_of(meeting.id)
    if stamp is not None:
        before = before[: next((at for at, one in enumerate(before) if one.id == stamp.id), len(before))]
    taken = {one.item for one in before if one.kind in {StampKind.ITEM, StampKind.OUT_OF_ORDER}}
    return tuple(
        item
        for item in register.items_of(meeting.id)
        if exempt_papers(papers_of(item)) and item.id not in taken and item.status is not ItemStatus.WITHDRAWN
    )


def exclusion_votes(register: Register, meeting: str) -> frozenset[str]:
    """Give the ids of the votes by which the public were excluded: the minutes tell them where it happened."""
    stamps = register.stamps_of(meeting)
    return frozenset(stamp.vote for stamp in stamps if stamp.kind is StampKind.EXCLUDED and stamp.vote)


def back_sentences(register: Register, minute: Minute) -> frozenset[str]:
    """Give the sentences by which a minute that resolves to exclude the public tells that they are back.

    What was resolved is printed before them, because it was resolved before anybody left.
    """
    stamps = [stamp for stamp in register.stamps_of(minute.meeting) if stamp.minute == minute.id]
    if not any(stamp.kind is StampKind.EXCLUDED for stamp in stamps):
        return frozenset()
    return frozenset(stamp.written for stamp in stamps if stamp.kind is StampKind.BACK and stamp.written)
