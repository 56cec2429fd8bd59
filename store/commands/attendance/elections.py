"""Recording an election between nominees, over as many ballots as it took."""

from __future__ import annotations

import datetime as dt
from typing import Unpack

from msgspec.structs import replace

from store.commands.attendance.votes import VoteDetails, another_vote, kept_texts, misplaced, vote_to_correct
from store.commands.fields import Problems
from store.edit import Edit
from store.problems import Problem
from store.records import Ballot, Meeting, Nominee
from store.register import Register
from store.rules.attendance.movers import why_not_move
from store.rules.attendance.room import why_not_record
from store.rules.attendance.votes import judge, vote_title
from store.rules.calendar.meetings import the_meeting
from store.rules.rounds.of_votes import why_contradicted
from store.rules.words.wording import opening


def record_election(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    nominees: tuple[Nominee, ...],
    ballots: tuple[Ballot, ...] = (),
    item: str = "",
    corrects: str | None = None,
    **details: Unpack[VoteDetails],
) -> Edit:
    """Record an election, as of a chair: who was nominated and by whom, and each ballot in its order.

    A single nominee needs no ballot. `corrects` is the id of the record of an election that this one puts right.

    Raises:
        Refused: nobody is nominated; somebody is voted for who did not stand, or votes who may not; more votes than
            could be cast; a ballot after the one that decided it; equal votes settled in a way the rules do not give.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_not_record(current, came=True, today=today))
    if not nominees:
        cure = "Name whoever was nominated, each with mover and seconder if they are known."
        problems.add(Problem("election-empty", "Nobody is nominated.", cure, "nominees"))
    before = vote_to_correct(register, current, corrects, None, problems, election=True)
    base = before or another_vote(register, current)
    said = replace(base, item=item or base.item, nominees=nominees, ballots=ballots, **details)
    vote = kept_texts(said, problems)
    problems.add(*misplaced(register, current, vote), *judge(register, current, vote).problems)
    for one in nominees:
        problems.add(why_not_move(register, current, one.moved_by, "moved_by"))
        problems.add(why_not_move(register, current, one.seconded_by, "seconded_by"))
    problems.add(*why_contradicted(register.with_edit(Edit("", (vote,))), vote))
    problems.refuse()
    word = "Corrected" if before else "Recorded"
    on = opening(vote_title(register, vote) or "no office recorded")
    state = judge(register, current, vote).state
    return Edit(f"{word} the election on {on} at {the_meeting(current)}: {state}", (vote,))
