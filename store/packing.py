"""A pack from end to end, as both faces build it: planned, printed, searched, and put in the place of the one before.

The public pack is printed and searched first, and nothing is written where it goes before that has found nothing. Then
the members' pack is printed; it bears another name, and a mark on its front sheet and on every exempt page.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Collection
from hashlib import sha256, sha512
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace as replaced

from store.commands.packs import record_pack
from store.desk import Desk
from store.edit import ArrivedFile, FileToKeep
from store.file.kinds import FOR_FEW, PAPER
from store.file.pack_folder import INDEX, NewPack, new_pack, standing_index
from store.file.papers_folder import PDF
from store.papers.house import House, house_of
from store.papers.marked import mark_exempt
from store.papers.pack.building import BuiltPack, Progress, build
from store.papers.pack.index import (
    MEMBERS,
    NAMES,
    PUBLIC,
    PackIndex,
    index_json,
    read_index,
)
from store.papers.pack.planning import PackPlan, plan_of
from store.papers.pack.twins import Searching, file_of, index_of, why_moved
from store.papers.pack.unpacking import Place
from store.private_places import in_records
from store.private_search import Needle, needles
from store.problems import FileTrouble, Refused
from store.records import Meeting, PaperFile
from store.rules.agenda.minutes_out import without_settled_lack

MEMBERS_NOTE = f"{MEMBERS} contains exempt information. Not for publication."


class PackMade(NamedTuple):
    """A pack that stands: where, what is in it, and a sentence for each thing that the clerk should know.

    `sha512` is the digest of its index, `minutes` what was made of the last minutes; None if nothing was.
    """

    folder: Path
    contents: PackIndex
    notes: tuple[str, ...]
    sha512: str
    minutes: ArrivedFile | None


def build_pack(
    desk: Desk,
    meeting: str,
    out: Path,
    *,
    replace: bool = False,
    cleared: Collection[str] = (),
    progress: Progress = lambda _at, _of: True,
) -> PackMade:
    """Build the pack of a meeting into a folder: for the public, for members if anything is exempt, and the index.

    `cleared` are the codes of what a search found, and the clerk looked at: it is public. `progress` is told how far it
    has got, and says whether to go on. Numbers of a pack that is out never move, unless `replace` says so.

    Raises:
        Refused: everything that is wrong with the papers, or that was found in the public pack; or the folder is none
            for it. The pack before stands then.
        StoppedError: the clerk stopped it; the same.
        FileTrouble: the folder cannot be written to; the same.
    """
    return _Packing(desk, meeting, out, replace=replace, cleared=cleared, progress=progress).made()


def record_built(desk: Desk, made: PackMade) -> str:
    """Record a pack that was built, with the minutes as they went out; gives why it could not be, empty if it is.

    It is done where commands run, and not beside the screen, where packs are built.
    """
    try:
        desk.run(
            record_pack,
            meeting=made.contents.meeting_id,
            folder=from_panel_file(made.folder, desk.path),
            sha512=made.sha512,
            published_on=made.contents.published_on,
            minutes=made.minutes,
        )
    except (FileTrouble, Refused) as trouble:
        return " ".join(("That it was built could not be recorded.", *map(str, trouble.problems)))
    return ""


def from_panel_file(folder: Path, panel_file: Path) -> str:
    """Give a folder from that of the panel's file, so that both can be moved together; whole if on another disk."""
    whole, home = os.path.realpath(folder.expanduser()), os.path.realpath(panel_file.parent)
    try:
        return Path(os.path.relpath(whole, home)).as_posix()
    except ValueError:
        return Path(whole).as_posix()


