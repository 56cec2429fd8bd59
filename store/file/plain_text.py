"""Text out of a file or a pipe, whatever program wrote it; what is no text is refused and named as what it is.

A text is UTF-8, UTF-16 with or without its mark, or a letter of an older Windows program (cp1252, which Latin-1 is part
of). Bytes that no text has, such as a null, make it none. A mail gives the words in it (RFC 5322, RFC 2045).
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from store.problems import Problem, Refused

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
    (b"\x1f\x8b", "a packed file", "Unpack it first."),
)
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
_MAIL_HEAD: Final = re.compile(
    rb"\A(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)*?(?:Received|Return-Path|MIME-Version|Message-ID|X-Unsent):",
    re.IGNORECASE,
)
_HTML: Final = re.compile(r"\A\s*(?:<!doctype html|<html)", re.IGNORECASE)
_SKIPPED: Final = re.compile(r"<(script|style|head|title)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_BREAK: Final = re.compile(r"<(?:br|/p|/div|/li|/tr|/h\d)\b[^>]*>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^>]*>")


def text_of(data: bytes, named: str) -> str:
    """Give the text in the content of a file. `named` is what the clerk calls it, in a refusal.

    Raises Refused if it is no text.
    """
    if named.lower().endswith(".eml") or _MAIL_HEAD.match(data[:20_000]):
        return _mail(data, named)
    text = decoded(data)
    if text is None:
        what, cure = _what_it_is(data)
        raise Refused(Problem("text.none", f"{named} is {what}, not text.", cure, "text"))
    return _words_of_html(text) if _HTML.match(text) else text


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


def _what_it_is(data: bytes) -> tuple[str, str]:
    if data.startswith(b"PK"):
        packed = next(((what, cure) for mark, what, cure in _PACKED if mark in data), None)
        return packed or ("a packed file", "Unpack it first.")
    known = next(((what, cure) for mark, what, cure in _KINDS if data.startswith(mark)), None)
    return known or ("something that holds bytes no text has", "Save it as plain text, or paste the words.")


def _mail(data: bytes, named: str) -> str:
    """Give the words of a mail: its plain text, else what its web page says. Raises Refused if it has neither."""
    from email import message_from_bytes, policy

    message = message_from_bytes(data, policy=policy.default)
    for kind in ("plain", "html"):
        part = message.get_body((kind,))
        raw = part.get_payload(decode=True) if part is not None else None
        if part is None or not isinstance(raw, bytes):
            continue
        text = _in_charset(raw, str(part.get_content_charset() or ""))
        if text is not None and text.strip():
            return text if kind == "plain" else _words_of_html(text)
    sentence = f"{named} is a mail without words: what it brings is attached to it."
    raise Refused(Problem("text.mail", sentence, "Open what is attached, and paste the words.", "text"))


def _in_charset(raw: bytes, charset: str) -> str | None:
    try:
        text = _whole(raw, charset) if charset else None
    except LookupError:
        text = None
    return decoded(raw) if text is None else text


def _words_of_html(page: str) -> str:
    """Give the words of a web page, a line for each paragraph."""
    from html import unescape

    bare = unescape(_TAG.sub("", _BREAK.sub("\n", " ".join(_SKIPPED.sub(" ", page).split()))))
    lines = (" ".join(line.split()) for line in bare.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
