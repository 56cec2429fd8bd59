"""A set of papers of one meeting as it is put on the web: its files, and beside them an index that says what each is.

Nothing that was published is written over: what reads otherwise by now is a further version under a name of its own,
and the index says which file it replaces. What reads the same is left as it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha512
from typing import Annotated, Any, NamedTuple

import msgspec
from msgspec import Meta

from store.papers.document import Document, Language, Written
from store.papers.house import PLAIN_HOUSE, House
from store.papers.printed import ENDINGS, FORMS, PAPERS, document_of, in_form
from store.papers.tables import json_text
from store.problems import Problem, Refused
from store.queries.attendance.board import is_forecast
from store.records import Meeting
from store.register import Register

INDEX = "index.json"
"""The name of the index beside the files."""

FORMAT = "panel-secretariat-index/1"
"""What an index calls itself: the format and its version."""

USUAL_FORMS = ("docx", "pdf", "html")
"""The forms of a set if none are named."""

SET = ("programme", "agenda", "notice", "questions", "minutes", "attendance", "declarations")
"""The papers of a set, those of them that there are. The brief is for the chair alone, and never among them."""

_MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html",
    "md": "text/markdown",
    "text": "text/plain",
}


class PublishedFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of a set: what it is, which version, what it replaces, the day on which it was written, its digest."""

    file: Annotated[str, Meta(description="name of the file, beside the index")]
    paper: Annotated[str, Meta(description="such as agenda or minutes")]
    title: Annotated[str, Meta(description="what the paper is headed")]
    mark: Annotated[str, Meta(description="such as DRAFT; empty if it has none")] = ""
    form: Annotated[str, Meta(description="docx, pdf, html, md or text")]
    media_type: str
    language: Annotated[str, Meta(description="en-GB or cy")]
    meeting: Annotated[dt.date, Meta(description="day of the meeting")]
    meeting_id: Annotated[str, Meta(description="id of the meeting")]
    version: Annotated[int, Meta(description="1 is the first")]
    replaces: Annotated[
        str, Meta(description="name of the file that it takes the place of; empty if it is the first")
    ] = ""
    day: Annotated[dt.date, Meta(description="day on which it was written")]
    bytes: int
    sha512: Annotated[str, Meta(description="SHA-512 of the file, in hexadecimal")]


