"""The work programme as a document brought it back: each tracked change is found by the row it is in."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from store.commands.programme.items import add_item, edit_item
from store.commands.programme.moves import withdraw_items
from store.commands.returned_lines import change_line, remark_line, unplaced_change, who
from store.edit import Edit
from store.problems import Refused
from store.records import Record, WorkItem
from store.register import Register
from store.rules.corrections import DraftCorrections, Passage, PieceKind
from store.rules.imports import Corrections, ImportLine, ImportState, ImportTaken
from store.rules.programme.items import group_words
from store.rules.programme.printed import bare_title, comment_words
from store.rules.words.folding import words_read
from store.rules.words.printed_dates import full_year, printed_date
from store.rules.words.wording import counted, opening

_NOWHERE = "Its row is that of no item in the programme, as it is here."
_SEVERAL = "Several items of the programme are called so."
_NEITHER = "It is neither in the title nor in the comments of its item."


def taking_programme(
    register: Register, today: dt.date, draft: DraftCorrections, corrections: Corrections
) -> ImportTaken:
    """Work out what the changes would make of the programme, and tell each with its row."""
    work = _Taking(register, today, corrections)
    rows: dict[int, list[Passage]] = {}
    for passage in draft.passages:
        rows.setdefault(passage.row, []).append(passage)
    for row, passages in rows.items():
        work.loose(passages) if row == 0 else work.row(passages)
    taken = sum(line.taken for line in work.lines)
    sentence = f"Took {counted(taken, 'correction')} into the work programme"
    return ImportTaken(Edit(sentence, tuple(work.puts.values())), tuple(work.lines))


class _Taking:
    """The programme as it becomes while the changes are taken over, row by row."""

    def __init__(self, register: Register, today: dt.date, corrections: Corrections) -> None:
        self.register = register
        self.before = register
        self.today = today
        self.corrections = corrections
        self.puts: dict[str, Record] = {}
        self.lines: list[ImportLine] = []
        self.day: dt.date | None = None

    def do(self, edit: Edit) -> None:
        """Go on from the register after an edit."""
        self.puts |= {record.id: record for record in edit.puts}
        self.register = self.register.with_edit(edit)

    def loose(self, passages: list[Passage]) -> None:
        """Tell what was done to lines outside of the table, which stand in no item."""
        for passage in passages:
            why = "It stands outside the table."
            self.lines += [unplaced_change(passage, change, why) for change in passage.changes]
            self._remarks(passage, "", None)

    def row(self, passages: list[Passage]) -> None:
        """Place what was done to one row."""
        head = passages[0]
        first = [passage for passage in passages if passage.column == 0]
        date = printed_date(" ".join(passage.before for passage in first))
        if date is not None and date.year and date.can_be_in(full_year(date.year)):
            self.day = date.in_year(full_year(date.year))
        elif any(passage.before for passage in first):
            self.day = None
        if head.of_row is PieceKind.ADDED:
            self._added(head, passages)
            return
        done = [one for one in passages if one.changes or one.remarks or one.of_row is not PieceKind.SAME]
        if not done:
            return
        item, why = self._item(passages)
        if head.of_row is PieceKind.STRUCK:
            self._struck(head, passages, item, why)
            return
        for passage in done:
            self._passage(passage, item, why)

    def _item(self, passages: list[Passage]) -> tuple[WorkItem | None, str]:
        """Give the item that a row is of, as it went out; else why it cannot be told."""
        titles = {words_read(bare_title(passage.before)) for passage in passages if passage.before}
        called = [
            item for item in self.before.all(WorkItem) if item.binned_on is None and words_read(item.title) in titles
        ]
        if len(called) > 1:
            here = {meeting.id for meeting in (self.before.meeting_on(self.day) if self.day else ())}
            called = [item for item in called if (item.meeting or "") in (here or {""})]
        if len(called) == 1:
            return called[0], ""
        return None, _SEVERAL if called else _NOWHERE

    def _passage(self, passage: Passage, item: WorkItem | None, why: str) -> None:
        of = f"{opening(item.title)} of {group_words(self.before, item.meeting)}" if item else ""
        self._remarks(passage, of, item)
        if not passage.changes:
            return
        field = self._field(passage, item) if item else ""
        if item is None or not field:
            self.lines += [unplaced_change(passage, change, why or _NEITHER) for change in passage.changes]
            return
        made = [change_line(of, passage, change, self.corrections.get(change.key)) for change in passage.changes]
        taken = {line.key for line in made if line.taken}
        if taken:
            after = passage.after(taken)
            try:
                self._write(item, field, passage, after)
            except Refused as refused:
                words = " ".join(str(problem) for problem in refused.problems)
                made = [replace(line, state=ImportState.UNPLACED, why=words, taken=False) for line in made]
        self.lines += made

    def _field(self, passage: Passage, item: WorkItem) -> str:
        """Say which field of an item a passage is: its title, or its comments or a line of them."""
        if words_read(bare_title(passage.before)) == words_read(item.title):
            return "title"
        before = words_read(comment_words(passage.before)[0])
        if passage.column > 1 and not item.comments:
            return "comments"
        # An empty paragraph beside a date or a title is none of the comments, though they may have an empty line.
        blank = not before and passage.column <= 1
        known = {words_read(line) for line in (item.comments, *item.comments.split("\n"))}
        return "comments" if before in known and not blank else ""

    def _write(self, item: WorkItem, field: str, passage: Passage, after: str) -> None:
        now = self.register.need(WorkItem, item.id, "item")
        before = words_read(comment_words(passage.before)[0])
        title = field == "title"
        words = bare_title(after) if title else _rewritten(now.comments, before, comment_words(after)[0])
        fields: dict[str, Any] = {field: words}
        self.do(edit_item(self.register, self.today, item=item.id, all_the_same=True, **fields))

    def _remarks(self, passage: Passage, of: str, item: WorkItem | None) -> None:
        for number, remark in enumerate(passage.remarks):
            key = f"{passage.key}:comment:{number}"
            line = remark_line(of, passage, number, remark, self.corrections.get(key))
            if line.taken and item is not None:
                now = self.register.need(WorkItem, item.id, "item")
                words = "\n".join(filter(None, (now.comments, line.values["text"])))
                self.do(edit_item(self.register, self.today, item=item.id, comments=words))
            self.lines.append(line)

    def _added(self, head: Passage, passages: list[Passage]) -> None:
        """Add the item of a row that was put in; `head` is the first of its passages, by which it is told."""
        words = ["", "", ""]
        for passage in passages:
            if passage.column < len(words):
                changes = {change.key for change in passage.changes}
                words[passage.column] = f"{words[passage.column]}\n{passage.after(changes)}".strip()
        title, (comments, marked) = bare_title(words[1]), comment_words(words[2])
        key = f"{head.key}:row"
        said = self.corrections.get(key)
        there = self.register.meeting_on(self.day) if self.day else ()
        line = ImportLine(
            key=key,
            state=ImportState.NEW if said is None or said.taken is not False else ImportState.LEFT,
            what="item",
            words=" | ".join(filter(None, words)),
            day=self.day,
            why=f"A row put in by {who(head.of_row_author)}.",
            place=head.place,
            taken=said is None or said.taken is not False,
            can_take=True,
        )
        if line.taken:
            try:
                meeting = there[0].id if len(there) == 1 else None
                details = {"moveable": True} if marked or words[1].rstrip().endswith("(*)") else {}
                said_so: dict[str, Any] = {"title": title, "comments": comments, "meeting": meeting, **details}
                self.do(add_item(self.register, self.today, all_the_same=True, **said_so))
            except Refused as refused:
                why = " ".join(str(problem) for problem in refused.problems)
                line = replace(line, state=ImportState.UNPLACED, why=f"{why} {line.why}", taken=False)
        self.lines.append(line)

    def _struck(self, head: Passage, passages: list[Passage], item: WorkItem | None, why: str) -> None:
        """Tell of a row that was struck out; its item is withdrawn only if the clerk takes it."""
        key = f"{head.key}:row"
        said = self.corrections.get(key)
        author = who(head.of_row_author)
        taken = item is not None and said is not None and bool(said.taken)
        words = " | ".join(filter(None, (passage.before for passage in passages)))
        about = f"A row struck out by {author}; taken, it withdraws the item." if item else why
        if taken and item is not None:
            try:
                reason = f"Struck out by {author}"
                self.do(withdraw_items(self.register, self.today, items=(item.id,), reason=reason))
            except Refused as refused:
                taken, about = False, " ".join(str(problem) for problem in refused.problems)
        self.lines.append(
            ImportLine(
                key=key,
                state=ImportState.CHANGE if taken else ImportState.UNPLACED,
                what="item",
                words=words,
                why=about,
                place=head.place,
                record=item.id if item else "",
                taken=taken,
                can_take=item is not None,
            )
        )


def _rewritten(comments: str, before: str, after: str) -> str:
    """Write anew what was one line of the comments or all of them; what was neither comes behind them.

    That is what was printed or put in where there were none: a time at which a suggestion is wanted, or new lines.
    """
    if before == words_read(comments):
        return after
    lines = comments.split("\n")
    if before in map(words_read, lines):
        return "\n".join(after if words_read(line) == before else line for line in lines)
    return "\n".join(filter(None, (comments, after)))
