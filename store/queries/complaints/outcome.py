"""What a purge of complaints did, as an answer for scripts."""

from __future__ import annotations

from typing import Annotated

from store.queries.rows import Row, cell


class ComplaintsPurged(Row, frozen=True, kw_only=True):
    """What a purge of the particulars of complaints did, or would do."""

    complaints: tuple[str, ...]
    done: bool
    sentence: str
    left: Annotated[tuple[str, ...], cell("files that still hold particulars, each with the way to remove them")]
