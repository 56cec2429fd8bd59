"""The panel's settings: every one with its explanation, a rule changeable from a day on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from screens.kit.deed import CHOSEN, ONE, Deed
from screens.kit.detail import Fields
from screens.kit.keys.table import bindings_for
from screens.kit.place import Place
from screens.kit.record_list import Cells, Column, Section
from store.later import Later
from store.problems import Problem
from store.queries.settings.settings import SettingRow, settings, why_not_take_out
from store.rules.settings.put_in import why_not_confirm
from store.rules.words.folding import reading
from store.rules.words.wording import capital

if TYPE_CHECKING:
    from screens.forms.settings import rules as rules_forms
    from screens.forms.settings import settings as settings_forms
    from screens.kit.office import Office
    from screens.kit.own_paper import OwnPaper
else:
    rules_forms = Later("screens.forms.settings.rules")
    settings_forms = Later("screens.forms.settings.settings")

_CHANGEABLE = frozenset({"setting", "deadline"})
_REMOVABLE = frozenset({"deadline", "closure", "holiday", "busy", "election"})


class SettingsPlace(Place[SettingRow]):
    """Settings under headings: what each is now, and below the list or beside it what it means."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("settings")]
    place = "settings"
    noun = "setting"
    lines_below = 5
    columns = (Column("Setting", weight=2), Column("Now", weight=3))

    def __init__(self, office: Office) -> None:
        """Stand in the office."""
        self._rows: dict[str, SettingRow] = {}
        super().__init__(office)

    def sections(self) -> Iterator[Section]:
        """List every setting with its value today."""
        self._rows = {}
        for group in settings(self.desk.register, self.desk.today):
            self._rows.update((row.key, row) for row in group.rows)
            yield Section(
                key=group.key,
                title=group.title,
                ids=tuple(row.key for row in group.rows),
                aside=group.aside,
                empty=f"{group.empty}: {self.key_of('setting.new')} adds one",
            )

    def filtered(self, sections: Iterator[Section]) -> Iterator[Section]:
        """Keep the settings whose words hold those of the filter: settings are no records to be searched."""
        words = reading(self.words).split()
        for section in sections:
            ids = tuple(key for key in section.ids if all(word in self._words(key) for word in words))
            if ids or not words:
                yield section.narrowed(ids)

    def _words(self, key: str) -> str:
        row = self._rows[key]
        return reading(f"{row.label} {row.value} {row.help}")

    def cells(self, record_id: str, number: int) -> Cells:
        """Word one setting."""
        row = self._rows[record_id]
        label = capital(row.label.rpartition(": ")[2])
        muted = not row.entered or row.value in {"not recorded", "not set"}
        return Cells((label, row.value), ink="muted" if muted else "")

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Explain a setting."""
        row = self._rows.get(record_id or "")
        if row is None:
            return "Settings", (("Next step", f"{self.key_of('setting.new')} adds one."),)
        fields = (("Now", row.value), ("What it means", row.help or "Nothing more is recorded."))
        return row.label, fields if row.entered else (*fields, ("Next step", self._next_step()))

    def _next_step(self) -> str:
        """Say how a rule comes to be set that nobody has entered."""
        return f"Not set: {self.key_of('setting.edit')} enters it, {self.key_of('setting.rules')} takes a set of rules."

    def below(self, record_id: str | None) -> tuple[str, Fields]:
        """Explain a setting."""
        return self.describe(record_id)

    @property
    def papers(self) -> tuple[OwnPaper, ...]:
        """None: the rules of a panel are data, and go out with all of it."""
        return ()

    def shows(self, record_id: str) -> bool:
        """Say whether the panel is meant, whose settings they are."""
        return record_id == self.desk.register.panel.id

    def find(self, record_id: str | None) -> SettingRow | None:
        """Give a setting."""
        return self._rows.get(record_id or "")

    def make_deeds(self) -> Mapping[str, Deed[SettingRow]]:
        """Say what each key of the settings does."""
        return {
            "setting.edit": Deed(self._open, ONE, why_not=self._why_not_edit),
            "setting.new": Deed(self._open_new),
            "setting.rules": Deed(rules_forms.open_rules),
            "setting.confirm": Deed(rules_forms.open_confirm, why_not=lambda: why_not_confirm(self.desk.register)),
            "setting.remove": Deed(self.of_first(settings_forms.open_remove), CHOSEN, why_not=self._why_not_remove),
        }

    def name_of(self, record_id: str) -> str:
        """Give what a setting is called."""
        row = self.find(record_id)
        return row.label if row is not None else record_id

    def _why_not_edit(self, row: SettingRow) -> Problem | None:
        if row.sort == "law":
            return Problem("setting.law", "This is the law's.", "A panel that gives more sets “Clear days”.")
        if row.sort in _CHANGEABLE:
            return None
        cure = f"Take it out ({self.key_of('setting.remove')}) and add it again ({self.key_of('setting.new')})."
        if row.sort == "rules":
            cure = "Change one of its rules; from a day on, if you give one."
        return Problem("setting.fixed", "This line is not changed by itself.", cure)

    def _why_not_remove(self, row: SettingRow) -> Problem | None:
        if row.sort in _REMOVABLE:
            return None
        if row.sort == "rules":
            return why_not_take_out(self.desk.register, row, self.desk.today)
        cure = "Change it instead, or go to a deadline, a day, or rules to come."
        return Problem("setting.stays", "Only deadlines, days and rules still to come can be taken out.", cure)

    def _open(self, office: Office, row: SettingRow) -> None:
        """Change the setting, a deadline by its own form."""
        if row.sort == "deadline":
            settings_forms.open_deadline(office, row.key.partition(":")[2])
        else:
            settings_forms.open_setting(office, row.key)

    def _open_new(self, office: Office) -> None:
        """Add a deadline or a day; under which heading the cursor stands says what is offered first."""
        section = self.list.current_section
        settings_forms.open_new(office, section.key if section else "")
