"""What is said of a room, a vote and an election with nobody, one, two and many: each number with its own words."""

from __future__ import annotations

import pytest

from store.records import Ballot, Choice, Nominee, StampKind, Tally, Vote
from store.rules.attendance.asks import no_quorum
from store.rules.attendance.elections import election_words, too_many
from store.rules.attendance.remote import Reach
from store.rules.attendance.room import Room
from store.rules.room.guards import DECISIONS
from store.rules.room.standing import decision_words
from store.rules.words.wording import often

SOMEBODY = tuple(f"P{number}" for number in range(1, 16))


def room_of(quorate: int, quorum: int) -> Room:
    people = SOMEBODY[:quorate]
    return Room(people, people, people, quorum, 15, 10, frozenset(), {}, reach=Reach(True, ""))


@pytest.mark.parametrize(
    ("quorate", "quorum", "verb", "words"),
    [
        (0, 1, "is", "There is no quorum: no member counts for it, and 1 is needed."),
        (1, 2, "is", "There is no quorum: 1 member counts for it, and 2 are needed."),
        (2, 5, "is", "There is no quorum: 2 members count for it, and 5 are needed."),
        (0, 5, "would be", "There would be no quorum: no member would count for it, and 5 are needed."),
        (1, 5, "would be", "There would be no quorum: 1 member would count for it, and 5 are needed."),
        (4, 5, "was", "There was no quorum: 4 members counted for it, and 5 are needed."),
    ],
)
def test_that_there_is_no_quorum(quorate: int, quorum: int, verb: str, words: str) -> None:
    assert no_quorum(room_of(quorate, quorum), verb) == words


def test_of_an_item_it_is_said_in_the_same_words() -> None:
    words = "There would be no quorum for item 5, Plan: 3 members would count for it, and 4 are needed."
    assert no_quorum(room_of(3, 4), "would be", "item 5, Plan") == words


@pytest.mark.parametrize(
    ("cast", "able", "words"),
    [
        (1, 0, "1 vote is counted, but nobody"),
        (2, 1, "2 votes are counted, but only 1 person"),
        (3, 2, "3 votes are counted, but only 2 people"),
    ],
)
def test_that_more_votes_are_counted_than_people_may_vote(cast: int, able: int, words: str) -> None:
    assert too_many(cast, able, "") == words


def test_in_which_ballot_is_said_behind_the_votes() -> None:
    assert too_many(1, 0, " in the first ballot") == "1 vote is counted in the first ballot, but nobody"


def election(*ballots: Ballot, of: tuple[str, ...] = ("Ann", "Bob", "Cat")) -> Vote:
    return Vote(id="V1", meeting="M1", nominees=tuple(Nominee(person=name) for name in of), ballots=ballots)


def hands(**votes: int) -> Ballot:
    return Ballot(tallies=tuple(Tally(nominee=name, hands=number) for name, number in votes.items()))


@pytest.mark.parametrize(
    ("vote", "words"),
    [
        (election(), "3 are nominated, and no ballot is recorded."),
        (election(of=("Ann",)), "Ann was the only nominee and was ELECTED."),
        (election(Ballot(abstained=5)), "Nobody was voted for."),
        (election(Ballot(choices=(Choice(person="P1", nominee=""),))), "Nobody was voted for."),
        (election(hands(Ann=3, Bob=3), Ballot(abstained=5)), "Nobody was voted for in the second ballot."),
        (election(hands(Ann=1)), "Ann was ELECTED: Ann 1."),
        (election(hands(Ann=1, Bob=1)), "The votes were equal, and nobody was elected: Ann 1, Bob 1."),
        (
            election(hands(Ann=3, Bob=3, Cat=3)),
            "Nobody had more than half of the 9 votes: Ann 3, Bob 3, Cat 3. All had the same number.",
        ),
        (
            election(hands(Ann=5, Bob=4, Cat=3)),
            "Nobody had more than half of the 12 votes: Ann 5, Bob 4, Cat 3. Cat had the fewest.",
        ),
        (
            election(hands(Ann=4, Bob=3, Cat=3)),
            "Nobody had more than half of the 10 votes: Ann 4, Bob 3, Cat 3. Bob and Cat had the fewest.",
        ),
    ],
)
def test_how_an_election_stands(vote: Vote, words: str) -> None:
    assert election_words(vote, str)[1] == words


@pytest.mark.parametrize(("times", "words"), [(1, "once"), (2, "twice"), (3, "3 times"), (10, "10 times")])
def test_how_often(times: int, words: str) -> None:
    assert often(times) == words


def test_every_decision_can_be_named_in_a_sentence() -> None:
    assert {kind: decision_words(kind) for kind in DECISIONS} == {
        StampKind.RESOLUTION: "the resolution",
        StampKind.RECOMMENDATION: "the recommendation",
        StampKind.CONFIRMED: "the confirmation of minutes",
        StampKind.VOTE: "the vote",
        StampKind.EXCLUDED: "the exclusion of the public",
    }
