"""A paper made ready to go into a pack: its links made to last, and what readers are not meant to have taken out.

All of this is done to what stands in memory; the file itself is never written. A link by name is made to lead to its
page, because two reports use the same names and a page takes no names with it. Comments, attachments, scripts and who
wrote it stay behind; answers filled into a form are drawn onto the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from store.papers.inspecting.belongings import is_local

if TYPE_CHECKING:
    import pikepdf

_KEPT_ACTIONS: Final = ("/GoTo", "/URI")
_OF_A_PAGE: Final = frozenset(
    {"/Type", "/Parent", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/UserUnit"}
    | {"/Resources", "/Contents", "/Annots", "/Group", "/Tabs", "/StructParents"}
)
"""What a page is drawn by; whatever else hangs on it stays behind."""
_LEFT_OUT_ANYWHERE: Final = ("/AF", "/Metadata", "/PieceInfo", "/LastModified", "/OPI")
_DEEPEST: Final = 50


class FormError(Exception):
    """What was filled into a form cannot be drawn onto its page."""


def make_ready(file: pikepdf.Pdf) -> None:
    """Fix the answers of a form in their places, lead links to their pages, and take out what stays behind.

    Raises FormError if what was filled in cannot be fixed: it would vanish.
    """
    import pikepdf

    if "/AcroForm" in file.Root:
        try:
            form: Any = file.Root.AcroForm
            # Answers that were never drawn are drawn only where the form asks for it.
            form["/NeedAppearances"] = any("/AP" not in one for one in _widgets(file))
            file.generate_appearance_streams()
            file.flatten_annotations("screen")
        except (pikepdf.PdfError, RuntimeError) as trouble:
            raise FormError from trouble
        if "/AcroForm" in file.Root:
            del file.Root["/AcroForm"]
    places = _Places(file)
    for page in file.pages:
        _keep_links(page.obj, places)
        for key in set(page.obj.keys()) - _OF_A_PAGE:
            del page.obj[key]
    _make_outline_explicit(file.Root.get("/Outlines"), places)
    for one in file.objects:
        if isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
            for key in _LEFT_OUT_ANYWHERE:
                if key in one:
                    del one[key]


class _Places:
    """The places in a file to which a link may lead: its pages, and what its names stand for."""

    def __init__(self, file: pikepdf.Pdf) -> None:
        """Look the names up once."""
        self._names = _names(file)
        self._pages = {page.obj.objgen for page in file.pages}

    def make_explicit(self, holder: Any, key: str) -> bool:
        """Put the page itself where a name stands. Says whether it is one that is shown."""
        import pikepdf

        place = holder.get(key)
        if isinstance(place, (pikepdf.String, pikepdf.Name)):
            name = str(place).removeprefix("/") if isinstance(place, pikepdf.Name) else str(place)
            place = self._names.get(name)
            if place is not None:
                holder[key] = place
        leads = isinstance(place, pikepdf.Array) and len(place) > 0 and isinstance(place[0], pikepdf.Dictionary)
        return leads and place[0].objgen in self._pages


def _names(file: pikepdf.Pdf) -> dict[str, Any]:
    """Give where each name of a place leads, in both ways in which a file may hold them."""
    import pikepdf

    leads: dict[str, Any] = {}
    for name, place in (file.Root.get("/Dests") or {}).items():
        leads[str(name)[1:]] = _place(place)
    root: Any = file.Root
    tree = (root.get("/Names") or {}).get("/Dests")
    if tree is not None:
        with suppress(pikepdf.PdfError, RuntimeError, ValueError):
            for name, place in pikepdf.NameTree(tree).items():
                leads[str(name)] = _place(place)
    return leads


def _place(place: Any) -> Any:
    import pikepdf

    return place.get("/D") if isinstance(place, pikepdf.Dictionary) else place


def _keep_links(page: Any, places: _Places) -> None:
    """Leave a page the links that lead somewhere; everything else that is laid on it is taken off."""
    import pikepdf

    kept = [one for one in page.get("/Annots", ()) if isinstance(one, pikepdf.Dictionary) and _is_link(one, places)]
    for one in kept:
        for key in ("/AA", "/PA", "/M", "/NM", "/T"):
            if key in one:
                del one[key]
    if kept:
        page["/Annots"] = pikepdf.Array(kept)
    elif "/Annots" in page:
        del page.Annots


def _is_link(annotation: Any, places: _Places) -> bool:
    """Say whether an annotation is a link that may stay, and lead it to its page where it goes by a name."""
    if annotation.get("/Subtype") != "/Link":
        return False
    action = annotation.get("/A")
    if action is not None:
        if action.get("/S") not in _KEPT_ACTIONS:
            return False
        if "/Next" in action:
            del action["/Next"]
        if action.get("/S") == "/URI":
            return not is_local(str(action.get("/URI", "")))
        return places.make_explicit(action, "/D")
    return "/Dest" in annotation and places.make_explicit(annotation, "/Dest")


def _widgets(file: pikepdf.Pdf) -> Iterator[Any]:
    """Give the fields as they are laid onto pages."""
    for page in file.pages:
        for one in page.obj.get("/Annots", ()):
            if one.get("/Subtype") == "/Widget":
                yield one


def _make_outline_explicit(outline: Any, places: _Places) -> None:
    for entry in _entries(outline, 0):
        action = entry.get("/A")
        if "/Dest" in entry:
            places.make_explicit(entry, "/Dest")
        elif action is not None and action.get("/S") == "/GoTo" and places.make_explicit(action, "/D"):
            entry["/Dest"] = action["/D"]
        if action is not None:
            del entry["/A"]


def _entries(parent: Any, depth: int) -> Iterator[Any]:
    """Go through an outline; one that goes round in a circle ends where it was before."""
    import pikepdf

    entry = parent.get("/First") if isinstance(parent, pikepdf.Dictionary) and depth < _DEEPEST else None
    known = set()
    while isinstance(entry, pikepdf.Dictionary) and entry.objgen not in known:
        known.add(entry.objgen)
        yield entry
        yield from _entries(entry, depth + 1)
        entry = entry.get("/Next")
