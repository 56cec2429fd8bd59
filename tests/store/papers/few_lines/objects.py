"""Small PDF files, made of the text of their objects, each with something in it said otherwise."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

_WHOLE: Mapping[int, dict[str, str]] = {
    1: {
        "/Type": "/Catalog",
        "/Pages": "2 0 R",
        "/Lang": "(en)",
        "/MarkInfo": "<</Marked true>>",
        "/StructTreeRoot": "9 0 R",
        "/ViewerPreferences": "<</DisplayDocTitle true>>",
        "/Metadata": "8 0 R",
    },
    2: {"/Type": "/Pages", "/Kids": "[3 0 R 4 0 R]", "/Count": "2"},
    3: {
        "/Type": "/Page",
        "/Parent": "2 0 R",
        "/MediaBox": "[0 0 200 100]",
        "/Resources": "7 0 R",
        "/Contents": "5 0 R",
        "/StructParents": "0",
    },
    4: {
        "/Type": "/Page",
        "/Parent": "2 0 R",
        "/MediaBox": "[0 0 200 100]",
        "/Resources": "7 0 R",
        "/Contents": "6 0 R",
        "/StructParents": "1",
    },
    7: {"/Font": "<</F <</Type/Font /Subtype/Type1 /BaseFont/Helvetica>>>>"},
    9: {"/Type": "/StructTreeRoot", "/K": "10 0 R", "/ParentTree": "13 0 R"},
    10: {"/Type": "/StructElem", "/S": "/Document", "/P": "9 0 R", "/K": "[11 0 R 12 0 R]"},
    11: {"/Type": "/StructElem", "/S": "/P", "/P": "10 0 R", "/Pg": "3 0 R", "/K": "0"},
    12: {"/Type": "/StructElem", "/S": "/P", "/P": "10 0 R", "/Pg": "4 0 R", "/K": "[0]"},
    13: {"/Nums": "[0 [11 0 R] 1 [12 0 R]]"},
    14: {"/Title": "(Agenda)"},
}
_STREAMS: Mapping[int, str] = {
    5: "<<>>~/P <</MCID 0>> BDC BT /F 12 Tf 20 60 Td (First words) Tj ET EMC",
    6: "<<>>~/P <</MCID 0>> BDC BT /F 12 Tf 20 60 Td (Second page) Tj ET EMC",
    8: "<</Type/Metadata /Subtype/XML>>~<x xmlns:pdfuaid='p' pdfuaid:part='1'/>",
}
_CALLED = {"R": 1, "P": 3, "Q": 4, "F": 7, "T": 9, "A": 10, "B": 11, "C": 12, "W": 13, "I": 14}
_DRAWN = {"D": 5, "E": 6, "X": 8}
_PART = re.compile(r"([RPQFTABCWI])(/[\w.-]+)\s*(.*)|([DEX]|\d+) ?(.*)", re.DOTALL)


def cases(name: str) -> list[str]:
    """Give the changes that stand in a text file beside this, one a line."""
    words = Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in words.splitlines() if line and not line.startswith("#")]


def said(change: str) -> bytes:
    """Give a file of two pages with something said otherwise: `R/Lang (de) | 20 <<>>~words | D drawn on the first`.

    R is its root, P and Q are its pages, F what they draw with, I its properties, T A B C its tags and W the ways back
    to them; D and E are what its pages draw, X is what it says of itself in XMP, and numbers are objects more. Nothing
    behind a key takes it away.
    """
    objects = {number: dict(held) for number, held in _WHOLE.items()}
    streams = dict(_STREAMS)
    for part in filter(None, change.split(" | ")):
        match = _PART.fullmatch(part)
        assert match is not None, part
        where, key, value, other, words = match.groups()
        if where:
            objects[_CALLED[where]][key] = value
        else:
            number = _DRAWN.get(other) or int(other)
            streams[number] = f"<<>>~{words}" if other in _DRAWN else words
    texts = {
        **{
            number: f"<<{' '.join(f'{key} {value}' for key, value in held.items() if value)}>>"
            for number, held in objects.items()
        },
        **streams,
    }
    return written(texts)


def written(texts: Mapping[int, str]) -> bytes:
    """Write a file of its objects, with what says where each stands; what stands behind a ~ is a stream."""
    out, places = b"%PDF-1.7\n", {}
    for number, text in texts.items():
        places[number] = len(out)
        head, tilde, words = text.partition("~")
        data = words.encode("latin-1")
        if tilde:
            head = f"<<{head.strip()[2:-2]} /Length {len(data)}>>"
        stream = b"\nstream\n" + data + b"\nendstream" if tilde else b""
        out += f"{number} 0 obj\n{head}".encode("latin-1") + stream + b"\nendobj\n"
    start = len(out)
    size = max(texts) + 1
    table = [f"{places[at]:010d} 00000 n \n" if at in places else "0000000000 65535 f \n" for at in range(size)]
    info = " /Info 14 0 R" if 14 in texts else ""
    tail = f"xref\n0 {size}\n{''.join(table)}trailer\n<</Size {size} /Root 1 0 R{info}>>\nstartxref\n{start}\n%%EOF\n"
    return out + tail.encode()
