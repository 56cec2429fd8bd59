"""The register of interests of a person, and the private list of who may need to declare."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from screens.kit.fields import Field, declared
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.record_fields import noted, record_fields
from screens.kit.record_list import Column
from store.commands.declarations import interests
from store.commands.edits import for_each
from store.queries.declarations.declarations import entries_of, may_need
from store.records import Change, Interest, InterestEntry, Meeting, Seat
from store.rules.members.membership import monitoring_officer
from store.rules.words.dates import short_date

_NEW, _CONFIRM = "new", "confirm"
_ORDER = (
    *("category", "text", "terms", "standing", "sensitive", "from_date", "to_date", "arose_on", "notified_on"),
    *("given_by", "value"),
)


def open_register_of(office: Office, seat: Seat) -> None:
    """Show the register of interests of whoever holds a seat."""
    if seat.person is not None:
        open_register(office, seat.person)


def open_register(office: Office, person: str) -> None:
    """Show a person's register of interests; pick an entry to change it, or add one, or record the yearly check."""
    register, today = office.desk.register, office.desk.today
    name = register.person_name(person)
    officer = monitoring_officer(register, person, today) or "council not recorded"
    options = [
        Option(
            row.id,
            row.text,
            row.category,
            after=", ".join(part for part in (row.period, row.clock, "standing" if row.standing else "") if part),
            heading=f"Entries, kept by the monitoring officer ({officer})",
        )
        for row in entries_of(register, person, today)
    ]
    options += [
        Option(_NEW, "New entry", "", heading="What to do"),
        Option(
            _CONFIRM, f"{name} confirms today that the register is complete", short_date(today), heading="What to do"
        ),
    ]

    def chosen(key: str | None) -> None:
        if key == _CONFIRM:
            office.carry_out(interests.confirm_interests, person=person)
        elif key is not None:
            office.flow(InterestForm(office, person, office.desk.register.get(Interest, key)))

    columns = (Column("Interest", weight=3), Column("Category", weight=2, ink="muted"))
    office.pick(Picker(f"Register of interests: {name}", options, columns=columns), chosen)


class InterestForm(Form):
    """Add or change an entry of the register of interests."""

    def __init__(self, office: Office, person: str, interest: Interest | None) -> None:
        """Open on an entry, or empty for a new one."""
        self._office = office
        self._person = person
        self._interest = interest
        fields = record_fields(office.desk, Interest, interest, _ORDER)
        name = office.desk.register.person_name(person)
        key = f"interest:{interest.id if interest else 'new:' + person}"
        super().__init__(office.desk, f"Interest of {name}", fields, self._keep, draft=key)

    def _keep(self, values: dict[str, Any]) -> Change | None:
        desk = self._office.desk
        if self._interest is not None:
            return desk.run(interests.edit_interest, interest=self._interest.id, was=self._interest, **values)
        return desk.run(interests.register_interest, person=self._person, **values)

    def rebase(self) -> Sequence[Field]:
        """Base the form on the entry as it is now, and give its fields."""
        if self._interest is None:
            return ()
        self._interest = self._office.desk.register.need(Interest, self._interest.id)
        return record_fields(self._office.desk, Interest, self._interest, _ORDER)


def open_end(office: Office, interest: Interest, *others: Interest) -> None:
    """Record the last day of registered interests; they are kept, and no longer offered at later meetings."""
    every = tuple(one.id for one in (interest, *others))

    def save(values: dict[str, Any]) -> Change | None:
        return office.desk.run(for_each(interests.end_interest, "interest", every), on=values["on"])

    name = office.desk.register.person_name(interest.person)
    ends = f"An interest of {name} ends" if not others else f"{len(every)} interests end"
    last = declared(InterestEntry, "to_date", office.desk.today, help=interest.entry.text, typed="on")
    fields = (noted(last, interest, "entry.to_date"),)
    form = Form(office.desk, ends, fields, save, draft=f"interest-end:{'+'.join(every)}")
    office.flow(form)


def open_hints(office: Office, meeting: Meeting) -> None:
    """Show the clerk alone which items may touch a registered interest. It is never part of a paper."""
    hints = may_need(office.desk.register, meeting)
    options = [
        Option(
            hint.id,
            hint.who,
            hint.item,
            after=f"“{hint.term}” stands in the {hint.where} of the item, and in the register: {hint.interest}",
        )
        for hint in hints
    ]
    columns = (Column("May need to declare", weight=2, whole=True), Column("At the item", weight=3))
    title = "Private: may need to declare. Only the member decides."
    office.pick(Picker(title, options, columns=columns, read_only=True), lambda _: None)
