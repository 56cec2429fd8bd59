"""The attendance board of a meeting, and the line that says whether it can decide."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, NamedTuple

import msgspec

from store.fields import heading_of
from store.queries.attendance.votes import votes_of
from store.queries.rows import RecordId, Row, cell
from store.queries.words.short import NOT_RECORDED, count, meeting_title
from store.records import Attendance, InTheChair, Meeting, MeetingStatus, Presence, Seat, WorkItem
from store.register import Register
from store.rules.attendance.asks import no_quorum
from store.rules.attendance.remote import is_virtual, only_by_link
from store.rules.attendance.room import Room, has_vote, room
from store.rules.attendance.seating import HERE, NOT_MEMBERS, business, doubled, in_room
from store.rules.declarations.interests import effect_words
from store.rules.members.membership import (
    is_member,
    members_at,
    office_behind,
    printed_name,
    printed_role,
    seat_of,
    stood_in_for,
    veto_words,
    why_no_veto,
)
from store.rules.words.dates import clock_time, long_date
from store.rules.words.wording import capital, counted, opening, quoted

MEMBERS, SUBSTITUTES, ATTENDING = "members", "substitutes", "in attendance"
"""The groups of the board, in their order."""

TICK, CROSS = "✓", "✗"


class BoardRow(Row, frozen=True, kw_only=True):
    """Somebody on the board of a meeting, under the name and office of that day. The id is that of the person."""

    id: RecordId
    source: Annotated[str, cell("the paper the meeting was taken from", heading="Taken from")]
    group: Annotated[str, cell("members, substitutes or in attendance")]
    name: str
    role: str
    state: Annotated[str, cell("expected, present, apologies and so on, or not recorded")]
    note: Annotated[str, cell("for whom, times, items out")]
    item_note: Annotated[str, cell("with --item: what follows from an interest, or out of the room")]
    votes: bool
    remote: bool
    counts: Annotated[bool, cell("whether the person is present in law: in the room, or by a remote link that counts")]
    substitute_for: str | None


class Board(msgspec.Struct, frozen=True):
    """Everything about the attendance of one meeting, at one item of it if one is chosen."""

    meeting: str
    title: str
    item: str
    item_title: str
    line: str
    rows: tuple[BoardRow, ...]
    warnings: tuple[str, ...]


def is_forecast(meeting: Meeting) -> bool:
    """Say whether nobody has come yet, so that only a forecast can be made."""
    return not any(one.presence in HERE for one in meeting.attendance)


def current_room(register: Register, meeting: Meeting, item: str = "") -> Room:
    """Give the room at an item as it is, or as it is to be expected while nobody has come."""
    return room(register, meeting, item, forecast=is_forecast(meeting))


def live_line(register: Register, meeting: Meeting, item: str = "") -> str:
    """Say whether a meeting can decide: `present 11 · eligible on this item 10 · quorum 5 ✓ · veto needs 10 of 15`."""
    there = current_room(register, meeting, item)
    return f"{deciding_line(register, meeting, there, ' on this item' if item else '')}{link_words(there)}"


def link_words(there: Room) -> str:
    """Say, behind another line, how many take part by remote link where that does not count; nothing if nobody does."""
    return f" · {len(there.by_link)} by link, not counted" if there.by_link else ""


def deciding_line(register: Register, meeting: Meeting, there: Room, on_what: str = "") -> str:
    """Say of a room whether it can decide: `present 11 · eligible 10 · quorum 5 ✓ · veto needs 10 of 15`.

    `on_what` says on what the eligible are so. Without it the line fits 69 cells, the width of a list beside its pane.
    """
    if is_forecast(meeting) and meeting.status is MeetingStatus.HELD:
        return f"attendance {NOT_RECORDED} · {count(len(members_at(register, meeting.date)), 'member')} in post"
    parts = [f"{'expected' if there.forecast else 'present'} {len(there.present)}"]
    parts += [f"eligible{on_what} {len(there.eligible)}", _quorum_words(there)]
    short = f" {CROSS}" if there.veto_possible is False else ""
    return " · ".join([*parts, f"{veto_words(there.veto, there.in_post)}{short}"])


def _quorum_words(there: Room) -> str:
    if there.quorum is None:
        return "quorum not set"
    return f"quorum {there.quorum} {TICK if there.has_quorum else CROSS}"


def board(register: Register, meeting_id: str, item: str = "") -> Board:
    """Give the board of a meeting: members of that day, substitutes, and those in attendance.

    Raises:
        Refused: there is no such meeting, or it is in the bin.
    """
    meeting = register.need(Meeting, meeting_id, "meeting")
    there = current_room(register, meeting, item)
    order = {one.id: place for place, one in enumerate(business(register, meeting.id))}
    known = {one.person: one for one in meeting.attendance}
    listed = [seat.person for seat in members_at(register, meeting.date) if seat.person]
    listed += [person for person in known if person not in listed]
    rows = [_row(register, meeting, person, known.get(person), there, item, order) for person in listed]
    chosen = register.get(WorkItem, item)
    return Board(
        meeting.id,
        meeting_title(meeting),
        item,
        chosen.title if chosen else "",
        live_line(register, meeting, item),
        tuple(sorted(rows, key=lambda row: _GROUPS.index(row.group))),
        tuple(_warnings(register, meeting, there)),
    )


_GROUPS = (MEMBERS, SUBSTITUTES, ATTENDING)


def _row(
    register: Register,
    meeting: Meeting,
    person: str,
    one: Attendance | None,
    there: Room,
    item: str,
    order: dict[str, int],
) -> BoardRow:
    member = is_member(register, person, meeting.date)
    substitute = bool(one and one.stands_in)
    group = SUBSTITUTES if substitute else MEMBERS if member else ATTENDING
    state = one.presence.value if one else (NOT_RECORDED if meeting.status is MeetingStatus.HELD else "expected")
    seat = seat_of(register, person, meeting.date)
    rules = register.panel.rules_on(meeting.date)
    may = has_vote(one, rules) if substitute and one else bool(member and seat and seat.votes)
    follows = there.effects.get(person)
    here = effect_words(follows) if follows else ""
    if item and one and one.presence in HERE | NOT_MEMBERS and not _in(one, item, order):
        here = "out of the room" + (f"; {here}" if here else "")
    return BoardRow(
        id=person,
        source=meeting.source,
        group=group,
        name=printed_name(register, person, meeting),
        role=printed_role(register, person, meeting),
        state=state,
        note="; ".join(_notes(register, meeting, one)) if one else "",
        item_note=here,
        votes=may,
        remote=bool(one and one.remote),
        counts=person in there.present,
        substitute_for=one.substitute_for if one else None,
    )


def _in(one: Attendance, item: str, order: dict[str, int]) -> bool:
    as_member = msgspec.structs.replace(one, presence=Presence.PRESENT)
    return in_room(as_member, item, None, order)


def _notes(register: Register, meeting: Meeting, one: Attendance) -> list[str]:
    """Say what is out of the ordinary about one person's attendance."""
    notes = []
    if one.stands_in:
        vote = "" if one.votes is not False else ", without the vote"
        notes.append(f"for {stood_in_for(register, meeting, one)}{vote}")
    if one.remote:
        notes.append("by link, not counted" if only_by_link(register, meeting, one) else "by remote link")
    if one.told_on:
        notes.append(f"told on {long_date(one.told_on)}")
    if one.arrived or one.from_item:
        notes.append(f"arrived{_at(one.arrived)}{_item_words(register, ' for', one.from_item)}")
    if one.left or one.until_item:
        notes.append(f"left{_at(one.left)}{_item_words(register, ' after', one.until_item)}")
    for absence in one.absences:
        until = f" until {clock_time(absence.returned)}" if absence.returned else ""
        why = f" ({absence.reason})" if absence.reason else ""
        notes.append(f"out{_item_words(register, ' for', absence.item)}{_at(absence.left)}{until}{why}")
    return notes


