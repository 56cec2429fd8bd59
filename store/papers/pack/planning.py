"""The pack of a meeting worked out from the records: its front sheet, its papers in their order, and whose they are.

The plan of the public pack names no file of an exempt paper, so that nothing built from it can open one: the statutory
page stands in its place, and the number of its pages, which the record keeps, is all that is known of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from store.file.papers_folder import PDF, place_of
from store.papers.agenda.paper import InPack, front_sheet, listed_paper
from store.papers.agenda.sheets import BroughtPaper, item_words, later_sheet, stand_in
from store.papers.document import Document, TextPart
from store.papers.fixed_words import FixedWords
from store.papers.house import House
from store.papers.minutes.paper import minutes_document
from store.papers.pack.plan import ADDRESS, FrontSheet, PackLayout, PackPaper, PlacedPaper
from store.papers.printable import printable
from store.papers.rendering.pdf import pdf
from store.problems import Problem, Refused
from store.queries.agenda.pack import (
    IN,
    KEPT_BACK,
    NO_FILE,
    OF_MINUTES,
    PackEntry,
    PackPart,
    as_first_out,
    minutes_left_out,
    pack_parts,
    unpublished_entries,
)
from store.records import Meeting, Paper
from store.records.agenda import FROM_PAPERS
from store.register import Register
from store.rules.law.exempt import not_for_publication
from store.rules.programme.arrived import is_grave, words_of
from store.rules.publishing.withheld import withheld
from store.rules.words.papers import appendix_words, public_title
from store.rules.words.wording import capital

MARK: Final = "Agenda Item"
SCAN: Final = "scan"
_UNSEARCHED: Final = "pictures of text cannot be searched for what must not be public. Look through them yourself."


class PlannedPaper(NamedTuple):
    """A paper of the plan: which part of the pack it stands in, and what the records say of it; None of a sheet."""

    part: str
    entry: PackEntry | None
    paper: PackPaper


class PackPlan(NamedTuple):
    """What a pack is built of: `banner` is stamped onto its front sheet, `notes` name what is not in it, and why."""

    front: FrontSheet
    papers: tuple[PlannedPaper, ...]
    counts_front: bool
    banner: str
    notes: tuple[str, ...]

    @property
    def packed(self) -> tuple[PackPaper, ...]:
        """The papers alone, in their order."""
        return tuple(one.paper for one in self.papers)

    @property
    def minutes(self) -> tuple[str, bytes] | None:
        """The title of the minutes of the last meeting, and what was made of them now; None if nothing was."""
        made = (one.paper for one in self.papers if one.entry is not None and one.entry.minutes and not one.entry.file)
        return next(((one.title, one.notice) for one in made), None)

    @property
    def exempt(self) -> tuple[PackEntry, ...]:
        """The papers that are kept from the public."""
        return tuple(one.entry for one in self.papers if one.entry is not None and one.entry.state == KEPT_BACK)


def plan_of(
    register: Register, meeting: Meeting, panel_file: Path, today: dt.date, house: House, *, members: bool = False
) -> PackPlan:
    """Plan the pack of a meeting for the public, or for its members with the exempt papers in it.

    Raises Refused: the meeting is not held in public, or nothing stands on its agenda.
    """
    return _Planning(withheld(register), meeting, panel_file, today, house, members=members).plan()


class _Planning:
    """One plan while it is worked out."""

    def __init__(
        self, register: Register, meeting: Meeting, panel_file: Path, today: dt.date, house: House, *, members: bool
    ) -> None:
        self._register, self._meeting, self._panel_file = register, meeting, panel_file
        self._today, self._house, self._members = today, house, members
        self._words: FixedWords = house.words()
        self._papers: list[PlannedPaper] = []

    def plan(self) -> PackPlan:
        """Give the plan. Raises Refused."""
        if not self._meeting.kind.in_public:
            sentence = "That meeting is not held in public: its papers are not published."
            raise Refused(Problem("pack-private", sentence, "Choose a meeting in public.", "meeting"))
        parts = pack_parts(self._register, self._meeting)
        for part in parts:
            if part is not parts[0]:
                self._sheet(part)
            for entry in part.entries:
                if entry.has_place:
                    self._papers.append(PlannedPaper(part.name, entry, self._paper(entry)))
        exempt = any(one.paper.exempt for one in self._papers)
        return PackPlan(
            front=self._front,
            papers=tuple(self._papers),
            counts_front=self._register.panel.pack_numbers != FROM_PAPERS,
            banner=self._words("pack.exempt_inside") if self._members and exempt else "",
            notes=tuple(self._notes(parts)),
        )

    def _front(self, layout: PackLayout) -> Document:
        as_it_was = as_first_out(self._register, self._meeting)
        ranges = dict(self._ranges("agenda", layout))
        document = front_sheet(self._register, as_it_was, self._words, ranges)
        return self._cleaned(document)

    def _ranges(self, part: str, layout: PackLayout) -> Iterator[tuple[str, InPack]]:
        for place, (one, placed) in enumerate(zip(self._papers, layout.papers, strict=True)):
            if one.part == part and one.entry is not None:
                pages = self._pages(place, placed)
                if one.entry.id.endswith(OF_MINUTES):
                    said = appendix_words(one.entry.paper) or self._words("pack.minutes")
                    yield one.entry.line, InPack(TextPart(f"{said} {pages.text}", link=pages.link))
                else:
                    yield one.entry.id, InPack(pages, one.entry.paper.appendix)

    def _pages(self, place: int, placed: PlacedPaper) -> TextPart:
        """Word where a paper stands, as a link that leads there: `(Pages 9 - 16)`, or `pg 9`."""
        if self._register.panel.pack_numbers == FROM_PAPERS:
            said = self._words("pack.pg", page=placed.first)
        elif placed.end == placed.first:
            said = self._words("agenda.page", pages=placed.first)
        else:
            said = self._words("agenda.pages", pages=f"{placed.first} - {placed.end}")
        return TextPart(said, link=f"{ADDRESS}{place}")

    def _sheet(self, part: PackPart) -> None:
        """Plan the sheet of what was published later; the pages run on."""
        title = capital(part.name)
        sheet = partial(self._later, part)
        one = PackPaper(item="", title=title, called=title, mark=title, language=self._words.language, sheet=sheet)
        self._papers.append(PlannedPaper(part.name, None, one))

    def _later(self, part: PackPart, layout: PackLayout) -> Document:
        brought = []
        for place, (one, placed) in enumerate(zip(self._papers, layout.papers, strict=True)):
            if one.part == part.name and one.entry is not None:
                paper = one.entry.paper
                shown = Paper(what=public_title(paper), appendix=paper.appendix)
                line = listed_paper(shown, "", self._pages(place, placed), self._register.panel)
                brought.append(BroughtPaper(item_words(one.entry, self._words), line, paper.exempt_paragraph))
        return self._cleaned(later_sheet(self._register, self._meeting, self._words, part, brought))

    def _cleaned(self, document: Document) -> Document:
        return printable(document)[0]

    def _paper(self, entry: PackEntry) -> PackPaper:
        """Plan a paper, or what stands in its place."""
        paper, panel = entry.paper, self._register.panel
        bare = PackPaper(
            item=entry.number,
            title=capital(public_title(paper)) if paper.exempt_paragraph or paper.what else entry.heading,
            called=self.called(entry),
            mark=appendix_words(paper) or f"{MARK} {entry.number}",
            exempt=entry.state == KEPT_BACK,
            withheld=not self._register.sees_private,
        )
        if entry.minutes:
            title, data = self._minutes(entry)
            return bare._replace(title=title, pages=_count(data), notice=data)
        if entry.state == IN or (entry.state == KEPT_BACK and self._members):
            banner = not_for_publication(paper.exempt_paragraph, panel.nation) if bare.exempt else ""
            title = capital(paper.what) if bare.exempt and paper.what else bare.title
            return bare._replace(title=title, source=self._source(entry), pages=entry.pages, banner=banner)
        page = pdf(self._cleaned(stand_in(entry, panel, self._words)), self._house, footer="").data
        return bare._replace(pages=max(entry.pages, 1), notice=page)

    def _minutes(self, entry: PackEntry) -> tuple[str, bytes]:
        """Give the title of the minutes of the last meeting, and their pages: as they went out, or made now.

        Raises Refused: those that went out are not there any more as they were.
        """
        if entry.file is None:
            made = minutes_document(self._register, self._today, self._words, meeting=entry.minutes)
            return made.title, pdf(self._cleaned(made), self._house, footer="").data
        place = place_of(self._panel_file, entry.file.sha256, PDF)
        try:
            data = place.read_bytes()
        except OSError:
            data = b""
        if sha256(data).hexdigest() != entry.file.sha256:
            sentence = f"Item {entry.number}: the minutes as they went out are not in {place.parent.name} any more."
            cure = f"Put {place.name} back there from a copy of that folder."
            raise Refused(Problem("pack.minutes", sentence, cure, "meeting"))
        return entry.file.name.removesuffix(PDF), data

    def _source(self, entry: PackEntry) -> Path | None:
        file = entry.file
        return place_of(self._panel_file, file.pdf or file.sha256, PDF) if file else None

    def called(self, entry: PackEntry) -> str:
        """Say how the clerk knows a paper: `Item 6, mtfs.pdf`; an exempt one by its number, which discloses nothing."""
        named = entry.file.name if entry.file and not entry.paper.exempt_paragraph else f"paper {entry.paper.number}"
        return f"Item {entry.number}, {named}"

    def _notes(self, parts: Iterable[PackPart]) -> Iterator[str]:
        for entry in (one for part in parts for one in part.entries):
            if entry.state == NO_FILE:
                cure = "Put its file in as a new version of the paper."
                yield f"{self.called(entry)}: it has no file, so it is not in the pack. {cure}"
            elif entry.state == IN and entry.file:
                traces = entry.file.found
                yield from (f"{self.called(entry)}: {words_of(one)}" for one in traces if is_grave(one))
                closed = any(paper.paper.exempt for paper in self._papers)
                scans = (one for one in traces if one.kind == SCAN and closed)
                yield from (f"{self.called(entry)}, {one.where}: {_UNSEARCHED}" for one in scans)
        if minutes_left_out(self._register, self._meeting):
            cure = "To have them in, with other numbers behind them, build it with --replace."
            yield f"The minutes of the last meeting were recorded after the pack went out, and are not in it. {cure}"
        for entry in unpublished_entries(self._register, self._meeting):
            cure = "Publish it as a supplement, then build the pack again."
            yield f"{self.called(entry)}: it came after the agenda went out, and is not in the pack. {cure}"


def _count(data: bytes) -> int:
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as printed:
        return len(printed.pages)
