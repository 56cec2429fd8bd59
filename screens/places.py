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
    "questions": ("screens.questions", "QuestionsPlace"),
    "declarations": ("screens.declarations", "DeclarationsPlace"),
    "actions": ("screens.actions", "ActionsPlace"),
    "meeting": ("screens.meeting", "MeetingPlace"),
    "members": ("screens.members", "MembersPlace"),
}
"""Module and class of each place; modules are imported when the place is first visited."""

SIDE_PLACES: dict[str, tuple[str, str]] = {
    "attendance": ("screens.attendance", "AttendancePlace"),
    "prepare": ("screens.prepare", "PreparePlace"),
    "findings": ("screens.findings", "FindingsPlace"),
    "rounds": ("screens.rounds", "RoundsPlace"),
    "settings": ("screens.settings", "SettingsPlace"),
}
"""Places without a tab of their own on narrow screens, opened by a key or from another place."""


def make_place(name: str, desk: Desk) -> Place:
    """Make a place of work at a desk."""
    module, cls = PLACES.get(name) or SIDE_PLACES[name]
    return cast("Place", getattr(import_module(module), cls)(desk))
