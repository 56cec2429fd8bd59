"""The older changes of a desk on a server, read on demand in stretches, as the parts beside a file are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any, Final

from store.journal.changes import JournalPart
from store.team.questions import Questions

_STRETCH: Final = 1024
_KEPT: Final = 2

Asking = Callable[..., list[Any]]


class OlderChanges:
    """The changes up to one; what was once read of them holds until somebody purges."""

    def __init__(self, ask: Asking, questions: Questions, last: int, purges: int) -> None:
        """Keep whoever asks the server, and how many purges there were: after one more, all is read anew."""
        self._ask = ask
        self._questions = questions
        self._last = last
        self.standing = (last, purges)
        """The number of the last change among them, and how many purges there were."""
        self.parts: Sequence[JournalPart] = tuple(self._stretch(start) for start in range(1, last + 1, _STRETCH))
        self._read: dict[str, list[bytes]] = {}
        self._numbers: dict[tuple[str, ...], frozenset[int]] = {}

    def _stretch(self, first: int) -> JournalPart:
        last = min(first + _STRETCH - 1, self._last)
        return JournalPart(first, last, last + 1 - first, f"{first}-{last}-{self.standing[1]}")

    def lines(self, part: JournalPart, *, touching: Collection[str] = (), by: str | None = None) -> list[bytes] | None:
        """Give the lines of a stretch; nothing if none touches any of some records, or is by a clerk, where named.

        Raises FileTrouble if the server cannot be reached.
        """
        if touching and not self._any_in(
            part, ("touching", *touching), self._questions.numbers_touching, list(touching)
        ):
            return []
        if by is not None and not self._any_in(part, ("by", by), self._questions.numbers_by, by):
            return []
        if part.digest not in self._read:
            rows = self._ask(self._questions.lines_between(), (part.first, part.last))
            lines = [b'"%d":%b' % (number, value) for number, value in rows]
            self._read = {**dict(list(self._read.items())[1 - _KEPT :]), part.digest: lines}
        return self._read[part.digest]

    def emptied_elsewhere(self, part: JournalPart) -> bool:
        """Say no: there is one journal, and a purge empties that."""
        return False

    def absent(self) -> Sequence[JournalPart]:
        """Say that none is missing: the server numbers changes without gaps."""
        return ()

    def _any_in(self, part: JournalPart, key: tuple[str, ...], question: Callable[[], Any], given: object) -> bool:
        if key not in self._numbers:
            self._numbers[key] = frozenset(row[0] for row in self._ask(question(), (self._last, given)))
        return any(part.first <= number <= part.last for number in self._numbers[key])
