"""Recording a vote at a meeting, so that only those who may vote on the item can stand in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TypedDict, Unpack

from msgspec.structs import replace

from store.commands.fields import Problems
from store.edit import Edit
from store.links import links_of
from store.problems import Problem, Refused
from store.records import Clause, Meeting, Minute, NamedVote, Person, StatutoryRound, Vote, WorkItem
from store.register import Register
from store.rules.attendance.movers import why_not_move
from store.rules.attendance.room import why_not_record
from store.rules.attendance.votes import judge, recorded_on, vote_title, why_not_take_vote_back
from store.rules.calendar.meetings import the_meeting
from store.rules.rounds.of_votes import steps_waiting, why_contradicted, why_not_rest_on
from store.rules.rounds.progress import the_round
from store.rules.words.wording import opening, quoted


class Moved(TypedDict, total=False):
    """What the minutes say of a motion; whatever is left out stays as it is, or is not recorded."""

    motion: str
    clauses: tuple[Clause, ...]
    moved_by: str | None
    moved_by_printed: str
    seconded_by: str | None
    seconded_by_printed: str
    result: str


class VoteDetails(Moved, total=False):
    """What can be said of a vote besides who voted how; whatever is left out is not recorded."""

    counted_for: int | None
    counted_against: int | None
    counted_abstained: int | None
    presider: str
    casting: str
    at: dt.time | None
    minute: str | None
    note: str


class Again(TypedDict, total=False):
    """What a vote on business on which one is recorded already is: one of these must be said.

    `amends` is the id of the vote on the motion that it was moved to amend, `corrects` that of the vote of which it is
    the right record, `another` says that it is a new vote. `was` is the vote to correct as a form opened it.
    """

    amends: str | None
    corrects: str | None
    another: bool
    was: Vote | None


class Details(VoteDetails, Again, total=False):
    """Everything that can be said of a vote besides what it is on and who voted how."""


def record_vote(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    item: str = "",
    rule: str = "",
    votes: Mapping[str, str] | None = None,
    **details: Unpack[Details],
) -> Edit:
    """Record a vote, by name (person to `for`, `against` or `abstained`), by counted hands or in the meeting's words.

    `rule` is a code of the table of majorities, `simple` if it is left out. With `corrects` only what is given changes.

    Raises:
        Refused: there is no quorum; somebody could not vote on the item, or more hands are counted than could be
            raised; a casting vote without a tie; a majority of the members in post without their names; a vote on the
            same business is recorded already, and it is not said what this one is to it.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_not_record(current, came=True, today=today))
    said = {name: value for name, value in details.items() if name not in Again.__annotations__}
    said |= {"item": item} if item else {}
    said |= {"rule": rule} if rule else {}
    before = vote_to_correct(register, current, details.get("corrects"), details.get("was"), problems)
    base = before or another_vote(register, current, details.get("amends"))
    vote = kept_texts(replace(base, **said, **_cast(base, votes, said)), problems)
    problems.add(*misplaced(register, current, vote), *judge(register, current, vote).problems)
    problems.add(*_who_moved(register, current, vote))
    if before is None and not vote.amends and not details.get("another"):
        problems.add(_why_not_second(register, current, vote))
    rounds = tied_rounds(register, current, vote, problems)
    problems.refuse()
    on = opening(vote.motion or vote_title(register, vote) or "no motion recorded")
    word = "Corrected" if before else "Recorded"
    what = "the amendment" if vote.amends else "the vote on"
    state = judge(register, current, vote).state
    tied = "".join(f"; {the_round(one)} rests on it" for one in rounds)
    return Edit(f"{word} {what} {on} at {the_meeting(current)}: {state}{tied}", (vote, *rounds))


def tied_rounds(register: Register, meeting: Meeting, vote: Vote, problems: Problems) -> tuple[StatutoryRound, ...]:
    """Give the rounds with a veto that was entered apart from this vote on it, tied to the vote.

    What the vote says against a step of a round goes to the problems: the two are one record.
    """
    after = register.with_edit(Edit("", (vote,)))
    if not problems.all:
        problems.add(*why_contradicted(after, vote))
    tied = []
    for one, step in steps_waiting(after, meeting, vote):
        problems.add(*why_not_rest_on(after, one, step, meeting, vote))
        fresh = replace(step, vote=vote.id, meeting=None, votes_for=None, members=None)
        tied.append(replace(one, steps=tuple(fresh if each is step else each for each in one.steps)))
    return tuple(tied)


