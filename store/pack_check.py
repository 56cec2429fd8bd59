"""A pack that stands checked from end to end: its digests, its pages and tags, what must not be in it, and its age."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha512
from pathlib import Path
from typing import NamedTuple

from store.desk import Desk
from store.file.causes import cause
from store.file.pack_folder import INDEX, standing_index
from store.file.papers_folder import PDF
from store.packing import details_of
from store.papers.bundle.packs import BundledPack
from store.papers.house import house_of
from store.papers.pack.checking import faults_of
from store.papers.pack.index import NAMES, PUBLIC, PackedPaper, PackFile, PackIndex, read_index
from store.papers.pack.plan import PackLayout, PlacedPaper
from store.papers.pack.planning import PackPlan, plan_of
from store.papers.pack.scanning import LeakSearch
from store.papers.pack.twins import Searching
from store.papers.pack.unpacking import Place
from store.problems import Problem, Refused
from store.queries.agenda.pack import KEPT_BACK
from store.records import Meeting

_AGAIN = "Build the pack again."


class PackChecked(NamedTuple):
    """What is wrong with a pack, and what could not be looked at."""

    problems: tuple[Problem, ...]
    notes: tuple[str, ...]


def checked_pack(desk: Desk, folder: Path) -> PackChecked:
    """Check a pack against its index, against the records, and for what must not be in the public one.

    Raises:
        Refused: no pack of a meeting of this panel stands there.
        FileTrouble: the folder cannot be read.
    """
    index = read_index(standing_index(folder, NAMES) or b"")
    if index is None:
        sentence = f"No pack stands in {folder}."
        raise Refused(Problem("pack.none", sentence, "Name the folder that a pack was built into.", "folder"))
    meeting = desk.register.get(Meeting, index.meeting_id)
    if meeting is None or index.panel_id != desk.panel_id:
        sentence = f"The pack in {folder} is of another panel's file, or of a meeting that is not in this one."
        raise Refused(Problem("pack.other", sentence, "Open the file that it was built from.", "folder"))
    plan = plan_of(desk.register, meeting, desk.path, desk.today, house_of(desk.path, "pdf"))
    problems = [problem for file in index.files for problem in _of_file(folder, file, index)]
    problems += _strangers(folder, index)
    problems += _of_today(index, plan, meeting)
    searching = Searching(desk.register, meeting, desk.path)
    public = folder / PUBLIC
    if public.exists():
        search = searching.search(plan, _layout(index, plan), details_of(desk))
        problems += _leaks(search, public, folder, index)
    return PackChecked(tuple(problems), tuple(searching.notes))


def leaks_in(desk: Desk, meeting: Meeting, files: Iterable[BundledPack]) -> tuple[Problem, ...]:
    """List what stands in packs for the public that must not, whoever built them and whenever that was.

    What was looked at when they were built, and is public, is not told again. A file that cannot be searched is named.
    """
    held = tuple(files)
    index = next((read_index(one.data) for one in held if one.name == INDEX), None)
    search = _search_of(desk, meeting, index)
    return tuple(problem for one in held for problem in _in_bundled(search, one, index))


def _search_of(desk: Desk, meeting: Meeting, index: PackIndex | None) -> LeakSearch:
    """Give the search of packs that stand; of those that are not ours nothing is known to be public but the law."""
    searching, details = Searching(desk.register, meeting, desk.path), details_of(desk)
    plan = plan_of(desk.register, meeting, desk.path, desk.today, house_of(desk.path, "pdf"))
    return searching.search(plan, _layout(index, plan), details)


def _in_bundled(search: LeakSearch, one: BundledPack, index: PackIndex | None) -> Iterator[Problem]:
    from pikepdf import PdfError
    from pypdfium2 import PdfiumError

    try:
        if one.name.casefold().endswith(PDF):
            leaks = search.in_pack(one.data)
        else:
            leaks = search.in_places([Place(f"in {one.name}", one.data.decode("utf-8", "replace"))])
    except (PdfError, PdfiumError):
        sentence = f"{one.name} is no PDF that can be searched for what must not be in it."
        yield Problem("pack.read", sentence, _AGAIN, "packs")
        return
    for leak in leaks:
        if index is None or leak.code not in index.cleared:
            cure = "Have its author take that out, and build the pack again, where what is public can be cleared."
            yield Problem("pack.leak", f"{one.name} has {leak.what} {leak.where} ({leak.code}).", cure, "packs")


def _of_file(folder: Path, file: PackFile, index: PackIndex) -> Iterator[Problem]:
    path = folder / file.file
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        yield Problem("pack.missing", f"{file.file} is not there.", _AGAIN)
        return
    except OSError as trouble:
        yield Problem("pack.read", f"{file.file} cannot be read: {cause(trouble)}.", "See to its rights.")
        return
    if sha512(data).hexdigest() != file.sha512:
        yield Problem("pack.altered", f"{file.file} was altered after it was built.", _AGAIN)
    del data
    yield from faults_of(path, file, index.papers)


def _strangers(folder: Path, index: PackIndex) -> Iterator[Problem]:
    """Name files of a pack that its index does not list: a members' pack that was put beside it, say."""
    known = {file.file for file in index.files} | {INDEX}
    for name in sorted(NAMES - known):
        if (folder / name).exists():
            sentence = f"{name} stands there, and is no part of this pack."
            yield Problem("pack.stranger", sentence, "See what it is, and take it away.")