class _Packing:
    """One pack while it is built."""

    def __init__(
        self, desk: Desk, meeting: str, out: Path, *, replace: bool, cleared: Collection[str], progress: Progress
    ) -> None:
        self._desk, self._out, self._replace, self._cleared = desk, out, replace, frozenset(cleared)
        self._register = desk.register
        held = self._register.need(Meeting, meeting, "meeting")
        self._meeting = without_settled_lack(held) if replace else held
        self._house: House = house_of(desk.path, "pdf")
        self._progress = progress
        self._notes: dict[str, None] = {}

    def made(self) -> PackMade:
        """Build it."""
        mark_exempt(self._register.items_of(self._meeting.id), self._desk.path)
        public, members = self._plan(members=False), self._plan(members=True)
        before = read_index(standing_index(self._out, NAMES) or b"")
        steps = _Steps(self._progress, len(public.papers) * (2 if public.exempt else 1) + 1)
        with new_pack(self._out, self._desk.path, NAMES, self._is_ours, replace=self._replace) as new:
            index = self._public(new, public, before, steps)
            if public.exempt:
                index = self._members(new, members, index, steps)
            written = index_json(index)
            new.write(INDEX, written, PAPER)
        minutes = _arrived(*public.minutes) if public.minutes else None
        return PackMade(self._out, index, tuple(self._notes), sha512(written).hexdigest(), minutes)

    def _plan(self, *, members: bool) -> PackPlan:
        plan = plan_of(self._register, self._meeting, self._desk.path, self._desk.today, self._house, members=members)
        self._notes |= dict.fromkeys(plan.notes)
        return plan

    def _is_ours(self, index: bytes | None) -> bool:
        known = read_index(index or b"")
        return known is not None and (known.panel_id, known.meeting_id) == (self._desk.panel_id, self._meeting.id)

    def _built(self, plan: PackPlan, steps: _Steps) -> BuiltPack:
        built = build(plan.front, plan.packed, self._house, steps, counts_front=plan.counts_front, banner=plan.banner)
        self._notes |= dict.fromkeys(built.notes)
        return built

    def _public(self, new: NewPack, plan: PackPlan, before: PackIndex | None, steps: _Steps) -> PackIndex:
        """Write the public pack and give its index. Raises Refused: it holds what it must not, or a number moved."""
        built = self._built(plan, steps)
        path = new.write(PUBLIC, built.data, PAPER)
        one, layout = file_of(PUBLIC, "public", built, _sheets(path)), built.layout
        # A pack with pictures has 75 MB: its bytes are let go of before it is read again.
        del built
        searching = Searching(self._register, self._meeting, self._desk.path)
        self._notes |= dict.fromkeys(searching.notes)
        search = searching.search(plan, layout, details_of(self._desk))
        index = index_of(
            self._register,
            self._meeting,
            self._desk.path,
            self._desk.panel_id,
            self._desk.today,
            plan,
            layout,
            (one,),
            (),
        )
        moved = () if self._replace else why_moved(before, index)
        place = Place(f"in {INDEX}", index_json(index).decode("utf-8"))
        leaks = (*search.in_pack(path), *search.in_places([place]))
        leaked = tuple(leak.problem for leak in leaks if leak.code not in self._cleared)
        if moved or leaked:
            raise Refused(*moved, *leaked)
        steps.step()
        return replaced(index, cleared=tuple(sorted({leak.code for leak in leaks})))

    def _members(self, new: NewPack, plan: PackPlan, index: PackIndex, steps: _Steps) -> PackIndex:
        """Write the members' pack, if the exempt papers are there; without them the public one stands all the same."""
        try:
            built = self._built(plan, steps)
        except Refused as refused:
            self._notes |= {f"{MEMBERS} was not built. {problem}": None for problem in refused.problems}
            return index
        path = new.write(MEMBERS, built.data, FOR_FEW)
        self._notes[MEMBERS_NOTE] = None
        return replaced(index, files=(*index.files, file_of(MEMBERS, "members", built, _sheets(path))))


class _Steps:
    """Counts the papers of both packs as one way, and says whether to go on."""

    def __init__(self, progress: Callable[[int, int], bool], steps: int) -> None:
        self._progress, self._steps, self._at = progress, steps, 0

    def __call__(self, _paper: int, _papers: int) -> bool:
        """Go a step further. Says whether to go on."""
        going = self._progress(self._at, self._steps)
        self._at += 1
        return going

    def step(self) -> None:
        """Go a step further. Raises StoppedError: the clerk stopped it."""
        from store.papers.pack.building import StoppedError

        if not self(0, 0):
            raise StoppedError


def details_of(desk: Desk) -> frozenset[Needle]:
    """Give the private details of the public in the records, as they are looked for."""
    return needles(detail for details in in_records(desk.register).values() for detail in details)


def _arrived(title: str, data: bytes) -> ArrivedFile:
    """Give minutes that were made as a file that is kept."""
    facts = PaperFile(name=f"{title}{PDF}", sha256=sha256(data).hexdigest(), size=len(data), pages=_count(data))
    return ArrivedFile(facts, (FileToKeep(data, PDF),))


def _count(data: bytes) -> int:
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as held:
        return len(held.pages)


def _sheets(path: Path) -> int:
    import pikepdf

    with pikepdf.open(path) as held:
        return len(held.pages)
