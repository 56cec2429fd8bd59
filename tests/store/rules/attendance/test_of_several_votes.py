"""Of several ballots, reasons, seats or stand-ins a rule takes the one that counts, and says the first."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from store.problems import Problem
from store.records import (
    Attendance,
    Ballot,
    Choice,
    Council,
    Meeting,
    NamedVote,
    Nominee,
    Panel,
    Person,
    Presence,
    Role,
    Seat,
    Tally,
    Vote,
    WorkItem,
)
from store.register import Register
from store.rules.attendance import votes
from store.rules.attendance.asks import _margin, _voters
from store.rules.attendance.elections import count_ballot, election_problems
from store.rules.attendance.room import room, why_not_in_room, why_not_present
from store.rules.attendance.seating import moment, seated
from store.rules.attendance.stand_ins import councils_with_seats
from store.rules.attendance.votes import judge, why_unsettles

DAY = dt.date(2021, 7, 29)
COUNCILS = (Council(name="Borchester"), Council(name="Ambridge"), Council(name="Felpersham"))
PANEL = Panel(id="PANEL", name="A panel", councils=COUNCILS)
PEOPLE = [Person(id=f"P{number}", name=name) for number, name in enumerate(("Ann", "Bob", "Cat", "Dee", "Eve"), 1)]


def meeting(*roll: Attendance) -> Meeting:
    return Meeting(id="M1", date=DAY, attendance=roll)


def came(person: str, presence: Presence = Presence.PRESENT, **more: Any) -> Attendance:
    return Attendance(person=person, presence=presence, **more)


def seats(*bodies: str, person: str = "P") -> list[Seat]:
    return [Seat(id=f"S{number}", person=f"{person}{number}", body=body) for number, body in enumerate(bodies, 1)]


def hands(*counts: int, **settled: Any) -> Ballot:
    return Ballot(tallies=tuple(Tally(nominee=f"P{n}", hands=count) for n, count in enumerate(counts, 1)), **settled)


def named(*pairs: tuple[str, str]) -> Ballot:
    return Ballot(choices=tuple(Choice(person=person, nominee=nominee) for person, nominee in pairs))


def election(*ballots: Ballot) -> Vote:
    return Vote(id="V1", meeting="M1", nominees=tuple(Nominee(person=f"P{n}") for n in (1, 2, 3)), ballots=ballots)


def test_who_voted_and_by_how_much_is_that_of_the_last_ballot() -> None:
    both = election(named(("P4", "P1"), ("P5", "P2")), named(("P1", "P2"), ("P3", "")))
    assert _voters(both) == {"P1"}
    assert [_margin(election(*each)) for each in ([hands(5, 4, 3), hands(8, 2)], [hands(3, 3)], [hands(9)])] == [
        6,
        0,
        9,
    ]


@pytest.mark.parametrize(
    ("ballot", "elected", "leading"),
    [
        (hands(4, 4, 0, cast_for="P2"), "P2", ()),
        (hands(4, 4, 0), "", ("P1", "P2")),
        (hands(5, 5, 3, cast_for="P1"), "", ("P1", "P2")),
        (hands(4, 3, 3), "", ("P1",)),
        (hands(4, 2, 2, lot="P1"), "", ("P1",)),
        (hands(3, 5), "P2", ()),
        (hands(0, 0), "", ("P1", "P2")),
    ],
)
def test_those_with_the_most_votes_lead(ballot: Ballot, elected: str, leading: tuple[str, ...]) -> None:
    count = count_ballot(ballot)
    assert (count.elected, count.leading) == (elected, leading)


@pytest.mark.parametrize(
    ("ballot", "codes"),
    [
        (hands(4, 3), []),
        (hands(4, 0), []),
        (hands(0, 0), ["vote-empty"]),
        (Ballot(choices=(Choice(person="P1", nominee="P2"),), tallies=(Tally(nominee="P1", hands=2),)), ["vote-both"]),
        (Ballot(choices=(Choice(person="P1", nominee="P2"),), abstained=0), []),
        (hands(4, 4, cast_for="P1"), []),
        (hands(4, 4, cast_for="P1", lot="P2"), ["casting-and-lot"]),
        (hands(4, 4, cast_for="P1", lot="P3"), ["casting-and-lot"]),
        (hands(4, 4, cast_for="P3", lot="P1"), ["casting-and-lot", "casting-no-tie"]),
    ],
)
def test_what_is_wrong_with_a_ballot(ballot: Ballot, codes: list[str]) -> None:
    there: Any = SimpleNamespace(eligible=[f"P{n}" for n in range(1, 10)], by_link=(), reach=SimpleNamespace(words=""))
    vote = Vote(
        id="V1",
        meeting="M1",
        nominees=tuple(Nominee(person=f"P{n}") for n in (1, 2, 3)),
        ballots=(ballot,),
        presider="P1",
    )
    assert [one.code for one in election_problems(vote, there, str, casting=True, lots=True)] == codes


def told(code: str) -> Problem:
    return Problem(code, f"It is {code}.", "Mend it.", code)


@pytest.mark.parametrize(
    ("vote", "asked"),
    [
        (Vote(id="V1", meeting="M1", motion="x", votes=(NamedVote(person="P1", vote="for"),)), "_who"),
        (Vote(id="V1", meeting="M1", motion="x", result="CARRIED"), "_quorum"),
        (election(hands(2, 1)), "election_problems"),
    ],
    ids=["by name", "in words", "an election"],
)
def test_a_vote_that_does_not_stand_says_every_reason(vote: Vote, asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    held = meeting(*(came(one.id) for one in PEOPLE[:4]))
    register = Register.of(PANEL, held, *PEOPLE, *seats("", "", "", ""))
    monkeypatch.setattr(votes, asked, lambda *_, **__: (told("one"), told("two")))
    outcome = judge(register, held, vote)
    assert [one.code for one in outcome.problems] == ["one", "two"]
    assert outcome.words.endswith("does not stand: It is one. It is two.")


def test_a_vote_that_an_edit_would_undo_is_told_with_every_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    vote = Vote(id="V1", meeting="M1", motion="x", votes=(NamedVote(person="P1", vote="for"),))
    register = Register.of(PANEL, meeting(came("P1")), *PEOPLE, *seats(""), vote)
    stood = judge(register, meeting(came("P1")), vote)
    broken = stood._replace(problems=(told("one"), told("two")))
    outcomes = iter([broken, stood])
    monkeypatch.setattr(votes, "judge", lambda *_: next(outcomes))
    (problem,) = why_unsettles(register, register, "M1")
    assert problem.sentence.endswith("would no longer stand: It is one. It is two.")
    assert problem.field == "one"


def test_a_share_that_is_not_known_is_told_by_every_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    held = meeting(came("P1"), came("P2"))
    register = Register.of(PANEL, held, *PEOPLE, *seats("", ""))
    vote = Vote(id="V1", meeting="M1", motion="x", rule="veto", votes=(NamedVote(person="P1", vote="for"),))
    monkeypatch.setattr(votes, "share_needed", lambda *_: (None, (told("one"), told("two"))))
    assert votes._judged(register, held, vote, room(register, held)).words == "It is one. It is two."


def test_an_election_counts_those_who_abstained_in_the_last_ballot() -> None:
    held = meeting(*(came(one.id) for one in PEOPLE))
    register = Register.of(PANEL, held, *PEOPLE, *seats("", "", "", "", ""))
    first = Ballot(tallies=(Tally(nominee="P1", hands=2), Tally(nominee="P2", hands=2)), abstained=1)
    last = Ballot(tallies=(Tally(nominee="P1", hands=3), Tally(nominee="P2", hands=0)), abstained=2)
    outcome = judge(register, held, election(first, last))
    assert (outcome.state, outcome.votes_for, outcome.against, outcome.abstained) == ("elected", 3, 0, 2)
    by_name = named(("P1", "P2"), ("P2", "P2"), ("P3", "P1"), ("P4", ""), ("P5", ""))
    outcome = judge(register, held, election(hands(2, 2, 1), by_name))
    assert (outcome.votes_for, outcome.against, outcome.abstained) == (2, 1, 2)


def test_of_two_who_stand_in_for_one_whoever_came_first_sits() -> None:
    def sit(*roll: Attendance) -> list[str]:
        held = meeting(*roll)
        register = Register.of(PANEL, held, *PEOPLE, *seats(""))
        return [one.person for one in seated(register, held, moment(register, held))]

    later, sooner = (
        came(person, Presence.SUBSTITUTE, substitute_for="P1", arrived=dt.time(hour))
        for person, hour in (("P2", 15), ("P3", 14))
    )
    away = came("P1", Presence.APOLOGIES)
    assert sit(away, later, sooner) == sit(sooner, away, later) == ["P3"]
    nobody = came("P4", Presence.SUBSTITUTE, substitute_for="P1")
    assert sit(away, later, sooner, nobody) == ["P4"]


def test_of_two_who_are_expected_for_a_council_the_first_gives_way_to_a_stand_in() -> None:
    held = meeting(came("P5", Presence.SUBSTITUTE, for_council="Borchester"))
    register = Register.of(PANEL, held, *PEOPLE, *seats("Borchester", "Borchester"))
    when = moment(register, held, forecast=True)
    assert [one.person for one in seated(register, held, when)] == ["P5", "P2"]


def test_councils_with_seats_are_listed_by_the_alphabet() -> None:
    def listed(*roll: Seat) -> tuple[str, ...]:
        return councils_with_seats(Register.of(PANEL, *roll), meeting())

    assert listed(*seats("Felpersham", "Borchester", "Ambridge", "Felpersham")) == (
        "Ambridge",
        "Borchester",
        "Felpersham",
    )
    assert listed(*seats("Felpersham"), Seat(id="S9", person="P9", role=Role.INDEPENDENT)) == ("Felpersham",)
    assert listed(*seats("Penny Hassett"), Seat(id="S9", person="P9")) == (
        "Ambridge",
        "Borchester",
        "Felpersham",
        "Penny Hassett",
    )


@pytest.mark.parametrize(
    ("person", "why"),
    [
        ("P2", "has no vote"),
        ("P3", "stands in for Ann, whose seat is taken,"),
        ("P4", "is not a member of the panel"),
        ("P5", "is not recorded as present"),
    ],
)
def test_why_somebody_cannot_vote_is_said_though_others_sit(person: str, why: str) -> None:
    held = meeting(
        came("P1"),
        came("P2", votes=False),
        came("P3", Presence.SUBSTITUTE, substitute_for="P1"),
        came("P4", Presence.IN_ATTENDANCE),
    )
    register = Register.of(PANEL, held, *PEOPLE, *seats("", ""), WorkItem(id="W1", title="x", meeting="M1"))
    assert why_not_in_room(register, held, person, "W1", None) == why


def test_of_two_substitutes_for_a_member_the_first_is_named() -> None:
    held = meeting(
        *(came(person, Presence.SUBSTITUTE, substitute_for="P1") for person in ("P2", "P3")),
        came("P4", Presence.SUBSTITUTE, substitute_for="P1", left=dt.time(14)),
    )
    problem = why_not_present(Register.of(PANEL, held, *PEOPLE, *seats("")), held, "P1")
    assert problem is not None
    assert problem.sentence == "Bob is recorded as the substitute for Ann."
    assert problem.cure == "Take Bob off the attendance first, or say when Bob came or left."
