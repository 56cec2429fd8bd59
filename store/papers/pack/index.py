"""The index of a pack: its files with their digests, and every paper with its pages, its versions, and where it stands.

It is as public as the pack itself: of an exempt paper it says by which paragraph it is kept back and which pages stand
in its place, and nothing else.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from store.file.pack_folder import INDEX
from store.papers.tables import json_text

PUBLIC, MEMBERS = "public.pdf", "members.pdf"
"""The names of the files of a pack. That of the members can never be the public one."""

NAMES: Final = frozenset({INDEX, PUBLIC, MEMBERS})
FORMAT: Final = "panel-secretariat-pack/1"


class PackFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of a pack, for whom it is, and its digest."""

    file: Annotated[str, Meta(description="name of the file, beside the index")]
    readers: Annotated[str, Meta(description="public or members")]
    pages: Annotated[int, Meta(description="sheets of the file, blank ones among them")]
    accessible: Annotated[bool, Meta(description="whether it declares itself accessible (PDF/UA-1)")]
    bytes: Annotated[int, Meta(description="its length")]
    sha512: Annotated[str, Meta(description="its digest in hex")]


class PaperVersion(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A version of an open paper: its number, when it came, why it took the place of the one before, its digest."""

    version: int
    file: Annotated[str, Meta(description="name of the file as it came")]
    added_on: Annotated[dt.date | None, Meta(description="day on which it came")]
    reason: Annotated[str, Meta(description="why it took the place of the one before; empty for the first")]
    pages: int
    sha512: Annotated[str, Meta(description="digest of the file as it came; empty if it is not there any more")]


class PackedPaper(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A paper of a pack, in the order in which they stand there."""

    id: Annotated[str, Meta(description="id of its item or line and its own number: W6-2")]
    item: Annotated[str, Meta(description="number of its item on the agenda")]
    title: Annotated[str, Meta(description="what it is; of an exempt one no more than that")]
    appendix: Annotated[str, Meta(description="its letter; empty if it has none")]
    part: Annotated[str, Meta(description="agenda, or what brought it later, such as supplement 1")]
    state: Annotated[str, Meta(description="in the pack, exempt or withdrawn")]
    exempt: Annotated[str, Meta(description="paragraphs of Schedule 12A by which it is kept back; empty if it is open")]
    first: Annotated[int, Meta(description="the first of its pages as they are printed")]
    last: Annotated[int, Meta(description="the last of them")]
    end: Annotated[int, Meta(description="the last of its leaf, as the front sheet gives it")]
    version: Annotated[int, Meta(description="which version stands in the pack; 0 of what was made from the records")]
    versions: Annotated[tuple[PaperVersion, ...], Meta(description="those that there are; none of an exempt one")]


class PackIndex(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A pack: of which panel and meeting, when the agenda went out, its parts, its files and its papers."""

    format: str = FORMAT
    panel: Annotated[str, Meta(description="name of the panel")]
    panel_id: Annotated[str, Meta(description="id of the panel's file")]
    meeting: Annotated[dt.date, Meta(description="day of the meeting")]
    meeting_id: Annotated[str, Meta(description="id of the meeting")]
    built_on: dt.date
    published_on: Annotated[dt.date | None, Meta(description="day on which the agenda went out; null of a draft")]
    parts: Annotated[tuple[str, ...], Meta(description="agenda, and each publication after it")]
    files: tuple[PackFile, ...]
    cleared: Annotated[tuple[str, ...], Meta(description="codes of what was found, looked at, and is public")] = ()
    papers: tuple[PackedPaper, ...]


def index_json(index: PackIndex) -> bytes:
    """Write an index."""
    return json_text(index)


def read_index(data: bytes) -> PackIndex | None:
    """Read an index; None if it is none of a pack of ours."""
    try:
        index = msgspec.json.decode(data, type=PackIndex)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return index if index.format == FORMAT else None
