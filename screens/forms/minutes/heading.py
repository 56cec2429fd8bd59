"""The form by which a later meeting's correction of a confirmed heading is recorded: its times, its place, its roll."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from screens.forms.attendance.voting import there_of
from screens.forms.members.person import SURE
from screens.kit.fields import Field, declared, only_one
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.record_fields import noted, record_fields
from store.commands.minutes.correcting import correct_heading
from store.fields import editable
from store.queries.words.short import meeting_title
from store.records import Attendance, Change, InTheChair, Meeting, Minute, Person
from store.rules.calendar.settled import PRINTED, the_minutes
from store.rules.members.membership import members_at, printed_name
from store.rules.minutes.offers import STOOD, correcting_meetings, may_take_chair
from store.rules.words.names import find_person

_OUT = "out"
_WAYS = (
    (None, "as recorded"),
    *((one, one.value) for one in STOOD),
    (_OUT, "not in the roll"),
)


def open_correct_heading(office: Office, meeting: Meeting) -> None:
    """Record the correction of the heading or the roll of a confirmed set, and how it reads now."""
    desk = office.desk

    def save(values: dict[str, Any]) -> Change | None:
        at, words = values.pop("at"), values.pop("words")
        heading: Any = {name: values.pop(name) for name in PRINTED}
        roll: Any = {**values, "out": values["presence"] == _OUT}
        roll |= {"presence": None if roll["out"] else values["presence"]}
        roll["chair"] = values["chair"] if form.rows["chair"].touched else None
        return desk.run(
            correct_heading, meeting=meeting.id, at=at, words=words, heading=heading, roll=roll, was=meeting
        )

    others = editable(Meeting).keys() - set(PRINTED)
    heading_fields = record_fields(desk, Meeting, meeting, PRINTED, leave_out=others)
    fields = (*_asked(office, meeting), *heading_fields, *_roll(office, meeting))
    title = f"Correct the heading of {the_minutes(meeting)}"
    form = Form(desk, title, fields, save, draft=f"correct-heading:{meeting.id}")
    form.saved_id = meeting.id
    office.flow(form)


def _asked(office: Office, meeting: Meeting) -> tuple[Field, ...]:
    """Ask which meeting made the correction, and how its minutes say it."""
    later = correcting_meetings(office.desk.register, meeting, office.desk.today)
    at = tuple((one.id, meeting_title(one)) for one in later) or (("", "none yet"),)
    return (
        only_one(declared(Minute, "meeting", None, at, "The later meeting that made it", typed="at")),
        declared(Minute, "text", "", help="As its minutes say what is corrected", typed="words")._replace(
            label="Correction"
        ),
    )


def _roll(office: Office, meeting: Meeting) -> tuple[Field, ...]:
    """Ask whose place in the roll was wrong, and how it is right; and who took the chair."""
    register = office.desk.register
    members = [seat.person for seat in members_at(register, meeting.date) if seat.person]

    def names(people: list[str]) -> tuple[tuple[str, str], ...]:
        return tuple((one, printed_name(register, one, meeting)) for one in people)

    first = next((one.person for one in meeting.chairs if one.at_first), None)
    return (
        Field(
            "people",
            "Whose place",
            help="Of the roll, or missing in it; several with ; between",
            reads=_people(office, meeting),
            ref=(Person.prefix,),
            between=";",
            value="",
            listed=lambda: there_of(office.desk.register, meeting),
        ),
        declared(Person, "name", "", help="Of somebody who is not in the register")._replace(label="Or a new name"),
        SURE,
        declared(Attendance, "presence", None, _WAYS),
        declared(Attendance, "substitute_for", None, ((None, "nobody"), *names(members)), typed="member"),
        declared(Attendance, "printed", ""),
        declared(Attendance, "role", ""),
        noted(declared(Attendance, "arrived", None), meeting, "attendance.arrived"),
        noted(declared(Attendance, "left", None), meeting, "attendance.left"),
        declared(
            InTheChair,
            "person",
            first,
            ((None, "as recorded"), *names(list(may_take_chair(register, meeting)))),
            "From the beginning",
            typed="chair",
        )._replace(label="In the chair"),
    )


def _people(office: Office, meeting: Meeting) -> Callable[[str], tuple[str, ...]]:
    """Give what reads several names; those of the meeting are meant before others."""

    def read(typed: str) -> tuple[str, ...]:
        register = office.desk.register
        likely = [offer.key for offer in there_of(register, meeting)]
        names = [name.strip() for name in typed.split(";") if name.strip()]
        return tuple(dict.fromkeys(find_person(register, name, "people", likely).id for name in names))

    return read
