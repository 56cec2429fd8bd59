"""The agenda as it stands published: the first publication with every supplement, late item and withdrawal since."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from store.records import Issue, IssuedLine, Meeting
from store.records.agenda import FIRST, LATE, SUPPLEMENT, WITHDRAWAL
from store.rules.calendar.meetings import agenda_is_out

_LABELS = {FIRST: "agenda", SUPPLEMENT: "supplement", LATE: "late item", WITHDRAWAL: "withdrawal"}


class StandingLine(NamedTuple):
    """A line of a published agenda as it stands now; `state` is `late`, `added`, `withdrawn` or empty.

    `issue` is the publication that brought it, or took it off.
    """

    line: IssuedLine
    state: str
    issue: Issue


def current_issues(meeting: Meeting) -> tuple[Issue, ...]:
    """Give the publications of the agenda for the meeting's present date, the agenda itself first; none if not out.

    What was published before the meeting was moved was the agenda of another date.
    """
    if not agenda_is_out(meeting):
        return ()
    starts = [place for place, issue in enumerate(meeting.published) if issue.kind == FIRST]
    return meeting.published[starts[-1] :] if starts else ()


def first_issue(meeting: Meeting) -> Issue | None:
    """Give the publication of the agenda itself for the meeting's present date; None if nothing was frozen."""
    return next(iter(current_issues(meeting)), None)


def standing_lines(issues: tuple[Issue, ...]) -> tuple[StandingLine, ...]:
    """Put publications together: every line ever published stands, with its number, in the order of the agenda."""
    lines: list[StandingLine] = []
    for issue in issues:
        for one in issue.lines:
            places = {standing.line.line: place for place, standing in enumerate(lines)}
            if one.line in places:
                was = lines[places[one.line]]
                lines[places[one.line]] = StandingLine(one, was.state, was.issue)
            else:
                state = {FIRST: "", LATE: "late"}.get(issue.kind, "added")
                place = len(lines) if issue.kind == FIRST else _behind(lines, one.after)
                lines.insert(place, StandingLine(one, state, issue))
        lines = [StandingLine(s.line, "withdrawn", issue) if s.line.line in issue.withdrawn else s for s in lines]
    return tuple(lines)


def _behind(lines: list[StandingLine], after: str) -> int:
    """Give the place behind a line and everything that was put behind it before."""
    ids = [standing.line.line for standing in lines]
    if after not in ids:
        return len(lines)
    place = ids.index(after) + 1
    while place < len(lines) and lines[place].line.after == after:
        place += 1
    return place


def published_lines(meeting: Meeting) -> tuple[StandingLine, ...]:
    """Give the lines of the meeting's agenda as it stands published; none if it is not."""
    return standing_lines(current_issues(meeting))


def issue_words(issue: Issue) -> str:
    """Name a publication: `agenda`, `supplement 2`, `late item 1`."""
    label = _LABELS[issue.kind]
    return label if issue.kind == FIRST else f"{label} {issue.number}"


def next_number(meeting: Meeting, kind: str) -> int:
    """Give the number of the next publication of a kind."""
    return sum(issue.kind == kind for issue in current_issues(meeting)) + 1


def without_place(line: IssuedLine) -> IssuedLine:
    """Give a line without where it was put, which is no part of what it says."""
    return replace(line, after="")
