"""The attendance board of one meeting: who is expected, who came, and whether the panel can decide on the item."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from screens.kit.detail import Fields
from screens.kit.keys import bindings_for, key_of
from screens.kit.lines import Line
from screens.kit.one_meeting import OneMeetingPlace
from screens.kit.record_list import Cells, Column, Section
from store.commands import CommandOf, P
from store.commands.attendance import room as commands
from store.problems import Problem
from store.queries.attendance.board import ATTENDING, MEMBERS, SUBSTITUTES, Board, BoardRow, board, describe
from store.records import Presence, WorkItem
from store.rules.attendance import room as rules

if TYPE_CHECKING:
    from screens.kit.office import Office


class AttendancePlace(OneMeetingPlace):
    """Everyone of one meeting, with the line that says whether it can decide, for the item shown."""

    DEFAULT_CSS = """
    AttendancePlace > Vertical { width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("attendance")]
    place = "attendance"
    noun = "person"
    columns = (
        Column("Name", weight=4),
        Column("Role", weight=3),
        Column("State", 13, ink="flag"),
        Column("For, times, item", weight=4),
    )

    def __init__(self, office: Office) -> None:
        """Stand in the office, at the next meeting as a whole."""
        self._item = ""
        self._rows: dict[str, BoardRow] = {}
        self._warnings: dict[int, str] = {}
        self.can_decide = Line(ink="bar", id="can-decide")
        self.item_line = Line(ink="heading", id="item-line")
        super().__init__(office)

    def compose(self) -> ComposeResult:
        """Put the live line above the list, and the pane beside them."""
        with Vertical():
            yield self.item_line
            yield self.can_decide
            yield self.list
        yield self.detail

    @property
    def written(self) -> tuple[str, dt.date]:
        """The attendance record of every member."""
        return "attendance-record", self.desk.today

    @property
    def item(self) -> WorkItem | None:
        """The item shown; None for the meeting as a whole."""
        items = rules.business(self.desk.register, self.meeting.id) if self.meeting else ()
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
        found = self._board()
        self._write_lines(found)
        if found is None:
            yield Section("none", "No meetings yet", (), empty=f"Arrange one in the calendar ({key_of('go.calendar')})")
            return
        self._rows = {row.id: row for row in found.rows}
        for group, title, empty in (
            (MEMBERS, f"Members · {found.title}", "Nobody is a member on that day"),
            (SUBSTITUTES, "Substitutes", f"{key_of('attend.substitute')} names one for the member under the cursor"),
            (ATTENDING, "In attendance", f"{key_of('attend.other')} adds somebody"),
        ):
            ids = tuple(row.id for row in found.rows if row.group == group)
            yield Section(group, title, ids, _aside(found, ids), empty)
        if found.warnings:
            self._warnings = dict(enumerate(found.warnings))
            yield Section("warnings", "To be settled", tuple(f"warn:{number}" for number in self._warnings))

    def _write_lines(self, found: Board | None) -> None:
        self.can_decide.say((f" {found.line}" if found else "", ""))
        title = "The meeting as a whole"
        item = self.item
        if item is not None and self.meeting is not None:
            number = rules.business(self.desk.register, self.meeting.id).index(item) + 1
            title = f"Item {number}: {item.title}"
        self.item_line.say((f" {title}", ""))

    def cells(self, record_id: str, number: int) -> Cells:
        """Word one person, or something to be settled."""
        row = self._rows.get(record_id)
        if row is None:
            return Cells((self._warnings[int(record_id.removeprefix("warn:"))], "", "", ""), ink="warn")
        note = "; ".join(part for part in (row.item_note, row.note) if part)
        return Cells((row.name, row.role, _SHORT.get(row.state, row.state), note), ink=_INKS.get(row.state, ""))

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Give what is known of one person at this meeting and item."""
        row = self._rows.get(record_id or "")
        if row is None or self.meeting is None:
            return self.nothing_chosen()
        return row.name, describe(self.desk.register, self.meeting, row)

    def nothing_chosen(self) -> tuple[str, Fields]:
        """Say how to begin."""
        return "Attendance", (("Next step", f"{key_of('attend.present')} records the member under the cursor."),)

    def _no_person(self) -> Problem | None:
        if not self.people:
            return Problem("no-person", "There is nobody under the cursor.", "Go to somebody first.")
        return None

    @property
    def people(self) -> tuple[str, ...]:
        """The people marked, else the one under the cursor."""
        return tuple(target for target in self.list.targets if target in self._rows)

    def _why_not(self, *, came: bool) -> Problem | None:
        if self.meeting is None:
            return self.no_meeting()
        return rules.why_not_record(self.meeting, came=came, today=self.desk.today) or self._no_person()

    def why_not_attend_open(self) -> Problem | None:
        """Say why nobody can be opened."""
        return self._no_person()

    def why_not_attend_present(self) -> Problem | None:
        """Say why nobody can be recorded as present."""
        return self._why_not(came=True)

    def why_not_attend_apologies(self) -> Problem | None:
        """Say why no apologies can be recorded."""
        return self._why_not(came=False)

    def why_not_attend_absent(self) -> Problem | None:
        """Say why nobody can be recorded as absent."""
        return self._why_not(came=True)

    def why_not_attend_substitute(self) -> Problem | None:
        """Say why no substitute can be named for the member under the cursor."""
        problem = self._why_not(came=False)
        row = self._rows.get(self.list.current or "")
        if problem is None and row is not None and row.group != MEMBERS:
            cure = "Go to the member whose place is taken."
            return Problem("substitute-for", f"{row.name} is not a member that day.", cure)
        return problem

    def why_not_attend_remote(self) -> Problem | None:
        """Say why it cannot be recorded how somebody took part."""
        return self._why_not(came=False)

    def why_not_attend_arrived(self) -> Problem | None:
        """Say why no arrival can be recorded."""
        return self._why_not(came=True)

    def why_not_attend_left(self) -> Problem | None:
        """Say why no leaving can be recorded."""
        return self._why_not(came=True)

    def why_not_attend_out(self) -> Problem | None:
        """Say why nobody can be out of the room for an item."""
        return self._why_not(came=True) or self._no_item()

    def why_not_attend_declare(self) -> Problem | None:
        """Say why nothing can be declared."""
        return self._why_not(came=False)

    def why_not_attend_vote(self) -> Problem | None:
        """Say why no vote can be recorded."""
        return self._why_not(came=True) or self._no_item()

    def why_not_attend_votes(self) -> Problem | None:
        """Say why there are no votes to show."""
        if self.meeting is None or not self.meeting.divisions:
            cure = f"{key_of('attend.vote')} records one, with an item shown."
            return Problem("no-votes", "No vote is recorded at this meeting.", cure)
        return None

    def why_not_attend_clear(self) -> Problem | None:
        """Say why there is nothing to clear."""
        return self._why_not(came=False)

    def why_not_attend_other(self) -> Problem | None:
        """Say why nobody can be added."""
        if self.meeting is None:
            return self.no_meeting()
        return rules.why_not_record(self.meeting, came=True, today=self.desk.today)

    def _no_item(self) -> Problem | None:
        if self.item is None:
            cure = f"{key_of('attend.next')} goes to the next item."
            return Problem("no-item-shown", "No item is shown: this is the meeting as a whole.", cure)
        return None

    def _carry_out(self, command: CommandOf[P], /, *args: P.args, **kwargs: P.kwargs) -> None:
        if self.office.carry_out(command, *args, **kwargs) is not None:
            self.list.clear_marks()

    def _record(self, presence: Presence) -> None:
        if self.meeting is not None:
            self._carry_out(commands.record_presence, meeting=self.meeting.id, people=self.people, presence=presence)

    def do_attend_open(self) -> None:
        """Show the person's attendance whole."""
        from screens.dialogs import open_record

        open_record(self.office)

    def do_attend_present(self) -> None:
        """Record as present; a substitute or officer who was expected has come."""
        if self.meeting is None:
            return
        rows = [self._rows[person] for person in self.people]
        if len(rows) == 1 and rows[0].substitute_for:
            self._carry_out(commands.confirm_substitute, meeting=self.meeting.id, person=rows[0].id)
            return
        self._record(Presence.IN_ATTENDANCE if all(row.group == ATTENDING for row in rows) else Presence.PRESENT)

    def do_attend_apologies(self) -> None:
        """Record apologies."""
        self._record(Presence.APOLOGIES)

    def do_attend_absent(self) -> None:
        """Record as absent."""
        self._record(Presence.ABSENT)

    def do_attend_substitute(self) -> None:
        """Name who stands in for the member under the cursor."""
        from screens.forms.attendance.arriving import open_substitute

        if self.meeting is not None and self.list.current is not None:
            open_substitute(self.office, self.meeting, self.list.current)

    def do_attend_remote(self) -> None:
        """Record as remote, or as in the room if all were remote."""
        remote = not all(self._rows[person].remote for person in self.people)
        if self.meeting is not None:
            self._carry_out(commands.set_remote, meeting=self.meeting.id, people=self.people, remote=remote)

    def do_attend_arrived(self) -> None:
        """Record a late arrival."""
        from screens.forms.attendance.arriving import open_arrival

        if self.meeting is not None:
            open_arrival(self.office, self.meeting, self.people[0], self.item)

    def do_attend_left(self) -> None:
        """Record leaving early."""
        from screens.forms.attendance.arriving import open_leaving

        if self.meeting is not None:
            open_leaving(self.office, self.meeting, self.people[0], self.item)

    def do_attend_out(self) -> None:
        """Record as out of the room for the item, or back in it."""
        if self.meeting is None or self.item is None:
            return
        meeting, people, item = self.meeting.id, self.people, self.item.id
        if all(self._rows[person].item_note.startswith("out of the room") for person in people):
            self._carry_out(commands.step_in, meeting=meeting, people=people, item=item)
        else:
            self._carry_out(commands.step_out, meeting=meeting, people=people, item=item)

    def do_attend_other(self) -> None:
        """Add somebody in attendance."""
        from screens.forms.attendance.arriving import open_other

        if self.meeting is not None:
            open_other(self.office, self.meeting)

    def do_attend_declare(self) -> None:
        """Record a declaration of the people chosen at the item shown."""
        from screens.forms.declarations.declaration import open_declare

        if self.meeting is not None:
            open_declare(self.office, self.meeting, people=self.people, item=self.item)

    def do_attend_vote(self) -> None:
        """Record a vote on the item shown."""
        from screens.forms.attendance.voting import open_vote

        if self.meeting is not None and self.item is not None:
            open_vote(self.office, self.meeting, self.item)

    def do_attend_votes(self) -> None:
        """Show the votes recorded."""
        from screens.forms.attendance.voting import open_votes

        if self.meeting is not None:
            open_votes(self.office, self.meeting)

    def do_attend_clear(self) -> None:
        """Take away what is recorded."""
        if self.meeting is not None:
            self._carry_out(commands.clear_attendance, meeting=self.meeting.id, people=self.people)

    def do_attend_previous(self) -> None:
        """Go to the item before, or to the meeting as a whole."""
        self._step_item(-1)

    def do_attend_next(self) -> None:
        """Go to the next item."""
        self._step_item(1)

    def _step_item(self, by: int) -> None:
        if self.meeting is None:
            return
        items = ["", *(item.id for item in rules.business(self.desk.register, self.meeting.id))]
        here = items.index(self._item) if self._item in items else 0
        if not 0 <= here + by < len(items):
            self.office.say("That is the last item." if by > 0 else "This is the meeting as a whole.")
            return
        self._item = items[here + by]
        self.reload()
        self.office.show_hints()

    def leave(self) -> None:
        """Go back to the meeting."""
        if self.meeting is not None:
            self.office.go("meeting", self.meeting.id)


def _aside(found: Board, ids: tuple[str, ...]) -> str:
    """Count the states of a group: `11 present, 2 apologies`."""
    counts: dict[str, int] = {}
    for row in found.rows:
        if row.id in ids:
            counts[row.state] = counts.get(row.state, 0) + 1
    return ", ".join(f"{number} {state}" for state, number in counts.items())


_SHORT = {"present as substitute": "substitute"}
_INKS = dict.fromkeys(("apologies", "absent", "not recorded"), "muted")
