"""One record of a vote: motion, movers, clauses, amendments, corrections, elections, and the vote of a minute."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.attendance import room as attendance
from store.commands.attendance import votes
from store.commands.attendance.elections import record_election
from store.commands.fields import Problems
from store.commands.rounds import rounds
from store.edit import Edit
from store.problems import Refused
from store.queries.attendance.votes import votes_of
from store.records import (
    Ballot,
    Choice,
    Clause,
    Minute,
    NamedVote,
    Nominee,
    Presence,
    RoundKind,
    RoundStep,
    StatutoryRound,
    Tally,
    Vote,
)
from store.register import Register
from store.rules.attendance.movers import Mover, nominee_words, read_mover, read_nominees
from store.rules.attendance.votes import judge
from store.rules.findings import Scene, all_findings
from tests.store.commands.attendance.test_votes import meeting_of, present
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
    THREE,
    VICE,
    sitting,
)
from tests.told import codes_told


def room_of_five() -> Register:
    return present(sitting(), CHAIR, VICE, THREE, FOUR, FIVE)


def record(register: Register, **said: Any) -> Register:
    return run(register, votes.record_vote, meeting=HELD, **said).after


def the_vote(register: Register, vote_id: str = "V1") -> Vote:
    return register.need(Vote, vote_id)


def with_records(register: Register, *records: Any) -> Register:
    return register.with_edit(Edit("", records))


def test_everything_said_of_a_motion_is_kept_in_one_record() -> None:
    done = run(
        room_of_five(),
        votes.record_vote,
        meeting=HELD,
        item=ITEMS[0],
        motion="That the plan be noted",
        clauses=(Clause(label="a)", text="with thanks"), Clause(label="b)", text="first\n- second")),
        moved_by=CHAIR,
        moved_by_printed="the Chairman",
        seconded_by=VICE,
        counted_for=4,
        counted_against=1,
        result="CARRIED by a majority",
        note="By hands",
    )
    assert done.edit.puts == (
        Vote(
            id="V1",
            meeting=HELD,
            item=ITEMS[0],
            order=1,
            motion="That the plan be noted",
            clauses=(Clause(label="a)", text="with thanks"), Clause(label="b)", text="first\n- second")),
            moved_by=CHAIR,
            moved_by_printed="the Chairman",
            seconded_by=VICE,
            counted_for=4,
            counted_against=1,
            result="CARRIED by a majority",
            note="By hands",
        ),
    )
    assert done.edit.sentence == "Recorded the vote on “That the plan be noted” at the meeting of 1 July 2021: carried"


def test_where_only_words_are_kept_they_are_the_result_and_nothing_is_checked() -> None:
    register = record(room_of_five(), motion="That it be so", result="CARRIED by a majority")
    outcome = judge(register, meeting_of(register), the_vote(register))
    assert (outcome.state, outcome.checked) == ("carried", False)
    assert outcome.words == "CARRIED by a majority (not checked: neither names nor figures are kept)."
    (row,) = votes_of(register, meeting_of(register))
    assert (row.votes_for, row.checked, row.title) == (None, False, "That it be so")


@pytest.mark.parametrize("result", ["withdrawn", "not put"])
def test_a_motion_on_which_nothing_was_decided_needs_no_quorum(result: str) -> None:
    register = present(sitting(), CHAIR)
    assert the_vote(record(register, motion="That it be so", result=result)).result == result
    assert codes(refusal(register, votes.record_vote, meeting=HELD, motion="x", result="carried")) == ["vote-inquorate"]


def test_a_printed_word_that_differs_from_the_count_is_kept_and_found() -> None:
    register = record(room_of_five(), item=ITEMS[0], counted_for=4, counted_against=1, result="LOST")
    (row,) = votes_of(register, meeting_of(register))
    assert (row.state, row.result) == ("carried", "LOST")
    assert row.trouble == "It is printed as “LOST”, but the votes recorded, 4 to 1, make it carried."
    found = [one for one in all_findings(Scene(register, TODAY)) if one.code == "vote-at-odds"]
    assert [(one.records, one.sentence) for one in found] == [(("V1",), f"The vote on “Plan”: {row.trouble}")]
    agreed = record(room_of_five(), item=ITEMS[0], counted_for=4, counted_against=1, result="CARRIED")
    assert not [one for one in all_findings(Scene(agreed, TODAY)) if one.code == "vote-at-odds"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"moved_by": CHAIR, "seconded_by": CHAIR}, "mover-twice"),
        ({"moved_by": LAY}, "mover-away"),
        ({"seconded_by": LAY}, "mover-away"),
        ({"moved_by": OFFICER}, "mover-no-member"),
        ({"minute": "N9"}, "unknown-id"),
        ({"minute": "N2"}, "minute-elsewhere"),
        ({"amends": "V9"}, "unknown-id"),
        ({"corrects": "V9"}, "unknown-id"),
        ({"clauses": (Clause(label="a)", text=" "),)}, "text-empty"),
        ({"result": ""}, "vote-empty"),
    ],
)
def test_what_cannot_be_said_of_a_motion(said: dict[str, object], code: str) -> None:
    register = room_of_five()
    for person, presence in ((LAY, Presence.APOLOGIES), (OFFICER, Presence.IN_ATTENDANCE)):
        register = run(register, attendance.record_presence, meeting=HELD, people=(person,), presence=presence).after
    register = with_records(register, Minute(id="N2", meeting="M2", number="1"))
    found = codes(refusal(register, votes.record_vote, **{"meeting": HELD, "motion": "x", "result": "carried", **said}))
    assert code in found or (code == "text-empty" and any("empty" in one or "required" in one for one in found)), found


def test_a_second_vote_on_one_item_must_say_what_it_is() -> None:
    register = record(room_of_five(), item=ITEMS[0], counted_for=4, counted_against=1)
    (problem,) = refusal(register, votes.record_vote, meeting=HELD, item=ITEMS[0], counted_for=5)
    assert (problem.code, problem.sentence) == (
        "vote-second",
        "A vote on “Plan” is recorded already: vote 1, carried.",
    )
    assert all(option in problem.cure for option in ("--amends 1", "--corrects 1", "--another"))
    assert len(record(register, item=ITEMS[1], counted_for=5).votes_of(HELD)) == 2
    another = record(register, item=ITEMS[0], counted_for=5, another=True)
    assert [vote.id for vote in another.votes_of(HELD)] == ["V1", "V2"]


def test_a_correction_changes_only_what_is_given() -> None:
    register = record(room_of_five(), item=ITEMS[0], motion="That it be so", votes={CHAIR: "for", VICE: "against"})
    done = run(register, votes.record_vote, meeting=HELD, corrects="V1", counted_for=4, counted_against=1)
    assert done.edit.puts == (replace(the_vote(register), votes=(), counted_for=4, counted_against=1),)
    assert done.edit.sentence == "Corrected the vote on “That it be so” at the meeting of 1 July 2021: carried"
    words = record(register, corrects="V1", seconded_by=THREE)
    assert the_vote(words) == replace(the_vote(register), seconded_by=THREE)


def test_a_correction_of_what_somebody_else_corrected_meanwhile_is_refused() -> None:
    register = record(room_of_five(), item=ITEMS[0], counted_for=4)
    opened = the_vote(register)
    register = record(register, corrects="V1", counted_for=3)
    found = refusal(register, votes.record_vote, meeting=HELD, corrects="V1", was=opened, counted_for=5)
    assert codes(found) == ["vote-changed"]


def test_an_amendment_has_its_own_mover_and_fate_on_the_business_of_its_motion() -> None:
    register = record(room_of_five(), item=ITEMS[0], motion="That it be so", counted_for=4)
    register = record(register, amends="V1", motion="Add: with thanks", moved_by=VICE, counted_for=1, counted_against=4)
    amendment = the_vote(register, "V2")
    assert (amendment.item, amendment.amends, amendment.moved_by, amendment.order) == (ITEMS[0], "V1", VICE, 2)
    assert register.amendments_to("V1") == (amendment,)
    assert [row.kind for row in votes_of(register, meeting_of(register))] == ["vote", "amendment"]
    assert codes(refusal(register, votes.take_back_vote, meeting=HELD, number=1)) == ["vote-amended"]
    gone = run(register, votes.take_back_vote, meeting=HELD, number=2).after
    assert gone.need(Vote, "V1")
    assert [vote.id for vote in gone.votes_of(HELD)] == ["V1"]
    assert gone.get(Vote, "V2") == replace(amendment, binned_on=TODAY)


def test_an_election_over_two_ballots() -> None:
    stood = (Nominee(person=CHAIR, moved_by=VICE), Nominee(person=THREE), Nominee(person=FOUR))
    first = Ballot(tallies=(Tally(nominee=CHAIR, hands=2), Tally(nominee=THREE, hands=2), Tally(nominee=FOUR, hands=1)))
    second = Ballot(tallies=(Tally(nominee=CHAIR, hands=2), Tally(nominee=THREE, hands=3)))
    done = run(
        room_of_five(),
        record_election,
        meeting=HELD,
        motion="Election of Chairman",
        nominees=stood,
        ballots=(first, second),
    )
    assert done.edit.puts == (
        Vote(
            id="V1",
            meeting=HELD,
            order=1,
            motion="Election of Chairman",
            nominees=stood,
            ballots=(first, second),
        ),
    )
    outcome = judge(done.after, meeting_of(done.after), the_vote(done.after))
    assert (outcome.state, outcome.votes_for, outcome.against) == ("elected", 3, 2)
    assert outcome.words.startswith("Cllr Cat Carter was ELECTED in the second ballot")


@pytest.mark.parametrize(
    ("ballots", "more", "code"),
    [
        ((), {"nominees": ()}, "election-empty"),
        ((Ballot(tallies=(Tally(nominee=LAY, hands=1),)),), {}, "ballot-nominee"),
        ((Ballot(),), {}, "vote-empty"),
        ((Ballot(tallies=(Tally(nominee=CHAIR, hands=6),)),), {}, "vote-too-many"),
        ((Ballot(tallies=(Tally(nominee=CHAIR, hands=3),)),) * 2, {}, "ballot-after"),
        ((Ballot(tallies=(Tally(nominee=CHAIR, hands=3),), cast_for=CHAIR),), {"presider": CHAIR}, "casting-no-tie"),
        (
            (Ballot(tallies=(Tally(nominee=CHAIR, hands=2), Tally(nominee=VICE, hands=2)), lot=CHAIR),),
            {},
            "lots-none",
        ),
        (
            (Ballot(tallies=(Tally(nominee=CHAIR, hands=2), Tally(nominee=VICE, hands=2)), cast_for=CHAIR),),
            {"presider": LAY},
            "casting-who",
        ),
        ((), {"nominees": (Nominee(person=CHAIR), Nominee(person=CHAIR))}, "nominee-twice"),
    ],
)
def test_elections_that_cannot_be(ballots: tuple[Ballot, ...], more: dict[str, Any], code: str) -> None:
    said = {"nominees": (Nominee(person=CHAIR), Nominee(person=VICE)), **more}
    assert code in codes(refusal(room_of_five(), record_election, meeting=HELD, ballots=ballots, **said))


def test_lots_are_drawn_where_the_rules_say_so() -> None:
    register = room_of_five()
    rules = replace(register.panel.rules[0], lots=True)
    register = with_records(register, replace(register.panel, rules=(rules,)))
    tied = Ballot(tallies=(Tally(nominee=CHAIR, hands=2), Tally(nominee=VICE, hands=2)), lot=VICE)
    stood = (Nominee(person=CHAIR), Nominee(person=VICE))
    done = run(register, record_election, meeting=HELD, nominees=stood, ballots=(tied,))
    assert judge(done.after, meeting_of(done.after), the_vote(done.after)).words == (
        "Cllr Bob Barford was ELECTED by lot: Cllr Ann Archer 2, Cllr Bob Barford 2."
    )


def test_the_vote_of_a_minute_is_made_changed_and_found_by_its_item() -> None:
    register, found = room_of_five(), Problems()
    minute = Minute(id="N1", meeting=HELD, number="")
    assert votes.vote_of_minute(register, minute, found) is None
    made = votes.vote_of_minute(register, minute, found, motion="That it be so", moved_by=CHAIR, result="CARRIED")
    assert made == Vote(
        id="V1", meeting=HELD, minute="N1", order=1, motion="That it be so", moved_by=CHAIR, result="CARRIED"
    )
    register = with_records(register, minute, made)
    changed = votes.vote_of_minute(register, minute, found, seconded_by=VICE)
    assert changed == replace(the_vote(register), seconded_by=VICE)
    taken = record(room_of_five(), item=ITEMS[0], counted_for=4)
    tied = votes.vote_of_minute(taken, minute, found, ITEMS[0], result="CARRIED")
    assert tied == replace(the_vote(taken), minute="N1", result="CARRIED")
    assert found.all == []
    votes.vote_of_minute(register, minute, found, seconded_by=CHAIR)
    assert [problem.code for problem in found.all] == ["mover-twice"]


@pytest.mark.parametrize(
    ("typed", "mover"),
    [
        ("the Chairman", Mover(CHAIR, "the Chairman")),
        ("Chair", Mover(CHAIR, "Chair")),
        ("the Vice-Chairman", Mover(VICE, "the Vice-Chairman")),
        ("Councillor Carter", Mover(THREE, "Councillor Carter")),
        ("Cat Carter", Mover(THREE, "")),
        ("carter", Mover(THREE, "")),
        ("P3", Mover(THREE, "")),
        ('"the Member for Melton"', Mover(None, "the Member for Melton")),
        ("  ", Mover()),
    ],
)
def test_who_moved_is_a_person_and_the_words_printed(typed: str, mover: Mover) -> None:
    assert read_mover(sitting(), meeting_of(sitting()), typed) == mover


def test_a_mover_whom_nobody_knows_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read_mover(sitting(), meeting_of(sitting()), "Councillor Cat Cartr")
    (problem,) = refused.value.problems
    assert "Did you mean" in problem.cure
    assert problem.field == "moved_by"


def test_nominees_written_are_read_again() -> None:
    register = sitting()
    line = "Cllr Cat Carter; the Chairman; Cllr Dan Dobson"
    (one,) = read_nominees(register, meeting_of(register), ["", line])
    assert (one.person, one.moved_by, one.moved_by_printed, one.seconded_by) == (THREE, CHAIR, "the Chairman", FOUR)
    assert nominee_words(register, meeting_of(register), one) == line


def veto_round() -> tuple[Register, StatutoryRound]:
    register = present(sitting(), *MEMBERS)
    register = record(register, item=ITEMS[2], rule="veto", votes=dict.fromkeys(MEMBERS[:5], "for"))
    steps = (RoundStep(step="notified", on=DAY.replace(month=6)),)
    one = StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2022, steps=steps)
    return with_records(register, one), one


def step(register: Register, **said: Any) -> Any:
    details = {"round_id": "R1", "step": "review", "on": DAY, "choice": "veto-too-high", "vote": "V1", **said}
    return run(register, rounds.record_step, **details)


def test_a_step_of_a_round_rests_on_the_vote_and_says_nothing_twice() -> None:
    register, _ = veto_round()
    done = step(register)
    taken = done.after.need(StatutoryRound, "R1").steps[-1]
    assert taken == RoundStep(step="review", on=DAY, choice="veto-too-high", vote="V1")
    assert codes(refusal(done.after, votes.take_back_vote, meeting=HELD, number=1)) == ["vote-in-round"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"votes_for": 6}, "round.vote_count"),
        ({"on": DAY.replace(day=2)}, "round.vote_day"),
        ({"choice": "support"}, "round.vote_outcome"),
        ({"vote": "V9"}, "unknown-id"),
    ],
)
def test_a_step_that_contradicts_its_vote_is_refused(said: dict[str, object], code: str) -> None:
    register, _ = veto_round()
    details = {"round_id": "R1", "step": "review", "on": DAY, "choice": "veto-too-high", "vote": "V1", **said}
    assert code in codes(refusal(register, rounds.record_step, **details))


def test_votes_that_were_named_are_kept_by_name() -> None:
    register = record(room_of_five(), item=ITEMS[0], votes={CHAIR: "for", VICE: "abstained"})
    assert the_vote(register).votes == (
        NamedVote(person=CHAIR, vote="for"),
        NamedVote(person=VICE, vote="abstained"),
    )
    (row,) = votes_of(register, meeting_of(register))
    assert row.votes == ("Cllr Ann Archer: for", "Cllr Bob Barford: abstained")


def test_an_election_is_corrected_as_one_and_a_vote_as_a_vote() -> None:
    stood = (Nominee(person=CHAIR),)
    elected = run(room_of_five(), record_election, meeting=HELD, nominees=stood).after
    assert codes(refusal(elected, votes.record_vote, meeting=HELD, corrects="V1", counted_for=3)) == ["vote-other-kind"]
    voted = record(room_of_five(), item=ITEMS[0], counted_for=4)
    found = refusal(voted, record_election, meeting=HELD, corrects="V1", nominees=stood)
    assert codes(found) == ["vote-other-kind"]


def test_minutes_can_be_typed_before_the_attendance_one_person_after_the_other() -> None:
    register = record(sitting(), motion="That it be so", result="CARRIED")
    register = run(register, record_election, meeting=HELD, nominees=(Nominee(person=CHAIR),)).after
    for person in (CHAIR, VICE, THREE):
        register = present(register, person)
    assert [row.state for row in votes_of(register, meeting_of(register))] == ["carried", "elected"]


@pytest.mark.parametrize("field", ["moved_by", "seconded_by", "presider"])
@pytest.mark.parametrize("command", ["vote", "election"])
def test_whoever_a_vote_names_is_a_person_of_the_register(command: str, field: str) -> None:
    register = sitting()
    details: dict[str, Any] = {field: "a note"}
    if command == "vote":
        problems = refusal(register, votes.record_vote, meeting=HELD, motion="That it be noted", **details)
    else:
        problems = refusal(register, record_election, meeting=HELD, nominees=(Nominee(person=VICE),), **details)
    assert "people" in {problem.field for problem in problems}


def test_nothing_is_decided_at_a_meeting_before_its_day() -> None:
    there = replace(meeting_of(room_of_five()), date=DAY)
    register = room_of_five().with_edit(Edit("", (there,)))
    eve = DAY - dt.timedelta(days=1)
    ways: tuple[tuple[Any, dict[str, Any]], ...] = (
        (votes.record_vote, {"item": ITEMS[0], "counted_for": 4}),
        (record_election, {"nominees": (Nominee(person=CHAIR),)}),
    )
    for command, given in ways:
        assert codes_told(partial(command, register, eve, meeting=HELD, **given)) == ["meeting-to-come"]
        assert codes_told(partial(command, register, DAY, meeting=HELD, **given)) == []


def test_of_two_votes_of_one_minute_the_first_is_the_one_it_tells() -> None:
    minute = Minute(id="N1", meeting=HELD, number="1", order=1)
    first = Vote(id="V1", meeting=HELD, minute="N1", motion="One", result="carried", order=1)
    amendment = Vote(id="V3", meeting=HELD, minute="N1", motion="Three", amends="V1", order=0)
    register = sitting().with_edit(Edit("", (minute, first, replace(first, id="V2", motion="Two", order=2), amendment)))
    assert votes.minuted_vote(register, minute, "") == first


def test_who_abstained_in_an_election_is_counted_in_its_last_ballot() -> None:
    register = room_of_five()
    first = Ballot(
        choices=(Choice(person=CHAIR, nominee=CHAIR), Choice(person=VICE, nominee=VICE), Choice(person=THREE))
    )
    last = Ballot(choices=tuple(Choice(person=one, nominee=CHAIR) for one in (CHAIR, VICE, THREE)))
    stood = tuple(Nominee(person=one) for one in (CHAIR, VICE))
    for ballots, abstained in (((first, last), 0), ((first,), 1)):
        vote = Vote(id="V1", meeting=HELD, nominees=stood, ballots=ballots)
        assert judge(register, meeting_of(register), vote)[3] == abstained


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({}, ""),
        ({"item": "W99"}, "unknown-id"),
        ({"amends": "V9"}, "unknown-id"),
        ({"moved_by": CHAIR, "seconded_by": CHAIR}, "mover-twice"),
        ({"motion": ""}, "motion-words"),
    ],
)
def test_a_motion_that_is_moved_is_judged_before_it_is_put(said: dict[str, Any], code: str) -> None:
    register = present(sitting(), CHAIR)
    problems = Problems()
    votes.moved_vote(
        register, meeting_of(register), Vote(**{"id": "V1", "meeting": HELD, "motion": "x", **said}), problems
    )
    assert [one.code for one in problems.all] == ([code] if code else [])
