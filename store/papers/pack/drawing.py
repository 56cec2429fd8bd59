"""What a page of a pack shows: its own drawing, kept to itself, and the number and mark that are stamped over it.

A drawing that changes where and how the next is drawn, and does not change it back, would move the stamps: it is put
between a saved and a restored state, as many as it takes. Stamps stand upright at the foot and in the upper right
corner of what is seen of a page, whichever way it is turned, on white, and as decoration that is not read aloud.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    import pikepdf

_SAVES: Final = re.compile(rb"(?<![^\s\]>)])q(?=[\s\[/(<%]|$)")
_RESTORES: Final = re.compile(rb"(?<![^\s\]>)])Q(?=[\s\[/(<%]|$)")
_WORDS: Final = re.compile(rb"(?<![A-Za-z])T[jJ](?![A-Za-z*])|[)>]\s*['\"](?=[\s/\[(<%]|$)")
_DEEPEST: Final = 5
EDGE: Final = 20.0
"""How far a stamp stands from the edge of a page, in points."""
AROUND: Final = 2.0
CORNER, FOOT, BANNER = "corner", "foot", "banner"
"""Where a stamp stands: in the upper right corner, at the foot in the middle, or above that."""


class VisibleBox(NamedTuple):
    """What is seen of a page, in its own measure: its corners, by how much it is turned, and how large a unit is."""

    left: float
    bottom: float
    right: float
    top: float
    turned: int
    unit: float


def visible(page: Any) -> VisibleBox:
    """Say what is seen of a page of a PDF, whose Rotate and boxes are its own."""
    media = _box(page.get("/MediaBox")) or (0.0, 0.0, 595.0, 842.0)
    crop = _box(page.get("/CropBox")) or media
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    if right <= left or top <= bottom:
        left, bottom, right, top = media
    unit = float(page.get("/UserUnit", 1)) or 1.0
    return VisibleBox(left, bottom, right, top, int(page.get("/Rotate", 0)) % 360, unit)


def _box(held: Any) -> tuple[float, float, float, float] | None:
    try:
        one, two, three, four = (float(side) for side in held)
    except (TypeError, ValueError):
        return None
    return min(one, three), min(two, four), max(one, three), max(two, four)


def keep_to_itself(pack: pikepdf.Pdf, page: Any, *, untagged: bool) -> None:
    """Put the drawing of a page between a saved and a restored state; untagged, all of it under one mark, 0."""
    import pikepdf

    data = _drawing(page)
    if untagged:
        data = without_marks(page, data)
    missing, over = _unbalanced(page, data)
    before, after = b"q\n" * (1 + over), b"\nQ" * (1 + missing)
    if untagged:
        before, after = b"/P <</MCID 0>> BDC\n" + before, after + b"\nEMC"
        page["/Contents"] = pack.make_stream(before + data + after)
        return
    held = page.get("/Contents")
    own = list(held) if isinstance(held, pikepdf.Array) else [held] if held is not None else []
    page["/Contents"] = pikepdf.Array([pack.make_stream(before), *own, pack.make_stream(after)])


def _drawing(page: Any) -> bytes:
    import pikepdf

    held = page.get("/Contents")
    streams = list(held) if isinstance(held, pikepdf.Array) else [held] if held is not None else []
    return b"\n".join(one.read_bytes() for one in streams)


def _unbalanced(page: Any, data: bytes) -> tuple[int, int]:
    """Count how many states a drawing leaves saved, and how many it restores that it did not save.

    Counting letters takes a hundredth of the time of reading the drawing; where they agree it is not read.
    """
    if len(_SAVES.findall(data)) == len(_RESTORES.findall(data)):
        return 0, 0
    import pikepdf

    deep = over = 0
    for step in pikepdf.parse_content_stream(page, "q Q"):
        if str(step.operator) == "q":
            deep += 1
        elif deep:
            deep -= 1
        else:
            over += 1
    return deep, over


def without_marks(page: Any, data: bytes) -> bytes:
    """Give a drawing without marked content, of which no tags are left; layers stay, because all of them are seen."""
    if b"BDC" not in data and b"BMC" not in data:
        return data
    import pikepdf

    kept: list[Any] = []
    stack: list[bool] = []
    for step in pikepdf.parse_content_stream(page):
        done = str(step.operator)
        if done in ("BDC", "BMC"):
            operands: Any = step.operands
            stack.append(len(operands) > 0 and operands[0] == "/OC")
            if not stack[-1]:
                continue
        elif done == "EMC" and (not stack or not stack.pop()):
            continue
        kept.append(step)
    return pikepdf.unparse_content_stream(kept)


def shows_words(page: Any) -> bool:
    """Say whether a page draws any words, itself or in a drawing within it, and not only pictures."""
    return bool(_WORDS.search(_drawing(page))) or any(_holds_words(one) for one in _drawings_of(page))


def _holds_words(drawing: Any, depth: int = 0) -> bool:
    if _WORDS.search(drawing.read_bytes()):
        return True
    return depth < _DEEPEST and any(_holds_words(one, depth + 1) for one in _drawings_of(drawing))


def _drawings_of(holder: Any) -> Iterator[Any]:
    """Give the drawings that a page or a drawing may show within itself."""
    import pikepdf

    for one in ((holder.get("/Resources") or {}).get("/XObject") or {}).values():
        if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form":
            yield one


class PageStamp(NamedTuple):
    """A stamp as it can be put onto pages: its drawing, and its size in points."""

    drawing: Any
    width: float
    height: float


class Spot(NamedTuple):
    """Where a stamp stands with its ground, in points from the lower left of what is seen of a page, `across` wide."""

    left: float
    bottom: float
    wide: float
    tall: float
    across: float


def spot_of(page: Any, one: PageStamp, where: str) -> Spot:
    """Say where on a page a stamp stands."""
    seen = visible(page)
    size, left, bottom = _place(seen, one, where)
    around = AROUND * size
    wide, tall = one.width * size + 2 * around, one.height * size + 2 * around
    return Spot(left - around, bottom - around, wide, tall, _sides(seen)[0])


def stamp(
    pack: pikepdf.Pdf, page: Any, foot: PageStamp | None, corner: PageStamp | None, banner: PageStamp | None = None
) -> None:
    """Put a number at the foot of a page, a mark into its upper right corner, and a banner into its upper left one.

    They stand upright, on white, as decoration. Reports print their own numbers at the foot, above that of the pack:
    there a banner would cut through them.
    """
    from pikepdf import Array, Dictionary

    placed = [(one, where) for one, where in ((corner, CORNER), (foot, FOOT), (banner, BANNER)) if one is not None]
    if not placed:
        return
    seen = visible(page)
    resources: Any = Dictionary(page.get("/Resources") or {})
    held: Any = Dictionary(resources.get("/XObject") or {})
    drawn = [b"/Artifact <</Type /Pagination>> BDC"]
    for one, where in placed:
        name = _free_name(held)
        held[name] = one.drawing
        beside = corner if where == BANNER else None
        drawn.append(_placed(seen, one, where=where, name=name, beside=beside))
    # Pages of one paper often share what they draw with: the copy keeps the stamps of each to itself.
    resources["/XObject"], page["/Resources"] = held, resources
    contents = page.Contents
    own = list(contents) if isinstance(contents, Array) else [contents]
    page["/Contents"] = Array([*own, pack.make_stream(b"\n".join([*drawn, b"EMC"]))])


def _free_name(held: Any) -> str:
    number = len(held.keys())
    while f"/Stamp{number}" in held:
        number += 1
    return f"/Stamp{number}"


def _placed(seen: VisibleBox, one: PageStamp, *, where: str, name: str, beside: PageStamp | None) -> bytes:
    """Draw a stamp on a white ground where it belongs: at the foot in the middle, or in an upper corner.

    One that is wider than the page is made smaller, so that all of it is read; one that has no room `beside` the mark
    stands below it.
    """
    size, left, bottom = _place(seen, one, where, beside)
    matrix = _matrix(seen)
    ground = f"{-AROUND:.2f} {-AROUND:.2f} {one.width + 2 * AROUND:.2f} {one.height + 2 * AROUND:.2f} re f"
    at = f"{size:.4f} 0 0 {size:.4f} {left:.2f} {bottom:.2f}"
    return f"q {matrix} cm {at} cm 1 g {ground} 0 g {name} Do Q".encode()


def _sides(seen: VisibleBox) -> tuple[float, float]:
    """Give how wide and how high a page is seen, in points."""
    across, up = (seen.right - seen.left) * seen.unit, (seen.top - seen.bottom) * seen.unit
    return (up, across) if seen.turned in (90, 270) else (across, up)


def _place(seen: VisibleBox, one: PageStamp, where: str, beside: PageStamp | None = None) -> tuple[float, float, float]:
    """Give how much smaller a stamp is made, and where its lower left corner stands on the page as it is seen.

    A banner that has no room `beside` the mark in the other corner stands below it.
    """
    across, up = _sides(seen)
    size = min(1.0, (across - 2 * AROUND) / one.width)
    wide, tall = one.width * size, one.height * size
    middle = (across - wide) / 2
    left = {CORNER: across - EDGE - wide, FOOT: middle, BANNER: min(EDGE, middle)}[where]
    bottom = EDGE if where == FOOT else up - EDGE - tall
    if beside is not None and left + wide + EDGE > across - EDGE - beside.width:
        bottom -= beside.height + 2 * AROUND
    return size, max(left, 0), max(bottom, 0)


def _matrix(seen: VisibleBox) -> str:
    """Give the way from points as they are seen, from the lower left, to the measure of the page itself."""
    size = 1 / seen.unit
    turns = {
        0: (size, 0.0, 0.0, size, seen.left, seen.bottom),
        90: (0.0, size, -size, 0.0, seen.right, seen.bottom),
        180: (-size, 0.0, 0.0, -size, seen.right, seen.top),
        270: (0.0, -size, size, 0.0, seen.left, seen.top),
    }
    return " ".join(f"{number:.4f}" for number in turns.get(seen.turned, turns[0]))
