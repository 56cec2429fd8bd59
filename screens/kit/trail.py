"""The way back: from place to place with one key, and from one step to the step before it with the opposite key."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from store.later import Later

if TYPE_CHECKING:
    from screens.kit.record_list import RecordList
    from store.problems import Problem
    from store.rules.settings import meant
else:
    meant = Later("store.rules.settings.meant")

_MOST = 50
"""So many places or steps are gone back by; what lies before them is forgotten."""

Before = TypeVar("Before")


class Standing(NamedTuple):
    """Where a list stood: the record or heading under the cursor, what was marked, and the first line in view."""

    at: str
    marks: frozenset[str]
    top: int

    @classmethod
    def of(cls, listed: RecordList) -> Standing:
        """Note where a list stands."""
        return cls(listed.place_of_cursor, frozenset(listed.marks), listed.scroll_offset.y)

    def again(self, listed: RecordList) -> None:
        """Put cursor, marks and scroll back, as far as what was there is still listed."""
        listed.go_to(self.at)
        there = {one for section in listed.sections for one in section.ids}
        listed.marks = set(self.marks) & there
        listed.scroll_back_to(self.top)
        listed.refresh()


class Stands(Protocol):
    """A place of work, as the way back sees it."""

    @property
    def place(self) -> str:
        """Its name."""

    @property
    def shown(self) -> Hashable:
        """What it shows of all it could show."""

    @property
    def list(self) -> RecordList:
        """Its list."""

    def come_back(self, spot: Spot) -> None:
        """Stand as it stood then."""


class Spot(NamedTuple):
    """A place of work as it was left: what it showed of all it could show, and where its list stood."""

    place: str
    shown: Hashable
    standing: Standing

    @classmethod
    def of(cls, place: Stands) -> Spot:
        """Note how a place stands."""
        return cls(place.place, place.shown, Standing.of(place.list))


class GoesBack(Protocol):
    """What goes from place to place."""

    @property
    def place(self) -> Stands:
        """The place on the screen."""

    def go(self, name: str, go_to: str | None = None) -> None:
        """Go to a place of work."""


class Trail:
    """The places that were left, each as it stood then, the last last."""

    def __init__(self) -> None:
        """Begin with nowhere to go back to."""
        self._spots: list[Spot] = []
        self._meant = ""
        self.led = False
        """Whether something led to where one is, such as a cure, so that the way back is named."""

    def note(self, place: Stands, *, led: bool) -> None:
        """Note the place that is left, and whether something leads from it to a record of another."""
        spot = Spot.of(place)
        self.led = led
        if self._spots[-1:] != [spot]:
            self._spots = [*self._spots, spot][-_MOST:]

    def hear(self, problem: Problem) -> None:
        """Keep the line of the settings to which a cure that was told leads, until they are gone to."""
        self._meant = meant.line_of_problem(problem) or self._meant

    def leads_to(self, name: str, go_to: str | None) -> str | None:
        """Give what is gone to in a place: in the settings the line of the cure that was told, if nothing else."""
        if name != "settings":
            return go_to
        go_to, self._meant = go_to or self._meant or None, ""
        return go_to

    @property
    def came_from(self) -> str:
        """The name of the place from which something led here; empty if one came by oneself."""
        return self._spots[-1].place if self.led and self._spots else ""

    def back(self, office: GoesBack) -> bool:
        """Go back to the place that was left last, as it stood then; False if there is none."""
        if not self._spots:
            return False
        *rest, spot = self._spots
        office.go(spot.place)
        self._spots, self.led = rest, False
        office.place.come_back(spot)
        return True


class Steps(Generic[Before]):
    """The steps taken back (-1) and on (1), so that each is taken back by the opposite one to exactly what was before.

    Each way has its own: going three on and three back, and on again, finds everything as it stood every time.
    """

    def __init__(self) -> None:
        """Begin with no step taken."""
        self._taken: dict[int, list[tuple[Before, Hashable]]] = {-1: [], 1: []}

    def note(self, by: int, before: Before, after: Hashable) -> None:
        """Note a step, how everything stood before it, and by what it is known where it led."""
        self._taken[by] = [*self._taken[by], (before, after)][-_MOST:]

    def back(self, by: int, now: Hashable) -> Before | None:
        """Give how everything stood before the opposite step that led here, and forget that; None if none did."""
        return self._taken[-by].pop()[0] if self.leads_back(by, now) else None

    def leads_back(self, by: int, now: Hashable) -> bool:
        """Whether this step would take the last one of the opposite way back."""
        return bool(self._taken[-by]) and self._taken[-by][-1][1] == now

    def forget(self) -> None:
        """Forget every step: something else was gone to since."""
        self._taken = {-1: [], 1: []}