def _at(time: dt.time | None) -> str:
    return f" at {clock_time(time)}" if time else ""


def _item_words(register: Register, before: str, item: str) -> str:
    if not item:
        return ""
    known = register.get(WorkItem, item)
    return f"{before} {quoted(known.title) if known else item}"


def _warnings(register: Register, meeting: Meeting, there: Room) -> list[str]:
    """Say what the clerk should settle: no quorum, no veto, members of whom nothing is recorded."""
    warnings = []
    if there.has_quorum is False:
        warnings.append(no_quorum(there, "would be" if there.forecast else "is"))
    warnings += _by_link(there)
    warnings += [
        f"{printed_name(register, other.person, meeting)} stands in for {printed_name(register, one.person, meeting)}, "
        "who came too: they are one seat. Say when one of the two left, and when the other came."
        for one, other in doubled(register, meeting)
    ]
    if there.quorum is None:
        warnings.append("The panel's quorum is not set, so no vote can be checked against it.")
    if there.veto_possible is False and not there.forecast:
        may = counted(there.for_veto, "member") if there.for_veto else "no member"
        whole = f"{there.veto} of the {counted(there.in_post, 'member')} in post"
        warnings.append(f"A veto cannot be reached: {may} can vote for one, and it needs {whole}.")
    no_veto = why_no_veto(register, meeting.date)
    warnings += [no_veto] if no_veto else []
    if meeting.status is MeetingStatus.HELD and not is_forecast(meeting):
        known = {one.person for one in meeting.attendance}
        missing = [s.person for s in members_at(register, meeting.date) if s.person and s.person not in known]
        if missing:
            names = ", ".join(printed_name(register, person, meeting) for person in missing)
            warnings.append(f"Nothing is recorded of {names}.")
    warnings += [
        f"Vote {row.number} on {opening(row.title)}: {row.trouble}"
        for row in votes_of(register, meeting)
        if row.trouble
    ]
    return warnings


