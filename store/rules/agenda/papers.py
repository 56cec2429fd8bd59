"""The papers of an item as its agenda lists them: what is printed of each, and nothing that only the office follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from store.records import Issue, IssuedLine, Meeting, Paper, PaperFile, PaperStatus, Record, WorkItem
from store.register import Register

_AWAITED = frozenset({PaperStatus.DUE, PaperStatus.TO_FOLLOW})


def papers_of(item: WorkItem) -> tuple[Paper, ...]:
    """Give the papers of an item as an agenda prints them; one that is not wanted is none."""
    return tuple(as_printed(paper) for paper in item.papers if paper.status is not PaperStatus.NONE)


def as_printed(paper: Paper) -> Paper:
    """Give what an agenda prints of a paper: not who writes it, nor its dates; of how it stands, that it is to follow
    or withdrawn; nor its files, and not why it is withdrawn, which is for a supplement to word.

    This is the one rule of what of a paper is printed: what it leaves out changes freely, also once an agenda is out.
    """
    awaited = paper.status in _AWAITED and paper.withdrawn_on is None
    status = PaperStatus.TO_FOLLOW if awaited else PaperStatus.NOT_ASKED
    return replace(paper, author="", status=status, due_on=None, received_on=None, files=(), withdrawn_why="")


def papers_issued(item: WorkItem) -> tuple[Paper, ...]:
    """Give the papers of an item as a publication keeps them: as they are printed, and with the files that went out.

    Of a file stay its digest and its pages: what was come upon in it is for the office. An exempt one is not named.
    """
    return tuple(
        replace(as_printed(one), files=tuple(_issued(file, one) for file in one.files))
        for one in item.papers
        if one.status is not PaperStatus.NONE
    )


def live_papers(register: Register, line: IssuedLine) -> dict[int, Paper]:
    """Give the papers of a published line's item as they stand in the records, by their numbers."""
    item = register.get(WorkItem, line.item)
    return {paper.number: paper for paper in item.papers} if item else {}


def exempt_as_now(register: Register, meeting: Meeting) -> Meeting:
    """Give a meeting with what was published of its agenda, where what is exempt by now is exempt.

    What a paper was called that has become so must not go on being published.
    """
    return replace(meeting, published=tuple(_exempt_as_now(register, one) for one in meeting.published))


def _exempt_as_now(register: Register, issue: Issue) -> Issue:
    lines = []
    for line in issue.lines:
        live = live_papers(register, line)
        papers = (
            replace(one, exempt_paragraph=live[one.number].exempt_paragraph, interest=live[one.number].interest)
            if one.number in live
            else one
            for one in line.papers
        )
        lines.append(replace(line, papers=tuple(papers)))
    return replace(issue, lines=tuple(lines))


def _issued(file: PaperFile, paper: Paper) -> PaperFile:
    kept = replace(file, found=())
    return replace(kept, name="", reason="") if paper.exempt_paragraph else kept


def new_version(old: Paper, new: Paper) -> int:
    """Give the number of the version that was put in force since a paper went out; 0 if it is the one that did.

    A file that came to a paper that had gone out without one is none: see `has_come`.
    """
    if not old.files or not new.files or old.files[-1].sha256 == new.files[-1].sha256:
        return 0
    return len(new.files)


def has_come(old: Paper, new: Paper) -> bool:
    """Say whether a file has come to a paper that had gone out without one."""
    return not old.files and bool(new.files) and new.withdrawn_on is None


def put_in_afterwards(issue: Issue, paper: Paper) -> bool:
    """Say whether the file of a paper belongs to an agenda although it was kept only after that went out.

    It does if no file of any paper was kept then: what members received is not recorded, and was put in afterwards. A
    paper that was to follow was none of that, whenever it came.
    """
    kept = any(one.files for line in issue.lines for one in line.papers)
    return not kept and paper.status is not PaperStatus.TO_FOLLOW


def exempt_files(records: Iterable[Record]) -> Iterator[tuple[WorkItem, Paper, PaperFile]]:
    """Give every file of every exempt paper, older versions too, with the paper and the item."""
    for item in records:
        if isinstance(item, WorkItem):
            for paper in item.papers:
                if paper.exempt_paragraph:
                    yield from ((item, paper, file) for file in paper.files)
