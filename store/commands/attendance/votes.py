"""Recording a vote at a meeting, so that only those who may vote on the item can stand in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TypedDict, Unpack

from msgspec.structs import replace

from store.commands.fields import Found
from store.edit import Edit
from store.problems import Problem
from store.records import Clause, Meeting, Minute, NamedVote, Vote, WorkItem
from store.register import Register
from store.rules.attendance.movers import why_not_move
from store.rules.attendance.room import why_not_record
from store.rules.attendance.votes import judge, vote_title
from store.rules.calendar.meetings import the_meeting
from store.rules.words.wording import opening, quoted


class Moved(TypedDict, total=False):
    """What the minutes say of a motion; whatever is left out stays as it is, or is not recorded."""

    motion: str
    clauses: tuple[Clause, ...]
    moved_by: str | None
    moved_by_printed: str
    seconded_by: str | None
    seconded_by_printed: str
    result: str


class VoteDetails(Moved, total=False):
    """What can be said of a vote besides who voted how; whatever is left out is not recorded."""

    counted_for: int | None
    counted_against: int | None
    counted_abstained: int | None
    presider: str
    casting: str
    at: dt.time | None
    minute: str | None
    note: str


def record_vote(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    item: str = "",
    rule: str = "simple",
    votes: Mapping[str, str] | None = None,
    **details: Unpack[VoteDetails],
) -> Edit:
    """Record a vote, by name (person to `for`, `against` or `abstained`), by counted hands or in the meeting's words.

    Raises:
        Refused: there is no quorum; somebody could not vote on the item, or more hands are counted than could be
            raised; a casting vote without a tie; a majority of the members in post without their names.
    """
    current = register.need(Meeting, meeting, "meeting")
    found = Found()
    found.add(why_not_record(current, came=True, today=today))
    business = found.need(register, WorkItem, item, "item") if item else None
    if business is not None and business.meeting != current.id:
        cure = "Choose an item that stands under the meeting."
        sentence = f"{quoted(business.title)} is not business of this meeting."
        found.add(Problem("item-elsewhere", sentence, cure, "item"))
    named = tuple(NamedVote(person=person, vote=vote) for person, vote in (votes or {}).items())
    fresh = Vote(id=register.new_id(Vote), meeting=current.id, item=item, order=_next_order(register, current))
    vote = _said(replace(fresh, rule=rule, votes=named, **details), found)
    outcome = judge(register, current, vote)
    found.add(*outcome.problems, *_who_moved(register, current, vote))
    found.refuse()
    on = opening(vote.motion or vote_title(register, vote))
    return Edit(f"Recorded the vote on {on} at {the_meeting(current)}: {outcome.state}", (vote,))


def take_back_vote(register: Register, today: dt.date, /, *, meeting: str, number: int) -> Edit:
    """Take a recorded vote back, into the bin; `number` counts the votes of the meeting from 1.

    Raises:
        Refused: there is no such vote.
    """
    current = register.need(Meeting, meeting, "meeting")
    recorded = register.votes_of(current.id)
    found = Found()
    if not 1 <= number <= len(recorded):
        sentence = f"There is no vote number {number} at {the_meeting(current)}."
        cure = f"{len(recorded)} are recorded." if recorded else "None is recorded."
        found.add(Problem("vote-none", sentence, cure, "number"))
    found.refuse()
    return Edit(f"Took back vote {number} of {the_meeting(current)}", (replace(recorded[number - 1], binned_on=today),))


def vote_of_minute(
    register: Register, minute: Minute, found: Found, item: str = "", **moved: Unpack[Moved]
) -> Vote | None:
    """Give the vote of a minute as its motion is minuted, for the command that writes the minute to put beside it.

    The minute may be new. Its vote is changed if it has one; if none is tied to it but one was taken on its `item`,
    that is the one; else it is a new one. What is left out stays as it is. None if there is nothing to record; what is
    wrong goes to `found`.
    """
    current = _minuted(register, minute, item)
    if current is None:
        if not any(moved.values()):
            return None
        meeting = register.get(Meeting, minute.meeting)
        order = _next_order(register, meeting) if meeting else 1
        current = Vote(id=register.new_id(Vote), meeting=minute.meeting, item=item, minute=minute.id, order=order)
    vote = _said(replace(current, minute=minute.id, **moved), found)
    held = register.get(Meeting, vote.meeting)
    if held is not None:
        found.add(*_who_moved(register, held, vote))
    return vote


def _minuted(register: Register, minute: Minute, item: str) -> Vote | None:
    """Give the vote that a minute records, amendments aside, or the only one taken on its item."""
    tied = [vote for vote in register.votes_minuted(minute.id) if not vote.amends]
    if tied:
        return tied[0]
    taken = [
        vote
        for vote in register.votes_of(minute.meeting)
        if item and vote.item == item and not vote.minute and not vote.amends
    ]
    return taken[0] if len(taken) == 1 else None


def _next_order(register: Register, meeting: Meeting) -> int:
    return max((vote.order for vote in register.votes_of(meeting.id)), default=0) + 1


def _said(vote: Vote, found: Found) -> Vote:
    """Give a vote with its texts as they are kept; what is wrong with them is added to the problems."""
    names = ("motion", "moved_by_printed", "seconded_by_printed", "result", "note")
    texts = {name: found.said(Vote, name, getattr(vote, name)) for name in names}
    clauses = tuple(
        Clause(
            label=found.said(Clause, "label", one.label, typed="clauses"),
            text=found.text(one.text, "the clauses", "clauses", required=True),
        )
        for one in vote.clauses
    )
    return replace(vote, clauses=clauses, **texts)


def _who_moved(register: Register, meeting: Meeting, vote: Vote) -> list[Problem]:
    """List what is wrong with mover and seconder: the same person, or somebody who cannot have."""
    problems = [
        why_not_move(register, meeting, vote.moved_by, "moved_by"),
        why_not_move(register, meeting, vote.seconded_by, "seconded_by"),
    ]
    if vote.moved_by and vote.moved_by == vote.seconded_by:
        cure = "Name another seconder, or leave one of the two out."
        problems.append(Problem("mover-twice", "The same person moved and seconded it.", cure, "seconded_by"))
    return [problem for problem in problems if problem]
