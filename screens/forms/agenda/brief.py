"""The brief for the chair of a meeting, read on the screen as it is printed."""

from __future__ import annotations

from screens.dialogs import Help
from screens.kit.office import Office
from store.papers.brief.paper import brief_text
from store.queries.words.short import meeting_title
from store.records import Meeting


def open_brief(office: Office, meeting: Meeting) -> None:
    """Show the brief for the chair of a meeting."""
    words = brief_text(office.desk.register, meeting, office.desk.today).decode()
    office.pick(Help(f"Brief for the chair: {meeting_title(meeting)}", words), lambda _: None)
