"""Windows that open over the frame: a box with a title, some widgets, and a line of hints."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget

from screens.kit.keys import action, bindings_for, key_of
from screens.kit.lines import Line, Piece

Answer = TypeVar("Answer")

_AROUND = 8
"""Lines of a window that never scroll: borders, title, a line of news, hints and the margins."""


class Window(ModalScreen[Answer]):
    """A box over the frame. `escape` leaves it with the answer None.

    A subclass gives its widgets in `body` and says in `hint_ids` which actions its hint line names.
    """

    DEFAULT_CSS = """
    Window { align: center middle; background: $background 40%; }
    Window > .box { width: 90%; max-width: 100; height: auto; max-height: 92%; background: $surface;
                    border: round $primary; padding: 0 1; }
    Window > .box > .hints { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("window")]
    hint_ids: ClassVar[tuple[str, ...]] = ("window.close",)

    def __init__(self, title: str) -> None:
        """Open with a title, which may hold anything a person typed."""
        super().__init__()
        self.heading = title
        self.title_line = Line(ink="heading")
        self.hint_line = Line(ink="muted")
        self.hint_line.add_class("hints")

    def compose(self) -> ComposeResult:
        """Put the title above and the hints below what the subclass shows."""
        with Vertical(classes="box"):
            yield self.title_line
            yield from self.body()
            yield self.hint_line

    def body(self) -> list[Widget]:
        """Give the widgets of the window, from top to bottom."""
        return []

    def on_mount(self) -> None:
        """Write title and hints."""
        self.title_line.say((self.heading, ""))
        self.show_hints()

    def on_resize(self) -> None:
        """Leave room for title and hints whatever the height, by letting the part that scrolls give way."""
        room = self.app.size.height - _AROUND
        for widget in self.query(".gives-way"):
            widget.styles.max_height = max(3, room)

    def show_hints(self) -> None:
        """Write the hint line."""
        pieces: list[Piece] = []
        for action_id in self.hint_ids:
            pieces += [(f"{key_of(action_id)} ", "key"), (f"{action(action_id).label}   ", "")]
        self.hint_line.say(*pieces)

    def action_do(self, action_id: str) -> None:
        """Carry out one of the window's own actions."""
        getattr(self, f"do_{action_id.replace('.', '_')}")()

    def do_window_close(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
