"""Taking over a work programme that was read from files: items, their meetings and the notes, in one edit.

What is recorded already is never replaced unasked: a line that differs says so, and the file is followed only where the
clerk takes it.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from store.commands.calendar.meetings import add_meeting
from store.commands.importing import done_words, sentences, with_headings
from store.commands.programme.importing_panel import notes_and_title
from store.commands.programme.importing_values import ItemRead, added, differences, read_values
from store.commands.programme.items import add_item, edit_item
from store.edit import Edit
from store.problems import Refused
from store.records import Meeting, MeetingKind, Record, WorkItem
from store.register import Register
from store.rules.calendar.meetings import the_meeting
from store.rules.calendar.printed_kinds import kind_in
from store.rules.day_notes import notes_of
from store.rules.imports import (
    NO_CORRECTIONS,
    Correction,
    Corrections,
    ImportDifference,
    ImportField,
    ImportLine,
    ImportState,
    ImportTaken,
)
from store.rules.programme.drafts import DraftDay, DraftItem, DraftProgramme
from store.rules.words.dates import clock_time, day_month, long_date
from store.rules.words.folding import words_read
from store.rules.words.loose import day_of, first_day, heading_of_day, known_by, loosely, typed_words
from store.rules.words.wording import capital, listed

_NOTHING = Correction()


def import_programme(
    register: Register, today: dt.date, /, *, draft: DraftProgramme, corrections: Corrections = NO_CORRECTIONS
) -> Edit:
    """Take over a programme as it was read: new items at the end of their meeting's business, meetings that are new.

    `corrections` say of lines whether they are taken. What cannot be recorded is left to the clerk with the reason, so
    nothing is refused.
    """
    return taking(register, today, draft=draft, corrections=corrections).edit


def taking(
    register: Register, today: dt.date, *, draft: DraftProgramme, corrections: Corrections = NO_CORRECTIONS
) -> ImportTaken:
    """Work out what taking a programme over would do, for its preview and for `import_programme`."""
    work = _Taking(register, today, corrections)
    work.lines += draft.aside
    for day in draft.days:
        if any(heading_of_day(item.day) == heading_of_day(day.day) for item in draft.items):
            work.day(day)
    work.match(draft.items)
    for item in draft.items:
        work.item(item)
    panel, lines = notes_and_title(work.register, today, draft, corrections)
    work.lines += lines
    work.do(panel)
    work.do(Edit("", with_headings(work.register, draft.headings)))
    return ImportTaken(Edit(work.sentence, tuple(work.puts.values())), tuple(work.lines))


class _Taking:
    """The register as it becomes while a programme is taken over, one command after the other."""

    def __init__(self, register: Register, today: dt.date, corrections: Corrections) -> None:
        self.register = register
        self.before = register
        self.today = today
        self.corrections = corrections
        self.puts: dict[str, Record] = {}
        self.lines: list[ImportLine] = []
        self.meetings: dict[tuple[dt.date | None, str], str] = {}
        self.closed: dict[tuple[dt.date | None, str], str] = {}
        self.matched: dict[str, WorkItem] = {}

    @property
    def sentence(self) -> str:
        """Say what was taken over."""
        return f"Imported the work programme: {done_words(self.lines)}"

    def do(self, edit: Edit) -> None:
        """Go on from the register after an edit."""
        self.puts |= {record.id: record for record in edit.puts}
        self.register = self.register.with_edit(edit)

    def said(self, key: str) -> Correction:
        """Give what the clerk said of a line."""
        return self.corrections.get(key, _NOTHING)

    def day(self, one: DraftDay) -> None:
        """Find the meeting of a day of the programme, or make it."""
        there, said = self._there_on(one.day), loosely(one.day, known_by(one.day), day_month(one.day))
        chosen = [meeting for meeting in there if meeting.start == one.start] if len(there) > 1 else there
        if len(chosen) == 1:
            self.meetings[heading_of_day(one.day)] = chosen[0].id
            self._meeting_there(one, chosen[0])
        elif there:
            named = listed([meeting.id for meeting in there])
            self.closed[heading_of_day(one.day)] = f"There are {len(there)} meetings on {said}: {named}."
        elif self.said(one.key).taken is False:
            self.closed[heading_of_day(one.day)] = f"The meeting of {said}, which is new, was left out."
            self.lines.append(self._meeting_line(one, ImportState.LEFT))
        else:
            self._new_meeting(one)

    def _there_on(self, day: dt.date) -> list[Meeting]:
        """Give the meetings on a day; for a week or month those known by it, else the only one that lies in it."""
        by = known_by(day)
        on = [one for one in self.register.meetings_between(day, day) if one.known_by == by]
        if on or not by:
            return on
        within = [
            one for one in self.register.meetings if first_day(Meeting(id="", date=day, known_by=by)) <= one.date <= day
        ]
        return within if len(within) == 1 else []

    def _new_meeting(self, one: DraftDay) -> None:
        kind = kind_in(one.called) or MeetingKind.ORDINARY
        details: dict[str, Any] = {"kind": kind, "printed_date": one.printed if len(one.printed) <= 100 else ""}
        details |= {"start": one.start} if one.start else {}
        details |= {"title": one.called} if one.called and kind is not MeetingKind.ANNUAL else {}
        try:
            edit = add_meeting(self.register, self.today, date=one.day, **details)
        except Refused as refused:
            self.closed[heading_of_day(one.day)] = sentences(refused)
            return
        self.do(edit)
        [made] = edit.puts
        self.meetings[heading_of_day(one.day)] = made.id
        self.lines.append(self._meeting_line(one, ImportState.NEW, kind))

    def _meeting_line(self, one: DraftDay, state: ImportState, kind: MeetingKind | None = None) -> ImportLine:
        start = f", {clock_time(one.start)}" if one.start else ""
        said = f", {one.called}" if one.called else ""
        also = f" It would be entered as: {kind.value}." if kind and kind is not MeetingKind.ORDINARY else ""
        return ImportLine(
            key=one.key,
            state=state,
            what="meeting",
            words=f"{loosely(one.day, known_by(one.day), long_date(one.day))}{start}{said}",
            day=one.day,
            why=" ".join(filter(None, (f"{one.why}{also}".strip(), *self._odd(one.day)))),
            place=one.place,
            values={"printed": one.printed},
            taken=state is ImportState.NEW,
            can_take=True,
            beside=True,
        )

    def _odd(self, day: dt.date) -> tuple[str, ...]:
        """Tell what should be known of the day of a new meeting, as its form does."""
        notes = notes_of(Meeting, "date")
        return notes(self.before, day, self.today) if notes else ()

    def _meeting_there(self, one: DraftDay, meeting: Meeting) -> None:
        ours = clock_time(meeting.start) if meeting.start else ""
        crossed = one.start is not None and one.start != meeting.start
        differs = (ImportDifference("start", ours, clock_time(one.start)),) if crossed and one.start else ()
        line = ImportLine(
            key=one.key,
            state=ImportState.DIFFERS if differs else ImportState.THERE,
            what="meeting",
            words=f"{capital(the_meeting(meeting, weekday=True))}, {meeting.kind.value}",
            day=one.day,
            why=one.why + (" Its time is changed in the calendar." if differs else ""),
            place=one.place,
            record=meeting.id,
            differs=differs,
            beside=True,
        )
        self.lines.append(line)

    def match(self, items: tuple[DraftItem, ...]) -> None:
        """Find the items that are there already: by the id in a file of ours, then by title under the same heading."""
        used: set[str] = set()
        for item in items:
            own = self.register.get(WorkItem, item.id)
            if own is not None and own.binned_on is None and own.id not in used and self._same(item, own):
                self.matched[item.key] = own
                used.add(own.id)
        for item in items:
            if item.key in self.matched:
                continue
            peers = self.before.items_of(self.meetings.get(heading_of_day(item.day)))
            for peer in peers if item.day is None or heading_of_day(item.day) in self.meetings else ():
                if peer.id not in used and words_read(peer.title) == words_read(item.title):
                    self.matched[item.key] = peer
                    used.add(peer.id)
                    break

    def _same(self, item: DraftItem, own: WorkItem) -> bool:
        """Say whether an item with the id that a file gives is the one meant: ids of another panel name other items."""
        here = self.meetings.get(heading_of_day(item.day))
        return words_read(own.title) == words_read(item.title) or (own.meeting == here and item.id != "")

    def item(self, item: DraftItem) -> None:
        """Take over one item, or say what is there of it already."""
        own = self.matched.get(item.key)
        wrong: list[str] = []
        read = read_values(item, own, wrong)
        for place, words in enumerate(wrong):
            why = f"This could not be recorded of {item.title}."
            line = ImportLine(
                key=f"{item.key}:value:{place}",
                state=ImportState.UNPLACED,
                what="value",
                words=words,
                why=why,
                place=item.place,
            )
            self.lines.append(line)
        if own is not None:
            self._there(item, own, read)
        elif heading_of_day(item.day) in self.closed:
            self._held(item, self.closed[heading_of_day(item.day)])
        elif self.said(item.key).taken is False:
            self.lines.append(self._line(item, ImportState.LEFT, read))
        else:
            self._new(item, read)

    def _new(self, item: DraftItem, read: ItemRead) -> None:
        meeting = self.meetings.get(heading_of_day(item.day))
        details = read.details | ({"theme": item.theme} if item.theme else {})
        try:
            # The programme of a year that is over is taken in too: the preview shows that its meetings have passed.
            edit = add_item(self.register, self.today, title=item.title, meeting=meeting, all_the_same=True, **details)
        except Refused as refused:
            self._held(item, sentences(refused))
            return
        self.do(Edit("", tuple(added(made, read) for made in edit.puts if isinstance(made, WorkItem))))
        self.lines.append(self._line(item, ImportState.NEW, read, item.why or self._elsewhere(item)))

    def _elsewhere(self, item: DraftItem) -> str:
        """Tell of an open item of the same name under another heading: it may be this one, moved since."""
        title = words_read(item.title)
        for other in self.before.all(WorkItem):
            if words_read(other.title) == title and other.status.open and other.binned_on is None:
                meeting = self.before.get(Meeting, other.meeting)
                where = f"under {day_of(meeting)}" if meeting else "among the suggested items"
                return f"An item of the same name stands {where} already ({other.id})."
        return ""

    def _there(self, item: DraftItem, own: WorkItem, read: ItemRead) -> None:
        differs = differences(self.before, item, own, read, self.meetings.get(heading_of_day(item.day)))
        taken = bool(differs) and bool(self.said(item.key).taken)
        why = ""
        if taken:
            try:
                self.do(
                    edit_item(
                        self.register, self.today, item=own.id, title=item.title, all_the_same=True, **read.details
                    )
                )
            except Refused as refused:
                taken, why = False, sentences(refused)
        state = ImportState.DIFFERS if differs else ImportState.THERE
        line = self._line(item, state, read, why)
        self.lines.append(replace(line, record=own.id, differs=differs, taken=taken, can_take=bool(differs)))

    def _held(self, item: DraftItem, why: str) -> None:
        line = self._line(item, ImportState.UNPLACED, ItemRead())
        self.lines.append(replace(line, words=item.row, why=why, taken=False))

    def _line(self, item: DraftItem, state: ImportState, read: ItemRead, why: str = "") -> ImportLine:
        comments = item.values.get("comments", "")
        fields = (
            ImportField("title", "Item", item.title, help="One item to a line", many_lines=True),
            ImportField("comments", "Comments", comments, many_lines=True),
            ImportField("date", "Date", typed_words(item.day, known_by(item.day)) if item.day else "to be scheduled"),
        )
        return ImportLine(
            key=item.key,
            state=state,
            what="item",
            words=item.title,
            day=item.day,
            why=why,
            place=item.place,
            values=read.words,
            fields=fields,
            taken=state is ImportState.NEW,
            can_take=state in {ImportState.NEW, ImportState.LEFT},
        )
