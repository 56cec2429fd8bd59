"""The formats of the cells of a spreadsheet: which of them show nothing of what stands in a cell."""

from __future__ import annotations

import re
from typing import Final
from xml.etree.ElementTree import Element

from store.papers.inspecting.parcel import Parcel, S

_SHOWS_NOTHING: Final = re.compile(r"\A\s*;{2,}\s*\Z")
_THEME: Final = {"0": "FFFFFF", "1": "000000"}
"""The two colours of a theme that are nearly always paper and ink."""

_NUMBERED: Final = {"0": "000000", "1": "FFFFFF", "8": "000000", "9": "FFFFFF", "64": "000000", "65": "FFFFFF"}
_LIGHT, _NEAR, _TINY = 0xF0, 16, 2.0


class SheetStyles:
    """Says of the number of a format why what stands in a cell of it is not seen: a kind of trace, or nothing."""

    def __init__(self, parcel: Parcel) -> None:
        """Read the formats; a file may have none."""
        names = parcel.of_type("spreadsheetml.styles+xml")
        root = parcel.xml(names[0]) if names else None
        self._root = root if root is not None else Element("none")
        fonts, fills = self._all("fonts"), self._all("fills")
        forms = {one.get("numFmtId", ""): one.get("formatCode", "") for one in self._all("numFmts")}
        self._why = [_why(one, fonts, fills, forms) for one in self._all("cellXfs")]

    def why_not_seen(self, number: str) -> str:
        """Give the kind of trace that what stands in such a cell is; empty if it is seen."""
        place = int(number) if number.isdecimal() else 0
        return self._why[place] if place < len(self._why) else ""

    def _all(self, name: str) -> list[Element]:
        group = self._root.find(f"{S}{name}")
        return list(group) if group is not None else []


def _why(form: Element, fonts: list[Element], fills: list[Element], forms: dict[str, str]) -> str:
    if _SHOWS_NOTHING.match(forms.get(form.get("numFmtId", ""), "")):
        return "hidden-value"
    font, fill = _numbered(fonts, form.get("fontId", "")), _numbered(fills, form.get("fillId", ""))
    if font is None:
        return ""
    size = font.find(f"{S}sz")
    if size is not None and _measure(size.get("val", "")) <= _TINY:
        return "tiny-text"
    pattern = fill.find(f"{S}patternFill") if fill is not None else None
    filled = pattern is not None and pattern.get("patternType", "none") == "solid"
    ground = _colour(pattern.find(f"{S}fgColor")) if filled and pattern is not None else "FFFFFF"
    if fill is not None and fill.find(f"{S}gradientFill") is not None:
        return ""
    return "white-text" if _alike(_colour(font.find(f"{S}color")), ground) else ""


def _numbered(several: list[Element], number: str) -> Element | None:
    return several[int(number)] if number.isdecimal() and int(number) < len(several) else None


def _measure(words: str) -> float:
    return float(words) if re.fullmatch(r"\d{1,4}(?:\.\d{1,9})?", words) else 10.0


def _colour(element: Element | None) -> str:
    """Give a colour as RRGGBB; empty if it is not said, or is a shade that is worked out."""
    if element is None or element.get("tint", "0") not in ("0", "0.0"):
        return ""
    if element.get("rgb"):
        return element.get("rgb", "")[-6:].upper()
    return _THEME.get(element.get("theme", ""), "") or _NUMBERED.get(element.get("indexed", ""), "")


def _alike(one: str, other: str) -> bool:
    try:
        pairs = list(zip(bytes.fromhex(one), bytes.fromhex(other), strict=True))
    except ValueError:
        return False
    if not pairs:
        return False
    return all(min(pair) >= _LIGHT for pair in pairs) or all(abs(ink - paper) <= _NEAR for ink, paper in pairs)
