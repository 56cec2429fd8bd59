"""An election between nominees, ballot by ballot: who is elected, or what the next ballot is between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from store.problems import Problem, Refused
from store.records import Ballot, Choice, Tally, Vote
from store.rules.attendance.results import TIED
from store.rules.attendance.room import Room
from store.rules.words.wording import counted, listed

ELECTED, UNDECIDED = "elected", "not decided"
"""What can come of an election; with equal votes it is `tied`."""

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_HANDS = re.compile(r"(.+?)\s+(\d{1,3})")
_SPECIAL = re.compile(r"(casting|lot)(?: vote)?(?: for)?\s+(.+)", re.IGNORECASE)
_ABSTAINED = re.compile(r"abst\w*", re.IGNORECASE)

Namer = Callable[[str], str]
"""Names a person by the id."""


class Standing(NamedTuple):
    """How a ballot came out: the votes for each nominee, the most first, and who is elected by it if anybody is.

    `leading` are those with the most votes where nobody is.
    """

    votes: tuple[tuple[str, int], ...]
    elected: str = ""
    leading: tuple[str, ...] = ()

    @property
    def cast(self) -> int:
        """The number of votes cast for any nominee."""
        return sum(votes for _, votes in self.votes)


def count_ballot(ballot: Ballot) -> Standing:
    """Count one ballot. More than half of the votes cast elects; equal votes are settled by a casting vote or by lot.

    Abstentions are no votes cast. With three or more nominees and none above half there is another ballot.
    """
    counts = Counter({one.nominee: one.hands for one in ballot.tallies})
    counts.update(one.nominee for one in ballot.choices if one.nominee)
    votes = tuple(counts.most_common())
    total = sum(counts.values())
    if votes and 2 * votes[0][1] > total:
        return Standing(votes, elected=votes[0][0])
    leading = tuple(nominee for nominee, number in votes if votes and number == votes[0][1])
    settled = ballot.cast_for or ballot.lot
    if settled in leading and _tied_between_two(votes):
        return Standing(votes, elected=settled)
    return Standing(votes, leading=leading)


def _tied_between_two(votes: tuple[tuple[str, int], ...]) -> bool:
    return len(votes) > 1 and votes[0][1] == votes[1][1] and 2 * votes[0][1] == sum(number for _, number in votes)


def election_problems(
    vote: Vote, there: Room, name: Namer, *, casting: bool | None, lots: bool | None
) -> Iterator[Problem]:
    """Go through what is wrong with an election: who voted or was voted for, how many, and in which order.

    `casting` and `lots` say whether the panel's rules settle equal votes in that way; None where they do not say.
    """
    nominees = [one.person for one in vote.nominees]
    for person in dict.fromkeys(nominees):
        if nominees.count(person) > 1:
            yield Problem("nominee-twice", f"{name(person)} is nominated twice.", "Name each once.", "nominees")
    for place, ballot in enumerate(vote.ballots):
        yield from _ballot_problems(ballot, place, vote, there, name)
        yield from _settling_problems(ballot, vote, there, casting=casting, lots=lots)
    for place, ballot in enumerate(vote.ballots[:-1]):
        if count_ballot(ballot).elected:
            sentence = f"The {ordinal(place)} ballot decided it: no other can follow."
            yield Problem("ballot-after", sentence, "Leave the later ballots out, or correct the count.", "ballots")


def _ballot_problems(ballot: Ballot, place: int, vote: Vote, there: Room, name: Namer) -> Iterator[Problem]:
    before = {person for person, _ in count_ballot(vote.ballots[place - 1]).votes} if place else set()
    standing = before or {one.person for one in vote.nominees}
    named = [one.nominee for one in ballot.choices if one.nominee]
    for person in dict.fromkeys([*(one.nominee for one in ballot.tallies), *named, *_settled(ballot)]):
        if person not in standing:
            sentence = f"{name(person)} did not stand in the {ordinal(place)} ballot."
            yield Problem("ballot-nominee", sentence, "Name somebody who was still nominated.", "ballots")
    voters = [one.person for one in ballot.choices]
    for person in dict.fromkeys(voters):
        if voters.count(person) > 1:
            sentence = f"{name(person)} is recorded as voting twice in the {ordinal(place)} ballot."
            yield Problem("ballot-twice", sentence, "Record one vote each.", "ballots")
        if person not in there.eligible:
            sentence = f"{name(person)} is not among those who may vote and cannot be recorded as voting."
            cure = "Leave that vote out, or correct the attendance."
            cure += f" {there.reach.words}" if person in there.by_link else ""
            yield Problem("vote-not-eligible", sentence, cure, "ballots")
    hands = [*(one.hands for one in ballot.tallies), ballot.abstained or 0]
    if ballot.choices and any(hands):
        cure = "Record either names or numbers."
        yield Problem("vote-both", "Both names and numbers of votes are recorded.", cure, "ballots")
    if not ballot.choices and not any(hands):
        sentence = f"No votes are recorded in the {ordinal(place)} ballot."
        yield Problem("vote-empty", sentence, "Record who voted for whom, or how many.", "ballots")
    if sum(hands) > len(there.eligible):
        sentence = too_many(sum(hands), len(there.eligible), f" in the {ordinal(place)} ballot")
        cure = "Count again, or correct the attendance."
        yield Problem("vote-too-many", f"{sentence} may vote.", cure, "ballots")


def _settled(ballot: Ballot) -> list[str]:
    return [one for one in (ballot.cast_for, ballot.lot) if one]


def _settling_problems(
    ballot: Ballot, vote: Vote, there: Room, *, casting: bool | None, lots: bool | None
) -> Iterator[Problem]:
    """Go through what is wrong with a casting vote or lots in a ballot."""
    settled = _settled(ballot)
    if not settled:
        return
    count = count_ballot(_as_counted(ballot))
    if len(settled) > 1:
        cure = "Leave one of the two out."
        yield Problem("casting-and-lot", "Both a casting vote and lots are recorded.", cure, "ballots")
    if not _tied_between_two(count.votes) or settled[0] not in count.leading:
        sentence = "There was no tie between two for a casting vote or lots to settle."
        yield Problem("casting-no-tie", sentence, "Leave it out, or correct the count.", "ballots")
    if ballot.cast_for and not casting:
        cure = "Ask the monitoring officer, and set it in the panel's rules."
        yield Problem("casting-none", "The panel's rules give no casting vote.", cure, "ballots")
    if ballot.cast_for and vote.presider not in there.eligible:
        cure = "Name who presided; they must be able to vote."
        sentence = "The casting vote is not that of someone presiding who may vote."
        yield Problem("casting-who", sentence, cure, "presider")
    if ballot.lot and not lots:
        cure = "Ask the monitoring officer, and set it in the panel's rules."
        yield Problem("lots-none", "The panel's rules do not say that lots are drawn.", cure, "ballots")


def _as_counted(ballot: Ballot) -> Ballot:
    """Give a ballot as it was counted, before equal votes were settled."""
    return Ballot(tallies=ballot.tallies, choices=ballot.choices, abstained=ballot.abstained)


def election_words(vote: Vote, name: Namer) -> tuple[str, str]:
    """Say how an election stands: its state, and the sentence for the minutes."""
    if not vote.ballots:
        if len(vote.nominees) == 1:
            return ELECTED, f"{name(vote.nominees[0].person)} was the only nominee and was ELECTED."
        return UNDECIDED, f"{len(vote.nominees)} are nominated, and no ballot is recorded."
    last = vote.ballots[-1]
    count = count_ballot(last)
    figures = ", ".join(f"{name(person)} {number}" for person, number in count.votes)
    which = f" in the {ordinal(len(vote.ballots) - 1)} ballot" if len(vote.ballots) > 1 else ""
    if count.elected:
        how = " on the casting vote of the person presiding" if last.cast_for else " by lot" if last.lot else ""
        return ELECTED, f"{name(count.elected)} was ELECTED{which}{how}: {figures}."
    if _tied_between_two(count.votes):
        return TIED, f"The votes{which} were equal, and nobody was elected: {figures}."
    if not count.cast:
        return UNDECIDED, f"Nobody was voted for{which}."
    lowest = [name(person) for person, number in count.votes if number == count.votes[-1][1]]
    out = "All had the same number." if len(lowest) == len(count.votes) else f"{listed(lowest)} had the fewest."
    return UNDECIDED, f"Nobody had more than half of the {count.cast} votes{which}: {figures}. {out}"


def too_many(cast: int, able: int, where: str) -> str:
    """Begin the sentence that more votes are counted than people may vote; `where` is said behind the votes."""
    votes = f"{counted(cast, 'vote')} {'is' if cast == 1 else 'are'} counted{where}"
    return f"{votes}, but {'only ' + counted(able, 'person') if able else 'nobody'}"


def ballot_words(ballot: Ballot, name: Namer) -> str:
    """Write a ballot as `read_ballot` reads it, with the names as they are printed."""
    named: dict[str, list[str]] = {}
    for one in ballot.choices:
        named.setdefault(one.nominee, []).append(name(one.person))
    parts = [f"{name(one.nominee)} {one.hands}" for one in ballot.tallies]
    parts += [f"{name(nominee) if nominee else 'abstained'}: {', '.join(voters)}" for nominee, voters in named.items()]
    parts += [f"abstained {ballot.abstained}"] if ballot.abstained else []
    parts += [f"casting {name(ballot.cast_for)}"] if ballot.cast_for else []
    parts += [f"lot {name(ballot.lot)}"] if ballot.lot else []
    return ("; " if ballot.choices else ", ").join(parts)


def read_ballot(typed: str, find: Namer, field: str = "ballots") -> Ballot:
    """Read a ballot as it is typed: by hands `Orson 8, Pantling 5, abstained 1`, or by names `Orson: Loydall, Taylor;
    Pantling: Rahman; abstained: Shepherd`; `casting Orson` or `lot Orson` at the end says how equal votes were settled.

    Raises:
        Refused: a part of it cannot be read, or names nobody.
    """
    parts = typed.split(";") if ":" in typed else re.split(r"[;,]", typed)
    pieces = [piece.strip() for piece in parts if piece.strip()]
    tallies: list[Tally] = []
    choices: list[Choice] = []
    abstained: int | None = None
    settled = {"casting": "", "lot": ""}
    problems: list[Problem] = []
    for piece in pieces:
        head, colon, rest = piece.partition(":")
        hands, special = _HANDS.fullmatch(piece), _SPECIAL.fullmatch(piece)
        try:
            if special:
                settled[special[1].casefold()] = find(special[2])
            elif colon:
                nominee = "" if _ABSTAINED.fullmatch(head.strip()) else find(head)
                choices += [Choice(person=find(one), nominee=nominee) for one in rest.split(",") if one.strip()]
            elif hands and _ABSTAINED.fullmatch(hands[1]):
                abstained = int(hands[2])
            elif hands:
                tallies.append(Tally(nominee=find(hands[1]), hands=int(hands[2])))
            else:
                cure = "Type each nominee with a number, such as “Orson 8, Pantling 5, abstained 1”."
                problems.append(Problem("ballot-unread", f"“{piece}” is no part of a ballot.", cure, field))
        except Refused as refused:
            problems += [Problem(one.code, one.sentence, one.cure, field) for one in refused.problems]
    if problems:
        raise Refused(*problems)
    return Ballot(
        tallies=tuple(tallies),
        choices=tuple(choices),
        abstained=abstained,
        cast_for=settled["casting"],
        lot=settled["lot"],
    )


def ordinal(place: int) -> str:
    """Name a ballot by its place from 0: `first`; from the eleventh on by its number."""
    return _ORDINALS[place] if place < len(_ORDINALS) else f"{place + 1}th"
