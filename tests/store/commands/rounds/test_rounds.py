"""Opening rounds, recording their steps and taking them back; nothing else in the file changes."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.commands.rounds.rounds import close_round, edit_round, open_round, record_step, take_back_step
from store.edit import Edit
from store.problems import Conflict
from store.queries.calendar.holidays import working_days_of
from store.records import RoundKind, RoundStep, StatutoryRound
from store.register import Register
from store.rules.rounds.warnings import round_warnings
from tests.store.commands.office import JULY, TODAY, codes, office, refusal, run


def the_round(register: Register, round_id: str = "R1") -> StatutoryRound:
    found = register.get(StatutoryRound, round_id)
    assert found is not None
    return found


def test_a_round_is_opened_once_for_a_year() -> None:
    done = run(office(), open_round, kind=RoundKind.PRECEPT, year=2026, note="Late settlement")
    assert done.edit.puts == (
        StatutoryRound(id="R2", kind=RoundKind.PRECEPT, year=2026, opened_on=TODAY, note="Late settlement"),
    )
    assert done.edit.sentence == "Opened the precept round for 2026-27"
    assert codes(refusal(done.after, open_round, kind=RoundKind.PRECEPT, year=2026)) == ["round.exists"]


def test_a_hearing_is_opened_with_its_post_and_keeps_no_year() -> None:
    done = run(office(), open_round, kind=RoundKind.CONFIRMATION_HEARING, post="chief executive", year=2026)
    assert done.edit.puts == (
        StatutoryRound(id="R2", kind=RoundKind.CONFIRMATION_HEARING, post="chief executive", opened_on=TODAY),
    )
    assert "chief executive" in done.edit.sentence


@pytest.mark.parametrize("post", ["chief constable", "Chief Constable", "the Chief-Constable"])
def test_a_chief_constable_has_no_hearing_under_the_schedule_for_staff(post: str) -> None:
    (problem,) = refusal(office(), open_round, kind=RoundKind.CONFIRMATION_HEARING, post=post)
    assert (problem.code, problem.field) == ("round.post", "post")
    assert "Sch 8" in problem.sentence
    staff = run(office(), open_round, kind=RoundKind.CONFIRMATION_HEARING, post="chief executive").after
    assert codes(refusal(staff, edit_round, round_id="R2", post=post)) == ["round.post"]
    kept = run(office(), open_round, kind=RoundKind.CHIEF_CONSTABLE, post=post).after
    assert kept.need(StatutoryRound, "R2").post == post


@pytest.mark.parametrize(
    ("post", "asked"),
    [
        ("", False),
        ("Chief Executive", False),
        ("interim chief finance officer", False),
        ("Deputy Police and Crime Commissioner", False),
        ("DPCC", False),
        ("chief constable", True),
        ("assistant chief constable", True),
        ("deputy chief executive", True),
        ("monitoring officer", True),
    ],
)
def test_a_post_that_the_schedule_does_not_name_is_asked_about(post: str, asked: bool) -> None:
    one = StatutoryRound(id="R1", kind=RoundKind.CONFIRMATION_HEARING, post=post)
    told = round_warnings(office().with_edit(Edit("", (one,))), one, TODAY, working_days_of(office().panel))
    assert any("ask the monitoring officer" in words and "Sch 1" in words for words in told) is asked


def test_everything_wrong_with_a_new_round_is_said_at_once() -> None:
    problems = refusal(office(), open_round, kind=RoundKind.PRECEPT, subject="a\u0007b")
    assert "round.year" in codes(problems)
    assert len(problems) == 2


def test_a_round_after_the_end_that_was_announced_is_opened_and_asked_about() -> None:
    done = run(office(), open_round, kind=RoundKind.PRECEPT, year=2030)
    told = round_warnings(done.after, the_round(done.after, "R2"), TODAY, working_days_of(done.after.panel))
    assert any("No Act was found that says so" in words for words in told)


def test_steps_are_recorded_and_taken_back() -> None:
    register = office()
    first = run(
        register,
        record_step,
        round_id="R1",
        step="review",
        on=dt.date(2022, 2, 3),
        choice="support",
        members=15,
        votes_for=10,
        meeting=JULY,
    )
    assert the_round(first.after).steps == (
        RoundStep(step="review", on=dt.date(2022, 2, 3), choice="support", members=15, votes_for=10, meeting=JULY),
    )
    assert first.edit.sentence == (
        "Recorded “Proposed precept reviewed by the panel” on 3 February 2022 in the precept round for 2022-23"
    )
    second = run(first.after, record_step, round_id="R1", step="report", on=dt.date(2022, 2, 10))
    assert codes(refusal(second.after, take_back_step, round_id="R1", step="review")) == ["round.needed"]
    without = run(second.after, take_back_step, round_id="R1", step="report")
    assert without.after == first.after
    assert run(without.after, take_back_step, round_id="R1", step="review").after == register


def test_a_step_without_a_day_is_todays() -> None:
    done = run(office(), record_step, round_id="R1", step="notified")
    assert the_round(done.after).steps[0].on == TODAY


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ({"step": "dance"}, ["round.step"]),
        ({"step": "review", "choice": "veto"}, ["round.veto_which"]),
        (
            {"step": "review", "choice": "veto-too-low", "members": 15, "votes_for": 9},
            ["round.veto_vote", "round.majority"],
        ),
        ({"step": "review", "choice": "veto-too-low", "members": 15, "votes_for": 10}, ["round.veto_vote"]),
        ({"step": "review", "choice": "support", "members": 15, "votes_for": 16}, ["round.votes"]),
        ({"step": "notified", "pence": -1}, ["round.negative"]),
        ({"step": "notified", "meeting": "M99"}, ["unknown-id"]),
        ({"step": "report", "choice": "x", "note": "a\u0007b"}, 3),
    ],
)
def test_what_cannot_be_recorded_names_every_reason(arguments: dict[str, object], found: list[str] | int) -> None:
    problems = refusal(office(), record_step, round_id="R1", **arguments)
    assert (len(problems) if isinstance(found, int) else codes(problems)) == found


def test_what_is_not_recorded_cannot_be_taken_back() -> None:
    assert codes(refusal(office(), take_back_step, round_id="R1", step="review")) == ["round.no_step"]
    assert codes(refusal(office(), take_back_step, round_id="R9", step="review")) == ["unknown-id"]


def test_a_round_is_closed_and_opened_again() -> None:
    closed = run(office(), close_round, round_id="R1")
    assert the_round(closed.after).closed
    assert codes(refusal(closed.after, close_round, round_id="R1")) == ["round.same"]
    assert codes(refusal(closed.after, record_step, round_id="R1", step="notified")) == ["round.closed"]
    assert run(closed.after, close_round, round_id="R1", closed=False).after == office()


def test_only_the_fields_that_differ_are_changed_and_another_clerks_are_not_overwritten() -> None:
    register = office()
    was = the_round(register)
    done = run(register, edit_round, round_id="R1", was=was, note="New", year=2022)
    assert the_round(done.after) == replace(was, note="New")
    with pytest.raises(Conflict):
        edit_round(done.after, TODAY, round_id="R1", was=was, note="Mine")
    assert edit_round(register, TODAY, round_id="R1", was=was, note="").puts == ()
    assert codes(refusal(register, edit_round, round_id="R1", year=1999)) == ["round.year"]
