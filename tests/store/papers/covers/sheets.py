"""The cover sheets of the source papers in every form in which a report comes, and the meetings they are for.

`printed/NAME.txt` holds the words as the source prints them, shortened between head and foot; `sheets.json` the same
taken apart, from which Word documents and PDF files are made. Telephone numbers and addresses are left out.
"""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
from docx import Document as WordDocument

from store.papers.covers.reading import CoverRead
from store.papers.document import AnyBlock, Document, HeadingBlock, ParagraphBlock, TableBlock, TableCell
from store.papers.rendering.pdf import pdf
from store.records import Meeting
from tests.as_read import same_lines

HERE = Path(__file__).parent
GOLDEN = HERE.parents[2] / "golden" / "covers"
SHEETS: dict[str, dict[str, Any]] = json.loads((HERE / "sheets.json").read_text(encoding="utf-8"))
NAMES = ("000-5", "000-6", "000-7", "004-5", "004-6", "004-7", "004-8", "004-9", "004-10", "003")

TITLE = "Police and Crime Panel"

OF_2016 = Meeting(id="M1", date=dt.date(2016, 12, 5), start=dt.time(13))
OF_2021 = Meeting(id="M2", date=dt.date(2021, 3, 25), start=dt.time(13))
OF_2015 = Meeting(id="M3", date=dt.date(2015, 9, 16))


def meeting_of(name: str) -> Meeting:
    """The meeting for which a sheet was written."""
    return {"000": OF_2016, "004": OF_2021, "003": OF_2015}[name[:3]]


def text_of(name: str) -> str:
    """A sheet as the source prints it."""
    return (HERE / "printed" / f"{name}.txt").read_text(encoding="utf-8")


@cache
def tagged_pdf(name: str) -> bytes:
    """A sheet as a PDF with tags: its head and its implications are tables of two columns."""
    one = SHEETS[name]
    blocks: list[AnyBlock] = [HeadingBlock(text=TITLE, level=1), _table(one["head"], "Report")]
    for heading, lines in one["text"]:
        blocks.append(HeadingBlock(text=heading))
        blocks += [ParagraphBlock(words=line) for line in lines]
    blocks.append(HeadingBlock(text="Background"))
    blocks += [ParagraphBlock(words=line) for line in one["body"]]
    if one["implications"]:
        blocks += [HeadingBlock(text="Implications"), _table(one["implications"], "Implications")]
    for heading, lines in one["foot"]:
        blocks.append(HeadingBlock(text=heading))
        blocks += [ParagraphBlock(words=line) for line in lines]
    return pdf(Document(title=TITLE, blocks=tuple(blocks))).data


def _table(rows: list[list[str]], caption: str) -> TableBlock:
    cells = tuple((TableCell((label,), head=True), TableCell((words,))) for label, words in rows)
    return TableBlock(heads=("", ""), rows=cells, shares=(1, 3), caption=caption)


@cache
def untagged_pdf(name: str) -> bytes:
    """The same PDF without its tags: what stands where is all that can be told."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(tagged_pdf(name))) as held:
        del held.Root["/StructTreeRoot"]
        del held.Root["/MarkInfo"]
        held.save(out)
    return out.getvalue()


@cache
def word_table(name: str) -> bytes:
    """A sheet as a Word document with styles for its headings, and tables for its labels."""
    one, made = SHEETS[name], WordDocument()
    made.add_heading(TITLE, 1)
    _word_rows(made, one["head"])
    for heading, lines in one["text"]:
        made.add_heading(heading, 2)
        _paragraphs(made, lines)
    made.add_heading("Background", 2)
    _paragraphs(made, one["body"])
    if one["implications"]:
        made.add_heading("Implications", 2)
        _word_rows(made, one["implications"])
    for heading, lines in one["foot"]:
        made.add_heading(heading, 2)
        _paragraphs(made, lines)
    return _saved(made)


@cache
def word_typed(name: str) -> bytes:
    """A sheet as a Word document typed without styles: labels with tabs and colons, headings that are plain lines."""
    one, made = SHEETS[name], WordDocument()
    made.add_paragraph(TITLE.upper())
    _paragraphs(made, [f"{label}\t{words}" for label, words in one["head"]])
    for heading, lines in one["text"]:
        _paragraphs(made, [heading, *lines])
    _paragraphs(made, ["Background", *one["body"]])
    if one["implications"]:
        _paragraphs(made, ["Implications", *(f"{label}: {words}" for label, words in one["implications"])])
    for heading, lines in one["foot"]:
        _paragraphs(made, [heading, *lines])
    return _saved(made)


def _paragraphs(made: Any, lines: list[str]) -> None:
    for line in lines:
        made.add_paragraph(line)


def _word_rows(made: Any, rows: list[list[str]]) -> None:
    table = made.add_table(rows=0, cols=2)
    for label, words in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, words


def _saved(made: Any) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def check(name: str, lines: Iterable[str]) -> None:
    """Compare lines with what was read of that name."""
    same_lines(GOLDEN / f"{name}.txt", lines)


def told(read: CoverRead | None) -> Iterator[str]:
    """Tell all that was read of a sheet."""
    if read is None:
        yield "no sheet"
        return
    sheet = read.sheet
    listed = ", ".join(one or "-" for one in sheet.listed)
    whole = "" if sheet.whole else "; not whole"
    yield f"{sheet.date or 'no date'} {sheet.hour or '-'}; listed {listed or 'none'}{whole}"
    for one in sheet.named:
        yield f"{one.where or '-'} names {one.letter or '-'}{f', meant {one.meant}' if one.meant else ''}"
    yield from sheet.at_odds
    yield from (f"{one.heading} {one.says.value}: {read.words[one.heading]}" for one in sheet.parts)
