"""A step of a round that rests on a vote of the meeting: one record, which both show."""

from __future__ import annotations

from collections.abc import Iterator

from store.problems import Problem
from store.records import Meeting, RoundStep, Vote
from store.register import Register
from store.rules.attendance.results import CARRIED
from store.rules.attendance.votes import judge, vote_title
from store.rules.calendar.meetings import the_meeting
from store.rules.rounds.steps import VETOES
from store.rules.words.dates import day_month
from store.rules.words.wording import opening

VETO_RULES = frozenset({"veto", "chief-constable-veto"})
"""The rules of majority under which a veto is voted on."""


def votes_for(register: Register, step: RoundStep) -> int | None:
    """Give the votes for a step: those counted in the vote on which it rests, else those typed with it."""
    vote = register.live(Vote, step.vote)
    meeting = register.get(Meeting, vote.meeting) if vote else None
    if vote is None or meeting is None:
        return step.votes_for
    outcome = judge(register, meeting, vote)
    return outcome.votes_for if outcome.checked else step.votes_for


def why_not_rest_on(register: Register, meeting: Meeting, vote: Vote, step: RoundStep) -> Iterator[Problem]:
    """Go through what in a step contradicts the vote on which it is to rest."""
    outcome = judge(register, meeting, vote)
    if outcome.problems:
        yield outcome.problems[0]
    if step.on != meeting.date:
        sentence = f"The vote was taken on {day_month(meeting.date)}, not on {day_month(step.on)}."
        yield Problem("round.vote_day", sentence, "Give the day of the vote, or name another vote.", "on")
    if step.meeting not in (None, meeting.id):
        sentence = f"The vote was taken at {the_meeting(meeting)}."
        yield Problem("round.vote_meeting", sentence, "Leave the meeting out: it is that of the vote.", "meeting")
    if outcome.checked and step.votes_for not in (None, outcome.votes_for):
        sentence = f"{outcome.votes_for} voted for it in the vote recorded, not {step.votes_for}."
        cure = "Leave the number out: it is that of the vote; or correct the vote."
        yield Problem("round.vote_count", sentence, cure, "votes_for")
    vetoed = vote.rule in VETO_RULES and outcome.state == CARRIED
    if (step.choice in VETOES) != vetoed and (vote.rule in VETO_RULES or step.choice in VETOES):
        sentence = f"The vote on {opening(vote_title(register, vote))} came to: {outcome.words}"
        cure = "Choose the outcome that the vote had, or correct the vote."
        yield Problem("round.vote_outcome", sentence, cure, "choice")


def votes_to_rest_on(register: Register) -> tuple[tuple[Vote, Meeting], ...]:
    """List the votes on which a step of a round can rest, those of the latest meeting first."""
    votes = [
        (vote, meeting)
        for meeting in reversed(register.meetings)
        for vote in register.votes_of(meeting.id)
        if not vote.amends and not vote.nominees
    ]
    taken = {step.vote for one in register.rounds for step in one.steps}
    return tuple((vote, meeting) for vote, meeting in votes if vote.id not in taken)
