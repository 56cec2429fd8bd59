"""Bytes out of a file or a pipe, whatever program wrote them: decoded as what they are, or named as what they are not.

A text is UTF-8, UTF-16 or UTF-32 with or without its mark, or a letter of an older Windows program (cp1252, which
Latin-1 is part of). Bytes that no text has, such as a null, make it none.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

_KINDS: Final = (
    (b"%PDF", "a PDF", "Open it, copy the words, and paste them."),
    (b"\xd0\xcf\x11\xe0", "a document or message of an older Office program", "Save it as plain text, or paste it."),
    (b"{\\rtf", "a document in rich text", "Save it as plain text, or paste the words."),
    (b"\x89PNG", "a picture", "Type what it says."),
    (b"\xff\xd8\xff", "a picture", "Type what it says."),
    (b"GIF8", "a picture", "Type what it says."),
    (b"BM", "a picture", "Type what it says."),
    (b"II*\x00", "a picture", "Type what it says."),
    (b"MM\x00*", "a picture", "Type what it says."),
    (b"RIFF", "a picture, a sound or a film", "Type what it says."),
    (b"\x1f\x8b", "a packed file", "Unpack it first."),
    (b"\x78\x9f\x3e\x22", "a mail as Outlook packs it (winmail.dat)", "Open it in Outlook, and paste the words."),
)
_BEGINNINGS: Final = tuple(mark for mark, _, _ in _KINDS)
_PACKED: Final = (
    (b"word/", "a Word document", "Save it as plain text, or paste the words."),
    (b"opendocument.text", "a document of a word processor", "Save it as plain text, or paste the words."),
    (b"xl/", "a spreadsheet", "Copy the words out of it, and paste them."),
)
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NO_TEXT: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def decoded(data: bytes) -> str | None:
    """Decode bytes as what they are; None if they are no text."""
    if any(data.startswith(mark) for mark, _, _ in _KINDS[:3]):
        return None
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _whole(data.removeprefix(mark), encoding)
    data = data.removesuffix(b"\x1a")
    if b"\0" in data:
        # In UTF-16 a Latin letter, a blank or a line end has its null always on the same side.
        even, odd = data[::2].count(0), data[1::2].count(0)
        return _whole(data, "utf-16-le" if odd > even else "utf-16-be") if 0 in {even, odd} else None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _whole(data, "cp1252")
    return _whole(data, "utf-8")


def _whole(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _NO_TEXT.search(text) else text


def what_it_is(data: bytes) -> tuple[str, str]:
    """Say what bytes that are no text are, and what is to be done with them."""
    if data.startswith(b"PK"):
        packed = next(((what, cure) for mark, what, cure in _PACKED if mark in data), None)
        return packed or ("a packed file", "Unpack it first.")
    if data[4:8] == b"ftyp":
        return "a picture or a film", "Type what it says."
    known = next(((what, cure) for mark, what, cure in _KINDS if data.startswith(mark)), None)
    return known or ("something that holds bytes no text has", "Save it as plain text, or paste the words.")


def is_no_text(data: bytes) -> bool:
    """Say whether bytes are those of a kind of file that is known and holds no text."""
    return data.startswith(b"PK\x03\x04") or (decoded(data) is None and any(map(data.startswith, _BEGINNINGS)))


def as_utf8(data: bytes) -> bytes:
    """Give what is plainly UTF-16 or UTF-32, or marked as UTF-8, in UTF-8 without a mark; all else stays as it is.

    A mail says itself how it is written, and data in which one byte is wrong must not be read as another writing.
    """
    if data.startswith(codecs.BOM_UTF8):
        return data.removeprefix(codecs.BOM_UTF8)
    if b"\0" not in data[:1000] and not any(data.startswith(mark) for mark, _ in _MARKS):
        return data
    text = decoded(data)
    return data if text is None else text.encode()
