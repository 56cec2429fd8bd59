"""What surrounds a panel's file on the screen: the clerk's own settings, and which file is open."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, cast

from textual.app import App

if TYPE_CHECKING:
    from screens.kit.office import Office
    from store.problems import Problem
    from store.rules.panels.served import Entry, Served


class Own(NamedTuple):
    """What is the clerk's own: colours, name, on which day a week begins, and keys by the id of what they do."""

    theme: str
    who: str
    sunday_first: bool
    keys: Mapping[str, str]


class Around(Protocol):
    """The application, as windows see it that change what surrounds the panel's file."""

    @property
    def own(self) -> Own:
        """The clerk's own settings as they are used now."""

    @property
    def themes(self) -> tuple[tuple[str, str], ...]:
        """The colours that there are, by name, each with its words."""

    def set_own(self, name: str, value: str) -> str:
        """Use a setting from now on and write it to the settings file; gives the sentence that says so.

        The names are `theme`, `who` and `week_starts`; an empty value takes the program's own again.
        Raises Refused if it cannot be used, or cannot be written.
        """

    def set_keys(self, key_id: str, keys: str) -> str:
        """Put what has this id on keys, parted by commas, or on its own again if there are none. As `set_own`."""

    def why_not_keys(self, key_id: str, keys: str) -> tuple[Problem, ...]:
        """Say everything that stands against putting what has this id on these keys."""

    def open_file(self, where: str) -> None:
        """Leave what is open for a file, or for the address of a desk on a server.

        Raises FileTrouble; what is open then stays open.
        """

    @property
    def panels(self) -> tuple[Entry, ...]:
        """The panels that the clerk serves, as her own list has them."""

    @property
    def open_panel(self) -> str:
        """The name of the panel that is open, if it is one of the list; else empty."""

    def list_panel(self, where: str, name: str) -> str:
        """Put a panel on the list, under its own short name if none is given; gives the sentence that says so.

        Raises FileTrouble if it cannot be opened, Refused if it cannot be listed so.
        """

    def unlist_panel(self, name: str) -> str:
        """Take a panel off the list; it stays where it is kept. Gives the sentence. Raises Refused."""

    def go_to_panel(self, name: str) -> None:
        """Leave the panel that is open for another of the list, where it was left. Raises FileTrouble and Refused."""

    def served(self) -> tuple[tuple[Served, ...], tuple[Problem, ...]]:
        """Read every panel of the list and the one that is open; say of those that cannot be opened why."""

    def restore(self, backup: Path) -> str:
        """Put a backup in the place of the file that is open, and open it; gives the sentence that says so.

        Raises FileTrouble; the file is then open as it was.
        """


def around_of(office: Office) -> Around:
    """Give what surrounds an office, which is a screen of it."""
    return cast("Around", cast("Any", office).app)


def sunday_first(app: App[Any]) -> bool:
    """Say whether weeks begin on Sunday for the clerk of an application; not so if it is none of ours."""
    own = getattr(app, "own", None)
    return isinstance(own, Own) and own.sunday_first
