"""The papers for the items of the programme, one a row, in the order in which they are printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, ClassVar

from store.queries.programme.items import groups
from store.queries.rows import Row, Source, cell
from store.records import Meeting, Paper, WorkItem
from store.register import Register
from store.rules.law.exempt import not_for_publication
from store.rules.words.papers import WITHDRAWN, is_exempt, public_title


class PaperRow(Row, frozen=True, kw_only=True):
    """A paper for an item. What an exempt one is about, and who wrote it, is told only in the office."""

    of: ClassVar = Paper

    id: Annotated[str, cell("id of its item and its own number: W2.1; it stays with the paper", heading="Id")]
    meeting: Annotated[dt.date | None, cell("date of the meeting of its item; null while that waits", heading="Date")]
    meeting_id: Annotated[str | None, cell("id of that meeting", heading="Meeting")]
    item: Annotated[str, cell("title of its item", heading="Item")]
    number: Annotated[int, cell("its number within the item")]
    what: Annotated[str, cell("what it is; of an exempt one no more than that")]
    author: Annotated[str, cell("who wrote it; empty for an exempt one")]
    appendix: str
    pages: Annotated[str, cell("pages of the pack, such as 9-12")]
    status: Annotated[str, cell("due, received, late, to follow, no paper, withdrawn; empty if not asked for")]
    due_on: Annotated[dt.date | None, cell("day on which it is due; null if not recorded")]
    received_on: Annotated[dt.date | None, cell("day on which it came; null if not recorded")]
    exempt_paragraph: Annotated[str, cell("paragraphs of Schedule 12A by which it is exempt; empty if it is open")]
    mark: Annotated[str, cell("what stands on every copy of an exempt one (s.100B(5)); else empty", last=True)]
    file: Annotated[str, cell("name of its file; empty if it has none, or is exempt", heading="File", last=True)]
    version: Annotated[int | None, cell("which version of the file is in force; null without one", last=True)]
    file_pages: Annotated[int | None, cell("pages of the file in force; null without one", last=True)]
    withdrawn_on: Annotated[dt.date | None, cell("day on which it was withdrawn; null if it is in force", last=True)]
    interest: Annotated[str, cell("why keeping it back outweighs disclosing it; empty if not recorded", last=True)]
    source: Source


def paper_rows(register: Register, today: dt.date) -> tuple[PaperRow, ...]:
    """Give the papers for every item of the programme, in printed order."""
    every = (item for group in groups(register, today) for item in group.items)
    return tuple(row for item in every for row in rows_of_item(register, item))


def rows_of_item(register: Register, item: WorkItem) -> Iterator[PaperRow]:
    """Go through the papers of one item in their order."""
    meeting = register.get(Meeting, item.meeting)
    for paper in item.papers:
        exempt = is_exempt(paper)
        yield PaperRow(
            id=f"{item.id}.{paper.number}",
            meeting=meeting.date if meeting else None,
            meeting_id=item.meeting,
            item=item.title,
            number=paper.number,
            what=public_title(paper),
            author="" if exempt else paper.author or item.author,
            appendix=paper.appendix,
            pages=paper.pages,
            status=WITHDRAWN if paper.withdrawn_on else paper.status.value,
            due_on=paper.due_on,
            received_on=paper.received_on,
            exempt_paragraph=paper.exempt_paragraph,
            mark=not_for_publication(paper.exempt_paragraph, register.panel.nation) if exempt else "",
            file=paper.files[-1].name if paper.files and not exempt else "",
            version=len(paper.files) or None,
            file_pages=paper.files[-1].pages if paper.files else None,
            withdrawn_on=paper.withdrawn_on,
            interest=paper.interest,
            source=item.source,
        )
