"""Who joined and who left: with any seats, one after another or two at a time, the numbers of a year add up."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from store.queries.annual import people
from store.queries.annual.scope import scope_of
from store.records import Panel, Person, Role, Seat
from store.register import Register
from store.rules.members.membership import members_at

FIRST, LAST = dt.date(2020, 5, 1), dt.date(2021, 4, 30)
NEAR = st.sampled_from(
    [
        FIRST - dt.timedelta(days=1),
        FIRST,
        FIRST + dt.timedelta(days=1),
        dt.date(2020, 10, 1),
        dt.date(2020, 10, 2),
        LAST - dt.timedelta(days=1),
        LAST,
        LAST + dt.timedelta(days=1),
    ]
)
HELD = st.tuples(
    st.sampled_from(["P1", "P2", None]),
    st.sampled_from([Role.MEMBER, Role.CHAIR, Role.INDEPENDENT, Role.OFFICER]),
    st.none() | NEAR,
    st.none() | NEAR,
)


@given(st.lists(HELD, max_size=6))
def test_who_joined_and_who_left_make_the_difference_of_the_year(
    held: list[tuple[str | None, Role, dt.date | None, dt.date | None]],
) -> None:
    seats = [
        Seat(id=f"S{at}", person=who, role=role, from_date=begins, to_date=ends)
        for at, (who, role, begins, ends) in enumerate(held, 1)
        if begins is None or ends is None or begins <= ends
    ]
    names = (Person(id="P1", name="Ann"), Person(id="P2", name="Ben"))
    register = Register.of(Panel(id="PANEL", name="A panel"), *names, *seats)
    scope = scope_of(register, dt.date(2022, 1, 1), "2020-21")
    assert (scope.first, scope.until) == (FIRST, LAST)
    joined = [register.need(Seat, one.record) for one in people.joined(scope)]
    left = [register.need(Seat, one.record) for one in people.left(scope)]
    came = sum(seat.from_date != FIRST for seat in joined)
    went = sum(seat.to_date != LAST for seat in left)
    assert len(members_at(register, LAST)) == len(members_at(register, FIRST)) + came - went
    assert len({(seat.person, seat.from_date) for seat in joined}) == len(joined)
    assert len({(seat.person, seat.to_date) for seat in left}) == len(left)
