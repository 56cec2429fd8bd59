"""What goes into the pack of a meeting: every paper of its agenda with the file that goes in, and why one does not.

Once an agenda is out, nothing of it moves. What went out stands in the part `agenda` with the versions that went out;
whatever came afterwards stands in a part for each later publication. A paper that was withdrawn keeps its pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import NamedTuple

from msgspec.structs import replace

from store.records import Issue, IssuedLine, Meeting, MinutesOut, Paper, PaperFile, PaperStatus
from store.records.agenda import FROM_PAPERS
from store.register import Register
from store.rules.agenda.building import proposed
from store.rules.agenda.issues import current_issues, issue_words, standing_lines
from store.rules.agenda.lines import lines_now
from store.rules.agenda.papers import exempt_as_now, has_come, live_papers, new_version, put_in_afterwards
from store.rules.agenda.standing import MINUTES, code_brings, last_meeting
from store.rules.words.papers import appendix_words, is_exempt

IN, KEPT_BACK, OFF = "in the pack", "exempt", "withdrawn"
AWAITED, NO_FILE, LATER = "to follow", "no file", "not published yet"
"""How a paper stands: with its file, as an exempt one, taken off again; still to come, or come after publication."""

OF_MINUTES = "minutes"
"""What the id of the minutes of the last meeting ends with: they are made here, from the records."""


class PackEntry(NamedTuple):
    """A paper as it stands in a pack. `file` is the version that goes in; None if there is none.

    `id` is that of its line or item with its number, as the agenda has it. `minutes` is the id of the meeting whose
    minutes it is, else empty: they are made from the records, or `file` keeps what was made of them and went out.
    """

    id: str
    line: str
    number: str
    heading: str
    paper: Paper
    state: str
    file: PaperFile | None = None
    version: int = 0
    minutes: str = ""

    @property
    def pages(self) -> int:
        """Say how many pages its file has; 0 without one."""
        return self.file.pages if self.file else 0

    @property
    def has_place(self) -> bool:
        """Say whether pages of the pack are its own: its own, or those that stand in their place."""
        return bool(self.minutes) or (self.file is not None and self.state in {IN, KEPT_BACK, OFF})


class PackPart(NamedTuple):
    """What went out together: the agenda, or a supplement, a late item or a withdrawal; `issue` is None of a draft."""

    name: str
    issue: Issue | None
    entries: tuple[PackEntry, ...]


def pack_parts(register: Register, meeting: Meeting) -> tuple[PackPart, ...]:
    """Give the parts of the pack of a meeting, the agenda itself first."""
    issues = current_issues(meeting)
    if not issues:
        lines = lines_now(register, meeting, meeting.agenda or proposed(register, meeting))
        return _lettered(register, [PackPart("agenda", None, tuple(_drafted(register, meeting, lines)))])
    off = {line for issue in issues for line in issue.withdrawn}
    parts = [PackPart("agenda", issues[0], tuple(_first(register, meeting, issues[0], off)))]
    for at in range(1, len(issues)):
        before = {one.line.line: one.line for one in standing_lines(issues[:at])}
        entries = tuple(_later(register, issues[at], before, off))
        parts.append(PackPart(issue_words(issues[at]), issues[at], entries))
    return _lettered(register, parts)


def as_first_out(register: Register, meeting: Meeting) -> Meeting:
    """Give a meeting with its agenda as it first went out, for a front sheet that nothing makes longer afterwards.

    What has become exempt since is exempt on it: its title must not go on being published. An agenda that is not out is
    given as it is.
    """
    later = len(current_issues(meeting)) - 1
    first = replace(meeting, published=meeting.published[:-later]) if later > 0 else meeting
    return exempt_as_now(register, first)


def unpublished_entries(register: Register, meeting: Meeting) -> tuple[PackEntry, ...]:
    """Give the papers whose file came after the agenda went out, and which no publication has brought yet."""
    issues = current_issues(meeting)
    entries = []
    for line in (one.line for one in standing_lines(issues) if one.state != "withdrawn"):
        went_out = {paper.number: paper for paper in line.papers}
        for live in live_papers(register, line).values():
            old = went_out.get(live.number)
            fresh = old is None or new_version(old, live) or _comes_later(issues[0], old, live)
            if live.files and fresh and live.withdrawn_on is None:
                entries.append(_entry(line, live, LATER, live.files))
    return tuple(entries)


def minutes_left_out(register: Register, meeting: Meeting) -> bool:
    """Say whether minutes of the last meeting are recorded that did not go out: there were none with the agenda."""
    issues = current_issues(meeting)
    out = issues[0].minutes_out if issues else None
    last = last_meeting(register, meeting) if out is not None and out.file is None else None
    return last is not None and bool(register.minutes_of(last.id))


def _drafted(register: Register, meeting: Meeting, lines: Iterable[IssuedLine]) -> Iterator[PackEntry]:
    for line in lines:
        made = tuple(_minutes(register, meeting, line))
        yield from made
        live = live_papers(register, line)
        for one in () if made else line.papers:
            paper = live.get(one.number, one)
            if paper.withdrawn_on is None:
                yield _entry(line, paper, _state(paper, bool(paper.files)), paper.files)


def _first(register: Register, meeting: Meeting, issue: Issue, off: set[str]) -> Iterator[PackEntry]:
    """Give the papers that went out with the agenda; where no file was kept then, those that are in force now."""
    for line in issue.lines:
        made = tuple(_minutes(register, meeting, line, issue.minutes_out))
        yield from made
        live = live_papers(register, line)
        for went_out in () if made else line.papers:
            if went_out.withdrawn_on is None:
                now = live.get(went_out.number, went_out)
                files = now.files if put_in_afterwards(issue, went_out) else went_out.files
                yield _issued(line, went_out, now, files, off)


def _later(register: Register, issue: Issue, before: dict[str, IssuedLine], off: set[str]) -> Iterator[PackEntry]:
    """Give the papers that a later publication brought: those that were not there, and new versions of others."""
    for line in issue.lines:
        was = {paper.number: paper for paper in before[line.line].papers} if line.line in before else {}
        live = live_papers(register, line)
        for went_out in line.papers:
            old = was.get(went_out.number)
            fresh = old is None or has_come(old, went_out) or new_version(old, went_out)
            if fresh and went_out.withdrawn_on is None:
                yield _issued(line, went_out, live.get(went_out.number, went_out), went_out.files, off)


def _issued(line: IssuedLine, went_out: Paper, now: Paper, files: tuple[PaperFile, ...], off: set[str]) -> PackEntry:
    """Give a paper as it went out; it is exempt as soon as the records say so, and off as soon as it is withdrawn."""
    paper = replace(went_out, exempt_paragraph=now.exempt_paragraph, interest=now.interest)
    paper = replace(paper, withdrawn_on=now.withdrawn_on, withdrawn_why=now.withdrawn_why)
    named = _with_names(files, now)
    gone = now.withdrawn_on is not None or line.line in off
    return _entry(line, paper, OFF if gone else _state(paper, bool(files)), named)


def _with_names(files: tuple[PaperFile, ...], now: Paper) -> tuple[PaperFile, ...]:
    """Give files with the names that the office knows them by, which no publication keeps of exempt ones."""
    known = {one.sha256: one for one in now.files}
    return tuple(known.get(one.sha256, one) for one in files)


def _entry(line: IssuedLine, paper: Paper, state: str, files: tuple[PaperFile, ...]) -> PackEntry:
    return PackEntry(
        id=f"{line.item or line.line}-{paper.number}",
        line=line.line,
        number=line.number,
        heading=line.title,
        paper=paper,
        state=state,
        file=files[-1] if files else None,
        version=len(files),
    )


def _state(paper: Paper, has_file: bool) -> str:
    if not has_file:
        return AWAITED if paper.status in {PaperStatus.DUE, PaperStatus.TO_FOLLOW} else NO_FILE
    return KEPT_BACK if is_exempt(paper) else IN


def _comes_later(first: Issue, old: Paper, live: Paper) -> bool:
    """Say whether a file came to a paper after it went out, and is no part of what went out with the agenda itself."""
    return has_come(old, live) and not put_in_afterwards(first, old)


def _minutes(
    register: Register, meeting: Meeting, line: IssuedLine, out: MinutesOut | None = None
) -> Iterator[PackEntry]:
    """Give the minutes of the last meeting under the heading for them: as they went out, or if any are recorded."""
    if code_brings(line.standing) != MINUTES or (out is not None and out.file is None):
        return
    last = last_meeting(register, meeting)
    if out is None and (last is None or not register.minutes_of(last.id)):
        return
    paper = line.papers[0] if line.papers else Paper(what="Minutes")
    key = f"{line.line}-{paper.number if line.papers else OF_MINUTES}"
    of = last.id if last else meeting.id
    yield PackEntry(key, line.line, line.number, line.title, paper, IN, out.file if out else None, minutes=of)


def _lettered(register: Register, parts: Iterable[PackPart]) -> tuple[PackPart, ...]:
    """Give the papers of a pack that is numbered by appendices a letter each, in order, where none has one."""
    given = tuple(parts)
    lettered = any(appendix_words(one.paper) for part in given for one in part.entries)
    if register.panel.pack_numbers != FROM_PAPERS or lettered:
        return given
    letters = map(_letter, count())
    return tuple(
        part._replace(
            entries=tuple(
                one._replace(paper=replace(one.paper, appendix=next(letters))) if one.has_place else one
                for one in part.entries
            )
        )
        for part in given
    )


def _letter(at: int) -> str:
    """Give the letter of a place, from 0: A to Z, then AA."""
    return (_letter(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)
