"""Slips in what was stamped: the public never back, a decision without a quorum, private words in an open minute."""

from __future__ import annotations

from collections.abc import Iterator

from store.records import Minute, Stamp, StampKind, Vote
from store.rules.attendance.votes import judge
from store.rules.lint.slip import Leaf, Slip
from store.rules.minutes.exempt import is_exempt_minute
from store.rules.room.business import TAKEN
from store.rules.room.exclusion import said_apart, why_not_paragraph
from store.rules.room.standing import is_decision, is_inquorate
from store.rules.words.dates import clock_time
from store.rules.words.wording import small

EVENTS = "The events"
"""Where a slip stands that is in no minute."""

_TIMED = frozenset({StampKind.EXCLUDED, StampKind.BACK, StampKind.ADJOURNED, StampKind.RESUMED})
"""The events whose sentence in the minutes gives their time."""


def public_not_back(leaf: Leaf) -> Iterator[Slip]:
    """Find a resolution to exclude the public after which nothing says that they came back."""
    out: Stamp | None = None
    for stamp in leaf.stamps:
        if stamp.kind is StampKind.EXCLUDED:
            out = stamp
        elif stamp.kind is StampKind.BACK:
            out = None
    if out is not None:
        sentence = f"The public were excluded{_when(out)}, and nothing says that they came back."
        cure = "Stamp that they are back, or leave it with the reason that the meeting closed without them."
        yield Slip("public-not-back", sentence, _place(leaf, out), cure, out.id, "room.public")


def excluded_without_ground(leaf: Leaf) -> Iterator[Slip]:
    """Find resolutions to exclude the public that name no paragraph of the nation's list (s.100A(5))."""
    for stamp in leaf.stamps:
        unknown = why_not_paragraph(leaf.register, stamp.paragraph) if stamp.kind is StampKind.EXCLUDED else None
        if unknown is not None:
            cure = "Take that event back, and stamp it with the paragraph that was resolved."
            yield Slip("exclusion-no-ground", unknown.sentence, _place(leaf, stamp), cure, stamp.id, "room.back")


def private_in_open(leaf: Leaf) -> Iterator[Slip]:
    """Find open minutes in which stands what was said or done while the public were excluded."""
    minutes = {one.id: one for one in leaf.minutes if not is_exempt_minute(one)}
    told = {stamp.minute for stamp in leaf.stamps if stamp.minute in minutes and said_apart(leaf.register, stamp)}
    for key, minute in minutes.items():
        if key in told:
            sentence = f"{leaf.at(minute)} is open, and tells what was said while the public were excluded."
            cure = "Give it the paragraph by which it is exempt, or the reason why it can be open."
            yield Slip("private-in-open", sentence, leaf.at(minute), cure, minute.id, "minute.edit")


def decided_inquorate(leaf: Leaf) -> Iterator[Slip]:
    """Find what was decided without a quorum; a vote of which that is told already is left out."""
    for stamp in leaf.stamps if leaf.has_roll else ():
        if not is_decision(leaf.register, stamp) or not is_inquorate(leaf.register, leaf.meeting, stamp):
            continue
        vote = leaf.register.live(Vote, stamp.vote)
        known = judge(leaf.register, leaf.meeting, vote).problems if vote is not None else ()
        if not any(one.code == "vote-inquorate" for one in known):
            sentence = f"There was no quorum for the {stamp.kind.value}{_when(stamp)}."
            cure = "Check who was in the room then, or minute that nothing was decided."
            yield Slip("decided-inquorate", sentence, _place(leaf, stamp), cure, stamp.id, "page.attendance")


def without_time(leaf: Leaf) -> Iterator[Slip]:
    """Find items and events of which nothing says when they were, at a meeting of which others have their time."""
    timed = any(stamp.kind in TAKEN and stamp.at for stamp in leaf.stamps)
    known = any(stamp.at for stamp in leaf.stamps)
    minutes = {one.id for one in leaf.minutes}
    for stamp in leaf.stamps:
        if stamp.at is not None:
            continue
        if stamp.kind in TAKEN and timed and stamp.minute in minutes:
            place = _place(leaf, stamp)
            sentence = f"Nothing says when {small(place)} was reached."
            yield Slip("event-no-time", sentence, place, _CURE_TIME, stamp.id, "room.back")
        elif stamp.kind in _TIMED and known:
            sentence = f"Nothing says when “{stamp.kind.value}” was."
            yield Slip("event-no-time", sentence, _place(leaf, stamp), _CURE_TIME, stamp.id, "room.back")


_CURE_TIME = "Take the event back and stamp it with its time, or leave it with the reason that nobody knows it."


def _place(leaf: Leaf, stamp: Stamp) -> str:
    minute = leaf.register.live(Minute, stamp.minute)
    return leaf.at(minute) if minute is not None else EVENTS


def _when(stamp: Stamp) -> str:
    return f" at {clock_time(stamp.at)}" if stamp.at else ""
