"""A packed document (docx, xlsx, pptx, odt, ods) opened with care: parts by name, limits, XML without entities.

Nothing is ever unpacked to the disk, so what a part is called can do no harm.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import cached_property
from typing import IO, NamedTuple
from xml.etree.ElementTree import Element, ParseError, XMLParser

from store.papers.inspecting.traces import Trace

LARGEST_UNPACKED = 500_000_000
"""The most bytes that all parts may unpack to; an agenda with its pictures has some ten million."""

LARGEST_TREE = 60_000_000
"""The most bytes of a part that is read as a whole: as a tree it takes some ten times as much memory."""

_MOST_PARTS = 10_000
_HEAD = 4_000
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_STRANGE = (b"\xff\xfe", b"\xfe\xff", b"\0")
_TYPES = "[content_types].xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class CannotInspectError(Exception):
    """A file, or a part of one, that cannot be looked at; `told` says why."""

    def __init__(self, told: Trace) -> None:
        """Keep why."""
        super().__init__(told.kind)
        self.told = told


class Relation(NamedTuple):
    """What a part leads to: the last word of its type, where it leads, and whether that is outside the file."""

    part: str
    id: str
    type: str
    target: str
    outside: bool


class Parcel:
    """The parts of a packed document, by their names in small letters."""

    def __init__(self, data: bytes) -> None:
        """Open it. Raises CannotInspectError: it is damaged, has a part twice, or unpacks to far too much."""
        try:
            self._packed = zipfile.ZipFile(io.BytesIO(data))
            infos = [one for one in self._packed.infolist() if not one.is_dir()]
        except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as trouble:
            raise _damaged() from trouble
        size = sum(one.file_size for one in infos)
        if len(infos) > _MOST_PARTS or size > LARGEST_UNPACKED:
            what = f"It unpacks to {len(infos):,} parts and {size:,} bytes, far more than a document has."
            raise CannotInspectError(Trace("not-looked-at", "", what))
        self._infos = {_name(one.filename): one for one in infos}
        if len(self._infos) < len(infos):
            raise CannotInspectError(
                Trace("damaged", "", "It holds two parts of one name, and programs differ in which they show.")
            )
        self.types = dict(self._content_types())

    @property
    def names(self) -> list[str]:
        """The names of its parts, sorted."""
        return sorted(self._infos)

    def of_type(self, ending: str) -> list[str]:
        """Give the parts whose type ends so, in small letters, such as `comments+xml`."""
        return [name for name in self.names if self.types.get(name, "").endswith(ending)]

    def under(self, *folders: str) -> list[str]:
        """Give the parts in a folder, such as `word/embeddings/`."""
        return [name for name in self.names if name.startswith(folders)]

    def read(self, name: str) -> bytes:
        """Give the bytes of a part. Raises CannotInspectError: it is damaged or far too large."""
        with self.stream(name) as stream:
            return _read(stream, self._infos[name].file_size)

    def stream(self, name: str) -> IO[bytes]:
        """Open a part, to be read piece by piece. Raises CannotInspectError: it is damaged."""
        try:
            return self._packed.open(self._infos[name])
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as trouble:
            raise _damaged() from trouble

    def xml(self, name: str) -> Element | None:
        """Give the root of a part that is XML; None if there is no such part. Raises CannotInspectError."""
        if name not in self._infos:
            return None
        if self._infos[name].file_size > LARGEST_TREE:
            raise CannotInspectError(Trace("not-looked-at", name, "This part is far larger than one of a document."))
        return parsed(self.read(name))

    def each(self, name: str) -> list[Element]:
        """Give what stands directly in the root of a part that is XML; nothing if there is no such part."""
        root = self.xml(name)
        return [] if root is None else list(root)

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """Give what each part leads to."""
        return tuple(
            Relation(
                f"{folder}{own.removesuffix('.rels')}",
                one.get("Id", ""),
                one.get("Type", "").rpartition("/")[2],
                one.get("Target", ""),
                one.get("TargetMode", "") == "External",
            )
            for name in self.names
            if name.endswith(".rels")
            for folder, own in [name.split("_rels/", 1)]
            for one in self.each(name)
        )

    def leads_to(self, relation: Relation) -> str:
        """Give the name of the part that a relation leads to."""
        parts: list[str] = [] if relation.target.startswith("/") else relation.part.split("/")[:-1]
        for one in relation.target.split("/"):
            if one == "..":
                parts = parts[:-1]
            elif one not in ("", "."):
                parts.append(one)
        return _name("/".join(parts))

    def _content_types(self) -> Iterator[tuple[str, str]]:
        root = self.xml(_TYPES)
        if root is None:
            return
        by_ending = {one.get("Extension", "").lower(): one.get("ContentType", "").lower() for one in root}
        yield from ((name, by_ending.get(name.rpartition(".")[2], "")) for name in self._infos)
        yield from ((_name(one.get("PartName", "")), one.get("ContentType", "").lower()) for one in root)


def parsed(data: bytes) -> Element:
    """Read XML into a tree. Raises CannotInspectError: it is damaged, or has entities of its own."""
    why_not_xml(data[:_HEAD])
    parser = XMLParser()  # noqa: S314 - a document type, without which there are no entities, is refused above
    try:
        parser.feed(_STRICT.sub(_as_usual, data))
        return parser.close()
    except (ParseError, ValueError, LookupError) as trouble:
        raise _damaged() from trouble


def why_not_xml(head: bytes) -> None:
    """Refuse XML that could grow by itself. Raises CannotInspectError: it has, or could have, a document type."""
    if b"<!DOCTYPE" in head or any(mark in head[:200] for mark in _STRANGE):
        raise CannotInspectError(
            Trace("damaged", "", "It holds XML that no office program writes, and that could be made to harm.")
        )


def _as_usual(match: re.Match[bytes]) -> bytes:
    """Give a namespace of the strict form in its usual wording."""
    kind, what = match.groups()
    return b"http://schemas.openxmlformats.org/%s/2006/%s" % (kind, what)


def _read(stream: IO[bytes], most: int) -> bytes:
    try:
        content = stream.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as trouble:
        raise _damaged() from trouble
    if len(content) > most:
        raise _damaged()
    return content


def _name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _damaged() -> CannotInspectError:
    return CannotInspectError(Trace("damaged", "", "It is damaged: it breaks off or was altered."))
