"""The places of work, in the order of their number keys, and where each is found when it is first visited."""

from __future__ import annotations

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