def _by_link(there: Room) -> list[str]:
    """Say what the law makes of those who take part by remote link, where anybody does and it is no plain yes."""
    if there.by_link:
        take = "would take" if there.forecast else "took"
        return [f"{counted(len(there.by_link), 'person')} {take} part by remote link. {there.reach.words}"]
    return [there.reach.words] if there.linked and there.reach.counts is None else []


class RollEntry(NamedTuple):
    """Somebody on the roll: the name of that day, and the words behind it, such as an office or for whom they stood."""

    person: str
    name: str
    words: str

    @property
    def line(self) -> str:
        """Write the entry on a line of its own."""
        if self.words.startswith("substitute"):
            return f"{self.name} ({self.words})"
        return f"{self.name}, {self.words}" if self.words else self.name


class RollGroup(NamedTuple):
    """A heading of the roll as minutes print it, with those who stand under it."""

    heading: str
    entries: tuple[RollEntry, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Write a line for each person."""
        return tuple(one.line for one in self.entries)


def printed_roll(register: Register, meeting: Meeting) -> tuple[RollGroup, ...]:
    """Give the roll of a meeting in the form of its minutes: present, apologies, in attendance, also present.

    Every name and office is that of the day; a substitute stands among those present, with the member's name. Whoever
    took part by remote link is marked so, except at a meeting that was virtual as a whole.
    """
    groups = (
        ("Present", HERE),
        ("Apologies", frozenset({Presence.APOLOGIES})),
        ("Absent", frozenset({Presence.ABSENT})),
        ("In attendance", frozenset({Presence.IN_ATTENDANCE})),
        ("Also present", frozenset({Presence.ALSO_PRESENT})),
        ("Expected", frozenset({Presence.EXPECTED})),
    )
    filled = []
    for heading, kinds in groups:
        entries = tuple(_roll_entry(register, meeting, one) for one in meeting.attendance if one.presence in kinds)
        if entries:
            filled.append(RollGroup(heading, entries))
    return tuple(filled)


def _roll_entry(register: Register, meeting: Meeting, one: Attendance) -> RollEntry:
    name = printed_name(register, one.person, meeting)
    in_chair = "; ".join(chair_words(register, chair) for chair in meeting.chairs if chair.person == one.person)
    linked = "by remote link" if one.remote and not is_virtual(meeting) else ""
    if one.stands_in:
        stands = f"substitute for {stood_in_for(register, meeting, one)}"
        return RollEntry(one.person, name, "; ".join(filter(None, (stands, in_chair, linked))))
    words = in_chair or office_behind(register, meeting, one)
    return RollEntry(one.person, name, "; ".join(filter(None, (words, linked))))


def chair_words(register: Register, chair: InTheChair) -> str:
    """Say that somebody was in the chair, and from when if not from the beginning: `in the Chair from 2:15 pm`."""
    item = _item_words(register, " from", chair.from_item)
    when = f" from {clock_time(chair.from_time)}" if chair.from_time else item
    return f"{chair.words}{when}"


def describe(register: Register, meeting: Meeting, row: BoardRow) -> tuple[tuple[str, str], ...]:
    """Give what the board knows of one person, as labels with text."""
    seat = seat_of(register, row.id, meeting.date)
    return (
        ("Role that day", row.role),
        ("State", capital(row.state)),
        (heading_of(Seat, "body"), seat.body if seat else ""),
        (heading_of(Seat, "votes"), "yes" if row.votes else "no"),
        ("Attendance", row.note or "nothing out of the ordinary"),
        ("This item", row.item_note or "no interest declared"),
    )


def board_rows(register: Register, _today: dt.date, meeting: str, item: str = "") -> tuple[BoardRow, ...]:
    """List everyone on the board of a meeting. Raises Refused if there is no such meeting."""
    return board(register, meeting, item).rows
