"""The papers of an item as its agenda lists them: what is printed of each, and nothing that only the office follows."""

from __future__ import annotations

from msgspec.structs import replace

from store.records import Paper, PaperStatus, WorkItem

_THERE = frozenset({PaperStatus.RECEIVED, PaperStatus.LATE})
_AWAITED = frozenset({PaperStatus.DUE, PaperStatus.TO_FOLLOW})


def papers_of(item: WorkItem) -> tuple[Paper, ...]:
    """Give the papers of an item as an agenda prints them; one that is not wanted is none."""
    return tuple(as_printed(paper) for paper in item.papers if paper.status is not PaperStatus.NONE)


def as_printed(paper: Paper) -> Paper:
    """Give what an agenda prints of a paper: not its dates; whether it is there, is to follow, or neither is known."""
    status = PaperStatus.RECEIVED if paper.status in _THERE else paper.status
    status = PaperStatus.TO_FOLLOW if status in _AWAITED else status
    return replace(paper, status=status, due_on=None, received_on=None)
