"""A record as it may leave the office: without private details, sensitive interests, and what is exempt."""

from __future__ import annotations

from msgspec.structs import replace

from store.queries.words.wording import WITHHELD
from store.records import Complaint, Interest, Issue, Meeting, Paper, Particulars, Question, Record, WorkItem
from store.records.agenda import IssuedQuestion
from store.register import Register
from store.rules.agenda.papers import exempt_as_now
from store.rules.publishing.withheld import as_public
from store.rules.questions.outgoing import for_outside, is_named, outgoing, public_name
from store.rules.words.papers import is_exempt


def in_public(register: Register, record: Record) -> Record:
    """Take out what only the office may see; of exempt business it stays that there was some, and by what."""
    record = without_private(register, as_public(register, record))
    if isinstance(record, Meeting) and record.pack is not None:
        # Where a pack stands on a computer of the office may have the name of somebody's own folder.
        record = replace(record, pack=None)
    match record:
        case WorkItem() if any(is_exempt(paper) or paper.files for paper in record.papers):
            return replace(record, papers=_without_titles(record.papers))
        case Meeting() if record.agenda or record.published:
            agenda = tuple(replace(line, papers=_without_titles(line.papers)) for line in record.agenda)
            published = exempt_as_now(register, record).published
            return replace(record, agenda=agenda, published=tuple(_issue(one) for one in published))
    return record


def without_private(register: Register, record: Record) -> Record:
    """Take out what is private of members of the public, and sensitive interests: nobody outside the office has those.

    What was printed of a question goes out under the name and in the words in which the question would by now.
    """
    match record:
        case Question():
            return for_outside(record)
        case Complaint():
            return replace(record, private=Particulars(purged_on=record.private.purged_on))
        case Interest() if record.entry.sensitive:
            return replace(record, entry=replace(record.entry, text=WITHHELD, terms=()))
        case Meeting() if any(line.questions for issue in record.published for line in issue.lines):
            return replace(record, published=tuple(_with_questions(register, one) for one in record.published))
    return record


def _with_questions(register: Register, issue: Issue) -> Issue:
    lines = (replace(line, questions=tuple(_asked(register, one) for one in line.questions)) for line in issue.lines)
    return replace(issue, lines=tuple(lines))


def _asked(register: Register, one: IssuedQuestion) -> IssuedQuestion:
    question = register.get(Question, one.question)
    if question is None:
        return one
    asker = one.asker if is_named(question.asker) else public_name(question.asker)
    return replace(one, asker=outgoing(asker, question.asker), text=outgoing(one.text, question.asker))


def _without_titles(papers: tuple[Paper, ...]) -> tuple[Paper, ...]:
    """Give papers without what the exempt ones are about, who wrote them, and their files.

    What was come upon in the files of the others, and read of their cover sheets, is for the office, which has their
    authors put it right.
    """
    return tuple(
        replace(one, what="", author="", files=(), withdrawn_why="")
        if is_exempt(one)
        else replace(one, files=tuple(replace(file, found=(), cover=None) for file in one.files))
        for one in papers
    )


def _issue(issue: Issue) -> Issue:
    lines = tuple(replace(line, papers=_without_titles(line.papers)) for line in issue.lines)
    return replace(issue, lines=lines)
