"""The panel's settings: every one with its explanation, a rule changeable from a day on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from screens.kit.detail import Fields
from screens.kit.keys import bindings_for, key_of
from screens.kit.place import Place
from screens.kit.record_list import Cells, Column, Section
from store.problems import Problem
from store.queries.settings.settings import SettingRow, settings

if TYPE_CHECKING:
    from screens.kit.office import Office

_CHANGEABLE = frozenset({"setting", "deadline"})
_REMOVABLE = frozenset({"deadline", "closure", "holiday", "busy", "election"})


class SettingsPlace(Place):
    """Settings under headings: what each is now, and below the list or beside it what it means."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("settings")]
    place = "settings"
    noun = "setting"
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
                empty=f"{group.empty}: {key_of('setting.new')} adds one",
            )

    def filtered(self, sections: Iterator[Section]) -> Iterator[Section]:
        """Keep the settings whose words hold those of the filter: settings are no records to be searched."""
        words = self.words.casefold().split()
        for section in sections:
            ids = tuple(key for key in section.ids if all(word in self._words(key) for word in words))
            if ids or not words:
                yield section._replace(ids=ids)

    def _words(self, key: str) -> str:
        row = self._rows[key]
        return f"{row.label} {row.value} {row.help}".casefold()

    def cells(self, record_id: str, number: int) -> Cells:
        """Word one setting."""
        row = self._rows[record_id]
        return Cells((row.label, row.value), ink="muted" if row.value == "not recorded" else "")

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Explain a setting."""
        row = self._rows.get(record_id or "")
        if row is None:
            return "Settings", (("Next step", f"{key_of('setting.new')} adds one."),)
        return row.label, (("Now", row.value), ("What it means", row.help or "Nothing more is recorded."))

    def cursor_moved(self) -> None:
        """Explain the setting under the cursor, in the pane or in the line below."""
        super().cursor_moved()
        if self.row is not None and not self.detail.display:
            self.office.say(self.row.help)

    @property
    def row(self) -> SettingRow | None:
        """The setting under the cursor."""
        return self._rows.get(self.list.current or "")

    def why_not_setting_edit(self) -> Problem | None:
        """Say why this cannot be changed."""
        if self.row is None:
            return Problem("no-setting", "There is no setting under the cursor.", "Go to one first.")
        if self.row.sort == "law":
            return Problem("setting.law", "This is the law's.", "A panel that gives more sets “Clear days”.")
        if self.row.sort not in _CHANGEABLE:
            cure = f"Take it out ({key_of('setting.remove')}) and add it again ({key_of('setting.new')})."
            if self.row.sort == "rules":
                cure = "Change one of its rules; from a day on, if you give one."
            return Problem("setting.fixed", "This line is not changed by itself.", cure)
        return None

    def why_not_setting_remove(self) -> Problem | None:
        """Say why this cannot be taken out."""
        if self.row is None or self.row.sort not in _REMOVABLE:
            cure = "Change it instead, or go to a deadline or a day."
            return Problem("setting.stays", "Only deadlines and days can be taken out.", cure)
        return None

    def do_setting_edit(self) -> None:
        """Change the setting."""
        from screens.forms.settings.settings import open_deadline, open_setting

        row = self.row
        if row is None:
            return
        if row.sort == "deadline":
            open_deadline(self.office, row.key.partition(":")[2])
        else:
            open_setting(self.office, row.key)

    def do_setting_new(self) -> None:
        """Add a deadline or a day; under which heading the cursor stands says what is offered first."""
        from screens.forms.settings.settings import open_new

        section = self.list.current_section
        open_new(self.office, section.key if section else "")

    def do_setting_remove(self) -> None:
        """Take a deadline or a day out."""
        from screens.forms.settings.settings import open_remove

        if self.row is not None:
            open_remove(self.office, self.row)
