"""Finding the act that a command of the command line is the row of."""

from __future__ import annotations

from tui.commandline.acts import Act
from tui.commandline.command import Command


def act_of(command: Command) -> Act | None:
    """Give the act that a command is the row of; None if it is a view, or written by hand."""
    row = getattr(command.run, "__self__", None)
    return row if isinstance(row, Act) else None
