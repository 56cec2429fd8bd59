"""The places of work, in the order of their number keys, and where each is found when it is first visited."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from screens.kit.office import Office
    from screens.kit.place import Place

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
    "room": ("screens.room", "RoomPlace"),
    "beginning": ("screens.beginning", "BeginningPlace"),
    "prepare": ("screens.prepare", "PreparePlace"),
    "findings": ("screens.findings", "FindingsPlace"),
    "reports": ("screens.reports", "ReportsPlace"),
    "complaints": ("screens.complaints", "ComplaintsPlace"),
    "rounds": ("screens.rounds", "RoundsPlace"),
    "settings": ("screens.settings", "SettingsPlace"),
}
"""Places without a tab of their own on narrow screens, opened by a key or from another place."""


def make_place(name: str, office: Office) -> Place[Any]:
    """Make a place of work in the office."""
    module, cls = PLACES.get(name) or SIDE_PLACES[name]
    return cast("Place[Any]", getattr(import_module(module), cls)(office))