def another_vote(register: Register, meeting: Meeting, amends: str | None = None) -> Vote:
    """Begin a new vote of a meeting; an amendment is one on the business of the motion that it amends."""
    motion = register.get(Vote, amends)
    return Vote(
        id=register.new_id(Vote),
        meeting=meeting.id,
        item=motion.item if motion else "",
        minute=motion.minute if motion else None,
        amends=amends or None,
        order=_next_order(register, meeting.id),
    )


def vote_to_correct(
    register: Register,
    meeting: Meeting,
    corrects: str | None,
    was: Vote | None,
    problems: Problems,
    *,
    election: bool = False,
) -> Vote | None:
    """Give the vote of the meeting that is corrected; None if none is, or if that cannot be, which is noted.

    `was` is the vote as a form opened it; `election` says that an election is meant, not another vote.
    """
    vote = problems.need(register, Vote, corrects, "corrects") if corrects else None
    if vote is not None and vote.meeting != meeting.id:
        cure = "Name a vote of the meeting."
        problems.add(Problem("vote-elsewhere", f"Vote {vote.id} was taken at another meeting.", cure, "corrects"))
    if vote is not None and bool(vote.nominees) != election:
        sentence = "That is an election." if vote.nominees else "That is no election."
        cure = f"Correct it as {'an election' if vote.nominees else 'a vote'} instead."
        problems.add(Problem("vote-other-kind", sentence, cure, "corrects"))
    if vote is not None and was is not None and was != vote:
        cure = "Close the form, keep what you typed, and open it again."
        problems.add(Problem("vote-changed", "The vote has been changed since it was opened.", cure, "corrects"))
    return vote


def _cast(base: Vote, votes: Mapping[str, str] | None, said: Mapping[str, object]) -> dict[str, tuple[NamedVote, ...]]:
    """Give the votes by name if any are said; hands that are counted take the place of names that were recorded."""
    if votes is not None:
        return {"votes": tuple(NamedVote(person=person, vote=vote) for person, vote in votes.items())}
    return {"votes": ()} if base.votes and any(said.get(name) is not None for name in _COUNTED) else {}


_COUNTED = ("counted_for", "counted_against", "counted_abstained")


def misplaced(register: Register, meeting: Meeting, vote: Vote) -> list[Problem]:
    """List the business, minute or motion that a vote names and that are not those of its meeting, and strangers."""
    problems = Problems()
    placed = {vote.meeting, vote.item, vote.minute, vote.amends}
    for person in dict.fromkeys(link.target for link in links_of(vote) if link.target not in placed):
        problems.need(register, Person, person, "people")
    business = problems.need(register, WorkItem, vote.item, "item") if vote.item else None
    if business is not None and business.meeting != meeting.id:
        sentence = f"{quoted(business.title)} is not business of this meeting."
        cure = "Choose an item that stands under the meeting."
        problems.add(Problem("item-elsewhere", sentence, cure, "item"))
    minute = problems.need(register, Minute, vote.minute, "minute") if vote.minute else None
    if minute is not None and minute.meeting != meeting.id:
        cure = "Name a minute of the meeting at which the vote was taken."
        problems.add(Problem("minute-elsewhere", "That minute is one of another meeting.", cure, "minute"))
    motion = problems.need(register, Vote, vote.amends, "amends") if vote.amends else None
    if motion is not None and (motion.meeting != meeting.id or motion.id == vote.id):
        cure = "Name the vote on the motion that it amends, at the same meeting."
        problems.add(Problem("amends-elsewhere", f"Vote {motion.id} is none that it could amend.", cure, "amends"))
    return problems.all


def _why_not_second(register: Register, meeting: Meeting, vote: Vote) -> Problem | None:
    """Say that a vote on the same business is recorded already, so that the clerk says what this one is to it."""
    other = recorded_on(register, meeting, vote.item, vote.minute)
    if other is None:
        return None
    number = register.votes_of(meeting.id).index(other) + 1
    state = judge(register, meeting, other).state
    title = quoted(vote_title(register, other) or "no motion recorded")
    sentence = f"A vote on {title} is recorded already: vote {number}, {state}."
    cure = (
        f"Say what this one is: an amendment to it (--amends {number}), a correction of it "
        f"(--corrects {number}), or another vote (--another)."
    )
    return Problem("vote-second", sentence, cure, "item")


