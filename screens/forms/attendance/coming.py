"""The windows of those who come without a seat: who stands in, for whom and from when, guests; and of the chair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from screens.forms.attendance.arriving import item_choices
from screens.forms.members.person import SURE
from screens.kit.fields import Field, declared
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.picker import PEOPLE, Option, Picker
from screens.kit.record_fields import noted
from store.commands.attendance import room as commands
from store.commands.attendance import stand_ins
from store.commands.minutes import heading
from store.records import Attendance, Change, InTheChair, Meeting, Person, Presence, WorkItem
from store.rules.attendance.stand_ins import councils_with_seats, why_not_stand_in_for, why_not_substitute
from store.rules.members.membership import is_member, members_at, printed_name, role_on
from store.rules.minutes.offers import may_take_chair
from store.rules.words.names import full_name, known_as

_NEW = "new"
_VOTES = ((None, "not recorded: counted as a vote"), (True, "with the vote"), (False, "without the vote"))


def open_substitute(office: Office, meeting: Meeting, member: str) -> None:
    """Pick who stands in for a member: those named for the seat come first, a new name last."""
    register = office.desk.register
    seats = [seat for seat in register.seats_on(meeting.date) if seat.person == member]
    named = [person for seat in seats for person in seat.substitutes]
    options = []
    for person in register.all(Person):
        if is_member(register, person.id, meeting.date):
            continue
        one = Attendance(person=person.id, presence=Presence.SUBSTITUTE, substitute_for=member)
        problems = why_not_substitute(register, meeting, one)
        heading_of_list = "Named as substitutes" if person.id in named else "Others in the register"
        role = role_on(register, person.id, meeting.date)
        why = office.told(problems[0]) if problems else ""
        options.append(Option(person.id, full_name(person), role, why, heading=heading_of_list))
    options.sort(key=lambda option: option.key not in named)

    def chosen(person: str | None) -> None:
        if person == _NEW:
            open_stand_in(office, meeting, member, name=picker.typed.value)
        elif person is not None:
            office.carry_out_to(person, stand_ins.record_substitute, meeting=meeting.id, person=person, member=member)

    title = f"Who stands in for {printed_name(register, member, meeting)}?"
    picker = Picker(title, options, prompt="Type a name", last=_somebody_new(), columns=PEOPLE)
    office.pick(picker, chosen)


def _somebody_new() -> Option:
    return Option(_NEW, "Somebody who is not in the list", "entered with it", heading="A new name")


def open_stand_in(
    office: Office, meeting: Meeting, member: str = "", name: str = "", item: WorkItem | None = None
) -> None:
    """Record a stand-in whole: a new name too, for a member or a council, from an item on and until one."""
    register = office.desk.register

    def save(values: dict[str, Any]) -> Change | None:
        given = {one: values[one] for one in ("name", "title", "sure", "votes", "at", "from_item", "until_item")}
        person = None if values["sure"] else known_as(office.desk.register, values["name"])
        seated = is_member(office.desk.register, values["substitute_for"], meeting.date)
        given |= {"member" if seated else "council": values["substitute_for"]}
        change = office.desk.run(stand_ins.record_substitute, meeting=meeting.id, person=person, **given)
        form.saved_id = person or next((one.id for one in change.touched if one.id[0] == "P"), None) if change else None
        return change

    items = item_choices(office, meeting)
    fields = (
        declared(Person, "name", name)._replace(ref=(Person.prefix,)),
        declared(Person, "title", help="Of a new name: Councillor, Mrs, Dr"),
        SURE,
        declared(Attendance, "substitute_for", member, _places(office, meeting)),
        declared(Attendance, "votes", None, _VOTES),
        declared(Attendance, "from_item", item.id if item else "", items),
        declared(Attendance, "until_item", "", items),
        noted(declared(Attendance, "arrived", None, typed="at"), meeting, "attendance.arrived"),
    )
    title = f"Stand-in for {printed_name(register, member, meeting)}" if member else "A stand-in"
    form = Form(office.desk, title, fields, save, draft=f"stand-in:{meeting.id}:{member}")
    office.flow(form)


def _places(office: Office, meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """Offer the members for whom somebody can stand in, and the councils that have a seat."""
    register = office.desk.register
    members = [seat.person for seat in members_at(register, meeting.date) if seat.person]
    free = [person for person in members if why_not_stand_in_for(register, meeting, person) is None]
    rest = [person for person in members if person not in free]
    names = tuple((person, printed_name(register, person, meeting)) for person in (*free, *rest))
    councils = tuple((name, f"{name}, which named no member") for name in councils_with_seats(register, meeting))
    return (("", "not chosen yet"), *names, *councils)


def open_other(office: Office, meeting: Meeting) -> None:
    """Pick somebody in attendance who is no member: those who hold an office that day first, a new name last."""
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
        if person == _NEW:
            _open_guest(office, meeting, picker.typed.value)
        elif person is not None:
            office.carry_out_to(
                person,
                commands.record_presence,
                meeting=meeting.id,
                people=(person,),
                presence=Presence.IN_ATTENDANCE,
            )

    picker = Picker("Who is in attendance?", options, prompt="Type a name", last=_somebody_new(), columns=PEOPLE)
    office.pick(picker, chosen)


def _open_guest(office: Office, meeting: Meeting, name: str) -> None:
    """Record somebody whom the register does not know, with the office that the minutes print."""

    def save(values: dict[str, Any]) -> Change | None:
        change = office.desk.run(stand_ins.record_guest, meeting=meeting.id, **values)
        form.saved_id = change.touched[0].id if change else None
        return change

    ways = tuple((one, one.value) for one in (Presence.IN_ATTENDANCE, Presence.ALSO_PRESENT))
    fields: Sequence[Field] = (
        declared(Person, "name", name),
        declared(Person, "title"),
        SURE,
        declared(Attendance, "role", "", help="Such as Auditor, as the minutes print it"),
        declared(Attendance, "presence", Presence.IN_ATTENDANCE, ways),
        declared(Attendance, "remote", False),
    )
    form = Form(office.desk, "Somebody who is not in the register", fields, save, draft=f"guest:{meeting.id}")
    office.flow(form)


def open_chair(office: Office, meeting: Meeting, item: WorkItem | None = None, person: str = "") -> None:
    """Record who took the chair, from the beginning or from a time or an item on.

    `person` is whom the cursor was on, and goes to, where the people of the meeting are listed.
    """
    register = office.desk.register

    def save(values: dict[str, Any]) -> Change | None:
        form.saved_id = values["person"] if person else None
        return office.desk.run(heading.take_chair, meeting=meeting.id, **values)

    came = may_take_chair(register, meeting)
    names = tuple((one, printed_name(register, one, meeting)) for one in came)
    fields = (
        declared(InTheChair, "person", person if person in came else "", (("", "not chosen yet"), *names)),
        declared(InTheChair, "printed"),
        noted(declared(InTheChair, "from_time", None, typed="at"), meeting, "chairs.from_time"),
        declared(InTheChair, "from_item", item.id if item else "", item_choices(office, meeting)),
    )
    form = Form(office.desk, "Who took the chair", fields, save, draft=f"chair-taken:{meeting.id}")
    office.flow(form)
