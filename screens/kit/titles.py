"""By which words a record is known where a line or a window names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.later import Later
from store.records import Question, Record
from store.register import Register

if TYPE_CHECKING:
    from store.queries.words import wording
else:
    wording = Later("store.queries.words.wording")


def record_title(register: Register, record: Record) -> str:
    """Give the words by which a record is known: its own, or those that name it."""
    # In what somebody asked a telephone number may stand: a question is known by who asked, and about what.
    for name in () if isinstance(record, Question) else ("title", "name", "heading", "text", "nature"):
        words = getattr(record, name, "")
        if isinstance(words, tuple):
            words = "; ".join(words)
        if words:
            return str(words)
    return wording.record_title(register, record)