def _of_today(index: PackIndex, plan: PackPlan, meeting: Meeting) -> Iterator[Problem]:
    """Say how the records differ from the pack by now: what is exempt, off, in another version, or not in it."""
    built = {(one.part, one.id): one for one in index.papers}
    now = {(one.part, one.entry.id): one.entry for one in plan.papers if one.entry is not None}
    for key, entry in now.items():
        was = built.get(key)
        named = f"Item {entry.number}, {was.title if was else 'a paper'}"
        if was is None:
            yield Problem("pack.stale", f"{named}, is not in the pack.", _AGAIN)
        elif was.state != entry.state:
            yield Problem("pack.stale", f"{named}: {_changed(was, entry.state)}", _AGAIN)
        elif was.version != entry.version:
            sentence = f"{named}: version {entry.version} is in force, and the pack has version {was.version}."
            yield Problem("pack.stale", sentence, _AGAIN)
    for key, one in built.items():
        if key not in now:
            yield Problem(
                "pack.stale", f"Item {one.item}, {one.title}: it is in the pack, and belongs to it no more.", _AGAIN
            )
    if index.published_on is None and meeting.agenda_published_on is not None:
        yield Problem("pack.draft", "The agenda has gone out since, and the pack is of its draft.", _AGAIN)


def _changed(was: PackedPaper, now: str) -> str:
    """Say that a paper is exempt, open or off by now."""
    if now == KEPT_BACK:
        return "it is exempt by now, and the public pack holds it."
    if was.state == KEPT_BACK:
        return "it is not exempt any more, and the public pack does not hold it."
    return f"it is {now} by now, and was {was.state} when that was built."


def _layout(index: PackIndex | None, plan: PackPlan) -> PackLayout:
    """Give where papers stand, as the index has it; what the records have besides stands nowhere."""
    papers = index.papers if index is not None else ()
    places = {(one.part, one.id): (one.first, one.last, one.end) for one in papers}
    placed = []
    for one in plan.papers:
        key = (one.part, one.entry.id) if one.entry is not None else ("", "")
        placed.append(PlacedPaper(one.paper, *places.get(key, (0, 0, 0))))
    return PackLayout(0, tuple(placed))


def _leaks(search: LeakSearch, public: Path, folder: Path, index: PackIndex) -> Iterator[Problem]:
    from pikepdf import PdfError
    from pypdfium2 import PdfiumError

    written = (folder / INDEX).read_text("utf-8")
    try:
        leaks = (*search.in_pack(public), *search.in_places([Place(f"in {INDEX}", written)]))
    except (PdfError, PdfiumError):
        # That it cannot be opened was said.
        return
    yield from (leak.problem for leak in leaks if leak.code not in index.cleared)
