"""A step of a round that rests on a vote of the meeting: one record, which both show, and never against each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from store.problems import Problem
from store.records import Meeting, RoundStep, StatutoryRound, Vote
from store.register import Register
from store.rules.attendance.elections import ELECTED
from store.rules.attendance.results import CARRIED, NOT_PUT, PRINTED, WITHDRAWN
from store.rules.attendance.room import why_not_record
from store.rules.attendance.votes import VoteOutcome, judge, vote_title, why_unsettles
from store.rules.calendar.meetings import the_meeting
from store.rules.rounds.decisions import Decision, decision_of
from store.rules.rounds.limits import done
from store.rules.rounds.progress import open_steps, rule_of, the_round, threshold
from store.rules.rounds.rule import StepRule
from store.rules.rounds.standing import OPEN, standing
from store.rules.rounds.steps import STEPS, VETOES
from store.rules.words.dates import day_month
from store.rules.words.wording import capital, listed, opening

VETO_RULES = frozenset({"veto", "chief-constable-veto"})
"""The rules of majority under which a veto is voted on."""

_FIELD = "vote"


class StepCount(NamedTuple):
    """What a step got: the votes for it that count, those that a veto needs, and the members in post at the time.

    The votes are None where none are recorded, the other two 0 where no share of the members is needed.
    """

    votes_for: int | None
    needed: int
    in_post: int


def resting(register: Register, step: RoundStep) -> tuple[Vote, Meeting] | None:
    """Give the vote on which a step rests with its meeting; None if it rests on none that is there."""
    vote = register.live(Vote, step.vote)
    meeting = register.live(Meeting, vote.meeting) if vote else None
    return (vote, meeting) if vote and meeting else None


def tally(register: Register, one: StatutoryRound, step: RoundStep) -> StepCount:
    """Count a step by the vote on which it rests, and as at the day of that vote; else by what was typed with it.

    Raises Refused where a veto is asked about on a day on which no law on it is in force.
    """
    known = resting(register, step)
    on = known[1].date if known else step.on
    needed, in_post = threshold(register, one, on, None if known else step.members)
    return StepCount(votes_for(register, step), needed, in_post)


def votes_for(register: Register, step: RoundStep) -> int | None:
    """Give the votes for a step that count: those of the vote on which it rests, else those typed with it."""
    known = resting(register, step)
    outcome = judge(register, known[1], known[0]) if known else None
    return outcome.counted_for if outcome and outcome.checked else step.votes_for


def rounds_resting_on(register: Register, vote: str) -> Iterator[tuple[StatutoryRound, RoundStep]]:
    """Go through the steps of rounds that rest on a vote, each with its round."""
    for one in register.rounds:
        for step in one.steps:
            if step.vote == vote:
                yield one, step


def why_not_rest_on(
    register: Register, one: StatutoryRound, step: RoundStep, meeting: Meeting, vote: Vote
) -> Iterator[Problem]:
    """Go through what keeps a step of a round from resting on a vote: it is none, or the two say different things."""
    rule, decision = rule_of(one, step.step), decision_of(one.kind, step.step)
    if rule is None:
        return
    decided = decision is not None and decision.has(step.choice)
    if rule.choices and step.choice not in dict(rule.choices) and not decided:
        return
    if decision is None or not decided:
        cure = "Leave the vote out, or choose the outcome on which the panel voted."
        yield Problem("round.vote_none", f"“{rule.label}” is here no decision of the panel by vote.", cure, _FIELD)
        return
    yield from _why_not_this_vote(register, one, rule, vote)
    outcome = judge(register, meeting, vote)
    yield from outcome.problems
    yield from _why_not_when(one, rule, step, meeting)
    yield from _why_not_figures(step, outcome)
    odds = "" if outcome.problems else _at_odds(decision, step, vote, outcome)
    if odds:
        title = vote_title(register, vote)
        named = f"The vote on {opening(title)} ({vote.id})" if title else f"Vote {vote.id}"
        sentence = f"{named} came to: {outcome.words} {odds}"
        cure = "Choose the outcome that the vote had, name another vote, or correct the vote at the meeting."
        yield Problem("round.vote_outcome", sentence, cure, "choice", "attend.votes")


def _why_not_this_vote(register: Register, one: StatutoryRound, rule: StepRule, vote: Vote) -> Iterator[Problem]:
    cure = "Name the vote by which the panel decided."
    if vote.amends:
        yield Problem("round.vote_amends", f"Vote {vote.id} was on an amendment, not on the motion.", cure, _FIELD)
    if vote.nominees and rule.code != "appointed":
        yield Problem("round.vote_election", f"Vote {vote.id} is an election.", cure, _FIELD)
    for other, step in rounds_resting_on(register, vote.id):
        if (other.id, step.step) != (one.id, rule.code):
            label = _label(other, step)
            sentence = f"“{label}” in {the_round(other)} ({other.id}) rests on vote {vote.id} already."
            yield Problem("round.vote_taken", sentence, cure, _FIELD)


def _why_not_when(one: StatutoryRound, rule: StepRule, step: RoundStep, meeting: Meeting) -> Iterator[Problem]:
    """List how the day of a step and that of its vote cross: a report may follow the vote, a decision is the vote."""
    cure = "Give the day of the vote, or name another vote."
    if step.meeting not in (None, meeting.id):
        sentence = f"The vote was taken at {the_meeting(meeting)}."
        yield Problem("round.vote_meeting", sentence, "Leave the meeting out: it is that of the vote.", "meeting")
    if step.on < meeting.date or (rule.meeting and step.on != meeting.date):
        sentence = f"The vote was taken on {day_month(meeting.date)}, not on {day_month(step.on)}."
        yield Problem("round.vote_day", sentence, cure, "on")
    for need in rule.needs:
        before = done(one, need.partition("=")[0])
        if before is not None and meeting.date < before.on:
            sentence = (
                f"The vote was taken on {day_month(meeting.date)}, before “{_label(one, before)}” on "
                f"{day_month(before.on)}."
            )
            yield Problem("round.vote_early", sentence, cure, _FIELD)


def _why_not_figures(step: RoundStep, outcome: VoteOutcome) -> Iterator[Problem]:
    """List the figures typed with a step that are not those of its vote."""
    cure = "Leave the number out: it is that of the vote; or correct the vote."
    if not outcome.checked and step.votes_for is not None:
        sentence = "Of that vote only words are kept, so nothing says how many voted for it."
        cure = "Correct the vote at the meeting with its names or figures, and leave the number out here."
        yield Problem("round.vote_count", sentence, cure, "votes_for", "attend.votes")
    elif step.votes_for not in (None, outcome.counted_for):
        sentence = f"{outcome.counted_for} voted for it in the vote recorded, not {step.votes_for}."
        yield Problem("round.vote_count", sentence, cure, "votes_for")
    if step.members not in (None, outcome.in_post):
        sentence = f"{outcome.in_post} members were in post on the day of the vote, not {step.members}."
        cure = "Leave the number out: it is that of the seats; or correct the seats of the members."
        yield Problem("round.vote_members", sentence, cure, "members")


def _at_odds(decision: Decision, step: RoundStep, vote: Vote, outcome: VoteOutcome) -> str:
    """Say in a sentence why a vote cannot have had the outcome of a step; empty if it can."""
    if outcome.state in {WITHDRAWN, NOT_PUT}:
        return "Nothing was decided by it."
    veto, vetoed = vote.rule in VETO_RULES, step.choice in VETOES
    if vetoed and vote.rule != decision.veto:
        return "It was no vote on a veto, which needs two thirds of the members in post."
    if vetoed and not outcome.checked:
        return "A veto needs the names of those who voted for it."
    carried = outcome.state in {CARRIED, ELECTED}
    if vetoed:
        return "" if carried else "So there was no veto."
    if veto and carried:
        return "So it was a veto."
    if veto or carried or outcome.state == PRINTED or step.choice in decision.either:
        return ""
    return "So the panel did not decide that by it."


def why_not_without(
    register: Register, one: StatutoryRound, step: RoundStep, today: dt.date, *, unvoted: bool = False
) -> Iterator[Problem]:
    """Go through what a decision of the panel lacks that rests on no vote; a step to come is a plan and needs none.

    A veto is two thirds of the persons who are members at the time (Schedule 5 paragraph 4(4), Schedule 8 paragraph
    4(6) of the Police Reform and Social Responsibility Act 2011), so it stands on a vote by name. For any other outcome
    a vote recorded at that meeting is named, or it is said that it rests on none of them (`unvoted`).
    """
    rule, decision = rule_of(one, step.step), decision_of(one.kind, step.step)
    if rule is None or decision is None or not decision.has(step.choice) or step.on > today:
        return
    votes = votes_near(register, one, step)
    if step.choice in VETOES:
        sentence = "A veto stands on a vote by name, of two thirds of the persons who are members at the time."
        if votes:
            yield Problem("round.veto_vote", f"{sentence} {_there(votes)}", "Name the vote on the veto.", _FIELD)
        else:
            cure = "Record that vote at the meeting by name, and with it this step."
            yield Problem("round.veto_vote", f"{sentence} No vote is named.", cure, _FIELD, "attend.vote")
    elif votes and not unvoted:
        cure = "Name the vote on which it rests, or say that it rests on none of them."
        sentence = f"“{rule.label}” is a decision of the panel. {_there(votes)}"
        yield Problem("round.vote_unnamed", sentence, cure, _FIELD)


def why_not_tie(register: Register, one: StatutoryRound, step: str) -> Problem | None:
    """Say why a recorded step cannot be told on which vote it rests; None if it can."""
    taken, rule = done(one, step), rule_of(one, step)
    if taken is None:
        cure = "Record the step first, and name the vote with it."
        return Problem("round.no_step", f"No step “{step[:40]}” is recorded in {the_round(one)}.", cure, "step")
    if resting(register, taken) is not None:
        sentence = f"“{_label(one, taken)}” rests on vote {taken.vote} already."
        return Problem("round.vote_tied", sentence, "Take that step back first if it is wrong.", "step", "round.back")
    decision = decision_of(one.kind, step)
    if decision is None or not decision.has(taken.choice):
        sentence = f"“{rule.label if rule else step}” as it is recorded is no decision of the panel by vote."
        return Problem("round.vote_none", sentence, "Choose a step that is one.", "step")
    return None


def steps_to_tie(register: Register, one: StatutoryRound) -> tuple[RoundStep, ...]:
    """List the recorded steps of a round that can still be told on which vote they rest, in their order."""
    return tuple(step for step in one.steps if why_not_tie(register, one, step.step) is None)


def why_not_tie_any(register: Register, one: StatutoryRound) -> Problem | None:
    """Say why no step of a round can be told on which vote it rests; None if one can."""
    if not steps_to_tie(register, one):
        cure = "Record a decision of the panel first."
        return Problem(
            "round.none_to_tie", "No decision is recorded that rests on no vote.", cure, "step", "round.step"
        )
    if not votes_to_rest_on(register, elections=True):
        cure = "Record the vote at the meeting first."
        return Problem("round.no_votes", "No vote is recorded on which it could rest.", cure, "vote", "attend.vote")
    return None


def _there(votes: tuple[tuple[Vote, Meeting], ...]) -> str:
    told = [f"{vote.id} at {the_meeting(meeting)}" for vote, meeting in votes]
    return f"Recorded {'is vote' if len(told) == 1 else 'are votes'} {listed(told)}."


def votes_near(register: Register, one: StatutoryRound, step: RoundStep) -> tuple[tuple[Vote, Meeting], ...]:
    """List the votes that can be the one by which a step was decided: those of its meeting on which no step rests.

    The meeting is the one named, else those of its day; a report may rest on a vote of the hearing before it.
    """
    hearing = _hearing_before(one, step)
    at = [step, hearing] if hearing else [step]
    named, days = {each.meeting for each in at} - {None}, {each.on for each in at}
    return tuple(
        (vote, meeting)
        for vote, meeting in votes_to_rest_on(register, elections=step.step == "appointed")
        if (meeting.id in named if named else meeting.date in days)
    )


def _hearing_before(one: StatutoryRound, step: RoundStep) -> RoundStep | None:
    """Give the hearing or review on which a step reports; None for a step that is taken at a meeting itself."""
    order = STEPS[one.kind]
    place = next((place for place, rule in enumerate(order) if rule.code == step.step), 0)
    if order[place].meeting:
        return None
    held = (done(one, rule.code) for rule in reversed(order[:place]) if rule.meeting)
    return next((each for each in held if each), None)


def steps_waiting(register: Register, meeting: Meeting, vote: Vote) -> Iterator[tuple[StatutoryRound, RoundStep]]:
    """Go through the recorded steps that rest on no vote and that a vote must be: a veto of its own kind that day."""
    if vote.rule not in VETO_RULES or vote.amends:
        return
    for one in register.rounds:
        for step in one.steps:
            decision = decision_of(one.kind, step.step)
            if step.vote or decision is None or decision.veto != vote.rule or step.choice not in VETOES:
                continue
            if step.meeting == meeting.id or (step.meeting is None and step.on == meeting.date):
                yield one, step


def steps_without(register: Register, meeting: Meeting, vote: Vote) -> tuple[tuple[StatutoryRound, RoundStep], ...]:
    """List the recorded steps that rest on no vote and that a vote of the meeting can have decided."""
    return tuple(
        (one, step)
        for one in register.rounds
        for step in steps_to_tie(register, one)
        if not any(why_not_rest_on(register, one, step, meeting, vote))
    )


def why_contradicted(register: Register, vote: Vote) -> Iterator[Problem]:
    """Go through what a vote says against the steps that rest on it."""
    meeting = register.live(Meeting, vote.meeting)
    for one, step in rounds_resting_on(register, vote.id) if meeting else ():
        for problem in why_not_rest_on(register, one, step, meeting, vote) if meeting else ():
            sentence = f"“{_label(one, step)}” in {the_round(one)} ({one.id}) rests on that vote. {problem.sentence}"
            cure = "Take that step back first, or correct what is wrong of the two."
            yield Problem("vote-in-round", sentence, cure, problem.field, "round.back")


def why_unsettled(before: Register, after: Register, meeting_id: str) -> tuple[Problem, ...]:
    """List the votes of a meeting that stood before an edit and would not after it, and the steps of rounds that
    agreed with their votes and would no longer.
    """
    problems = list(why_unsettles(before, after, meeting_id))
    for vote in after.votes_of(meeting_id):
        was = before.live(Vote, vote.id)
        broken = tuple(why_contradicted(after, vote))
        if broken and was is not None and not any(why_contradicted(before, was)):
            problems += broken
    return tuple(problems)


def votes_to_rest_on(register: Register, *, elections: bool = False) -> tuple[tuple[Vote, Meeting], ...]:
    """List the votes on which a step of a round can rest, those of the latest meeting first."""
    votes = [
        (vote, meeting)
        for meeting in reversed(register.meetings)
        for vote in register.votes_of(meeting.id)
        if not vote.amends and (elections or not vote.nominees)
    ]
    taken = {step.vote for one in register.rounds for step in one.steps}
    return tuple((vote, meeting) for vote, meeting in votes if vote.id not in taken)


def meeting_to_vote_at(register: Register, one: StatutoryRound, step: str, today: dt.date) -> Meeting | None:
    """Give the meeting at which the vote that decided a recorded step can still be recorded; None if there is none.

    It is the meeting that the step names, else the only one of its day; the step is a decision and rests on no vote.
    """
    taken, decision = done(one, step), decision_of(one.kind, step)
    if taken is None or decision is None or not decision.has(taken.choice) or taken.on > today:
        return None
    if resting(register, taken) is not None:
        return None
    meetings = [
        meeting
        for meeting in register.meetings
        if (meeting.id == taken.meeting if taken.meeting else meeting.date == taken.on)
        and why_not_record(meeting, came=True, today=today) is None
    ]
    return meetings[0] if len(meetings) == 1 else None


def steps_to_offer(register: Register, meeting: Meeting, vote: Vote) -> tuple[tuple[StatutoryRound, StepRule], ...]:
    """List the steps of running rounds that a vote just recorded may have decided, each with its round.

    Only those that can come next in a round that was open on that day, and under the majority for a veto only those
    that have one.
    """
    veto = vote.rule if vote.rule in VETO_RULES else ""
    fitting = []
    for one in register.rounds:
        running = not one.closed and standing(register, one, meeting.date).word == OPEN
        for rule in open_steps(one) if running else ():
            decision = decision_of(one.kind, rule.code)
            if decision is None or (veto and decision.veto != veto) or (vote.nominees and rule.code != "appointed"):
                continue
            if all(step.on <= meeting.date for step in one.steps):
                fitting.append((one, rule))
    return tuple(fitting)


def _label(one: StatutoryRound, step: RoundStep) -> str:
    rule = rule_of(one, step.step)
    return capital(rule.label) if rule else step.step
