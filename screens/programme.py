"""Place 2, the work programme: what the panel will deal with, meeting by meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from screens.kit.detail import Fields
from screens.kit.keys import bindings_for, key_of
from screens.kit.place import Place
from screens.kit.record_list import Cells, Column, Section
from store.commands import CommandOf, P
from store.fields import heading_of
from store.problems import Problem
from store.queries.programme.items import Group, ItemRow, groups, row, time_words
from store.records import ItemStatus, Panel, WorkItem
from store.rules.programme import items as rules

if TYPE_CHECKING:
    from screens.kit.office import Office


class ProgrammePlace(Place):
    """The work programme, grouped by meeting, then what waits to be scheduled."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("programme")]
    place = "programme"
    noun = "item"
    columns = (
        Column("No", 3, right=True),
        Column(heading_of(WorkItem, "title"), weight=5),
        Column(heading_of(WorkItem, "lead"), weight=2, least=100),
        Column(heading_of(WorkItem, "comments"), weight=3, ink="muted"),
        Column("Flags", 8, ink="flag"),
        Column(heading_of(WorkItem, "minutes"), 9, right=True, least=100),
    )

    def __init__(self, office: Office) -> None:
        """Stand in the office."""
        self._groups: dict[str, Group] = {}
        self._sections: dict[str, Section] = {}
        self._listed_panel: Panel | None = None
        self._listed_day = office.desk.today
        super().__init__(office)

    def sections(self) -> Iterator[Section]:
        """List the groups of the programme as they are printed; sections whose group has not changed are used again."""
        register, today = self.desk.register, self.desk.today
        if self._listed_panel is not register.panel or self._listed_day != today:
            self._groups, self._sections = {}, {}
            self._listed_panel, self._listed_day = register.panel, today
        found = {group.key: group for group in groups(register, today, self._groups)}
        empty = f"Nothing here yet: {key_of('item.new')} adds an item"
        self._sections = {
            key: self._sections[key] if self._groups.get(key) is group else section(group, empty)
            for key, group in found.items()
        }
        self._groups = found
        yield from self._sections.values()

    def starts_at(self) -> str | None:
        """Start at the next meeting, which is what the clerk prepares."""
        meeting = self.desk.register.next_meeting(self.desk.today)
        return meeting.id if meeting else None

    def cells(self, record_id: str, number: int) -> Cells:
        """Word one item."""
        found = self.desk.register.get(WorkItem, record_id)
        if found is None:
            return Cells(("", record_id, "", "", "", ""))
        words = row(self.desk.register, found, number)
        return Cells(
            (
                str(number),
                words.title,
                words.lead,
                words.comments or words.target,
                flags(words),
                "" if words.minutes is None else str(words.minutes),
            ),
            ink=_INKS.get(found.status, ""),
        )

    def nothing_chosen(self) -> tuple[str, Fields]:
        """Describe the meeting whose empty section the cursor is on."""
        section = self.list.current_section
        if section is None:
            return "No work programme yet", (("Next step", f"{key_of('item.new')} adds the first item."),)
        return section.title, (("Next step", f"{key_of('item.new')} adds an item here."),)

    @property
    def item(self) -> WorkItem | None:
        """The item under the cursor."""
        return self.desk.register.get(WorkItem, self.list.current)

    @property
    def chosen(self) -> tuple[WorkItem, ...]:
        """The marked items, else the one under the cursor."""
        found = (self.desk.register.get(WorkItem, item_id) for item_id in self.list.targets)
        return tuple(item for item in found if item is not None)

    def _first_problem(self, rule: Callable[[WorkItem], Problem | None]) -> Problem | None:
        if not self.chosen:
            return Problem("no-item", "There is no item under the cursor.", "Go to an item first.")
        return next((problem for item in self.chosen if (problem := rule(item))), None)

    def why_not_item_open(self) -> Problem | None:
        """Say why no item can be opened."""
        return self._first_problem(lambda item: None)

    def why_not_item_edit(self) -> Problem | None:
        """Say why this item cannot be changed."""
        return self._first_problem(rules.why_not_edit)

    def why_not_item_move(self) -> Problem | None:
        """Say why there is nothing to move."""
        return self._first_problem(rules.why_not_edit)

    def why_not_item_defer(self) -> Problem | None:
        """Say why these items cannot be deferred."""
        return self._first_problem(rules.why_not_defer)

    def why_not_item_withdraw(self) -> Problem | None:
        """Say why these items cannot be withdrawn."""
        return self._first_problem(rules.why_not_withdraw)

    def why_not_item_moveable(self) -> Problem | None:
        """Say why these items cannot be marked as moveable."""
        return self._first_problem(rules.why_not_mark_moveable)

    def why_not_item_bin(self) -> Problem | None:
        """Say why these items cannot be put in the bin."""
        from store.rules.bin import why_not_bin

        return self._first_problem(lambda item: why_not_bin(self.desk.register, item))

    def _why_not_reorder(self, by: int) -> Problem | None:
        return self._first_problem(lambda item: rules.why_not_reorder(self.desk.register, item, by))

    def why_not_item_raise(self) -> Problem | None:
        """Say why the item cannot go up."""
        return self._why_not_reorder(-1)

    def why_not_item_lower(self) -> Problem | None:
        """Say why the item cannot go down."""
        return self._why_not_reorder(1)

    def do_item_open(self) -> None:
        """Show the item whole."""
        from screens.dialogs import open_record

        open_record(self.office)

    def do_item_new(self) -> None:
        """Add an item under the heading the cursor is in."""
        from screens.forms.programme.item import open_new_item

        section = self.list.current_section
        open_new_item(self.office, self._groups.get(section.key) if section else None)

    def do_item_edit(self) -> None:
        """Change the item under the cursor."""
        from screens.forms.programme.item import open_edit_item

        if self.item is not None:
            open_edit_item(self.office, self.item)

    def do_item_move(self) -> None:
        """Move the chosen items to a meeting picked from a list."""
        from screens.forms.programme.moving import open_move

        open_move(self.office, self.list.targets)

    def do_item_defer(self) -> None:
        """Defer the chosen items."""
        from screens.forms.programme.moving import open_defer

        open_defer(self.office, self.list.targets)

    def do_item_withdraw(self) -> None:
        """Withdraw the chosen items."""
        from screens.forms.programme.moving import open_withdraw

        open_withdraw(self.office, self.list.targets)

    def do_item_to_previous(self) -> None:
        """Move the chosen items to the meeting before."""
        self._step(-1)

    def do_item_to_next(self) -> None:
        """Move the chosen items to the meeting after."""
        self._step(1)

    def _step(self, by: int) -> None:
        from store.rules.programme.neighbours import neighbouring_meeting

        neighbour = neighbouring_meeting(self.desk.register, self.chosen, by, self.desk.today)
        if isinstance(neighbour, Problem):
            self.office.say(str(neighbour), "warn")
            return
        from store.commands.programme.moves import move_items

        self._carry_out(move_items, items=self.list.targets, to=neighbour.id)

    def do_item_raise(self) -> None:
        """Move the item up within its group."""
        self._reorder(-1)

    def do_item_lower(self) -> None:
        """Move the item down within its group."""
        self._reorder(1)

    def _reorder(self, by: int) -> None:
        from store.commands.programme.moves import reorder_item

        if self.item is not None:
            self._carry_out(reorder_item, item=self.item.id, by=by)

    def do_item_moveable(self) -> None:
        """Mark the chosen items as moveable, or none of them if all are already."""
        wanted = not all(item.moveable for item in self.chosen)
        from store.commands.programme.items import set_moveable

        self._carry_out(set_moveable, items=self.list.targets, moveable=wanted)

    def do_item_prepare(self) -> None:
        """Go to what the next meeting still needs."""
        self.office.go("prepare")

    def why_not_item_chain(self) -> Problem | None:
        """Say why there is no chain to show."""
        return self._first_problem(lambda item: None)

    def do_item_chain(self) -> None:
        """Show the way from the minute through this item to the discharge."""
        from screens.forms.actions.windows import open_chain

        open_chain(self.office, self.list.current)

    def do_item_load(self) -> None:
        """Show how full the meetings are, and what moving the chosen items would do."""
        from screens.forms.actions.windows import open_load

        open_load(self.office, self.list.targets)

    def do_item_ledger(self) -> None:
        """Show business lost or delayed."""
        from screens.forms.actions.windows import open_ledger

        open_ledger(self.office)

    def do_item_bin(self) -> None:
        """Put the chosen items in the bin, after asking."""
        from screens.dialogs import open_bin_records

        open_bin_records(self.office, self.list.targets)

    def _carry_out(self, command: CommandOf[P], /, *args: P.args, **kwargs: P.kwargs) -> None:
        if self.office.carry_out(command, *args, **kwargs) is not None:
            self.list.clear_marks()


def section(group: Group, empty: str) -> Section:
    """Make the section of a group."""
    return Section(group.key, heading(group), tuple(item.id for item in group.items), aside(group), empty)


def heading(group: Group) -> str:
    """Word the heading of a group: date, time, and what sort of meeting it is if not an ordinary one."""
    return " · ".join(word for word in (group.title, group.unusual) if word)


def aside(group: Group) -> str:
    """Word what stands at the right end of a heading: status and time booked."""
    if group.meeting is None:
        return f"{len(group.items)}"
    booked = (
        ""
        if group.booked is None and group.available is None
        else time_words(group.booked, group.available, group.undecided)
    )
    return " · ".join(word for word in (group.note or group.status, booked) if word)


_INKS = {ItemStatus.CONSIDERED: "muted"}

_SHORT = {
    "moveable": "(*)",
    "statutory": "law",
    "paper due": "due",
    "paper received": "paper",
    "paper late": "LATE",
    "considered": "done",
}


def flags(words: ItemRow) -> str:
    """Shorten the flags to what fits their column; every one is spelled out in the detail pane."""
    return " ".join(_SHORT.get(flag, flag) for flag in words.flags)
