"""The room on a server: the records of a panel that a team shares, held in memory and kept up to date by news."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from store.edit import Edit
from store.file.codec import FORMAT, PROGRAM, Contents, Meta, checks_of, document, whole_table
from store.file.papers_folder import folder_of
from store.file.papers_parcel import names_in
from store.file.troubles import ASKED_FOR
from store.journal.changes import number_of
from store.journal.journal import Nowhere
from store.links import Link, links_of
from store.problems import Diverged, FileTrouble, Overtaken, Problem
from store.records import KINDS, Meeting, Record, WorkItem
from store.register import Register
from store.team import troubles
from store.team.address import read_signpost
from store.team.fetching import bring_papers, with_papers
from store.team.newer import DeskStanding, Newer, merged, newer_of, standing_of
from store.team.older import OlderChanges
from store.team.saving import asked_for, emptied_lines
from store.team.shelves import LAYOUT, by_kind, collector_at_rest
from store.team.talk import Talk
from store.team.wire import DEADLINE, PATIENT, UPON_REQUEST

_OVERTAKEN: Final = -1
_BYTES_A_SECOND: Final = 100_000
"""What the slowest line to a server carries that a paper is sent over."""
_HEARTBEAT: Final = 1.0
"""After so many seconds without a word from the server it is asked, on the side, whether it is still there."""
_MOST_LINES: Final = 640


class _Whole(NamedTuple):
    """Everything that stands on a server at one moment, and how far it had got."""

    standing: DeskStanding
    contents: Contents


class ServerRoom:
    """One desk on a server, open. `contents` is what was last read or saved; nothing in memory changes if that fails.

    `waits` says whether a question to the server may be waited for where there may be news; a screen says no, and is
    told of news once it has been read on the side.
    """

    def __init__(self, path: Path, *, read_only: bool) -> None:
        """Read the signpost; nothing is asked before `open`. Raises FileTrouble."""
        self.path = path
        self.backup_trouble: Problem | None = None
        self.diverged: Diverged | None = None
        self.waits = self.slow = True
        self._asked = ASKED_FOR if read_only else ""
        self._talk = Talk(read_signpost(path))
        self._turn = threading.RLock()
        self.archive: OlderChanges | Nowhere = Nowhere()
        self._contents: Contents | None = None
        self._aside: threading.Thread | None = None
        self._brought: tuple[Newer, _Whole | None] | None = None

    @classmethod
    def open(cls, path: Path, *, read_only: bool) -> ServerRoom:
        """Open the desk to which a signpost leads, and read everything in it. Raises FileTrouble."""
        room = cls(path, read_only=read_only)
        room._talk.begin()
        room._read_whole()
        return room

    @property
    def role(self) -> str:
        """The role under which the server knows this clerk: changes are journalled under it."""
        return self._talk.role

    @property
    def sees_private(self) -> bool:
        """Whether this role may see private parts."""
        return self._talk.questions.private

    @property
    def read_only(self) -> str:
        """Why nothing can be changed, as the end of a sentence; empty if it can."""
        return self._asked or self._talk.reads_only or self._talk.away

    @property
    def contents(self) -> Contents:
        """The records, what the desk says of itself, and the lines of the newest changes."""
        if self._contents is None:
            raise ValueError("The desk has not been opened yet.")
        return self._contents

    @property
    def as_saved(self) -> bool:
        """Whether everything is as it was saved: the server lets nobody write but through its functions."""
        return True

    @property
    def next_change(self) -> int:
        """The number of the next change, which is the next revision."""
        return max(self.contents.meta.revision, self._last) + 1

    def holders(self, register: Register, record_id: str) -> list[Link]:
        """List the links in a register, an edit away from the one saved, that lead to a record from any saved one."""
        saved = self.contents.register
        holding = (register.find(one) for table in saved.tables.values() for one in table)
        return [link for one in holding if one for link in links_of(one) if link.target == record_id]

    def changed_outside(self) -> bool:
        """Say whether there is news. Raises FileTrouble if the server was asked and has gone away.

        Where nothing may be waited for, what is newer is read on the side, and told of once it is here.
        """
        if not self._turn.acquire(blocking=self.waits):
            return False
        try:
            if self.waits:
                self._note_news()
            if self._brought is not None or self.waits:
                return self._brought is not None
            if self._talk.alive and not self._behind() and self._talk.silent < _HEARTBEAT:
                return False
        finally:
            self._turn.release()
        self._fetch_aside()
        return False

    def reload(self) -> bool:
        """Read what is newer; True if any record is different. Raises Diverged or FileTrouble; memory stays then."""
        brought, self._brought = self._brought, None
        try:
            if brought is not None:  # it is here: nobody who talks with the server is waited for
                return self._take_in(*brought)
            with self._own_turn():
                return self._take_in(*self._fetched())
        except Diverged as diverged:
            self.diverged = diverged
            raise

    def take_over(self) -> None:
        """Take over what stands on the server, whether or not it continues what is held here. Raises FileTrouble."""
        with self._own_turn():
            self._read_whole()
            self.diverged = None

    def keep_mine(self, diverged: Diverged, now: dt.datetime) -> None:
        """Keep the records held here, with their newest changes, in a file beside the signpost; local time names it."""
        from store.file.keeping import keep_beside

        held = self.contents
        texts = {kind.table: whole_table(held.register.tables[kind.table].values()) for kind in KINDS}
        meta = msgspec.structs.replace(held.meta, checks=checks_of(texts, held.others)).checked()
        with contextlib.suppress(FileTrouble):
            whole = document(meta, texts, held.lines, held.others)
            diverged.kept = str(keep_beside(self.path.with_suffix(".json"), whole, now))

    def put_back(self, now: dt.datetime) -> Path | None:
        """Refuse: what a team holds is not replaced from one desk. Raises FileTrouble."""
        raise troubles.cannot_put_back()

    @contextlib.contextmanager
    def writing(self) -> Iterator[bool]:
        """Be as up to date as is known; nothing is locked, because a save asks whether the revision still stands.

        Raises FileTrouble: it can only be read, or the server is away.
        """
        if self._asked or self._talk.reads_only:
            raise troubles.only_reads(self._asked or self._talk.reads_only)
        self._wait_for_nobody()
        with self._own_turn():
            if self.diverged is not None:
                raise self.diverged
            changed = not self._talk.alive or self._brought is not None or self._behind()
            if changed:
                self.reload()
            yield changed

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
        """Save an edit if the revision still stands, in one question; its papers are kept before.

        Raises Overtaken if another was saved first; FileTrouble if it cannot be saved, if that is not known, or, once,
        if the change before it, of which that was not known, has come through.
        """
        came, self._talk.came_through = self._talk.came_through, ""
        if came:
            raise troubles.saved_after_all(came)
        self._keep(edit)
        given = asked_for(register, edit, lines[-1], self.contents.meta.revision, os.urandom(16).hex())
        given["emptied"] = emptied_lines(self._talk.ask, self._talk.questions, forgets)
        answer = self._talk.send(given)
        if answer == _OVERTAKEN:
            self._talk.behindhand = True
            raise Overtaken
        if answer != number_of(lines[-1]):
            raise troubles.not_saved()
        self._saved(register, lines, answer)

    def copy_to(self, path: Path) -> None:
        """Write everything to a new file, as `desk copy-out` does. Raises FileTrouble."""
        from store.team.copying import copy_out

        with self._own_turn():
            copy_out(self._talk, self.contents, path)

    def close(self) -> None:
        """Let go of the connection; everything is already saved."""
        self._talk.close()

    def _wait_for_nobody(self) -> None:
        """Let no key wait for a server that is known to be away; a thread of its own looks whether it is back.

        Raises FileTrouble.
        """
        if self._talk.away and not self.waits and threading.current_thread() is threading.main_thread():
            raise self._talk.away_trouble()

    @contextlib.contextmanager
    def _own_turn(self) -> Iterator[None]:
        """Wait until nobody else talks with the server, as long as for an answer. Raises FileTrouble."""
        if not self._turn.acquire(timeout=DEADLINE):
            raise self._talk.away_trouble()
        try:
            yield
        finally:
            self._turn.release()

    def _behind(self) -> bool:
        """Whether it is known that somebody else has saved."""
        self._talk.behindhand = self._talk.told_of() > self._last or self._talk.behindhand
        return self._talk.behindhand

    def _saved(self, register: Register, lines: Sequence[bytes], number: int) -> None:
        """Hold what is now safe on the server."""
        old, self._last, self._brought = self.contents, number, None
        meta = msgspec.structs.replace(old.meta, revision=number, serials=dict(register.serials))
        self._hold(Contents(meta, register, {}, list(lines), old.others))

    def _hold(self, contents: Contents) -> None:
        """Hold what was read or saved; the oldest of too many lines are asked for again when somebody wants them."""
        lines = contents.lines
        if len(lines) > _MOST_LINES:
            contents = msgspec.structs.replace(contents, lines=lines[-_MOST_LINES // 2 :])
        before = number_of(contents.lines[0]) - 1 if contents.lines else 0
        if isinstance(self.archive, Nowhere) or self.archive.standing != (before, self._purges):
            self.archive = OlderChanges(self._older, self._talk.questions, before, self._purges)
        self._contents = contents

    def _keep(self, edit: Edit) -> None:
        """Keep the files of an edit here and on the server, before what names them is saved. Raises FileTrouble."""
        from store.file.papers_folder import keep_all

        keep_all(edit.keeps, self.path)
        for one in edit.keeps:
            name = f"{sha256(one.data).hexdigest()}{one.ending}"
            self._send(name, one.data)
        self._keep_named(edit, {f"{sha256(one.data).hexdigest()}{one.ending}" for one in edit.keeps})

    def _keep_named(self, edit: Edit, kept: Collection[str]) -> None:
        """Keep on the server what an edit names and only this computer has, as when a copy was taken over."""
        held = self.contents.register
        puts = [one for one in edit.puts if isinstance(one, WorkItem | Meeting)]
        before = set(names_in(old for one in puts if (old := held.find(one.id)) is not None))
        named = {*names_in(puts)} - before - {*kept}
        there = {row[0] for row in self._talk.ask(self._talk.questions.kept(), ([*named],))} if named else set()
        for name in named - there:
            if (place := folder_of(self.path) / name).exists():
                self._send(name, place.read_bytes())

    def _send(self, name: str, data: bytes) -> None:
        """Send the file of a paper; a big one may take longer than an answer. Raises FileTrouble."""
        self._talk.ask(self._talk.questions.keep_paper(), (name, data), DEADLINE + len(data) / _BYTES_A_SECOND)

    def _read_whole(self) -> None:
        """Hold everything as it stands on the server. Raises FileTrouble."""
        self._hold_whole(self._whole())

    def _hold_whole(self, whole: _Whole) -> None:
        self._last, self._purges = whole.standing.last_change, whole.standing.purges
        self._hold(whole.contents)

    def _whole(self) -> _Whole:
        """Read everything as it stands at one moment, and ask to be told what comes after. Raises FileTrouble."""
        try:
            whole = self._read_at_once()
        except BaseException:
            self._talk.close()  # it would stand in a transaction that has failed
            raise
        self._bring(with_papers(whole.contents.register))
        return whole

    def _read_at_once(self) -> _Whole:
        ask, questions = self._talk.ask, self._talk.questions
        self._talk.listen(self._standing().panel)
        ask("begin isolation level repeatable read read only")
        standing = self._standing()
        with collector_at_rest():
            records = by_kind(ask(questions.records(), None, PATIENT))
        lines = ask(questions.newest())
        others = ask(questions.others())
        ask("commit")
        meta = Meta(FORMAT, PROGRAM, standing.revision, standing.serials, standing.begun, standing.panel, standing.home)
        kept = [b'"%d":%b' % (number, value) for number, value in lines]
        return _Whole(standing, Contents(meta, Register(records, standing.serials), {}, kept, dict(others)))

    def _bring(self, records: Iterable[Record]) -> None:
        """Bring the files here that records name, if this role may have them. Raises FileTrouble."""
        if self.sees_private:
            bring_papers(self._papers, self._talk.questions.papers(), records, self.path)

    def _standing(self) -> DeskStanding:
        standing = standing_of(self._talk.ask(self._talk.questions.standing())[0])
        if standing.layout > LAYOUT or standing.format > FORMAT:
            raise troubles.newer(self._talk.address, standing.format)
        if standing.format < FORMAT:
            raise troubles.older(self._talk.address, standing.format)
        return standing

    def _older(self, question: object, given: Sequence[object]) -> list[tuple[int, bytes]]:
        """Ask for older changes, whoever wants them. Raises FileTrouble."""
        self._wait_for_nobody()
        with self._own_turn():
            return self._talk.ask(question, given, UPON_REQUEST)

    def _papers(self, question: object, given: Sequence[object]) -> list[tuple[str, bytes]]:
        """Ask for files of papers. Raises FileTrouble."""
        with self._own_turn():
            return self._talk.ask(question, given, PATIENT)

    def _note_news(self) -> None:
        """Ask the server whether there is news, and keep it. Raises FileTrouble."""
        newer, whole = self._fetched()
        self._brought = (newer, whole) if newer.standing.revision != self.contents.meta.revision else None

    def _fetched(self) -> tuple[Newer, _Whole | None]:
        """Ask the server for what is newer; after a purge for everything. Raises FileTrouble."""
        given = {"change": self._last, "revision": self.contents.meta.revision}
        row = self._talk.ask(self._talk.questions.newer(), given)[0]
        self._talk.behindhand = False
        newer = newer_of(row)
        self._bring(one for one in newer.records if isinstance(one, WorkItem | Meeting))
        return newer, self._whole() if newer.standing.purges != self._purges else None

    def _take_in(self, newer: Newer, whole: _Whole | None) -> bool:
        """Put what is newer to what is held. Raises Diverged if it does not continue it."""
        contents, changed = merged(self.contents, newer, self._last, self._talk.address)
        if whole is not None:
            self._hold_whole(whole)
            return True
        self._last = newer.standing.last_change
        self._hold(contents)
        return changed

    def _fetch_aside(self) -> None:
        """Have what is newer read by a thread of its own; `changed_outside` tells of it when it is there."""

        def work() -> None:
            with contextlib.suppress(FileTrouble), self._turn:
                self._note_news()

        if self._aside is None or not self._aside.is_alive():
            self._aside = threading.Thread(target=work, name="news from the server", daemon=True)
            self._aside.start()
