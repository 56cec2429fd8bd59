"""Pictures and boxes in a document: words for those who cannot see them, parts cut off, and boxes off the page."""

from __future__ import annotations

import re
from typing import Final
from xml.etree.ElementTree import Element

_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WPS: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_V: Final = "{urn:schemas-microsoft-com:vml}"
_PICTURED: Final = ("/picture", "/chart", "/diagram", "/chartex")
_FRAMES: Final = (f"{_WP}inline", f"{_WP}anchor")
_FARTHEST: Final = 20_000_000
"""EMU (914,400 to the inch) from the place it belongs to at which no paper up to A2 shows anything."""

_WIDEST_MARGIN: Final = 1_500_000
"""The same for what may stand in a margin before the place it belongs to."""

_FAR_IN_POINTS: Final = 1_600
_MARGIN: Final = re.compile(
    r"(?:margin-left|margin-top|left|top)\s*:\s*(-?\d+(?:\.\d+)?)(pt|in|cm|mm|px)?", re.IGNORECASE
)
_POINTS: Final = {"": 1.0, "pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75}
_TINY_CUT = 1_000
"""Thousandths of a per cent that programs cut off a picture by rounding."""


def wants_words(element: Element) -> bool:
    """Say whether an element is a picture or a chart without words for it, and not marked as decoration."""
    if element.tag not in _FRAMES:
        return False
    graphic, about = element.find(f"{_A}graphic/{_A}graphicData"), element.find(f"{_WP}docPr")
    if graphic is None or not graphic.get("uri", "").endswith(_PICTURED):
        return False
    if about is None:
        return True
    adorns = any(one.tag.endswith("}decorative") and one.get("val") in ("1", "true") for one in about.iter())
    return not (adorns or about.get("descr", "").strip() or about.get("title", "").strip())


def is_cropped(element: Element) -> bool:
    """Say whether an element cuts off parts of a picture that stay in the file."""
    if element.tag != f"{_A}srcRect":
        return False
    return any(int(cut) > _TINY_CUT for cut in (element.get(side, "0") for side in "ltrb") if cut.isdecimal())


def is_off_the_page(element: Element) -> bool:
    """Say whether a box is set where no page is."""
    if element.tag == f"{_WP}anchor":
        return any(_is_far(element, one) for one in (f"{_WP}positionH", f"{_WP}positionV"))
    if element.tag in (f"{_V}shape", f"{_V}rect"):
        places = _MARGIN.findall(element.get("style", ""))
        return any(abs(float(number)) * _POINTS[unit.lower()] > _FAR_IN_POINTS for number, unit in places)
    return False


def _is_far(anchor: Element, position: str) -> bool:
    offset, extent = anchor.find(f"{position}/{_WP}posOffset"), anchor.find(f"{_WP}extent")
    at = _number(offset.text if offset is not None else "")
    long = _number(extent.get("cx" if position.endswith("H") else "cy") if extent is not None else "")
    relative = anchor.find(position)
    of_page = relative is not None and relative.get("relativeFrom") == "page"
    return at > _FARTHEST or at + long < (0 if of_page else -_WIDEST_MARGIN)


def _number(words: str | None) -> int:
    return int(words) if words and re.fullmatch(r"-?\d{1,12}", words.strip()) else 0


def shape_ground(element: Element) -> str | None:
    """Give the ground of a box as RRGGBB; empty if it has one that is not worked out, None for what is no such box."""
    if element.tag == f"{_WPS}wsp":
        properties = element.find(f"{_WPS}spPr")
        colour = properties.find(f"{_A}solidFill/{_A}srgbClr") if properties is not None else None
        if colour is not None:
            return colour.get("val", "")
        empty = properties is not None and properties.find(f"{_A}noFill") is not None
        return None if empty or element.find(f"{_WPS}style") is None else ""
    if element.tag in (f"{_V}shape", f"{_V}rect"):
        colour_words = element.get("fillcolor", "")
        return (
            (colour_words.lstrip("#") if re.fullmatch(r"#[0-9a-fA-F]{6}", colour_words) else "")
            if colour_words
            else None
        )
    return None
