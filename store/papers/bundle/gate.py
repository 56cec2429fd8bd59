"""What of the records of a meeting, and of what they once were, may stand in a bundle: the gate for its readers.

Private details of the public stand in neither bundle. Exempt business stands in that for members alone; what is exempt
now was not open in the journal either, though it read as open then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Raw
from msgspec.structs import replace

from store.edit import Edit
from store.journal.images import emptied_like, read_image
from store.papers.data_public import in_public, without_private
from store.problems import Refused
from store.records import Change, Issue, Meeting, Minute, Paper, Person, Record, Touched, WorkItem
from store.records.agenda import AgendaLine, IssuedLine
from store.register import Register
from store.rules.minutes.exempt import is_exempt_minute
from store.rules.publishing.bundles import belonging_to
from store.rules.publishing.changes import public_version
from store.rules.words.folding import words_read
from store.rules.words.papers import is_exempt

_SHORTEST_SECRET = 4
_SAY_NOTHING = frozenset({"report", "annex", "appendix", "presentation", "paper", "draft", "minutes", "exempt"})
"""Titles of exempt papers that disclose nothing, because every other paper is called the same."""

PaperId = tuple[str, int]
"""A paper by the id of its item, or of its meeting and the line of standing business, and its number there."""


class Gate:
    """What may stand in a bundle for the public or for members, of records as they are and as they were."""

    def __init__(self, register: Register, meeting: Meeting, changes: Iterable[Change], *, for_members: bool) -> None:
        """Learn from the records, and from all that was ever done to those of the meeting, what is exempt."""
        self.for_members = for_members
        self.meeting = meeting
        self.belonging = belonging_to(register, meeting)
        self.changes = tuple(one for one in changes if self._touches(register, one))
        every = (form for change in self.changes for one in change.touched for form in forms_of(register, one))
        self._images = tuple(one for one in every if one is not None)
        self._known = self._with_what_is_gone(register)
        self._now = register

    def shown(self, record: Record) -> Record:
        """Give a record, or a form that it once had, as the readers may see it."""
        if isinstance(record, Meeting) and (record.bundles or record.pack):
            # That a bundle was made is no evidence of the meeting, and would make the same bundle differ from itself;
            # nor is it where on this computer a pack stands, which may have the name of somebody's own folder.
            record = replace(record, bundles=(), pack=None)
        if self.for_members:
            return without_private(self._known, record)
        return in_public(self._known, self._papers_apart(public_version(self._known, record)))

    @cached_property
    def register(self) -> Register:
        """All records as the readers may see them, the bin left out."""
        live = (one for table in self._now.tables.values() for one in table.values() if one.binned_on is None)
        return Register.of(*(self.shown(one) for one in live))

    @cached_property
    def slice(self) -> Register:
        """The records of the meeting as the readers may see them, with the people whom they name."""
        own = [one for table in self.register.tables.values() for one in table.values() if self.belonging.holds(one)]
        named = {target for one in own for target in _people_in(one)}
        people = (one for one in self.register.all(Person) if one.id in named)
        return Register.of(*own, *people)

    @cached_property
    def exempt_papers(self) -> frozenset[PaperId]:
        """The papers that are exempt now, and those that were and are gone: each is kept back in every form it had."""
        there = {one for one, _ in self._papers_now()}
        now = {one for one, paper in self._papers_now() if is_exempt(paper)}
        return frozenset(now | {one for one, paper in self._papers_once() if is_exempt(paper) and one not in there})

    @cached_property
    def secrets(self) -> frozenset[str]:
        """Titles and names of files of exempt papers, as they read, that may stand in no sentence for the public."""
        if self.for_members:
            return frozenset()
        every = (*self._papers_now(), *self._papers_once())
        kept_back = [paper for one, paper in every if one in self.exempt_papers or is_exempt(paper)]
        items = (words_read(one.title) for one in self._now.all(WorkItem))
        known = {*_SAY_NOTHING, *items, *(words_read(paper.what) for _, paper in every if paper not in kept_back)}
        words = (words_read(text) for paper in kept_back for text in (paper.what, *(one.name for one in paper.files)))
        return frozenset(one for one in words if len(one) >= _SHORTEST_SECRET and one not in known)

    def tells_of_exempt_paper(self, touched: Touched) -> bool:
        """Say whether a change became different in the papers of an item or of a line that are kept from the public."""
        if self.for_members:
            return False
        before, after = ({*papers_of(one)} if one is not None else set() for one in forms_of(self._now, touched))
        return any(is_exempt(paper) or one in self.exempt_papers for one, paper in before ^ after)

    def _papers_now(self) -> Iterator[tuple[PaperId, Paper]]:
        """Go through the papers of all items and agendas, those in the bin too."""
        for kind in (WorkItem, Meeting):
            for record in self._now.tables[kind.table].values():
                yield from papers_of(record)

    def _papers_once(self) -> Iterator[tuple[PaperId, Paper]]:
        """Go through every form that a paper of the meeting and its items ever had."""
        for image in self._images:
            yield from papers_of(image)

    def _papers_apart(self, record: Record) -> Record:
        """Give an item or a meeting without what a paper was called that is exempt by now, though it was open then."""
        match record:
            case WorkItem():
                return replace(record, papers=self._closed(record.id, record.papers))
            case Meeting():
                agenda = (replace(one, papers=self._of_line(record, one.id, one)) for one in record.agenda)
                return replace(record, agenda=tuple(agenda), published=tuple(self._issues(record)))
        return record

    def _issues(self, meeting: Meeting) -> Iterator[Issue]:
        for issue in meeting.published:
            lines = (replace(one, papers=self._of_line(meeting, one.line, one)) for one in issue.lines)
            yield replace(issue, lines=tuple(lines))

    def _of_line(self, meeting: Meeting, name: str, line: AgendaLine | IssuedLine) -> tuple[Paper, ...]:
        return self._closed(line.item or f"{meeting.id}:{name}", line.papers)

    def _closed(self, of: str, papers: tuple[Paper, ...]) -> tuple[Paper, ...]:
        return tuple(
            replace(one, what="", author="", files=(), withdrawn_why="")
            if (of, one.number) in self.exempt_papers
            else one
            for one in papers
        )

    def _with_what_is_gone(self, register: Register) -> Register:
        """Put exempt minutes back that are in the file no more, so that what hung on them is still known as exempt."""
        gone = {
            one.id: one
            for one in self._images
            if isinstance(one, Minute) and is_exempt_minute(one) and register.find(one.id) is None
        }
        return register.with_edit(Edit("", tuple(gone.values()))) if gone else register

    def _touches(self, register: Register, change: Change) -> bool:
        """Say whether a change touched a record of the meeting, as it is or as it was before or after."""
        return any(self.touches(register, one) for one in change.touched)

    def touches(self, register: Register, touched: Touched) -> bool:
        """Say whether a record that a change touched is or was one of the meeting's."""
        now = register.find(touched.id)
        if now is not None and self.belonging.holds(now):
            return True
        named = f'"{self.meeting.id}"'.encode()
        if not any(named in bytes(image) for image in (touched.before, touched.after) if image is not None):
            return False
        return any(one is not None and self.belonging.holds(one) for one in forms_of(register, touched))


def forms_of(register: Register, touched: Touched) -> tuple[Record | None, Record | None]:
    """Give what a record was before and after a change, emptied as a purge has emptied it.

    None where it was not there, or is in a form that this edition no longer knows.
    """
    return _form(register, touched, touched.before), _form(register, touched, touched.after)


def _form(register: Register, touched: Touched, image: Raw | None) -> Record | None:
    try:
        return emptied_like(register.find(touched.id), read_image(touched, image))
    except Refused:
        return None


def papers_of(record: Record) -> Iterator[tuple[PaperId, Paper]]:
    """Go through the papers of an item, or of the standing business on the agenda of a meeting; any other has none."""
    match record:
        case WorkItem():
            yield from (((record.id, paper.number), paper) for paper in record.papers)
        case Meeting():
            for line in record.agenda:
                yield from (((f"{record.id}:{line.id}", paper.number), paper) for paper in line.papers)


def _people_in(record: Record) -> Iterator[str]:
    from store.links import named_by

    yield from (target for _, target in named_by(record, Person.prefix))
