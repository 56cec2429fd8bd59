"""Taking an event back: what it changed goes, and its sentence if the clerk has not worded it otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from store.commands.attendance.room import told_if_settled
from store.commands.edits import Joined
from store.commands.fields import Problems
from store.commands.programme.moves import move_items
from store.edit import Edit
from store.problems import Refused
from store.records import (
    Action,
    Attendance,
    Declaration,
    Meeting,
    Minute,
    Presence,
    Record,
    Stamp,
    StampKind,
    Vote,
    WorkItem,
)
from store.register import Register
from store.rules.attendance.standing import attendance_of
from store.rules.calendar.meetings import the_meeting
from store.rules.minutes.exempt import is_exempt_minute
from store.rules.room.back import why_not_take_back
from store.rules.room.exclusion import TOLD_APART, apart_from, holds_nothing
from store.rules.room.sentences import where_of
from store.rules.room.standing import why_decided_no_more
from store.rules.room.written import stands_as, with_sentence
from store.rules.words.dates import clock_time


class Taking(NamedTuple):
    """An event that is being taken back, on the records as they now are."""

    joined: Joined
    today: dt.date
    stamp: Stamp

    @property
    def meeting(self) -> Meeting:
        """The meeting as it now is."""
        return self.joined.register.need(Meeting, self.stamp.meeting, "meeting")

    def put(self, *records: Record) -> None:
        """Keep records as they are given."""
        self.joined.take(Edit("", records))

    def bin(self, kind: type[Record], record_id: str | None) -> None:
        """Put the record that the event made in the bin."""
        made = self.joined.register.live(kind, record_id)
        if made is not None:
            self.put(replace(made, binned_on=self.today))


def take_stamp_back(register: Register, today: dt.date, /, *, stamp: str) -> Edit:
    """Take one event of a meeting back, into the bin, with what it changed.

    The sentence that was written for it goes out of its minute; where the clerk has worded it otherwise, those words
    stay. An exempt minute that was begun with it and holds nothing else goes with it. A question that was put stays so,
    and so do items that the meeting considered.

    Raises:
        Refused: later events rest on it, a recorded vote would no longer stand, or the minutes are final.
    """
    current = register.need(Stamp, stamp, "stamp")
    problems = Problems()
    problems.add(*why_not_take_back(register, current, today))
    problems.refuse()
    joined = Joined(register, today)
    taking = Taking(joined, today, current)
    BACK.get(current.kind, _nothing)(taking)
    stays = _without_sentence(taking)
    taking.put(replace(current, binned_on=today))
    _with_bare_minute(taking)
    if current.kind is StampKind.EXCLUDED:
        _with_public_left(taking)
    undone = why_decided_no_more(register, joined.register, current.meeting)
    if undone:
        raise Refused(*undone)
    when = f" of {clock_time(current.at)}" if current.at else ""
    where = the_meeting(taking.meeting)
    return joined.edit(f"Took back “{current.kind.value}”{when} of {where}{stays}")


def _without_sentence(taking: Taking) -> str:
    """Take the sentence out of its minute; says if the clerk's own words stay there."""
    stamp = taking.stamp
    minute = taking.joined.register.live(Minute, stamp.minute)
    if minute is None or not stamp.written:
        return ""
    where = where_of(stamp)
    if not stands_as(minute, where, stamp.written):
        return "; what was written in its place stays"
    taking.put(with_sentence(minute, where, "", instead=stamp.written))
    return ""


def _with_bare_minute(taking: Taking) -> None:
    """Put the exempt minute in the bin that was begun with the event, if nothing else stands in it."""
    register = taking.joined.register
    minute = register.live(Minute, taking.stamp.minute)
    if minute is None or taking.stamp.kind not in TOLD_APART or not is_exempt_minute(minute):
        return
    there = [one for one in register.minutes_of(minute.meeting) if not is_exempt_minute(one)]
    if any(minute in apart_from(register, one) for one in there) and holds_nothing(register, minute):
        taking.put(replace(minute, binned_on=taking.today))


def _with_public_left(taking: Taking) -> None:
    """Take back that the public left with the resolution by which they did."""
    for other in taking.joined.register.stamps_of(taking.stamp.meeting):
        if other.kind is StampKind.PUBLIC_LEFT and other.vote == taking.stamp.vote:
            left = Taking(taking.joined, taking.today, other)
            _without_sentence(left)
            left.put(replace(other, binned_on=taking.today))


def _nothing(_: Taking) -> None:
    """Change no record: the event had only its sentence."""


def _item(taking: Taking) -> None:
    taking.bin(Minute, taking.stamp.minute)


def _chair(taking: Taking) -> None:
    meeting = taking.meeting
    person = next(iter(taking.stamp.people), "")
    chairs = tuple(
        one for one in meeting.chairs if not (one.person == person and one.from_time in {taking.stamp.at, None})
    )
    taking.put(replace(meeting, chairs=chairs))