def take_back_vote(register: Register, today: dt.date, /, *, meeting: str, number: int) -> Edit:
    """Take a recorded vote back, into the bin; `number` counts the votes of the meeting from 1.

    Raises:
        Refused: there is no such vote, or an amendment or a step of a round rests on it.
    """
    current = register.need(Meeting, meeting, "meeting")
    recorded = register.votes_of(current.id)
    problems = Problems()
    if not 1 <= number <= len(recorded):
        sentence = f"There is no vote number {number} at {the_meeting(current)}."
        cure = f"{len(recorded)} are recorded." if recorded else "None is recorded."
        raise Refused(Problem("vote-none", sentence, cure, "number"))
    problems.add(why_not_take_vote_back(register, recorded[number - 1]))
    problems.refuse()
    return Edit(f"Took back vote {number} of {the_meeting(current)}", (replace(recorded[number - 1], binned_on=today),))


def vote_of_minute(
    register: Register, minute: Minute, problems: Problems, item: str = "", **moved: Unpack[Moved]
) -> Vote | None:
    """Give the vote of a minute as its motion is minuted, for the command that writes the minute to put beside it.

    The minute may be new. Its vote is changed if it has one; if none is tied to it but one was taken on its `item`,
    that is the one; else it is a new one. What is left out stays as it is. None if there is nothing to record; what is
    wrong goes to `problems`.
    """
    current = minuted_vote(register, minute, item)
    if current is None:
        if not any(moved.values()):
            return None
        order = _next_order(register, minute.meeting)
        current = Vote(id=register.new_id(Vote), meeting=minute.meeting, item=item, minute=minute.id, order=order)
    vote = kept_texts(replace(current, minute=minute.id, **moved), problems)
    held = register.get(Meeting, vote.meeting)
    if held is not None:
        problems.add(*_who_moved(register, held, vote))
        problems.add(*why_contradicted(register.with_edit(Edit("", (vote,))), vote))
    return vote


def moved_vote(register: Register, meeting: Meeting, vote: Vote, problems: Problems) -> Vote:
    """Give a vote that is moved and not yet taken, its texts as they are kept; what is wrong goes to `problems`."""
    kept = kept_texts(vote, problems)
    problems.add(*misplaced(register, meeting, kept), *_who_moved(register, meeting, kept))
    if not kept.motion and not kept.clauses:
        cure = "Type the words of the motion, or its clauses."
        problems.add(Problem("motion-words", "The motion has no words.", cure, "words"))
    return kept


def minuted_vote(register: Register, minute: Minute, item: str) -> Vote | None:
    """Give the vote that a minute records, amendments aside, or the only one taken on its item."""
    tied = [vote for vote in register.votes_minuted(minute.id) if not vote.amends]
    if tied:
        return tied[0]
    taken = [
        vote
        for vote in register.votes_of(minute.meeting)
        if item and vote.item == item and not vote.minute and not vote.amends
    ]
    return taken[0] if len(taken) == 1 else None


def _next_order(register: Register, meeting: str) -> int:
    return max((vote.order for vote in register.votes_of(meeting)), default=0) + 1


def kept_texts(vote: Vote, problems: Problems) -> Vote:
    """Give a vote with its texts as they are kept; what is wrong with them is added to the problems."""
    names = ("motion", "moved_by_printed", "seconded_by_printed", "result", "note")
    texts = {name: problems.said(Vote, name, getattr(vote, name)) for name in names}
    clauses = tuple(
        Clause(
            label=problems.said(Clause, "label", one.label, typed="clauses"),
            text=problems.text(one.text, "the clauses", "clauses", required=True),
        )
        for one in vote.clauses
    )
    return replace(vote, clauses=clauses, **texts)


def _who_moved(register: Register, meeting: Meeting, vote: Vote) -> list[Problem]:
    """List what is wrong with mover and seconder: the same person, or somebody who cannot have."""
    problems = [
        why_not_move(register, meeting, vote.moved_by, "moved_by"),
        why_not_move(register, meeting, vote.seconded_by, "seconded_by"),
    ]
    if vote.moved_by and vote.moved_by == vote.seconded_by:
        cure = "Name another seconder, or leave one of the two out."
        problems.append(Problem("mover-twice", "The same person moved and seconded it.", cure, "seconded_by"))
    return [problem for problem in problems if problem]
