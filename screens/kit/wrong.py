"""What stood in the way of a form's end: each under its field, and above them how much is still to be put right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from screens.kit.field_row import FieldRow
from store.problems import Problem


class Wrong:
    """What stands in the way, as long as it stands under its fields: typing takes away what is said there."""

    def __init__(self, rows: Mapping[str, FieldRow], not_done: str) -> None:
        """Stand over the rows of a form; `not_done` says what was not done."""
        self._rows, self._not_done = rows, not_done
        self._left: dict[str, tuple[str, int]] = {}
        self._elsewhere: list[str] = []

    def show(self, problems: Sequence[Problem], told: Callable[[Problem], str]) -> FieldRow | None:
        """Say each problem at its field, and give the first row that has one."""
        self._left = {}
        for name, row in self._rows.items():
            row.echo()
            own = [told(problem) for problem in problems if problem.field == name]
            if own:
                row.say(" ".join(own), "warn")
                self._left[name] = (row.under.text, len(own))
        self._elsewhere = [told(problem) for problem in problems if problem.field not in self._rows]
        return next((self._rows[name] for name in self._left), None)

    @property
    def words(self) -> str:
        """What was not done and how many things are to be put right; empty once all of them are."""
        many = sum(number for _, number in self._left.values()) + len(self._elsewhere)
        if not many:
            return ""
        number = "." if many == 1 else f": {many} things to put right."
        return " ".join([self._not_done + number, *self._elsewhere])

    def lessened(self) -> bool:
        """Leave out what no longer stands under its field; True if that is any of it."""
        still = {name: said for name, said in self._left.items() if self._stands(name, said[0])}
        lessened = len(still) < len(self._left)
        self._left = still
        return lessened

    def _stands(self, name: str, words: str) -> bool:
        return name in self._rows and self._rows[name].under.text == words
