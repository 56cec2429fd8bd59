"""What keeps an event from being stamped: it cannot have happened then, or the panel could not do it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from store.problems import Problem
from store.records import Meeting, StampKind
from store.register import Register
from store.rules.attendance.asks import no_quorum
from store.rules.attendance.room import room
from store.rules.attendance.standing import CAME, attendance_of
from store.rules.members.membership import printed_name
from store.rules.minutes.states import why_not_write
from store.rules.room.business import TAKEN, BusinessLine, business_lines, is_taken, next_line, undecided
from store.rules.room.sitting import Sitting, has_left, sitting
from store.rules.words.dates import clock_time
from store.rules.words.wording import counted, opening, quoted

EARLIEST = 60
"""Minutes before the start from which somebody can have come: earlier is a slip, such as 9 for a meeting at 1."""

DECISIONS = frozenset(
    {StampKind.RESOLUTION, StampKind.RECOMMENDATION, StampKind.CONFIRMED, StampKind.VOTE, StampKind.EXCLUDED}
)
"""The events by which the panel decides, for which it needs its quorum."""

_BEFORE = frozenset({StampKind.START, StampKind.CHAIR, StampKind.ARRIVAL})
"""What can be stamped before the meeting has begun."""

_NEEDS_ITEM = (
    frozenset(StampKind)
    - _BEFORE
    - TAKEN
    - {
        StampKind.CLOSED,
        StampKind.ADJOURNED,
        StampKind.RESUMED,
        StampKind.LEAVING,
        StampKind.RETURN,
        StampKind.NOT_REACHED,
    }
)
"""What is told in a minute, so that an item or a heading has to be reached first."""

ANY_TIME = frozenset({StampKind.ARRIVAL, StampKind.LEAVING, StampKind.RETURN, StampKind.NOTE})
"""What may be stamped with an earlier time than the last event, because it was seen later."""

_WHILE_OPEN = TAKEN | {StampKind.MOTION, StampKind.CLOSED, StampKind.ADJOURNED, StampKind.EXCLUDED}
"""What cannot be while a motion waits for its vote."""


def why_not_stamp(
    register: Register,
    meeting: Meeting,
    kind: StampKind,
    today: dt.date,
    at: dt.time | None = None,
    *,
    clocked: bool = False,
) -> tuple[Problem, ...]:
    """List why nothing of a kind can have happened at a meeting now, or at a time; none if it can.

    A time that was `clocked` is no slip, however early: the meeting is being held then.
    """
    stands = sitting(register, meeting)
    settled = why_not_write(meeting, today)
    if settled is not None:
        return (settled,)
    asked = (
        _why_not_begun(stands, kind),
        _why_closed(stands, kind),
        _why_adjourned(stands, kind),
        _why_no_place(stands, kind),
        _why_motion(stands, kind),
        _why_public(stands, kind),
        _why_no_quorum(register, meeting, stands, kind, at),
        _why_not_time(stands, kind, at),
        None if clocked else why_early(meeting, stands, kind, at),
    )
    return tuple(dict.fromkeys(problem for problem in asked if problem is not None))


def why_not_now(register: Register, meeting: Meeting, kind: StampKind, today: dt.date) -> Problem | None:
    """Give the first reason why nothing of a kind can be stamped now; None if it can."""
    return next(iter(why_not_stamp(register, meeting, kind, today)), None)


def _why_not_begun(stands: Sitting, kind: StampKind) -> Problem | None:
    if kind is StampKind.START:
        if stands.started is None:
            return None
        when = f" at {clock_time(stands.started.at)}" if stands.started.at else ""
        return Problem("begun", f"The meeting began{when}.", "Take that event back if it was a slip.", "event")
    if stands.started is not None or kind in _BEFORE:
        return None
    if kind is StampKind.CLOSED:
        sentence = "The meeting has not begun, so it cannot finish."
    else:
        sentence = "The meeting has not begun."
    return Problem("not-begun", sentence, "Stamp its start first.", "event", "room.start")


def _why_closed(stands: Sitting, kind: StampKind) -> Problem | None:
    if stands.closed is None or kind in {StampKind.NOTE, StampKind.ACTION}:
        return None
    when = f" at {clock_time(stands.closed.at)}" if stands.closed.at else ""
    cure = "Take the event back by which it closed, if it went on."
    return Problem("closed", f"The meeting closed{when}.", cure, "event", "room.back")


def _why_adjourned(stands: Sitting, kind: StampKind) -> Problem | None:
    if kind is StampKind.RESUMED:
        if stands.adjourned is not None:
            return None
        return Problem("not-adjourned", "The meeting is not adjourned.", "Go on with its business.", "event")
    going = {StampKind.CLOSED, StampKind.ARRIVAL, StampKind.LEAVING, StampKind.RETURN, StampKind.NOTE}
    if stands.adjourned is None or kind in going:
        return None
    return Problem("adjourned", "The meeting is adjourned.", "Stamp that it resumed first.", "event", "room.adjourn")


def _why_no_place(stands: Sitting, kind: StampKind) -> Problem | None:
    if kind not in _NEEDS_ITEM or stands.place is not None:
        return None
    return Problem("no-place", "No item has been reached yet.", "Stamp the item first.", "item", "room.item")


def _why_motion(stands: Sitting, kind: StampKind) -> Problem | None:
    """Say that a motion waits for its vote, or that there is none to vote on or to amend."""
    if kind in {StampKind.VOTE, StampKind.AMENDMENT} and stands.open_vote is None:
        what = "vote on" if kind is StampKind.VOTE else "amend"
        cure = "Stamp the motion first, with who moved it."
        return Problem("no-motion", f"No motion is open to {what}.", cure, "event", "room.motion")
    if kind is StampKind.AMENDMENT and stands.amendment is not None:
        cure = "Stamp the vote on it first, or that it was withdrawn."
        return Problem("amendment-open", "An amendment is open already.", cure, "event", "room.vote")
    if kind in _WHILE_OPEN and stands.motion is not None:
        words = stands.motion.motion or next((one.text for one in stands.motion.clauses), "")
        sentence = f"A motion is open: {opening(words)}." if words else "A motion is open."
        cure = "Stamp the vote on it first, or that it was withdrawn."
        return Problem("motion-open", sentence, cure, "event", "room.vote")
    return None


def _why_public(stands: Sitting, kind: StampKind) -> Problem | None:
    if kind is StampKind.EXCLUDED and stands.excluded is not None:
        cure = "Stamp that the public are back first."
        return Problem("public-out", "The public are excluded already.", cure, "event", "room.public")
    if kind is StampKind.BACK and stands.excluded is None:
        cure = "Stamp first that they were excluded."
        return Problem("public-in", "The public have not been excluded.", cure, "event", "room.public")
    return None


def _why_no_quorum(
    register: Register, meeting: Meeting, stands: Sitting, kind: StampKind, at: dt.time | None
) -> Problem | None:
    """Say that nothing can be decided without a quorum; None where the panel has set none.

    A vote is judged when it is recorded: a motion can be withdrawn without a quorum.
    """
    if kind not in DECISIONS - {StampKind.VOTE}:
        return None
    there = room(register, meeting, stands.item, at)
    if there.has_quorum is not False:
        return None
    sentence = no_quorum(there, "is")
    cure = "Check who is recorded as present, or adjourn: without a quorum nothing can be decided."
    return Problem("vote-inquorate", sentence, cure, "event", "page.attendance")


def why_early(meeting: Meeting, stands: Sitting, kind: StampKind, at: dt.time | None) -> Problem | None:
    """Say that a time is long before the meeting, as 9 is for one at 1; None if it is not."""
    begun = stands.started.at if stands.started else None
    begun = begun or meeting.start
    if at is None or begun is None or _minutes(at) >= _minutes(begun) - EARLIEST:
        return None
    if stands.started is not None and stands.started.at is not None and kind is not StampKind.ARRIVAL:
        return None  # It is before the meeting began, which is said by itself.
    begins = "began" if stands.started else "begins"
    sentence = f"{clock_time(at)} is long before the meeting, which {begins} at {clock_time(begun)}."
    return Problem("time-early", sentence, _pm(at, begun), "at")


def _why_not_time(stands: Sitting, kind: StampKind, at: dt.time | None) -> Problem | None:
    if at is None:
        return None
    if stands.started and stands.started.at and at < stands.started.at and kind is not StampKind.ARRIVAL:
        sentence = f"{clock_time(at)} is before the meeting began, at {clock_time(stands.started.at)}."
        return Problem("time-before", sentence, f"{_pm(at, stands.started.at)} {_ANOTHER_DAY}", "at")
    last = stands.last_at
    if last is not None and at < last and kind not in ANY_TIME:
        sentence = f"{clock_time(at)} is before the last event, at {clock_time(last)}."
        cure = f"Type a time from {clock_time(last)} on, or take the later events back first. {_ANOTHER_DAY}"
        return Problem("time-order", sentence, cure, "at")
    return None


_ANOTHER_DAY = "If it was on another day, leave the time out and say the day in a note."
"""What to do after midnight, or when a meeting was adjourned to another day: a time alone says nothing of the day."""


def _minutes(at: dt.time) -> int:
    return at.hour * 60 + at.minute


def _pm(at: dt.time, begun: dt.time) -> str:
    """Offer the same figures in the afternoon, if that could be meant."""
    if at.hour < 12 and _minutes(at) + 12 * 60 >= _minutes(begun) - EARLIEST:
        return f"Type {clock_time(at.replace(hour=at.hour + 12))} if that is meant, or the right time."
    return "Type the right time."


def why_not_item(register: Register, meeting: Meeting, item: str, kind: StampKind) -> Problem | None:
    """Say why an item cannot be taken: it was, or others stand before it and nothing says that it is out of order."""
    line = next((one for one in business_lines(register, meeting) if one.item == item), None)
    if line is None:
        return None
    if is_taken(register.stamps_of(meeting.id), item):
        cure = "Go on with the item that is being taken, or take its event back."
        return Problem("item-taken", f"Item {line.number}, {quoted(line.title)}, was taken already.", cure, "item")
    first = next_line(register, meeting)
    if kind is StampKind.ITEM and first is not None and first.item != item:
        sentence = f"Item {first.number}, {quoted(first.title)}, comes before item {line.number}."
        cure = "Take that first, or stamp this as an item out of order."
        return Problem("item-order", sentence, cure, "item")
    if kind is StampKind.OUT_OF_ORDER and (first is None or first.item == item):
        sentence = f"Item {line.number}, {quoted(line.title)}, is the next in order."
        return Problem("item-in-order", sentence, "Stamp it as the item.", "item", "room.item")
    return None


def why_not_leave(register: Register, meeting: Meeting, people: Iterable[str]) -> tuple[Problem, ...]:
    """List those who cannot leave: they have left already."""
    return tuple(
        Problem(
            "left-twice",
            f"{printed_name(register, person, meeting)} has left already{_since(meeting, person)}.",
            "Stamp that they returned first, or leave them out.",
            "people",
        )
        for person in people
        if has_left(meeting, person)
    )


def _since(meeting: Meeting, person: str) -> str:
    one = attendance_of(meeting, person)
    return f", at {clock_time(one.left)}" if one and one.left else ""


def why_not_come(register: Register, meeting: Meeting, people: Iterable[str], kind: StampKind) -> tuple[Problem, ...]:
    """List those who cannot arrive, because they are there, or return, because they have not left."""
    problems = []
    for person in people:
        one = attendance_of(meeting, person)
        gone = has_left(meeting, person)
        name = printed_name(register, person, meeting)
        if kind is StampKind.RETURN and not gone:
            problems.append(
                Problem("not-left", f"{name} is not recorded as having left.", "Stamp an arrival instead.", "people")
            )
        if kind is StampKind.ARRIVAL and gone:
            problems.append(
                Problem("arrive-left", f"{name} has left{_since(meeting, person)}.", "Stamp a return.", "people")
            )
        elif kind is StampKind.ARRIVAL and one is not None and one.presence in CAME:
            problems.append(Problem("here", f"{name} is recorded as here already.", "Leave them out.", "people"))
    return tuple(problems)


def why_not_close(register: Register, meeting: Meeting) -> Problem | None:
    """Say which items have no end yet when a meeting closes; None if each is known."""
    left: tuple[BusinessLine, ...] = undecided(register, meeting)
    if not left:
        return None
    named = "; ".join(f"{one.number} {quoted(one.title)}".strip() for one in left)
    sentence = f"{counted(len(left), 'item')} {'is' if len(left) == 1 else 'are'} undecided: {named}."
    cure = "Stamp for each that it was deferred, noted or not reached; or say for all that they were."
    return Problem("undecided", sentence, cure, "rest", "room.close")
