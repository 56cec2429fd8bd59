"""Place 5, actions and recommendations: overdue first, then by when they press; nothing undated stays out of sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from screens.kit.detail import Fields
from screens.kit.keys import bindings_for, key_of
from screens.kit.place import Place
from screens.kit.record_list import Cells, Column, Section
from store.problems import Problem, Refused
from store.queries.actions.actions import action_groups, action_line
from store.queries.actions.chain import chain_lines, chains
from store.queries.actions.search_words import Search, read_search
from store.queries.words.short import count
from store.records import Action, ActionStatus
from store.rules.actions import actions as rules

if TYPE_CHECKING:
    from screens.kit.office import Office


class ActionsPlace(Place):
    """The actions, grouped by how they press."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("actions")]
    place = "actions"
    noun = "action"
    columns = (
        Column("What", weight=1),
        Column("Owner", 5),
        Column("Asked", 12, least=76),
        Column("Due", 11),
        Column("Age", 8, right=True, least=60),
        Column("State", 11, ink="flag"),
    )

    def __init__(self, office: Office) -> None:
        """Stand in the office."""
        super().__init__(office)
        self._search: Search | None = None

    def sections(self) -> Iterator[Section]:
        """List the actions in the order in which they press, those that the typed search keeps."""
        self._read_search()
        found = action_groups(self.desk.register, self.desk.today, self._search)
        for group in found:
            yield Section(
                key=group.key,
                title=group.title,
                ids=tuple(action.id for action in group.actions),
                aside=count(len(group.actions), "action"),
            )
        if not found:
            none = (
                "No action matches. Esc shows everything again"
                if self.words.strip()
                else f"Nothing yet: {key_of('action.new')} adds an action, {key_of('action.split')} splits a minute"
            )
            yield Section("none", "Actions and recommendations", (), empty=none)

    def filtered(self, sections: Iterator[Section]) -> Iterator[Section]:
        """Leave the sections as they are: the search has been applied to the actions themselves."""
        yield from sections

    def _read_search(self) -> None:
        """Read what is typed as a search; one that cannot be read yet leaves the last one standing."""
        if not self.words.strip():
            self._search = None
            return
        try:
            self._search = read_search(self.desk.register, self.words, self.desk.today)
        except Refused as refused:
            self.office.say("  ".join(str(problem) for problem in refused.problems), "warn")

    def cells(self, record_id: str, number: int) -> Cells:
        """Word one action."""
        action = self.desk.register.get(Action, record_id)
        if action is None:
            return Cells(("", "", "", "", "", record_id))
        line = action_line(self.desk.register, action, self.desk.today)
        texts = (line.gist, line.short_owner, line.short_asked, line.due, line.age, line.state)
        return Cells(texts, ink=_INKS.get(action.status, "muted"))

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Give the action's chain, then everything recorded of it."""
        title, fields = super().describe(record_id)
        if record_id is None:
            return title, fields
        links = [
            line for chain in chains(self.desk.register, record_id, self.desk.today) for line in chain_lines(chain)
        ]
        return title, (*((stage, words) for stage, words in links if stage != "Action"), *fields)

    def nothing_chosen(self) -> tuple[str, Fields]:
        """Say what to do when there is nothing."""
        return "Actions and recommendations", (("Next step", f"{key_of('action.new')} adds an action."),)

    @property
    def action(self) -> Action | None:
        """The action under the cursor."""
        return self.desk.register.get(Action, self.list.current)

    @property
    def chosen(self) -> tuple[Action, ...]:
        """The marked actions, else the one under the cursor."""
        found = (self.desk.register.get(Action, one) for one in self.list.targets)
        return tuple(action for action in found if action is not None)

    def _first_problem(self, rule: Callable[[Action], Problem | None]) -> Problem | None:
        if not self.chosen:
            return Problem("no-action", "There is no action under the cursor.", "Go to an action first.")
        return next((problem for action in self.chosen if (problem := rule(action))), None)

    def why_not(self, action_id: str) -> Problem | None:
        """Say what stands in the way of one of the place's actions."""
        if action_id in _ON_ANY:
            return self._first_problem(rules.why_not_edit)
        if action_id in _ON_OPEN:
            return self._first_problem(rules.why_not_open)
        if action_id == "action.reopen":
            return self._first_problem(rules.why_not_reopen)
        if action_id == "action.respond":
            return self._first_problem(rules.why_not_respond)
        return super().why_not(action_id)

    def do_action_open(self) -> None:
        """Show the action whole, with its chain."""
        from screens.dialogs import open_record

        open_record(self.office)

    def do_action_new(self) -> None:
        """Record an action."""
        from screens.forms.actions.action import open_new_action

        open_new_action(self.office)

    def do_action_edit(self) -> None:
        """Change the action under the cursor."""
        from screens.forms.actions.action import open_edit_action

        if self.action is not None:
            open_edit_action(self.office, self.action)

    def do_action_close(self) -> None:
        """Close the action under the cursor."""
        from screens.forms.actions.action import open_close

        if self.action is not None:
            open_close(self.office, self.action)

    def do_action_drop(self) -> None:
        """Close the action under the cursor as no longer wanted."""
        from screens.forms.actions.action import open_close

        if self.action is not None:
            open_close(self.office, self.action, dropped=True)

    def do_action_reopen(self) -> None:
        """Open the action under the cursor again."""
        from screens.forms.actions.action import open_reopen

        if self.action is not None:
            open_reopen(self.office, self.action)

    def do_action_schedule(self) -> None:
        """Put the action under the cursor on the programme."""
        from screens.forms.actions.action import open_schedule

        if self.action is not None:
            open_schedule(self.office, self.action)

    def do_action_respond(self) -> None:
        """Record the reply to the recommendation under the cursor."""
        from screens.forms.actions.split import open_respond

        if self.action is not None:
            open_respond(self.office, self.action)

    def do_action_split(self) -> None:
        """Pick a minute and split it."""
        from screens.forms.actions.split import open_pick_minute

        open_pick_minute(self.office)

    def do_action_copies(self) -> None:
        """Tick off copies of the chosen recommendations."""
        from screens.forms.actions.split import open_copies

        open_copies(self.office, self.list.targets)

    def do_action_chain(self) -> None:
        """Show the chain of the action under the cursor."""
        from screens.forms.actions.windows import open_chain

        open_chain(self.office, self.list.current)

    def do_action_link(self) -> None:
        """Tie the action under the cursor to an item."""
        from screens.forms.actions.windows import open_link

        if self.action is not None:
            open_link(self.office, self.action)

    def do_action_carry(self) -> None:
        """Carry the chosen actions over."""
        from screens.forms.actions.action import open_carry

        open_carry(self.office, self.list.targets)

    def do_action_review(self) -> None:
        """Let the chosen actions rest until a day."""
        from screens.forms.actions.action import open_review

        open_review(self.office, self.list.targets)

    def do_action_note(self) -> None:
        """Note progress on the action under the cursor."""
        from screens.forms.actions.action import open_note

        if self.action is not None:
            open_note(self.office, self.action)

    def do_action_views(self) -> None:
        """Choose or keep a view."""
        from screens.forms.actions.windows import open_views

        open_views(self.office)

    def do_action_bin(self) -> None:
        """Put the chosen actions in the bin, after asking."""
        from screens.dialogs import open_bin_records

        open_bin_records(self.office, self.list.targets)


_INKS = {ActionStatus.OPEN: ""}
_ON_ANY = frozenset(f"action.{name}" for name in ("open", "edit", "chain", "link", "note", "copies", "bin"))
_ON_OPEN = frozenset(f"action.{name}" for name in ("close", "drop", "schedule", "carry", "review"))
