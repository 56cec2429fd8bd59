"""What Ctrl+S does in a form, in the words of its hint, of what stood in the way and of the question before leaving."""

from __future__ import annotations

from typing import NamedTuple

from screens.kit.ask import Ask
from store.problems import Conflict
from store.rules.words.wording import capital


class Ending(NamedTuple):
    """How a form ends: the verb of its hint, what was not done where it could not be, and both before it is left."""

    does: str
    not_done: str
    left: str
    now: str


SAVES = Ending("save", "Not saved", "What you typed is not saved", "Save it now")
"""How most end: what was typed becomes a change of the panel's file, or of the clerk's settings."""


def ends_with(does: str, done: str) -> Ending:
    """Give the ending of a form that saves nothing of what is typed, such as `ends_with("read", "read")`."""
    return Ending(does, f"Not {done}", f"Nothing is {done} yet", f"{capital(does)} it now")


BUILDS = ends_with("build", "built")
MAKES = ends_with("make", "made")
OPENS = ends_with("open", "opened")
READS = ends_with("read", "read")
WRITES = ends_with("write", "written")


def before_leaving(ends: Ending) -> Ask:
    """Ask what becomes of what was typed; a second escape leaves and keeps it."""
    choices = (
        ("g", "", "Go on typing"),
        ("s", "save", ends.now),
        ("k", "keep", "Leave, and have it here next time"),
        ("t", "throw", "Throw it away"),
    )
    return Ask(ends.left, "", choices, on_escape="keep", on_confirm="save")


def whose_stands(conflict: Conflict) -> Ask:
    """Ask which of two values stands in every field that someone else changed meanwhile."""
    lines = [f"{field.label}: theirs “{field.theirs}”, yours “{field.yours}”" for field in conflict.fields]
    choices = (("k", "yours", "Keep what I typed"), ("t", "theirs", "Take theirs"), ("g", "", "Go on typing"))
    return Ask("Someone else changed this meanwhile", "\n".join(lines), choices)
