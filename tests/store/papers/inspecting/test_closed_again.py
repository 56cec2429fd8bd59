"""Whatever is opened of a PDF to look at it is closed again: a year of papers would else stay in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest

from store.papers.covers.pdf import pdf_text
from store.papers.inspecting.files import inspect_file
from tests.store.papers.inspecting.pdf_files import BLACK, OVER, WORDS, scan, set_page, with_drawn

KINDS = (pypdfium2.PdfDocument, pypdfium2.PdfPage, pypdfium2.PdfTextPage, pypdfium2.PdfBitmap)


@pytest.fixture
def left_open(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count what is opened and not closed, by what it is."""
    still: Counter[str] = Counter()

    def watch(kind: Any) -> None:
        made, closed = kind.__init__, kind.close

        def init(self: Any, *args: Any, **kwargs: Any) -> None:
            made(self, *args, **kwargs)
            still[kind.__name__] += 1

        def close(self: Any, *args: Any, **kwargs: Any) -> Any:
            if not (args or kwargs):
                still[kind.__name__] -= 1
            return closed(self, *args, **kwargs)

        monkeypatch.setattr(kind, "__init__", init)
        monkeypatch.setattr(kind, "close", close)

    for kind in KINDS:
        watch(kind)
    return still


LOOKED_AT: dict[str, Callable[[], object]] = {
    "words": lambda: inspect_file(set_page("Words"), "a.pdf"),
    "a box": lambda: inspect_file(with_drawn(BLACK + WORDS + OVER), "a.pdf"),
    "a scan": lambda: inspect_file(scan(), "a.pdf"),
    "a cover sheet": lambda: pdf_text(set_page("Words")),
    "a cover sheet of pictures": lambda: pdf_text(scan()),
}


@pytest.mark.parametrize("what", LOOKED_AT)
def test_what_is_opened_to_be_looked_at_is_closed_again(what: str, left_open: Counter[str]) -> None:
    LOOKED_AT[what]()
    assert len(left_open) >= 2
    assert {name: count for name, count in left_open.items() if count} == {}
