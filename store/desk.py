"""The desk: the one door through which the register is changed, and the only place that reads the clock."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

import msgspec

from store.clock import in_london, london_day, now
from store.commands import CommandOf, P, told_at_once
from store.edit import Edit
from store.file import troubles
from store.file.codec import each_once, effective
from store.file.panel_file import PanelFile
from store.journal.changes import Head, without_contacts
from store.journal.images import bare, touched
from store.journal.journal import Journal
from store.problems import Diverged, FileTrouble, Overtaken, Problem, Refused
from store.records import Change, Record, Touched
from store.register import Register
from store.room import RecordRoom, apart, open_room
from store.rules.sample_day import own_day
from store.surroundings import user_name, whole

if TYPE_CHECKING:
    from store.file.drafts import Drafts

Clock = Callable[[], dt.datetime]
T = TypeVar("T")


class Desk:
    """An open room for records, the register in it, and what this clerk can take back.

    Every change is one command, run on the newest state, journalled and safe where it is kept before it counts.
    """

    def __init__(self, file: RecordRoom, *, today: dt.date | None, who: str, clock: Clock) -> None:
        """Sit down at an open file; `open` and `create` are the ways in."""
        self.room = self._file = file
        self.kept, self.panel_id = True, file.contents.meta.panel
        """Whether the file stays when the desk is left, as no throw-away copy does; the id of the panel's file."""
        self.day_given = today
        self._who = file.role or whole(who.strip())
        self._clock = clock
        self._journal = Journal(file.contents.lines, file.archive)
        self._register = file.contents.register
        self._notes: tuple[Problem, ...] = ()
        self._told: tuple[Problem, ...] = ()
        self._remarks: tuple[Problem, ...] | None = None
        self._drafts: Drafts | None = None
        self._details: dict[str, dict[str, set[str]]] = {}

    @classmethod
    def open(
        cls, path: Path, *, today: dt.date | None = None, who: str = "", read_only: bool = False, clock: Clock = now
    ) -> Self:
        """Open a file. `today` stands in for the clock's day, `who` for the name of the user, `clock` for UTC now.

        Raises FileTrouble.
        """
        room = open_room(path, day=london_day(clock()), read_only=read_only)
        return cls(room, today=today, who=who, clock=clock)

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

        Raises FileTrouble if there is a file already, or it cannot be written; Refused as `each_once` does.
        """
        file = PanelFile.create(path, Register.of(*each_once(records)), alone=alone)
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
    def standing(self) -> tuple[int, dt.date]:
        """The revision of the file and the day: what is shown rests on both, and is stale when either has moved on."""
        return self.revision, self.today

    @property
    def last_change(self) -> int:
        """The number of the newest change; 0 if there is none."""
        return self._file.contents.last_change

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._file.path

    @property
    def who(self) -> str:
        """The name under which changes are journalled."""
        if not self._who:
            self._who = whole(user_name())
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
        """What the clerk should know although nothing was refused: no backup was made, a published agenda changed."""
        return (*((self._file.backup_trouble,) if self._file.backup_trouble else ()), *self._told)

    @property
    def remarks(self) -> tuple[Problem, ...]:
        """What should be known of the file itself: that it was altered, say, or that a part of its history is gone."""
        if self._remarks is None and self._file.as_saved:
            self._remarks = ()
        if self._remarks is None:
            from store.file.altered import remarks

            self._remarks = remarks(self._file.contents, self._file.archive, self.path)
        return self._remarks

    @property
    def diverged(self) -> Diverged | None:
        """Why what now stands on disk was not taken over; None if nothing stands between the desk and the file."""
        return self._file.diverged

    @property
    def drafts(self) -> Drafts:
        """What this clerk has typed into forms and not saved, kept beside the file."""
        if self._drafts is None:
            from store.drafted import drafts_beside

            self._drafts = drafts_beside(self.path, self.who, self._clock, self.history)
        return self._drafts

    @property
    def today(self) -> dt.date:
        """The day given at the start, else that on which the sample stands, else the day it is in London."""
        return self.day_given or own_day(self._register) or london_day(self._clock())

    def time_at(self, day: dt.date) -> dt.time | None:
        """Give the time on London's clock, to the minute, if a day is today; what happened on another day has none."""
        return in_london(self._clock()).time().replace(second=0, microsecond=0) if day == self.today else None

    def run(self, command: CommandOf[P], /, *args: P.args, **kwargs: P.kwargs) -> Change | None:
        """Run a command on the newest state of the file and save what it wants; None if that changes nothing.

        Raises Refused or Conflict as the command does, FileTrouble if it cannot be saved. Nothing has changed then.
        """
        from store.links import refuse_dangling

        def work() -> Change | None:
            edit = command(self._register, self.today, *args, **kwargs)
            refuse_dangling(self._register, edit)
            return self._save(edit)

        return self._on_newest(work)

    def undo(self, change_id: str | None = None) -> Change:
        """Take back this clerk's latest change that can be, or the one named; `notes` then tell what was passed over.

        Raises Refused if there is none, Stale if a record has been changed since, FileTrouble if it cannot be saved.
        """
        return self._reverse("Undo", Journal.undoable, change_id)

    def redo(self) -> Change:
        """Take back this clerk's latest undo. Raises as `undo` does."""
        return self._reverse("Redo", Journal.redoable, None)

    @property
    def notes(self) -> tuple[Problem, ...]:
        """What should be known of the last undo or change: that a purge, say, could not be taken back."""
        return self._notes

    @property
    def undoable(self) -> str | None:
        """The sentence of the change that `undo` would take back; None if there is none."""
        return next((bare(one.sentence) for one in self.undoable_changes(1)), None)

    @property
    def redoable(self) -> str | None:
        """The sentence of the change that `redo` would bring back; None if there is none."""
        return next((bare(one.sentence) for one in self._peek(Journal.redoable, 1)), None)

    def undoable_changes(self, limit: int = 20) -> tuple[Change, ...]:
        """Give this clerk's changes that `undo` may take back, newest first; whether it can be is seen when tried."""
        return self._peek(Journal.undoable, limit)

    def refresh(self) -> bool:
        """Read the file again if someone else has saved it; True if any record is different. Raises FileTrouble.

        Diverged is raised if it does not continue what is held here: nothing was taken over, and what is held here was
        kept beside it. This is said once for each such file, and again by every attempt to save.
        """
        if not self._file.changed_outside():
            return False
        with self._keeping_mine():
            changed = self._file.reload()
        self._adopt()
        return changed

    def take_theirs(self) -> None:
        """Take over what stands on disk although it does not continue what is held here. Raises FileTrouble."""
        apart(self._file.take_over, slow=self._file.slow)
        self._adopt()

    def put_mine_back(self) -> Path | None:
        """Put what is held here in the place of what is on disk; gives what that is called now. Raises FileTrouble."""
        aside = self._file.put_back(self._clock().astimezone())
        self._adopt()
        return aside

    def accept(self) -> Change | None:
        """Take over what another program has altered, as a change in the journal; None if nothing was.

        Undoing it puts back what the journal had last. Raises FileTrouble.
        """
        from store.file.altered import altered_words, differences

        def work() -> Change | None:
            contents = self._file.contents
            with self._readable_journal():
                altered = differences(contents, self._file.archive)
            if not altered and not contents.altered:
                return None
            words = f"Took over what another program had altered: {altered_words(altered)}"
            change = self._change(words, [one.touched for one in altered])
            self._commit(change, self._register, Edit(change.sentence), accept=True)
            self._remarks = None
            return change

        return self._on_newest(work)

    def history(self, record_id: str | None = None, limit: int | None = None) -> tuple[Change, ...]:
        """Give the changes, newest first: all, those that touched one record, or only so many. Raises FileTrouble."""
        with self._readable_journal():
            return apart(lambda: tuple(islice(self._journal.newest_first(record_id), limit)), slow=self._file.slow)

    def changes_since(self, number: int) -> Iterator[Change]:
        """Go through the changes after the one with a number, oldest first, as merging does. Raises FileTrouble."""
        with self._readable_journal():
            yield from self._journal.since(number)

    def details_in_journal(self) -> dict[str, set[str]]:
        """Give the private details in images of the journal, by record. Raises FileTrouble if it cannot be read."""
        from store.private_places import in_journal

        with self._readable_journal():
            return apart(lambda: in_journal(self._journal, self._details), slow=self._file.slow)

    def copy_to(self, path: Path) -> None:
        """Write everything to a new file, journal and papers beside it. Raises FileTrouble, also if it is there."""
        from store.file.whole import copy_papers

        apart(lambda: self._file.copy_to(path), slow=self._file.slow)
        copy_papers(self._register, self.path, path)

    def close(self) -> None:
        """Let go of the file; everything is already saved."""
        if self._drafts is not None:
            self._drafts.close()
        self._file.close()

    def _on_newest(self, work: Callable[[], T]) -> T:
        """Do what makes a change on the newest state, and again if a colleague's was saved before it."""

        def made() -> T:
            while True:
                with contextlib.suppress(Overtaken), self._writing():
                    return work()

        return apart(made, slow=self._file.slow)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        with self._keeping_mine(), self._file.writing() as changed:
            if changed:
                self._adopt()
            yield

    @contextlib.contextmanager
    def _keeping_mine(self) -> Iterator[None]:
        """Keep everything that is held here beside the file before it is said that the file does not continue it."""
        try:
            yield
        except Diverged as diverged:
            if not diverged.kept:
                self._file.keep_mine(diverged, self._clock().astimezone())
            raise

    def _adopt(self) -> None:
        """Take over what the file was found to hold."""
        self._register = self._file.contents.register
        self._journal = Journal(self._file.contents.lines, self._file.archive)
        self._remarks = None

    def _save(self, edit: Edit, reverses: str | None = None) -> Change | None:
        from store.papers.marked import mark_exempt

        edit = effective(self._register, edit)
        if not edit.puts and not edit.removes and not edit.forgets:
            return None
        change, before = self._change(edit.sentence, touched(self._register, edit), reverses), self._register
        self._commit(change, before.with_edit(edit), edit)
        self._told = (*told_at_once(before, self._register, edit, self.today), *mark_exempt(edit.puts, self.path))
        return change

    def _change(self, sentence: str, images: Iterable[Touched], reverses: str | None = None) -> Change:
        name, at, words = f"{Change.prefix}{self._file.next_change}", self._clock(), whole(sentence)
        return Change(id=name, at=at, who=self.who, sentence=words, touched=tuple(images), reverses=reverses)

    def _commit(self, change: Change, register: Register, edit: Edit, *, accept: bool = False) -> None:
        """Write the file with one change more; nothing in memory changes if that fails. Raises FileTrouble."""
        lines = [*self._journal.lines, line := self._journal.line_of(change)]
        if edit.forgets:
            with self._readable_journal():
                lines = [without_contacts(one, edit.forgets) for one in lines]
        try:
            self._file.save(register, edit, lines, london_day(self._clock()), forgets=edit.forgets, accept=accept)
        except FileTrouble as error:
            if error.problem.code == troubles.UNCONFIRMED:
                with contextlib.suppress(FileTrouble):
                    self.refresh()
            raise
        self._register = register
        self._journal.append(line)
        self._journal.settle(self._file.archive, self._file.contents.lines)

    def _reverse(self, word: str, heads: Callable[[Journal, str], Iterator[Head]], change_id: str | None) -> Change:
        from store.journal import undo_words
        from store.journal.reversal import reversal

        def work() -> Change:
            self._notes, journal = (), self._journal
            with self._readable_journal():
                back = reversal(self._register, journal, heads, self.who, word, change_id, self._tied)
            saved = self._save(back.edit, reverses=back.change.id)
            if saved is None:
                raise Refused(undo_words.nothing(word))
            self._notes = back.notes
            return saved

        return self._on_newest(work)

    def _tied(self, edit: Edit, change: Change) -> None:
        """Refuse an undo that leaves a link to nothing, or changes confirmed minutes. Raises Stale."""
        from store.links import names_no_more

        if any(record_id[:1] in "NTV" for record_id in edit.touches):
            from store.journal.undoing import refuse_if_settled

            refuse_if_settled(self._register, edit, change)
        # The rules behind it take 15 ms to load; the first undo of a day does not wait for them if no link is at stake.
        if not edit.removes and all(names_no_more(record, self._register.find(record.id)) for record in edit.puts):
            return
        from store.journal.undoing import refuse_if_tied

        newest = self._journal.newest_first
        refuse_if_tied(self._register, edit, change, self._file.holders, lambda touched: next(newest(touched), None))

    def _peek(self, heads: Callable[[Journal, str], Iterator[Head]], limit: int) -> tuple[Change, ...]:
        from store.journal.reversal import reversible

        some = islice(reversible(self._register, self._journal, heads(self._journal, self.who)), limit)
        try:
            return () if self.read_only else apart(lambda: tuple(some), slow=self._file.slow)
        except msgspec.MsgspecError:
            return ()

    @contextlib.contextmanager
    def _readable_journal(self) -> Iterator[None]:
        try:
            yield
        except (msgspec.MsgspecError, UnicodeDecodeError):
            raise troubles.damaged(self.path, "in its journal of changes") from None
