"""Votes: what was moved at a meeting and by whom, how it was voted on, and what the meeting called the result."""

import datetime as dt
from typing import ClassVar

from store.records.base import Part, Record
from store.records.field import TEXT, Annotated, Field
from store.records.minute import Clause
from store.records.refs import ItemRef, MeetingRef, MinuteRef, PersonRef, VoteRef

ACTS = ("record_vote",)
"""The command that fills in a vote."""


class NamedVote(Part, frozen=True, kw_only=True):
    """How one person voted: `for`, `against` or `abstained`."""

    person: Annotated[PersonRef, Field("person")]
    vote: Annotated[str, Field("vote")]


class Nominee(Part, frozen=True, kw_only=True):
    """Somebody put forward in an election, by whom, and the words of the minutes for each where they have others."""

    person: Annotated[PersonRef, Field("nominee")]
    printed: Annotated[str, Field("as printed", noun=False)] = ""
    moved_by: Annotated[PersonRef | None, Field("moved by", noun=False)] = None
    moved_by_printed: Annotated[str, Field("mover as printed")] = ""
    seconded_by: Annotated[PersonRef | None, Field("seconded by", noun=False)] = None
    seconded_by_printed: Annotated[str, Field("seconder as printed")] = ""


class Choice(Part, frozen=True, kw_only=True):
    """For whom one person voted in a ballot; empty for one who abstained."""

    person: Annotated[PersonRef, Field("person")]
    nominee: Annotated[PersonRef, Field("nominee")] = ""


class Tally(Part, frozen=True, kw_only=True):
    """The hands counted for one nominee in a ballot."""

    nominee: Annotated[PersonRef, Field("nominee")]
    hands: Annotated[int, Field("hands counted", noun=False)] = 0


class Ballot(Part, frozen=True, kw_only=True):
    """One round of an election: the hands counted for each nominee, or for whom each person voted, by name.

    `cast_for` is the nominee who had the casting vote of the person presiding, `lot` the one whom lots drawn chose
    among those with equal votes.
    """

    tallies: Annotated[tuple[Tally, ...], Field("hands counted", noun=False)] = ()
    choices: Annotated[tuple[Choice, ...], Field("votes")] = ()
    abstained: Annotated[int | None, Field("counted as abstaining", noun=False)] = None
    cast_for: Annotated[PersonRef, Field("casting vote for", noun=False)] = ""
    lot: Annotated[PersonRef, Field("chosen by lot", noun=False)] = ""


class Vote(Record, frozen=True, kw_only=True):
    """A vote at a meeting: on what, who moved and seconded it, and how each voted or how many hands were counted.

    The one record of it, whether it is minuted, taken on an item of the programme or a step of a statutory round.
    `moved_by` and `seconded_by` are the people, `…_printed` the words for them in the minutes ("the Chairman"): either
    can be recorded without the other. `amends` is the vote on the motion that this one was moved to amend. `order` is
    its place among the votes of the meeting.

    `rule` is a code of the table of majorities. `casting` is `for` or `against` if `presider` used a casting vote.
    Where votes are named or counted, whether it was carried is never kept but worked out from them and from who could
    vote. `result` holds the words of the meeting for it ("CARRIED by a majority"), which are the result where nothing
    else is kept. With `nominees` it is an election, decided by the last of the `ballots`.
    """

    prefix: ClassVar[str] = "V"
    table: ClassVar[str] = "votes"
    noun: ClassVar[str] = "vote"

    meeting: Annotated[MeetingRef, Field("meeting", acts=ACTS)]
    item: Annotated[ItemRef, Field("item", acts=ACTS)] = ""
    minute: Annotated[MinuteRef | None, Field("minute", acts=ACTS)] = None
    amends: Annotated[
        VoteRef | None, Field("amends", "The motion that it was moved to amend", noun=False, acts=ACTS)
    ] = None
    order: Annotated[int, Field("place among the votes", acts=ACTS)] = 0
    motion: Annotated[str, Field("motion", "Its words, as the minutes will print them", kind=TEXT, acts=ACTS)] = ""
    clauses: Annotated[
        tuple[Clause, ...], Field("clauses", "One to a line; a letter or number in front is its label", acts=ACTS)
    ] = ()
    moved_by: Annotated[PersonRef | None, Field("moved by", noun=False, acts=ACTS)] = None
    moved_by_printed: Annotated[str, Field("mover as printed", "Such as: the Chairman", acts=ACTS)] = ""
    seconded_by: Annotated[PersonRef | None, Field("seconded by", noun=False, acts=ACTS)] = None
    seconded_by_printed: Annotated[str, Field("seconder as printed", acts=ACTS)] = ""
    rule: Annotated[str, Field("carried by", noun=False, acts=ACTS)] = "simple"
    votes: Annotated[tuple[NamedVote, ...], Field("votes", acts=ACTS)] = ()
    counted_for: Annotated[int | None, Field("counted for", noun=False, acts=ACTS)] = None
    counted_against: Annotated[int | None, Field("counted against", noun=False, acts=ACTS)] = None
    counted_abstained: Annotated[int | None, Field("counted as abstaining", noun=False, acts=ACTS)] = None
    presider: Annotated[PersonRef, Field("presiding", noun=False, acts=ACTS)] = ""
    casting: Annotated[str, Field("casting vote", acts=ACTS)] = ""
    at: Annotated[dt.time | None, Field("at", "The time, if known", noun=False, acts=ACTS)] = None
    result: Annotated[
        str, Field("result", "In the words of the meeting, such as: CARRIED by a majority", acts=ACTS, matters=True)
    ] = ""
    nominees: Annotated[tuple[Nominee, ...], Field("nominees", acts=ACTS)] = ()
    ballots: Annotated[tuple[Ballot, ...], Field("ballots", acts=ACTS)] = ()
    note: Annotated[str, Field("note", acts=ACTS)] = ""
