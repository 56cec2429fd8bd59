"""The styles of a Word document: what a run of text looks like by its own properties and by those it inherits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple
from xml.etree.ElementTree import Element

from store.papers.inspecting.parcel import Parcel, W

_DEEPEST = 20
_OFF = frozenset({"0", "false", "off", "none"})


def is_on(element: Element | None) -> bool:
    """Say whether a property that is either on or off is on."""
    return element is not None and element.get(f"{W}val", "1").lower() not in _OFF


class Look(NamedTuple):
    """How text looks: hidden or not, its colour and ground as RRGGBB, its size in half points; None if not said."""

    hidden: bool | None = None
    colour: str | None = None
    ground: str | None = None
    size: int | None = None

    def over(self, other: Look) -> Look:
        """Give this look, and where it says nothing the other."""
        return Look(
            other.hidden if self.hidden is None else self.hidden,
            other.colour if self.colour is None else self.colour,
            other.ground if self.ground is None else self.ground,
            other.size if self.size is None else self.size,
        )


def look_of(properties: Element | None) -> Look:
    """Read what the properties of a run, a paragraph or a cell say of the look."""
    if properties is None:
        return Look()
    vanish, colour = properties.find(f"{W}vanish"), properties.find(f"{W}color")
    shading, size = properties.find(f"{W}shd"), properties.find(f"{W}sz")
    marked = properties.find(f"{W}highlight")
    ground = shading.get(f"{W}fill") if shading is not None else None
    if marked is not None and marked.get(f"{W}val", "none") not in ("none", "white"):
        ground = "808080"
    half_points = size.get(f"{W}val", "") if size is not None else ""
    return Look(
        None if vanish is None else is_on(vanish),
        None if colour is None else colour.get(f"{W}val"),
        None if ground == "auto" else ground,
        int(half_points) if half_points.isdecimal() else None,
    )


class WordStyles:
    """The styles of one document by their ids."""

    def __init__(self, parcel: Parcel) -> None:
        """Read them; a document may have none."""
        names = parcel.of_type("wordprocessingml.styles+xml")
        root = parcel.xml(names[0]) if names else None
        self._root = root if root is not None else Element("none")
        self._by_id = {one.get(f"{W}styleId", ""): one for one in self._root.iter(f"{W}style")}
        self._looks: dict[str, Look] = {}

    @cached_property
    def languages(self) -> list[Element]:
        """What the styles say of the language."""
        return list(self._root.iter(f"{W}lang"))

    @cached_property
    def _plain(self) -> Look:
        return look_of(self._root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))

    @cached_property
    def _usual(self) -> str:
        of_paragraphs = (one for one in self._by_id.values() if one.get(f"{W}type") == "paragraph")
        return next((one.get(f"{W}styleId", "") for one in of_paragraphs if one.get(f"{W}default") == "1"), "")

    def _line(self, style_id: str) -> Iterator[Element]:
        """Give a style and those it is based on; one based on itself ends somewhere."""
        for _ in range(_DEEPEST):
            style = self._by_id.get(style_id)
            if style is None:
                return
            yield style
            based = style.find(f"{W}basedOn")
            style_id = based.get(f"{W}val", "") if based is not None else ""

    def look(self, style_id: str) -> Look:
        """Give the look of a style, with what it inherits."""
        if style_id not in self._looks:
            whole = Look()
            for style in self._line(style_id):
                of_paragraph = look_of(style.find(f"{W}pPr"))
                whole = whole.over(look_of(style.find(f"{W}rPr"))).over(Look(ground=of_paragraph.ground))
            self._looks[style_id] = whole
        return self._looks[style_id]

    def run(self, properties: Element | None, paragraph: str) -> Look:
        """Give the look of a run in a paragraph of a style (empty: the usual one)."""
        own = properties.find(f"{W}rStyle") if properties is not None else None
        by_style = self.look(own.get(f"{W}val", "")) if own is not None else Look()
        return look_of(properties).over(by_style).over(self.look(paragraph or self._usual)).over(self._plain)

    def is_dark(self, style_id: str) -> bool:
        """Say whether a style of tables gives any cell a ground of its own, on which white text can be read."""
        return any(
            shading.get(f"{W}fill", "auto").upper() not in ("AUTO", "FFFFFF")
            for style in self._line(style_id)
            for shading in style.iter(f"{W}shd")
        )

    def is_heading(self, properties: Element | None) -> bool:
        """Say whether a paragraph with these properties is a heading to a screen reader."""
        if properties is None:
            return False
        own = properties.find(f"{W}pStyle")
        styles = self._line(own.get(f"{W}val", "")) if own is not None else iter(())
        if properties.find(f"{W}outlineLvl") is not None:
            return True
        return any(
            style.find(f"{W}pPr/{W}outlineLvl") is not None or _named(style).startswith("heading ") for style in styles
        )


def _named(style: Element) -> str:
    name = style.find(f"{W}name")
    return name.get(f"{W}val", "").lower() if name is not None else ""
