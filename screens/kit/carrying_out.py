"""The screen from which commands are carried out: at once at a file, aside where a server has to answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from screens.kit.aside import Outcome, aside
from screens.kit.place import Place
from screens.kit.told import change_words
from screens.kit.workscreen import Workscreen
from store.commands import CommandOf, P
from store.desk import Desk
from store.later import Later
from store.problems import FileTrouble, Problem, Refused, Stale
from store.records import Change

if TYPE_CHECKING:
    from screens.kit import working_out
    from screens.kit.working_out import WorkingOut
else:
    working_out = Later("screens.kit.working_out")

T = TypeVar("T")


_LOOK_AT_NO_LINE = {"undo", "redo", "back", "find", "repaint", "quit"}
"""What is done whatever the lines of the place say, and so before they are worked out; to go elsewhere is as well."""


class CarriesOut(Workscreen[None]):
    """A screen at a desk, with a place in it. What becomes of a command is said by those who inherit this."""

    desk: Desk
    working_out: WorkingOut | None = None

    @property
    def place(self) -> Place[Any]:
        """The place of work on the screen; abstract."""
        raise NotImplementedError(type(self).__name__)

    def refresh_lines_around(self) -> None:
        """Write the lines around the place anew; abstract."""
        raise NotImplementedError(type(self).__name__)

    def say_problem(self, problem: Problem) -> None:
        """Say why something cannot be done; abstract."""
        raise NotImplementedError(type(self).__name__)

    def read_everything_again(self, go_to: str | None = None) -> None:
        """Show everything as it is now, in the windows that are open too."""
        self.show_again(self.place, go_to)
        self.show_around()

    def show_around(self) -> None:
        """Show in the lines around the place, and in the windows that are open, what it shows now."""
        self.refresh_lines_around()
        for window in self.windows:
            window.read_again()

    def show_again(self, place: Place[Any], go_to: str | None, *, at_once: bool = False) -> None:
        """Have a place show what stands now, in steps where that takes long, but for what is to be shown `at_once`."""
        if self.working_out is None:
            self.working_out = working_out.WorkingOut(self.set_timer, lambda: self.place, self.show_around)
        self.working_out.show(place, go_to, at_once=at_once)

    @property
    def works_out(self) -> bool:
        """Whether what the place shows is being worked out."""
        return self.working_out is not None and self.working_out.under_way

    def begin_key(self) -> None:
        """Note that somebody presses a key who has seen the lines as they are shown."""
        if self.working_out is not None:
            self.working_out.note_key()

    def catch_up_for(self, key_id: str) -> None:
        """Work out what the lines of the place say, if a key that works everywhere looks at them."""
        if key_id not in _LOOK_AT_NO_LINE and not key_id.startswith("go."):
            self.caught_up()

    def caught_up(self) -> bool:
        """Have the lines of the place as they are now, before something is done to them; False if they are others."""
        problem = self.working_out.catch_up() if self.working_out is not None else None
        if problem is not None:
            self.say_problem(problem)
        return problem is None

    def say_trouble(self, trouble: Refused | FileTrouble | Stale) -> None:
        """Say every problem that a refusal holds; abstract."""
        raise NotImplementedError(type(self).__name__)

    def after_change(self, sentence: str, go_to: str | None = None) -> None:
        """Show a change that is saved; abstract."""
        raise NotImplementedError(type(self).__name__)

    def carry_out(self, command: CommandOf[P], /, *args: P.args, **kwargs: P.kwargs) -> None:
        """Run a command at the desk, show the outcome, and say what was done or why it was not.

        Nothing is changed when it is refused; the news line then holds every problem with its cure. On a server the
        outcome comes when that has answered.
        """
        self.carry_out_to(None, command, *args, **kwargs)

    def carry_out_to(self, go_to: str | None, command: CommandOf[P], /, *args: P.args, **kwargs: P.kwargs) -> None:
        """Carry a command out as `carry_out` does, and go to a record when it is done."""
        self.carry_out_then(go_to, lambda _: None, command, *args, **kwargs)

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

        def ended(outcome: Outcome[Change | None]) -> None:
            try:
                change = outcome()
            except (Refused, FileTrouble, Stale) as trouble:
                self.say_trouble(trouble)
                change = None
            else:
                self.after_change(change_words(change), go_to)
            then(change)

        aside(self, lambda: self.desk.run(command, *args, **kwargs), ended)

    def aside(self, work: Callable[[], T], then: Callable[[T], None], words: str) -> None:
        """Do what may wait for a server, and go on with what it gives; any trouble is said."""

        def ended(outcome: Outcome[T]) -> None:
            try:
                made = outcome()
            except (Refused, FileTrouble, Stale) as trouble:
                self.say_trouble(trouble)
            else:
                then(made)

        aside(self, work, ended, words)
