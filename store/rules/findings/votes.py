"""Findings about votes: the words of the minutes against the votes that are recorded."""

from __future__ import annotations

from collections.abc import Iterator

from store.records import Vote
from store.rules.attendance.votes import judge, only_words, result_at_odds, vote_title
from store.rules.findings.finding import Finding, Scene, finding
from store.rules.words.dates import day_month
from store.rules.words.wording import opening


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
                f"The vote on {opening(vote_title(scene.register, vote))}: {problem.sentence}",
                place=f"Attendance, {day_month(meeting.date)}",
                cure=problem.cure,
                acts=("open",),
                rank=45,
            )
