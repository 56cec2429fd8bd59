"""What a PDF does by itself, and what is laid on its pages: scripts, links to files, comments, things to play."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from store.papers.inspecting.belongings import is_local, is_person
from store.papers.inspecting.traces import Trace, are, places
from store.rules.words.wording import counted, listed

if TYPE_CHECKING:
    import pikepdf

_SCRIPTS: Final = frozenset({"/JavaScript", "/Rendition"})
_DEEDS: Final = {
    "/Launch": "starts a program",
    "/SubmitForm": "sends what is filled in",
    "/ImportData": "fetches data",
    "/GoToE": "opens a file within it",
    "/RichMediaExecute": "plays something",
    "/Hide": "hides or shows a field",
    "/SetOCGState": "turns a layer on or off",
}
_NO_COMMENT: Final = frozenset({"/Link", "/Widget", "/Popup", "/PrinterMark", "/TrapNet", "/Watermark", "/Redact"})
_PLAYED: Final = frozenset({"/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"})


class _Gathered:
    """What is come upon while every place that can hold an action is gone through."""

    def __init__(self) -> None:
        self.scripts: list[int] = []
        self.deeds: dict[str, list[int]] = {}
        self.local: dict[str, None] = {}

    def take(self, action: Any, page: int) -> None:
        """Note an action and those that follow it; `page` is 0 for the file as a whole."""
        for one in _each([action], lambda held: _listed(held.get("/Next"))):
            kind = str(one.get("/S", ""))
            if kind in _SCRIPTS or "/JS" in one:
                self.scripts.append(page)
            elif kind in _DEEDS:
                self.deeds.setdefault(_DEEDS[kind], []).append(page)
            elif kind == "/GoToR":
                self.local[_file_name(one.get("/F"))] = None
            elif kind == "/URI" and is_local(str(one.get("/URI", ""))):
                self.local[str(one.URI)] = None

    def take_all(self, holder: Any, page: int) -> None:
        """Note the actions of a file, a page, a field or an annotation: its own, and those that events bring on."""
        if "/A" in holder:
            self.take(holder.A, page)
        for name in ("/AA", "/PA"):
            events = holder.get(name)
            if events is not None and _is_dictionary(events):
                for event in events:
                    self.take(events[event], page)


def actions(opened: pikepdf.Pdf) -> Iterator[Trace]:
    """Give scripts and other things that the file does, and links that lead to files."""
    gathered = _Gathered()
    root = opened.Root
    gathered.take_all(root, 0)
    if _is_dictionary(root.get("/OpenAction")):
        gathered.take(root.OpenAction, 0)
    for script in _of_names(root):
        gathered.take(script, 0)
    for holder, page in (*_fields(root), *_bookmarks(root), *_of_pages(opened)):
        gathered.take_all(holder, page)
    if gathered.scripts:
        yield Trace("script", _pages(gathered.scripts), f"{are(len(gathered.scripts), 'script')} in it.")
    for deed, numbers in gathered.deeds.items():
        yield Trace("action", _pages(numbers), f"It {deed}, in {counted(len(numbers), 'place')}.")
    if gathered.local:
        addresses = list(gathered.local)
        yield Trace("local-link", "", f"It links to files of an office or a person: {listed(addresses[:5])}.")


def laid_on_pages(opened: pikepdf.Pdf) -> Iterator[Trace]:
    """Give comments, redactions that were marked and not applied, files pinned to pages, and things to play."""
    met: dict[str, list[int]] = {}
    names: dict[str, None] = {}
    for number, page in enumerate(opened.pages, start=1):
        for one in _each([page.obj.get("/Annots")], lambda _: []):
            drawn = str(one.get("/Subtype", ""))
            kind = _KINDS.get(drawn) or ("media" if drawn in _PLAYED else "" if drawn in _NO_COMMENT else "comment")
            if not kind:
                continue
            met.setdefault(kind, []).append(number)
            author = str(one.get("/T", ""))
            if kind == "comment" and is_person(author):
                names[author] = None
    for kind, numbers in met.items():
        by = f", by {listed(list(names)[:5])}" if kind == "comment" and names else ""
        yield Trace(kind, _pages(numbers), f"{are(len(numbers), NOUNS[kind])} in it{by}.")


_KINDS: Final = {"/Redact": "unapplied-redaction", "/FileAttachment": "attachment"}
NOUNS: Final = {
    "unapplied-redaction": "redaction that is marked and not applied|redactions that are marked and not applied",
    "attachment": "file pinned to a page|files pinned to pages",
    "media": "film, sound or model|films, sounds or models",
    "comment": "comment or drawn mark|comments or drawn marks",
}


def _pages(numbers: Iterable[int]) -> str:
    known = [number for number in numbers if number]
    return places("page", known) if known else ""


def _of_names(root: Any) -> Iterator[Any]:
    """Give the scripts of the whole file; they stand in a tree whose branches are lists of names and scripts."""
    for branch in _each([root.get("/Names", {}).get("/JavaScript")], lambda held: _listed(held.get("/Kids"))):
        yield from _listed(branch.get("/Names"))[1::2]


def _fields(root: Any) -> Iterator[tuple[Any, int]]:
    fields = _listed(root.get("/AcroForm", {}).get("/Fields"))
    yield from ((one, 0) for one in _each(fields, lambda held: _listed(held.get("/Kids"))))


def _bookmarks(root: Any) -> Iterator[tuple[Any, int]]:
    first = root.get("/Outlines", {}).get("/First")
    yield from ((one, 0) for one in _each([first], lambda held: [held.get("/Next"), held.get("/First")]))


def _of_pages(opened: pikepdf.Pdf) -> Iterator[tuple[Any, int]]:
    for number, page in enumerate(opened.pages, start=1):
        yield page.obj, number
        yield from ((one, number) for one in _each([page.obj.get("/Annots")], lambda _: []))


def _each(first: list[Any], following: Callable[[Any], list[Any]]) -> Iterator[Any]:
    """Give dictionaries and what follows from each, in their order, every one once: a file may lead in a circle."""
    waiting, seen = first[::-1], set()
    while waiting:
        one = waiting.pop()
        if not (_is_array(one) or _is_dictionary(one)) or (one.is_indirect and one.objgen in seen):
            continue
        seen.add(one.objgen)
        if _is_array(one):
            waiting += list(one)[::-1]
        else:
            yield one
            waiting += following(one)[::-1]


def _is_dictionary(value: Any) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.Dictionary | pikepdf.Stream)


def _is_array(value: Any) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.Array)


def _listed(value: Any) -> list[Any]:
    """Give what stands in a list, or the one thing that stands in its place."""
    return list(value) if _is_array(value) else [] if value is None else [value]


def _file_name(value: Any) -> str:
    if value is not None and _is_dictionary(value):
        value = value.get("/UF", value.get("/F", ""))
    return str(value)
