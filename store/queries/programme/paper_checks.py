"""What is to be put right in the papers that have come: in their files, and on their cover sheets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Annotated

from store.queries.rows import Row, cell
from store.records import CoverSheet, Meeting, Paper, WorkItem
from store.register import Register
from store.rules.programme.arrived import to_mend, words_of
from store.rules.programme.covers import Remark, remarks, remarks_on, required_of
from store.rules.words.papers import is_exempt, public_title

COVER = "cover-"
"""How the kinds begin that are of a cover sheet and not of the file."""


_NO_SHEET = Remark("not-read", "No cover sheet was read in it.", ask=False)


class PaperCheckRow(Row, frozen=True, kw_only=True):
    """One thing to be put right in a paper. Of an exempt one neither its title nor its file is told."""

    id: Annotated[str, cell("id of its item and its own number: W2.1; empty for what is no paper", heading="Id")]
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


def rows_of_report(
    register: Register, name: str, sheet: CoverSheet | None, meeting: Meeting | None, today: dt.date
) -> Iterator[PaperCheckRow]:
    """Go through what is wrong with the cover sheet of a report that is no paper yet, held against a meeting."""
    required = required_of(register.panel.rules_on(meeting.date if meeting else today))
    said = remarks(sheet, required, meeting) if sheet else (_NO_SHEET,)
    for one in said:
        yield PaperCheckRow(
            id="",
            meeting=meeting.date if meeting else None,
            item="",
            paper="",
            file=name,
            kind=f"{COVER}{one.kind}",
            ask=one.ask,
            sentence=one.sentence,
        )


def _wrong(register: Register, item: WorkItem, paper: Paper, today: dt.date) -> Iterator[tuple[str, str, bool]]:
    yield from ((one.kind, words_of(one), True) for one in to_mend(paper.files[-1]))
    said = remarks_on(register, item, paper, today) if paper.files[-1].cover else (_NO_SHEET,)
    yield from ((f"{COVER}{one.kind}", one.sentence, one.ask) for one in said)
