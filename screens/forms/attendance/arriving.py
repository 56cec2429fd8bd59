"""The windows of the attendance board: who stands in, arriving and leaving, others in attendance, the record."""

from __future__ import annotations

from typing import Any

from screens.kit.fields import Field, declared
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.record_list import Column
from store.commands.attendance import room as commands
from store.queries.attendance.record import attendance_record
from store.records import Attendance, Change, Meeting, Person, Presence, WorkItem
from store.rules.attendance.room import business, why_not_substitute
from store.rules.members.membership import is_member, printed_name, role_on
from store.rules.words.names import full_name


def open_substitute(office: Office, meeting: Meeting, member: str) -> None:
    """Pick who stands in for a member: those named for the seat come first."""
    register = office.desk.register
    seats = [seat for seat in register.seats_on(meeting.date) if seat.person == member]
    named = [person for seat in seats for person in seat.substitutes]
    options = []
    for person in register.all(Person):
        if is_member(register, person.id, meeting.date):
            continue
        problems = why_not_substitute(register, meeting, person.id, member)
        heading = "Named as substitutes" if person.id in named else "Others in the register"
        role = role_on(register, person.id, meeting.date)
        why = office.told(problems[0]) if problems else ""
        options.append(Option(person.id, full_name(person), role, why, heading=heading))
    options.sort(key=lambda option: option.key not in named)

    def chosen(person: str | None) -> None:
        if person is not None:
            office.carry_out_to(person, commands.record_substitute, meeting=meeting.id, person=person, member=member)

    title = f"Who stands in for {printed_name(register, member, meeting)}?"
    office.pick(Picker(title, options, prompt="Type a name"), chosen)


def _item_choices(office: Office, meeting: Meeting) -> tuple[tuple[str, str], ...]:
    items = business(office.desk.register, meeting.id)
    return (("", "not recorded"), *((item.id, f"{n}. {item.title}") for n, item in enumerate(items, start=1)))


def _time_form(office: Office, meeting: Meeting, person: str, at: Field, item: Field, *, came: bool) -> None:
    command = commands.record_arrival if came else commands.record_leaving
    title = "came late" if came else "left early"

    def save(values: dict[str, Any]) -> Change | None:
        return office.desk.run(command, meeting=meeting.id, person=person, at=values["at"], item=values["item"])

    name = printed_name(office.desk.register, person, meeting)
    form = Form(office.desk, f"{name} {title}", (at, item), save, draft=f"{title}:{meeting.id}:{person}")
    form.saved_id = person
    office.flow(form)


def open_arrival(office: Office, meeting: Meeting, person: str, item: WorkItem | None) -> None:
    """Record when somebody came, and the first item for which they were there."""
    known = next((one for one in meeting.attendance if one.person == person), None)
    at = declared(Attendance, "arrived", known.arrived if known else None, typed="at")
    start = known.from_item if known and known.from_item else item.id if item else ""
    first = declared(Attendance, "from_item", start, _item_choices(office, meeting), typed="item")
    _time_form(office, meeting, person, at, first, came=True)


def open_leaving(office: Office, meeting: Meeting, person: str, item: WorkItem | None) -> None:
    """Record when somebody left, and the last item for which they were there."""
    known = next((one for one in meeting.attendance if one.person == person), None)
    at = declared(Attendance, "left", known.left if known else None, typed="at")
    start = known.until_item if known and known.until_item else item.id if item else ""
    last = declared(Attendance, "until_item", start, _item_choices(office, meeting), typed="item")
    _time_form(office, meeting, person, at, last, came=False)


def open_other(office: Office, meeting: Meeting) -> None:
    """Pick somebody in attendance who is no member; those who hold an office that day come first."""
    register = office.desk.register
    here = {one.person for one in meeting.attendance}
    in_office = {seat.person for seat in register.seats_on(meeting.date)}
    options = [
        Option(
            person.id,
            full_name(person),
            role_on(register, person.id, meeting.date),
            "Already on the board" if person.id in here else "",
            heading="In office that day" if person.id in in_office else "Others in the register",
        )
        for person in register.all(Person)
        if not is_member(register, person.id, meeting.date)
    ]
    options.sort(key=lambda option: option.heading != "In office that day")

    def chosen(person: str | None) -> None:
        if person is not None:
            office.carry_out_to(
                person,
                commands.record_presence,
                meeting=meeting.id,
                people=(person,),
                presence=Presence.IN_ATTENDANCE,
            )

    office.pick(Picker("Who is in attendance?", options, prompt="Type a name"), chosen)


def open_attendance_record(office: Office) -> None:
    """Show the attendance record: of every member over all meetings with a roll."""
    register = office.desk.register
    rows = attendance_record(register)
    options = [
        Option(
            row.id,
            row.name,
            f"{row.present} of {row.meetings}" if row.meetings else "no member",
            after=(
                f"{row.role}. Present {row.present}, by remote link {row.remote}, apologies {row.apologies}, absent "
                f"{row.absent}, not recorded {row.not_recorded} of {row.meetings} meetings while in post; "
                f"as substitute {row.as_substitute}."
            ),
            heading="Members, over the meetings held while they were in post" if row.meetings else "Substitutes",
        )
        for row in rows
    ] or [Option("none", "No meeting has a roll yet.")]
    columns = (Column("Name", weight=3), Column("Present", weight=1, right=True))
    office.pick(Picker("Attendance record", options, columns=columns, read_only=True), lambda _: None)
