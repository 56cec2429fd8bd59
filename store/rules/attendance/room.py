"""Who is in the room for an item, who may vote on it, and whether the panel can decide: worked out, never kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from store.problems import Problem
from store.records import Absence, Attendance, ItemStatus, Meeting, Presence, Role, Seat, WorkItem
from store.records.panel import QuorumRule
from store.register import Register
from store.rules.calendar.meetings import the_meeting
from store.rules.calendar.settled import why_settled
from store.rules.declarations.interests import Effect, bars
from store.rules.members.barred import barred, is_barred, stands_in_for_coopted, why_barred
from store.rules.members.membership import is_member, members_at, printed_name, seats_at, veto_needs
from store.rules.words.dates import clock_time
from store.rules.words.wording import capital

HERE = frozenset({Presence.PRESENT, Presence.SUBSTITUTE})
"""How a member or a substitute who came is recorded."""

NOT_MEMBERS = frozenset({Presence.IN_ATTENDANCE, Presence.ALSO_PRESENT})
"""How those are recorded who came without being members."""


class Room(NamedTuple):
    """A meeting at one item, or at no item in particular.

    `present` are the members and substitutes who are there, `eligible` those of them who may vote, `quorate` those who
    count for the quorum: not those who must leave for the item. `quorum` is the number needed, None if the panel has
    set none; `veto` the number of votes a veto needs, None where there is no such law; `substitutes` who of the
    eligible stands in for a member. `effects` is what follows from declarations for each person who made one.
    `forecast` says that nobody has come yet: then those expected are taken.
    """

    present: tuple[str, ...]
    eligible: tuple[str, ...]
    quorate: tuple[str, ...]
    quorum: int | None
    in_post: int
    veto: int | None
    substitutes: frozenset[str]
    effects: dict[str, Effect]
    forecast: bool = False

    @property
    def has_quorum(self) -> bool | None:
        """Say whether enough members are there to decide; None if the panel has set no quorum."""
        return None if self.quorum is None else len(self.quorate) >= self.quorum

    @property
    def veto_possible(self) -> bool | None:
        """Say whether a veto could be reached if all who may vote voted for it; None where there is no such law."""
        return None if self.veto is None else len(self.eligible) >= self.veto


def came(one: Attendance) -> bool:
    """Say whether somebody came as a member or a substitute."""
    return one.presence in HERE


def quorum_needed(rule: QuorumRule, in_post: int) -> int | None:
    """Give the number of members a quorum takes, of those in post; a part counts as a whole member. None: not set."""
    if rule.mode == "number" and rule.number:
        return rule.number
    if rule.mode == "fraction" and rule.numerator and rule.denominator:
        return max(1, -(-rule.numerator * in_post // rule.denominator))
    return None


def why_not_quorum(rule: QuorumRule) -> Problem | None:
    """Say why a quorum rule cannot be right; None if it can."""
    if rule.mode == "number" and (rule.number is None or rule.number < 1):
        return Problem("quorum-number", "The quorum has no number of members.", "Type 1 or more.", "quorum")
    if rule.mode == "fraction":
        top, bottom = rule.numerator or 0, rule.denominator or 0
        if not 0 < top <= bottom:
            sentence = f"{top}/{bottom} of the members is not a quorum."
            return Problem("quorum-fraction", sentence, "Type a fraction such as 1/3.", "quorum")
    return None


def business(register: Register, meeting: str) -> tuple[WorkItem, ...]:
    """Give the items of business of a meeting in their order, without those withdrawn."""
    return tuple(item for item in register.items_of(meeting) if item.status is not ItemStatus.WITHDRAWN)


def room(
    register: Register, meeting: Meeting, item: str = "", at: dt.time | None = None, *, forecast: bool = False
) -> Room:
    """Work out who is in the room for an item, and at a time if one is given; without an item, for the meeting as such.

    Whoever must leave for the item because of an interest is not in the room for it, not in its quorum and may not
    vote on it. With `forecast`, members with no attendance recorded are taken to come.
    """
    members = {seat.person: seat for seat in members_at(register, meeting.date) if seat.person}
    effects = bars(register, meeting.id, item) if item else {}
    order = {one.id: place for place, one in enumerate(business(register, meeting.id))}
    rule = register.panel.rules_on(meeting.date).quorum
    present, eligible, quorate, substitutes = [], [], [], set()
    for one in _attending(register, members, meeting, forecast=forecast):
        stands_in = one.stands_in
        known = stands_in or (one.person in members and not is_barred(register, meeting, one.person))
        if not known or not (forecast or in_room(one, item, at, order)):
            continue
        present.append(one.person)
        follows = effects.get(one.person)
        if follows and follows.leaves:
            continue
        votes = has_vote(one) if stands_in else members[one.person].votes and one.votes is not False
        if votes and (rule.substitutes_count or not stands_in):
            quorate.append(one.person)
        if votes and not (follows and follows.barred):
            eligible.append(one.person)
            if stands_in:
                substitutes.add(one.person)
    return Room(
        tuple(present),
        tuple(eligible),
        tuple(quorate),
        quorum_needed(rule, len(members)),
        len(members),
        veto_needs(register, meeting.date),
        frozenset(substitutes),
        effects,
        forecast,
    )


def _attending(register: Register, members: Iterable[str], meeting: Meeting, *, forecast: bool) -> list[Attendance]:
    """Give the attendance of members and substitutes who came or, in a forecast, who are to come; each person once."""
    known: dict[str, Attendance] = {}
    for one in meeting.attendance:
        known.setdefault(one.person, one)
    if not forecast:
        return [
            one for one in known.values() if one.presence in HERE and _valid_substitute(register, meeting, one, known)
        ]
    coming = [
        one
        for one in known.values()
        if (one.presence in HERE or one.presence is Presence.EXPECTED)
        and _valid_substitute(register, meeting, one, known)
    ]
    waiting = [Attendance(person=person, presence=Presence.EXPECTED) for person in members if person not in known]
    return coming + waiting


def _valid_substitute(register: Register, meeting: Meeting, one: Attendance, known: dict[str, Attendance]) -> bool:
    """Tell whether a substitute may sit: the place is empty, and no other substitute came before for the same."""
    if not one.stands_in:
        return one.presence is not Presence.SUBSTITUTE
    if is_barred(register, meeting, one.person):
        return False
    before = []
    for other in known.values():
        if other is one:
            break
        before.append(other)
    if one.for_council:
        return not is_full(register, meeting, one, before)
    member = known.get(one.substitute_for or "")
    if member is not None and member.presence in HERE and not apart(register, meeting, one, member):
        return False
    rivals = (other for other in before if other.substitute_for == one.substitute_for)
    return all(apart(register, meeting, one, other) for other in rivals)


def apart(register: Register, meeting: Meeting, one: Attendance, other: Attendance) -> bool:
    """Say whether two people were never in the room together: one had left before the other came, by item or time."""
    order = {each.id: place for place, each in enumerate(business(register, meeting.id))}
    return _before(one, other, order) or _before(other, one, order)


def _before(one: Attendance, other: Attendance, order: dict[str, int]) -> bool:
    if one.left and other.arrived and one.left <= other.arrived:
        return True
    last, first = order.get(one.until_item), order.get(other.from_item)
    return last is not None and first is not None and last < first


def _seats_of(register: Register, meeting: Meeting, body: str) -> list[Seat]:
    seats = seats_at(register, meeting.date)
    return [seat for seat in seats if seat.role.sits and seat.role is not Role.INDEPENDENT and seat.body == body]


def is_full(register: Register, meeting: Meeting, one: Attendance, others: Iterable[Attendance]) -> bool:
    """Say whether all places of the council that somebody stands in for are taken, by its members and by stand-ins.

    A vacant seat is a place. `others` are those who came before; all who are there as members count beside them. Where
    no seat of the council is recorded as its own, those of which the council is not recorded are its places.
    """
    seats = _seats_of(register, meeting, one.for_council) or _seats_of(register, meeting, "")
    holders = {seat.person for seat in seats if seat.person}
    came = [other for other in meeting.attendance if other.presence in HERE and other.person in holders]
    same = {seat.body for seat in seats} | {one.for_council}
    if "" in same:
        same |= {other.for_council for other in others if not _seats_of(register, meeting, other.for_council)}
    came += [other for other in others if other.for_council in same - {""} or other.substitute_for in holders]
    there = [other for other in came if other.person != one.person and not apart(register, meeting, one, other)]
    return len({other.person for other in there}) >= len(seats)


def has_vote(one: Attendance) -> bool:
    """Say whether a substitute has the member's vote: yes, unless it is recorded that they have not."""
    return one.votes is not False


