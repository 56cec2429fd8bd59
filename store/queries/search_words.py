"""The words of a record in which find and filter look, folded once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter

import msgspec

from store.links import ref_of
from store.queries.words.wording import plain_words, record_title
from store.records import InterestEntry, Part, Record, WorkItem
from store.records.private import is_private_part
from store.register import Register
from store.rules.words.folding import reading


class TextOfRecord(msgspec.Struct, frozen=True, gc=False, eq=False):
    """A record ready to be searched: all its words, folded, and the meeting it belongs to.

    Its title stands first in the words, behind a blank, and ends at `ends`. The line by which it is known is made for
    what is listed alone, and no sweep of unused memory goes through entries: 100,000 take 47 MiB instead of 81.
    """

    record: Record
    id: str
    words: str
    ends: int
    meeting: str | None

    def says(self, word: str) -> bool:
        """Say whether its title holds a word."""
        return self.words.find(word, 1, self.ends) > 0


def entry_of(register: Register, record: Record) -> TextOfRecord:
    """Prepare a record; private details and sensitive interests are left out."""
    title = reading(record_title(register, record))
    texter = _TEXTS.get(type(record))
    words = texter(record) if texter else " ".join(_strings(record))
    text = f" {title} {reading(f'{words} {record.id}')}"
    return TextOfRecord(record, record.id, text, 1 + len(title), getattr(record, "meeting", None))


_item_texts = attrgetter("comments", "lead", "author", "origin", "target", "theme", "format")


def _item_text(item: WorkItem) -> str:
    """Join an item's own texts; its title has been taken already."""
    words = " ".join(_item_texts(item))
    return f"{words} {' '.join(f'{move.what} {move.reason}' for move in item.moves)}" if item.moves else words


_TEXTS: dict[type[Record], Callable[..., str]] = {WorkItem: _item_text}

_UNSAID = frozenset({"id", "source"})
_EMPTY: tuple[object, ...] = (None, "", (), True, False)


def _strings(record: Record) -> list[str]:
    """Give every text in a record and its parts, leaving out links, private details and sensitive entries."""
    texts: list[str] = []
    _gather(record, texts)
    return texts


def _gather(value: object, texts: list[str]) -> None:
    # What is empty, as most fields are, is left where it is met: 200 ms for all that is to be searched in 10,000
    # records, where generators within generators took 250.
    if isinstance(value, str):
        texts.append(value)
    elif isinstance(value, tuple):
        for one in value:
            _gather(one, texts)
    elif isinstance(value, InterestEntry) and value.sensitive:
        texts.append(value.category)
    elif isinstance(value, Part):
        if not is_private_part(value):
            for name in _texts_of(type(value)):
                if (held := getattr(value, name)) not in _EMPTY:
                    _gather(held, texts)
    elif not isinstance(value, bool | int):
        texts.append(plain_words(value))


@cache
def _texts_of(kind: type[Part]) -> tuple[str, ...]:
    """Name the fields of a record or a part in which words may stand that are its own."""
    return tuple(name for name in kind.__struct_fields__ if name not in _UNSAID and ref_of(kind, name) is None)
