"""Every kind of file that the program writes: its names, whether private details can be in it, who may look into it.

The one list that the rights of files, the search of a purge and the tests ask. No name is a catch-all: a test goes
through a day's work, and a file whose kind does not stand here fails it.
"""

from __future__ import annotations

import os
from enum import Enum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final, NamedTuple


class Readers(Enum):
    """Who may look into a file: `store.file.owners` makes the modes of it."""

    OWNERS = "the owners of the panel's file"
    CLERK = "the clerk who runs the program"
    ANYBODY = "whoever may look into the clerk's other files"


class FileKind(NamedTuple):
    """A kind of file: what it is, its names, and the way to remove private details from it, "" where none can be in it.

    `names` are of the file, or of its folder and itself; a kind without any is named by the clerk.
    """

    what: str
    names: tuple[str, ...]
    readers: Readers
    way: str = ""

    @property
    def private(self) -> bool:
        """Whether private details of the public can be in it."""
        return bool(self.way)


PANEL: Final = FileKind(
    "the panel's own file, in texts in which they were repeated",
    (),
    Readers.OWNERS,
    "They are kept as sent; redact what is published.",
)
"""The panel's file itself. A purge empties the private part, so what is left stands in texts."""

UNFINISHED: Final = FileKind(
    "a file left behind by a program that was ended",
    (".*.saving", ".*.new", ".*.copying", ".*.look", ".*.left"),
    Readers.OWNERS,
    "Delete it while the program is closed.",
)
LOCK: Final = FileKind("a lock", ("*.lock",), Readers.OWNERS)
PART: Final = FileKind(
    "an older part of the history, which a backup or a file that was set aside may need",
    ("*.journal/*.json",),
    Readers.OWNERS,
    "Delete it with that backup or file.",
)
BACKUP: Final = FileKind(
    "a backup",
    ("*.backups/*.json", "*.backups-*/*.json"),
    Readers.OWNERS,
    "Delete it, or wait until it is thinned out.",
)
SET_ASIDE: Final = FileKind(
    "a file that was set aside", ("*.set-aside-*",), Readers.OWNERS, "Delete it once nothing in it is needed."
)
KEPT: Final = FileKind(
    "a file kept beside the panel's", ("*.kept-*",), Readers.OWNERS, "Delete it once nothing in it is needed."
)
FORMS: Final = FileKind(
    "forms that were typed and not saved",
    ("*.drafts-*.json",),
    Readers.OWNERS,
    "Open the form and save it or throw it away.",
)
KEPT_PAPER: Final = FileKind(
    "a paper for an item, as it came",
    ("*.papers/*.pdf", "*.papers/*.docx", "*.papers/*.marks"),
    Readers.OWNERS,
    "Withdraw the paper, have its author send one without them, and delete the old file.",
)
EDITED: Final = FileKind(
    "a text that was in the clerk's editor when the program was ended",
    (".*.editing/*",),
    Readers.CLERK,
    "Delete it with its folder while the program is closed.",
)
LETTER: Final = FileKind(
    "a letter", ("drafts/*.eml", "drafts/*.docx", "drafts/*.pdf"), Readers.OWNERS, "Delete it once it was sent."
)
SETTINGS: Final = FileKind("the clerk's own settings", ("settings.toml",), Readers.CLERK)
PLACES: Final = FileKind("where each file was left", ("places.json",), Readers.CLERK)
LOG: Final = FileKind("the log of unexpected errors", ("errors.log",), Readers.CLERK)
CHECKED: Final = FileKind("what the last check came upon", ("checks/*.json",), Readers.CLERK)
REMINDERS: Final = FileKind("what checks came upon, day by day", ("*.reminders.txt",), Readers.OWNERS)
FOR_FEW: Final = FileKind(
    "a paper that is not for the public",
    ("brief-????-??-??*", "exempt-minutes-????-??-??*", "members-bundle-????-??-??*.zip", "members.pdf"),
    Readers.OWNERS,
)
PAPER: Final = FileKind(
    "a paper or list written out",
    (
        *(f"*-????-??-??*.{form}" for form in ("csv", "json", "txt", "md", "docx", "pdf", "html", "ics")),
        "bundle-????-??-??*.zip",
        "index.json",
        "public.pdf",
    ),
    Readers.ANYBODY,
)
STYLE: Final = FileKind(
    "the council's own style of papers",
    tuple(f"style/{name}" for name in ("house.docx", "house.typ", "house.css", "words.toml", "words.cy.toml")),
    Readers.ANYBODY,
)
DATA: Final = FileKind("an export of all data", (), Readers.OWNERS, "Delete it once it is not needed any more.")
COPY: Final = FileKind(
    "a copy of the panel's file",
    (),
    Readers.OWNERS,
    "Take over what only it has with: secretariat merge. Then delete it.",
)

KINDS: Final = (
    UNFINISHED,
    LOCK,
    PART,
    BACKUP,
    SET_ASIDE,
    KEPT,
    FORMS,
    KEPT_PAPER,
    EDITED,
    LETTER,
    SETTINGS,
    PLACES,
    LOG,
    CHECKED,
    REMINDERS,
    FOR_FEW,
    PAPER,
    STYLE,
    PANEL,
    DATA,
    COPY,
)
"""The first whose names fit says what a file is."""

OTHER: Final = FileKind(
    "a file that this program did not write", (), Readers.ANYBODY, "Delete it once it is not needed any more."
)
"""What a clerk or another program has put beside the panel's file; it is only named, never touched."""


def kind_of(path: Path, panel_file: Path | None = None) -> FileKind | None:
    """Say by its name of which kind a file is; None if its name is of none, because the clerk or others gave it."""
    if panel_file is not None and os.path.realpath(path) == os.path.realpath(panel_file):
        return PANEL
    inner = f"{path.parent.name}/{path.name}"
    fits = (kind for kind in KINDS for name in kind.names if fnmatchcase(inner if "/" in name else path.name, name))
    return next(fits, None)
