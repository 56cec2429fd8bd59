"""The forms of a person of the register: the name put right or changed from a day on, and a new chair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from screens.kit.fields import Field, declared, needed
from screens.kit.form import Form
from screens.kit.office import Office
from store.commands.members import holding, people
from store.queries.members.names import names_told
from store.records import Change, Person, PersonName, Seat
from store.rules.members.membership import holder
from store.rules.words.names import full_name

CORRECTION = Field(
    "correction",
    "Correction",
    "choice",
    False,
    ((False, "no, it changes from a certain day"), (True, "yes, it was wrong from the beginning")),
    "Papers of earlier meetings print what a correction says",
)
"""Asks whether a change is one of the record rather than of the world."""


SURE = Field(
    "sure",
    "New name",
    "choice",
    False,
    ((False, "ask if it resembles another"), (True, "it is somebody else")),
)
"""Asks whether a name that is near to another of the register is meant."""


class PersonForm(Form):
    """Change how a person is named. `saved_id` is the seat from which it was opened."""

    def __init__(self, office: Office, person: Person, seat: Seat) -> None:
        """Open on a person, with the names there were at the top."""
        self._office = office
        self._person = person
        title = f"Name of {full_name(person)}"
        super().__init__(
            office.desk, title, _fields(person), self._keep, draft=f"person:{person.id}", note=names_told(person)
        )
        self.saved_id = seat.id

    def _keep(self, values: dict[str, Any]) -> Change | None:
        return self._office.desk.run(people.edit_person, person=self._person.id, was=self._person, **values)

    def rebase(self) -> Sequence[Field]:
        """Base the form on the person as the register has it now, and give its fields."""
        self._person = self._office.desk.register.need(Person, self._person.id)
        return _fields(self._person)


def _fields(person: Person) -> tuple[Field, ...]:
    return (
        declared(Person, "title", person.title, help="Councillor, Mrs, Dr"),
        declared(Person, "name", person.name, help="A title typed in front of it is taken as the title"),
        declared(Person, "honours", person.honours),
        needed(declared(PersonName, "from_date", None, help="The day from which the change holds")),
        CORRECTION,
        declared(Person, "other_names", "; ".join(person.other_names))._replace(reads=_several),
    )


def _several(typed: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in typed.split(";") if part.strip())


def open_edit_person(office: Office, seat: Seat) -> None:
    """Open the form on the holder of a seat."""
    office.flow(PersonForm(office, office.desk.register.need(Person, seat.person or ""), seat))


def open_chair(office: Office, seat: Seat) -> None:
    """Put the holder of a seat in the chair from a day on."""
    desk = office.desk

    def save(values: dict[str, Any]) -> Change | None:
        change = desk.run(holding.make_chair, person=seat.person or "", **values)
        if change is not None:
            form.saved_id = next(one.id for one in reversed(change.touched) if _is_chair(one.id))
        return change

    def _is_chair(record_id: str) -> bool:
        record = desk.register.get(Seat, record_id)
        return record is not None and record.person == seat.person

    fields = (declared(Seat, "from_date", desk.today, help="The first day in the chair"),)
    name = holder(desk.register, seat)
    note = "Whoever is in the chair sits on as a member from that day."
    form = Form(desk, f"{name} takes the chair", fields, save, draft=f"chair:{seat.id}", note=note)
    office.flow(form)
