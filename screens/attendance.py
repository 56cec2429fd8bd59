"""The attendance board of one meeting: who is expected, who came, and whether the panel can decide on the item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from screens.kit.columns import in_lines
from screens.kit.deed import CHOSEN, CURRENT, ONE, Deed
from screens.kit.detail import Fields
from screens.kit.keys.table import bindings_for
from screens.kit.lines import Line
from screens.kit.one_meeting import OneMeetingPlace
from screens.kit.record_list import Cells, Column, Section
from screens.kit.room import Stack
from store.later import Later
from store.problems import Problem
from store.queries.attendance.board import ATTENDING, MEMBERS, SUBSTITUTES, Board, BoardRow, board, describe
from store.records import Meeting, Presence, WorkItem
from store.register import Register
from store.rules.agenda.order import numbered_business
from store.rules.attendance import room as rules
from store.rules.attendance import seating, stand_ins, standing
from store.rules.declarations.declaring import why_not_people
from store.rules.words.wording import state_counted

if TYPE_CHECKING:
    from screens import dialogs
    from screens.forms.attendance import arriving, coming, voting
    from screens.forms.declarations import declaration as declaration_forms
    from screens.forms.rounds import offers
    from screens.kit.office import Office
    from screens.kit.own_paper import OwnPaper
    from store.commands.attendance import room as commands
else:
    dialogs = Later("screens.dialogs")
    arriving = Later("screens.forms.attendance.arriving")
    coming = Later("screens.forms.attendance.coming")
    voting = Later("screens.forms.attendance.voting")
    declaration_forms = Later("screens.forms.declarations.declaration")
    commands = Later("store.commands.attendance.room")
    offers = Later("screens.forms.rounds.offers")


class AttendancePlace(OneMeetingPlace[BoardRow]):
    """Everyone of one meeting, with the line that says whether it can decide, for the item shown."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("attendance")]
    place = "attendance"
    listed = "attendance-record"
    noun = "person"
    columns = (
        Column("Name", weight=4, whole=True),
        Column("Role", weight=3),
        Column("State", 22, ink="flag"),
        Column("For, times, item", weight=4),
    )

    def __init__(self, office: Office) -> None:
        """Stand in the office, at the next meeting as a whole."""
        self._item = ""
        self._rows: dict[str, BoardRow] = {}
        self._warnings: dict[str, str] = {}
        self.can_decide = Line(ink="bar", id="can-decide")
        self.item_line = Line(ink="heading", id="item-line")
        self.heads = (self.can_decide,)
        super().__init__(office)

    def compose(self) -> ComposeResult:
        """Put the live line above the list, and the pane beside them."""
        with Stack():
            yield self.item_line
            yield self.can_decide
            yield self.list
        yield self.detail

    @property
    def item(self) -> WorkItem | None:
        """The item shown; None for the meeting as a whole."""
        items = seating.business(self.desk.register, self.meeting.id) if self.meeting else ()
        return next((item for item in items if item.id == self._item), None)

    def reload(self, go_to: str | None = None) -> None:
        """Read everything again; another meeting is shown as a whole."""
        before = self._meeting
        super().reload(go_to)
        if before != self._meeting:
            self._item = ""
            self._write_lines(self._board())

    def _board(self) -> Board | None:
        meeting, item = self.meeting, self.item
        return board(self.desk.register, meeting.id, item.id if item else "") if meeting else None

    def sections(self) -> Iterator[Section]:
        """List the members of the day, the substitutes and those in attendance."""
        room = self._board()
        self._write_lines(room)
        if room is None:
            yield self.none_yet()
            return
        self._rows = {row.id: row for row in room.rows}
        stands_in = f"{self.key_of('attend.substitute')} names one for the member under the cursor"
        for group, title, empty in (
            (MEMBERS, f"Members · {room.title}", "Nobody is a member on that day"),
            (SUBSTITUTES, "Substitutes", stands_in),
            (ATTENDING, "In attendance", f"{self.key_of('attend.other')} adds somebody"),
        ):
            ids = tuple(row.id for row in room.rows if row.group == group)
            yield Section(group, title, ids, _aside(room, ids), empty)
        if room.warnings:
            self._warnings = dict(in_lines("warn", room.warnings, self.list.size.width))
            yield Section("warnings", "To be settled", tuple(self._warnings))

    def _write_lines(self, room: Board | None) -> None:
        self.can_decide.say((f" {room.line}" if room else "", ""))
        title = "The meeting as a whole"
        item = self.item
        if item is not None and self.meeting is not None:
            numbers = {one.id: number for number, one in numbered_business(self.desk.register, self.meeting.id)}
            title = f"Item {numbers.get(item.id) or item.id}: {item.title}"
        self.item_line.say((f" {title}", ""))

    def cells(self, record_id: str, number: int) -> Cells:
        """Word one person, or something to be settled."""
        row = self._rows.get(record_id)
        if row is None:
            return Cells((self._warnings.get(record_id, ""), "", "", ""), ink="warn", alone=True)
        note = "; ".join(part for part in (row.item_note, row.note) if part)
        return Cells((row.name, row.role, row.state, note), ink=_INKS.get(row.state, ""))

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Give what is known of one person at this meeting and item."""
        row = self._rows.get(record_id or "")
        if row is None or self.meeting is None:
            return self.nothing_chosen()
        return row.name, describe(self.desk.register, self.meeting, row)

    def nothing_chosen(self) -> tuple[str, Fields]:
        """Say how to begin."""
        return "Attendance", (("Next step", f"{self.key_of('attend.present')} records the member under the cursor."),)

    def find(self, record_id: str | None) -> BoardRow | None:
        """Give a person of the board."""
        return self._rows.get(record_id or "")

    def name_of(self, record_id: str) -> str:
        """Give the name of that day."""
        row = self._rows.get(record_id)
        return row.name if row else ""

    def nothing_here(self) -> Problem:
        """Say that there is nobody under the cursor."""
        return Problem("no-person", "There is nobody under the cursor.", "Go to somebody first.")

    @property
    def papers(self) -> tuple[OwnPaper, ...]:
        """The roll of the meeting, then the record of the year, as a paper and as the list of all members."""
        from screens.kit.own_paper import attendance

        return (*attendance(self.meeting, self.desk.today), *super().papers)

    def make_deeds(self) -> Mapping[str, Deed[BoardRow]]:
        """Say what each key of the board does."""
        return {
            "attend.open": Deed(dialogs.open_record, CURRENT, why_not=self._no_person),
            "attend.present": Deed(runs=self._present, to=CHOSEN, why_not=self._rule(self._why_not_present)),
            "attend.apologies": self._away(Presence.APOLOGIES),
            "attend.absent": self._away(Presence.ABSENT),
            "attend.substitute": Deed(
                self._open_substitute, ONE, why_not=self._rule(_by(stand_ins.why_not_stand_in_for), came=False)
            ),
            "attend.stand_in": Deed(self._open_stand_in, why_not=lambda: self._why_not_record(came=False)),
            "attend.chair": Deed(self._open_chair, why_not=self._why_not_chair),
            "attend.remote": Deed(runs=self._remote, to=CHOSEN, why_not=self._rule(self._why_not_link, came=False)),
            "attend.arrived": Deed(self._open_arrival, ONE, why_not=self._rule(_why_not_arrive)),
            "attend.left": Deed(self._open_leaving, ONE, why_not=self._rule(_by(standing.why_not_there))),
            "attend.out": Deed(runs=self._out, to=CHOSEN, why_not=self._why_not_out),
            "attend.other": Deed(self.at_meeting(coming.open_other), why_not=self._why_not_record),
            "attend.declare": Deed(self._open_declare, to=CHOSEN, why_not=self._rule(_why_not_declare, came=False)),
            "attend.vote": Deed(self._open_vote, why_not=lambda: self._why_not_record() or self._no_item()),
            "attend.votes": Deed(self.at_meeting(voting.open_votes), why_not=self._why_not_votes),
            "attend.elect": Deed(self.at_meeting(voting.open_election), why_not=self._why_not_record),
            "attend.clear": Deed(runs=self._clear, to=CHOSEN, why_not=self._why_not_clear),
            "attend.previous": Deed(runs=lambda: self._step_item(-1), why_not=lambda: self._no_item_beside(-1)),
            "attend.next": Deed(runs=lambda: self._step_item(1), why_not=lambda: self._no_item_beside(1)),
        }

    def _rule(self, of_person: PersonRule, *, came: bool = True) -> Callable[[BoardRow], Problem | None]:
        """Make of a rule about a person one about a line of the board. `came`: it is for those who were there."""

        def why_not(row: BoardRow) -> Problem | None:
            meeting = self.meeting
            if meeting is None:
                return self.no_meeting()
            problem = rules.why_not_record(meeting, came=came, today=self.desk.today)
            return problem or of_person(self.desk.register, meeting, row)

        return why_not

    def _no_person(self) -> Problem | None:
        return None if self.one else self.nothing_here()

    def _no_item(self) -> Problem | None:
        if self.item is not None:
            return None
        sentence = "No item is shown: this is the meeting as a whole."
        return Problem("no-item-shown", sentence, "Go to the next item.", act="attend.next")

    def _why_not_present(self, register: Register, meeting: Meeting, row: BoardRow) -> Problem | None:
        return standing.why_not_presence(register, meeting, row.id, self._presence)

    def _why_not_link(self, register: Register, meeting: Meeting, row: BoardRow) -> Problem | None:
        return standing.why_not_link(register, meeting, row.id, self.desk.today)

    def _why_not_away(self, presence: Presence) -> Callable[[BoardRow], Problem | None]:
        return self._rule(
            lambda register, meeting, row: (
                standing.why_not_presence(register, meeting, row.id, presence)
                or standing.why_not_again(register, meeting, [one.id for one in self.chosen], presence)
            ),
            came=presence in standing.ON_THE_DAY,
        )

    def _why_not_record(self, *, came: bool = True) -> Problem | None:
        if self.meeting is None:
            return self.no_meeting()
        return rules.why_not_record(self.meeting, came=came, today=self.desk.today)

    def _why_not_votes(self) -> Problem | None:
        if self.meeting is not None and self.desk.register.votes_of(self.meeting.id):
            return None
        cure = "Record one, with an item shown."
        return self.no_meeting() or Problem("no-votes", "No vote is recorded at this meeting.", cure, act="attend.vote")

    @property
    def _presence(self) -> Presence:
        """How those who are chosen are recorded when they came: those in attendance as such, members as present."""
        return Presence.IN_ATTENDANCE if all(row.group == ATTENDING for row in self.chosen) else Presence.PRESENT

    def _record(self, people: tuple[str, ...], presence: Presence) -> None:
        if self.meeting is not None:
            self.carry_out(commands.record_presence, meeting=self.meeting.id, people=people, presence=presence)

    def _present(self, people: tuple[str, ...]) -> None:
        """Record as present; a substitute or officer who was expected has come."""
        self._record(people, self._presence)

    def _away(self, presence: Presence) -> Deed[BoardRow]:
        return Deed(runs=partial(self._record, presence=presence), to=CHOSEN, why_not=self._why_not_away(presence))

    def _open_substitute(self, office: Office, row: BoardRow) -> None:
        """Name who stands in for the member under the cursor."""
        if self.meeting is not None:
            coming.open_substitute(office, self.meeting, row.id)

    def _open_stand_in(self, office: Office) -> None:
        """Record a stand-in whole, from the item shown on if one is."""
        if self.meeting is not None:
            coming.open_stand_in(office, self.meeting, item=self.item)

    def _open_chair(self, office: Office) -> None:
        """Record who took the chair, from the item shown on if one is."""
        if self.meeting is not None:
            coming.open_chair(office, self.meeting, self.item, self.list.current or "")

    def _why_not_chair(self) -> Problem | None:
        problem = self._why_not_record()
        there = self.meeting.attendance if self.meeting is not None else ()
        if problem is None and not any(seating.came(one) for one in there):
            cure = "Record first who came."
            return Problem("chair-nobody", "Nobody is recorded as present.", cure, act="attend.present")
        return problem

    def _remote(self, people: tuple[str, ...]) -> None:
        """Record as remote, or as in the room if all were remote."""
        remote = not all(row.remote for row in self.chosen)
        if self.meeting is not None:
            self.carry_out(commands.set_remote, meeting=self.meeting.id, people=people, remote=remote)

    def _open_arrival(self, office: Office, row: BoardRow) -> None:
        if self.meeting is not None:
            arriving.open_arrival(office, self.meeting, row.id, self.item)

    def _open_leaving(self, office: Office, row: BoardRow) -> None:
        if self.meeting is not None:
            arriving.open_leaving(office, self.meeting, row.id, self.item)

    @property
    def _are_out(self) -> bool:
        """Whether all who are chosen are out of the room for the item shown."""
        return all(row.item_note.startswith("out of the room") for row in self.chosen)

    def _why_not_out(self, row: BoardRow) -> Problem | None:
        if self.meeting is None or self.item is None:
            return self._why_not_record() or self._no_item()
        command = commands.step_in if self._are_out else commands.step_out
        return self.refusal(command, meeting=self.meeting.id, people=(row.id,), item=self.item.id)

    def _out(self, people: tuple[str, ...]) -> None:
        """Record as out of the room for the item, or back in it."""
        if self.meeting is None or self.item is None:
            return
        meeting, item = self.meeting.id, self.item.id
        if self._are_out:
            self.carry_out(commands.step_in, meeting=meeting, people=people, item=item)
        else:
            self.carry_out(commands.step_out, meeting=meeting, people=people, item=item)

    def _open_declare(self, office: Office, people: tuple[str, ...]) -> None:
        """Record a declaration of the people chosen at the item shown."""
        if self.meeting is not None:
            declaration_forms.open_declare(office, self.meeting, people=people, item=self.item)

    def _open_vote(self, office: Office) -> None:
        """Record a vote on the item shown."""
        if self.meeting is not None and self.item is not None:
            voting.open_vote(office, self.meeting, self.item, after=lambda change: offers.offer_step(office, change))

    def _why_not_clear(self, row: BoardRow) -> Problem | None:
        if self.meeting is None:
            return self.no_meeting()
        return self.refusal(commands.clear_attendance, meeting=self.meeting.id, people=(row.id,))

    def _clear(self, people: tuple[str, ...]) -> None:
        """Take away what is recorded."""
        if self.meeting is not None:
            self.carry_out(commands.clear_attendance, meeting=self.meeting.id, people=people)

    def _beside(self, by: int) -> str | None:
        """Give the item before or after the one shown, empty for the meeting as a whole; None past either end."""
        if self.meeting is None:
            return None
        items = ["", *(item.id for item in seating.business(self.desk.register, self.meeting.id))]
        place = (items.index(self._item) if self._item in items else 0) + by
        return items[place] if 0 <= place < len(items) else None

    def _no_item_beside(self, by: int) -> Problem | None:
        if self._beside(by) is not None:
            return None
        if by > 0:
            problem = Problem("last-item", "That is the last item.", "Go to an earlier one.", act="attend.previous")
        else:
            sentence = "This is the meeting as a whole."
            problem = Problem("whole-meeting", sentence, "Go to an item.", act="attend.next")
        return self.no_meeting() or problem

    def _step_item(self, by: int) -> None:
        def go() -> None:
            self._item = self._beside(by) or ""
            self.reload()

        self.step_to(by, go)

    @property
    def shown(self) -> Hashable:
        """The meeting, and the item of it that is shown."""
        return super().shown, self._item

    def show_again(self, shown: Any) -> None:
        """Show that item of that meeting."""
        meeting, self._item = shown
        super().show_again(meeting)

    def leave(self) -> None:
        """Go to the meeting."""
        self.go_to("meeting")


PersonRule = Callable[[Register, Meeting, BoardRow], Problem | None]
"""A rule about one person of the board at a meeting."""


def _by(rule: Callable[[Register, Meeting, str], Problem | None]) -> PersonRule:
    return lambda register, meeting, row: rule(register, meeting, row.id)


def _why_not_arrive(register: Register, meeting: Meeting, row: BoardRow) -> Problem | None:
    return next(iter(standing.why_not_arrive(register, meeting, row.id)), None)


def _why_not_declare(register: Register, meeting: Meeting, row: BoardRow) -> Problem | None:
    return next(iter(why_not_people(register, meeting, (row.id,))), None)


def _aside(room: Board, ids: tuple[str, ...]) -> str:
    """Count the states of a group: `11 present, 1 apology`."""
    counts = Counter(row.state for row in room.rows if row.id in ids)
    return ", ".join(state_counted(number, state) for state, number in counts.items())


_INKS = dict.fromkeys(("apologies", "absent", "not recorded"), "muted")
