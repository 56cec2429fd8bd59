"""What a report is read from: its lines in order, whatever file they stood in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_MARKS: Final = re.compile(
    r"</?(?:u|b|i|em|strong|br|p|span)\b[^<>]{0,80}>|\*\*|__(?=\S)|(?<=\S)__|^#{1,6}\s", re.IGNORECASE
)
_COLUMNS: Final = re.compile(r"\s*\t\s*|\s{3,}")
_UNSEEN: Final = dict.fromkeys(map(ord, "\xad\ufeff\u200b"))


class CoverLine(NamedTuple):
    """A line, or a whole paragraph if the file says where it ends; `cells` are those of a row of a table.

    `heading` says that the file itself marks it as one; `gap` that an empty line stands before it. `page` counts from
    1; 0 where it is not known.
    """

    text: str
    heading: bool = False
    cells: tuple[str, ...] = ()
    gap: bool = True
    page: int = 0


class CoverText(NamedTuple):
    """The lines of a report; `structured` says that the file tells paragraphs, headings and tables apart.

    `whole` is False if words may stand in it that could not be read, such as those of a page that is a picture.
    """

    lines: tuple[CoverLine, ...]
    structured: bool
    whole: bool = True


def text_lines(text: str, page: int = 0) -> Iterator[CoverLine]:
    """Go through the lines of a plain text. Blanks as wide as those of columns part cells."""
    gap = True
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        bare = tidy(raw)
        if bare:
            yield row_of(
                tuple(filter(None, map(tidy, _COLUMNS.split(_MARKS.sub("", raw).strip())))), gap=gap, page=page
            )
        gap = not bare


def row_of(cells: tuple[str, ...], *, gap: bool = True, page: int = 0) -> CoverLine:
    """Make the line of a row; a row with one cell is a line like any other."""
    return CoverLine(" ".join(cells), cells=cells if len(cells) > 1 else (), gap=gap, page=page)


def tidy(text: str) -> str:
    """Give words with one blank between, without the marks of a typesetter and what nobody sees."""
    return " ".join(_MARKS.sub("", text.translate(_UNSEEN)).split())
