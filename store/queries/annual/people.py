"""Who came to the meetings of a year, and who sat on the panel in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from store.queries.annual.scope import Behind, Scope
from store.queries.attendance.record import column_of
from store.queries.words.short import meeting_title
from store.records import Meeting, MeetingStatus, Presence, Role, Seat
from store.rules.attendance.seating import HERE
from store.rules.members.membership import holder, joined_on, members_at, printed_name, vacancies

CountOf = Callable[[Scope], Iterator[Behind]]


def met(wanted: Callable[[Meeting], bool]) -> CountOf:
    """Count the meetings of the year that are wanted."""
    return lambda scope: (Behind(one.id, meeting_title(one)) for one in scope.meetings() if wanted(one))


def in_public(meeting: Meeting) -> bool:
    """Say whether a meeting was held in public."""
    return meeting.status is MeetingStatus.HELD and meeting.kind.in_public


def time_sat(scope: Scope) -> Iterator[Behind]:
    """Add up the minutes from start to finish of the meetings held in public of which both are recorded."""
    for one in scope.meetings():
        if in_public(one) and one.start and one.finish:
            minutes = (one.finish.hour - one.start.hour) * 60 + one.finish.minute - one.start.minute
            yield Behind(one.id, meeting_title(one), minutes)


def places(*columns: str) -> CountOf:
    """Count the places of members at the meetings with a roll: those of some columns, or all."""

    def of(scope: Scope) -> Iterator[Behind]:
        for meeting in scope.with_roll():
            known = {one.person: one for one in meeting.attendance}
            for seat in members_at(scope.register, meeting.date):
                if not columns or column_of(known.get(seat.person or "")) in columns:
                    yield _at(scope, meeting, seat.person or "")

    return of


def by_link(scope: Scope) -> Iterator[Behind]:
    """Count the members who were there by remote link."""
    for meeting in scope.with_roll():
        members = {seat.person for seat in members_at(scope.register, meeting.date)}
        for one in meeting.attendance:
            if one.remote and one.presence in HERE and one.person in members:
                yield _at(scope, meeting, one.person)


def stand_ins(scope: Scope) -> Iterator[Behind]:
    """Count the times that somebody stood in for a member or a council."""
    for meeting in scope.with_roll():
        for one in meeting.attendance:
            if one.presence is Presence.SUBSTITUTE:
                yield _at(scope, meeting, one.person)


def _at(scope: Scope, meeting: Meeting, person: str) -> Behind:
    return Behind(meeting.id, f"{printed_name(scope.register, person, meeting)}, {meeting_title(meeting)}")


def in_post(scope: Scope) -> Iterator[Behind]:
    """Count the members in post at the end of the year."""
    for seat in members_at(scope.register, scope.until):
        yield _held(scope, seat, scope.until)


def vacant(scope: Scope) -> Iterator[Behind]:
    """Count the seats that stood vacant at the end of the year."""
    for one in vacancies(scope.register, scope.until):
        yield Behind(one.seat.id if one.seat else "", one.body or "a seat of the panel")


def joined(scope: Scope) -> Iterator[Behind]:
    """Count those who became members in the year: each once for each day on which they did."""
    counted: set[tuple[str, dt.date | None]] = set()
    for seat in scope.register.all(Seat):
        day = joined_on(scope.register, seat)
        if scope.has(day) and seat.person and (seat.person, day) not in counted:
            counted.add((seat.person, day))
            yield _held(scope, seat, seat.from_date or scope.until)


def left(scope: Scope) -> Iterator[Behind]:
    """Count the members whose seat ended in the year and who held none on the day after: each once for each such day.

    A seat that was taken from papers ends with the first that no longer shows it: that says nothing of when.
    """
    counted: set[tuple[str, dt.date]] = set()
    for seat in scope.register.all(Seat):
        if seat.to_date is None or seat.source or not (seat.person and seat.role.sits and scope.has(seat.to_date)):
            continue
        if (seat.person, seat.to_date) in counted:
            continue
        counted.add((seat.person, seat.to_date))
        after = members_at(scope.register, seat.to_date + dt.timedelta(days=1))
        if all(other.person != seat.person for other in after):
            yield _held(scope, seat, seat.to_date)


def in_the_chair(scope: Scope) -> Iterator[Behind]:
    """Count those who were Chair on a day of the year, each once."""
    held: dict[str, Seat] = {}
    for seat in scope.register.all(Seat):
        begins, ends = seat.from_date or scope.first, seat.to_date or scope.until
        if seat.person and seat.role is Role.CHAIR and begins <= scope.until and ends >= scope.first:
            held.setdefault(seat.person, seat)
    yield from (_held(scope, seat, scope.until) for seat in held.values())


def _held(scope: Scope, seat: Seat, on: dt.date) -> Behind:
    return Behind(seat.id, holder(scope.register, seat, on))