def _arrival(taking: Taking) -> None:
    """Record those who came as expected again; whoever was not expected stands on the roll no more."""

    def before(one: Attendance) -> Attendance | None:
        if one.presence is Presence.IN_ATTENDANCE:
            return None
        return replace(one, presence=Presence.EXPECTED, arrived=None, from_item="")

    _with_people(taking, before)


def _leaving(taking: Taking) -> None:
    stamp = taking.stamp

    def before(one: Attendance) -> Attendance:
        kept = tuple(gone for gone in one.absences if stamp.at or gone.item != stamp.item or gone.left)
        return replace(one, left=None, until_item="", absences=kept)

    _with_people(taking, before)
    minute = taking.joined.register.live(Minute, stamp.minute)
    if minute is not None:
        left = tuple(gone for gone in minute.left if gone.person not in stamp.people or gone.at not in {stamp.at, None})
        taking.put(replace(minute, left=left))


def _return(taking: Taking) -> None:
    """Record those who came back as still out, from the time at which they left."""
    stamp = taking.stamp

    def before(one: Attendance) -> Attendance:
        gone = next((each for each in one.absences if each.returned == stamp.at), None)
        kept = tuple(each for each in one.absences if each is not gone)
        return replace(one, left=gone.left if gone else None, absences=kept)

    _with_people(taking, before)
    for minute in taking.joined.register.minutes_of(stamp.meeting):
        left = tuple(
            replace(gone, returned=None) if gone.person in stamp.people and gone.returned == stamp.at else gone
            for gone in minute.left
        )
        if left != minute.left:
            taking.put(replace(minute, left=left))


def _with_people(taking: Taking, before: Callable[[Attendance], Attendance | None]) -> None:
    """Put the attendance of the people of an event as it was. Raises Refused if a recorded vote would not stand."""
    meeting = taking.meeting
    changed = tuple(
        again
        for one in meeting.attendance
        if (again := before(one) if one.person in taking.stamp.people and attendance_of(meeting, one.person) else one)
    )
    fresh = replace(meeting, attendance=changed)
    told_if_settled(taking.joined.register, Problems(), fresh, "")
    taking.put(fresh)


def _declaration(taking: Taking) -> None:
    """Put the declaration in the bin; whether others were made is known from those that are left."""
    taking.bin(Declaration, taking.stamp.declaration)
    others = [one for one in taking.joined.register.declarations_of(taking.stamp.meeting) if not one.nil]
    taking.put(replace(taking.meeting, nil_declarations=False if others else None))


def _filed(taking: Taking) -> None:
    minute = taking.joined.register.live(Minute, taking.stamp.minute)
    if minute is None:
        return
    # Of two of the same name the later goes: the other has an event of its own.
    same = [place for place, one in enumerate(minute.filed) if one.what == taking.stamp.words]
    kept = tuple(one for place, one in enumerate(minute.filed) if place not in same[-1:])
    taking.put(replace(minute, filed=kept))


def _moved(taking: Taking) -> None:
    taking.bin(Vote, taking.stamp.vote)


def _voted(taking: Taking) -> None:
    """Leave the motion as it was moved, with no vote on it."""
    vote = taking.joined.register.live(Vote, taking.stamp.vote)
    if vote is not None:
        bare = replace(vote, votes=(), counted_for=None, counted_against=None, counted_abstained=None)
        taking.put(replace(bare, result="", at=None, presider="", casting=""))


def _action(taking: Taking) -> None:
    taking.bin(Action, taking.stamp.action)


def _deferral(taking: Taking) -> None:
    """Bring the item back to this meeting; its history keeps both moves."""
    item = taking.joined.register.live(WorkItem, taking.stamp.item)
    if item is not None and item.meeting != taking.stamp.meeting:
        why = "The deferral was stamped by mistake"
        taking.joined.run(move_items, items=(item.id,), to=taking.stamp.meeting, reason=why, all_the_same=True)


def _closed(taking: Taking) -> None:
    taking.put(replace(taking.meeting, finish=None))


BACK: Mapping[StampKind, Callable[[Taking], None]] = {
    StampKind.CHAIR: _chair,
    StampKind.ITEM: _item,
    StampKind.OUT_OF_ORDER: _item,
    StampKind.ARRIVAL: _arrival,
    StampKind.LEAVING: _leaving,
    StampKind.RETURN: _return,
    StampKind.DECLARATION: _declaration,
    StampKind.NO_DECLARATIONS: _declaration,
    StampKind.FILED: _filed,
    StampKind.MOTION: _moved,
    StampKind.AMENDMENT: _moved,
    StampKind.VOTE: _voted,
    StampKind.ACTION: _action,
    StampKind.DEFERRAL: _deferral,
    StampKind.EXCLUDED: _moved,
    StampKind.CLOSED: _closed,
}
"""How what each kind of event changed is taken back."""
