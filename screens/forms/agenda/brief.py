"""The brief for the chair of a meeting, read on the screen as it is printed."""

from __future__ import annotations

from screens.forms.preview import open_paper
from screens.kit import own_paper
from screens.kit.office import Office
from store.records import Meeting


def open_brief(office: Office, meeting: Meeting) -> None:
    """Show the brief for the chair of a meeting."""
    open_paper(office, own_paper.brief(meeting, office.desk.today))
