"""What a PDF still holds of the past: earlier versions behind the last, and pages that were taken out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from store.papers.inspecting.traces import Trace, are

if TYPE_CHECKING:
    import pikepdf

_END: Final = re.compile(rb"startxref\s+\d+\s+%%EOF[\r\n]{0,2}")
MOST_VERSIONS: Final = 20
"""The most earlier versions that are opened; each is the whole file up to where it ended."""

MOST_OBJECTS: Final = 500_000


def earlier_versions(data: bytes) -> Iterator[Trace]:
    """Give how many earlier versions can be opened by cutting the file where each ended."""
    import pikepdf

    ends = [match.end() for match in _END.finditer(data)][:-1]
    readable = 0
    for end in ends[-MOST_VERSIONS:]:
        try:
            with pikepdf.open(io.BytesIO(data[:end]), suppress_warnings=True, attempt_recovery=False) as earlier:
                readable += len(earlier.pages) > 0
        except (pikepdf.PdfError, ValueError):  # a file made to be read over the web ends twice and has no past
            continue
    if readable:
        yield Trace("earlier-version", "", f"{are(readable, 'earlier version')} kept in it.")


def pages_left_over(opened: pikepdf.Pdf) -> Iterator[Trace]:
    """Give pages that are in the file and not among its pages: whoever took them out left them behind."""
    import pikepdf

    if len(opened.objects) > MOST_OBJECTS:
        yield Trace("not-looked-at", "", "It has too many parts for pages that were taken out to be looked for.")
        return
    shown = {page.obj.objgen for page in opened.pages}
    left = sum(
        isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Page" and one.objgen not in shown
        for one in opened.objects
    )
    if left:
        yield Trace("left-over-page", "", f"{are(left, 'page')} kept in it that it does not show.")
