"""Taking the rules of another panel, after seeing what changes, and confirming those that an earlier version put in."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from screens.forms.settings.settings import DaysForm
from screens.kit.fields import declared
from screens.kit.keys.key import Deeds
from screens.kit.keys.table import bindings_for
from screens.kit.news import News
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.record_list import Cells, Column, RecordList, Section
from screens.kit.window import Window
from store.commands.settings.rule_sets import confirm_rules, take_rules
from store.edit import Edit
from store.queries.calendar.impact import Impact, impact_of
from store.queries.settings.rule_sets import ChangedRule, changes_of_rules, put_in_rows, rule_set_rows
from store.records.panel import RuleSet
from store.rules.words.wording import quoted

_WHOLE = 2
"""The lines for the rule under the cursor, whole."""


class ChangesWindow(Window[str]):
    """Lists every rule that changes, what it was and what it becomes. The answer is `save` or None."""

    DEFAULT_CSS = """
    ChangesWindow .box { height: 92vh; }
    ChangesWindow News { min-height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("impact")]
    hint_ids = ("impact.save", "window.close")

    def __init__(self, title: str, changes: tuple[ChangedRule, ...], impact: Impact) -> None:
        """Show what a change would do."""
        super().__init__(title)
        self._changes = {one.key: one for one in changes}
        self._impact = impact
        self.summary = News()
        self.whole = News(below=True)
        columns = (Column("Rule", weight=3), Column("Was", weight=2), Column("Becomes", weight=3))
        self.list = RecordList(columns, self._cells, self._moved)
        self.list.marking = False

    def body(self) -> list[Widget]:
        """Show the sum, the lines, and the one under the cursor whole."""
        return [self.summary, self.list, self.whole]

    def begin(self) -> None:
        """List what changes."""
        super().begin()
        self.summary.say(f"{self._impact.words} Nothing is saved yet.")
        self.list.show([Section("rules", "", tuple(self._changes), empty="No rule changes")])
        self.snug_list(self.list, self.summary.lines_in(self.inside) + _WHOLE)
        self.list.focus()
        self._moved()

    def _moved(self) -> None:
        one = self._changes.get(self.list.current or "")
        self.whole.say(f"{one.label}: {one.was} → {one.becomes}" if one else "")

    def _cells(self, key: str, number: int) -> Cells:
        one = self._changes[key]
        return Cells((one.label, one.was, one.becomes))

    def deeds(self) -> Deeds:
        """Say what each key of the window does."""
        return {**super().deeds(), "impact.save": lambda: self.dismiss("save")}


class RulesForm(DaysForm):
    """From which day a set of rules is taken; what it changes is shown before anything is saved."""

    def first_shown(self, edit: Edit) -> Window[str] | None:
        """Show every rule that changes."""
        desk = self.office.desk
        from_date = self.rows["from_date"].read()
        changes = changes_of_rules(desk.register, edit, from_date or desk.today)
        return ChangesWindow(f"{self.heading}: what changes", changes, impact_of(desk.register, edit, desk.today))


def open_rules(office: Office) -> None:
    """Pick a set of rules, then say from when it is taken."""
    rows = rule_set_rows(office.desk.register)
    options = [Option(row.name, row.titled, row.rules, after=f"{row.title}: {row.rules}") for row in rows]
    titles = {row.name: row.title for row in rows}

    def chosen(name: str | None) -> None:
        if name is not None:
            fixed: dict[str, Any] = {"rules": name}
            fields = (declared(RuleSet, "from_date"),)
            office.flow(RulesForm(office, f"Take over {quoted(titles[name])}", fields, take_rules, fixed))

    office.pick(Picker("Which rules to take over?", options), chosen)


def open_confirm(office: Office) -> None:
    """Show what an earlier version put in, and confirm what is chosen of it as the panel's own."""
    options = [Option(key, label, words, after=words) for key, label, words in put_in_rows(office.desk.register)]

    def chosen(part: str | None) -> None:
        if part is not None:
            office.carry_out(confirm_rules, part=part)

    office.pick(Picker("What to confirm as the panel's own?", options), chosen)
