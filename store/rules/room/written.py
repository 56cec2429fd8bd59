"""Where the sentence of an event stands in its minute, and what is offered where the clerk has worded it otherwise.

What the clerk wrote is never written over: a sentence is put in, replaced or taken out only as long as it stands there
word for word as the program wrote it.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

from msgspec.structs import replace

from store.records import Clause, Meeting, Minute, Stamp
from store.register import Register
from store.rules.room.sentences import RESOLUTIONS, TEXT, sentence_of, where_of
from store.rules.words.clauses import clause_words, read_clause

_GAP = "\n\n"
_LIKE = 0.5
"""From this share of equal words on, a paragraph is taken to be what a sentence was changed into."""


class Rewording(NamedTuple):
    """A sentence that the records now make of an event, and that its minute does not print.

    `stands` is what stands there instead, empty if nothing does; `changed` says that the clerk worded it so.
    """

    stamp: Stamp
    sentence: str
    stands: str
    changed: bool


def pieces(minute: Minute, where: str) -> tuple[str, ...]:
    """Give what a part of a minute consists of: its paragraphs, or its clauses with their labels."""
    if where == TEXT:
        return tuple(piece for piece in minute.text.split(_GAP) if piece.strip())
    clauses: tuple[Clause, ...] = minute.resolutions if where == RESOLUTIONS else minute.recommendations
    return tuple(clause_words(one) for one in clauses)


def stands_as(minute: Minute, where: str, sentence: str) -> bool:
    """Say whether a sentence stands in a part of a minute word for word."""
    return bool(sentence) and _place(pieces(minute, where), _cut(sentence, where)) is not None


def with_sentence(minute: Minute, where: str, sentence: str, *, instead: str = "") -> Minute:
    """Give a minute with a sentence at the end of a part, or in the place of another that stands there.

    An empty sentence takes the other out. Without the other the minute stays as it is, unless none was named.
    """
    there = list(pieces(minute, where))
    fresh = list(_cut(sentence, where))
    if instead:
        old = _cut(instead, where)
        at = _place(tuple(there), old)
        if at is None:
            return minute
        there[at : at + len(old)] = fresh
    else:
        there += fresh
    return _made(minute, where, there)


def likest(minute: Minute, where: str, sentence: str, others: Iterable[str]) -> str:
    """Give the piece of a part of a minute that a sentence was most likely changed into; empty if none is like it.

    `others` are the sentences of other events: what stands there word for word is theirs.
    """
    taken = {piece for other in others for piece in _cut(other, where)}
    free = [piece for piece in pieces(minute, where) if piece not in taken]
    rated = [(_likeness(piece, sentence), piece) for piece in free]
    best = max(rated, default=(0.0, ""), key=lambda one: one[0])
    return best[1] if best[0] >= _LIKE else ""


def offers(register: Register, meeting: Meeting) -> tuple[Rewording, ...]:
    """List the events of which the records now make another sentence than the one that was written for them."""
    stamps = register.stamps_of(meeting.id)
    return tuple(offer for stamp in stamps if (offer := offer_of(register, stamp)))


def offer_of(register: Register, stamp: Stamp) -> Rewording | None:
    """Give what is offered for one event; None if its minute prints what the records make of it, or was left so."""
    minute = register.live(Minute, stamp.minute)
    now = sentence_of(register, stamp)
    if minute is None or now == stamp.written:
        return None
    where = where_of(stamp)
    if stands_as(minute, where, stamp.written):
        return Rewording(stamp, now, stamp.written, changed=False)
    if not now or stands_as(minute, where, now):
        return None
    others = [one.written for one in register.stamps_of(stamp.meeting) if one.id != stamp.id]
    return Rewording(stamp, now, likest(minute, where, stamp.written or now, others), changed=True)


def worded_by_clerk(register: Register, stamp: Stamp) -> bool:
    """Say whether the clerk has changed or taken out the sentence that was written for an event."""
    minute = register.live(Minute, stamp.minute)
    if minute is None or not stamp.written:
        return False
    return not stands_as(minute, where_of(stamp), stamp.written)


def _cut(sentence: str, where: str) -> tuple[str, ...]:
    """Give a sentence in the pieces in which it stands."""
    if where != TEXT:
        return (clause_words(read_clause(sentence)),) if sentence else ()
    return tuple(piece for piece in sentence.split(_GAP) if piece.strip())


def _place(there: tuple[str, ...], wanted: tuple[str, ...]) -> int | None:
    """Give where some pieces stand one after the other, the last time if more than once."""
    for at in range(len(there) - len(wanted), -1, -1):
        if wanted and there[at : at + len(wanted)] == wanted:
            return at
    return None


def _made(minute: Minute, where: str, there: list[str]) -> Minute:
    if where == TEXT:
        return replace(minute, text=_GAP.join(there))
    known = {clause_words(one): one for one in (*minute.resolutions, *minute.recommendations)}
    clauses = tuple(known.get(piece) or read_clause(piece) for piece in there)
    return replace(minute, resolutions=clauses) if where == RESOLUTIONS else replace(minute, recommendations=clauses)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold().split(), other.casefold().split(), autojunk=False).ratio()
