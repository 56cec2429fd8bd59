"""Writing the evidence bundle of a meeting to a file and recording that it was made, for every face alike."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from store.commands.bundles import record_bundle
from store.desk import Desk
from store.file.documents import read_document, write_paper
from store.file.kinds import FOR_FEW, PAPER
from store.pack_check import leaks_in
from store.papers.bundle.making import MadeBundle, made_bundle
from store.papers.bundle.manifest import MANIFEST, MEMBERS, digest_of, read_manifest
from store.papers.bundle.packs import BundledPack, packs_in
from store.papers.bundle.zipped import LARGEST, unzipped
from store.papers.house import house_of
from store.papers.pack.index import read_index
from store.problems import FileTrouble, Problem, Refused
from store.records import Meeting
from store.rules.words.dates import long_date


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
    """Make the bundle of a meeting out of the file on the desk and the packs of the folder that is named.

    If none is named they are those that were built last, as long as they stand there as they were built; where they do
    not, it says so. Packs for the public are searched again: what was open when they were built may be exempt by now.

    Raises Refused as `made_bundle` and `packs_in` do, with what is wrong with the packs, or was found in them;
    FileTrouble if the journal or a pack cannot be read.
    """
    held = desk.register.need(Meeting, meeting, "meeting")
    taken, why = _packs(desk, held, packs, for_members=for_members)
    if taken and not for_members and held.kind.in_public:
        leaks = leaks_in(desk, held, taken)
        if leaks:
            raise Refused(*leaks)
    made = made_bundle(
        desk.register,
        desk.today,
        desk.history(),
        house_of(desk.path, "html"),
        meeting=meeting,
        panel_id=desk.panel_id,
        for_members=for_members,
        packs=taken,
    )
    return made._replace(notes=(*made.notes, why)) if why else made


def _packs(
    desk: Desk, meeting: Meeting, named: Path | None, *, for_members: bool
) -> tuple[tuple[BundledPack, ...], str]:
    """Give the packs that go into a bundle, and why those that were built last do not; empty if they do, or are none.

    Raises Refused and FileTrouble as `packs_in` does, of a folder that was named.
    """
    if named is not None or meeting.pack is None:
        taken = packs_in(named, meeting, desk.panel_id, for_members=for_members) if named is not None else ()
        return taken, ""
    folder = desk.path.parent / meeting.pack.folder
    about = f"The pack that was built last, on {long_date(meeting.pack.on)}, is not in it"
    try:
        taken = packs_in(folder, meeting, desk.panel_id, for_members=for_members)
    except (Refused, FileTrouble) as trouble:
        return (), f"{about}: {' '.join(one.sentence for one in trouble.problems)}"
    if digest_of(taken[0].data) != meeting.pack.sha512:
        return (), f"{about}: what stands in {folder} is another, or was altered."
    index = read_index(taken[0].data)
    if meeting.agenda_published_on is not None and index is not None and index.published_on is None:
        return (), f"{about}: it is of the draft, and the agenda has gone out since. Build the pack again."
    return taken, ""


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
