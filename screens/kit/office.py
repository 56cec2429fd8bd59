"""What forms, windows and places want of the screen around them, so that none of them need know that screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from textual.widget import Widget

if TYPE_CHECKING:
    from screens.kit.detail import Fields
    from screens.kit.form import Form
    from screens.kit.keys.keymap import Keymap
    from screens.kit.own_paper import OwnPaper
    from screens.kit.reach import WayOut
    from screens.kit.record_list import RecordList
    from screens.kit.sides import Pane
    from screens.kit.window import Window
    from store.commands import CommandOf, P
    from store.desk import Desk
    from store.problems import FileTrouble, Problem, Refused, Stale
    from store.queries.search import Haystack
    from store.records import Change


T = TypeVar("T")


class OpenPlace(Protocol):
    """The place of work on the screen, as windows and forms see it."""

    words: str
    """The words of the filter that is on."""
    cannot_read: str
    """Why they narrow nothing, where the place reads them as a search."""

    @property
    def place(self) -> str:
        """Its name."""

    def noun_of(self, record_id: str | None) -> str:
        """Give what the record of a line is called, in a word."""

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of keys that work here."""

    @property
    def list(self) -> RecordList:
        """The list, with its cursor and marks."""

    @property
    def stage(self) -> Widget:
        """The widget that takes the keys while it is on the screen: the list, or what is shown instead."""

    @property
    def papers(self) -> tuple[OwnPaper, ...]:
        """What is written to a file from here, the first what is meant by the line under the cursor."""

    def reload(self, go_to: str | None = None) -> None:
        """Read everything again from the desk, keeping cursor and marks."""

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Give the title and the fields of a record."""

    def of_none(self) -> tuple[str, Fields]:
        """Give the title and the fields that are shown where no line is listed."""

    def to_copy(self, record_id: str) -> Iterator[tuple[str, str]]:
        """Give what can be copied of a line besides what can be everywhere."""

    def why_not(self, key_id: str) -> Problem | None:
        """Say what stands in the way of one of its keys here and now; None if nothing does."""

    def comes_next(self) -> tuple[str, ...]:
        """Name the keys of what the record under the cursor waits for."""

    def share_room(self) -> bool:
        """Give the list the room that its columns need and the pane what is left; True if the pane moved."""

    def action_do(self, key_id: str) -> None:
        """Do what a key of the place does, or say why it cannot be done now."""

    def shows(self, record_id: str) -> bool:
        """Say whether a record is what the place stands on, without being a line of its list."""

    def can_open(self, key_id: str, record_id: str | None) -> bool:
        """Say whether a key only opens something, and that for a record if it is done to one."""


class Office(Protocol):
    """The desk, and what a form or a place does with the screen around it."""

    @property
    def desk(self) -> Desk:
        """The desk at which everything is read and changed."""

    @property
    def place(self) -> OpenPlace:
        """The place of work on the screen."""

    @property
    def keymap(self) -> Keymap:
        """The clerk's keys."""

    last_written: Path | None
    """The file that was written last in this sitting."""

    @property
    def way_out(self) -> WayOut:
        """Whether the file can be reached, and what was written elsewhere."""

    @property
    def pane(self) -> Pane:
        """Whether the clerk wants the pane."""

    @property
    def haystack(self) -> Haystack:
        """The prepared text of every record as it is now, for filter and find."""

    lately: list[str]
    """The ids of what was chosen in the palette in this sitting, the last first."""

    @property
    def takes_windows(self) -> bool:
        """Whether a window can open: none lies over it but a record that stays open."""

    def say(self, words: str, ink: str = "") -> None:
        """Tell the clerk something in the news line; it stays until the next command."""

    def say_on_top(self, words: str, key_id: str) -> None:
        """Tell the clerk something in the window that is open, if the key named works there."""

    def wrote(self, path: Path) -> str:
        """Keep which file was written last, and give the sentence that says so, with the keys that open it."""

    def say_problem(self, problem: Problem) -> None:
        """Say why something cannot be done, with the key of what its cure names."""

    def say_also(self, words: str, ink: str = "") -> None:
        """Tell the clerk something besides what the news line says already."""

    def say_trouble(self, trouble: Refused | FileTrouble | Stale) -> None:
        """Say every problem that a refusal holds."""

    def carry_out(self, command: CommandOf[P], /, *args: P.args, **kwargs: P.kwargs) -> None:
        """Run a command at the desk, show the outcome, and say what was done or why it was not.

        With a file all that is done when this returns; on a server it comes when that has answered.
        """

    def carry_out_to(self, go_to: str | None, command: CommandOf[P], /, *args: P.args, **kwargs: P.kwargs) -> None:
        """Carry a command out as `carry_out` does, and go to a record when it is done."""

    def carry_out_then(
        self,
        go_to: str | None,
        then: Callable[[Change | None], None],
        command: CommandOf[P],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Carry a command out as `carry_out_to` does, and go on with the change, or with None if there was none."""

    def aside(self, work: Callable[[], T], then: Callable[[T], None], words: str) -> None:
        """Do what may wait for a server, and go on with what it gives; any trouble is said.

        `words` say what is under way, where that takes a while. The work may be run again from its beginning.
        """

    def after_change(self, sentence: str, go_to: str | None = None) -> None:
        """Show a change that is saved, in the same turn."""

    def flow(self, form: Form) -> None:
        """Open a form and show what it saved."""

    def pick(self, picker: Window[str], picked: Callable[[str | None], None]) -> None:
        """Open a window in which something is picked, and pass on what it was."""

    def go(self, name: str, go_to: str | None = None) -> None:
        """Go to a place of work, and there to a record."""

    def open_line(self, line: Widget) -> None:
        """Put a line for typing above the news and give it the keys."""

    def close_line(self) -> None:
        """Take the line for typing away."""

    def refresh_lines_around(self) -> None:
        """Write the top line, the tabs and the hints anew."""

    def show_hints(self) -> None:
        """Write the hint line for the place and the record under the cursor."""

    def why_not(self, key_id: str) -> Problem | None:
        """Say what stands in the way of a key of the place or of one that works everywhere; None if nothing does."""

    def told(self, problem: Problem, opening: int = 0) -> str:
        """Write why something cannot be done, with the key of what its cure names.

        It is told in the window on top, or where so many more are opening over it.
        """

    def told_there(self, problem: Problem) -> str:
        """Write it for what the place itself shows, whatever windows are open over it."""

    def action_do(self, key_id: str) -> None:
        """Do what a key that works everywhere does, or say why it cannot be done now."""

    def caught_up(self) -> bool:
        """Have the lines of the place as they are now, before something is done to them; False if they are others."""

    def call_later(self, callback: Callable[..., Any], /, *args: Any) -> object:
        """Call something when what is being done now is finished."""