def in_room(one: Attendance, item: str, at: dt.time | None, order: dict[str, int]) -> bool:
    """Say whether someone who came was in the room for an item, at a time if given, whatever interests they declared.

    `order` gives the place of each item on the agenda. Where neither time nor item tells, someone who has left is out.
    """
    if one.presence not in HERE or any(_away(absence, item, at) for absence in one.absences):
        return False
    if at is not None:
        return not (one.arrived and at < one.arrived) and not (one.left and one.left <= at)
    here, first, last = order.get(item), order.get(one.from_item), order.get(one.until_item)
    if here is not None and first is not None and here < first:
        return False
    if one.left is None and not one.until_item:
        return True
    return here is not None and last is not None and here <= last


def _away(absence: Absence, item: str, at: dt.time | None) -> bool:
    if absence.item and absence.item != item:
        return False
    if at is not None and (absence.left or absence.returned):
        begun = absence.left is None or absence.left <= at
        ended = absence.returned is not None and absence.returned <= at
        return begun and not ended
    if absence.item:
        return True
    return absence.returned is None


def why_not_in_room(register: Register, meeting: Meeting, person: str, item: str, at: dt.time | None) -> str:
    """Say in a clause why somebody who is not among those who may vote on an item is not."""
    one = next((entry for entry in meeting.attendance if entry.person == person), None)
    if one is None or one.presence in {Presence.EXPECTED, Presence.ABSENT}:
        bar = barred(register, person, meeting.date, one.role if one else "")
        return bar.words if bar else "is not recorded as present"
    if one.presence is Presence.APOLOGIES:
        return "sent apologies"
    bar = barred(register, person, meeting.date, one.role, coopted=stands_in_for_coopted(register, meeting, one))
    if bar is not None:
        return bar.words
    if one.presence in NOT_MEMBERS or not (one.stands_in or is_member(register, person, meeting.date)):
        return "is not a member of the panel"
    follows = (bars(register, meeting.id, item) if item else {}).get(person)
    if follows and follows.leaves:
        return "had to leave for this item because of an interest"
    if follows and follows.barred:
        return "may not vote on this item because of an interest"
    order = {each.id: place for place, each in enumerate(business(register, meeting.id))}
    if not in_room(one, item, at, order):
        return "was out of the room"
    return "has no vote"


