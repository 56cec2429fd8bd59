"""What changed since members received their papers: exactly the difference from the agenda first published."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from store.queries.rows import Date, RecordId, Row, Source, cell
from store.records import Meeting
from store.register import Register
from store.rules.agenda.changes import changes_since_first
from store.rules.agenda.issues import current_issues, issue_words
from store.rules.agenda.late import late_sentence
from store.rules.agenda.papers import exempt_as_now
from store.rules.agenda.standing_now import pending_words


class AgendaChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One difference, and the publication that made it."""

    issue: Annotated[str, cell("such as supplement 1 or late item 1")]
    on: dt.date
    what: Annotated[str, cell("added, withdrawn, paper, question, reworded and so on")]
    number: Annotated[str, cell("the item's number, which never changes")]
    title: str
    words: str
    reason: Annotated[str, cell("of a late item who found it urgent and why; else the reason given")]


class AgendaChanges(Row, frozen=True, kw_only=True):
    """What changed in a published agenda, publication by publication."""

    id: RecordId
    meeting: Annotated[dt.date, cell("the day of the meeting")]
    published_on: Date
    sent_on: Annotated[dt.date | None, cell("the first day on which members were sent papers; null if not recorded")]
    changes: tuple[AgendaChange, ...]
    unpublished: Annotated[tuple[str, ...], cell("what has changed since in the records and is not published")]
    source: Source


def changes_of_agenda(register: Register, meeting: Meeting) -> AgendaChanges:
    """Give what changed in the agenda of a meeting since it was published; nothing if it is not out."""
    issues = current_issues(meeting)
    changes = tuple(
        AgendaChange(
            issue=issue_words(one.issue),
            on=one.issue.on,
            what=one.change.what,
            number=one.change.line.number,
            title=one.change.line.title,
            words=one.change.words,
            reason=late_sentence(register, meeting, one.issue) if one.issue.circumstances else one.issue.reason,
        )
        for one in changes_since_first(exempt_as_now(register, meeting))
    )
    return AgendaChanges(
        id=meeting.id,
        meeting=meeting.date,
        published_on=issues[0].on if issues else None,
        sent_on=min((one.on for one in meeting.sent), default=None),
        changes=changes,
        unpublished=pending_words(register, meeting),
        source=meeting.source,
    )
