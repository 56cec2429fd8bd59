"""The yardstick: the smallest Textual application that shows a line and moves a word about."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static


class Bare(App[None]):
    BINDINGS: ClassVar[list[BindingType]] = [("j", "step", "step"), ("q", "quit", "quit")]
    ENABLE_COMMAND_PALETTE = False
    steps = 0

    def compose(self) -> ComposeResult:
        yield Static("hello READY")

    def action_step(self) -> None:
        self.steps += 1
        self.query_one(Static).update(f"hello READY {self.steps}")


if __name__ == "__main__":
    Bare().run()
