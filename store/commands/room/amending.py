"""Putting an event right in its place: its time, its words or its people, with what they changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TypeVar

from msgspec.structs import replace

from store.commands.attendance.room import told_if_settled
from store.commands.edits import Joined
from store.commands.fields import Problems
from store.commands.room.back import BACK, Taking
from store.commands.room.effects import EFFECTS
from store.commands.room.work import Work
from store.edit import Edit
from store.problems import Problem, Refused
from store.records import Absence, Attendance, Declaration, Leaving, Meeting, Minute, Stamp, StampKind, Vote
from store.register import Register
from store.rules.calendar.meetings import the_meeting
from store.rules.room.amending import why_not_amend, why_not_at, why_not_people, why_not_words
from store.rules.room.back import why_rests_on
from store.rules.room.events import Event
from store.rules.room.sentences import sentence_of, where_of
from store.rules.room.standing import why_decided_no_more
from store.rules.room.written import stands_as, with_sentence
from store.rules.words.dates import clock_time, read_time


def amend_stamp(
    register: Register,
    today: dt.date,
    /,
    *,
    stamp: str,
    at: str | None = None,
    words: str | None = None,
    people: tuple[str, ...] | None = None,
) -> Edit:
    """Put an event of a meeting right: what is None stays. An empty time says that it is not known.

    The event keeps its place. What it changed is changed with it, and its sentence is made again in its place; where
    the clerk has worded it otherwise, those words stay and the new sentence is offered.

    Raises:
        Refused: with every reason: the time cannot be read or stands before or after its neighbours, its words or
            people stand in a record of their own, later events rest on somebody who is left out, a recorded vote would
            no longer stand, or the minutes are final.
    """
    current = register.need(Stamp, stamp, "stamp")
    meeting = register.need(Meeting, current.meeting, "meeting")
    time, said = _read(register, today, current, at, words, people)
    joined = Joined(register, today)
    fresh = current if people is None else _with_people(joined, today, current, people)
    fresh = _changed(Taking(joined, today, fresh), time, said)
    joined.take(Edit("", (fresh,)))
    _say_again(joined, current, fresh)
    undone = why_decided_no_more(register, joined.register, meeting.id)
    if undone:
        raise Refused(*undone)
    when = f" of {clock_time(current.at)}" if current.at else ""
    return joined.edit(f"Put right “{current.kind.value}”{when} of {the_meeting(meeting)}")


Gone = TypeVar("Gone", Absence, Leaving)


def _read(
    register: Register, today: dt.date, current: Stamp, at: str | None, words: str | None, people: object
) -> tuple[dt.time | None, str]:
    """Give the time and the words that an event is to have. Raises Refused with everything that stands in the way."""
    meeting = register.need(Meeting, current.meeting, "meeting")
    problems = Problems()
    problems.add(why_not_amend(register, current, today))
    problems.refuse()
    time = current.at if at is None else _time(problems, at)
    if at is not None:
        problems.add(why_not_at(register, meeting, current, time))
    said = current.words
    if words is not None:
        problems.add(why_not_words(current))
        said = problems.said(Stamp, "words", words, required=current.kind not in _MAY_BE_BARE)
    if people is not None:
        problems.add(why_not_people(current))
    problems.refuse()
    return time, said


_MAY_BE_BARE = frozenset({StampKind.EXCLUDED, StampKind.ADJOURNED})
"""The events whose words may be empty."""


def _time(problems: Problems, typed: str) -> dt.time | None:
    try:
        return read_time(typed) if typed.strip() else None
    except Refused as refused:
        problems.add(*(Problem(one.code, one.sentence, one.cure, "at") for one in refused.problems))
        return None


def _with_people(joined: Joined, today: dt.date, current: Stamp, named: tuple[str, ...]) -> Stamp:
    """Take back what is recorded of those who are left out, and record those who are new as it stood at that point."""
    hidden = [one for one in joined.register.stamps_of(current.meeting) if one.order >= current.order]
    then = joined.register.with_edit(Edit("", tuple(replace(one, binned_on=today) for one in hidden)))
    event = Event(event=current.kind.value, at=current.at.strftime("%H:%M") if current.at else "", people=named)
    people = Work(then, today, current.meeting, event, current.kind).people
    gone = tuple(person for person in current.people if person not in people)
    new = tuple(person for person in people if person not in current.people)
    problems = Problems()
    if not people:
        problems.add(Problem("nobody", "Nobody was named.", "Name one or more people, or take it back.", "people"))
    if gone:
        problems.add(why_rests_on(joined.register, replace(current, people=gone)))
    problems.refuse()
    if gone:
        BACK[current.kind](Taking(joined, today, replace(current, people=gone)))
    if new:
        then = joined.register.with_edit(Edit("", tuple(replace(one, binned_on=today) for one in hidden)))
        work = Work(then, today, current.meeting, replace(event, people=new, item=current.item), current.kind)
        work.place = current.minute or work.place
        EFFECTS[current.kind](work)
        work.problems.refuse()
        joined.take(work.joined.edit(""))
    words = dict(zip(current.people, current.printed, strict=False))
    printed = tuple(words.get(person, "") for person in people) if any(words.get(one) for one in people) else ()
    return replace(current, people=people, printed=printed)


def _changed(taking: Taking, at: dt.time | None, words: str) -> Stamp:
    """Change time and words of an event, and the time that its record has of it."""
    current = taking.stamp
    if at != current.at:
        _TIMED.get(current.kind, _no_record)(taking, at)
    if current.kind is StampKind.FILED:
        minute = taking.joined.register.live(Minute, current.minute)
        if minute is not None:
            filed = tuple(replace(one, what=words) if one.what == current.words else one for one in minute.filed)
            taking.put(replace(minute, filed=filed))
    return replace(current, at=at, words=words)


def _no_record(_: Taking, __: dt.time | None) -> None:
    """Change no record: the event alone has the time."""


def _declared(taking: Taking, at: dt.time | None) -> None:
    made = taking.joined.register.live(Declaration, taking.stamp.declaration)
    if made is not None and made.made_at == taking.stamp.at:
        taking.put(replace(made, made_at=at))


def _voted(taking: Taking, at: dt.time | None) -> None:
    vote = taking.joined.register.live(Vote, taking.stamp.vote)
    if vote is not None and vote.at == taking.stamp.at:
        taking.put(replace(vote, at=at))


def _excluded(taking: Taking, at: dt.time | None) -> None:
    """Let the public have left at the time of the resolution, as it was stamped."""
    _voted(taking, at)
    for other in taking.joined.register.stamps_of(taking.stamp.meeting):
        if other.kind is StampKind.PUBLIC_LEFT and other.vote == taking.stamp.vote and other.at == taking.stamp.at:
            fresh = replace(other, at=at)
            taking.put(fresh)
            _say_again(taking.joined, other, fresh)


def _closed(taking: Taking, at: dt.time | None) -> None:
    if taking.meeting.finish == taking.stamp.at:
        taking.put(replace(taking.meeting, finish=at))


def _came_or_went(taking: Taking, at: dt.time | None) -> None:
    """Give the attendance of the people, and the minute that tells it, the time at which they came or went."""
    people, was = set(taking.stamp.people), taking.stamp.at
    arrives, returns = taking.stamp.kind is StampKind.ARRIVAL, taking.stamp.kind is StampKind.RETURN

    def told(one: Attendance) -> Attendance:
        if one.person not in people:
            return one
        if arrives:
            return replace(one, arrived=at) if one.arrived == was else one
        gone = tuple(_timed(each, was, at, returns=returns) for each in one.absences)
        return replace(one, absences=gone, left=at if not returns and one.left == was else one.left)

    meeting = taking.meeting
    fresh = replace(meeting, attendance=tuple(told(one) for one in meeting.attendance))
    told_if_settled(taking.joined.register, Problems(), fresh, "at")
    taking.put(fresh)
    for minute in taking.joined.register.minutes_of(meeting.id) if not arrives else ():
        left = tuple(_timed(one, was, at, returns=returns) if one.person in people else one for one in minute.left)
        taking.put(*((replace(minute, left=left),) if left != minute.left else ()))


def _timed(one: Gone, was: dt.time | None, at: dt.time | None, *, returns: bool) -> Gone:
    """Give an absence, or what a minute tells of it, with another time of leaving or of return."""
    gone = "left" if isinstance(one, Absence) else "at"
    name = "returned" if returns else gone
    return replace(one, **{name: at}) if getattr(one, name) == was else one


def _presided(taking: Taking, at: dt.time | None) -> None:
    meeting, stamp = taking.meeting, taking.stamp
    chairs = tuple(
        replace(one, from_time=at) if one.person in stamp.people and one.from_time == stamp.at else one
        for one in meeting.chairs
    )
    taking.put(replace(meeting, chairs=chairs))


_TIMED: Mapping[StampKind, Callable[[Taking, dt.time | None], None]] = {
    StampKind.CHAIR: _presided,
    StampKind.ARRIVAL: _came_or_went,
    StampKind.LEAVING: _came_or_went,
    StampKind.RETURN: _came_or_went,
    StampKind.DECLARATION: _declared,
    StampKind.VOTE: _voted,
    StampKind.EXCLUDED: _excluded,
    StampKind.CLOSED: _closed,
}
"""The events whose time stands in the record that they made."""


def _say_again(joined: Joined, before: Stamp, fresh: Stamp) -> None:
    """Make the sentence of an event again in its place, unless the clerk has worded it otherwise."""
    minute = joined.register.live(Minute, fresh.minute)
    now = sentence_of(joined.register, fresh)
    where = where_of(fresh)
    if minute is None or now == before.written or (before.written and not stands_as(minute, where, before.written)):
        return
    joined.take(Edit("", (with_sentence(minute, where, now, instead=before.written), replace(fresh, written=now))))
