"""Every place in which private details of the public can be: the one list that purge, papers and tests ask.

A purge reaches the records and every image of the journal. The rest are copies that a clerk made, or that guard against
loss: a purge looks for the details in them and names each that holds some, with the way to remove it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec

from store.journal.journal import Journal
from store.records import Question
from store.register import Register

FIELDS: Final = frozenset({"address", "email", "phone"})
"""The fields of `ContactDetails` that a purge empties, in the records and in every image of them."""


class Place(NamedTuple):
    """A kind of file that can hold private details: the names it has, what it is, and the way to remove them."""

    names: str
    what: str
    way: str


PLACES: Final = (
    Place(
        "*.journal/*",
        "an older part of the history",
        "It goes with the backup to which it belongs; texts stay as sent.",
    ),
    Place("*.backups*/*", "a backup", "Delete it, or wait until it is thinned out."),
    Place("*.set-aside-*", "a file that was set aside", "Delete it once nothing in it is needed."),
    Place("*.kept-*", "a file kept beside the panel's", "Delete it once nothing in it is needed."),
    Place("*.drafts-*", "forms that were typed and not saved", "Open the form and save it or throw it away."),
    Place("drafts/*", "a letter", "Delete it once it was sent."),
    Place(".*", "a file left behind by a program that was ended", "Delete it while the program is closed."),
    Place("*", "an export or another copy", "Delete it once it is not needed any more."),
)
"""The first whose names fit says what a file is; names are of the file, or of its folder and itself."""

OWN: Final = Place("", "texts in which the asker repeated them", "They are kept as sent; redact what is published.")
"""The panel's file itself, of which a purge empties the private part."""

_MOST_FILES: Final = 5_000
_LARGEST: Final = 200_000_000
_DEEP: Final = 3
_SHORTEST: Final = 5
_HOLDS: Final = b'"private":{"'


class FileLeft(NamedTuple):
    """A file that still holds private details, and its place in the list."""

    path: Path
    place: Place

    @property
    def words(self) -> str:
        """Name it with the way to remove it."""
        return f"{self.path} still holds private details: {self.place.what}. {self.place.way}"


def in_journal(journal: Journal) -> dict[str, set[str]]:
    """Give the private details that stand in images of the journal, by the id of the question, undone or not.

    Raises msgspec.MsgspecError if a change cannot be read.
    """
    by_question: dict[str, set[str]] = {}
    for change in journal.holding(_HOLDS):
        for one in change.touched:
            for image in (one.before, one.after):
                if one.table == Question.table and image is not None and _HOLDS in bytes(image):
                    read: Any = msgspec.json.decode(image)
                    details = _values(read.get("asker", {}).get("private", {}))
                    if details:
                        by_question.setdefault(one.id, set()).update(details)
    return by_question


def in_records(register: Register) -> dict[str, set[str]]:
    """Give the private details that stand in the records, the bin included, by the id of the question."""
    questions = (one for one in register.tables[Question.table].values() if isinstance(one, Question))
    return {one.id: details for one in questions if (details := _values(msgspec.to_builtins(one.asker.private)))}


def place_of(path: Path) -> Place:
    """Say what a file that holds private details is."""
    inner = f"{path.parent.name}/{path.name}"
    return next(one for one in PLACES if fnmatchcase(inner if "/" in one.names else path.name, one.names))


def left_in_files(panel_file: Path, details: Iterable[str], *others: Path) -> tuple[FileLeft, ...]:
    """Look for details in all files of the folder of a panel's file, and in folders besides; give those that hold any.

    Nothing is written. Files that cannot be read are passed over.
    """
    sought = tuple(dict.fromkeys(_forms(details)))
    mine = os.path.realpath(panel_file)
    return tuple(
        FileLeft(path, OWN if os.path.realpath(path) == mine else place_of(path))
        for path in _files(panel_file.parent, *others)
        if sought and _holds(path, sought)
    )


def _values(private: dict[str, Any]) -> set[str]:
    return {value for name, value in private.items() if name in FIELDS and isinstance(value, str) and value.strip()}


def _forms(details: Iterable[str]) -> Iterator[bytes]:
    """Give each detail, and each line of an address, as files have it: plain, and as JSON writes it."""
    for detail in details:
        for text in (detail, *detail.split("\n")):
            if len(text.strip()) >= _SHORTEST:
                yield text.strip().casefold().encode()
                yield msgspec.json.encode(text.strip().casefold())[1:-1]


def _files(*folders: Path) -> Iterator[Path]:
    seen = 0
    for folder in dict.fromkeys(folders):
        for where, inner, names in os.walk(folder):
            if len(Path(where).relative_to(folder).parts) >= _DEEP:
                inner.clear()
            for name in sorted(names):
                seen += 1
                if seen > _MOST_FILES:
                    return
                yield Path(where, name)


def _holds(path: Path, sought: tuple[bytes, ...]) -> bool:
    with contextlib.suppress(OSError, ValueError, LookupError):
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return False
        data = path.read_bytes()
        if path.suffix == ".eml":
            data += _mail_text(data)
        text = data.decode("utf-8", "surrogateescape").casefold().encode("utf-8", "surrogateescape")
        return any(one in text for one in sought)
    return False


def _mail_text(data: bytes) -> bytes:
    """Give the words of a mail as they are read: its own encoding may hide them."""
    from email import message_from_bytes, policy

    message = message_from_bytes(data, policy=policy.default)
    body = message.get_body(("plain", "html"))
    heads = "\n".join(str(value) for value in message.values())
    return f"{heads}\n{body.get_content() if body else ''}".encode("utf-8", "replace")
