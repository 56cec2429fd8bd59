"""The way in for files with tables: a Word document, a spreadsheet, csv, or text that was pasted.

What a file is follows from what it holds, never from its name. Each library is imported when a file needs it.
"""

from __future__ import annotations

import io
import zipfile

from msgspec.structs import replace

from store.file.plain_text import refuse_data
from store.papers.reading.grids import Aside, Content
from store.problems import Problem, Refused

LARGEST = 50_000_000
"""The most bytes of a file with tables: one with pictures has some ten million."""

_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_WORD_NAMES = (".docx",)
_SHEET_NAMES = (".xlsx", ".xlsm", ".xls", ".ods")


def read_tables(data: bytes, named: str) -> Content:
    """Read the tables in a file. `named` is what the clerk calls it, in a refusal.

    Raises Refused: it is empty, damaged, protected by a password, far too large, or of a kind that is not read.
    """
    if not data.strip(b"\0 \r\n\t"):
        raise Refused(
            Problem("read.empty", f"{named} is empty.", "Check the name of the file, and save it anew.", "file")
        )
    kind = _kind(data, named)
    if kind == "word":
        from store.papers.reading.word_tables import word_tables

        content = word_tables(data, named)
    elif kind == "sheet":
        from store.papers.reading.spreadsheets import sheet_tables

        content = sheet_tables(data, named)
    else:
        from store.papers.reading.text_tables import text_tables

        content = text_tables(data, named)
    return replace(content, asides=(*_mislabelled(named, kind), *content.asides))


def _kind(data: bytes, named: str) -> str:
    """Say what a file is by what it holds. Raises Refused: it is of a kind that is not read."""
    if data.startswith(_OLE):
        return _older(data, named)
    if not data.startswith(_ZIP):
        refuse_data(data, named)
        return "text"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
            kind = packed.read("mimetype")[:100].decode("ascii", "replace") if "mimetype" in names else ""
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as trouble:
        cure = "Ask for it anew, or open it in the program that wrote it and save it again."
        raise Refused(
            Problem("read.damaged", f"{named} is damaged: it breaks off or was altered.", cure, "file")
        ) from trouble
    if any(name.startswith("word/") for name in names):
        return "word"
    if any(name.startswith("xl/") for name in names) or kind.endswith("opendocument.spreadsheet"):
        return "sheet"
    if kind.endswith("opendocument.text"):
        cure = "Open it in the word processor, and save it as a Word document (docx)."
        raise Refused(Problem("read.kind", f"{named} is an OpenDocument text, which is not read.", cure, "file"))
    cure = "Unpack it, and name the file inside."
    raise Refused(Problem("read.kind", f"{named} is a packed file, not a document or a spreadsheet.", cure, "file"))


def _older(data: bytes, named: str) -> str:
    """Tell apart what the older Office form of a file can hold. Raises Refused for all but a spreadsheet."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        cure = "Open it with the password, take the password off, and save it again."
        raise Refused(Problem("read.password", f"{named} is protected by a password.", cure, "file"))
    if "WordDocument".encode("utf-16-le") in data:
        cure = "Open it in Word, and save it as a Word document (docx)."
        raise Refused(Problem("read.kind", f"{named} is a document of an older Word (doc).", cure, "file"))
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        return "sheet"
    cure = "Save what it says as a Word document (docx), a spreadsheet or plain text."
    raise Refused(Problem("read.kind", f"{named} is a message or document of an older Office program.", cure, "file"))


def _mislabelled(named: str, kind: str) -> tuple[Aside, ...]:
    """Tell of a name that says the file is of another kind than it is."""
    name = named.lower()
    said = "word" if name.endswith(_WORD_NAMES) else "sheet" if name.endswith(_SHEET_NAMES) else ""
    if name.endswith((".csv", ".txt", ".tsv")):
        said = "text"
    if not said or said == kind:
        return ()
    words = {"word": "a Word document", "sheet": "a spreadsheet", "text": "plain text"}
    why = f"By its name the file is {words[said]}; in truth it is {words[kind]}, and was read as that."
    return (Aside(named, why),)
