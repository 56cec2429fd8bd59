"""The councils of the panel: how many seats each has on it, and its political make-up."""

from __future__ import annotations

from typing import Any

from screens.kit.fields import declared
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from store.commands.members import councils
from store.records import Change, Council, PersonName

_FROM = "The day from which seats and make-up are so; they always were if none is given"


def open_council(office: Office) -> None:
    """Pick a council and record its seats and its make-up, which the balance is measured against."""
    there = {council.name: council for council in office.desk.register.panel.councils_on(office.desk.today)}
    options = [
        Option(name, name, f"{council.seats} on the panel" if council.seats is not None else "not recorded")
        for name, council in there.items()
    ]

    def picked(name: str | None) -> None:
        if name is not None:
            office.flow(council_form(office, there[name]))

    if len(there) == 1:
        picked(next(iter(there)))
    else:
        office.pick(Picker("Record the seats of which council?", options, prompt="Type a name"), picked)


def council_form(office: Office, council: Council) -> Form:
    """Make the form of one council."""

    def save(values: dict[str, Any]) -> Change | None:
        return office.desk.run(councils.set_council, council=council.name, **values)

    make_up = "; ".join(f"{one.party} {one.seats}" for one in council.make_up)
    fields = (
        declared(Council, "seats", council.seats, help="How many members it appoints to the panel"),
        declared(Council, "make_up", make_up, help="Each party with its councillors, such as Blue 30; Red 12"),
        declared(PersonName, "from_date", help=_FROM)._replace(label="From"),
    )
    return Form(office.desk, council.name, fields, save, draft=f"council:{council.name}")
