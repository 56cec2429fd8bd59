"""Which papers of a meeting are not in, and what each waits for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from store.records import ItemKind, Meeting, Paper, PaperStatus, WorkItem
from store.register import Register
from store.rules.words.papers import in_force
from store.rules.words.wording import counted, listed, quoted, shortened

_WITHOUT_PAPER = frozenset({ItemKind.BRIEFING, ItemKind.TASK_GROUP})
_SPOKEN = frozenset({"oral", "oral update", "presentation"})
_WAITED_FOR = {
    PaperStatus.NOT_ASKED: ("the paper has not been asked for", "not asked for"),
    PaperStatus.DUE: ("the paper has not been received", "not received"),
    PaperStatus.LATE: ("the paper is late", "late"),
}


class PaperAwaited(NamedTuple):
    """A paper that is not in: of which item, and what it waits for, in a sentence and in few words."""

    item: WorkItem
    paper: Paper
    words: str
    brief: str


def papers_awaited(register: Register, meeting: Meeting) -> Iterator[PaperAwaited]:
    """Go through the papers of a meeting that are not in; items given by word of mouth or in private need none."""
    for item in register.items_of(meeting.id):
        if not item.status.open or item.kind in _WITHOUT_PAPER or item.format.casefold() in _SPOKEN:
            continue
        for paper in in_force(item) or (Paper(),):
            if paper.status in _WAITED_FOR:
                yield PaperAwaited(item, paper, *_WAITED_FOR[paper.status])


_NAMED = 2
_SHORT = 40


def reports_not_in_words(register: Register, meeting: Meeting) -> str:
    """Say which reports of a meeting are not in, the first by name: `5 reports are not in: “Plan”, … .`; empty if none.

    A report of which several papers are awaited counts once.
    """
    titles = list({one.item.id: one.item.title for one in papers_awaited(register, meeting)}.values())
    if not titles:
        return ""
    named = [quoted(shortened(title, _SHORT)) for title in titles[: _NAMED if len(titles) > _NAMED + 1 else None]]
    more = [f"{len(titles) - len(named)} more"] if len(titles) > len(named) else []
    return f"{counted(len(titles), 'report')} {'is' if len(titles) == 1 else 'are'} not in: {listed([*named, *more])}."
