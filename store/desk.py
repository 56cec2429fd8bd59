"""The desk: the one door through which the register is changed, and the only place that reads the clock."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from store.clock import london_day, now
from store.commands import CommandOf, P
from store.edit import Edit
from store.file import troubles
from store.file.codec import settled
from store.file.drafts import Drafts
from store.file.panel_file import PanelFile
from store.journal import Journal, change_line, inverse, touched
from store.problems import FileTrouble, Problem, Refused
from store.records import Change, Record
from store.register import Register

Clock = Callable[[], dt.datetime]


class Desk:
    """An open file, the register in it, and what this clerk can take back.

    Every change is one command, run on the newest state of the file, journalled and safe on disk before it counts.
    """

    def __init__(self, file: PanelFile, *, today: dt.date | None, who: str, clock: Clock) -> None:
        """Sit down at an open file; `open` and `create` are the ways in."""
        self._file = file
        self._today = today
        self._who = _whole(who.strip())
        self._clock = clock
        self._journal = Journal(file.take_changes())
        self._register = file.contents.register
        self._drafts: Drafts | None = None

    @classmethod
    def open(
        cls, path: Path, *, today: dt.date | None = None, who: str = "", read_only: bool = False, clock: Clock = now
    ) -> Desk:
        """Open a file. `today` stands in for the clock's day, `who` for the name of the user, `clock` for UTC now.

        Raises FileTrouble.
        """
        file = PanelFile.open(path, day=london_day(clock()), read_only=read_only)
        return cls(file, today=today, who=who, clock=clock)

    @classmethod
    def create(
        cls,
        path: Path,
        records: Iterable[Record],
        *,
        today: dt.date | None = None,
        who: str = "",
        clock: Clock = now,
        alone: bool = False,
    ) -> Desk:
        """Make a new file that holds the records given. `alone` says that nobody else knows its folder.

        Raises:
            FileTrouble: there is a file already, or it cannot be written.
            Refused: an id stands twice, or a record could not be read back.
        """
        file = PanelFile.create(path, Register.of(*_each_once(records)), alone=alone)
        return cls(file, today=today, who=who, clock=clock)

    @property
    def register(self) -> Register:
        """The records as they stood when the file was last read or written here."""
        return self._register

    @property
    def revision(self) -> int:
        """How many times the file has been changed since it was made."""
        return self._file.contents.meta.revision

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._file.path

    @property
    def who(self) -> str:
        """The name under which changes are journalled."""
        if not self._who:
            self._who = _whole(_user_name())
        return self._who

    @property
    def read_only(self) -> bool:
        """Whether the file can only be read."""
        return bool(self._file.read_only)

    @property
    def read_only_reason(self) -> str:
        """Why the file can only be read, as the end of a sentence; empty if it can be changed."""
        return self._file.read_only

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What the clerk should know although nothing was refused: so far, a backup that could not be made."""
        return (self._file.backup_trouble,) if self._file.backup_trouble else ()

    @property
    def drafts(self) -> Drafts:
        """What this clerk has typed into forms and not saved, kept beside the file."""
        if self._drafts is None:
            self._drafts = Drafts(self.path, self.who)
        return self._drafts

    @property
    def today(self) -> dt.date:
        """The day given at the start, else the day it is in London."""
        return self._today or london_day(self._clock())

    def run(self, command: CommandOf[P], /, *args: P.args, **kwargs: P.kwargs) -> Change | None:
        """Run a command on the newest state of the file and save what it wants; None if that changes nothing.

        Raises Refused or Conflict as the command does, FileTrouble if it cannot be saved. Nothing has changed then.
        """
        with self._writing():
            return self._save(command(self._register, self.today, *args, **kwargs))

    def undo(self) -> Change:
        """Take back this clerk's latest change.

        Raises Refused if there is none, Stale if a record has been changed since, FileTrouble if it cannot be saved.
        """
        return self._reverse(Journal.undoable, "Undo", Problem("undo.none", "There is nothing to undo.", ""))

    def redo(self) -> Change:
        """Take back this clerk's latest undo. Raises as `undo` does."""
        return self._reverse(Journal.redoable, "Redo", Problem("redo.none", "There is nothing to redo.", ""))

    @property
    def undoable(self) -> str | None:
        """The sentence of the change that `undo` would take back; None if there is none."""
        return self._peek(Journal.undoable)

    @property
    def redoable(self) -> str | None:
        """The sentence of the change that `redo` would bring back; None if there is none."""
        return self._peek(Journal.redoable)

    def refresh(self) -> bool:
        """Read the file again if someone else has saved it; True if any record is different. Raises FileTrouble."""
        if not self._file.changed_outside():
            return False
        changed = self._file.reload()
        self._adopt()
        return changed

    def history(self, record_id: str | None = None, limit: int | None = None) -> tuple[Change, ...]:
        """Give the changes, newest first: all, or those that touched one record, or only so many of them.

        Raises FileTrouble if the journal in the file cannot be read.
        """
        found: list[Change] = []
        with self._readable_journal():
            for change in self._journal.newest_first(record_id):
                if limit is not None and len(found) >= limit:
                    break
                found.append(change)
        return tuple(found)

    def copy_to(self, path: Path) -> None:
        """Write everything, journal included, to a new file: the way out when the file itself cannot be written.

        Raises FileTrouble, also if there is a file of that name already.
        """
        self._file.copy_to(path, self._journal.parts())

    def close(self) -> None:
        """Let go of the file; everything is already saved."""
        self._file.close()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        with self._file.writing() as changed:
            if changed:
                self._adopt()
            yield

    def _adopt(self) -> None:
        """Take over what the file was found to hold."""
        self._register = self._file.contents.register
        self._journal = Journal(self._file.take_changes())

    def _save(self, edit: Edit, reverses: str | None = None) -> Change | None:
        edit = _effective(self._register, edit)
        if not edit.puts and not edit.removes:
            return None
        change = Change(
            id=f"{Change.prefix}{self.revision + 1}",
            at=self._clock(),
            who=self.who,
            sentence=_whole(edit.sentence),
            touched=touched(self._register, edit),
            reverses=reverses,
        )
        register = self._register.with_edit(edit)
        text = change_line(change)
        journal = self._journal
        if edit.forgets:
            with self._readable_journal():
                journal, text = journal.forgetting(edit.forgets, text)
        try:
            self._file.save(register, edit, journal.parts(text), london_day(self._clock()))
        except FileTrouble as error:
            if error.problem.code == troubles.UNCONFIRMED:
                with contextlib.suppress(FileTrouble):
                    self.refresh()
            raise
        self._register = register
        self._journal = journal
        self._journal.append(text)
        return change

    def _reverse(self, find: Callable[[Journal, str], Change | None], word: str, nothing: Problem) -> Change:
        from store.undoing import refuse_if_tied

        with self._writing(), self._readable_journal():
            change = find(self._journal, self.who)
            if change is None:
                raise Refused(nothing)
            sentence = f"{word}: {_bare(change.sentence)}"
            edit = inverse(self._register, change, sentence, self._last_to_touch)
            refuse_if_tied(self._register, edit, change, self._file.holders, self._last_to_touch)
            saved = self._save(edit, reverses=change.id)
            if saved is None:
                raise Refused(nothing)
            return saved

    def _last_to_touch(self, record_id: str) -> Change | None:
        return next(self._journal.newest_first(record_id), None)

    def _peek(self, find: Callable[[Journal, str], Change | None]) -> str | None:
        if self.read_only:
            return None
        try:
            change = find(self._journal, self.who)
        except msgspec.MsgspecError:
            return None
        return None if change is None else _bare(change.sentence)

    @contextlib.contextmanager
    def _readable_journal(self) -> Iterator[None]:
        try:
            yield
        except (msgspec.MsgspecError, UnicodeDecodeError):
            raise troubles.damaged(self.path, "in its journal of changes") from None


