"""The index and the search of a pack that is built: what stands where, and what must not stand there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from hashlib import sha512
from pathlib import Path

from store.file.papers_folder import place_of_file
from store.papers.document import Document, texts
from store.papers.pack.building import BuiltPack
from store.papers.pack.index import PackedPaper, PackFile, PackIndex, PaperVersion
from store.papers.pack.kept_marks import kept_marks, not_scannable
from store.papers.pack.plan import PackLayout
from store.papers.pack.planning import PackPlan, PlannedPaper
from store.papers.pack.scanning import LeakSearch, MarkedPaper
from store.private_search import Needle
from store.problems import Problem
from store.queries.agenda.pack import PackEntry
from store.records import Meeting, Person, WorkItem
from store.register import Register
from store.rules.agenda.issues import current_issues
from store.rules.agenda.papers import exempt_files
from store.rules.law.exempt import EXEMPTIONS, not_for_publication
from store.rules.words.papers import appendix_words, public_title


class Searching:
    """What a public pack is searched for: the marks of the meeting's exempt papers, and private details."""

    def __init__(self, register: Register, meeting: Meeting, panel_file: Path) -> None:
        """Read the marks; `notes` then name the papers whose words cannot be known again."""
        self._register = register
        self.notes: list[str] = []
        self._papers = list(self._marked(meeting, panel_file))

    def search(self, plan: PackPlan, layout: PackLayout, details: frozenset[Needle]) -> LeakSearch:
        """Give the search of one pack: what its own sheets print is public."""
        placed = zip(plan.papers, layout.papers, strict=True)
        pages = [range(at.first, at.last + 1) for one, at in placed if one.paper.source is not None]
        return LeakSearch(self._papers, details, self._known(plan, layout), pages)

    def _marked(self, meeting: Meeting, panel_file: Path) -> Iterator[MarkedPaper]:
        for item, paper, file in exempt_files(self._items(meeting)):
            called = f"paper {paper.number} for “{item.title}”"
            marks = kept_marks(file, panel_file)
            problem = not_scannable(called[:1].upper() + called[1:], marks)
            if problem is not None:
                self.notes.append(str(problem))
            if marks is not None:
                yield MarkedPaper(called, marks)

    def _items(self, meeting: Meeting) -> Iterator[WorkItem]:
        """Give every item whose papers may be in the pack: those of the meeting, and those of its agenda."""
        ids = [item.id for item in self._register.items_of(meeting.id)]
        ids += [line.item for line in meeting.agenda if line.item]
        ids += [line.item for issue in current_issues(meeting) for line in issue.lines if line.item]
        for one in dict.fromkeys(ids):
            item = self._register.get(WorkItem, one)
            if item is not None:
                yield item

    def _known(self, plan: PackPlan, layout: PackLayout) -> Iterator[str]:
        """Give what everybody may read: the sheets of the pack, the law, who sits on the panel and comes to it."""
        panel = self._register.panel
        for document in _sheets(plan, layout):
            yield from (text for _, text in texts(document))
        for entry in plan.exempt:
            yield not_for_publication(entry.paper.exempt_paragraph, panel.nation)
            yield entry.paper.interest
        yield from (one.words for one in EXEMPTIONS[panel.nation])
        yield from (panel.name, panel.host_authority, *(council.name for council in panel.councils))
        yield from (self._register.person_name(person.id) for person in self._register.all(Person))


def _sheets(plan: PackPlan, layout: PackLayout) -> Iterator[Document]:
    yield plan.front(layout)
    yield from (one.paper.sheet(layout) for one in plan.papers if one.paper.sheet is not None)


def index_of(
    register: Register,
    meeting: Meeting,
    panel_file: Path,
    panel_id: str,
    today: dt.date,
    plan: PackPlan,
    layout: PackLayout,
    files: Iterable[PackFile],
    cleared: Iterable[str],
) -> PackIndex:
    """Give the index of a pack; of a file that is not there any more it says no digest."""
    placed = zip(plan.papers, layout.papers, strict=True)
    return PackIndex(
        panel=register.panel.name,
        panel_id=panel_id,
        meeting=meeting.date,
        meeting_id=meeting.id,
        built_on=today,
        published_on=meeting.agenda_published_on if current_issues(meeting) else None,
        parts=tuple(dict.fromkeys(("agenda", *(one.part for one in plan.papers)))),
        files=tuple(files),
        cleared=tuple(cleared),
        papers=tuple(
            _packed(register, panel_file, one, one.entry, place.first, place.last, place.end)
            for one, place in placed
            if one.entry is not None
        ),
    )


def _packed(
    register: Register, panel_file: Path, one: PlannedPaper, entry: PackEntry, first: int, last: int, end: int
) -> PackedPaper:
    paper = entry.paper
    return PackedPaper(
        id=entry.id,
        item=entry.number,
        title=one.paper.title if entry.minutes else public_title(paper),
        appendix=appendix_words(paper),
        part=one.part,
        state=entry.state,
        exempt=paper.exempt_paragraph,
        first=first,
        last=last,
        end=end,
        version=entry.version,
        versions=() if paper.exempt_paragraph else tuple(_versions(register, panel_file, entry)),
    )


def _versions(register: Register, panel_file: Path, entry: PackEntry) -> Iterator[PaperVersion]:
    """Give the versions of an open paper, as the records have them now."""
    owner = register.get(WorkItem, entry.id.rpartition("-")[0])
    known = next((one for one in owner.papers if one.number == entry.paper.number), None) if owner else None
    for version, file in enumerate(known.files if known else (), start=1):
        yield PaperVersion(
            version=version,
            file=file.name,
            added_on=file.added_on,
            reason=file.reason,
            pages=file.pages,
            sha512=_digest(place_of_file(panel_file, file)),
        )


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            digest = sha512()
            while piece := file.read(1 << 20):
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()


def file_of(name: str, readers: str, built: BuiltPack, sheets: int) -> PackFile:
    """Describe a file of a pack; `sheets` are the pages that it has."""
    return PackFile(
        file=name,
        readers=readers,
        pages=sheets,
        accessible=built.accessible,
        bytes=len(built.data),
        sha512=sha512(built.data).hexdigest(),
    )


def why_moved(before: PackIndex | None, now: PackIndex) -> tuple[Problem, ...]:
    """List the papers that would stand elsewhere than in the pack that is out; none before publication."""
    if before is None or before.published_on is None or before.published_on != now.published_on:
        return ()
    places = {(one.part, one.id): one.first for one in now.papers}
    return tuple(_moved(one, places.get((one.part, one.id))) for one in before.papers if _stands_elsewhere(one, places))


def _stands_elsewhere(one: PackedPaper, places: dict[tuple[str, str], int]) -> bool:
    return places.get((one.part, one.id)) != one.first


def _moved(one: PackedPaper, to: int | None) -> Problem:
    where = "would be gone" if to is None else f"would stand on page {to}"
    sentence = f"Item {one.item}, {one.title}: it stands on page {one.first} of the pack that is out, and {where}."
    cure = "Put back what was changed, or build into another folder."
    return Problem("pack.moved", sentence, cure, "out")
