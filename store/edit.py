"""An edit: what a command wants changed, as whole records, with the sentence the journal will keep."""

from __future__ import annotations

import msgspec

from store.records import PaperFile, Record


class FileToKeep(msgspec.Struct, frozen=True):
    """A file that is kept beside the panel's: its bytes, and its ending, such as `.pdf`."""

    data: bytes
    ending: str


class ArrivedFile(msgspec.Struct, frozen=True):
    """A file of a paper that has come: what the record will say of it, and what is to be kept."""

    facts: PaperFile
    keeps: tuple[FileToKeep, ...]


class Edit(msgspec.Struct, frozen=True):
    """The outcome of a command.

    `sentence` says what was done in words that also read well after "Undo: ". `puts` are records to add or to put in
    the place of those with the same id; `removes` are ids that cease to exist (only undoing an addition does that:
    a clerk's delete puts the record in the bin). `forgets` are ids of records whose private details also go out of
    the journal: what must be purged must not come back by undo. `keeps` are files that have to be safe before the
    records that name them are saved.
    """

    sentence: str
    puts: tuple[Record, ...] = ()
    removes: tuple[str, ...] = ()
    forgets: tuple[str, ...] = ()
    keeps: tuple[FileToKeep, ...] = ()

    @property
    def touches(self) -> tuple[str, ...]:
        """List the ids of every record the edit changes."""
        return (*(record.id for record in self.puts), *self.removes)
