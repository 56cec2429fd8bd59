"""Small packed documents, made of XML whose spaces have their names given to them."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element, fromstring

from store.papers.inspecting.parcel import S
from tests.store.papers.inspecting.packing import OFFICE, packed

Part = tuple[str, str]
"""The words of a part, and its type if it has one."""

_NAMED = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "ad": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "r": OFFICE,
    **{one: f"urn:oasis:names:tc:opendocument:xmlns:{one}:1.0" for one in ("text", "table", "style", "office", "meta")},
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
    "s": S.strip("{}"),
}
_SPACES = " ".join(f'xmlns:{name}="{address}"' for name, address in _NAMED.items())
TYPE = "application/vnd.openxmlformats-officedocument."


def parcel(parts: Mapping[str, Part]) -> bytes:
    """Pack parts, each with its type if it has one."""
    types = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, (_, kind) in parts.items() if kind)
    made = {name: rooted(words) for name, (words, _) in parts.items()}
    return packed({"[Content_Types].xml": f"<Types>{types}</Types>".encode(), **made})


def rooted(words: str) -> bytes:
    """Give the names of its spaces to XML; other words stay as they are."""
    if not words.startswith("<"):
        return words.encode()
    mark = "/>" if words.partition(">")[0].endswith("/") else ">"
    name, _, rest = words.partition(mark)
    return f"{name} {_SPACES}{mark}{rest}".encode()


def element(words: str) -> Element:
    """Read XML into an element."""
    return fromstring(rooted(words))
