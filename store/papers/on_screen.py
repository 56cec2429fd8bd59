"""A paper, or a list that is none, as it is read on a screen before it is written to a file."""

from __future__ import annotations

import datetime as dt
from typing import Any

from store.papers.house import House
from store.papers.printable import printable
from store.papers.printed import PAPERS, document_of, written
from store.papers.rendering.at_width import document_at_width, list_at_width
from store.papers.views import row_type, rows_of
from store.register import Register


def text_on_screen(name: str, register: Register, today: dt.date, house: House, width: int, /, **chosen: Any) -> str:
    """Give the text of a paper for lines of `width` cells: what its document prints, not the list behind it.

    Raises Refused and FileTrouble as the paper itself does.
    """
    if name not in PAPERS:
        return list_at_width(row_type(name), rows_of(name, register, today, **chosen), width)
    if "text" in PAPERS[name].others:
        return written(name, "text", register, today, house, **chosen).data.decode()
    document, _ = printable(document_of(name, register, today, house, **chosen))
    return document_at_width(document, width)
