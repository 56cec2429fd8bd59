"""The stamps of a pack, all set in one go: its page numbers, and the marks for the first pages of its papers."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

import msgspec

from store import bundled
from store.papers.pack.drawing import PageStamp, without_marks
from store.papers.rendering.pdf import fonts

if TYPE_CHECKING:
    import pikepdf


def stamps(pack: pikepdf.Pdf, words: Iterable[str]) -> dict[str, PageStamp]:
    """Give a stamp for each of the words, ready to be put onto any page of the pack.

    A letter for which no font has a sign is left out of what is printed: the fonts cover what a mark is made of.
    """
    import pikepdf
    import typst

    listed = list(dict.fromkeys(words))
    if not listed:
        return {}
    inputs = {"stamps": msgspec.json.encode(listed).decode("utf-8")}
    press = typst.Compiler(b"", root=bundled.folder_path("typst"), font_paths=fonts(), sys_inputs=inputs)
    data = cast("bytes", press.compile(bundled.read("typst/stamps.typ"), format="pdf", timestamp=0))
    made: dict[str, PageStamp] = {}
    with pikepdf.open(io.BytesIO(data)) as printed:
        for one, page in zip(listed, printed.pages, strict=True):
            page["/Contents"] = printed.make_stream(without_marks(page, page.Contents.read_bytes()))
            left, bottom, right, top = (float(side) for side in page.mediabox)
            drawing = pack.copy_foreign(page.as_form_xobject())
            made[one] = PageStamp(drawing, right - left, top - bottom)
    return made
