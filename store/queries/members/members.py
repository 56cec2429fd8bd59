"""Who sits on the panel as at a day, which seats stand vacant, whose term ends, and what is out of balance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, NamedTuple

from store.queries.rows import RecordId, Row, Source, cell
from store.queries.words.short import count
from store.records import Person, Role, Seat
from store.register import Register
from store.rules.attendance.room import quorum_needed
from store.rules.days.periods import add_months
from store.rules.declarations.interests import notice_state, registration_due
from store.rules.law.citations import cite
from store.rules.law.table import why_end_announced
from store.rules.members.balance import (
    WITHIN,
    Area,
    Limit,
    Share,
    by_area,
    by_council,
    by_party,
    by_skill,
    councils_to_tell,
    limits,
    notices,
)
from store.rules.members.membership import (
    ends_on,
    joined_on,
    members_at,
    monitoring_officer,
    office_words,
    seats_at,
    terms_ending,
    terms_expired,
    vacancies,
    veto_needs,
    veto_words,
    why_no_veto,
)
from store.rules.words.dates import long_date, short_date
from store.rules.words.names import full_name
from store.rules.words.wording import age_words, capital, listed


class SeatRow(NamedTuple):
    """One seat or office on a day. `state` says what is to be known: vacant for how long, or a term that ends soon."""

    id: str
    person: str
    name: str
    role: str
    body: str
    place: str
    party: str
    votes: bool
    from_date: dt.date | None
    until: dt.date | None
    substitutes: tuple[str, ...]
    state: str
    sits: bool
    source: str


class SeatMatter(NamedTuple):
    """Something about the membership to be known or done: a stable code, a sentence, what to do, and which seat."""

    code: str
    sentence: str
    cure: str
    seat: str = ""
    urgent: bool = True


class MembershipRow(Row, frozen=True, kw_only=True):
    """Something to be known or done about the membership. The id is that of the seat, empty if there is none."""

    code: str
    sentence: Annotated[str, cell(last=True)]
    place: Annotated[str, cell("id of the seat it is about")]
    cure: Annotated[str, cell(last=True)]
    id: RecordId
    source: Source


def membership_rows(register: Register, on: dt.date) -> tuple[MembershipRow, ...]:
    """List what is to be done or known about the membership and its interests on a day."""
    return tuple(
        MembershipRow(code=one.code, sentence=one.sentence, place=one.seat, cure=one.cure, id=one.seat, source="")
        for one in (*findings(register, on), *interests_clock(register, on))
    )


def roll(register: Register, on: dt.date) -> tuple[SeatRow, ...]:
    """List every seat and office on a day, vacant seats included, by role and name; each with the title it had then."""
    soon = {seat.id for seat in terms_ending(register, on)}
    return tuple(_row(register, seat, on, ends=seat.id in soon) for seat in seats_at(register, on))


def _row(register: Register, seat: Seat, on: dt.date, *, ends: bool) -> SeatRow:
    person = register.get(Person, seat.person)
    until = ends_on(register, seat)
    state = f"term ends {short_date(until)}" if ends and until else ""
    if seat.person is None:
        days = (on - seat.from_date).days if seat.from_date else None
        state = f"vacant for {age_words(days)}" if days else "vacant from today" if days == 0 else "vacant"
    return SeatRow(
        seat.id,
        seat.person or "",
        full_name(person, on) if person else "vacant",
        office_words(register, seat, on),
        seat.body,
        seat.place,
        seat.party,
        seat.votes and seat.role.sits,
        seat.from_date,
        until,
        tuple(register.person_name(one, on) for one in seat.substitutes),
        state,
        seat.role.sits,
        seat.source,
    )


def headline(register: Register, on: dt.date) -> str:
    """Say how many are in post on a day: `15 members in post · veto needs 10 of 15 · quorum 5 · 1 vacancy`."""
    in_post = members_at(register, on)
    parts = [f"{count(len(in_post), 'member')} in post"]
    parts.append(veto_words(veto_needs(register, on), len(in_post)))
    quorum = quorum_needed(register.panel.rules_on(on).quorum, len(in_post))
    parts.append(f"quorum {quorum}" if quorum is not None else "quorum not set")
    empty = len(vacancies(register, on))
    parts += [count(empty, "vacancy", "vacancies")] if empty else []
    return " · ".join(parts)


def findings(register: Register, on: dt.date) -> tuple[SeatMatter, ...]:
    """List what is to be done or known about the membership on a day: the urgent first."""
    matters = [*_empty(register, on), *_owed(register, on), *_ending(register, on)]
    for limit in limits(register, on):
        cure = f"{limit.provision}." if limit.provision else _ASK
        matters.append(SeatMatter("limit", _with_state(limit), cure, urgent=limit.state != WITHIN))
    no_veto = why_no_veto(register, on)
    matters += [SeatMatter("veto", no_veto, _ASK)] if no_veto else []
    ended = why_end_announced(on)
    matters += [SeatMatter("law", ended.sentence, ended.cure)] if ended else []
    return tuple(sorted(matters, key=lambda one: not one.urgent))


def _with_state(limit: Limit) -> str:
    """Say how a limit stands within the sentence that counts, before what follows from it."""
    counts, stop, follows = limit.sentence.removesuffix(".").partition(". ")
    return f"{counts} ({limit.state}){stop}{follows}."


_ASK = "Ask the monitoring officer which law applies."


def _empty(register: Register, on: dt.date) -> Iterator[SeatMatter]:
    """Go through the vacant seats with their age."""
    for vacancy in vacancies(register, on):
        name = vacancy.body or "the panel"
        age = f", for {age_words(vacancy.days)}" if vacancy.days else ""
        since = f" since {long_date(vacancy.since)}{age}" if vacancy.since else ""
        sentence = f"A seat of {name} stands vacant{since}."
        yield SeatMatter("vacancy", sentence, "Ask who will fill it.", vacancy.seat.id if vacancy.seat else "")


def _owed(register: Register, on: dt.date) -> Iterator[SeatMatter]:
    """Go through the councils to be told of the 21 and 14 days, and the notices that run."""
    for council in councils_to_tell(register, on):
        cure = "Tell the council, and record the day of its meeting and of the nominee's acceptance."
        sentence = (
            f"{capital(council)} should know: no nomination within 21 days after its meeting, or no appointment within "
            "14 days after acceptance, goes to the Home Secretary."
        )
        yield SeatMatter("council-to-tell", sentence, cure)
    for notice in notices(register, on):
        by = f" by {long_date(notice.due)}" if notice.due else ""
        sentence = f"{notice.council} {notice.what}: notice to the Home Secretary{by}"
        done = notice.state.startswith("notice given")
        cure = f"{notice.provision}." if notice.provision else _ASK
        yield SeatMatter("notice", f"{sentence} ({notice.state}).", cure, notice.seat, urgent=not done)


def _ending(register: Register, on: dt.date) -> Iterator[SeatMatter]:
    """Go through the terms that are over although their holders sit on, and those that end within a year."""
    for seat in terms_expired(register, on):
        words = f"The term of {register.person_name(seat.person, on)} ended on {long_date(seat.term_ends or on)}"
        cure = "Record the new end of the term, or the last day of the seat."
        yield SeatMatter("term-expired", f"{words}, and nothing says that it was renewed.", cure, seat.id)
    for seat in terms_ending(register, on):
        end = seat.term_ends or ends_on(register, seat) or on
        lay = " independent" if seat.role is Role.INDEPENDENT else ""
        sentence = f"The{lay} term of {register.person_name(seat.person, on)} ends on {long_date(end)}."
        yield SeatMatter("term", sentence, "Put reappointment or a successor on the programme.", seat.id)


def balance_lines(register: Register, on: dt.date) -> tuple[tuple[str, str], ...]:
    """Set out the balanced appointment objective by council, party and skill, as labels with text."""
    unknown = by_area(register, on).unknown > 0
    lines = [(share.name, _seats_words(share, unknown=unknown)) for share in by_council(register, on)]
    lines += [(share.name, _party_words(share)) for share in by_party(register, on)]
    lines += [("Parts of the area", _area_words(by_area(register, on)))]
    skills = by_skill(register, on)
    lines += [(share.name, count(share.members, "member")) for share in skills]
    if not skills:
        lines.append(("Skills", "not recorded"))
    lines.append(("Substitutes", _stand_ins(register, on)))
    lines.append(
        ("Objective", "All parts of the area, the political make-up of the councils taken together, and skills")
    )
    lines.append(("Provision", cite("balance")))
    return tuple(lines)


def _area_words(area: Area) -> str:
    """Say which councils have no member: not while the council of members is not recorded, which may be theirs."""
    if not area.councils:
        return "not known: no council of the area is recorded"
    unknown = f"the council of {count(area.unknown, 'member')} is not recorded" if area.unknown else ""
    if not area.without:
        return "every council of the area has a member"
    if unknown:
        return f"not known: {unknown}"
    return f"no member of {listed(area.without)}"


def _stand_ins(register: Register, on: dt.date) -> str:
    """Name those who may stand in, each for whom, and count the members for whom nobody may."""
    sitting = members_at(register, on)
    named = []
    for seat in sitting:
        if seat.substitutes:
            names = listed([register.person_name(one, on) for one in seat.substitutes])
            named.append(f"{names} for {register.person_name(seat.person, on)}")
    none = sum(not seat.substitutes for seat in sitting)
    return "; ".join([*named, f"nobody for {count(none, 'member')}"])


def _seats_words(share: Share, *, unknown: bool) -> str:
    """Count the members of a council; where those of no known council may be its, none are recorded and no more."""
    words = count(share.members, "member") if share.members or not unknown else "none recorded"
    words = words if share.seats is None else f"{words} of {count(share.seats, 'seat')}"
    return f"{words}, and {share.coopted} co-opted" if share.coopted else words


def _party_words(share: Share) -> str:
    words = count(share.members, "councillor")
    if share.due is None:
        return words
    return f"{words}; {share.due:.1f} in proportion to {share.councillors} councillors of all councils"


def interests_clock(register: Register, on: dt.date) -> tuple[SeatMatter, ...]:
    """List whose register of interests is owed: 28 days on joining, 28 days from a change, and the yearly check.

    The days run to the monitoring officer of a councillor's own council, or of the host authority for independents.
    """
    matters = [line for seat in members_at(register, on) for line in _clock_of(register, seat, on)]
    return tuple(sorted(matters, key=lambda one: not one.urgent))


def _clock_of(register: Register, seat: Seat, on: dt.date) -> Iterator[SeatMatter]:
    person = register.get(Person, seat.person)
    if person is None:
        return
    officer = monitoring_officer(register, person.id, on)
    of = f"the monitoring officer of {officer}" if officer else "their monitoring officer (council not recorded)"
    entries = [one for one in register.interests if one.person == person.id]
    told = person.interests_confirmed_on or any(one.entry.notified_on or one.confirmed_on for one in entries)
    joined = joined_on(register, seat)
    if joined and not told and (on - joined).days < _JOINED_LATELY:
        due = registration_due(register, joined)
        sentence = f"{person.name} registers interests with {of} by {long_date(due)}"
        yield _clock_line(f"{sentence} ({notice_state(due, None, on)}).", seat, urgent=True)
    for one in entries:
        if one.entry.arose_on is not None and one.entry.notified_on is None:
            due = registration_due(register, one.entry.arose_on)
            sentence = f"{person.name} tells {of} of an interest ({one.entry.category}) by {long_date(due)}"
            yield _clock_line(f"{sentence} ({notice_state(due, None, on)}).", seat, urgent=True)
    checked = person.interests_confirmed_on
    if checked is None or add_months(checked, 12) <= on:
        when = f"last on {long_date(checked)}" if checked else "no yearly check is recorded"
        yield _clock_line(
            f"{person.name} has not confirmed the register of interests in the last year: {when}.", seat, urgent=False
        )


_JOINED_LATELY = 60


def _clock_line(sentence: str, seat: Seat, *, urgent: bool) -> SeatMatter:
    return SeatMatter("interests", sentence, "Record it in the register of interests.", seat.id, urgent)
