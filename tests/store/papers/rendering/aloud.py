"""What a screen reader reads of a PDF file: its tags in their order, each with the words that stand in it."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
from pypdfium2 import raw

Spoken = tuple[str, str]
"""A tag, such as H1 or TD, and its own words."""


def read_aloud(data: bytes) -> list[Spoken]:
    """Give every tag that has words of its own, in reading order."""
    told = dict(_marked(data))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        return [(tag, "".join(told.get(mark, "") for mark in marks)) for tag, marks in _tags(pdf, pages)]


def _tags(pdf: Any, pages: dict[Any, int]) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    def walk(element: Any, page: Any) -> Iterator[tuple[str, list[tuple[int, int]]]]:
        page = element.get("/Pg", page)
        kids = element.get("/K", pikepdf.Array([]))
        marks: list[tuple[int, int]] = []
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                marks.append((pages[page.objgen], int(kid)))
            elif kid.get("/Type") == pikepdf.Name.MCR:
                marks.append((pages[kid.get("/Pg", page).objgen], int(kid.MCID)))
            elif "/S" in kid:
                if marks:
                    yield str(element.S)[1:], marks
                    marks = []
                yield from walk(kid, page)
        if marks:
            yield str(element.S)[1:], marks

    yield from walk(pdf.Root.StructTreeRoot, None)


def _marked(data: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    """Give the words under every mark of every page."""
    words: dict[tuple[int, int], list[str]] = {}
    for number, page in enumerate(pypdfium2.PdfDocument(data)):
        text = page.get_textpage()
        for shown in page.get_objects():
            mark = raw.FPDFPageObj_GetMarkedContentID(shown)
            if mark >= 0 and shown.type == raw.FPDF_PAGEOBJ_TEXT:
                words.setdefault((number, mark), []).append(_text(shown, text))
    yield from ((mark, "".join(said)) for mark, said in words.items())


def _text(shown: Any, page: Any) -> str:
    size = raw.FPDFTextObj_GetText(shown, page, None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFTextObj_GetText(shown, page, buffer, size)
    return bytes(buffer)[: max(size - 2, 0)].decode("utf-16-le")
