"""Putting an event of the room right in its place: its time, and its words or people where it has any."""

from __future__ import annotations

from typing import Any

from screens.forms.attendance.voting import there_of
from screens.kit.fields import Field, declared, needed
from screens.kit.form import Form
from screens.kit.office import Office
from store.commands.room import amending
from store.records import Change, Meeting, Stamp
from store.rules.members.membership import printed_name
from store.rules.room.amending import why_not_people, why_not_words
from store.rules.words.dates import clock_time


def open_amend(office: Office, stamp: Stamp) -> None:
    """Change the time of an event, its words or its people; what it changed is changed with it."""
    desk = office.desk
    meeting = desk.register.need(Meeting, stamp.meeting)

    def save(values: dict[str, Any]) -> Change | None:
        at = values["at"]
        people = values.get("people")
        return desk.run(
            amending.amend_stamp,
            stamp=stamp.id,
            at=at.strftime("%H:%M") if at else "",
            words=values.get("words"),
            people=None if people is None else tuple(name.strip() for name in people.split(";") if name.strip()),
        )

    fields = [declared(Stamp, "at", stamp.at)]
    if why_not_words(stamp) is None:
        fields.insert(0, needed(declared(Stamp, "words", stamp.words)))
    if why_not_people(stamp) is None:
        names = "; ".join(printed_name(desk.register, person, meeting) for person in stamp.people)
        people = Field("people", "Who", "line", names, help="One or several names, with ; between them", between=";")
        fields.insert(0, people._replace(listed=lambda: there_of(desk.register, meeting)))
    when = f" of {clock_time(stamp.at)}" if stamp.at else ""
    form = Form(desk, f"Put right “{stamp.kind.value}”{when}", fields, save, draft=f"amend:{stamp.id}")
    form.saved_id = stamp.id
    office.flow(form)
