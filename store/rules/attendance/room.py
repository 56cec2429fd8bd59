"""Who is in the room for an item, who may vote on it, and whether the panel can decide: worked out, never kept."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from store.problems import Problem
from store.records import Attendance, Meeting, Presence
from store.records.panel import QuorumRule, RuleSet
from store.register import Register
from store.rules.attendance.remote import Reach, is_remote, only_by_link, reach
from store.rules.attendance.seating import HERE, NOT_MEMBERS, linked_only, moment, seated
from store.rules.calendar.meetings import the_meeting
from store.rules.calendar.settled import why_settled
from store.rules.declarations.interests import Effect, bars
from store.rules.members.barred import barred, stands_in_for_coopted, why_barred
from store.rules.members.membership import is_member, members_at, printed_name, stood_in_for, veto_needs
from store.rules.words.dates import clock_time
from store.rules.words.loose import why_no_day
from store.rules.words.wording import capital


class Room(NamedTuple):
    """A meeting at one item, or at no item in particular.

    `present` are the members and substitutes who are there, `eligible` those of them who may vote, `quorate` those who
    count for the quorum: not those who must leave for the item. `quorum` is the number needed, None if the panel has
    set none; `veto` the number of votes a veto needs, None where there is no such law; `substitutes` who of the
    eligible stands in for a member. `effects` is what follows from declarations for each person who made one.
    `forecast` says that nobody has come yet: then those expected are taken.

    `reach` says whether those by remote link count; `by_link` are those who would be present but for that, and `linked`
    those among the present who take part so. `for_veto` is how many could vote for a veto of the precept.
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
    reach: Reach = Reach(True, "")
    by_link: tuple[str, ...] = ()
    linked: frozenset[str] = frozenset()
    for_veto: int = 0

    @property
    def has_quorum(self) -> bool | None:
        """Say whether enough members are there to decide; None if the panel has set no quorum."""
        return None if self.quorum is None else len(self.quorate) >= self.quorum

    @property
    def veto_possible(self) -> bool | None:
        """Say whether a veto could be reached if all who may vote voted for it; None where there is no such law."""
        return None if self.veto is None else self.for_veto >= self.veto


def quorum_needed(rule: QuorumRule, in_post: int) -> int | None:
    """Give the number of members a quorum takes, of those in post; a part counts as a whole member. None: not set."""
    if rule.mode == "number" and rule.number:
        return rule.number
    if rule.mode == "fraction" and rule.numerator and rule.denominator:
        return max(rule.at_least or 1, -(-rule.numerator * in_post // rule.denominator))
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


def room(
    register: Register, meeting: Meeting, item: str = "", at: dt.time | None = None, *, forecast: bool = False
) -> Room:
    """Work out who is in the room for an item, and at a time if one is given; without an item, for the meeting as such.

    Whoever must leave for the item because of an interest is not in the room for it, not in its quorum and may not
    vote on it. With `forecast`, members with no attendance recorded are taken to come.
    """
    members = {seat.person: seat for seat in members_at(register, meeting.date) if seat.person}
    effects = bars(register, meeting.id, item) if item else {}
    rules = register.panel.rules_on(meeting.date)
    when = moment(register, meeting, item, at, forecast=forecast)
    sit = seated(register, meeting, when)
    present, linked = [one.person for one in sit], {one.person for one in sit if is_remote(meeting, one)}
    eligible, quorate, substitutes = [], [], set()
    for one in sit:
        follows = effects.get(one.person)
        if follows and follows.leaves:
            continue
        votes = has_vote(one, rules) if one.stands_in else members[one.person].votes and one.votes is not False
        if votes and (rules.quorum.substitutes_count or not one.stands_in):
            quorate.append(one.person)
        if votes and not (follows and follows.barred):
            eligible.append(one.person)
            if one.stands_in:
                substitutes.add(one.person)
    return Room(
        tuple(present),
        tuple(eligible),
        tuple(quorate),
        quorum_needed(rules.quorum, len(members)),
        len(members),
        veto_needs(register, meeting.date),
        frozenset(substitutes),
        effects,
        forecast,
        reach(register, meeting),
        linked_only(register, meeting, when),
        frozenset(linked),
        len(eligible) - len(substitutes) * (rules.substitutes_count_for_veto is False),
    )


def has_vote(one: Attendance, rules: RuleSet) -> bool:
    """Say whether a substitute has the member's vote: as recorded, else by the panel's rules, else yes."""
    return one.votes if one.votes is not None else rules.substitutes_vote is not False


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
    if not moment(register, meeting, item, at).is_in(one):
        return "was out of the room"
    if only_by_link(register, meeting, one):
        return "took part by remote link, which does not count,"
    if not any(seat.person == person for seat in seated(register, meeting, moment(register, meeting, item, at))):
        whom = stood_in_for(register, meeting, one)
        return f"stands in for {whom}, whose seat is taken," if one.stands_in else "has given up the seat"
    return "has no vote"


def times_problems(register: Register, meeting: Meeting, one: Attendance) -> tuple[Problem, ...]:
    """List the times of one person's attendance that cross: with each other, or with those of the meeting."""
    name = printed_name(register, one.person, meeting)
    problems: list[Problem] = []
    pairs = [("arrived", one.arrived, "left", one.left)]
    pairs += [("left for a time", gone.left, "come back", gone.returned) for gone in one.absences]
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
    if meeting.binned_on is None and not off and not (came and (meeting.known_by or meeting.date > today)):
        return why_settled(meeting)
    name = capital(the_meeting(meeting, weekday=True))
    if meeting.binned_on is not None:
        return Problem("in-bin", f"{name} is in the bin.", "Take it out of the bin first.", "meeting", "bin")
    if off:
        sentence = f"{name} was {meeting.status.value}."
        cure = "Reopen it as arranged first, if it took place after all."
        return Problem("meeting-off", sentence, cure, "meeting", "meeting.status")
    if meeting.known_by:
        return why_no_day(meeting, "meeting")
    cure = "Record apologies and substitutes now, and who came on the day."
    return Problem("meeting-to-come", f"{name} has not taken place yet.", cure, "meeting")


def why_not_present(register: Register, meeting: Meeting, person: str, *, late: bool = False) -> Problem | None:
    """Say why a member cannot be recorded as present: a substitute is recorded, or no seat is held.

    Whoever comes `late`, or by a link that leaves the seat free, may do so beside a substitute.
    """
    bar = why_barred(register, person, meeting.date, "person", _office(meeting, person))
    if bar is not None:
        return Problem(bar.code, bar.sentence, "Record them as in attendance.", bar.field)
    if not is_member(register, person, meeting.date):
        name = printed_name(register, person, meeting)
        cure = "Record them as in attendance, or as a substitute, or enter their seat among the members."
        return Problem("not-member", f"{name} is not a member in post on that day.", cure, "person")
    standing = [one for one in meeting.attendance if one.substitute_for == person and not late and not _for_a_part(one)]
    if standing:
        other, name = (printed_name(register, one, meeting) for one in (standing[0].person, person))
        cure = f"Take {other} off the attendance first, or say when {other} came or left."
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
