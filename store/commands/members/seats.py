"""Seats and their holders: taking a seat, giving it up, who may stand in, and the quorum of the panel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from store.commands.fields import Problems, changes_of
from store.edit import Edit
from store.fields import REASON, field_of, in_words
from store.problems import Problem, Refused
from store.records import Panel, Person, Record, Role, Seat
from store.records.panel import QuorumRule
from store.register import PANEL_ID, Register
from store.rules.attendance.room import why_not_quorum
from store.rules.calendar.meetings import why_not_day
from store.rules.members.membership import holder, role_words, why_not_hold
from store.rules.members.naming import as_typed
from store.rules.members.seats import council_named, why_not_body, why_not_end
from store.rules.rounds.of_votes import why_unsettled
from store.rules.settings.quorum import read_quorum
from store.rules.words.dates import day_month, long_date
from store.rules.words.names import why_not_new_person, written_name
from store.rules.words.wording import counted


def take_seat(
    register: Register,
    today: dt.date,
    /,
    *,
    person: str | None = None,
    name: str = "",
    title: str = "",
    sure: bool = False,
    from_date: dt.date | None = None,
    fills: str | None = None,
    **details: Any,
) -> Edit:
    """Seat somebody from a day on: a person of the register, or a new one by name, perhaps in a vacant seat.

    `fills` is the id of the vacancy, which ends on the eve. `sure` says that a name very near to another is not a slip.

    Raises:
        Refused: with every fault: nobody named, a name that may be a slip, a seat held by another at that time.
    """
    problems = Problems()
    vacancy = problems.need(register, Seat, fills, "fills") if fills else None
    known = problems.need(register, Person, person, "person") if person else None
    new = None if known else new_person(register, problems, name, title, sure=sure)
    starts = from_date or today
    problems.add(
        why_not_day(starts, field_of(Seat, "from_date").in_words, "from_date"), _why_not_fill(register, vacancy, starts)
    )
    holds = known or new
    seat = _seat(register, problems, vacancy, details)
    seat = replace(seat, person=holds.id if holds else None, from_date=starts)
    problems.add(*why_not_hold(register, seat, instead_of=fills or ""))
    problems.refuse()
    puts: tuple[Record, ...] = (*((new,) if new else ()), *_filled(vacancy, seat, starts))
    words = f"Seated {holds.name if holds else ''} as {role_words(seat)} from {day_month(starts)}"
    return _settled(register, Edit(words, puts), problems)


def _seat(register: Register, problems: Problems, vacancy: Seat | None, details: Mapping[str, object]) -> Seat:
    """Make the seat from what was typed, and from the vacancy that it fills where nothing was."""
    bare = Seat(id=register.new_id(Seat))
    seat, _ = changes_of(Seat, bare, None, details, problems)
    seat = replace(seat, votes=seat.votes and seat.role.sits, body=council_named(register, seat.body))
    problems.add(why_not_body(register, seat))
    if vacancy is None:
        return seat
    return replace(
        seat, body=seat.body or vacancy.body, place=seat.place or vacancy.place, substitutes=vacancy.substitutes
    )


def _filled(vacancy: Seat | None, seat: Seat, starts: dt.date) -> tuple[Record, ...]:
    """Give the records of a seat taken: in the place of a vacancy that begins no earlier, else after its eve."""
    if vacancy is None:
        return (seat,)
    if vacancy.from_date is not None and vacancy.from_date >= starts:
        return (replace(seat, id=vacancy.id),)
    return (replace(vacancy, to_date=starts - dt.timedelta(days=1)), seat)


def new_person(register: Register, problems: Problems, name: str, title: str, *, sure: bool) -> Person:
    """Make a person of a name as it was typed; what is wrong, or may be a slip, is added to the problems."""
    kept = as_typed(problems.said(Person, "title", title), problems.said(Person, "name", name), "")
    if kept.name:
        problems.add(why_not_new_person(register, written_name(kept), sure=sure))
    return Person(id=register.new_id(Person), name=kept.name, title=kept.title, honours=kept.honours)


def _why_not_fill(register: Register, vacancy: Seat | None, starts: dt.date) -> Problem | None:
    if vacancy is None:
        return None
    if vacancy.person is not None:
        sentence = f"{holder(register, vacancy)} holds that seat."
        return Problem("seat-held", sentence, "End it first, or choose a vacant seat.", "fills")
    if vacancy.to_date is not None and vacancy.to_date < starts:
        sentence = f"That vacancy ended on {long_date(vacancy.to_date)}."
        return Problem("vacancy-over", sentence, "Choose a seat that is vacant now.", "fills")
    return None


def record_vacancy(
    register: Register,
    today: dt.date,
    /,
    *,
    body: str = "",
    place: str = "",
    role: Role = Role.MEMBER,
    since: dt.date | None = None,
    note: str = "",
) -> Edit:
    """Record that a seat stands vacant from a day on.

    Raises:
        Refused: with every fault of what was typed.
    """
    problems = Problems()
    starts = since or today
    problems.add(why_not_day(starts, field_of(Seat, "from_date").in_words, "since"))
    seat = Seat(
        id=register.new_id(Seat),
        role=role,
        body=problems.said(Seat, "body", body),
        place=problems.said(Seat, "place", place),
        from_date=starts,
        note=problems.said(Seat, "note", note),
    )
    problems.refuse()
    of = f" of {seat.body}" if seat.body else ""
    return Edit(f"Recorded a vacant seat{of} from {day_month(starts)}", (seat,))


def end_seat(
    register: Register,
    today: dt.date,
    /,
    *,
    seat: str,
    on: dt.date | None = None,
    vacant: bool = True,
    reason: str = "",
) -> Edit:
    """End a seat on a day, its last. With `vacant` the seat of a member stands vacant from the next day on.

    Raises:
        Refused: it is vacant or ended already, the day is before its beginning, or a recorded vote depends on it.
    """
    current = register.need(Seat, seat, "seat")
    problems = Problems()
    last = on or today
    name = holder(register, current)
    problems.add(why_not_end(register, current, today))
    if current.person and current.from_date is not None and last < current.from_date:
        sentence = f"{name} holds the seat only from {long_date(current.from_date)}."
        problems.add(Problem("seat-dates", sentence, "Type that day or a later one.", "on"))
    why = problems.line(reason, in_words(REASON), "reason")
    problems.refuse()
    puts: list[Record] = [replace(current, to_date=last, ended_because=why or current.ended_because)]
    if vacant and current.role.sits:
        after = last + dt.timedelta(days=1)
        puts.append(_left_vacant(register, current, after))
    edit = Edit(f"Ended the seat of {name} on {day_month(last)}", tuple(puts))
    return _settled(register, edit, problems)


def _left_vacant(register: Register, seat: Seat, since: dt.date) -> Seat:
    """Make the vacancy that a member leaves behind; the chair's seat becomes a member's."""
    role = seat.role if seat.role in {Role.INDEPENDENT, Role.COOPTED_COUNCILLOR} else Role.MEMBER
    return Seat(
        id=register.new_id(Seat),
        role=role,
        body=seat.body,
        place=seat.place,
        votes=seat.votes,
        from_date=since,
    )


def set_quorum(
    register: Register,
    today: dt.date,
    /,
    *,
    number: int | None = None,
    numerator: int | None = None,
    denominator: int | None = None,
    at_least: int | None = None,
    substitutes_count: bool = True,
    on: dt.date | None = None,
) -> Edit:
    """Set the quorum in the rules in force on a day: a number of members, or a fraction of those in post.

    Raises:
        Refused: neither is given, or the figures make no quorum, or a recorded vote would no longer stand.
    """
    problems = Problems()
    panel = register.need(Panel, PANEL_ID)
    mode = "number" if number is not None else "fraction" if numerator is not None else "unset"
    rule = QuorumRule(
        mode=mode,
        number=number,
        numerator=numerator,
        denominator=denominator,
        at_least=at_least,
        substitutes_count=substitutes_count,
    )
    problems.add(why_not_quorum(rule))
    if mode == "unset":
        cure = "Type a number such as 5, or a fraction such as 1/3."
        problems.add(Problem("quorum-empty", "No quorum has been typed.", cure, "quorum"))
    problems.refuse()
    current = panel.rules_on(on or today)
    rules = tuple(replace(one, quorum=rule) if one is current else one for one in panel.rules)
    words = counted(number, "member") if number is not None else f"{numerator}/{denominator} of the members in post"
    words += f", at least {at_least}" if at_least else ""
    return _settled(register, Edit(f"Set the quorum to {words}", (replace(panel, rules=rules),)), problems)


def set_quorum_as_typed(
    register: Register, today: dt.date, /, *, typed: str, substitutes_count: bool = True, on: dt.date | None = None
) -> Edit:
    """Set the quorum as a clerk types it: `5`, or `1/3` or `one quarter (at least 3)` of the members in post.

    Raises:
        Refused: it cannot be read, or as `set_quorum` does.
    """
    rule = read_quorum(typed)
    if rule is None:
        cure = "Type a number such as 5, or a fraction such as 1/3 or one quarter (at least 3)."
        raise Refused(Problem("quorum-unreadable", f"“{typed}” is not a quorum.", cure, "quorum"))
    return set_quorum(
        register,
        today,
        number=rule.number,
        numerator=rule.numerator,
        denominator=rule.denominator,
        at_least=rule.at_least,
        substitutes_count=substitutes_count,
        on=on,
    )


def _settled(register: Register, edit: Edit, problems: Problems) -> Edit:
    """Give the edit, unless a vote recorded at some meeting would no longer stand after it. Raises Refused."""
    refuse_unsettled(register, edit, problems)
    return edit


def refuse_unsettled(register: Register, edit: Edit, problems: Problems) -> None:
    """Refuse an edit after which a vote recorded at some meeting would no longer stand. Raises Refused."""
    after = register.with_edit(edit)
    for meeting in register.meetings:
        if register.votes_of(meeting.id) and any(_concerns(register, record, meeting.date) for record in edit.puts):
            problems.add(*why_unsettled(register, after, meeting.id))
    problems.refuse()


def _concerns(register: Register, record: Record, day: dt.date) -> bool:
    """Tell whether a record to be put changes who sits on a day, or the rules; a seat held alike then does not."""
    if not isinstance(record, Seat):
        return isinstance(record, Panel)
    before = register.get(Seat, record.id)
    ways = [(one.person, one.role, one.votes) if one and _held_on(one, day) else None for one in (before, record)]
    return ways[0] != ways[1]


def _held_on(seat: Seat, day: dt.date) -> bool:
    return (seat.from_date is None or seat.from_date <= day) and (seat.to_date is None or day <= seat.to_date)
