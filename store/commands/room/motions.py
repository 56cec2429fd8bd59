"""Motions, amendments and votes as they happen in the room, and the resolution to exclude the public."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from store.commands.attendance.votes import another_vote, moved_vote, record_vote
from store.commands.room.work import Work
from store.problems import Problem, Refused
from store.records import Stamp, StampKind, Vote
from store.rules.attendance.results import CARRIED
from store.rules.attendance.votes import judge, result_at_odds
from store.rules.room.events import mover_meant, people_meant, votes_meant
from store.rules.room.exclusion import why_not_paragraph
from store.rules.room.people import why_not_move_now
from store.rules.words.clauses import read_clauses

EXCLUSION = "The public be excluded from the meeting."
"""The motion as it is printed before the resolution, which has its grounds."""


def moved(work: Work) -> Stamp:
    """Record a motion, or an amendment to the one that is open: its words, mover and seconder."""
    motion = work.stands.motion if work.kind is StampKind.AMENDMENT else None
    vote = _begun(work, work.event.words, motion.id if motion else None)
    work.put(vote)
    return work.stamp(vote=vote.id)


def _begun(work: Work, words: str, amends: str | None = None) -> Vote:
    """Give the vote on what is moved now; what is wrong with it goes to the problems."""
    event, register = work.event, work.register
    vote = another_vote(register, work.meeting, amends)
    people: dict[str, Any] = {}
    for field, typed in (("moved_by", event.moved_by), ("seconded_by", event.seconded_by)):
        try:
            named = mover_meant(register, work.meeting, typed, field)
            people |= {field: named.person, f"{field}_printed": named.printed}
            work.problems.add(why_not_move_now(register, work.meeting, named.person, field, work.item, work.at))
        except Refused as refused:
            work.problems.add(*refused.problems)
    vote = replace(vote, item=work.item, minute=work.place or None, motion=words, clauses=read_clauses(event.clauses))
    vote = replace(vote, rule=event.rule or "simple", **people)
    return moved_vote(register, work.meeting, vote, work.problems)


def voted(work: Work) -> Stamp:
    """Record the vote on what is open: by name, by hands counted, or in the words of the meeting."""
    vote = work.stands.open_vote
    if vote is None:
        raise AssertionError("refused before")
    _take(work, vote)
    return work.stamp(vote=vote.id, item=vote.item, words=work.said())


def _take(work: Work, vote: Vote) -> None:
    """Run the command that records how a vote went. Raises Refused if it does not stand."""
    event, said = work.event, _counted(work)
    work.problems.refuse()
    work.run(
        record_vote,
        meeting=work.meeting_id,
        item=vote.item,
        corrects=vote.id,
        at=work.at,
        result=event.result,
        **said,
    )
    taken = work.register.need(Vote, vote.id)
    odds = result_at_odds(taken, judge(work.register, work.meeting, taken))
    work.problems.add(odds)


def _counted(work: Work) -> dict[str, Any]:
    """Give what is said of who voted how, as the command for votes takes it."""
    event = work.event
    said: dict[str, Any] = {"rule": event.rule} if event.rule else {}
    try:
        votes = votes_meant(work.register, work.meeting, event)
        said |= {"votes": votes} if votes else {}
        if event.presider:
            [said["presider"]] = people_meant(work.register, work.meeting, (event.presider,), "presider")
    except Refused as refused:
        work.problems.add(*refused.problems)
    for name in ("counted_for", "counted_against", "counted_abstained", "casting"):
        value = getattr(event, name)
        said |= {name: value} if value not in (None, "") else {}
    return said


def excluded(work: Work) -> Stamp:
    """Record the resolution to exclude the public: moved, voted on and carried, with its ground.

    The public have left by then; that they did is an event of its own.
    """
    work.problems.add(why_not_paragraph(work.register, work.event.paragraph))
    vote = _begun(work, EXCLUSION)
    work.problems.refuse()
    work.put(vote)
    _take(work, vote)
    outcome = judge(work.register, work.meeting, work.register.need(Vote, vote.id))
    if outcome.state != CARRIED:
        cure = "The public stay. Stamp it as a motion and its vote."
        work.problems.add(Problem("exclusion-lost", "The motion to exclude them was not carried.", cure, "result"))
    return work.stamp(vote=vote.id, paragraph=work.event.paragraph.strip(), words=work.said())
