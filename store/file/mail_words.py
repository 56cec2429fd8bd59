"""The words in a mail (RFC 5322, RFC 2045) and in a web page: what a reader would see of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Any, Final

from store.file.decoding import decoded

_BLOCK: Final = re.compile(
    r"address|article|blockquote|d[dlt]|div|footer|form|h[1-6r]|header|li|ol|p|pre|section|table|tr|ul"
)
_CELLS: Final = frozenset({"td", "th"})
_UNSEEN: Final = frozenset({"script", "style", "title", "template"})
_BLANK: Final = re.compile(r"\s+")
_OUTLOOK: Final = "application/ms-tnef"
_ONE_BYTE: Final = re.compile(r"(?:us-?ascii|ansi|latin|iso-?8859|windows-?125|cp125)", re.IGNORECASE)


class NoWordsError(Exception):
    """A mail has no words to take; the message says why, as the end of a sentence."""


def words_of_mail(data: bytes) -> str:
    """Give the words of a mail: its plain text, else what its web page says; those of a mail attached to it if it has
    none of its own. What stands before and after a picture is joined.

    Raises NoWordsError if there are none, or the mail is broken.
    """
    from email import message_from_bytes, policy

    try:
        message = message_from_bytes(data, policy=policy.default)
        parts = list(message.walk())
        for top in (message, *(one for part in parts for one in _attached(part))):
            words = "\n\n".join(_words(top))
            if words.strip():
                return words
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError):
        # The parser of mails falls over some broken heads in each of these ways.
        raise NoWordsError("is a mail that is broken, and cannot be taken apart") from None
    if any(part.get_content_type() == _OUTLOOK for part in parts):
        raise NoWordsError("is a mail that Outlook has packed into a winmail.dat")
    raise NoWordsError("is a mail without words: what it brings is attached to it")


def _attached(part: Any) -> Iterator[Any]:
    if part.get_content_type() == "message/rfc822":
        yield from part.iter_parts() if isinstance(part, EmailMessage) and part.is_multipart() else ()


def _words(part: Any) -> Iterator[str]:
    """Give the words of each part that is read with the others; of several ways of saying the same, the plainest."""
    kind = part.get_content_type()
    if part.is_attachment() or kind == "message/rfc822":
        return
    if kind == "multipart/alternative":
        said = [words for one in part.iter_parts() if (words := "\n\n".join(_words(one))).strip()]
        yield from said[:1]
    elif part.is_multipart():
        for one in part.iter_parts():
            yield from _words(one)
    elif kind in {"text/plain", "text/html"}:
        text = _text(part)
        if text.strip():
            yield text if kind == "text/plain" else words_of_html(text)


def _text(part: Any) -> str:
    """Decode one part. Raises NoWordsError if what it holds is broken or no text."""
    from email.errors import InvalidBase64LengthDefect

    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    if any(isinstance(one, InvalidBase64LengthDefect) for one in part.defects):
        raise NoWordsError("is a mail that is broken, and cannot be taken apart")
    text = _in_charset(raw, str(part.get_content_charset() or ""))
    if text is None:
        raise NoWordsError("is a mail whose words hold bytes that no text has")
    return text


def _in_charset(raw: bytes, charset: str) -> str | None:
    """Decode bytes as the mail says they are written, unless they are plainly UTF-8, which many programs do not say."""
    plain = decoded(raw)
    if not charset or (plain is not None and _ONE_BYTE.match(charset)):
        return plain
    try:
        return decoded(raw.decode(charset).encode("utf-8"))
    except (UnicodeError, LookupError, ValueError):
        return plain


def words_of_html(page: str) -> str:
    """Give the words of a web page, a line for each paragraph."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.words).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    """Gathers the words of a page as a reader sees them."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        if tag in {"br", "hr"}:
            self.words.append("\n")
        elif tag in _CELLS:
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        if _BLOCK.fullmatch(tag):
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.words.append(_BLANK.sub(" ", data))
