"""A vote of the meeting and the step of a round that it decides, recorded in one change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Unpack

from msgspec.structs import replace

from store.commands.attendance.votes import Details, record_vote
from store.commands.fields import Problems
from store.commands.rounds.rounds import record_step
from store.edit import Edit
from store.problems import Problem, Refused
from store.records import Meeting, Vote
from store.register import Register


def record_decision(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    item: str = "",
    rule: str = "",
    votes: Mapping[str, str] | None = None,
    round_id: str = "",
    step: str = "",
    choice: str = "",
    on: dt.date | None = None,
    **details: Unpack[Details],
) -> Edit:
    """Record a vote as `record_vote` does and, if a round is named, the step of it that the vote decides.

    `on` is the day of the step, that of the meeting if not given: a report may follow the vote. `choice` is the outcome
    of the step.

    Raises:
        Refused: what `record_vote` or `record_step` refuses; a step is named without its round.
    """
    problems = Problems()
    if not round_id and (step or choice or on):
        cure = "Name the round as well, or leave step, outcome and day out."
        problems.add(Problem("round.none_named", "The step of a round is named without its round.", cure, "round_id"))
    problems.refuse()
    voted = record_vote(register, today, meeting=meeting, item=item, rule=rule, votes=votes, **details)
    if not round_id:
        return voted
    held = register.need(Meeting, meeting, "meeting")
    vote = next(record.id for record in voted.puts if isinstance(record, Vote))
    after = register.with_edit(voted)
    try:
        stepped = record_step(after, today, round_id=round_id, step=step, on=on or held.date, choice=choice, vote=vote)
    except Refused as refused:
        raise Refused(*(_not_kept(problem) for problem in refused.problems)) from None
    puts = {record.id: record for record in (*voted.puts, *stepped.puts)}
    sentence = f"{voted.sentence}. {stepped.sentence}, resting on it"
    return Edit(sentence, tuple(puts.values()))


def _not_kept(problem: Problem) -> Problem:
    """Word a refusal for a vote that comes with its step and is not in the register: there is none to take back."""
    if problem.code != "round.vote_outcome":
        return problem
    cure = "Nothing was recorded: choose the outcome that the vote had, or correct its names or figures."
    return replace(problem, cure=cure, act="")
