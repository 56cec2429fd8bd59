"""What becomes of a sentence offered beside the clerk's own words: it is taken, or the words are kept."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.commands.fields import Problems
from store.edit import Edit
from store.records import Minute, Stamp
from store.register import Register
from store.rules.minutes.naming import minute_words
from store.rules.room.offered import why_no_offer
from store.rules.room.sentences import where_of
from store.rules.room.written import Rewording, offer_of, with_sentence


def take_sentence(register: Register, today: dt.date, /, *, stamp: str) -> Edit:
    """Put the sentence that is offered for an event in the place of what its minute has of it, else at the end.

    Raises:
        Refused: none is offered, or the minutes are final.
    """
    offer, minute = _offered(register, today, stamp)
    where = where_of(offer.stamp)
    fresh = with_sentence(minute, where, offer.sentence, instead=offer.stands)
    written = replace(offer.stamp, written=offer.sentence)
    sentence = f"Put the sentence of “{offer.stamp.kind.value}” into {minute_words(register, minute)}"
    return Edit(sentence, (*((fresh,) if fresh != minute else ()), written))


def keep_sentence(register: Register, today: dt.date, /, *, stamp: str) -> Edit:
    """Keep what the clerk wrote for an event; its sentence is offered again only when the records make another of it.

    Raises:
        Refused: none is offered, or the minutes are final.
    """
    offer, minute = _offered(register, today, stamp)
    written = replace(offer.stamp, written=offer.sentence)
    return Edit(f"Kept what stands of “{offer.stamp.kind.value}” in {minute_words(register, minute)}", (written,))


def _offered(register: Register, today: dt.date, stamp: str) -> tuple[Rewording, Minute]:
    current = register.need(Stamp, stamp, "stamp")
    problems = Problems()
    problems.add(why_no_offer(register, current, today))
    problems.refuse()
    offer = offer_of(register, current)
    if offer is None:
        raise AssertionError("refused above")
    return offer, register.need(Minute, current.minute or "", "stamp")
