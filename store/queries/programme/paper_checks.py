"""What is to be put right in the papers that have come: in their files, and on their cover sheets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Annotated

from store.queries.rows import Row, cell
from store.records import Meeting, Paper, WorkItem
from store.register import Register
from store.rules.programme.arrived import to_mend, words_of
from store.rules.programme.covers import remarks_on
from store.rules.words.papers import is_exempt, public_title

COVER = "cover-"
"""How the kinds begin that are of a cover sheet and not of the file."""


class PaperCheckRow(Row, frozen=True, kw_only=True):
    """One thing to be put right in a paper. Of an exempt one neither its title nor its file is told."""

    id: Annotated[str, cell("id of its item and its own number: W2.1", heading="Id")]
    meeting: Annotated[dt.date | None, cell("date of the meeting of its item; null while that waits", heading="Date")]
    item: Annotated[str, cell("title of its item", heading="Item")]
    paper: Annotated[str, cell("what it is; of an exempt one no more than that", heading="Paper")]
    file: Annotated[str, cell("name of its file in force; empty for an exempt one", heading="File")]
    kind: Annotated[str, cell("stable; those of the cover sheet begin with cover-", heading="Kind")]
    ask: Annotated[bool, cell("whether its author is to put it right; false if the clerk is to look", heading="Ask")]
    sentence: Annotated[str, cell("what is wrong", heading="What is wrong", last=True)]


def check_rows(register: Register, item: WorkItem, papers: Iterable[Paper], today: dt.date) -> Iterator[PaperCheckRow]:
    """Go through what is to be put right in the files in force of papers for an item, withdrawn ones left out."""
    meeting = register.get(Meeting, item.meeting)
    for paper in papers:
        if not paper.files or paper.withdrawn_on is not None:
            continue
        for kind, sentence, ask in _wrong(register, item, paper, today):
            yield PaperCheckRow(
                id=f"{item.id}.{paper.number}",
                meeting=meeting.date if meeting else None,
                item=item.title,
                paper=public_title(paper),
                file="" if is_exempt(paper) else paper.files[-1].name,
                kind=kind,
                ask=ask,
                sentence=sentence,
            )


def _wrong(register: Register, item: WorkItem, paper: Paper, today: dt.date) -> Iterator[tuple[str, str, bool]]:
    yield from ((one.kind, words_of(one), True) for one in to_mend(paper.files[-1]))
    if paper.files[-1].cover is None:
        yield f"{COVER}none", "No cover sheet was read in it.", False
    yield from ((f"{COVER}{one.kind}", one.sentence, one.ask) for one in remarks_on(register, item, paper, today))
