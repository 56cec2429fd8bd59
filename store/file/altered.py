"""What in a file is not as this program last saved it: told by its checks, and named by the images in its journal."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from store.fields import label_of
from store.file import checks, troubles
from store.file.codec import CHANGES, META, Contents, text_of
from store.journal.changes import chain_of, first_broken
from store.journal.images import emptied_like, read_image
from store.journal.journal import Journal, Older
from store.look_ups import serial_of
from store.problems import Problem, Refused
from store.records import KINDS, Record, Touched
from store.records.private import WAYS
from store.register import kind_of_id

_FEW = 6
_KIND = {kind.table: kind for kind in KINDS}
_encode = msgspec.json.Encoder().encode


class Difference(NamedTuple):
    """One record that is not as the journal left it: its images then and now, and the end of a sentence about it."""

    touched: Touched
    words: str


def differences(contents: Contents, archive: Older, tables: Collection[str] | None = None) -> list[Difference]:
    """Hold the records of some tables, or of all, against their last images in the journal.

    A record that was never changed here has no image, and nothing is said of it unless it is one too many.

    Raises msgspec.MsgspecError if the journal cannot be read.
    """
    wanted = _KIND.keys() if tables is None else tables
    last, emptied = _last_images(contents, archive)
    whole = Journal(contents.lines, archive).missing() is None
    differing = []
    for name in (kind.table for kind in KINDS if kind.table in wanted):
        table = contents.register.tables[name]
        for record_id, record in table.items():
            image = last.get(record_id)
            if image is None:
                words = _added(record, contents, whole=whole)
            else:
                words = _changed(record, image, emptied=record_id in emptied)
            if words:
                was = None if image is None else image.after
                differing.append(Difference(_touched(record_id, name, was, record), words))
        for record_id, image in last.items():
            if image.table == name and image.after is not None and record_id not in table:
                differing.append(Difference(_touched(record_id, name, image.after, None), "is gone"))
    return differing


def remarks(contents: Contents, archive: Older, path: Path) -> tuple[Problem, ...]:
    """Say what should be known before working with a file; nothing if it is as it was saved, and whole."""
    problems = []
    what = list(_altered(contents, archive))
    if what:
        problems.append(troubles.altered(path, what))
    problems += [troubles.missing_part(path, part.first, part.last) for part in _stretches(archive)]
    return tuple(problems)


def told(differing: list[Difference]) -> list[str]:
    """Say which records differ, the first few by name."""
    words = [f"{name_of(one.touched.id)} {one.words}" for one in differing[:_FEW]]
    more = len(differing) - _FEW
    differ = "1 more record differs" if more == 1 else f"{more:,} more records differ"
    return [*words, differ] if more > 0 else words


def altered_words(altered: Sequence[Difference]) -> str:
    """Name the first three records that were altered, and that there are others."""
    names = [name_of(one.touched.id) for one in altered[:3]] + (["others"] if len(altered) > 3 else [])
    return ", ".join(names) or "what cannot be told"


def name_of(record_id: str) -> str:
    """Name a record by its kind and id."""
    kind = kind_of_id(record_id)
    return f"{kind.noun} {record_id}" if kind else record_id


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number:,} times"


def journal_faults(contents: Contents) -> Iterator[str]:
    """Say in clauses what is wrong with the journal in the file itself: at odds with the revision, or a tie broken."""
    revision, last = contents.meta.revision, contents.last_change
    if revision < last:
        yield f"it says that it was changed {_times(revision)}, but its journal goes up to C{last}"
    elif revision > last:
        yield f"it was changed {_times(revision)}, but its journal ends with C{last}"
    if contents.lines and CHANGES in contents.altered:
        try:
            number = first_broken(contents.lines[1:], chain_of(contents.lines[0]))
        except msgspec.MsgspecError:
            number = None
        yield f"its journal differs, at C{number} or just before" if number else "its journal differs"


def _altered(contents: Contents, archive: Older) -> Iterator[str]:
    names = [name for name in contents.altered if name in _KIND]
    for name in contents.missing:
        yield f"the table “{name}” is missing"
    try:
        differing = differences(contents, archive, names) if names else []
    except (msgspec.MsgspecError, UnicodeDecodeError):
        differing = []
    yield from told(differing)
    named = {one.touched.table for one in differing}
    yield from (_somewhere(contents, name) for name in names if name not in named and name not in contents.missing)
    if META in contents.altered:
        yield "what it says about itself differs"
    yield from (f"the table “{n}” differs" for n in contents.altered if n not in _KIND and n not in {META, CHANGES})
    yield from journal_faults(contents)


def _somewhere(contents: Contents, name: str) -> str:
    """Say between which records a difference lies that the journal cannot name."""
    text = text_of(contents, name)
    start, end = checks.altered_stretch(text, contents.meta.checks.get(name, ()))
    ids = list(contents.register.tables[name])
    first, last = text[: start + 1].count(b"\n") - 1, text[: max(start, end - 2)].count(b"\n") - 1
    some = ids[max(0, first) : last + 1]
    where = f", between {some[0]} and {some[-1]}" if len(some) > 1 else "".join(f", in {one}" for one in some)
    return f"something in the table “{name}” differs{where}"


def _last_images(contents: Contents, archive: Older) -> tuple[dict[str, Touched], set[str]]:
    """Give the last image of each record, and those whose private details went by a purge of another copy."""
    images: dict[str, Touched] = {}
    emptied: set[str] = set()
    journal = Journal(contents.lines, archive)
    for change in journal.newest_first():
        for one in change.touched:
            if one.id not in images:
                images[one.id] = one
                if one.table in WAYS and journal.emptied_elsewhere(change.id):
                    emptied.add(one.id)
    return images, emptied


def _changed(record: Record, image: Touched, *, emptied: bool) -> str:
    """Say in which fields a record differs from its last image; empty if it does not, or the image is too old."""
    if image.after is None:
        return "is back, though it was taken away"
    try:
        was = emptied_like(record, read_image(image, image.after), emptied=emptied)
    except Refused:
        return ""
    if was is None or was == record:
        return ""
    fields = [name for name in record.__struct_fields__ if getattr(was, name) != getattr(record, name)]
    return f"differs in {', '.join(f'“{label_of(type(record), name)}”' for name in fields)}"


def _added(record: Record, contents: Contents, *, whole: bool) -> str:
    """Say that a record has come from elsewhere: one of ours would be in the journal, if all of that is there."""
    known = contents.meta.begun.get(record.prefix, 0)
    return "was added" if whole and contents.meta.begun and serial_of(record.id) > known else ""


def _touched(record_id: str, table: str, before: msgspec.Raw | None, record: Record | None) -> Touched:
    after = None if record is None else msgspec.Raw(_encode(record))
    return Touched(id=record_id, table=table, before=before, after=after)


class _Stretch(NamedTuple):
    first: int
    last: int


def _stretches(archive: Older) -> list[_Stretch]:
    """Join parts that are missing one after another."""
    stretches: list[_Stretch] = []
    for part in archive.absent():
        if stretches and stretches[-1].last + 1 == part.first:
            stretches[-1] = _Stretch(stretches[-1].first, part.last)
        else:
            stretches.append(_Stretch(part.first, part.last))
    return stretches
