"""Place 2, the work programme: what the panel will deal with, meeting by meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import BindingType

from screens.kit.deed import CHOSEN, CURRENT, ONE, Deed
from screens.kit.detail import Fields
from screens.kit.keys.table import bindings_for
from screens.kit.place import Place
from screens.kit.record_list import Cells, Column, Section
from screens.kit.trail import Steps
from store.fields import heading_of
from store.later import Later
from store.problems import Problem, Refused, Stale
from store.queries.programme.items import SUGGESTED_KEY, Group, ItemRow, groups, row, time_words, withdrawn
from store.records import Change, ItemStatus, Meeting, WorkItem
from store.rules.calendar.coming import why_not_prepare
from store.rules.programme import items as rules
from store.rules.programme.neighbours import neighbouring_meeting

if TYPE_CHECKING:
    from screens import dialogs
    from screens.forms import chasing, returned
    from screens.forms.actions import windows
    from screens.forms.programme import asking, moving, scoring
    from screens.forms.programme import importing as import_forms
    from screens.forms.programme import item as item_forms
    from screens.forms.programme import papers as paper_forms
    from screens.kit.office import Office
    from store.commands.programme import items, moves
    from store.queries.actions import chain
    from store.queries.programme import fullness, ledger
    from store.register import Register
    from store.rules.chasing import needs as chase_rules
    from store.rules.programme import targets
else:
    chase_rules = Later("store.rules.chasing.needs")
    chasing = Later("screens.forms.chasing")
    dialogs = Later("screens.dialogs")
    returned = Later("screens.forms.returned")
    windows = Later("screens.forms.actions.windows")
    import_forms = Later("screens.forms.programme.importing")
    item_forms = Later("screens.forms.programme.item")
    paper_forms = Later("screens.forms.programme.papers")
    asking = Later("screens.forms.programme.asking")
    moving = Later("screens.forms.programme.moving")
    scoring = Later("screens.forms.programme.scoring")
    items = Later("store.commands.programme.items")
    moves = Later("store.commands.programme.moves")
    chain = Later("store.queries.actions.chain")
    fullness = Later("store.queries.programme.fullness")
    ledger = Later("store.queries.programme.ledger")
    targets = Later("store.rules.programme.targets")


class ProgrammePlace(Place[WorkItem]):
    """The work programme, grouped by meeting, then what waits to be scheduled."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("programme")]
    place = "programme"
    kind = WorkItem
    purpose = "What the panel will deal with, meeting by meeting."
    noun = "item"
    columns = (
        Column("No", 3, right=True),
        Column(heading_of(WorkItem, "title"), weight=5),
        Column(heading_of(WorkItem, "lead"), weight=2, rank=2),
        Column(heading_of(WorkItem, "comments"), weight=3, rank=1, ink="muted"),
        Column("Flags", 32, ink="flag"),
        Column(heading_of(WorkItem, "minutes"), 9, right=True, rank=3),
    )

    def __init__(self, office: Office) -> None:
        """Stand in the office."""
        self._groups: dict[str, Group] = {}
        self._sections: dict[str, Section] = {}
        self._listed: Register | None = None
        self._listed_day = office.desk.today
        self._listed_bare = False
        self._with_withdrawn = False
        self._moved: Steps[_Moved] = Steps()
        super().__init__(office)

    def sections(self) -> Iterator[Section]:
        """List the groups of the programme as they are printed; sections whose group has not changed are used again."""
        register, today = self.desk.register, self.desk.today
        # A letter of the filter changes no group: to put them together takes 20 ms at 100,000 records.
        if self._listed is not register or self._listed_day != today:
            self._put_together(register, today)
        yield from self._sections.values()
        if self._with_withdrawn:
            gone = withdrawn(register)
            empty = "Nothing is withdrawn any more"
            yield Section(_WITHDRAWN, "Withdrawn", tuple(one.id for one in gone), str(len(gone)), empty)

    def _put_together(self, register: Register, today: dt.date) -> None:
        """Make the groups and their sections; those in which nothing has changed are used again."""
        # Sections are known again by the group they were made from: the list then draws one section anew, not 120.
        bare = next(iter(register.all(WorkItem)), None) is None
        panel = None if self._listed is None else self._listed.panel
        if panel is not register.panel or self._listed_day != today or self._listed_bare != bare:
            self._groups, self._sections = {}, {}
        self._listed, self._listed_day, self._listed_bare = register, today, bare
        by_key = {group.key: group for group in groups(register, today, self._groups)}
        empty = f"Nothing here yet: {self.key_of('item.new')} adds an item"
        if bare:
            empty += f"; {self.key_of('item.import')} takes a programme over"
        self._sections = {
            key: self._sections[key] if self._groups.get(key) is group else section(group, empty)
            for key, group in by_key.items()
        }
        self._groups = by_key

    def reload(self, go_to: str | None = None) -> None:
        """Read everything again; what was withdrawn is listed too, if `go_to` is one of it."""
        if go_to and rules.is_withdrawn(self.desk.register.get(WorkItem, go_to)):
            self._with_withdrawn = True
        super().reload(go_to)

    def starts_at(self) -> str | None:
        """Start at the next meeting, which is what the clerk prepares."""
        meeting = self.desk.register.next_meeting(self.desk.today)
        return meeting.id if meeting else None

    def cells(self, record_id: str, number: int) -> Cells:
        """Word one item."""
        item = self.desk.register.get(WorkItem, record_id)
        if item is None:
            return Cells(("", record_id, "", "", "", ""))
        words = row(self.desk.register, item, self._number_of(item, number))
        return Cells(
            (
                str(words.number),
                words.title,
                words.lead,
                words.comments or words.target,
                flags(words),
                "" if words.minutes is None else str(words.minutes),
            ),
            ink=_INKS.get(item.status, ""),
        )

    def _number_of(self, item: WorkItem, number: int) -> int:
        """Give the number of an item in its group, which neither a filter nor another order changes."""
        group = self._sections.get(item.meeting or (f"theme:{item.theme}" if item.theme else SUGGESTED_KEY))
        return group.ids.index(item.id) + 1 if group is not None and item.id in group.ids else number

    def nothing_chosen(self) -> tuple[str, Fields]:
        """Describe the meeting whose empty section the cursor is on."""
        section = self.list.current_section
        if section is None:
            return "No work programme yet", (("Next step", f"{self.key_of('item.new')} adds the first item."),)
        return section.title, (("Next step", f"{self.key_of('item.new')} adds an item here."),)

    def find(self, record_id: str | None) -> WorkItem | None:
        """Give an item of the programme."""
        return self.desk.register.get(WorkItem, record_id)

    def make_deeds(self) -> Mapping[str, Deed[WorkItem]]:
        """Say what each key of the programme does."""
        return {
            "item.open": Deed(dialogs.open_record, CURRENT),
            "item.new": Deed(self._open_new),
            "item.edit": Deed(item_forms.open_edit_item, ONE, why_not=rules.why_not_edit),
            "item.move": Deed(moving.open_move, CHOSEN, why_not=rules.why_not_move_anywhere),
            "item.to_previous": Deed(runs=lambda: self._step(-1), why_not=lambda: self._why_not_step(-1)),
            "item.to_next": Deed(runs=lambda: self._step(1), why_not=lambda: self._why_not_step(1)),
            "item.raise": Deed(runs=lambda one: self._reorder(one, -1), to=ONE, why_not=self._why_not_raise),
            "item.lower": Deed(runs=lambda one: self._reorder(one, 1), to=ONE, why_not=self._why_not_lower),
            "item.clear_note": Deed(runs=self._clear_note, to=CHOSEN, why_not=targets.why_not_clear_note),
            "item.moveable": Deed(runs=self._mark_moveable, to=CHOSEN, why_not=rules.why_not_mark_moveable),
            "item.defer": Deed(moving.open_defer, CHOSEN, why_not=rules.why_not_defer),
            "item.withdraw": Deed(moving.open_withdraw, CHOSEN, why_not=rules.why_not_withdraw),
            "item.reinstate": Deed(self._reinstate, why_not=self._why_not_reinstate),
            "item.withdrawn": Deed(runs=self._show_withdrawn, why_not=self._why_not_withdrawn),
            "item.score": Deed(scoring.open_score, ONE, why_not=self._why_not_score),
            "item.criteria": Deed(scoring.open_criteria),
            "item.papers": Deed(paper_forms.open_papers, ONE, why_not=rules.why_not_edit),
            "item.chase": Deed(chasing.open_chase_reports, why_not=self._why_not_chase),
            "item.bin": Deed(dialogs.open_bin_records, CHOSEN, together=self.why_not_bin),
            "item.prepare": Deed(runs=self._prepare),
            "item.chain": Deed(windows.open_chain, CURRENT, why_not=self._why_not_chain),
            "item.import": Deed(import_forms.open_import),
            "item.returned": Deed(returned.open_programme),
            "item.load": Deed(
                windows.open_load, why_not=lambda: fullness.why_not_loads(self.desk.register, self.desk.today)
            ),
            "item.ledger": Deed(
                windows.open_ledger, why_not=lambda: ledger.why_not_ledger(self.desk.register, self.desk.today)
            ),
        }

    def _prepare(self) -> None:
        """Prepare the meeting under whose heading the cursor is, if it is still to come; else the next one."""
        section = self.list.current_section
        group = self._groups.get(section.key) if section else None
        meeting = group.meeting if group else None
        this = meeting is not None and why_not_prepare(meeting, self.desk.today) is None
        self.office.go("prepare", meeting.id if meeting is not None and this else None)

    def _why_not_chase(self) -> Problem | None:
        return chase_rules.why_not_chase(self.desk.register, self.desk.today, "report", "invitation")

    def _why_not_chain(self) -> Problem | None:
        return chain.why_not_chain(self.desk.register, self.list.current, self.desk.today)

    def _open_new(self, office: Office) -> None:
        """Add an item under the heading the cursor is in."""
        section = self.list.current_section
        item_forms.open_new_item(office, self._groups.get(section.key) if section else None)

    def _why_not_raise(self, one: WorkItem) -> Problem | None:
        return rules.why_not_reorder(self.desk.register, one, -1)

    def _why_not_lower(self, one: WorkItem) -> Problem | None:
        return rules.why_not_reorder(self.desk.register, one, 1)

    def _reorder(self, one: WorkItem, by: int) -> None:
        def do(asked: bool) -> None:
            self.carry_out(moves.reorder_item, item=one.id, by=by, all_the_same=asked)

        asking.ask_of_items(self.office, (one.id,), do)

    def _neighbour(self, by: int) -> Meeting | Problem:
        return neighbouring_meeting(self.desk.register, self.chosen, by, self.desk.today)

    def _why_not_step(self, by: int) -> Problem | None:
        if self._moved.leads_back(by, frozenset(self.chosen_ids)):
            return None
        settled = next((problem for one in self.chosen if (problem := rules.why_not_move_anywhere(one))), None)
        if settled:
            return settled
        neighbour = self._neighbour(by)
        if isinstance(neighbour, Problem):
            return neighbour
        problems = (rules.why_not_move(self.desk.register, one, neighbour.id) for one in self.chosen)
        return next((problem for problem in problems if problem), None)

    def _step(self, by: int) -> None:
        """Move the chosen items to the meeting before or after; the cursor and the marks go with them.

        Right after the opposite step that is taken back instead: the items stand again in their order, and nothing of
        the two steps is left in their history.
        """
        ids, here, top = self.chosen_ids, self.list.current, self.list.scroll_offset.y
        taken = self._moved.back(by, frozenset(ids))

        def moved(to: str, change: Change | None) -> None:
            if change is not None:
                self._moved.note(by, _Moved(change.id, top), frozenset(ids))
                self.list.scroll_back_to(taken.top if taken else self.list.scroll_offset.y)
                moving.say_notes(self.office, ids, to)

        def taken_back(undone: Change | None) -> None:
            if undone is None or taken is None:
                self._move_on(ids, by, here, moved)
            else:
                self.office.after_change(f"{undone.sentence}.", self.list.current)
                self._moved.note(by, _Moved("", top), frozenset(ids))
                self.list.scroll_back_to(taken.top)

        if taken is not None and taken.change:
            self.office.aside(lambda: self._take_back(taken.change), taken_back, "Saving …")
        else:
            self._move_on(ids, by, here, moved)

    def _move_on(
        self, ids: tuple[str, ...], by: int, here: str | None, moved: Callable[[str, Change | None], None]
    ) -> None:
        """Move items to the meeting before or after."""
        neighbour = self._neighbour(by)
        if isinstance(neighbour, Meeting):
            to = neighbour.id

            def do(asked: bool) -> None:
                then = partial(moved, to)
                self.office.carry_out_then(here, then, moves.move_items, items=ids, to=to, all_the_same=asked)

            asking.ask_of_items(self.office, ids, do, to)

    def _take_back(self, change: str) -> Change | None:
        """Undo a step that was taken; None if that is done already, or the items were changed since."""
        try:
            return self.desk.undo(change)
        except (Refused, Stale):
            return None

    def _clear_note(self, ids: tuple[str, ...]) -> None:
        self.carry_out(items.clear_notes, items=ids)

    def _mark_moveable(self, ids: tuple[str, ...]) -> None:
        """Mark the chosen items as moveable, or none of them if all are already."""
        wanted = not all(one.moveable for one in self.chosen)
        self.carry_out(items.set_moveable, items=ids, moveable=wanted)

    def _why_not_reinstate(self) -> Problem | None:
        """Say why nothing can be reinstated: neither what is chosen nor anything that was withdrawn."""
        if not self.chosen and not withdrawn(self.desk.register):
            return self.nothing_here()
        problem = next((problem for one in self.chosen if (problem := rules.why_not_reinstate(one))), None)
        return None if withdrawn(self.desk.register) else problem

    def _reinstate(self, office: Office) -> None:
        """Reinstate what is chosen; items that are open leave the choice of those that were withdrawn.

        Withdrawn items are listed only if that was asked for, so nothing else might lead to them.
        """
        if self.chosen and not any(rules.why_not_reinstate(one) for one in self.chosen):
            ids = self.chosen_ids
            self.done_to = frozenset(ids)
            moving.reinstate(office, ids)
        else:
            moving.open_withdrawn(office)

    def _why_not_withdrawn(self) -> Problem | None:
        if self._with_withdrawn or withdrawn(self.desk.register):
            return None
        return Problem("none-withdrawn", "Nothing was withdrawn.", "There is nothing to show.")

    def _show_withdrawn(self) -> None:
        """List what was withdrawn below the rest and go there, or list it no longer."""
        self._with_withdrawn = not self._with_withdrawn
        self.reload(_WITHDRAWN if self._with_withdrawn else None)
        self.office.refresh_lines_around()

    def _why_not_score(self, one: WorkItem) -> Problem | None:
        return rules.why_not_score(self.desk.register, one, self.desk.today)


class _Moved(NamedTuple):
    """A step that items took: the change that it was, empty if it took one back, and the first line in view."""

    change: str
    top: int


def section(group: Group, empty: str) -> Section:
    """Make the section of a group."""
    ids = tuple([item.id for item in group.items])
    return Section(group.key, heading(group), ids, aside(group), empty, counted=group.meeting is None)


def heading(group: Group) -> str:
    """Word the heading of a group: date, time, and what sort of meeting it is if not an ordinary one."""
    unusual = group.unusual
    return f"{group.title} · {unusual}" if group.title and unusual else group.title or unusual


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


_WITHDRAWN = "withdrawn"
"""The key of the section of what was withdrawn."""

_INKS = {ItemStatus.CONSIDERED: "muted", ItemStatus.WITHDRAWN: "muted"}


def flags(words: ItemRow) -> str:
    """Join the marks of an item."""
    return ", ".join(words.flags)
