"""The text of a Word document gone through once, with everything noted that is not seen or not to be published."""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from store.papers.inspecting.parcel import W
from store.papers.inspecting.traces import TraceCount
from store.papers.inspecting.word_drawings import is_cropped, is_off_the_page, shape_ground, wants_words
from store.papers.inspecting.word_styles import Look, WordStyles, is_on

NOUNS: Final = {
    "tracked-insertion": "tracked insertion",
    "tracked-deletion": "tracked deletion",
    "tracked-move": "tracked move",
    "tracked-format": "tracked change of format|tracked changes of format",
    "hidden-text": "hidden passage",
    "white-text": "passage in the colour of its ground|passages in the colour of their ground",
    "tiny-text": "passage too small to be seen|passages too small to be seen",
    "outside-page": "box off the page|boxes off the page",
    "hidden-bookmark": "hidden bookmark",
    "cropped": "picture with parts cut off|pictures with parts cut off",
    "no-alt-text": "picture without words for those who cannot see it|"
    "pictures without words for those who cannot see them",
    "external": "field that fetches from elsewhere|fields that fetch from elsewhere",
    "embedded": "other document taken in whole|other documents taken in whole",
}
"""What is counted in the text, by its kind."""

_TRACKED: Final = {
    **dict.fromkeys(("ins", "cellIns", "customXmlInsRangeStart"), "tracked-insertion"),
    **dict.fromkeys(("del", "cellDel", "customXmlDelRangeStart"), "tracked-deletion"),
    **dict.fromkeys(("moveTo",), "tracked-move"),
    **dict.fromkeys(
        ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange"),
        "tracked-format",
    ),
    **dict.fromkeys(("tblGridChange", "numberingChange", "cellMerge"), "tracked-format"),
}
_KINDS: Final = {f"{W}{name}": kind for name, kind in _TRACKED.items()}
_OF_WORD: Final = ("_toc", "_ref", "_goback", "_hlk", "_hlt", "_pagenum", "_heading", "__refheading", "__ddelink")
"""How the bookmarks begin that word processors set by themselves and that say nothing."""

_FETCHES: Final = re.compile(r"\b(?:INCLUDETEXT|INCLUDEPICTURE|LINK|DDE|DDEAUTO|DATABASE|RD)\b")
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SAID: Final = (f"{W}t", f"{W}delText")
_SIGN: Final = f"{W}sym"
"""A sign out of a font of pictures, which has no words."""

_TINY, _NEAR, _LIGHT = 4, 16, 0xF0


class _Place(NamedTuple):
    """What surrounds an element: the ground behind it, the style of its paragraph, a row that is hidden."""

    ground: str = ""
    style: str = ""
    hidden: bool = False


def has_words(element: Element | None) -> bool:
    """Say whether there is any text in an element."""
    return element is not None and any((one.text or "").strip() for one in element.iter(f"{W}t"))


def look_through(root: Element, part: str, styles: WordStyles, tally: TraceCount) -> None:
    """Go through a part in its order and count what is come upon; `part` is what it is called in words."""
    _Walk(part, styles, tally).go(root)


class _Walk:
    """One going through; it keeps a stack of its own, so that no depth of nesting is too deep."""

    def __init__(self, part: str, styles: WordStyles, tally: TraceCount) -> None:
        self._part = part
        self._styles = styles
        self._tally = tally
        self._paragraph = 0

    def go(self, root: Element) -> None:
        waiting = [(root, _Place())]
        while waiting:
            element, place = waiting.pop()
            if element.tag == _FALLBACK:  # the same once more, for older programs
                continue
            place = self._meet(element, place)
            waiting += ((one, place) for one in reversed(element))

    def _add(self, kind: str) -> None:
        self._tally.add(kind, self._part, self._paragraph)

    def _meet(self, element: Element, place: _Place) -> _Place:
        tag = element.tag
        if tag == f"{W}p":
            return self._begin(element, place)
        if tag == f"{W}r":
            self._run(element, place)
        elif tag in _KINDS:
            self._add(_KINDS[tag])
        elif tag == f"{W}bookmarkStart":
            name = element.get(f"{W}name", "")
            if name.startswith("_") and not name.lower().startswith(_OF_WORD):
                self._add("hidden-bookmark")
        elif tag in (f"{W}instrText", f"{W}fldSimple"):
            if _FETCHES.search(element.get(f"{W}instr") or element.text or ""):
                self._add("external")
        elif tag == f"{W}altChunk":
            self._add("embedded")
        elif tag in (f"{W}tbl", f"{W}tr", f"{W}tc"):
            return self._table(element, place)
        else:
            return self._drawing(element, place)
        return place

    def _begin(self, element: Element, place: _Place) -> _Place:
        self._paragraph += 1
        properties = element.find(f"{W}pPr")
        style = properties.find(f"{W}pStyle") if properties is not None else None
        if properties is None:
            return place._replace(style="")
        shading = properties.find(f"{W}shd")
        ground = shading.get(f"{W}fill", "auto") if shading is not None else "auto"
        name = style.get(f"{W}val", "") if style is not None else ""
        return place._replace(style=name, ground=place.ground if ground == "auto" else ground)

    def _table(self, element: Element, place: _Place) -> _Place:
        if element.tag == f"{W}tr":
            return place._replace(hidden=place.hidden or is_on(element.find(f"{W}trPr/{W}hidden")))
        if element.tag == f"{W}tbl":
            style = element.find(f"{W}tblPr/{W}tblStyle")
            if style is not None and self._styles.is_dark(style.get(f"{W}val", "")):
                return place._replace(ground=_UNKNOWN)
            shading = element.find(f"{W}tblPr/{W}shd")
        else:
            shading = element.find(f"{W}tcPr/{W}shd")
        ground = shading.get(f"{W}fill", "auto") if shading is not None else "auto"
        return place if ground == "auto" else place._replace(ground=ground)

    def _drawing(self, element: Element, place: _Place) -> _Place:
        if wants_words(element):
            self._add("no-alt-text")
        if is_cropped(element):
            self._add("cropped")
        if is_off_the_page(element):
            self._add("outside-page")
        ground = shape_ground(element)
        return place if ground is None else place._replace(ground=ground or _UNKNOWN)

    def _run(self, element: Element, place: _Place) -> None:
        if not any(one.tag == _SIGN or (one.tag in _SAID and (one.text or "").strip()) for one in element):
            return
        look = self._styles.run(element.find(f"{W}rPr"), place.style)
        if look.hidden or place.hidden:
            self._add("hidden-text")
        elif look.size is not None and look.size <= _TINY:
            self._add("tiny-text")
        elif _is_lost(look, place.ground):
            self._add("white-text")


_UNKNOWN = "?"
"""A ground of some colour that is not worked out: whoever put white text there sees it."""


def _is_lost(look: Look, around: str) -> bool:
    """Say whether text has the colour of its ground; without one it stands on white paper."""
    ground = _channels(look.ground or around or "FFFFFF")
    colour = _channels(look.colour or "")
    if ground is None or colour is None:
        return False
    if min(*ground, *colour) >= _LIGHT:
        return True
    return all(abs(one - other) <= _NEAR for one, other in zip(ground, colour, strict=True))


def _channels(colour: str) -> tuple[int, ...] | None:
    try:
        return tuple(bytes.fromhex(colour)) if len(colour) == 6 else None
    except ValueError:
        return None
