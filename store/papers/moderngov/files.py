"""Files saved from modern.gov's web service: which of its answers each is, and all of them together as one past.

A file may hold a list of meetings, one meeting whole, the committees of the council, or councillors; what it is follows
from what it holds. One meeting may stand in several files: in a list and whole, or saved twice.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from store.papers.moderngov.agenda import whole_date
from store.papers.moderngov.meetings import listed_sitting, whole_sitting
from store.papers.moderngov.tree import Node, read_tree
from store.papers.moderngov.word_html import html_words
from store.problems import Problem, Refused
from store.rules.imports import NO_CORRECTIONS, Corrections, ImportLine, ImportPlace, ImportState
from store.rules.moderngov.drafts import DraftBody, DraftCouncillor, DraftName, DraftPast, DraftSitting
from store.rules.words.dates import clock_time, day_month, read_time
from store.rules.words.folding import words_read
from store.rules.words.wording import counted

_WHOLE: Final = frozenset({"agendaitems", "attendees", "meetinglocation"})
_ENDING = ".xml"
_NOWHERE = ImportPlace()


class GovFile(msgspec.Struct, frozen=True):
    """What one file holds, and how often fields stand in it that are not read, by their names."""

    named: str
    bodies: tuple[DraftBody, ...]
    sittings: tuple[DraftSitting, ...]
    councillors: tuple[DraftCouncillor, ...]
    spare: tuple[tuple[str, int], ...] = ()


def in_folders(paths: Sequence[str]) -> list[str]:
    """Give the paths of files, and for a folder those of the XML files in it, by name. Raises Refused: it has none."""
    files: list[str] = []
    problems: list[Problem] = []
    for path in paths:
        folder = Path(path).expanduser()
        if not folder.is_dir():
            files.append(path)
            continue
        inside = sorted(str(one) for one in folder.iterdir() if one.suffix.lower() == _ENDING and one.is_file())
        files += inside
        if not inside:
            sentence = f"There is no XML file in the folder {path}."
            problems.append(Problem("read.none", sentence, "Name the folder in which they were saved.", "file"))
    if problems:
        raise Refused(*problems)
    return files


def read_gov_file(data: bytes, path: str) -> GovFile:
    """Read one file. `path` is what the clerk calls it, in a refusal.

    Raises Refused: it is empty, damaged, no XML, or nothing that the web service gives.
    """
    root = read_tree(data, path)
    named = Path(path).name
    spare: Counter[str] = Counter()
    bodies: list[DraftBody] = []
    sittings: list[DraftSitting] = []
    councillors: list[DraftCouncillor] = []
    _walk(root, "", named, bodies, sittings, councillors, spare)
    if not bodies and not sittings and not councillors:
        sentence = f"{path} holds no meeting, committee or councillor of modern.gov."
        cure = "Save what GetMeetings, GetMeeting or GetCouncillorsByWard of the web service shows."
        raise Refused(Problem("moderngov.nothing", sentence, cure, "file"))
    return GovFile(named, tuple(bodies), tuple(sittings), tuple(councillors), tuple(sorted(spare.items())))


def _walk(
    node: Node,
    body: str,
    named: str,
    bodies: list[DraftBody],
    sittings: list[DraftSitting],
    councillors: list[DraftCouncillor],
    spare: Counter[str],
) -> None:
    """Go through a file and read each element that is one of those known, wherever it stands."""
    if node.name == "meeting" and (node.said("meetingid") or node.said("meetingdate")):
        whole = any(one.name in _WHOLE for one in node.children)
        sittings.append(whole_sitting(node, body, named, spare) if whole else listed_sitting(node, body, named))
        return
    if node.name == "councillor" and node.said("fullusername"):
        councillors.append(_councillor(node, named))
        return
    if node.name == "committee" and (node.said("committeeid") or node.said("committeetitle")):
        title = html_words(node.said("committeetitle"))
        body = node.said("committeeid") or title
        count = sum(1 for one in node.within() if one.name == "meeting")
        bodies.append(DraftBody(number=body, title=title, meetings=count, place=ImportPlace(named, line=node.line)))
    for child in node.children:
        _walk(child, body, named, bodies, sittings, councillors, spare)


def _councillor(node: Node, named: str) -> DraftCouncillor:
    """Read a councillor: name, party, and what they stand for; nothing by which they can be reached."""
    member, printed = node.said("councillorid"), html_words(node.said("fullusername"))
    return DraftCouncillor(
        key=f"councillor:{member or words_read(printed)}",
        member=member if member.strip("0") else "",
        printed=printed,
        party=html_words(node.said("politicalpartytitle") or node.said("politicalgrouptitle")),
        council=html_words(node.said("representing") or node.said("districttitle")),
        place=ImportPlace(named, line=node.line),
    )


def read_past(files: Iterable[GovFile], corrections: Corrections = NO_CORRECTIONS) -> DraftPast:
    """Put what several files hold together as one past, as the clerk has corrected it."""
    every = tuple(files)
    aside: list[ImportLine] = []
    bodies: dict[str, DraftBody] = {}
    for body in (one for file in every for one in file.bodies):
        known = bodies.get(body.number)
        bodies[body.number] = body if known is None or body.meetings > known.meetings else known
    councillors: dict[str, DraftCouncillor] = {}
    for councillor in (one for file in every for one in file.councillors):
        councillors.setdefault(councillor.key, councillor)
    sittings = _together([one for file in every for one in file.sittings], aside)
    joined = [_with_members(_corrected(one, corrections), councillors.values()) for one in sittings]
    joined.sort(key=lambda one: (one.date is None, one.date or dt.date.min, one.start or dt.time.min))
    return DraftPast(
        bodies=tuple(bodies.values()),
        sittings=tuple(joined),
        councillors=tuple(councillors.values()),
        aside=(*aside, *_not_read(every)),
    )


def _not_read(files: tuple[GovFile, ...]) -> tuple[ImportLine, ...]:
    """Name the fields that are not read, once, and a file that only lists committees."""
    spare: Counter[str] = Counter()
    for file in files:
        spare.update(dict(file.spare))
    lines = [
        _aside(f"field:{name}", name, f"This field is not taken over; it stands {_times(count)} in the files.")
        for name, count in sorted(spare.items())
    ]
    for file in files:
        if file.bodies and not any(body.meetings for body in file.bodies):
            why = "It lists committees and none of their meetings: save GetMeetings with the id of yours, too."
            words = "; ".join(f"{body.title} ({body.number})" for body in file.bodies)
            lines.append(_aside(f"committees:{file.named}", words, why, ImportPlace(file.named)))
    return tuple(lines)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"


def _aside(key: str, words: str, why: str, place: ImportPlace = _NOWHERE) -> ImportLine:
    return ImportLine(key=f"aside:{key}", state=ImportState.UNPLACED, what="line", words=words, why=why, place=place)


def _together(sittings: Sequence[DraftSitting], aside: list[ImportLine]) -> tuple[DraftSitting, ...]:
    """Put together what the files have of each meeting: the fullest counts, and who else differs is told of."""
    kept: dict[str, DraftSitting] = {}
    for one in sittings:
        known = kept.get(one.key)
        kept[one.key] = one if known is None else _of_two(known, one, aside)
    return tuple(kept.values())


def _of_two(one: DraftSitting, other: DraftSitting, aside: list[ImportLine]) -> DraftSitting:
    fuller, less = (other, one) if _fullness(other) > _fullness(one) else (one, other)
    if one.whole and other.whole and not _alike(one, other):
        why = f"This meeting stands in {one.place.file} and {other.place.file}; {fuller.place.file} was read."
        count = len([line for line in aside if line.key.startswith("aside:twice:")])
        aside.append(_aside(f"twice:{fuller.key}:{count}", _sitting_words(less), why, less.place))
    why = fuller.why
    for label, ours, theirs in (
        ("date", fuller.printed_date, less.printed_date),
        ("time", _clock(fuller.start), _clock(less.start)),
    ):
        if ours and theirs and ours != theirs:
            why = f"{why} Another file gives the {label} as {theirs}.".strip()
    return replace(
        fuller,
        body=fuller.body or less.body,
        date=fuller.date or less.date,
        start=fuller.start or less.start,
        status=fuller.status or less.status,
        notes=tuple(dict.fromkeys((*fuller.notes, *less.notes))),
        why=why,
    )


def _clock(time: dt.time | None) -> str:
    return clock_time(time) if time else ""


def _fullness(one: DraftSitting) -> tuple[bool, int, int]:
    """Say how much there is of a meeting: minutes count before all else."""
    minutes = sum(1 for item in one.items if item.minute is not None)
    return one.whole, minutes, len(one.items) + len(one.roll)


def _alike(one: DraftSitting, other: DraftSitting) -> bool:
    """Say whether two files give a meeting alike, wherever it stands in them."""
    return _bare(one) == _bare(other)


def _bare(one: DraftSitting) -> DraftSitting:
    items = tuple(replace(item, place=_NOWHERE) for item in one.items)
    return replace(one, place=_NOWHERE, items=items, roll=tuple(replace(name, place=_NOWHERE) for name in one.roll))


def _sitting_words(one: DraftSitting) -> str:
    day = day_month(one.date) if one.date else one.printed_date
    return f"The meeting of {day}, {counted(len(one.items), 'item')}, {counted(len(one.roll), 'name')}"


def _corrected(one: DraftSitting, corrections: Corrections) -> DraftSitting:
    """Give a meeting with the date and the time that the clerk has typed for it."""
    said = corrections.get(one.key)
    if said is None:
        return one
    for name, read in (("date", whole_date), ("start", read_time)):
        typed = str(said.values.get(name, "")).strip()
        if not typed:
            continue
        try:
            one = replace(one, **{name: read(typed)})
        except Refused as refused:
            one = replace(one, why=f"{one.why} {refused}".strip())
    return one


def _with_members(one: DraftSitting, councillors: Iterable[DraftCouncillor]) -> DraftSitting:
    """Give a meeting with party and council of those of its roll who stand in a list of councillors."""
    by_id = {each.member: each for each in councillors if each.member}
    by_name = {words_read(each.printed): each for each in councillors}

    def joined(name: DraftName) -> DraftName:
        known = by_id.get(name.member) or by_name.get(words_read(name.roll.printed))
        if known is None:
            return name
        roll = replace(name.roll, council=name.roll.council or known.council)
        return replace(name, roll=roll, party=name.party or known.party, member=name.member or known.member)

    return replace(one, roll=tuple(map(joined, one.roll)))
