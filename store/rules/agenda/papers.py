"""The papers of an item as its agenda lists them: what is printed of each, and nothing that only the office follows."""

from __future__ import annotations

from msgspec.structs import replace

from store.records import Paper, PaperStatus, WorkItem

_AWAITED = frozenset({PaperStatus.DUE, PaperStatus.TO_FOLLOW})


def papers_of(item: WorkItem) -> tuple[Paper, ...]:
    """Give the papers of an item as an agenda prints them; one that is not wanted is none."""
    return tuple(as_printed(paper) for paper in item.papers if paper.status is not PaperStatus.NONE)


def as_printed(paper: Paper) -> Paper:
    """Give what an agenda prints of a paper: not who writes it, nor its dates; of how it stands, that it is to follow
    or withdrawn; nor its files, and not why it is withdrawn, which is for a supplement to word.

    This is the one rule of what of a paper is printed: what it leaves out changes freely, also once an agenda is out.
    """
    awaited = paper.status in _AWAITED and paper.withdrawn_on is None
    status = PaperStatus.TO_FOLLOW if awaited else PaperStatus.NOT_ASKED
    return replace(paper, author="", status=status, due_on=None, received_on=None, files=(), withdrawn_why="")
