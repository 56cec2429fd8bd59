"""That what the panel decided in the room still stands: a decision is not undone by what is told afterwards."""

from __future__ import annotations

from collections.abc import Mapping

from store.problems import Problem
from store.records import Meeting, Stamp, StampKind, Vote
from store.register import Register
from store.rules.attendance.results import CARRIED, read_result
from store.rules.attendance.room import room
from store.rules.room.guards import DECISIONS
from store.rules.words.dates import clock_time

_DECISION_WORDS: Mapping[StampKind, str] = {
    StampKind.CONFIRMED: "the confirmation of minutes",
    StampKind.EXCLUDED: "the exclusion of the public",
}
"""What the panel decided by an event whose own word says only that it happened."""


def decision_words(kind: StampKind) -> str:
    """Name in a sentence what the panel decided by an event."""
    return _DECISION_WORDS.get(kind, f"the {kind.value}")


def is_decision(register: Register, stamp: Stamp) -> bool:
    """Say whether the panel decided something by an event, so that it needed its quorum then.

    A motion that was withdrawn or not put was not decided.
    """
    if stamp.kind not in DECISIONS:
        return False
    vote = register.live(Vote, stamp.vote) if stamp.kind is StampKind.VOTE else None
    return vote is None or bool(vote.votes or vote.counted_for) or read_result(vote.result).state == CARRIED


def is_inquorate(register: Register, meeting: Meeting, stamp: Stamp) -> bool:
    """Say whether there is known to have been no quorum at an event."""
    return room(register, meeting, stamp.item, stamp.at).has_quorum is False


def why_decided_no_more(before: Register, after: Register, meeting_id: str) -> tuple[Problem, ...]:
    """List the decisions of a meeting that had a quorum before a change and would have none after it.

    Votes that were counted are watched by the rules on votes; this watches those of which only words are kept, and
    what was resolved without a vote.
    """
    was, now = before.get(Meeting, meeting_id), after.get(Meeting, meeting_id)
    if was is None or now is None or was.attendance == now.attendance:
        return ()
    problems = []
    for stamp in before.stamps_of(meeting_id):
        if not is_decision(before, stamp) or is_inquorate(before, was, stamp) or not is_inquorate(after, now, stamp):
            continue
        when = f" at {clock_time(stamp.at)}" if stamp.at else ""
        sentence = f"There would have been no quorum for {decision_words(stamp.kind)}{when}."
        cure = "Check the time, or take that event back first."
        problems.append(Problem("decision-unsettled", sentence, cure, "at", "room.back"))
    return tuple(problems)
