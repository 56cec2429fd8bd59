"""An election is decided by more than half of the votes of its last ballot, or as the panel's rules settle a tie."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.problems import Refused
from store.records import Ballot, Choice, Nominee, Tally, Vote
from store.rules.attendance.elections import ballot_words, count_ballot, election_words, ordinal, read_ballot

NAMES = {"P1": "Ann", "P2": "Bob", "P3": "Cat"}
IDS = {name.casefold(): person for person, name in NAMES.items()}


def name(person: str) -> str:
    return NAMES.get(person, person)


def find(typed: str) -> str:
    return IDS[typed.strip().casefold()]


def hands(*counts: int, **settled: str) -> Ballot:
    tallies = tuple(Tally(nominee=f"P{n}", hands=count) for n, count in enumerate(counts, start=1))
    return Ballot(tallies=tallies, cast_for=settled.get("casting", ""), lot=settled.get("lot", ""))


def told(*ballots: Ballot, nominees: int = 3) -> tuple[str, str]:
    stood = tuple(Nominee(person=f"P{n}") for n in range(1, nominees + 1))
    return election_words(Vote(id="V1", meeting="M1", nominees=stood, ballots=ballots), name)


@pytest.mark.parametrize(
    ("ballots", "nominees", "state", "words"),
    [
        ((), 1, "elected", "Ann was the only nominee and was ELECTED."),
        ((), 2, "not decided", "2 are nominated, and no ballot is recorded."),
        ((hands(8, 5),), 2, "elected", "Ann was ELECTED: Ann 8, Bob 5."),
        ((hands(4, 4),), 2, "tied", "The votes were equal, and nobody was elected: Ann 4, Bob 4."),
        (
            (hands(4, 4, casting="P2"),),
            2,
            "elected",
            "Bob was ELECTED on the casting vote of the person presiding: Ann 4, Bob 4.",
        ),
        ((hands(4, 4, lot="P1"),), 2, "elected", "Ann was ELECTED by lot: Ann 4, Bob 4."),
        (
            (hands(5, 5, 3),),
            3,
            "not decided",
            "Nobody had more than half of the 13 votes: Ann 5, Bob 5, Cat 3. Cat had the fewest.",
        ),
        (
            (hands(5, 4, 4),),
            3,
            "not decided",
            "Nobody had more than half of the 13 votes: Ann 5, Bob 4, Cat 4. Bob and Cat had the fewest.",
        ),
        ((hands(5, 5, 3), hands(6, 7)), 3, "elected", "Bob was ELECTED in the second ballot: Bob 7, Ann 6."),
    ],
)
def test_what_comes_of_an_election(ballots: tuple[Ballot, ...], nominees: int, state: str, words: str) -> None:
    assert told(*ballots, nominees=nominees) == (state, words)


def test_abstentions_are_no_votes_cast() -> None:
    choices = (Choice(person="P4", nominee="P1"), Choice(person="P5"), Choice(person="P6"))
    assert count_ballot(Ballot(choices=choices)).elected == "P1"


def test_a_casting_vote_decides_only_a_tie_of_all_votes_between_two() -> None:
    assert count_ballot(hands(5, 5, 3, casting="P1")).elected == ""


@pytest.mark.parametrize(
    "typed",
    [
        "Ann 8, Bob 5",
        "Ann 8, Bob 5, abstained 1",
        "Ann 4, Bob 4, casting Ann",
        "Ann 4, Bob 4, lot Bob",
        "Ann: Bob, Cat; Bob: Ann",
        "Ann: Bob; abstained: Cat",
    ],
)
def test_a_ballot_that_is_written_is_read_again(typed: str) -> None:
    assert ballot_words(read_ballot(typed, find), name) == typed


def test_what_is_no_ballot_is_refused_with_an_example() -> None:
    with pytest.raises(Refused) as refused:
        read_ballot("Ann 8, whoever", find)
    (problem,) = refused.value.problems
    assert (problem.code, problem.sentence) == ("ballot-unread", "“whoever” is no part of a ballot.")
    assert "Orson 8, Pantling 5, abstained 1" in problem.cure


def test_ballots_are_called_by_their_order() -> None:
    assert [ordinal(place) for place in (0, 2, 9, 10)] == ["first", "third", "tenth", "11th"]


@given(st.lists(st.integers(0, 20), min_size=1, max_size=3))
def test_nobody_is_elected_by_half_of_the_votes_or_less(counts: list[int]) -> None:
    found = count_ballot(hands(*counts))
    votes = dict(found.votes)
    assert not found.elected or 2 * votes[found.elected] > sum(counts)
    assert found.elected or all(2 * count <= sum(counts) for count in counts)