def _effective(register: Register, edit: Edit) -> Edit:
    """Leave out of an edit what changes nothing, and take every record as it will be read back. Raises Refused."""
    puts: dict[str, Record] = {}
    for record in edit.puts:
        again, _ = settled(record)
        puts[again.id] = again
    removes = tuple(dict.fromkeys(record_id for record_id in edit.removes if register.find(record_id) is not None))
    kept = [record for record in puts.values() if record.id not in removes and register.find(record.id) != record]
    return Edit(edit.sentence, tuple(kept), removes, edit.forgets)


def _each_once(records: Iterable[Record]) -> list[Record]:
    """Take every record as it will be read back. Raises Refused if one cannot be, or an id stands twice."""
    found: dict[str, Record] = {}
    problems: list[Problem] = []
    for record in records:
        try:
            again, _ = settled(record)
        except Refused as refused:
            problems += refused.problems
            continue
        if again.id in found:
            sentence = f"The id {again.id} stands twice among the records."
            problems.append(Problem("file.duplicate", sentence, "Give one of them another number."))
        found[again.id] = again
    if problems:
        raise Refused(*problems)
    return list(found.values())


def _whole(text: str) -> str:
    """Give a text that can be written, whatever the system put into a name."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _bare(sentence: str) -> str:
    """Give the sentence of the change itself, without the words that say it was taken back or brought back."""
    while sentence.startswith(("Undo: ", "Redo: ")):
        sentence = sentence[6:]
    return sentence


def _user_name() -> str:
    """Give the name of the user of this computer; "clerk" if it has none."""
    from getpass import getuser

    try:
        return getuser() or "clerk"
    except (OSError, KeyError, ImportError):
        return "clerk"
