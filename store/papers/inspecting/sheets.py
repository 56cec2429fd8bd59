"""A spreadsheet (xlsx) looked over: its sheets, names, comments, caches, and what every document carries."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Final
from xml.etree.ElementTree import Element

from store.papers.inspecting.belongings import belongings, is_person
from store.papers.inspecting.parcel import Parcel, R, S
from store.papers.inspecting.sheet_cells import Region, look_through_sheet, print_areas
from store.papers.inspecting.sheet_styles import SheetStyles
from store.papers.inspecting.traces import Trace, are
from store.rules.words.wording import counted, listed

_HIDDEN: Final = {
    "hidden": ("hidden-sheet", "The sheet is hidden"),
    "veryHidden": ("very-hidden-sheet", "The sheet is hidden so that no menu shows it"),
}
_OF_EXCEL: Final = ("_xlnm.", "_xlfn.", "_xlpm.", "_xlws.", "_xleta.")
"""How the hidden names begin that Excel sets by itself."""

MOST_CELLS = 2_000_000
"""The most cells looked at in one file; it takes some ten seconds."""


def sheets(parcel: Parcel) -> Iterator[Trace]:
    """Give everything that was come upon in a spreadsheet. Raises CannotInspectError: a part of it is damaged."""
    main = main_part(parcel)
    root = parcel.xml(main)
    if root is None:
        return
    styles, left = SheetStyles(parcel), MOST_CELLS
    parts = {one.id: parcel.leads_to(one) for one in parcel.relations if one.part == main}
    areas = print_areas(root)
    for place, sheet in enumerate(root.iter(f"{S}sheet")):
        name, part = sheet.get("name", ""), parts.get(sheet.get(f"{R}id", ""), "")
        seen = yield from _sheet(parcel, part, name, sheet.get("state", ""), styles, areas.get(place), left)
        left -= seen
        yield from _comments(parcel, part, name)
    yield from _names(root)
    yield from _kept_beside(parcel)
    yield from _whereabouts(root)
    yield from belongings(parcel, "xl/")


def main_part(parcel: Parcel) -> str:
    """Give the name of the part that lists the sheets."""
    kinds = ("sheet.main+xml", "template.main+xml", "excel.sheet.macroenabled.main+xml")
    named = [name for kind in kinds for name in parcel.of_type(kind)]
    return named[0] if named else "xl/workbook.xml"


def _sheet(
    parcel: Parcel, part: str, name: str, state: str, styles: SheetStyles, area: list[Region] | None, most: int
) -> Generator[Trace, None, int]:
    where = f"sheet {name}"
    if state in _HIDDEN:
        kind, what = _HIDDEN[state]
        yield Trace(kind, where, f"{what}.")
    if part not in parcel.of_type("worksheet+xml"):
        return 0
    with parcel.stream(part) as stream:
        seen = yield from look_through_sheet(stream, where, styles, area, most)
    return seen


def _comments(parcel: Parcel, part: str, name: str) -> Iterator[Trace]:
    led_to = {
        one.type.lower(): parcel.leads_to(one) for one in parcel.relations if one.part == part and not one.outside
    }
    threads = parcel.each(led_to["threadedcomment"]) if "threadedcomment" in led_to else []
    groups = parcel.each(led_to["comments"]) if "comments" in led_to else []
    notes = [one for group in groups if group.tag == f"{S}commentList" for one in group]
    comments = threads or notes
    if comments:
        cells = list(dict.fromkeys(one.get("ref", "") for one in comments))
        what = f"{are(len(comments), 'comment')} on {counted(len(cells), 'cell')}."
        yield Trace("comment", f"sheet {name}, {listed(cells[:5])}", what)


def _names(root: Element) -> Iterator[Trace]:
    hidden = [
        one.get("name", "")
        for one in root.iter(f"{S}definedName")
        if one.get("hidden") in ("1", "true") and not one.get("name", "").startswith(_OF_EXCEL)
    ]
    if hidden:
        yield Trace(
            "hidden-name", "", f"{are(len(hidden), 'name')} in it that the list does not show: {listed(hidden[:5])}."
        )


def _kept_beside(parcel: Parcel) -> Iterator[Trace]:
    """Give data that the file keeps beside its sheets."""
    books = parcel.of_type("externallink+xml")
    if books:
        yield Trace("external", "", f"{are(len(books), 'other workbook')} read by formulas, and cells of it are kept.")
    caches = parcel.of_type("pivotcachedefinition+xml")
    records = parcel.of_type("pivotcacherecords+xml")
    if caches or records:
        rows = sum(len(parcel.each(name)) for name in records)
        yield Trace("pivot-cache", "", f"A pivot table keeps {counted(rows, 'row')} of what it was made of.")
    if parcel.of_type("connections+xml") or parcel.of_type("querytable+xml"):
        yield Trace("connection", "", "It is connected to data elsewhere.")
    logs = parcel.under("xl/revisions/")
    if logs:
        yield Trace("tracked-change", "", "It keeps a log of the changes to shared cells.")


def _whereabouts(root: Element) -> Iterator[Trace]:
    """Give the folder in which it was saved, and who kept others from writing."""
    for one in root.iter():
        if one.tag.endswith("}absPath") and one.get("url"):
            yield Trace("file-path", "", f"It names the folder in which it was saved: {one.get('url')}.")
        elif one.tag == f"{S}fileSharing" and is_person(one.get("userName", "")):
            yield Trace("author", "", f"It names {one.get('userName')} as having it open.")
