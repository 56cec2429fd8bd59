"""One event on its way into the records: what was read of it, and the commands that are run for it."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.commands import CommandOf, P
from store.commands.edits import Joined
from store.commands.fields import Problems
from store.commands.minutes.minutes import add_minute
from store.edit import Edit
from store.problems import Problem, Refused
from store.records import Meeting, Minute, Record, Stamp, StampKind
from store.register import Register
from store.rules.law.exempt import read_exempt
from store.rules.minutes.exempt import is_exempt_minute
from store.rules.room.events import Event, item_meant, meeting_meant, people_meant
from store.rules.room.exclusion import TOLD_APART, apart_from, why_not_paragraph
from store.rules.room.sitting import Sitting, sitting
from store.rules.words.dates import read_time


class Work:
    """An event with what it names, on the register as it stands while it is being recorded."""

    def __init__(self, register: Register, today: dt.date, meeting: str, event: Event, kind: StampKind) -> None:
        """Read what the event names: time, item and people. What cannot be read goes to the problems."""
        self.joined = Joined(register, today)
        self.today = today
        self.meeting_id = meeting
        self.event = event
        self.kind = kind
        self.problems = Problems()
        self.at = self._time()
        self.stands: Sitting = sitting(register, self.meeting)
        self.people = self._people()
        self.item = self._item()
        self.place = self.stands.minute

    @property
    def register(self) -> Register:
        """The records as they now are."""
        return self.joined.register

    @property
    def meeting(self) -> Meeting:
        """The meeting as it now is."""
        return self.register.need(Meeting, self.meeting_id, "meeting")

    @property
    def minute(self) -> Minute | None:
        """The minute that is being written as it now is; None before the first item."""
        return self.register.live(Minute, self.place)

    def go_where_it_is_told(self) -> None:
        """Go to the minute in which the event is told: while the public are excluded one that is kept apart.

        It is begun with the first thing that was said without them. That they are back is told in an open one.
        """
        excluded = self.stands.excluded
        if excluded is None:
            return
        if self.kind is StampKind.BACK and excluded.minute:
            self.place = excluded.minute
        elif self.kind in TOLD_APART and self.minute is not None and not is_exempt_minute(self.minute):
            self.place = self._apart(self.minute, excluded)

    def _apart(self, minute: Minute, excluded: Stamp) -> str:
        """Give the exempt minute beside an open one, begun if there is none under the paragraph of the resolution.

        Raises:
            Refused: the resolution names no paragraph, which nobody can guess.
        """
        unknown = why_not_paragraph(self.register, excluded.paragraph)
        if unknown is not None:
            cure = "Take that event back, and stamp it with the paragraph of Schedule 12A that was resolved."
            raise Refused(Problem(unknown.code, unknown.sentence, cure, "event", "room.back"))
        paragraph = read_exempt(excluded.paragraph, self.register.panel.nation)
        beside = apart_from(self.register, minute)
        known = next((one for one in beside if one.exempt_paragraph == paragraph), None)
        if known is not None:
            return known.id
        edit = self.run(
            add_minute,
            meeting=self.meeting_id,
            heading=minute.heading,
            item=minute.item,
            exempt_paragraph=excluded.paragraph,
        )
        return next(record.id for record in edit.puts if isinstance(record, Minute))

    def _time(self) -> dt.time | None:
        try:
            return read_time(self.event.at) if self.event.at.strip() else None
        except Refused as refused:
            self.problems.add(*(Problem(one.code, one.sentence, one.cure, "at") for one in refused.problems))
            return None

    def _people(self) -> tuple[str, ...]:
        try:
            return tuple(dict.fromkeys(people_meant(self.register, self.meeting, self.event.people, "people")))
        except Refused as refused:
            self.problems.add(*refused.problems)
            return ()

    def _item(self) -> str:
        if not self.event.item.strip():
            return "" if self.event.heading.strip() else self.stands.item
        try:
            return item_meant(self.register, self.meeting, self.event.item)
        except Refused as refused:
            self.problems.add(*refused.problems)
            return ""

    def other_meeting(self) -> Meeting | None:
        """Give the other meeting that the event names; None if it names none, or that cannot be read."""
        if not self.event.meeting.strip():
            return None
        try:
            return meeting_meant(self.register, self.meeting, self.event.meeting)
        except Refused as refused:
            self.problems.add(*refused.problems)
            return None

    def run(self, command: CommandOf[P], /, *args: P.args, **kwargs: P.kwargs) -> Edit:
        """Run a command on the register as it now is. Raises as the command does."""
        return self.joined.run(command, *args, **kwargs)

    def put(self, *records: Record) -> None:
        """Keep records as they are given."""
        self.joined.take(Edit("", records))

    def stamp(self, **more: object) -> Stamp:
        """Make the stamp of the event with what it points at."""
        order = max((one.order for one in self.register.stamps_of(self.meeting_id)), default=0) + 1
        stamp = Stamp(
            id=self.register.new_id(Stamp),
            meeting=self.meeting_id,
            order=order,
            kind=self.kind,
            at=self.at,
            item=self.item,
            minute=self.place or None,
            people=self.people,
            printed=tuple(self.problems.line(one, "“people as printed”", "printed") for one in self.event.printed),
        )
        return replace(stamp, **more)

    def said(self, *, required: bool = False) -> str:
        """Give the words of the event as they will be kept; what is wrong with them goes to the problems."""
        return self.problems.said(Stamp, "words", self.event.words, required=required)
