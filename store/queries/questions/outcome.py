"""What a purge or a letter did, as an answer for scripts."""

from __future__ import annotations

from typing import Annotated

from store.queries.rows import RecordId, Row, Source, cell


class Purged(Row, frozen=True, kw_only=True):
    """What a purge did, or would do."""

    questions: tuple[str, ...]
    done: bool
    sentence: str
    left: Annotated[tuple[str, ...], cell("files that still hold the details, each with the way to remove them")]


class Drafted(Row, frozen=True, kw_only=True):
    """A letter that was written."""

    id: RecordId
    letter: str
    path: str
    reaches: Annotated[str, cell("how it gets there, in words, without the asker's address")]
    source: Source
