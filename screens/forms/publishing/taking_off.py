"""The papers of a meeting recorded as taken off the website."""

from __future__ import annotations

from typing import Any

from screens.kit.fields import declared
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.record_fields import noted
from store.commands.inspection import record_taken_off
from store.records import Change, Meeting, TakenOff
from store.rules.calendar.meetings import the_meeting
from store.rules.publishing.inspection import only_background

_READ = ((False, "agenda, minutes and reports, and what goes with them"), (True, "the background papers alone"))


def open_taken_off(office: Office, meeting: Meeting, background: bool | None = None) -> None:
    """Ask what of a meeting left the website, when and who saw to it; `background` is what is proposed."""
    desk = office.desk

    def save(values: dict[str, Any]) -> Change | None:
        return desk.run(record_taken_off, meeting=meeting.id, **values)

    alone = only_background(desk.register.panel, meeting, desk.today) if background is None else background
    fields = (
        declared(TakenOff, "background", alone, _READ)._replace(label="What left"),
        noted(declared(TakenOff, "on", desk.today), meeting, "taken_off.on"),
        declared(TakenOff, "by", desk.who),
    )
    title = f"Take the papers of {the_meeting(meeting)} off the website"
    office.flow(Form(desk, title, fields, save, draft=f"off:{meeting.id}"))
