"""A bare Textual application that does one thing more than another before its first screen; `first_screen` runs it.

It imports nothing but what it is told to, so that what each thing takes can be told apart.
"""

import gc
import sys
from pathlib import Path
from typing import Any, ClassVar

KINDS = ("prepared", "a screen", "and records", "and modules", "and all modules", "and looked ahead", "and places")
_LINES = 60
_PLACES = 16
"""As many as the program has; each is shown once, and then hidden."""


def _opened(path: str) -> object:
    import datetime as dt

    from store.desk import Desk

    return Desk.open(Path(path), today=dt.date(2021, 7, 12), who="clerk", read_only=True)


def _looked_ahead(desk: Any) -> object:
    """Work out what find and the first keys ask for, and nothing to show it."""
    from store.links import learn_links
    from store.queries.looking_ahead import look_further_ahead
    from store.queries.search import Haystack

    for steps in (learn_links(desk.register), look_further_ahead(desk.register, desk.today)):
        for _ in steps:
            pass
    return [one for one in Haystack.little_by_little(desk.register) if one is not None]


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
            if more >= KINDS.index("and all modules"):
                from tui.ahead import MODULES

                for name in MODULES:
                    import_module(name)

    ahead = _looked_ahead(desk) if more >= KINDS.index("and looked ahead") else None
    others = range(_PLACES - 1) if more >= KINDS.index("and places") else range(0)

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
                for number in (*others, _PLACES):
                    with Horizontal(id=f"place-{number}"):
                        yield Lines()
                        yield Lines()
                yield Static("hello" if others else "hello READY")

        def on_mount(self) -> None:
            """Show one place after the other; sweep as the program does."""
            gc.freeze()
            gc.set_threshold(20_000, 20, 50)
            gc.enable()
            places = list(self.query(Horizontal))
            for place in places[1:]:
                place.display = False
            if others:
                self.set_timer(0.1, lambda: self.turn(places))

        def turn(self, places: list[Any]) -> None:
            """Show the next place instead of this one; the last says that all were shown."""
            places[0].display = False
            places[1].display = True
            if len(places) > 2:
                self.set_timer(0.1, lambda: self.turn(places[1:]))
            else:
                gc.collect()
                self.query(Static).last().update("hello READY")

    Screen().run()
    del desk, ahead


if __name__ == "__main__":
    run(*sys.argv[1:4])
