"""The screen from which commands are carried out: at once at a file, aside where a server has to answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from screens.kit.aside import Outcome, aside
from screens.kit.told import change_words
from screens.kit.workscreen import Workscreen
from store.commands import CommandOf, P
from store.desk import Desk
from store.problems import FileTrouble, Refused, Stale
from store.records import Change

T = TypeVar("T")


class CarriesOut(Workscreen[None]):
    """A screen at a desk. What becomes of a command is shown and said by those who inherit this."""

    desk: Desk

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
