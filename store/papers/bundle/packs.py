"""The packs of a meeting as they were published, taken from the folder into which they were built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec

from store.file.documents import read_document
from store.papers.bundle.manifest import digest_of
from store.papers.bundle.zipped import NAME
from store.problems import FileTrouble, Problem, Refused
from store.records import Meeting
from store.rules.calendar.meetings import the_meeting

INDEX: Final = "index.json"
_MEMBERS: Final = "members"
_CURE: Final = "Name the folder into which they were built with: secretariat pack build."


class BundledPack(NamedTuple):
    """A file of a pack that goes into a bundle: its name, and its bytes."""

    name: str
    data: bytes


def packs_in(folder: Path, meeting: Meeting, panel_id: str, *, for_members: bool) -> tuple[BundledPack, ...]:
    """Give the packs in a folder and the index that tells of them; for the public none of those that members have.

    A file of which the index does not tell is left where it is.

    Raises:
        Refused: with everything that is wrong: there is no index, it is of another meeting, a pack is missing or is
            not what the index says.
        FileTrouble: a file cannot be read.
    """
    index = folder.expanduser() / INDEX
    if not index.is_file():
        raise Refused(Problem("packs.none", f"There are no packs in {folder}.", _CURE, "packs"))
    data = read_document(index)
    told = _told(data, folder)
    problems = [*_of_another(told, meeting, panel_id, folder)]
    files = []
    for name, digest in _listed(told, for_members=for_members):
        try:
            one = BundledPack(name, read_document(index.with_name(name)))
        except FileTrouble as trouble:
            problems.append(trouble.problem)
            continue
        if digest and digest != digest_of(one.data):
            sentence = f"{name} in {folder} is not what its index says."
            cure = "Build the packs again, or find the copy that was published."
            problems.append(Problem("packs.altered", sentence, cure, "packs"))
        files.append(one)
    if problems:
        raise Refused(*problems)
    return (BundledPack(INDEX, data), *files)


def _told(data: bytes, folder: Path) -> Mapping[str, Any]:
    try:
        return msgspec.json.decode(data, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        sentence = f"The {INDEX} in {folder} was not written by this program."
        raise Refused(Problem("packs.strange", sentence, _CURE, "packs")) from None


def _listed(told: Mapping[str, Any], *, for_members: bool) -> Iterator[tuple[str, str]]:
    """Go through the files of which an index tells, each with its SHA-512; for the public those of members left out."""
    files = told.get("files")
    for one in files if isinstance(files, list) else ():
        name, digest = (one.get("file"), one.get("sha512")) if isinstance(one, dict) else (None, None)
        if not isinstance(name, str) or not NAME.fullmatch(name) or "/" in name:
            continue
        # Whatever in the index says that a file is for members keeps it back: its name, its readers, its mark.
        closed = _MEMBERS in name or _MEMBERS in one.values() or bool(one.get("exempt"))
        if for_members or not closed:
            yield name, digest if isinstance(digest, str) else ""


def _of_another(told: Mapping[str, Any], meeting: Meeting, panel_id: str, folder: Path) -> Iterator[Problem]:
    """Refuse packs of another meeting or panel, wherever the index says of which they are."""
    files = told.get("files")
    every = [told, *(one for one in files if isinstance(one, dict))] if isinstance(files, list) else [told]
    ids = {one["meeting_id"] for one in every if isinstance(one.get("meeting_id"), str)}
    if ids - {meeting.id} or told.get("panel_id", panel_id) != panel_id:
        sentence = f"The packs in {folder} are not of {the_meeting(meeting)}."
        yield Problem("packs.meeting", sentence, _CURE, "packs")
