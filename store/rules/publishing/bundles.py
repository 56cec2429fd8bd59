"""Evidence bundles: what belongs to a meeting, what stands in the way of a bundle, and which one went before it."""

from __future__ import annotations

import re
from typing import NamedTuple

from store.problems import Problem
from store.records import (
    Action,
    BundleMade,
    Declaration,
    Meeting,
    Minute,
    Question,
    Record,
    Report,
    Stamp,
    StatutoryRound,
    Vote,
    WorkItem,
)
from store.register import Register
from store.rules.calendar.meetings import the_meeting
from store.rules.words.wording import capital


class Belonging(NamedTuple):
    """By what a record is known to belong to a meeting: its id, its minutes, and the items on its agendas."""

    meeting: str
    minutes: frozenset[str]
    items: frozenset[str]

    def holds(self, record: Record) -> bool:
        """Say whether a record belongs to the meeting: it is of it, was on its agenda, or came of its minutes."""
        match record:
            case Meeting():
                return record.id == self.meeting
            case Minute() | Vote() | Stamp() | Declaration():
                return record.meeting == self.meeting
            case WorkItem():
                there = {record.meeting, record.considered_at, *(move.from_meeting for move in record.moves)}
                return record.id in self.items or self.meeting in there
            case Action():
                return record.meeting == self.meeting or record.minute in self.minutes
            case Question():
                return self.meeting in {record.meeting, record.held_over_to}
            case Report():
                return record.meeting == self.meeting or not self.minutes.isdisjoint(record.minutes)
            case StatutoryRound():
                return any(step.meeting == self.meeting for step in record.steps)
        return False


def belonging_to(register: Register, meeting: Meeting) -> Belonging:
    """Say by what records belong to a meeting, those in the bin as well."""
    minutes = (one for one in register.tables[Minute.table].values() if isinstance(one, Minute))
    items = (*(line.item for line in meeting.agenda), *(one.item for issue in meeting.published for one in issue.lines))
    return Belonging(
        meeting.id,
        frozenset(one.id for one in minutes if one.meeting == meeting.id),
        frozenset(one for one in items if one),
    )


_DIGEST = re.compile(r"[0-9a-f]{128}")


def why_no_digest(typed: str) -> Problem | None:
    """Say why a text is no SHA-512 in hexadecimal; None if it is one."""
    if _DIGEST.fullmatch(typed):
        return None
    return Problem(
        "publishing.digest", "That is no digest.", "Make the bundle or build the pack, which records it.", "sha512"
    )


def why_not_bundle(meeting: Meeting, *, for_members: bool) -> Problem | None:
    """Say why no bundle of a meeting can be made for some readers; None if one can."""
    if for_members or meeting.kind.in_public:
        return None
    sentence = f"{capital(the_meeting(meeting))} is not held in public, so there is nothing of it for the public."
    return Problem("bundle.private", sentence, "Make the bundle for members.", "for_members")


def bundle_before(register: Register, meeting: Meeting, *, for_members: bool) -> tuple[Meeting, BundleMade] | None:
    """Give the last bundle for the same readers of the nearest earlier meeting of which one was made; None if none."""
    for one in reversed(_earlier(register, meeting)):
        made = [bundle for bundle in one.bundles if bundle.for_members is for_members]
        if made:
            return one, made[-1]
    return None


def skipped_between(register: Register, meeting: Meeting, before: Meeting | None) -> tuple[Meeting, ...]:
    """Give the meetings held in public between two of which bundles were made, or before the first: the chain has none.

    Before the first bundle of all nothing is missing.
    """
    earlier = _earlier(register, meeting)
    since = earlier[earlier.index(before) + 1 :] if before in earlier else ()
    return tuple(one for one in since if one in register.public_meetings)


def _earlier(register: Register, meeting: Meeting) -> tuple[Meeting, ...]:
    ids = [one.id for one in register.meetings]
    return register.meetings[: ids.index(meeting.id)] if meeting.id in ids else ()
