"""The windows of the attendance board: arriving and leaving, and the record of everybody's attendance."""

from __future__ import annotations

from typing import Any

from screens.kit.fields import Field, declared
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.record_fields import noted
from screens.kit.record_list import Column
from store.commands.attendance import room as commands
from store.queries.attendance.record import attendance_record
from store.records import Attendance, Change, Meeting, WorkItem
from store.rules.attendance.seating import business
from store.rules.members.membership import printed_name
from store.rules.words.wording import capital, counted


def item_choices(office: Office, meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """Offer the items of business of a meeting by number and title, and none."""
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
    arrived = declared(Attendance, "arrived", known.arrived if known else None, typed="at")
    at = noted(arrived, meeting, "attendance.arrived")
    start = known.from_item if known and known.from_item else item.id if item else ""
    first = declared(Attendance, "from_item", start, item_choices(office, meeting), typed="item")
    _time_form(office, meeting, person, at, first, came=True)


def open_leaving(office: Office, meeting: Meeting, person: str, item: WorkItem | None) -> None:
    """Record when somebody left, and the last item for which they were there."""
    known = next((one for one in meeting.attendance if one.person == person), None)
    left = declared(Attendance, "left", known.left if known else None, typed="at")
    at = noted(left, meeting, "attendance.left")
    start = known.until_item if known and known.until_item else item.id if item else ""
    last = declared(Attendance, "until_item", start, item_choices(office, meeting), typed="item")
    _time_form(office, meeting, person, at, last, came=False)


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
                f"{capital(row.role)}. Present {row.present}, by remote link {row.remote}, apologies {row.apologies}, "
                f"absent {row.absent}, not recorded {row.not_recorded} of {counted(row.meetings, 'meeting')} "
                f"while in post; "
                f"as substitute {row.as_substitute}."
            ),
            heading="Members, over the meetings held while they were in post" if row.meetings else "Substitutes",
        )
        for row in rows
    ] or [Option("none", "No meeting has a roll yet.")]
    columns = (Column("Name", weight=3, whole=True), Column("Present", weight=1, right=True))
    office.pick(Picker("Attendance record", options, columns=columns, read_only=True), lambda _: None)
