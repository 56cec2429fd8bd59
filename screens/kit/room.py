"""A widget that knows what room it is going to have before the screen is laid out, so that it says everything once."""

from __future__ import annotations

from collections.abc import Callable

from textual.containers import Vertical
from textual.geometry import Size
from textual.widget import AwaitMount, Widget


class Calm(Widget):
    """A widget in which everything has its place by its style, however much there is of it.

    It stands behind the class of Textual whose style sheet a widget has, for only that of the first is found.
    """

    # A private name of Textual's (see CONTRIBUTING). A size that the layout gave makes Textual lay out everything once
    # more and paint all of the widget again, for containers and lines alike: each first visit three times.
    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        return super()._size_updated(size, virtual_size, container_size, layout=False)


class Stack(Vertical, Calm):
    """Widgets below one another."""


class Room(Stack):
    """The room for the places of work, of which one is shown."""

    def __init__(self) -> None:
        """Hold none yet."""
        super().__init__(id="places")
        self._mounting: dict[Widget, AwaitMount] = {}

    def go(self, place: Widget, arrive: Callable[[], None]) -> None:
        """Call `arrive` once all of a place is here: at once, but for the first time.

        Until then it is hidden: else the room would be painted without either place, and then without its records.
        """
        if not place.is_attached:
            place.styles.set_rule("display", "none")
            self._mounting[place] = self.mount(place)
        if place in self._mounting:
            # By the screen: what is called later there comes after, such as what is to be done in the place.
            self.screen.call_later(self._go_first, place, arrive)
        else:
            arrive()

    async def _go_first(self, place: Widget, arrive: Callable[[], None]) -> None:
        if (mounting := self._mounting.get(place)) is not None:
            await mounting
            self._mounting.pop(place, None)
        arrive()


class Roomed(Calm):
    """A widget whose owner may tell it its size ahead of the layout; the layout has the last word."""

    _coming: Size | None = None
    _laid_out: tuple[Size, Size, Size] | None = None

    @property
    def room(self) -> Size:
        """The size inside, as the next layout makes it, as it is, or as it was before it was hidden; else nought."""
        return self._coming or self.size or (self._laid_out[0] if self._laid_out else self.size)

    def will_have(self, size: Size) -> None:
        """Take a size for what the next layout gives."""
        self._coming = None if size == self.size else size

    def room_changed(self) -> None:
        """Get ready for another size, in the same turn as the layout that gave it and before it is painted."""

    # As above: `on_resize` comes only when what the layout gave has been painted.
    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        stands = (size, container_size, self.virtual_size)
        if self._coming is None and stands == self._laid_out:
            return False  # Where nothing has changed, a list would paint its scroll bar all the same.
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        self._coming, self._laid_out = None, (size, container_size, self.virtual_size)
        self.room_changed()
        return changed
