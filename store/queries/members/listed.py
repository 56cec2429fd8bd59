"""Who sits on the panel as at a day, as a list."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar

import msgspec

from store.queries.rows import Date, RecordId, Row, Source, cell
from store.queries.words.short import NOT_RECORDED
from store.records import Role, Seat
from store.register import Register
from store.rules.members.membership import ends_on, holder, office_words, vacancies
from store.rules.words.printings import printing


class ListedSeat(Row, frozen=True, kw_only=True):
    """A seat on the panel, or an office round it, held on the day. A vacant seat without a record has no id."""

    of: ClassVar = Seat

    id: RecordId
    name: str
    role: str
    body: Annotated[str, cell("appointing body", empty=NOT_RECORDED)]
    party: str
    votes: bool | None
    from_: Annotated[Date, cell(empty=NOT_RECORDED)] = msgspec.field(name="from")
    until: Date
    source: Source


def listed_seats(register: Register, on: dt.date) -> tuple[ListedSeat, ...]:
    """List who sits on the panel on a day, vacancies included, then the offices round it, by role and name."""
    order = {role: place for place, role in enumerate(Role)}
    seats = sorted(register.seats_on(on), key=lambda seat: (order[seat.role], _sorted_by(register, seat, on)))
    unrecorded = (one.body for one in vacancies(register, on) if one.seat is None)
    return (*(_listed(register, seat, on) for seat in seats), *map(_unrecorded, unrecorded))


def _unrecorded(council: str) -> ListedSeat:
    """List a seat that a council has beyond those recorded: it stands vacant, since when is not known."""
    return ListedSeat(
        id="",
        name="vacant",
        role=Role.MEMBER.value,
        body=council,
        party="",
        votes=True,
        from_=None,
        until=None,
        source="",
    )


def _sorted_by(register: Register, seat: Seat, on: dt.date) -> str:
    """Give the words that seats of one role stand in order of: family name, whole name, the office and the body."""
    name = holder(register, seat, on)
    words = (*printing(name).words[-1:], name, office_words(register, seat, on), seat.body)
    return ", ".join(word for word in words if word).casefold()


def _listed(register: Register, seat: Seat, on: dt.date) -> ListedSeat:
    return ListedSeat(
        id=seat.id,
        name=register.person_name(seat.person, on) or "vacant",
        role=office_words(register, seat, on),
        body=seat.body,
        party=seat.party,
        votes=seat.votes and seat.role.sits,
        from_=seat.from_date,
        until=ends_on(register, seat),
        source=seat.source,
    )
