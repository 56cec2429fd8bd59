"""Looking for private details in files, however a program has written them: as JSON, as a mail, packed, in UTF-16.

Every detail is brought to the forms that a file may have it in, every file to texts in which those can be looked for as
they are: a search of thirty backups for the details of a hundred askers is then a matter of seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

from store.file.decoding import decoded
from store.rules.questions.contacts import BETWEEN, lines_in, mails_in, numbers_in

_LARGEST: Final = 200_000_000
_PLAIN: Final = 10
"""The fewest letters of a line that is looked for wherever it stands; a shorter one, such as `Flat 2`, is a piece."""

_LEAST: Final = 5
"""The fewest figures of a number that is looked for: fewer would be found in every file."""

_POSTCODE: Final = re.compile(r"[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}")
_ESCAPED: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
_SIGNS: Final = {"n": "\n", "r": "\n", "t": "\t", "b": "", "f": ""}
_INSIDE_NUMBER: Final = re.compile(rf"(?<=\d){BETWEEN}{{1,3}}(?=\d)")
_PIECES: Final = re.compile(r'["\n,;<>|]')
_TAG: Final = re.compile(r"<[^>]*>")


class Where(Enum):
    """In which form of a file something is looked for."""

    TEXT = "the text in small letters, each blank one space"
    FIGURES = "the text with nothing between the figures of a number"
    PIECE = "what stands by itself between quotation marks, commas and line ends"


class Needle(NamedTuple):
    """Something to look for, and in which form of a file."""

    where: Where
    words: str


def needles(details: Iterable[str]) -> frozenset[Needle]:
    """Give what to look for to find any of some details: each number, mail address and line of an address."""
    return frozenset(needle for detail in details for needle in _needles(detail))


def _needles(detail: str) -> Iterator[Needle]:
    mails = tuple(mails_in(detail))
    if mails:
        yield from (Needle(Where.TEXT, one) for one in mails)
        return
    lines = [line.casefold() for line in lines_in(detail)]
    if all(not any(map(str.isalpha, line)) for line in lines):
        yield from (Needle(Where.FIGURES, one) for one in numbers_in(detail) if len(one) >= _LEAST)
        return
    for at, line in enumerate(lines):
        if _POSTCODE.fullmatch(line):
            bare = line.replace(" ", "")
            yield from (Needle(Where.TEXT, one) for one in (bare, f"{bare[:-3]} {bare[-3:]}"))
        elif at and not any(map(str.isdigit, line)):
            # The name of a town says nobody's address, and stands in every file.
            continue
        elif len(line) >= _PLAIN:
            yield Needle(Where.TEXT, line)
            yield from (Needle(Where.FIGURES, one) for one in numbers_in(line) if len(one) >= _LEAST * 2 - 1)
        elif not line.isdigit():
            yield Needle(Where.PIECE, line)


class Searched:
    """A file in the forms in which things are looked for; each is made when it is first needed."""

    def __init__(self, data: bytes, name: str) -> None:
        """Hold what stands in a file, whose name says whether it is a mail."""
        self.plain = "\n".join(_texts(data, name))

    @classmethod
    def of(cls, path: Path) -> Searched | None:
        """Read a file; None if it cannot be read, is no ordinary file or far too large."""
        try:
            if not path.is_file() or path.stat().st_size > _LARGEST:
                return None
            return cls(path.read_bytes(), path.name)
        except (OSError, ValueError):
            return None

    def holds(self, sought: Iterable[Needle]) -> bool:
        """Say whether any of what is looked for is there."""
        return any(self._holds(one) for one in sought)

    def _holds(self, one: Needle) -> bool:
        if one.where is Where.PIECE:
            return one.words in self._pieces
        return one.words in (self._text if one.where is Where.TEXT else self._figures)

    @cached_property
    def _text(self) -> str:
        return " ".join(self.plain.casefold().split())

    @cached_property
    def _figures(self) -> str:
        return _INSIDE_NUMBER.sub("", self.plain)

    @cached_property
    def _pieces(self) -> frozenset[str]:
        return frozenset(" ".join(piece.split()) for piece in _PIECES.split(self.plain.casefold()))


def _texts(data: bytes, name: str) -> Iterator[str]:
    """Give what stands in a file as text, in each way in which it may be written."""
    if data.startswith(b"PK"):
        yield from _unpacked(data)
        return
    if data.startswith(b"%PDF"):
        yield from _printed(data)
        return
    text = decoded(data)
    text = data.decode("utf-8", "replace") if text is None else text
    if "\\" in text:
        yield _ESCAPED.sub(_unescaped, text)
    if "\\" not in text or not name.casefold().endswith(".json"):
        yield text
    if name.casefold().endswith(".eml"):
        yield from _mail(data)


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else _SIGNS.get(match[2], match[2])


def _mail(data: bytes) -> Iterator[str]:
    """Give the head and the words of a mail as they are read: its own encoding may hide them."""
    from email import message_from_bytes, policy

    message = message_from_bytes(data, policy=policy.default)
    try:
        yield from (str(value) for value in message.values())
        for part in message.walk():
            raw = part.get_payload(decode=True) if part.get_content_maintype() == "text" else None
            if isinstance(raw, bytes):
                yield decoded(raw) or raw.decode("utf-8", "replace")
    except (ValueError, LookupError, AttributeError, IndexError):
        # The parser of mails falls over some heads; what stands there plainly was given before.
        return


def _printed(data: bytes) -> Iterator[str]:
    """Give the words of a PDF, such as a letter; what no reader can open shows nobody's details."""
    try:
        from pypdfium2 import PdfDocument, PdfiumError
    except ImportError:
        yield data.decode("latin-1")
        return
    try:
        document = PdfDocument(data)
        yield from (page.get_textpage().get_text_bounded() for page in document)
    except PdfiumError:
        return


def _unpacked(data: bytes) -> Iterator[str]:
    """Give the words in a packed document, such as a letter that was tidied and saved by a word processor."""
    import io
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(io.BytesIO(data)) as packed:
            for one in packed.infolist():
                if one.file_size < _LARGEST // 10:
                    content = packed.read(one)
                    if content.startswith(b"%PDF"):
                        yield from _printed(content)
                    else:
                        yield _TAG.sub("", content.decode("utf-8", "replace"))
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError):
        return
