"""An OpenDocument text or spreadsheet (odt, ods) looked over, as far as its form tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from store.papers.inspecting.belongings import is_local, is_person
from store.papers.inspecting.parcel import Parcel
from store.papers.inspecting.traces import Trace, are, places
from store.rules.words.wording import counted, listed

_NS: Final = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_OFFICE, _TEXT, _TABLE, _STYLE = (_NS % one for one in ("office", "text", "table", "style"))
_META: Final = _NS % "meta"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_TRACKED: Final = (
    ("insertion", "insertion", "tracked insertion"),
    ("deletion", "deletion", "tracked deletion"),
    ("format-change", "format", "tracked change of format|tracked changes of format"),
)
"""The element of each tracked change, the rest of its kind, and what it is called."""

_MOST_LINES: Final = 1_048_576
"""The most rows that a sheet has."""

_FETCHED: Final = ("}table-source", "}section-source", "}dde-source", "}database-range")


def open_document(parcel: Parcel, kind: str) -> Iterator[Trace]:
    """Give everything that was come upon; `kind` is what it is in words. Raises CannotInspectError: it is damaged."""
    root = parcel.xml("content.xml")
    if root is not None:
        styles = parcel.xml("styles.xml")
        yield from _changes(root)
        yield from _hidden(root, [one for one in (root, styles) if one is not None])
        yield from _links(root)
    yield from _about(parcel)
    if parcel.under("basic/", "scripts/"):
        yield Trace("macros", "", "It holds macros, which are programs.")
    files = [name for name in parcel.names if name.startswith("object") and "/" not in name]
    if files:
        yield Trace("embedded", "", f"{are(len(files), 'whole file')} within it.")
    yield Trace(
        "not-looked-at", "", f"It is {kind}: the colours of its text and what is set off its pages were not looked at."
    )


def _changes(root: Element) -> Iterator[Trace]:
    regions = [one for name in (_TEXT, _TABLE) for group in root.iter(f"{name}tracked-changes") for one in group]
    for word, kind, noun in _TRACKED:
        number = sum(one.tag.endswith(f"}}{word}") or any(True for _ in one.iter(f"{_TEXT}{word}")) for one in regions)
        if number:
            yield Trace(f"tracked-{kind}", "", f"{are(number, noun)} in it.")
    known = ("insertion", "deletion", "changed-region")
    others = sum(not one.tag.endswith(known) for one in regions)
    if others:
        yield Trace("tracked-change", "", f"{are(others, 'tracked change')} in it.")
    comments = sum(1 for _ in root.iter(f"{_OFFICE}annotation"))
    if comments:
        yield Trace("comment", "", f"{are(comments, 'comment')} in it.")


def _hidden(root: Element, styled: list[Element]) -> Iterator[Trace]:
    unseen, not_shown = set(), set()
    for style in (one for each in styled for one in each.iter(f"{_STYLE}style")):
        for properties in style:
            if properties.get(f"{_TEXT}display") == "none":
                unseen.add(style.get(f"{_STYLE}name"))
            if properties.get(f"{_TABLE}display") == "false":
                not_shown.add(style.get(f"{_STYLE}name"))
    passages = sum(
        one.get(f"{_TEXT}style-name") in unseen and bool("".join(one.itertext()).strip()) for one in root.iter()
    )
    passages += sum(1 for name in ("hidden-text", "hidden-paragraph") for _ in root.iter(f"{_TEXT}{name}"))
    passages += sum(one.get(f"{_TEXT}display") == "none" for one in root.iter(f"{_TEXT}section"))
    if passages:
        yield Trace("hidden-text", "", f"{are(passages, 'hidden passage')} in it.")
    for sheet in root.iter(f"{_TABLE}table"):
        where = f"sheet {sheet.get(f'{_TABLE}name', '')}"
        if sheet.get(f"{_TABLE}style-name") in not_shown:
            yield Trace("hidden-sheet", where, "The sheet is hidden.")
        yield from _lines_hidden(sheet, where)


def _lines_hidden(sheet: Element, where: str) -> Iterator[Trace]:
    for name in ("row", "column"):
        place, hidden, filtered = 0, list[int](), False
        for line in sheet.iter(f"{_TABLE}table-{name}"):
            repeated = line.get(f"{_TABLE}number-{name}s-repeated", "1")
            times = min(int(repeated), _MOST_LINES - place) if repeated.isdecimal() else 1
            state = line.get(f"{_TABLE}visibility", "visible")
            if state != "visible":
                hidden += range(place + 1, place + times + 1)
                filtered = filtered or (state == "filter" and name == "row")
            place += times
        if hidden:
            kind = "filtered-rows" if filtered else f"hidden-{name}s"
            yield Trace(kind, f"{where}, {places(name, hidden)}", f"{are(len(hidden), name)} hidden.")


def _links(root: Element) -> Iterator[Trace]:
    fetched = sum(one.tag.endswith(_FETCHED) and one.get(_HREF) is not None for one in root.iter())
    if fetched:
        yield Trace("external", "", f"{are(fetched, 'part')} fetched from elsewhere.")
    local = [one.get(_HREF, "") for one in root.iter(f"{_TEXT}a") if is_local(one.get(_HREF, "#"))]
    if local:
        yield Trace("local-link", "", f"It links to files of an office or a person: {listed(local[:5])}.")


def _about(parcel: Parcel) -> Iterator[Trace]:
    root = parcel.xml("meta.xml")
    if root is None:
        return
    tags = (f"{_META}initial-creator", f"{_DC}creator", f"{_META}printed-by")
    names = list(dict.fromkeys((one.text or "").strip() for tag in tags for one in root.iter(tag)))
    people = [name for name in names if is_person(name)]
    if people:
        yield Trace("author", "properties", f"Its properties name {listed(people)} as its author.")
    own = sum(1 for _ in root.iter(f"{_META}user-defined"))
    if own:
        yield Trace("property", "properties", f"Its properties hold {counted(own, 'value')} of somebody's own.")
