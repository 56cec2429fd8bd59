"""Place 5, actions and recommendations: overdue first, then by when they press; nothing undated stays out of sight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from screens.kit.deed import CHOSEN, CURRENT, ONE, Deed
from screens.kit.detail import Fields
from screens.kit.keys.table import bindings_for
from screens.kit.place import Place
from screens.kit.record_list import Cells, Column, Section
from store.fields import heading_of
from store.later import Later
from store.problems import Problem, Refused
from store.queries.actions.actions import action_groups, action_line, look_at_actions
from store.queries.actions.chain import chain_lines, chains
from store.queries.actions.search_words import Search, read_search
from store.queries.words.short import NOT_RECORDED, count
from store.records import Action, ActionStatus
from store.rules.actions import actions as rules

if TYPE_CHECKING:
    from screens import dialogs
    from screens.forms import chasing
    from screens.forms.actions import action as action_forms
    from screens.forms.actions import split, windows
    from screens.kit.office import Office
    from screens.kit.own_paper import OwnPaper
    from store.file import kept as letters
    from store.rules.actions import replies as reply_rules
    from store.rules.chasing import needs as chase_rules
else:
    chase_rules = Later("store.rules.chasing.needs")
    letters = Later("store.file.kept")
    reply_rules = Later("store.rules.actions.replies")
    chasing = Later("screens.forms.chasing")
    dialogs = Later("screens.dialogs")
    action_forms = Later("screens.forms.actions.action")
    split = Later("screens.forms.actions.split")
    windows = Later("screens.forms.actions.windows")


_TOLD_BY = {
    "Meeting": ("meeting",),
    "Minute": ("minute", "clause"),
    "Source": ("source",),
    "Part of": ("parent",),
    "Due": ("due_kind", "due_on"),
    "Item": ("items",),
    "Progress": ("progress",),
    "Discharge": ("status", "closed"),
}
"""What of an action each step of its chain tells, which is not said a second time."""

_IN_SHORT = {"Reply": "response", "Copies": "copies"}
"""Steps that tell in short what the record has whole."""


class ActionsPlace(Place[Action]):
    """The actions, grouped by how they press."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("actions")]
    place = "actions"
    purpose = "What somebody is to do because the panel asked for it."
    noun = "action"
    lines_below = 6
    columns = (
        Column("What", weight=2),
        Column("Owner", 24),
        Column("Asked", 28, rank=2),
        Column("Due", 18),
        Column("Age", 9, right=True, rank=3),
        Column("State", 28, ink="flag", gives=True),
        Column("Carried over", 12, rank=1, ink="flag"),
    )

    def __init__(self, office: Office) -> None:
        """Stand in the office."""
        super().__init__(office)
        self._search: Search | None = None

    def sections(self) -> Iterator[Section]:
        """List the actions in the order in which they press, those that the typed search keeps."""
        self._read_search()
        groups = action_groups(self.desk.register, self.desk.today, self._search)
        for group in groups:
            yield Section(
                key=group.key,
                title=group.title,
                ids=tuple(action.id for action in group.actions),
                aside=count(len(group.actions), "action"),
            )
        if not groups:
            none = (
                f"No action matches. {self.key_of('back')} shows everything again"
                if self.words.strip()
                else f"Nothing yet: {self.key_of('action.new')} adds an action, "
                f"{self.key_of('action.split')} splits a minute"
            )
            yield Section("none", "Actions and recommendations", (), empty=none)

    def work_out(self, go_to: str | None = None) -> Iterator[None]:
        """Leave out what is dated later."""
        yield from look_at_actions(self.desk.register, self.desk.today)

    def filtered(self, sections: Iterator[Section]) -> Iterator[Section]:
        """Leave the sections as they are: the search has been applied to the actions themselves."""
        yield from sections

    def _read_search(self) -> None:
        """Read what is typed as a search; one that cannot be read yet leaves the last one standing."""
        self.cannot_read = ""
        if not self.words.strip():
            self._search = None
            return
        try:
            self._search = read_search(self.desk.register, self.words, self.desk.today)
        except Refused as refused:
            self.cannot_read = "  ".join(self.office.told_there(problem) for problem in refused.problems)
            self.office.say(self.cannot_read, "warn")

    def cells(self, record_id: str, number: int) -> Cells:
        """Word one action."""
        action = self.desk.register.get(Action, record_id)
        if action is None:
            return Cells((record_id, *("",) * 6))
        line = action_line(self.desk.register, action, self.desk.today)
        texts = (line.gist, line.short_owner, line.short_asked, line.due, line.age, line.state, line.carried)
        return Cells(texts, ink=_INKS.get(action.status, "muted"))

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Give the action's chain, then everything recorded of it."""
        from store.queries.detail import said_first

        title, fields = super().describe(record_id)
        action = self.find(record_id)
        if record_id is None or action is None:
            return title, fields
        first = said_first(self.desk.register, action)
        links = [line for one in chains(self.desk.register, record_id, self.desk.today) for line in chain_lines(one)]
        short = {stage for stage, name in _IN_SHORT.items() if getattr(action, name)}
        chain = [line for line in links if line[0] not in {"Action", *short}]
        names = [name for stage, _ in chain for name in _TOLD_BY.get(stage, ())]
        told = {heading_of(Action, name) for name in names if getattr(action, name)}
        said = {*first, *chain}
        words = {text for _, text in said if text != NOT_RECORDED}
        rest = (one for one in fields if one not in said and one[0] not in told and one[1] not in words)
        return title, (*first, *chain, *rest)

    def to_copy(self, record_id: str) -> Iterator[tuple[str, str]]:
        """Give the words of the action."""
        action = self.find(record_id)
        if action is not None:
            yield "the words of the action", action.text

    def nothing_chosen(self) -> tuple[str, Fields]:
        """Say what to do when there is nothing."""
        return "Actions and recommendations", (("Next step", f"{self.key_of('action.new')} adds an action."),)

    def find(self, record_id: str | None) -> Action | None:
        """Give an action."""
        return self.desk.register.get(Action, record_id)

    @property
    def papers(self) -> tuple[OwnPaper, ...]:
        """The tracker, then the list."""
        from screens.kit.own_paper import own_list

        tracker = own_list("tracker", "the tracker of actions and recommendations", self.desk.today)
        return (tracker, *super().papers)

    def make_deeds(self) -> Mapping[str, Deed[Action]]:
        """Say what each key of the actions does."""
        return {
            "action.open": Deed(self._open, CURRENT),
            "action.new": Deed(action_forms.open_new_action),
            "action.split": Deed(split.open_pick_minute, why_not=lambda: rules.why_not_split_any(self.desk.register)),
            "action.close": Deed(self.of_first(action_forms.open_close), CHOSEN, why_not=rules.why_not_open),
            "action.drop": Deed(self.of_first(action_forms.open_drop), CHOSEN, why_not=rules.why_not_open),
            "action.reopen": Deed(self.of_first(action_forms.open_reopen), CHOSEN, why_not=rules.why_not_reopen),
            "action.schedule": Deed(self.of_first(action_forms.open_schedule_all), CHOSEN, why_not=rules.why_not_open),
            "action.respond": Deed(split.open_respond, ONE, why_not=rules.why_not_respond),
            "action.back": Deed(split.open_take_back, ONE, why_not=reply_rules.why_not_take_back),
            "action.edit": Deed(action_forms.open_edit_action, ONE, why_not=rules.why_not_edit),
            "action.chain": Deed(windows.open_chain, CURRENT),
            "action.link": Deed(windows.open_link, ONE, why_not=self._why_not_link),
            "action.unlink": Deed(windows.open_unlink, ONE, why_not=self._why_not_unlink),
            "action.carry": Deed(action_forms.open_carry, CHOSEN, why_not=self._why_not_carry),
            "action.review": Deed(action_forms.open_review, CHOSEN, why_not=rules.why_not_open),
            "action.note": Deed(self.of_first(action_forms.open_note), CHOSEN, why_not=rules.why_not_edit),
            "action.copies": Deed(split.open_copies, CHOSEN, why_not=self._why_not_copies),
            "action.views": Deed(windows.open_views),
            "action.chase": Deed(chasing.open_chase_actions, why_not=self._why_not_chase),
            "action.bin": Deed(dialogs.open_bin_records, CHOSEN, together=self.why_not_bin),
        }

    def _open(self, office: Office, action_id: str) -> None:
        """Open an action, and say so if the letter that answers it is not the file that was kept."""
        dialogs.open_record(office, action_id)
        one = self.find(action_id)
        words = letters.letter_at_odds(one, self.desk.path.parent) if one else ""
        if words:
            office.say(words, "warn")

    def _why_not_chase(self) -> Problem | None:
        return chase_rules.why_not_chase(self.desk.register, self.desk.today, "action", "reply")

    def _why_not_link(self, one: Action) -> Problem | None:
        return rules.why_not_link_any(self.desk.register, one)

    def _why_not_unlink(self, one: Action) -> Problem | None:
        return rules.why_not_unlink(self.desk.register, one)

    def _why_not_carry(self, one: Action) -> Problem | None:
        return rules.why_not_carry_anywhere(self.desk.register, one, self.desk.today)

    def _why_not_copies(self, one: Action) -> Problem | None:
        return rules.why_not_copies(self.desk.register.panel, one)


_INKS = {ActionStatus.OPEN: ""}
