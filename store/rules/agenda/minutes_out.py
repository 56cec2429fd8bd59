"""The minutes of the last meeting as they went out with an agenda: what is kept of them, and by which records."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from store.records import Issue, Meeting, Paper, PaperFile, Record, WorkItem
from store.rules.agenda.issues import first_issue
from store.rules.agenda.standing import MINUTES, code_brings


def has_minutes(issue: Issue) -> bool:
    """Say whether an agenda has a heading under which the minutes of the last meeting stand."""
    return any(code_brings(line.standing) == MINUTES for line in issue.lines)


def without_settled_lack(meeting: Meeting) -> Meeting:
    """Give a meeting as one of which it is still open what minutes go out, if none did with its agenda."""
    first = first_issue(meeting)
    if first is None or first.minutes_out is None or first.minutes_out.file is not None:
        return meeting
    open_again = replace(first, minutes_out=None)
    return replace(meeting, published=tuple(open_again if one is first else one for one in meeting.published))


def kept_files(record: Record) -> Iterator[tuple[Paper | None, int, PaperFile]]:
    """Give every file that is kept beside the panel's for a record: of which paper, in which version, and the file.

    No paper stands with the minutes that went out with an agenda of a meeting.
    """
    match record:
        case WorkItem():
            for paper in record.papers:
                yield from ((paper, version, file) for version, file in enumerate(paper.files, start=1))
        case Meeting():
            for version, issue in enumerate(record.published, start=1):
                if issue.minutes_out is not None and issue.minutes_out.file is not None:
                    yield None, version, issue.minutes_out.file
