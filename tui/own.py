"""The application as far as the clerk's own settings go: used at once, and written to the settings file."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from textual.theme import Theme

from screens.kit.around import Own
from screens.kit.keys.keyed import KeyedApp
from screens.kit.keys.keymap import Keymap
from screens.kit.present import FIELD, FIELD_NEXT, LINED
from store.problems import Problem, Refused
from tui.settings import Settings

SUNDAY = "sunday"

_ANSI = (("ansi-dark", "The terminal's own colours, dark"), ("ansi-light", "The terminal's own colours, light"))


class OwnApp(KeyedApp):
    """An application with the clerk's own settings."""

    OUR_THEMES: tuple[tuple[Theme, str], ...] = ()
    """The themes of the program itself, each with its words; the first is used where none is set."""

    def __init__(self, settings: Settings) -> None:
        """Use these settings."""
        super().__init__(Keymap(settings.keymap))
        self.settings = settings
        for theme, _ in self.OUR_THEMES:
            self.register_theme(theme)
        self._use_theme()

    @property
    def keeps_settings(self) -> bool:
        """Whether what is set is written down; in a throw-away copy nothing is."""
        return True

    @property
    def own(self) -> Own:
        """The clerk's own settings as they are used now."""
        return Own(
            self.theme, self.settings.who, self.settings.week_starts.casefold() == SUNDAY, dict(self.settings.keymap)
        )

    @property
    def themes(self) -> tuple[tuple[str, str], ...]:
        """The colours that there are, by name, each with its words; one that the clerk has chosen by hand is there."""
        known = (*((theme.name, words) for theme, words in self.OUR_THEMES), *_ANSI)
        return known if self.theme in dict(known) else (*known, (self.theme, self.theme))

    def set_own(self, name: str, value: str) -> str:
        """Use a setting from now on and write it; gives the sentence that says so. Raises Refused."""
        from tui.settings_writing import write_setting

        if name == "theme" and value not in self.available_themes:
            raise Refused(Problem("theme.unknown", f"There are no colours “{value}”.", "Choose some from the list."))
        kept = write_setting(name, value or None) if self.keeps_settings else FOR_NOW
        self.settings = replace(self.settings, **{name: value})
        self._use_theme()
        if name == "who":
            self.renamed()
        return kept

    def renamed(self) -> None:
        """Take the clerk's new name up; who has a file open opens it anew. Raises FileTrouble."""

    def set_keys(self, key_id: str, keys: str) -> str:
        """Put what has this id on keys, or on its own again if none are given. Raises Refused."""
        from tui.settings_writing import write_setting

        wrong = self.why_not_keys(key_id, keys)
        if wrong:
            raise Refused(*wrong)
        keymap = self._with_keys(key_id, keys)
        kept = write_setting(key_id, keys or None, table="keymap") if self.keeps_settings else FOR_NOW
        self.settings = replace(self.settings, keymap=keymap)
        self.keymap.change(keymap)
        self.set_keymap(keymap)
        return kept

    def why_not_keys(self, key_id: str, keys: str) -> tuple[Problem, ...]:
        """Say everything that stands against putting what has this id on these keys."""
        from screens.kit.keys.table import KEYS
        from tui.settings import validate_keymap

        return validate_keymap(self._with_keys(key_id, keys), KEYS)

    def _with_keys(self, key_id: str, keys: str) -> dict[str, str]:
        others = {name: own for name, own in self.settings.keymap.items() if name != key_id}
        return {**others, key_id: keys} if keys else others

    def _use_theme(self) -> None:
        """Use the colours that are set, or the program's own where those are none that there are."""
        usual: Any = self.OUR_THEMES[0][0].name if self.OUR_THEMES else self.theme
        wanted = self.settings.theme or usual
        self.theme = wanted if wanted in self.available_themes else usual
        self.set_class(self.current_theme.ansi, LINED)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give themes that are not the program's own grounds for what is typed into: their panels in two shades."""
        theme = self.current_theme
        if FIELD in theme.variables:
            return {}
        colours = theme.to_color_system().generate()
        shade = "lighten" if theme.dark else "darken"
        return {FIELD: colours["panel"], FIELD_NEXT: colours[f"panel-{shade}-1"]}


FOR_NOW = "For as long as this copy is open: nothing of it is kept."
"""What is said of a setting in a throw-away copy."""
