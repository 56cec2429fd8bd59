"""What is kept from the public of exempt business: the one rule that every output asks.

A minute is exempt by its paragraph (Local Government Act 1972 s.100C(1), Schedule 12A), and with it all that hangs on
it: the votes, actions and events that it tells, what was deferred in it, and why a slip in it was left. Of these the
public may see that there was exempt business, by which paragraph, and the summary of s.100C(2).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from msgspec.structs import replace

from store.fields import LINE, LIST, PART, PARTS, Declared, fields_of
from store.records import (
    Action,
    CopySent,
    Meeting,
    Minute,
    NamedVote,
    Part,
    Record,
    Stamp,
    StampKind,
    Vote,
    WorkItem,
)
from store.records.field import TEXT
from store.register import Register, kind_of_id
from store.rules.actions.actions import suggested_title
from store.rules.minutes.exempt import HEADING, for_public, is_exempt_minute
from store.rules.room.exclusion import said_apart
from store.rules.words.folding import words_read

P = TypeVar("P", bound=Part)

WITHHELD_WORDS = "exempt business: not for publication"
"""What stands in the place of words of exempt business."""

MARK = "EXEMPT"
"""What stands before words of exempt business where the clerk sees them."""

_KINDS: tuple[type[Record], ...] = (Minute, Vote, Action, Stamp, WorkItem, Meeting)

_CODES = frozenset(
    {
        (Minute, "number"),
        (Minute, "exempt_paragraph"),
        (Minute, "summary"),
        (Minute, "void_reason"),
        (Stamp, "paragraph"),
        (Vote, "rule"),
        (Vote, "casting"),
        (NamedVote, "vote"),
        (CopySent, "council"),
    }
)
"""Texts of exempt records that are no words of the business: codes, councils, and what the open minutes print of it."""

_SMALL = frozenset({"label", "mark", "printed", "moved_by_printed", "seconded_by_printed"})
"""Texts that stand within others, where a sentence would be out of place."""


def is_of_exempt(register: Register, record: Record | None) -> bool:
    """Say whether a record belongs to exempt business: an exempt minute, or what hangs on one."""
    match record:
        case Minute():
            return is_exempt_minute(record)
        case Stamp():
            return _in_exempt(register, record.minute) or said_apart(register, record)
        case Vote():
            return _is_exempt_vote(register, record)
        case Action():
            return _is_exempt_action(register, record)
    return False


def _in_exempt(register: Register, minute: str | None) -> bool:
    known = register.get(Minute, minute)
    return known is not None and is_exempt_minute(known)


def _is_exempt_vote(register: Register, vote: Vote) -> bool:
    """Judge a vote by its minute, by the motion that it amends, by its event, else by how its item was minuted."""
    if vote.minute is not None and register.get(Minute, vote.minute) is not None:
        if _in_exempt(register, vote.minute):
            return True
    elif vote.item:
        there = [one for one in register.minutes_of(vote.meeting) if one.item == vote.item and not one.void]
        if there and all(is_exempt_minute(one) for one in there):
            return True
    stamps = register.stamps_of(vote.meeting)
    if any(one.vote == vote.id and said_apart(register, one) for one in stamps):
        return True
    motion = register.get(Vote, vote.amends) if vote.amends != vote.id else None
    return motion is not None and not motion.amends and _is_exempt_vote(register, motion)


def _is_exempt_action(register: Register, action: Action) -> bool:
    """Judge an action by its minute, by its event, or by the action that it is a part of."""
    seen: set[str] = set()
    one: Action | None = action
    while one is not None and one.id not in seen:
        seen.add(one.id)
        known = one.id
        stamps = register.stamps_of(one.meeting or "")
        if _in_exempt(register, one.minute) or any(
            each.action == known and said_apart(register, each) for each in stamps
        ):
            return True
        one = register.get(Action, one.parent)
    return False


def has_exempt(register: Register) -> bool:
    """Say whether there is any exempt business; most panels have none, and then nothing is to be withheld."""
    # Every list asks it: a look at plain fields, where to judge each record would take as long as many a list.
    # It is kept while these tables stand, for 14,000 minutes take 2 ms.
    kept = register.kept(Minute, Stamp)
    if "exempt" not in kept:
        minutes = register.tables[Minute.table].values()
        stamps = register.tables[Stamp.table].values()
        kept["exempt"] = any(one.exempt_paragraph for one in minutes if isinstance(one, Minute)) or any(
            one.kind is StampKind.EXCLUDED for one in stamps if isinstance(one, Stamp)
        )
    return bool(kept["exempt"])


def withheld(register: Register, *, facts: bool = False) -> Register:
    """Give a register in which nothing of exempt business stands but that there was some; for whatever goes out.

    With `facts` the words alone are withheld: who voted, what is due and what is empty can still be judged by.
    """
    if not has_exempt(register):
        return register
    tables = dict(register.tables)
    for kind in _KINDS:
        tables[kind.table] = {
            key: as_public(register, record, facts=facts) for key, record in tables[kind.table].items()
        }
    return Register(tables, register.serials)


def as_public(register: Register, record: Record, *, facts: bool = False) -> Record:
    """Give one record without what is withheld of exempt business; the record itself if that is nothing."""
    match record:
        case WorkItem():
            return _item(register, record)
        case Meeting():
            return _meeting(register, record)
    if not is_of_exempt(register, record):
        return record
    match record:
        case Minute():
            return replace(without_words(record), heading=HEADING) if facts else for_public(record)
        case Vote() if not facts:
            return _bare(record)
    return without_words(record)


def _bare(vote: Vote) -> Vote:
    return Vote(
        id=vote.id,
        binned_on=vote.binned_on,
        meeting=vote.meeting,
        item=vote.item,
        minute=vote.minute,
        amends=vote.amends,
        order=vote.order,
        motion=WITHHELD_WORDS,
    )


def _item(register: Register, item: WorkItem) -> WorkItem:
    """Give an item without why it was deferred in exempt business, and without the words of the action it came from."""
    apart = {
        stamp.meeting
        for meeting in {move.from_meeting for move in item.moves if move.from_meeting and move.reason}
        for stamp in register.stamps_of(meeting)
        if stamp.kind is StampKind.DEFERRAL and stamp.item == item.id and is_of_exempt(register, stamp)
    }
    if apart:
        moves = tuple(
            replace(one, reason=_gone(one.reason)) if one.from_meeting in apart else one for one in item.moves
        )
        item = replace(item, moves=moves)
    origin = register.find(item.origin_ref) if item.origin_ref else None
    if not is_of_exempt(register, origin):
        return item
    item = replace(item, origin=_gone(item.origin))
    same = isinstance(origin, Action) and words_read(item.title) in {
        words_read(origin.text),
        words_read(suggested_title(origin)),
    }
    return replace(item, title=WITHHELD_WORDS.capitalize()) if same else item


def _meeting(register: Register, meeting: Meeting) -> Meeting:
    """Give a meeting without what looked wrong in an exempt minute, and why it was left."""
    left = tuple(
        replace(one, sentence=_gone(one.sentence), reason=_gone(one.reason))
        if is_of_exempt(register, register.find(record_of_slip(one.slip)))
        else one
        for one in meeting.minutes.left
    )
    return meeting if left == meeting.minutes.left else replace(meeting, minutes=replace(meeting.minutes, left=left))


def record_of_slip(key: str) -> str:
    """Give the id of the record that the key of a slip names: of `weekday-wrong:N16:2` it is `N16`."""
    return key.split(":")[1] if ":" in key else ""


def _gone(text: str) -> str:
    """Put the usual words in the place of a text; what is empty stays empty, so that it still reads as not recorded."""
    return WITHHELD_WORDS if text else ""


def marked(register: Register, record: Record | None, words: str) -> str:
    """Give words of a record with the mark before them if they are of exempt business, unless they have it already or
    are withheld.
    """
    if words.startswith(f"{MARK}: ") or not is_of_exempt(register, record):
        return words
    if WITHHELD_WORDS in words or HEADING in words:
        return words
    return f"{MARK}: {words}"


def is_withheld(text: str) -> bool:
    """Say whether a text is what stands in the place of exempt business."""
    return text == WITHHELD_WORDS


def without_words(part: P) -> P:
    """Give a record or a part without any words: ids, days, times, numbers and codes stay as they are.

    A text that is declared later is withheld without a word here.
    """
    fresh = {name: change(value) for name, change in _changes(type(part)) if (value := getattr(part, name))}
    return replace(part, **fresh) if fresh else part


@cache
def _changes(kind: type[Part]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """Give what becomes of each field of a record or a part that may hold words."""
    known = ((one.name, _change(kind, one)) for one in fields_of(kind))
    return tuple((name, change) for name, change in known if change is not None)


def _change(kind: type[Part], field: Declared) -> Callable[[Any], Any] | None:
    if field.kind == PART:
        return without_words
    if field.kind == PARTS:
        return lambda parts: tuple(without_words(one) for one in parts)
    if field.kind not in {LINE, TEXT, LIST} or field.name == "id" or (kind, field.name) in _CODES:
        return None
    if field.ref is not None:
        return _words_of_link if field.ref.words and not field.several else None
    if field.name in _SMALL or field.several:
        return lambda value: type(value)()
    return _gone


def _words_of_link(value: str) -> str:
    """Keep the id of a record; words that stand in its place go."""
    return value if kind_of_id(value) is not None else _gone(value)
