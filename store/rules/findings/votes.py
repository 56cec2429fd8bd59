"""Findings about votes: the words of the minutes against the votes that are recorded."""

from __future__ import annotations

from collections.abc import Iterator

from store.records import Meeting, RoundStep, StatutoryRound, Vote
from store.rules.attendance.votes import judge, only_words, result_at_odds, vote_title
from store.rules.findings.finding import Finding, Scene, finding
from store.rules.rounds.of_votes import VETO_RULES, resting, votes_near, why_not_rest_on
from store.rules.rounds.progress import rule_of, the_round
from store.rules.rounds.steps import VETOES
from store.rules.words.dates import day_month
from store.rules.words.loose import day_of
from store.rules.words.wording import capital, listed, opening


def printed_otherwise(scene: Scene) -> Iterator[Finding]:
    """Find votes whose result is printed in words that differ from the names or figures recorded.

    Votes without words of their own, or with nothing else, are passed over before any room is worked out.
    """
    for vote in scene.register.all(Vote):
        meeting = scene.meetings.get(vote.meeting)
        if meeting is None or not vote.result or vote.nominees or only_words(vote):
            continue
        problem = result_at_odds(vote, judge(scene.register, meeting, vote))
        if problem is not None:
            yield finding(
                "vote-at-odds",
                (vote.id,),
                f"The vote on {opening(vote_title(scene.register, vote) or 'no motion recorded')}: {problem.sentence}",
                place=f"Attendance, {day_of(meeting)}",
                cure=problem.cure,
                acts=("open",),
                rank=45,
            )


def step_and_vote(scene: Scene) -> Iterator[Finding]:
    """Find steps of rounds that say something else than the vote of the meeting, and vetoes without a vote by name.

    Commands refuse both; a file made earlier, an import or a merge can hold them. Nothing is lost: both stay as they
    were recorded until the clerk settles them.
    """
    for one in scene.register.rounds:
        for step in one.steps:
            if step.on <= scene.today:
                yield from _about_step(scene, one, step)


def _about_step(scene: Scene, one: StatutoryRound, step: RoundStep) -> Iterator[Finding]:
    rule, known = rule_of(one, step.step), resting(scene.register, step)
    label = f"“{rule.label if rule else step.step}” of {day_month(step.on)} in {the_round(one)}"
    if known is not None:
        odds = next(why_not_rest_on(scene.register, one, step, known[1], known[0]), None)
        if odds is not None:
            yield _at_odds(scene, one, step, label, (known[0],), odds.sentence)
        return
    near = votes_near(scene.register, one, step)
    vetoes = [(vote, meeting) for vote, meeting in near if vote.rule in VETO_RULES]
    for vote, meeting in vetoes:
        odds = next(why_not_rest_on(scene.register, one, step, meeting, vote), None)
        if odds is not None:
            yield _at_odds(scene, one, step, label, (vote,), odds.sentence)
            return
    if step.votes_for is not None and near and not vetoes:
        figures = [judge(scene.register, meeting, vote).counted_for for vote, meeting in near]
        if step.votes_for not in figures:
            sentence = f"It has {step.votes_for} votes for, and no vote recorded there has."
            yield _at_odds(scene, one, step, label, tuple(vote for vote, _ in near), sentence)
            return
    if step.choice in VETOES:
        yield finding(
            "veto-without-vote",
            (one.id,),
            f"{capital(label)} is a veto, but no vote by name is recorded for it.",
            place=f"Rounds, {one.id}",
            cure="Record the vote at its meeting by name, and say that the step rests on it.",
            acts=("open",),
            rank=45,
            mark=step.step,
        )


def _at_odds(
    scene: Scene, one: StatutoryRound, step: RoundStep, label: str, votes: tuple[Vote, ...], sentence: str
) -> Finding:
    """Make the finding that names both records: the step of the round and the vote of the meeting."""
    meeting = scene.register.get(Meeting, votes[0].meeting)
    names = listed([vote.id for vote in votes])
    held = f" of {day_of(meeting)}" if meeting else ""
    return finding(
        "round-vote-at-odds",
        (one.id, *(vote.id for vote in votes)),
        f"{capital(label)} and vote {names}{held} say different things. {sentence}",
        place=f"Rounds, {one.id}",
        cure="Correct the vote, or take the step back and record it as it was; then say on which vote it rests.",
        acts=("open",),
        rank=44,
        mark=step.step,
    )
