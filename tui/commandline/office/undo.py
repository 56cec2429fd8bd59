"""`secretariat undo` and `secretariat redo`: the journal turned back and forward, one change at a time."""

from __future__ import annotations

from tui.commandline.call import Call
from tui.commandline.command import Command
from tui.commandline.telling import told


def _undo(call: Call) -> int:
    with call.desk() as desk:
        return told(call, desk, desk.undo())


def _redo(call: Call) -> int:
    with call.desk() as desk:
        return told(call, desk, desk.redo())


_CHANGED = 'secretariat item withdraw "Human Trafficking" --reason "Covered by another item"'

COMMANDS = (
    Command("undo", "reverse your last change, naming it", "secretariat undo", _undo, first=(_CHANGED,)),
    Command(
        "redo",
        "do again what you last undid, naming it",
        "secretariat redo",
        _redo,
        first=(_CHANGED, "secretariat undo"),
    ),
)
