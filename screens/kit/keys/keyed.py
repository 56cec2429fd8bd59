"""An application that holds the keys of its clerk, so that two of them in one process each print their own."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.screen import Screen

from screens.kit.keys.keymap import Keymap


class KeyedApp(App[int]):
    """An application with a clerk's keys: it listens to them, and whatever stands in it prints them."""

    def __init__(self, keymap: Keymap) -> None:
        """Listen to these keys."""
        super().__init__()
        self.keymap = keymap
        self.set_keymap(keymap.own)

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        """Give what is seen behind a window: the place. The ends of another box would stick out above and below it."""
        return [screen for screen in super()._background_screens if not getattr(screen, "boxed", False)]

    def show_keys(self, screen: Screen[Any], title: str, *, at_once: bool = False) -> None:
        """Show the keys that work on a screen now, as help, or all `at_once` by what they are for.

        Both stand on the windows, which cannot stand on them.
        """


def keymap_of(app: App[Any]) -> Keymap:
    """Give the keys of an application; those of the table if it is none of ours."""
    return app.keymap if isinstance(app, KeyedApp) else Keymap()
