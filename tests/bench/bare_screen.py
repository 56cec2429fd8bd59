"""A bare Textual application that does one thing more than another before its first screen; `first_screen` runs it.

It imports nothing but what it is told to, so that what each thing takes can be told apart.
"""

import sys
from pathlib import Path
from typing import ClassVar

KINDS = ("prepared", "a screen", "and records", "and modules", "and all modules")
_LINES = 60


def _opened(path: str) -> object:
    import datetime as dt

    from store.desk import Desk

    return Desk.open(Path(path), today=dt.date(2021, 7, 12), who="clerk", read_only=True)


def run(kind: str, path: str, loaded: str) -> None:
    """Show a line, or a screen of lines, after some more of what the program does."""
    from tui.lean import quick_start

    with quick_start():
        from textual.app import App, ComposeResult
        from textual.containers import Horizontal
        from textual.scroll_view import ScrollView
        from textual.widgets import Static

    more = KINDS.index(kind)
    desk = _opened(path) if more >= KINDS.index("and records") else None
    if more >= KINDS.index("and modules"):
        with quick_start():
            from importlib import import_module

            for name in loaded.split():
                import_module(name)
            if more == KINDS.index("and all modules"):
                from tui.ahead import MODULES

                for name in MODULES:
                    import_module(name)

    from rich.segment import Segment
    from rich.style import Style
    from textual.geometry import Size as Extent
    from textual.strip import Strip

    muted, label = Style(color="#8090a0"), Style(color="#dde3ea")

    class Lines(ScrollView):
        """Lines of two parts."""

        def on_mount(self) -> None:
            """Have more lines than are shown."""
            self.virtual_size = Extent(0, _LINES)

        def render_line(self, y: int) -> Strip:
            """Draw a line."""
            words = f"  Performance report {y * 7} on the plan's aims".ljust(self.size.width - 8)
            return Strip([Segment(words, label), Segment(f"W{y}", muted)]).adjust_cell_length(self.size.width)

    class Screen(App[None]):
        """A line above, a list with a pane beside it, and a line below."""

        CSS: ClassVar[str] = (
            "Lines { width: 1fr; border: round white; scrollbar-size-vertical: 1; } Static { height: 1; }"
        )
        ENABLE_COMMAND_PALETTE = False

        def compose(self) -> ComposeResult:
            """Give one line alone, or the whole screen."""
            yield Static("hello" if more else "hello READY")
            if more:
                with Horizontal():
                    yield Lines()
                    yield Lines()
                yield Static("hello READY")

    Screen().run()
    del desk


if __name__ == "__main__":
    run(*sys.argv[1:4])
