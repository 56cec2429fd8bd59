"""No row of events lets a vote be carried without a quorum, or by somebody who was barred or not there."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from store.commands.room.back import take_stamp_back
from store.commands.room.stamping import stamp_event
from store.problems import Refused
from store.records import Meeting, Minute, StampKind, Vote
from store.records.panel import QuorumRule
from store.register import Register
from store.rules.attendance.results import CARRIED
from store.rules.attendance.room import room
from store.rules.attendance.votes import judge
from store.rules.room.events import Event
from tests.store.commands.room.held import before, event
from tests.store.commands.sitting import DAY, HELD, MEMBERS

QUORUM = QuorumRule(mode="number", number=3)
SOME = st.lists(st.sampled_from(MEMBERS), max_size=5, unique=True)
ONE = st.lists(st.sampled_from(MEMBERS), min_size=1, max_size=3, unique=True).map(tuple)
HANDS = st.one_of(st.none(), st.integers(0, 8))
WORDS = st.sampled_from(["CARRIED", "CARRIED unanimously", "agreed", "lost", "withdrawn", ""])


def _of(kind: str, **said: st.SearchStrategy[Any]) -> st.SearchStrategy[Event]:
    return st.fixed_dictionaries(said).map(lambda given: event(kind, **given))


@st.composite
def named(draw: st.DrawFn) -> Event:
    """Draw a vote by name, with nobody for and against at once, which is refused by itself."""
    ways = draw(st.fixed_dictionaries({person: st.sampled_from("fffan") for person in draw(SOME)}))
    cast = {way: tuple(person for person, said in ways.items() if said == way) for way in "fan"}
    return event("vote", votes_for=cast["f"], against=cast["a"], abstained=cast["n"])


EVENTS = st.one_of(
    _of("arrival", people=ONE),
    _of("leaving", people=ONE),
    _of("leaving", people=st.sampled_from(MEMBERS[:4]).map(lambda one: (one,))),
    _of("leaving", people=st.just(MEMBERS[:2])),
    _of("return", people=ONE),
    st.just(event("start")),
    st.sampled_from(["1", "2", "3"]).map(lambda item: event("item", item=item)),
    st.just(event("item", heading="Urgent business")),
    _of("motion", words=st.just("That it be so"), rule=st.sampled_from(["simple", "veto"])),
    st.just(event("motion", words="That it be noted")),
    st.just(event("amendment", words="leave out so")),
    named(),
    _of("vote", counted_for=HANDS, counted_against=HANDS),
    _of("vote", result=WORDS),
    st.just(event("resolution", words="That it be noted.")),
    st.just(event("resolution", words="That it be so.")),
    _of("declaration", people=ONE, interest=st.sampled_from(["DPI", "personal interest"])),
    _of("public excluded", paragraph=st.just("3"), result=WORDS, counted_for=HANDS),
    st.just(event("public back")),
    st.just(event("adjourned")),
    st.just(event("resumed")),
    st.integers(1, 4).map(lambda back: event("back", words=str(back))),
)
"""What may happen; the last takes one of the latest events back."""


class Seen:
    """Who is in the room and who may not vote, kept apart from the program: it is what its records are held against."""

    def __init__(self) -> None:
        self.there: set[str] = set()
        self.barred: dict[str, set[str]] = {}
        self.item = ""
        self.open: list[str] = []

    def after(self, said: Event) -> None:
        if said.event in {"arrival", "return"}:
            self.there |= set(said.people)
        elif said.event == "leaving":
            self.there -= set(said.people)
        elif said.event == "item":
            self.item = said.item
        elif said.event == "declaration" and said.interest == "DPI" and self.item:
            self.barred.setdefault(self.item, set()).update(said.people)

    def may_vote(self) -> set[str]:
        return self.there - self.barred.get(self.item, set())


def _one(register: Register, said: Event) -> Register:
    if said.event == "back":
        stamps = register.stamps_of(HELD)[-int(said.words) :][:1]
        edits = [take_stamp_back(register, DAY, stamp=stamp.id) for stamp in stamps]
    else:
        edits = [stamp_event(register, DAY, meeting=HELD, event=said)]
    return register.with_edit(edits[0]) if edits else register


def _timed(number: int, said: Event) -> Event:
    return msgspec.structs.replace(said, at=f"{13 + number // 6}:{number % 6}5", clocked=True)


@given(st.lists(EVENTS, min_size=4, max_size=30))
def test_no_row_of_events_lets_a_wrong_vote_be_carried(events: list[Event]) -> None:
    register, seen, taken_back = before(quorum=QUORUM), Seen(), False
    opening = [event("arrival", people=MEMBERS[:4]), event("start"), event("item", item="1")]
    for number, said in enumerate((*opening, *events)):
        timed = said if said.event == "back" else _timed(number, said)
        try:
            register = _one(register, timed)
        except Refused:
            continue
        taken_back = taken_back or said.event == "back"
        seen.after(said)
        if not taken_back and said.event in {"vote", "resolution", "public excluded"}:
            stamp = next(one for one in reversed(register.stamps_of(HELD)) if one.kind is not StampKind.PUBLIC_LEFT)
            vote = register.live(Vote, stamp.vote)
            words = vote.result if vote else "agreed"
            if words != "withdrawn":
                # Whoever is barred from the vote may stay, and counts for the quorum then.
                assert len(seen.there) >= 3, (said, seen.there, seen.barred)
            if vote is not None:
                assert {one.person for one in vote.votes} <= seen.may_vote()
        _nothing_wrong(register)


def _nothing_wrong(register: Register) -> None:
    """No vote that is carried had no quorum, or a voter who could not vote; no minute resolves anything without one."""
    held = register.need(Meeting, HELD)
    for vote in register.votes_of(HELD):
        there = room(register, held, vote.item, vote.at)
        if judge(register, held, vote).state == CARRIED:
            assert there.has_quorum is True
            assert {one.person for one in vote.votes} <= set(there.eligible)
        elif "carried" in vote.result.casefold():
            raise AssertionError(f"{vote.result} is printed of a vote that does not stand")
    for stamp in register.stamps_of(HELD):
        if stamp.kind is StampKind.RESOLUTION:
            assert room(register, held, stamp.item, stamp.at).has_quorum is True
            assert register.live(Minute, stamp.minute)
