"""Files that are no such file, are damaged or far too long, through each reader: what each is refused with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from store.papers.arriving import arrived_as
from store.papers.bundle.manifest import read_manifest, read_sums
from store.papers.calendar.reading.files import read_source
from store.papers.covers.files import cover_of
from store.papers.data import export_data, import_data
from store.papers.inspecting.files import inspect_file
from store.papers.minutes.reading.files import read_file
from store.papers.moderngov.files import read_gov_file
from store.papers.pack.index import read_index
from store.papers.published import read_index as read_published
from store.papers.reading.files import read_tables
from store.papers.returned import read_corrections
from store.papers.room.reading import read_events
from store.papers.styling.reference import reference_of
from store.papers.styling.stylesheet import stylesheet_of
from store.papers.styling.words import words_of
from store.problems import Refused
from store.records import Meeting, Panel
from store.register import Register
from tests.store.papers.few_lines.documents import document
from tests.store.papers.few_lines.objects import said
from tests.store.papers.few_lines.telling import Lines, told
from tests.store.papers.inspecting.packing import TYPES, packed, parts

READERS: dict[str, Callable[[bytes], Any]] = {
    "minutes": lambda data: read_file(data, "F", lambda name: False),
    "calendar": lambda data: read_source(data, "F"),
    "tables": lambda data: read_tables(data, "F"),
    "past": lambda data: read_gov_file(data, "F"),
    "events": lambda data: read_events(data, "F"),
    "corrections": lambda data: read_corrections(data, "F"),
    "cover": cover_of,
    "words of the house": lambda data: words_of(data, "F"),
    "style of pages": lambda data: stylesheet_of(data, "F"),
    "style of documents": lambda data: reference_of(data, "F")[2],
    "records": import_data,
    "manifest": read_manifest,
    "sums": read_sums,
    "index of a pack": read_index,
    "index of what is published": read_published,
    "inspected": lambda data: inspect_file(data, "F"),
    "arrived": lambda data: arrived_as(data, "F"),
}
_PARTS = parts(document("<p>{One}</p>"))
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40)


def _odd(name: str, words: bytes) -> bytes:
    return packed({**_PARTS, name: words})


FILES = {
    "nothing": b"",
    "blanks": b" \r\n\t",
    "nulls": bytes(30),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(20),
    "the head of a PDF": b"%PDF-1.7\n",
    "a PDF": said(""),
    "a PDF cut off": said("")[:900],
    "a PDF without pages": said("2 <</Type/Pages /Kids[] /Count 0>>"),
    "a web page": b"<!DOCTYPE html><html><body>Words</body></html>",
    "an old document": _OLD + "WordDocument".encode("utf-16-le"),
    "an old spreadsheet": _OLD + "Workbook".encode("utf-16-le"),
    "an old file": _OLD,
    "a packed file that breaks off": b"PK\x03\x04word/document.xml",
    "a packed file of nothing": packed({}),
    "a packed file of something": packed({"a.txt": b"words"}),
    "a document": document("<p>{One}</p>"),
    "a document cut off": document("<p>{One}</p>")[:-30],
    "a document without its main part": packed(
        {name: words for name, words in _PARTS.items() if name != "word/document.xml"}
    ),
    "a document with a type": _odd("word/styles.xml", b"<!DOCTYPE x><x/>"),
    "a document with an entity": _odd("word/styles.xml", b"<!ENTITY x 'y'><x/>"),
    "a document with words that are no XML": _odd("word/document.xml", b"words"),
    "an open document": packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}),
    "a spreadsheet of nothing": packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}),
    "rich text": b"{\\rtf1 Words}",
    "XML": b"<?xml version='1.0'?><a><b>x</b></a>",
    "XML cut off": b"<?xml version='1.0'?><a><b>",
    "XML with a type": b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
    "an object": b"{}",
    "an object of another kind": b'{"format": "other"}',
    "an object with a list": b'{"events": [1], "format": 1}',
    "a list": b"[]",
    "a list of lists": b'[["a"]]',
    "half an object": b'{"a": ',
    "words": "Café, 4 March 2025".encode(),
    "words in Latin letters": "Café, 4 March 2025".encode("latin-1"),
    "words in UTF-16": "Café, 4 March 2025".encode("utf-16"),
    "bytes that are no words": b"abc\x00\xff\xfe\x9d\x00d",
    "a calendar": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    "half a calendar": b"BEGIN:VCALENDAR\r\n",
    "a table of names": b"Name,Council\nAnn Field,Melton\n",
    "toml": b'title = "x"\n[a]\nb = 1\n',
    "sums": b"0" * 128 + b"  a.txt\nx\n",
}


LARGEST = (
    ("minutes", "word/document.xml", 60_000_000),
    ("tables", "xl/workbook.xml", 200_000_000),
    ("inspected", "word/document.xml", 500_000_000),
)
TODAY = dt.date(2021, 7, 12)
IDS = ("M1", f"M{'1' * 15}", f"M{'1' * 16}", f"M{'1' * 30}", "M0", "M01", "M", "Mx", "X1", "1", "m1", "M\u00b2", "")


def lines() -> Lines:
    """Tell what each reader makes of the files, or refuses them with, and of which it makes the same."""
    for reader, read in READERS.items():
        yield f"## {reader}"
        answers: dict[str, list[str]] = {}
        for name, data in FILES.items():
            # What Word made becomes a PDF where there is a program for that, which is not so everywhere.
            if reader != "arrived" or not data.startswith(b"PK"):
                answers.setdefault(_answer(read, data), []).append(name)
        yield from (f"{'; '.join(names)} => {answer}" for answer, names in answers.items())
    yield "## what would unpack to as much as it may, and to a byte more"
    for reader, name, most in LARGEST:
        for size in (most, most + 1):
            yield f"{reader} {name} {size:,} => {_answer(READERS[reader], _claiming(name, size))}"
    yield "## ids of records"
    data = export_data(Register.of(Panel(id="PANEL", name="P"), Meeting(id="M1", date=TODAY)), today=TODAY)
    assert data.count(b'"M1"') == 1
    yield from (f"{one} => {_answer(import_data, data.replace(b'M1', one.encode()))[:160]}" for one in IDS)


def _answer(read: Callable[[bytes], Any], data: bytes) -> str:
    try:
        return told(read(data))[:160]
    except Refused as refused:
        return "refused: " + " ".join(f"{one.code} at {one.field}: {one}" for one in refused.problems)


def _claiming(name: str, size: int) -> bytes:
    """Give a packed file that says of one of its parts that all of them unpack to so many bytes."""
    data = packed({TYPES: b"<Types/>", name: b"words"})
    at = data.rindex(b"PK\x01\x02")
    return data[: at + 24] + (size - len(b"<Types/>")).to_bytes(4, "little") + data[at + 28 :]
