"""Where the pane stands: beside the list, below it or nowhere. The list has its room first, the pane what is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from store.problems import Problem

Side = Literal["", "beside", "below"]

LEAST_BESIDE = 48
"""Cells below which a pane beside the list would have three or four words to a line: it goes below."""

_GOOD_BESIDE = 66
"""Cells in which a pane reads well; what is left beyond them goes to the list's columns that wait for room."""

_MOST_BESIDE = 90
"""Cells beyond which nobody reads a line of the pane: the list has the rest."""

_LEAST_HIGH = 20
"""Lines of the terminal below which the list needs them all."""

_LIST_FIRST = 12
"""Lines of the terminal of which the pane below gets none; of those beyond it gets a third."""

_AROUND = 5
"""Lines of the terminal that neither list nor pane has, and the blank one between them."""

_BAR = 1
"""Cells of the scroll bar of the list."""


class Stand(NamedTuple):
    """Where the pane stands, and how many cells it is wide (beside) or lines high with its rule (below)."""

    side: Side
    size: int = 0


NOWHERE = Stand("")


class Pane:
    """Whether the clerk wants the pane. It is one choice for every place, and holds for the next time too."""

    def __init__(
        self, *, shown: bool = True, keep: Callable[[str, bool], Problem | None] = lambda _name, _value: None
    ) -> None:
        """Be as it was left. `keep` notes a choice in the clerk's own settings, or says why it cannot be noted."""
        self.shown = shown
        self._keep = keep

    def turn(self) -> Problem | None:
        """Want it, or no longer; gives the reason if that could not be noted for the next time."""
        self.shown = not self.shown
        return self._keep("pane", self.shown)


def stand(needs: Sequence[int], width: int, height: int, least: int, lines: int = 0) -> Stand:
    """Say where the pane stands in a terminal so wide and high.

    `needs` are the widths at which the list shows its columns whole: without those that wait for room, then with each
    rank of them, and the most that is of any use to it. `least` is how many lines the pane has below the list at the
    least, its rule among them; 0 if it does not stand there. `lines` is how many the list needs to be seen whole: what
    it leaves the pane has; 0 if all it gets.
    """
    left = width - needs[0] - _BAR
    if left >= LEAST_BESIDE:
        spare = min(_MOST_BESIDE, width - needs[-1] - _BAR)
        return Stand("beside", min(left, max(_GOOD_BESIDE, spare)))
    if height < _LEAST_HIGH or not least:
        return NOWHERE
    return Stand("below", max(least, (height - _LIST_FIRST) // 3, height - _AROUND - lines if lines else 0))
