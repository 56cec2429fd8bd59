"""The forms of seats: seating somebody, changing and ending a seat, a vacancy, and the quorum."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from screens.forms.members.person import CORRECTION, SURE
from screens.kit.fields import Field, declared, needed, to_choose, why
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.record_fields import noted, record_fields
from screens.kit.record_list import Column
from store.commands.edits import for_each
from store.commands.members import holding, seats
from store.desk import Desk
from store.queries.members.members import SeatMatter, balance_lines
from store.records import Change, Person, PersonName, Role, RuleSet, Seat
from store.records.panel import QuorumRule
from store.records.people import SEATED
from store.register import Register
from store.rules.members.membership import holder
from store.rules.settings.quorum import quorum_words
from store.rules.words.dates import long_date
from store.rules.words.names import known_as

_ROLES = tuple((role, role.value) for role in SEATED)
_YES_NO = ((True, "yes"), (False, "no"))
_LATER = frozenset({"skills", "to_date", "substitutes", "council_met_on", "accepted_on", "notified_on"})
"""What is not yet known when somebody takes a seat; changing the seat asks for it."""

_TAKEN = ("name", "title", "sure", "role", "post", "votes", "body", "place", "party", "from_date", "term_ends", "note")

_APPOINTS = "The council or office that appoints"
_FROM = "The day from which role, council, party or vote change; papers before print them as they were"
_NAMED_FROM = "The day from which they may stand in; they always could if none is given"

_ORDER = (
    "role",
    "post",
    "body",
    "place",
    "party",
    "votes",
    "change_from",
    "correction",
    "skills",
    "from_date",
    "to_date",
    "term_ends",
    "substitutes",
    "council_met_on",
    "accepted_on",
    "notified_on",
    "note",
)


def open_take_seat(office: Office, vacant: Seat | None, on: dt.date) -> None:
    """Seat somebody, perhaps in a vacant seat."""

    def save(values: dict[str, Any]) -> Change | None:
        person = None if values["sure"] else known_as(office.desk.register, values["name"])
        change = office.desk.run(seats.take_seat, person=person, fills=vacant.id if vacant else None, **values)
        if change is not None:
            form.saved_id = change.touched[-1].id
        return change

    register = office.desk.register
    start = Seat(id="", body=vacant.body, place=vacant.place, role=vacant.role) if vacant else Seat(id="")
    own = (
        declared(Person, "name")._replace(ref=(Person.prefix,)),
        declared(Person, "title"),
        SURE,
        declared(Seat, "role", start.role, _ROLES),
        declared(Seat, "body", start.body, _bodies(register), help=_APPOINTS),
        to_choose(declared(Seat, "votes", None, _YES_NO)),
        declared(Seat, "from_date", on),
    )
    fields = record_fields(office.desk, Seat, start, _TAKEN, own=own, leave_out=_LATER)
    title = f"Fill the vacant seat {vacant.id}" if vacant else "Seat somebody"
    form = Form(office.desk, title, fields, save, draft=f"seat:{vacant.id if vacant else 'new'}")
    office.flow(form)


def _bodies(register: Register) -> tuple[tuple[str, str], ...]:
    """Offer the councils of the panel, and other bodies that seats have; none while no council is known."""
    councils = register.panel.council_names
    if not councils:
        return ()
    others = sorted({seat.body for seat in register.all(Seat) if seat.body} - set(councils))
    return (("", "not recorded"), *((name, name) for name in (*councils, *others)))


def _seat_fields(desk: Desk, seat: Seat) -> tuple[Field, ...]:
    own = (
        declared(Seat, "body", seat.body, _bodies(desk.register), help=_APPOINTS),
        declared(PersonName, "from_date", help=_FROM, typed="change_from")._replace(label="Change from"),
        CORRECTION,
    )
    return record_fields(desk, Seat, seat, _ORDER, own=own)


class SeatForm(Form):
    """Change a seat. `saved_id` is its id."""

    def __init__(self, office: Office, seat: Seat) -> None:
        """Open on a seat."""
        self._office = office
        self._seat = seat
        title = f"Seat of {holder(office.desk.register, seat)}" if seat.person else "Vacant seat"
        super().__init__(office.desk, title, _seat_fields(office.desk, seat), self._keep, draft=f"seat:{seat.id}")
        self.saved_id = seat.id

    def _keep(self, values: dict[str, Any]) -> Change | None:
        return self._office.desk.run(holding.edit_seat, seat=self._seat.id, was=self._seat, **values)

    def rebase(self) -> Sequence[Field]:
        """Base the form on the seat as it is now, and give its fields."""
        self._seat = self._office.desk.register.need(Seat, self._seat.id)
        return _seat_fields(self._office.desk, self._seat)


def open_edit_seat(office: Office, seat: Seat) -> None:
    """Open the form on a seat."""
    office.flow(SeatForm(office, seat))


def open_end_seat(office: Office, seat: Seat, ids: tuple[str, ...] = ()) -> None:
    """Record the last day of seats; `ids` are those of all that end with this one."""
    every = ids or (seat.id,)

    def save(values: dict[str, Any]) -> Change | None:
        return office.desk.run(for_each(seats.end_seat, "seat", every), **values)

    fields = (
        noted(declared(Seat, "to_date", office.desk.today, typed="on")._replace(label="Last day"), seat, "to_date"),
        to_choose(Field("vacant", "Then vacant", "choice", None, _YES_NO)),
        why(optional=True)._replace(kind="line"),
    )
    name = holder(office.desk.register, seat)
    title = f"The seat of {name} ends" if len(every) == 1 else f"{len(every)} seats end"
    form = Form(office.desk, title, fields, save, draft=f"seat-end:{'+'.join(every)}")
    form.saved_id = seat.id if len(every) == 1 else None
    office.flow(form)


def open_substitutes(office: Office, seat: Seat) -> None:
    """Name those who may stand in for the holder of a seat."""

    def save(values: dict[str, Any]) -> Change | None:
        named = {"people": values["substitutes"], "from_date": values["change_from"]}
        return office.desk.run(holding.set_substitutes, seat=seat.id, **named)

    fields = [
        *(field for field in record_fields(office.desk, Seat, seat, ()) if field.name == "substitutes"),
        declared(PersonName, "from_date", help=_NAMED_FROM, typed="change_from")._replace(label="From"),
    ]
    title = f"Who may stand in for {holder(office.desk.register, seat)}"
    form = Form(office.desk, title, fields, save, draft=f"substitutes:{seat.id}")
    form.saved_id = seat.id
    office.flow(form)


def open_balance(office: Office, on: dt.date) -> None:
    """Show the balance by council, party and skill."""
    from screens.opened import Reader

    title = f"Balanced appointment on {long_date(on)}"
    office.pick(Reader("Political balance", title, balance_lines(office.desk.register, on)), lambda _: None)


def open_vacancy(office: Office, on: dt.date) -> None:
    """Record a vacant seat."""

    def save(values: dict[str, Any]) -> Change | None:
        change = office.desk.run(seats.record_vacancy, **values)
        form.saved_id = change.touched[0].id if change else None
        return change

    fields = (
        declared(Seat, "body", "", _bodies(office.desk.register), help=_APPOINTS),
        declared(Seat, "place"),
        declared(Seat, "role", Role.MEMBER, _ROLES),
        declared(Seat, "from_date", on, typed="since"),
        declared(Seat, "note"),
    )
    form = Form(office.desk, "A vacant seat", fields, save, draft="vacancy:new")
    office.flow(form)


def open_findings(office: Office, matters: Sequence[SeatMatter], on: dt.date) -> None:
    """Show what is to be done or known about the membership; the seat of the line chosen is gone to."""
    seats_by_key = {str(number): one.seat for number, one in enumerate(matters)}
    options = [
        Option(
            str(number),
            one.sentence,
            after=f"{one.sentence} {one.cure}",
            heading="To be dealt with" if one.urgent else "To be known",
        )
        for number, one in enumerate(matters)
    ]

    def chosen(key: str | None) -> None:
        if key is not None and seats_by_key[key]:
            office.place.reload(seats_by_key[key])
            office.refresh_lines_around()

    office.pick(Picker(f"Membership on {long_date(on)}", options, columns=(Column(""),)), chosen)


def open_quorum(office: Office, on: dt.date) -> None:
    """Set the quorum in the rules in force on a day."""
    rule = office.desk.register.panel.rules_on(on).quorum
    now = "" if rule.mode == "unset" else quorum_words(rule)

    def save(values: dict[str, Any]) -> Change | None:
        return office.desk.run(
            seats.set_quorum_as_typed, typed=values["quorum"], substitutes_count=values["substitutes"], on=on
        )

    fields = (
        needed(declared(RuleSet, "quorum", now, help="A number such as 5, or 1/3, or one quarter (at least 3)")),
        declared(QuorumRule, "substitutes_count", rule.substitutes_count, typed="substitutes"),
    )
    office.flow(Form(office.desk, f"The quorum on {long_date(on)}", fields, save))
