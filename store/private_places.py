"""Where private details of the public are, besides the records: what a purge empties, and what it looks for and names.

A purge reaches the records, every image of the journal and the program's own kept forms. The rest are copies that a
clerk made, or that guard against loss: a purge looks for the details in them and names each that holds some, with the
way to remove it. What kinds of files there are, `store.file.kinds` says.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec

from store.fields import fields_of
from store.file.glance import glance
from store.file.kinds import COPY, DATA, FORMS, LETTER, OTHER, PAPER, FileKind, kind_of
from store.journal.changes import read_change, value_of
from store.journal.journal import Journal
from store.private_search import Searched, needles
from store.records.private import KINDS_WITH_PRIVATE, PRIVATE_PARTS, holders_in, private_of
from store.register import Register
from store.rules.complaints.subjects import parts_of, stands_openly
from store.rules.questions.private import findings

FIELDS: Final = frozenset(one.name for part in PRIVATE_PARTS for one in fields_of(part) if one.field.private)
"""The fields of the private parts that a purge empties, in the records and in every image of them."""

_SUBJECT: Final = "complained_of"
"""Who is complained of, which is looked for part by part: a name that the papers give anyway is no detail."""

Openly = Callable[[str], bool]
"""Says of a name, or an office, whether it stands in public papers whatever was complained of."""

_MOST_FILES: Final = 20_000
_LARGEST: Final = 200_000_000
_DEEP: Final = 3
_HOLDS: Final = b'"private":{"'
_PRIVATE: Final = re.compile(r'"private"\s*:\s*(?=\{)')
_LETTER_OF: Final = re.compile(r"(?P<question>Q\d{1,15})-(?P<letter>[a-z]+)-")
_DATA: Final = re.compile(r'\s*\{\s*"format"\s*:\s*"panel-')
_TO_OFFICES: Final = frozenset({"request"})
"""Letters that go to whoever answers, with the text as everybody may read it."""


class FileLeft(NamedTuple):
    """A file that still holds private details, and of which kind it is."""

    path: Path
    kind: FileKind

    @property
    def words(self) -> str:
        """Name it with the way to remove it."""
        return f"{self.path} still holds private details: {self.kind.what}. {self.kind.way or OTHER.way}"


def in_journal(journal: Journal, known: dict[str, dict[str, set[str]]]) -> dict[str, set[str]]:
    """Give the private details that stand in images of the journal, by the id of the record, undone or not.

    `known` keeps what each part was found to hold: 50,000 changes are gone through once, which takes half a second,
    and not after each change.

    Raises msgspec.MsgspecError if a change cannot be read.
    """
    by_record: dict[str, set[str]] = {}
    for digest, lines in journal.stretches():
        held = known.get(digest) if digest else None
        if held is None:
            held = _in_lines(lines())
            if digest:
                known[digest] = held
        for record_id, details in held.items():
            by_record.setdefault(record_id, set()).update(details)
    return by_record


def _in_lines(lines: Iterable[bytes]) -> dict[str, set[str]]:
    by_record: dict[str, set[str]] = {}
    for line in lines:
        for one in read_change(value_of(line)).touched if _HOLDS in line else ():
            images = {"table": one.table, "before": _decoded(one.before), "after": _decoded(one.after)}
            for holder in holders_in(images):
                details = _values(holder["private"])
                if details:
                    by_record.setdefault(one.id, set()).update(details)
    return by_record


def _decoded(image: msgspec.Raw | None) -> Any:
    return msgspec.json.decode(image) if image is not None and _HOLDS in bytes(image) else None


def in_records(register: Register) -> dict[str, set[str]]:
    """Give the private details that stand in the records, the bin included, by the id of the record."""
    records = (one for kind in KINDS_WITH_PRIVATE for one in register.tables[kind.table].values())
    openly = named_openly(register)
    return {one.id: details for one in records if (details := _values(msgspec.to_builtins(private_of(one)), openly))}


def named_openly(register: Register) -> Openly:
    """Give what says of a name whether the records name that person in public, each asked once."""
    return cache(partial(stands_openly, register))


def kind_at(path: Path, panel_file: Path) -> FileKind:
    """Say of which kind a file is: by its name, and where others gave it that, by its content."""
    named = kind_of(path, panel_file)
    if named is not None and named is not PAPER:
        return named
    if glance(path).ours:
        return COPY
    if path.suffix == ".json" and _DATA.match(_beginning(path)):
        return DATA if _in_structure(path, panel_file) else PAPER
    return named or OTHER


def left_in_files(
    panel_file: Path,
    gone: Iterable[str],
    kept: Iterable[str] = (),
    *others: Path,
    waiting: Collection[str] = (),
    openly: Openly = lambda _: False,
) -> tuple[FileLeft, ...]:
    """Look through all files of the folder of a panel's file, and of folders besides; give those that hold details.

    Looked for is what a purge takes, `gone`, and what stands in other files of the program although the panel's holds
    it no more, because the file was replaced, say; never what the panel's file still needs, `kept`. `waiting` are the
    ids of the records whose details are kept: their letters stay. Who is complained of is not looked for where they
    stand `openly`. Nothing is written. Files that cannot be read are passed over.
    """
    files = tuple(_files(panel_file.parent, Path(os.path.realpath(panel_file)).parent, *others))
    strays: set[str] = set()
    for path in files:
        if path.suffix.casefold() == ".json":
            strays |= _in_structure(path, panel_file, openly)
    sought = needles({*gone, *strays}) - needles(kept)
    left = []
    for path in files:
        kind = kind_at(path, panel_file)
        content = Searched.of(path)
        if content and (content.holds(sought) or (kind is LETTER and _is_left(path.name, content, waiting))):
            left.append(FileLeft(path, kind))
    return tuple(left)


def _values(private: Any, openly: Openly = lambda _: False) -> set[str]:
    """Give what the fields of a private part hold, as it was typed; who is complained of in parts, if not `openly`."""
    if not isinstance(private, dict):
        return set()
    typed = {name: one for name, one in private.items() if name in FIELDS and isinstance(one, str) and one.strip()}
    subject = parts_of(typed.pop(_SUBJECT, ""))
    return {*typed.values(), *(part for part in subject if not openly(part))}


def _in_structure(path: Path, panel_file: Path, openly: Openly = lambda _: False) -> set[str]:
    """Give the details in the private parts that a file of JSON holds, and in the forms that were kept in one."""
    data = _read(path)
    if data is None or (b'"private"' not in data and b'"values"' not in data):
        return set()
    text = data.decode("utf-8", "replace")
    if kind_of(path, panel_file) is FORMS:
        return _in_forms(data, openly)
    from json import JSONDecodeError, JSONDecoder

    read, values = JSONDecoder(strict=False).raw_decode, set()
    for match in _PRIVATE.finditer(text):
        try:
            values |= _values(read(text, match.end())[0], openly)
        except (JSONDecodeError, RecursionError):
            continue
    return values


def _in_forms(data: bytes, openly: Openly) -> set[str]:
    try:
        kept = msgspec.json.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return set()
    forms = kept.get("drafts", kept) if isinstance(kept, dict) else {}
    kept_forms = (form.get("values", form) for form in forms.values() if isinstance(form, dict))
    return {one for form in kept_forms for one in _values(form, openly)}


def _is_left(name: str, letter: Searched, waiting: Collection[str]) -> bool:
    """Say whether a letter holds contact details of an asker whose details the panel's file keeps no more."""
    named = _LETTER_OF.match(name)
    if named is None or named["question"] in waiting or named["letter"] in _TO_OFFICES:
        return False
    return bool(findings(letter.plain))


def _beginning(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(200).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""


def _files(*folders: Path) -> Iterator[Path]:
    """Go through the files of some folders, each once, down to the folders of the program's own."""
    seen: set[str] = set()
    for folder in dict.fromkeys(folders):
        for where, inner, names in os.walk(folder):
            if len(Path(where).relative_to(folder).parts) >= _DEEP:
                inner.clear()
            for path in (Path(where, name) for name in sorted(names)):
                real = os.path.realpath(path)
                if real not in seen and len(seen) < _MOST_FILES:
                    seen.add(real)
                    yield path


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() and path.stat().st_size <= _LARGEST else None
    except (OSError, ValueError):
        return None
