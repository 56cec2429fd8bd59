"""The way in: what a file is follows from what it holds, never from its name, and each kind has a module that looks.

Looked into are Word documents, spreadsheets and PDF files; slides and OpenDocument files as far as is said of them; of
any other file it is said what it is. Each library is imported when a file needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath

from store.file.decoding import as_utf8, decoded, what_it_is
from store.papers.inspecting.parcel import CannotInspectError, Parcel
from store.papers.inspecting.traces import FileFinding, Trace, finding_of
from store.problems import FileTrouble

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PDF, _HEAD = b"%PDF-", 1024
"""How a PDF begins, and within how many bytes readers look for it."""

_ENDINGS = {
    "word": (".docx", ".docm", ".dotx", ".dotm"),
    "sheets": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    "pdf": (".pdf",),
}
_CALLED = {
    "word": "a Word document",
    "sheets": "a spreadsheet",
    "pdf": "a PDF",
    "slides": "slides",
    "open": "an OpenDocument file",
    "older": "a file of an older Office program",
}
_OPEN = {"text": "an OpenDocument text (odt)", "spreadsheet": "an OpenDocument spreadsheet (ods)"}


def inspect_file(data: bytes, named: str) -> tuple[FileFinding, ...]:
    """Look a file over; `named` is what the clerk calls it. Gives a line for everything that was come upon.

    Nothing is refused: what cannot be looked at is a line too, because it must not be taken for clean.
    """
    return tuple(finding_of(named, one) for one in traces_in(data, named))


def not_read(trouble: FileTrouble, named: str) -> FileFinding:
    """Make the line of a file that could not be read at all."""
    return finding_of(named, Trace("unreadable", "", f"{trouble.problem.sentence} {trouble.problem.cure}".strip()))


def traces_in(data: bytes, named: str) -> Iterator[Trace]:
    """Give everything that was come upon in a file; `named` is what the clerk calls it."""
    try:
        kind, look = _kind(data)
        yield from _mislabelled(kind, named)
        yield from look()
    except CannotInspectError as why:
        yield why.told
    except ImportError as missing:
        yield Trace(
            "missing-part", "", f"A part of the program that looks into such files is missing here ({missing.name})."
        )
    except (RecursionError, MemoryError, OverflowError):
        yield Trace("not-looked-at", "", "It is too large or too deeply nested to be looked at.")


def _kind(data: bytes) -> tuple[str, Callable[[], Iterable[Trace]]]:
    """Say what a file is and what looks into it. Raises CannotInspectError: it is a damaged parcel."""
    if not data.strip(b"\0 \r\n\t"):
        return "", lambda: [Trace("unreadable", "", "It is empty.")]
    if data.startswith(_ZIP):
        return _packed(data)
    if _PDF in data[:_HEAD] and not data.startswith(_OLE):
        from store.papers.inspecting.pdf import pdf

        return "pdf", lambda: pdf(data)
    if data.startswith(_OLE):
        from store.papers.inspecting.older import older

        return "older", lambda: older(data)
    return "", lambda: [Trace("other-kind", "", f"It is {_other(data)}. Nothing in it was looked at.")]


def _packed(data: bytes) -> tuple[str, Callable[[], Iterable[Trace]]]:
    parcel = Parcel(data)
    types = set(parcel.types.values())
    if any(
        "wordprocessingml.document.main" in one or "wordprocessingml.template" in one or "ms-word." in one
        for one in types
    ):
        from store.papers.inspecting.word import word

        return "word", lambda: (*_form(types), *word(parcel))
    if any(
        "spreadsheetml.sheet.main" in one or "spreadsheetml.template" in one or "ms-excel.sheet.m" in one
        for one in types
    ):
        from store.papers.inspecting.sheets import sheets

        return "sheets", lambda: (*_form(types), *sheets(parcel))
    if any("presentationml" in one for one in types):
        from store.papers.inspecting.slides import slides

        return "slides", lambda: slides(parcel)
    open_kind = _open_kind(parcel)
    if open_kind:
        from store.papers.inspecting.opendocument import open_document

        return "open", lambda: open_document(parcel, open_kind)
    return "", lambda: [Trace("other-kind", "", "It is a packed file (zip). Nothing in it was looked at.")]


def _form(types: set[str]) -> Iterator[Trace]:
    if any(".template" in one or "templatemacro" in one for one in types):
        yield Trace("template", "", "It is a template, from which documents are made, and not a document.")


def _open_kind(parcel: Parcel) -> str:
    if "mimetype" not in parcel.names:
        return ""
    kind = parcel.read("mimetype")[:200].decode("ascii", "replace").rpartition("opendocument.")[2].strip()
    return _OPEN.get(kind.removesuffix("-template"), "")


def _other(data: bytes) -> str:
    """Say what a file is that is not looked into."""
    text = decoded(as_utf8(data[:2_000]))
    if text is None:
        return what_it_is(data)[0]
    begins = text.lstrip("\ufeff \r\n\t")[:100].lower()
    if begins.startswith(("<!doctype html", "<html")):
        return "a web page (often a sign-in page saved by mistake)"
    return "plain text"


def _mislabelled(kind: str, named: str) -> Iterator[Trace]:
    """Tell of a name that says a file is of another kind than it is."""
    ending = PurePath(named.replace("\\", "/")).suffix.lower()
    meant = next((one for one, endings in _ENDINGS.items() if ending in endings), "")
    if meant and kind and meant != kind:
        yield Trace("wrong-ending", "", f"By its name it is {_CALLED[meant]}; in truth it is {_CALLED[kind]}.")
