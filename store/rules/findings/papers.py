"""What was come upon in the papers of meetings to come: what must not be published, and what its author can mend.

So are their cover sheets: what is missing on one, says nothing or does not agree, and what of it could not be read.
"""

from __future__ import annotations

from collections.abc import Iterator

from store.records import FoundInFile, Meeting, Paper, WorkItem
from store.rules.findings.finding import Finding, Scene, finding
from store.rules.programme.arrived import is_grave, to_mend
from store.rules.programme.covers import Remark, is_unread, remarks_mark, remarks_on
from store.rules.words.cures import CURES
from store.rules.words.papers import in_force, is_exempt, paper_title, public_title
from store.rules.words.wording import counted, quoted

UNSAFE, TO_MEND = "paper-unsafe", "paper-to-mend"
COVER, COVER_UNREAD = "paper-cover", "paper-cover-unread"
_SPOKEN = frozenset({"oral", "presentation", "note"})


def come_upon(scene: Scene) -> Iterator[Finding]:
    """Find what is to be put right in papers before they go out; what a pack leaves out or sets itself is none of it.

    Only the version in force is judged, and no paper that was withdrawn.
    """
    for item, meeting in _with_papers(scene):
        for paper in in_force(item):
            traces = to_mend(paper.files[-1]) if paper.files else ()
            grave = tuple(one for one in traces if is_grave(one))
            others = tuple(one for one in traces if not is_grave(one))
            if grave:
                yield _finding(scene, UNSAFE, meeting, item, paper, grave)
            if others:
                yield _finding(scene, TO_MEND, meeting, item, paper, others)


def cover_sheets(scene: Scene) -> Iterator[Finding]:
    """Find what is wrong with the cover sheets of papers of meetings to come, and where none could be read.

    Of several papers for an item, one with a cover sheet is enough: the others are its appendices.
    """
    for item, meeting in _with_papers(scene):
        for paper in in_force(item):
            remarks = remarks_on(scene.register, item, paper, scene.today)
            if remarks:
                yield _of_cover(scene, meeting, item, paper, remarks)
        if is_unread(item) and item.format not in _SPOKEN:
            yield finding(
                COVER_UNREAD,
                (item.id,),
                f"{quoted(item.title)}: no cover sheet could be read in what has come.",
                place=scene.place_of(item),
                cure="Look at it yourself: whether the report has what the panel requires. Then set this aside.",
                acts=("paper",),
                by=meeting.date,
                rank=80,
                mark=".".join(paper.files[-1].sha256[:12] for paper in in_force(item) if paper.files)[:60],
            )


def _with_papers(scene: Scene) -> Iterator[tuple[WorkItem, Meeting]]:
    """Go through the items of meetings to come that have papers, each with its meeting; most items have none."""
    for item in scene.open_items:
        if item.papers and item.meeting in scene.coming_ids:
            yield item, scene.meetings[item.meeting]


def _of_cover(scene: Scene, meeting: Meeting, item: WorkItem, paper: Paper, remarks: tuple[Remark, ...]) -> Finding:
    file = paper.files[-1]
    ask = any(one.ask for one in remarks)
    cure = _ask(item, paper) if ask else "Look at the sheet yourself; then set this aside."
    sentences = " ".join(one.sentence for one in remarks)
    return finding(
        COVER,
        (item.id,),
        f"{quoted(item.title)}: the cover sheet of {_named(paper)}. {sentences}",
        place=scene.place_of(item),
        cure=cure,
        acts=("paper",),
        by=meeting.date,
        rank=79,
        mark=f"{paper.number}.{file.sha256[:12]}.{remarks_mark(remarks)}",
    )


def _named(paper: Paper) -> str:
    # What an exempt paper is called may disclose what it is kept back for, and a finding is printed in lists.
    return public_title(paper) if is_exempt(paper) else f"{quoted(paper_title(paper))} ({paper.files[-1].name})"


def _ask(item: WorkItem, paper: Paper) -> str:
    whom = (not is_exempt(paper) and (paper.author or item.author or item.lead).strip()) or "its author"
    return f"Ask {whom} for it put right, and put the new version in force; or set this aside."


def _finding(
    scene: Scene, code: str, meeting: Meeting, item: WorkItem, paper: Paper, traces: tuple[FoundInFile, ...]
) -> Finding:
    file = paper.files[-1]
    cures = " ".join(dict.fromkeys(CURES.get(one.kind, "") for one in traces))
    return finding(
        code,
        (item.id,),
        f"{quoted(item.title)}: {counted(len(traces), 'thing')} to put right in {_named(paper)}. {told(traces)}",
        place=scene.place_of(item),
        cure=f"{cures} {_ask(item, paper)}",
        acts=("paper",),
        by=meeting.date,
        rank=8 if code == UNSAFE else 79,
        mark=f"{paper.number}.{file.sha256[:12]}",
    )


def told(traces: tuple[FoundInFile, ...]) -> str:
    """Tell what was come upon, with where it is: `Page 2: words can be copied. It has no tags.`"""
    return " ".join(f"{one.what} ({one.where})" if one.where else one.what for one in traces)
