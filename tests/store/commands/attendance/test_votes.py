"""No sequence of events lets an inquorate or ineligible vote stand as carried."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from store.commands.attendance import room as attendance
from store.commands.attendance import stand_ins, votes
from store.commands.declarations import declarations
from store.commands.members import seats
from store.edit import Edit
from store.problems import Refused
from store.records import Attendance, Declaration, Meeting, NamedVote, Nation, Panel, Presence, Vote, WorkItem
from store.records.panel import QuorumRule
from store.register import Register
from store.rules.attendance.votes import MAJORITIES, casting_vote_allowed, judge
from store.rules.declarations.interests import effect
from tests.store.commands.office import TODAY, codes, refusal, run
from tests.store.commands.sitting import (
    CHAIR,
    DAY,
    FIVE,
    FOUR,
    HELD,
    ITEMS,
    LAY,
    MEMBERS,
    OFFICER,
    OUTSIDER,
    STAND_IN,
    THREE,
    VICE,
    sitting,
)

PEOPLE = (*MEMBERS, STAND_IN, OFFICER, OUTSIDER)


def meeting_of(register: Register) -> Meeting:
    found = register.get(Meeting, HELD)
    assert found is not None
    return found


def present(register: Register, *people: str) -> Register:
    return run(register, attendance.record_presence, meeting=HELD, people=people, presence=Presence.PRESENT).after


def vote(register: Register, item: str = ITEMS[0], **ways: object) -> Register:
    return run(register, votes.record_vote, meeting=HELD, item=item, **ways).after


ALL_FOR = dict.fromkeys((CHAIR, VICE, THREE), "for")


def test_a_simple_majority_is_carried_lost_or_tied() -> None:
    register = present(sitting(), CHAIR, VICE, THREE, FOUR)
    for ways, state in (
        ({CHAIR: "for", VICE: "for", THREE: "against", FOUR: "abstained"}, "carried"),
        ({CHAIR: "against", VICE: "for", THREE: "against"}, "lost"),
        ({CHAIR: "against", VICE: "for"}, "tied"),
    ):
        done = run(register, votes.record_vote, meeting=HELD, item=ITEMS[0], votes=ways)
        assert done.edit.sentence == f"Recorded the vote on “Plan” at the meeting of 1 July 2021: {state}"
        assert judge(done.after, meeting_of(done.after), done.after.votes_of(HELD)[0]).state == state


def test_nobody_votes_without_a_quorum() -> None:
    register = present(sitting(), CHAIR, VICE)
    found = refusal(register, votes.record_vote, meeting=HELD, item=ITEMS[0], votes={CHAIR: "for", VICE: "for"})
    assert codes(found) == ["vote-inquorate"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"interest": "DPI"}, {"vote-not-eligible"}),
        ({"interest": "DPI", "stay": "no"}, {"vote-not-eligible", "vote-inquorate"}),
        ({"vote": "no"}, {"vote-not-eligible"}),
        ({"stay": "no"}, {"vote-not-eligible", "vote-inquorate"}),
    ],
)
def test_whoever_may_not_vote_does_not_and_whoever_leaves_is_out_of_the_quorum(
    fields: dict[str, str], expected: set[str]
) -> None:
    register = present(sitting(), CHAIR, VICE, THREE)
    declared = run(register, declarations.declare, meeting=HELD, people=(THREE,), items=ITEMS[:1], **fields).after
    found = refusal(declared, votes.record_vote, meeting=HELD, item=ITEMS[0], votes=ALL_FOR)
    assert set(codes(found)) == expected
    assert vote(declared, ITEMS[1], votes=ALL_FOR)


def test_an_interest_declared_after_the_vote_cannot_be_slipped_under_it() -> None:
    register = vote(present(sitting(), CHAIR, VICE, THREE), votes=ALL_FOR)
    found = refusal(register, declarations.declare, meeting=HELD, people=(VICE,), interest="DPI", items=ITEMS[:1])
    assert "vote-unsettled" in codes(found)
    for command, arguments in (
        (attendance.clear_attendance, {"people": (CHAIR,)}),
        (attendance.step_out, {"people": (CHAIR,), "item": ITEMS[0]}),
        (attendance.record_leaving, {"person": CHAIR, "at": dt.time(14)}),
    ):
        assert "vote-unsettled" in codes(refusal(register, command, meeting=HELD, **arguments))
    assert "vote-unsettled" in codes(refusal(register, seats.set_quorum, number=4))
    assert "vote-unsettled" in codes(refusal(register, seats.end_seat, seat="S2", on=dt.date(2021, 6, 1)))
    back = run(register, votes.take_back_vote, meeting=HELD, number=1).after
    assert run(back, attendance.clear_attendance, meeting=HELD, people=(CHAIR,))


def test_who_leaves_after_an_item_still_voted_on_it() -> None:
    register = vote(present(sitting(), CHAIR, VICE, THREE), votes=ALL_FOR)
    gone = run(register, attendance.record_leaving, meeting=HELD, person=CHAIR, at=dt.time(14), item=ITEMS[0]).after
    assert judge(gone, meeting_of(gone), gone.votes_of(HELD)[0]).state == "carried"
    assert "vote-not-eligible" in codes(refusal(gone, votes.record_vote, meeting=HELD, item=ITEMS[1], votes=ALL_FOR))


@pytest.mark.parametrize(("yes", "state"), [(4, "lost"), (5, "carried")])
def test_a_veto_takes_two_thirds_of_the_members_in_post(yes: int, state: str) -> None:
    register = present(sitting(), *MEMBERS[:yes])
    after = vote(register, rule="veto", votes=dict.fromkeys(MEMBERS[:yes], "for"))
    outcome = judge(after, meeting_of(after), after.votes_of(HELD)[0])
    assert (outcome.state, outcome.needed, outcome.in_post) == (state, 5, 7)


@pytest.mark.parametrize(
    ("rule", "state", "asks"), [(None, "carried", True), (True, "carried", False), (False, "lost", False)]
)
def test_a_substitute_counts_for_a_veto_as_recorded_unless_the_rules_say_no(
    rule: bool | None, state: str, asks: bool
) -> None:
    register = present(sitting(), CHAIR, VICE, THREE, FOUR)
    register = run(register, stand_ins.record_substitute, meeting=HELD, person=STAND_IN, member=LAY).after
    rules = replace(register.panel.rules[0], substitutes_count_for_veto=rule)
    register = register.with_edit(Edit("", (replace(register.panel, rules=(rules,)),)))
    ways = dict.fromkeys((CHAIR, VICE, THREE, FOUR, STAND_IN), "for")
    after = vote(register, rule="veto", votes=ways)
    outcome = judge(after, meeting_of(after), after.votes_of(HELD)[0])
    assert (outcome.state, outcome.votes_for, outcome.counted_for) == (state, 5, 4 if rule is False else 5)
    assert ("ask the monitoring officer" in outcome.words) is asks
    assert "ask the monitoring officer" not in outcome.for_minutes


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"votes": {CHAIR: "maybe"}}, "vote-word"),
        ({"votes": {OFFICER: "for"}}, "vote-not-eligible"),
        ({"votes": {FIVE: "for"}}, "vote-not-eligible"),
        ({"votes": {}}, "vote-empty"),
        ({"counted_for": 4}, "vote-too-many"),
        ({"counted_for": -1, "counted_against": 1}, "vote-negative"),
        ({"votes": ALL_FOR, "counted_for": 3}, "vote-both"),
        ({"rule": "veto", "counted_for": 3}, "vote-names"),
        ({"rule": "plurality", "counted_for": 3}, "vote-rule"),
        ({"votes": ALL_FOR, "casting": "for", "presider": CHAIR}, "casting-no-tie"),
        ({"counted_for": 1, "counted_against": 1, "casting": "for", "presider": FIVE}, "casting-who"),
        ({"counted_for": 1, "counted_against": 1, "casting": "up", "presider": CHAIR}, "casting-word"),
        ({"votes": ALL_FOR, "rule": "veto", "casting": "for", "presider": CHAIR}, "casting-share"),
        ({"item": "W4", "votes": ALL_FOR}, "item-elsewhere"),
    ],
)
def test_votes_that_cannot_be(arguments: dict[str, object], code: str) -> None:
    register = present(sitting(), CHAIR, VICE, THREE)
    given_ = {"item": ITEMS[0], **arguments}
    assert code in codes(refusal(register, votes.record_vote, meeting=HELD, **given_))


def test_a_casting_vote_settles_a_tie_in_england_and_in_wales_only_by_the_panels_rules() -> None:
    tie: dict[str, Any] = {"counted_for": 1, "counted_against": 1, "casting": "for", "presider": CHAIR}
    england = vote(present(sitting(), CHAIR, VICE, THREE), **tie)
    assert judge(england, meeting_of(england), england.votes_of(HELD)[0]).state == "carried"
    wales = present(sitting(nation=Nation.WALES), CHAIR, VICE, THREE)
    assert casting_vote_allowed(wales, DAY) is None
    assert codes(refusal(wales, votes.record_vote, meeting=HELD, item=ITEMS[0], **tie)) == ["casting-none"]


def test_there_must_be_such_a_vote_to_take_back() -> None:
    assert codes(refusal(sitting(), votes.take_back_vote, meeting=HELD, number=1)) == ["vote-none"]


people = st.sampled_from(PEOPLE)
first_three = st.sampled_from((CHAIR, VICE, THREE))
groups = st.lists(first_three, min_size=1, max_size=2, unique=True).map(tuple) | st.lists(
    people, min_size=1, max_size=5, unique=True
).map(tuple)
items = st.sampled_from(ITEMS)
times = st.none() | st.sampled_from([dt.time(13, 5), dt.time(13, 40), dt.time(14), dt.time(15, 30)])
ways = st.sampled_from(["for", "against", "abstained"])
kinds = st.sampled_from(["DPI", "ORI", "personal interest", "for transparency"])


def step(command: Callable[..., Edit], **arguments: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.tuples(st.just(command), st.fixed_dictionaries(arguments))


STEPS = st.one_of(
    step(
        attendance.record_presence,
        people=groups,
        presence=st.sampled_from([Presence.PRESENT, Presence.PRESENT, Presence.APOLOGIES, Presence.ABSENT]),
    ),
    step(stand_ins.record_substitute, person=people, member=people, votes=st.sampled_from([None, False])),
    step(attendance.record_arrival, person=people, at=times, item=items),
    step(attendance.record_leaving, person=people, at=times, item=items),
    step(attendance.step_out, people=groups, item=items, left=times, returned=times),
    step(attendance.step_in, people=groups, item=items),
    step(attendance.clear_attendance, people=groups),
    step(
        declarations.declare,
        people=groups,
        interest=kinds,
        items=items.map(lambda one: (one,)),
        relation=st.sampled_from(["directly relates", "affects"]),
        more_than_most=st.booleans(),
        stay=st.sampled_from(["", "yes"]),
        advice=st.just("the monitoring officer"),
    ),
    step(
        votes.record_vote,
        item=items,
        rule=st.sampled_from(["simple", "simple", "veto"]),
        votes=st.dictionaries(people, ways, max_size=7) | st.dictionaries(first_three, ways, min_size=1),
        at=st.none() | times,
        another=st.booleans(),
    ),
    step(
        votes.record_vote,
        item=items,
        counted_for=st.integers(0, 6),
        counted_against=st.integers(0, 6),
        at=times,
        another=st.booleans(),
    ),
)


def play(register: Register, steps: list[tuple[Callable[..., Edit], dict[str, object]]]) -> Register:
    """Try every event in turn; what is refused changes nothing."""
    for command, arguments in steps:
        try:
            register = register.with_edit(command(register, TODAY, meeting=HELD, **arguments))
        except Refused:
            continue
    return register


def could_vote(register: Register, person: str, item: str) -> bool:
    """Tell from the records alone whether somebody could vote on an item: there, with a vote, and not barred."""
    meeting = meeting_of(register)
    one = next((found for found in meeting.attendance if found.person == person), None)
    if one is None or one.presence not in {Presence.PRESENT, Presence.SUBSTITUTE} or one.votes is False:
        return False
    if any(gone.item == item and gone.left is None for gone in one.absences):
        return False
    if person not in MEMBERS:
        there = {found.person for found in meeting.attendance if found.presence is Presence.PRESENT}
        if one.substitute_for not in MEMBERS or one.substitute_for in there:
            return False
    return not any(
        person in made.people
        and item in made.items
        and "no" in {effect(register, made).vote, effect(register, made).stay}
        for made in register.declarations
    )


def no_bad_vote_stands(register: Register) -> None:
    meeting = meeting_of(register)
    for taken in register.votes_of(HELD):
        outcome = judge(register, meeting, taken)
        if outcome.state != "carried":
            continue
        able = [one.person for one in meeting.attendance if could_vote(register, one.person, taken.item)]
        assert all(one.person in able for one in taken.votes)
        assert len({one.person for one in taken.votes}) == len(taken.votes)
        assert outcome.votes_for > outcome.against or taken.casting
        assert outcome.votes_for + outcome.against + outcome.abstained <= len(able)
        assert len(able) + _may_stay(register, taken.item) >= 3
        if taken.rule == "veto":
            assert 3 * outcome.votes_for >= 2 * len(MEMBERS)


def _may_stay(register: Register, item: str) -> int:
    """Count those who may not vote on an item but may stay, and so count for the quorum."""
    barred = {
        person
        for made in register.declarations
        if item in made.items and effect(register, made).vote == "no" and effect(register, made).stay != "no"
        for person in made.people
    }
    return len(barred)


@settings(max_examples=300, deadline=None)
@given(st.lists(STEPS, max_size=25))
def test_no_sequence_of_events_lets_a_bad_vote_stand(
    steps: list[tuple[Callable[..., Edit], dict[str, object]]],
) -> None:
    start = present(sitting(), CHAIR, VICE, THREE, FOUR)
    register = play(start, steps)
    no_bad_vote_stands(register)
    for one in register.votes_of(HELD):
        assert judge(register, meeting_of(register), one).state != "does not stand"


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.builds(
            Attendance, person=people, presence=st.sampled_from(list(Presence)), substitute_for=st.none() | people
        )
    ),
    st.lists(
        st.builds(
            Vote,
            id=st.integers(1, 9).map(lambda number: f"V{number}"),
            meeting=st.just(HELD),
            item=items,
            rule=st.sampled_from(["simple", "veto", "nonsense"]),
            votes=st.lists(st.builds(NamedVote, person=people, vote=ways)).map(tuple),
            counted_for=st.none() | st.integers(-1, 9),
        ),
        max_size=4,
    ),
    st.lists(
        st.builds(
            Declaration,
            id=st.just("D1"),
            meeting=st.just(HELD),
            people=groups,
            interest=kinds,
            items=items.map(lambda i: (i,)),
        ),
        max_size=1,
    ),
)
def test_records_from_elsewhere_let_no_bad_vote_stand_either(
    came: list[Attendance], recorded: list[Vote], made: list[Declaration]
) -> None:
    start = sitting()
    meeting = replace(meeting_of(start), attendance=tuple(came))
    register = start.with_edit(Edit("", (meeting, *recorded, *made)))
    once = {one.person for one in came}
    if len(once) == len(came):
        no_bad_vote_stands(register)
    assert set(MAJORITIES) == {"simple", "veto", "chief-constable-veto", "all-members"}


def test_a_panel_without_a_quorum_rule_is_told_so() -> None:
    register = sitting(quorum=QuorumRule())
    assert isinstance(register.panel, Panel)
    assert register.get(WorkItem, ITEMS[0]) is not None
    after = vote(present(register, CHAIR), votes={CHAIR: "for"})
    assert judge(after, meeting_of(after), after.votes_of(HELD)[0]).state == "carried"


@pytest.mark.parametrize(
    ("day", "rule", "asks"),
    [
        (dt.date(2028, 5, 31), "veto", False),
        (dt.date(2028, 6, 1), "veto", True),
        (dt.date(2029, 2, 2), "chief-constable-veto", True),
        (dt.date(2029, 2, 2), "simple", False),
    ],
)
def test_a_veto_after_the_end_that_was_announced_is_asked_about_and_not_refused(
    day: dt.date, rule: str, asks: bool
) -> None:
    """The announcement is no Act: the result stands, and its words say whom to ask; the minutes print it without."""
    register = present(sitting(), *MEMBERS[:5])
    after = vote(register, rule=rule, votes=dict.fromkeys(MEMBERS[:5], "for"))
    moved = after.with_edit(Edit("", (replace(meeting_of(after), date=day),)))
    outcome = judge(moved, meeting_of(moved), moved.votes_of(HELD)[0])
    assert outcome.state == "carried"
    assert ("No Act was found that says so." in outcome.words) is asks
    assert "No Act" not in outcome.for_minutes
