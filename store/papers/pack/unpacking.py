"""Everything that stands in a PDF as text, wherever and however it is written: seen on a page, or never seen at all.

The pages are read as a reader of PDF sees them. Then every object is taken as it is written, its strings brought back
from each way of writing them, and every stream is unpacked: drawings that no page shows are read with their own fonts,
of a picture its own notes are taken, of anything else all that looks like text.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import unquote

from store.papers.pack.drawn_text import DrawnText, unescaped, unhexed
from store.private_search import Searched

if TYPE_CHECKING:
    import pikepdf


class Place(NamedTuple):
    """A text of a file: where it stands in words, and the number of the page on which it is seen; empty if on none.

    `worded` says that somebody wrote it as words, so that one of them alone may tell; a program's own names are none.
    """

    where: str
    text: str
    page: str = ""
    worded: bool = True


_STRING: Final = re.compile(rb"(/[^\s/<>\[\](){}%]+)?\s*(?:\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]{2,})>)", re.DOTALL)
_NAME: Final = re.compile(rb"/([^\s/<>\[\](){}%]{6,})")
_HEX_NAME: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_PRINTED: Final = re.compile(rb"[\x20-\x7e\xa0-\xff]{4,}|(?:[\x20-\x7e]\x00){4,}|(?:\x00[\x20-\x7e]){4,}")
_MARKS: Final = ((codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF8, "utf-8"))
_MOST_OF_A_PICTURE: Final = 200_000
"""The bytes of a picture in whose own notes text is looked for; they stand before what is drawn."""

_FONTS: Final = (b"\0\1\0\0", b"OTTO", b"true", b"\1\0\4")
_TAIL: Final = 2_000
"""The bytes behind a picture in which some programs leave their notes."""

_CALLED: Final = {
    "Title": "in a title or bookmark",
    "Alt": "in the words for a picture, which are read aloud",
    "ActualText": "in words that are read aloud in the place of others",
    "E": "in words that are read aloud in the place of others",
    "T": "in the name of a field or a part",
    "TU": "in the name of a field or a part",
    "URI": "in the address of a link",
    "Contents": "in a comment or link",
    "RC": "in a comment or link",
    "V": "in an answer in a form",
    "DV": "in an answer in a form",
    "Author": "in the properties",
    "Subject": "in the properties",
    "Keywords": "in the properties",
    "Creator": "in the properties",
    "Producer": "in the properties",
    "F": "in the name of a file",
    "UF": "in the name of a file",
    "Desc": "in the name of a file",
    "JS": "in a script",
    "P": "in the labels of its pages",
}
_HIDDEN: Final = "in a part that nobody sees"


def places_in(file: Path | bytes) -> Iterator[Place]:
    """Give every text of a PDF, by its path or its bytes. Raises PdfError and PdfiumError if it is none."""
    import pikepdf

    yield from _pages(file)
    with pikepdf.open(file if isinstance(file, Path) else io.BytesIO(file), suppress_warnings=True) as held:
        shown = {stream.objgen for page in held.pages for stream in _streams_of(page.obj)}
        drawn = DrawnText()
        met: set[tuple[str, str]] = set()
        for place in _written(held, drawn, shown):
            if place.text.strip() and (place.where, place.text) not in met:
                met.add((place.where, place.text))
                yield place


def _pages(file: Path | bytes) -> Iterator[Place]:
    from pypdfium2 import PdfDocument

    document = PdfDocument(file)
    try:
        for at, page in enumerate(document):
            label = document.get_page_label(at) or str(at + 1)
            text = page.get_textpage()
            yield Place(f"on page {label}", text.get_text_range(), label)
            text.close()
            page.close()
    finally:
        document.close()


def _streams_of(page: Any) -> list[Any]:
    import pikepdf

    held = page.get("/Contents")
    return list(held) if isinstance(held, pikepdf.Array) else [held] if held is not None else []


def _written(held: pikepdf.Pdf, drawn: DrawnText, shown: set[tuple[int, int]]) -> Iterator[Place]:
    import pikepdf

    yield from _in_words(bytes(held.trailer.unparse()))
    for one in held.objects:
        if isinstance(one, pikepdf.Stream):
            written: Any = one.stream_dict
            yield from _in_words(bytes(written.unparse(resolved=True)))
            yield from _in_stream(one, drawn, on_page=one.objgen in shown)
        else:
            yield from _in_words(bytes(one.unparse(resolved=True)))


def _in_words(written: bytes) -> Iterator[Place]:
    """Give the strings and names of an object as it is written, each in every way in which it can be read."""
    key = ""
    for match in _STRING.finditer(written):
        # The strings of an array follow its key: they are told by the last one that was named.
        key = match[1][1:].decode("latin-1") if match[1] else key
        raw = unescaped(match[2]) if match[2] is not None else unhexed(match[3])
        for text in readings(raw):
            yield Place(_CALLED.get(key, _HIDDEN), text)
    names = b" ".join(_HEX_NAME.sub(lambda one: bytes.fromhex(one[1].decode()), one) for one in _NAME.findall(written))
    if names:
        yield Place(_HIDDEN, names.decode("utf-8", "replace"), worded=False)


def readings(raw: bytes) -> tuple[str, ...]:
    """Give what a string of a PDF can be read as: by its mark, as PDF has letters, and as plain UTF-8 or UTF-16."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return (raw[len(mark) :].decode(name, "replace"),)
    read = [raw.decode("pdfdoc", "replace")]
    if b"%" in raw:
        read.append(unquote(read[0]))
    if not raw.isascii():
        read.append(raw.decode("utf-8", "replace"))
    if len(raw) > 3 and b"\0" in raw:
        read += [raw.decode("utf-16-be", "replace"), raw.decode("utf-16-le", "replace")]
    return tuple(read)


