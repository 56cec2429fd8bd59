"""What every import of a file shares: its lines as they would be saved, what stands there already, what was not read.

An import is worked out whole before anything is saved, and anew after each correction. A line keeps its key however
often that is done, so that what the clerk said of it stays said.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import Enum

import msgspec

from store.edit import Edit


class ImportState(Enum):
    """What becomes of a line of a file. Each is also a heading of the preview."""

    COLUMN = "columns, and what each is read as"
    BODY = "other bodies that meet, and whether their meetings are taken"
    UNREAD_DATE = "dates that were not read"
    UNPLACED = "not placed"
    CHANGE = "what came back, to be taken over"
    DIFFERS = "there already, and differs"
    NEW = "to be added"
    THERE = "there already"
    LEFT = "left out by you"


class ImportPlace(msgspec.Struct, frozen=True):
    """Where a line stands: the file as the clerk calls it, the sheet or table in it if there are several, the line.

    Lines are counted from 1, as the file counts them; 0 if it is none in particular.
    """

    file: str = ""
    table: str = ""
    line: int = 0

    @property
    def words(self) -> str:
        """Say where it is, without the file: `sheet Programme, line 12`."""
        return ", ".join(filter(None, (self.table, f"line {self.line}" if self.line else "")))


class ImportDifference(msgspec.Struct, frozen=True):
    """One field that is recorded in another way than the file has it; both in words. `label` names it."""

    label: str
    ours: str
    file: str


class ImportField(msgspec.Struct, frozen=True):
    """A field of a line that the clerk can correct: its name, its label, and what stands in it, as it is typed.

    With `choices`, pairs of a value and what it says, one of them is chosen instead.
    """

    name: str
    label: str
    value: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    help: str = ""
    many_lines: bool = False


class ImportLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a preview. `key` names it from one working out to the next.

    `what` says what it makes, such as `item`, and `words` is the line itself, as the file has it or as it would be
    recorded. `day` is the day it belongs to. `why` says why it stands where it does, or how it was read if that is
    worth a look. `record` is the id of what is there already. `can_take` says that it can be taken or left out. What
    comes with the lines that the file is of, such as the meetings of a programme, stands `beside` them.
    """

    key: str
    state: ImportState
    what: str
    words: str
    day: dt.date | None = None
    why: str = ""
    place: ImportPlace = ImportPlace()
    record: str = ""
    values: Mapping[str, str] = {}
    differs: tuple[ImportDifference, ...] = ()
    fields: tuple[ImportField, ...] = ()
    taken: bool = False
    can_take: bool = False
    beside: bool = False


class Correction(msgspec.Struct, frozen=True):
    """What the clerk said of a line: whether it is taken (None: as it was proposed), and its fields as typed."""

    taken: bool | None = None
    values: Mapping[str, str] = {}


Corrections = Mapping[str, Correction]
"""What the clerk said of the lines of an import, by their keys."""

NO_CORRECTIONS: Corrections = {}


class ImportTaken(msgspec.Struct, frozen=True):
    """What an import would do: the edit, which changes nothing if all is there already, and every line of the files."""

    edit: Edit
    lines: tuple[ImportLine, ...]

    def of(self, *states: ImportState) -> tuple[ImportLine, ...]:
        """Give the lines in some states, in the order of the files."""
        return tuple(line for line in self.lines if line.state in states)
