"""Slips in votes: a motion that nothing came of, votes of people who were not there, totals that do not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.records import Minute, Vote
from store.rules.attendance.results import CARRIED, LOST, read_result
from store.rules.attendance.room import room
from store.rules.attendance.votes import judge, only_words, result_at_odds, vote_title
from store.rules.lint.slip import Leaf, Slip, part_of_words
from store.rules.words.wording import counted, opening

_ABSTAINED = re.compile(
    r"(?P<before>\d{1,3})\s+(?:members?\s+)?abst\w+|abst\w+\s*[:–-]?\s*(?P<behind>\d{1,3})", re.IGNORECASE
)
_IN_ROOM = frozenset({"vote-not-eligible"})


def _is_bare(vote: Vote) -> bool:
    """Say whether nothing of what came of a vote is recorded: no names, no hands, no words, no ballot."""
    hands = (vote.counted_for, vote.counted_against, vote.counted_abstained)
    return not (vote.votes or vote.result or vote.ballots or vote.nominees or any(one is not None for one in hands))


def _place(leaf: Leaf, vote: Vote) -> str:
    minute = leaf.register.live(Minute, vote.minute)
    return leaf.at(minute) if minute else f"Vote {vote.id}"


def _named(leaf: Leaf, vote: Vote) -> str:
    return opening(vote_title(leaf.register, vote) or "no motion recorded")


def without_outcome(leaf: Leaf) -> Iterator[Slip]:
    """Find motions and amendments of which nothing says what became of them."""
    for vote in leaf.votes:
        if _is_bare(vote):
            what = "amendment" if vote.amends else "motion"
            sentence = f"Nothing says what became of the {what} on {_named(leaf, vote)}."
            cure = "Record how it was voted on, or that it was withdrawn or not put."
            yield Slip("motion-no-outcome", sentence, _place(leaf, vote), cure, vote.id, "attend.votes")


def unsound(leaf: Leaf) -> Iterator[Slip]:
    """Find votes that cannot stand: of people absent, gone, barred or not on the roll, inquorate, or miscounted."""
    for vote in leaf.votes if leaf.has_roll else ():
        if _is_bare(vote):
            continue
        for problem in judge(leaf.register, leaf.meeting, vote).problems:
            code = "vote-not-in-room" if problem.code in _IN_ROOM else "vote-unsound"
            sentence = f"The vote on {_named(leaf, vote)}: {problem.sentence}"
            part = part_of_words(problem.sentence)
            yield Slip(code, sentence, _place(leaf, vote), problem.cure, vote.id, "attend.votes", part)


def unlike_the_eligible(leaf: Leaf) -> Iterator[Slip]:
    """Find votes in which fewer are recorded than were in the room and could vote: nobody says what the others did."""
    for vote in leaf.votes if leaf.has_roll else ():
        if _is_bare(vote) or only_words(vote) or vote.nominees:
            continue
        if judge(leaf.register, leaf.meeting, vote).problems:
            continue
        hands = (vote.counted_for, vote.counted_against, vote.counted_abstained)
        cast = len(vote.votes) or sum(one or 0 for one in hands)
        able = len(room(leaf.register, leaf.meeting, vote.item, vote.at).eligible)
        if cast != able:
            sentence = (
                f"The vote on {_named(leaf, vote)}: {counted(cast, 'vote')} {'is' if cast == 1 else 'are'} recorded, "
                f"abstentions counted, and {able} in the room could vote."
            )
            cure = "Record the rest, those abstaining too, or put right who was in the room."
            yield Slip("vote-totals", sentence, _place(leaf, vote), cure, vote.id, "attend.votes")


def in_other_words(leaf: Leaf) -> Iterator[Slip]:
    """Find results in words that differ from the names or figures recorded."""
    for vote in leaf.votes:
        odds = result_at_odds(vote, judge(leaf.register, leaf.meeting, vote))
        if odds is not None:
            sentence = f"The vote on {_named(leaf, vote)}: {odds.sentence}"
            yield Slip("vote-words", sentence, _place(leaf, vote), odds.cure, vote.id, "attend.votes")


def words_unlike_the_eligible(leaf: Leaf) -> Iterator[Slip]:
    """Find results of which only words are kept, with figures that cannot be, or that leave somebody out."""
    for vote in leaf.votes:
        said = read_result(vote.result)
        if not only_words(vote) or said.figures is None:
            continue
        won, lost = said.figures
        named = f"The vote on {_named(leaf, vote)} is printed as {opening(vote.result)}"
        if not said.casting and ((said.state == CARRIED and won <= lost) or (said.state == LOST and won > lost)):
            cure = "Correct the figures or the words, whichever is wrong."
            yield Slip("vote-words", f"{named}, which cannot be.", _place(leaf, vote), cure, vote.id, "attend.votes")
        able = len(room(leaf.register, leaf.meeting, vote.item, vote.at).eligible) if leaf.has_roll else None
        abstained = _ABSTAINED.search(vote.result)
        cast = won + lost + (int(abstained["before"] or abstained["behind"]) if abstained else 0)
        if able is not None and cast != able:
            sentence = f"{named}: that is {counted(cast, 'vote')}, and {able} in the room could vote."
            cure = "Record the rest, those abstaining too, or put right who was in the room."
            yield Slip("vote-totals", sentence, _place(leaf, vote), cure, vote.id, "attend.votes")
