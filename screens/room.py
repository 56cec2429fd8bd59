"""The room: one meeting while it is held, by single keys; what can be decided stands above, the events below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from screens.kit.deed import CURRENT, ONE, Deed
from screens.kit.detail import Fields
from screens.kit.keys.table import bindings_for
from screens.kit.lines import Line
from screens.kit.one_meeting import OneMeetingPlace
from screens.kit.record_list import Cells, Column, Section
from screens.kit.room import Stack
from store.later import Later
from store.problems import Problem
from store.queries.room import choices
from store.queries.room.room import EventRow, RoomNow, room_now
from store.queries.words.short import NOT_RECORDED
from store.records import Stamp, StampKind, WorkItem
from store.rules.minutes.order import why_not_chair, why_not_read
from store.rules.room.amending import why_not_amend
from store.rules.room.back import why_not_back
from store.rules.room.business import BusinessLine
from store.rules.room.events import Event
from store.rules.room.guards import why_not_now
from store.rules.room.offered import why_no_offer
from store.rules.words.dates import clock_time
from store.rules.words.wording import capital

if TYPE_CHECKING:
    from screens import dialogs
    from screens.forms.room import amending, stamping
    from screens.forms.room import events as forms
    from screens.kit.office import Office
    from screens.kit.own_paper import OwnPaper
    from store.commands.room import back, wording
    from store.records import Meeting
else:
    dialogs = Later("screens.dialogs")
    amending = Later("screens.forms.room.amending")
    forms = Later("screens.forms.room.events")
    stamping = Later("screens.forms.room.stamping")
    back = Later("store.commands.room.back")
    wording = Later("store.commands.room.wording")

Entry = Stamp | WorkItem
"""What a line stands for: an event, or an item still to come."""


class RoomPlace(OneMeetingPlace[Entry]):
    """A meeting while it is held: the line of quorum, what is being taken, every event, and what is still to come."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("room")]
    place = "room"
    noun = "event"
    columns = (
        Column("At", 8, right=True),
        Column("Event", 24),
        Column("What", weight=5),
        Column("", 6, ink="flag"),
    )

    def __init__(self, office: Office) -> None:
        """Stand in the office, at the next meeting."""
        self._rows: dict[str, EventRow] = {}
        self._coming: dict[str, BusinessLine] = {}
        self.now_line = Line(ink="heading", id="room-now")
        self.can_decide = Line(ink="bar", id="room-decides")
        self.heads = (self.can_decide,)
        super().__init__(office)

    def compose(self) -> ComposeResult:
        """Put the two lines above the list, and the pane beside them."""
        with Stack():
            yield self.now_line
            yield self.can_decide
            yield self.list
        yield self.detail

    def _room(self) -> RoomNow | None:
        meeting = self.meeting
        return room_now(self.desk.register, meeting) if meeting else None

    def sections(self) -> Iterator[Section]:
        """List the events in their order, what is offered beside the clerk's words, and what is still to come."""
        room = self._room()
        self.now_line.say((f" {room.now}" if room else "", ""))
        self.can_decide.say((f" {room.line}" if room else "", ""))
        if room is None:
            yield self.none_yet()
            return
        self._rows = {row.id: row for row in room.events}
        empty = self._how_to_begin().rstrip(".")
        yield Section("events", f"Events · {room.title}", tuple(self._rows), empty=empty)
        if room.to_come:
            self._coming = {line.key: line for line in room.to_come}
            ids = tuple(self._coming)
            takes = "" if self._why_not_next() else f"{self.key_of('room.item')} takes the first"
            yield Section("to-come", "Still to come", ids, aside=takes)

    def cells(self, record_id: str, number: int) -> Cells:
        """Word one event, or an item still to come."""
        row = self._rows.get(record_id)
        if row is None:
            line = self._coming.get(record_id)
            return Cells(("", "", line.words if line else record_id, ""), ink="muted")
        flag = "offer" if row.offered else "yours" if row.worded else ""
        return Cells((_clock(row), row.event, row.marked, flag))

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Give what is known of an event, with the sentence offered and the place in the recording."""
        from store.queries.detail import said_first

        row = self._rows.get(record_id or "")
        if row is None:
            return super().describe(record_id)
        fields = (
            *said_first(self.desk.register, self.desk.register.find(row.id)),
            ("At", _clock(row) or NOT_RECORDED),
            ("Under", row.under),
            ("People", "; ".join(row.people)),
            ("Sentence", row.sentence),
            ("Offered", row.offered),
            ("Into the meeting", row.into),
            ("Recording", row.recording),
        )
        return capital(row.event), tuple((label, text) for label, text in fields if text)

    def to_copy(self, record_id: str) -> Iterator[tuple[str, str]]:
        """Give the sentence for the minutes, and the one that is offered beside it."""
        row = self._rows.get(record_id)
        if row is not None:
            yield "the sentence for the minutes", row.sentence
            yield "the sentence that is offered", row.offered

    def nothing_chosen(self) -> tuple[str, Fields]:
        """Say how to begin."""
        return "The room", (("Next step", self._how_to_begin()),)

    def _how_to_begin(self) -> str:
        """Say which key begins it, or why it cannot begin yet."""
        problem = self._rule(StampKind.START)()
        return problem.sentence if problem else f"{self.key_of('room.start')} stamps that the meeting begins."

    def starts_at(self) -> str | None:
        """Begin at the last event."""
        return next(reversed(self._rows), None)

    @property
    def papers(self) -> tuple[OwnPaper, ...]:
        """The papers of the meeting, its minutes first."""
        from screens.kit.own_paper import papers_of

        return papers_of(self.desk.register, self.meeting, self.desk.today, "minutes")

    def find(self, record_id: str | None) -> Entry | None:
        """Give an event, or an item still to come."""
        register = self.desk.register
        return register.live(Stamp, record_id) or register.get(WorkItem, record_id)

    def make_deeds(self) -> Mapping[str, Deed[Entry]]:
        """Say what each key of the room does."""
        return {
            "room.open": Deed(dialogs.open_record, CURRENT, why_not=lambda: None if self.one else self.nothing_here()),
            **self._business_deeds(),
            **self._asking_deeds(),
            **self._event_deeds(),
            "room.print": Deed(self.at_meeting(forms.open_minutes), why_not=self._why_not_read),
            "room.board": Deed(runs=lambda: self.go_to("attendance"), why_not=self.no_meeting),
            "room.previous": Deed(runs=lambda: self.step(-1), why_not=lambda: self.why_not_step(-1)),
            "room.next": Deed(runs=lambda: self.step(1), why_not=lambda: self.why_not_step(1)),
        }

    def _business_deeds(self) -> dict[str, Deed[Entry]]:
        """Say what is stamped at once."""
        return {
            "room.start": self._at_once(StampKind.START),
            "room.item": Deed(runs=self._next_item, why_not=self._why_not_next),
            "room.noted": self._at_once(StampKind.NOTED),
            "room.absent_told": Deed(runs=self._apologies, why_not=self._rule(StampKind.APOLOGIES)),
            "room.none": self._at_once(StampKind.NO_DECLARATIONS),
            "room.nothing": self._at_once(StampKind.NOTHING),
            "room.following": Deed(
                runs=lambda: self._stamp(Event(event=StampKind.NEXT_MEETING.value)), why_not=self._why_not_following
            ),
            "room.adjourn": Deed(runs=self._pause, why_not=lambda: self._why_not(choices.pause_event)),
            "room.public": Deed(
                self.at_meeting(forms.open_public), why_not=lambda: self._why_not(choices.public_event)
            ),
            "room.close": Deed(self.at_meeting(forms.open_close), why_not=self._rule(StampKind.CLOSED)),
        }

    def _asking_deeds(self) -> dict[str, Deed[Entry]]:
        """Say what asks for something first."""
        return {
            "room.other": self._asks(forms.open_item, StampKind.OUT_OF_ORDER),
            "room.arrival": self._asks(forms.open_arrival, StampKind.ARRIVAL),
            "room.leaving": self._asks(forms.open_leaving, StampKind.LEAVING),
            "room.note": self._asks(forms.open_note, StampKind.NOTE),
            "room.motion": self._asks(forms.open_motion, StampKind.MOTION),
            "room.amendment": self._asks(forms.open_amendment, StampKind.AMENDMENT),
            "room.vote": self._asks(forms.open_vote, StampKind.VOTE),
            "room.resolution": self._asks(forms.open_resolution, StampKind.RESOLUTION),
            "room.recommendation": self._asks(forms.open_recommendation, StampKind.RECOMMENDATION),
            "room.action": self._asks(forms.open_action, StampKind.ACTION),
            "room.deferral": self._asks(forms.open_deferral, StampKind.DEFERRAL),
            "room.missed": self._asks(forms.open_missed, StampKind.NOT_REACHED),
            "room.declaration": self._asks(forms.open_declaration, StampKind.DECLARATION),
            "room.confirmed": self._asks(forms.open_confirmed, StampKind.CONFIRMED),
            "room.question": self._asks(forms.open_question, StampKind.QUESTION),
            "room.supplementary": self._asks(forms.open_supplementary, StampKind.SUPPLEMENTARY),
            "room.filed": self._asks(forms.open_filed, StampKind.FILED),
            "room.chair": Deed(self.at_meeting(forms.open_chair), why_not=self._why_not_chair),
        }

    def _event_deeds(self) -> dict[str, Deed[Entry]]:
        """Say what is done to the event under the cursor."""
        return {
            "room.edit": Deed(self._open_edit, ONE, why_not=self._why_not_edit),
            "room.back": Deed(runs=self._take_back, to=ONE, why_not=self._why_not_back),
            "room.reword": Deed(runs=self._reword, to=ONE, why_not=self._why_no_offer),
            "room.keep": Deed(runs=self._keep, to=ONE, why_not=self._why_no_offer),
        }

    def _at_once(self, kind: StampKind) -> Deed[Entry]:
        """Stamp an event of which nothing more needs to be said."""
        return Deed(runs=lambda: self._stamp(Event(event=kind.value)), why_not=self._rule(kind))

    def _asks(self, opens: Callable[[Office, Meeting], object], kind: StampKind) -> Deed[Entry]:
        """Ask for what needs to be said of an event, and stamp it."""
        return Deed(self.at_meeting(opens), why_not=self._rule(kind))

    def _rule(self, kind: StampKind) -> Callable[[], Problem | None]:
        """Make the rule that says why nothing of a kind can be stamped now."""
        return lambda: self._why_not(lambda register, meeting: kind)

    def _why_not(self, kind_of: Callable[..., StampKind]) -> Problem | None:
        meeting = self.meeting
        if meeting is None:
            return self.no_meeting()
        register, today = self.desk.register, self.desk.today
        kind = kind_of(register, meeting)
        return why_not_now(register, meeting, kind, today) or choices.why_nothing(register, meeting, kind)

    def _stamp(self, *events: Event) -> None:
        if self.meeting is not None:
            stamping.stamp_now(self.office, self.meeting, *events)

    def _why_not_next(self) -> Problem | None:
        problem = self._why_not(lambda register, meeting: StampKind.ITEM)
        if problem is not None or self.meeting is None:
            return problem
        return choices.why_nothing_next(self.desk.register, self.meeting)

    def _next_item(self) -> None:
        if self.meeting is not None:
            coming = choices.next_event(self.desk.register, self.meeting)
            self._stamp(*((coming,) if coming else ()))

    def _apologies(self) -> None:
        """Tell the apologies, and who stands in where anybody does."""
        if self.meeting is not None:
            self._stamp(*(Event(event=one) for one in choices.roll_events(self.meeting)))

    def _pause(self) -> None:
        if self.meeting is not None:
            self._stamp(Event(event=choices.pause_event(self.desk.register, self.meeting).value))

    def _why_not_following(self) -> Problem | None:
        return self._why_not(lambda register, meeting: StampKind.NEXT_MEETING)

    def _why_not_chair(self) -> Problem | None:
        meeting = self.meeting
        if meeting is None:
            return self.no_meeting()
        register, today = self.desk.register, self.desk.today
        return why_not_now(register, meeting, StampKind.CHAIR, today) or why_not_chair(register, meeting, today)

    def _why_not_read(self) -> Problem | None:
        return why_not_read(self.desk.register, self.meeting) if self.meeting is not None else self.no_meeting()

    def _why_not_back(self, one: Entry) -> Problem | None:
        if not isinstance(one, Stamp):
            return self.nothing_here()
        return why_not_back(self.desk.register, one, self.desk.today)

    def _take_back(self, one: Entry) -> None:
        self.carry_out(back.take_stamp_back, stamp=one.id)
        if self.meeting is not None and self.desk.register.live(Stamp, one.id) is None:
            # The key is pressed again for the event before it: the cursor goes there, not to what is still to come.
            self.reload(choices.last_event(self.desk.register, self.meeting))

    def _why_not_edit(self, one: Entry) -> Problem | None:
        if not isinstance(one, Stamp):
            return self.nothing_here()
        return why_not_amend(self.desk.register, one, self.desk.today)

    def _open_edit(self, office: Office, one: Entry) -> None:
        """Put the event under the cursor right."""
        if isinstance(one, Stamp):
            amending.open_amend(office, one)

    def _why_no_offer(self, one: Entry) -> Problem | None:
        if not isinstance(one, Stamp):
            return self.nothing_here()
        return why_no_offer(self.desk.register, one, self.desk.today)

    def _reword(self, one: Entry) -> None:
        self.carry_out(wording.take_sentence, stamp=one.id)

    def _keep(self, one: Entry) -> None:
        self.carry_out(wording.keep_sentence, stamp=one.id)

    def leave(self) -> None:
        """Go back to the meeting."""
        if self.meeting is not None:
            self.office.go("meeting", self.meeting.id)


def _clock(row: EventRow) -> str:
    """Give the time of an event as every screen writes one; empty if it is not known."""
    return clock_time(dt.time.fromisoformat(row.at)) if row.at else ""
