"""What has to know its size: it is told whenever it has another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Resize
from textual.geometry import Size

if TYPE_CHECKING:
    from textual.widget import Widget as _Widget
else:
    # Textual inherits names of styles along the first of its own classes only: as one of them this would hide the rest.
    _Widget = object


class ToldOfSize(_Widget):
    """A widget whose `on_resize` is called for every size it gets.

    Textual tells only what was not on its map of the screen before it lays the screen out. Whoever asks where something
    stands may have it draw that map anew, with what was mounted since: one place in fifteen, opened by a key with
    another behind it, then had a pane that was never told how wide the list is.
    """

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        before = self._size
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if self._size != before:
            # Where Textual tells as well, the two become one: a pump hands on only the last of those that wait.
            self.post_message(Resize(size, virtual_size, container_size))
        return changed
