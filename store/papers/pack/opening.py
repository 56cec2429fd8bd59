"""The papers of a pack opened: which cannot go in, each with its reason, and what is left out of those that can.

No file is ever written to. What is drawn on a page is not looked at here: that is done when a paper arrives, and takes
a tenth of a second a file.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from store.file.decoding import decoded, what_it_is
from store.papers.inspecting.pdf import carried
from store.papers.inspecting.traces import CURES, Trace
from store.papers.pack.cleaning import FormError, make_ready
from store.papers.pack.plan import PackPaper
from store.problems import Problem, Refused
from store.rules.words.wording import small

if TYPE_CHECKING:
    import pikepdf

FRESH = "Ask for a fresh copy; nothing was built."
"""The cure of a paper that is damaged."""

_HEAD = 1024
"""Readers look for the beginning of a PDF within so many bytes."""

_DECLARED = re.compile(rb"pdfuaid:part\s*(?:>|=\s*[\"'])\s*1")
_REFUSED = {"password", "hidden-layer", "no-pages", "unapplied-redaction"}
_LEFT_OUT = {
    "attachment": "They are left out of the pack.",
    "script": "It is left out of the pack.",
    "action": "It is left out of the pack.",
    "media": "It is left out of the pack.",
    "comment": "It is left out of the pack.",
    "form": "What was filled in is fixed in its place in the pack.",
    "signature": "The signature is not valid in the pack.",
    "local-link": "The link is left out of the pack.",
    "restricted": "The pack is not locked.",
    "not-tagged": f"The pack cannot be declared accessible. {CURES['not-tagged']}",
}
"""What becomes of what is come upon in a paper, by its kind; of any other kind it was told when the paper arrived."""


class OpenedPaper(NamedTuple):
    """A paper that goes in: the file that stands open, and a sentence for each thing that the clerk should know."""

    paper: PackPaper
    file: pikepdf.Pdf
    notes: tuple[str, ...]
    accessible: bool

    @property
    def pages(self) -> int:
        """Say how many pages it has."""
        return len(self.file.pages)


_UNREAD = "It cannot be read.", "See whether the file is there and may be read."
_WITHHELD = "Its file is not given to a reader.", "Have a clerk build the pack."


def opened(papers: Iterable[PackPaper]) -> tuple[OpenedPaper, ...]:
    """Open every paper that has a file.

    Raises Refused with everything that is wrong with any of them; nothing stays open then.
    """
    these: list[OpenedPaper] = []
    wrong: list[Problem] = []
    for paper in papers:
        if paper.source is None:
            continue
        try:
            these.append(_opened(paper, paper.source))
        except Refused as why:
            wrong.extend(why.problems)
    if wrong:
        for one in these:
            one.file.close()
        raise Refused(*wrong)
    return tuple(these)


def opened_bytes(paper: PackPaper, data: bytes) -> OpenedPaper:
    """Open a paper whose bytes were read already, and which may stand otherwise on the disk by now.

    Raises Refused with everything that is wrong with it.
    """
    return _from(paper, data[:_HEAD], io.BytesIO(data))


def _opened(paper: PackPaper, path: Path) -> OpenedPaper:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as trouble:
        what, cure = _WITHHELD if paper.withheld else _UNREAD
        raise Refused(_cannot(paper, what, cure)) from trouble
    return _from(paper, head, path)


def _from(paper: PackPaper, head: bytes, source: Path | io.BytesIO) -> OpenedPaper:
    import pikepdf

    if b"%PDF-" not in head:
        raise Refused(_no_pdf(paper, head))
    try:
        file_opened = pikepdf.open(source, suppress_warnings=True)
    except pikepdf.PasswordError as trouble:
        raise Refused(_cannot(paper, "It needs a password to open.", CURES["password"])) from trouble
    except (pikepdf.PdfError, ValueError, OSError) as trouble:  # all but the first of pikepdf before 10.16
        raise Refused(_cannot(paper, "It is damaged.", FRESH)) from trouble
    try:
        return _judged(paper, file_opened)
    except BaseException:
        file_opened.close()
        raise


def _judged(paper: PackPaper, file: pikepdf.Pdf) -> OpenedPaper:
    """Say what is left out of a paper. Raises Refused: it would show what it hides, or a page of it is damaged."""
    traces = list(carried(file))
    wrong = [_cannot(paper, one.what, CURES[one.kind]) for one in traces if one.kind in _REFUSED]
    wrong += [_cannot(paper, f"Page {page} is damaged.", FRESH) for page in _spoilt(file)]
    if wrong:
        raise Refused(*wrong)
    notes = list(_notes(paper, file, traces))
    tagged = all(one.kind != "not-tagged" for one in traces)
    declared = tagged and _DECLARED.search(_properties(file)) is not None
    if tagged and not declared:
        what = "It does not declare itself accessible (PDF/UA), so the pack cannot be declared so."
        notes.append(f"{paper.called}: {what} Ask the author for a copy that does, if the pack has to be.")
    try:
        make_ready(file)
    except FormError as trouble:
        what = "What was filled into its form cannot be fixed in its place."
        raise Refused(_cannot(paper, what, "Ask for it printed to a new PDF.")) from trouble
    except (ImportError, MemoryError):
        raise
    except Exception as trouble:  # what is malformed fails in as many ways as there are objects
        raise Refused(_cannot(paper, "A part of it is damaged.", FRESH)) from trouble
    return OpenedPaper(paper, file, tuple(notes), declared)


def _properties(file: pikepdf.Pdf) -> bytes:
    """Give what a file says of itself (XMP), nothing if that is damaged."""
    import pikepdf

    held = file.Root.get("/Metadata")
    try:
        return bytes(held.read_bytes()) if isinstance(held, pikepdf.Stream) else b""
    except pikepdf.PdfError:
        return b""


def _notes(paper: PackPaper, file: pikepdf.Pdf, traces: Iterable[Trace]) -> Iterator[str]:
    for one in traces:
        if one.kind in _LEFT_OUT:
            where = f" ({one.where})" if one.where else ""
            yield f"{paper.called}{where}: {one.what} {_LEFT_OUT[one.kind]}"
    if file.get_warnings():
        yield f"{paper.called}: It was damaged and has been repaired. {CURES['damaged']}"


def _spoilt(file: pikepdf.Pdf) -> Iterator[int]:
    """Give the numbers of the pages whose drawing cannot be unpacked."""
    import pikepdf

    for number, page in enumerate(file.pages, start=1):
        contents = page.obj.get("/Contents")
        streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents] if contents is not None else []
        try:
            for one in streams:
                one.read_bytes()
        except (pikepdf.PdfError, AttributeError):
            yield number


def _no_pdf(paper: PackPaper, head: bytes) -> Problem:
    if not head:
        return _cannot(paper, "It is empty.", "Ask for the file again.")
    if head.startswith(b"PK\x03\x04"):
        what = "It is a Word document or another Office file, and no PDF."
        return _cannot(paper, what, "Save it as PDF from Word: Save As PDF, with the tags for accessibility.")
    if b"<html" in head.lower() or b"<!doctype html" in head.lower():
        what = "It is a web page, and no PDF; often that is a sign-in page saved by mistake."
        return _cannot(paper, what, "Open the page, and save the file itself.")
    what = "text" if decoded(head) is not None else what_it_is(head)[0]
    return _cannot(paper, f"It is {what}, and no PDF.", "Ask for it as PDF.")


def _cannot(paper: PackPaper, what: str, cure: str) -> Problem:
    return Problem("pack.paper", f"{paper.called}: {small(what)}", cure, "file")
