"""Papers that have come: looked over, counted, and made ready to be kept.

What cannot go into a pack at all is refused here, before anything is recorded. All else that is come upon in a file is
recorded with it, so that its author can be asked for a better one before the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from store.edit import ArrivedFile, FileToKeep
from store.file.documents import read_document
from store.file.papers_folder import PDF, WORD
from store.papers.converting import pdf_from_word
from store.papers.covers.files import cover_of
from store.papers.inspecting.files import traces_in
from store.papers.inspecting.parcel import CannotInspectError, Parcel
from store.papers.inspecting.traces import CURES, Trace
from store.papers.pack.opening import FRESH, opened_bytes
from store.papers.pack.plan import PackPaper
from store.papers.reading.batch import Batch
from store.problems import FileTrouble, Problem, Refused
from store.records import FoundInFile, PaperFile
from store.rules.words.wording import small

LARGEST: Final = 200_000_000
"""The most bytes of one paper; with all that is made of it, five times as many are in memory at once."""

_MOST: Final = 50
"""The most things come upon that are recorded of one file."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
"""What an Office file with a password holds in the place of its parts."""

_WORD_TYPE: Final = "wordprocessingml.document.main"


def all_arrived(paths: Iterable[Path]) -> tuple[ArrivedFile, ...]:
    """Read several files of papers. Raises Refused with everything that is wrong with any of them."""
    read: list[ArrivedFile] = []
    wrong: list[Problem] = []
    for path in paths:
        try:
            read.append(arrived(path))
        except Refused as refused:
            wrong.extend(refused.problems)
    if wrong:
        raise Refused(*wrong)
    return tuple(read)


class ArrivingFiles(Batch[ArrivedFile]):
    """Files of papers read one after the other, as `all_arrived` does."""

    def __init__(self, paths: Sequence[str]) -> None:
        """Begin with their paths."""
        super().__init__(paths, lambda data, _: arrived_as(data, ""))

    def _take(self, path: str) -> ArrivedFile:
        return arrived(Path(path))


def arrived(path: Path) -> ArrivedFile:
    """Read a file of a paper, and give what is to be recorded and kept of it. The file itself is not touched.

    Raises:
        Refused: it cannot be read, or can go into no pack: neither PDF nor Word document, or one that is not made into
            a PDF here; a password, damaged, without pages, with something hidden that a pack would show.
    """
    return arrived_as(_read(path), path.name)


def arrived_as(data: bytes, name: str) -> ArrivedFile:
    """Give what is to be recorded and kept of a file that was read. Raises Refused as `arrived` does."""
    made = _made_of_word(data, name)
    shown = made if made is not None else data
    pages = _pages(shown, name)
    traces = tuple(FoundInFile(kind=one.kind, where=one.where, what=one.what) for one in _traces(data, made, name))
    read = cover_of(data)
    facts = PaperFile(
        name=name,
        sha256=sha256(data).hexdigest(),
        size=len(data),
        pages=pages,
        found=traces[:_MOST],
        cover=read.sheet if read else None,
    )
    if made is None:
        return ArrivedFile(facts, (FileToKeep(data, PDF),))
    keeps = (FileToKeep(data, WORD), FileToKeep(made, PDF))
    return ArrivedFile(replace(facts, pdf=sha256(made).hexdigest()), keeps)


def _read(path: Path) -> bytes:
    """Read a file that may be open in another program. Raises Refused: it cannot be read, or changes meanwhile."""
    if path.name.startswith("~$"):
        sentence = f"{path.name} is what Word leaves beside a document that somebody has open."
        raise Refused(Problem("paper.open", sentence, "Name the document itself.", "file"))
    try:
        before = _state(path)
        data = read_document(path, LARGEST)
        if before != _state(path) or len(data) != before[0]:
            sentence = f"{path.name} changed while it was read."
            cure = "Wait until it is saved or copied whole, and add it again."
            raise Refused(Problem("paper.changing", sentence, cure, "file"))
    except FileTrouble as trouble:
        problem = replace(trouble.problem, field="file")
        if problem.code == "file.large":
            sentence = f"{path.name} is larger than {LARGEST // 1_000_000} MB."
            problem = replace(problem, sentence=sentence, cure="Ask its author for one with smaller pictures.")
        raise Refused(problem) from None
    return data


def _state(path: Path) -> tuple[int, int]:
    """Give the size of a file and when it was written; what is not there is told by whoever reads it."""
    try:
        status = path.expanduser().stat()
    except (OSError, ValueError):
        return 0, 0
    return status.st_size, status.st_mtime_ns


def _made_of_word(data: bytes, name: str) -> bytes | None:
    """Make a PDF of a Word document; None of anything else, which is judged as a PDF.

    Raises Refused: it is an Office file of another kind, needs a password, or cannot be made into a PDF here.
    """
    if data.startswith(_OLE):
        raise Refused(_older(data, name))
    if not data.startswith(_ZIP):
        return None
    try:
        types = Parcel(data).types.values()
    except CannotInspectError as why:
        told = f"{name}: {small(why.told.what)}"
        raise Refused(Problem("paper.damaged", told, "Ask its author for a fresh copy.", "file")) from None
    if not any(_WORD_TYPE in one for one in types):
        sentence = f"{name} is neither a PDF nor a Word document that was saved as docx without macros."
        raise Refused(Problem("paper.kind", sentence, "Ask its author for it as PDF.", "file"))
    return pdf_from_word(data, name)


def _older(data: bytes, name: str) -> Problem:
    if _LOCKED in data:
        return Problem("paper.password", f"{name} needs a password to open.", CURES["password"], "file")
    sentence = f"{name} is a document of an older Office program."
    return Problem("paper.kind", sentence, "Save it as PDF or docx in the program that made it; then add that.", "file")


def _traces(data: bytes, made: bytes | None, name: str) -> Iterator[Trace]:
    """Give what is come upon in a file; of the PDF made of a Word document, what the document itself does not tell."""
    own = list(traces_in(data, name))
    yield from own
    if made is not None:
        told = {one.kind for one in own}
        yield from (one for one in traces_in(made, f"{name}{PDF}") if one.kind not in told)


def _pages(data: bytes, name: str) -> int:
    """Count the pages of a PDF. Raises Refused if it can go into no pack."""
    try:
        one = opened_bytes(PackPaper(item="", title=name, called=name, mark=""), data)
    except Refused as refused:
        fresh = "Ask its author for a fresh copy."
        raise Refused(*(replace(why, cure=fresh) if why.cure == FRESH else why for why in refused.problems)) from None
    with one.file:
        return one.pages
