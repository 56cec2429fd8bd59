"""A record as it may leave the office: without private details, sensitive interests, and what is exempt."""

from __future__ import annotations

from msgspec.structs import replace

from store.queries.words.wording import WITHHELD
from store.records import Complaint, Interest, Issue, Meeting, Paper, Particulars, Question, Record, WorkItem
from store.register import Register
from store.rules.publishing.withheld import as_public
from store.rules.questions.outgoing import for_outside
from store.rules.words.papers import is_exempt


def in_public(register: Register, record: Record) -> Record:
    """Take out what only the office may see; of exempt business it stays that there was some, and by what."""
    record = as_public(register, record)
    match record:
        case Question():
            return for_outside(record)
        case Complaint():
            return replace(record, private=Particulars(purged_on=record.private.purged_on))
        case Interest() if record.entry.sensitive:
            return replace(record, entry=replace(record.entry, text=WITHHELD, terms=()))
        case WorkItem() if any(is_exempt(paper) for paper in record.papers):
            return replace(record, papers=_without_titles(record.papers))
        case Meeting() if record.agenda or record.published:
            agenda = tuple(replace(line, papers=_without_titles(line.papers)) for line in record.agenda)
            return replace(record, agenda=agenda, published=tuple(_issue(one) for one in record.published))
    return record


def _without_titles(papers: tuple[Paper, ...]) -> tuple[Paper, ...]:
    """Give papers without what the exempt ones are about and who wrote them."""
    return tuple(replace(one, what="", author="") if is_exempt(one) else one for one in papers)


def _issue(issue: Issue) -> Issue:
    lines = tuple(replace(line, papers=_without_titles(line.papers)) for line in issue.lines)
    return replace(issue, lines=lines)
