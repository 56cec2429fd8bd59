"""The places of work, in the order of their number keys, and how each is made when it is first visited."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from screens.kit.place import Place
    from store.desk import Desk

PLACES: dict[str, tuple[str, str]] = {
    "calendar": ("screens.calendar", "CalendarPlace"),
    "programme": ("screens.programme", "ProgrammePlace"),
    "questions": ("screens.registers", "QuestionsPlace"),
    "declarations": ("screens.registers", "DeclarationsPlace"),
    "actions": ("screens.registers", "ActionsPlace"),
    "meeting": ("screens.meeting", "MeetingPlace"),
    "members": ("screens.registers", "MembersPlace"),
}
"""Module and class of each place; modules are imported when the place is first visited."""


def make_place(name: str, desk: Desk) -> Place:
    """Make a place of work at a desk."""
    module, cls = PLACES[name]
    return cast("Place", getattr(import_module(module), cls)(desk))