def _in_stream(stream: Any, drawn: DrawnText, *, on_page: bool) -> Iterator[Place]:
    import pikepdf

    kind = str(stream.get("/Subtype", ""))
    if stream.get("/Type") in ("/ObjStm", "/XRef"):
        # What they hold is given as objects of its own.
        return
    if kind == "/Image":
        yield from _of_picture(stream)
        return
    try:
        data = bytes(stream.read_bytes())
    except pikepdf.PdfError:
        data = bytes(stream.read_raw_bytes())
    if on_page:
        # What a page shows was read as it is seen; what stands in its drawing beside that is told by its strings.
        yield from (Place(_HIDDEN, text) for text in drawn.strings(data))
    elif kind == "/Form" or "/PatternType" in stream:
        yield Place("in a drawing", drawn.text(data, stream.get("/Resources")))
        yield from (Place("in a drawing", text) for text in drawn.strings(data))
    else:
        where = {"/XML": "in the properties (XMP)"}.get(kind, "in an attached file" if _is_file(stream) else _HIDDEN)
        yield from (Place(where, text, worded=where != _HIDDEN) for text in _as_text(data, stream))


def _is_file(stream: Any) -> bool:
    return stream.get("/Type") == "/EmbeddedFile" or "/Params" in stream


def _as_text(data: bytes, stream: Any) -> Iterator[str]:
    """Give what of a stream looks like text; of a packed file what is in it."""
    if data.startswith(_FONTS) or "/Length1" in stream:
        yield from _printed(data)
        return
    plain = Searched(data, "").plain
    yield plain
    if "&" in plain:
        yield unescape(plain)
    if b"\0" in data:
        yield from _printed(data)


def _printed(data: bytes) -> Iterator[str]:
    """Give the stretches of letters in what is no text."""
    stretches = [one.replace(b"\0", b"").decode("latin-1") for one in _PRINTED.findall(data)]
    if stretches:
        yield "\n".join(stretches)


def _of_picture(stream: Any) -> Iterator[Place]:
    """Give the notes of a picture: who took it, of what; what is drawn has no words that could be read here."""
    packed = str(stream.get("/Filter", ""))
    if "DCT" not in packed and "JPX" not in packed:
        return
    data = bytes(stream.read_raw_bytes())
    start = data.find(b"\xff\xda") if "DCT" in packed else -1
    notes = data[: start if start > 0 else _MOST_OF_A_PICTURE]
    yield from (Place("in the notes of a picture", text) for text in _printed(notes))
    yield from (Place("in the notes of a picture", text) for text in _printed(data[-_TAIL:]))
