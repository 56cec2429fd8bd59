"""What the desk needs of a place in which records are kept: a panel's file, or a server that a team shares.

The desk, the commands, the queries and the screens know neither. The file is a room as it is
(`store.file.panel_file`); the server is one in `store.team`, which nothing imports before a desk on it is opened.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from store.file.panel_file import PanelFile
from store.file.place import SIGNPOST

if TYPE_CHECKING:
    from store.edit import Edit
    from store.file.beside import Copies
    from store.file.codec import Contents
    from store.file.doctor import Examined
    from store.journal.journal import Older
    from store.links import Link
    from store.problems import Diverged, Problem
    from store.register import Register

T = TypeVar("T")


class AsideError(Exception):
    """What a screen may not wait for: `work` is to be done aside, and then the same asked for again."""

    def __init__(self, work: Callable[[], object]) -> None:
        """Keep the work."""
        super().__init__("this is to be done aside")
        self.work = work


class Errand:
    """Work that a screen has done aside, piece after piece. What asks for it is run again after each.

    So whatever saves or looks something up may be written as if it were done at once: it is run up to the first piece
    that is not done yet, and from the beginning again when that is, with its outcome where it was asked for.
    """

    def __init__(self) -> None:
        """Begin with nothing made."""
        self._made: list[tuple[object, Exception | None]] = []
        self._at = 0

    def run(self, asks: Callable[[], T]) -> T:
        """Run what asks, from its beginning. Raises AsideError with the first piece that is still to be done aside."""
        self._at = 0
        token = _AT_HAND.set(self)
        try:
            return asks()
        finally:
            _AT_HAND.reset(token)

    def note(self, work: Callable[[], object]) -> None:
        """Do a piece of work, aside, and keep what came of it."""
        try:
            self._made.append((work(), None))
        except Exception as trouble:  # noqa: BLE001 - it is raised again where it was asked for
            self._made.append((None, trouble))

    def outcome(self, work: Callable[[], T]) -> T:
        """Give what came of a piece of work. Raises what it raised, or AsideError if it is still to be done."""
        if self._at == len(self._made):
            raise AsideError(work)
        made, trouble = self._made[self._at]
        self._at += 1
        if trouble is not None:
            raise trouble
        return cast(T, made)


_AT_HAND: ContextVar[Errand | None] = ContextVar("errand", default=None)


def apart(work: Callable[[], T], *, slow: bool) -> T:
    """Do what takes a while if it is `slow`: aside, where whoever asks runs an errand for it; else here and now.

    Raises what the work raises, and AsideError to whoever runs the errand.
    """
    errand = _AT_HAND.get() if slow else None
    return work() if errand is None else errand.outcome(work)


class RecordRoom(Protocol):
    """A place for the records of one panel, open. `contents` is what it held when last read or written here."""

    slow: bool
    """Whether it may take a while to save: then a screen has it done aside."""
    waits: bool
    """Whether to wait where there may be news; where not, news are read aside, and told of once they are here."""
    path: Path
    """The panel's file, or the signpost to the server: drafts, letters and papers of this computer lie beside it."""
    backup_trouble: Problem | None
    """Why today's backup could not be made, if so."""
    diverged: Diverged | None
    """Why what now stands there was not taken over, if so."""

    @property
    def role(self) -> str:
        """The name under which the room itself journals changes; empty if it takes the name that the desk gives."""

    @property
    def read_only(self) -> str:
        """Why nothing can be changed, as the end of a sentence; empty if it can."""

    @property
    def contents(self) -> Contents:
        """The records, what the room says of itself, and the lines of the newest changes."""

    @property
    def archive(self) -> Older:
        """Whoever reads the older changes, on demand."""

    @property
    def as_saved(self) -> bool:
        """Whether everything is as it was saved here; a look, not an examination."""

    @property
    def next_change(self) -> int:
        """The number of the next change, which is the next revision."""

    def holders(self, register: Register, record_id: str) -> list[Link]:
        """List the links in a register, an edit away from the one saved, that lead to a record from any saved one."""

    def changed_outside(self) -> bool:
        """Say whether there is news: somebody else has saved. Waits for nobody. Raises FileTrouble."""

    def reload(self) -> bool:
        """Read what is newer; True if any record is different. Raises Diverged or FileTrouble; memory stays then."""

    def take_over(self) -> None:
        """Take over what stands there, whether or not it continues what is held here. Raises FileTrouble."""

    def keep_mine(self, diverged: Diverged, now: dt.datetime) -> None:
        """Keep what is held here in a file, and let the trouble say where; `now` is local time."""

    def put_back(self, now: dt.datetime) -> Path | None:
        """Put what is held here in the place of what stands there. Raises FileTrouble."""

    def writing(self) -> AbstractContextManager[bool]:
        """Be up to date for a change; gives True if something had to be read. Raises FileTrouble."""

    def save(
        self,
        register: Register,
        edit: Edit,
        lines: Sequence[bytes],
        day: dt.date,
        *,
        forgets: Collection[str] = (),
        accept: bool = False,
    ) -> None:
        """Save an edit if the revision still stands; `lines` are those of the journal, the new change last.

        Raises:
            Overtaken: another change was saved first; nothing was saved, and the edit has to be worked out anew.
            FileTrouble: it cannot be saved.
        """

    def copy_to(self, path: Path) -> None:
        """Write everything to a new file. Raises FileTrouble."""

    def close(self) -> None:
        """Let go of it; everything is already saved."""


def open_room(path: Path, *, day: dt.date, read_only: bool) -> RecordRoom:
    """Open a panel's file, or the server to which a signpost leads. Raises FileTrouble."""
    if path.suffix == SIGNPOST:
        from store.team.room import ServerRoom

        return ServerRoom.open(path, read_only=read_only)
    return PanelFile.open(path, day=day, read_only=read_only)


def examine_room(path: Path, listed: Copies | None = None) -> Examined:
    """Look a panel's file over as `file.doctor.examine` does, or the desk on a server to which a signpost leads."""
    if path.suffix == SIGNPOST:
        from store.team.managing import examine_desk

        return examine_desk(path)
    from store.file.doctor import examine

    return examine(path, listed)
