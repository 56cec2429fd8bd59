"""A PDF looked over: how it opens, what it carries beside its pages, who is named, and what keeps readers out."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from store.papers.inspecting.belongings import is_person
from store.papers.inspecting.parcel import CannotInspectError, parsed
from store.papers.inspecting.pdf_actions import actions, laid_on_pages
from store.papers.inspecting.pdf_limits import why_not_unpack
from store.papers.inspecting.pdf_past import earlier_versions, pages_left_over
from store.papers.inspecting.traces import Trace, are, places
from store.rules.words.wording import listed

if TYPE_CHECKING:
    import pikepdf

_STANDARD: Final = frozenset(
    {"/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped"}
    | {"/SourceModified"}
)
_FILE_NAMES: Final = (".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".pdf", ".odt", ".indd", ".rtf")
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
LARGEST_METADATA: Final = 5_000_000
"""The most bytes of XMP that are read."""


def pdf(data: bytes) -> Iterator[Trace]:
    """Give everything that was come upon in a PDF.

    Raises:
        CannotInspectError: it needs a password, is damaged beyond repair, or unpacks to far too much.
        ImportError: what looks into such files is not installed.
    """
    import pikepdf

    why_not_unpack(data)
    try:
        opened = pikepdf.open(io.BytesIO(data), suppress_warnings=True)
    except pikepdf.PasswordError as trouble:
        raise CannotInspectError(Trace("password", "", "It needs a password to open.")) from trouble
    except (pikepdf.PdfError, ValueError) as trouble:  # the second of pikepdf before 10.16, where there is only a head
        what = "It is damaged, and cannot be opened."
        raise CannotInspectError(Trace("damaged", "", what)) from trouble
    with opened:
        yield from carried(opened)
        yield from _guarded(partial(earlier_versions, data))
        warned = bool(opened.get_warnings())
        if warned:
            yield Trace("damaged", "", "It was damaged; what could be repaired of it was looked at.")
        if len(opened.pages):
            from store.papers.inspecting.pdf_pages import pages

            yield from _guarded(partial(pages, data))


def carried(opened: pikepdf.Pdf) -> Iterator[Trace]:
    """Give what a PDF that stands open carries beside what its pages show; none of them is drawn."""
    for check in _CHECKS:
        yield from _guarded(partial(check, opened))


def _guarded(check: Callable[[], Iterator[Trace]]) -> Iterator[Trace]:
    """Run one check to its end; a file may say of anything in it that it is something else than it ought to be."""
    try:
        yield from list(check())
    except (ImportError, MemoryError):
        raise
    except CannotInspectError as why:
        yield why.told
    except Exception:  # noqa: BLE001 - what is malformed fails in as many ways as there are objects
        yield Trace("damaged", "", "A part of it is damaged, and could not be looked at.")


def _opening(opened: pikepdf.Pdf) -> Iterator[Trace]:
    if opened.is_encrypted:
        yield Trace("restricted", "", "It is locked against changes by an owner's password.")
    if not len(opened.pages):
        yield Trace("no-pages", "", "It has no pages.")


def _layers(opened: pikepdf.Pdf) -> Iterator[Trace]:
    layered: Any = opened.Root.get("/OCProperties")
    groups = list(layered.get("/OCGs", ())) if layered is not None else []
    if not groups:
        return
    usual: Any = layered.get("/D", {})
    off = {one.objgen for one in usual.get("/OFF", ())}
    if usual.get("/BaseState") == "/OFF":
        on = {one.objgen for one in usual.get("/ON", ())}
        off = {one.objgen for one in groups if one.objgen not in on}
    hidden = [one for one in groups if one.objgen in off or _is_off(one)]
    names = [_words(one.get("/Name")) for one in hidden]
    yield Trace("layers", "", f"{are(len(groups), 'layer')} in it.")
    if hidden:
        yield Trace("hidden-layer", "", f"{are(len(hidden), 'layer')} hidden: {listed(names[:5])}.")


def _is_off(layer: Any) -> bool:
    """Say whether a layer is not seen where the page is read, or not printed, by its own usage."""
    usage = layer.get("/Usage", {})
    return any(usage.get(f"/{one}", {}).get(f"/{one}State") == "/OFF" for one in ("View", "Print", "Export"))


def _attachments(opened: pikepdf.Pdf) -> Iterator[Trace]:
    names = [str(name) for name in opened.attachments]
    if "/Collection" in opened.Root and not names:
        names = ["a portfolio"]
    if names:
        yield Trace("attachment", "", f"{are(len(names), 'file')} attached: {listed(names[:5])}.")
    root: Any = opened.Root
    associated = [*root.get("/AF", ()), *(file for page in opened.pages for file in _held_by(page.obj, "/AF"))]
    if associated and not names:
        yield Trace("attachment", "", f"{are(len(associated), 'file')} attached to its pages.")


def _form(opened: pikepdf.Pdf) -> Iterator[Trace]:
    form: Any = opened.Root.get("/AcroForm")
    if form is None:
        return
    fields = list(form.get("/Fields", ()))
    signed = [one for one in fields if one.get("/FT") == "/Sig" and "/V" in one]
    others = len(fields) - sum(one.get("/FT") == "/Sig" for one in fields)
    if signed:
        names = [_words(one.V.get("/Name")) for one in signed if "/Name" in one.V]
        by = f" by {listed(names)}" if names else ""
        yield Trace("signature", "", f"It is signed{by}.")
    if others or "/XFA" in form:
        yield Trace("form", "", f"{are(others, 'field')} in it to be filled in.")


def _names(opened: pikepdf.Pdf) -> Iterator[Trace]:
    about = _info(opened)
    written = _words(about.get("/Author"))
    names = [written, *_creators(opened)]
    people = list(dict.fromkeys(name for name in names if is_person(name)))
    if people:
        yield Trace("author", "properties", f"Its properties name {listed(people)} as its author.")
    own = [key for key in about if key not in _STANDARD and not key.startswith("/PTEX")]
    if own:
        told = [f"{key.lstrip('/')} “{_words(about[key])[:100]}”" for key in own[:5]]
        yield Trace("property", "properties", f"Its properties hold {listed(told)}.")


def _creators(opened: pikepdf.Pdf) -> list[str]:
    """Give who is named as author in the XMP."""
    return [
        (one.text or "").strip()
        for root in _metadata(opened)
        for tag in ("creator", "contributor")
        for group in root.iter(f"{_DC}{tag}")
        for one in (group, *group.iter(f"{_RDF}li"))
    ]


def _metadata(opened: pikepdf.Pdf) -> list[Any]:
    stream: Any = opened.Root.get("/Metadata")
    if stream is None:
        return []
    content = stream.read_bytes()
    if len(content) > LARGEST_METADATA:
        raise CannotInspectError(Trace("not-looked-at", "properties", "Its properties (XMP) are far too long."))
    return [parsed(content.strip(b"\0 \r\n\t"))] if content.strip(b"\0 \r\n\t") else []


def _for_readers(opened: pikepdf.Pdf) -> Iterator[Trace]:
    root: Any = opened.Root
    marked = root.get("/MarkInfo", {}).get("/Marked", False)
    tree = root.get("/StructTreeRoot")
    if not marked or tree is None or "/K" not in tree:
        yield Trace("not-tagged", "", "It has no accessibility tags, so a screen reader cannot make out its order.")
    if not _words(root.get("/Lang")):
        yield Trace("no-language", "", "It does not say in which language it is.")
    title = _words(_info(opened).get("/Title")) or next(iter(_titles(opened)), "")
    if not title:
        yield Trace("no-title", "properties", "It has no title.")
    elif title.lower().endswith(_FILE_NAMES) or title.startswith("Microsoft "):
        yield Trace("no-title", "properties", f"Its title is the name of a file: “{title[:100]}”.")
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield Trace("no-title-shown", "", "The title bar shows the name of the file and not its title.")


def _titles(opened: pikepdf.Pdf) -> list[str]:
    titles = (
        one for root in _metadata(opened) for group in root.iter(f"{_DC}title") for one in group.iter(f"{_RDF}li")
    )
    return [words for one in titles if (words := (one.text or "").strip())]


def _private(opened: pikepdf.Pdf) -> Iterator[Trace]:
    held = [number for number, page in enumerate(opened.pages, start=1) if "/PieceInfo" in page.obj]
    if held or "/PieceInfo" in opened.Root:
        where = places("page", held) if held else ""
        yield Trace("program-data", where, "The program that made it keeps data of its own in it.")


def _info(opened: pikepdf.Pdf) -> Any:
    return opened.trailer.get("/Info", {})


def _held_by(holder: Any, name: str) -> list[Any]:
    return list(holder.get(name, ()))


def _words(value: Any) -> str:
    return " ".join(str(value).split()) if value is not None else ""


_CHECKS: Final[tuple[Callable[[pikepdf.Pdf], Iterator[Trace]], ...]] = (
    _opening,
    _layers,
    _attachments,
    actions,
    laid_on_pages,
    _form,
    _names,
    _for_readers,
    _private,
    pages_left_over,
)
"""What is looked at with the file open, in the order in which it is told."""