def times_problems(register: Register, meeting: Meeting, one: Attendance) -> tuple[Problem, ...]:
    """List the times of one person's attendance that cross: with each other, or with those of the meeting."""
    name = printed_name(register, one.person, meeting)
    problems: list[Problem] = []
    pairs = [("arrived", one.arrived, "left", one.left)]
    pairs += [("left for a time", gone.left, "came back", gone.returned) for gone in one.absences]
    for first, early, second, late in pairs:
        if early and late and late <= early:
            sentence = (
                f"{name} would have {second} at {clock_time(late)}, before having {first} at {clock_time(early)}."
            )
            problems.append(Problem("times-crossed", sentence, f"Type a time later than {clock_time(early)}.", "left"))
    for label, time in (("arrived", one.arrived), ("left", one.left)):
        if time and meeting.finish and time > meeting.finish:
            sentence = f"{name} cannot have {label} at {clock_time(time)}: the meeting finished earlier."
            cure = f"Type a time up to {clock_time(meeting.finish)}, or correct the finish of the meeting."
            problems.append(Problem("times-finish", sentence, cure, label))
    return tuple(problems)


def why_not_record(meeting: Meeting, *, came: bool, today: dt.date) -> Problem | None:
    """Say why attendance at a meeting cannot be recorded; None if it can. `came` is for those who were there."""
    off = meeting.status.value in {"cancelled", "released"}
    if meeting.binned_on is None and not off and not (came and meeting.date > today):
        return why_settled(meeting)
    name = capital(the_meeting(meeting, weekday=True))
    if meeting.binned_on is not None:
        return Problem("in-bin", f"{name} is in the bin.", "Take it out of the bin first.", "meeting", "bin")
    if off:
        sentence = f"{name} was {meeting.status.value}."
        cure = "Reopen it as arranged first, if it took place after all."
        return Problem("meeting-off", sentence, cure, "meeting", "meeting.status")
    cure = "Record apologies and substitutes now, and who came on the day."
    return Problem("meeting-to-come", f"{name} has not taken place yet.", cure, "meeting")


def why_not_present(register: Register, meeting: Meeting, person: str) -> Problem | None:
    """Say why a member cannot be recorded as present: apologies or a substitute are recorded, or no seat is held."""
    bar = why_barred(register, person, meeting.date, "person", _office(meeting, person))
    if bar is not None:
        return Problem(bar.code, bar.sentence, "Record them as in attendance.", bar.field)
    if not is_member(register, person, meeting.date):
        name = printed_name(register, person, meeting)
        cure = "Record them as in attendance, or as a substitute, or enter their seat among the members."
        return Problem("not-member", f"{name} is not a member in post on that day.", cure, "person")
    standing = [one for one in meeting.attendance if one.substitute_for == person and not _for_a_part(one)]
    if standing:
        other, name = (printed_name(register, one, meeting) for one in (standing[0].person, person))
        cure = f"Take {other} off the attendance first."
        sentence = f"{other} is recorded as the substitute for {name}."
        return Problem("has-substitute", sentence, cure, "person", "attend.clear")
    return None


def _for_a_part(one: Attendance) -> bool:
    """Say whether somebody was there for a part of the meeting, so that the member can have been for another."""
    return bool(one.from_item or one.until_item or one.arrived or one.left)


def _office(meeting: Meeting, person: str) -> str:
    """Give the office under which the roll of a meeting has somebody; empty if none."""
    return next((one.role for one in meeting.attendance if one.person == person and not one.stands_in), "")


def why_not_apologies(register: Register, meeting: Meeting, person: str) -> Problem | None:
    """Say why apologies cannot be recorded: the person is recorded as having come."""
    one = next((entry for entry in meeting.attendance if entry.person == person), None)
    if one is not None and one.presence in HERE:
        name = printed_name(register, person, meeting)
        cure = "Clear the attendance first if that is a slip; record a time of leaving if they left early."
        return Problem("present-and-apologies", f"{name} is recorded as {one.presence.value}.", cure, "person")
    return None
