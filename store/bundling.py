"""Writing the evidence bundle of a meeting to a file and recording that it was made, for every face alike."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from store.commands.bundles import record_bundle
from store.desk import Desk
from store.file.documents import read_document, write_paper
from store.file.kinds import FOR_FEW, PAPER
from store.papers.bundle.making import MadeBundle, made_bundle
from store.papers.bundle.manifest import MANIFEST, MEMBERS, read_manifest
from store.papers.bundle.packs import packs_in
from store.papers.bundle.zipped import LARGEST, unzipped
from store.papers.house import house_of
from store.problems import FileTrouble, Problem, Refused
from store.records import Meeting


def bundle_name(meeting: Meeting, for_members: bool) -> str:
    """Propose the name of the file: `bundle-2021-07-29.zip`, `members-bundle-2021-07-29.zip`."""
    return f"{'members-' if for_members else ''}bundle-{meeting.date.isoformat()}.zip"


def members_first(meeting: Meeting) -> bool:
    """Say whether the bundle of a meeting is offered for members: one that was not held in public has no other."""
    return not meeting.kind.in_public


class WrittenBundle(NamedTuple):
    """A bundle that was written: its file, and why it could not be recorded; empty if it is."""

    path: Path
    unrecorded: str


def made_at(
    desk: Desk,
    meeting: str,
    *,
    for_members: bool = False,
    packs: Path | None = None,
) -> MadeBundle:
    """Make the bundle of a meeting out of the file on the desk and, if one is named, the folder of its packs.

    Raises Refused as `made_bundle` and `packs_in` do, with what is wrong with the packs; FileTrouble if the journal or
    a pack cannot be read.
    """
    held = desk.register.need(Meeting, meeting, "meeting")
    taken = packs_in(packs, held, desk.panel_id, for_members=for_members) if packs is not None else ()
    return made_bundle(
        desk.register,
        desk.today,
        desk.history(),
        house_of(desk.path, "html"),
        meeting=meeting,
        panel_id=desk.panel_id,
        for_members=for_members,
        packs=taken,
    )


def write_bundle(
    desk: Desk, made: MadeBundle, path: Path, meeting: str, *, for_members: bool = False, replace: bool = False
) -> WrittenBundle:
    """Write a bundle, and then record its digest, so that the bundle of the next meeting can name it.

    Raises:
        Refused: there is such a file already, or it holds the bundle for other readers.
        FileTrouble: the place cannot be written to.
    """
    if replace:
        _refuse_other_readers(path.expanduser(), for_members=for_members)
    kind = FOR_FEW if for_members else PAPER
    written = write_paper(made.data, path, desk.path, replace=replace, kind=kind)
    try:
        desk.run(record_bundle, meeting=meeting, sha512=made.digest, for_members=for_members)
    except FileTrouble as trouble:
        sentence = f"It could not be recorded, so the next bundle cannot name it. {trouble.problem}"
        return WrittenBundle(written, sentence)
    return WrittenBundle(written, "")


def _refuse_other_readers(path: Path, *, for_members: bool) -> None:
    """Refuse to put a bundle for some readers in the place of one for others: a name that is known would mislead."""
    try:
        held = {one.name: one.data for one in unzipped(read_document(path, LARGEST))}
    except FileTrouble:
        return
    manifest = read_manifest(held.get(MANIFEST, b""))
    if manifest is not None and (manifest.readers == MEMBERS) is not for_members:
        readers = "members" if manifest.readers == MEMBERS else "the public"
        sentence = f"{path.name} is the bundle for {readers}."
        raise Refused(Problem("bundle.readers", sentence, "Give the other bundle a name of its own.", "out"))
