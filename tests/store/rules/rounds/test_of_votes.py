"""The vote of the meeting and the step of a round are one record: whatever says two things is refused or found."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.attendance import room as attendance
from store.commands.attendance import votes
from store.commands.attendance.elections import record_election
from store.commands.bin import bin_records
from store.commands.calendar.meetings import cancel_meeting, edit_meeting, postpone_meeting
from store.commands.fields import Problems
from store.commands.members.holding import edit_seat
from store.commands.members.seats import take_seat
from store.commands.rounds import rounds
from store.commands.rounds.decisions import record_decision
from store.desk import Desk
from store.edit import Edit
from store.problems import Refused, Stale
from store.queries.attendance.votes import votes_of
from store.queries.calendar.holidays import working_days_of
from store.records import (
    Meeting,
    Minute,
    NamedVote,
    Nominee,
    Panel,
    Person,
    Presence,
    Role,
    RoundKind,
    RoundStep,
    Stamp,
    StampKind,
    StatutoryRound,
    Vote,
)
from store.register import Register
from store.rules.findings import Scene, all_findings
from store.rules.room.back import why_not_back
from store.rules.rounds.decisions import DECISIONS
from store.rules.rounds.of_votes import (
    meeting_to_vote_at,
    steps_to_offer,
    steps_to_tie,
    steps_without,
    tally,
    votes_near,
    why_not_rest_on,
    why_not_tie,
    why_not_tie_any,
)
from store.rules.rounds.steps import STEPS, VETOES
from store.rules.rounds.words import timeline
from tests.store.commands.office import TODAY, codes, refusal, run
from tests.store.commands.sitting import CHAIR, DAY, HELD, ITEMS, MEMBERS, OFFICER, sitting

BEFORE = DAY - dt.timedelta(days=10)
NOTICE = RoundStep(step="notified", on=BEFORE)
PRECEPT = StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2022, steps=(NOTICE,))
FIVE_FOR = {**dict.fromkeys(MEMBERS[:5], "for"), **dict.fromkeys(MEMBERS[5:], "against")}
FOUR_FOR = {**dict.fromkeys(MEMBERS[:4], "for"), **dict.fromkeys(MEMBERS[4:], "against")}


def full(*records: Any, members: tuple[str, ...] = MEMBERS) -> Register:
    """Seven members in post, all there: a veto needs five."""
    start = sitting().with_edit(Edit("", (PRECEPT, *records)))
    return run(start, attendance.record_presence, meeting=HELD, people=members, presence=Presence.PRESENT).after


def voted(register: Register, **said: Any) -> Register:
    return run(register, votes.record_vote, meeting=HELD, item=ITEMS[2], **said).after


def step(choice: str, **said: Any) -> dict[str, Any]:
    return {"round_id": "R1", "step": "review", "on": DAY, "choice": choice, **said}


def the_step(register: Register, code: str = "review") -> RoundStep:
    return next(each for each in register.need(StatutoryRound, "R1").steps if each.step == code)


def found(register: Register, today: dt.date = TODAY) -> list[str]:
    names = {"round-vote-at-odds", "veto-without-vote"}
    return [one.code for one in all_findings(Scene(register, today)) if one.code in names]


VOTES: dict[str, dict[str, Any]] = {
    "carried": {"counted_for": 5, "counted_against": 2},
    "lost": {"counted_for": 2, "counted_against": 5},
    "tied": {"counted_for": 3, "counted_against": 3},
    "words carried": {"result": "CARRIED by a majority"},
    "words lost": {"result": "The motion was LOST"},
    "words": {"result": "noted"},
    "withdrawn": {"result": "The motion was withdrawn"},
    "not put": {"result": "lapsed for want of a seconder"},
    "veto carried": {"rule": "veto", "named": FIVE_FOR},
    "veto lost": {"rule": "veto", "named": FOUR_FOR},
    "veto in words": {"rule": "veto", "result": "CARRIED unanimously"},
    "chief constable carried": {"rule": "chief-constable-veto", "named": FIVE_FOR},
    "chief constable lost": {"rule": "chief-constable-veto", "named": FOUR_FOR},
}
FOR, LOST = {"carried", "words carried", "words"}, {"lost", "tied", "words lost"}


def allowed(kind: RoundKind, code: str, choice: str) -> set[str]:
    """Say by which of the votes a step can have been decided, written out from the law and not from the program."""
    vetoed = {RoundKind.PRECEPT: "veto", RoundKind.CHIEF_CONSTABLE: "chief constable"}.get(kind, "")
    if code in {"second-review", "reserve-report"}:
        vetoed = ""
    if choice in VETOES:
        return {f"{vetoed} carried"}
    if choice in {"vacancy", "suspension", "dropped", "acquitted", "convicted"}:
        return set()
    against = {"not-supported", "comments", "reject", "do-not-appoint", "do-not-remove"}
    usual = FOR | LOST if choice in against else FOR
    others = {"veto", "chief constable"} - {vetoed}
    return usual | ({f"{vetoed} lost"} if vetoed else set()) | {f"{one} lost" for one in others}


DECIDED = [
    (kind, rule.code, choice)
    for kind, rules in STEPS.items()
    for rule in rules
    if (kind, rule.code) in DECISIONS
    for choice in ([code for code, _ in rule.choices] or [""])
]


@pytest.mark.parametrize(("kind", "code", "choice"), DECIDED)
@pytest.mark.parametrize("vote", VOTES)
def test_which_vote_can_have_decided_which_step(kind: RoundKind, code: str, choice: str, vote: str) -> None:
    said = dict(VOTES[vote])
    named = tuple(NamedVote(person=who, vote=way) for who, way in said.pop("named", {}).items())
    one = StatutoryRound(id="R9", kind=kind)
    taken = Vote(id="V9", meeting=HELD, item=ITEMS[0], votes=named, **said)
    register = full(one, taken)
    odds = list(
        why_not_rest_on(register, one, RoundStep(step=code, on=DAY, choice=choice), register.need(Meeting, HELD), taken)
    )
    assert (not odds) is (vote in allowed(kind, code, choice)), [problem.sentence for problem in odds]
    assert all(problem.sentence and problem.cure for problem in odds)


def test_every_step_with_votes_is_a_decision_and_every_decision_a_step() -> None:
    known = {(kind, rule.code): rule for kind, rules in STEPS.items() for rule in rules}
    assert set(DECISIONS) <= set(known)
    assert {key for key, rule in known.items() if rule.vote} <= set(DECISIONS)
    for key, decision in DECISIONS.items():
        choices = {code for code, _ in known[key].choices}
        choices |= {""} if known[key].asked or not choices else set()
        assert decision.carried | decision.either | decision.vetoes <= choices


def test_nine_votes_lost_in_the_meeting_are_no_veto_in_the_round() -> None:
    register = voted(full(), rule="veto", votes=FOUR_FOR)
    refused = refusal(register, rounds.record_step, **step("veto-too-high", votes_for=5))
    assert codes(refused) == ["round.veto_vote"]
    assert "V1 at the meeting of 1 July 2021" in refused[0].sentence
    refused = refusal(register, rounds.record_step, **step("veto-too-high", votes_for=5, vote="V1"))
    assert codes(refused) == ["round.vote_count", "round.vote_outcome"]
    assert "4 voted for it in the vote recorded, not 5." in refused[0].sentence
    assert "LOST: 4 of the 7 members in post voted for it, and 5 were needed." in refused[1].sentence
    done = run(register, rounds.record_step, **step("support", vote="V1"))
    assert the_step(done.after).vote == "V1"
    assert found(done.after) == []


def test_a_veto_without_its_vote_by_name_is_refused_and_a_plan_of_one_is_not() -> None:
    for said in ({}, {"votes_for": 5}, {"votes_for": 5, "members": 7}):
        refused = refusal(full(), rounds.record_step, **step("veto-too-high", **said))
        assert [one.code for one in refused] == ["round.veto_vote"]
        assert refused[0].act == "attend.vote"
    plan = step("veto-too-high") | {"on": TODAY + dt.timedelta(days=20)}
    assert the_step(run(full(), rounds.record_step, **plan).after).vote is None


def test_the_vote_and_the_step_are_recorded_in_one_change() -> None:
    said = {"meeting": HELD, "item": ITEMS[2], "rule": "veto", "votes": FIVE_FOR}
    done = run(full(), record_decision, **said, round_id="R1", step="review", choice="veto-too-low")
    assert [type(record) for record in done.edit.puts] == [Vote, StatutoryRound]
    assert the_step(done.after) == RoundStep(step="review", on=DAY, choice="veto-too-low", vote="V1")
    one = done.after.need(StatutoryRound, "R1")
    assert tally(done.after, one, the_step(done.after)) == (5, 5, 7)
    told = " ".join(timeline(done.after, one, TODAY, working_days_of(done.after.panel)))
    assert "vetoed it as too low (5 votes for, 5 of 7 needed, vote V1 of the meeting)" in told
    assert votes_of(done.after, done.after.need(Meeting, HELD))[0].decides == ("R1 review",)
    lost = {**said, "votes": FOUR_FOR}
    assert codes(refusal(full(), record_decision, **lost, round_id="R1", step="review", choice="veto-too-low")) == [
        "round.vote_outcome"
    ]
    assert codes(refusal(full(), record_decision, **said, step="review")) == ["round.none_named"]
    assert run(full(), record_decision, **said).edit.puts == run(full(), votes.record_vote, **said).edit.puts


def test_votes_of_that_meeting_are_named_or_said_to_be_none_of_them() -> None:
    register = voted(full(), counted_for=2, counted_against=5)
    assert codes(refusal(register, rounds.record_step, **step("support", votes_for=5))) == ["round.vote_unnamed"]
    assert "round.vote_outcome" in codes(refusal(register, rounds.record_step, **step("support", vote="V1")))
    assert run(register, rounds.record_step, **step("support", unvoted=True)).after
    assert run(register, rounds.record_step, **step("not-supported", vote="V1")).after
    assert "round.veto_vote" in codes(refusal(register, rounds.record_step, **step("veto-too-low", unvoted=True)))


def test_a_step_entered_first_is_offered_to_the_vote_and_tied() -> None:
    register = run(full(), rounds.record_step, **step("support", votes_for=5, meeting=HELD)).after
    one = register.need(StatutoryRound, "R1")
    assert meeting_to_vote_at(register, one, "review", TODAY) == register.need(Meeting, HELD)
    assert why_not_tie_any(register, one) is not None
    after = voted(register, counted_for=5, counted_against=2)
    meeting, vote = after.need(Meeting, HELD), after.need(Vote, "V1")
    assert [(found_in.id, each.step) for found_in, each in steps_without(after, meeting, vote)] == [("R1", "review")]
    assert [each.step for each in steps_to_tie(after, after.need(StatutoryRound, "R1"))] == ["review"]
    tied = run(after, rounds.tie_step, round_id="R1", step="review", vote="V1")
    assert the_step(tied.after) == RoundStep(step="review", on=DAY, choice="support", vote="V1")
    again = refusal(tied.after, rounds.tie_step, round_id="R1", step="review", vote="V1")
    assert codes(again) == ["round.vote_tied"]
    other = voted(register, counted_for=4, counted_against=3)
    assert codes(refusal(other, rounds.tie_step, round_id="R1", step="review", vote="V1")) == ["round.vote_count"]
    assert steps_without(other, meeting, other.need(Vote, "V1")) == ()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"step": "report"}, "round.no_step"),
        ({"step": "notified"}, "round.vote_none"),
        ({"step": "review", "vote": "V9"}, "unknown-id"),
    ],
)
def test_what_cannot_be_tied(arguments: dict[str, str], code: str) -> None:
    register = run(full(), rounds.record_step, **step("support")).after
    register = voted(register, counted_for=5, counted_against=2)
    assert code in codes(refusal(register, rounds.tie_step, **{"round_id": "R1", "vote": "V1", **arguments}))


def test_a_vote_that_may_decide_a_step_is_offered_it() -> None:
    register = voted(full(), counted_for=5, counted_against=2)
    meeting, vote = register.need(Meeting, HELD), register.need(Vote, "V1")
    assert [(one.id, rule.code) for one, rule in steps_to_offer(register, meeting, vote)] == [("R1", "review")]
    plan = StatutoryRound(id="R2", kind=RoundKind.PLAN, steps=(RoundStep(step="received", on=BEFORE),))
    more = register.with_edit(Edit("", (plan,)))
    assert [one.id for one, _ in steps_to_offer(more, meeting, vote)] == ["R1"]
    veto = replace(vote, rule="chief-constable-veto")
    assert steps_to_offer(more, meeting, veto) == ()
    closed = more.with_edit(Edit("", (replace(PRECEPT, closed=True),)))
    assert steps_to_offer(closed, meeting, vote) == ()


def test_a_correction_of_the_vote_that_contradicts_the_step_is_refused_and_another_is_not() -> None:
    said = {"meeting": HELD, "item": ITEMS[2], "rule": "veto", "votes": FIVE_FOR}
    register = run(full(), record_decision, **said, round_id="R1", step="review", choice="veto-too-low").after
    refused = refusal(register, votes.record_vote, meeting=HELD, corrects="V1", votes=FOUR_FOR)
    assert codes(refused) == ["vote-in-round"]
    assert (
        "“Proposed precept reviewed by the panel” in the precept round for 2022-23 (R1) rests on" in refused[0].sentence
    )
    six = {**FIVE_FOR, MEMBERS[5]: "for"}
    better = run(register, votes.record_vote, meeting=HELD, corrects="V1", votes=six).after
    assert tally(better, better.need(StatutoryRound, "R1"), the_step(better)).votes_for == 6
    assert codes(refusal(register, votes.take_back_vote, meeting=HELD, number=1)) == ["vote-in-round"]


@pytest.mark.parametrize(("result", "code"), [("CARRIED", ""), ("LOST", "vote-in-round")])
def test_the_minute_of_a_vote_cannot_say_what_contradicts_the_step(result: str, code: str) -> None:
    decided = replace(PRECEPT, steps=(NOTICE, RoundStep(step="review", on=DAY, choice="support", vote="V1")))
    minute = Minute(id="N1", meeting=HELD, heading="Precept", order=1, item=ITEMS[2])
    vote = Vote(id="V1", meeting=HELD, item=ITEMS[2], minute="N1", motion="That it be so", result="CARRIED", order=1)
    problems = Problems()
    votes.vote_of_minute(full(decided, vote, minute), minute, problems, ITEMS[2], result=result)
    assert [one.code for one in problems.all] == ([code] if code else [])


@pytest.mark.parametrize(
    ("kind", "vote", "code"),
    [
        (StampKind.VOTE, "V1", "vote-in-round"),
        (StampKind.VOTE, "V2", ""),
        (StampKind.VOTE, None, ""),
        (StampKind.MOTION, "V1", ""),
    ],
)
def test_the_event_of_a_vote_is_not_taken_back_while_a_step_rests_on_it(
    kind: StampKind, vote: str | None, code: str
) -> None:
    decided = replace(PRECEPT, steps=(NOTICE, RoundStep(step="review", on=DAY, choice="support", vote="V1")))
    stamp = Stamp(id="T1", meeting=HELD, order=1, kind=kind, vote=vote)
    problem = why_not_back(sitting().with_edit(Edit("", (decided, stamp))), stamp, TODAY)
    assert (problem.code if problem else "") == code


def test_whatever_would_turn_the_vote_is_refused_while_a_step_rests_on_it() -> None:
    said = {"meeting": HELD, "item": ITEMS[2], "rule": "veto", "votes": FIVE_FOR}
    register = run(full(), record_decision, **said, round_id="R1", step="review", choice="veto-too-low").after
    newcomer = register.with_edit(Edit("", (Person(id="P11", name="Kay Kent"),)))
    seat = {"person": "P11", "role": Role.INDEPENDENT, "from_date": BEFORE}
    assert "vote-in-round" in codes(refusal(newcomer, take_seat, **seat))
    for change in ({"votes": False}, {"role": Role.OFFICER}):
        refused = codes(refusal(register, edit_seat, seat="S3", correction=True, **change))
        assert refused == ["vote-unsettled", "vote-in-round"]
    assert run(register, edit_seat, seat="S3", correction=True, party="Green").edit.puts
    assert codes(refusal(register, attendance.clear_attendance, meeting=HELD, people=(CHAIR,)))
    assert codes(refusal(register, bin_records, ids=("V1",)))


def test_a_veto_recorded_apart_is_tied_to_its_vote_and_never_against_it() -> None:
    """As in a file made before both were one record."""
    apart = replace(PRECEPT, steps=(NOTICE, RoundStep(step="review", on=DAY, choice="veto-too-low", votes_for=5)))
    register = full(apart)
    assert found(register) == ["veto-without-vote"]
    assert "round.vote_outcome" in codes(
        refusal(register, votes.record_vote, meeting=HELD, item=ITEMS[2], rule="veto", votes=FOUR_FOR)
    )
    done = run(register, votes.record_vote, meeting=HELD, item=ITEMS[2], rule="veto", votes=FIVE_FOR)
    assert the_step(done.after) == RoundStep(step="review", on=DAY, choice="veto-too-low", vote="V1")
    assert done.edit.sentence.endswith("carried; the precept round for 2022-23 rests on it")
    assert found(done.after) == []


@pytest.mark.parametrize(
    ("said", "taken", "code"),
    [
        ({"rule": "veto", "votes": FOUR_FOR}, {"choice": "veto-too-high", "votes_for": 5}, "round-vote-at-odds"),
        ({"rule": "veto", "votes": FIVE_FOR}, {"choice": "support"}, "round-vote-at-odds"),
        ({"counted_for": 2, "counted_against": 5}, {"choice": "support", "vote": "V1"}, "round-vote-at-odds"),
        ({"counted_for": 5, "counted_against": 2}, {"choice": "support", "votes_for": 6}, "round-vote-at-odds"),
        ({"counted_for": 5, "counted_against": 2}, {"choice": "veto-too-low"}, "veto-without-vote"),
        ({"counted_for": 5, "counted_against": 2}, {"choice": "support", "votes_for": 5}, None),
        ({"counted_for": 5, "counted_against": 2}, {"choice": "support"}, None),
    ],
)
def test_earlier_files_where_both_stand_keep_both_and_are_found(
    said: dict[str, Any], taken: dict[str, Any], code: str | None
) -> None:
    register = voted(full(), **said)
    one = replace(PRECEPT, steps=(NOTICE, RoundStep(step="review", on=DAY, **taken)))
    register = register.with_edit(Edit("", (one,)))
    named = [each for each in all_findings(Scene(register, TODAY)) if each.code == code]
    assert found(register) == ([code] if code else [])
    for each in named:
        assert each.records[0] == "R1"
        if code == "round-vote-at-odds":
            assert "V1" in each.records
            assert "V1" in each.sentence
            assert "1 July 2021" in each.sentence


def test_a_report_may_follow_the_vote_and_is_counted_as_at_its_day() -> None:
    """The members at the time are those of the vote, not those of the day on which the report went out."""
    steps = (RoundStep(step="notified", on=BEFORE), RoundStep(step="hearing", on=DAY, meeting=HELD))
    one = StatutoryRound(id="R2", kind=RoundKind.CHIEF_CONSTABLE, steps=steps)
    register = voted(full(one), rule="chief-constable-veto", votes=FIVE_FOR)
    later = DAY + dt.timedelta(days=3)
    taken = {"round_id": "R2", "step": "report", "on": later, "choice": "veto"}
    assert [vote.id for vote, _ in votes_near(register, one, RoundStep(step="report", on=later, choice="veto"))] == [
        "V1"
    ]
    assert codes(refusal(register, rounds.record_step, **taken)) == ["round.veto_vote"]
    done = run(register, rounds.record_step, **taken, vote="V1").after
    more = done.with_edit(Edit("", (Person(id="P11", name="Kay Kent"),)))
    more = run(more, take_seat, person="P11", role=Role.INDEPENDENT, from_date=later).after
    last = more.need(StatutoryRound, "R2").steps[-1]
    assert tally(more, more.need(StatutoryRound, "R2"), last) == (5, 5, 7)
    early = {**taken, "on": DAY - dt.timedelta(days=1)}
    assert "round.vote_day" in codes(refusal(register, rounds.record_step, **early, vote="V1"))
    unknown = replace(one, steps=(replace(steps[0], on=later),))
    before = register.with_edit(Edit("", (unknown,)))
    assert "round.vote_early" in codes(refusal(before, rounds.record_step, **taken, vote="V1"))


def test_a_vote_that_is_not_there_is_said_at_the_field_of_the_vote() -> None:
    (problem,) = refusal(full(), rounds.record_step, **step("support", vote="V9"))
    assert (problem.code, problem.field) == ("unknown-id", "vote")


def test_an_acting_commissioner_may_be_elected_and_nothing_else_rests_on_an_election() -> None:
    arose = RoundStep(step="arose", on=BEFORE, choice="vacancy")
    one = StatutoryRound(id="R2", kind=RoundKind.ACTING_COMMISSIONER, steps=(arose,))
    register = run(full(one), record_election, meeting=HELD, nominees=(Nominee(person=OFFICER),)).after
    taken = {"round_id": "R2", "step": "appointed", "on": DAY, "vote": "V1"}
    assert run(register, rounds.record_step, **taken).after
    assert "round.vote_election" in codes(refusal(register, rounds.record_step, **step("support", vote="V1")))


@pytest.mark.parametrize("choice", ["", "staff", "not-staff"])
def test_nobody_was_appointed_by_an_election_that_was_lost_whether_it_is_known_whose_staff_or_not(choice: str) -> None:
    arose = RoundStep(step="arose", on=BEFORE, choice="vacancy")
    one = StatutoryRound(id="R2", kind=RoundKind.ACTING_COMMISSIONER, steps=(arose,))
    taken = {"round_id": "R2", "step": "appointed", "on": DAY, "vote": "V1", "choice": choice}
    held: dict[str, Any] = {"meeting": HELD, "nominees": (Nominee(person=OFFICER),)}
    lost = run(full(one), record_election, **held, result="LOST").after
    assert codes(refusal(lost, rounds.record_step, **taken)) == ["round.vote_outcome"]
    chosen = run(run(full(one), record_election, **held).after, rounds.record_step, **taken).after
    assert codes(refusal(chosen, record_election, **held, corrects="V1", result="LOST")) == ["vote-in-round"]
    assert run(chosen, record_election, **held, corrects="V1", note="by hands").edit.puts


def test_one_vote_decides_one_step_and_an_amendment_none() -> None:
    register = voted(full(), counted_for=5, counted_against=2)
    register = run(register, rounds.record_step, **step("support", vote="V1")).after
    other = replace(PRECEPT, id="R2", year=2021)
    both = register.with_edit(Edit("", (other,)))
    of_two = {**step("support", vote="V1"), "round_id": "R2"}
    assert "round.vote_taken" in codes(refusal(both, rounds.record_step, **of_two))
    amended = voted(register, amends="V1", counted_for=5)
    amended = amended.with_edit(Edit("", (other,)))
    assert "round.vote_amends" in codes(refusal(amended, rounds.record_step, **{**of_two, "vote": "V2"}))


def test_figures_are_those_of_the_vote_or_are_recorded_with_it() -> None:
    words = voted(full(), result="CARRIED")
    assert codes(refusal(words, rounds.record_step, **step("support", vote="V1", votes_for=5))) == ["round.vote_count"]
    named = voted(full(), rule="veto", votes=FIVE_FOR)
    refused = refusal(named, rounds.record_step, **step("veto-too-low", vote="V1", members=8))
    assert codes(refused) == ["round.vote_members"]
    assert "7 members were in post on the day of the vote, not 8." in refused[0].sentence


def test_undo_takes_neither_away_under_the_other(tmp_path: Path) -> None:
    records = [record for table in full().tables.values() for record in table.values()]
    desk = Desk.create(tmp_path / "panel.json", records, today=TODAY, who="clerk")
    recorded = desk.run(votes.record_vote, meeting=HELD, item=ITEMS[2], rule="veto", votes=FIVE_FOR)
    voted_at = desk.register
    desk.run(rounds.record_step, **step("veto-too-low", vote="V1"))
    desk.undo()
    assert desk.register == voted_at
    desk.redo()
    assert the_step(desk.register).vote == "V1"
    with pytest.raises((Refused, Stale)):
        desk.undo(recorded.id if recorded else None)
    assert the_step(desk.register).vote == "V1"
    desk.undo()
    desk.undo()
    assert not desk.register.votes_of(HELD)
    desk.run(
        record_decision,
        meeting=HELD,
        item=ITEMS[2],
        rule="veto",
        votes=FIVE_FOR,
        round_id="R1",
        step="review",
        choice="veto-too-low",
    )
    desk.undo()
    assert not desk.register.votes_of(HELD)
    assert len(desk.register.need(StatutoryRound, "R1").steps) == 1


@pytest.mark.parametrize(
    ("kind", "code", "choice", "voted"),
    [
        (RoundKind.ACTING_COMMISSIONER, "arose", "vacancy", False),
        (RoundKind.ACTING_COMMISSIONER, "arose", "incapacity", True),
        (RoundKind.SUSPENSION, "ended", "acquitted", False),
        (RoundKind.SUSPENSION, "ended", "panel", True),
        (RoundKind.ACTING_COMMISSIONER, "appointed", "staff", True),
    ],
)
def test_only_an_outcome_on_which_the_panel_votes_is_asked_for_its_vote(
    kind: RoundKind, code: str, choice: str, voted: bool
) -> None:
    one = StatutoryRound(id="R1", kind=kind, steps=(RoundStep(step=code, on=dt.date(2026, 2, 4), choice=choice),))
    register = Register.of(Panel(id="PANEL", name="A panel"), one)
    assert (why_not_tie(register, one, code) is None) is voted


@pytest.mark.parametrize(("for_it", "refused"), [(7, False), (8, True)])
@pytest.mark.parametrize("choice", ["support", "support-with-recommendations", "not-supported"])
def test_no_step_is_recorded_with_more_votes_than_there_are_members(choice: str, for_it: int, refused: bool) -> None:
    start = sitting().with_edit(Edit("", (PRECEPT,)))
    said = step(choice, votes_for=for_it)
    if refused:
        assert codes(refusal(start, rounds.record_step, **said)) == ["round.votes"]
    else:
        assert the_step(run(start, rounds.record_step, **said).after).votes_for == for_it


def test_where_no_seat_is_recorded_the_number_typed_stands() -> None:
    start = Register.of(sitting().panel, PRECEPT)
    assert the_step(run(start, rounds.record_step, **step("support", votes_for=8)).after).votes_for == 8


@pytest.mark.parametrize("choice", ["", "vetoed"])
def test_without_its_outcome_nothing_is_said_of_the_vote(choice: str) -> None:
    register = voted(full(), counted_for=5, counted_against=2)
    (vote,) = register.votes_of(HELD)
    assert "round.vote_none" not in codes(refusal(register, rounds.record_step, **step(choice, vote=vote.id)))


LATER, EARLIER = TODAY + dt.timedelta(days=20), DAY - dt.timedelta(days=1)
CALLED_OFF: dict[str, tuple[Any, dict[str, Any]]] = {
    "cancelled": (cancel_meeting, {"reason": "Snow"}),
    "put off to a day to come": (postpone_meeting, {"to": LATER, "reason": "Snow"}),
    "dated a day to come": (edit_meeting, {"date": LATER}),
}


@pytest.mark.parametrize("way", CALLED_OFF)
def test_a_meeting_at_which_the_panel_voted_took_place(way: str) -> None:
    command, said = CALLED_OFF[way]
    assert run(full(), command, meeting=HELD, **said).edit.puts
    register = voted(full(), counted_for=5, counted_against=2)
    assert codes(refusal(register, command, meeting=HELD, **said)) == ["meeting-voted"]


@pytest.mark.parametrize(
    ("command", "said"), [(postpone_meeting, {"to": EARLIER, "reason": "A slip"}), (edit_meeting, {"date": EARLIER})]
)
def test_the_day_of_a_meeting_is_not_corrected_away_from_a_step_that_rests_on_its_vote(
    command: Any, said: dict[str, Any]
) -> None:
    register = voted(full(), rule="veto", votes=FIVE_FOR)
    assert run(register, command, meeting=HELD, **said).after.need(Meeting, HELD).date == EARLIER
    (vote,) = register.votes_of(HELD)
    decided = run(register, rounds.record_step, **step("veto-too-low", vote=vote.id)).after
    assert "vote-in-round" in codes(refusal(decided, command, meeting=HELD, **said))
