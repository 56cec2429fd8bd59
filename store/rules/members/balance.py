"""Whether the panel is made up as the Act asks: its numbers, its councils and parties, and the notices owed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import NamedTuple

from store.problems import Refused, not_worked_out
from store.records import Nation, Role, Seat
from store.register import Register
from store.rules.days.periods import period
from store.rules.law.provision import Provision
from store.rules.law.table import provision
from store.rules.members.membership import COOPTED, members_at, vacancies
from store.rules.words.dates import long_date
from store.rules.words.wording import age_words

WITHIN, OVER, UNKNOWN = "within the limit", "over the limit", "not known"


class Limit(NamedTuple):
    """A limit on membership: what is limited, how many there are, the most (or least) allowed, and how it stands.

    `bound` is None where it cannot be worked out; the sentence says why.
    """

    what: str
    number: int
    bound: int | None
    state: str
    sentence: str
    provision: str


class Share(NamedTuple):
    """A council's or party's part of the panel beside what it would be in proportion; None where not recorded.

    `coopted` are the councillors of the council whom the panel co-opted, besides its members.
    """

    name: str
    members: int
    seats: int | None
    councillors: int | None
    due: float | None
    coopted: int = 0


class Notice(NamedTuple):
    """A notice that a council owes to the Home Secretary: from which day, by which day, and how it stands on a day.

    `due` is None where it cannot be worked out; the state says why.
    """

    council: str
    what: str
    since: dt.date
    due: dt.date | None
    state: str
    provision: str
    seat: str


def limits(register: Register, on: dt.date) -> tuple[Limit, ...]:
    """Judge the numbers of appointed, co-opted and all members on a day against Schedule 6 paragraphs 4 and 23."""
    members = members_at(register, on)
    coopted = [seat for seat in members if seat.role in COOPTED]
    lay = [seat for seat in coopted if seat.role is Role.INDEPENDENT]
    appointed = len(members) - len(coopted)
    numbers = (
        ("appointed_members", "appointed members", appointed),
        ("coopted_members", "co-opted members", len(coopted)),
        ("coopted_not_councillors", "co-opted members who are not councillors", len(lay)),
        ("panel_total", "members in all", len(members)),
    )
    return tuple(_judged(register, on, code, what, number) for code, what, number in numbers)


def _judged(register: Register, on: dt.date, code: str, what: str, number: int) -> Limit:
    """Judge one number against the law of a day, or say why that cannot be done."""
    try:
        law = provision(code, on, register.panel.nation)
    except Refused as refused:
        return Limit(what, number, None, UNKNOWN, f"The number of {what} allowed {not_worked_out(refused)}", "")
    if code == "coopted_not_councillors":
        return _at_least(what, number, law.number, law)
    most = max(law.number, len(register.panel.councils_on(on))) if code == "appointed_members" else law.number
    return _at_most(what, number, most, law, _TOO_MANY[code])


_TOO_MANY = {
    "appointed_members": "The others can only be co-opted councillors: record them as such.",
    "coopted_members": "More need a resolution of the panel and the Home Secretary's agreement.",
    "panel_total": "No more can be co-opted.",
}


def _numbered(number: int, what: str) -> str:
    """Write a number of members of a sort; one is told of as one."""
    one = what.replace("members", "member", 1).replace("are not councillors", "is not a councillor")
    return f"{number} {one if number == 1 else what}"


def _at_most(what: str, number: int, most: int, rule: Provision, over: str) -> Limit:
    words = f"{_numbered(number, what)}, at most {most}."
    if number <= most:
        return Limit(what, number, most, WITHIN, words, str(rule))
    return Limit(what, number, most, OVER, f"{words} {over}", str(rule))


def _at_least(what: str, number: int, least: int, rule: Provision) -> Limit:
    words = f"{_numbered(number, what)}, at least {least}."
    return Limit(what, number, least, WITHIN if number >= least else "below the limit", words, str(rule))


def by_council(register: Register, on: dt.date) -> tuple[Share, ...]:
    """Count the members of each council in post on a day beside the seats it has; the unrecorded come last.

    A councillor whom the panel co-opted takes none of the seats of the council, and is counted apart.
    """
    members = members_at(register, on)
    counts = Counter(seat.body for seat in members if seat.role not in COOPTED)
    coopted = Counter(seat.body for seat in members if seat.role is Role.COOPTED_COUNCILLOR)
    shares = [
        Share(council.name, counts.pop(council.name, 0), council.seats, None, None, coopted.pop(council.name, 0))
        for council in register.panel.councils_on(on)
    ]
    counts += coopted
    unknown = counts.pop("", 0)
    shares += [Share(name, number, None, None, None) for name, number in sorted(counts.items())]
    return (*shares, Share("council not recorded", unknown, None, None, None)) if unknown else tuple(shares)


def by_party(register: Register, on: dt.date) -> tuple[Share, ...]:
    """Count councillors on the panel by party, beside their due share of the councils taken together.

    The due share is in proportion to all councillors of the councils whose make-up is recorded (Schedule 6 paragraphs
    31-32); independents whom the panel co-opted have no party and are left out.
    """
    seats = [seat for seat in members_at(register, on) if seat.role is not Role.INDEPENDENT]
    counts = Counter(seat.party for seat in seats)
    make_up: Counter[str] = Counter()
    for council in register.panel.councils_on(on):
        for part in council.make_up:
            make_up[part.party] += part.seats
    whole = sum(make_up.values())
    unknown = counts.pop("", 0)
    shares = []
    for party in sorted(counts.keys() | make_up.keys(), key=lambda name: (-counts[name], name)):
        due = len(seats) * make_up[party] / whole if whole else None
        shares.append(Share(party, counts[party], None, make_up[party] if whole else None, due))
    return (*shares, Share("party not recorded", unknown, None, None, None)) if unknown else tuple(shares)


def by_skill(register: Register, on: dt.date) -> tuple[Share, ...]:
    """Count the members in post on a day by the skills recorded of them."""
    counts = Counter(skill for seat in members_at(register, on) for skill in seat.skills)
    return tuple(Share(skill, number, None, None, None) for skill, number in sorted(counts.items()))


class Area(NamedTuple):
    """The parts of the area on a panel: how many councils it has, those without a member, and how many members are of
    no known council.
    """

    councils: int
    without: tuple[str, ...]
    unknown: int


def by_area(register: Register, on: dt.date) -> Area:
    """Say which parts of the area have no member on a day (2011 Act Sch 6 paras 31-32), by the councils of the area.

    Members whose council is not recorded may be of any of them, and are counted; independents are of none.
    """
    members = [seat for seat in members_at(register, on) if seat.role is not Role.INDEPENDENT]
    there = {seat.body for seat in members}
    councils = register.panel.councils_on(on)
    without = tuple(one.name for one in councils if one.name not in there)
    return Area(len(councils), without, sum(not seat.body for seat in members))


def notices(register: Register, on: dt.date) -> tuple[Notice, ...]:
    """List what councils with a vacant seat owe to the Home Secretary on a day.

    A council that has not nominated tells the Home Secretary within 21 days after its annual meeting, or its first
    meeting after the vacancy; one that has not appointed, within 14 days after the nominee accepted (SI 2012/1433
    regs 4-5). Days are calendar days.
    """
    every = []
    for vacancy in vacancies(register, on):
        seat = vacancy.seat
        if seat is None:
            continue
        for since, code, what in (
            (seat.council_met_on, "nomination_failure", "has not nominated a member"),
            (seat.accepted_on, "appointment_failure", "has not appointed its nominee"),
        ):
            if since is None or since > on:
                continue
            if code == "nomination_failure" and seat.accepted_on is not None:
                continue
            every.append(_notice(register, seat, on, code, what, since))
    return tuple(every)


def _notice(register: Register, seat: Seat, on: dt.date, code: str, what: str, since: dt.date) -> Notice:
    name = seat.body or "the council of the vacant seat"
    try:
        rule = provision(code, on, register.panel.nation)
    except Refused as refused:
        return Notice(name, what, since, None, not_worked_out(refused), "", seat.id)
    due = period(rule, since).last
    return Notice(name, what, since, due, _state(due, on, seat.notified_on), str(rule), seat.id)


def _state(due: dt.date, on: dt.date, done: dt.date | None) -> str:
    if done is not None:
        return f"notice given on {long_date(done)}"
    left = (due - on).days
    if left < 0:
        return f"late by {age_words(-left)}"
    return "due today" if left == 0 else f"{age_words(left)} left"


def councils_to_tell(register: Register, on: dt.date) -> tuple[str, ...]:
    """Name the councils that have a vacancy with no date yet from which a notice could run, to be told of the rules.

    Only councils of England appoint under these regulations; in Wales there are none.
    """
    if register.panel.nation is Nation.WALES:
        return ()
    councils = [
        vacancy.body or "the council of a vacant seat"
        for vacancy in vacancies(register, on)
        if vacancy.seat is None or (vacancy.seat.council_met_on is None and vacancy.seat.accepted_on is None)
    ]
    return tuple(dict.fromkeys(councils))