class PublishedIndex(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was published in one folder, every version of it, in the order in which it was written."""

    format: str = FORMAT
    panel: Annotated[str, Meta(description="name of the panel")]
    files: tuple[PublishedFile, ...] = ()


class PublishedSet(NamedTuple):
    """What is to be written: the new files with their bytes, and the index, `listed`.

    `same` names the files that read as before. `lacking` says of each paper that cannot be had why not,
    `notes` what of a paper could not be printed as it was typed.
    """

    files: tuple[tuple[str, bytes], ...]
    listed: PublishedIndex
    same: tuple[str, ...]
    lacking: tuple[Problem, ...]
    notes: tuple[str, ...]

    @property
    def index_bytes(self) -> bytes:
        """The index as it is written."""
        return json_text(self.listed)


def read_index(data: bytes) -> PublishedIndex:
    """Read an index that stands in a folder. Raises Refused if it is none of ours."""
    try:
        index = msgspec.json.decode(data, type=PublishedIndex)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        index = None
    if index is None or index.format != FORMAT:
        sentence = f"The {INDEX} in that folder was not written by this program."
        raise Refused(Problem("index-strange", sentence, "Choose another folder, or move that file away.", "out"))
    return index


def published_set(
    register: Register,
    today: dt.date,
    meeting: str,
    house: House = PLAIN_HOUSE,
    /,
    *,
    forms: Sequence[str] = USUAL_FORMS,
    language: Language = "en-GB",
    before: PublishedIndex | None = None,
    taken: Iterable[str] = (),
    written_on: dt.date | None = None,
) -> PublishedSet:
    """Work out the papers of a meeting in each form, with the index that tells of them and of all `before`.

    `taken` are the names of files that stand in the folder: none of them is used again. `written_on` is given where the
    set is as at an earlier day, `today`: what was published by then is kept, and never made again.

    Raises Refused: there is no such meeting, it is not held in public, or a paper cannot have one of the forms.
    """
    held = register.need(Meeting, meeting, "meeting")
    _refuse_strange(held, forms)
    work = _Gathering(held, written_on or today, before, taken, kept_until=today if written_on else None)
    for name in _papers_of(register, held):
        try:
            document = document_of(name, register, today, house, language=language, **_chosen(name, held))
            written = [(form, in_form(form, document, house)) for form in forms]
        except Refused as refused:
            work.lacking += refused.problems
            continue
        for form, one in written:
            work.add(name, form, document, one)
    index = PublishedIndex(panel=register.panel.name, files=tuple(work.listed))
    return PublishedSet(tuple(work.files), index, tuple(work.same), tuple(work.lacking), tuple(work.notes))


class _Gathering:
    """A set as it is put together: what is listed already, and which names are taken."""

    def __init__(
        self,
        meeting: Meeting,
        today: dt.date,
        before: PublishedIndex | None,
        taken: Iterable[str],
        *,
        kept_until: dt.date | None,
    ) -> None:
        self.meeting = meeting
        self.kept_until = kept_until
        self.today = today
        self.listed = list(before.files) if before else []
        self.names = {*taken, *(one.file for one in self.listed), INDEX}
        self.files: list[tuple[str, bytes]] = []
        self.same: list[str] = []
        self.lacking: list[Problem] = []
        self.notes: dict[str, None] = {}

    def add(self, name: str, form: str, document: Document, written: Written) -> None:
        """Take up a paper in a form, unless its last version reads the same."""
        self.notes |= dict.fromkeys(f"{document.title}: {note}" for note in written.notes)
        last = self._latest(name, form, document.language)
        digest = sha512(written.data).hexdigest()
        kept = last is not None and self.kept_until is not None and last.day <= self.kept_until
        if last is not None and (kept or last.sha512 == digest):
            self.same.append(last.file)
            return
        version = last.version + 1 if last else 1
        stem = f"{name}-{self.meeting.date}{'-cy' if document.language == 'cy' else ''}"
        entry = PublishedFile(
            file=next(one for one in _names(stem, version, ENDINGS[form]) if one not in self.names),
            paper=name,
            title=document.title,
            mark=document.mark,
            form=form,
            media_type=_MEDIA[form],
            language=document.language,
            meeting=self.meeting.date,
            meeting_id=self.meeting.id,
            version=version,
            replaces=last.file if last else "",
            day=self.today,
            bytes=len(written.data),
            sha512=digest,
        )
        self.names.add(entry.file)
        self.listed.append(entry)
        self.files.append((entry.file, written.data))

    def _latest(self, name: str, form: str, language: str) -> PublishedFile | None:
        wanted = (name, form, language, self.meeting.id)
        newest_first = reversed(self.listed)
        return next(
            (one for one in newest_first if (one.paper, one.form, one.language, one.meeting_id) == wanted), None
        )


def _papers_of(register: Register, meeting: Meeting) -> Iterator[str]:
    """Name the papers of a set; a roll and declarations only once something of the kind is recorded."""
    came = not is_forecast(meeting)
    declared = bool(register.declarations_of(meeting.id)) or meeting.nil_declarations is not None
    for name in SET:
        if name in PAPERS and {"attendance": came, "declarations": declared}.get(name, True):
            yield name


def _refuse_strange(meeting: Meeting, forms: Sequence[str]) -> None:
    cure = f"Choose of {', '.join(FORMS)}."
    problems = [
        Problem("no-such-form", f"No paper of a set can be written as {form}.", cure, "format")
        for form in forms
        if form not in FORMS
    ]
    if not meeting.kind.in_public:
        sentence = "That meeting is not held in public: its papers are not published."
        problems.append(Problem("set-private", sentence, "Choose a meeting in public.", "meeting"))
    if problems:
        raise Refused(*problems)


def _chosen(name: str, meeting: Meeting) -> dict[str, Any]:
    """Give what a paper of the set is of: the meeting, if it can be of one."""
    paper = PAPERS[name]
    return {"meeting": meeting.id} if "meeting" in (*paper.asks, *paper.may_ask) else {}


def _names(stem: str, version: int, ending: str) -> Iterator[str]:
    """Give the names a file may have, the plainest first: `minutes-2021-07-29.pdf`, `minutes-2021-07-29-v2.pdf`."""
    if version == 1:
        yield f"{stem}{ending}"
    number = max(version, 2)
    while True:
        yield f"{stem}-v{number}{ending}"
        number += 1
