"""Recording a vote at a meeting, so that only those who may vote on the item can stand in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TypedDict, Unpack

from msgspec.structs import replace

from store.commands.fields import Problems
from store.edit import Edit
from store.problems import Problem
from store.records import Division, Meeting, NamedVote, WorkItem
from store.register import Register
from store.rules.attendance.room import why_not_record
from store.rules.attendance.votes import judge
from store.rules.calendar.meetings import the_meeting
from store.rules.words.wording import opening, quoted


class VoteDetails(TypedDict, total=False):
    """What can be said of a vote besides who voted how; whatever is left out is not recorded."""

    counted_for: int | None
    counted_against: int | None
    counted_abstained: int | None
    presider: str
    casting: str
    at: dt.time | None


def record_vote(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    item: str,
    motion: str = "",
    rule: str = "simple",
    votes: Mapping[str, str] | None = None,
    **details: Unpack[VoteDetails],
) -> Edit:
    """Record a vote on an item, by name (person to `for`, `against` or `abstained`) or by counted hands.

    Raises:
        Refused: there is no quorum; somebody could not vote on the item, or more hands are counted than could be
            raised; a casting vote without a tie; a majority of the members in post without their names.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_not_record(current, came=True, today=today))
    business = problems.need(register, WorkItem, item, "item")
    if business is not None and business.meeting != current.id:
        cure = "Choose an item that stands under the meeting."
        sentence = f"{quoted(business.title)} is not business of this meeting."
        problems.add(Problem("item-elsewhere", sentence, cure, "item"))
    named = tuple(NamedVote(person=person, vote=vote) for person, vote in (votes or {}).items())
    words = problems.said(Division, "motion", motion)
    division = Division(item=item, motion=words, rule=rule, votes=named, **details)
    outcome = judge(register, current, division)
    problems.add(*outcome.problems)
    problems.refuse()
    on = opening(words) if words else quoted(business.title if business else item)
    changed = replace(current, divisions=(*current.divisions, division))
    return Edit(f"Recorded the vote on {on} at {the_meeting(current)}: {outcome.state}", (changed,))


def take_back_vote(register: Register, today: dt.date, /, *, meeting: str, number: int) -> Edit:
    """Take a recorded vote back; `number` counts the votes of the meeting from 1.

    Raises:
        Refused: there is no such vote.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    if not 1 <= number <= len(current.divisions):
        sentence = f"There is no vote number {number} at {the_meeting(current)}."
        cure = f"{len(current.divisions)} are recorded." if current.divisions else "None is recorded."
        problems.add(Problem("vote-none", sentence, cure, "number"))
    problems.refuse()
    kept = tuple(one for place, one in enumerate(current.divisions, start=1) if place != number)
    return Edit(f"Took back vote {number} of {the_meeting(current)}", (replace(current, divisions=kept),))
