"""Slips about the business: an item without its minute, exempt business without a resolution, loose ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.records import Action, ActionKind, DueKind, ItemStatus, StampKind, WorkItem
from store.rules.actions.discharge import minute_of
from store.rules.agenda.exclusion import exempt_papers
from store.rules.lint.slip import Leaf, Slip, part_of_words
from store.rules.minutes.exempt import is_exempt_minute
from store.rules.minutes.naming import minute_words
from store.rules.minutes.order import minuted_as
from store.rules.room.business import is_taken
from store.rules.room.exclusion import exclusion_at
from store.rules.words.wording import capital, opening, quoted

_EXCLUDED = re.compile(r"\bexclu(?:de|ded|sion)\b|\b100A\b", re.IGNORECASE)
_DEFERRED = re.compile(r"\b(?:deferred|postponed|held over|put off)\b(?P<rest>[^.;\n]*)", re.IGNORECASE)
_PUT_OFF = re.compile(
    r"\b(?:item|report|consideration|matter|paper|business(?!\s+case)|decision)\b.*"
    r"(?<!\bthat )(?<!\bwhich )\b(?:be|was|were|is|are)\s+(?:deferred|postponed|held over|put off)\b",
    re.IGNORECASE,
)
"""What of a text tells that business was put off: other things are deferred as well."""

_SENTENCE = re.compile(r"(?<=[.;])\s+|\n+")
_SOME_TIME = re.compile(r"\b(?:a|some|another)\s+(?:future|later|subsequent)\b(?!.*\d)", re.IGNORECASE)
_TO = re.compile(
    r"\b(?:to|until|till|pending)\s+(?:the|a|its|our|next|\d|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|spring|summer|autumn|winter)",
    re.IGNORECASE,
)
_DONE = frozenset({ActionKind.ACTION, ActionKind.REPORT})
"""What somebody is to do by a time; a recommendation is answered, and an undertaking was given in its own words."""

_OWN = re.compile(r"(?:that\s+)?(?:the|this)\s+panel\b", re.IGNORECASE)
"""How begins what the panel itself is to do: it needs no owner."""


def items_without_minute(leaf: Leaf) -> Iterator[Slip]:
    """Find items of the meeting that no minute is of, by its link or by its heading."""
    minuted = minuted_as(leaf.register, leaf.meeting.id)
    for item in leaf.items if leaf.minutes else ():
        if item.status in {ItemStatus.WITHDRAWN, ItemStatus.DEFERRED} or item.id in minuted:
            continue
        if minute_of(leaf.register, leaf.meeting, item) is None:
            cure = "Add its minute, or say of which minute it is the item."
            sentence = f"No minute is of the item {quoted(item.title)}."
            yield Slip("item-no-minute", sentence, "Business", cure, item.id, "minute.new")


def exempt_without_resolution(leaf: Leaf) -> Iterator[Slip]:
    """Find exempt items and minutes of a meeting that has no resolution to exclude the public for them (s.100A(4)).

    What was stamped says it; the words of the resolutions do where nothing was stamped of it.
    """
    if not leaf.minutes:
        return
    worded = any(_EXCLUDED.search(clause.text) for minute in leaf.minutes for clause in minute.resolutions)
    excluded = any(stamp.kind is StampKind.EXCLUDED for stamp in leaf.stamps)
    resolved = excluded if leaf.stamps else worded
    told = set()
    for item in leaf.items:
        private = _in_private(leaf, item)
        if not _is_exempt(item) or item.status is ItemStatus.WITHDRAWN or _was_not_taken(leaf, item):
            continue
        if not (worded or excluded if private is None else private):
            told.add(item.id)
            how = "no resolution to exclude the public is minuted" if private is None else _IN_PUBLIC
            sentence = f"{quoted(item.title)} is exempt, and {how}."
            cure = "Minute the resolution with its paragraph, its mover and its vote; or the item was taken in public."
            yield Slip("exempt-no-resolution", sentence, "Business", cure, item.id, "minute.new")
    for minute in leaf.minutes:
        if is_exempt_minute(minute) and not (resolved or minute.is_correction or minute.item in told):
            sentence = f"{leaf.at(minute)} is exempt, and no resolution to exclude the public is minuted."
            cure = "Minute the resolution with its paragraph, its mover and its vote; or open the minute."
            yield Slip("exempt-no-resolution", sentence, leaf.at(minute), cure, minute.id, "minute.edit")


_IN_PUBLIC = "the public were not excluded while it was taken"


def _in_private(leaf: Leaf, item: WorkItem) -> bool | None:
    """Say whether the public were excluded for an item, by what was stamped of it; None if it was not stamped."""
    stamps = [stamp for stamp in leaf.stamps if stamp.item == item.id]
    if not is_taken(leaf.stamps, item.id):
        return None
    return any(one.kind is StampKind.EXCLUDED or exclusion_at(leaf.register, one) is not None for one in stamps)


def _was_not_taken(leaf: Leaf, item: WorkItem) -> bool:
    """Say whether an item was put off or not reached, and never taken."""
    gone = {StampKind.DEFERRAL, StampKind.NOT_REACHED}
    return not is_taken(leaf.stamps, item.id) and any(
        stamp.item == item.id and stamp.kind in gone for stamp in leaf.stamps
    )


def exempt_without_summary(leaf: Leaf) -> Iterator[Slip]:
    """Find exempt minutes in whose place the public would read nothing (s.100C(2)); a set is not final with one."""
    for minute in leaf.minutes:
        if is_exempt_minute(minute) and not minute.summary.strip():
            sentence = f"{capital(minute_words(leaf.register, minute))} is exempt, and the public has no summary of it."
            cure = "Write the summary for the public."
            yield Slip("exempt-no-summary", sentence, leaf.at(minute), cure, minute.id, "minute.edit")


def _is_exempt(item: WorkItem) -> bool:
    return bool(exempt_papers(item.papers))


def deferred_nowhere(leaf: Leaf) -> Iterator[Slip]:
    """Find what was deferred without a destination: an item of the programme, or words of a minute."""
    for item in leaf.register.all(WorkItem):
        if item.status is not ItemStatus.DEFERRED or item.meeting not in {None, leaf.meeting.id} or item.target:
            continue
        last = item.moves[-1] if item.moves else None
        here = item.meeting == leaf.meeting.id or (last is not None and last.from_meeting == leaf.meeting.id)
        if here:
            cure = "Give it the meeting to which it was deferred, or the words for when."
            sentence = f"{quoted(item.title)} was deferred, and nothing says to when."
            yield Slip("deferred-nowhere", sentence, "Business", cure, item.id, "item.move")
    for minute in leaf.minutes:
        went = leaf.register.live(WorkItem, minute.item)
        moved = went is not None and (went.status is ItemStatus.DEFERRED or went.meeting != leaf.meeting.id)
        told = () if moved else _SENTENCE.split(minute.text)
        for words in (*(clause.text for clause in minute.resolutions), *(one for one in told if _PUT_OFF.search(one))):
            match = _DEFERRED.search(words)
            if match is not None and (not _TO.search(match["rest"]) or _SOME_TIME.search(match["rest"])):
                sentence = f"{opening(words)} does not say to when it was deferred."
                cure = "Say to which meeting, or until what."
                part = part_of_words(words)
                yield Slip("deferred-nowhere", sentence, leaf.at(minute), cure, minute.id, "minute.edit", part)


def actions_incomplete(leaf: Leaf) -> Iterator[Slip]:
    """Find what the minutes ask for without saying who does it, or when."""
    minutes = {one.id: one for one in leaf.minutes}
    for action in leaf.register.actions:
        if action.minute not in minutes or action.kind not in _DONE:
            continue
        place = leaf.at(minutes[action.minute])
        if not action.owner and not _OWN.match(action.text):
            sentence = f"Nobody is named for the {action.kind.value} {opening(action.text)}."
            yield Slip("action-no-owner", sentence, place, "Name its owner.", action.id, "action.edit")
        if _is_undated(action):
            sentence = f"Nothing says when the {action.kind.value} {opening(action.text)} is due."
            yield Slip("action-no-due", sentence, place, "Say when it is due.", action.id, "action.edit")


def _is_undated(action: Action) -> bool:
    """Say whether an action is due at no time at all: not in words either, nor to be looked at again from a day."""
    known = action.due_kind is not DueKind.UNDATED or action.due_words or action.review_from
    return not known
